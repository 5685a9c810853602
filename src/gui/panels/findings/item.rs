//! One line of a list: sign, words, detail, number.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align2, Color32, FontId, Galley, Painter, Rect, Ui, pos2};

use crate::app::{Analysis, AppState, Tab};
use crate::base::Pair;
use crate::compare::Verdict;
use crate::display::{FactItem, Finding, StatementItem, Tag, card};
use crate::gui::fonts;
use crate::gui::theme::{SMALL_SIZE, Theme, UI_SIZE};
use crate::gui::widgets::note_sign;
use crate::messages::tr;
use crate::review::{Correction, NotePlace, Passage, Status};
use crate::text::one_line;

/// From the panel's edge to the words.
pub(super) const INDENT: f32 = 41.0;
const RIGHT: f32 = 44.0;
const TOP: f32 = 11.0;
const BOTTOM: f32 = 12.0;
const GAP: f32 = 5.0;
const EXCERPT: f32 = 14.5;
const EXCERPT_LINE: f32 = 21.0;

/// Stands between the values of both sides.
const BETWEEN: &str = " ↔ ";

/// What a line says.
pub(super) struct Line {
    /// What is chosen; nothing where it was lost, or for a note on words.
    pub finding: Option<Finding>,
    /// The note on words that is chosen: its position in the review.
    pub note: Option<usize>,
    /// Its state; nothing where it was lost.
    pub tag: Option<Tag>,
    /// How far it is checked.
    pub status: Status,
    /// The words of the text.
    pub words: String,
    /// What is known of them.
    pub detail: String,
}

/// How many letters the words of a line have; much cheaper than the line, for lists of many thousands.
pub(super) fn letters(state: &AppState, analysis: &Analysis, tab: Tab, item: usize) -> usize {
    let display = &analysis.display;
    let count = |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
    match tab {
        Tab::Quotes => display.quotes.get(item).map_or(0, |item| item.excerpt.chars().count()),
        Tab::Facts => display.facts.get(item).map_or(0, |item| both_or_one(&item.values, BETWEEN).chars().count()),
        Tab::Statements => display
            .statements
            .get(item)
            .map_or(0, |item| count(if item.texts.a.is_some() { &item.texts.a } else { &item.texts.b })),
        Tab::Notes => line(state, analysis, tab, item).map_or(0, |line| line.words.chars().count()),
    }
}

/// The line of an item of a list.
pub(super) fn line(state: &AppState, analysis: &Analysis, tab: Tab, item: usize) -> Option<Line> {
    let display = &analysis.display;
    let mut line = match tab {
        Tab::Quotes => {
            let item = display.quotes.get(item)?;
            line_of(item.finding, Tag::Quote(item.state), item.excerpt.clone(), item.detail.clone())
        }
        Tab::Facts => fact_line(display.facts.get(item)?),
        Tab::Statements => statement_line(display.statements.get(item)?),
        Tab::Notes => note_line(state, analysis, item)?,
    };
    let marked = line.finding.and_then(|finding| if tab == Tab::Notes { Some(finding) } else { state.line_marked(finding) });
    let mark = marked.and_then(|finding| state.mark_of(finding));
    if let Some(mark) = mark {
        line.status = mark.status;
        let note = one_line(&mark.note);
        if tab != Tab::Notes && !note.is_empty() {
            line.detail = format!("{} · “{note}”", line.detail);
        }
    }
    Some(line)
}

fn line_of(finding: Finding, tag: Tag, words: String, detail: String) -> Line {
    Line { finding: Some(finding), note: None, tag: Some(tag), status: Status::Unchecked, words, detail }
}

