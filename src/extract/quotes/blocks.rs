//! Quotations that are blocks of their own: block quotations of every format and the quoted lines of mails.

use std::ops::Range;

use crate::base::TextSpan;
use crate::extract::quotes::outer::Outer;
use crate::extract::quotes::{Quote, QuoteForm, QuoteKind, Speaker};
use crate::text::{Block, BlockKind, Document, Format, one_line};

/// Speech verbs that end the line above the quoted lines of a mail, in the languages of mail programs.
const WROTE: &[&str] =
    &["wrote", "writes", "schrieb", "escribió", "écrit", "ha scritto", "schreef", "skrev", "napisał", "napisał(a)"];

/// The longest signature, in words.
const LONGEST_SIGNATURE: usize = 12;

/// The block quotations of a document in order; `outer` are its marked quotations.
pub(super) fn blocks(document: &Document, outer: &Outer) -> Vec<Quote> {
    let all = document.blocks.as_slice();
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let depth = all.get(at).map_or(0, |block| depth(document, block));
        let is_one = |block: &Block| block.kind == BlockKind::Quotation && self::depth(document, block) == depth;
        let end = all.iter().skip(at).position(|block| !is_one(block)).map_or(all.len(), |count| at + count);
        if end == at {
            at += 1;
            continue;
        }
        out.extend(group(document, outer, at, end, depth));
        at = end;
    }
    out
}

/// The quotation of blocks from `first` up to `end`.
fn group(document: &Document, outer: &Outer, first: usize, end: usize, depth: usize) -> Option<Quote> {
    let all = document.blocks.as_slice();
    let intro = first.checked_sub(1).and_then(|before| all.get(before)).filter(|block| is_text(block));
    let announced = intro.is_some_and(|block| document.slice(block.span).trim_end().ends_with(':'));
    let mut parts: Vec<TextSpan> = all.get(first..end)?.iter().map(|block| block.span).collect();
    let signed = parts.last().and_then(|last| signature(document, *last)).filter(|_| parts.len() > 1);
    let signed = if signed.is_some() {
        parts.pop();
        signed
    } else {
        all.get(end).filter(|block| is_text(block)).and_then(|block| signature(document, block.span))
    };
    // Indented lines of plain text may be verse or an address.
    if document.source.format == Format::Plain && depth == 0 && !announced && signed.is_none() {
        return None;
    }
    let span = parts.first()?.cover(*parts.last()?);
    if !outer.is_free(span) || outer.covered(span) * 2 > span.len() {
        return None;
    }
    let author = intro.and_then(|block| author(document, block.span));
    let (mention, cue) = author.or(signed).map_or((None, None), |(name, cue)| (Some(name), Some(cue)));
    let speaker =
        mention.map(|mention| Speaker { name: one_line(document.slice(mention)), mention, entity: None, confidence: 0.8 });
    Some(Quote { span, parts, kind: QuoteKind::Speech, continues: None, speaker, cue, depth: 0, form: QuoteForm::Block })
}

fn is_text(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation)
}

/// How many ">" stand before a block on its line.
fn depth(document: &Document, block: &Block) -> usize {
    let before = document.text.get(..block.span.start as usize).unwrap_or("");
    before.bytes().rev().take_while(|byte| matches!(byte, b'>' | b' ' | b'\t')).filter(|byte| *byte == b'>').count()
}

/// "— Greta Lund, mayor": the name and the dash.
fn signature(document: &Document, span: TextSpan) -> Option<(TextSpan, TextSpan)> {
    let text = document.slice(span);
    let rest = ["—", "–", "―", "--", "-", "~"].iter().find_map(|dash| text.strip_prefix(dash))?;
    let lead = text.len() - rest.trim_start().len();
    let name = rest.trim_start().split([',', '(', '.', '\n', ';']).next()?.trim_end();
    let is_name = name.chars().next().is_some_and(char::is_uppercase) && !rest.trim_end().ends_with(['.', '?', '!', ':']);
    let short = text.split_whitespace().count() <= LONGEST_SIGNATURE && name.split_whitespace().count() <= 5;
    let start = span.start as usize;
    let dash = TextSpan::new(start, start + (text.len() - rest.len()));
    (is_name && short).then(|| (TextSpan::new(start + lead, start + lead + name.len()), dash))
}

