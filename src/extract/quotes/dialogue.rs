//! Conversations told as in novels: paragraph by paragraph another speaks, and often nothing says who.
//!
//! All turns of a conversation are decided together: of all ways to give them to the characters present, the one that
//! agrees best with cues, with what is done beside the words, with who is called by name, and with taking turns (a Viterbi
//! search over the last two speakers).

use crate::base::{Arena, Id, TextSpan};
use crate::extract::entities::{Entity, EntityId};
use crate::extract::quotes::cast::{Cast, Character};
use crate::extract::quotes::lexicon;
use crate::extract::quotes::resolve::Resolver;
use crate::extract::quotes::speakers::Finding;
use crate::extract::quotes::turns::{Said, Turn, Who};
use crate::extract::quotes::{Quote, QuoteId, QuoteKind, Speaker};
use crate::text::Document;

/// Most words of the middle turn of a conversation.
const SHORT_WORDS: usize = 13;
/// Most words of the middle turn where neighbours mostly differ in speaker.
const LONG_WORDS: usize = 32;
/// Fewest turns of a conversation.
const FEWEST: usize = 4;
/// So many candidates are weighed for one turn.
const WIDEST: usize = 8;
/// After so many paragraphs without speech another conversation begins.
const SCENE: usize = 8;
/// How many turns ahead a named speaker may already be the speaker of an open one.
const AHEAD: usize = 4;

/// Whether the document tells conversations: short turns, paragraph after paragraph, between people who differ.
pub(super) fn is_dialogue(turns: &[Turn]) -> bool {
    let opening: Vec<&Turn> = turns.iter().filter(|turn| turn.opens).collect();
    if opening.len() < FEWEST {
        return false;
    }
    let mut words: Vec<usize> = opening.iter().map(|turn| turn.words).collect();
    words.sort_unstable();
    let middle = words.get(words.len() / 2).copied().unwrap_or(0);
    let pairs = || opening.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
    let adjacent = pairs().filter(|(a, b)| b.block == a.block + 1).count();
    let (mut same, mut other) = (0, 0);
    for (a, b) in pairs().filter(|(a, b)| b.block == a.block + 1) {
        if let (Some(a), Some(b)) = (a.said(), b.said()) {
            if a.who == b.who { same += 1 } else { other += 1 }
        }
    }
    let addressed = opening.iter().filter(|turn| turn.addresses).count();
    let dense = adjacent * 5 >= opening.len() * 2;
    dense && middle <= SHORT_WORDS && other >= same
        || adjacent * 4 >= opening.len() && middle <= LONG_WORDS && other > 2 * same && addressed * 4 >= opening.len()
}

/// One turn and who may speak in it.
struct Node {
    turn: usize,
    block: usize,
    /// Characters with how well each agrees with what stands in the turn itself.
    candidates: Vec<(Character, f32)>,
    /// Who is called or told: most likely the next to speak.
    called: Vec<Character>,
    /// What says who speaks.
    certainty: f32,
}

/// Gives the quotations of all turns to characters.
pub(super) fn attribute(
    document: &Document,
    quotes: &Arena<QuoteId, Quote>,
    entities: &Arena<EntityId, Entity>,
    resolver: &Resolver<'_>,
    turns: &[Turn],
    findings: &mut [Option<Finding>],
) {
    let mut cast = Cast::new(document, entities, resolver);
    let mut nodes = Vec::new();
    let mut stage = Stage { resolver, quotes, turns, next_person: 0, next_quote: 0 };
    for at in 0..turns.len() {
        stage.enter(&mut cast, at, &mut nodes);
    }
    let chosen = best(&nodes);
    for (node, character) in nodes.iter().zip(chosen) {
        let (Some(turn), Some(role)) = (turns.get(node.turn), cast.roles.get(character)) else { continue };
        for (id, said) in &turn.quotes {
            let Some(finding) = findings.get_mut(id.index()).and_then(Option::as_mut) else { continue };
            let mention = said.as_ref().or_else(|| turn.said()).map(|said| said.mention);
            let mention = mention.or_else(|| turn.acts.iter().find(|act| act.near).map(|act| act.said.mention));
            finding.kind = QuoteKind::Speech;
            finding.speaker = Some(Speaker {
                name: role.name.clone(),
                mention: mention.unwrap_or(role.mention),
                entity: role.entity,
                confidence: node.certainty,
            });
        }
    }
}

