//! The window, driven through the names that screen readers read; no display and no graphics driver needed.

#[path = "gui/exported.rs"]
mod exported;
#[path = "gui/joined.rs"]
mod joined;
#[path = "gui/keyboard.rs"]
mod keyboard;
#[cfg(feature = "image-tests")]
mod pictures;
#[path = "gui/reading.rs"]
mod reading;
#[path = "gui/review.rs"]
mod review;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use twosource::app::{AppState, Command, Dialog, Tab, ThemeChoice};
use twosource::base::{Pair, Side};
use twosource::compare::QuoteState;
use twosource::display::{Finding, Tag, card};
use twosource::gui::{App, Setup};

const PATIENCE: Duration = Duration::from_secs(30);

type Window = Harness<'static, App>;
type Outcome = Result<(), Box<dyn std::error::Error>>;

fn window(setup: Setup) -> Window {
    let builder = Harness::builder().with_size(vec2(1440.0, 900.0)).with_max_steps(40);
    let mut window = builder.build_eframe(|cc| App::new(cc, setup));
    settle(&mut window);
    window
}

fn example() -> Window {
    window(Setup { example: true, ..Setup::default() })
}

/// Waits for the background and draws until nothing moves any more.
fn settle(window: &mut Window) {
    window.run();
    while state(window).working || state(window).exporting {
        window.state_mut().wait(PATIENCE);
    }
    window.run();
}

fn state(window: &Window) -> &AppState {
    window.state().state()
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

fn row(window: &Window, number: usize) -> egui_kittest::Node<'_> {
    let start = format!("{number}. ");
    window.get_by(move |node| node.role() == Role::ListItem && node.label().is_some_and(|label| label.starts_with(&start)))
}

fn fill(window: &mut Window, field: &str, text: &str) {
    window.get_by_label(field).focus();
    window.run();
    press(window, Modifiers::COMMAND, Key::A);
    window.get_by_label(field).type_text(text);
    window.run();
}

fn quote_states(window: &Window) -> Vec<QuoteState> {
    let Some(analysis) = &state(window).analysis else { return Vec::new() };
    state(window).shown.iter().filter_map(|item| analysis.display.quotes.get(*item)).map(|item| item.state).collect()
}

#[test]
fn the_example_opens_from_the_first_screen() {
    let mut window = window(Setup::default());
    assert!(window.query_by_label("Findings panel").is_none());
    click(&mut window, "Open the example");
    assert!(state(&window).analysis.is_some());
    assert_eq!(state(&window).title(), "harbour-post.html — north-coast-herald.md · Twosource");
    let quotes = state(&window).analysis.as_ref().map_or(0, |analysis| analysis.display.quotes.len());
    assert!(quotes > 10);
    window.get_by_label(&format!("Quotes {quotes}"));
    window.get_by_label_contains("Both say");
}

#[test]
fn a_chip_filters_its_state_and_all_lifts_it() {
    let mut window = example();
    let all = quote_states(&window);
    let wanted = QuoteState::Only(Side::A);
    let count = all.iter().filter(|state| **state == wanted).count();
    assert!(0 < count && count < all.len());
    click(&mut window, &format!("A only {count}"));
    assert_eq!(quote_states(&window), vec![wanted; count]);
    click(&mut window, &format!("All {}", all.len()));
    assert_eq!(quote_states(&window), all);
}

#[test]
fn words_filter_the_list_and_nothing_left_is_said() {
    let mut window = example();
    fill(&mut window, "Filter by words", "zzyzx");
    assert!(state(&window).shown.is_empty());
    window.get_by_label("Nothing passes the filter.");
    click(&mut window, "Show all");
    assert!(!state(&window).shown.is_empty());
}

#[test]
fn findings_are_chosen_by_keyboard() {
    let mut window = example();
    press(&mut window, Modifiers::NONE, Key::J);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(state(&window).selected_row(), Some(1));
    press(&mut window, Modifiers::NONE, Key::K);
    assert_eq!(state(&window).selected_row(), Some(0));
    let revealed = state(&window).reveal;
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&window).reveal, revealed + 1);
    press(&mut window, Modifiers::NONE, Key::Num3);
    assert_eq!(state(&window).tab, Tab::Statements);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&window).selection, None);
}