/// A mark with its note; or what is lost of the review.
fn note_line(state: &AppState, analysis: &Analysis, item: usize) -> Option<Line> {
    let review = state.history.review();
    let words = |passages: &[Passage]| passages.iter().map(|at| at.words.clone()).collect::<Vec<_>>().join(" … ");
    if let Some(at) = state.note_at(item) {
        return words_line(state, at);
    }
    if let Some(at) = item.checked_sub(review.marks.len()) {
        let (words, what) = match review.corrections.get(at)? {
            Correction::Link { a, b } => (format!("{} ↔ {}", a.words, b.words), tr!("item-lost-link")),
            Correction::Unlink { a, b } => (format!("{} ↔ {}", a.words, b.words), tr!("item-lost-unlink")),
            Correction::Pair { a, b } => (format!("{} ↔ {}", a.words, b.words), tr!("item-lost-pair")),
            Correction::Unpair { a, b } => (format!("{} ↔ {}", a.words, b.words), tr!("item-lost-unpair")),
            Correction::Speaker { quote, .. } => (quote.words.clone(), tr!("item-lost-speaker")),
        };
        let detail = what.to_owned();
        return Some(Line { finding: None, note: None, tag: None, status: Status::Unchecked, words, detail });
    }
    let mark = review.marks.get(item)?;
    let finding = state.placement.places.get(item).and_then(|place| place.finding());
    let tag = finding.and_then(|finding| card(&analysis.comparison, finding)).map(|card| card.tag);
    let passages = if mark.anchor.a.is_empty() { &mark.anchor.b } else { &mark.anchor.a };
    let mut parts = vec![match (finding, mark.status) {
        (None, _) => tr!("item-lost").to_owned(),
        (Some(finding), _) if state.placement.is_changed(finding) => tr!("item-changed").to_owned(),
        (Some(_), Status::Unchecked) => String::new(),
        (Some(_), status) => status.label().to_owned(),
    }];
    parts.push(one_line(&mark.note));
    parts.retain(|part| !part.is_empty());
    Some(Line { finding, note: None, tag, status: mark.status, words: words(passages), detail: parts.join(" · ") })
}

/// A note on words of a text.
fn words_line(state: &AppState, at: usize) -> Option<Line> {
    let note = state.history.review().notes.get(at)?;
    let place = match state.placement.place_of(note) {
        NotePlace::Found(_) => tr!("item-note", side = note.side.letter()),
        NotePlace::Changed(_) => tr!("item-note-changed", side = note.side.letter()),
        NotePlace::Lost => tr!("item-note-lost", side = note.side.letter()),
    };
    // The card says what was noted.
    let note_words = if state.chosen_note == Some(at) { String::new() } else { format!(" · {}", one_line(&note.note)) };
    let detail = format!("{place}{note_words}");
    Some(Line { finding: None, note: Some(at), tag: None, status: Status::Unchecked, words: note.at.words.clone(), detail })
}

fn fact_line(item: &FactItem) -> Line {
    let words = both_or_one(&item.values, BETWEEN);
    let state = match item.verdict {
        Verdict::Only(side) => &tr!("item-only", side = side.letter()),
        Verdict::Agree => tr!("item-agree"),
        Verdict::Compatible => tr!("item-compatible"),
        Verdict::Conflict => tr!("item-conflict"),
        Verdict::Unsure => tr!("item-unsure"),
    };
    let said = item.about.is_empty() || words == item.about;
    let about = if said { String::new() } else { format!(" · {}", item.about) };
    line_of(item.finding, Tag::Fact(item.verdict), words, format!("{state} · {}{about}", item.kind.label()))
}

fn statement_line(item: &StatementItem) -> Line {
    let words = item.texts.a.clone().or_else(|| item.texts.b.clone()).unwrap_or_default();
    let tag = item.standing.tag();
    let mut detail = tag.label().to_owned();
    if let Some(first) = detail.get(..1).map(str::to_uppercase) {
        detail.replace_range(..1, &first);
    }
    let counts = item.passages.as_ref().map(Vec::len);
    if counts.a.max(counts.b) > 1 {
        detail.push_str(" · ");
        detail.push_str(&tr!("item-counts", a = counts.a, b = counts.b));
    }
    if item.moved {
        detail.push_str(" · ");
        detail.push_str(tr!("item-moved"));
    }
    line_of(item.finding, tag, words, detail)
}

fn both_or_one(values: &Pair<Option<String>>, between: &str) -> String {
    match (&values.a, &values.b) {
        (Some(a), Some(b)) if a != b => format!("{a}{between}{b}"),
        (Some(both), Some(_)) => both.clone(),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    }
}

