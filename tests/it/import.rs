//! Reading files: goldens of whole documents, one sentence for each kind of bad input, and no panic on damage.

mod bad;
mod damage;
mod docx;
mod formats;
mod golden;
mod limits;
mod variants;

use twosource::base::Work;
use twosource::display::wording::notice_message;
use twosource::import::{self, Options};
use twosource::text::Document;

/// Reads bytes as if they came from a file of that name.
fn import(bytes: &[u8], name: &str) -> Result<Document, String> {
    import::import(bytes, name, None, &Options::default(), &Work::new()).map_err(|error| error.to_string())
}

/// What a reader would want to know of a document: title, date, notices, then a line for each block.
fn dump(document: &Document) -> String {
    let mut out = format!("title: {}\n", document.title.as_deref().unwrap_or("-"));
    out += &format!("date: {}\n", document.date.map_or_else(|| "-".to_owned(), |date| date.to_string()));
    for notice in &document.notices {
        out += &format!("notice: {}\n", notice_message(&notice.kind));
    }
    out.push('\n');
    for (_, block) in document.blocks.iter() {
        let kind = match block.kind {
            twosource::text::BlockKind::Heading(level) => format!("heading {level}"),
            other => other.code().to_owned(),
        };
        out += &format!("{kind}: {}\n", document.slice(block.span).replace('\n', " / "));
    }
    out
}

/// Compares with the golden, or writes it where the variable `UPDATE_GOLDENS` is set.
fn check_golden(case: &str, found: &str) {
    let path = format!("{}/tests/data/import/{case}/expected.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().expect("the case's folder")).expect("a folder");
        std::fs::write(&path, found).expect("the golden is written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{case}");
}
