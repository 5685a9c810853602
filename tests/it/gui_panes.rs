//! Both texts, the gutter and the strips, driven without a window.

use std::sync::Arc;

use eframe::egui::{self, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use twosource::app::{Analysis, AppState, Command, Loaded, SourceState};
use twosource::base::{Pair, Side, Work};
use twosource::compare::{Verdict, compare};
use twosource::display::{Display, Finding, pane_of};
use twosource::extract::extract;
use twosource::gui::context::{Commands, ViewContext};
use twosource::gui::panes::{Desk, desk_ui};
use twosource::gui::theme::Theme;
use twosource::import::{Options, import};
use twosource::review::Placement;
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
    AppState {
        analysis: Some(Arc::new(Analysis {
            comparison,
            display,
            placement: Placement::default(),
            lost: Vec::new(),
            chosen: None,
        })),
        ..AppState::default()
    }
}

fn bench(state: AppState, theme: Theme, size: Vec2) -> Harness<'static, Bench> {
    let bench = Bench { state, theme: theme.clone(), commands: Commands::default(), desk: Desk::default() };
    let show = |ui: &mut egui::Ui, bench: &mut Bench| {
        let ctx = ViewContext { state: &bench.state, theme: &bench.theme, commands: &bench.commands };
        egui::CentralPanel::default().frame(egui::Frame::NONE).show(ui, |ui| desk_ui(ui, ctx, &mut bench.desk));
    };
    let kind = if theme.dark { egui::Theme::Dark } else { egui::Theme::Light };
    let builder = Harness::builder().with_size(size).with_theme(kind);
    builder.with_context_setup(move |ctx| theme.apply(ctx)).build_ui_state(show, bench)
}

fn wide(state: AppState) -> Harness<'static, Bench> {
    bench(state, Theme::light(), Vec2::new(1068.0, 800.0))
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

/// A long pair: the same sentences, those of B in another order of chapters.
fn long_pair() -> (String, String) {
    let sentence = |n: usize| format!("Keeper number {n} lit lamp {} on the pier of Port{n}ham at dusk.\n\n", n * 7);
    let filler = |n: usize| format!("Nobody in this town has ever counted the gulls of winter {n}.\n\n");
    let a = (0..120).map(sentence).collect();
    let b = (0..60).map(filler).chain((0..120).map(sentence)).collect();
    (a, b)
}

#[test]
fn choosing_brings_both_passages_face_to_face() {
    let (a, b) = long_pair();
    let mut harness = wide(analysed(&a, &b));
    let place = |harness: &Harness<'_, Bench>, x: std::ops::Range<f32>| {
        let nodes = harness.query_all_by_label_contains("Keeper number 77 ");
        nodes.map(|node| node.rect()).find(|rect| x.contains(&rect.left())).map(|rect| rect.top())
    };
    assert_eq!(place(&harness, 0.0..500.0), None);
    let analysis = harness.state().state.analysis.clone().unwrap();
    let holds = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains("Keeper number 77 "));
    let item = analysis.display.statements.iter().find(|item| holds(&item.texts.a) && holds(&item.texts.b)).unwrap();
    harness.state_mut().state.selection = Some(item.finding);
    harness.state_mut().state.reveal += 1;
    harness.run();
    let (left, right) = (place(&harness, 0.0..500.0).unwrap(), place(&harness, 500.0..1068.0).unwrap());
    assert!((left - right).abs() < 3.0, "{left} and {right}");
}

#[test]
fn the_wheel_moves_both_texts_by_linked_statements() {
    let (a, b) = long_pair();
    let mut harness = wide(analysed(&a, &b));
    harness.hover_at(egui::pos2(250.0, 400.0));
    for _ in 0..80 {
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -40.0),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        });
        harness.step();
    }
    harness.run();
    let numbers = |x: std::ops::Range<f32>| -> Vec<String> {
        let nodes = harness.query_all_by_label_contains("Keeper number ");
        let seen = nodes.filter(|node| x.contains(&node.rect().left()) && (300.0..500.0).contains(&node.rect().top()));
        seen.filter_map(|node| node.accesskit_node().value()).map(|label| label.chars().take(17).collect()).collect()
    };
    let (left, right) = (numbers(0.0..500.0), numbers(500.0..1068.0));
    assert!(!left.is_empty() && left.iter().any(|words| right.contains(words)), "{left:?} {right:?}");
}

#[test]
fn marked_words_are_copied_as_plain_words() {
    let mut harness = wide(analysed(A, B));
    let first = harness.get_by_label_contains("A commuter ferry hit").rect();
    let second = harness.get_by_label_contains("We had warned the company twice.” The").rect();
    harness.drag_at(first.left_top() + egui::vec2(1.0, 6.0));
    harness.step();
    harness.hover_at(second.left_top() + egui::vec2(200.0, 6.0));
    harness.step();
    harness.drop_at(second.left_top() + egui::vec2(200.0, 6.0));
    harness.step();
    harness.event(egui::Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(copied.starts_with("A commuter ferry hit") && copied.contains("harbour office.\n\n“We had"), "{copied}");
}

/// What would crowd the gutter is joined while it is chosen: values that agree, statements that may be the same.
#[test]
fn whatever_is_chosen_is_joined() {
    let mut harness = wide(analysed(A, B));
    let ribbons = |harness: &Harness<'_, Bench>| {
        let label = harness.get_by_label_contains("Ribbons between A and B").accesskit_node().label().unwrap_or_default();
        label.chars().filter(char::is_ascii_digit).collect::<String>().parse::<usize>().unwrap()
    };
    let analysis = harness.state().state.analysis.clone().unwrap();
    let agrees = analysis.display.facts.iter().find(|item| item.verdict == Verdict::Agree).unwrap();
    let before = ribbons(&harness);
    harness.state_mut().state.selection = Some(agrees.finding);
    harness.run();
    assert!(ribbons(&harness) > before);
    harness.state_mut().state.selection = None;
    harness.run();
    assert_eq!(ribbons(&harness), before);
}