/// Reads the turns in order and remembers who is present.
struct Stage<'a> {
    resolver: &'a Resolver<'a>,
    quotes: &'a Arena<QuoteId, Quote>,
    turns: &'a [Turn],
    next_person: usize,
    next_quote: usize,
}

impl Stage<'_> {
    fn enter(&mut self, cast: &mut Cast<'_>, at: usize, nodes: &mut Vec<Node>) {
        let Some(turn) = self.turns.get(at) else { return };
        if turn.quotes.is_empty() {
            self.meet_until(cast, turn.span.end);
            for act in &turn.acts {
                self.act(cast, &act.said);
            }
            return;
        }
        let start =
            turn.quotes.first().and_then(|(id, _)| self.quotes.get(*id)).map_or(turn.span.start, |quote| quote.span.start);
        self.meet_until(cast, start);
        for act in turn.acts.iter().filter(|act| act.said.mention.start < start) {
            self.act(cast, &act.said);
        }
        let named = turn.said().and_then(|said| self.character(cast, said));
        let called = turn.called.iter().filter_map(|said| self.character(cast, said)).collect::<Vec<_>>();
        let mut candidates = cast.recent.clone();
        candidates.extend(named);
        candidates.extend(&called);
        // "He" is somebody the reader has met.
        let ahead = if matches!(turn.said().map(|said| &said.who), Some(Who::Pronoun(_))) { 0 } else { AHEAD };
        for turn in self.turns.iter().skip(at + 1).filter(|turn| !turn.quotes.is_empty()).take(ahead) {
            candidates.extend(turn.said().and_then(|said| self.character(cast, said)));
        }
        let acting: Vec<Option<Character>> = turn.acts.iter().map(|act| self.actor(cast, &act.said)).collect();
        candidates.extend(acting.iter().flatten());
        let introduced = self.introduced(cast, at);
        let mut seen = Vec::new();
        candidates.retain(|candidate| {
            !seen.contains(candidate) && {
                seen.push(*candidate);
                true
            }
        });
        let mut weighed: Vec<(Character, f32)> = candidates
            .iter()
            .map(|one| (*one, weigh(cast, turn, *one, &Around { called: &called, acting: &acting, introduced })))
            .collect();
        weighed.sort_by(|a, b| b.1.total_cmp(&a.1));
        weighed.retain(|(_, weight)| *weight > IMPOSSIBLE / 2.0);
        weighed.truncate(WIDEST);
        let certainty = certainty(turn);
        let told = turn.told.iter().filter_map(|said| self.actor(cast, said)).collect::<Vec<_>>();
        let next = called.iter().copied().chain(told).collect();
        if !weighed.is_empty() {
            nodes.push(Node { turn: at, block: turn.block, candidates: weighed, called: next, certainty });
        }
        for one in called {
            cast.meet(one, TextSpan::default());
        }
        self.meet_until(cast, turn.span.end);
        if let Some(said) = turn.said() {
            self.act(cast, said);
        }
    }

    /// The character that words name; nobody for pronouns.
    fn character(&self, cast: &mut Cast<'_>, said: &Said) -> Option<Character> {
        cast.named(said)
    }

    /// The character who acts: for "the old woman" the woman named last, for "the stranger" only one who was met before.
    fn actor(&self, cast: &mut Cast<'_>, said: &Said) -> Option<Character> {
        let Who::Noun { head, fresh: false } = &said.who else { return cast.named(said) };
        let known = cast.known_noun(head).filter(|known| cast.recent.contains(known));
        if known.is_some() {
            return known;
        }
        let gender = lexicon::noun_gender(head)?;
        let fitting = cast.recent.iter().copied().find(|one| cast.fits(*one, gender) == Some(true));
        fitting.or_else(|| cast.named(said))
    }

    /// Who was named or acted last in the narrative directly before a turn.
    fn introduced(&self, cast: &mut Cast<'_>, at: usize) -> Option<Character> {
        let before = at.checked_sub(1).and_then(|at| self.turns.get(at)).filter(|turn| turn.quotes.is_empty())?;
        let last = before.acts.iter().rev().find(|act| !matches!(act.said.who, Who::Pronoun(_)))?;
        self.actor(cast, &last.said)
    }

    fn act(&self, cast: &mut Cast<'_>, said: &Said) {
        if let Some(character) = self.actor(cast, said) {
            cast.meet(character, said.mention);
        }
    }

    /// Meets everybody who is named outside quotations up to a byte.
    fn meet_until(&mut self, cast: &mut Cast<'_>, end: u32) {
        let persons = self.resolver.persons();
        while let Some((start, id)) = persons.get(self.next_person).copied().filter(|(start, _)| *start < end) {
            self.next_person += 1;
            let quotes = self.quotes.as_slice();
            while quotes.get(self.next_quote).is_some_and(|quote| quote.span.end <= start || quote.depth > 0) {
                self.next_quote += 1;
            }
            if quotes.get(self.next_quote).is_some_and(|quote| quote.span.start <= start) {
                continue;
            }
            let character = cast.entity(id, self.resolver.mention_at(start, id));
            cast.meet(character, TextSpan::default());
        }
    }
}

