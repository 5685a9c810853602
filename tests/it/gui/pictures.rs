//! Pictures of the window, compared with those in `tests/data/pictures`: its main states in light, dark and high contrast, and
//! one of them on every kind of screen. They need an OpenGL or Vulkan driver.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --features image-tests --test it pictures` makes them anew; look at each before it is kept,
//! and let `optipng` make it smaller.

use egui_kittest::SnapshotOptions;

use super::*;

/// Pixels that may differ in any case, and of how many one may: drivers round the edges of curves in their own ways.
const STRAY_PIXELS: usize = 400;
const ONE_STRAY_OF: usize = 2500;

/// How the window looks.
#[derive(Clone, Copy, Debug)]
enum Look {
    Light,
    Dark,
    Contrast,
}

const LOOKS: [(Look, &str); 3] = [(Look::Light, "light"), (Look::Dark, "dark"), (Look::Contrast, "contrast")];

fn drawn(setup: Setup) -> Window {
    drawn_with(vec2(1280.0, 800.0), 1.0, setup)
}

/// On a screen of so many points, with so many pixels to a point.
fn drawn_with(size: egui::Vec2, pixels: f32, setup: Setup) -> Window {
    let builder = Harness::builder().with_size(size).with_pixels_per_point(pixels).with_max_steps(40);
    let builder = builder.with_theme(egui::Theme::Light).wgpu();
    let mut window = builder.build_eframe(|cc| App::new(cc, setup));
    settle(&mut window);
    window
}

fn check(window: &mut Window, name: &str) {
    let size = window.ctx.content_rect().size() * window.ctx.pixels_per_point();
    let stray = STRAY_PIXELS.max((size.x * size.y) as usize / ONE_STRAY_OF);
    let options = SnapshotOptions::new().output_path("tests/data/pictures").max_failed_pixels(stray);
    window.snapshot_options(name, &options);
}

fn take_on(window: &mut Window, look: Look) {
    let theme = if matches!(look, Look::Dark) { ThemeChoice::Dark } else { ThemeChoice::Light };
    window.state_mut().command(Command::Theme(theme));
    if state(window).high_contrast != matches!(look, Look::Contrast) {
        window.state_mut().command(Command::ToggleContrast);
    }
    window.run();
}

/// A picture in each look.
fn check_looks(window: &mut Window, name: &str) {
    for (look, said) in LOOKS {
        take_on(window, look);
        check(window, &format!("{name}-{said}"));
    }
}

fn to_altered(window: &mut Window) {
    let is_altered = |window: &Window| match (state(window).selection, state(window).analysis.as_ref()) {
        (Some(Finding::Quote(index)), Some(analysis)) => analysis.comparison.quotes[index].state == QuoteState::Altered,
        _ => false,
    };
    for _ in 0..20 {
        if !is_altered(window) {
            press(window, Modifiers::NONE, Key::N);
        }
    }
    assert!(is_altered(window));
}

fn drawn_example() -> Window {
    drawn(Setup { example: true, ..Setup::default() })
}

/// Pairs opened before: one whose review is under way, one with a file that is gone.
#[test]
fn the_first_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["harbour-post.txt", "north-coast-herald.txt", "minutes.txt"] {
        std::fs::write(path(name), "“We lost every net,” Ida Brekke said on Monday.\n\nTugs came at noon.\n").unwrap();
    }
    let setup = |a: Option<PathBuf>, b: Option<PathBuf>| Setup {
        a,
        b,
        preferences: Some(path("taste.json")),
        sessions: Some(path("sessions")),
        ..Setup::default()
    };
    drop(window(setup(Some(path("minutes.txt")), Some(path("harbour-post.txt")))));
    let mut first = window(setup(Some(path("harbour-post.txt")), Some(path("north-coast-herald.txt"))));
    press(&mut first, Modifiers::NONE, Key::J);
    press(&mut first, Modifiers::NONE, Key::C);
    drop(first);
    std::fs::remove_file(path("minutes.txt")).unwrap();
    let mut window = drawn(setup(None, None));
    while state(&window).seen.is_empty() {
        window.state_mut().wait(PATIENCE);
    }
    check_looks(&mut window, "start");
}

