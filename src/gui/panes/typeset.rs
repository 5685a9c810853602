//! One unit of text, set in type: which character stands where.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{self, Color32, FontId, Galley, Pos2, Rect, pos2};

use crate::base::TextSpan;
use crate::compare::{QuoteState, Verdict};
use crate::display::{Finding, Layer, Mark, Pane, Segment, Tag};
use crate::gui::fonts;
use crate::gui::panes::units::Unit;
use crate::gui::theme::{Look, READING_LINE, READING_SIZE, Theme};
use crate::text::{BlockKind, Document};

/// Widths of letters differ; this is about the mean of the reading face, relative to its size.
pub(super) const MEAN_ADVANCE: f32 = 0.455;

/// What all units of a side have in common.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub document: &'a Document,
    pub pane: &'a Pane,
    pub theme: &'a Theme,
    pub layers: &'a BTreeSet<Layer>,
    pub chosen: Option<Finding>,
    /// Size of type relative to its normal size.
    pub zoom: f32,
    /// Width of the column, in points.
    pub width: f32,
}

/// A unit set in type. Its own origin is the top left corner of its first line.
pub(super) struct Typeset {
    pub galley: Arc<Galley>,
    pub kind: BlockKind,
    /// How far it is set in from the column's left edge.
    pub indent: f32,
    /// White above the first line.
    pub above: f32,
    /// White below the last line.
    pub below: f32,
    /// For each character of the galley, the byte of the text it stands for; a sign stands for the byte after it.
    offsets: Vec<u32>,
    /// Characters of signs with a stroke through them.
    struck: Vec<(Range<usize>, Color32)>,
}

/// How a kind of block is set.
struct Setting {
    font: FontId,
    line: f32,
    colour: Color32,
    indent: f32,
    above: f32,
    below: f32,
}

