//! One quotation on one side, several on the other: cut by their cues, or told in pieces.

use crate::base::{Pair, Side};
use crate::compare::quotes::Utterances;
use crate::compare::quotes::alike::Found;
use crate::compare::quotes::relation::Alike;

/// Pairs of quotations that belong to one match; alone, or pieces of the same whole in their order.
pub(super) struct Group {
    /// Positions in the list of found pairs, in the order of the text.
    pub members: Vec<usize>,
    /// The side that has several quotations; either where there is one.
    pub pieces: Side,
}

/// Groups pieces that follow each other on one side and in the whole on the other.
pub(super) fn grouped(found: &[Found], utterances: &Utterances) -> Vec<Group> {
    let mut is_grouped = vec![false; found.len()];
    let mut out = Vec::new();
    for side in Side::BOTH {
        for members in runs(found, utterances, side) {
            if members.iter().any(|at| is_grouped[*at]) {
                continue;
            }
            members.iter().for_each(|at| is_grouped[*at] = true);
            out.push(Group { members, pieces: side });
        }
    }
    let alone = (0..found.len()).filter(|at| !is_grouped[*at]);
    out.extend(alone.map(|at| Group { members: vec![at], pieces: Side::A }));
    out
}

/// Runs of at least two pieces of `side`.
fn runs(found: &[Found], utterances: &Utterances, side: Side) -> Vec<Vec<usize>> {
    let is_piece =
        |pair: &Found| pair.relation.respelled.unwrap_or(pair.relation.alike) == Alike::Shortened && pair.relation.is_whole(side);
    let mut pieces: Vec<usize> = (0..found.len()).filter(|at| is_piece(&found[*at])).collect();
    pieces.sort_by_key(|at| (found[*at].at[side.other()], found[*at].at[side]));
    let mut out: Vec<Vec<usize>> = Vec::new();
    for at in pieces {
        match out.last_mut() {
            Some(run) if run.last().is_some_and(|last| follows(&found[*last], &found[at], utterances, side)) => run.push(at),
            _ => out.push(vec![at]),
        }
    }
    out.retain(|run| run.len() > 1);
    out
}

/// Whether a piece is the next quotation of its side and the next words of the same whole.
fn follows(before: &Found, after: &Found, utterances: &Utterances, side: Side) -> bool {
    let whole = side.other();
    let ends = Pair::new(before.relation.window[whole].end, after.relation.window[whole].start);
    let next = before.at[side] + 1 == after.at[side] && before.at[whole] == after.at[whole];
    next && ends.a <= ends.b
        && (ends.a == ends.b || utterances[side][after.at[side]].continues == Some(utterances[side][before.at[side]].quote))
}
