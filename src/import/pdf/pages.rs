//! A PDF's pages → lines in reading order.

use unpdf::parser::backend::{PageBox, PdfBackend, RawBackend};
use unpdf::parser::{LayoutAnalyzer, TableDetector, TextLine, TextSpan};

use crate::import::builder::is_private;
use crate::import::pdf::line::Line;
use crate::import::pdf::turned;

/// A table must be this certain to be one.
const TABLE_CONFIDENCE: f32 = 0.4;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// The lines of all pages in reading order.
    pub(super) lines: Vec<Line>,
    /// How many pages have no words but a picture over most of them.
    pub(super) pictures: usize,
    /// How many pages could not be read.
    pub(super) unreadable: usize,
    /// How many pages there are.
    pub(super) count: usize,
    /// How many characters had no meaning outside their font.
    pub(super) private: usize,
    /// The title of its properties.
    pub(super) title: Option<String>,
    /// The author of its properties.
    pub(super) author: Option<String>,
    /// The day it was made, as the format writes days.
    pub(super) date: Option<String>,
}

/// Reads a file; `progress` is told pages done and pages in all.
///
/// # Errors
/// What the reader of the format says.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(usize, usize)) -> unpdf::Result<Pages> {
    let backend = RawBackend::load_bytes(bytes)?;
    let metadata = backend.metadata();
    let numbers = backend.pages();
    let mut out = Pages {
        count: numbers.len(),
        title: metadata.title,
        author: metadata.author,
        date: metadata.creation_date,
        ..Pages::default()
    };
    let numbers: Vec<(u32, PageBox)> = numbers.iter().map(|(number, id)| (*number, backend.crop_box(*id))).collect();
    for (done, batch) in numbers.chunks(BATCH).enumerate() {
        progress(done * BATCH, numbers.len());
        for page in pages(&backend, batch) {
            out.pictures += usize::from(page.is_picture);
            out.unreadable += usize::from(page.is_unreadable);
            out.lines.extend(page.lines.into_iter().filter_map(|line| cleaned(line, &mut out.private)));
        }
    }
    Ok(out)
}

/// How many pages are read between two reports of progress.
const BATCH: usize = 2;

/// How much stack each thread has, in bytes.
const STACK_BYTES: usize = 32 << 20;

/// Some pages in order, read on two threads.
fn pages(backend: &RawBackend, numbers: &[(u32, PageBox)]) -> Vec<Page> {
    let all = |numbers: &[(u32, PageBox)]| -> Vec<Page> {
        numbers.iter().map(|(number, sheet)| page_or_none(backend, *number, *sheet)).collect()
    };
    let (first, second) = numbers.split_at(numbers.len() / 2);
    std::thread::scope(|scope| {
        let other = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, || all(second));
        let mut pages = all(first);
        pages.extend(match other.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(pages)) => pages,
            _ => second.iter().map(|_| Page { is_unreadable: true, ..Page::default() }).collect(),
        });
        pages
    })
}

#[derive(Default)]
struct Page {
    lines: Vec<Line>,
    is_picture: bool,
    is_unreadable: bool,
}

/// A page that breaks the reader is one that cannot be read; the others can.
fn page_or_none(backend: &RawBackend, number: u32, sheet: PageBox) -> Page {
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| page(backend, number, sheet)));
    read.ok().flatten().unwrap_or_else(|| Page { is_unreadable: true, ..Page::default() })
}

fn page(backend: &RawBackend, number: u32, sheet: PageBox) -> Option<Page> {
    let analyzer = LayoutAnalyzer::new(backend);
    let spans = analyzer.extract_page_spans(number).ok()?;
    let has_words = spans.iter().any(|span| span.text.chars().any(char::is_alphanumeric));
    let is_picture = !has_words && (analyzer.page_facts().image_coverage > 0.5 || analyzer.page_op_counts().image > 0);
    let (spans, page_height) = turned::upright(spans, sheet);
    let (tables, rest) = tables(spans);
    let place = |line: Line| Line { page: number, page_height, top: sheet.ury - line.top, ..line };
    let lines = analyzer.group_spans_into_lines_pub(rest).into_iter().flat_map(|line| match table_of(&line, &tables) {
        Some(table) => table.to_vec(),
        None => vec![of_line(line)],
    });
    Some(Page { lines: lines.map(place).collect(), is_picture, is_unreadable: false })
}

/// The rows of the page's tables, and the other words with a stand-in where each table was, so that the reading order covers it.
fn tables(spans: Vec<TextSpan>) -> (Vec<Vec<Line>>, Vec<TextSpan>) {
    let detector = TableDetector::new();
    let (found, mut rest) = detector.detect(spans);
    let mut tables = Vec::new();
    for table in found {
        let model = detector.to_table_model(&table);
        let cells = model.rows.iter().flat_map(|row| row.cells.iter().map(unpdf::TableCell::plain_text));
        if table.confidence < TABLE_CONFIDENCE || table.columns.len() < 2 || is_torn(cells) {
            rest.extend(table.rows.into_iter().flat_map(|row| row.spans));
            continue;
        }
        let mut stand_in = TextSpan::new(stand_in(tables.len()), table.left_x, table.top_y, 10.0, String::new());
        stand_in.width = table.right_x - table.left_x;
        let rows = model.rows.iter().map(|row| Line {
            cells: row.cells.iter().map(unpdf::TableCell::plain_text).collect(),
            words: row.plain_text(),
            left: table.left_x,
            right: table.right_x,
            top: table.top_y,
            ..Line::default()
        });
        tables.push(rows.collect());
        rest.push(stand_in);
    }
    (tables, rest)
}

