//! Every folder of `tests/data/import` with an input file: what is read in it.

use super::{check_golden, dump, import};

fn check(case: &str, file: &str) {
    let path = format!("{}/tests/data/import/{case}/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).expect("the input");
    let document = import(&bytes, file).expect("a document");
    if document.source.format == twosource::text::Format::Plain {
        assert_eq!(document.text, String::from_utf8_lossy(&bytes).replace("\r\n", "\n"), "plain text stays as it came");
    }
    check_golden(case, &dump(&document));
}

#[test]
fn a_news_story_with_blank_lines() {
    check("story", "story.txt");
}

#[test]
fn minutes_with_one_line_a_paragraph() {
    check("minutes", "minutes.txt");
}

#[test]
fn a_letter_wrapped_by_hand() {
    check("letter", "letter.txt");
}

#[test]
fn notes_in_markdown() {
    check("notes", "notes.md");
}

#[test]
fn an_article_in_its_page() {
    check("article", "article.html");
}

#[test]
fn a_page_without_an_article() {
    check("listing", "listing.html");
}

#[test]
fn pasted_markup_keeps_its_structure() {
    let pasted = "<meta charset='utf-8'><h2>The pier</h2><p>It fell, <i>said</i> Holt.</p><blockquote>We are sorry.</blockquote><ul><li>rope</li></ul>\
                  <table><tr><td>Day</td><td>Friday</td></tr></table>";
    let found = dump(&import(pasted.as_bytes(), "Pasted text").expect("a document"));
    let blocks = "heading 2: The pier\nparagraph: It fell, said Holt.\nquotation: We are sorry.\nlist-item: rope\ncell: Day\ncell: Friday\n";
    assert!(found.ends_with(blocks), "{found}");
}

#[test]
fn the_whole_page_on_demand() {
    let path = format!("{}/tests/data/import/article/article.html", env!("CARGO_MANIFEST_DIR"));
    let options =
        twosource::import::Options { format: Some(twosource::text::Format::HtmlPage), ..twosource::import::Options::default() };
    let document = twosource::import::read(path.as_ref(), &options, &twosource::base::Work::new()).expect("a document");
    assert!(document.text.contains("Most read"), "what stands around the article is there");
    assert!(document.text.contains("the harbour master, Odo Brack, said"), "and so is the article");
    assert!(!document.text.contains("track("), "but no script");
}
