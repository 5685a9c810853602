//! XHTML for a parser of HTML.

use std::borrow::Cow;

/// Elements that HTML never closes.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Gives empty elements such as `<title/>` a closing tag: HTML takes them for opened, and may swallow all that follows.
pub(super) fn expanded(page: &str) -> Cow<'_, str> {
    if !page.contains("/>") {
        return page.into();
    }
    let mut out = String::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some(end) = rest.find("/>") {
        let before = rest.get(..end).unwrap_or("");
        let name = before.rfind('<').and_then(|at| before.get(at + 1..)).map_or("", |tag| {
            let name_end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'))).unwrap_or(tag.len());
            tag.get(..name_end).unwrap_or("")
        });
        out.push_str(before);
        if name.is_empty() || VOID.contains(&name.to_ascii_lowercase().as_str()) {
            out.push_str("/>");
        } else {
            out.push_str("></");
            out.push_str(name);
            out.push('>');
        }
        rest = rest.get(end + 2..).unwrap_or("");
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_elements_are_closed() {
        assert_eq!(expanded("<title/><p id='a'/>x<br/>1 /> 2"), "<title></title><p id='a'></p>x<br/>1 /> 2");
        assert!(matches!(expanded("<p>x</p>"), Cow::Borrowed(_)));
    }
}
