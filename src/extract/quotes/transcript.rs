//! Turns of speech that stand behind a label instead of in marks: transcripts, interviews, chats.
//!
//! One label is nothing: a text has turns where several labels of the same kind come again, before words that are
//! sentences.

use std::collections::BTreeMap;

use crate::base::TextSpan;
use crate::extract::entities::lexicon as names;
use crate::extract::quotes::labels::{self, Label, Look};
use crate::extract::quotes::outer::Outer;
use crate::extract::quotes::{Quote, QuoteForm, QuoteKind, Speaker};
use crate::text::{BlockKind, Document};

/// A line with a label.
struct Line {
    block: usize,
    look: Look,
    label: TextSpan,
    name: TextSpan,
    /// Where the words begin.
    words: u32,
    /// Where the line ends.
    end: u32,
    /// The name, folded, without titles.
    key: String,
}

/// The turns of a document in order; `outer` are its marked quotations.
pub(super) fn turns(document: &Document, outer: &Outer) -> Vec<Quote> {
    let lines = believed(document, labelled(document, outer));
    if lines.is_empty() {
        return Vec::new();
    }
    let labelled = lines.iter().map(|line| line.block).collect::<std::collections::BTreeSet<_>>().len();
    let (first, last) = (lines.first().map_or(0, |line| line.block), lines.last().map_or(0, |line| line.block));
    // Where most paragraphs have labels, one without goes on with the turn before it.
    let is_dense = labelled * 5 >= (last - first + 1) * 2;
    let names = full_names(document, &lines);
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let parts = parts(document, line, lines.get(index + 1), is_dense);
        let Some(span) = parts.first().zip(parts.last()).map(|(first, last)| first.cover(*last)) else { continue };
        if !outer.is_free(span) {
            continue;
        }
        let name = names.get(&line.key).cloned().unwrap_or_else(|| document.slice(line.name).to_owned());
        let speaker = Speaker { name, mention: line.name, entity: None, confidence: 0.9 };
        out.push(Quote {
            span,
            parts,
            kind: QuoteKind::Speech,
            continues: None,
            speaker: Some(speaker).filter(|_| line.look != Look::Letter),
            cue: Some(line.label),
            depth: 0,
            form: QuoteForm::Turn,
        });
    }
    out
}

/// Every line that begins with what may be a label.
fn labelled(document: &Document, outer: &Outer) -> Vec<Line> {
    let mut out = Vec::new();
    for (block, found) in document.blocks.as_slice().iter().enumerate() {
        if matches!(found.kind, BlockKind::Caption | BlockKind::Note | BlockKind::Cell) {
            continue;
        }
        let mut at = found.span.start as usize;
        for raw in document.slice(found.span).split_inclusive('\n') {
            let end = at + raw.trim_end().len();
            if let Some(label) = labels::read(raw.trim_end()).filter(|_| outer.is_outside(at)) {
                out.push(line(document, block, at, end, &label));
            }
            at += raw.len();
        }
    }
    out
}

fn line(document: &Document, block: usize, at: usize, end: usize, label: &Label) -> Line {
    let place = |range: &std::ops::Range<usize>| TextSpan::new(at + range.start, at + range.end);
    let name = place(&label.name);
    let words = TextSpan::new(at + label.words, end);
    Line {
        block,
        look: label.look,
        label: place(&label.span),
        name,
        words: words.start,
        end: words.end,
        key: key(document.slice(name)),
    }
}

/// The folded name without titles and without the number of a question.
fn key(name: &str) -> String {
    let key = names::without_titles(&name.to_lowercase()).join(" ");
    key.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

/// Whom two labels have in common: "greta lund" and "lund".
fn last_word(key: &str) -> &str {
    key.rsplit(' ').next().unwrap_or("")
}

/// The lines that are turns.
fn believed(document: &Document, lines: Vec<Line>) -> Vec<Line> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in &lines {
        *counts.entry(last_word(&line.key).to_owned()).or_default() += 1;
    }
    let again = |line: &Line| counts.get(last_word(&line.key)).is_some_and(|count| *count >= 2);
    let recurring: Vec<&Line> = lines.iter().filter(|line| again(line)).collect();
    let titles = recurring.iter().filter(|line| line.look == Look::Title).count();
    let enough = if titles * 2 > recurring.len() { 4 } else { 2 };
    let sentences = lines.iter().filter(|line| is_sentence(document, line)).count();
    let several = counts.len() >= 2 && lines.len() >= 3;
    let chats = lines.iter().filter(|line| line.look == Look::Chat).count() * 2 > lines.len();
    if recurring.len() < enough || !several || !chats && sentences * 5 < lines.len() * 3 || recurring.len() * 2 < lines.len() {
        return Vec::new();
    }
    let looks = [Look::Letter, Look::Chat, Look::Capitals, Look::Title];
    let known: Vec<Look> = looks.into_iter().filter(|look| recurring.iter().any(|line| line.look == *look)).collect();
    lines.into_iter().filter(|line| again(line) || known.contains(&line.look)).collect()
}

