//! Findings as comments on their passages.

use std::collections::HashMap;

use super::look;
use super::xml::{Look, escaped, paragraph, run};
use crate::base::{Side, TextSpan};
use crate::display::wording::{self, DecidedBy};
use crate::display::{Finding, Tag};
use crate::export::Subject;
use crate::export::ledger::{Entry, NoteLine};
use crate::messages::tr;

/// How much of the other side's words a comment shows, in characters.
const MOST_SHOWN: usize = 400;

/// The comments so far, and the place of each.
#[derive(Default)]
pub(super) struct Comments {
    /// The elements of the part.
    pub(super) text: String,
    ids: HashMap<(Side, u32, Finding), usize>,
    count: usize,
}

impl Comments {
    /// The comment that begins with a highlight. Each finding has one on each side, at its first passage there.
    pub(super) fn begins(
        &mut self,
        subject: &Subject<'_>,
        side: Side,
        span: TextSpan,
        tag: Tag,
        finding: Finding,
    ) -> Option<usize> {
        let finding = subject.display.listed(finding);
        let is_first = || first_place(subject, side, finding) == Some(span.start);
        if !is_told(subject, tag, finding) || !is_first() || self.ids.contains_key(&(side, span.start, finding)) {
            return None;
        }
        let entry = Entry::new(subject, finding)?;
        let id = self.count;
        self.count += 1;
        self.ids.insert((side, span.start, finding), id);
        self.text.push_str(&format!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\" w:initials=\"{}\">{}</w:comment>",
            if entry.by == DecidedBy::Reviewer { escaped(tr!("report-reviewer")) } else { "Twosource".to_owned() },
            escaped(&entry.number),
            content(&entry, side)
        ));
        Some(id)
    }
}

impl Comments {
    /// A comment with what a reviewer noted on words.
    pub(super) fn note(&mut self, note: &NoteLine<'_>) -> usize {
        let id = self.count;
        self.count += 1;
        let reference = "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>";
        let mut content = paragraph("CommentText", &format!("{reference}{}", run(Look::default(), note.note)));
        if !note.state.is_empty() {
            content.push_str(&paragraph("CommentText", &run(Look::default(), note.state)));
        }
        self.text.push_str(&format!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\" w:initials=\"{}\">{content}</w:comment>",
            escaped(tr!("report-reviewer")),
            escaped(tr!("report-reviewer.initials")),
        ));
        id
    }
}

fn first_place(subject: &Subject<'_>, side: Side, finding: Finding) -> Option<u32> {
    if let Finding::Link(id) = finding {
        return subject.display.links_beside(id).and_then(|item| item.passages[side].first()).map(|(span, _)| span.start);
    }
    finding.place(subject.comparison, side).map(|span| span.start)
}

/// That both sides say a statement is told by its place beside the other, unless there is more to say of it.
fn is_told(subject: &Subject<'_>, tag: Tag, finding: Finding) -> bool {
    match tag {
        Tag::Differs | Tag::Changed => false,
        Tag::Linked => {
            let item = if let Finding::Link(id) = finding { subject.display.links_beside(id) } else { None };
            let by_reviewer = wording::decided_by(subject.comparison, finding) == DecidedBy::Reviewer;
            by_reviewer
                || item.is_some_and(|item| item.moved || item.findings.iter().any(|one| subject.marks.get(*one).is_some()))
        }
        _ => true,
    }
}

/// State and number, what the other side has, the reason, and what the reviewer said.
fn content(entry: &Entry<'_>, side: Side) -> String {
    let (colour, _) = look::colours(entry.tag());
    let strong = Look { bold: true, colour: Some(colour), ..Look::default() };
    let kind = [entry.kind(), entry.about].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ");
    let kind = if kind.is_empty() { kind } else { format!(" · {kind}") };
    let heading = format!("{} {}", entry.number, entry.tag().sign_and_label());
    let reference = "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>";
    let plain = |words: &str| paragraph("CommentText", &run(Look::default(), words));
    let mut out = paragraph("CommentText", &format!("{reference}{}{}", run(strong, &heading), run(Look::default(), &kind)));
    let other = side.other();
    let words: Vec<String> =
        entry.passages(other).map(|passage| passage.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect();
    if !words.is_empty() {
        out.push_str(&plain(&format!("{}: {}", other.letter(), shortened(&words.join(" / ")))));
    }
    out.push_str(&plain(&entry.card.reason));
    for said in &entry.said {
        out.push_str(&plain(&wording::reviewer(said)));
    }
    if entry.by != DecidedBy::Program {
        out.push_str(&plain(&tr!("report-decided-by-short", who = entry.by.label())));
    }
    out
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or("")),
        None => words.to_owned(),
    }
}
