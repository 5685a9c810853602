//! Reports written from the window: what is there already, what takes long, and little room for filters.

use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use twosource::app::Dialog;
use twosource::gui::{App, Setup};

use super::review::Desk;
use super::{Outcome, PATIENCE, Window, click, fill, press, settle, state};

#[test]
fn a_file_that_is_there_is_replaced_with_one_more_press() -> Outcome {
    let desk = Desk::new();
    let path = desk.path("report.md");
    std::fs::write(&path, "something else")?;
    let mut window = desk.open();
    press(&mut window, Modifiers::COMMAND, Key::E);
    fill(&mut window, "Path of the report", &path.display().to_string());
    click(&mut window, "Write");
    assert!(window.query_by_label(&format!("{} is there already. Replace it?", path.display())).is_some());
    assert_eq!(std::fs::read_to_string(&path)?, "something else");
    // Another name is another question.
    let other = desk.path("other.md");
    fill(&mut window, "Path of the report", &other.display().to_string());
    assert!(window.query_by_label("Replace").is_none());
    fill(&mut window, "Path of the report", &path.display().to_string());
    click(&mut window, "Replace");
    assert!(window.query_by_label_contains("Written:").is_some());
    assert!(std::fs::read_to_string(&path)?.contains("We lost every net") && !other.exists());
    // An account is never replaced, whoever agrees.
    press(&mut window, Modifiers::COMMAND, Key::E);
    let account = desk.path("a.txt");
    fill(&mut window, "Path of the report", &account.display().to_string());
    click(&mut window, "Write");
    window.query_by_label("Replace").into_iter().for_each(|button| button.click());
    settle(&mut window);
    assert!(window.query_by_label_contains("would replace one of the two accounts").is_some());
    assert!(std::fs::read_to_string(&account)?.starts_with("“We lost every net"));
    Ok(())
}

/// Every file in the folder, by name.
fn files(desk: &Desk) -> Vec<String> {
    let entries = std::fs::read_dir(desk.path("")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_long_report_shows_how_far_it_is_and_is_stopped_without_a_trace() -> Outcome {
    let text = |name: &str| {
        let one = |n: usize| format!("“We counted {n} boats off {name}{n},” Ida Brekke said. Keeper {n} lit lamp {}.\n\n", n * 7);
        (0..6000).map(one).collect::<String>()
    };
    let desk = Desk::new();
    std::fs::write(desk.path("a.txt"), text("Holm"))?;
    std::fs::write(desk.path("b.txt"), text("Aas"))?;
    let mut window = desk.open();
    press(&mut window, Modifiers::COMMAND, Key::E);
    fill(&mut window, "Path of the report", &desk.path("long.pdf").display().to_string());
    let before = files(&desk);
    window.get_by_label("Write").click();
    window.step();
    window.step();
    assert!(state(&window).exporting && window.query_by_label("Write").is_none());
    let begun = std::time::Instant::now();
    let is_bar = |window: &Window| {
        let bar = window.query_by_role_and_label(Role::ProgressIndicator, "Writing the report");
        bar.is_some_and(|bar| bar.accesskit_node().value().is_some_and(|value| value.ends_with(" %")))
    };
    while !is_bar(&window) {
        assert!(state(&window).exporting && begun.elapsed() < PATIENCE, "no progress was seen");
        window.step();
    }
    window.get_by_label("Stop writing").click();
    window.step();
    settle(&mut window);
    assert!(window.query_by_label_contains("The report was cancelled").is_some());
    assert!(matches!(&state(&window).dialog, Some(Dialog::Export { trouble: Some(_), .. })));
    assert_eq!(files(&desk), before);
    Ok(())
}

fn sized(width: f32, height: f32) -> Window {
    let builder = Harness::builder().with_size(vec2(width, height)).with_max_steps(40);
    let mut window = builder.build_eframe(|cc| App::new(cc, Setup { example: true, ..Setup::default() }));
    settle(&mut window);
    window
}

#[test]
fn where_there_is_little_room_the_filters_are_one_line_that_opens() {
    for (width, height) in [(760.0, 480.0), (900.0, 600.0), (900.0, 1000.0), (1440.0, 600.0)] {
        let mut window = sized(width, height);
        let all = state(&window).shown.len();
        let top = |window: &Window| super::row(window, 1).rect().top();
        let line = format!("Filter. All {all} shown");
        assert!(window.query_by_label("Filter by words").is_none() && top(&window) < 130.0, "{width} {height}: {}", top(&window));
        // By key, with the keyboard in the field.
        press(&mut window, Modifiers::NONE, Key::Slash);
        let field = window.get_by_label("Filter by words");
        assert!(field.is_focused());
        field.type_text("coffee");
        window.run();
        press(&mut window, Modifiers::NONE, Key::Escape);
        let shown = state(&window).shown.len();
        assert!(0 < shown && shown < all);
        click(&mut window, &format!("Filter. {shown} of {all} shown: with “coffee”"));
        assert!(window.query_by_label("Filter by words").is_none() && top(&window) < 130.0);
        click(&mut window, &format!("Filter. {shown} of {all} shown: with “coffee”"));
        click(&mut window, &format!("All {all}"));
        assert!(window.query_by_label(&line).is_some());
    }
    let window = sized(1440.0, 900.0);
    assert!(window.query_by_label("Filter by words").is_some() && window.query_by_label_contains("Filter. ").is_none());
}
