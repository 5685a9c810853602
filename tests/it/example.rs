//! The example's whole report, reviewed as a text.

use std::path::Path;

use twosource::compare::Comparison;
use twosource::export::Format;

use crate::export::{compared, links_arrive, valid, written};

const A: (&str, &[u8]) = ("harbour-post.html", include_bytes!("../../assets/example/harbour-post.html"));
const B: (&str, &[u8]) = ("north-coast-herald.md", include_bytes!("../../assets/example/north-coast-herald.md"));

fn example() -> Comparison {
    compared(A, B)
}

/// Compares with a file in `tests/data/example`; with UPDATE_GOLDENS=1 in the environment, writes it instead.
fn golden(name: &str, report: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/example").join(name);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, report).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = report.lines().zip(expected.lines()).position(|(now, then)| now != then);
    let line = differing.unwrap_or_else(|| report.lines().count().min(expected.lines().count()));
    let of = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
    assert!(
        report == expected,
        "the example's report is not {} any more, from line {} on:\n  was: {}\n  is:  {}\n\
         If that is right, run `UPDATE_GOLDENS=1 cargo test --test it example` and read the change.",
        path.display(),
        line + 1,
        of(&expected),
        of(report),
    );
}

#[test]
fn the_report_is_as_reviewed() {
    golden("report.txt", &written(&example(), Format::Text));
}

#[test]
fn every_statement_is_listed() {
    crate::copies::partitioned(&example());
}

#[test]
fn the_report_is_valid_and_all_its_links_arrive() {
    valid(&example());
    links_arrive(&example());
}
