//! Which words stand between quotation marks.

use crate::base::{Notice, NoticeKind, TextSpan};
use crate::extract::quotes::{Quote, QuoteKind};
use crate::text::Document;

/// Every marked quotation in order of the text.
pub(super) fn scan(document: &Document, notices: &mut Vec<Notice>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (_, block) in document.blocks.iter() {
        let mut open: Option<usize> = None;
        let base = block.span.start as usize;
        for (offset, mark) in document.slice(block.span).char_indices() {
            match (mark, open) {
                ('“', None) | ('"', None) => open = Some(offset),
                ('”' | '"', Some(start)) => {
                    quotes.push(quote(base + start, base + offset, mark.len_utf8(), document));
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(start) = open {
            notices.push(Notice::at(NoticeKind::UnclosedQuote, TextSpan::new(base + start, base + start + 1)));
        }
    }
    quotes
}

fn quote(open: usize, close: usize, mark_len: usize, document: &Document) -> Quote {
    let open_len = document.text.get(open..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    Quote {
        span: TextSpan::new(open, close + mark_len),
        parts: vec![TextSpan::new(open + open_len, close)],
        kind: QuoteKind::Speech,
        continues: None,
        speaker: None,
        cue: None,
        depth: 0,
    }
}
