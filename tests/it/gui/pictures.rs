//! Pictures of the window, compared with those in `tests/data/pictures`. They need an OpenGL or Vulkan driver.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --features image-tests --test it pictures` makes them anew; look at each before it is kept.

use egui_kittest::SnapshotOptions;

use super::*;

/// Pixels that may differ: drivers round the edges of curves in their own ways.
const STRAY_PIXELS: usize = 400;

fn drawn(setup: Setup) -> Window {
    let builder = Harness::builder().with_size(vec2(1280.0, 800.0)).with_max_steps(40).wgpu();
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
