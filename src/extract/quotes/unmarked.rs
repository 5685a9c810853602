//! Whose words quotations without marks are: by their label or signature, or by the line that announces them.

use std::collections::BTreeMap;

use crate::base::{Arena, Notice, TextSpan};
use crate::extract::entities::lexicon as names;
use crate::extract::entities::{Entity, EntityId, EntityKind};
use crate::extract::quotes::cues::{self, Cue};
use crate::extract::quotes::flow::Flow;
use crate::extract::quotes::outer::Outer;
use crate::extract::quotes::{Quote, QuoteForm, QuoteId, blocks, marks, transcript};
use crate::text::Document;

/// Every quotation of a document in order, marked or not; of two that begin together the outer one is first.
pub(super) fn with_marked(document: &Document, notices: &mut Vec<Notice>) -> Vec<Quote> {
    let mut quotes = marks::scan(document, notices);
    let outer = Outer::new(&quotes);
    let turns = transcript::turns(document, &outer);
    let mut blocks = blocks::blocks(document, &outer);
    blocks.retain(|block| {
        let first = turns.partition_point(|turn| turn.span.end <= block.span.start);
        turns.get(first).is_none_or(|turn| turn.span.start >= block.span.end)
    });
    if !turns.is_empty() || !blocks.is_empty() {
        quotes.extend(turns);
        quotes.extend(blocks);
        marks::order(&mut quotes);
    }
    quotes
}

/// Gives the speakers that labels and signatures name their full names.
pub(super) fn resolve(document: &Document, quotes: &mut Arena<QuoteId, Quote>, entities: &Arena<EntityId, Entity>) {
    if quotes.iter().all(|(_, quote)| quote.form == QuoteForm::Marks) {
        return;
    }
    let known = Known::new(entities);
    for (_, quote) in quotes.iter_mut().filter(|(_, quote)| quote.form != QuoteForm::Marks) {
        let Some(speaker) = &mut quote.speaker else { continue };
        if let Some(id) = known.find(&speaker.name, entities).or_else(|| known.find(document.slice(speaker.mention), entities)) {
            speaker.name.clone_from(&entities[id].name);
            speaker.entity = Some(id);
        }
    }
}

/// Persons by the words of their names and by their initials.
struct Known {
    by_word: BTreeMap<String, Vec<EntityId>>,
}

impl Known {
    fn new(entities: &Arena<EntityId, Entity>) -> Self {
        let mut by_word: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
        for (id, entity) in entities.iter().filter(|(_, entity)| matches!(entity.kind, EntityKind::Person | EntityKind::Unknown))
        {
            let words = words(&entity.name);
            let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
            let ends = [
                words.first().cloned(),
                words.last().cloned().filter(|_| words.len() > 1),
                Some(initials).filter(|_| words.len() > 1),
            ];
            for word in ends.into_iter().flatten() {
                by_word.entry(word).or_default().push(id);
            }
        }
        Self { by_word }
    }

    /// The one person whose name has all words of a label.
    fn find(&self, label: &str, entities: &Arena<EntityId, Entity>) -> Option<EntityId> {
        let wanted = words(label);
        let candidates = self.by_word.get(wanted.last()?).filter(|all| all.len() <= MOST_NAMESAKES)?;
        let initials = wanted.len() == 1 && label.chars().count() <= 3;
        let has_all = |id: &&EntityId| {
            let has = words(&entities[**id].name);
            initials || wanted.iter().all(|word| has.contains(word))
        };
        let mut fitting: Vec<EntityId> = candidates.iter().filter(has_all).copied().collect();
        // The label itself may have been read as somebody; a fuller name is the same person.
        fitting.sort_by_key(|id| (std::cmp::Reverse(words(&entities[*id].name).len()), *id));
        let (best, rest) = fitting.split_first()?;
        let best_words = words(&entities[*best].name);
        let is_part = |id: &EntityId| words(&entities[*id].name).iter().all(|word| best_words.contains(word));
        rest.iter().all(is_part).then_some(*best)
    }
}

/// More persons with one name than this are not told apart.
const MOST_NAMESAKES: usize = 16;

/// The words of a name in small letters, without titles.
fn words(name: &str) -> Vec<String> {
    let folded = name.to_lowercase();
    names::without_titles(&folded).into_iter().map(|word| word.trim_matches(['.', ',']).to_owned()).collect()
}

/// The cue at the end of the block before that announces a block quotation.
pub(super) fn announced(before: &Flow<'_>, start: u32, is_speech: impl Fn(QuoteId) -> bool) -> Option<Cue> {
    let end = before.items.len().checked_sub(1)?;
    let between = TextSpan { start: before.items.get(end)?.span.end, end: start };
    let text = before.document.slice(TextSpan { start: before.items.first()?.span.start, end: between.start });
    let colon = text.trim_end().ends_with(':');
    cues::before(before, end, is_speech)
        .filter(|cue| colon || cue.confidence >= 0.85 && cue.subject.is_some() && !text.ends_with('.'))
}
