//! Written cases: a text and every quotation in it, or two texts and every match between them.
//!
//! A file of `tests/data/quotes` holds cases separated by a line `===`. A case may begin with comment lines (`# …`); the
//! comment `# as: md` has its text read as another format than plain text.
//!
//! A text, a line `---`, then every quotation in order, one a line, or `none`:
//!
//! ```text
//! speech | “The whole, with its marks,” | Speaker or - | cue or -
//! ```
//!
//! The kind is `speech`, `title` or `term`; `speech+` resumes the utterance of a quotation before it. White space counts as
//! one space, and speaker and cue may be left out. A line `notice | unclosed-quote` or `notice | stray-mark` stands for a
//! repair. Two texts (`--- A`, then `--- B`) are followed by their matches, each side's words with their marks, `-` where a
//! side has none and ` + ` between several; a fourth field must stand in the reason. The sides exchanged must give the
//! mirror image.
//!
//! ```text
//! altered | “her words” | “other words” | a word of the reason
//! ```

use std::path::PathBuf;
use std::sync::Arc;

use twosource::base::{NoticeKind, Pair, Side, Work};
use twosource::compare::compare;
use twosource::display::Finding;
use twosource::display::wording::quote_reason;
use twosource::extract::{Extraction, Quote, extract};
use twosource::import;
use twosource::text::Document;

/// As many cases as there are at least.
const AT_LEAST: usize = 150;

struct Case {
    /// File and number, for messages.
    place: String,
    /// The ending of the file that the text would come in.
    format: String,
    /// One text, or two.
    texts: Vec<String>,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/quotes");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file = format!("{}\n", std::fs::read_to_string(&path).unwrap());
        for (index, case) in file.split("\n===\n").enumerate().filter(|(_, case)| !case.trim().is_empty()) {
            out.push(read(format!("{name}, case {}", index + 1), case));
        }
    }
    out
}

fn read(place: String, case: &str) -> Case {
    let mut format = "txt".to_owned();
    let mut lines = case.lines().peekable();
    while let Some(line) = lines.next_if(|line| line.starts_with("# ") || line.is_empty()) {
        if let Some(named) = line.strip_prefix("# as: ") {
            named.trim().clone_into(&mut format);
        }
    }
    let mut texts = Vec::new();
    let mut text = String::new();
    for line in lines.by_ref() {
        match line {
            "---" => break,
            "--- A" => text.clear(),
            "--- B" => texts.push(std::mem::take(&mut text)),
            _ => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    texts.push(text);
    let expected: Vec<String> = lines.map(spaced).filter(|line| !line.is_empty()).collect();
    assert!(!expected.is_empty(), "{place}: nothing is expected; write `none`");
    Case { place, format, texts, expected }
}

/// White space is one space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Case {
    fn analysed(&self, text: &str) -> (Arc<Document>, Arc<Extraction>) {
        let work = Work::new();
        let name = format!("case.{}", self.format);
        let document = import::import(text.as_bytes(), &name, None, &import::Options::default(), &work).unwrap();
        let extraction = extract(&document, &work).unwrap();
        (Arc::new(document), Arc::new(extraction))
    }

    /// What is wrong with the lines that were found, if anything.
    fn fault(&self, found: &[String], does_fit: fn(&str, &str) -> bool) -> Option<String> {
        let expected: &[String] = if self.expected == ["none"] { &[] } else { &self.expected };
        let is_right =
            expected.len() == found.len() && expected.iter().zip(found).all(|(expected, found)| does_fit(expected, found));
        let list = |lines: &[String]| lines.iter().map(|line| format!("    {line}\n")).collect::<String>();
        (!is_right).then(|| format!("{}\n  expected\n{}  found\n{}", self.place, list(expected), list(found)))
    }
}

/// Every quotation and every repair of a document, in the form of the cases.
fn ledger(document: &Document, extraction: &Extraction) -> Vec<String> {
    let line = |quote: &Quote| {
        let resumed = if quote.continues.is_some() { "+" } else { "" };
        let words = spaced(document.slice(quote.span));
        let speaker = quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
        let cue = quote.cue.map_or_else(|| "-".to_owned(), |cue| spaced(document.slice(cue)));
        format!("{}{resumed} | {words} | {speaker} | {cue}", quote.kind.code())
    };
    let repairs =
        extraction.notices.iter().filter(|notice| matches!(notice.kind, NoticeKind::UnclosedQuote | NoticeKind::StrayMark));
    let quotes = extraction.quotes.iter().map(|(_, quote)| line(quote));
    quotes.chain(repairs.map(|notice| format!("notice | {}", notice.kind.code()))).collect()
}

/// Whether a line says at least what is expected; fields at its end may be left out.
fn fits(expected: &str, found: &str) -> bool {
    found.strip_prefix(expected).is_some_and(|rest| rest.is_empty() || rest.starts_with(" | "))
}

#[test]
fn every_quotation_is_as_written() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.texts.len() == 1).collect();
    let mut faults = Vec::new();
    for case in &cases {
        let (document, extraction) = case.analysed(&case.texts[0]);
        faults.extend(case.fault(&ledger(&document, &extraction), fits));
    }
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