/// Whether the cells cut words apart: "h e x" and "p r i". Programs that place each letter by itself make any lines look like columns.
fn is_torn(cells: impl Iterator<Item = String>) -> bool {
    let (mut all, mut torn) = (0, 0);
    for cell in cells.filter(|cell| !cell.trim().is_empty()) {
        let tokens: Vec<&str> = cell.split_whitespace().collect();
        let is_letter = |token: &str| token.chars().count() == 1 && token.chars().all(char::is_alphabetic);
        let is_short = |token: &str| token.chars().count() == 1;
        all += 1;
        torn += usize::from(
            tokens.windows(2).any(|pair| pair.iter().all(|token| is_short(token)) && pair.iter().any(|token| is_letter(token))),
        );
    }
    torn * 8 > all
}

/// Characters that stand for a table; no font gives text with them.
fn stand_in(number: usize) -> String {
    format!("\u{fdd0}{number}\u{fdd1}")
}

fn table_of<'t>(line: &TextLine, tables: &'t [Vec<Line>]) -> Option<&'t [Line]> {
    let words = line.spans.iter().find_map(|span| span.text.trim().strip_prefix('\u{fdd0}')?.strip_suffix('\u{fdd1}'))?;
    tables.get(words.parse::<usize>().ok()?).map(Vec::as_slice)
}

fn of_line(line: TextLine) -> Line {
    let line = without_marks(line);
    let right = line.spans.iter().map(ink_end);
    Line {
        words: line.text(),
        pieces: pieces(&line),
        left: line.x,
        right: right.fold(line.x, f32::max),
        top: line.y,
        size: line.font_size,
        is_bold: line.is_all_bold(),
        ..Line::default()
    }
}

fn ink_end(span: &TextSpan) -> f32 {
    span.x + if span.width_measured { span.ink_width.unwrap_or(span.width) } else { span.width }
}

/// A line in more pieces is no row of a table.
const MAX_PIECES: usize = 30;

/// The pieces of a line between gaps that no space between words is as wide as.
fn pieces(line: &TextLine) -> Vec<(f32, f32, String)> {
    let mut groups: Vec<Vec<TextSpan>> = Vec::new();
    let mut end = f32::MIN;
    for span in line.spans.iter().filter(|span| !span.text.trim().is_empty()) {
        match groups.last_mut().filter(|_| span.x - end < line.font_size * 0.95) {
            Some(group) => group.push(span.clone()),
            None => groups.push(vec![span.clone()]),
        }
        end = ink_end(span);
    }
    if groups.len() < 2 || groups.len() > MAX_PIECES {
        return Vec::new();
    }
    let piece = |group: Vec<TextSpan>| {
        let right = group.iter().map(ink_end).fold(f32::MIN, f32::max);
        let line = TextLine::from_spans(group);
        (line.x, right, clean(&line.text(), &mut 0))
    };
    groups.into_iter().map(piece).collect()
}

/// A line without the raised figures that point to notes: behind a word or the end of a sentence, not behind a unit or a number.
fn without_marks(mut line: TextLine) -> TextLine {
    let mut before = String::new();
    let (size, base) = (line.font_size, line.y);
    line.spans.retain(|span| {
        let words = span.text.trim();
        let raised = span.font_size < size * 0.88 && span.y > base + size * 0.2;
        let figures =
            (1..=3).contains(&words.chars().count()) && words.chars().all(|c| c.is_ascii_digit() || "*†‡§¶,".contains(c));
        let is_mark = raised && figures && may_carry_mark(&before);
        if !is_mark {
            span.text.clone_into(&mut before);
        }
        !is_mark
    });
    line
}

/// Whether words may have the mark of a note behind them.
fn may_carry_mark(words: &str) -> bool {
    let letters = words.trim_end().chars().rev().take_while(|c| c.is_alphabetic()).count();
    letters > 2 || words.trim_end().ends_with(['.', ',', ';', ':', '!', '?', '"', '”', '’', '»', ')'])
}

/// A line in characters that mean something outside their font: ligatures taken apart, private ones out and counted.
fn cleaned(mut line: Line, private: &mut usize) -> Option<Line> {
    line.words = clean(&line.words, private);
    line.cells = line.cells.iter().map(|cell| clean(cell, private)).collect();
    (!line.words.trim().is_empty() && line.left.is_finite() && line.right.is_finite() && line.top.is_finite()).then_some(line)
}

fn clean(words: &str, private: &mut usize) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            c if is_private(c) => *private += 1,
            '\u{fdd0}'..='\u{fdef}' => {}
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {}
            _ => out.push(c),
        }
    }
    // One form for letters with accents, however the font builds them.
    unicode_normalization::UnicodeNormalization::nfc(out.as_str()).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_torn_words_are_none() {
        let check = |cells: &[&str], expected: bool| {
            assert_eq!(is_torn(cells.iter().map(|cell| (*cell).to_owned())), expected, "{cells:?}");
        };
        check(&["h e x _", "p r i", "m a r y )", ". p a r s", ""], true);
        check(&["1 1 /", "2 3", "fi l e", "t m", "Return a score", "0 .", "1"], true);
        check(&["Day", "Passengers", "A B", "412", "7 1", "Saturday", "25 minutes", "388", "10", "31"], false);
        check(&["a", "b", "1", "2"], false);
    }

    #[test]
    fn characters_that_mean_something() {
        let mut private = 0;
        assert_eq!(clean("of\u{fb01}ce \u{e001}cafe\u{301}\u{2}", &mut private), "office café");
        assert_eq!(private, 1);
    }
}
