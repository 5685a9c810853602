//! Word-by-word comparison; the only user of `similar`.
