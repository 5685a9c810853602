//! What became of each quotation on the other side.

mod alike;
mod bag;
mod content;
mod figures;
mod identical;
mod masked;
mod matches;
mod pieces;
mod relation;
mod shared;
mod spelling;
mod support;
mod told;
mod unquoted;
mod utterance;

use std::collections::BTreeSet;

use crate::base::{Arena, Cancelled, Id, Pair, Side, TextSpan, Work};
use crate::compare::lexicon::Lexicon;
use crate::compare::model::{Link, LinkId, Origin, QuoteMatch, QuoteReason, QuoteState, Sources};
use crate::compare::rulings::Rulings;
use crate::extract::QuoteId;

use self::alike::Wanted;
use self::content::Told;
use self::matches::{Maker, Seek};
use self::support::Support;
use self::unquoted::{Linked, Plain};
use self::utterance::{Utterance, utterances};

/// The quotations of both sides.
type Utterances = Pair<Vec<Utterance>>;

/// How many steps there are to the matches, about as long as each other.
const STEPS: usize = 3;

/// One match or more for every quotation of both documents, in order of the text: the same words first, then words cut or
/// changed, then words or content without marks; what is still open stands on one side only.
pub(super) fn matches(
    sources: &Sources,
    links: &Arena<LinkId, Link>,
    rulings: &Rulings,
    work: &Work,
) -> Result<Vec<QuoteMatch>, Cancelled> {
    let lexicon = Lexicon::new(sources.documents.as_ref().map(|document| &**document));
    let utterances: Utterances = Pair::in_parallel(|side| utterances(sources, &lexicon, side));
    work.check()?;
    let support = Support::new(sources, links);
    let maker = Maker { sources, utterances: &utterances, support: &support };
    let mut open = Pair::from_fn(|side| vec![true; utterances[side].len()]);
    let mut out = Vec::new();
    let ruled = Ruled::new(rulings, &utterances);
    for at in &ruled.paired {
        close(&mut open, *at);
        out.push(maker.paired(*at, &lexicon));
    }
    let mut same = identical::identical(&utterances, &support);
    same.retain(|at| !ruled.forbids(*at));
    for at in &same {
        close(&mut open, *at);
        out.push(maker.identical(*at));
    }
    work.check()?;
    work.progress(1, STEPS);
    let mut nested = alike::around(&same, &utterances);
    nested.extend(ruled.unpaired.iter().copied());
    for wanted in [Wanted::Shortened, Wanted::Differing] {
        let mut alike = alike::alike(wanted, &utterances, &open, &nested, &lexicon, &support, work)?;
        alike.retain(|found| !ruled.forbids(found.at));
        alike.iter().for_each(|found| close(&mut open, found.at));
        out.extend(maker.alike(&alike, &lexicon));
    }
    work.progress(2, STEPS);
    let linked = Linked::new(links);
    let one_sided = Pair::in_parallel(|side| {
        let plain = Plain::new(sources, &lexicon, side.other(), &speech(sources, side.other()));
        work.check()?;
        let told = Told::new(&plain);
        let mut seek = Seek::new(&told, &lexicon);
        let open = (0..utterances[side].len()).filter(|at| open[side][*at]);
        let one = |at| {
            work.check()?;
            let found = maker.one_sided(side, at, (&plain, &told), &linked, &mut seek, work)?;
            Ok(without_unsaid(found, side, rulings))
        };
        open.map(one).collect::<Result<Vec<_>, Cancelled>>()
    });
    out.extend(one_sided.a?);
    out.extend(one_sided.b?);
    out.sort_by_key(matches::order);
    Ok(out)
}

/// What a person decided about quotations, by their positions.
struct Ruled {
    paired: BTreeSet<Pair<usize>>,
    unpaired: BTreeSet<Pair<usize>>,
    /// The quotations of each side that a person paired.
    settled: Pair<BTreeSet<usize>>,
}

impl Ruled {
    fn new(rulings: &Rulings, utterances: &Utterances) -> Self {
        // Quotations stand in order, so that a position is a number; one that is not there is ignored.
        let at = |ids: &Pair<QuoteId>| {
            let at = ids.map(|id| id.index());
            Side::BOTH.iter().all(|side| at[*side] < utterances[*side].len()).then_some(at)
        };
        let paired: BTreeSet<Pair<usize>> = rulings.paired.iter().filter_map(at).collect();
        let settled = Pair::from_fn(|side| paired.iter().map(|at| at[side]).collect());
        Self { paired, unpaired: rulings.unpaired.iter().filter_map(at).collect(), settled }
    }

    /// Whether a pair may not be made: it was taken away, or one of the two belongs to another.
    fn forbids(&self, at: Pair<usize>) -> bool {
        self.unpaired.contains(&at) || Side::BOTH.iter().any(|side| self.settled[*side].contains(&at[*side]))
    }
}

