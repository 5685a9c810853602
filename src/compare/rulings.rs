//! What a person decided against the rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Arena, Pair, Side, TextSpan};
use crate::compare::model::{Link, LinkId, Origin};
use crate::extract::{Extraction, QuoteId, Speaker};
use crate::text::SentenceId;

/// What a person decided; obeyed by every step of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rulings {
    /// Statements that say the same.
    pub joined: Vec<Pair<SentenceId>>,
    /// Statements that do not.
    pub parted: Vec<Pair<SentenceId>>,
    /// Quotations that are the same utterance.
    pub paired: Vec<Pair<QuoteId>>,
    /// Quotations that are not.
    pub unpaired: Vec<Pair<QuoteId>>,
    /// Words without marks that are not what a quotation says: by the side of the quotation, it and where they stand on the
    /// other side.
    pub unsaid: Pair<Vec<(QuoteId, TextSpan)>>,
    /// Who said a quotation, by name; an empty name says that it is unclear.
    pub speakers: Pair<BTreeMap<QuoteId, String>>,
}

impl Rulings {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The quotations of a side with the speakers that were given to them.
    pub(super) fn said(&self, side: Side, extraction: Arc<Extraction>) -> Arc<Extraction> {
        if self.speakers[side].is_empty() {
            return extraction;
        }
        let mut own = (*extraction).clone();
        for (id, quote) in own.quotes.iter_mut() {
            let Some(name) = self.speakers[side].get(&id) else { continue };
            let known = extraction.quotes.iter().filter_map(|(_, quote)| quote.speaker.as_ref());
            let entity = known.filter(|speaker| speaker.name == *name).find_map(|speaker| speaker.entity);
            let mention = quote.speaker.as_ref().map_or(quote.span, |speaker| speaker.mention);
            quote.speaker = (!name.is_empty()).then(|| Speaker { name: name.clone(), mention, entity, confidence: 1.0 });
        }
        Arc::new(own)
    }

