//! What is known of a source, in a few words.

use jiff::civil::Date;

use crate::messages::tr;
use crate::text::Document;

/// File name, format, date and length: "harbour.html", "Web article", "3 March 2026", "742 words".
#[must_use]
pub fn source_details(document: &Document) -> Vec<String> {
    let mut details = Vec::new();
    if document.title.is_some() {
        details.push(document.source.name.clone());
    }
    details.push(document.source.format.label().to_owned());
    details.extend(document.date.map(day));
    details.push(words(document.word_count()));
    details
}

/// A day as people write it: "3 March 2026".
#[must_use]
pub fn day(date: Date) -> String {
    tr!("date-day", day = date.day(), month = date.month(), year = date.year())
}

/// "1 word", "1,204 words".
#[must_use]
pub fn words(count: usize) -> String {
    tr!("source-words", count = count, number = grouped(count))
}

/// A number with its digits in groups of three: "1,204".
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(tr!("number-separator"));
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_words_read_well() {
        assert_eq!(day(jiff::civil::date(2026, 3, 3)), "3 March 2026");
        let check = |count, expected| assert_eq!(words(count), expected);
        check(0, "0 words");
        check(1, "1 word");
        check(742, "742 words");
        check(1_204, "1,204 words");
        check(1_000_000, "1,000,000 words");
    }
}
