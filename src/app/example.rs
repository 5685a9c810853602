//! The two accounts that come with the program.

use crate::base::Pair;
use crate::session;

/// A file inside the program.
#[derive(Debug, PartialEq, Eq)]
pub struct Embedded {
    /// Its file name.
    pub name: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
}

const fn embedded((name, bytes): (&'static str, &'static [u8])) -> Embedded {
    Embedded { name, bytes }
}

static A: Embedded = embedded(session::EXAMPLE[0]);
static B: Embedded = embedded(session::EXAMPLE[1]);

/// Two invented accounts of one invented event.
pub const EXAMPLE: Pair<&Embedded> = Pair::new(&A, &B);
