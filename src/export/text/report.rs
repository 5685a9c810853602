//! The report of a comparison: what needs attention first, then the rest.

use super::{Lines, lines::padded, source};
use crate::base::Side;
use crate::compare::{QuoteState, Verdict};
use crate::display::{Display, FactItem, Finding, Piece, Standing, StatementItem, Tag, card, wording};
use crate::export::head::Head;
use crate::export::ledger::{Ledger, notes};
use crate::export::{Subject, order};
use crate::messages::tr;

pub(super) fn report(subject: &Subject<'_>) -> String {
    let comparison = subject.comparison;
    let display = &*subject.display;
    let mut lines = Lines::default();
    for side in Side::BOTH {
        source(&mut lines, &format!("{}  ", side.letter()), &comparison.documents[side], &comparison.extractions[side]);
        lines.gap();
    }
    counts(&mut lines, &Head::new(subject));
    attention(&mut lines, subject, display);
    quotes(&mut lines, subject, display);
    facts(&mut lines, subject, display);
    statements(&mut lines, subject, display);
    noted(&mut lines, subject);
    lines.into_string()
}

/// What a reviewer noted on words of the texts.
fn noted(lines: &mut Lines, subject: &Subject<'_>) {
    let notes = notes(subject);
    if notes.is_empty() {
        return;
    }
    lines.heading(tr!("report-notes"), notes.len());
    for note in notes {
        lines.wrap(&format!("  {}  ", note.side.letter()), note.words);
        let state = if note.state.is_empty() { String::new() } else { format!(" ({})", note.state) };
        lines.wrap("        ", &tr!("reviewer-said", said = format!("{}{state}", note.note)));
    }
}

fn counts(lines: &mut Lines, head: &Head) {
    for count in &head.counts {
        let state = |(tag, count): &(Tag, usize)| format!("{count} {}", tag.sign_and_label()).replace(' ', "\u{a0}");
        let states: Vec<String> = count.states.iter().map(state).collect();
        lines.wrap(&padded(&count.ledger.counted(count.total), 16), &states.join(" · "));
    }
    lines.gap();
    lines.wrap("", &head.in_short());
}

fn attention(lines: &mut Lines, subject: &Subject<'_>, display: &Display) {
    let findings = order::attention(display);
    lines.heading(tr!("report-attention"), findings.len());
    if findings.is_empty() {
        lines.wrap("  ", tr!("report-no-attention"));
    }
    for finding in findings {
        entry(lines, subject, finding);
    }
}

/// The quotations that do not stand under what needs attention.
fn quotes(lines: &mut Lines, subject: &Subject<'_>, display: &Display) {
    let groups = order::groups(QuoteState::ALL, |state| Tag::Quote(*state), &display.quotes, |item| item.state);
    for (tag, items) in groups.into_iter().filter(|(tag, _)| !tag.needs_attention()) {
        lines.heading(&tr!("report-group", ledger = Ledger::Quotations.label(), state = tag.label()), items.len());
        for item in items {
            entry(lines, subject, item.finding);
        }
    }
}

/// A finding with both passages, the words that matter between asterisks, and the reason.
fn entry(lines: &mut Lines, subject: &Subject<'_>, finding: Finding) {
    let Some(card) = card(subject.comparison, finding) else { return };
    let is_fact = matches!(finding, Finding::Fact(_));
    let mut lead = format!("  {}", padded(card.tag.glyph(), 3));
    for passage in &card.passages {
        let words: String = passage.pieces.iter().map(marked).collect();
        lines.wrap(&format!("{lead}{}  ", passage.side.letter()), &words);
        lead = " ".repeat(5);
        if !passage.caption.is_empty() && !is_fact {
            lines.wrap("        – ", &passage.caption);
        }
    }
    lines.wrap("        ", &card.reason);
    said(lines, subject, finding, 8);
    lines.gap();
}

/// What the reviewer said.
fn said(lines: &mut Lines, subject: &Subject<'_>, finding: Finding, indent: usize) {
    if let Some(said) = subject.marks.get(finding) {
        lines.wrap(&" ".repeat(indent), &wording::reviewer(said));
    }
}

fn marked(piece: &Piece) -> String {
    if piece.marked { format!("*{}*", piece.text.trim()) } else { piece.text.clone() }
}

fn facts(lines: &mut Lines, subject: &Subject<'_>, display: &Display) {
    let groups = order::groups(Verdict::ALL, |verdict| Tag::Fact(*verdict), &display.facts, |item| item.verdict);
    for (tag, items) in groups.into_iter().filter(|(tag, _)| !tag.needs_attention()) {
        lines.heading(&tr!("report-group", ledger = Ledger::Facts.label(), state = tag.label()), items.len());
        for item in items {
            fact(lines, subject, item);
        }
    }
}

/// Kind, values and topic; the reason where it is not plain from the values.
fn fact(lines: &mut Lines, subject: &Subject<'_>, item: &FactItem) {
    let lead = format!("  {}{}", padded(Tag::Fact(item.verdict).glyph(), 3), padded(item.kind.label(), 14));
    let values: Vec<&str> = Side::BOTH.iter().filter_map(|side| item.values[*side].as_deref()).collect();
    let mut words = values.join(" / ");
    if !item.about.is_empty() {
        words.push_str(&format!(" · {}", item.about));
    }
    lines.wrap(&lead, &words);
    if matches!(item.verdict, Verdict::Compatible | Verdict::Unsure) {
        lines.wrap(&" ".repeat(19), &wording::reason(subject.comparison, item.finding));
    }
    said(lines, subject, item.finding, 19);
}

/// What is not plainly in both: statements that only one side makes, that are possibly in both, or that have moved.
fn statements(lines: &mut Lines, subject: &Subject<'_>, display: &Display) {
    for standing in Standing::ALL {
        let items: Vec<&StatementItem> = display.statements.iter().filter(|item| item.standing == standing).collect();
        if items.is_empty() {
            continue;
        }
        lines.heading(&tr!("report-group", ledger = Ledger::Statements.label(), state = standing.tag().label()), items.len());
        for item in items {
            statement(lines, subject, item);
        }
    }
}

fn statement(lines: &mut Lines, subject: &Subject<'_>, item: &StatementItem) {
    let mut lead = format!("  {}", padded(item.standing.tag().glyph(), 3));
    let is_link = matches!(item.finding, Finding::Link(_));
    for side in Side::BOTH {
        let Some(text) = &item.texts[side] else { continue };
        lines.wrap(&if is_link { format!("{lead}{}  ", side.letter()) } else { lead.clone() }, text);
        lead = " ".repeat(5);
    }
    if is_link {
        lines.wrap("        ", &wording::reason(subject.comparison, item.finding));
    }
    item.findings.iter().for_each(|finding| said(lines, subject, *finding, 8));
    if is_link {
        lines.gap();
    }
}
