//! Reasons of quotation states in words.

use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, Edit, EditKind, QuoteMatch, QuoteReason, QuoteState};
use crate::text::{fold, is_negation};

/// How many differences are named; the rest are counted.
const NAMED: usize = 2;
/// How many words of a difference are shown.
const SHOWN_WORDS: usize = 6;
/// How many shared words are named.
const SHARED: usize = 5;

/// What says why a quotation has its state: one sentence, and another where the speakers do not seem to be the same.
#[must_use]
pub fn quote_reason(comparison: &Comparison, found: &QuoteMatch) -> String {
    let mut reason = why(comparison, found);
    if let Some(named) = named_otherwise(comparison, found) {
        reason.push(' ');
        reason.push_str(&named);
    }
    reason
}

/// Speakers with names that share no word; whether they are the same person cannot be told with certainty.
fn named_otherwise(comparison: &Comparison, found: &QuoteMatch) -> Option<String> {
    if found.state == QuoteState::Reattributed {
        return None;
    }
    let name = |side: Side| {
        let quotes = &comparison.extractions[side].quotes;
        found.quotes[side].iter().find_map(|id| quotes[*id].speaker.as_ref()).map(|speaker| speaker.name.as_str())
    };
    let (a, b) = (name(Side::A)?, name(Side::B)?);
    let share = a.split_whitespace().any(|one| b.split_whitespace().any(|other| fold(one) == fold(other)));
    (!share).then(|| format!("Check who said it: A names {a}, B names {b}."))
}

fn why(comparison: &Comparison, found: &QuoteMatch) -> String {
    match &found.reason {
        QuoteReason::NothingAlike => nothing_alike(found.state),
        QuoteReason::SameWords if found.quotes.a.len() + found.quotes.b.len() > 2 => {
            format!("The same words; {} splits them into several quotations.", more_quotes(found).letter())
        }
        QuoteReason::SameWords => "The same words on both sides.".to_owned(),
        QuoteReason::WithinOther { longer, left_out } => within_other(found, *longer, *left_out),
        QuoteReason::EachLeavesOut { only_a, only_b } => {
            format!(
                "The same words in the middle; A has {} more at one end, B has {} more at the other.",
                words(*only_a),
                words(*only_b)
            )
        }
        QuoteReason::WordsDiffer { shared, .. } => words_differ(comparison, found, *shared),
        QuoteReason::OtherSpeaker { speakers } => {
            format!("{}: in A it is {}, in B it is {}.", sameness(found), speakers.a, speakers.b)
        }
        QuoteReason::WordsUnquoted { side } => {
            let same = found.edits.iter().all(|edit| edit.kind == EditKind::Equal);
            format!("{} has {} words without quotation marks.", side.letter(), if same { "the same" } else { "nearly the same" })
        }
        QuoteReason::ContentUnquoted { side, shared } => {
            let shared = shared.iter().take(SHARED).map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ");
            format!("{} seems to report this in its own words; both have {shared}.", side.letter())
        }
    }
}

fn nothing_alike(state: QuoteState) -> String {
    let other = match state {
        QuoteState::Only(side) => side.other().letter(),
        _ => "the other account",
    };
    format!("Nothing like it was found in {other}.")
}

fn more_quotes(found: &QuoteMatch) -> Side {
    if found.quotes.a.len() > found.quotes.b.len() { Side::A } else { Side::B }
}

fn words(count: usize) -> String {
    if count == 1 { "1 word".to_owned() } else { format!("{count} words") }
}

/// Where the shorter wording stops: the first words, the last, those in the middle.
fn within_other(found: &QuoteMatch, longer: Side, left_out: usize) -> String {
    let is_gap = |edit: Option<&Edit>| edit.is_some_and(|edit| edit.kind != EditKind::Equal);
    let ends = usize::from(is_gap(found.edits.first())) + usize::from(found.edits.len() > 1 && is_gap(found.edits.last()));
    let gaps = found.edits.iter().filter(|edit| edit.kind != EditKind::Equal).count();
    let place = match (is_gap(found.edits.first()), is_gap(found.edits.last()), gaps - ends.min(gaps)) {
        (true, false, 0) => " at the beginning",
        (false, true, 0) => " at the end",
        (true, true, 0) => " at the beginning and the end",
        (false, false, 1..) => " in the middle",
        _ => " in several places",
    };
    format!("The same words; {} leaves out {}{place}.", longer.other().letter(), words(left_out))
}

fn sameness(found: &QuoteMatch) -> &'static str {
    if found.edits.iter().all(|edit| edit.kind == EditKind::Equal) {
        "The same words, but given to different people"
    } else {
        "Nearly the same words, but given to different people"
    }
}

