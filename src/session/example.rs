//! The two accounts that come with the program.

/// Name and bytes of both, two invented accounts of one invented event.
pub const EXAMPLE: [(&str, &[u8]); 2] = [
    ("harbour-post.html", include_bytes!("../../assets/example/harbour-post.html")),
    ("north-coast-herald.md", include_bytes!("../../assets/example/north-coast-herald.md")),
];
