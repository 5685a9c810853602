//! The part with the text → paragraphs and notes.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::base::{LeftOut, Work};
use crate::import::builder::{Piece, Words, mark_quotations};
use crate::import::error::Cause;
use crate::import::odt::kind;
use crate::import::odt::lists::Lists;
use crate::import::odt::styles::Styles;
use crate::import::xml;
use crate::messages::tr;
use crate::text::BlockKind;

/// Deeper parts are refused as damaged.
const MAX_DEPTH: usize = 1024;

/// What a part holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The paragraphs in order.
    pub(super) pieces: Vec<Piece>,
    /// The footnotes and endnotes in order.
    pub(super) notes: Vec<Piece>,
    /// What was left out, one entry for each.
    pub(super) left_out: Vec<LeftOut>,
}

/// Reads the part.
///
/// # Errors
/// Damage, excessive depth, or that the work was cancelled.
pub(super) fn read(part: &str, styles: &Styles, formulas: &BTreeMap<String, String>, work: &Work) -> Result<Read, Cause> {
    let mut reader = xml::reader(part);
    let mut body = Body {
        styles,
        formulas,
        description: String::new(),
        describing: false,
        read: Read::default(),
        names: Vec::new(),
        skipped_from: None,
        open: Vec::new(),
        hidden_from: None,
        was_hidden: false,
        cells: 0,
        lists: Lists::default(),
        notes: 0,
        citation: String::new(),
        citing: false,
        row_begins: false,
        in_body: false,
        count: 0,
        bytes: 0,
    };
    loop {
        match reader.read_event().map_err(|error| Cause::damaged(kind(), error))? {
            Event::Start(element) => {
                work.check()?;
                crate::import::within_text(body.count, body.bytes)?;
                if body.names.len() >= MAX_DEPTH {
                    return Err(Cause::damaged(kind(), tr!("damage-nested")));
                }
                body.names.push(element.local_name().as_ref().to_owned());
                if body.skipped_from.is_none() {
                    body.start(&element);
                }
            }
            Event::End(_) => body.end(),
            Event::Text(text) => body.text(&text),
            Event::CData(text) => body.text(&text),
            Event::GeneralRef(reference) => body.text(&xml::resolve(&reference)),
            Event::Eof if !body.names.is_empty() => return Err(Cause::damaged(kind(), tr!("damage-breaks-off"))),
            Event::Eof => {
                mark_quotations(&mut body.read.pieces);
                return Ok(body.read);
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Empty(_) => {}
        }
    }
}

struct Paragraph {
    words: Words,
    kind: Option<BlockKind>,
    is_note: bool,
    /// Whether it is set in from both sides.
    is_set_in: bool,
    /// The number of a heading outside lists.
    mark: String,
    /// Paragraphs of text boxes and descriptions of pictures anchored in it.
    boxed: Vec<Piece>,
}

struct Body<'s> {
    styles: &'s Styles,
    /// The formulas of the package by their folders.
    formulas: &'s BTreeMap<String, String>,
    /// The description of the picture at hand, or what there is of it.
    description: String,
    describing: bool,
    read: Read,
    /// The elements that are open.
    names: Vec<String>,
    /// The depth of the element whose content is skipped.
    skipped_from: Option<usize>,
    /// The paragraph at hand and those around it (notes and text boxes lie inside paragraphs), innermost last.
    open: Vec<Paragraph>,
    /// The depth of the element whose words are hidden.
    hidden_from: Option<usize>,
    /// Whether the last words met were hidden, so that one passage counts once.
    was_hidden: bool,
    cells: usize,
    lists: Lists,
    notes: usize,
    /// The mark of the note at hand, until its first words.
    citation: String,
    citing: bool,
    row_begins: bool,
    in_body: bool,
    /// How many paragraphs there are, and how many bytes they have.
    count: usize,
    bytes: usize,
}

