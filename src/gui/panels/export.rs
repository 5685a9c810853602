//! The dialog for a report: which findings, which format, where to, and what will be in it.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use eframe::egui::{self, Frame, Margin, ProgressBar, RichText, Ui};

use crate::app::{Analysis, AppState, Command, ScopeChoice, Tab, typed_path, with_format};
use crate::display::{Finding, Tag};
use crate::export::Format;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panels::overlay::{Overlay, heading, small, trouble_ui};
use crate::gui::theme::SMALL_SIZE;
use crate::gui::widgets::{Weight, button, switch_ui};
use crate::messages::tr;
use crate::review::Status;

/// How many lines are shown of what will be in a report.
const SHOWN_LINES: usize = 4;
/// Writing that is shorter than this shows no progress, so that nothing flashes.
const BRIEF: Duration = Duration::from_millis(250);

/// How many findings of each list a report will hold, and the first of them.
#[derive(Debug, Default, PartialEq, Eq)]
struct Preview {
    quotes: usize,
    facts: usize,
    statements: usize,
    first: Vec<(Tag, String)>,
}

impl Overlay {
    pub(super) fn export_ui(
        &mut self,
        ui: &mut Ui,
        view: ViewContext<'_>,
        (trouble, there): (Option<&str>, Option<&Path>),
        progress: Option<(f32, Duration)>,
    ) {
        heading(ui, tr!("export-title"));
        trouble_ui(ui, view, trouble);
        scopes_ui(ui, view);
        ui.add_space(10.0);
        self.formats_ui(ui, view);
        ui.add_space(10.0);
        let entered = self.field_ui(ui, tr!("export-path"));
        ui.add_space(10.0);
        preview_ui(ui, view);
        ui.add_space(12.0);
        let there = there.filter(|there| typed_path(&self.text).as_deref() == Some(there));
        trouble_ui(ui, view, there.map(|path| tr!("export-there", path = path.display().to_string())).as_deref());
        self.foot_ui(ui, view, (entered, there.is_some()), progress);
    }

    fn formats_ui(&mut self, ui: &mut Ui, view: ViewContext<'_>) {
        let chosen = Format::of_path(Path::new(self.text.trim())).ok();
        small(ui, view, tr!("export-format"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            for format in Format::ALL {
                if switch_ui(ui, view.theme, format.label(), chosen == Some(format)).clicked() {
                    self.text = with_format(&self.text, format.ending());
                }
            }
        });
    }

    /// Go, or replace what is there, where to, and how far it is.
    fn foot_ui(
        &mut self,
        ui: &mut Ui,
        view: ViewContext<'_>,
        (entered, replaces): (bool, bool),
        progress: Option<(f32, Duration)>,
    ) {
        if view.state.exporting {
            ui.horizontal(|ui| {
                if let Some((share, _)) = progress.filter(|(_, since)| *since >= BRIEF) {
                    let bar = ProgressBar::new(share).desired_width(320.0).desired_height(6.0).fill(view.theme.same.text);
                    let bar = ui.add(bar);
                    ui.ctx().accesskit_node_builder(bar.id, |node| {
                        node.set_label(tr!("export-writing"));
                        node.set_value(format!("{:.0} %", share * 100.0));
                    });
                }
                if ui.add(button(view.theme, tr!("export-stop"), Weight::Framed)).clicked() {
                    view.commands.push(Command::CancelExport);
                }
            });
            return;
        }
        let path = typed_path(&self.text).filter(|_| preview(view.state).is_some_and(|preview| preview.total() > 0));
        ui.horizontal(|ui| {
            let label = if replaces { tr!("export-replace") } else { tr!("export-write") };
            let go = ui.add_enabled(path.is_some(), button(view.theme, label, Weight::Primary)).clicked();
            if ui.add(button(view.theme, tr!("export-place"), Weight::Framed)).clicked() {
                view.commands.push(Command::ChoosePlace(self.text.clone()));
            }
            if ui.add(button(view.theme, tr!("button-cancel"), Weight::Framed)).clicked() {
                view.commands.push(Command::CloseDialog);
            }
            if let (Some(path), true) = (path, go || entered) {
                view.commands.push(Command::Export(path));
            }
        });
    }
}

fn scopes_ui(ui: &mut Ui, view: ViewContext<'_>) {
    small(ui, view, tr!("export-scope"));
    let progress = view.state.progress();
    let shown = tr!("export-shown", count = view.state.shown.len());
    let scopes = [
        (ScopeChoice::All, tr!("export-all", count = progress.total)),
        (ScopeChoice::Shown, shown),
        (ScopeChoice::Checked, tr!("export-checked", count = progress.checked)),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for (scope, label) in scopes {
            if switch_ui(ui, view.theme, &label, view.state.export_scope == scope).clicked() {
                view.commands.push(Command::ExportScope(scope));
            }
        }
    });
}

