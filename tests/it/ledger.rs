//! What no list of quotations may have, whatever the text; `fuzz` uses it too.

use twosource::base::{Id, TextSpan};
use twosource::extract::Extraction;
use twosource::text::Document;

/// What texts are put together from at random.
pub(crate) const PIECES: &[&str] = &[
    "pier",
    "Lund",
    "said",
    "I",
    "don",
    "the",
    "s",
    "90s",
    "5",
    "Q.",
    "A.",
    "LUND:",
    "KIEL:",
    "Greta Lund",
    "[12:03] anna:",
    "> ",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "''",
    "``",
    "«",
    "»",
    "‹",
    "›",
    "„",
    "‚",
    "‟",
    "‛",
    "「",
    "」",
    "『",
    "』",
    "＂",
    "—",
    "--",
    "…",
    ".",
    ",",
    "?",
    ":",
    "(",
    ")",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n\n",
    "é",
    "桥",
    "ß",
    "\u{301}",
    "\u{a0}",
    "🙂",
    "LUND: ",
    "Q. ",
    "A. ",
    "[12:03] ",
    "<anna> ",
    " said Greta Lund",
    " wrote:\n> ",
    "5\"",
    "'90s",
];

fn is_in_text(document: &Document, span: TextSpan) -> bool {
    document.text.get(span.range()).is_some_and(|words| !words.is_empty())
}

/// Every fault of a ledger that no text may have.
pub(crate) fn faults(document: &Document, extraction: &Extraction) -> Vec<String> {
    let mut out = Vec::new();
    let mut open: Vec<TextSpan> = Vec::new();
    let mut before: Option<TextSpan> = None;
    for (id, quote) in extraction.quotes.iter() {
        let mut fault = |what: &str| out.push(format!("{what}: {quote:?}"));
        if !is_in_text(document, quote.span) {
            fault("no words");
        }
        if before.is_some_and(|before| {
            (before.start, std::cmp::Reverse(before.end)) >= (quote.span.start, std::cmp::Reverse(quote.span.end))
        }) {
            fault("twice, or out of order");
        }
        before = Some(quote.span);
        while open.last().is_some_and(|outer| outer.end <= quote.span.start) {
            open.pop();
        }
        if open.last().is_some_and(|outer| !outer.contains(quote.span)) {
            fault("crosses another");
        }
        if usize::from(quote.depth) != open.len().min(255) {
            fault("wrong depth");
        }
        open.push(quote.span);
        let parts_fit = quote.parts.iter().all(|part| quote.span.contains(*part) && is_in_text(document, *part));
        let parts_follow = quote.parts.windows(2).all(|pair| pair[0].end <= pair[1].start);
        if quote.parts.is_empty() || !parts_fit || !parts_follow {
            fault("wrong parts");
        }
        if quote.continues.is_some_and(|earlier| earlier.index() >= id.index()) {
            fault("continues a later one");
        }
        if quote
            .cue
            .into_iter()
            .chain(quote.speaker.as_ref().map(|speaker| speaker.mention))
            .any(|span| !is_in_text(document, span))
        {
            fault("speaker or cue outside the text");
        }
    }
    out
}
