//! The article without the page around it.

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability};

use crate::base::{Cancelled, Work};
use crate::import::builder::Builder;
use crate::import::html::shallow::Shallow;
use crate::import::html::walk;
use crate::text::BlockKind;

/// Pages with more elements are taken whole: finding the article costs several passes over all of them.
const MAX_ELEMENTS: usize = 100_000;

/// Pages with more text in more elements are taken whole, for the same reason.
const MAX_WEIGHT: usize = 100 << 20;

/// An article with fewer bytes is none.
const MIN_BYTES: usize = 140;

/// The part of a small page that its article must hold, in per cent; a page with nothing around its text is one article.
const MIN_PERCENT_OF_SMALL: usize = 60;

/// Up to how many bytes of text a page is small.
const SMALL_BYTES: usize = 3000;

/// The article's blocks, its headline first; none where no article can be told from the page.
pub(super) fn find(
    html: &Shallow<'_>,
    page: &Builder,
    headline: Option<&str>,
    work: &Work,
) -> Result<Option<Builder>, Cancelled> {
    if html.weight > MAX_WEIGHT {
        return Ok(None);
    }
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
    let Some(content) = Readability::new(html.html.as_ref(), None, Some(config))
        .ok()
        .and_then(|mut page| page.parse().ok())
        .map(|found| found.content)
    else {
        return Ok(None);
    };
    work.check()?;
    let dom = Dom::from(content);
    let mut body = Builder::default();
    walk::walk(&dom, &mut body, work)?;
    let part_of_small = page.len() <= SMALL_BYTES && body.len() * 100 < page.len() * MIN_PERCENT_OF_SMALL;
    if body.len() < MIN_BYTES || part_of_small {
        return Ok(None);
    }
    let opening = body.words_of_blocks().next().map(str::to_owned);
    match headline.filter(|headline| opening.as_deref() != Some(headline)) {
        Some(headline) => {
            let mut titled = Builder::default();
            titled.push(BlockKind::Heading(1), headline);
            walk::walk(&dom, &mut titled, work)?;
            Ok(Some(titled))
        }
        None => Ok(Some(body)),
    }
}
