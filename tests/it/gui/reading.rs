//! Reading and seeing: sizes, layers, themes, what the pointer shows, and ways in, by the names that screen readers read.

use eframe::egui::{self, Key, Modifiers, Role, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use twosource::app::{AppState, Command, Dialog, ThemeChoice};
use twosource::base::Side;
use twosource::gui::Setup;
use twosource::gui::action::{Action, shortcut_text};

use super::review::{Desk, copied, until};
use super::{Outcome, Window, click, example, fill, press, settle, state, window};

/// The paragraph of the example that is measured.
const PARAGRAPH: &str = "The Calder Queen, the ferry that takes half of Skarrow";

fn rect(window: &Window, words: &str) -> egui::Rect {
    window.get_by_label_contains(words).rect()
}

#[test]
fn text_is_enlarged_to_300_and_made_smaller_to_60_per_cent() {
    let mut window = example();
    let (normal, mut last) = (rect(&window, PARAGRAPH), 0.0);
    for _ in 0..3 {
        press(&mut window, Modifiers::COMMAND, Key::Plus);
        assert!(rect(&window, PARAGRAPH).height() > f32::max(last, normal.height()));
        last = rect(&window, PARAGRAPH).height();
    }
    for (key, end) in [(Key::Plus, AppState::MOST_ZOOM), (Key::Minus, AppState::LEAST_ZOOM)] {
        for _ in 0..30 {
            press(&mut window, Modifiers::COMMAND, key);
        }
        assert!((state(&window).zoom - end).abs() < 1e-6, "{}", state(&window).zoom);
    }
    assert!((AppState::LEAST_ZOOM, AppState::MOST_ZOOM) == (0.6, 3.0) && rect(&window, PARAGRAPH).height() < normal.height());
    press(&mut window, Modifiers::COMMAND, Key::Num0);
    assert_eq!(rect(&window, PARAGRAPH).size(), normal.size());
}

#[test]
fn lines_are_made_longer_and_shorter_within_bounds() {
    let mut window = example();
    // Smaller letters, so that the window is no bound.
    for _ in 0..5 {
        press(&mut window, Modifiers::COMMAND, Key::Minus);
    }
    let width = |window: &Window| rect(window, PARAGRAPH).width();
    let before = width(&window);
    press(&mut window, Modifiers::COMMAND, Key::OpenBracket);
    assert!(width(&window) < before);
    for (key, end) in [(Key::OpenBracket, AppState::LETTERS.0), (Key::CloseBracket, AppState::LETTERS.1)] {
        for _ in 0..15 {
            press(&mut window, Modifiers::COMMAND, key);
        }
        assert!((state(&window).letters - end).abs() < 1e-6);
    }
    assert!(width(&window) > before);
}

#[test]
fn columns_stand_together_however_wide_the_window() {
    let setup = Setup { example: true, ..Setup::default() };
    let builder = egui_kittest::Harness::builder().with_size(vec2(3840.0, 1200.0)).with_max_steps(40);
    let mut window: Window = builder.build_eframe(|cc| twosource::gui::App::new(cc, setup));
    settle(&mut window);
    let ribbons = window.get_by_label_contains("Ribbons between A and B").rect();
    let a = rect(&window, PARAGRAPH);
    let b = rect(&window, "It was the third collision at the outer wall");
    assert!(ribbons.left() - a.right() < 60.0 && b.left() - ribbons.right() < 60.0, "{a} {ribbons} {b}");
    assert!(a.width() < 620.0 && b.width() < 620.0);
}

/// How many quotations and values of the texts can be heard.
fn highlights(window: &Window, state: &str) -> usize {
    window.query_all_by_label_contains(&format!(", {state}: ")).count()
}

#[test]
fn layers_are_switched_one_by_one() {
    let mut window = example();
    for (layer, heard) in [("Quotations", "identical"), ("Facts", "conflict")] {
        let before = highlights(&window, heard);
        assert!(before > 0, "{layer}");
        for expected in [0, before] {
            click(&mut window, "Layers ▾");
            window.get_by_role_and_label(Role::CheckBox, layer).click();
            settle(&mut window);
            press(&mut window, Modifiers::NONE, Key::Escape);
            assert_eq!(highlights(&window, heard), expected, "{layer}");
        }
    }
}

/// What is painted in a part of the window, without letters.
fn painted(window: &Window, area: egui::Rect) -> Vec<String> {
    let shapes = window.output().shapes.iter().map(|clipped| &clipped.shape);
    let here = shapes.filter(|shape| !matches!(shape, egui::Shape::Text(_)) && area.intersects(shape.visual_bounding_rect()));
    here.map(|shape| format!("{shape:?}")).collect()
}

#[test]
fn a_passage_under_the_pointer_lights_its_partner() {
    let mut window = Desk::new().open();
    let shut: Vec<egui::Rect> = window.query_all_by_label("The quay was shut.").map(|node| node.rect()).collect();
    let [a, b] = shut.as_slice() else { panic!("{shut:?}") };
    let alone = rect(&window, "Tugs came at noon.");
    window.hover_at(pos2(4.0, 4.0));
    window.run();
    let dark = painted(&window, *b);
    window.hover_at(alone.left_center() + vec2(20.0, 0.0));
    window.run();
    assert_eq!(painted(&window, *b), dark);
    window.hover_at(a.left_center() + vec2(20.0, 0.0));
    window.run();
    assert_ne!(painted(&window, *b), dark);
}

#[test]
fn the_strip_tells_what_stands_under_the_pointer() {
    let mut window = example();
    let names = |window: &Window| {
        let nodes = window.query_all_by(|node| node.role() == Role::Label);
        let name = |node: egui_kittest::Node<'_>| node.accesskit_node().label().or(node.accesskit_node().value());
        nodes.filter_map(name).collect::<std::collections::BTreeSet<String>>()
    };
    let before = names(&window);
    let strip = window.get_by_label("Overview of A").rect();
    window.hover_at(strip.center());
    window.run();
    let new: Vec<String> = names(&window).difference(&before).cloned().collect();
    let (document, _) = state(&window).pane(Side::A).expect("a text");
    let text = document.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(new.iter().any(|words| text.contains(words.trim_end_matches('…'))), "{new:?}");
    assert!((1..=2).contains(&new.len()), "{new:?}");
}

#[test]
fn texts_glide_unless_less_motion_is_wanted() {
    let moves = |less: bool| {
        let mut window = example();
        // Tests usually have none.
        window.ctx.all_styles_mut(|style| style.animation_time = egui::Style::default().animation_time);
        if less {
            click(&mut window, "Layers ▾");
            window.get_by_role_and_label(Role::CheckBox, "Less motion").click();
            settle(&mut window);
            press(&mut window, Modifiers::NONE, Key::Escape);
        }
        let last = state(&window).shown.len() - 1;
        let far = state(&window).finding_at(state(&window).shown[last]);
        window.state_mut().command(Command::Select(far));
        let places = |window: &Window| {
            let nodes =
                window.query_all_by(|node| node.label().is_some_and(|name| name.starts_with("A, ") || name.starts_with("B, ")));
            nodes.map(|node| node.rect().top().round() as i32).collect::<Vec<_>>()
        };
        window.step();
        window.step();
        let soon = places(&window);
        window.run();
        soon != places(&window)
    };
    assert!(moves(false) && !moves(true));
}

#[test]
fn filters_are_combined_and_said_in_words() {
    let mut window = example();
    let total = state(&window).shown.len();
    let chip = |window: &Window, state: &str| {
        let name = |name: String| name.starts_with(&format!("{state} ")).then_some(name);
        let nodes = window.query_all_by(|node| node.role() == Role::Button && node.label().is_some());
        let mut names = nodes.filter_map(|node| name(node.accesskit_node().label().unwrap_or_default()));
        names.next().expect("a chip")
    };
    for wanted in ["altered", "A only"] {
        let name = chip(&window, wanted);
        click(&mut window, &name);
    }
    click(&mut window, "Status");
    window.get_by_role_and_label(Role::CheckBox, "unchecked").click();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    fill(&mut window, "Filter by words", "the");
    let shown = state(&window).shown.len();
    assert!(0 < shown && shown < total);
    let start = format!("{shown} of {total} shown: ");
    let said = window.get_by_label_contains(&start).accesskit_node();
    let said = said.label().or(said.value()).unwrap_or_default();
    assert!(
        said.ends_with("A only or altered, unchecked, with “the”") || said.ends_with("altered or A only, unchecked, with “the”"),
        "{said}"
    );
}

#[test]
fn the_theme_follows_the_system_until_one_is_chosen_and_again() {
    let mut window = example();
    let system = |window: &mut Window, theme: egui::Theme| {
        window.input_mut().system_theme = Some(theme);
        window.run();
    };
    for (theme, other) in [(egui::Theme::Dark, "Light"), (egui::Theme::Light, "Dark")] {
        system(&mut window, theme);
        assert!(window.query_by_label(other).is_some(), "{theme:?}");
    }
    click(&mut window, "Dark");
    system(&mut window, egui::Theme::Light);
    assert!(state(&window).theme == ThemeChoice::Dark && window.query_by_label("Light").is_some());
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert!(state(&window).theme == ThemeChoice::System && window.query_by_label("Dark").is_some());
}

#[test]
fn contrast_and_motion_are_chosen_by_name_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let setup = || Setup { example: true, preferences: Some(folder.path().join("taste.json")), ..Setup::default() };
    let mut first = window(setup());
    let before = painted(&first, rect(&first, "Findings panel").union(rect(&first, PARAGRAPH)));
    for name in ["High contrast", "Less motion"] {
        click(&mut first, "Layers ▾");
        first.get_by_role_and_label(Role::CheckBox, name).click();
        settle(&mut first);
        press(&mut first, Modifiers::NONE, Key::Escape);
    }
    assert_ne!(painted(&first, rect(&first, "Findings panel").union(rect(&first, PARAGRAPH))), before);
    drop(first);
    let second = window(setup());
    assert!(state(&second).high_contrast && state(&second).less_motion);
}

