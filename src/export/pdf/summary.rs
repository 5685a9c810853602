//! The first page: what is compared, how much was found, and what to look at first.

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag as Structure};

use super::fonts::{Face, drawn};
use super::ledgers::marked_ink;
use super::look::{self, HAIRLINE, INK, SOFT};
use super::paragraph::{Paragraph, Style};
use super::report::{Report, named};
use super::sheets::{Cell, Cursor, LEFT, NodeId, Part, RIGHT, Target};
use super::texts::{COLUMN, column, heading};
use crate::base::{Cancelled, Side};
use crate::compare::QuoteState;
use crate::display::{Finding, Tag};
use crate::export::head::caution;
use crate::export::ledger::Entry;
use crate::export::order;
use crate::messages::tr;

/// How many findings the first pages name; the rest are in the ledgers.
const MOST_ALERTS: usize = 24;
/// The columns of what needs attention: what it is, then both sides.
const ALERT: f32 = 120.0;

impl Report<'_, '_> {
    pub(super) fn summary(&mut self) -> Result<(), Cancelled> {
        let mut cursor = self.sheets.begin(Part::Summary);
        let section = self.sheets.node(None, Structure::Section);
        cursor = self.title(cursor, section)?;
        cursor = self.sources(cursor, section)?;
        cursor = self.progress(cursor, section)?;
        cursor = self.counts(cursor, section)?;
        cursor = self.alerts(cursor, section)?;
        self.small_print(cursor, section)
    }

    fn title(&mut self, cursor: Cursor, section: NodeId) -> Result<Cursor, Cancelled> {
        let node = self.sheets.node(Some(section), heading(1, tr!("report-title")));
        let mut title = Paragraph::new(Some(node), 28.0);
        title.push(tr!("report-title"), Style::new(Face::SerifSemibold, 21.0, INK));
        title.set(self.sheets.fonts, RIGHT - LEFT);
        title.gap = 4.0;
        let end = self.sheets.flow(cursor, LEFT, title)?;
        self.sheets.hairline(end, INK, 0.8);
        Ok(end.down(12.0))
    }

    fn sources(&mut self, cursor: Cursor, section: NodeId) -> Result<Cursor, Cancelled> {
        let mut cells = Vec::new();
        for side in Side::BOTH {
            let part = self.sheets.node(Some(section), Structure::Div);
            let badge = self.sheets.node(Some(part), Structure::P);
            self.badge(cursor.down(2.0), column(side), side, Some(badge));
            cells.push(self.source(part, side));
        }
        Ok(self.sheets.row(cursor, cells)?.down(10.0))
    }

    fn source(&mut self, part: NodeId, side: Side) -> Cell {
        let source = &self.head.sources[side];
        let mut small = vec![source.details.join(" · ")];
        small.extend(source.notices_said().map(|notice| format!("! {notice}")));
        let unseen = self.unseen(side);
        small.extend(unseen);
        let (title, digest) = (self.head.sources[side].title.clone(), self.head.sources[side].sha256.clone());
        let node = self.sheets.node(Some(part), Structure::P.with_lang(self.language(side)));
        let mut paragraphs = vec![Paragraph::of(Some(node), 18.0, &title, Style::new(Face::SerifSemibold, 13.0, INK))];
        for line in small {
            let node = self.sheets.node(Some(part), Structure::P);
            paragraphs.push(Paragraph::of(Some(node), 12.0, &line, Style::new(Face::Sans, 8.0, SOFT)));
        }
        let node = self.sheets.node(Some(part), Structure::P);
        paragraphs.push(Paragraph::of(Some(node), 12.0, &format!("SHA-256 {digest}"), Style::new(Face::Sans, 7.0, SOFT)));
        self.cell_of(column(side) + 22.0, COLUMN - 22.0, paragraphs)
    }

    /// Says how many characters of a text no face has.
    fn unseen(&self, side: Side) -> Option<String> {
        let text = &self.subject.comparison.documents[side].text;
        let is_unseen = |c: &char| !c.is_ascii() && !self.sheets.fonts.has(*c);
        match text.chars().filter_map(drawn).filter(is_unseen).count() {
            0 => None,
            count => Some(format!("! {}", tr!("report-unseen-characters", count = count))),
        }
    }