impl Sheet<'_> {
    /// Sets one unit. egui keeps the result as long as it is asked for in every frame.
    pub(super) fn typeset(&self, ctx: &egui::Context, unit: &Unit) -> Typeset {
        let kind = self.pane.rows.get(unit.row).map_or(BlockKind::Paragraph, |row| row.kind);
        let setting = self.setting(kind);
        let mut setter = Setter::default();
        for segment in self.segments(unit) {
            self.set_segment(segment, unit, &setting, &mut setter);
        }
        let Setter { mut job, offsets, struck } = setter;
        job.break_on_newline = false;
        job.wrap = TextWrapping::wrap_at_width((self.width - setting.indent).max(60.0));
        Typeset {
            galley: ctx.fonts_mut(|fonts| fonts.layout_job(job)),
            kind,
            indent: setting.indent,
            above: if unit.first { setting.above } else { 0.0 },
            below: if unit.last { setting.below } else { 0.0 },
            offsets,
            struck,
        }
    }

    /// A guess at the height of a unit, without setting it.
    pub(super) fn estimate(&self, unit: &Unit) -> f32 {
        let setting = self.setting(self.pane.rows.get(unit.row).map_or(BlockKind::Paragraph, |row| row.kind));
        let width = unit.span.len() as f32 * MEAN_ADVANCE * setting.font.size;
        let lines = (width / (self.width - setting.indent).max(60.0)).ceil().max(1.0);
        let above = if unit.first { setting.above } else { 0.0 };
        above + lines * setting.line + if unit.last { setting.below } else { 0.0 }
    }

    /// The segments that share words with a unit.
    pub(super) fn segments(&self, unit: &Unit) -> &[Segment] {
        let row = self.pane.rows.get(unit.row);
        let all = row.and_then(|row| self.pane.segments.get(row.segments.clone())).unwrap_or(&[]);
        let from = all.partition_point(|segment| segment.span.end <= unit.span.start);
        let to = all.partition_point(|segment| segment.span.start < unit.span.end);
        all.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The highlights of a segment that are switched on, or chosen, outermost first.
    pub(super) fn marks(&self, segment: &Segment) -> impl DoubleEndedIterator<Item = &Mark> {
        let marks = self.pane.marks.get(segment.marks.clone()).unwrap_or(&[]);
        marks.iter().filter(|mark| self.is_on(mark.tag) || self.chosen == Some(mark.finding))
    }

    /// Whether a meaning is switched on. A value that only one side gives is also something that only one side says.
    fn is_on(&self, tag: Tag) -> bool {
        let one_sided = matches!(tag, Tag::Fact(Verdict::Only(_)));
        self.layers.contains(&tag.layer()) && (!one_sided || self.layers.contains(&Layer::OneSided))
    }

    fn set_segment(&self, segment: &Segment, unit: &Unit, setting: &Setting, setter: &mut Setter) {
        let start = segment.span.start.max(unit.span.start);
        let end = segment.span.end.min(unit.span.end);
        let mut signs: Vec<Tag> = Vec::new();
        let mut differs = false;
        for mark in self.marks(segment) {
            differs |= mark.tag.is_inside() && self.is_on(mark.tag);
            let look = self.theme.look(mark.tag);
            if mark.first
                && look.sign_in_text
                && self.is_on(mark.tag)
                && start == segment.span.start
                && !signs.contains(&mark.tag)
            {
                signs.push(mark.tag);
                setter.sign(look, start, self.sign_format(look, setting));
            }
        }
        let mut format = format(setting.font.clone(), setting.colour, setting.line);
        if differs {
            format.font_id = fonts::serif_semibold(setting.font.size);
            format.color = self.theme.look(Tag::Differs).text;
        }
        setter.words(self.document.slice(TextSpan { start, end }), start, format);
    }

    fn sign_format(&self, look: Look, setting: &Setting) -> TextFormat {
        let size = match look.glyph {
            _ if is_struck(look) => 14.0,
            "…" => 12.5,
            _ => 10.5,
        };
        format(fonts::sans_semibold(size * self.zoom), look.text, setting.line)
    }

    fn setting(&self, kind: BlockKind) -> Setting {
        let theme = self.theme;
        let plain = |size: f32, line: f32| Setting {
            font: fonts::serif(size * self.zoom),
            line: (line * self.zoom).round(),
            colour: theme.ink,
            indent: 0.0,
            above: 0.0,
            below: (15.0 * self.zoom).round(),
        };
        let reading = plain(READING_SIZE, READING_LINE);
        match kind {
            BlockKind::Heading(level) => self.heading(level),
            BlockKind::Paragraph => reading,
            BlockKind::ListItem => Setting { indent: 22.0 * self.zoom, below: (6.0 * self.zoom).round(), ..reading },
            BlockKind::Quotation => Setting { indent: 22.0 * self.zoom, ..reading },
            BlockKind::Cell => Setting { below: (4.0 * self.zoom).round(), ..plain(15.5, 24.0) },
            BlockKind::Caption => {
                Setting { font: fonts::serif_italic(15.0 * self.zoom), colour: theme.soft_ink, ..plain(15.0, 23.0) }
            }
            BlockKind::Note => Setting { colour: theme.soft_ink, ..plain(14.5, 22.0) },
        }
    }

    fn heading(&self, level: u8) -> Setting {
        let (size, line, above) = match level {
            0 | 1 => (20.0, 28.0, 4.0),
            2 => (18.0, 27.0, 12.0),
            _ => (READING_SIZE, READING_LINE, 8.0),
        };
        Setting {
            font: fonts::serif_semibold(size * self.zoom),
            line: (line * self.zoom).round(),
            colour: self.theme.ink,
            indent: 0.0,
            above: (above * self.zoom).round(),
            below: (11.0 * self.zoom).round(),
        }
    }
}

fn format(font_id: FontId, color: Color32, line: f32) -> TextFormat {
    TextFormat { font_id, color, line_height: Some(line), ..TextFormat::default() }
}

/// A galley in the making.
#[derive(Default)]
struct Setter {
    job: LayoutJob,
    offsets: Vec<u32>,
    struck: Vec<(Range<usize>, Color32)>,
}