/// Every match of two texts, in the form of the cases, each with its reason.
fn matches(case: &Case, a: &str, b: &str) -> Vec<String> {
    let read = Pair::new(case.analysed(a), case.analysed(b));
    let documents = read.as_ref().map(|(document, _)| Arc::clone(document));
    let extractions = read.as_ref().map(|(_, extraction)| Arc::clone(extraction));
    let comparison = compare(documents, extractions, &Work::new()).unwrap();
    let words = |side: Side, finding: Finding| {
        let words: Vec<String> =
            finding.spans(&comparison, side).iter().map(|span| spaced(comparison.documents[side].slice(*span))).collect();
        if words.is_empty() { "-".to_owned() } else { words.join(" + ") }
    };
    let line = |(index, found): (usize, &twosource::compare::QuoteMatch)| {
        let (a, b) = (words(Side::A, Finding::Quote(index)), words(Side::B, Finding::Quote(index)));
        format!("{} | {a} | {b} | {}", found.state.code(), spaced(&quote_reason(&comparison, found)))
    };
    comparison.quotes.iter().enumerate().map(line).collect()
}

/// As [`fits`], but of the reason a part will do.
fn fits_match(expected: &str, found: &str) -> bool {
    let mut expected = expected.splitn(4, " | ");
    let mut found = found.splitn(4, " | ");
    let same = (0..3).all(|_| expected.next() == found.next());
    let (part, whole) = (expected.next().unwrap_or(""), found.next().unwrap_or(""));
    same && whole.contains(part)
}

/// The line with its sides exchanged, without its reason.
fn mirrored(line: &str) -> String {
    let fields: Vec<&str> = line.splitn(4, " | ").collect();
    let field = |at: usize| fields.get(at).copied().unwrap_or("");
    let state = match field(0) {
        "only_a" => "only_b",
        "only_b" => "only_a",
        same => same,
    };
    format!("{state} | {} | {}", field(2), field(1))
}

#[test]
fn every_match_is_as_written() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.texts.len() == 2).collect();
    let mut faults = Vec::new();
    for case in &cases {
        let found = matches(case, &case.texts[0], &case.texts[1]);
        faults.extend(case.fault(&found, fits_match));
        let sorted = |mut lines: Vec<String>| {
            lines.sort();
            lines
        };
        let there = sorted(found.iter().map(|line| mirrored(&mirrored(line))).collect());
        let back = sorted(matches(case, &case.texts[1], &case.texts[0]).iter().map(|line| mirrored(line)).collect());
        assert_eq!(there, back, "{}: the sides exchanged give something else", case.place);
    }
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn there_are_as_many_cases_as_there_should_be() {
    let count = cases().len();
    assert!(count >= AT_LEAST, "{count} cases");
}
