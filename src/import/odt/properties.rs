//! Title, author and date of an OpenDocument text as its metadata have them.

use crate::import::office::Properties;
use crate::import::{date, xml};

/// Reads them; whatever is wrong with them, the document's text is not the worse for it.
pub(super) fn read(part: &str) -> Properties {
    let mut found = Properties::default();
    let mut last = None;
    let values = xml::values(part, &["title", "initial-creator", "creator", "creation-date", "date"], "body");
    for (name, value) in values {
        let text = Some(value.trim().to_owned()).filter(|text| !text.is_empty());
        match name.as_str() {
            "title" => found.title = found.title.or(text),
            "initial-creator" => found.author = text,
            "creator" => found.author = found.author.or(text),
            "creation-date" => found.date = date::in_value(&value),
            _ => last = date::in_value(&value),
        }
    }
    found.date = found.date.or(last);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_author_and_date() {
        let found = read(
            "<office:document-meta><office:meta><dc:title>Piers</dc:title><meta:initial-creator>Ada Quill</meta:initial-creator>\
             <dc:creator>Bo</dc:creator><meta:creation-date>2031-05-02T10:00:00</meta:creation-date><dc:date>2032-01-01</dc:date>",
        );
        assert_eq!(found.title.as_deref(), Some("Piers"));
        assert_eq!(found.author.as_deref(), Some("Ada Quill"));
        assert_eq!(found.date.map(|date| date.to_string()).as_deref(), Some("2031-05-02"));
        assert_eq!(read("<office:body><dc:creator>A reviewer</dc:creator>"), Properties::default());
        assert_eq!(read(""), Properties::default());
    }
}
