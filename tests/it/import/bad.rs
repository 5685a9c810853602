//! Bad input: one clear sentence that names the file.

use std::io::Write;
use std::path::Path;

use twosource::base::Work;
use twosource::import::{MAX_MARKUP_BYTES, Options, read};

use super::docx::{Parts, package};
use super::import;

fn check(bytes: &[u8], name: &str, expected: &str) {
    let error = import(bytes, name).expect_err("no document");
    assert_eq!(error, format!("{expected}: {name}"));
    assert_eq!(error.lines().count(), 1);
}

fn check_path(path: &Path, expected: &str) {
    let error = read(path, &Options::default(), &Work::new()).expect_err("no document").to_string();
    assert_eq!(error, format!("{expected}: {}", path.display()));
}

#[test]
fn what_cannot_be_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    check_path(&folder.path().join("gone.txt"), "There is no such file");
    check_path(folder.path(), "This is a folder, not a file");
    let empty = folder.path().join("empty.txt");
    std::fs::write(&empty, b"").expect("a file");
    check_path(&empty, "There is no text in this file");
    check_path(&empty.join("inside.txt"), "There is no such file");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("secret.txt");
    std::fs::write(&path, b"words").expect("a file");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    // The system's administrator may read everything.
    if std::fs::File::open(&path).is_err() {
        check_path(&path, "You are not allowed to read this file");
    }
}

#[test]
fn what_has_no_words() {
    check(b" \n\t\n", "blank.txt", "There is no text in this file");
    check(b"\xef\xbb\xbf", "mark.txt", "There is no text in this file");
    check(b"<html><body><img src=x></body></html>", "picture.html", "There is no text in this file");
    check(&package(&Parts::default()), "blank.docx", "There is no text in this file");
}

#[test]
fn what_is_no_text() {
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check(&noise, "noise.txt", "This is no text, and no kind of file that is known here");
    check(&[0; 500], "zeros.txt", "This is no text, and no kind of file that is known here");
}

#[test]
fn what_is_known_but_not_read() {
    let msg =
        "This is an Outlook message, which is not read here; save it as EML and open that, or copy its words and paste them";
    check(b"words", "a.msg", msg);
    let pages = "This is a Pages document, which is not read here; export it as Word or PDF and open that";
    check(&[1, 0, 2, 0, 0, 3, 0, 0], "a.pages", pages);
    let picture = "This is a picture, which is not read here; let a program recognise its text (OCR), or type its words, and open or paste that";
    check(b"GIF89a\0\0", "a.gif", picture);
}

/// An old Office file with a stream of that name.
fn compound(stream: &str) -> Vec<u8> {
    let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"[..], &wide].concat()
}

/// A package with one part.
fn packed(part: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(part, zip::write::SimpleFileOptions::default()).expect("a part");
    zip.finish().expect("a package").into_inner()
}

/// A PDF of one page with a picture all over it, as a scanner makes it.
fn scan() -> Vec<u8> {
    let content = "q 100 0 0 100 0 0 cm /I Do Q";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream"
            .to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = out.len();
    out += &format!("xref\n0 6\n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}

#[test]
fn every_known_kind_is_refused_with_what_to_do() {
    super::formats::with_program();
    let picture = "let a program recognise its text (OCR), or type its words, and open or paste that";
    for (bytes, name, expected) in [
        (
            compound("WordDocument"),
            "a.doc",
            "This is a Word document of the old kind (DOC), which is not read here; save it as DOCX or plain text and open that",
        ),
        (
            compound("__substg1.0_"),
            "mail",
            "This is an Outlook message, which is not read here; save it as EML and open that, or copy its words and paste them",
        ),
        (
            compound("PowerPoint Document"),
            "a.ppt",
            "This is a presentation, which is not read here; save it as PDF and open that",
        ),
        (
            packed("ppt/presentation.xml"),
            "a.pptx",
            "This is a presentation, which is not read here; save it as PDF and open that",
        ),
        (
            packed("Index/Document.iwa"),
            "a.pages",
            "This is a Pages document, which is not read here; export it as Word or PDF and open that",
        ),
        (
            packed("xl/workbook.xml"),
            "a.xlsx",
            "This is a spreadsheet, which is not read here; save its words as plain text and open that",
        ),
        (b"\x89PNG\r\n\x1a\n\0".to_vec(), "a.png", &format!("This is a picture, which is not read here; {picture}")),
        (b"\xff\xd8\xff\xe0\0".to_vec(), "a", &format!("This is a picture, which is not read here; {picture}")),
        (b"II*\0\x08\0\0\0".to_vec(), "scan.tif", &format!("This is a picture, which is not read here; {picture}")),
        (b"\0\0\0\x18ftypheic".to_vec(), "a.heic", &format!("This is a picture, which is not read here; {picture}")),
        (b"\0\0\0\x18ftypmp42".to_vec(), "a.mp4", "This is a recording, which is not read here; open a transcript instead"),
        (scan(), "scan.pdf", "This PDF holds only pictures of pages; let a program recognise its text (OCR) and open the result"),
    ] {
        check(&bytes, name, expected);
    }
}

#[test]
fn what_is_damaged_or_protected() {
    let whole = package(&Parts { document: "<w:p><w:r><w:t>Words</w:t></w:r></w:p>", ..Parts::default() });
    let error = import(&whole[..whole.len() / 2], "half.docx").expect_err("no document");
    assert!(error.starts_with("This Word document is damaged (") && error.ends_with("): half.docx"), "{error}");
    let error = import(&package(&Parts { document: "<w:p><w:r>", ..Parts::default() }), "open.docx").expect_err("no document");
    assert!(error.starts_with("This Word document is damaged ("), "{error}");
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let protected = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &wide].concat();
    check(&protected, "a.docx", "This Office file is protected with a password; save a copy without one and open that");
}

#[test]
fn what_is_too_large() {
    let page = format!("<!doctype html>{}", " ".repeat(usize::try_from(MAX_MARKUP_BYTES).expect("a size")));
    check(page.as_bytes(), "a.html", "This web page is too large; the limit is 32 MiB");
    let tags = format!("<!doctype html>{}", "<p>".repeat(1_000_000));
    check(tags.as_bytes(), "tags.html", "This web page is too large; the limit is one million tags and references");
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    for _ in 0..129 {
        bomb.write_all(&[b' '; 1 << 20]).expect("words");
    }
    let bytes = bomb.finish().expect("a package").into_inner();
    assert!(bytes.len() < 1 << 20, "a bomb is small");
    check(&bytes, "bomb.docx", "This Word document is too large; the limit is 128 MiB unpacked");
}

#[test]
fn odd_names_stay_on_one_line() {
    let error = import(b"", "two\nlines.txt").expect_err("no document");
    assert_eq!(error, "There is no text in this file: two lines.txt");
}

#[test]
fn a_line_of_many_megabytes_is_read() {
    let line = "The ferry was late again, and nobody could say why. ".repeat(100_000);
    let document = import(line.as_bytes(), "line.txt").expect("a document");
    assert_eq!((document.blocks.len(), document.sentences.len()), (1, 100_000));
}
