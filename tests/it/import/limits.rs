//! What is made to do harm: bombs, references to other files, tables without end. Read without them or refused, at once.

use std::io::Write;
use std::time::{Duration, Instant};

use twosource::base::Work;
use twosource::import::{MAX_BLOCKS, MAX_FILE_BYTES, Options, read};

use super::docx::{Parts, package};
use super::import;

/// The longest that one may take: without a limit most would take minutes. These files are large, and the machine may be busy.
const LONGEST: Duration = Duration::from_secs(20);

/// Reads, quickly; gives the text, or why there is none.
fn text(bytes: &[u8], name: &str) -> String {
    let began = Instant::now();
    let found = import(bytes, name).map_or_else(|error| error, |document| document.text);
    assert!(began.elapsed() < LONGEST, "{name} took {:?}", began.elapsed());
    found
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, body) in parts {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(body.as_bytes()).expect("its bytes");
    }
    out.finish().expect("a package").into_inner()
}

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

const BOMB: &str = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\
                    <!ENTITY file SYSTEM \"file:///etc/passwd\">]>";

#[test]
fn entities_are_not_expanded() {
    let book = format!(
        "<?xml version=\"1.0\"?>{BOMB}<FictionBook><body><section><p>Words &c; &file; end</p></section></body></FictionBook>"
    );
    assert_eq!(text(book.as_bytes(), "a.fb2"), "Words &c; &file; end");
    let flat = format!(
        "<?xml version=\"1.0\"?>{BOMB}<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><text:p>Words &c; &file; end</text:p></office:text></office:body></office:document>"
    );
    assert_eq!(text(flat.as_bytes(), "a.fodt"), "Words &c; &file; end");
    let word = package(&Parts { document: "<w:p><w:r><w:t>Words &c; &file; end</w:t></w:r></w:p>", ..Parts::default() });
    assert_eq!(text(&word, "a.docx"), "Words &c; &file; end");
}

#[test]
fn tables_and_spaces_without_end() {
    let cell = "<table:table-cell table:number-columns-repeated='999999999'><text:p>a<text:s text:c='999999999'/>b</text:p></table:table-cell>";
    let table =
        format!("<table:table><table:table-row table:number-rows-repeated='999999999'>{cell}</table:table-row></table:table>");
    assert_eq!(text(&odt(&table), "a.odt"), "a b");
    assert_eq!(text(b"<table><tr><td colspan=999999999 rowspan=999999999>cell of a table</table>", "a.html"), "cell of a table");
    assert_eq!(text(b"{\\rtf1 a\\bin999999999 b}", "a.rtf"), "a");
}

#[test]
fn packages_that_unpack_to_too_much() {
    let opf = "<package><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let container = "<container><rootfile full-path='book.opf'/></container>";
    let of = |megabytes: usize| {
        let chapter = format!("<p>Words</p>{}", " ".repeat(megabytes << 20));
        zipped(&[("META-INF/container.xml", container), ("book.opf", opf), ("a.xhtml", &chapter)])
    };
    let (chapter, part) = (of(49), of(129));
    assert!(part.len() < 1 << 20, "a bomb is small");
    assert_eq!(text(&chapter, "a.epub"), "This EPUB book is too large; the limit is 48 MiB: a.epub");
    assert_eq!(text(&part, "a.epub"), "This EPUB book is too large; the limit is 128 MiB unpacked: a.epub");
}

#[test]
fn elements_nested_without_end() {
    let deep = format!("{}words", "<text:section>".repeat(100_000));
    assert!(text(&odt(&deep), "a.odt").starts_with("This OpenDocument text is damaged"));
    assert!(text(format!("{{\\rtf1{}", "{".repeat(1_000_000)).as_bytes(), "a.rtf").starts_with("This RTF file is damaged"));
    let book = format!("<?xml version='1.0'?><FictionBook><body>{}", "<section>".repeat(100_000));
    assert!(text(book.as_bytes(), "a.fb2").starts_with("This FictionBook is damaged"));
}

#[test]
fn paragraphs_without_end() {
    let check = |file: &[u8], name: &str, expected: &str| {
        let said: String = text(file, name).chars().take(200).collect();
        assert_eq!(said, format!("{expected}: {name}"));
    };
    let count = MAX_BLOCKS + 2;
    let many = "This text is too large; the limit is one million paragraphs";
    check(&odt(&"<text:p>a</text:p>".repeat(count)), "a.odt", many);
    let word: &'static str = Box::leak("<w:p><w:t>a</w:t></w:p>".repeat(count).into_boxed_str());
    check(&package(&Parts { document: word, ..Parts::default() }), "a.docx", many);
    check(format!("{{\\rtf1 {}}}", "a\\par ".repeat(count)).as_bytes(), "a.rtf", many);
    check(format!("<?xml version='1.0'?><FictionBook><body>{}", "<p>a</p>".repeat(count)).as_bytes(), "a.fb2", many);
    check("a\n".repeat(count).as_bytes(), "a.txt", many);
    let marks = "This Markdown file is too large; the limit is three million lines and marks";
    check("* a\n".repeat(1_600_000).as_bytes(), "a.md", marks);
    let headers = "This mail message is too large; the limit is 300,000 headers and parts";
    let message = format!("Message-ID: <1@example.org>\nSubject: a\n{}\nb", "Received: a\n".repeat(300_000));
    check(message.as_bytes(), "a.eml", headers);
}

#[test]
fn files_of_gigabytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.txt");
    std::fs::File::create(&path).and_then(|file| file.set_len(2 << 30)).expect("a file with nothing in it");
    let began = Instant::now();
    let error = read(&path, &Options::default(), &Work::new()).expect_err("too large").to_string();
    assert!(error.starts_with(&format!("This file is too large; the limit is {} MiB", MAX_FILE_BYTES >> 20)), "{error}");
    assert!(began.elapsed() < Duration::from_secs(1));
}
