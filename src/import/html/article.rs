//! The article without the page around it.

use std::collections::BTreeSet;

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability};

use crate::base::{Cancelled, Work};
use crate::import::builder::Builder;
use crate::import::html::boxes;
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
    // The names of classes tell boxes apart from the article.
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, keep_classes: true, ..Config::default() };
    let Some(content) = Readability::new(html.html.as_ref(), None, Some(config))
        .ok()
        .and_then(|mut page| page.parse().ok())
        .map(|found| found.content)
    else {
        return Ok(None);
    };
    work.check()?;
    let dom = Dom::from(content);
    boxes::take_out(&dom);
    let mut body = Builder::default();
    walk::walk(&dom, &mut body, work)?;
    let part_of_small = page.len() <= SMALL_BYTES && body.len() * 100 < page.len() * MIN_PERCENT_OF_SMALL;
    if body.len() < MIN_BYTES || part_of_small {
        return Ok(None);
    }
    let extras = extras(&body);
    if !extras.is_empty() {
        body = Builder::default();
        walk::walk_without(&dom, &mut body, &extras, work)?;
    }
    let opening = body.words_of_blocks().next().map(str::to_owned);
    match headline.filter(|headline| opening.as_deref() != Some(headline)) {
        Some(headline) => {
            let mut titled = Builder::default();
            titled.push(BlockKind::Heading(1), headline);
            walk::walk_without(&dom, &mut titled, &extras, work)?;
            Ok(Some(titled))
        }
        None => Ok(Some(body)),
    }
}

/// The longest pull quote, in bytes.
const PULL_QUOTE_BYTES: usize = 400;

/// The longest line that leads to another article, in words.
const TEASER_WORDS: usize = 25;

/// What such a line begins with.
const TEASERS: &[&str] =
    &["read more:", "read also:", "also read:", "see also:", "related:", "more on this:", "lesen sie auch:", "mehr zum thema:"];

/// The words of blocks that are no part of the article: pull quotes, which say again in large letters what a paragraph says,
/// lines that lead to another article, and invitations to a newsletter.
fn extras(body: &Builder) -> BTreeSet<String> {
    let blocks: Vec<(BlockKind, &str)> = body.blocks().collect();
    let paragraphs: Vec<String> =
        blocks.iter().filter(|(kind, _)| *kind == BlockKind::Paragraph).map(|(_, words)| letters(words)).collect();
    let mut budget = MAX_PULL_QUOTES;
    let mut is_extra = |kind: BlockKind, words: &str| {
        let lower = words.to_lowercase();
        let leads = TEASERS.iter().any(|start| lower.starts_with(start)) && words.split_whitespace().count() <= TEASER_WORDS;
        let may_double = kind == BlockKind::Quotation && words.len() <= PULL_QUOTE_BYTES && budget > 0;
        budget -= usize::from(may_double);
        let own = if may_double { letters(words) } else { String::new() };
        leads || boxes::is_invitation(&lower) || own.len() > 20 && paragraphs.iter().any(|paragraph| paragraph.contains(&own))
    };
    blocks.into_iter().filter(|(kind, words)| is_extra(*kind, words)).map(|(_, words)| words.to_owned()).collect()
}

/// How many block quotations are looked for in the paragraphs.
const MAX_PULL_QUOTES: usize = 50;

/// The letters and figures alone, so that marks and spaces do not count.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pull_quotes_and_teasers() {
        let mut body = Builder::default();
        let quotation = "“We will not be treated like this any more”";
        body.push(BlockKind::Paragraph, &format!("{quotation}, said Maren Holt. She left."));
        body.push(BlockKind::Quotation, quotation);
        body.push(BlockKind::Quotation, "Nobody asked us what we wanted in the first place.");
        body.push(BlockKind::Paragraph, "Read more: What the storm did to the pier");
        body.push(BlockKind::Paragraph, "She told them to read more: a book a week would do.");
        body.push(BlockKind::Heading(3), "Sign up to our morning newsletter");
        let extras = extras(&body);
        assert_eq!(
            extras.iter().map(String::as_str).collect::<Vec<_>>(),
            ["Read more: What the storm did to the pier", "Sign up to our morning newsletter", quotation]
        );
    }
}
