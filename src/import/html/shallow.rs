//! A guard before parsing: elements nested without end.
//!
//! The time to parse a page and to find its article grows with the square of its depth, so tags beyond a depth that no
//! real page has are taken out; the words between them stay.

use std::borrow::Cow;

/// The greatest depth. Browsers stop at about 500.
const MAX_DEPTH: usize = 400;

/// Elements that are never closed, or mostly not.
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li",
    "td", "tr", "th", "dt", "dd", "option", "tbody", "thead", "tfoot", "colgroup",
];

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "noscript", "iframe"];

/// A page that is not too deep.
pub(super) struct Shallow<'h> {
    /// The page; elements nested beyond [`MAX_DEPTH`] are left without their tags.
    pub(super) html: Cow<'h, str>,
    /// The bytes between the tags, each as often as elements lie around it: what it costs to find the article.
    pub(super) weight: usize,
}

/// Takes out what is too deep.
pub(super) fn shallow(html: &str) -> Shallow<'_> {
    let (mut depth, mut weight) = (0_usize, 0_usize);
    let mut cuts = Vec::new();
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        weight = weight.saturating_add((tag.start - at).saturating_mul(depth.min(MAX_DEPTH) + 1));
        let before = depth;
        match tag.kind {
            Kind::Opening => depth += 1,
            Kind::Closing => depth = depth.saturating_sub(1),
            Kind::Other => {}
        }
        if tag.kind != Kind::Other && before.max(depth) > MAX_DEPTH {
            cuts.push(tag.start..tag.end);
        }
        at = tag.next;
    }
    Shallow { html: if cuts.is_empty() { html.into() } else { without(html, &cuts).into() }, weight }
}

fn without(html: &str, cuts: &[std::ops::Range<usize>]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for cut in cuts {
        out.push_str(html.get(at..cut.start).unwrap_or(""));
        if !out.ends_with([' ', '>', '\n']) {
            out.push(' ');
        }
        at = cut.end;
    }
    out.push_str(html.get(at..).unwrap_or(""));
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Opening,
    Closing,
    Other,
}

struct Tag {
    kind: Kind,
    start: usize,
    /// One past its ">".
    end: usize,
    /// Where to look for the next one: past the content, if that is no markup.
    next: usize,
}

fn next_tag(html: &str, from: usize) -> Option<Tag> {
    let start = from + html.get(from..)?.find('<')?;
    let rest = html.get(start + 1..)?;
    if rest.starts_with("!--") {
        let next = html.get(start..)?.find("-->").map_or(html.len(), |at| start + at + 3);
        return Some(Tag { kind: Kind::Other, start, end: next, next });
    }
    let (closing, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let name_end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let name = rest.get(..name_end)?.to_ascii_lowercase();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Some(Tag { kind: Kind::Other, start, end: start + 1, next: start + 1 });
    }
    let end = start + html.get(start..)?.find('>').map_or(html.len() - start, |at| at + 1);
    let kind = match closing {
        _ if UNCLOSED.contains(&name.as_str()) || RAW.contains(&name.as_str()) => Kind::Other,
        true => Kind::Closing,
        false => Kind::Opening,
    };
    let next = if !closing && RAW.contains(&name.as_str()) { end_of_raw(html, end, &name) } else { end };
    Some(Tag { kind, start, end, next })
}

/// Where the closing tag of raw content begins.
fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let rest = html.get(from..).unwrap_or("");
    let closes = |at: usize| {
        let tag = rest.get(at + 2..at + 2 + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name))
    };
    rest.match_indices("</").find(|(at, _)| closes(*at)).map_or(html.len(), |(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_stay() {
        let page = "<html><body><script>for (i=0;i<n;i++) a<b</script><p>One<p>Two<br></body></html>";
        assert!(matches!(shallow(page).html, Cow::Borrowed(_)));
        let script = format!("<script>{}</script><p>One</p>", "a<b;".repeat(MAX_DEPTH * 2));
        assert_eq!(shallow(&script).html, script);
    }

    #[test]
    fn words_of_deep_elements_stay() {
        let page = format!("{}deep <p>words{}after", "<div class=a>".repeat(MAX_DEPTH + 2), "</div>".repeat(MAX_DEPTH + 2));
        let cut = shallow(&page).html;
        assert_eq!(cut.matches("<div").count(), MAX_DEPTH);
        assert_eq!(cut.matches("</div").count(), MAX_DEPTH);
        assert!(cut.contains("deep <p>words"));
    }
}