/// Weight of what cannot be.
const IMPOSSIBLE: f32 = -40.0;

/// What stands beside the words of a turn.
struct Around<'a> {
    called: &'a [Character],
    /// By act of the turn: whose it is.
    acting: &'a [Option<Character>],
    /// Who came last in the narrative before.
    introduced: Option<Character>,
}

/// How well a character agrees with the words of a turn.
fn weigh(cast: &Cast<'_>, turn: &Turn, one: Character, around: &Around<'_>) -> f32 {
    let rank = cast.recent.iter().position(|known| *known == one).unwrap_or(6) as f32;
    let mut weight = match turn.said().map(|said| &said.who) {
        None => -0.35 * rank,
        Some(Who::Pronoun(gender)) => match cast.fits(one, *gender) {
            Some(true) => -0.35 * rank,
            Some(false) => return IMPOSSIBLE,
            None => -1.5 - 0.35 * rank,
        },
        Some(Who::Noun { head, fresh }) => {
            let known = cast.known_noun(head) == Some(one);
            let gender = lexicon::noun_gender(head);
            let entity = cast.roles.get(one).is_some_and(|role| role.entity.is_some());
            match gender {
                _ if known && cast.recent.contains(&one) => 1.0,
                _ if known => -2.5,
                Some(gender) if entity && !fresh && cast.fits(one, gender) == Some(true) => -1.0 - 0.35 * rank,
                _ => return IMPOSSIBLE,
            }
        }
        Some(who) => return if cast.called(who) == Some(one) { 0.0 } else { IMPOSSIBLE },
    };
    if around.called.contains(&one) {
        weight -= 6.0;
    }
    if around.introduced == Some(one) {
        weight += 2.0;
    }
    for (index, act) in turn.acts.iter().enumerate() {
        let share = if act.near { 1.0 } else { 0.5 };
        let share = if index == 0 { share } else { share * 0.8 };
        weight += share
            * match &act.said.who {
                Who::Pronoun(gender) => match cast.fits(one, *gender) {
                    Some(true) => 2.5,
                    Some(false) => -4.0,
                    None => 0.0,
                },
                _ if around.acting.get(index).copied().flatten() == Some(one) => 5.0,
                _ => 0.0,
            };
    }
    weight
}

fn certainty(turn: &Turn) -> f32 {
    match (turn.said().map(|said| &said.who), turn.acts.iter().any(|act| act.near)) {
        (Some(Who::Entity(_) | Who::Narrator), _) => 0.95,
        (Some(Who::Noun { .. }), _) => 0.8,
        (Some(Who::Pronoun(_)), _) => 0.75,
        (None, true) => 0.7,
        (None, false) => 0.55,
    }
}

