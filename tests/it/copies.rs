//! Two versions of one text: every statement is where an editor would say it went.

use std::fmt::Write;

use proptest::prelude::*;
use twosource::base::{Pair, Side};
use twosource::compare::Comparison;
use twosource::display::{Display, Standing, Tag};
use twosource::text::SentenceId;

use crate::export::compared;

/// Words out of which statements are invented; no two statements share more than a few.
const SYLLABLES: [&str; 12] = ["ba", "cor", "den", "fal", "gil", "hon", "jas", "ker", "lom", "mar", "nes", "tor"];

/// An invented statement, another for every number.
fn statement(number: usize) -> String {
    let mut state = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut word = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = |shift: u32| SYLLABLES[(state >> shift) as usize % SYLLABLES.len()];
        format!("{}{}{}", at(33), at(41), at(49))
    };
    let mut words: Vec<String> = (0..9).map(|_| word()).collect();
    words.insert(2, "of the".to_owned());
    words.insert(6, "was in a".to_owned());
    let text = words.join(" ");
    format!("{}{}.", text.get(..1).unwrap_or("").to_uppercase(), text.get(1..).unwrap_or(""))
}

/// The same statement with one word of its middle replaced.
fn edited(number: usize) -> String {
    statement(number).replace("was in a", "lay under one")
}

/// A version of a text: paragraphs of statements.
type Version = Vec<Vec<String>>;

fn written(version: &Version) -> String {
    version.iter().map(|paragraph| paragraph.join(" ")).collect::<Vec<_>>().join("\n\n")
}

fn comparison(a: &Version, b: &Version) -> Comparison {
    compared(("a.txt", written(a).as_bytes()), ("b.txt", written(b).as_bytes()))
}

/// So many paragraphs of three statements each.
fn original(paragraphs: usize) -> Version {
    (0..paragraphs).map(|at| (at * 3..at * 3 + 3).map(statement).collect()).collect()
}

/// The links by the positions of their statements: "0-0 1-2m", m for moved, ~ for changed.
fn shown(comparison: &Comparison) -> String {
    let mut out = String::new();
    for (_, link) in comparison.links.iter().filter(|(_, link)| link.is_firm()) {
        let ids = |side: Side| link.sentences[side].iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join("+");
        let mark = [if link.strength < 1.0 { "~" } else { "" }, if link.moved { "m" } else { "" }].concat();
        write!(out, "{}-{}{mark} ", ids(Side::A), ids(Side::B)).unwrap();
    }
    out.trim_end().to_owned()
}

#[track_caller]
fn check(a: &Version, b: &Version, expected: &str) {
    assert_eq!(shown(&comparison(a, b)), expected);
    partitioned(&comparison(a, b));
    // From the other side it is the same.
    let back = shown(&comparison(b, a));
    let mut turned: Vec<String> = back.split_whitespace().map(turned).collect();
    turned.sort_by_key(|link| link.split(['-', '~', 'm', '+']).map(|n| n.parse::<usize>().unwrap_or(0)).collect::<Vec<_>>());
    assert_eq!(turned.join(" "), expected);
}

fn turned(link: &str) -> String {
    let end = link.find(['~', 'm']).unwrap_or(link.len());
    let (ids, marks) = link.split_at(end);
    let (b, a) = ids.split_once('-').unwrap_or_default();
    format!("{a}-{b}{marks}")
}

/// Every statement of either side is said by both, possibly by both or by one, and is listed accordingly.
pub(crate) fn partitioned(comparison: &Comparison) {
    let items = Display::new(comparison).statements;
    let mut listed = Pair::from_fn(|side| vec![Vec::new(); comparison.documents[side].sentences.len()]);
    for item in &items {
        let mut list = |side: Side, id: SentenceId| listed[side][id.0 as usize].push(item.standing);
        for side in Side::BOTH {
            for (span, _) in &item.passages[side] {
                list(side, comparison.documents[side].sentence_at(span.start).expect("a statement"));
            }
        }
    }
    for side in Side::BOTH {
        for (at, standings) in listed[side].iter().enumerate() {
            let alone = standings.iter().filter(|standing| matches!(standing, Standing::Only(_))).count();
            assert!(!standings.is_empty(), "statement {at} of {side:?} is not listed");
            assert!(alone == 0 || standings.len() == 1, "statement {at} of {side:?}: {standings:?}");
            let certain = standings.iter().filter(|standing| **standing == Standing::Both).count();
            assert!(certain <= 1, "statement {at} of {side:?} is told {certain} times");
            assert!(alone == 0 || standings == &[Standing::Only(side)], "statement {at} of {side:?}: {standings:?}");
        }
    }
}