impl Body<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        if !self.in_body {
            self.in_body = name.as_ref() == "body";
            return;
        }
        match name.as_ref() {
            "h" | "p" => self.begin_paragraph(element, name.as_ref() == "h"),
            "span" if self.is_hidden(element) => self.hide(),
            "hidden-text" | "hidden-paragraph" => self.hide(),
            "section" if xml::attribute(element, "display").as_deref() == Some("none") => self.hide(),
            "list" => self.lists.begin(element),
            "list-item" => self.lists.item(element, &self.styles.lists),
            "table-row" => self.row_begins = true,
            "table-cell" => self.cells += 1,
            "note" => self.notes += 1,
            "note-citation" => self.citing = true,
            "s" => self.words(" "),
            "tab" => self.words(" "),
            "line-break" => self.open.last_mut().into_iter().for_each(|paragraph| paragraph.words.break_line()),
            "frame" => self.description.clear(),
            "title" | "desc" if self.is_in_drawing() => {
                self.description.clear();
                self.describing = true;
            }
            "object" => self.formula(element),
            "annotation" if self.names.iter().any(|name| name == "math") => self.skip(),
            "annotation" => {
                self.read.left_out.push(LeftOut::Comments);
                self.skip();
            }
            "deletion" => {
                self.read.left_out.push(LeftOut::TrackedDeletions);
                self.skip();
            }
            "insertion"
            | "format-change"
            | "ruby-text"
            | "page-number"
            | "forms"
            | "event-listeners"
            | "annotation-xml"
            | "binary-data"
            | "covered-table-cell"
            | "index-title-template"
            | "table-of-content-source"
            | "alphabetical-index-source"
            | "bibliography-source"
            | "user-index-source"
            | "illustration-index-source"
            | "table-index-source"
            | "object-index-source"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "dde-connection-decls" => self.skip(),
            _ => {}
        }
    }

    fn end(&mut self) {
        let depth = self.names.len();
        let name = self.names.pop().unwrap_or_default();
        if let Some(from) = self.skipped_from {
            if from == depth {
                self.skipped_from = None;
            }
            return;
        }
        match name.as_str() {
            "h" | "p" if self.in_body => self.end_paragraph(),
            "list" => self.lists.end(),
            "table-cell" => self.cells = self.cells.saturating_sub(1),
            "note" => {
                self.notes = self.notes.saturating_sub(1);
                self.citation.clear();
            }
            "title" | "desc" => self.describing = false,
            "note-citation" => self.citing = false,
            "frame" => self.describe(),
            _ => {}
        }
        if self.hidden_from == Some(depth) {
            self.hidden_from = None;
        }
    }

    /// Whether the element at hand stands in a drawing and not in a line of text.
    fn is_in_drawing(&self) -> bool {
        let outer = self.names.len().checked_sub(2).and_then(|at| self.names.get(at));
        outer.is_some_and(|outer| !matches!(outer.as_str(), "p" | "h" | "span" | "a"))
    }

    /// A formula, whose words stand in another part.
    fn formula(&mut self, element: &BytesStart<'_>) {
        let folder = xml::attribute(element, "href").unwrap_or_default();
        if let Some(formula) = self.formulas.get(folder.trim_start_matches("./").trim_end_matches('/')) {
            self.words(formula);
        }
    }

    /// Ends a picture: its description goes behind the paragraph in which it stands.
    fn describe(&mut self) {
        let described = Piece::description(&std::mem::take(&mut self.description), self.cells > 0);
        let into = self.open.last_mut().map_or(&mut self.read.pieces, |outer| &mut outer.boxed);
        into.extend(described.filter(|_| self.hidden_from.is_none()));
        self.count += 1;
    }

    fn skip(&mut self) {
        self.skipped_from = Some(self.names.len());
    }

    fn hide(&mut self) {
        self.hidden_from = self.hidden_from.or(Some(self.names.len()));
    }

    fn is_hidden(&self, element: &BytesStart<'_>) -> bool {
        xml::attribute(element, "style-name").is_some_and(|style| self.styles.is_hidden(&style))
    }

    fn text(&mut self, text: &str) {
        if self.skipped_from.is_some() {
            return;
        }
        if self.describing {
            self.description.push_str(text);
        } else if self.citing {
            self.citation.push_str(text);
        } else if !self.open.is_empty() {
            self.words(text);
        }
    }

    fn words(&mut self, text: &str) {
        if self.hidden_from.is_some() {
            if !self.was_hidden && !text.trim().is_empty() {
                self.read.left_out.push(LeftOut::HiddenPassages);
                self.was_hidden = true;
            }
            return;
        }
        self.was_hidden &= text.trim().is_empty();
        self.open.last_mut().into_iter().for_each(|paragraph| paragraph.words.push(text));
    }

    fn begin_paragraph(&mut self, element: &BytesStart<'_>, is_heading: bool) {
        if self.is_hidden(element) {
            self.hide();
        }
        let level = xml::attribute(element, "outline-level").and_then(|level| level.parse::<u8>().ok()).unwrap_or(1);
        let style = xml::attribute(element, "style-name");
        let styled = style.as_ref().and_then(|style| self.styles.kind(style));
        let kind = if is_heading { Some(BlockKind::Heading(level.clamp(1, 6))) } else { styled };
        let is_counted = is_heading
            && !self.lists.is_open()
            && self.hidden_from.is_none()
            && xml::attribute(element, "is-list-header").as_deref() != Some("true");
        self.open.push(Paragraph {
            words: Words::default(),
            kind,
            is_note: self.notes > 0,
            is_set_in: style.is_some_and(|style| self.styles.is_set_in(&style)),
            mark: if is_counted { self.lists.heading(level, &self.styles.lists) } else { String::new() },
            boxed: Vec::new(),
        });
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.open.pop() else { return };
        let place = match (self.cells > 0, self.lists.is_open()) {
            (true, _) => BlockKind::Cell,
            (_, true) => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        let kind = paragraph.kind.filter(|kind| self.cells == 0 || matches!(kind, BlockKind::Heading(_))).unwrap_or(place);
        let words = paragraph.words.take();
        let into = match self.open.last_mut() {
            _ if paragraph.is_note => &mut self.read.notes,
            Some(outer) => &mut outer.boxed,
            None => &mut self.read.pieces,
        };
        if !words.trim().is_empty() {
            let begins_row = !paragraph.is_note && std::mem::take(&mut self.row_begins);
            let in_list = kind == BlockKind::ListItem || matches!(kind, BlockKind::Heading(_)) && self.lists.is_open();
            let mark = match paragraph.is_note {
                true => std::mem::take(&mut self.citation).trim().to_owned(),
                false if in_list => self.lists.take_mark(),
                false => paragraph.mark,
            };
            (self.count, self.bytes) = (self.count + 1, self.bytes + words.len());
            into.push(Piece { begins_row, mark, is_set_in: paragraph.is_set_in, ..Piece::new(kind, words) });
        }
        into.append(&mut paragraph.boxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expected: &[&str], left_out: &[LeftOut]) {
        let part = format!(
            "<d><office:automatic-styles><style:style style:name='H'><style:text-properties text:display='none'/></style:style></office:automatic-styles><office:body><office:text>{content}</office:text></office:body></d>"
        );
        let mut styles = Styles::default();
        styles.read(&part).expect("styles");
        let read = read(&part, &styles, &BTreeMap::new(), &Work::new()).expect("a document");
        let found: Vec<String> =
            read.pieces.iter().chain(&read.notes).map(|piece| format!("{}: {}", piece.kind.code(), piece.words.trim())).collect();
        assert_eq!(found, expected);
        assert_eq!(read.left_out, left_out);
    }

    #[test]
    fn structure() {
        check(
            "<text:h text:outline-level='2'>The pier</text:h><text:p>It<text:s text:c='99999999'/>fell<text:note><text:note-citation>1</text:note-citation>\
             <text:note-body><text:p>At noon.</text:p></text:note-body></text:note> down.</text:p><text:list><text:list-item><text:p>rope</text:p></text:list-item></text:list>\
             <table:table><table:table-row><table:table-cell table:number-columns-repeated='999999999'><text:p>a</text:p></table:table-cell></table:table-row></table:table>\
             <text:p text:style-name='Quotations'>We are sorry.</text:p>",
            &[
                "heading: The pier",
                "paragraph: It fell down.",
                "list-item: rope",
                "cell: a",
                "quotation: We are sorry.",
                "note: At noon.",
            ]
            .map(|line| if line.starts_with("note") { "paragraph: At noon." } else { line }),
            &[],
        );
    }

    #[test]
    fn descriptions_formulas_and_numbers() {
        let part = "<d><office:automatic-styles><text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='a' style:num-suffix=')'/>\
            </text:list-style></office:automatic-styles><office:body><office:text><text:p>It <draw:frame><svg:title>Boats</svg:title><svg:desc>Two boats at dusk</svg:desc></draw:frame>fell\
            <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame> under <text:title>The pier</text:title>.<text:note><text:note-citation>iv</text:note-citation>\
            <text:note-body><text:p>At noon.</text:p></text:note-body></text:note></text:p>\
            <text:list text:style-name='L'><text:list-item text:start-value='3'><text:p>rope</text:p><text:p>and tar</text:p></text:list-item></text:list></office:text></office:body></d>";
        let mut styles = Styles::default();
        styles.read(part).expect("styles");
        let formulas = BTreeMap::from([("Object 1".to_owned(), " v=2".to_owned())]);
        let read = read(part, &styles, &formulas, &Work::new()).expect("a document");
        let found: Vec<(&str, &str, &str)> = read
            .pieces
            .iter()
            .chain(&read.notes)
            .map(|piece| (piece.kind.code(), piece.mark.as_str(), piece.words.as_str()))
            .collect();
        let expected = [
            ("paragraph", "", "It fell v=2 under The pier."),
            ("caption", "", "Two boats at dusk"),
            ("list-item", "c)", "rope"),
            ("list-item", "", "and tar"),
            ("paragraph", "iv", "At noon."),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_not_shown_is_left_out() {
        check(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>\
             <text:p>The <text:span text:style-name='H'>secret </text:span>pier<office:annotation><dc:creator>Bo</dc:creator><text:p>Sure?</text:p></office:annotation> fell on page <text:page-number>3</text:page-number>.</text:p>",
            &["paragraph: The pier fell on page ."],
            &[LeftOut::TrackedDeletions, LeftOut::HiddenPassages, LeftOut::Comments],
        );
    }
}
