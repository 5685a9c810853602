//! The part with the text, or with the notes → paragraphs.

use quick_xml::events::{BytesStart, Event};

use crate::base::{LeftOut, Work};
use crate::import::builder::{Piece, mark_quotations};
use crate::import::docx::kind;
use crate::import::docx::numbering::Numbering;
use crate::import::docx::paragraph::Paragraph;
use crate::import::docx::styles::{SetIn, Styles};
use crate::import::error::Cause;
use crate::import::xml;
use crate::messages::tr;
use crate::text::BlockKind;

/// Deeper parts are refused as damaged.
const MAX_DEPTH: usize = 1024;

/// What a part holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Its paragraphs in order.
    pub(super) pieces: Vec<Piece>,
    /// What was left out, one entry for each.
    pub(super) left_out: Vec<LeftOut>,
}

/// Reads a part.
///
/// # Errors
/// Damage, excessive depth, or that the work was cancelled.
pub(super) fn read(part: &str, styles: &Styles, numbering: &mut Numbering, work: &Work) -> Result<Read, Cause> {
    let mut reader = xml::reader(part);
    let mut body = Body::new(styles, numbering);
    loop {
        match reader.read_event().map_err(|error| Cause::damaged(kind(), error))? {
            Event::Start(element) => {
                work.check()?;
                crate::import::within_text(body.count, body.bytes)?;
                body.depth += 1;
                if body.depth > MAX_DEPTH {
                    return Err(Cause::damaged(kind(), tr!("damage-nested")));
                }
                if body.skipped_from.is_none() {
                    body.start(&element);
                }
            }
            Event::End(element) => {
                if body.skipped_from.is_none() {
                    body.end(element.local_name().as_ref());
                } else if body.skipped_from == Some(body.depth) {
                    body.skipped_from = None;
                }
                body.depth = body.depth.saturating_sub(1);
            }
            Event::Text(text) => body.text(&text),
            Event::CData(text) => body.text(&text),
            Event::GeneralRef(reference) => body.text(&xml::resolve(&reference)),
            Event::Eof if body.depth > 0 => return Err(Cause::damaged(kind(), tr!("damage-breaks-off"))),
            Event::Eof => return Ok(body.finish()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Empty(_) => {}
        }
    }
}

struct Body<'s> {
    styles: &'s Styles,
    numbering: &'s mut Numbering,
    read: Read,
    depth: usize,
    /// The depth of the element whose content is skipped.
    skipped_from: Option<usize>,
    /// The paragraph at hand and those around it (text boxes lie inside paragraphs), innermost last.
    open: Vec<Paragraph>,
    /// How many paragraph properties are open: what stands in them is no content.
    in_properties: usize,
    in_words: bool,
    run_is_hidden: bool,
    /// Whether the last words met were hidden, so that one passage counts once.
    was_hidden: bool,
    cells: usize,
    row_begins: bool,
    /// For each open choice of drawings, whether one was taken.
    choices: Vec<bool>,
    /// Words of a paragraph whose end was deleted, or a large first letter.
    carried: String,
    /// How many notes have begun, and whether the first paragraph of the last one has come.
    notes: usize,
    note_begins: bool,
    /// How many paragraphs there are, and how many bytes they have.
    count: usize,
    bytes: usize,
}

