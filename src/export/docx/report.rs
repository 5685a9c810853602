//! The report: what is compared, both texts, and the departures.

use std::io;

use super::package::{self, Parts};
use super::texts::{Texts, is_quiet, place};
use super::xml::{Look, cell, paragraph, paragraph_of, row, run, table, whole_row};
use super::{look, xml};
use crate::base::{Pair, Side, Work};
use crate::display::wording::{self, DecidedBy};
use crate::display::{Finding, Tag};
use crate::export::head::{Head, caution};
use crate::export::ledger::{Entry, Ledger, notes};
use crate::export::{Subject, order};
use crate::messages::tr;
use crate::text::At;

pub(super) fn report(subject: &Subject<'_>, work: &Work) -> io::Result<Parts> {
    let head = Head::new(subject);
    let titles = head.sources.as_ref().map(|source| source.title.clone());
    let mut body = top(&head);
    body.push_str(&paragraph("Heading1", &plain(tr!("report-accounts"))));
    let mut texts = Texts::new(subject);
    body.push_str(&texts.table(&titles, work)?);
    body.push_str(&paragraph("Heading1", &plain(tr!("report-departures"))));
    body.push_str(&paragraph("Small", &plain(&left_out(&head))));
    for ledger in Ledger::ALL {
        departures(subject, work, &mut texts, ledger, &mut body)?;
    }
    body.push_str(&noted(subject));
    body.push_str(&paragraph("Small", ""));
    body.push_str(&paragraph("Small", &plain(&format!("{} {}", caution(), head.written_by()))));
    Ok(Parts {
        title: format!("{} / {}", titles.a, titles.b),
        body,
        comments: std::mem::take(&mut texts.comments.text),
        foot: format!("A  {}   /   B  {}", titles.a, titles.b),
        languages: Side::BOTH.map(|side| subject.comparison.documents[side].language.code()),
        landscape: true,
    })
}

/// Words as they are.
fn plain(words: &str) -> String {
    run(Look::default(), words)
}

fn soft(words: &str) -> String {
    run(Look { colour: Some(look::SOFT), ..Look::default() }, words)
}

/// Title, sources, how much was found and how it is marked.
fn top(head: &Head) -> String {
    let mut out = paragraph("Title", &plain(tr!("report-title")));
    out.push_str(&sources(&head.sources));
    out.push_str(&paragraph("Heading2", &plain(tr!("report-legend"))));
    for count in &head.counts {
        let mut runs = run(Look { bold: true, ..Look::default() }, &format!("{}:  ", count.ledger.counted(count.total)));
        for (at, (tag, number)) in count.states.iter().enumerate() {
            runs.push_str(&plain(if at > 0 { "  ·  " } else { "" }));
            runs.push_str(&run(look::sign(*tag), &format!("{}\u{a0}", tag.glyph())));
            runs.push_str(&run(look::highlight(*tag), tag.label()));
            runs.push_str(&soft(&format!(" {number}")));
        }
        out.push_str(&paragraph("Legend", &runs));
    }
    out.push_str(&paragraph("Legend", &plain(&format!("{}. {}", head.scope, head.progress))));
    out
}

fn sources(sources: &Pair<crate::export::head::SourceHead>) -> String {
    let width = package::WIDTH / 2;
    let cells = Side::BOTH.map(|side| {
        let source = &sources[side];
        let letter = Look { bold: true, colour: Some(look::colours(Tag::OneSided(side)).0), ..Look::default() };
        let title = format!("{}{}", run(letter, &format!("{}  ", side.letter())), plain(&source.title));
        let mut content = paragraph_of("SourceTitle", &source.title, &title);
        content.push_str(&paragraph("Small", &plain(&source.details.join(" · "))));
        for notice in source.notices_said() {
            content.push_str(&paragraph("Small", &plain(&format!("! {notice}"))));
        }
        content.push_str(&paragraph("Small", &plain(&format!("SHA-256 {}", source.sha256))));
        cell(width, &content)
    });
    table("Plain", &[width, width], &row(false, &cells.concat()))
}

/// What is marked in the texts but stands in no table.
fn left_out(head: &Head) -> String {
    let quiet = head.counts.iter().flat_map(|count| &count.states).filter(|(tag, _)| is_quiet(*tag));
    let number = |wanted: fn(&Tag) -> bool| quiet.clone().filter(|(tag, _)| wanted(tag)).map(|(_, count)| count).sum::<usize>();
    let quotations = number(|tag| matches!(tag, Tag::Quote(_)));
    let facts = number(|tag| matches!(tag, Tag::Fact(_)));
    let statements = number(|tag| matches!(tag, Tag::Linked));
    tr!("report-left-out", quotations = quotations, facts = facts, statements = statements)
}

/// Number, passage of A, passage of B, kind, verdict, reason, status and note, in twentieths of a point.
const WIDTHS: [u32; 8] = [640, 3150, 3150, 1300, 1300, 2530, 900, 1600];

fn columns() -> [&'static str; 8] {
    [
        tr!("report-column-number"),
        Side::A.letter(),
        Side::B.letter(),
        tr!("report-column-kind"),
        tr!("report-column-verdict"),
        tr!("report-column-reason"),
        tr!("report-column-status"),
        tr!("report-column-note"),
    ]
}

