//! EPUB books: web pages in a package.
//!
//! Read: the chapters in the book's order, each with the structure of a web page; notes as notes; title, author and date.
//! Left out: pictures, styles, scripts, the page of navigation, what is not in the book's order.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use crate::base::Work;
use crate::import::archive::{Archive, target_name};
use crate::import::builder::Builder;
use crate::import::error::Cause;
use crate::import::{date, html, left_out, xml};
use crate::messages::tr;
use crate::text::{Draft, Source};

/// How users know such a file.
fn kind() -> &'static str {
    tr!("file-kind-epub")
}

/// How much markup all chapters together may have.
const MAX_BOOK_BYTES: u64 = 48 << 20;

/// How many chapters are read.
const MAX_CHAPTERS: usize = 10_000;

/// The book's words and blocks.
pub(super) fn draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    let mut archive = Archive::open(bytes, kind())?;
    let package = package_name(&mut archive)?;
    let opf = archive.text(&package)?.ok_or_else(|| Cause::damaged(kind(), tr!("damage-no-parts")))?;
    refuse_protected(&mut archive)?;
    let book = book(&opf);
    let folder = package.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut body = Builder::default();
    let mut markup = 0;
    for (done, href) in book.chapters.iter().take(MAX_CHAPTERS).enumerate() {
        work.check()?;
        work.progress(done, book.chapters.len());
        let name = target_name(&folder, &without_escapes(href.split('#').next().unwrap_or("")));
        if let Some(page) = archive.text(&name)? {
            markup += page.len();
            super::within(kind(), markup, MAX_BOOK_BYTES)?;
            html::chapter(&page, &mut body, work)?;
        }
        super::within(tr!("file-kind-text"), body.len(), super::MAX_TEXT_BYTES)?;
    }
    let title = book.title.or_else(|| body.first_heading().map(str::to_owned));
    let notices = left_out::notices(&body.left_out().collect::<Vec<_>>());
    let (text, blocks) = body.finish();
    Ok(Draft {
        title,
        author: book.author,
        notices,
        date: book.date.and_then(|value| date::in_value(&value)),
        ..Draft::new(source, text, blocks)
    })
}

/// Where the table of parts is.
fn package_name(archive: &mut Archive<'_>) -> Result<String, Cause> {
    let mut name = None;
    xml::each_element(&archive.text("META-INF/container.xml")?.unwrap_or_default(), "rootfile", |element| {
        name = name.take().or_else(|| xml::attribute(element, "full-path"));
    });
    name.ok_or_else(|| Cause::damaged(kind(), tr!("damage-parts-unsaid")))
}

/// Books whose pages are encrypted have no text for us; encrypted fonts are no matter.
fn refuse_protected(archive: &mut Archive<'_>) -> Result<(), Cause> {
    let mut protected = archive.has("META-INF/rights.xml");
    let listed = archive.text("META-INF/encryption.xml")?.unwrap_or_default();
    xml::each_element(&listed, "CipherReference", |element| {
        let name = xml::attribute(element, "URI").unwrap_or_default().to_lowercase();
        protected |= [".xhtml", ".html", ".htm", ".xml"].iter().any(|ending| name.ends_with(ending));
    });
    if protected { Err(Cause::Encrypted { kind: kind() }) } else { Ok(()) }
}

#[derive(Debug, Default)]
struct Book {
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    /// The addresses of the chapters in order.
    chapters: Vec<String>,
}

/// Reads the table of parts, up to the first error.
fn book(opf: &str) -> Book {
    let mut reader = xml::reader(opf);
    let mut items: BTreeMap<String, String> = BTreeMap::new();
    let mut book = Book::default();
    while let Ok(event) = reader.read_event() {
        let Event::Start(element) = event else {
            if matches!(event, Event::Eof) {
                break;
            }
            continue;
        };
        let value = |name: &str| xml::attribute(&element, name);
        match element.local_name().as_ref() {
            "item" => {
                let is_navigation = value("properties").is_some_and(|all| all.split(' ').any(|one| one == "nav"));
                let is_page = value("media-type").is_none_or(|kind| kind.contains("html") || kind.contains("xml"));
                items.extend(value("id").zip(value("href")).filter(|_| is_page && !is_navigation));
            }
            "itemref" => {
                let wanted = value("idref").unwrap_or_default();
                book.chapters.extend(items.get(&wanted).cloned());
            }
            _ => {}
        }
    }
    let mut authors = Vec::new();
    for (name, value) in xml::values(opf, &["title", "creator", "date"], "manifest") {
        let text = Some(crate::text::one_line(&value)).filter(|text| !text.is_empty());
        match name.as_str() {
            "title" => book.title = book.title.or(text),
            "creator" => authors.extend(text),
            _ => book.date = book.date.or(text),
        }
    }
    book.author = (!authors.is_empty()).then(|| authors.join(", "));
    book
}

/// "a%20b" → "a b".
fn without_escapes(href: &str) -> String {
    let mut out = Vec::with_capacity(href.len());
    let mut bytes = href.bytes();
    while let Some(byte) = bytes.next() {
        let mut rest = bytes.clone();
        let digits = [rest.next().unwrap_or(0), rest.next().unwrap_or(0)];
        let escaped = std::str::from_utf8(&digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped.filter(|_| byte == b'%') {
            Some(escaped) => {
                bytes = rest;
                out.push(escaped);
            }
            None => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_in_the_order_of_the_book() {
        let book = book(
            "<package><metadata><dc:title>Piers &amp; Ports</dc:title><dc:creator>Ada Quill</dc:creator><dc:creator>Bo Farthing</dc:creator>\
             <dc:date>2031-05-02</dc:date></metadata><manifest><item id='n' href='nav.xhtml' properties='nav'/><item id='b' href='two.xhtml' media-type='application/xhtml+xml'/>\
             <item id='a' href='one.xhtml'/><item id='i' href='i.png' media-type='image/png'/></manifest>\
             <spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='i'/><itemref idref='z'/></spine>",
        );
        assert_eq!(book.chapters, ["one.xhtml", "two.xhtml"]);
        assert_eq!((book.title.as_deref(), book.author.as_deref()), (Some("Piers & Ports"), Some("Ada Quill, Bo Farthing")));
        assert_eq!(book.date.as_deref(), Some("2031-05-02"));
    }

    #[test]
    fn escapes() {
        assert_eq!(without_escapes("a%20b%C3%A9%"), "a bé%");
        assert_eq!(without_escapes("%zz%2"), "%zz%2");
    }
}
