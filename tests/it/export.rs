//! Reports of real and of hostile pairs: valid, inert, every link arriving.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;
use twosource::base::{Pair, Side, Work};
use twosource::compare::{Comparison, compare};
use twosource::display::{Display, Finding};
use twosource::export::{self, Format, Scope, Subject};
use twosource::extract::extract;
use twosource::import;
use twosource::review::{Anchor, Mark, Marks, Note, Review, Status, place_review};
use twosource::session::Kept;
use twosource::text::Document;

/// Words that mean something to HTML, Markdown, spreadsheets, terminals or the Unicode bidi algorithm.
const HOSTILE: &str = "<script>alert(1)</script> <img src=x onerror=alert(1)> Monday & \"Tuesday\"\n\n\
    =HYPERLINK(\"http://example.invalid\") said “=1+1 is 212, <b>not</b> | 14”, Ada Brenner \u{202e}said\u{2066} backwards.\n\n\
    \u{1b}[31mRed\u{7} text\u{1} with \u{85}controls and “an unclosed quotation of 5 March 2026\n\n\
    @SUM(A1) ‘one “two ‘three’ two” one’ [link](http://example.invalid) ![i](x) `code` **bold** \\ </style> --> ]]>\n\n\
    השלום “עולם” 123 \u{200f}here\u{2069}\u{202c} 「引用」 said Ada Brenner. a&#0;b &lt;i&gt; é e\u{301} 👩‍👩‍👧 \u{fdfa}\n";

const OTHER: &str = "On Tuesday & Monday “=1+1 is 213, <b>not</b> | 14”, Ada Brenner said.\n\n“an unclosed quotation of 6 March 2026”\n\n\
    one “two three” 「引用」 she said. <plaintext> 123 שלום “עולם”\n";

pub(crate) fn compared(a: (&str, &[u8]), b: (&str, &[u8])) -> Comparison {
    let work = Work::new();
    let read =
        |(name, bytes): (&str, &[u8])| Arc::new(import::import(bytes, name, None, &import::Options::default(), &work).unwrap());
    let documents = Pair::new(read(a), read(b));
    let extractions = documents.as_ref().map(|document| Arc::new(extract(document, &work).unwrap()));
    compare(documents, extractions, &work).unwrap()
}

fn hostile() -> Comparison {
    compared(("<a>.txt", HOSTILE.as_bytes()), ("=b.txt", OTHER.as_bytes()))
}

pub(crate) fn written(comparison: &Comparison, format: Format) -> String {
    written_with(comparison, &Marks::default(), format)
}

fn written_with(comparison: &Comparison, marks: &Marks, format: Format) -> String {
    let mut out = Vec::new();
    let (display, review, scope) = (Display::new(comparison), Review::default(), Scope::All);
    let subject = Subject::new(comparison, &display, &review, marks, &scope);
    export::to_writer(&subject, format, &Work::new(), &mut out).unwrap();
    // Only a format that is no text loses anything here.
    String::from_utf8_lossy(&out).into_owned()
}

