//! The comparison as pages: a first page of what was found, both texts side by side, then the ledgers.
//!
//! The pages are laid out first (`report` and its parts, on `sheets`) and then drawn (`draw`), so that links can lead forward.

mod draw;
mod fonts;
mod ledgers;
mod look;
mod paragraph;
mod report;
mod sheets;
mod summary;
mod texts;

use std::io::{self, Write};

use crate::base::{Cancelled, Work};
use crate::export::Subject;
#[cfg(feature = "gui")]
pub(crate) use fonts::BYTES as FACES;
use fonts::Fonts;
use report::Report;

/// Writes the pages.
///
/// # Errors
/// The error of the writer; [`Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, mut out: impl Write) -> io::Result<()> {
    let fonts = Fonts::new()?;
    let report = Report::new(subject, &fonts, work).map_err(|Cancelled| io::Error::other(Cancelled))?;
    out.write_all(&draw::file(&report, work)?)
}

/// Words in one line in which nothing acts on what stands around them.
fn plain(words: &str) -> String {
    words.chars().filter_map(fonts::drawn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::sync::Arc;

    use super::sheets::{BOTTOM, LEFT, Part, Placed, RIGHT, Sheet, Target};
    use crate::base::{Pair, Side, TextSpan};
    use crate::compare::{Comparison, compare};
    use crate::display::{Display, Finding, Tag};
    use crate::export::Scope;
    use crate::extract::extract;
    use crate::import;
    use crate::review::{Anchor, Mark, Marks, Note, Review, Status, place_review};

    const EXAMPLE: [(&str, &str); 2] = [
        ("harbour-post.html", include_str!("../../../assets/example/harbour-post.html")),
        ("north-coast-herald.md", include_str!("../../../assets/example/north-coast-herald.md")),
    ];

    /// What no page may fall over: markup, controls, directions, signs that no face has, a word longer than a page.
    const HOSTILE: &str = "<b>“One\u{202e} two” %PDF (said) \\ \u{1b}[31m Ida\u{7f} Brekke.\n\n\u{feff}\u{ad}\n\n漢字 “שלום” e\u{301} 👩‍👩‍👧 \
        \u{2028}\u{fffe}\u{10ffff}\n\n# \n\n- \n\n";

    fn compared(sources: [(&str, &str); 2]) -> Comparison {
        let work = Work::new();
        let read = |(name, text): (&str, &str)| {
            Arc::new(import::import(text.as_bytes(), name, None, &import::Options::default(), &work).unwrap())
        };
        let [a, b] = sources.map(read);
        let documents = Pair::new(a, b);
        let extractions = documents.as_ref().map(|document| Arc::new(extract(document, &work).unwrap()));
        compare(documents, extractions, &work).unwrap()
    }

    fn written(comparison: &Comparison, review: &Review) -> Vec<u8> {
        let (display, scope) = (Display::new(comparison), Scope::All);
        let marks = Marks::new(review, &place_review(comparison, review));
        let subject = Subject::new(comparison, &display, review, &marks, &scope);
        let mut out = Vec::new();
        write_report(&subject, &Work::new(), &mut out).unwrap();
        out
    }

    /// Lays out a report and looks at its pages.
    fn with_report(comparison: &Comparison, check: impl FnOnce(&Report<'_, '_>)) {
        let (display, review, marks, scope) = (Display::new(comparison), Review::default(), Marks::default(), Scope::All);
        let subject = Subject::new(comparison, &display, &review, &marks, &scope);
        let (fonts, work) = (Fonts::new().unwrap(), Work::new());
        check(&Report::new(&subject, &fonts, &work).unwrap());
    }

    /// The words of a line as they are drawn, without signs.
    fn words(report: &Report<'_, '_>, line: &Placed) -> String {
        let paragraph = &report.sheets.paragraphs[line.paragraph];
        let pieces = paragraph.pieces(report.sheets.fonts, line.range.clone());
        pieces.iter().filter(|piece| !piece.style.is_sign).map(|piece| paragraph.words(piece.range.clone())).collect()
    }

    /// All words of a part, paragraph after paragraph.
    fn words_of(report: &Report<'_, '_>, part: Part) -> String {
        let lines = report.sheets.sheets.iter().filter(|sheet| sheet.part == part).flat_map(|sheet| &sheet.lines);
        let mut paragraphs: BTreeMap<usize, String> = BTreeMap::new();
        for line in lines {
            paragraphs.entry(line.paragraph).or_default().push_str(&words(report, line));
        }
        squeezed(&paragraphs.into_values().collect::<Vec<_>>().join(" "))
    }

    fn squeezed(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn nothing_overlaps(report: &Report<'_, '_>, sheet: &Sheet) {
        let boxes: Vec<(f32, f32, f32, f32)> = sheet
            .lines
            .iter()
            .map(|line| {
                let paragraph = &report.sheets.paragraphs[line.paragraph];
                let shown = paragraph.words(line.range.clone()).trim_end().len();
                let pieces = paragraph.pieces(report.sheets.fonts, line.range.start..line.range.start + shown);
                let width: f32 = pieces.iter().map(|piece| piece.width).sum();
                (line.x, line.top, line.x + width, line.top + paragraph.leading)
            })
            .collect();
        for (index, one) in boxes.iter().enumerate() {
            assert!(one.0 >= LEFT - 0.1 && one.2 <= RIGHT + 0.1, "{one:?} {}", words(report, &sheet.lines[index]));
            assert!(one.3 <= BOTTOM + 40.0, "{one:?}");
            for other in boxes.iter().skip(index + 1) {
                let apart = one.2 <= other.0 + 0.1 || other.2 <= one.0 + 0.1 || one.3 <= other.1 + 0.1 || other.3 <= one.1 + 0.1;
                assert!(apart, "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn nothing_overlaps_and_nothing_is_lost() {
        for sources in [EXAMPLE, [("a.txt", HOSTILE), ("b.txt", EXAMPLE[1].1)], [("a", "One."), ("b", HOSTILE)]] {
            let comparison = compared(sources);
            with_report(&comparison, |report| {
                report.sheets.sheets.iter().for_each(|sheet| nothing_overlaps(report, sheet));
                let (texts, statements) = (words_of(report, Part::Texts), words_of(report, Part::Statements));
                for side in Side::BOTH {
                    let document = &comparison.documents[side];
                    for (_, sentence) in document.sentences.iter() {
                        let sentence = squeezed(&Paragraph::of(None, 1.0, document.slice(sentence.span), STYLE).text);
                        assert!(texts.contains(&sentence), "{sentence} stands in the texts");
                        assert!(statements.contains(&sentence), "{sentence} stands in the ledger");
                    }
                }
            });
        }
    }

    use super::fonts::Face;
    use super::paragraph::{Paragraph, Style};
    const STYLE: Style = Style::new(Face::Serif, 9.0, super::look::INK);

    #[test]
    fn every_link_arrives_and_every_finding_has_one_entry() {
        let comparison = compared(EXAMPLE);
        let display = Display::new(&comparison);
        with_report(&comparison, |report| {
            let styles = report.sheets.paragraphs.iter().flat_map(|paragraph| &paragraph.styles);
            let links: BTreeSet<Target> = styles.filter_map(|(_, style)| style.link).collect();
            assert!(links.iter().all(|link| report.sheets.places.contains_key(link)));
            let is_linked = |finding: Finding| links.contains(&Target::Entry(finding));
            let quotes = display.quotes.iter().map(|item| item.finding);
            let findings = quotes.chain(display.facts.iter().map(|item| item.finding));
            for finding in findings.chain(display.statements.iter().map(|item| item.finding)) {
                assert!(report.sheets.places.contains_key(&Target::Entry(finding)), "{finding:?} has an entry");
                assert!(is_linked(finding), "something leads to {finding:?}");
            }
            let numbers = words_of(report, Part::Quotations);
            for number in 1..=display.quotes.len() {
                let found = numbers.split(' ').filter(|word| *word == format!("Q{number}")).count();
                assert_eq!(found, 1, "Q{number} stands once in its ledger");
            }
            assert_eq!(report.groups.iter().filter(|group| group.tag == Tag::Linked).count(), 1);
        });
    }

    /// The words that our own reader finds in a file.
    fn read_back(bytes: &[u8]) -> String {
        let document = import::import(bytes, "report.pdf", None, &import::Options::default(), &Work::new()).unwrap();
        squeezed(&document.text)
    }

    #[test]
    fn the_file_can_be_read_back() {
        let comparison = compared([
            ("a.txt", "The old pier was shut on Monday. “We lost it all,” Ida Brekke said.\n"),
            ("b.txt", "“We lost it all,” Olav Moe said.\n\nIt rained for 14 days.\n"),
        ]);
        let anchor = Anchor::of(&comparison, Finding::Quote(0));
        let mark = Mark { anchor, status: Status::Problem, note: "Ask her again".to_owned() };
        let noted = Note::new(&comparison.documents.a, Side::A, TextSpan::new(4, 12), "Which pier?".to_owned());
        let review = Review { marks: vec![mark], notes: vec![noted], ..Review::default() };
        let bytes = written(&comparison, &review);
        let text = read_back(&bytes);
        for words in [
            "The old pier was shut on Monday.",
            "Olav Moe said.",
            "It rained for 14 days.",
            "Ask her again",
            "Which pier?",
            "Notes of the reviewer",
            "SHA-256",
            "1 of ",
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
        for side in Side::BOTH {
            assert!(text.contains(&comparison.documents[side].source.sha256));
        }
        assert_eq!(bytes, written(&comparison, &review), "the same report has the same bytes");
    }

    #[test]
    fn the_file_says_that_it_is_accessible() {
        let has = |bytes: &[u8], words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
        for sources in [EXAMPLE, [("a", HOSTILE), ("b", HOSTILE)], [("a", "One."), ("b", "Two.")]] {
            let bytes = written(&compared(sources), &Review::default());
            assert!(has(&bytes, "pdfuaid:part") && has(&bytes, "/StructTreeRoot") && has(&bytes, "/Outlines"), "{sources:?}");
            assert!(!has(&bytes, "/CreationDate") && !has(&bytes, "/JavaScript"));
        }
    }

    #[test]
    fn cancelled_work_writes_nothing() {
        let comparison = compared(EXAMPLE);
        let (display, review, marks, scope) = (Display::new(&comparison), Review::default(), Marks::default(), Scope::All);
        let subject = Subject::new(&comparison, &display, &review, &marks, &scope);
        let work = Work::new();
        work.cancel();
        let mut out = Vec::new();
        assert!(write_report(&subject, &work, &mut out).is_err());
        assert!(out.is_empty());
    }
}
