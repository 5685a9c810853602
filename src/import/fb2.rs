//! FictionBook.
//!
//! Read: titles of parts, paragraphs, verses, epigraphs and citations (as quotations), tables cell by cell, notes (as notes, at
//! the end), descriptions of pictures; title, author and date. Left out: pictures, the marks that point to notes.

use quick_xml::events::{BytesStart, Event};

use crate::base::Work;
use crate::import::builder::{Builder, Words, description};
use crate::import::error::Cause;
use crate::import::{date, left_out, xml};
use crate::messages::tr;
use crate::text::{BlockKind, Draft, Source};

/// How users know such a file.
fn kind() -> &'static str {
    tr!("file-kind-fiction-book")
}

/// A note's title is its number; longer ones are none, in bytes.
const MAX_NUMBER: usize = 6;

/// Deeper files are refused as damaged.
const MAX_DEPTH: usize = 1024;

/// The book's words and blocks.
pub(super) fn draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    let text = xml::decode(bytes);
    let mut reader = xml::reader(&text);
    let mut book = Book::default();
    loop {
        match reader.read_event().map_err(|error| Cause::damaged(kind(), error))? {
            Event::Start(element) => {
                work.check()?;
                book.body.within_limits()?;
                super::within_text(book.notes.len(), book.words.as_str().len())?;
                if book.names.len() >= MAX_DEPTH {
                    return Err(Cause::damaged(kind(), tr!("damage-nested")));
                }
                book.start(&element);
                book.names.push(element.local_name().as_ref().to_owned());
            }
            Event::End(_) => book.end(),
            Event::Text(text) => book.text(&text),
            Event::CData(text) => book.text(&text),
            Event::GeneralRef(reference) => book.text(&xml::resolve(&reference)),
            Event::Eof if !book.names.is_empty() => return Err(Cause::damaged(kind(), tr!("damage-breaks-off"))),
            Event::Eof => return Ok(book.finish(source)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Empty(_) => {}
        }
    }
}

#[derive(Default)]
struct Book {
    body: Builder,
    /// The notes: number, words.
    notes: Vec<(String, String)>,
    /// The number of the note whose words have not come.
    note: String,
    words: Words,
    /// What the pictures in the paragraph at hand show.
    descriptions: Vec<String>,
    /// The elements that are open.
    names: Vec<String>,
    in_notes: bool,
    sections: usize,
    /// How many titles, quotations, and marks of notes are open.
    titles: usize,
    quotations: usize,
    marks: usize,
    title: String,
    author: Vec<String>,
    date: String,
}

impl Book {
    fn is_in(&self, name: &str) -> bool {
        self.names.iter().any(|open| open == name)
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let value = |name: &str| xml::attribute(element, name);
        match element.local_name().as_ref() {
            "body" => {
                let name = value("name").unwrap_or_default().to_lowercase();
                self.in_notes = matches!(name.as_str(), "notes" | "comments" | "footnotes" | "endnotes");
            }
            "section" => self.sections += 1,
            "title" => self.titles += 1,
            "epigraph" | "cite" | "annotation" => self.quotations += 1,
            "a" if value("type").as_deref() == Some("note") => self.marks += 1,
            "a" if self.marks > 0 => self.marks += 1,
            "tr" => self.body.next_row(),
            "image" if self.is_in("body") && !self.in_notes => {
                let words = value("alt").filter(|words| !words.trim().is_empty()).or_else(|| value("title"));
                self.descriptions.extend(words.and_then(|words| description(&words)));
                if !self.names.iter().any(|name| is_words(name)) {
                    self.describe();
                }
            }
            "date" => self.date = value("value").unwrap_or_default(),
            "author" if self.is_in("title-info") => self.author.push(String::new()),
            _ => {}
        }
    }

    fn end(&mut self) {
        let Some(name) = self.names.pop() else { return };
        match name.as_str() {
            "p" | "v" | "subtitle" | "text-author" | "td" | "th" | "title" | "date" => self.flush(&name),
            "section" if self.in_notes => self.sections = self.sections.saturating_sub(1),
            _ => {}
        }
        match name.as_str() {
            "section" if !self.in_notes => self.sections = self.sections.saturating_sub(1),
            "title" => self.titles = self.titles.saturating_sub(1),
            "epigraph" | "cite" | "annotation" => self.quotations = self.quotations.saturating_sub(1),
            "a" => self.marks = self.marks.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_in("body") {
            if self.marks == 0 && self.names.iter().any(|name| is_words(name)) {
                self.words.push(text);
            }
            return;
        }
        let innermost = self.names.last().map_or("", String::as_str);
        match innermost {
            "book-title" if self.is_in("title-info") => self.title.push_str(text),
            "first-name" | "middle-name" | "last-name" | "nickname" if self.is_in("title-info") && self.is_in("author") => {
                self.author.last_mut().into_iter().for_each(|name| {
                    name.push(' ');
                    name.push_str(text);
                });
            }
            "date" if self.date.is_empty() && self.is_in("title-info") => self.date.push_str(text),
            _ => {}
        }
    }

    fn flush(&mut self, name: &str) {
        let words = self.words.take();
        if self.in_notes {
            // The title of a note is its number.
            if self.titles > 0 {
                self.note.push_str(words.trim());
            } else if !words.trim().is_empty() {
                let number = std::mem::take(&mut self.note);
                self.notes.push((if number.len() <= MAX_NUMBER { number } else { String::new() }, words));
            }
            return;
        }
        let level = u8::try_from(self.sections.clamp(0, 4) + 1).unwrap_or(6);
        let kind = match name {
            "td" | "th" => BlockKind::Cell,
            "subtitle" => BlockKind::Heading(level + 1),
            _ if self.titles > 0 => BlockKind::Heading(level),
            _ if self.quotations > 0 => BlockKind::Quotation,
            _ => BlockKind::Paragraph,
        };
        if kind == BlockKind::Paragraph {
            self.body.push_paragraph(&words);
        } else {
            self.body.push(kind, &words);
        }
        self.describe();
    }

    fn describe(&mut self) {
        std::mem::take(&mut self.descriptions).iter().for_each(|words| self.body.push_description(words));
    }

    fn finish(mut self, source: Source) -> Draft {
        let of_text = date::of_blocks(self.body.words_of_blocks());
        self.notes.iter().for_each(|(number, note)| self.body.push_marked(BlockKind::Note, number, note));
        let title = Some(crate::text::one_line(&self.title)).filter(|title| !title.is_empty());
        let title = title.or_else(|| self.body.first_heading().map(str::to_owned));
        let names: Vec<String> =
            self.author.iter().map(|name| crate::text::one_line(name)).filter(|name| !name.is_empty()).collect();
        let author = (!names.is_empty()).then(|| names.join(", "));
        let date = date::in_value(&self.date).or(of_text);
        let notices = left_out::notices(&self.body.left_out().collect::<Vec<_>>());
        let (text, blocks) = self.body.finish();
        Draft { title, author, date, notices, ..Draft::new(source, text, blocks) }
    }
}

/// Elements whose characters are words of the book.
fn is_words(name: &str) -> bool {
    matches!(name, "p" | "v" | "subtitle" | "text-author" | "td" | "th" | "date")
}