/// What a reviewer said of the first quotation, in every format; a note is as inert as the texts.
#[test]
fn marks_and_notes_are_in_every_format() {
    let comparison = compared(("a.txt", "“We lost it all,” Ida Brekke said.".as_bytes()), ("b.txt", b"It rained."));
    let anchor = Anchor::of(&comparison, Finding::Quote(0));
    let note = "=1+1 <b>Ask</b>\n| her".to_owned();
    let review = Review { marks: vec![Mark { anchor, status: Status::Problem, note }], ..Review::default() };
    let marks = Marks::new(&review, &place_review(&comparison, &review));
    let said = |format| written_with(&comparison, &marks, format);
    let json: Value = serde_json::from_str(&said(Format::Json)).unwrap();
    assert_eq!(schema().iter_errors(&json).map(|error| error.to_string()).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(json["review"][0]["finding"], "qm0");
    assert_eq!(json["review"][0]["status"], "problem");
    assert_eq!(json["review"][0]["note"], "=1+1 <b>Ask</b>\n| her");
    assert!(said(Format::Text).contains("Reviewer: problem. =1+1 <b>Ask</b> | her"));
    assert!(said(Format::Markdown).contains("| problem | =1+1 &lt;b&gt;Ask&lt;/b&gt; \\| her |"));
    assert!(said(Format::Html).contains("Reviewer: problem. =1+1 &lt;b&gt;Ask&lt;/b&gt; | her"));
    assert!(said(Format::Csv).contains("problem,'=1+1 <b>Ask</b> | her"));
    for format in Format::ALL.into_iter().filter(|format| format.is_text()) {
        assert!(!written(&comparison, format).contains("Ask"), "{format:?}");
    }
}

const SAID: [(&str, Status); 2] = [("“We lost it all,”", Status::Confirmed), ("“It was dark,”", Status::Unchecked)];

/// A report of less holds the lines of its findings, their numbers and counts, and both texts whole.
#[test]
fn a_report_holds_what_its_scope_says() {
    let told = "“We lost it all,” Ida Brekke said. “It was dark,” Olav Moe said. “Come at once,” Ida Brekke wrote.";
    let comparison = compared(("a.txt", told.as_bytes()), ("b.txt", b"Rain fell on the hills."));
    let mark = |(index, (_, status)): (usize, &(&str, Status))| Mark {
        anchor: Anchor::of(&comparison, Finding::Quote(index)),
        status: *status,
        note: format!("Note {index}."),
    };
    let review = Review { marks: SAID.iter().enumerate().map(mark).collect(), ..Review::default() };
    let marks = Marks::new(&review, &place_review(&comparison, &review));
    let display = Display::new(&comparison);
    let check = |scope: Scope, shown: &[&str], hidden: &[&str], counts: &str| {
        let subject = Subject::new(&comparison, &display, &review, &marks, &scope);
        for format in [Format::Csv, Format::Markdown, Format::Text] {
            let mut out = Vec::new();
            export::to_writer(&subject, format, &Work::new(), &mut out).unwrap();
            let report = String::from_utf8(out).unwrap();
            shown.iter().for_each(|words| assert!(report.contains(words), "{format:?} {scope:?}: no {words} in {report}"));
            hidden.iter().for_each(|words| assert!(!report.contains(words), "{format:?} {scope:?}: {words} in {report}"));
            assert!(report.contains(counts), "{format:?} {scope:?}: no {counts:?} in {report}");
        }
        let mut out = Vec::new();
        export::to_writer(&subject, Format::Json, &Work::new(), &mut out).unwrap();
        let report: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(faults(&report), Vec::<String>::new());
        assert_eq!(report["documents"]["a"]["text"], told);
        assert_eq!(report["quote_matches"].as_array().unwrap().len(), shown.len());
    };
    let quotes = ["“We lost it all,”", "“It was dark,”", "“Come at once,”"];
    let only = |indexes: &[usize]| Scope::Only {
        findings: indexes.iter().map(|index| Finding::Quote(*index)).collect(),
        said: "What was chosen".to_owned(),
    };
    check(Scope::All, &quotes, &[], "Everything that was found. 1 of ");
    check(Scope::Checked, &quotes[..1], &quotes[1..], "What a reviewer has checked. 1 of 1 finding is checked: 1 confirmed.");
    check(only(&[1, 2]), &quotes[1..], &quotes[..1], "What was chosen. 0 of 2 findings are checked. 1 has a note.");
    check(only(&[]), &[], &quotes, "What was chosen. 0 of 0 findings are checked.");
}

#[test]
fn cancelled_work_writes_nothing() {
    let comparison = hostile();
    let (display, review, scope, work) = (Display::new(&comparison), Review::default(), Scope::All, Work::new());
    let marks = Marks::default();
    let subject = Subject::new(&comparison, &display, &review, &marks, &scope);
    work.cancel();
    let folder = tempfile::tempdir().unwrap();
    for format in Format::ALL {
        let path = folder.path().join(format!("report.{}", format.ending()));
        let said = export::write_file(&subject, &work, &path).unwrap_err().to_string();
        assert!(said.starts_with("The report was cancelled: "), "{said}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(include_str!("../../assets/report.schema.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// What the schema finds wrong.
fn faults(report: &Value) -> Vec<String> {
    schema().iter_errors(report).map(|error| format!("{}: {}", error.instance_path(), error.schema_path())).collect()
}

pub(crate) fn valid(comparison: &Comparison) -> Value {
    let report: Value = serde_json::from_str(&written(comparison, Format::Json)).unwrap();
    assert_eq!(faults(&report), Vec::<String>::new());
    report
}

#[test]
fn the_hostile_report_is_valid() {
    let comparison = hostile();
    valid(&comparison);
    valid(&compared(("a", b"One."), ("b", b"Two.")));
    let mut out = Vec::new();
    export::json::write_inspection(&comparison.documents.a, &comparison.extractions.a, &mut out).unwrap();
    assert_eq!(faults(&serde_json::from_slice(&out).unwrap()), Vec::<String>::new());
}

#[test]
fn the_schema_rejects_what_is_broken() {
    let good = valid(&hostile());
    let check = |pointer: &str, value: Value| {
        let mut report = good.clone();
        *report.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        assert!(!faults(&report).is_empty(), "{pointer} may not be changed");
    };
    check("/schema", "twosource-report/2".into());
    check("/documents/a/sha256", "ABC".into());
    check("/documents/a/quotes/0/kind", "shout".into());
    check("/documents/a/quotes/0/start", (-1).into());
    check("/documents/a/quotes/0/speaker", "Ada Brenner".into());
    check("/documents/b/statements/0/id", "s0".into());
    check("/quote_matches/0/state", "same".into());
    check("/quote_matches/0/reason", "".into());
    check("/fact_matches/0/verdict", "wrong".into());
    check("/fact_matches/0/a", vec!["b-f0"].into());
    check("/summary/quote_matches", serde_json::json!({"identical": 0}));
    for field in ["documents", "links", "quote_matches", "fact_matches", "summary", "generator"] {
        let mut report = good.clone();
        report.as_object_mut().unwrap().remove(field);
        assert!(!faults(&report).is_empty(), "{field} may not be left out");
    }
}

/// The values of an attribute, in order of the page.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let start = format!(" {name}=\"");
    page.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Every id is unique, every link arrives, and every ledger entry and its places lead to each other.
pub(crate) fn links_arrive(comparison: &Comparison) {
    let page = written(comparison, Format::Html);
    let ids = attributes(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "ids are unique");
    let links: BTreeSet<&str> = attributes(&page, "href").into_iter().collect();
    for link in &links {
        let target = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads out of the page"));
        assert!(unique.contains(target), "{link} leads nowhere");
    }
    let report = valid(comparison);
    for entry in ["quote_matches", "fact_matches", "links"].iter().flat_map(|name| report[*name].as_array().unwrap()) {
        let id = entry["id"].as_str().unwrap();
        assert!(unique.contains(id), "{id} stands in no ledger");
        assert!(links.contains(format!("#{id}").as_str()), "nothing in the texts leads to {id}");
        for side in ["a", "b"].into_iter().filter(|side| !entry[*side].as_array().unwrap().is_empty()) {
            let place = format!("in-{side}-{id}");
            assert!(unique.contains(place.as_str()), "{id} has no place in {side}");
            // Of several links of one statement the ledger leads to the place of one.
            let beside = report["links"].as_array().unwrap().iter().filter(|link| shares(link, entry, side));
            let places = beside.map(|link| format!("#in-{side}-{}", link["id"].as_str().unwrap()));
            let led = std::iter::once(format!("#{place}")).chain(places).any(|place| links.contains(place.as_str()));
            assert!(led, "the ledger does not lead to {place}");
        }
    }
}

/// Whether a link has a statement of another entry; quotations and values have none.
fn shares(link: &serde_json::Value, entry: &serde_json::Value, side: &str) -> bool {
    let of = |entry: &serde_json::Value| entry[side].as_array().unwrap().clone();
    of(link).iter().any(|statement| of(entry).contains(statement))
}

/// What a format makes of a comparison of which one quotation and some words have a note.
fn noted(comparison: &Comparison, format: Format) -> Vec<u8> {
    let anchor = Anchor::of(comparison, Finding::Quote(0));
    let words = comparison.documents.a.sentences.iter().next().map(|(_, sentence)| sentence.span).unwrap();
    let review = Review {
        marks: vec![Mark { anchor, status: Status::Problem, note: HOSTILE.to_owned() }],
        notes: vec![Note::new(&comparison.documents.a, Side::A, words, "=1+1 </w:t> <i>\0".to_owned())],
        ..Review::default()
    };
    let marks = Marks::new(&review, &place_review(comparison, &review));
    let (display, scope, mut out) = (Display::new(comparison), Scope::All, Vec::new());
    let subject = Subject::new(comparison, &display, &review, &marks, &scope);
    export::to_writer(&subject, format, &Work::new(), &mut out).unwrap();
    out
}

/// The formats that any two texts can be written in.
fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|format| *format != Format::Tracked)
}

/// Every part of a package, or the text itself.
fn texts(bytes: &[u8]) -> Vec<String> {
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return vec![String::from_utf8_lossy(bytes).into_owned()];
    };
    let mut read = |at| std::io::read_to_string(archive.by_index(at).unwrap()).unwrap();
    let count = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap().len();
    (0..count).map(&mut read).collect()
}

#[test]
fn the_same_input_gives_the_same_bytes_in_every_format() {
    for format in formats() {
        let (one, other) = (noted(&hostile(), format), noted(&hostile(), format));
        assert!(one.len() > 1000 && one == other, "{format:?}");
    }
    let copies = || compared(("a.txt", OTHER.as_bytes()), ("b.txt", OTHER.as_bytes()));
    assert!(noted(&copies(), Format::Tracked) == noted(&copies(), Format::Tracked));
}

/// Markup, formulas, control and bidi characters of the texts are words and nothing else.
#[test]
fn a_hostile_text_is_inert_in_every_format() {
    let comparison = hostile();
    for format in formats().filter(|format| *format != Format::Pdf) {
        let parts = texts(&noted(&comparison, format));
        for text in &parts {
            let is_bad = |c: &char| (c.is_control() && !"\n\r".contains(*c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
            // JSON holds what was read, escaped.
            assert_eq!(text.chars().find(is_bad).filter(|_| format != Format::Json), None, "{format:?}");
            if matches!(format, Format::Html | Format::Docx | Format::Xlsx | Format::Markdown) {
                assert!(!["<script>alert", "<b>", "<img src=x"].iter().any(|tag| text.contains(tag)), "{format:?}");
            }
            if matches!(format, Format::Docx | Format::Xlsx) {
                well_formed(text);
                let acting = ["<f>", "<hyperlink ", "fldChar", "TargetMode=\"External\""];
                assert!(!acting.iter().any(|element| text.contains(element)), "{format:?}");
            }
        }
        let whole = parts.concat();
        assert!(["Ada Brenner", "עולם", "引用"].iter().all(|words| whole.contains(words)), "{format:?} is legible");
    }
}

fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{error}: {xml}"),
        }
    }
}