impl<'s> Body<'s> {
    fn new(styles: &'s Styles, numbering: &'s mut Numbering) -> Self {
        Self {
            styles,
            numbering,
            read: Read::default(),
            depth: 0,
            skipped_from: None,
            open: Vec::new(),
            in_properties: 0,
            in_words: false,
            run_is_hidden: false,
            was_hidden: false,
            cells: 0,
            row_begins: false,
            choices: Vec::new(),
            carried: String::new(),
            notes: 0,
            note_begins: false,
            count: 0,
            bytes: 0,
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        if self.in_properties > 0 {
            return self.property(name.as_ref(), element);
        }
        match name.as_ref() {
            "p" => self.begin_paragraph(),
            "pPr" => self.in_properties += 1,
            "r" => self.run_is_hidden = self.paragraph_is_hidden(),
            "vanish" => self.run_is_hidden = xml::is_on(element),
            "t" => self.in_words = true,
            "tab" | "ptab" => self.words(" "),
            "br" | "cr" => self.open.last_mut().into_iter().for_each(|paragraph| paragraph.words.break_line()),
            "noBreakHyphen" => self.words("-"),
            "tr" => self.row_begins = true,
            "tc" => self.cells += 1,
            "AlternateContent" => self.choices.push(false),
            "Choice" => match self.choices.last_mut() {
                Some(taken) if !*taken => *taken = true,
                _ => self.skip(),
            },
            "Fallback" if self.choices.last() == Some(&true) => self.skip(),
            "fldSimple" => self.read.left_out.push(LeftOut::FieldCodes),
            "fldChar" if xml::attribute(element, "fldCharType").as_deref() == Some("begin") => {
                self.read.left_out.push(LeftOut::FieldCodes);
            }
            "del" | "moveFrom" => {
                self.read.left_out.push(LeftOut::TrackedDeletions);
                self.skip();
            }
            "footnote" | "endnote" if xml::attribute(element, "type").is_some_and(|kind| kind != "normal") => self.skip(),
            "footnote" | "endnote" => (self.notes, self.note_begins) = (self.notes + 1, true),
            "docPr" => self.describe(xml::attribute(element, "descr")),
            "shape" => self.describe(xml::attribute(element, "alt")),
            "instrText" | "delInstrText" | "delText" | "rt" | "sectPr" | "trPr" | "tcPr" | "tblPr" | "sdtPr" => self.skip(),
            changed if changed.ends_with("Change") => self.skip(),
            _ => {}
        }
    }

    /// An element among a paragraph's properties.
    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        let value = || xml::attribute(element, "val");
        match name {
            "pPr" => self.in_properties += 1,
            "pStyle" => paragraph.style = value(),
            "outlineLvl" => paragraph.outline = value().and_then(|level| level.parse().ok()),
            "numId" => paragraph.list = value(),
            "ilvl" => paragraph.list_level = value().and_then(|level| level.parse().ok()),
            "ind" => paragraph.set_in = SetIn::of(element),
            "framePr" => paragraph.is_drop_cap = xml::attribute(element, "dropCap").is_some_and(|kind| kind != "none"),
            "del" | "moveFrom" => paragraph.end_deleted = true,
            changed if changed.ends_with("Change") => self.skip(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_properties = self.in_properties.saturating_sub(1),
            "t" => self.in_words = false,
            "r" => self.run_is_hidden = false,
            "tc" => self.cells = self.cells.saturating_sub(1),
            "AlternateContent" => {
                self.choices.pop();
            }
            _ => {}
        }
    }

    fn skip(&mut self) {
        self.skipped_from = Some(self.depth);
    }

    fn text(&mut self, text: &str) {
        if self.in_words && self.skipped_from.is_none() {
            self.words(text);
        }
    }

    fn words(&mut self, text: &str) {
        if self.run_is_hidden {
            if !self.was_hidden && !text.trim().is_empty() {
                self.read.left_out.push(LeftOut::HiddenPassages);
                self.was_hidden = true;
            }
            return;
        }
        self.was_hidden = false;
        self.open.last_mut().into_iter().for_each(|paragraph| paragraph.words.push(text));
    }

    fn paragraph_is_hidden(&self) -> bool {
        self.open.last().is_some_and(|paragraph| paragraph.look(self.styles).is_hidden)
    }

    /// The description of a picture goes behind the paragraph in which it stands.
    fn describe(&mut self, words: Option<String>) {
        let described = words.and_then(|words| Piece::description(&words, self.cells > 0));
        let into = self.open.last_mut().map_or(&mut self.read.pieces, |outer| &mut outer.boxed);
        into.extend(described.filter(|_| !self.run_is_hidden));
        self.count += 1;
    }

    /// Words carried into a paragraph that never came are one of their own.
    fn finish(mut self) -> Read {
        if !self.carried.trim().is_empty() {
            self.read.pieces.push(Piece::new(BlockKind::Paragraph, self.carried));
        }
        mark_quotations(&mut self.read.pieces);
        self.read
    }

    fn begin_paragraph(&mut self) {
        let mut paragraph = Paragraph::default();
        paragraph.words.push(&std::mem::take(&mut self.carried));
        self.open.push(paragraph);
        self.was_hidden = false;
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.open.pop() else { return };
        if (paragraph.end_deleted || paragraph.is_drop_cap) && self.open.is_empty() {
            self.carried = paragraph.words.take();
            self.read.pieces.append(&mut paragraph.boxed);
            return;
        }
        let kind = paragraph.kind(self.styles, self.cells > 0);
        let words = paragraph.words.take();
        let boxed = std::mem::take(&mut paragraph.boxed);
        let mark = match std::mem::take(&mut self.note_begins) {
            true => self.notes.to_string(),
            false => paragraph.mark(self.styles, self.numbering),
        };
        let is_set_in = paragraph.is_set_in(self.styles);
        let into = self.open.last_mut().map_or(&mut self.read.pieces, |outer| &mut outer.boxed);
        if !words.trim().is_empty() {
            (self.count, self.bytes) = (self.count + 1, self.bytes + words.len());
            into.push(Piece { begins_row: std::mem::take(&mut self.row_begins), mark, is_set_in, ..Piece::new(kind, words) });
        }
        into.extend(boxed);
    }
}
