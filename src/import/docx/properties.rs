//! Title and date of a Word document as its properties have them.

use quick_xml::events::Event;

use crate::import::date;
use crate::import::office::Properties;
use crate::import::xml;

/// Reads the part of core properties; whatever is wrong with it, the document's text is not the worse for it.
pub(super) fn read(part: &str) -> Properties {
    let mut reader = xml::reader(part);
    let (mut title, mut created, mut creator) = (String::new(), String::new(), String::new());
    let mut name = String::new();
    loop {
        let (text, ended) = match reader.read_event() {
            Ok(Event::Start(element)) => {
                name = element.local_name().as_ref().to_owned();
                continue;
            }
            Ok(Event::End(_)) => (String::new(), true),
            Ok(Event::Text(text)) => (text.to_string(), false),
            Ok(Event::GeneralRef(reference)) => (xml::resolve(&reference), false),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => continue,
        };
        match name.as_str() {
            "title" => title.push_str(&text),
            "created" => created.push_str(&text),
            "creator" => creator.push_str(&text),
            _ => {}
        }
        if ended {
            name.clear();
        }
    }
    let title = title.trim();
    let made_up =
        title.is_empty() || title.starts_with("Microsoft Word - ") || title.ends_with(".docx") || title.ends_with(".doc");
    // A widely used library stamps every document with the day its template was made.
    let from_template = creator == "python-docx" && created.starts_with("2013-12-23");
    Properties {
        title: (!made_up).then(|| title.to_owned()),
        author: Some(creator.trim().to_owned()).filter(|name| !name.is_empty() && name != "python-docx"),
        date: date::in_value(&created).filter(|_| !from_template),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(part: &str, title: Option<&str>, date: &str) {
        let found = read(part);
        assert_eq!(found.title.as_deref(), title);
        assert_eq!(found.date.map_or_else(String::new, |date| date.to_string()), date);
    }

    #[test]
    fn title_and_date() {
        check(
            "<cp:coreProperties><dc:title>Piers &amp; Ports</dc:title><dcterms:created>2031-05-02T10:00:00Z</dcterms:created></cp:coreProperties>",
            Some("Piers & Ports"),
            "2031-05-02",
        );
        check("<a><title>Microsoft Word - piers.doc</title></a>", None, "");
        check("<a><creator>python-docx</creator><created>2013-12-23T23:15:00Z</created></a>", None, "");
        check("<a><title>Cut off", Some("Cut off"), "");
        check("", None, "");
    }
}
