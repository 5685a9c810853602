//! Paths as people type and paste them.

use std::path::PathBuf;

/// The file meant by what stands in a path field: quotation marks around it, `file://` before it and `~` for the home
/// directory are understood; `None` for an empty field.
#[must_use]
pub fn typed_path(typed: &str) -> Option<PathBuf> {
    let line = typed.lines().map(str::trim).find(|line| !line.is_empty())?;
    let bare = ['"', '\''].iter().find_map(|mark| line.strip_prefix(*mark)?.strip_suffix(*mark)).unwrap_or(line);
    if let Some(address) = bare.strip_prefix("file://") {
        return Some(PathBuf::from(decoded(address)));
    }
    if let Some(rest) = bare.strip_prefix("~/")
        && let Some(home) = directories::BaseDirs::new()
    {
        return Some(home.home_dir().join(rest));
    }
    Some(PathBuf::from(bare))
}

/// Undoes percent-encoding; what is not a valid code stays as it is.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let value = code.filter(|_| first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(value.unwrap_or(first));
        rest = if value.is_some() { after.get(2..).unwrap_or(&[]) } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(typed_path(typed), expected.map(PathBuf::from), "{typed:?}");
    }

    #[test]
    fn paths_are_read_as_people_paste_them() {
        check("/tmp/a b.txt", Some("/tmp/a b.txt"));
        check("  '/tmp/a.txt' \n", Some("/tmp/a.txt"));
        check("\"a.txt\"", Some("a.txt"));
        check("file:///tmp/a%20b%C3%A9.txt", Some("/tmp/a b\u{e9}.txt"));
        check("\nfile:///tmp/a.txt\nfile:///tmp/b.txt", Some("/tmp/a.txt"));
    }

    #[test]
    fn what_only_looks_encoded_stays() {
        check("100%", Some("100%"));
        check("file:///tmp/100%", Some("/tmp/100%"));
        check("file:///tmp/%zz", Some("/tmp/%zz"));
        check("it's", Some("it's"));
        check("   ", None);
    }
}
