//! The names of months and days of the week in English.

/// From January, folded.
pub(crate) const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// From Monday, folded.
pub(crate) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The number of a folded month, 1 to 12, written out or shortened as is usual: "sep", "sept".
pub(crate) fn month(folded: &str) -> Option<i8> {
    let is_short = |month: &str| folded.len() == 3 && month.starts_with(folded) || folded == "sept" && month == "september";
    let at = MONTHS.iter().position(|month| *month == folded || is_short(month))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_short_forms() {
        for (word, number) in [("may", 5), ("sept", 9), ("sep", 9), ("december", 12), ("jan", 1)] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in ["janu", "ma", "mayor", "", "marc"] {
            assert_eq!(month(word), None, "{word}");
        }
    }
}