    /// The links without those that were taken away and with those that were made, in order of both texts.
    pub(super) fn linked(&self, links: Arena<LinkId, Link>) -> Arena<LinkId, Link> {
        if self.joined.is_empty() && self.parted.is_empty() {
            return links;
        }
        let has =
            |link: &Link, pair: &Pair<SentenceId>| Side::BOTH.into_iter().all(|side| link.sentences[side].contains(&pair[side]));
        let is_made = |link: &Link| self.joined.iter().any(|pair| has(link, pair));
        let is_parted = |link: &Link| self.parted.iter().any(|pair| has(link, pair));
        let mut out: Vec<Link> = links.iter().map(|(_, link)| link.clone()).filter(|link| !is_parted(link)).collect();
        for link in out.iter_mut().filter(|link| is_made(link)) {
            (link.strength, link.by) = (1.0, Origin::Reviewer);
        }
        let missing = self.joined.iter().filter(|pair| !out.iter().any(|link| has(link, pair))).copied().collect::<Vec<_>>();
        out.extend(missing.into_iter().map(|pair| Link {
            sentences: pair.map(|id| vec![id]),
            strength: 1.0,
            moved: false,
            by: Origin::Reviewer,
            shared: Vec::new(),
        }));
        out.sort_by(|one, other| one.sentences.a.cmp(&other.sentences.a).then_with(|| one.sentences.b.cmp(&other.sentences.b)));
        out.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::compare::testing::sources;
    use crate::compare::{QuoteState, compare_ruled};

    const A: &str = "The ferry Albatross ran aground near Holm island on Tuesday morning. Tugs came at noon.";
    const B: &str = "Nobody was hurt. The ferry Albatross ran aground near Holm island on Tuesday morning.";

    /// The links by the numbers of their statements; "r" for the reviewer's.
    fn check(joined: &[(u32, u32)], parted: &[(u32, u32)], expected: &[&str]) {
        let pairs = |pairs: &[(u32, u32)]| pairs.iter().map(|(a, b)| Pair::new(SentenceId(*a), SentenceId(*b))).collect();
        let rulings = Rulings { joined: pairs(joined), parted: pairs(parted), ..Rulings::default() };
        let found = sources(A, B);
        let found = compare_ruled(found.documents, found.extractions, &rulings, &Work::new()).unwrap();
        let show = |link: &Link| {
            let by = if link.by == Origin::Reviewer { "r" } else { "" };
            format!("{}-{}{by}", link.sentences.a[0].0, link.sentences.b[0].0)
        };
        assert_eq!(found.links.iter().map(|(_, link)| show(link)).collect::<Vec<_>>(), expected);
        assert_eq!(found.rulings, rulings);
    }

    #[test]
    fn links_are_made_and_taken_away() {
        check(&[], &[], &["0-1"]);
        check(&[(1, 0)], &[], &["0-1", "1-0r"]);
        check(&[], &[(0, 1)], &[]);
        check(&[(0, 1), (1, 0)], &[], &["0-1r", "1-0r"]);
        check(&[(1, 0)], &[(0, 1)], &["1-0r"]);
    }

    const SAID_A: &str = "“Close the pier,” Ida Brekke said. “We lost every net in the storm,” Olav Moe said.";
    const SAID_B: &str = "“Shut that quay at once,” Ida Brekke said. “We lost every net in the storm,” Olav Moe said.";

    /// The states of the quotations with their numbers; "r" for the reviewer's. Mirrored it is the same.
    fn check_quotes(paired: &[(u32, u32)], unpaired: &[(u32, u32)], expected: &[&str]) {
        let states = |mirror: bool| {
            let ids = |pairs: &[(u32, u32)]| {
                let pair = |(a, b): &(u32, u32)| Pair::new(QuoteId(*a), QuoteId(*b));
                pairs.iter().map(|ids| if mirror { pair(ids).swapped() } else { pair(ids) }).collect()
            };
            let rulings = Rulings { paired: ids(paired), unpaired: ids(unpaired), ..Rulings::default() };
            let found = if mirror { sources(SAID_B, SAID_A) } else { sources(SAID_A, SAID_B) };
            let found = compare_ruled(found.documents, found.extractions, &rulings, &Work::new()).unwrap();
            let number = |ids: &[QuoteId]| ids.iter().map(|id| id.0.to_string()).collect::<String>();
            let show = |found: &crate::compare::QuoteMatch| {
                let by = if found.by == Origin::Reviewer { "r" } else { "" };
                let quotes = if mirror { found.quotes.clone().swapped() } else { found.quotes.clone() };
                let code = found.state.code();
                let code = if mirror && code == "only_a" {
                    "only_b"
                } else if mirror && code == "only_b" {
                    "only_a"
                } else {
                    code
                };
                format!("{code} {}-{}{by}", number(&quotes.a), number(&quotes.b))
            };
            let mut shown: Vec<String> = found.quotes.iter().map(show).collect();
            shown.sort();
            shown
        };
        assert_eq!(states(false), expected);
        assert_eq!(states(true), expected);
    }

    #[test]
    fn quotations_are_paired_and_unpaired() {
        check_quotes(&[], &[], &["identical 1-1", "only_a 0-", "only_b -0"]);
        check_quotes(&[(0, 0)], &[], &["altered 0-0r", "identical 1-1"]);
        check_quotes(&[], &[(1, 1)], &["only_a 0-", "only_a 1-", "only_b -0", "only_b -1"]);
        check_quotes(&[(1, 1)], &[], &["identical 1-1r", "only_a 0-", "only_b -0"]);
        // The rules give way: what was paired otherwise is open again.
        check_quotes(&[(1, 0)], &[], &["altered 1-0r", "only_a 0-", "only_b -1"]);
    }

    #[test]
    fn words_without_marks_are_taken_away_from_a_quotation() {
        let quoted = "“The crew ignored three radio warnings from the shore,” Brekke said.";
        let plain = "The crew ignored three radio warnings from the shore, Brekke told reporters.";
        let check = |words: Option<(usize, usize)>, expected: (QuoteState, usize, Origin)| {
            for side in Side::BOTH {
                let found = if side == Side::A { sources(quoted, plain) } else { sources(plain, quoted) };
                let mut rulings = Rulings::default();
                rulings.unsaid[side].extend(words.map(|(start, end)| (QuoteId(0), TextSpan::new(start, end))));
                let found = compare_ruled(found.documents, found.extractions, &rulings, &Work::new()).unwrap();
                let (quote, other) = (&found.quotes[0], side.other());
                let state = if quote.state == QuoteState::Only(side) { QuoteState::Only(Side::A) } else { quote.state };
                assert_eq!((state, quote.spans[other].len(), quote.by), expected, "{side:?}");
            }
        };
        check(None, (QuoteState::Unquoted, 1, Origin::Engine));
        check(Some((0, 20)), (QuoteState::Only(Side::A), 0, Origin::Reviewer));
        check(Some((60, 70)), (QuoteState::Unquoted, 1, Origin::Engine));
    }

    #[test]
    fn a_speaker_who_was_corrected_counts() {
        let text = |name: &str| format!("“We have lost every one of the nets,” {name} said on Monday.");
        let state = |name: Option<&str>| {
            let found = sources(&text("Ida Brekke"), &text("Olav Moe"));
            let mut rulings = Rulings::default();
            let quote = found.extractions.b.quotes.ids().next().expect("a quotation");
            rulings.speakers.b.extend(name.map(|name| (quote, name.to_owned())));
            compare_ruled(found.documents, found.extractions, &rulings, &Work::new()).unwrap().quotes[0].state
        };
        assert_eq!(state(None), QuoteState::Reattributed);
        assert_eq!(state(Some("Ida Brekke")), QuoteState::Identical);
    }
}