/// How likely a character speaks after the two before.
fn turn_taking(nodes: &[Node], at: usize, before: Option<Character>, last: Option<Character>, one: Character) -> f32 {
    let (Some(node), Some(previous)) = (nodes.get(at), at.checked_sub(1).and_then(|at| nodes.get(at))) else { return 0.0 };
    let gap = node.block - previous.block;
    if gap > SCENE {
        return 0.0;
    }
    let mut weight = 0.0;
    if last == Some(one) {
        weight -= match gap {
            0 | 1 => 4.0,
            2 => 1.5,
            _ => 0.5,
        };
    }
    if before == Some(one) && last != Some(one) {
        let wider = at.checked_sub(2).and_then(|at| nodes.get(at)).map_or(SCENE, |first| node.block - first.block);
        weight += match wider {
            0..=2 => 2.0,
            3..=4 => 0.7,
            _ => 0.2,
        };
    }
    if previous.called.contains(&one) {
        weight += 2.0;
    }
    weight
}

/// The best way to give all turns to characters: for every node the character.
fn best(nodes: &[Node]) -> Vec<Character> {
    let empty: &[(Character, f32)] = &[];
    let candidates = |at: usize| nodes.get(at).map_or(empty, |node| node.candidates.as_slice());
    // By node: for every pair of (candidate before, candidate) the candidate two before.
    let mut back: Vec<Vec<u8>> = Vec::with_capacity(nodes.len());
    let mut scores: Vec<f32> = vec![0.0];
    for at in 0..nodes.len() {
        let here = candidates(at);
        let last: Vec<Option<Character>> = match at {
            0 => vec![None],
            _ => candidates(at - 1).iter().map(|(one, _)| Some(*one)).collect(),
        };
        let before: Vec<Option<Character>> = match at {
            0 | 1 => vec![None],
            _ => candidates(at - 2).iter().map(|(one, _)| Some(*one)).collect(),
        };
        let mut next = Vec::with_capacity(last.len() * here.len());
        let mut from = Vec::with_capacity(last.len() * here.len());
        for (middle, last) in last.iter().enumerate() {
            for (one, weight) in here {
                let mut best = (f32::NEG_INFINITY, 0);
                for (first, before) in before.iter().enumerate() {
                    let known = scores.get(first * width(nodes, at) + middle).copied().unwrap_or(0.0);
                    let score = known + turn_taking(nodes, at, *before, *last, *one);
                    if score > best.0 {
                        best = (score, first);
                    }
                }
                next.push(best.0 + weight);
                from.push(u8::try_from(best.1).unwrap_or(0));
            }
        }
        scores = next;
        back.push(from);
    }
    trace(nodes, &scores, &back)
}

/// How many candidates the node before one has.
fn width(nodes: &[Node], at: usize) -> usize {
    at.checked_sub(1).and_then(|at| nodes.get(at)).map_or(1, |node| node.candidates.len())
}

