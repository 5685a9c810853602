//! Pictures of the window, compared with those in `tests/data/pictures`. They need an OpenGL or Vulkan driver.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --features image-tests --test it pictures` makes them anew; look at each before it is kept.

use egui_kittest::SnapshotOptions;

use super::*;

/// Pixels that may differ: drivers round the edges of curves in their own ways.
const STRAY_PIXELS: usize = 400;

fn drawn(setup: Setup) -> Window {
    drawn_at(vec2(1280.0, 800.0), setup)
}

fn drawn_at(size: egui::Vec2, setup: Setup) -> Window {
    let builder = Harness::builder().with_size(size).with_max_steps(40).wgpu();
    let mut window = builder.build_eframe(|cc| App::new(cc, setup));
    settle(&mut window);
    window
}

fn check(window: &mut Window, name: &str) {
    let options = SnapshotOptions::new().output_path("tests/data/pictures").max_failed_pixels(STRAY_PIXELS);
    window.snapshot_options(name, &options);
}

fn theme(window: &mut Window, choice: ThemeChoice) {
    while state(window).theme != choice {
        press(window, Modifiers::COMMAND, Key::T);
    }
}

#[test]
fn the_first_screen() {
    let mut window = drawn(Setup::default());
    theme(&mut window, ThemeChoice::Light);
    check(&mut window, "start-light");
}

#[test]
fn an_altered_quotation_in_both_themes() {
    let mut window = drawn(Setup { example: true, ..Setup::default() });
    let is_altered = |window: &Window| match (state(window).selection, state(window).analysis.as_ref()) {
        (Some(Finding::Quote(index)), Some(analysis)) => analysis.comparison.quotes[index].state == QuoteState::Altered,
        _ => false,
    };
    press(&mut window, Modifiers::NONE, Key::N);
    for _ in 0..20 {
        if !is_altered(&window) {
            press(&mut window, Modifiers::NONE, Key::N);
        }
    }
    assert!(is_altered(&window));
    theme(&mut window, ThemeChoice::Light);
    check(&mut window, "altered-light");
    theme(&mut window, ThemeChoice::Dark);
    check(&mut window, "altered-dark");
}

#[test]
fn facts_and_statements() {
    let mut window = drawn(Setup { example: true, ..Setup::default() });
    theme(&mut window, ThemeChoice::Light);
    press(&mut window, Modifiers::NONE, Key::Num2);
    press(&mut window, Modifiers::NONE, Key::N);
    check(&mut window, "conflict-light");
    press(&mut window, Modifiers::NONE, Key::Num3);
    press(&mut window, Modifiers::NONE, Key::J);
    check(&mut window, "statements-light");
}

#[test]
fn a_review_and_high_contrast() {
    let mut window = drawn(Setup { example: true, ..Setup::default() });
    theme(&mut window, ThemeChoice::Light);
    press(&mut window, Modifiers::NONE, Key::N);
    press(&mut window, Modifiers::NONE, Key::P);
    window.state_mut().command(Command::Note("Both desks have the recording. Ask which minute.".to_owned()));
    press(&mut window, Modifiers::NONE, Key::Num1);
    press(&mut window, Modifiers::NONE, Key::J);
    press(&mut window, Modifiers::NONE, Key::C);
    press(&mut window, Modifiers::NONE, Key::J);
    press(&mut window, Modifiers::NONE, Key::D);
    check(&mut window, "review-light");
    window.state_mut().command(Command::ToggleContrast);
    window.run();
    check(&mut window, "contrast-light");
    theme(&mut window, ThemeChoice::Dark);
    check(&mut window, "contrast-dark");
    window.state_mut().command(Command::ToggleContrast);
    press(&mut window, Modifiers::NONE, Key::Num4);
    press(&mut window, Modifiers::NONE, Key::J);
    check(&mut window, "notes-dark");
}

#[test]
fn a_small_window_and_the_palette() {
    let mut window = drawn_at(vec2(900.0, 600.0), Setup { example: true, ..Setup::default() });
    theme(&mut window, ThemeChoice::Light);
    press(&mut window, Modifiers::NONE, Key::J);
    check(&mut window, "small-light");
    press(&mut window, Modifiers::COMMAND, Key::K);
    check(&mut window, "palette-light");
}

/// Two versions of one report: the words that differ are marked in both texts.
#[test]
fn two_versions() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("first.md"), folder.path().join("second.md"));
    let first = "# Ferry runs aground\n\nThe ferry Albatross ran aground near Holm island on Tuesday morning, and nobody was hurt.\n\n\
        The harbour office said that two tugs would try to pull her free at high water.\n\nThe company runs six ferries.\n";
    let second = "# Ferry runs aground off Holm\n\nThe ferry Albatross ran aground near Holm island early on Tuesday. Nobody was hurt.\n\n\
        The company runs six ferries.\n\nThe harbour office said that three tugs would try to pull her free at high water.\n";
    std::fs::write(&a, first).unwrap();
    std::fs::write(&b, second).unwrap();
    let mut window = drawn(Setup { a: Some(a), b: Some(b), ..Setup::default() });
    theme(&mut window, ThemeChoice::Light);
    press(&mut window, Modifiers::NONE, Key::Num3);
    press(&mut window, Modifiers::NONE, Key::J);
    press(&mut window, Modifiers::NONE, Key::J);
    check(&mut window, "versions-light");
}
