//! What the reviewer noted on words of the texts.

use maud::{Markup, html};

use super::{Page, words};
use crate::base::{Side, TextSpan};
use crate::export::ids;
use crate::messages::tr;

impl Page<'_> {
    pub(super) fn noted(&self) -> Markup {
        if self.notes.is_empty() {
            return Markup::default();
        }
        html! {
            section.ledger #notes {
                h2 { (tr!("report-notes-of-reviewer")) " " span.count { (self.notes.len()) } }
                table {
                    thead { tr { th scope="col" { (tr!("report-column-number")) } th scope="col" { (tr!("report-column-text")) } th scope="col" { (tr!("report-column-words")) } th scope="col" { (tr!("report-column-note")) } } }
                    tbody { @for (index, note) in self.notes.iter().enumerate() {
                        tr {
                            th scope="row" id={ "note" (index + 1) } { "N" (index + 1) }
                            td { @if note.span.is_some() {
                                a.badge.(ids::letter(note.side)) href={ "#noted" (index + 1) } title=(tr!("report-show-in-text", side = note.side.letter())) aria-label=(tr!("report-show-in-text", side = note.side.letter())) { (note.side.letter()) }
                            } @else { span.badge.(ids::letter(note.side)) { (note.side.letter()) } } }
                            td.passage lang=(self.language(note.side)) { p dir="auto" { (super::clean(note.words)) } }
                            td { (words(note.note)) @if !note.state.is_empty() { span.none { " (" (note.state) ")" } } }
                        }
                    } }
                }
            }
        }
    }

    /// The signs of the notes on words that begin in a stretch of a text.
    pub(super) fn noted_in(&self, side: Side, span: TextSpan) -> Markup {
        let begins = |start: u32| span.contains_offset(start);
        html! {
            @for (index, note) in self.notes.iter().enumerate() {
                @if note.side == side && note.span.is_some_and(|place| begins(place.start)) {
                    a.sign.note id={ "noted" (index + 1) } href={ "#note" (index + 1) } aria-label=(tr!("report-note-number", number = index + 1)) { "N" (index + 1) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::base::{Pair, Side, TextSpan, Work};
    use crate::compare::compare;
    use crate::display::Display;
    use crate::export::{Scope, Subject, html};
    use crate::extract::extract;
    use crate::import;
    use crate::review::{Marks, Note, Review, place_review};

    #[test]
    fn a_note_and_its_words_lead_to_each_other() {
        let work = Work::new();
        let read =
            |text: &str| Arc::new(import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap());
        let documents = Pair::new(read("The old pier was shut on Monday.\n"), read("It rained.\n"));
        let extractions = documents.as_ref().map(|document| Arc::new(extract(document, &work).unwrap()));
        let comparison = compare(documents, extractions, &work).unwrap();
        let page = |notes: Vec<Note>| {
            let review = Review { notes, ..Review::default() };
            let (display, marks) = (Display::new(&comparison), Marks::new(&review, &place_review(&comparison, &review)));
            let mut out = Vec::new();
            html::write_report(&Subject::new(&comparison, &display, &review, &marks, &Scope::All), &work, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let note = Note::new(&comparison.documents.a, Side::A, TextSpan::new(4, 12), "Which <pier>?".to_owned());
        let noted = page(vec![note]);
        for words in ["Which &lt;pier&gt;?", "href=\"#note1\"", "id=\"note1\"", "href=\"#noted1\"", "id=\"noted1\""] {
            assert!(noted.contains(words), "{words}");
        }
        assert!(!page(Vec::new()).contains("Notes of the reviewer"));
    }
}
