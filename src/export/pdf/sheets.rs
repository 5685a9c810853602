//! The pages before they are drawn: which line stands where, what it belongs to, and where links lead.
//!
//! All lengths are in points, from the upper left corner.

use std::collections::HashMap;
use std::ops::Range;

use krilla::tagging::TagKind;

use super::fonts::Fonts;
use super::look::Ink;
use super::paragraph::Paragraph;
use crate::base::{Cancelled, Side, Work};
use crate::display::Finding;

/// A4 on its side. The margins leave everything on a sheet of Letter too, which is narrower and higher.
pub(super) const WIDTH: f32 = 841.89;
pub(super) const HEIGHT: f32 = 595.276;
pub(super) const LEFT: f32 = 54.0;
pub(super) const RIGHT: f32 = WIDTH - LEFT;
pub(super) const TOP: f32 = 40.0;
/// Where the heads of the columns stand.
pub(super) const CAPTIONS: f32 = 66.0;
/// The texts and the ledgers begin below the heads of their columns.
const BELOW_RUNNING: f32 = 88.0;
/// Where the lines end.
pub(super) const BOTTOM: f32 = HEIGHT - 52.0;

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    Summary,
    Texts,
    Quotations,
    Facts,
    Statements,
    /// What a reviewer noted on words of the texts.
    Notes,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Target {
    /// The line of a finding in its ledger.
    Entry(Finding),
    /// A passage of a finding, by the byte where it begins.
    Passage(Side, Finding, u32),
    Part(Part),
    /// A note on words in the list of notes, counted from 0.
    Note(usize),
    /// The words of a note.
    Noted(usize),
    /// The entries of one state, by their order in the report.
    Group(usize),
}

/// A part of the structure: see [`Sheets::node`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(pub(super) usize);

/// A part of the structure that assistive programs read.
pub(super) struct Node {
    pub(super) tag: TagKind,
    pub(super) children: Vec<NodeId>,
}

/// A line that was placed.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Position in [`Sheets::paragraphs`].
    pub(super) paragraph: usize,
    pub(super) range: Range<usize>,
    pub(super) x: f32,
    /// Where the line begins and ends.
    pub(super) top: f32,
    pub(super) baseline: f32,
}

/// Something that is no text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
    pub(super) ink: Ink,
}

/// One page.
pub(super) struct Sheet {
    pub(super) part: Part,
    pub(super) lines: Vec<Placed>,
    pub(super) bars: Vec<Bar>,
}

/// Where the next line goes.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Cursor {
    pub(super) sheet: usize,
    pub(super) y: f32,
}

impl Cursor {
    /// The one that is further down.
    pub(super) fn later(self, other: Cursor) -> Cursor {
        if (self.sheet, self.y) < (other.sheet, other.y) { other } else { self }
    }

    /// Further down on the same page.
    pub(super) fn down(self, by: f32) -> Cursor {
        Cursor { y: self.y + by, ..self }
    }
}

/// A cell of a row: paragraphs below each other.
pub(super) struct Cell {
    pub(super) x: f32,
    pub(super) paragraphs: Vec<Paragraph>,
}

impl Cell {
    pub(super) fn height(&self) -> f32 {
        self.paragraphs.iter().map(Paragraph::height).sum()
    }
}

/// All pages.
pub(super) struct Sheets<'f> {
    pub(super) fonts: &'f Fonts,
    work: &'f Work,
    pub(super) sheets: Vec<Sheet>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) nodes: Vec<Node>,
    /// The nodes that stand in no other.
    pub(super) roots: Vec<NodeId>,
    /// Page and place of everything that can be linked to.
    pub(super) places: HashMap<Target, (usize, f32, f32)>,
    part: Part,
}

impl<'f> Sheets<'f> {
    pub(super) fn new(fonts: &'f Fonts, work: &'f Work) -> Self {
        Self {
            fonts,
            work,
            sheets: Vec::new(),
            paragraphs: Vec::new(),
            nodes: Vec::new(),
            roots: Vec::new(),
            places: HashMap::new(),
            part: Part::Summary,
        }
    }

