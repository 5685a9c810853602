//! A whole review by keyboard alone, from the first screen to the report.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use twosource::app::Tab;
use twosource::display::Finding;
use twosource::gui::Setup;
use twosource::review::Status;

use super::{Outcome, Window, press, settle, state, window};

fn types(window: &mut Window, text: &str) {
    window.event(eframe::egui::Event::Text(text.to_owned()));
    window.run();
}

fn key(window: &mut Window, key: Key) {
    press(window, Modifiers::NONE, key);
    settle(window);
}

/// Goes on with Tab until a control of this name has the focus.
fn tab_to(window: &mut Window, name: &str) {
    for _ in 0..80 {
        let there = window.query_all_by_label_contains(name).any(|node| node.is_focused());
        if there {
            return;
        }
        press(window, Modifiers::NONE, Key::Tab);
    }
    panic!("{name} is not reached");
}

#[test]
fn the_example_is_reviewed_from_opening_to_the_report() -> Outcome {
    let folder = tempfile::tempdir()?;
    let setup = Setup { sessions: Some(folder.path().join("sessions")), ..Setup::default() };
    let mut window = window(setup);
    // Open: by name.
    press(&mut window, Modifiers::COMMAND, Key::K);
    types(&mut window, "example");
    key(&mut window, Key::Enter);
    assert!(state(&window).analysis.is_some());
    // Walk and mark: the first three quotations.
    for mark in [Key::C, Key::D, Key::P] {
        key(&mut window, Key::J);
        key(&mut window, mark);
    }
    assert_eq!(state(&window).checked().0, 3);
    // Note on the problem.
    key(&mut window, Key::M);
    types(&mut window, "Ask the harbour office for the recording.");
    key(&mut window, Key::Escape);
    // Go on to a conflict in another list, and mark it.
    key(&mut window, Key::Num2);
    while !matches!(state(&window).selection, Some(Finding::Fact(_))) {
        key(&mut window, Key::N);
    }
    key(&mut window, Key::C);
    let conflict = state(&window).selection.ok_or("a conflict")?;
    assert_eq!(state(&window).status_of(conflict), Status::Confirmed);
    // Filter: only what has a word, and back.
    key(&mut window, Key::Num1);
    let all = state(&window).shown.len();
    key(&mut window, Key::Slash);
    types(&mut window, "coffee");
    assert!(state(&window).shown.len() < all && !state(&window).shown.is_empty());
    press(&mut window, Modifiers::COMMAND, Key::A);
    key(&mut window, Key::Backspace);
    key(&mut window, Key::Escape);
    assert_eq!(state(&window).shown.len(), all);
    // Undo and redo the last mark.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&window).status_of(conflict), Status::Unchecked);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(state(&window).status_of(conflict), Status::Confirmed);
    key(&mut window, Key::Num4);
    assert_eq!((state(&window).tab, state(&window).noted), (Tab::Notes, 1));
    // The report: what is checked, as Markdown, where it is wanted.
    press(&mut window, Modifiers::COMMAND, Key::E);
    tab_to(&mut window, "What is checked 4");
    key(&mut window, Key::Space);
    assert!(window.query_by_label("3 quotations, 1 fact").is_some());
    tab_to(&mut window, "Markdown tables");
    key(&mut window, Key::Space);
    tab_to(&mut window, "Path of the report");
    press(&mut window, Modifiers::COMMAND, Key::A);
    let path = folder.path().join("checked.md");
    types(&mut window, &path.display().to_string());
    key(&mut window, Key::Enter);
    assert!(window.query_by_label_contains("Written:").is_some());
    let report = std::fs::read_to_string(&path)?;
    assert!(report.contains("Ask the harbour office for the recording."), "{report}");
    Ok(())
}