fn trace(nodes: &[Node], scores: &[f32], back: &[Vec<u8>]) -> Vec<Character> {
    let mut out = vec![0; nodes.len()];
    let mut state = 0;
    for (at, score) in scores.iter().enumerate() {
        if scores.get(state).is_none_or(|best| score > best) {
            state = at;
        }
    }
    for at in (0..nodes.len()).rev() {
        let here = nodes.get(at).map_or(1, |node| node.candidates.len());
        let (middle, one) = (state / here, state % here);
        if let (Some(slot), Some(found)) = (out.get_mut(at), nodes.get(at).and_then(|node| node.candidates.get(one))) {
            *slot = found.0;
        }
        let first = back.get(at).and_then(|from| from.get(state)).map_or(0, |first| usize::from(*first));
        state = first * width(nodes, at) + middle;
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::base::Work;
    use crate::extract::extract;
    use crate::import;

    /// The speakers of the quotations of a conversation, paragraphs parted by " / " in both.
    fn check(text: &str, expected: &str) {
        let text = text.replace(" / ", "\n\n");
        let work = Work::new();
        let document = import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap();
        let extraction = extract(&document, &work).unwrap();
        let mut shown: Vec<(usize, String)> = Vec::new();
        for (_, quote) in extraction.quotes.iter() {
            let block = document.blocks.as_slice().partition_point(|block| block.span.end <= quote.span.start);
            let name = quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str()).to_owned();
            match shown.last_mut() {
                Some(last) if last.0 == block && last.1.ends_with(&name) => {}
                Some(last) if last.0 == block => last.1 = format!("{}+{name}", last.1),
                _ => shown.push((block, name)),
            }
        }
        let shown: Vec<String> = shown.into_iter().map(|(_, name)| name).collect();
        assert_eq!(shown.join(" / "), expected, "{text}");
    }

    /// Two who speak, and an open door.
    const OPENING: &str = "Greta Lund sat by the fire. Robert Kiel came in. / “You are late,” said Greta. / ";

    #[test]
    fn two_take_turns() {
        check(
            &format!("{OPENING}“I know.” / “Did you bring it?” / “No,” said Robert. / “Why not?”"),
            "Greta Lund / Robert Kiel / Greta Lund / Robert Kiel / Greta Lund",
        );
    }

    #[test]
    fn whoever_is_called_does_not_speak() {
        check(
            &format!("{OPENING}“The ferry was slow.” / “It always is, Robert.” / “Not in May, Greta.” / “Sit down,” she said."),
            "Greta Lund / Robert Kiel / Greta Lund / Robert Kiel / Greta Lund",
        );
    }

    #[test]
    fn whoever_acts_beside_the_words_speaks() {
        check(
            &format!(
                "{OPENING}Robert took off his hat. “Yes.” / Greta turned round. “Well?” She poured the tea. “Speak.” / “Why?” / “Speak!” / “No.”"
            ),
            "Greta Lund / Robert Kiel / Greta Lund / Robert Kiel / Greta Lund / Robert Kiel",
        );
    }

    #[test]
    fn pronouns_go_by_gender() {
        check(
            &format!("{OPENING}“It rains,” he answered. / “It does,” she agreed. / “Shall I go?” he asked."),
            "Greta Lund / Robert Kiel / Greta Lund / Robert Kiel",
        );
    }

    #[test]
    fn nouns_are_characters() {
        check(
            "“Halt!” cried the sentry. / “We are friends,” said the old woman. / “Whose friends?” / “Yours.” / “Pass,” said the sentry.",
            "the sentry / the old woman / the sentry / the old woman / the sentry",
        );
        check(
            &format!("{OPENING}“It rains,” said the young man. / “It does,” said the lady. / “Much,” said he."),
            "Greta Lund / Robert Kiel / Greta Lund / Robert Kiel",
        );
    }

    #[test]
    fn a_narrator_takes_turns_too() {
        check(
            "I met Captain Orme at the gate. / “Is it done?” said I. / “Done,” said the captain. / “All of it?” / “All,” he said. / “Good,” I said.",
            "I / Orme / I / Orme / I",
        );
    }

    #[test]
    fn husband_and_wife_are_two() {
        check(
            "Mr. Lund read. Mrs. Lund sewed. / “It rains,” said Mr. Lund. / “It does.” / “Still?” said Mr. Lund. / “Still,” said Mrs. Lund.",
            "Mr. Lund / Mrs. Lund / Mr. Lund / Mrs. Lund",
        );
    }

    #[test]
    fn reports_are_no_conversations() {
        let long = "We have looked at every beam of it and at every plank, and we have found nothing that would not carry a cart";
        check(
            &format!("“{long},” Greta Lund said. / “{long}.” / Olav Kiel was not there. / “{long},” Lund said. / “{long}.”"),
            "Greta Lund / Greta Lund / Greta Lund / Greta Lund",
        );
    }
}
