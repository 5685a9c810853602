//! Web pages: the article taken out of its page, or the whole page.

mod article;
mod metadata;
mod shallow;
mod walk;
mod xhtml;

use dom_query::Document as Dom;

use crate::base::{Notice, NoticeKind, Work};
use crate::import::builder::Builder;
use crate::import::date;
use crate::import::error::Cause;
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
    let (text, blocks) = body.finish();
    Ok(Draft { title, author: metadata.author, date, notices, ..Draft::new(source, text, blocks) })
}

/// Appends the blocks of a piece of HTML inside another format.
pub(super) fn fragment(html: &str, body: &mut Builder, work: &Work) -> Result<(), Cause> {
    Ok(walk::walk(&parse(&shallow::shallow(html))?, body, work)?)
}

/// Appends the blocks of a book's chapter, which is XHTML.
pub(super) fn chapter(page: &str, body: &mut Builder, work: &Work) -> Result<(), Cause> {
    fragment(&xhtml::expanded(page), body, work)
}

/// Pages with more tags, or what may be one, are refused: the tree takes some 300 bytes for each.
const MAX_TAGS: usize = 1_000_000;

fn parse(page: &shallow::Shallow<'_>) -> Result<Dom, Cause> {
    if page.html.bytes().filter(|byte| *byte == b'<').count() > MAX_TAGS {
        return Err(Cause::TooLarge { kind: "web page", limit: "one million tags".to_owned() });
    }
    Ok(Dom::from(page.html.as_ref()))
}
