//! The numbers of list items and headings, which Word leaves to its readers to count.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use crate::import::docx::kind;
use crate::import::error::Cause;
use crate::import::numbers::Figures;
use crate::import::xml;

/// How many levels a list has.
const LEVELS: usize = 9;

/// How the lists of a document are numbered, and how far they were counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The lists by their ids; several may be counted as one.
    lists: BTreeMap<String, List>,
    patterns: BTreeMap<String, Pattern>,
    /// The patterns that styles stand for.
    of_styles: BTreeMap<String, String>,
    /// The last number of each level, by pattern.
    counted: BTreeMap<String, [usize; LEVELS]>,
    begun: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct List {
    pattern: String,
    /// Where levels of this list begin, whatever the pattern says.
    starts: BTreeMap<usize, usize>,
    /// Levels that look otherwise than in the pattern.
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Default)]
struct Pattern {
    levels: BTreeMap<usize, Level>,
    /// The style whose pattern is meant.
    style: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<usize>,
    figures: Figures,
    /// "%1.%2)": the numbers of the levels, with what stands around them.
    text: String,
    /// The style of paragraphs on this level.
    style: Option<String>,
}

impl Numbering {
    /// The level of a list that a style of paragraphs stands for.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let pattern = self.pattern_of(self.lists.get(list)?)?.1;
        pattern.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    fn pattern_of<'n>(&'n self, list: &'n List) -> Option<(&'n str, &'n Pattern)> {
        let own = self.patterns.get(&list.pattern)?;
        let linked = own.style.as_ref().and_then(|style| self.of_styles.get(style)).filter(|_| own.levels.is_empty());
        let id = linked.unwrap_or(&list.pattern);
        Some((id, self.patterns.get(id)?))
    }

    /// Counts an item and gives its mark; the level counts from 0. None where the item has a bullet or nothing.
    pub(super) fn mark(&mut self, list_id: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get(list_id)?;
        let (id, pattern) = self.pattern_of(list)?;
        let looks = |at: usize| list.levels.get(&at).or_else(|| pattern.levels.get(&at));
        let start = |at: usize| looks(at).and_then(|level| level.start).unwrap_or(1);
        let mut counts = self.counted.get(id).copied().unwrap_or_default();
        if !self.begun.contains(list_id) {
            for (at, start) in &list.starts {
                counts.get_mut(*at).into_iter().for_each(|count| *count = start.saturating_sub(1));
            }
        }
        let first = list.starts.get(&level).copied().unwrap_or_else(|| start(level));
        for (at, count) in counts.iter_mut().enumerate() {
            match at.cmp(&level) {
                std::cmp::Ordering::Less if *count == 0 => *count = start(at),
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal if *count == 0 => *count = first,
                std::cmp::Ordering::Equal => *count = count.saturating_add(1),
                std::cmp::Ordering::Greater => *count = 0,
            }
        }
        let own = looks(level).filter(|level| level.figures != Figures::None);
        let mark = own.map(|own| written(&own.text, |at| looks(at).map(|level| level.figures), &counts));
        let id = id.to_owned();
        self.counted.insert(id, counts);
        self.begun.insert(list_id.to_owned());
        mark.map(|mark| mark.trim().to_owned()).filter(|mark| !mark.is_empty())
    }
}

/// "%1.%2)" with the numbers of the levels.
fn written(text: &str, figures: impl Fn(usize) -> Option<Figures>, counts: &[usize; LEVELS]) -> String {
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let level = rest.peek().and_then(|next| next.to_digit(10)).filter(|level| c == '%' && *level > 0);
        match level.map(|level| level as usize - 1) {
            Some(level) => {
                rest.next();
                out.extend(counts.get(level).map(|count| figures(level).unwrap_or(Figures::Arabic).write(*count)));
            }
            None => out.push(c),
        }
    }
    out
}

/// What is read at the moment.
#[derive(Default)]
struct Place {
    pattern: Option<String>,
    list: Option<String>,
    level: usize,
}

