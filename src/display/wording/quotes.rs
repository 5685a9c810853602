//! Reasons of quotation states in words.

use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, Edit, EditKind, Origin, QuoteMatch, QuoteReason, QuoteState};
use crate::display::wording::said::{attribution, given_to};
use crate::messages::tr;
use crate::text::{ONES, TENS, fold, is_negation};

/// How many differences are named; the rest are counted.
const NAMED: usize = 2;
/// How many words of a difference are shown.
const SHOWN_WORDS: usize = 6;
/// How many shared words are named.
const SHARED: usize = 5;

/// What says why a quotation has its state, and another sentence that says who is quoted and how.
#[must_use]
pub fn quote_reason(comparison: &Comparison, found: &QuoteMatch) -> String {
    let (why, who) = (why(comparison, found), attribution(comparison, found));
    let why = match (found.by, found.state) {
        (Origin::Engine, QuoteState::Only(side)) if is_taken_apart(comparison, found, side) => {
            tr!("reason-quote-taken-apart").to_owned()
        }
        (Origin::Engine, _) => why,
        (Origin::Reviewer, QuoteState::Only(side)) => {
            format!("{} {why}", tr!("reason-quote-taken-away", side = side.other().letter()))
        }
        (Origin::Reviewer, _) => format!("{} {why}", tr!("reason-quote-reviewer")),
    };
    if who.is_empty() { why } else { format!("{why} {who}") }
}

/// Whether the reviewer said of a quotation that its partner was none.
fn is_taken_apart(comparison: &Comparison, found: &QuoteMatch, side: Side) -> bool {
    comparison.rulings.unpaired.iter().any(|pair| found.quotes[side].contains(&pair[side]))
}

fn why(comparison: &Comparison, found: &QuoteMatch) -> String {
    match &found.reason {
        QuoteReason::NothingAlike => nothing_alike(found.state),
        QuoteReason::SameWords if found.quotes.a.len() + found.quotes.b.len() > 2 => {
            tr!("reason-quote-split", side = more_quotes(found).letter())
        }
        QuoteReason::SameWords => tr!("reason-quote-same").to_owned(),
        QuoteReason::WithinOther { longer, left_out } => within_other(comparison, found, *longer, *left_out),
        QuoteReason::EachLeavesOut { only_a, only_b } => {
            tr!("reason-quote-middle", a = words(*only_a), b = words(*only_b))
        }
        QuoteReason::WordsDiffer { shared, .. } => words_differ(comparison, found, *shared),
        QuoteReason::OtherSpeaker { .. } => {
            let [a, b] = Side::BOTH.map(|side| given_to(comparison, found, side));
            if differs(found) {
                let nearly = tr!("reason-quote-other-speaker-nearly", a = a, b = b);
                format!("{nearly} {}", words_differ(comparison, found, 0))
            } else {
                tr!("reason-quote-other-speaker", a = a, b = b)
            }
        }
        QuoteReason::WordsUnquoted { side } => {
            if !differs(found) {
                return tr!("reason-quote-unmarked", side = side.letter());
            }
            let nearly = tr!("reason-quote-unmarked-nearly", side = side.letter());
            format!("{nearly} {}", words_differ(comparison, found, 0))
        }
        QuoteReason::ContentUnquoted { side, shared } => {
            let shared = shared.iter().take(SHARED).map(|word| tr!("quoted", words = word)).collect::<Vec<_>>();
            tr!("reason-quote-reported", side = side.letter(), shared = shared.join(tr!("list-separator")))
        }
    }
}

fn nothing_alike(state: QuoteState) -> String {
    match state {
        QuoteState::Only(side) => tr!("reason-quote-nothing-alike", side = side.other().letter()),
        _ => tr!("reason-quote-nothing-alike-other").to_owned(),
    }
}

fn more_quotes(found: &QuoteMatch) -> Side {
    if found.quotes.a.len() > found.quotes.b.len() { Side::A } else { Side::B }
}

fn words(count: usize) -> String {
    tr!("reason-words", count = count)
}

/// Where the shorter wording stops: the first words, the last, those in the middle.
fn within_other(comparison: &Comparison, found: &QuoteMatch, longer: Side, left_out: usize) -> String {
    let is_gap = |edit: Option<&Edit>| edit.is_some_and(|edit| edit.kind != EditKind::Equal);
    let ends = usize::from(is_gap(found.edits.first())) + usize::from(found.edits.len() > 1 && is_gap(found.edits.last()));
    let gaps = found.edits.iter().filter(|edit| edit.kind != EditKind::Equal).count();
    let place = match (is_gap(found.edits.first()), is_gap(found.edits.last()), gaps - ends.min(gaps)) {
        (true, false, 0) => "beginning",
        (false, true, 0) => "end",
        (true, true, 0) => "both-ends",
        (false, false, 1..) => "middle",
        _ => "several",
    };
    let turned = turning_word(comparison, found, longer);
    let left_out = tr!("reason-quote-left-out", side = longer.other().letter(), words = words(left_out), place = place);
    match turned {
        Some(word) => format!("{left_out} {}", tr!("reason-quote-turned", word = word)),
        None => left_out,
    }
}

