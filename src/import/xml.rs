//! Small helpers over the XML reader.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::import::decode;

/// An XML part as characters; nearly all are UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    decode::decode(bytes, decode::declared(bytes)).text
}

/// A reader that gives empty elements as a start and an end, and takes a lone "&" for what it is.
pub(super) fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Whether a property such as `<w:vanish/>` is on: it is unless it says otherwise.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// The characters that a reference such as `&amp;` or `&#8217;` stands for.
pub(super) fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    match reference.as_ref() {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

/// Calls `visit` for every element of a name, up to the first error.
pub(super) fn each_element(xml: &str, name: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    let mut reader = reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == name => visit(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// How many elements of a name there are.
pub(super) fn count(xml: &str, name: &str) -> usize {
    let mut count = 0;
    each_element(xml, name, |_| count += 1);
    count
}

/// The characters inside each outermost element of one of these names, up to the first element named `until`.
pub(super) fn values(xml: &str, names: &[&str], until: &str) -> Vec<(String, String)> {
    let mut reader = reader(xml);
    let mut out: Vec<(String, String)> = Vec::new();
    let mut inside = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) if inside > 0 => inside += 1,
            Ok(Event::Start(element)) => {
                let name = element.local_name().as_ref().to_owned();
                if name == until {
                    return out;
                }
                if names.contains(&name.as_str()) {
                    out.push((name, String::new()));
                    inside = 1;
                }
            }
            Ok(Event::End(_)) => inside = inside.saturating_sub(1),
            Ok(Event::Text(text)) if inside > 0 => out.last_mut().into_iter().for_each(|(_, value)| value.push_str(&text)),
            Ok(Event::GeneralRef(reference)) if inside > 0 => {
                out.last_mut().into_iter().for_each(|(_, value)| value.push_str(&resolve(&reference)));
            }
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

/// All words of a part that are shown.
pub(super) fn words(xml: &str) -> String {
    let mut reader = reader(xml);
    let mut out = String::new();
    let mut in_words = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => in_words = element.local_name().as_ref() == "t",
            Ok(Event::End(_)) => in_words = false,
            Ok(Event::Text(text)) if in_words => out.push_str(&text),
            Ok(Event::Eof) | Err(_) => return out.trim().to_owned(),
            Ok(_) => {}
        }
    }
}
