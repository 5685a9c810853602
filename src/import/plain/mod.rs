//! Plain text in its three habits: a blank line between paragraphs, one long line per paragraph, lines wrapped by hand.
//!
//! The text stays as it came; blocks are places in it. Where lines are wrapped by hand a block spans several of them.

mod heading;
mod lines;
mod paragraphs;

use crate::import::date;
use crate::text::{Block, BlockKind, Draft, Source};

/// The text itself and its blocks. Line ends are `\n` already.
pub(super) fn draft(source: Source, text: String) -> Draft {
    let lines = lines::lines(&text);
    let habit = lines::habit(&lines);
    let mut paragraphs = paragraphs::paragraphs(&text, &lines, habit);
    heading::mark(&mut paragraphs, habit);
    let title =
        paragraphs.first().filter(|first| matches!(first.kind, BlockKind::Heading(_))).map(|first| first.words.to_owned());
    let date = date::of_blocks(paragraphs.iter().map(|paragraph| paragraph.words));
    let blocks = paragraphs.iter().map(|paragraph| Block { span: paragraph.span, kind: paragraph.kind }).collect();
    Draft { title, date, ..Draft::new(source, text, blocks) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Format;

    fn check(text: &str, expected: &[&str]) -> Draft {
        let source = Source { name: String::new(), path: None, format: Format::Plain, sha256: String::new() };
        let draft = draft(source, text.to_owned());
        assert_eq!(draft.text, text);
        let found: Vec<String> = draft
            .blocks
            .iter()
            .map(|block| format!("{}: {}", block.kind.code(), text.get(block.span.range()).unwrap_or("?").replace('\n', "/")))
            .collect();
        assert_eq!(found, expected);
        draft
    }

    const LONG: &str = "The ferry to the island was late again on Monday, and nobody at the harbour could say why it was so.";

    #[test]
    fn blank_lines_between_paragraphs() {
        check(
            "First one here.\n\nSecond one here.\n \n\nThird.",
            &["paragraph: First one here.", "paragraph: Second one here.", "paragraph: Third."],
        );
    }

    #[test]
    fn one_long_line_a_paragraph() {
        let text = format!("{LONG}\n{LONG}\n  {LONG}\n");
        check(&text, &[format!("paragraph: {LONG}").as_str(); 3]);
    }

    #[test]
    fn lines_wrapped_by_hand() {
        let text = "The ferry to the island was late again\non Monday, and nobody at the harbour\ncould say why it was so.\n\nThe harbour master said that he would\nask the company.";
        check(
            text,
            &[
                "paragraph: The ferry to the island was late again/on Monday, and nobody at the harbour/could say why it was so.",
                "paragraph: The harbour master said that he would/ask the company.",
            ],
        );
    }

    #[test]
    fn indents_begin_paragraphs_in_wrapped_text() {
        let text = "   The ferry to the island was late again\non Monday, and nobody at the harbour\ncould say why it was so.\n   The harbour master said that he would\nask the company at once.";
        check(
            text,
            &[
                "paragraph: The ferry to the island was late again/on Monday, and nobody at the harbour/could say why it was so.",
                "paragraph: The harbour master said that he would/ask the company at once.",
            ],
        );
    }

    #[test]
    fn verses_and_lists_of_names_are_not_wrapped_text() {
        check("Ada Quill\nBo Farthing\nCy Marsh", &["paragraph: Ada Quill", "paragraph: Bo Farthing", "paragraph: Cy Marsh"]);
        check("apples, many\npears\nplums, few", &["paragraph: apples, many", "paragraph: pears", "paragraph: plums, few"]);
    }

    #[test]
    fn list_items() {
        check(
            "We need:\n\n- rope\n* tar\n• nails\n1. a boat\n(b) oars\n2031. That was the year.",
            &[
                "paragraph: We need:",
                "list-item: rope",
                "list-item: tar",
                "list-item: nails",
                "list-item: a boat",
                "list-item: oars",
                "paragraph: 2031. That was the year.",
            ],
        );
    }

    #[test]
    fn a_dash_or_figure_inside_a_wrapped_sentence_is_no_list() {
        let text = "It was known at the pier from noon on\nthat the ferry would not come at four.\nThe ferry to the island was late again\n- on a Monday - and nobody at the pier\n12. Street could say why it was so late.";
        check(text, &[&format!("paragraph: {}", text.replace('\n', "/"))]);
    }

    #[test]
    fn block_quotations() {
        check(
            &format!("{LONG}\n\n> We are sorry.\n> We will pay.\n\n{LONG}\n\n    We are sorry.\n\n{LONG}"),
            &[
                &format!("paragraph: {LONG}"),
                "quotation: We are sorry.",
                "quotation: We will pay.",
                &format!("paragraph: {LONG}"),
                "quotation: We are sorry.",
                &format!("paragraph: {LONG}"),
            ],
        );
        check(&format!("    {LONG}\n    {LONG}"), &[format!("paragraph: {LONG}").as_str(); 2]);
    }

    #[test]
    fn headings_and_the_title() {
        let draft = check(
            &format!("Late Ferry Angers Island\n\n{LONG}\n\nThe company\n\n{LONG}\n\nWHAT NOW?\n\n{LONG}"),
            &[
                "heading: Late Ferry Angers Island",
                &format!("paragraph: {LONG}"),
                "heading: The company",
                &format!("paragraph: {LONG}"),
                "heading: WHAT NOW?",
                &format!("paragraph: {LONG}"),
            ],
        );
        assert_eq!(draft.title.as_deref(), Some("Late Ferry Angers Island"));
        check(
            &format!("Summary\n{LONG}\nMain part\nFirst days\n{LONG}"),
            &[
                "heading: Summary",
                &format!("paragraph: {LONG}"),
                "heading: Main part",
                "heading: First days",
                &format!("paragraph: {LONG}"),
            ],
        );
        check(
            &format!("Late Ferry\n==========\n\n{LONG}\n\nAfter\n-----\n{LONG}"),
            &["heading: Late Ferry", &format!("paragraph: {LONG}"), "heading: After", &format!("paragraph: {LONG}")],
        );
    }

    #[test]
    fn short_lines_that_are_no_headings() {
        let draft = check(
            &format!(
                "“We are sorry”\n\n{LONG}\n\nBy Ada Quill\n\n{LONG}\n\nQUILL: We are sorry\n\n{LONG}\n\nShe left.\n\n{LONG}\n\nThe end"
            ),
            &[
                "paragraph: “We are sorry”",
                &format!("paragraph: {LONG}"),
                "paragraph: By Ada Quill",
                &format!("paragraph: {LONG}"),
                "paragraph: QUILL: We are sorry",
                &format!("paragraph: {LONG}"),
                "paragraph: She left.",
                &format!("paragraph: {LONG}"),
                "paragraph: The end",
            ],
        );
        assert_eq!(draft.title, None);
    }

    #[test]
    fn odd_inputs() {
        check("", &[]);
        check("\n \n\t\n", &[]);
        check("word", &["paragraph: word"]);
        check("* * *\n\n-----\n>", &[]);
    }
}