/// What is left out in the middle speaks of something else unless it is this short, in words.
const SHORT_GAP: usize = 2;

/// A word left out before what both have, in the same sentence, that denies it or sets a condition.
fn turning_word(comparison: &Comparison, found: &QuoteMatch, longer: Side) -> Option<String> {
    let document = &comparison.documents[longer];
    let last = found.edits.len().saturating_sub(1);
    let gaps = found.edits.iter().enumerate().filter(|(at, edit)| edit.kind != EditKind::Equal && *at < last);
    let left_out = |edit: &Edit| if longer == Side::A { edit.a } else { edit.b };
    let is_short = |span: TextSpan| document.slice(span).split_whitespace().count() <= SHORT_GAP;
    let spans = gaps.filter_map(|(at, edit)| left_out(edit).filter(|span| at == 0 || is_short(*span)));
    spans.flat_map(|span| sentence_end(document.slice(span))).find(|word| is_turning(&fold(word))).map(str::to_owned)
}

/// The words behind the last end of a sentence.
fn sentence_end(text: &str) -> impl Iterator<Item = &str> {
    tokens(text.rsplit(['.', '!', '?']).next().unwrap_or(""))
}

fn is_turning(word: &str) -> bool {
    is_negation(word) || matches!(word, "if" | "unless" | "wenn")
}

fn differs(found: &QuoteMatch) -> bool {
    found.edits.iter().any(|edit| edit.kind != EditKind::Equal)
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
    if is_reordered(comparison, found) {
        return tr!("reason-quote-reordered").to_owned();
    }
    let named = texts.iter().take(NAMED).map(difference).reduce(|one, other| tr!("differences-two", one = one, other = other));
    let Some(named) = named else {
        return if shared > 0 { tr!("reason-quote-shared", words = words(shared)) } else { String::new() };
    };
    match texts.len().saturating_sub(NAMED) {
        0 => headed(&texts, &named),
        more => headed(&texts, &tr!("differences-more", differences = named, count = more)),
    }
}

/// Whether one wording of a few words stands for another; longer ones at the ends are what stands around.
fn is_short(comparison: &Comparison, edit: &Edit) -> bool {
    let texts = texts(comparison, edit);
    edit.kind == EditKind::Replace && Side::BOTH.iter().all(|side| tokens(&texts[*side]).count() <= 3)
}

/// Whether both have the same words.
fn is_reordered(comparison: &Comparison, found: &QuoteMatch) -> bool {
    let folded = |side: Side| {
        let spans = found.edits.iter().filter(|edit| edit.kind != EditKind::Equal);
        let spans = spans.filter_map(|edit| if side == Side::A { edit.a } else { edit.b });
        let mut words: Vec<String> =
            spans.flat_map(|span| tokens(comparison.documents[side].slice(span)).map(fold).collect::<Vec<_>>()).collect();
        words.sort_unstable();
        words
    };
    let a = folded(Side::A);
    !a.is_empty() && a == folded(Side::B)
}

/// The differences under what kind of change it is, where a word tells.
fn headed(texts: &[Pair<String>], differences: &str) -> String {
    let count = |text: &str, test: fn(&str) -> bool| tokens(text).filter(|word| test(&fold(word))).count();
    let is_uneven = |test: fn(&str) -> bool| texts.iter().any(|text| count(&text.a, test) != count(&text.b, test));
    let has = |test: fn(&str) -> bool| texts.iter().any(|text| count(&text.a, test) + count(&text.b, test) > 0);
    match (is_uneven(is_negation), has(is_number), has(is_modal)) {
        (false, false, false) => tr!("reason-differ-words", differences = differences),
        (true, false, false) => tr!("reason-differ-not", differences = differences),
        (false, true, false) => tr!("reason-differ-number", differences = differences),
        (false, false, true) => tr!("reason-differ-modal", differences = differences),
        (not, number, modal) => {
            let kinds = [(not, tr!("differ-kind-not")), (number, tr!("differ-kind-number")), (modal, tr!("differ-kind-modal"))];
            let named = kinds.into_iter().filter(|(is, _)| *is).map(|(_, name)| name.to_owned());
            let named = named.reduce(|one, other| tr!("differ-kinds-two", one = one, other = other)).unwrap_or_default();
            tr!("reason-differ-kinds", kinds = named, differences = differences)
        }
    }
}

fn is_number(folded: &str) -> bool {
    folded.starts_with(|c: char| c.is_numeric())
        || folded != "one" && ONES.contains(&folded)
        || TENS.contains(&folded)
        || MORE_NUMBERS.contains(&folded)
}