/// A line ready to be drawn.
pub(super) struct Drawn {
    words: Arc<Galley>,
    detail: Arc<Galley>,
    /// How high it is, in points.
    pub height: f32,
}

/// Breaks a line's words for a panel of this width; only the first two lines of the words are shown.
pub(super) fn lay_out(painter: &Painter, theme: &Theme, line: &Line, width: f32, chosen: bool) -> Drawn {
    let width = (width - INDENT - RIGHT).max(40.0);
    let rows = if chosen { 1 } else { 2 };
    let words = painter.layout_job(job(&line.words, fonts::serif(EXCERPT), EXCERPT_LINE, theme.ink, width, rows));
    let detail = painter.layout_job(job(&line.detail, fonts::sans(SMALL_SIZE), 16.0, theme.soft_ink, width, 2));
    let height = TOP + words.size().y + GAP + detail.size().y + BOTTOM;
    Drawn { words, detail, height }
}

/// About how high a line will be, before it is laid out.
pub(super) fn guess(line_chars: usize, width: f32) -> f32 {
    let fits = ((width - INDENT - RIGHT) / 6.9) as usize;
    let rows = if line_chars > fits { 2.0 } else { 1.0 };
    TOP + rows * EXCERPT_LINE + GAP + 16.0 + BOTTOM
}

fn job(text: &str, font: FontId, line: f32, ink: Color32, width: f32, rows: usize) -> LayoutJob {
    let format = TextFormat { font_id: font, color: ink, line_height: Some(line), ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
    job
}

/// Draws a line into its place.
pub(super) fn paint(ui: &Ui, theme: &Theme, line: &Line, drawn: &Drawn, rect: Rect, number: usize) {
    let painter = ui.painter();
    let (glyph, colour) = match (line.tag, line.note) {
        (Some(tag), _) => (theme.look(tag).glyph, theme.look(tag).text),
        (None, Some(_)) => ("", theme.note.text),
        (None, None) => ("–", theme.soft_ink),
    };
    if line.note.is_some() {
        note_sign(painter, pos2(rect.left() + 23.0, rect.top() + TOP + EXCERPT_LINE / 2.0), theme, 1.25);
    }
    let size = if glyph.chars().count() > 1 { UI_SIZE + 1.0 } else { UI_SIZE + 2.0 };
    let middle = rect.top() + TOP + EXCERPT_LINE / 2.0;
    let sign = pos2(rect.left() + 23.0, middle);
    painter.text(sign, Align2::CENTER_CENTER, glyph, fonts::sans_semibold(size), colour);
    let below = pos2(rect.right() - 15.0, middle + 19.0);
    let status = line.status.glyph();
    painter.text(below, Align2::RIGHT_CENTER, status, fonts::sans_semibold(UI_SIZE), status_colour(theme, line.status));
    let at = pos2(rect.right() - 15.0, middle);
    painter.text(at, Align2::RIGHT_CENTER, number.to_string(), fonts::sans(SMALL_SIZE), theme.soft_ink);
    let at = pos2(rect.left() + INDENT, rect.top() + TOP);
    let ink = if line.status == Status::Dismissed { Some(theme.soft_ink) } else { None };
    match ink {
        Some(ink) => painter.galley_with_override_text_color(at, drawn.words.clone(), ink),
        None => painter.galley(at, drawn.words.clone(), theme.ink),
    }
    painter.galley(at + eframe::egui::vec2(0.0, drawn.words.size().y + GAP), drawn.detail.clone(), theme.soft_ink);
}

/// The colour of a status.
pub(super) fn status_colour(theme: &Theme, status: Status) -> Color32 {
    match status {
        Status::Confirmed => theme.same.text,
        Status::Problem => theme.conflict.text,
        Status::Unchecked | Status::Dismissed => theme.soft_ink,
    }
}

/// What a screen reader says.
pub(super) fn spoken(line: &Line, number: usize) -> String {
    let tag = line.tag.map_or(if line.note.is_some() { tr!("item-spoken-note") } else { tr!("item-spoken-lost") }, Tag::label);
    let status = if line.status == Status::Unchecked { String::new() } else { format!(", {}", line.status.label()) };
    format!("{number}. {tag}{status}: {} {}", line.words, line.detail)
}