#[test]
fn every_action_is_in_the_help_and_in_the_palette() {
    let mut window = example();
    press(&mut window, Modifiers::NONE, Key::J);
    press(&mut window, Modifiers::NONE, Key::F1);
    for action in Action::ALL {
        let entry = action.entry();
        if let Some(key) = entry.keys.first() {
            assert!(window.query_all_by_label(entry.label.trim_end_matches('…')).count() > 0, "{}", entry.label);
            assert!(window.query_all_by_label_contains(&shortcut_text(key)).count() > 0, "{}", entry.label);
        }
    }
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::K);
    for action in Action::ALL {
        let entry = action.entry();
        if (entry.command)(state(&window), false).is_some() && !matches!(action, Action::Palette | Action::Close) {
            fill(&mut window, "Action, or number of a finding", entry.label.trim_end_matches('…'));
            assert!(window.query_all_by_label_contains(entry.label).count() > 0, "{}", entry.label);
        }
    }
}

#[test]
fn case_counts_in_the_search_when_it_is_asked_to() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::COMMAND, Key::F);
    fill(&mut window, "Search in both texts", "THE");
    assert!(window.query_by_label_contains("1 in A · 1 in B").is_some());
    click(&mut window, "Match case");
    assert!(window.query_by_label_contains("0 in A · 0 in B").is_some());
    fill(&mut window, "Search in both texts", "The");
    assert!(window.query_by_label_contains("1 in A · 1 in B").is_some());
}

