//! What must hold of the quotations of any text.

use proptest::prelude::*;
use twosource::base::{TextSpan, Work};
use twosource::extract::{Extraction, Quote, extract};
use twosource::import;
use twosource::text::Document;

use crate::ledger::{PIECES, faults};

fn analysed(text: &str) -> (Document, Extraction) {
    let work = Work::new();
    let document = import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap();
    let extraction = extract(&document, &work).unwrap();
    (document, extraction)
}

fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 1..80).prop_map(|pieces| format!("x{}", pieces.concat()))
}

/// A paragraph: plain words and quotations in turn, the first piece plain.
fn paragraph() -> impl Strategy<Value = Vec<String>> {
    let words = proptest::sample::select(vec![
        "The pier will hold,",
        "said Greta Lund",
        "nobody minds",
        "it was late.",
        "Olav Kiel called it",
        "a ruin",
        "We sail",
        "the sailors' hall",
        "Why?",
        "in the '90s",
    ]);
    proptest::collection::vec(words.prop_map(str::to_owned), 2..7)
}

/// How the quotations of a paragraph are marked.
#[derive(Clone, Copy, Debug)]
enum Style {
    None,
    Straight,
    Typographic,
    /// The last closing mark is missing.
    Broken,
}

fn written(pieces: &[String], style: Style) -> String {
    let (open, close) = match style {
        Style::None => ("", ""),
        Style::Straight => ("\"", "\""),
        Style::Typographic | Style::Broken => ("“", "”"),
    };
    let last = pieces.len() - 1;
    let piece = |(at, words): (usize, &String)| match at % 2 {
        1 if matches!(style, Style::Broken) && at + 2 > last => format!("{open}{words}"),
        1 => format!("{open}{words}{close}"),
        _ => words.clone(),
    };
    pieces.iter().enumerate().map(piece).collect::<Vec<_>>().join(" ")
}

/// The quotations of all paragraphs but the second, with places counted from their paragraph.
fn elsewhere(text: &str) -> Vec<(usize, TextSpan, Quote)> {
    let (document, extraction) = analysed(text);
    let starts: Vec<usize> = std::iter::once(0).chain(document.text.match_indices("\n\n").map(|(at, _)| at + 2)).collect();
    let mut out = Vec::new();
    for (_, quote) in extraction.quotes.iter() {
        let paragraph = starts.partition_point(|start| *start <= quote.span.start as usize) - 1;
        let base = starts[paragraph];
        let span = TextSpan::new(quote.span.start as usize - base, quote.span.end as usize - base);
        if paragraph != 1 {
            out.push((paragraph, span, quote.clone()));
        }
    }
    out
}

fn spans(found: &[(usize, TextSpan, Quote)]) -> Vec<(usize, TextSpan)> {
    found.iter().map(|(paragraph, span, _)| (*paragraph, *span)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_ledger_is_sound(text in any_text()) {
        let (document, extraction) = analysed(&text);
        prop_assert_eq!(faults(&document, &extraction), Vec::<String>::new());
    }

    #[test]
    fn marks_of_one_paragraph_change_no_quotation_of_another(
        one in paragraph(), two in paragraph(), three in paragraph(),
    ) {
        let text = |style: Style| {
            format!("{}\n\n{}\n\n{}", written(&one, Style::Typographic), written(&two, style), written(&three, Style::Straight))
        };
        let found = elsewhere(&text(Style::Typographic));
        prop_assert!(!found.is_empty());
        for style in [Style::None, Style::Straight, Style::Broken] {
            prop_assert_eq!(spans(&elsewhere(&text(style))), spans(&found), "{:?}", style);
        }
    }

    #[test]
    fn the_style_of_marks_changes_no_finding_elsewhere(one in paragraph(), two in paragraph(), three in paragraph()) {
        let text = |style: Style| {
            format!("{}\n\n{}\n\n{}", written(&one, Style::Typographic), written(&two, style), written(&three, Style::Typographic))
        };
        let shown = |text: &str| -> Vec<_> {
            let name = |quote: &Quote| quote.speaker.as_ref().map(|speaker| speaker.name.clone());
            elsewhere(text).iter().map(|(paragraph, span, quote)| (*paragraph, *span, quote.kind, name(quote))).collect()
        };
        prop_assert_eq!(shown(&text(Style::Straight)), shown(&text(Style::Typographic)));
    }
}

#[test]
fn hostile_lines_are_read() {
    for piece in ["\"", "“", "”", "“‘", "‘’", "'", "«", "„“", "\" ", " \"", "“x ", "x” ", "“x” “y” ", "“a, “b, ”", "「『"]
    {
        let (document, extraction) = analysed(&format!("x {}", piece.repeat(2_000)));
        assert_eq!(faults(&document, &extraction), Vec::<String>::new(), "{piece}");
    }
}
