//! What is laid out on its own: a block, or a stretch of a very long one.

use crate::base::TextSpan;
use crate::display::Row;
use crate::text::Document;

/// The longest stretch of text that is laid out at once, in bytes.
const LONGEST: usize = 4000;

/// A stretch of one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The row of the pane it belongs to.
    pub row: usize,
    /// Its words.
    pub span: TextSpan,
    /// Whether the block begins here.
    pub first: bool,
    /// Whether the block ends here.
    pub last: bool,
}

/// All units of a document, in order.
pub(super) fn units(document: &Document, rows: &[Row]) -> Vec<Unit> {
    let mut out = Vec::with_capacity(rows.len());
    for (row, shown) in rows.iter().enumerate() {
        let mut start = shown.span.start as usize;
        let end = shown.span.end as usize;
        loop {
            let cut = cut(document, start, end);
            let span = TextSpan::new(start, cut);
            out.push(Unit { row, span, first: start == shown.span.start as usize, last: cut >= end });
            if cut >= end {
                break;
            }
            start = cut;
        }
    }
    out
}

/// Where the stretch that begins at `start` ends: after a sentence, else after a word, else after any character.
fn cut(document: &Document, start: usize, end: usize) -> usize {
    if end - start <= LONGEST {
        return end;
    }
    let limit = start + LONGEST;
    let sentences = document.sentences.as_slice();
    let before = sentences.partition_point(|sentence| sentence.span.start as usize <= limit);
    let sentence = before.checked_sub(1).and_then(|index| sentences.get(index)).map_or(0, |found| found.span.start as usize);
    if sentence > start + LONGEST / 4 {
        return sentence;
    }
    let limit = (start + 1..=limit).rev().find(|at| document.text.is_char_boundary(*at)).unwrap_or(end);
    let words = document.text.get(start..limit).unwrap_or("");
    match words.rfind(char::is_whitespace) {
        Some(space) if space > LONGEST / 4 => start + space,
        _ => limit,
    }
}

/// The unit at a byte, or the last one before it.
pub(super) fn unit_at(units: &[Unit], offset: u32) -> usize {
    units.partition_point(|unit| unit.span.start <= offset).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::display::pane_of;
    use crate::import;

    fn check(text: &str, least: usize, most: usize) {
        let document = import::import(text.as_bytes(), "a.txt", None, &import::Options::default(), &Work::new()).unwrap();
        let pane = pane_of(&document);
        let units = units(&document, &pane.rows);
        assert!((least..=most).contains(&units.len()), "{} units", units.len());
        for unit in &units {
            assert!(unit.span.len() <= LONGEST);
            assert!(document.text.get(unit.span.range()).is_some(), "{unit:?} is not on character boundaries");
        }
        for (row, shown) in pane.rows.iter().enumerate() {
            let joined: usize = units.iter().filter(|unit| unit.row == row).map(|unit| unit.span.len()).sum();
            assert_eq!(joined, shown.span.len());
        }
    }

    #[test]
    fn long_blocks_are_cut_and_lose_nothing() {
        check("One paragraph.\n\nAnother one.", 2, 2);
        check(&"The boat was late again. ".repeat(1000), 7, 20);
        check(&"word ".repeat(5000), 7, 20);
        check(&"é".repeat(20_000), 10, 12);
    }

    #[test]
    fn sentences_stay_whole_where_they_can() {
        let text = "The boat was late again. ".repeat(1000);
        let document = import::import(text.as_bytes(), "a.txt", None, &import::Options::default(), &Work::new()).unwrap();
        let units = units(&document, &pane_of(&document).rows);
        assert!(units.iter().all(|unit| document.slice(unit.span).starts_with("The boat")));
    }
}
