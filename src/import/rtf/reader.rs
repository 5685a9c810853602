//! Groups and control words → paragraphs.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::base::{LeftOut, Work};
use crate::import::builder::{Piece, Words, mark_quotations};
use crate::import::error::Cause;
use crate::import::office::{Properties, kind_by_name};
use crate::import::rtf::charset::{self, Charset};
use crate::import::rtf::destination::{self, Destination};
use crate::import::rtf::kind;
use crate::import::rtf::state::State;
use crate::import::rtf::token::{Token, Tokens};
use crate::messages::tr;
use crate::text::BlockKind;

/// Deeper files are refused as damaged.
const MAX_DEPTH: usize = 1024;

/// How far a block quotation is set in, in twentieths of a point.
const QUOTATION_INDENT: i32 = 360;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The paragraphs in order.
    pub(super) pieces: Vec<Piece>,
    /// The words of the notes in order.
    pub(super) notes: Vec<String>,
    /// Its properties.
    pub(super) properties: Properties,
    /// What was left out, one entry for each.
    pub(super) left_out: Vec<LeftOut>,
}

/// Reads a file.
///
/// # Errors
/// Excessive depth, or that the work was cancelled.
pub(super) fn read(bytes: &[u8], work: &Work) -> Result<Read, Cause> {
    let mut reader = Reader::default();
    let mut tokens = Tokens::new(bytes);
    let mut closed = false;
    while let Some(token) = tokens.next().filter(|_| !closed) {
        crate::import::within_text(reader.read.pieces.len() + reader.read.notes.len(), reader.bytes)?;
        match token {
            Token::Open => {
                work.check()?;
                reader.open()?;
            }
            Token::Close => closed = reader.close(),
            Token::Word("bin", Some(count)) => tokens.step_over(usize::try_from(count).unwrap_or(0)),
            Token::Word(name, number) => reader.word(name, number),
            Token::Symbol(symbol) => reader.symbol(symbol),
            Token::Byte(byte) => reader.byte(byte),
        }
    }
    Ok(reader.finish())
}

#[derive(Default)]
struct Reader {
    read: Read,
    state: State,
    stack: Vec<State>,
    code_page: i32,
    default_font: i32,
    fonts: BTreeMap<i32, Charset>,
    styles: BTreeMap<i32, BlockKind>,
    /// Bytes of a character set that wait for their neighbours.
    pending: Vec<u8>,
    pending_charset: Option<Charset>,
    /// The first half of a character of two numbers.
    surrogate: Option<u16>,
    /// How many characters to step over.
    skip: usize,
    words: Words,
    note: Words,
    title: String,
    author: String,
    style_name: String,
    created: [i32; 3],
    begins_row: bool,
    was_left: Option<LeftOut>,
    /// The number of the list item at hand, as an older program would show it.
    mark: String,
    head: String,
    heads: Vec<String>,
    /// How many bytes the paragraphs and notes have.
    bytes: usize,
}

impl Reader {
    fn open(&mut self) -> Result<(), Cause> {
        self.flush();
        self.skip = 0;
        if self.stack.len() >= MAX_DEPTH {
            return Err(Cause::damaged(kind(), tr!("damage-groups-nested")));
        }
        self.stack.push(self.state.clone());
        self.state.starred = false;
        Ok(())
    }

    /// Ends a group; says whether it was the whole file.
    fn close(&mut self) -> bool {
        self.flush();
        self.skip = 0;
        let Some(outer) = self.stack.pop() else { return true };
        let ended = std::mem::replace(&mut self.state, outer);
        let is_own = ended.destination != self.state.destination || ended.name != self.state.name;
        match ended.destination {
            Destination::Note if is_own => {
                let words = self.note.take();
                if !words.trim().is_empty() {
                    self.bytes += words.len();
                    self.read.notes.push(words);
                }
            }
            Destination::Styles => self.end_style(ended.style),
            Destination::Skipped if is_own && destination::is_head(ended.name) => self.end_head(),
            _ => {}
        }
        self.stack.is_empty()
    }

