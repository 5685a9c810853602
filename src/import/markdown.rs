//! Markdown: the words without their markup.
//!
//! Read: CommonMark, tables (cell by cell), footnotes (as notes, at the end), task lists, strikethrough, metadata at the top
//! (title and date), the numbers of lists, descriptions of pictures that stand alone. Left out: pictures. HTML inside is read as HTML.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::base::Work;
use crate::import::builder::{Builder, Words, description};
use crate::import::error::Cause;
use crate::import::{date, html};
use crate::messages::tr;
use crate::text::{BlockKind, Draft, Source};

/// The document's words and blocks.
pub(super) fn draft(source: Source, text: &str, work: &Work) -> Result<Draft, Cause> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        work.check()?;
        reader.event(event, work)?;
    }
    Ok(reader.finish(source))
}

/// The greatest number of lines and of characters that may be markup: each costs the parser some 50 bytes.
const MAX_MARKS: usize = 3_000_000;

/// Whether there is not more markup than can be parsed in reasonable memory.
pub(super) fn within_marks(text: &str) -> Result<(), Cause> {
    let is_mark = |byte: &u8| matches!(byte, b'\n' | b'|' | b'*' | b'_' | b'`' | b'[' | b']' | b'<' | b'&' | b'\\' | b'~' | b'!');
    if text.as_bytes().iter().filter(|byte| is_mark(byte)).count() > MAX_MARKS {
        return Err(Cause::TooLarge { kind: tr!("file-kind-markdown"), limit: tr!("limit-lines").to_owned() });
    }
    Ok(())
}

#[derive(Default)]
struct Reader {
    body: Builder,
    notes: Vec<String>,
    words: Words,
    /// Raw HTML of the block at hand.
    html: String,
    metadata: String,
    /// What the words at hand are part of, innermost last.
    kinds: Vec<BlockKind>,
    in_picture: usize,
    /// What the picture at hand shows.
    picture: String,
    /// The next number of each open list, innermost last; none for bullets.
    lists: Vec<Option<u64>>,
    /// The number of an item whose first words have not come.
    mark: String,
    in_metadata: bool,
    in_note: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, work: &Work) -> Result<(), Cause> {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag, work)?,
            Event::Text(text) if self.in_metadata => self.metadata.push_str(&text),
            Event::Text(text) | Event::Code(text) if self.in_picture > 0 => self.picture.push_str(&text),
            Event::Text(text) if self.kinds.last() == Some(&PREFORMATTED) => self.words.push_raw(&text),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.words.push(&text),
            Event::SoftBreak => self.words.push(" "),
            Event::HardBreak => self.words.break_line(),
            Event::Html(raw) => self.html.push_str(&raw),
            Event::InlineHtml(raw) if raw.to_ascii_lowercase().starts_with("<br") => self.words.break_line(),
            Event::Rule => self.flush(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.enter(BlockKind::Heading(level_number(*level))),
            Tag::BlockQuote(_) => self.enter(BlockKind::Quotation),
            Tag::List(start) => {
                self.flush();
                self.lists.push(*start);
            }
            Tag::Item => {
                self.enter(BlockKind::ListItem);
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.mark = format!("{number}.");
                    *number = number.saturating_add(1);
                }
            }
            Tag::TableCell => self.enter(BlockKind::Cell),
            Tag::CodeBlock(_) => self.enter(PREFORMATTED),
            Tag::FootnoteDefinition(_) => {
                self.enter(BlockKind::Note);
                self.in_note = true;
            }
            Tag::TableHead | Tag::TableRow => self.body.next_row(),
            Tag::Paragraph | Tag::HtmlBlock => self.flush(),
            Tag::Image { .. } => self.in_picture += 1,
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => self.in_metadata = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, work: &Work) -> Result<(), Cause> {
        match tag {
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock => self.leave(),
            TagEnd::FootnoteDefinition => {
                self.leave();
                self.in_note = false;
            }
            TagEnd::Paragraph => self.flush(),
            TagEnd::HtmlBlock => {
                html::fragment(&std::mem::take(&mut self.html), &mut self.body, work)?;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
                self.mark.clear();
            }
            TagEnd::Image => self.end_picture(),
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            _ => {}
        }
        Ok(())
    }

    /// A picture alone in its paragraph has its description for a caption; others only break the line.
    fn end_picture(&mut self) {
        self.in_picture = self.in_picture.saturating_sub(1);
        let words = std::mem::take(&mut self.picture);
        if self.in_picture == 0 && self.words.is_empty() && self.kinds.is_empty() && !self.in_note {
            description(&words).into_iter().for_each(|words| self.body.push_description(&words));
        }
    }

    fn enter(&mut self, kind: BlockKind) {
        self.flush();
        self.kinds.push(kind);
    }

    fn leave(&mut self) {
        self.flush();
        self.kinds.pop();
    }

    fn flush(&mut self) {
        let words = self.words.take();
        match self.kinds.last().copied().unwrap_or(BlockKind::Paragraph) {
            _ if self.in_note => self.notes.push(words),
            PREFORMATTED => self.body.push(BlockKind::Paragraph, &words),
            BlockKind::ListItem if !words.trim().is_empty() => {
                let mark = std::mem::take(&mut self.mark);
                self.body.push_marked(BlockKind::ListItem, &mark, &words);
            }
            kind => self.body.push(kind, &words),
        }
    }

    fn finish(mut self, source: Source) -> Draft {
        self.flush();
        let title = self.metadata_value("title").or_else(|| self.body.first_title().map(str::to_owned));
        let author = self.metadata_value("author");
        let date = self.metadata_value("date").and_then(|value| date::in_value(&value));
        let date = date.or_else(|| date::of_blocks(self.body.words_of_blocks()));
        for note in &self.notes {
            self.body.push(BlockKind::Note, note);
        }
        let (text, blocks) = self.body.finish();
        Draft { title, author, date, ..Draft::new(source, text, blocks) }
    }

    fn metadata_value(&self, key: &str) -> Option<String> {
        let value = self.metadata.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(':'))?;
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        (!value.is_empty()).then_some(value)
    }
}

/// Stands for preformatted text on the way; such a block becomes a paragraph.
const PREFORMATTED: BlockKind = BlockKind::Caption;

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