#[test]
fn the_next_conflict_is_one_and_all_are_gone_through_in_a_circle() {
    let mut window = example();
    let mut seen: Vec<Finding> = Vec::new();
    loop {
        press(&mut window, Modifiers::SHIFT, Key::J);
        let Some(finding) = state(&window).selection else { panic!("the example has conflicts") };
        if seen.first() == Some(&finding) {
            break;
        }
        let tag = state(&window).analysis.as_ref().and_then(|analysis| Some(card(&analysis.comparison, finding)?.tag.label()));
        assert!(["altered", "re-attributed", "conflict"].map(Some).contains(&tag), "{tag:?}");
        seen.push(finding);
        assert!(seen.len() < 100);
    }
    let Some(analysis) = &state(&window).analysis else { panic!("there is an analysis") };
    let starts: Vec<_> = seen.iter().map(|finding| finding.place(&analysis.comparison, twosource::base::Side::A)).collect();
    assert!(starts.is_sorted_by_key(|span| span.map(|span| span.start)));
    let facts = seen.iter().filter(|finding| matches!(finding, Finding::Fact(_))).count();
    assert!(facts > 0 && facts < seen.len(), "both lists are gone through");
}

#[test]
fn a_click_chooses_and_the_card_says_why() {
    let mut window = example();
    row(&window, 2).click();
    settle(&mut window);
    assert_eq!(state(&window).selected_row(), Some(1));
    let shown = state(&window).selection.zip(state(&window).analysis.as_ref());
    let Some(card) = shown.and_then(|(finding, analysis)| card(&analysis.comparison, finding)) else { panic!("no card") };
    window.get_by_label(&card.reason);
    for passage in &card.passages {
        let words: String = passage.pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(window.query_all_by_label(&words).count() > 0, "{words}");
    }
}

#[test]
fn every_list_has_its_chips() {
    let mut window = example();
    for (key, tag) in [(Key::Num1, "shortened"), (Key::Num2, "conflict"), (Key::Num3, "both say")] {
        press(&mut window, Modifiers::NONE, key);
        assert!(window.query_all_by_label_contains(tag).count() > 0, "{tag}");
    }
}

#[test]
fn search_counts_both_texts_and_goes_round() {
    let mut window = example();
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.get_by_label("Search in both texts").type_text("ferry");
    window.run();
    let hits = state(&window).search.hits.as_ref().map(Vec::len);
    assert!(hits.a > 0 && hits.b > 0);
    window.get_by_label_contains(&format!("{} in A · {} in B", hits.a, hits.b));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&window).search.current, Some((Side::A, 1)));
    press(&mut window, Modifiers::SHIFT, Key::F3);
    press(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(state(&window).search.current, Some((Side::B, hits.b - 1)));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!state(&window).search.open);
}

#[test]
fn letters_belong_to_the_field_that_has_the_focus() {
    let mut window = example();
    window.get_by_label("Filter by words").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::J);
    press(&mut window, Modifiers::NONE, Key::Num3);
    assert_eq!((state(&window).selection, state(&window).tab), (None, Tab::Quotes));
}

#[test]
fn the_theme_changes_and_is_remembered() -> Outcome {
    let directory = tempfile::tempdir()?;
    let preferences = Some(directory.path().join("preferences.json"));
    let mut first = window(Setup { preferences: preferences.clone(), ..Setup::default() });
    click(&mut first, "Dark");
    assert_eq!(state(&first).theme, ThemeChoice::Dark);
    press(&mut first, Modifiers::COMMAND, Key::T);
    assert_eq!(state(&first).theme, ThemeChoice::Light);
    press(&mut first, Modifiers::COMMAND, Key::T);
    drop(first);
    let second = window(Setup { preferences, ..Setup::default() });
    assert_eq!(state(&second).theme, ThemeChoice::Dark);
    second.get_by_label("Light");
    Ok(())
}

