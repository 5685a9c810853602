//! What the styles of a Word document say about paragraphs: heading, list item, quotation, caption.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::import::docx::kind;
use crate::import::error::Cause;
use crate::import::office::kind_by_name;
use crate::import::xml;
use crate::text::BlockKind;

/// How long a chain of styles based on styles may be; a longer one is a circle.
const MAX_CHAIN: usize = 16;

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    list_level: Option<usize>,
    is_hidden: bool,
    set_in: SetIn,
}

/// How far a paragraph is set in from each side, in twentieths of a point, where it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SetIn {
    left: Option<i32>,
    right: Option<i32>,
}

/// How far a block quotation is set in from each side, in twentieths of a point.
const QUOTATION_INDENT: i32 = 280;

impl SetIn {
    /// What an element with the indents of a paragraph says.
    pub(super) fn of(element: &BytesStart<'_>) -> Self {
        let value = |names: [&str; 2]| {
            names.iter().find_map(|name| xml::attribute(element, name)).and_then(|value| value.parse::<i32>().ok())
        };
        Self { left: value(["left", "start"]), right: value(["right", "end"]) }
    }

    /// This, and where it says nothing, what another says.
    pub(super) fn or(self, other: Self) -> Self {
        Self { left: self.left.or(other.left), right: self.right.or(other.right) }
    }

    /// Whether a block quotation would be set in like this.
    pub(super) fn is_quotation(self) -> bool {
        [self.left, self.right].into_iter().all(|side| side.is_some_and(|side| side >= QUOTATION_INDENT))
    }
}

/// What a style makes of its paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The kind of block, if it is not an ordinary paragraph.
    pub(super) kind: Option<BlockKind>,
    /// Whether its words are not shown.
    pub(super) is_hidden: bool,
    /// How far its paragraphs are set in.
    pub(super) set_in: SetIn,
}

impl Styles {
    /// The list and the level that a style puts its paragraphs in, with the id of the style that says so.
    pub(super) fn list<'s>(&'s self, id: &'s str) -> Option<(&'s str, &'s str, Option<usize>)> {
        let mut next = Some(id);
        for _ in 0..MAX_CHAIN {
            let id = next?;
            let style = self.styles.get(id)?;
            if let Some(list) = &style.list {
                return (list != "0").then_some((id, list, style.list_level));
            }
            next = style.based_on.as_deref();
        }
        None
    }

    /// What the style with an id makes of a paragraph.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(id);
        for _ in 0..MAX_CHAIN {
            let Some((id, style)) = next.and_then(|id| Some((id, self.styles.get(id)?))) else { break };
            look.kind = look.kind.or_else(|| kind_of(style, id));
            look.is_hidden |= style.is_hidden;
            look.set_in = look.set_in.or(style.set_in);
            next = style.based_on.as_deref();
        }
        // A document without its styles part still has the ids, which are English.
        if self.styles.is_empty() {
            look.kind = kind_by_name(id);
        }
        look
    }
}

fn kind_of(style: &Style, id: &str) -> Option<BlockKind> {
    let outline = style.outline.map(heading);
    let named = kind_by_name(&style.name).or_else(|| kind_by_name(id));
    outline.flatten().or(named).or_else(|| style.list.as_ref().filter(|id| *id != "0").map(|_| BlockKind::ListItem))
}

/// The heading of an outline level, which counts from 0; 9 means body text.
pub(super) fn heading(outline: u8) -> Option<BlockKind> {
    (outline < 9).then(|| BlockKind::Heading((outline + 1).min(6)))
}

/// Reads the styles part.
pub(super) fn read(xml: &str) -> Result<Styles, Cause> {
    let mut reader = xml::reader(xml);
    let mut styles = Styles::default();
    let mut at_hand: Option<(String, Style)> = None;
    loop {
        match reader.read_event().map_err(|error| Cause::damaged(kind(), error))? {
            Event::Start(element) if element.local_name().as_ref() == "style" => {
                at_hand = xml::attribute(&element, "styleId").map(|id| (id, Style::default()));
            }
            Event::Start(element) => {
                at_hand.iter_mut().for_each(|(_, style)| take_up(style, &element));
            }
            Event::End(element) if element.local_name().as_ref() == "style" => styles.styles.extend(at_hand.take()),
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

fn take_up(style: &mut Style, element: &BytesStart<'_>) {
    let value = || xml::attribute(element, "val");
    match element.local_name().as_ref() {
        "name" => style.name = value().unwrap_or_default(),
        "basedOn" => style.based_on = value(),
        "outlineLvl" => style.outline = value().and_then(|level| level.parse().ok()),
        "numId" => style.list = value(),
        "ilvl" => style.list_level = value().and_then(|level| level.parse().ok()),
        "ind" => style.set_in = SetIn::of(element).or(style.set_in),
        "vanish" => style.is_hidden |= xml::is_on(element),
        _ => {}
    }
}
