//! Counts, what is being done, and keys.

use std::time::Duration;

use eframe::egui::{Align, Color32, Layout, RichText, Ui, UiBuilder};

use crate::base::{Side, Stage};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Counts, Standing};
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::theme::SMALL_SIZE;

/// Between two texts, in points.
const GAP: f32 = 18.0;
const ALL_KEYS: &str = "? all keys";

/// Fills the bar at the foot of the window.
pub fn status_bar_ui(ui: &mut Ui, ctx: ViewContext<'_>, progress: Option<(Stage, f32, Duration)>) {
    let line = ui.max_rect();
    ui.painter().hline(line.x_range(), line.top() + 0.5, (1.0, ctx.theme.hairline));
    ui.scope_builder(UiBuilder::new().max_rect(line.shrink2([14.0, 0.0].into())), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let (parts, hint) = fitting(ui, parts(ctx, progress), hint(ctx));
            for part in parts {
                small(ui, ctx, &part);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| small(ui, ctx, hint));
        });
    });
}

fn small(ui: &mut Ui, ctx: ViewContext<'_>, text: &str) {
    ui.label(RichText::new(text).size(SMALL_SIZE).color(ctx.theme.soft_ink));
}

/// What there is room for: all, else without the keys, else shortened.
fn fitting(ui: &Ui, parts: Vec<String>, hint: &'static str) -> (Vec<String>, &'static str) {
    let width = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), fonts::sans(SMALL_SIZE), Color32::BLACK).size().x + GAP;
    let total = |parts: &[String]| parts.iter().map(|part| width(part)).sum::<f32>();
    let room = ui.available_width();
    let all = total(&parts);
    for hint in [hint, ALL_KEYS, ""] {
        if all + width(hint) <= room {
            return (parts, hint);
        }
    }
    let short: Vec<String> = parts.iter().map(|part| shortened(part)).collect();
    let hint = if total(&short) + width(ALL_KEYS) <= room { ALL_KEYS } else { "" };
    (short, hint)
}

/// A count without the words that go without saying.
fn shortened(part: &str) -> String {
    let part = part.strip_suffix(" or re-attributed").unwrap_or(part);
    let part = part.strip_suffix(" statements").or(part.strip_suffix(" statement")).unwrap_or(part);
    part.replace(" quotations altered", " altered").replace(" quotation altered", " altered")
}

fn hint(ctx: ViewContext<'_>) -> &'static str {
    if ctx.state.analysis.is_some() {
        "J / K next, previous · N next conflict · C confirm, P problem, D dismiss · M note · ? all keys"
    } else {
        ALL_KEYS
    }
}

fn parts(ctx: ViewContext<'_>, progress: Option<(Stage, f32, Duration)>) -> Vec<String> {
    if ctx.state.exporting {
        return vec!["Writing the report…".to_owned()];
    }
    if let (Some((stage, share, _)), true) = (progress, ctx.state.working) {
        return vec![format!("{} · {:.0} %", stage_label(stage), share * 100.0)];
    }
    if ctx.state.keeping.trouble.is_some() {
        return vec!["Marks and notes are not written; they are only in this window.".to_owned()];
    }
    match &ctx.state.analysis {
        Some(analysis) => counts(&analysis.display.counts),
        None => vec!["Nothing leaves this computer.".to_owned()],
    }
}

fn counts(counts: &Counts) -> Vec<String> {
    let statements = |standing| counts.statements.get(&standing).copied().unwrap_or(0);
    let quotes = |state| counts.quotes.get(&state).copied().unwrap_or(0);
    let conflicts = counts.facts.get(&Verdict::Conflict).copied().unwrap_or(0);
    let changed = quotes(QuoteState::Altered) + quotes(QuoteState::Reattributed);
    let mut parts = vec![
        format!("Both say {}", of(statements(Standing::Both), "statement", "statements")),
        format!("Only A {}", statements(Standing::Only(Side::A))),
        format!("Only B {}", statements(Standing::Only(Side::B))),
        of(conflicts, "conflict", "conflicts"),
    ];
    if changed > 0 {
        parts.push(of(changed, "quotation altered or re-attributed", "quotations altered or re-attributed"));
    }
    parts
}

fn of(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What is done in a stage, in words.
pub(super) fn stage_label(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "Reading the texts",
        Stage::Extracting => "Finding quotations, names and values",
        Stage::Linking => "Linking statements",
        Stage::Quotes => "Matching quotations",
        Stage::Facts => "Comparing facts",
        Stage::Writing => "Writing the report",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(both: usize, conflicts: usize, altered: usize, expected: &[&str]) {
        let counted = Counts {
            statements: [(Standing::Both, both), (Standing::Only(Side::A), 9)].into(),
            facts: [(Verdict::Conflict, conflicts)].into(),
            quotes: [(QuoteState::Altered, altered)].into(),
        };
        assert_eq!(counts(&counted), expected);
    }

    #[test]
    fn counts_are_shortened() {
        let parts = ["Both say 14 statements", "Only A 9", "2 quotations altered or re-attributed"];
        assert_eq!(parts.map(shortened), ["Both say 14", "Only A 9", "2 altered"]);
    }

    #[test]
    fn counts_are_said_in_words() {
        check(14, 1, 0, &["Both say 14 statements", "Only A 9", "Only B 0", "1 conflict"]);
        check(1, 0, 1, &["Both say 1 statement", "Only A 9", "Only B 0", "0 conflicts", "1 quotation altered or re-attributed"]);
    }
}