/// A quotation from which a person took its words without marks away stands on one side only.
fn without_unsaid(found: QuoteMatch, side: Side, rulings: &Rulings) -> QuoteMatch {
    let other = side.other();
    let is_of = |(id, words): &&(QuoteId, TextSpan)| {
        found.quotes[side].contains(id) && found.spans[other].iter().any(|span| span.overlaps(*words))
    };
    if found.state != QuoteState::Unquoted || rulings.unsaid[side].iter().find(is_of).is_none() {
        return found;
    }
    let (state, reason, by) = (QuoteState::Only(side), QuoteReason::NothingAlike, Origin::Reviewer);
    let mut own = QuoteMatch { state, reason, by, edits: Vec::new(), ..found };
    own.spans[other].clear();
    own
}

fn close(open: &mut Pair<Vec<bool>>, at: Pair<usize>) {
    for side in Side::BOTH {
        open[side][at[side]] = false;
    }
}

/// Where the speech of one side stands, marks included.
fn speech(sources: &Sources, side: Side) -> Vec<TextSpan> {
    let quotes = sources.extractions[side].quotes.iter();
    quotes.filter(|(_, quote)| quote.kind == crate::extract::QuoteKind::Speech).map(|(_, quote)| quote.span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::align;
    use crate::compare::model::EditKind;
    use crate::compare::testing::sources;
    use proptest::prelude::*;

    fn found(sources: &Sources) -> Vec<QuoteMatch> {
        let links = align::links(sources, &Work::new()).unwrap_or_default();
        matches(sources, &links, &Rulings::default(), &Work::new()).unwrap_or_default()
    }

    /// Each match as "state a-quotes|b-quotes".
    fn shown(matches: &[QuoteMatch]) -> Vec<String> {
        let ids = |ids: &[crate::extract::QuoteId]| ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(",");
        matches.iter().map(|found| format!("{} {}|{}", found.state.code(), ids(&found.quotes.a), ids(&found.quotes.b))).collect()
    }

    fn check(a: &str, b: &str, expected: &[&str]) {
        assert_eq!(shown(&found(&sources(a, b))), expected);
        let turned = |text: &&str| {
            let (state, ids) = text.split_once(' ').unwrap_or_default();
            let (a, b) = ids.split_once('|').unwrap_or_default();
            let state = match state {
                "only_a" => "only_b",
                "only_b" => "only_a",
                same => same,
            };
            format!("{state} {b}|{a}")
        };
        let mut mirrored: Vec<String> = expected.iter().map(turned).collect();
        let mut back = shown(&found(&sources(b, a)));
        mirrored.sort_unstable();
        back.sort_unstable();
        assert_eq!(back, mirrored);
    }

    #[test]
    fn case_marks_and_spelled_numbers_do_not_count() {
        check(
            "Brekke said: “The ferry was late by two hours.”",
            "\"the ferry was late by 2 hours,\" Brekke said.",
            &["identical 0|0"],
        );
    }

    #[test]
    fn words_left_out_at_the_ends_or_inside_shorten() {
        let whole = "“I warned the harbour office twice in writing before the autumn storms,” Brekke said.";
        check(whole, "Brekke recalled that she “warned the harbour office twice in writing”.", &["shortened 0|0"]);
        check(whole, "“I warned the harbour office … before the autumn storms,” Brekke said.", &["shortened 0|0"]);
        check(whole, "“I warned [them] the harbour office twice in writing,” Brekke said.", &["shortened 0|0"]);
    }

    #[test]
    fn other_words_and_denials_alter() {
        let whole = "“The old pier will be open to small boats next summer,” Brekke said.";
        check(whole, "“The old pier will be closed to small boats next summer,” Brekke said.", &["altered 0|0"]);
        check(whole, "“The old pier will not be open to small boats next summer,” Brekke said.", &["altered 0|0"]);
    }

    #[test]
    fn pieces_of_one_quotation_belong_together() {
        check(
            "“We searched the whole bay at night,” Brekke said. “Nobody else was found in the water.”",
            "Brekke said: “We searched the whole bay at night. Nobody else was found in the water.”",
            &["identical 0,1|0"],
        );
    }

    #[test]
    fn words_without_marks_are_found() {
        check(
            "“The crew ignored three radio warnings from the shore,” Brekke said.",
            "The crew ignored three radio warnings from the shore, Brekke told reporters.",
            &["unquoted 0|"],
        );
    }

    #[test]
    fn content_without_marks_is_found_in_a_linked_statement() {
        let a = "Harbour master Ida Brekke said the pilot's “licence had expired in the spring of last year”.\n\nGulls screamed.\n\n\
            Boats lay idle.\n\nNo bell rang.\n\nSnow came early.\n\nPrices rose.";
        let b = "According to harbour master Ida Brekke the pilot held a licence that expired last spring.\n\nRain fell.\n\n\
            Cows grazed.\n\nTwo cafés opened.\n\nMusic played.\n\nA mill burned.";
        check(a, b, &["unquoted 0|"]);
    }

    #[test]
    fn short_phrases_of_unrelated_statements_do_not_match() {
        check(
            "“Very close,” the baker said of the weather.",
            "“Very close,” said a guard at the vote.",
            &["only_a 0|", "only_b |0"],
        );
    }

    #[test]
    fn a_nested_quotation_is_no_piece_of_the_one_around_it() {
        check(
            "Brekke said: “The pilot shouted ‘turn the boat round’ three times and then fell silent.”",
            "Brekke said: “The pilot shouted ‘turn the boat round’ three times and then jumped overboard.”",
            &["altered 0|0", "identical 1|1"],
        );
    }

    #[test]
    fn unrelated_quotations_stand_alone() {
        check(
            "“We will rebuild the mill before winter,” said Aas.",
            "“They sold the boats to a buyer from the south,” said Lie.",
            &["only_a 0|", "only_b |0"],
        );
    }

    #[test]
    fn every_occurrence_is_listed() {
        let once = "“Nobody told us about the second leak,” Brekke said.";
        let twice = format!("{once}\n\nLater she repeated: “Nobody told us about the second leak.”");
        check(once, &twice, &["identical 0|0", "identical 0|1"]);
    }

    fn story() -> impl Strategy<Value = String> {
        const WORDS: &[&str] =
            &["ferry", "Holm", "we", "the", "not", "inquiry", "said", "12", "open", "“", "”", ".", "pier", "…"];
        let paragraph = proptest::collection::vec(proptest::sample::select(WORDS), 1..16).prop_map(|words| words.join(" "));
        proptest::collection::vec(paragraph, 1..6).prop_map(|paragraphs| paragraphs.join("\n\n"))
    }

    #[test]
    fn a_phrase_repeated_a_thousand_times_is_paired_in_order() {
        let text = "“No comment at all,” Brekke said.\n\n".repeat(1_000);
        let sources = sources(&text, &format!("{text}{text}"));
        let matches = found(&sources);
        assert!(matches.iter().all(|found| found.state == QuoteState::Identical));
        assert_eq!(matches.len(), 2_000);
    }

    /// Paragraphs some of which quote somebody.
    fn dialogue() -> impl Strategy<Value = String> {
        const WORDS: &[&str] =
            &["ferry", "holm", "we", "the", "not", "inquiry", "told", "12", "open", "pier", "harbour", "b---h", "boats"];
        let words = || proptest::collection::vec(proptest::sample::select(WORDS), 1..9).prop_map(|words| words.join(" "));
        let name = proptest::sample::select(vec!["Brekke", "Ida Brekke", "Knut Aas", "she"]);
        let quoted = (words(), name, words()).prop_map(|(said, name, told)| format!("“{said},” {name} said. The {told}."));
        let plain = words().prop_map(|told| format!("The {told}."));
        proptest::collection::vec(prop_oneof![quoted, plain], 1..6).prop_map(|paragraphs| paragraphs.join("\n\n"))
    }

    proptest! {
        #[test]
        fn other_marks_change_nothing(a in dialogue(), b in dialogue()) {
            let there = shown(&found(&sources(&a, &b)));
            for marks in [["\"", "\""], ["«", "»"], ["„", "“"]] {
                let restyled: String = b.chars().map(|c| match c {
                    '“' => marks[0].to_owned(),
                    '”' => marks[1].to_owned(),
                    c => c.to_string(),
                }).collect();
                prop_assert_eq!(&there, &shown(&found(&sources(&a, &restyled))));
            }
        }

        #[test]
        fn a_text_against_itself_is_identical(a in prop_oneof![story(), dialogue()]) {
            let sources = sources(&a, &a);
            for found in found(&sources) {
                prop_assert_eq!(found.state, QuoteState::Identical);
                prop_assert!(found.edits.iter().all(|edit| edit.kind == EditKind::Equal));
            }
        }

        #[test]
        fn every_quotation_is_listed_and_sides_mirror(a in prop_oneof![story(), dialogue()], b in prop_oneof![story(), dialogue()]) {
            let (there, back) = (sources(&a, &b), sources(&b, &a));
            let matches = found(&there);
            for side in Side::BOTH {
                for id in there.extractions[side].quotes.ids() {
                    prop_assert!(matches.iter().any(|found| found.quotes[side].contains(&id)));
                }
            }
            let key = |found: &QuoteMatch, swap: bool| {
                let turned = |side: Side| if swap { side.other() } else { side };
                let state = match found.state {
                    QuoteState::Only(side) => QuoteState::Only(turned(side)),
                    state => state,
                };
                (state, found.quotes[turned(Side::A)].clone(), found.quotes[turned(Side::B)].clone(), found.spans[turned(Side::A)].clone(), found.spans[turned(Side::B)].clone())
            };
            let mut x: Vec<_> = matches.iter().map(|found| key(found, false)).collect();
            let mut y: Vec<_> = found(&back).iter().map(|found| key(found, true)).collect();
            x.sort();
            y.sort();
            prop_assert_eq!(x, y);
        }
    }
}