fn words_differ(comparison: &Comparison, found: &QuoteMatch, shared: usize) -> String {
    let last = found.edits.len().saturating_sub(1);
    let is_inner = |at: usize, edit: &Edit| at > 0 && at < last || is_short(comparison, edit);
    let differs = |edit: &Edit| edit.kind != EditKind::Equal;
    let mut inner: Vec<&Edit> =
        found.edits.iter().enumerate().filter(|(at, edit)| differs(edit) && is_inner(*at, edit)).map(|(_, edit)| edit).collect();
    if inner.is_empty() {
        inner = found.edits.iter().filter(|edit| edit.kind == EditKind::Replace).collect();
    }
    let texts: Vec<Pair<String>> = inner.iter().map(|edit| texts(comparison, edit)).collect();
    let named = texts.iter().take(NAMED).map(difference).collect::<Vec<_>>().join("; ");
    let more = match texts.len().saturating_sub(NAMED) {
        0 => String::new(),
        1 => "; one more difference".to_owned(),
        more => format!("; {more} more differences"),
    };
    if named.is_empty() {
        return format!("The two share {}, but not in the same order.", words(shared));
    }
    format!("{}: {named}{more}.", heading(&texts))
}

/// Whether one wording of a few words stands for another; longer ones at the ends are what stands around.
fn is_short(comparison: &Comparison, edit: &Edit) -> bool {
    let texts = texts(comparison, edit);
    edit.kind == EditKind::Replace && Side::BOTH.iter().all(|side| tokens(&texts[*side]).count() <= 3)
}

/// What kind of change it is, where one word tells.
fn heading(texts: &[Pair<String>]) -> &'static str {
    let any = |test: fn(&str) -> bool| texts.iter().any(|text| Side::BOTH.iter().any(|side| tokens(&text[*side]).any(test)));
    let denies = |text: &str| tokens(text).filter(|word| is_negation(&word.to_lowercase().replace('’', "'"))).count();
    if texts.iter().any(|text| denies(&text.a) != denies(&text.b)) {
        "One side says “not” or the like, the other does not"
    } else if any(|word| word.starts_with(|c: char| c.is_ascii_digit())) {
        "A number differs"
    } else {
        "Words differ"
    }
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).filter(|word| !word.is_empty())
}

fn difference(text: &Pair<String>) -> String {
    match (text.a.as_str(), text.b.as_str()) {
        ("", b) => format!("only B has “{b}”"),
        (a, "") => format!("only A has “{a}”"),
        (a, b) => format!("A has “{a}”, B has “{b}”"),
    }
}

fn texts(comparison: &Comparison, edit: &Edit) -> Pair<String> {
    let text =
        |side: Side, span: Option<TextSpan>| span.map_or_else(String::new, |span| shown(comparison.documents[side].slice(span)));
    Pair::new(text(Side::A, edit.a), text(Side::B, edit.b))
}

/// The first words, on one line.
fn shown(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut out = words.by_ref().take(SHOWN_WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        out.push_str(" …");
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::Work;
    use crate::compare::compare;
    use crate::extract::extract;
    use crate::text::{Block, BlockKind, Document, Draft, Format, Source};

    fn document(text: &str) -> Document {
        let source = Source { name: String::new(), path: None, format: Format::Plain, sha256: String::new() };
        let blocks = vec![Block { span: TextSpan::new(0, text.len()), kind: BlockKind::Paragraph }];
        let draft = Draft { source, title: None, date: None, text: text.to_owned(), blocks, notices: Vec::new() };
        Document::new(draft, &Work::new()).unwrap_or_else(|_| unreachable!("nobody cancels"))
    }

    fn check(a: &str, b: &str, expected: &str) {
        let documents = Pair::new(document(a), document(b)).map(Arc::new);
        let extractions = documents.as_ref().map(|document| Arc::new(extract(document, &Work::new()).unwrap_or_default()));
        let reason = compare(documents, extractions, &Work::new())
            .map(|comparison| comparison.quotes.first().map_or_else(String::new, |found| quote_reason(&comparison, found)));
        assert_eq!(reason.unwrap_or_default(), expected);
    }

    const WHOLE: &str = "“The old pier will be open to small boats next summer,” Brekke said.";

    #[test]
    fn reasons_are_plain_sentences() {
        check(WHOLE, WHOLE, "The same words on both sides.");
        check(
            WHOLE,
            "“The old pier will be open to small boats,” Brekke said.",
            "The same words; B leaves out 2 words at the end.",
        );
        check(
            "“The old pier will be open to small boats,” Brekke said.",
            WHOLE,
            "The same words; A leaves out 2 words at the end.",
        );
        check(
            WHOLE,
            "“The old pier will be closed to small boats next summer,” Brekke said.",
            "Words differ: A has “open”, B has “closed”.",
        );
        check(
            WHOLE,
            "“The old pier will not be open to small boats next summer,” Brekke said.",
            "One side says “not” or the like, the other does not: only B has “not”.",
        );
        check(WHOLE, "Nobody spoke.", "Nothing like it was found in B.");
    }
}