#[test]
fn damaged_preferences_are_said_and_do_no_harm() -> Outcome {
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("preferences.json");
    std::fs::write(&path, "not json")?;
    let mut window = window(Setup { preferences: Some(path), ..Setup::default() });
    window.get_by_label_contains("Preferences are damaged");
    click(&mut window, "Dismiss message");
    assert!(state(&window).message.is_none());
    Ok(())
}

#[test]
fn a_report_is_exported_through_the_path_field() -> Outcome {
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("report.json");
    let mut window = example();
    press(&mut window, Modifiers::COMMAND, Key::E);
    // Without a system's dialog the field is left, and says so.
    click(&mut window, "Choose a place…");
    assert!(matches!(state(&window).dialog, Some(Dialog::Export { trouble: Some(_), .. })));
    fill(&mut window, "Path of the report", &path.with_extension("html").display().to_string());
    click(&mut window, "JSON report");
    click(&mut window, "Write");
    window.get_by_label_contains("Written:");
    assert!(std::fs::read_to_string(&path)?.contains("twosource-report/1"));
    Ok(())
}

#[test]
fn a_file_that_is_not_there_is_said() {
    let mut window = window(Setup::default());
    press(&mut window, Modifiers::COMMAND, Key::O);
    fill(&mut window, "Path of the file", "/no/such/account.txt");
    click(&mut window, "Open");
    assert!(state(&window).failures.a.as_ref().is_some_and(|reason| reason.contains("account.txt")));
    assert!(window.query_all_by_label_contains("account.txt").count() > 0);
}

#[test]
fn a_mistyped_path_leaves_the_comparison_and_the_field() {
    let mut window = example();
    press(&mut window, Modifiers::COMMAND, Key::L);
    fill(&mut window, "Path of the file", "/no/such/account.txt");
    click(&mut window, "Open");
    assert!(state(&window).analysis.is_some());
    assert!(matches!(&state(&window).dialog, Some(Dialog::OpenPath { trouble: Some(_), .. })));
    assert!(window.get_by_role_and_label(Role::TextInput, "Path of the file").is_focused());
}

#[test]
fn texts_are_pasted_into_both_sides() {
    let mut window = window(Setup::default());
    for (button, text) in [("Paste into A…", "The mill burned on Monday."), ("Paste into B…", "On Monday the mill burned.")] {
        match window.query_by_label(button) {
            Some(_) => click(&mut window, button),
            None => window.state_mut().command(Command::AskPaste(Side::B)),
        }
        window.run();
        window.get_by_label("Text").focus();
        window.run();
        window.event(egui::Event::Paste(text.to_owned()));
        window.run();
        click(&mut window, "Use this text");
    }
    assert!(state(&window).analysis.is_some());
}

#[test]
fn a_long_paste_is_used_at_once() {
    let mut window = window(Setup::default());
    click(&mut window, "Paste into A…");
    window.event(egui::Event::Paste("The mill burned on Monday. ".repeat(2000)));
    settle(&mut window);
    assert!(state(&window).dialog.is_none() && state(&window).pane(Side::A).is_some());
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("not read here".to_owned())
    }
}

fn drop_files(window: &mut Window, paths: &[&Path]) {
    for path in paths {
        window.input_mut().dropped_files.push(Arc::new(Dropped(path.to_path_buf())));
    }
    window.step();
    settle(window);
}

#[test]
fn dropped_files_go_to_the_side_under_the_pointer() -> Outcome {
    let directory = tempfile::tempdir()?;
    let (a, b) = (directory.path().join("a.txt"), directory.path().join("b.txt"));
    std::fs::write(&a, "The quay was shut on Friday.")?;
    std::fs::write(&b, "On Friday the quay was closed.")?;
    let mut window = window(Setup::default());
    window.hover_at(egui::pos2(1200.0, 400.0));
    drop_files(&mut window, &[&b]);
    assert_eq!(state(&window).sources.b.path(), Some(b.as_path()));
    window.hover_at(egui::pos2(100.0, 400.0));
    drop_files(&mut window, &[&a]);
    assert!(state(&window).analysis.is_some());
    drop_files(&mut window, &[&b, &a]);
    assert_eq!(state(&window).sources.as_ref().map(|source| source.path()), Pair::new(Some(b.as_path()), Some(a.as_path())));
    Ok(())
}

