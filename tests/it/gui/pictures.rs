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
    drawn_with(size, 1.0, setup)
}

/// On a screen with so many pixels to a point.
fn drawn_with(size: egui::Vec2, pixels: f32, setup: Setup) -> Window {
    let builder = Harness::builder().with_size(size).with_pixels_per_point(pixels).with_max_steps(40).wgpu();
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
    theme(&mut window, ThemeChoice::Light);
    check(&mut window, "start-light");
}

#[test]
fn an_altered_quotation() {
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

/// Words with a note: a box and a sheet in the text, their line in the list; what the strip says under the pointer.
#[test]
fn notes_on_words_and_the_strip() {
    let mut window = drawn(Setup { example: true, ..Setup::default() });
    theme(&mut window, ThemeChoice::Light);
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
    check(&mut window, "noted-light");
}

#[test]
fn the_dialog_for_a_report() {
    let mut window = drawn(Setup { example: true, ..Setup::default() });
    theme(&mut window, ThemeChoice::Light);
    press(&mut window, Modifiers::COMMAND, Key::E);
    check(&mut window, "export-light");
}

/// Two pixels to a point, in the smallest window.
#[test]
fn a_fine_screen() {
    let mut window = drawn_with(vec2(760.0, 480.0), 2.0, Setup { example: true, ..Setup::default() });
    theme(&mut window, ThemeChoice::Dark);
    press(&mut window, Modifiers::NONE, Key::J);
    check(&mut window, "fine-dark");
}

/// On 3840 × 2160 pixels: too large to be kept, so it is written where it can be looked at, and its parts are counted.
#[test]
fn a_very_large_screen() {
    for (points, pixels, name) in [(vec2(1920.0, 1080.0), 2.0, "large-fine"), (vec2(3840.0, 2160.0), 1.0, "large")] {
        let mut window = drawn_with(points, pixels, Setup { example: true, ..Setup::default() });
        theme(&mut window, ThemeChoice::Light);
        press(&mut window, Modifiers::NONE, Key::N);
        let picture = window.render().unwrap();
        assert_eq!((picture.width(), picture.height()), (3840, 2160));
        let paper = [0xfd, 0xfc, 0xf9, 255];
        let written = |from: u32, to: u32| {
            let columns = from * 3840 / 100..to * 3840 / 100;
            picture.enumerate_pixels().filter(|(x, _, pixel)| columns.contains(x) && pixel.0 != paper).count()
        };
        // Both texts are set: neither half is bare paper, nor covered.
        for (from, to) in [(2, 38), (45, 78)] {
            let share = written(from, to) as f64 / f64::from((to - from) * 3840 / 100 * 2160);
            assert!((0.01..0.6).contains(&share), "{name}: {share}");
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
        std::fs::create_dir_all(&folder).unwrap();
        picture.save(folder.join(format!("{name}.png"))).unwrap();
    }
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
