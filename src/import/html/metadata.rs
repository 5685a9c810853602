//! What a page says about itself: headline, title, date.

use dom_query::Document as Dom;
use jiff::civil::Date;
use serde_json::Value;

use crate::import::date;
use crate::text::one_line;

/// A page's own statements.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// The article's headline.
    pub(super) headline: Option<String>,
    /// The page's title, which may carry the site's name.
    pub(super) title: Option<String>,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// The day it was published.
    pub(super) date: Option<Date>,
}

/// Names of `meta` elements that hold the day of publication, best first.
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "article:published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "date.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "displaydate",
    "date",
];

/// Names of `meta` elements that hold the headline, best first.
const HEADLINES: &[&str] = &["og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "parsely-title"];

/// Names of `meta` elements that hold the author, best first.
const AUTHORS: &[&str] =
    &["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl", "sailthru.author"];

/// Reads the metadata: structured data first, then `meta` elements, then marked-up times.
pub(super) fn read(page: &Dom) -> Metadata {
    let articles = structured(page);
    let named = named_values(page);
    let find = |names: &[&str]| {
        names.iter().find_map(|name| {
            named.iter().find(|(key, value)| key == name && !value.trim().is_empty()).map(|(_, value)| value.clone())
        })
    };
    let title = page.select("head > title").iter().next().map(|title| one_line(&title.text())).filter(|title| !title.is_empty());
    let headline = articles.iter().find_map(|article| text_of(article.get("headline")?));
    let author = articles.iter().find_map(|article| names_of(article.get("author")?));
    let published = articles.iter().find_map(|article| date::in_value(article.get("datePublished")?.as_str()?));
    let dates = DATES.iter().find_map(|name| find(&[*name]).and_then(|value| date::in_value(&value)));
    Metadata {
        headline: heading(page, title.as_deref()).or(headline).or_else(|| find(HEADLINES).map(|value| one_line(&value))),
        title,
        author: author.or_else(|| find(AUTHORS).map(|value| one_line(&value)).filter(|name| !name.contains("://"))),
        date: published.or(dates).or_else(|| marked_time(page)),
    }
}

/// The page's only heading of the highest level, or the one whose words stand in the title.
fn heading(page: &Dom, title: Option<&str>) -> Option<String> {
    let headings: Vec<String> =
        page.select("h1").iter().map(|heading| one_line(&heading.text())).filter(|words| !words.is_empty()).collect();
    let in_title = headings.iter().find(|words| title.is_some_and(|title| title.contains(words.as_str())));
    in_title.or(headings.first().filter(|_| headings.len() == 1)).cloned()
}

/// The names of one or several people of the structured data.
fn names_of(value: &Value) -> Option<String> {
    let name = |value: &Value| text_of(value).or_else(|| text_of(value.get("name")?));
    let names: Vec<String> =
        value.as_array().map_or_else(|| name(value).into_iter().collect(), |all| all.iter().filter_map(name).collect());
    (!names.is_empty()).then(|| names.join(", "))
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(one_line).filter(|text| !text.is_empty() && !text.contains('<') && !text.contains("&#"))
}

/// Name (in lower case) and content of all `meta` elements.
fn named_values(page: &Dom) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for element in page.select("meta[content]").iter() {
        let name = ["property", "name", "itemprop"].into_iter().find_map(|key| element.attr(key));
        if let (Some(name), Some(content)) = (name, element.attr("content")) {
            out.push((name.to_ascii_lowercase(), content.to_string()));
        }
    }
    out
}

/// The articles of the page's JSON-LD.
fn structured(page: &Dom) -> Vec<Value> {
    let mut out = Vec::new();
    for script in page.select(r#"script[type="application/ld+json"]"#).iter() {
        if let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) {
            collect_articles(value, &mut out);
        }
    }
    out
}

fn collect_articles(value: Value, out: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| collect_articles(item, out)),
        Value::Object(mut object) => {
            if let Some(graph) = object.remove("@graph") {
                collect_articles(graph, out);
            }
            if object.get("@type").is_some_and(is_article) {
                out.push(Value::Object(object));
            }
        }
        _ => {}
    }
}

fn is_article(kind: &Value) -> bool {
    let names = |name: &str| ["Article", "Posting", "Report"].iter().any(|ending| name.ends_with(ending));
    match kind {
        Value::String(name) => names(name),
        Value::Array(kinds) => kinds.iter().any(|kind| kind.as_str().is_some_and(names)),
        _ => false,
    }
}

/// A `time` element that says it is the day of publication, or the only day that such elements name.
fn marked_time(page: &Dom) -> Option<Date> {
    let marked = page.select("time[pubdate], time[itemprop=datePublished], [itemprop=datePublished][content]");
    let own = |element: &dom_query::Selection<'_>| {
        let value = element.attr("datetime").or_else(|| element.attr("content"));
        value.map_or_else(|| date::in_value(&element.text()), |value| date::in_value(&value))
    };
    if let Some(date) = marked.iter().find_map(|element| own(&element)) {
        return Some(date);
    }
    let mut days: Vec<Date> = page.select("time").iter().filter_map(|element| own(&element)).collect();
    days.dedup();
    days.first().copied().filter(|_| days.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page → headline, author, date, in one line.
    fn check(page: &str, expected: &str) {
        let found = read(&Dom::from(page));
        let date = found.date.map(|date| date.to_string());
        let parts = [found.headline, found.author, date].map(|part| part.unwrap_or_else(|| "-".to_owned()));
        assert_eq!(parts.join("; "), expected, "{page}");
    }

    #[test]
    fn what_pages_say_of_themselves() {
        check(
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The pier\",\"author\":[{\"name\":\"Ada Quill\"}],\
             \"datePublished\":\"2031-05-02T10:00:00Z\"}</script><p>x",
            "The pier; Ada Quill; 2031-05-02",
        );
        check(
            "<head><meta property='og:title' content='The pier'><meta name=author content='Bo Farthing'>\
             <meta property='article:published_time' content='2031-05-02'></head><p>x",
            "The pier; Bo Farthing; 2031-05-02",
        );
        check("<h1>The pier</h1><p>Posted <time datetime='2031-05-02T10:00'>on Friday</time>", "The pier; -; 2031-05-02");
        check("<h1>One</h1><h1>Two</h1><time datetime='2031-05-02'>a</time><time datetime='2031-05-03'>b</time>", "-; -; -");
        check("<time datetime='2031-05-03'>a</time><time pubdate datetime='2031-05-02'>b</time>", "-; -; 2031-05-02");
    }
}
