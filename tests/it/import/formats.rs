//! One article in every format, each file written by a program that people use (`tests/data/formats/make.sh`): the same
//! statements and the same findings in all.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Once;

use twosource::base::Work;
use twosource::extract::extract;
use twosource::import::{Options, read, set_pdf_program};
use twosource::text::{At, Document, Format};

/// Every file but the article itself: name, format, share of the words that must be the same, whether each statement must be.
const FILES: &[(&str, Format, f64, bool)] = &[
    ("pandoc.docx", Format::Docx, 0.99, true),
    ("libreoffice.docx", Format::Docx, 0.99, true),
    ("pandoc.odt", Format::Odt, 0.99, true),
    ("libreoffice.odt", Format::Odt, 0.99, true),
    ("libreoffice.fodt", Format::Odt, 0.99, true),
    ("pandoc.rtf", Format::Rtf, 0.99, true),
    ("libreoffice.rtf", Format::Rtf, 0.99, true),
    ("pandoc.html", Format::Html, 0.99, true),
    ("python.mhtml", Format::Html, 0.99, true),
    ("pandoc.epub", Format::Epub, 0.99, true),
    ("pandoc.fb2", Format::FictionBook, 0.99, true),
    // Plain text has no cells and no notes.
    ("pandoc.txt", Format::Plain, 0.99, false),
    ("python.eml", Format::Mail, 0.99, false),
    ("python.mbox#2", Format::Mail, 0.99, false),
    ("chromium.pdf", Format::Pdf, 0.98, true),
    ("libreoffice.pdf", Format::Pdf, 0.98, true),
    ("latex-one-column.pdf", Format::Pdf, 0.98, true),
    ("latex-two-columns.pdf", Format::Pdf, 0.98, true),
];

pub(super) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats")
}

/// PDFs are read by the program, in a process of its own.
pub(super) fn with_program() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| set_pdf_program(PathBuf::from(env!("CARGO_BIN_EXE_twosource"))));
}

fn open(name: &str) -> Document {
    with_program();
    read(&folder().join(name), &Options::default(), &Work::new()).expect("a document")
}

fn words(document: &Document) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for token in document.tokens.iter().filter(|token| token.kind.is_word()) {
        *out.entry(document.folded(token).to_owned()).or_default() += 1;
    }
    out
}

/// The share of words that two documents have in common.
fn alike(one: &Document, other: &Document) -> f64 {
    let (one, other) = (words(one), words(other));
    let common: usize = one.iter().map(|(word, count)| count.min(other.get(word).unwrap_or(&0))).sum();
    let all: usize = one.values().chain(other.values()).sum();
    2.0 * common as f64 / all as f64
}

fn statements(document: &Document) -> Vec<String> {
    let line = |span| document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    document.sentences.iter().map(|(_, sentence)| line(sentence.span)).collect()
}

/// Who says what, and every value: amounts, dates, times and the rest, each with what it is of.
fn findings(document: &Document) -> (Vec<String>, Vec<String>) {
    let extraction = extract(document, &Work::new()).expect("findings");
    let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let fact = |fact: &twosource::extract::facts::Fact| {
        format!("{:?}: {:?} of “{}”", one_line(document.slice(fact.span)), fact.value, one_line(&fact.about))
    };
    (quotations(document, &extraction), extraction.facts.iter().map(|(_, one)| fact(one)).collect())
}

fn quotations(document: &Document, extraction: &twosource::extract::Extraction) -> Vec<String> {
    let words = |parts: &[twosource::base::TextSpan]| {
        parts.iter().flat_map(|part| document.slice(*part).split_whitespace()).collect::<Vec<_>>().join(" ")
    };
    let speaker = |quote: &twosource::extract::quotes::Quote| {
        quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str()).to_owned()
    };
    extraction.quotes.iter().map(|(_, quote)| format!("{}: {}", speaker(quote), words(&quote.parts))).collect()
}

#[test]
fn every_format_says_the_same() {
    let article = open("article.md");
    let (expected, (said, values)) = (statements(&article), findings(&article));
    assert!(expected.len() > 40 && said.len() > 8 && values.len() > 20, "{expected:#?} {said:#?} {values:#?}");
    for (name, format, share, each_statement) in FILES {
        let found = open(name);
        assert_eq!(found.source.format, *format, "{name}");
        assert_eq!(found.date, article.date, "{name}");
        let alike = alike(&article, &found);
        assert!(alike >= *share, "{name}: {alike}");
        let found_values = findings(&found);
        assert_eq!(found_values.0, said, "{name}");
        if *each_statement {
            assert_eq!(found_values.1, values, "{name}");
            let statements = statements(&found);
            let missing: Vec<_> = expected.iter().filter(|one| !statements.contains(one)).collect();
            assert!(missing.is_empty(), "{name}: {missing:#?}");
            assert!(statements.len() <= expected.len() + 1, "{name}: {statements:#?}");
        }
    }
}

#[test]
fn a_pdf_may_begin_late() {
    with_program();
    let bytes = std::fs::read(folder().join("libreoffice.pdf")).expect("a fixture");
    let late = [b"\xef\xbb\xbf\n", &bytes[..]].concat();
    let text = |bytes: &[u8]| super::import(bytes, "a.pdf").expect("a document").text;
    assert_eq!(text(&late), text(&bytes));
}

#[test]
fn pages_are_places() {
    let document = open("libreoffice.pdf");
    let places: Vec<At> = document.places.iter().map(|place| place.at).collect();
    // The note stands at the end of the text and at the foot of the first page.
    assert_eq!(places, [At::Page(1), At::Page(2), At::Page(1)]);
    let of = |words: &str| document.place_at(u32::try_from(document.text.find(words).expect("words")).expect("a place"));
    assert_eq!((of("PORT ELDER"), of("but never where")), (Some(At::Page(1)), Some(At::Page(2))));
}

#[test]
fn a_saved_page_can_be_read_whole() {
    let options = Options { whole_page: true, ..Options::default() };
    let document = read(&folder().join("python.mhtml"), &options, &Work::new()).expect("a document");
    assert_eq!(document.source.format, Format::HtmlPage);
    assert!(document.text.contains("Tarn pier"));
}

#[test]
fn a_message_is_chosen_from_a_mailbox() {
    let path = folder().join("python.mbox");
    let error = read(&path, &Options::default(), &Work::new()).expect_err("two messages").to_string();
    let list = "1: Lunch (Ada Quill, 2031-05-02); 2: Harbour board closes the Tarn pier after storm (Ada Quill, 2031-05-02)";
    assert!(error.contains("holds 2 messages") && error.contains(list), "{error}");
    assert_eq!(error.lines().count(), 1);
    let lunch = open("python.mbox#1");
    assert_eq!((lunch.title.as_deref(), lunch.author.as_deref()), (Some("Lunch"), Some("Ada Quill")));
    assert!(read(&folder().join("python.mbox#3"), &Options::default(), &Work::new()).is_err());
}
