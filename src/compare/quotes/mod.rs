//! What became of each quotation on the other side.

mod alike;
mod identical;
mod matches;
mod pieces;
mod relation;
mod support;
mod unquoted;
mod utterance;

use crate::base::{Arena, Cancelled, Pair, Side, TextSpan, Work};
use crate::compare::lexicon::Lexicon;
use crate::compare::model::{Link, LinkId, QuoteMatch, Sources};

use self::alike::Wanted;
use self::matches::Maker;
use self::support::Support;
use self::unquoted::{Linked, Plain};
use self::utterance::{Utterance, utterances};

/// The quotations of both sides.
type Utterances = Pair<Vec<Utterance>>;

/// One match or more for every quotation of both documents, in order of the text: the same words first, then words cut or
/// changed, then words or content without marks; what is still open stands on one side only.
pub(super) fn matches(sources: &Sources, links: &Arena<LinkId, Link>, work: &Work) -> Result<Vec<QuoteMatch>, Cancelled> {
    let lexicon = Lexicon::new(sources.documents.as_ref().map(|document| &**document));
    let utterances: Utterances = Pair::from_fn(|side| utterances(sources, &lexicon, side));
    let support = Support::new(sources, links);
    let maker = Maker { sources, utterances: &utterances, support: &support };
    let mut open = Pair::from_fn(|side| vec![true; utterances[side].len()]);
    let mut out = Vec::new();
    for at in identical::identical(&utterances, &support) {
        close(&mut open, at);
        out.push(maker.identical(at));
    }
    for wanted in [Wanted::Shortened, Wanted::Differing] {
        let alike = alike::alike(wanted, &utterances, &open, &lexicon, &support, work)?;
        alike.iter().for_each(|found| close(&mut open, found.at));
        out.extend(maker.alike(&alike, &lexicon));
    }
    let linked = Linked::new(links);
    for side in Side::BOTH {
        let plain = Plain::new(sources, &lexicon, side.other(), &speech(sources, side.other()));
        for at in 0..utterances[side].len() {
            work.check()?;
            if open[side][at] {
                out.push(maker.one_sided(side, at, &plain, &linked, work)?);
            }
        }
    }
    out.sort_by_key(matches::order);
    Ok(out)
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