fn is_modal(folded: &str) -> bool {
    MODALS.contains(&folded)
}

/// Beside [`ONES`] and [`TENS`].
const MORE_NUMBERS: &[&str] = &[
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "dozen",
    "dozens",
    "half",
    "once",
    "twice",
];

/// Words that say how certain something is, or how binding, in English and German.
const MODALS: &[&str] = &[
    "can",
    "could",
    "may",
    "might",
    "must",
    "ought",
    "shall",
    "should",
    "will",
    "would",
    "i'll",
    "we'll",
    "he'll",
    "she'll",
    "it'll",
    "they'll",
    "you'll",
    "maybe",
    "perhaps",
    "possibly",
    "probably",
    "likely",
    "certainly",
    "definitely",
    "always",
    "never",
    "kann",
    "können",
    "könnte",
    "könnten",
    "muss",
    "müssen",
    "müsste",
    "soll",
    "sollen",
    "sollte",
    "sollten",
    "darf",
    "dürfen",
    "dürfte",
    "wird",
    "werden",
    "würde",
    "würden",
    "vielleicht",
    "wohl",
    "wahrscheinlich",
    "möglicherweise",
    "sicher",
];

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).filter(|word| !word.is_empty())
}

fn difference(text: &Pair<String>) -> String {
    match (text.a.as_str(), text.b.as_str()) {
        ("", b) => tr!("difference-only", side = Side::B.letter(), words = b),
        (a, "") => tr!("difference-only", side = Side::A.letter(), words = a),
        (a, b) => tr!("difference-each", a = a, b = b),
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
        let draft = Draft::new(source, text.to_owned(), blocks);
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
        let without_end = WHOLE.replace(" next summer", "");
        check(WHOLE, WHOLE, "The same words on both sides. Both give it to Brekke (“Brekke said”).");
        check(WHOLE, &without_end, "The same words; B leaves out 2 words at the end. Both give it to Brekke (“Brekke said”).");
        check(&without_end, WHOLE, "The same words; A leaves out 2 words at the end. Both give it to Brekke (“Brekke said”).");
        check(
            "“I never said that the crew had left the bridge that night,” Brekke said.",
            "“The crew had left the bridge that night,” Brekke said.",
            "The same words; B leaves out 4 words at the beginning. Left out is “never”: check what is meant. Both give it to \
             Brekke (“Brekke said”).",
        );
        check(WHOLE, "Nobody spoke.", "Nothing that could be the same was found in B. A gives it to Brekke (“Brekke said”).");
        check(
            WHOLE,
            "“The old pier will be open to small boats next summer.”",
            "The same words on both sides. A gives it to Brekke (“Brekke said”); B does not say clearly whose words they are.",
        );
    }

    /// The reason for two wordings by the same speaker, without the speaker.
    fn check_words(a: &str, b: &str, expected: &str) {
        let whole = format!("{expected} Both give it to Brekke (“Brekke said”).");
        check(&format!("“{a},” Brekke said."), &format!("“{b},” Brekke said."), &whole);
    }

    #[test]
    fn a_change_is_named_by_its_kind() {
        let open = "The old pier will be open to all small boats next summer";
        check_words(open, &open.replace("open", "closed"), "Words differ: A has “open”, B has “closed”.");
        check_words(
            open,
            &open.replace("will", "will not"),
            "One side says “not” or the like, the other does not: only B has “not”.",
        );
        check_words(open, &open.replace("will", "may"), "How certain or how binding it is differs: A has “will”, B has “may”.");
        let told = "We pulled two men out of the cold water at dawn";
        check_words(told, &told.replace("two", "six"), "A number differs: A has “two”, B has “six”.");
        check_words(told, &told.replace("two", "25"), "A number differs: A has “two”, B has “25”.");
        check_words(
            "We will pull two men out of the cold water at dawn",
            "We may pull six men out of the cold water at dawn",
            "What differs is a number and how certain or how binding it is: A has “will”, B has “may”; A has “two”, B has “six”.",
        );
        check_words(
            "Nets, ropes and anchors lay on the quay",
            "Anchors, ropes and nets lay on the quay",
            "The same words, but in another order.",
        );
    }

    #[test]
    fn other_people_are_named_with_their_cues() {
        check(
            "“We warned the harbour office twice in writing,” Greta Lund said.",
            "“We warned the harbour office twice in writing,” according to Tove Berg.",
            "The same words, but given to different people: in A to Greta Lund (“Greta Lund said”), in B to Tove Berg (“according to Tove Berg”).",
        );
    }

    #[test]
    fn words_without_marks_are_named() {
        check(
            "“The crew ignored three radio warnings from the shore,” Brekke said.",
            "The crew ignored five radio warnings from the shore, Brekke told reporters.",
            "B has nearly the same words without quotation marks. A number differs: A has “three”, B has “five”. A gives it to Brekke (“Brekke said”).",
        );
    }
}
