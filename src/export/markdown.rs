//! The ledgers as Markdown tables.

use std::io::Write;

use crate::base::Side;
use crate::compare::{Comparison, QuoteState, Verdict};
use crate::display::{Display, Finding, Piece, Standing, Tag, card, wording};
use crate::export::clean::clean;
use crate::export::{Subject, order};

/// Writes the sources and the three ledgers.
///
/// # Errors
/// The error of the writer.
pub fn write_report(subject: Subject<'_>, mut out: impl Write) -> std::io::Result<()> {
    let comparison = subject.comparison;
    let display = Display::new(comparison);
    let mut text = String::from("# Two accounts compared\n");
    sources(&mut text, comparison);
    let quotes = order::groups(QuoteState::ALL, |state| Tag::Quote(*state), &display.quotes, |item| item.state);
    let quotes = quotes.into_iter().flat_map(|(tag, items)| items.into_iter().map(move |item| (tag, item.finding, "")));
    table(&mut text, subject, "Quotations", quotes);
    let facts = order::groups(Verdict::ALL, |verdict| Tag::Fact(*verdict), &display.facts, |item| item.verdict);
    let facts =
        facts.into_iter().flat_map(|(tag, items)| items.into_iter().map(move |item| (tag, item.finding, item.kind.code())));
    table(&mut text, subject, "Facts", facts);
    let statements = order::links(subject.comparison, &display.statements);
    let statements = order::groups(Standing::ALL, |standing| standing.tag(), &statements, |(_, standing, _)| *standing);
    let statements = statements.into_iter().flat_map(|(tag, items)| {
        items.into_iter().map(move |(finding, _, moved)| (tag, *finding, if *moved { "moved" } else { "" }))
    });
    table(&mut text, subject, "Statements", statements);
    out.write_all(text.as_bytes())
}

fn sources(text: &mut String, comparison: &Comparison) {
    text.push_str("\n| | title | source | SHA-256 |\n| --- | --- | --- | --- |\n");
    for side in Side::BOTH {
        let document = &comparison.documents[side];
        let title = document.title.as_deref().unwrap_or(&document.source.name);
        let cells = [side.letter(), title, &wording::source_details(document).join(" · "), &document.source.sha256];
        row(text, &cells.map(inert));
        let notices: Vec<_> = document.notices.iter().chain(&comparison.extractions[side].notices).collect();
        for (message, _) in order::notices(&notices) {
            row(text, &["", "", &message, ""].map(inert));
        }
    }
}

fn table<'t>(text: &mut String, subject: Subject<'_>, name: &str, items: impl Iterator<Item = (Tag, Finding, &'t str)>) {
    text.push_str(&format!("\n## {name}\n\n| | state | kind | A | B | why |\n| --- | --- | --- | --- | --- | --- |\n"));
    for (tag, finding, kind) in items {
        let [a, b] = Side::BOTH.map(|side| passages(subject.comparison, finding, side));
        let mut why = inert(&wording::reason(subject.comparison, finding));
        if let Some(said) = subject.marks.get(finding) {
            why.push_str(&format!("<br>{}", inert(&wording::reviewer(said))));
        }
        row(text, &[inert(tag.glyph()), inert(tag.label()), inert(kind), a, b, why]);
    }
}

/// All passages of one side, the words that matter in bold, speakers and topics behind a dash.
fn passages(comparison: &Comparison, finding: Finding, side: Side) -> String {
    let passages = card(comparison, finding).map(|card| card.passages).unwrap_or_default();
    let passages = passages.iter().filter(|passage| passage.side == side).map(|passage| {
        let words: String = passage.pieces.iter().map(marked).collect();
        let dash = if passage.caption.is_empty() { "" } else { " – " };
        format!("{words}{dash}{}", inert(&passage.caption))
    });
    passages.collect::<Vec<_>>().join("<br>")
}

/// The piece, in bold where it matters; bold does not begin or end with a space.
fn marked(piece: &Piece) -> String {
    let words = piece.text.trim();
    if !piece.marked || words.is_empty() {
        return inert(&piece.text);
    }
    let lead = piece.text.len() - piece.text.trim_start().len();
    let (before, after) = (piece.text.get(..lead).unwrap_or(""), piece.text.get(lead + words.len()..).unwrap_or(""));
    format!("{before}<strong>{}</strong>{after}", inert(words))
}

fn row(text: &mut String, cells: &[String]) {
    text.push('|');
    for cell in cells {
        text.push_str(&format!(" {cell} |"));
    }
    text.push('\n');
}

/// Words in which no character means anything to Markdown or HTML.
fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    // What programs turn into links by themselves.
    out.replace("://", "&#58;//")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(inert(text), expected);
    }

    #[test]
    fn words_mean_nothing_to_markdown() {
        check("plain “words” – here", "plain “words” – here");
        check("a | b\nc", "a \\| b c");
        check("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;");
        check("[a](http://b)", "\\[a\\](http&#58;//b)");
        check("![a] *b* _c_ `d`", "!\\[a\\] \\*b\\* \\_c\\_ \\`d\\`");
    }
}
