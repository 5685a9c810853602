//! The two accounts that come with the program.

use crate::base::Pair;

/// A file inside the program.
#[derive(Debug, PartialEq, Eq)]
pub struct Embedded {
    /// Its file name.
    pub name: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
}

/// Two invented accounts of one invented event.
pub const EXAMPLE: Pair<&Embedded> = Pair::new(
    &Embedded { name: "harbour-post.html", bytes: include_bytes!("../../assets/example/harbour-post.html") },
    &Embedded { name: "north-coast-herald.md", bytes: include_bytes!("../../assets/example/north-coast-herald.md") },
);
