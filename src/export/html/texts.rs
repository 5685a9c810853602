//! Both texts with their highlights.

use std::collections::HashMap;

use maud::{Markup, html};

use super::{Page, look};
use crate::base::Side;
use crate::compare::Verdict;
use crate::display::{Mark, Pane, Row, Segment, Tag};
use crate::export::clean::clean;
use crate::export::ids;
use crate::messages::tr;
use crate::text::{BlockId, BlockKind};

impl Page<'_> {
    pub(super) fn texts(&self) -> Markup {
        html! {
            section #texts aria-labelledby="texts-heading" {
                h2.hidden #texts-heading { (tr!("report-texts")) }
                (layers())
                div.texts {
                    @for side in Side::BOTH { (self.text(side)) }
                }
            }
        }
    }

    fn text(&self, side: Side) -> Markup {
        let pane = &self.display.panes[side];
        html! {
            article.(ids::letter(side)) aria-label=(tr!("report-text-of", side = side.letter())) {
                p.running { span.badge.(ids::letter(side)) { (side.letter()) } " " (super::words(&self.titles()[side])) }
                div.words lang=(self.language(side)) {
                    @if pane.rows.is_empty() { p.none lang=(tr!("language")) { (tr!("report-no-words")) } }
                    @let levels = levels(&pane.rows);
                    @for rows in pane.rows.chunk_by(|one, next| one.kind == next.kind && is_gathered(one.kind)) {
                        (self.rows(side, rows, &levels))
                    }
                }
            }
        }
    }

    /// One block, or the items of one list, or the cells of one table.
    fn rows(&self, side: Side, rows: &[Row], levels: &HashMap<BlockId, u8>) -> Markup {
        let Some(row) = rows.first() else { return Markup::default() };
        let content = |row: &Row| self.row(side, row);
        html! {
            @match row.kind {
                BlockKind::Heading(_) => @match levels.get(&row.block) {
                    None | Some(3) => { h3 dir="auto" { (content(row)) } }
                    Some(4) => { h4 dir="auto" { (content(row)) } }
                    _ => { h5 dir="auto" { (content(row)) } }
                },
                BlockKind::Paragraph => { p dir="auto" { (content(row)) } }
                BlockKind::Quotation => { blockquote { p dir="auto" { (content(row)) } } }
                BlockKind::Caption => { p.caption dir="auto" { (content(row)) } }
                BlockKind::Note => { p.note dir="auto" { (content(row)) } }
                BlockKind::ListItem => { ul { @for row in rows { li dir="auto" { (content(row)) } } } }
                BlockKind::Cell => { div.cells { @for row in rows { p dir="auto" { (content(row)) } } } }
            }
        }
    }

    fn row(&self, side: Side, row: &Row) -> Markup {
        let pane = &self.display.panes[side];
        let segments = pane.segments.get(row.segments.clone()).unwrap_or_default();
        html! {
            @for (index, segment) in segments.iter().enumerate() {
                (self.noted_in(side, segment.span))
                (self.segment(side, segment, marks(pane, Some(segment)), marks(pane, segments.get(index + 1))))
            }
        }
    }

    /// One stretch of words inside its highlights, before it the signs of those that begin here.
    fn segment(&self, side: Side, segment: &Segment, own: &[Mark], next: &[Mark]) -> Markup {
        let text = clean(self.comparison.documents[side].slice(segment.span));
        let (statements, inner): (Vec<&Mark>, Vec<&Mark>) = own.iter().partition(|mark| is_statement(mark.tag));
        let shaded: Vec<&Mark> = own.iter().filter(|mark| !matches!(mark.tag, Tag::Linked | Tag::Possible)).collect();
        let Some(link) = inner.iter().rev().find(|mark| !mark.tag.is_inside()).or(inner.first()) else {
            return html! { (self.signs(side, segment, &statements)) (wrapped(&shaded, next, html! { (text) })) };
        };
        let place = self.place(side, segment, link);
        let outer: Vec<&Mark> = inner.iter().copied().filter(|mark| !std::ptr::eq(*mark, *link)).collect();
        let begins = place.is_some();
        if !begins && text.trim().is_empty() {
            return wrapped(&shaded, next, html! { (text) });
        }
        let words = html! { @if begins { i.sign.(look::highlight(link.tag)) { (self.number(link)) } } (text) };
        html! {
            (self.signs(side, segment, &statements))
            (self.signs(side, segment, &outer))
            a.w id=[place] href={ "#" (ids::entry(link.finding)) } title=[begins.then(|| link.tag.label())] tabindex=[(!begins).then_some("-1")] {
                (wrapped(&shaded, next, words))
            }
        }
    }

    /// The number of the entry, beside the sign of a highlight; values that agree have no sign.
    fn number(&self, mark: &Mark) -> String {
        match mark.tag {
            Tag::Fact(Verdict::Agree | Verdict::Only(_)) => String::new(),
            _ => self.subject.number(mark.finding),
        }
    }

    /// The id of the place that begins here.
    fn place(&self, side: Side, segment: &Segment, mark: &Mark) -> Option<String> {
        (mark.first && !mark.tag.is_inside()).then(|| self.places.get(side, mark.finding, Some(segment.span)))?
    }

    /// Signs that stand by themselves, each leading to its entry.
    fn signs(&self, side: Side, segment: &Segment, marks: &[&Mark]) -> Markup {
        html! {
            @for mark in marks {
                @if let Some(place) = self.place(side, segment, mark) {
                    @let number = self.number(mark);
                    a.sign.(look::highlight(mark.tag)) id=(place) href={ "#" (ids::entry(mark.finding)) } title=(mark.tag.label()) aria-label={ (number) " " (mark.tag.label()) } { (number) }
                }
            }
        }
    }
}

/// How deep each heading stands: 3 to 5, and never more than one step below the heading before it.
fn levels(rows: &[Row]) -> HashMap<BlockId, u8> {
    let mut last = 2;
    let mut level = |row: &Row| {
        let BlockKind::Heading(own) = row.kind else { return None };
        last = (own.max(1) + 2).min(last + 1).min(5);
        Some((row.block, last))
    };
    rows.iter().filter_map(&mut level).collect()
}

/// Words inside one element per highlight, the outermost first; the ends that are not cut are marked for rounding.
fn wrapped(marks: &[&Mark], next: &[Mark], words: Markup) -> Markup {
    let mut out = words;
    for mark in marks.iter().rev() {
        let goes_on = next.iter().any(|other| other.finding == mark.finding && other.tag == mark.tag && !other.first);
        out = html! { span.(look::highlight(mark.tag)).from[mark.first].to[!goes_on] { (out) } };
    }
    out
}

fn marks<'p>(pane: &'p Pane, segment: Option<&Segment>) -> &'p [Mark] {
    segment.and_then(|segment| pane.marks.get(segment.marks.clone())).unwrap_or_default()
}

fn is_statement(tag: Tag) -> bool {
    matches!(tag, Tag::Linked | Tag::Possible | Tag::Changed | Tag::OneSided(_))
}

fn is_gathered(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::ListItem | BlockKind::Cell)
}

/// What can be shown or hidden in the texts; the style sheet does it.
fn layers() -> Markup {
    use crate::display::Layer;
    html! {
        fieldset.layers {
            legend { (tr!("report-show")) }
            @for (layer, id, on) in [
                (Layer::Quotes, "show-quotes", true),
                (Layer::Facts, "show-facts", true),
                (Layer::Links, "show-links", true),
                (Layer::OneSided, "show-one-sided", false),
            ] {
                label { input type="checkbox" id=(id) checked[on]; " " (layer.label()) }
            }
        }
    }
}