/// Whether the words of a turn end like speech, or go on behind their line.
fn is_sentence(document: &Document, line: &Line) -> bool {
    let words = document.slice(TextSpan { start: line.words, end: line.end });
    let bare = words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    words.is_empty()
        || bare.ends_with(['.', '?', '!', '…', '-', '–', '—', '。', '？', '！'])
        || document.text.get(line.end as usize..).is_some_and(|rest| rest.starts_with('\n') && !rest.starts_with("\n\n"))
            && words.split_whitespace().count() >= 8
}

/// The words of a turn: to the next label, at most to the end of its paragraph unless the turns are dense.
fn parts(document: &Document, line: &Line, next: Option<&Line>, is_dense: bool) -> Vec<TextSpan> {
    let blocks = document.blocks.as_slice();
    let limit = next.map_or(u32::MAX, |next| next.label.start);
    let mut out = Vec::new();
    for (index, block) in blocks.iter().enumerate().skip(line.block) {
        let own = index == line.block;
        let follows = out.is_empty() && index == line.block + 1;
        if block.span.start >= limit || !own && !follows && (!is_dense || next.is_none()) {
            break;
        }
        if !own && !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) {
            break;
        }
        let start = if own { line.words } else { block.span.start };
        let span = document.trimmed(start as usize..block.span.end.min(limit) as usize);
        out.extend(span.filter(|span| own || !is_direction(document.slice(*span))));
    }
    out
}

/// "(Applause.)", "[Crosstalk]".
fn is_direction(words: &str) -> bool {
    words.starts_with(['(', '[']) && words.ends_with([')', ']'])
}

/// By key: the longest name that a label or the same last word of another label gives.
fn full_names(document: &Document, lines: &[Line]) -> BTreeMap<String, String> {
    let mut longest: BTreeMap<&str, (&str, TextSpan)> = BTreeMap::new();
    for line in lines {
        let last = last_word(&line.key);
        let known = longest.entry(last).or_insert((line.key.as_str(), line.name));
        let is_longer = line.key.split(' ').count() > known.0.split(' ').count();
        if is_longer && line.key.ends_with(known.0) {
            *known = (line.key.as_str(), line.name);
        }
    }
    let mut out = BTreeMap::new();
    for line in lines {
        let last = last_word(&line.key);
        if let Some((full, name)) = longest.get(last).filter(|(full, _)| full.ends_with(line.key.as_str()))
            && *full != line.key
        {
            out.insert(line.key.clone(), document.slice(*name).to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::extract::QuoteForm;
    use crate::extract::quotes::testing::of_form;

    /// The turns of a text: speaker, then the words, parts joined by " | ".
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(of_form("t.txt", text, QuoteForm::Turn), expected, "{text}");
    }

    #[test]
    fn labels_that_come_again_are_speakers() {
        check(
            "LUND: We are late.\n\nKIEL: Nobody minds.\n\nLUND: I do.",
            &["LUND: We are late.", "KIEL: Nobody minds.", "LUND: I do."],
        );
        check(
            "Q. Were you there?\n\nA. I was.\n\nQ. Alone?\n\nA. No.",
            &["-: Were you there?", "-: I was.", "-: Alone?", "-: No."],
        );
        check("[12:03] anna: late again\n[12:04] olav: no\n[12:04] anna: yes", &["anna: late again", "olav: no", "anna: yes"]);
    }

    #[test]
    fn a_turn_may_have_several_paragraphs() {
        check(
            "LUND: We are late.\n\nVery late.\n\nKIEL: Nobody minds.\n\nLUND: I do.\n\nThey left.",
            &["LUND: We are late. | Very late.", "KIEL: Nobody minds.", "LUND: I do."],
        );
    }

    #[test]
    fn single_labels_and_lists_of_facts_are_no_turns() {
        check("WASHINGTON: The pier is closed.\n\nIt will stay so.", &[]);
        check("NOTE: Bring a rope.\n\nNOTE: Bring a lamp.\n\nTIP: Bring tea.", &[]);
        check("Boat: Heron\n\nCrew: four\n\nBoat: Gull\n\nCrew: six", &[]);
        check("LUND: “We are late.”\n\nKIEL: “Nobody minds.”\n\nLUND: “I do.”", &[]);
    }

    #[test]
    fn a_short_label_has_the_full_name_of_a_longer_one() {
        check(
            "GRETA LUND: We are late.\n\nKIEL: No.\n\nLUND: Yes.",
            &["GRETA LUND: We are late.", "KIEL: No.", "GRETA LUND: Yes."],
        );
    }
}
