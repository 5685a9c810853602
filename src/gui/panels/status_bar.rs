//! Counts, what is being done, and keys.

use std::time::Duration;

use eframe::egui::{Align, Layout, RichText, Ui, UiBuilder};

use crate::base::{Side, Stage};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Counts, Standing};
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::theme::SMALL_SIZE;
use crate::gui::widgets::text_width;
use crate::messages::tr;

/// Between two texts, in points.
const GAP: f32 = 18.0;

/// Fills the bar at the foot of the window.
pub fn status_bar_ui(ui: &mut Ui, ctx: ViewContext<'_>, progress: Option<(Stage, f32, Duration)>) {
    let line = ui.max_rect();
    ui.painter().hline(line.x_range(), line.top() + 0.5, (1.0, ctx.theme.hairline));
    ui.scope_builder(UiBuilder::new().max_rect(line.shrink2([14.0, 0.0].into())), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let (parts, hint) = fitting(ui, ctx, progress);
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

/// What there is room for: all, else without the keys, else in fewer words.
fn fitting(ui: &Ui, ctx: ViewContext<'_>, progress: Option<(Stage, f32, Duration)>) -> (Vec<String>, &'static str) {
    let width = |text: &str| text_width(ui, text, fonts::sans(SMALL_SIZE)) + GAP;
    let total = |parts: &[String]| parts.iter().map(|part| width(part)).sum::<f32>();
    let room = ui.available_width();
    let all_keys = tr!("status-all-keys");
    let long = parts(ctx, progress, false);
    let all = total(&long);
    for hint in [if ctx.state.analysis.is_some() { tr!("status-keys") } else { all_keys }, all_keys, ""] {
        if all + width(hint) <= room {
            return (long, hint);
        }
    }
    let short = parts(ctx, progress, true);
    let hint = if total(&short) + width(all_keys) <= room { all_keys } else { "" };
    (short, hint)
}

fn parts(ctx: ViewContext<'_>, progress: Option<(Stage, f32, Duration)>, short: bool) -> Vec<String> {
    if ctx.state.exporting {
        return vec![tr!("status-writing").to_owned()];
    }
    if let (Some((stage, share, _)), true) = (progress, ctx.state.working) {
        return vec![tr!("status-stage", stage = stage_label(stage), percent = format!("{:.0}", share * 100.0))];
    }
    if ctx.state.keeping.trouble.is_some() {
        return vec![tr!("status-unkept").to_owned()];
    }
    match &ctx.state.analysis {
        Some(analysis) => counts(&analysis.display.counts, short),
        None => vec![tr!("status-local").to_owned()],
    }
}

/// What was found, in words; in fewer of them where there is little room.
fn counts(counts: &Counts, short: bool) -> Vec<String> {
    let statements = |standing| counts.statements.get(&standing).copied().unwrap_or(0);
    let quotes = |state| counts.quotes.get(&state).copied().unwrap_or(0);
    let conflicts = counts.facts.get(&Verdict::Conflict).copied().unwrap_or(0);
    let changed = quotes(QuoteState::Altered) + quotes(QuoteState::Reattributed);
    let both = statements(Standing::Both);
    let only = |side: Side| tr!("status-only", side = side.letter(), count = statements(Standing::Only(side)));
    let mut parts = vec![
        if short { tr!("status-both.short", count = both) } else { tr!("status-both", count = both) },
        only(Side::A),
        only(Side::B),
        tr!("status-conflicts", count = conflicts),
    ];
    if changed > 0 {
        parts.push(if short { tr!("status-altered.short", count = changed) } else { tr!("status-altered", count = changed) });
    }
    parts
}

/// What is done in a stage, in words.
pub(super) fn stage_label(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => tr!("stage-reading"),
        Stage::Extracting => tr!("stage-extracting"),
        Stage::Linking => tr!("stage-linking"),
        Stage::Quotes => tr!("stage-quotes"),
        Stage::Facts => tr!("stage-facts"),
        Stage::Writing => tr!("stage-writing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(both: usize, conflicts: usize, altered: usize, short: bool, expected: &[&str]) {
        let counted = Counts {
            statements: [(Standing::Both, both), (Standing::Only(Side::A), 9)].into(),
            facts: [(Verdict::Conflict, conflicts)].into(),
            quotes: [(QuoteState::Altered, altered)].into(),
        };
        assert_eq!(counts(&counted, short), expected);
    }

    #[test]
    fn counts_are_said_in_words() {
        check(14, 1, 0, false, &["Both say 14 statements", "Only A 9", "Only B 0", "1 conflict"]);
        let one = ["Both say 1 statement", "Only A 9", "Only B 0", "0 conflicts", "1 quotation altered or re-attributed"];
        check(1, 0, 1, false, &one);
        check(14, 2, 2, true, &["Both say 14", "Only A 9", "Only B 0", "2 conflicts", "2 altered"]);
    }
}