/// A report read back gives the same report: texts, findings, marks, notes.
#[test]
fn a_report_is_read_back_without_loss() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.json");
    let check = |comparison: &Comparison| {
        let report = noted(comparison, Format::Json);
        assert_eq!(faults(&serde_json::from_slice(&report).unwrap()), Vec::<String>::new());
        std::fs::write(&path, &report).unwrap();
        let Kept::Report(restored) = Kept::read(&path).unwrap() else { panic!("no report") };
        let work = Work::new();
        let documents = restored.drafts.map(|draft| Arc::new(Document::new(draft, &work).unwrap()));
        let extractions = documents.as_ref().map(|document| Arc::new(extract(document, &work).unwrap()));
        let again = compare(documents, extractions, &work).unwrap();
        let marks = Marks::new(&restored.review, &place_review(&again, &restored.review));
        let (display, scope, mut out) = (Display::new(&again), Scope::All, Vec::new());
        let subject = Subject::new(&again, &display, &restored.review, &marks, &scope);
        export::to_writer(&subject, Format::Json, &work, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), String::from_utf8(report).unwrap());
    };
    check(&hostile());
    let page = "<html><head><title>Fire</title></head><body><h1>Fire</h1><h3>Later</h3><p>“We saw it,” Ida Brekke said.</p>\
        <ul><li>One boat</li></ul><blockquote>It burned on 3 May 2021.</blockquote></body></html>";
    let film =
        "1\n00:00:01,250 --> 00:00:04,000\n“We saw it burn,” she said.\n\n2\n00:01:05,875 --> 00:01:09,000\nIt was 3 May.\n";
    check(&compared(("page.html", page.as_bytes()), ("film.srt", film.as_bytes())));
    check(&compared(("latin.txt", b"\xabNous avons tout vu\xbb, a dit Ida Brekke \xe0 Paris."), ("b.txt", b"No\xff.")));
}

