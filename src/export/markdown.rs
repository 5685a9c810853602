//! The ledgers as Markdown tables.

use std::io::Write;

use crate::base::{Side, Work};
use crate::display::{Piece, Tag, wording};
use crate::export::clean::clean;
use crate::export::head::{Head, caution};
use crate::export::ledger::{Entry, Ledger, notes};
use crate::export::{Subject, order};
use crate::messages::tr;

/// Writes what is compared and the three ledgers.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, mut out: impl Write) -> std::io::Result<()> {
    let mut text = format!("# {}\n", inert(tr!("report-title")));
    let head = Head::new(subject);
    sources(&mut text, &head);
    counts(&mut text, &head);
    for ledger in Ledger::ALL {
        table(&mut text, subject, work, ledger)?;
    }
    noted(&mut text, subject);
    text.push_str(&format!("\n{} {}\n", inert(caution()), inert(&head.written_by())));
    out.write_all(text.as_bytes())
}

fn sources(text: &mut String, head: &Head) {
    text.push('\n');
    columns(text, &["", tr!("report-markdown-title"), tr!("report-markdown-source"), "SHA-256"]);
    for side in Side::BOTH {
        let source = &head.sources[side];
        row(text, &[side.letter(), &source.title, &source.details.join(" · "), &source.sha256].map(inert));
        for (message, _) in &source.notices {
            row(text, &["", "", message, ""].map(inert));
        }
    }
}

/// How much was found; the signs of the states are explained by it.
fn counts(text: &mut String, head: &Head) {
    text.push_str(&format!("\n{}. {}\n\n", inert(&head.scope), inert(&head.progress)));
    for count in &head.counts {
        let states: Vec<String> = count.states.iter().map(|(tag, number)| format!("{number} {}", sign(*tag))).collect();
        text.push_str(&format!("- {}: {}\n", inert(&count.ledger.counted(count.total)), states.join(" · ")));
    }
}

/// The sign and the name of a state.
fn sign(tag: Tag) -> String {
    inert(&tag.sign_and_label())
}

fn table(text: &mut String, subject: &Subject<'_>, work: &Work, ledger: Ledger) -> std::io::Result<()> {
    text.push_str(&format!("\n## {}\n\n", ledger.label()));
    columns(
        text,
        &[
            tr!("report-markdown-number"),
            tr!("report-markdown-state"),
            tr!("report-markdown-kind"),
            Side::A.letter(),
            Side::B.letter(),
            tr!("report-markdown-why"),
            tr!("report-markdown-status"),
            tr!("report-markdown-note"),
            tr!("report-markdown-by"),
        ],
    );
    let findings = order::weighty_first(subject, ledger);
    for (done, finding) in findings.iter().enumerate() {
        work.check()?;
        work.progress(done, findings.len());
        let Some(entry) = Entry::new(subject, *finding) else { continue };
        let [a, b] = Side::BOTH.map(|side| passages(&entry, side));
        let kind = [entry.kind(), entry.about].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(": ");
        let [status, note] = wording::status_and_note(&entry.said);
        let [number, kind, why, status, note, by] =
            [entry.number.as_str(), &kind, &entry.card.reason, &status, &note, entry.by.label()].map(inert);
        row(text, &[number, sign(entry.tag()), kind, a, b, why, status, note, by]);
    }
    Ok(())
}

/// What a reviewer noted on words of the texts.
fn noted(text: &mut String, subject: &Subject<'_>) {
    let notes = notes(subject);
    if notes.is_empty() {
        return;
    }
    text.push_str(&format!("\n## {}\n\n", inert(tr!("report-notes"))));
    columns(text, &["", tr!("report-markdown-words"), tr!("report-markdown-note"), ""]);
    for note in notes {
        row(text, &[note.side.letter(), note.words, note.note, note.state].map(inert));
    }
}

/// All passages of one side, the words that matter in bold, speakers behind a dash.
fn passages(entry: &Entry<'_>, side: Side) -> String {
    let is_fact = !entry.about.is_empty();
    let passages = entry.passages(side).map(|passage| {
        let words: String = passage.pieces.iter().map(marked).collect();
        let dash = if passage.caption.is_empty() || is_fact { "" } else { " – " };
        format!("{words}{dash}{}", if is_fact { String::new() } else { inert(&passage.caption) })
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

/// The names of columns and the line below them.
fn columns(text: &mut String, names: &[&str]) {
    text.push('|');
    for name in names {
        text.push_str(&if name.is_empty() { " |".to_owned() } else { format!(" {} |", inert(name)) });
    }
    text.push_str("\n|");
    text.push_str(&" --- |".repeat(names.len()));
    text.push('\n');
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
