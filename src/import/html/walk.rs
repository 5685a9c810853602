//! A page's elements → blocks.
//!
//! Read: headings, paragraphs, list items with their numbers, block quotations, table cells, captions, preformatted text, inline
//! quotations (with the marks browsers show); of books the descriptions of pictures, which pages use for anything. Left out: scripts, styles, forms, frames, media, and what is hidden.

use std::collections::BTreeSet;

use dom_query::{Document as Dom, Element, NodeData, NodeRef};

use crate::base::{Cancelled, Work};
use crate::import::builder::{Builder, Words, description};
use crate::import::html::lists::Lists;
use crate::text::BlockKind;

/// Appends the blocks of a document.
pub(super) fn walk(dom: &Dom, body: &mut Builder, work: &Work) -> Result<(), Cancelled> {
    walk_without(dom, body, &BTreeSet::new(), work)
}

/// Appends the blocks of a book's chapter, with the descriptions of its pictures.
pub(super) fn walk_described(dom: &Dom, body: &mut Builder, work: &Work) -> Result<(), Cancelled> {
    Walk { describes: true, ..Walk::new(body, &BTreeSet::new()) }.all(dom, work)
}

/// Appends the blocks of a document but those with these words.
pub(super) fn walk_without(dom: &Dom, body: &mut Builder, without: &BTreeSet<String>, work: &Work) -> Result<(), Cancelled> {
    Walk::new(body, without).all(dom, work)
}

struct Walk<'b> {
    body: &'b mut Builder,
    words: Words,
    /// What the words at hand are part of, innermost last.
    kinds: Vec<BlockKind>,
    preformatted: usize,
    /// How many inline quotations are open.
    marks: usize,
    /// The words of blocks that are left out.
    without: &'b BTreeSet<String>,
    lists: Lists,
    /// Whether the descriptions of pictures are read.
    describes: bool,
    /// Those of the pictures in the block at hand.
    descriptions: Vec<String>,
}

/// A shorter description stands for letters: initials that are drawn, ornaments.
const MIN_DESCRIPTION: usize = 3;

/// How an element bears on the blocks around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Its words are no part of the text.
    Skipped,
    /// Part of a block.
    Inline,
    /// Ends the block before it and the one in it; says nothing about their kind.
    Division,
    /// Its words are of a kind.
    Of(BlockKind),
    Row,
    Break,
    Preformatted,
    Quoted,
}

impl<'b> Walk<'b> {
    fn new(body: &'b mut Builder, without: &'b BTreeSet<String>) -> Self {
        Self {
            body,
            words: Words::default(),
            kinds: Vec::new(),
            preformatted: 0,
            marks: 0,
            without,
            lists: Lists::default(),
            describes: false,
            descriptions: Vec::new(),
        }
    }

    fn all(mut self, dom: &Dom, work: &Work) -> Result<(), Cancelled> {
        self.run(dom.body().unwrap_or_else(|| dom.root()), work)?;
        self.flush();
        Ok(())
    }

    /// Goes through the tree without recursion: its depth is the page's choice.
    fn run(&mut self, root: NodeRef<'_>, work: &Work) -> Result<(), Cancelled> {
        let mut node = root;
        loop {
            work.check()?;
            let enter = self.enter(&node);
            if let Some(child) = node.first_child().filter(|_| enter) {
                node = child;
                continue;
            }
            if enter {
                self.leave(&node);
            }
            loop {
                if node.id == root.id {
                    return Ok(());
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else { return Ok(()) };
                node = parent;
                self.leave(&node);
            }
        }
    }

    /// Begins a node; says whether its children are to be visited.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        match role_of(node, &mut self.words, self.preformatted > 0) {
            Role::Skipped => return false,
            Role::Inline if self.describes => self.describe(node),
            Role::Inline => {}
            Role::Division => {
                self.flush();
                node.element_ref().into_iter().for_each(|element| self.lists.begin(&element));
            }
            Role::Of(kind) => {
                self.flush();
                self.kinds.push(kind);
                node.element_ref().into_iter().for_each(|element| self.lists.item(&element));
            }
            Role::Row => {
                self.flush();
                self.body.next_row();
            }
            Role::Break if self.words.ends_with_break() => self.flush(),
            Role::Break => self.words.break_line(),
            Role::Preformatted => {
                self.flush();
                self.preformatted += 1;
            }
            Role::Quoted => {
                self.words.push(if self.marks.is_multiple_of(2) { "“" } else { "‘" });
                self.marks += 1;
            }
        }
        true
    }

    fn describe(&mut self, node: &NodeRef<'_>) {
        let Some(element) = node.element_ref().filter(|element| &*element.name.local == "img") else { return };
        let words = element.attrs.iter().find(|attribute| &*attribute.name.local == "alt").map_or("", |alt| alt.value.as_ref());
        match words.trim() {
            letters if letters.chars().count() < MIN_DESCRIPTION => self.words.push(letters),
            words => self.descriptions.extend(description(words)),
        }
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        match node.element_ref().map_or(Role::Inline, |element| role(&element)) {
            Role::Division | Role::Row => {
                self.flush();
                node.element_ref().into_iter().for_each(|element| self.lists.end(&element));
            }
            Role::Of(_) => {
                self.flush();
                self.kinds.pop();
            }
            Role::Preformatted => {
                self.flush();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            Role::Quoted => {
                self.marks = self.marks.saturating_sub(1);
                self.words.push(if self.marks.is_multiple_of(2) { "”" } else { "’" });
            }
            Role::Skipped | Role::Inline | Role::Break => {}
        }
    }

    fn flush(&mut self) {
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        if !self.words.is_empty() {
            let words = self.words.take();
            let is_counted = matches!(kind, BlockKind::ListItem | BlockKind::Note) && !words.trim().is_empty();
            let mark = if is_counted { self.lists.take_mark() } else { String::new() };
            if !self.without.contains(words.trim()) {
                self.body.push_marked(kind, &mark, &words);
            }
        }
        for words in std::mem::take(&mut self.descriptions) {
            match kind {
                BlockKind::Cell => self.body.push(kind, &words),
                _ => self.body.push_description(&words),
            }
        }
    }
}