#[test]
fn every_link_of_a_page_arrives() {
    links_arrive(&hostile());
    links_arrive(&compared(("a", b"One."), ("b", b"Two.")));
}

#[test]
fn a_page_loads_and_runs_nothing() {
    let page = written(&hostile(), Format::Html);
    for tag in ["<script>alert", "<img", "<b>", "<plaintext", "<link", "<iframe", "<object", "onerror=\"", "url(", "@import"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the words themselves are shown");
    assert_eq!(page.matches("</style>").count(), 1);
    assert_eq!(page.matches("<script").count(), 1, "the script of the page itself");
    assert!(
        page.contains("default-src &apos;none&apos;; style-src &apos;sha256-")
            || page.contains("default-src 'none'; style-src 'sha256-")
    );
}

#[test]
fn no_report_for_people_holds_a_control_character() {
    let comparison = hostile();
    for format in [Format::Html, Format::Markdown, Format::Csv, Format::Text] {
        let report = written(&comparison, format);
        let found = report.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(found, None, "{format:?}");
        let opened = report.matches(['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}']).count();
        let closed = report.matches(['\u{202c}', '\u{2069}']).count();
        assert_eq!(opened, closed, "{format:?}");
    }
}

#[test]
fn no_line_for_a_terminal_is_too_long() {
    let report = written(&hostile(), Format::Text);
    for line in report.lines().filter(|line| line.contains(' ')) {
        assert!(line.chars().count() <= 104, "{line}");
    }
}

#[test]
fn a_table_has_the_same_columns_in_every_line() {
    let report = written(&hostile(), Format::Csv);
    let mut table = csv::Reader::from_reader(report.as_bytes());
    let lines: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().unwrap();
    assert!(lines.len() > 5);
    for cell in lines.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
    }
}
