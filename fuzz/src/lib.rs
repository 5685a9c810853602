//! What is fuzzed: reading a file, and finding the quotations in a text.

#[path = "../../tests/it/ledger.rs"]
mod ledger;

use std::io::{Read, Write};
use std::path::Path;
use std::sync::Once;

use twosource::base::Work;
use twosource::extract::extract;
use twosource::import::{Options, import, set_pdf_program};
use twosource::text::Format;

/// What texts are put together from at random.
pub const PIECES: &[&str] = ledger::PIECES;

/// Reads bytes as plain text, Markdown or a web page and finds the quotations.
///
/// # Panics
/// If the list of quotations has a fault.
pub fn check(bytes: &[u8]) {
    let name = match bytes.first() {
        Some(b'#') => "a.md",
        Some(b'<') => "a.html",
        _ => "a.txt",
    };
    let work = Work::new();
    // What is no text at all is refused; that is no fault.
    let Ok(document) = import(bytes, name, None, &Options::default(), &work) else { return };
    let Ok(extraction) = extract(&document, &work) else { return };
    let faults = ledger::faults(&document, &extraction);
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Reads bytes as one format, or as what they seem to be.
///
/// # Panics
/// If the blocks of the document are not in order inside its text, or if a refusal is not one line that names the file.
pub fn check_reader(bytes: &[u8], format: Option<Format>) {
    with_program();
    let packed = matches!(format, Some(Format::Docx | Format::Odt | Format::Epub)).then(|| packed(bytes)).flatten();
    let options = Options { format, message: Some(1), ..Options::default() };
    match import(packed.as_deref().unwrap_or(bytes), "name", None, &options, &Work::new()) {
        Ok(document) => {
            let blocks = document.blocks.as_slice();
            assert!(blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "blocks overlap");
            assert!(blocks.iter().all(|block| document.text.get(block.span.range()).is_some_and(|words| !words.is_empty())));
            assert!(document.places.windows(2).all(|pair| pair[0].start <= pair[1].start), "places are in order");
        }
        Err(error) => {
            let said = error.to_string();
            assert!(said.ends_with(": name") && said.lines().count() == 1, "{said}");
        }
    }
}

/// PDFs are read in a process of their own, by the built program if it is there: libFuzzer takes a panic that is caught for a crash.
fn with_program() {
    static ONCE: Once = Once::new();
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/twosource");
    ONCE.call_once(|| {
        if program.exists() {
            set_pdf_program(program);
        }
    });
}

/// The mark between the parts of [`unpacked`].
const PART: &str = "\n=== part ";

/// A package as one text, so that a change to it reaches the markup and not only a checksum.
#[must_use]
pub fn unpacked(package: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).ok()?;
    let mut out = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut text = String::new();
        if file.read_to_string(&mut text).is_ok() {
            out.extend_from_slice(format!("{PART}{name}\n{text}").as_bytes());
        }
    }
    Some(out)
}

/// The package that a text of [`unpacked`] stands for.
fn packed(text: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(text);
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut parts = text.split(PART).skip(1).peekable();
    parts.peek()?;
    for part in parts {
        let (name, body) = part.split_once('\n')?;
        out.start_file(name, stored).ok()?;
        out.write_all(body.as_bytes()).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}
