//! How long each step takes on invented text. What is inside the timed loop stands in `benches/README.md`.

mod text;

use std::sync::Arc;

use divan::{Bencher, black_box};
use twosource::base::{Pair, Work};
use twosource::compare::compare;
use twosource::extract::entities::entities;
use twosource::extract::quotes::{attribute, marked};
use twosource::extract::{Extraction, extract};
use twosource::import::{Options, import};
use twosource::text::Document;

/// Lengths of one text, in words. The second text of a pair is about as long.
const WORDS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

fn read(text: &str) -> Arc<Document> {
    Arc::new(import(text.as_bytes(), "text.txt", None, &Options::default(), &Work::new()).expect("a document"))
}

fn analysed(text: &str) -> (Arc<Document>, Arc<Extraction>) {
    let document = read(text);
    let extraction = Arc::new(extract(&document, &Work::new()).expect("an extraction"));
    (document, extraction)
}

#[divan::bench(name = "1 import", args = WORDS, sample_count = 10, sample_size = 1, max_time = 20)]
fn step_import(bencher: Bencher<'_, '_>, words: usize) {
    let text = text::account(1, words);
    bencher.bench(|| read(black_box(&text)));
}

#[divan::bench(name = "2 extract", args = WORDS, sample_count = 10, sample_size = 1, max_time = 20)]
fn step_extract(bencher: Bencher<'_, '_>, words: usize) {
    let document = read(&text::account(1, words));
    bencher.bench(|| extract(black_box(&document), &Work::new()));
}

#[divan::bench(name = "3 compare related", args = WORDS, sample_count = 10, sample_size = 1, max_time = 20)]
fn step_compare_related(bencher: Bencher<'_, '_>, words: usize) {
    let account = text::account(1, words);
    compare_step(bencher, &account, &text::retold(2, &account));
}

#[divan::bench(name = "4 compare unrelated", args = WORDS, sample_count = 10, sample_size = 1, max_time = 20)]
fn step_compare_unrelated(bencher: Bencher<'_, '_>, words: usize) {
    compare_step(bencher, &text::account(1, words), &text::account(7, words));
}

#[divan::bench(name = "5 compare dialogues", args = WORDS, sample_count = 10, sample_size = 1, max_time = 20)]
fn step_compare_dialogues(bencher: Bencher<'_, '_>, words: usize) {
    let (a, b) = text::dialogues(1, words);
    compare_step(bencher, &a, &b);
}

fn compare_step(bencher: Bencher<'_, '_>, a: &str, b: &str) {
    let (a, b) = (analysed(a), analysed(b));
    bencher.bench(|| {
        let documents = Pair::new(Arc::clone(&a.0), Arc::clone(&b.0));
        let extractions = Pair::new(Arc::clone(&a.1), Arc::clone(&b.1));
        compare(black_box(documents), extractions, &Work::new())
    });
}

/// Lines that are hard on the pairing of marks, each repeated to about a million bytes.
const HOSTILE: [&str; 5] = ["“", "\" ", "“‘", "“x” ", "‘a “b «c "];

#[divan::bench(name = "6 marks and kinds of dialogue", args = WORDS, sample_count = 10, sample_size = 1, max_time = 20)]
fn step_quotations(bencher: Bencher<'_, '_>, words: usize) {
    quotations(bencher, &text::dialogue(1, words));
}

#[divan::bench(name = "7 marks and kinds of hostile lines", args = HOSTILE, sample_count = 3, sample_size = 1, max_time = 20)]
fn step_hostile(bencher: Bencher<'_, '_>, piece: &str) {
    quotations(bencher, &format!("x {}", piece.repeat(1_000_000 / piece.len())));
}

fn quotations(bencher: Bencher<'_, '_>, text: &str) {
    let document = read(text);
    let names = entities(&document, &twosource::base::Arena::default(), &Work::new()).expect("names");
    bencher.bench(|| {
        let found = marked(black_box(&document), &mut Vec::new(), &Work::new()).expect("quotations");
        attribute(&document, found, &names, &Work::new())
    });
}