/// What will be in the report: counts in words and the first lines.
fn preview_ui(ui: &mut Ui, view: ViewContext<'_>) {
    let Some(preview) = preview(view.state) else { return };
    let frame = Frame::new().fill(view.theme.chip).corner_radius(6).inner_margin(Margin::symmetric(12, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.spacing_mut().interact_size.y = 20.0;
        let counts = RichText::new(preview.in_words(view.state)).font(fonts::sans_semibold(SMALL_SIZE + 1.0));
        ui.add(egui::Label::new(counts.color(view.theme.ink)).wrap());
        for (tag, words) in &preview.first {
            ui.horizontal(|ui| {
                let look = view.theme.look(*tag);
                ui.label(RichText::new(look.glyph).color(look.text).font(fonts::sans_semibold(SMALL_SIZE + 1.0)));
                ui.add(egui::Label::new(RichText::new(words).font(fonts::serif(14.0)).color(view.theme.ink)).truncate());
            });
        }
        let more = preview.total().saturating_sub(preview.first.len());
        if more > 0 && !preview.first.is_empty() {
            small(ui, view, &tr!("export-more", count = more));
        }
    });
}

impl Preview {
    fn total(&self) -> usize {
        self.quotes + self.facts + self.statements
    }

    /// "Both texts, 32 quotations, 74 facts, 72 statements; 2 notes on words."
    fn in_words(&self, state: &AppState) -> String {
        if self.total() == 0 {
            return match state.export_scope {
                ScopeChoice::Checked => tr!("export-none-checked").to_owned(),
                _ => tr!("export-empty").to_owned(),
            };
        }
        let parts = [
            (self.quotes, tr!("export-quotations", count = self.quotes)),
            (self.facts, tr!("export-facts", count = self.facts)),
            (self.statements, tr!("export-statements", count = self.statements)),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        let parts = parts.join(", ");
        match state.export_scope {
            ScopeChoice::Shown => tr!("export-filtered", parts = parts, list = state.list_in_words()),
            _ => parts,
        }
    }
}

fn preview(state: &AppState) -> Option<Preview> {
    let analysis = state.analysis.as_deref()?;
    let display = &analysis.display;
    let (lines, counts): (Vec<Finding>, [usize; 3]) = match state.export_scope {
        ScopeChoice::All => {
            let first = display.quotes.iter().map(|item| item.finding).take(SHOWN_LINES).collect();
            (first, [display.quotes.len(), display.facts.len(), display.statements.len()])
        }
        ScopeChoice::Shown => {
            let shown = |item: &usize| state.finding_at(*item);
            let first = state.shown.iter().filter_map(shown).take(SHOWN_LINES).collect();
            (first, shown_counts(state))
        }
        ScopeChoice::Checked => {
            let lines = checked(state, analysis);
            let counts = counted(lines.iter().copied());
            (lines.into_iter().take(SHOWN_LINES).collect(), counts)
        }
    };
    let first = lines.into_iter().filter_map(|finding| line(analysis, finding)).collect();
    let [quotes, facts, statements] = counts;
    Some(Preview { quotes, facts, statements, first })
}

/// The list as shown is of one kind, except for the notes.
fn shown_counts(state: &AppState) -> [usize; 3] {
    let count = state.shown.len();
    match state.tab {
        Tab::Quotes => [count, 0, 0],
        Tab::Facts => [0, count, 0],
        Tab::Statements => [0, 0, count],
        Tab::Notes => counted(state.shown.iter().filter_map(|item| state.finding_at(*item))),
    }
}

fn counted(findings: impl Iterator<Item = Finding>) -> [usize; 3] {
    findings.fold([0; 3], |mut counts, finding| {
        let kind = match finding {
            Finding::Quote(_) => 0,
            Finding::Fact(_) => 1,
            Finding::Link(_) | Finding::Statement(..) => 2,
        };
        if let Some(count) = counts.get_mut(kind) {
            *count += 1;
        }
        counts
    })
}

/// The lines that are checked.
fn checked(state: &AppState, analysis: &Analysis) -> BTreeSet<Finding> {
    let marks = state.placement.places.iter().zip(&state.history.review().marks);
    let checked = marks.filter(|(_, mark)| mark.status != Status::Unchecked).filter_map(|(place, _)| place.finding());
    checked.map(|finding| analysis.display.listed(finding)).collect()
}

/// A finding's state and first words.
fn line(analysis: &Analysis, finding: Finding) -> Option<(Tag, String)> {
    let card = crate::display::card(&analysis.comparison, finding)?;
    let words: String = card.passages.first()?.pieces.iter().map(|piece| piece.text.as_str()).collect();
    Some((card.tag, words.chars().take(120).collect()))
}