#[test]
fn a_change_on_disk_is_noticed_and_reloaded() -> Outcome {
    let directory = tempfile::tempdir()?;
    let (a, b) = (directory.path().join("a.txt"), directory.path().join("b.txt"));
    std::fs::write(&a, "The quay was shut on Friday.")?;
    std::fs::write(&b, "On Friday the quay was closed.")?;
    let mut window = window(Setup { a: Some(a.clone()), b: Some(b), ..Setup::default() });
    std::fs::write(&a, "The quay was shut on Friday. Nobody said why.")?;
    // The first news may be the end of the analysis.
    let begun = std::time::Instant::now();
    while !state(&window).changed_on_disk.a && begun.elapsed() < PATIENCE {
        window.state_mut().wait(PATIENCE);
    }
    assert_eq!(state(&window).changed_on_disk, Pair::new(true, false));
    press(&mut window, Modifiers::NONE, Key::F5);
    settle(&mut window);
    assert!(!state(&window).changed_on_disk.a);
    let sentences = state(&window).analysis.as_ref().map(|analysis| analysis.comparison.documents.a.sentences.len());
    assert_eq!(sentences, Some(2));
    Ok(())
}

#[test]
fn swapping_mirrors_the_counts() {
    let mut window = example();
    let count = |window: &Window, side| {
        let counts = state(window).analysis.as_ref().map(|analysis| analysis.display.counts.quotes.clone());
        counts.and_then(|counts| counts.get(&QuoteState::Only(side)).copied())
    };
    let before = (count(&window, Side::A), count(&window, Side::B));
    click(&mut window, "Swap");
    assert_eq!((count(&window, Side::B), count(&window, Side::A)), before);
}

#[test]
fn help_lists_keys_and_signs_and_escape_closes_it() {
    let mut window = example();
    press(&mut window, Modifiers::NONE, Key::F1);
    assert!(window.query_all_by_label("Keys and signs").count() > 0);
    for tag in QuoteState::ALL {
        assert!(window.query_all_by_label(Tag::Quote(tag).label()).count() > 0);
    }
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(state(&window).dialog.is_none());
}

#[test]
fn every_control_has_a_name() {
    let mut window = example();
    press(&mut window, Modifiers::COMMAND, Key::F);
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::J);
    assert_eq!(window.unnamed_widgets(), Vec::<String>::new());
}

#[test]
fn a_message_is_chosen_from_a_mailbox() -> Outcome {
    let mut window = window(Setup::default());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats/python.mbox");
    window.state_mut().command(Command::Open(Side::A, twosource::app::SourceState::File(path)));
    settle(&mut window);
    assert!(matches!(state(&window).dialog, Some(Dialog::ChooseMessage { side: Side::A, .. })));
    click(&mut window, "1. Lunch (Ada Quill, 2031-05-02)");
    let (document, _) = state(&window).pane(Side::A).ok_or("no document")?;
    assert_eq!((document.title.as_deref(), &state(&window).dialog), (Some("Lunch"), &None));
    Ok(())
}

#[test]
fn a_web_page_is_read_whole_and_back() -> Outcome {
    let mut window = window(Setup::default());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/article/article.html");
    window.state_mut().command(Command::Open(Side::A, twosource::app::SourceState::File(path)));
    settle(&mut window);
    let words = |window: &Window| state(window).pane(Side::A).map(|(document, _)| document.word_count());
    let article = words(&window).ok_or("no article")?;
    click(&mut window, "Read the whole web page of side A");
    assert!(words(&window).is_some_and(|page| page > article));
    click(&mut window, "Read only the article of side A");
    assert_eq!(words(&window), Some(article));
    Ok(())
}