    fn progress(&mut self, cursor: Cursor, section: NodeId) -> Result<Cursor, Cancelled> {
        let node = self.sheets.node(Some(section), Structure::P);
        let mut words = Paragraph::new(Some(node), 13.0);
        words.push(&format!("{}. ", self.head.scope), Style::new(Face::SansSemibold, 8.5, INK));
        words.push(&self.head.progress, Style::new(Face::Sans, 8.5, INK));
        words.set(self.sheets.fonts, RIGHT - LEFT);
        Ok(self.sheets.flow(cursor, LEFT, words)?.down(10.0))
    }

    /// Every state with its look and how often it was found.
    fn counts(&mut self, cursor: Cursor, section: NodeId) -> Result<Cursor, Cancelled> {
        let cursor = self.small_heading(cursor, section, tr!("report-legend"))?;
        let counts = std::mem::take(&mut self.head.counts);
        let parts = [Part::Quotations, Part::Facts, Part::Statements];
        let width = (RIGHT - LEFT) / 3.0;
        let mut cells = Vec::new();
        for (at, (count, part)) in counts.iter().zip(parts).enumerate() {
            let node = self.sheets.node(Some(section), Structure::P);
            let mut name = Paragraph::new(Some(node), 15.0);
            let style = Style::new(Face::SansSemibold, 8.5, INK);
            name.push(count.ledger.label(), Style { link: Some(Target::Part(part)), ..style });
            name.push(&format!("  {}", count.total), Style::new(Face::Sans, 8.5, SOFT));
            let list = self.sheets.node(Some(section), Structure::L(ListNumbering::None));
            let mut paragraphs = vec![name];
            for (tag, count) in &count.states {
                paragraphs.push(self.sample(list, *tag, *count));
            }
            cells.push(self.cell_of(LEFT + width * at as f32, width - 16.0, paragraphs));
        }
        self.head.counts = counts;
        Ok(self.sheets.row(cursor, cells)?.down(8.0))
    }

    fn sample(&mut self, list: NodeId, tag: Tag, count: usize) -> Paragraph {
        let item = self.sheets.node(Some(list), Structure::LI);
        let node = self.sheets.node(Some(item), Structure::LBody);
        let look = look::look(tag);
        let sign = Style::new(Face::SansSemibold, 8.0, look.ink);
        let label =
            Style { fill: look.fill, rules: [look.rule.map(|rule| (rule, look.ink)), None], ..Style::new(Face::Serif, 9.5, INK) };
        let mut sample = Paragraph::new(Some(node), 15.0);
        sample.push(tag.glyph(), sign);
        sample.push(" ", sign);
        sample.push(tag.label(), label);
        sample.push(&format!("  {count}"), Style::new(Face::Sans, 8.0, SOFT));
        sample
    }

    fn alerts(&mut self, cursor: Cursor, section: NodeId) -> Result<Cursor, Cancelled> {
        let mut cursor = self.small_heading(cursor, section, tr!("report-attention"))?;
        let findings = order::attention(&self.subject.display);
        if findings.is_empty() {
            return self.say(cursor, section, tr!("report-no-attention"));
        }
        let table = self.sheets.node(Some(section), Structure::Table);
        for finding in findings.iter().take(MOST_ALERTS) {
            cursor = self.alert(cursor, table, *finding)?;
        }
        match findings.len().saturating_sub(MOST_ALERTS) {
            0 => Ok(cursor),
            more => self.say(cursor, section, &tr!("report-more-attention", count = more)),
        }
    }

