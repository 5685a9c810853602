//! What leaves the program. No exporter decides anything: all read the comparison and `display`.

pub mod json;