fn departures(
    subject: &Subject<'_>,
    work: &Work,
    texts: &mut Texts<'_, '_>,
    ledger: Ledger,
    body: &mut String,
) -> io::Result<()> {
    let mut rows = String::new();
    let mut count = 0;
    for finding in order::weighty_first(subject, ledger) {
        work.check()?;
        let Some(entry) = Entry::new(subject, finding) else { continue };
        if is_quiet(entry.tag()) && entry.said.is_empty() && entry.by == DecidedBy::Program {
            continue;
        }
        count += 1;
        rows.push_str(&line(subject, texts, finding, &entry));
    }
    body.push_str(&paragraph("Heading2", &format!("{}{}", plain(ledger.label()), soft(&format!("  {count}")))));
    if count == 0 {
        body.push_str(&paragraph("Small", &plain(tr!("report-none"))));
        return Ok(());
    }
    let heads: String =
        WIDTHS.iter().zip(columns()).map(|(width, name)| cell(*width, &paragraph("ColumnHead", &plain(name)))).collect();
    body.push_str(&table("Ledger", &WIDTHS, &format!("{}{rows}", row(true, &heads))));
    Ok(())
}

fn line(subject: &Subject<'_>, texts: &mut Texts<'_, '_>, finding: Finding, entry: &Entry<'_>) -> String {
    let entry_text = |words: &str| paragraph("Entry", &plain(words));
    let id = texts.bookmark();
    let side = Side::BOTH.into_iter().find(|side| texts.places.contains(&(*side, finding)));
    let number = run(Look { bold: true, ..Look::default() }, &entry.number);
    let linked = match side.filter(|_| !is_quiet(entry.tag())) {
        Some(side) => format!("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{number}</w:hyperlink>", place(side, &entry.number)),
        None => number,
    };
    let number = format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{}\"/>{linked}<w:bookmarkEnd w:id=\"{id}\"/>", entry.number);
    let colour = Look { bold: true, colour: Some(look::colours(entry.tag()).0), ..Look::default() };
    let verdict = run(colour, &entry.tag().sign_and_label());
    let kind = [entry.kind(), entry.about].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(": ");
    let [status, note] = wording::status_and_note(&entry.said);
    let by = if entry.by == DecidedBy::Program {
        String::new()
    } else {
        paragraph("Entry", &soft(&tr!("report-by", who = entry.by.label())))
    };
    let [a, b] = Side::BOTH.map(|side| passages(subject, entry, side));
    let contents = [
        paragraph("Entry", &number),
        a,
        b,
        entry_text(&kind),
        format!("{}{by}", paragraph("Entry", &verdict)),
        entry_text(&entry.card.reason),
        entry_text(&status),
        entry_text(&note),
    ];
    let cells: String = WIDTHS.iter().zip(&contents).map(|(width, content)| cell(*width, content)).collect();
    whole_row(&cells)
}

/// What a reviewer noted on words of the texts; it stands there as comments too, unless the words are lost.
fn noted(subject: &Subject<'_>) -> String {
    const WIDTHS: [u32; 3] = [640, 6965, 6965];
    let notes = notes(subject);
    if notes.is_empty() {
        return String::new();
    }
    let cells = |style: &str, cells: [&str; 3]| -> String {
        WIDTHS.iter().zip(cells).map(|(width, words)| cell(*width, &paragraph(style, &plain(words)))).collect()
    };
    let mut rows = row(true, &cells("ColumnHead", ["", tr!("report-column-words"), tr!("report-column-note")]));
    for note in &notes {
        let state = if note.state.is_empty() { String::new() } else { format!(" ({})", note.state) };
        rows.push_str(&whole_row(&cells("Entry", [note.side.letter(), note.words, &format!("{}{state}", note.note)])));
    }
    let heading = format!("{}{}", plain(tr!("report-notes-of-reviewer")), soft(&format!("  {}", notes.len())));
    format!("{}{}", paragraph("Heading2", &heading), table("Ledger", &WIDTHS, &rows))
}

/// All passages of one side, the words that matter marked, below each its speaker and its page.
fn passages(subject: &Subject<'_>, entry: &Entry<'_>, side: Side) -> String {
    let document = &subject.comparison.documents[side];
    let is_fact = matches!(entry.card.finding, Finding::Fact(_));
    let mut out = String::new();
    for passage in entry.passages(side) {
        let marked = Look { bold: true, fill: Some(look::colours(entry.tag()).1), ..Look::default() };
        let piece = |piece: &crate::display::Piece| run(if piece.marked { marked } else { Look::default() }, &piece.text);
        out.push_str(&xml::paragraph_of(
            "Words",
            document.slice(passage.span),
            &passage.pieces.iter().map(piece).collect::<String>(),
        ));
        let caption = if is_fact { "" } else { passage.caption.as_str() };
        let place = document.place_at(passage.span.start).map(At::label).unwrap_or_default();
        let below: Vec<&str> = [caption, &place].into_iter().filter(|part| !part.is_empty()).collect();
        if !below.is_empty() {
            out.push_str(&paragraph("Small", &plain(&below.join(" · "))));
        }
    }
    if out.is_empty() { paragraph("Entry", &soft("–")) } else { out }
}