    /// Begins a part on a new page.
    pub(super) fn begin(&mut self, part: Part) -> Cursor {
        self.part = part;
        let cursor = self.at_top(self.sheets.len());
        self.places.insert(Target::Part(part), (cursor.sheet, LEFT, TOP));
        cursor
    }

    /// The first line of a page, which is added where there is none.
    pub(super) fn at_top(&mut self, sheet: usize) -> Cursor {
        while self.sheets.len() <= sheet {
            self.sheets.push(Sheet { part: self.part, lines: Vec::new(), bars: Vec::new() });
        }
        Cursor { sheet, y: if self.part == Part::Summary { TOP } else { BELOW_RUNNING } }
    }

    /// The same place, or the top of the next page where fewer than `height` points are left.
    pub(super) fn keep(&mut self, cursor: Cursor, height: f32) -> Cursor {
        let top = self.at_top(cursor.sheet);
        if cursor.y + height > BOTTOM && cursor.y > top.y { self.at_top(cursor.sheet + 1) } else { cursor }
    }

    /// How many points a page has for lines.
    pub(super) fn room(&self) -> f32 {
        BOTTOM - if self.part == Part::Summary { TOP } else { BELOW_RUNNING }
    }

    /// Adds a part of the structure.
    pub(super) fn node(&mut self, parent: Option<NodeId>, tag: impl Into<TagKind>) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { tag: tag.into(), children: Vec::new() });
        match parent.and_then(|NodeId(parent)| self.nodes.get_mut(parent)) {
            Some(parent) => parent.children.push(id),
            None => self.roots.push(id),
        }
        id
    }

    /// Places the lines of a paragraph that was set, page after page; gives back the place below them.
    ///
    /// One line of several is not left alone on a page.
    pub(super) fn flow(&mut self, mut cursor: Cursor, x: f32, paragraph: Paragraph) -> Result<Cursor, Cancelled> {
        let (id, leading, size, count) = (self.paragraphs.len(), paragraph.leading, paragraph.size(), paragraph.lines.len());
        let x = x + paragraph.indent;
        let mut next = 0;
        while next < count {
            self.work.check()?;
            let fitting = fitting(BOTTOM - cursor.y, leading, count - next);
            let is_top = cursor.y <= self.at_top(cursor.sheet).y;
            if fitting == 0 && !is_top {
                cursor = self.at_top(cursor.sheet + 1);
                continue;
            }
            for range in paragraph.lines.iter().skip(next).take(fitting.max(1)).cloned() {
                let baseline = cursor.y + leading / 2.0 + size * 0.33;
                let placed = Placed { paragraph: id, range, x, top: cursor.y, baseline };
                self.remember(&paragraph, &placed, cursor.sheet, count);
                if let Some(sheet) = self.sheets.get_mut(cursor.sheet) {
                    sheet.lines.push(placed);
                }
                cursor.y += leading;
            }
            next += fitting.max(1);
        }
        cursor.y += paragraph.gap;
        self.paragraphs.push(paragraph);
        Ok(cursor)
    }

    /// Places a paragraph that was set where it is told, margins or not.
    pub(super) fn put(&mut self, mut at: Cursor, x: f32, paragraph: Paragraph) {
        let (id, size, count) = (self.paragraphs.len(), paragraph.size(), paragraph.lines.len());
        for range in paragraph.lines.iter().cloned() {
            let baseline = at.y + paragraph.leading / 2.0 + size * 0.33;
            let placed = Placed { paragraph: id, range, x, top: at.y, baseline };
            self.remember(&paragraph, &placed, at.sheet, count);
            if let Some(sheet) = self.sheets.get_mut(at.sheet) {
                sheet.lines.push(placed);
            }
            at.y += paragraph.leading;
        }
        self.paragraphs.push(paragraph);
    }

    /// Notes where the anchors of a line stand.
    fn remember(&mut self, paragraph: &Paragraph, placed: &Placed, sheet: usize, count: usize) {
        let is_last = paragraph.lines.get(count - 1) == Some(&placed.range);
        for (at, target) in &paragraph.anchors {
            if placed.range.contains(at) || is_last && *at >= placed.range.end {
                self.places.entry(*target).or_insert((sheet, placed.x, placed.top));
            }
        }
    }

    /// Places cells side by side from one line on; gives back the place below the longest.
    pub(super) fn row(&mut self, cursor: Cursor, cells: Vec<Cell>) -> Result<Cursor, Cancelled> {
        let mut end = cursor;
        for cell in cells {
            let mut own = cursor;
            for paragraph in cell.paragraphs {
                own = self.flow(own, cell.x, paragraph)?;
            }
            end = end.later(own);
        }
        Ok(end)
    }

    /// Adds something that is no text.
    pub(super) fn bar(&mut self, sheet: usize, bar: Bar) {
        if let Some(sheet) = self.sheets.get_mut(sheet) {
            sheet.bars.push(bar);
        }
    }

    /// A thin line across the page.
    pub(super) fn hairline(&mut self, cursor: Cursor, ink: Ink, height: f32) {
        self.bar(cursor.sheet, Bar { left: LEFT, right: RIGHT, top: cursor.y, bottom: cursor.y + height, ink });
    }
}

