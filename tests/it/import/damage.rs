//! Whatever is broken off or garbled: a document or an error, never a panic.

use proptest::prelude::*;

use super::docx::rich;
use super::import;

const PAGE: &str = include_str!("../../data/import/article/article.html");
const NOTES: &str = include_str!("../../data/import/notes/notes.md");

fn check(bytes: &[u8], name: &str) {
    if let Ok(document) = import(bytes, name) {
        for (_, block) in document.blocks.iter() {
            assert!(document.text.get(block.span.range()).is_some_and(|words| !words.is_empty()));
        }
        let in_order = document.blocks.as_slice().windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(in_order, "blocks do not overlap");
    }
}

fn damaged(bytes: &[u8], cut: f64, flips: &[(f64, u8)]) -> Vec<u8> {
    let mut out = bytes[..(bytes.len() as f64 * cut) as usize].to_vec();
    for (place, bits) in flips {
        let at = (out.len() as f64 * place) as usize;
        if let Some(byte) = out.get_mut(at) {
            *byte ^= bits;
        }
    }
    out
}

fn cut_and_flips() -> impl Strategy<Value = (f64, Vec<(f64, u8)>)> {
    let cut = prop_oneof![Just(1.0), 0.0..1.0];
    (cut, proptest::collection::vec((0.0..1.0, 1_u8..=255), 0..6))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_word_documents((cut, flips) in cut_and_flips()) {
        check(&damaged(&rich(false), cut, &flips), "a.docx");
        // Not compressed, so that the damage reaches the markup and not only its checksum.
        check(&damaged(&rich(true), cut, &flips), "a.docx");
    }

    #[test]
    fn damaged_pages((cut, flips) in cut_and_flips()) {
        check(&damaged(PAGE.as_bytes(), cut, &flips), "a.html");
    }

    #[test]
    fn damaged_notes((cut, flips) in cut_and_flips()) {
        check(&damaged(NOTES.as_bytes(), cut, &flips), "a.md");
    }

    #[test]
    fn any_text(text in "[a-zA-Z \\n\\r\\t.“”\"'>#*•\\-0-9:é=中]{0,300}") {
        let name = "a.txt";
        check(text.as_bytes(), name);
        if let Ok(document) = import(text.as_bytes(), name) {
            prop_assert_eq!(document.text, text.replace("\r\n", "\n").replace('\r', "\n"));
        }
    }

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes, "a.txt");
        check(&bytes, "a.html");
        check(&[b"PK\x03\x04", &bytes[..]].concat(), "a.docx");
    }
}