#[test]
fn an_altered_quotation() {
    let mut window = drawn_example();
    to_altered(&mut window);
    check_looks(&mut window, "altered");
}

/// The same on another screen, in some of the looks.
fn altered_on(points: egui::Vec2, pixels: f32, screen: &str, looks: &[(Look, &str)]) {
    let mut window = drawn_with(points, pixels, Setup { example: true, ..Setup::default() });
    to_altered(&mut window);
    for (look, said) in looks {
        take_on(&mut window, *look);
        check(&mut window, &format!("altered-{screen}-{said}"));
    }
}

#[test]
fn a_fine_screen() {
    altered_on(vec2(1280.0, 800.0), 2.0, "fine", &LOOKS);
}

#[test]
fn a_small_window() {
    altered_on(vec2(900.0, 600.0), 1.0, "small", &LOOKS);
}

#[test]
fn a_small_window_on_a_fine_screen() {
    altered_on(vec2(900.0, 600.0), 2.0, "small-fine", &LOOKS);
}

/// 3840 × 2160 pixels, two to a point.
#[test]
fn a_large_fine_screen() {
    altered_on(vec2(1920.0, 1080.0), 2.0, "large-fine", &LOOKS);
}

/// 3840 × 2160 pixels, one to a point.
#[test]
fn a_very_large_screen() {
    altered_on(vec2(3840.0, 2160.0), 1.0, "large", &LOOKS[..1]);
}

#[test]
fn facts_and_statements() {
    let mut window = drawn_example();
    press(&mut window, Modifiers::NONE, Key::Num2);
    press(&mut window, Modifiers::NONE, Key::N);
    check_looks(&mut window, "conflict");
    press(&mut window, Modifiers::NONE, Key::Num3);
    press(&mut window, Modifiers::NONE, Key::J);
    check_looks(&mut window, "statements");
}

/// Findings marked and noted, words with a note, and what the strip says under the pointer.
#[test]
fn a_review() {
    let mut window = drawn_example();
    take_on(&mut window, Look::Light);
    press(&mut window, Modifiers::NONE, Key::N);
    press(&mut window, Modifiers::NONE, Key::P);
    window.state_mut().command(Command::Note("Both desks have the recording. Ask which minute.".to_owned()));
    press(&mut window, Modifiers::NONE, Key::Num1);
    for mark in [Key::C, Key::D] {
        press(&mut window, Modifiers::NONE, Key::J);
        press(&mut window, Modifiers::NONE, mark);
    }
    check(&mut window, "review-light");
    for (words, note) in [
        ("a ship’s length short of the entrance", "The Herald says “just short”. Which distance did the pilot give?"),
        ("nearly 500,000 dollars", "Court record?"),
    ] {
        let (document, _) = state(&window).pane(Side::A).unwrap();
        let start = document.text.find(words).unwrap();
        let span = twosource::base::TextSpan::new(start, start + words.len());
        window.state_mut().command(Command::NoteWords(Side::A, span, note.to_owned()));
    }
    window.state_mut().command(Command::DismissMessage);
    window.state_mut().command(Command::SelectNote(0));
    window.run();
    window.hover_at(egui::pos2(7.0, 300.0));
    window.run();
    check_looks(&mut window, "notes");
}

#[test]
fn the_menu_of_layers() {
    let mut window = drawn_example();
    window.get_by_label_contains("Layers").click();
    window.run();
    check_looks(&mut window, "layers");
}

#[test]
fn dialogs() {
    let mut window = drawn_example();
    let dialogs =
        [(Modifiers::COMMAND, Key::E, "export"), (Modifiers::COMMAND, Key::K, "palette"), (Modifiers::NONE, Key::F1, "help")];
    for (modifiers, key, name) in dialogs {
        press(&mut window, modifiers, key);
        check_looks(&mut window, name);
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    press(&mut window, Modifiers::COMMAND, Key::F);
    fill(&mut window, "Search in both texts", "harbour");
    check_looks(&mut window, "search");
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
    take_on(&mut window, Look::Light);
    press(&mut window, Modifiers::NONE, Key::Num3);
    press(&mut window, Modifiers::NONE, Key::J);
    press(&mut window, Modifiers::NONE, Key::J);
    check(&mut window, "versions-light");
}
