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
