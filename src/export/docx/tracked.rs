//! B's text with what it has otherwise than A's as tracked changes.

use std::collections::HashMap;
use std::io;

use super::package::Parts;
use super::xml::{Look, deleted_run, escaped, run};
use crate::base::{Pair, Side, TextSpan, Work};
use crate::compare::{EditKind, redline};
use crate::export::Subject;
use crate::export::error::NotVersions;
use crate::export::head::{Head, SourceHead};
use crate::messages::tr;
use crate::text::{BlockKind, Document};

/// A word or mark with the space behind it, or the end of a paragraph.
struct Piece {
    span: TextSpan,
    /// The paragraph that ends here.
    end_of: Option<BlockKind>,
}

pub(super) fn changes(subject: &Subject<'_>, work: &Work) -> io::Result<Parts> {
    let comparison = subject.comparison;
    if !comparison.are_copies() {
        return Err(io::Error::other(NotVersions));
    }
    work.check()?;
    let documents = comparison.documents.as_ref().map(|document| &**document);
    let pieces = Pair::from_fn(|side: Side| pieces(documents[side]));
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let words = Pair::from_fn(|side: Side| {
        let number = |piece: &Piece| {
            let word = if piece.end_of.is_some() { "\n" } else { documents[side].slice(piece.span).trim_end() };
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(word).or_insert(next)
        };
        pieces[side].iter().map(number).collect::<Vec<u32>>()
    });
    let runs = redline(&words.a, &words.b);
    let head = Head::new(subject);
    let mut page = Page { documents, author: escaped(&head.sources.b.title), ..Page::new(documents) };
    for (done, run) in runs.iter().enumerate() {
        work.check()?;
        work.progress(done, runs.len());
        let (a, b) = (pieces.a.get(run.a.clone()).unwrap_or(&[]), pieces.b.get(run.b.clone()).unwrap_or(&[]));
        match run.kind {
            EditKind::Equal => page.same(a, b),
            _ => {
                page.put(Side::A, a, EditKind::Delete);
                page.put(Side::B, b, EditKind::Insert);
            }
        }
    }
    page.finish();
    let source = |side: &SourceHead| format!("{} ({}; SHA-256 {})", side.title, side.details.join(", "), side.sha256);
    Ok(Parts {
        title: tr!("report-changes-of", title = head.sources.b.title.as_str()),
        body: page.body,
        comments: String::new(),
        foot: tr!(
            "report-changes-foot",
            b = source(&head.sources.b),
            a = source(&head.sources.a),
            program = head.program.as_str()
        ),
        languages: Side::BOTH.map(|side| documents[side].language.code()),
        landscape: false,
    })
}

fn pieces(document: &Document) -> Vec<Piece> {
    let mut out = Vec::new();
    for (_, block) in document.blocks.iter() {
        let tokens = document.tokens.get(document.tokens_in(block.span)).unwrap_or(&[]);
        for (at, token) in tokens.iter().enumerate() {
            let start = if at == 0 { block.span.start } else { token.span.start };
            let end = tokens.get(at + 1).map_or(block.span.end, |next| next.span.start);
            out.push(Piece { span: TextSpan { start, end }, end_of: None });
        }
        out.push(Piece { span: TextSpan { start: block.span.end, end: block.span.end }, end_of: Some(block.kind) });
    }
    out
}

/// The paragraphs on the way.
struct Page<'d> {
    documents: Pair<&'d Document>,
    author: String,
    body: String,
    runs: String,
    changes: usize,
}

impl<'d> Page<'d> {
    fn new(documents: Pair<&'d Document>) -> Self {
        Self { documents, author: String::new(), body: String::new(), runs: String::new(), changes: 0 }
    }

    /// Some pieces with one fate, cut where paragraphs end.
    fn put(&mut self, side: Side, pieces: &[Piece], kind: EditKind) {
        for piece in pieces.chunk_by(|one, next| one.end_of.is_none() && next.end_of.is_none()) {
            match piece {
                [Piece { end_of: Some(block), .. }] => self.end(*block, kind),
                [first, .., last] => self.words(side, first.span.cover(last.span), kind),
                [one] => self.words(side, one.span, kind),
                [] => {}
            }
        }
    }

    /// The same words on both sides; a space that only one side has behind a word is a change.
    fn same(&mut self, a: &[Piece], b: &[Piece]) {
        let documents = self.documents;
        let is_spaced = |side: Side, piece: &Piece| documents[side].slice(piece.span).ends_with(char::is_whitespace);
        let mut from = 0;
        for (at, (one, other)) in a.iter().zip(b).enumerate() {
            if is_spaced(Side::A, one) == is_spaced(Side::B, other) {
                continue;
            }
            self.put(Side::B, b.get(from..at).unwrap_or(&[]), EditKind::Equal);
            let [[_, removed], [word, added]] = [self.cut(Side::A, one), self.cut(Side::B, other)];
            self.words(Side::B, word, EditKind::Equal);
            self.words(Side::A, removed, EditKind::Delete);
            self.words(Side::B, added, EditKind::Insert);
            from = at + 1;
        }
        self.put(Side::B, b.get(from..).unwrap_or(&[]), EditKind::Equal);
    }

    /// A word and the space behind it.
    fn cut(&self, side: Side, piece: &Piece) -> [TextSpan; 2] {
        let length = u32::try_from(self.documents[side].slice(piece.span).trim_end().len()).unwrap_or(0);
        let middle = piece.span.start + length;
        [TextSpan { end: middle, ..piece.span }, TextSpan { start: middle, ..piece.span }]
    }

    fn words(&mut self, side: Side, span: TextSpan, kind: EditKind) {
        let words = self.documents[side].slice(span);
        if words.is_empty() {
            return;
        }
        let look = Look::default();
        let element = match kind {
            EditKind::Delete => self.change("del", &deleted_run(look, words)),
            EditKind::Equal => run(look, words),
            EditKind::Insert | EditKind::Replace => self.change("ins", &run(look, words)),
        };
        self.runs.push_str(&element);
    }

    fn end(&mut self, block: BlockKind, kind: EditKind) {
        let mark = match kind {
            EditKind::Equal => String::new(),
            EditKind::Delete => format!("<w:rPr>{}</w:rPr>", self.change("del", "")),
            EditKind::Insert | EditKind::Replace => format!("<w:rPr>{}</w:rPr>", self.change("ins", "")),
        };
        let style = match block {
            BlockKind::Heading(_) => "HeadingB",
            BlockKind::ListItem | BlockKind::Quotation | BlockKind::Note => "SetInB",
            BlockKind::Paragraph | BlockKind::Cell | BlockKind::Caption => "TextB",
        };
        let runs = std::mem::take(&mut self.runs);
        self.body.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{mark}</w:pPr>{runs}</w:p>"));
    }

    fn finish(&mut self) {
        if !self.runs.is_empty() {
            self.end(BlockKind::Paragraph, EditKind::Equal);
        }
    }

    fn change(&mut self, element: &str, content: &str) -> String {
        self.changes += 1;
        let attributes = format!("w:id=\"{}\" w:author=\"{}\"", self.changes, self.author);
        match content {
            "" => format!("<w:{element} {attributes}/>"),
            content => format!("<w:{element} {attributes}>{content}</w:{element}>"),
        }
    }
}
