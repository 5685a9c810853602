//! The numbers of list items, which OpenDocument leaves to its readers to count.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use crate::import::numbers::Figures;
use crate::import::xml;

/// The name under which the levels of headings stand among the list styles; no style is called so.
pub(super) const OUTLINE: &str = "\u{0}outline";

/// How many levels a list has at most.
const MAX_LEVELS: usize = 10;

/// How items of one level are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    figures: Figures,
    prefix: String,
    suffix: String,
    start: usize,
    /// How many levels the number shows: the third level's "2.1.4" shows three.
    shown: usize,
}

impl Level {
    /// What an element of a list style says of its level; the level counts from 1.
    pub(super) fn of(element: &BytesStart<'_>) -> Option<(usize, Self)> {
        if !matches!(element.local_name().as_ref(), "list-level-style-number" | "outline-level-style") {
            return None;
        }
        let value = |name: &str| xml::attribute(element, name).unwrap_or_default();
        let level = Self {
            figures: Figures::by_first(&value("num-format")),
            prefix: value("num-prefix"),
            suffix: value("num-suffix"),
            start: value("start-value").parse().unwrap_or(1),
            shown: value("display-levels").parse().unwrap_or(1),
        };
        Some((value("level").parse().ok()?, level))
    }

    fn is_numbered(&self) -> bool {
        self.figures != Figures::None
    }
}

/// The mark of an item: its counter and those around it, outermost first, each with its level.
fn mark(counted: &[(usize, Option<&Level>)]) -> String {
    let Some((_, Some(own))) = counted.last().filter(|(_, level)| level.is_some_and(Level::is_numbered)) else {
        return String::new();
    };
    let from = counted.len().saturating_sub(own.shown.max(1));
    let counters: Vec<String> = counted
        .iter()
        .skip(from)
        .filter_map(|(number, level)| level.map(|level| level.figures.write(*number)))
        .filter(|counter| !counter.is_empty())
        .collect();
    format!("{}{}{}", own.prefix, counters.join("."), own.suffix).trim().to_owned()
}

/// The lists that are open, innermost last, and what was counted so far.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// How far the last list of a style, or the list of an id, went on its first level.
    counted: BTreeMap<String, usize>,
    /// The mark of an item whose first paragraph has not come.
    mark: String,
    /// How far the headings of each level were counted, the highest first.
    headings: Vec<usize>,
}

#[derive(Debug)]
struct List {
    style: String,
    id: Option<String>,
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
        let goes_on = xml::attribute(element, "continue-numbering").as_deref() == Some("true");
        let continued = xml::attribute(element, "continue-list").or_else(|| goes_on.then(|| style.clone()));
        let count = continued.filter(|_| self.open.is_empty()).and_then(|list| self.counted.get(&list).copied());
        self.open.push(List { style, id: xml::attribute(element, "id"), count });
    }

    /// Ends the innermost list.
    pub(super) fn end(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if let (true, Some(count)) = (self.open.is_empty(), list.count) {
            self.counted.extend(list.id.map(|id| (id, count)));
            self.counted.insert(list.style, count);
        }
    }

    /// Begins an item.
    pub(super) fn item(&mut self, element: &BytesStart<'_>, styles: &BTreeMap<(String, usize), Level>) {
        let level = self.open.len();
        let Some(list) = self.open.last_mut() else { return };
        let own = xml::attribute(element, "start-value").and_then(|value| value.parse::<usize>().ok());
        let first = styles.get(&(list.style.clone(), level)).map_or(1, |level| level.start);
        list.count = Some(own.unwrap_or_else(|| list.count.map_or(first, |count| count.saturating_add(1))));
        let innermost = list.style.clone();
        let counted: Vec<_> = (1..)
            .zip(&self.open)
            .skip(level.saturating_sub(MAX_LEVELS))
            .map(|(at, list)| (list.count.unwrap_or(1), styles.get(&(innermost.clone(), at))))
            .collect();
        self.mark = mark(&counted);
    }

    /// The mark of a heading outside lists; the level counts from 1.
    pub(super) fn heading(&mut self, level: u8, styles: &BTreeMap<(String, usize), Level>) -> String {
        let level = usize::from(level).clamp(1, MAX_LEVELS);
        let style = |at: usize| styles.get(&(OUTLINE.to_owned(), at));
        self.headings.truncate(level);
        while self.headings.len() < level {
            let at = self.headings.len() + 1;
            self.headings.push(style(at).map_or(1, |level| level.start).saturating_sub(1));
        }
        self.headings.last_mut().into_iter().for_each(|count| *count = count.saturating_add(1));
        let counted: Vec<_> = (1..).zip(&self.headings).map(|(at, count)| (*count, style(at))).collect();
        mark(&counted)
    }

    /// The mark of the item at hand, for its first paragraph.
    pub(super) fn take_mark(&mut self) -> String {
        std::mem::take(&mut self.mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(first: &str, shown: usize) -> Level {
        Level { figures: Figures::by_first(first), prefix: "(".to_owned(), suffix: ")".to_owned(), start: 1, shown }
    }

    #[test]
    fn marks() {
        let (upper, lower, bare) = (level("1", 1), level("i", 2), Level::default());
        assert_eq!(mark(&[(3, Some(&upper)), (2, Some(&lower))]), "(3.ii)");
        assert_eq!(mark(&[(3, Some(&bare)), (2, Some(&lower))]), "(ii)");
        assert_eq!(mark(&[(3, Some(&upper)), (2, Some(&bare))]), "");
        assert_eq!(mark(&[(3, None)]), "");
    }

    #[test]
    fn headings_are_counted_below_each_other() {
        let styles = BTreeMap::from([((OUTLINE.to_owned(), 1), level("1", 1)), ((OUTLINE.to_owned(), 2), level("a", 2))]);
        let mut lists = Lists::default();
        let marks: Vec<String> = [1, 2, 2, 1, 2, 3].into_iter().map(|level| lists.heading(level, &styles)).collect();
        assert_eq!(marks, ["(1)", "(1.a)", "(1.b)", "(2)", "(2.a)", ""]);
    }
}