/// The words that are marked as changed in each text, in order.
fn changed_words(comparison: &Comparison) -> Pair<Vec<&str>> {
    let panes = Display::new(comparison).panes;
    Pair::from_fn(|side| {
        let layers = panes[side].layers.iter().filter(|layer| layer.tag == Tag::Changed);
        layers.map(|layer| comparison.documents[side].slice(layer.span)).collect()
    })
}

fn straight(count: usize) -> String {
    (0..count).map(|at| format!("{at}-{at}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_text_is_linked_statement_by_statement() {
    check(&original(4), &original(4), &straight(12));
}

#[test]
fn what_is_cut_or_put_in_stands_alone() {
    let mut cut = original(4);
    cut.remove(1);
    check(&original(4), &cut, "0-0 1-1 2-2 6-3 7-4 8-5 9-6 10-7 11-8");
    let mut longer = original(2);
    longer[0].insert(1, statement(70));
    longer.insert(1, vec![statement(80), statement(81)]);
    check(&original(2), &longer, "0-0 1-2 2-3 3-6 4-7 5-8");
}

#[test]
fn a_changed_statement_is_linked_with_what_it_became() {
    let mut changed = original(3);
    changed[1][1] = edited(4);
    check(&original(3), &changed, "0-0 1-1 2-2 3-3 4-4~ 5-5 6-6 7-7 8-8");
}

#[test]
fn a_moved_paragraph_has_moved_and_nothing_else() {
    let mut moved = original(5);
    let paragraph = moved.remove(1);
    moved.insert(3, paragraph);
    check(&original(5), &moved, "0-0 1-1 2-2 3-9m 4-10m 5-11m 6-3 7-4 8-5 9-6 10-7 11-8 12-12 13-13 14-14");
    let mut to_the_front = original(4);
    let mut paragraph = to_the_front.remove(3);
    paragraph[1] = edited(10);
    to_the_front.insert(0, paragraph);
    check(&original(4), &to_the_front, "0-3 1-4 2-5 3-6 4-7 5-8 6-9 7-10 8-11 9-0m 10-1~m 11-2m");
}

#[test]
fn a_statement_told_in_two_is_linked_with_both() {
    let mut split = original(3);
    let whole = statement(4);
    let (first, second) = whole.split_once(" was in a ").unwrap();
    split[1][1] = format!("{first} was seen there.");
    split[1].insert(2, format!("It was in a {second}"));
    check(&original(3), &split, "0-0 1-1 2-2 3-3 4-4~ 4-5~ 5-6 6-7 7-8 8-9");
}

#[test]
fn words_are_told_apart_in_what_was_moved_cut_in_two_or_joined() {
    let mut new = original(4);
    let mut moved = new.remove(0);
    moved[1] = edited(1);
    new.insert(2, moved);
    let whole = statement(4);
    let (first, second) = whole.split_once(" was in a ").unwrap();
    new[0][1] = format!("{first} was in a port. The {second}");
    let expected = Pair::new(vec!["was in a"], vec!["The", "lay under one", "port"]);
    let found = comparison(&original(4), &new);
    let mut words = changed_words(&found);
    words.b.sort_unstable();
    assert_eq!(words, expected);
    let found = comparison(&new, &original(4));
    let mut back = changed_words(&found).swapped();
    back.b.sort_unstable();
    assert_eq!(back, expected);
}

#[test]
fn words_are_not_told_apart_all_over_two_accounts_of_their_own() {
    let others = |from: usize| (from..from + 8).map(|at| vec![statement(at)]).collect::<Version>();
    let (mut a, mut b) = (others(100), others(200));
    a.push(vec![statement(1)]);
    b.push(vec![edited(1)]);
    let found = comparison(&a, &b);
    assert_eq!(found.links.len(), 1);
    assert_eq!(changed_words(&found), Pair::default());
}

#[test]
fn a_paragraph_that_stands_twice_is_linked_once() {
    let mut twice = original(3);
    twice.push(twice[0].clone());
    check(&original(3), &twice, &straight(9));
}

#[test]
fn repeated_statements_stay_where_they_are() {
    let refrain = "Nobody at the harbour office answered.";
    let with = |paragraphs: &[usize]| {
        let paragraph = |at: &usize| vec![statement(at * 2), refrain.to_owned(), statement(at * 2 + 1)];
        paragraphs.iter().map(paragraph).collect::<Version>()
    };
    check(&with(&[0, 1, 2]), &with(&[0, 2]), "0-0 1-1 2-2 6-3 7-4 8-5");
}

#[test]
fn every_statement_of_small_and_mixed_texts_is_listed_once() {
    let mixed = "# The old quay\n\nIt was shut.\n\n- Boats left.\n- Nets stayed.\n\n> No one knew why.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    for (a, b) in
        [("...", "..."), ("...", "One."), ("One.", "One."), ("One.", "Another thing."), (mixed, mixed), (mixed, "Nets stayed.\n")]
    {
        partitioned(&compared(("a.md", a.as_bytes()), ("b.md", b.as_bytes())));
        partitioned(&compared(("b.md", b.as_bytes()), ("a.md", a.as_bytes())));
    }
}

/// What an editor does to a paragraph.
#[derive(Clone, Copy, Debug)]
enum Done {
    Kept,
    Cut,
    Changed,
    Preceded,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn edited_versions_are_followed(done in proptest::collection::vec(prop_oneof![
        4 => Just(Done::Kept), 1 => Just(Done::Cut), 1 => Just(Done::Changed), 1 => Just(Done::Preceded)], 6..24)) {
        let a = original(done.len());
        let (mut b, mut expected) = (Version::new(), Vec::new());
        let mut next = 0;
        for (at, done) in done.iter().enumerate() {
            let mut paragraph = a[at].clone();
            match done {
                Done::Cut => continue,
                Done::Changed => paragraph[2] = edited(at * 3 + 2),
                Done::Preceded => {
                    b.push(vec![statement(1000 + at)]);
                    next += 1;
                }
                Done::Kept => {}
            }
            for inner in 0..3 {
                let mark = if inner == 2 && matches!(done, Done::Changed) { "~" } else { "" };
                expected.push(format!("{}-{next}{mark}", at * 3 + inner));
                next += 1;
            }
            b.push(paragraph);
        }
        let found = comparison(&a, &b);
        prop_assert_eq!(shown(&found), expected.join(" "));
        partitioned(&found);
        let edits = done.iter().filter(|done| matches!(done, Done::Changed)).count();
        // Not where most was cut.
        prop_assume!(done.iter().filter(|done| !matches!(done, Done::Cut)).count() > 2);
        prop_assert_eq!(changed_words(&found), Pair::new(vec!["was in a"; edits], vec!["lay under one"; edits]));
    }

    #[test]
    fn a_moved_paragraph_is_told_from_the_others(count in 5..16_usize, from in 0..16_usize, to in 0..16_usize) {
        let (from, to) = (from % count, to % count);
        // Next to its old place it is not to be told which of the two has moved.
        prop_assume!(from.abs_diff(to) > 1);
        let a = original(count);
        let mut b = a.clone();
        let paragraph = b.remove(from);
        b.insert(to, paragraph);
        for (_, link) in comparison(&a, &b).links.iter() {
            prop_assert_eq!(link.strength, 1.0);
            prop_assert_eq!(link.moved, link.sentences.a[0].0 as usize / 3 == from);
        }
    }
}
