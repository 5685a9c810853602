//! What the styles of an OpenDocument text say about paragraphs and passages.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::import::error::Cause;
use crate::import::odt::kind;
use crate::import::odt::lists::{Level, OUTLINE};
use crate::import::office::kind_by_name;
use crate::import::xml;
use crate::text::BlockKind;

/// How long a chain of styles based on styles may be; a longer one is a circle.
const MAX_CHAIN: usize = 16;

/// The styles by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// How the levels of list styles are marked, by the style's name and the level from 1.
    pub(super) lists: BTreeMap<(String, usize), Level>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    is_hidden: bool,
    /// How far it is set in from the left and from the right, in points.
    margins: [Option<f32>; 2],
}

/// How far a block quotation is set in from each side, in points.
const QUOTATION_INDENT: f32 = 14.0;

/// "1.25cm" in points; none for shares of something.
fn points(length: &str) -> Option<f32> {
    const UNITS: [(&str, f32); 5] = [("cm", 28.35), ("mm", 2.835), ("in", 72.0), ("pt", 1.0), ("px", 0.75)];
    let (number, points) = UNITS.iter().find_map(|(unit, points)| Some((length.trim().strip_suffix(unit)?, points)))?;
    number.trim().parse::<f32>().ok().map(|number| number * points)
}

impl Styles {
    /// Takes up the styles of a part.
    pub(super) fn read(&mut self, part: &str) -> Result<(), Cause> {
        let mut reader = xml::reader(part);
        let mut at_hand: Option<(String, Style)> = None;
        let mut list = String::new();
        loop {
            match reader.read_event().map_err(|error| Cause::damaged(kind(), error))? {
                Event::Start(element) if element.local_name().as_ref() == "body" => return Ok(()),
                Event::Start(element) if element.local_name().as_ref() == "style" => {
                    let parent = xml::attribute(&element, "parent-style-name");
                    at_hand = xml::attribute(&element, "name").map(|name| (name, Style { parent, ..Style::default() }));
                }
                Event::Start(element) if element.local_name().as_ref() == "list-style" => {
                    list = xml::attribute(&element, "name").unwrap_or_default();
                }
                Event::Start(element) if element.local_name().as_ref() == "outline-style" => OUTLINE.clone_into(&mut list),
                Event::Start(element) if at_hand.is_none() => {
                    self.lists.extend(Level::of(&element).map(|(level, marks)| ((list.clone(), level), marks)));
                }
                Event::Start(element) => at_hand.iter_mut().for_each(|(_, style)| take_up(style, &element)),
                Event::End(element) if element.local_name().as_ref() == "style" => self.styles.extend(at_hand.take()),
                Event::End(element) if element.local_name().as_ref() == "automatic-styles" => return Ok(()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The kind of block that a style makes of its paragraphs, if it is not an ordinary one; headings are elements of their own.
    pub(super) fn kind(&self, name: &str) -> Option<BlockKind> {
        let is_numbered = |name: &str| name.to_lowercase().starts_with("heading");
        self.chain(name).find_map(|(name, _)| kind_by_name(name).filter(|_| !is_numbered(name)))
    }

    /// Whether the words of a style are not shown.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.chain(name).any(|(_, style)| style.is_some_and(|style| style.is_hidden))
    }

    /// Whether a style sets its paragraphs in from both sides.
    pub(super) fn is_set_in(&self, name: &str) -> bool {
        let of = |side: usize| self.chain(name).find_map(|(_, style)| *style?.margins.get(side)?);
        [0, 1].into_iter().all(|side| of(side).is_some_and(|margin| margin >= QUOTATION_INDENT))
    }

    fn chain<'s>(&'s self, name: &'s str) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        let mut next = Some(name);
        std::iter::from_fn(move || {
            let name = next?;
            let style = self.styles.get(name);
            next = style.and_then(|style| style.parent.as_deref());
            Some((name, style))
        })
        .take(MAX_CHAIN)
    }
}

fn take_up(style: &mut Style, element: &BytesStart<'_>) {
    if element.local_name().as_ref() == "text-properties" {
        style.is_hidden |= xml::attribute(element, "display").as_deref() == Some("none");
    }
    if element.local_name().as_ref() == "paragraph-properties" {
        let margin = |side: &str| {
            let own = xml::attribute(element, side).or_else(|| xml::attribute(element, "margin"));
            own.as_deref().and_then(points)
        };
        style.margins = [margin("margin-left"), margin("margin-right")];
    }
}

/// How many headers and footers with words the pages have.
pub(super) fn heads(part: &str) -> usize {
    let heads = ["header", "footer", "header-left", "footer-left", "header-first", "footer-first"];
    let mut seen: Vec<String> = Vec::new();
    for (_, words) in xml::values(part, &heads, "") {
        let words = crate::text::one_line(&words);
        if words.chars().any(char::is_alphanumeric) && !seen.contains(&words) {
            seen.push(words);
        }
    }
    seen.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_run_down_the_chain() {
        let mut styles = Styles::default();
        styles
            .read(
                "<a><style:style style:name='P1' style:parent-style-name='Quotations'/><style:style style:name='T1'>\
                 <style:text-properties text:display='none'/></style:style><style:style style:name='C' style:parent-style-name='C'/></a>",
            )
            .expect("styles");
        assert_eq!(styles.kind("P1"), Some(BlockKind::Quotation));
        assert_eq!(styles.kind("C"), None);
        assert_eq!(styles.kind("Heading_20_2"), None);
        assert!(styles.is_hidden("T1") && !styles.is_hidden("P1"));
        let margins = "<a><style:style style:name='In'><style:paragraph-properties fo:margin-left='1cm' fo:margin-right='0.5in'/></style:style>\
             <style:style style:name='P2' style:parent-style-name='In'/><style:style style:name='P3' style:parent-style-name='In'>\
             <style:paragraph-properties fo:margin-left='1cm' fo:margin-right='0cm'/></style:style></a>";
        styles.read(margins).expect("styles");
        assert!(styles.is_set_in("P2") && !styles.is_set_in("P3") && !styles.is_set_in("P1"));
    }

    #[test]
    fn headers_with_words() {
        let part = "<m><style:header><text:p>The <text:span>Gazette</text:span></text:p></style:header><style:footer><text:p/></style:footer></m>";
        assert_eq!(heads(part), 1);
    }
}
