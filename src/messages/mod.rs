//! Every word of the interface by its name, so that a translator needs no code.
//!
//! The English ones stand in `assets/messages/en`, in the format of [Project Fluent](https://projectfluent.org). They are
//! asked for with `tr!("name")` or, where something is filled in, `tr!("name", count = 3)`. `docs/TRANSLATING.md` says how
//! another language is made and tried.

mod catalog;

pub use catalog::{Catalog, CatalogError};

/// What is filled into a message: text or a number.
pub use fluent_bundle::FluentValue as Value;

use std::sync::OnceLock;

/// The language of this run; English unless another was chosen before the first word.
static SPOKEN: OnceLock<Catalog> = OnceLock::new();

/// Takes the words of this run from a catalog. To be called before anything is said.
///
/// # Errors
/// Gives the catalog back when words of another were asked for already.
pub fn speak(catalog: Catalog) -> Result<(), Box<Catalog>> {
    SPOKEN.set(catalog).map_err(Box::new)
}

fn spoken() -> &'static Catalog {
    SPOKEN.get_or_init(Catalog::english)
}

/// A message into which nothing is filled; its name where there is none.
#[must_use]
pub fn plain(name: &'static str) -> &'static str {
    spoken().plain(name).unwrap_or(name)
}

/// A message with its values filled in; its name where there is none.
#[must_use]
pub fn filled(name: &'static str, values: &[(&'static str, Value<'_>)]) -> String {
    spoken().filled(name, values).unwrap_or_else(|| name.to_owned())
}

/// The message of a name: `tr!("open")` is a `&'static str`, `tr!("open-side", side = "A")` a `String`. What is filled in is
/// text or a number; numbers may choose between singular and plural. `tr!("open.tooltip")` is an attribute of a message.
macro_rules! tr {
    ($name:literal) => {
        $crate::messages::plain($name)
    };
    ($name:literal, $($key:ident = $value:expr),+ $(,)?) => {
        $crate::messages::filled($name, &[$((stringify!($key), $crate::messages::Value::from($value))),+])
    };
}
pub(crate) use tr;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, expected: &str) {
        assert_eq!(said, expected);
    }

    #[test]
    fn messages_are_found_by_name() {
        check(plain("group-view"), "Window");
        check(plain("no-such-message"), "no-such-message");
        check(&filled("no-such-message", &[("side", Value::from("A"))]), "no-such-message");
    }
}
