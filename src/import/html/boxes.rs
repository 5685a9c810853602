//! Boxes inside an article that are no part of it: invitations to a newsletter, forms to subscribe.

use dom_query::{Document as Dom, NodeRef};

/// What the class or the id of such a box has in it.
const NAMES: &[&str] =
    &["newsletter", "subscribe", "signup", "sign-up", "sign_up", "mailing-list", "mailinglist", "email-capture"];

/// A longer box is a part of the article, whatever its name says; in words.
const BOX_WORDS: usize = 80;

/// Takes such boxes out of an article.
pub(super) fn take_out(article: &Dom) {
    let boxes: Vec<NodeRef<'_>> = article
        .select("aside, div, section, form, ul, p, figure")
        .nodes()
        .iter()
        .filter(|node| is_named(node) && is_short(node))
        .copied()
        .collect();
    boxes.iter().for_each(NodeRef::remove_from_parent);
}

fn is_named(node: &NodeRef<'_>) -> bool {
    node.element_ref().is_some_and(|element| {
        let mut names = element.attrs.iter().filter(|attribute| matches!(attribute.name.local.as_ref(), "class" | "id"));
        names.any(|attribute| {
            let value = attribute.value.to_ascii_lowercase();
            NAMES.iter().any(|name| value.contains(name))
        })
    })
}

/// Whether there are few words in an element; looks no further than it must.
fn is_short(root: &NodeRef<'_>) -> bool {
    let (mut words, mut nodes) = (0, 0);
    let mut next = root.first_child();
    while let Some(node) = next {
        nodes += 1;
        words += if node.is_text() { node.text().split_whitespace().count() } else { 0 };
        if words > BOX_WORDS || nodes > BOX_WORDS * 20 {
            return false;
        }
        next = node.first_child().or_else(|| after(node, root));
    }
    true
}

/// The node after another that is not inside it, within a root.
fn after<'d>(mut node: NodeRef<'d>, root: &NodeRef<'_>) -> Option<NodeRef<'d>> {
    while node.id != root.id {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent()?;
    }
    None
}

/// The longest invitation, in words.
const INVITATION_WORDS: usize = 45;

/// How an invitation begins.
const BEGINS: &[&str] = &[
    "sign up for",
    "sign up to",
    "sign up here",
    "subscribe to",
    "subscribe for",
    "subscribe now",
    "join our",
    "get our",
    "get the latest",
    "register for our",
    "melden sie sich",
    "abonnieren sie",
    "jetzt abonnieren",
    "hier abonnieren",
];

/// What it invites to.
const INVITED: &[&str] = &["newsletter", "your inbox", "email", "e-mail", "mailing list", "briefing", "alerts"];

/// Whether a paragraph, in lower case, asks its reader to take a newsletter.
pub(super) fn is_invitation(words: &str) -> bool {
    let words = words.trim_start_matches(['[', '(', '*', '•', '>', ' ']);
    words.split_whitespace().take(INVITATION_WORDS + 1).count() <= INVITATION_WORDS
        && BEGINS.iter().any(|begin| words.starts_with(begin))
        && INVITED.iter().any(|name| words.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_go_and_paragraphs_stay() {
        let long = "word ".repeat(BOX_WORDS + 1);
        let page = format!(
            "<div class='article newsletter-body'><p>{long}</p><div class='c-Newsletter-box'><h3>The Morning</h3><p>Your day in short</p></div>\
             <p id=subscribe-now>Pay here</p><p>She reads the newsletter.</p></div>"
        );
        let dom = Dom::from(page);
        take_out(&dom);
        let text = dom.text().to_string();
        assert!(text.contains("She reads the newsletter.") && text.starts_with("word word"), "{text}");
        assert!(!text.contains("The Morning") && !text.contains("Your day") && !text.contains("Pay here"), "{text}");
    }

    #[test]
    fn invitations() {
        for (words, expected) in [
            ("sign up for our newsletter and never miss a story.", true),
            ("[sign up to the briefing, every day in your inbox.]", true),
            ("melden sie sich für unseren newsletter an!", true),
            ("readers can sign up for the newsletter at the town hall.", false),
            ("sign up for the lifeboat, he told them.", false),
            ("subscribe to what you like, she said.", false),
        ] {
            assert_eq!(is_invitation(words), expected, "{words}");
        }
    }
}