impl Setter {
    /// Appends words; white space of any kind and length becomes one space.
    fn words(&mut self, text: &str, start: u32, format: TextFormat) {
        let mut shown = String::with_capacity(text.len());
        let mut after_space = self.job.text.ends_with(' ');
        for (inside, c) in text.char_indices() {
            let offset = start + u32::try_from(inside).unwrap_or(u32::MAX);
            let is_space = c.is_control() || (c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}');
            if is_space && after_space {
                continue;
            }
            shown.push(if is_space { ' ' } else { c });
            self.offsets.push(offset);
            after_space = is_space;
        }
        self.job.append(&shown, 0.0, format);
    }

    /// Appends a small sign that stays with the word after it.
    fn sign(&mut self, look: Look, start: u32, format: TextFormat) {
        let sign = format!("\u{a0}{}\u{a0}\u{a0}", look.glyph);
        if is_struck(look) {
            let first = self.offsets.len() + 1;
            self.struck.push((first..first + look.glyph.chars().count(), look.text));
        }
        self.offsets.extend(sign.chars().map(|_| start));
        self.job.append(&sign, 0.0, format);
    }
}

/// Whether a stroke goes through the sign: marks that are missing on the other side.
fn is_struck(look: Look) -> bool {
    look.glyph == Tag::Quote(QuoteState::Unquoted).glyph()
}

impl Typeset {
    /// Its height with the white around it.
    pub(super) fn height(&self) -> f32 {
        self.above + self.galley.size().y + self.below
    }

    /// Where words of the text stand, line by line.
    pub(super) fn lines(&self, span: TextSpan) -> Vec<Rect> {
        let at = |offset: u32| self.offsets.partition_point(|own| *own < offset);
        self.boxes(at(span.start)..at(span.end))
    }

    /// The signs that are to be struck through, with their colours.
    pub(super) fn struck(&self) -> impl Iterator<Item = (Rect, Color32)> {
        self.struck.iter().filter_map(|(sign, colour)| Some((*self.boxes(sign.clone()).first()?, *colour)))
    }

    /// Where characters of the galley stand, line by line.
    fn boxes(&self, Range { start, end }: Range<usize>) -> Vec<Rect> {
        let mut out = Vec::new();
        let mut row_start = 0;
        for row in &self.galley.rows {
            let row_end = row_start + row.glyphs.len();
            let from = start.max(row_start) - row_start;
            let glyphs = row.glyphs.get(from..end.min(row_end).saturating_sub(row_start).max(from)).unwrap_or(&[]);
            let last = glyphs.iter().rposition(|glyph| glyph.chr != ' ').and_then(|index| glyphs.get(index));
            if let (Some(first), Some(last)) = (glyphs.first(), last) {
                let min = pos2(row.pos.x + first.pos.x, row.min_y());
                out.push(Rect::from_min_max(min, pos2(row.pos.x + last.max_x(), row.max_y())));
            }
            row_start = row_end;
            if row_start >= end {
                break;
            }
        }
        out
    }

    /// The byte of the character under a place, if there is one.
    pub(super) fn offset_under(&self, place: Pos2) -> Option<u32> {
        let (row_start, row) = self.row_at(place.y)?;
        let x = place.x - row.pos.x;
        let index = row.glyphs.iter().position(|glyph| glyph.pos.x <= x && x < glyph.max_x())?;
        let inside = row.min_y() <= place.y && place.y <= row.max_y();
        self.offsets.get(row_start + index).copied().filter(|_| inside)
    }

    /// The byte between characters that is nearest to a place.
    pub(super) fn offset_near(&self, place: Pos2, end: u32) -> u32 {
        let Some((row_start, row)) = self.row_at(place.y) else { return end };
        let x = place.x - row.pos.x;
        let index = row.glyphs.iter().position(|glyph| x < glyph.pos.x + glyph.advance_width / 2.0);
        let index = index.unwrap_or(row.glyphs.len());
        self.offsets.get(row_start + index).copied().unwrap_or(end)
    }

    /// The line at a height, or the nearest one, and the position of its first character.
    fn row_at(&self, y: f32) -> Option<(usize, &egui::epaint::text::PlacedRow)> {
        let mut start = 0;
        let mut rows = self.galley.rows.iter().peekable();
        while let Some(row) = rows.next() {
            if y < row.max_y() || rows.peek().is_none() {
                return Some((start, row));
            }
            start += row.glyphs.len();
        }
        None
    }
}