/// "On Tue, 3 Nov 2026 at 10:04, Greta Lund &lt;greta@example.org&gt; wrote:": the name and the verb.
fn author(document: &Document, span: TextSpan) -> Option<(TextSpan, TextSpan)> {
    let text = document.slice(span);
    let head = text.trim_end().strip_suffix(':')?.trim_end();
    let last_line = head.rfind("\n\n").map_or(0, |at| at + 2);
    let (at, verb) = WROTE.iter().filter_map(|verb| Some((head.rfind(verb)?, *verb))).filter(|(at, _)| *at >= last_line).max()?;
    let (before, after) = (head.get(last_line..at)?, head.get(at + verb.len()..)?);
    let behind = at + verb.len();
    let name = match after.trim().is_empty() {
        true => last_name(before).map(|name| last_line + name.start..last_line + name.end),
        false => first_name(after).map(|name| behind + name.start..behind + name.end),
    }?;
    let start = span.start as usize;
    Some((TextSpan::new(start + name.start, start + name.end), TextSpan::new(start + at, start + behind)))
}

/// The place of the name at the end of the words before "wrote", an address behind it left out.
fn last_name(before: &str) -> Option<Range<usize>> {
    let bare = before.split('<').next()?.trim_end();
    let mut start = bare.len();
    for word in bare.split_inclusive([' ', '\n']).rev() {
        let plain = word.trim();
        let is_name = plain.chars().next().is_some_and(char::is_uppercase) && !plain.contains(|c: char| c.is_ascii_digit());
        if !is_name || plain.ends_with([',', ':']) || matches!(plain, "AM" | "PM" | "On" | "UTC" | "GMT") {
            break;
        }
        start -= word.len();
    }
    (start < bare.len()).then_some(start..bare.len())
}

/// The place of the name behind "schrieb".
fn first_name(after: &str) -> Option<Range<usize>> {
    let name = after.split(['<', ':', ',']).next()?;
    let start = name.len() - name.trim_start().len();
    let plain = name.trim();
    (plain.chars().next()?.is_uppercase() && plain.split_whitespace().count() <= 5).then_some(start..start + plain.len())
}

#[cfg(test)]
mod tests {
    use crate::extract::QuoteForm;
    use crate::extract::quotes::testing::of_form;

    /// The block quotations of a text in a format: speaker, then the words, parts joined by " | ".
    fn check(name: &str, text: &str, expected: &[&str]) {
        assert_eq!(of_form(name, text, QuoteForm::Block), expected, "{text}");
    }

    #[test]
    fn the_line_above_names_the_speaker() {
        check(
            "a.md",
            "Greta Lund said:\n\n> We are late.\n>\n> Very late.\n\nShe left.",
            &["Greta Lund: We are late. | Very late."],
        );
        check("a.md", "The boats lay idle.\n\n> We are late.", &["-: We are late."]);
        check(
            "a.html",
            "<p>Greta Lund said:</p><blockquote><p>We are late.</p></blockquote><p>She left.</p>",
            &["Greta Lund: We are late."],
        );
    }

    #[test]
    fn a_signature_names_the_speaker() {
        check("a.md", "The boats lay idle.\n\n> We are late.\n>\n> — Greta Lund, mayor", &["Greta Lund: We are late."]);
    }

    #[test]
    fn mails_quote_line_by_line() {
        check(
            "a.txt",
            "On Tue, 3 Nov 2026 at 10:04, Greta Lund <greta@example.org> wrote:\n> We are late.\n> Very late.\n\nNobody minds.",
            &["Greta Lund: We are late. | Very late."],
        );
        check(
            "a.txt",
            "Am 03.11.26 um 10:04 schrieb Greta Lund:\n> Wir sind spät.\n\nMacht nichts.",
            &["Greta Lund: Wir sind spät."],
        );
    }

    #[test]
    fn marked_quotations_stay_as_they_are() {
        check("a.md", "Greta Lund said:\n\n> “We are late.”\n\nShe left.", &[]);
    }
}
