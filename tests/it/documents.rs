//! Word documents and workbooks, reopened.

use std::io::{Cursor, Read};

use twosource::base::Work;
use twosource::compare::Comparison;
use twosource::display::{Display, Finding};
use twosource::export::{self, Format, Scope, Subject};
use twosource::import;
use twosource::review::{Anchor, Mark, Marks, Review, Status, place};

use crate::export::compared;

/// The bytes of a report in which the first quotation is marked as a problem, with a note.
fn written(comparison: &Comparison, format: Format) -> std::io::Result<Vec<u8>> {
    let anchor = Anchor::of(comparison, Finding::Quote(0));
    let mark = Mark { anchor, status: Status::Problem, note: "Who <b>heard</b> it?".to_owned() };
    let review = Review { marks: vec![mark], ..Review::default() };
    let marks = Marks::new(&review, &place(comparison, &review.marks));
    let (display, scope, mut out) = (Display::new(comparison), Scope::All, Vec::new());
    export::to_writer(&Subject::new(comparison, &display, &review, &marks, &scope), format, &Work::new(), &mut out)?;
    Ok(out)
}

/// One part of a package, and that it is XML.
fn part(document: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What our own reader finds in it.
fn read(document: &[u8]) -> String {
    import::import(document, "report.docx", None, &import::Options::default(), &Work::new()).unwrap().text
}

/// Words on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const A: &str = "Fire at the old mill\n\n“We saw smoke over the roof at six,” Ida Brekke said. The mill was built in 1871.\n\n\
    “Nobody told us anything,” Olav Moe said. Three boats lay at the quay.";
const B: &str = "The mill burned on Monday\n\n“We saw black smoke over the roof at six,” Ida Brekke said. The mill was built in 1873.\n\n\
    “It is a great loss,” Tove Berg said.";

#[test]
fn a_word_document_holds_words_comments_and_departures() {
    let comparison = compared(("a.txt", A.as_bytes()), ("b.txt", B.as_bytes()));
    let document = written(&comparison, Format::Docx).unwrap();
    let words = one_line(&read(&document));
    for said in ["Nobody told us anything,", "It is a great loss,", "SHA-256", "Departures", "Who <b>heard</b> it?", "twosource"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    for side in [&comparison.documents.a, &comparison.documents.b] {
        assert!(words.contains(&side.source.sha256));
    }
    let comments = part(&document, "word/comments.xml");
    let count = comments.matches("<w:comment ").count();
    let body = part(&document, "word/document.xml");
    for element in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
        assert_eq!(body.matches(&format!("<w:{element} ")).count(), count, "{element}");
    }
    // A quotation of both has one on each side.
    assert_eq!(comments.matches("<w:t xml:space=\"preserve\">Q1 ").count(), 2, "{comments}");
    assert_eq!(comments.matches("Reviewer: problem. Who &lt;b&gt;heard&lt;/b&gt; it?").count(), 2);
    assert!(comments.contains("F") && comments.contains("conflict"), "{comments}");
    let targets: Vec<&str> = body.split("w:anchor=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(targets.len() > 6, "{targets:?}");
    for target in targets {
        assert_eq!(body.matches(&format!("w:name=\"{target}\"")).count(), 1, "{target}");
    }
}

/// Two versions: our reader, which takes insertions and leaves out deletions, finds B; the other way round it is A.
fn check_changes(a: &str, b: &str) {
    let comparison = compared(("a.txt", a.as_bytes()), ("b.txt", b.as_bytes()));
    let document = written(&comparison, Format::Tracked).unwrap();
    assert_eq!(one_line(&read(&document)), one_line(b));
    let body = part(&document, "word/document.xml");
    let swapped = body.replace("<w:ins ", "<w:was ").replace("</w:ins>", "</w:was>");
    let swapped = swapped.replace("<w:del ", "<w:ins ").replace("</w:del>", "</w:ins>").replace("delText", "t");
    let swapped = swapped.replace("<w:was ", "<w:del ").replace("</w:was>", "</w:del>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/_rels/document.xml.rels"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, part(&document, name).as_bytes()).unwrap();
    }
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, swapped.as_bytes()).unwrap();
    assert_eq!(one_line(&read(zip.finish().unwrap().get_ref())), one_line(a));
}

#[test]
fn tracked_changes_lead_from_one_version_to_the_other() {
    const ONE: &str =
        "The ferry left at six. It struck the wall an hour later.\n\nNobody was hurt, the company said.\n\nThe wall stood.";
    check_changes(ONE, ONE);
    check_changes(ONE, &ONE.replace("an hour later", "at seven"));
    check_changes(ONE, &ONE.replace("\n\nNobody was hurt, the company said.", ""));
    check_changes(&ONE.replace("\n\nNobody was hurt, the company said.", ""), ONE);
    check_changes(ONE, &ONE.replace("six. It", "six.\n\nIt"));
    check_changes(ONE, &format!("{ONE}\n\nTugs <b>came</b> & went."));
}

#[test]
fn two_accounts_in_words_of_their_own_are_no_changes() {
    let comparison = compared(("a.txt", A.as_bytes()), ("b.txt", b"Something else happened in another town."));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.tracked.docx");
    let (display, review, scope) = (Display::new(&comparison), Review::default(), Scope::All);
    let marks = Marks::default();
    let subject = Subject::new(&comparison, &display, &review, &marks, &scope);
    let said = export::write_file(&subject, &Work::new(), &path).unwrap_err().to_string();
    assert!(
        said.starts_with("The two accounts are not two versions of one text") && said.ends_with("report.tracked.docx"),
        "{said}"
    );
    assert!(!path.exists());
}

#[test]
fn a_workbook_holds_every_line_as_text() {
    let comparison = compared(("a.txt", A.as_bytes()), ("b.txt", format!("{B}\n\n“=1+1 is two,” she said.").as_bytes()));
    let book = written(&comparison, Format::Xlsx).unwrap();
    let strings = part(&book, "xl/sharedStrings.xml");
    for words in ["Nobody told us anything,", "=1+1 is two,", "Who &lt;b&gt;heard&lt;/b&gt; it?", "problem", "Ida Brekke"] {
        assert!(strings.contains(words), "{words}: {strings}");
    }
    let display = Display::new(&comparison);
    let lines = [display.quotes.len(), display.facts.len(), display.statements.len()];
    for (at, lines) in lines.into_iter().enumerate() {
        let sheet = part(&book, &format!("xl/worksheets/sheet{}.xml", at + 2));
        assert_eq!(sheet.matches("<row ").count(), lines + 1, "{sheet}");
        assert!(sheet.contains("<autoFilter ") && sheet.contains("state=\"frozen\"") && !sheet.contains("<f>"));
    }
}
