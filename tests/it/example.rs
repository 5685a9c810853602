//! The example's whole report, reviewed as a text.

use twosource::compare::Comparison;

use crate::export::{compared, links_arrive, valid};

const A: (&str, &[u8]) = ("harbour-post.html", include_bytes!("../../assets/example/harbour-post.html"));
const B: (&str, &[u8]) = ("north-coast-herald.md", include_bytes!("../../assets/example/north-coast-herald.md"));

fn example() -> Comparison {
    compared(A, B)
}

#[test]
fn the_report_is_valid_and_all_its_links_arrive() {
    valid(&example());
    links_arrive(&example());
}
