//! The numbers of list items, which OpenDocument leaves to its readers to count.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use crate::import::xml;

/// How items of one level are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    format: String,
    prefix: String,
    suffix: String,
    start: usize,
}

impl Level {
    /// What an element of a list style says of its level; the level counts from 1.
    pub(super) fn of(element: &BytesStart<'_>) -> Option<(usize, Self)> {
        if element.local_name().as_ref() != "list-level-style-number" {
            return None;
        }
        let value = |name: &str| xml::attribute(element, name).unwrap_or_default();
        let level = Self {
            format: value("num-format"),
            prefix: value("num-prefix"),
            suffix: value("num-suffix"),
            start: value("start-value").parse().unwrap_or(1),
        };
        Some((value("level").parse().ok()?, level))
    }

    fn mark(&self, number: usize) -> String {
        let counter = match self.format.as_str() {
            "1" => number.to_string(),
            "a" => letters(number),
            "A" => letters(number).to_uppercase(),
            "i" => roman(number),
            "I" => roman(number).to_uppercase(),
            _ => return String::new(),
        };
        format!("{}{counter}{}", self.prefix, self.suffix)
    }
}

/// "a" to "z", then "aa".
fn letters(number: usize) -> String {
    let number = number.max(1) - 1;
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (number / 26 + 1).min(4)).collect()
}

fn roman(number: usize) -> String {
    const PARTS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number.min(3999);
    let mut out = String::new();
    for (value, letters) in PARTS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

/// The lists that are open, innermost last, and what was counted so far.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// How far the last list of a style went on its first level.
    counted: BTreeMap<String, usize>,
    /// The mark of an item whose first paragraph has not come.
    mark: String,
}

#[derive(Debug)]
struct List {
    style: String,
    count: Option<usize>,
}

impl Lists {
    /// Whether a list is open.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Begins a list.
    pub(super) fn begin(&mut self, element: &BytesStart<'_>) {
        let outer = self.open.last().map(|list| list.style.clone());
        let style = xml::attribute(element, "style-name").or(outer).unwrap_or_default();
        let goes_on = self.open.is_empty() && xml::attribute(element, "continue-numbering").as_deref() == Some("true");
        let count = self.counted.get(&style).copied().filter(|_| goes_on);
        self.open.push(List { style, count });
    }

    /// Ends the innermost list.
    pub(super) fn end(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if let (true, Some(count)) = (self.open.is_empty(), list.count) {
            self.counted.insert(list.style, count);
        }
    }

    /// Begins an item.
    pub(super) fn item(&mut self, element: &BytesStart<'_>, styles: &BTreeMap<(String, usize), Level>) {
        let level = self.open.len();
        let Some(list) = self.open.last_mut() else { return };
        let own = xml::attribute(element, "start-value").and_then(|value| value.parse::<usize>().ok());
        let found = styles.get(&(list.style.clone(), level));
        let first = found.map_or(1, |level| level.start);
        let number = own.unwrap_or_else(|| list.count.map_or(first, |count| count.saturating_add(1)));
        list.count = Some(number);
        self.mark = found.map_or_else(String::new, |level| level.mark(number));
    }

    /// The mark of the item at hand, for its first paragraph.
    pub(super) fn take_mark(&mut self) -> String {
        std::mem::take(&mut self.mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters() {
        assert_eq!((letters(1), letters(26), letters(27)), ("a".to_owned(), "z".to_owned(), "aa".to_owned()));
        assert_eq!((roman(4), roman(1999), roman(usize::MAX).len()), ("iv".to_owned(), "mcmxcix".to_owned(), 9));
        let level = Level { format: "i".to_owned(), prefix: "(".to_owned(), suffix: ")".to_owned(), start: 1 };
        assert_eq!(level.mark(2), "(ii)");
        assert_eq!(Level::default().mark(2), "");
    }
}