#[test]
fn marked_words_are_copied_with_their_source() {
    let mut window = Desk::new().open();
    let words = rect(&window, "Tugs came at noon.");
    window.drag_at(words.left_top() + vec2(1.0, 8.0));
    window.step();
    window.hover_at(words.right_top() + vec2(-1.0, 8.0));
    window.step();
    window.drop_at(words.right_top() + vec2(-1.0, 8.0));
    window.run();
    let modifiers = Modifiers::NONE;
    window.event(egui::Event::Key { key: Key::Q, physical_key: None, pressed: true, repeat: false, modifiers });
    window.step();
    let copied = copied(&window);
    assert!(copied.starts_with("Tugs came at") && copied.ends_with(" (A: a.txt, paragraph 2)"), "{copied}");
}

#[test]
fn without_a_system_dialog_the_path_field_stands_in_and_says_why() {
    let mut window = Desk::new().open();
    for (button, side) in [("Open A…", Side::A), ("Open B…", Side::B)] {
        click(&mut window, button);
        let Some(Dialog::OpenPath { side: asked, trouble: Some(why), .. }) = state(&window).dialog.clone() else {
            panic!("{:?}", state(&window).dialog)
        };
        assert!(asked == side && window.query_by_label(&why).is_some() && window.get_by_label("Path of the file").is_focused());
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn one_side_is_replaced_and_the_other_stays() -> Outcome {
    let desk = Desk::new();
    let mut window = desk.open();
    std::fs::write(desk.path("c.txt"), "Boats stayed out all night.\n")?;
    let b = state(&window).pane(Side::B).map(|(document, _)| document.text.clone());
    press(&mut window, Modifiers::COMMAND, Key::L);
    fill(&mut window, "Path of the file", &desk.path("c.txt").display().to_string());
    click(&mut window, "Open");
    assert!(state(&window).analysis.is_some() && window.query_by_label_contains("Boats stayed out all night").is_some());
    assert_eq!(state(&window).pane(Side::B).map(|(document, _)| document.text.clone()), b);
    assert_eq!(state(&window).title(), "c.txt — b.txt · Twosource");
    Ok(())
}

#[test]
fn a_text_that_changed_on_disk_says_so_and_is_read_again_by_name() -> Outcome {
    let desk = Desk::new();
    let mut window = desk.open();
    std::fs::write(desk.path("a.txt"), "Tugs came at one, not at noon.\n")?;
    until(&mut window, |window| state(window).changed_on_disk.a);
    window.run();
    click(&mut window, "The file of side A has changed on disk. Read it again");
    assert!(window.query_by_label_contains("Tugs came at one, not at noon.").is_some() && !state(&window).changed_on_disk.a);
    Ok(())
}

#[test]
fn the_focus_is_always_seen() {
    let mut window = Desk::new().open();
    let focused = |window: &Window| {
        let rects: Vec<egui::Rect> = window.query_all_by(|node| node.is_focused()).map(|node| node.rect()).collect();
        rects.into_iter().min_by(|one, other| one.area().total_cmp(&other.area()))
    };
    window.hover_at(pos2(700.0, 880.0));
    let (mut seen, mut last) = (0, None);
    for _ in 0..45 {
        press(&mut window, Modifiers::NONE, Key::Tab);
        let Some(rect) = focused(&window).filter(|rect| Some(*rect) != last) else { continue };
        let with = painted(&window, rect.expand(4.0));
        press(&mut window, Modifiers::NONE, Key::Tab);
        let without = painted(&window, rect.expand(4.0));
        press(&mut window, Modifiers::SHIFT, Key::Tab);
        let name = window.query_all_by(|node| node.is_focused()).next().and_then(|node| node.accesskit_node().label());
        assert_ne!(with, without, "{name:?} at {rect}");
        (seen, last) = (seen + 1, Some(rect));
    }
    assert!(seen > 25, "{seen}");
}

/// Letters of other scripts are read and can be heard; whether they can be seen is up to the system's faces.
#[test]
fn other_scripts_are_read_and_heard() -> Outcome {
    let desk = Desk::new();
    let (a, b) = ("Паром ударился о стену во вторник.", "渡轮星期二撞上了墙。");
    std::fs::write(desk.path("a.txt"), a)?;
    std::fs::write(desk.path("b.txt"), b)?;
    let mut window = window(Setup::default());
    window.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    window.state_mut().command(Command::OpenPair(twosource::base::Pair::new(desk.path("a.txt"), desk.path("b.txt"))));
    settle(&mut window);
    assert!(window.query_by_label(a).is_some() && window.query_by_label(b).is_some());
    press(&mut window, Modifiers::COMMAND, Key::F);
    fill(&mut window, "Search in both texts", "星期二");
    assert!(window.query_by_label_contains("0 in A · 1 in B").is_some());
    Ok(())
}

/// The text shapes of the last frame.
fn galleys(window: &Window) -> Vec<std::sync::Arc<egui::Galley>> {
    let texts = window.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        egui::Shape::Text(text) => Some(text.galley.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn texts_are_set_in_the_own_faces_ragged_and_without_hyphens() {
    let mut window = example();
    press(&mut window, Modifiers::COMMAND, Key::Plus);
    let all = galleys(&window);
    let family =
        |galley: &egui::Galley| format!("{:?}", galley.job.sections.first().map(|section| &section.format.font_id.family));
    let text = all.iter().find(|galley| galley.job.text.contains(PARAGRAPH)).expect("the paragraph");
    assert!(family(text).contains("serif") && !text.job.justify && text.job.halign == egui::Align::LEFT);
    assert!(text.rows.len() > 2 && !text.job.text.contains(['\u{ad}', '\u{2010}']));
    let button = all.iter().find(|galley| galley.job.text == "Swap").expect("a button");
    assert!(family(button).contains("Proportional") || family(button).contains("sans"), "{}", family(button));
    // What stands for them comes with the program.
    let faces = twosource::gui::fonts::definitions();
    for name in ["serif", "sans"] {
        assert_eq!(faces.families[&egui::FontFamily::Name(name.into())].first().map(String::as_str), Some(name));
        assert!(faces.font_data.contains_key(name));
    }
}

#[test]
fn ribbons_are_those_in_view_and_the_chosen_one_stands_out() {
    let mut window = Desk::new().open();
    let gutter = rect(&window, "Ribbons between A and B, ");
    let before = painted(&window, gutter);
    let comparison = &state(&window).analysis.as_ref().expect("a comparison").comparison;
    let link = comparison.links.ids().next().map(twosource::display::Finding::Link);
    window.state_mut().command(Command::Select(link));
    settle(&mut window);
    assert_ne!(painted(&window, gutter), before);
    assert!(window.query_by_label("Ribbons between A and B, 0 in view").is_none());
    window.state_mut().command(Command::Select(None));
    click(&mut window, "Layers ▾");
    window.get_by_role_and_label(Role::CheckBox, "Links").click();
    settle(&mut window);
    assert!(painted(&window, gutter).len() < before.len());
}

#[test]
fn files_over_the_window_are_told_where_they_will_go() {
    let mut window = window(Setup::default());
    let told =
        |window: &Window, side: &str| galleys(window).iter().any(|galley| galley.job.text.contains(&format!("side {side}")));
    for (x, side, other) in [(200.0, "A", "B"), (1200.0, "B", "A")] {
        window.hover_at(pos2(x, 400.0));
        window.input_mut().hovered_files.push(egui::HoveredFile::default());
        window.step();
        assert!(told(&window, side) && !told(&window, other), "{side}");
        window.input_mut().hovered_files.clear();
        window.step();
    }
}

#[test]
fn the_strip_says_to_listeners_how_far_the_text_is() {
    let mut window = example();
    let value = |window: &Window| window.get_by_label("Overview of A").accesskit_node().numeric_value();
    assert_eq!(value(&window), Some(0.0));
    window.hover_at(rect(&window, PARAGRAPH).center());
    press(&mut window, Modifiers::NONE, Key::End);
    window.run();
    assert!(value(&window).is_some_and(|value| (50.0..=100.0).contains(&value)), "{:?}", value(&window));
}
