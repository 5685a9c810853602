//! What the documents of word processors have in common: names of styles, properties, and how a text is put together.

use jiff::civil::Date;

use crate::base::LeftOut;
use crate::import::builder::Builder;
use crate::import::date;
use crate::import::left_out::notices;
use crate::text::{BlockKind, Draft, Source};

/// The properties that are used.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// The title, unless a program made it up.
    pub(super) title: Option<String>,
    /// Who wrote it, unless that is a program.
    pub(super) author: Option<String>,
    /// The day the document was begun.
    pub(super) date: Option<Date>,
}

/// Puts a text together: its blocks, then its notes, each with its mark; what its own words say of title and date goes before its
/// properties.
pub(super) fn draft<'n>(
    source: Source,
    mut body: Builder,
    notes: impl Iterator<Item = (&'n str, &'n str)>,
    properties: Properties,
    mut left_out: Vec<LeftOut>,
) -> Draft {
    let title = body.leading_title().map(str::to_owned);
    let date = date::of_blocks(body.words_of_blocks());
    notes.for_each(|(mark, words)| body.push_marked(BlockKind::Note, mark, words));
    left_out.extend(body.left_out());
    let (text, blocks) = body.finish();
    Draft {
        title: title.or(properties.title),
        author: properties.author,
        date: date.or(properties.date),
        notices: notices(&left_out),
        ..Draft::new(source, text, blocks)
    }
}

/// What a style makes of its paragraphs, by its name; the built-in ones have English names in all languages of the programs.
pub(super) fn kind_by_name(name: &str) -> Option<BlockKind> {
    // OpenDocument writes a space as `_20_`.
    let compact: String = name.replace("_20_", "").to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
    if let Some(level) = compact.strip_prefix("heading") {
        return level.parse::<u8>().ok().filter(|level| (1..=9).contains(level)).map(|level| BlockKind::Heading(level.min(6)));
    }
    match compact.as_str() {
        "title" => Some(BlockKind::Heading(1)),
        "subtitle" => Some(BlockKind::Heading(2)),
        "quote" | "quotation" | "quotations" | "intensequote" | "blocktext" | "blockquote" | "blockquotation" | "zitat"
        | "blockzitat" | "intensiveszitat" => Some(BlockKind::Quotation),
        "caption" | "imagecaption" | "tablecaption" | "figurecaption" | "illustration" | "figure" => Some(BlockKind::Caption),
        "footnote" | "endnote" | "footnotetext" | "endnotetext" => Some(BlockKind::Note),
        _ if compact.starts_with("listbullet") || compact.starts_with("listnumber") => Some(BlockKind::ListItem),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_styles() {
        for (name, expected) in [
            ("heading 2", Some(BlockKind::Heading(2))),
            ("Heading 9", Some(BlockKind::Heading(6))),
            ("Heading", None),
            ("Intense Quote", Some(BlockKind::Quotation)),
            ("Block_20_Text", Some(BlockKind::Quotation)),
            ("Zitat", Some(BlockKind::Quotation)),
            ("Quoted by hand", None),
            ("List Bullet 2", Some(BlockKind::ListItem)),
            ("Image Caption", Some(BlockKind::Caption)),
            ("footnote text", Some(BlockKind::Note)),
            ("Body Text", None),
        ] {
            assert_eq!(kind_by_name(name), expected, "{name}");
        }
    }
}