    fn end_style(&mut self, number: i32) {
        let name = std::mem::take(&mut self.style_name);
        if let Some(kind) = kind_by_name(name.trim_end_matches(';').trim()) {
            self.styles.insert(number, kind);
        }
    }

    fn end_head(&mut self) {
        let words = crate::text::one_line(&std::mem::take(&mut self.head));
        if words.chars().any(char::is_alphanumeric) && !self.heads.contains(&words) {
            self.read.left_out.push(LeftOut::HeadersAndFooters);
            self.heads.push(words);
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        if name == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.flush();
        if self.opens(name) {
            return;
        }
        match name {
            "ansicpg" => self.code_page = number.unwrap_or(1252),
            "mac" => self.code_page = 10000,
            "deff" => self.default_font = number.unwrap_or(0),
            "uc" => self.state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "f" | "af" if name == "f" || self.state.destination == Destination::Fonts => self.state.font = number.unwrap_or(0),
            "fcharset" if self.state.destination == Destination::Fonts => {
                self.fonts.extend(charset::of_font(number.unwrap_or(0)).map(|charset| (self.state.font, charset)));
            }
            "cpg" if self.state.destination == Destination::Fonts => {
                self.fonts.insert(self.state.font, Charset::Of(charset::of_code_page(number.unwrap_or(0))));
            }
            "yr" | "mo" | "dy" if self.state.destination == Destination::Created => {
                let place = ["yr", "mo", "dy"].iter().position(|known| *known == name).unwrap_or(0);
                self.created.get_mut(place).into_iter().for_each(|value| *value = number.unwrap_or(0));
            }
            "v" => self.state.is_hidden = number != Some(0),
            "deleted" => self.state.is_deleted = number != Some(0),
            "plain" => (self.state.is_hidden, self.state.is_deleted, self.state.font) = (false, false, -1),
            _ if self.is_read() => self.layout(name, number),
            "s" => self.state.style = number.unwrap_or(0),
            _ => {}
        }
    }

    /// Whether a control word says where the characters of its group go.
    fn opens(&mut self, name: &str) -> bool {
        let starred = std::mem::take(&mut self.state.starred);
        let outer = self.stack.last().map_or(Destination::Body, |outer| outer.destination);
        if matches!(name, "ud" | "shptxt" | "dptxbxtext" | "result") && outer == Destination::Passed {
            let text = self.stack.iter().rev().map(|state| state.destination).find(|at| *at != Destination::Passed);
            self.state.destination = text.unwrap_or(Destination::Body);
            return true;
        }
        let found = destination::of(name).or((starred && !destination::is_read_starred(name)).then_some(Destination::Skipped));
        let Some(found) = found else { return false };
        // A table inside what is skipped is skipped too; the properties lie inside a group that is passed.
        if matches!(self.state.destination, Destination::Skipped) {
            return true;
        }
        if self.is_read() && !self.state.is_hidden {
            self.read.left_out.extend(destination::left_out(name));
        }
        self.state.destination = found;
        self.state.name = if destination::is_head(name) { "header" } else { "" };
        true
    }

    fn is_read(&self) -> bool {
        matches!(self.state.destination, Destination::Body | Destination::Note)
    }

    /// Control words of the text itself.
    fn layout(&mut self, name: &str, number: Option<i32>) {
        match name {
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "line" => self.target().into_iter().for_each(Words::break_line),
            "cell" | "nestcell" => {
                self.state.in_table = true;
                self.end_paragraph();
            }
            "row" | "nestrow" => {
                self.end_paragraph();
                self.begins_row = true;
            }
            "trowd" => self.begins_row = true,
            "pard" => {
                self.state.in_table = false;
                self.state.in_list = false;
                self.state.style = 0;
                self.state.outline = None;
                (self.state.indent, self.state.first_indent) = (0, 0);
            }
            "li" | "lin" => self.state.indent = number.unwrap_or(0),
            "fi" => self.state.first_indent = number.unwrap_or(0),
            "intbl" => self.state.in_table = true,
            "ls" | "pnlvlbody" | "pnlvlblt" => self.state.in_list = number != Some(0),
            "s" => self.state.style = number.unwrap_or(0),
            "outlinelevel" => self.state.outline = number.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9),
            _ => {
                if let Some(text) = destination::character(name) {
                    self.push(text);
                }
            }
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match symbol {
            b'*' => self.state.starred = true,
            b'\n' | b'\r' if self.is_read() => {
                self.flush();
                self.end_paragraph();
            }
            b'~' => self.character('\u{a0}'),
            b'_' => self.character('\u{2011}'),
            b'{' | b'}' | b'\\' => self.byte(symbol),
            _ => {}
        }
    }

    fn character(&mut self, c: char) {
        self.flush();
        self.push(c.encode_utf8(&mut [0; 4]));
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        let charset = self.charset();
        if self.pending_charset != Some(charset) {
            self.flush();
        }
        self.pending_charset = Some(charset);
        self.pending.push(byte);
    }

    fn charset(&self) -> Charset {
        let font = if self.state.font < 0 { self.default_font } else { self.state.font };
        self.fonts.get(&font).copied().unwrap_or_else(|| Charset::Of(charset::of_code_page(self.code_page)))
    }

    /// A character by its number, with stand-ins after it.
    fn unicode(&mut self, number: i32) {
        self.flush_bytes();
        self.skip = self.state.fallback;
        let unit = u16::try_from(if number < 0 { number.saturating_add(65536) } else { number });
        let Ok(unit) = unit else { return self.push(char::REPLACEMENT_CHARACTER.encode_utf8(&mut [0; 4])) };
        let first = self.surrogate.take();
        if (0xd800..0xdc00).contains(&unit) {
            self.surrogate = Some(unit);
            return;
        }
        for c in char::decode_utf16(first.into_iter().chain([unit])) {
            self.push(c.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]));
        }
    }

    fn flush(&mut self) {
        self.flush_bytes();
        self.surrogate = None;
    }

    fn flush_bytes(&mut self) {
        let bytes = std::mem::take(&mut self.pending);
        match self.pending_charset {
            _ if bytes.is_empty() => {}
            Some(Charset::Of(encoding)) => {
                let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
                self.push(&text);
            }
            _ => {}
        }
    }

    fn target(&mut self) -> Option<&mut Words> {
        match self.state.destination {
            Destination::Body => Some(&mut self.words),
            Destination::Note => Some(&mut self.note),
            _ => None,
        }
    }

    fn push(&mut self, text: &str) {
        match self.state.destination {
            Destination::Title => self.title.push_str(text),
            Destination::Author => self.author.push_str(text),
            Destination::Styles => self.style_name.push_str(text),
            Destination::Skipped if self.state.name == "header" => self.head.push_str(text),
            Destination::Mark => self.mark.push_str(text),
            _ => {}
        }
        let left = match (self.state.is_deleted, self.state.is_hidden) {
            (true, _) => Some(LeftOut::TrackedDeletions),
            (_, true) => Some(LeftOut::HiddenPassages),
            _ => None,
        };
        if !self.is_read() || text.trim().is_empty() && left.is_some() {
            return;
        }
        if left.is_some() && self.was_left != left {
            self.read.left_out.extend(left);
        }
        if !text.trim().is_empty() {
            self.was_left = left;
        }
        if left.is_none() {
            self.target().into_iter().for_each(|words| words.push(text));
        }
    }

    fn end_paragraph(&mut self) {
        self.was_left = None;
        if self.state.destination == Destination::Note {
            return self.note.break_line();
        }
        if self.state.is_deleted {
            return self.words.push(" ");
        }
        let words = self.words.take();
        let mark = crate::text::one_line(&std::mem::take(&mut self.mark));
        if words.trim().is_empty() {
            return;
        }
        let styled = self.state.outline.map(|level| BlockKind::Heading((level + 1).min(6)));
        let kind = match styled.or_else(|| self.styles.get(&self.state.style).copied()) {
            Some(kind @ BlockKind::Heading(_)) => kind,
            _ if self.state.in_table => BlockKind::Cell,
            _ if self.state.in_list => BlockKind::ListItem,
            styled => styled.unwrap_or(BlockKind::Paragraph),
        };
        let is_set_in = self.state.indent >= QUOTATION_INDENT && self.state.first_indent >= 0;
        let mark = if mark.chars().any(char::is_alphanumeric) { mark } else { String::new() };
        let begins_row = std::mem::take(&mut self.begins_row);
        self.bytes += words.len();
        self.read.pieces.push(Piece { begins_row, mark, is_set_in, ..Piece::new(kind, words) });
    }

    fn finish(mut self) -> Read {
        self.flush();
        self.state = State { in_table: self.state.in_table, style: self.state.style, ..State::default() };
        self.end_paragraph();
        mark_quotations(&mut self.read.pieces);
        let text = |value: String| Some(crate::text::one_line(&value)).filter(|value| !value.is_empty());
        let [year, month, day] = self.created;
        let date = || Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok();
        self.read.properties =
            Properties { title: text(self.title), author: text(self.author), date: date().filter(|_| year > 1400) };
        self.read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &[u8], expected: &[&str], left_out: &[LeftOut]) -> Read {
        let read = read(file, &Work::new()).expect("a document");
        let mut found: Vec<String> =
            read.pieces.iter().map(|piece| format!("{}: {}", piece.kind.code(), piece.words.trim())).collect();
        found.extend(read.notes.iter().map(|note| format!("note: {}", note.trim())));
        assert_eq!(found, expected);
        assert_eq!(read.left_out, left_out);
        read
    }

    #[test]
    fn structure() {
        check(
            br"{\rtf1\ansi{\stylesheet{\s1 heading 1;}{\s0 Normal;}}\pard\s1 The pier\par\pard It fell{\footnote At noon.} down.\par\pard\ls1{\listtext 1.\tab}rope\par\pard\intbl a\cell b\cell\row\pard End}",
            &["heading: The pier", "paragraph: It fell down.", "list-item: rope", "cell: a", "cell: b", "paragraph: End", "note: At noon."],
            &[],
        );
    }

    #[test]
    fn what_is_not_shown_is_left_out() {
        check(
            br"{\rtf1{\header The Gazette\par}The {\v secret }pier {\deleted stood}fell{\*\annotation Sure?}{\field{\*\fldinst PAGE}{\fldrslt  on 3}}.{\*\unknown x}{\pict 00ff}}",
            &["paragraph: The pier fell on 3."],
            &[LeftOut::HeadersAndFooters, LeftOut::HiddenPassages, LeftOut::TrackedDeletions, LeftOut::Comments, LeftOut::FieldCodes],
        );
    }

    #[test]
    fn characters() {
        check(
            b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset2 C;}}caf\\'e9 \\ldblquote no\\rdblquote  \\u8212?\\u-10179?\\u-9152? \\f1 \\'ef\\'f0 \\f2 \\'b7\\f0 end}",
            &["paragraph: café “no” —\u{1f440} пр end"],
            &[],
        );
        check(b"{\\rtf1{\\upr{caf?}{\\*\\ud{caf\\u233 ?}}} bin\\bin3 }}}ary\\", &["paragraph: café binary"], &[]);
    }

    #[test]
    fn numbers_of_items() {
        let read = check(
            br"{\rtf1{\pntext 1.\tab}rope\par{\listtext\pard\plain (b)\tab}\ls1 tar\par{\listtext\'b7\tab}oil\par}",
            &["paragraph: rope", "list-item: tar", "list-item: oil"],
            &[],
        );
        let marks: Vec<&str> = read.pieces.iter().map(|piece| piece.mark.as_str()).collect();
        assert_eq!(marks, ["1.", "(b)", ""]);
    }

    #[test]
    fn properties() {
        let read =
            check(b"{\\rtf1{\\info{\\title Piers}{\\author Ada Quill}{\\creatim\\yr2031\\mo5\\dy2}}x", &["paragraph: x"], &[]);
        assert_eq!((read.properties.title.as_deref(), read.properties.author.as_deref()), (Some("Piers"), Some("Ada Quill")));
        assert_eq!(read.properties.date.map(|date| date.to_string()).as_deref(), Some("2031-05-02"));
    }
}
