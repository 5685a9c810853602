//! What is fuzzed: reading a text and finding the quotations in it.

#[path = "../../tests/it/ledger.rs"]
mod ledger;

use twosource::base::Work;
use twosource::extract::extract;
use twosource::import::{Options, import};

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