/// Reads the part about numbering.
pub(super) fn read(part: &str) -> Result<Numbering, Cause> {
    let mut reader = xml::reader(part);
    let mut out = Numbering::default();
    let mut place = Place::default();
    loop {
        match reader.read_event().map_err(|error| Cause::damaged(kind(), error))? {
            Event::Start(element) => out.take_up(&element, &mut place),
            Event::End(element) if matches!(element.local_name().as_ref(), "abstractNum" | "num") => place = Place::default(),
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}

impl Numbering {
    fn take_up(&mut self, element: &BytesStart<'_>, place: &mut Place) {
        let value = |name: &str| xml::attribute(element, name);
        match element.local_name().as_ref() {
            "abstractNum" => place.pattern = value("abstractNumId"),
            "num" => place.list = value("numId"),
            "lvl" | "lvlOverride" => place.level = value("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0),
            _ => {}
        }
        match (&place.pattern, &place.list) {
            (Some(id), _) => {
                let pattern = self.patterns.entry(id.clone()).or_default();
                match element.local_name().as_ref() {
                    "numStyleLink" => pattern.style = value("val"),
                    "styleLink" => self.of_styles.extend(value("val").map(|style| (style, id.clone()))),
                    _ => take_up_level(&mut pattern.levels, element, place.level),
                }
            }
            (None, Some(id)) => {
                let list = self.lists.entry(id.clone()).or_default();
                match element.local_name().as_ref() {
                    "abstractNumId" => list.pattern = value("val").unwrap_or_default(),
                    "startOverride" => {
                        list.starts.extend(value("val").and_then(|start| start.parse().ok()).map(|start| (place.level, start)));
                    }
                    _ => take_up_level(&mut list.levels, element, place.level),
                }
            }
            (None, None) => {}
        }
    }
}

fn take_up_level(levels: &mut BTreeMap<usize, Level>, element: &BytesStart<'_>, at: usize) {
    let value = || xml::attribute(element, "val");
    let name = element.local_name();
    if name.as_ref() == "lvl" {
        levels.insert(at, Level::default());
    }
    let Some(level) = levels.get_mut(&at) else { return };
    match name.as_ref() {
        "start" => level.start = value().and_then(|start| start.parse().ok()),
        "numFmt" => level.figures = Figures::by_word_name(&value().unwrap_or_default()),
        "lvlText" => level.text = value().unwrap_or_default(),
        "pStyle" => level.style = value(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
         <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:pStyle w:val='Sub'/><w:lvlText w:val='%1.%2)'/></w:lvl>\
         <w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl></w:abstractNum>\
         <w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='Mine'/></w:abstractNum>\
         <w:abstractNum w:abstractNumId='2'><w:styleLink w:val='Mine'/><w:lvl w:ilvl='0'><w:start w:val='4'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='§ %1'/></w:lvl></w:abstractNum>\
         <w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='6'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>\
         <w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num></w:numbering>";

    fn check(items: &[(&str, usize)], expected: &[&str]) {
        let mut numbering = read(PART).expect("a part");
        let marks: Vec<String> = items.iter().map(|(list, level)| numbering.mark(list, *level).unwrap_or_default()).collect();
        assert_eq!(marks, expected);
    }

    #[test]
    fn items_are_counted_by_level() {
        check(&[("5", 0), ("5", 1), ("5", 1), ("5", 2), ("5", 0), ("5", 1)], &["1.", "1.a)", "1.b)", "", "2.", "2.a)"]);
        check(&[("5", 1), ("5", 0)], &["1.a)", "2."]);
    }

    #[test]
    fn lists_go_on_or_begin_anew() {
        check(&[("5", 0), ("5", 0), ("6", 0), ("6", 0), ("5", 0)], &["1.", "2.", "1.", "2.", "3."]);
        check(&[("7", 0), ("7", 0), ("8", 0), ("7", 99)], &["§ IV", "§ V", "", ""]);
    }

    #[test]
    fn styles_stand_for_levels() {
        let numbering = read(PART).expect("a part");
        assert_eq!((numbering.level_of_style("5", "Sub"), numbering.level_of_style("5", "Other")), (Some(1), None));
    }
}