/// How many of `count` lines stand on what is left of a page, so that neither the first nor the last one stands alone.
fn fitting(left: f32, leading: f32, count: usize) -> usize {
    let room = ((left + 0.01) / leading).max(0.0) as usize;
    match room {
        room if room >= count => count,
        0 | 1 => 0,
        room if count - room == 1 && room >= 3 => room - 1,
        room if count - room == 1 && count > 2 => 0,
        room => room,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pdf::fonts::Face;
    use crate::export::pdf::look::INK;
    use crate::export::pdf::paragraph::Style;

    #[test]
    fn no_line_stands_alone() {
        let check = |left: f32, count: usize, expected: usize| assert_eq!(fitting(left, 10.0, count), expected, "{left} {count}");
        check(100.0, 4, 4);
        check(40.0, 4, 4);
        check(39.0, 4, 2);
        check(20.0, 3, 0);
        check(19.0, 4, 0);
        check(10.0, 1, 1);
        check(9.0, 1, 0);
        check(50.0, 9, 5);
        check(80.0, 9, 7);
    }

    #[test]
    fn lines_follow_each_other_over_pages() {
        let (fonts, work) = (Fonts::new().unwrap(), Work::new());
        let mut sheets = Sheets::new(&fonts, &work);
        let mut paragraph = Paragraph::of(None, 14.0, &"word ".repeat(4000), Style::new(Face::Serif, 10.0, INK));
        paragraph.set(&fonts, 300.0);
        let count = paragraph.lines.len();
        let start = sheets.begin(Part::Texts);
        let end = sheets.flow(start.down(100.0), LEFT, paragraph).unwrap();
        assert!(end.sheet >= 2, "{end:?}");
        let lines: Vec<&Placed> = sheets.sheets.iter().flat_map(|sheet| &sheet.lines).collect();
        assert_eq!(lines.len(), count);
        assert!(lines.windows(2).all(|two| two[0].range.end == two[1].range.start));
        for sheet in &sheets.sheets {
            assert!(sheet.lines.windows(2).all(|two| two[0].top + 14.0 <= two[1].top + 0.01));
            assert!(sheet.lines.iter().all(|line| line.top >= BELOW_RUNNING && line.top + 14.0 <= BOTTOM + 0.1));
        }
        work.cancel();
        let mut paragraph = Paragraph::of(None, 14.0, "word", Style::new(Face::Serif, 10.0, INK));
        paragraph.set(&fonts, 300.0);
        assert_eq!(sheets.flow(end, LEFT, paragraph), Err(Cancelled));
    }
}