    fn alert(&mut self, cursor: Cursor, table: NodeId, finding: Finding) -> Result<Cursor, Cancelled> {
        let Some(entry) = Entry::new(self.subject, finding) else { return Ok(cursor) };
        let row = self.sheets.node(Some(table), Structure::TR);
        let head = self.sheets.node(Some(row), Structure::TH(TableHeaderScope::Row));
        let mut state = Paragraph::new(Some(head), 12.0);
        let style = Style::new(Face::SansSemibold, 8.0, look::look(entry.tag()).ink);
        let link = Some(Target::Entry(finding));
        state.push(&format!("{} ", named(entry.tag())), Style { link, ..style });
        state.push(&entry.number, Style { link, ..style });
        let what = [entry.kind(), entry.about].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        let what = Paragraph::of(Some(head), 10.0, &what, Style::new(Face::Sans, 7.0, SOFT));
        let mut cells = vec![self.cell_of(LEFT, ALERT - 12.0, vec![state, what])];
        let width = (RIGHT - LEFT - ALERT) / 2.0;
        for side in Side::BOTH {
            let cell = self.sheets.node(Some(row), Structure::TD);
            let paragraphs = self.gist(cell, &entry, side);
            let x = LEFT + ALERT + if side == Side::A { 0.0 } else { width };
            cells.push(self.cell_of(x, width - 12.0, paragraphs));
        }
        let height = cells.iter().map(Cell::height).fold(0.0, f32::max);
        let cursor = self.sheets.keep(cursor, height.min(self.sheets.room() * 0.5));
        let end = self.sheets.row(cursor, cells)?.down(3.0);
        self.sheets.hairline(end, HAIRLINE, 0.4);
        Ok(end.down(4.0))
    }

    /// What one side has: the words with those that matter marked, and where the speakers differ, who says it.
    fn gist(&mut self, cell: NodeId, entry: &Entry<'_>, side: Side) -> Vec<Paragraph> {
        let node = self.sheets.node(Some(cell), Structure::P.with_lang(self.language(side)));
        let mut words = Paragraph::new(Some(node), 12.4);
        words.push(&format!("{} ", side.letter()), Style::new(Face::SansSemibold, 7.5, look::side(side)));
        let plain = Style::new(Face::Serif, 9.0, INK);
        let marked = Style { face: Face::SerifSemibold, ink: marked_ink(entry.tag()), ..plain };
        let Some(passage) = entry.passages(side).next() else {
            words.push("–", plain);
            return vec![words];
        };
        for piece in &passage.pieces {
            words.push(&piece.text, if piece.marked { marked } else { plain });
        }
        let mut paragraphs = vec![words];
        if entry.tag() == Tag::Quote(QuoteState::Reattributed) && !passage.caption.is_empty() {
            let node = self.sheets.node(Some(cell), Structure::P);
            paragraphs.push(Paragraph::of(Some(node), 10.0, &passage.caption, Style::new(Face::Sans, 7.0, SOFT)));
        }
        paragraphs
    }

    fn small_print(&mut self, cursor: Cursor, section: NodeId) -> Result<(), Cancelled> {
        let words = format!("{} {}", self.head.written_by(), caution());
        self.say(cursor.down(4.0), section, &words).map(drop)
    }

    fn say(&mut self, cursor: Cursor, section: NodeId, words: &str) -> Result<Cursor, Cancelled> {
        let node = self.sheets.node(Some(section), Structure::P);
        let mut words = Paragraph::of(Some(node), 12.0, words, Style::new(Face::Sans, 8.0, SOFT));
        words.set(self.sheets.fonts, RIGHT - LEFT);
        self.sheets.flow(cursor, LEFT, words)
    }

    fn small_heading(&mut self, cursor: Cursor, section: NodeId, words: &str) -> Result<Cursor, Cancelled> {
        let cursor = self.sheets.keep(cursor, 60.0);
        let node = self.sheets.node(Some(section), heading(2, words));
        let mut words = Paragraph::of(Some(node), 18.0, words, Style::new(Face::SerifSemibold, 11.5, INK));
        words.set(self.sheets.fonts, RIGHT - LEFT);
        words.gap = 2.0;
        self.sheets.flow(cursor, LEFT, words)
    }

    fn cell_of(&self, x: f32, width: f32, mut paragraphs: Vec<Paragraph>) -> Cell {
        for paragraph in &mut paragraphs {
            paragraph.set(self.sheets.fonts, width);
        }
        Cell { x, paragraphs }
    }
}