/// The role of a node; the characters of a text node are taken up on the way.
fn role_of(node: &NodeRef<'_>, words: &mut Words, preformatted: bool) -> Role {
    node.query_or(Role::Skipped, |node| match &node.data {
        NodeData::Text { contents } if preformatted => {
            words.push_raw(contents);
            Role::Skipped
        }
        NodeData::Text { contents } => {
            words.push(contents);
            Role::Skipped
        }
        NodeData::Element(element) if is_hidden(element) => Role::Skipped,
        NodeData::Element(element) => role(element),
        NodeData::Document | NodeData::Fragment => Role::Division,
        NodeData::Doctype { .. } | NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => Role::Skipped,
    })
}

fn role(element: &Element) -> Role {
    if is_note(element) {
        return Role::Of(BlockKind::Note);
    }
    match element.name.local.as_ref() {
        "h1" => Role::Of(BlockKind::Heading(1)),
        "h2" => Role::Of(BlockKind::Heading(2)),
        "h3" => Role::Of(BlockKind::Heading(3)),
        "h4" => Role::Of(BlockKind::Heading(4)),
        "h5" => Role::Of(BlockKind::Heading(5)),
        "h6" => Role::Of(BlockKind::Heading(6)),
        "li" => Role::Of(BlockKind::ListItem),
        "blockquote" => Role::Of(BlockKind::Quotation),
        "td" | "th" => Role::Of(BlockKind::Cell),
        "figcaption" | "caption" | "legend" => Role::Of(BlockKind::Caption),
        "tr" => Role::Row,
        "br" => Role::Break,
        "pre" | "listing" | "xmp" => Role::Preformatted,
        "q" => Role::Quoted,
        "script" | "style" | "template" | "noscript" | "head" | "svg" | "annotation" | "annotation-xml" | "iframe" | "object"
        | "embed" | "audio" | "video" | "canvas" | "select" | "datalist" | "textarea" | "button" | "input" | "rt" | "rp"
        | "noframes" | "frameset" | "map" => Role::Skipped,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "nav" | "aside" | "figure" | "ul" | "ol" | "dl"
        | "dt" | "dd" | "table" | "thead" | "tbody" | "tfoot" | "hr" | "address" | "form" | "fieldset" | "details"
        | "summary" | "body" | "html" | "center" | "hgroup" | "dialog" | "menu" | "dir" | "search" => Role::Division,
        _ => Role::Inline,
    }
}

/// Whether an element says that it is a footnote or an endnote.
fn is_note(element: &Element) -> bool {
    element.attrs.iter().any(|attribute| match attribute.name.local.as_ref() {
        "role" => matches!(attribute.value.as_ref(), "doc-footnote" | "doc-endnote"),
        "epub:type" | "type" if &*element.name.local != "ol" => {
            attribute.value.split(' ').any(|kind| matches!(kind, "footnote" | "endnote" | "rearnote"))
        }
        _ => false,
    })
}

/// Whether an element is the mark that points to a note, or back from it.
fn is_note_mark(element: &Element) -> bool {
    &*element.name.local == "a"
        && element.attrs.iter().any(|attribute| match attribute.name.local.as_ref() {
            "role" => matches!(attribute.value.as_ref(), "doc-noteref" | "doc-backlink"),
            "epub:type" => attribute.value.split(' ').any(|kind| matches!(kind, "noteref" | "backlink")),
            "class" => attribute.value.split(' ').any(|class| {
                matches!(class, "footnote-ref" | "footnote-back" | "footnote-backref" | "reversefootnote" | "noteref")
            }),
            _ => false,
        })
}

fn is_hidden(element: &Element) -> bool {
    is_note_mark(element)
        || element.attrs.iter().any(|attribute| match attribute.name.local.as_ref() {
            "hidden" => !attribute.value.eq_ignore_ascii_case("until-found"),
            "style" => {
                let style: String =
                    attribute.value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
                style.contains("display:none") || style.contains("visibility:hidden")
            }
            _ => false,
        })
}
