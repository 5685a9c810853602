//! Web pages: the article taken out of its page, or the whole page.

mod article;
mod boxes;
mod lists;
mod metadata;
mod shallow;
mod walk;
mod xhtml;

use dom_query::Document as Dom;

use crate::base::{Notice, NoticeKind, Work};
use crate::import::builder::Builder;
use crate::import::date;
use crate::import::error::Cause;
use crate::import::left_out;
use crate::messages::tr;
use crate::text::{Draft, Format, Source};

/// The page's words and blocks; of its article, if the source's format asks for that and there is one.
pub(super) fn draft(mut source: Source, html: &str, work: &Work) -> Result<Draft, Cause> {
    let html = shallow::shallow(html);
    let page = parse(&html)?;
    work.check()?;
    let metadata = metadata::read(&page);
    let mut whole = Builder::default();
    walk::walk(&page, &mut whole, work)?;
    let mut notices = Vec::new();
    let mut body = whole;
    if source.format == Format::Html {
        match article::find(&html, &body, metadata.headline.as_deref(), work)? {
            Some(found) => body = found,
            None => {
                source.format = Format::HtmlPage;
                notices.push(Notice::whole(NoticeKind::WholePage));
            }
        }
    }
    let title = metadata.headline.or_else(|| body.leading_title().map(str::to_owned)).or(metadata.title);
    let date = metadata.date.or_else(|| date::of_blocks(body.words_of_blocks()));
    notices.extend(left_out::notices(&body.left_out().collect::<Vec<_>>()));
    let (text, blocks) = body.finish();
    Ok(Draft { title, author: metadata.author, date, notices, ..Draft::new(source, text, blocks) })
}

/// Appends the blocks of a piece of HTML inside another format.
pub(super) fn fragment(html: &str, body: &mut Builder, work: &Work) -> Result<(), Cause> {
    Ok(walk::walk(&parse(&shallow::shallow(html))?, body, work)?)
}

/// Appends the blocks of a book's chapter, which is XHTML.
pub(super) fn chapter(page: &str, body: &mut Builder, work: &Work) -> Result<(), Cause> {
    let page = xhtml::expanded(page);
    Ok(walk::walk_described(&parse(&shallow::shallow(&page))?, body, work)?)
}

/// Pages with more tags and references to characters, or what may be one, are refused: the tree takes some 300 bytes for a tag, and
/// each reference is a step of the parser.
const MAX_TAGS: usize = 1_000_000;

fn parse(page: &shallow::Shallow<'_>) -> Result<Dom, Cause> {
    if page.html.bytes().filter(|byte| matches!(byte, b'<' | b'&')).count() > MAX_TAGS {
        return Err(Cause::TooLarge { kind: tr!("file-kind-html"), limit: tr!("limit-tags").to_owned() });
    }
    Ok(Dom::from(page.html.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(read: impl Fn(&str, &mut Builder, &Work) -> Result<(), Cause>, page: &str, expected: &str) {
        let mut body = Builder::default();
        read(page, &mut body, &Work::new()).expect("a page");
        assert_eq!(body.finish().0, expected);
    }

    #[test]
    fn items_have_the_numbers_that_browsers_show() {
        check(
            fragment,
            "<ol><li>rope</li><li>tar<ul><li>black</li></ul></li><li value=7>oil</li><li>wood</li></ol><ol type=a start=3><li><p>one</p><p>two</p></li></ol>\
             <ol style='list-style: none'><li>bare</li></ol><ol class='breadcrumbs'><li>Home</li></ol>",
            "1. rope\n2. tar\nblack\n7. oil\n8. wood\nc. one\ntwo\nbare\nHome",
        );
    }

    #[test]
    fn books_have_the_descriptions_of_their_pictures() {
        let page = "<p><img alt='T'/>he pier <img alt='The pier at dusk' src='a.png'/> fell.</p><figure><img alt='Two boats'/><figcaption>Two boats</figcaption></figure>";
        check(chapter, page, "The pier fell.\n\nThe pier at dusk\n\nTwo boats");
        check(fragment, page, "he pier fell.\n\nTwo boats");
    }
}
