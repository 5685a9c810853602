//! Both texts, the gutter and the strips, driven without a window.

use std::sync::Arc;

use eframe::egui::{self, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use twosource::app::{Analysis, AppState, Command, Loaded, SourceState};
use twosource::base::{Pair, Side, Work};
use twosource::compare::compare;
use twosource::display::{Display, Finding, pane_of};
use twosource::extract::extract;
use twosource::gui::context::{Commands, ViewContext};
use twosource::gui::panes::{Desk, desk_ui};
use twosource::gui::theme::Theme;
use twosource::import::{Options, import};
use twosource::text::Document;

const A: &str = "Ferry strikes the outer wall\n\n\
A commuter ferry hit the outer wall of Calder harbour on Tuesday. “The ferry would exceed its limit on most mornings,” said \
Ines Calloway, who heads the harbour office.\n\n\
“We had warned the company twice.” The operator carried 212 passengers that morning.";

const B: &str = "A jolt at the wall\n\n\
Passengers told of panic after the ferry hit the outer wall of Calder harbour. “We felt a jolt,” said one of them.\n\n\
“The ferry would break its limit on most mornings,” said Ines Calloway, head of the harbour office. There were 198 passengers.";

struct Bench {
    state: AppState,
    theme: Theme,
    commands: Commands,
    desk: Desk,
}

fn document(text: &str, name: &str) -> Arc<Document> {
    Arc::new(import(text.as_bytes(), name, None, &Options::default(), &Work::new()).unwrap())
}

fn analysed(a: &str, b: &str) -> AppState {
    let documents = Pair::new(document(a, "a.txt"), document(b, "b.txt"));
    let work = Work::new();
    let extractions = Pair::from_fn(|side| Arc::new(extract(&documents[side], &work).unwrap()));
    let comparison = compare(documents, extractions, &work).unwrap();
    let display = Display::new(&comparison);
    AppState { analysis: Some(Arc::new(Analysis { comparison, display })), ..AppState::default() }
}

fn bench(state: AppState, theme: Theme, size: Vec2) -> Harness<'static, Bench> {
    let bench = Bench { state, theme: theme.clone(), commands: Commands::default(), desk: Desk::default() };
    let show = |ui: &mut egui::Ui, bench: &mut Bench| {
        let ctx = ViewContext { state: &bench.state, theme: &bench.theme, commands: &bench.commands };
        egui::CentralPanel::default().frame(egui::Frame::NONE).show(ui, |ui| desk_ui(ui, ctx, &mut bench.desk));
    };
    let kind = if theme.dark { egui::Theme::Dark } else { egui::Theme::Light };
    let builder = Harness::builder().with_size(size).with_theme(kind);
    #[cfg(feature = "image-tests")]
    let builder = builder.wgpu();
    builder.with_context_setup(move |ctx| theme.apply(ctx)).build_ui_state(show, bench)
}

fn wide(state: AppState) -> Harness<'static, Bench> {
    bench(state, Theme::light(), Vec2::new(1068.0, 800.0))
}

#[cfg(feature = "image-tests")]
mod look {
    use super::*;

    #[test]
    fn look() {
        let Ok(plan) = std::env::var("PANES_LOOK") else { return };
        let mut parts = plan.split(',');
        let [a, b, out] = [(); 3].map(|()| parts.next().unwrap().to_owned());
        let read = |path: &str| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        let state = analysed(&read(&a), &read(&b));
        for (name, theme) in [("light", Theme::light()), ("dark", Theme::dark())] {
            let mut harness = bench(state.clone(), theme, Vec2::new(1068.0, 800.0));
            let selection = harness
                .state()
                .state
                .analysis
                .as_ref()
                .unwrap()
                .display
                .quotes
                .iter()
                .find(|item| item.places.a.is_some() && item.places.b.is_some())
                .map(|item| item.finding);
            harness.run();
            harness.render().unwrap().save(format!("{out}-{name}.png")).unwrap();
            harness.state_mut().state.selection = selection;
            harness.state_mut().state.reveal += 1;
            harness.run();
            harness.render().unwrap().save(format!("{out}-{name}-chosen.png")).unwrap();
        }
    }
}

fn commands(harness: &mut Harness<'_, Bench>) -> Vec<String> {
    harness.state_mut().commands.take().iter().map(|command| format!("{command:?}")).collect()
}

#[test]
fn clicking_a_quotation_chooses_its_finding() {
    let mut harness = wide(analysed(A, B));
    harness.get_by_label_contains("B only: “We felt a jolt,”").click();
    harness.run();
    let chosen = harness.state_mut().commands.take();
    assert!(matches!(chosen.as_slice(), [Command::Select(Some(Finding::Quote(_)))]), "{chosen:?}");
}

#[test]
fn every_paragraph_in_view_can_be_heard() {
    let harness = wide(analysed(A, B));
    harness.get_by_label_contains("A commuter ferry hit the outer wall");
    harness.get_by_label_contains("Passengers told of panic");
    harness.get_by_label("Overview of A");
    harness.get_by_label_contains("Ribbons between A and B");
}

#[test]
fn an_empty_side_offers_every_way_in() {
    let loaded = document(A, "a.txt");
    let pane = pane_of(&loaded);
    let mut state = AppState::default();
    state.loaded.a = Some(Arc::new(Loaded { document: loaded, pane }));
    state.sources.a = SourceState::Pasted(A.into());
    let mut harness = wide(state);
    harness.get_by_label_contains("Drop a file for side B here");
    harness.get_all_by_label("Paste text into side B").next().unwrap().click();
    harness.run();
    assert_eq!(commands(&mut harness), [format!("{:?}", Command::AskPaste(Side::B))]);
}
