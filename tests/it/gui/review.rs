//! The review desk: marks, notes, corrections, and what is kept of them, by the names that screen readers read.

use std::path::{Path, PathBuf};

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use twosource::app::{Command, Dialog, Tab};
use twosource::base::{Pair, Side};
use twosource::compare::{Origin, QuoteState};
use twosource::display::{Finding, Standing};
use twosource::gui::Setup;
use twosource::review::{NotePlace, Status};
use twosource::session::Session;

use super::{Outcome, Window, click, press, settle, state, window};

const A: &str = "“We lost every net,” Ida Brekke said on Monday.\n\nTugs came at noon.\n\nThe quay was shut.\n";
const B: &str = "“We lost every net,” Olav Moe said on Monday.\n\nBoats stayed out.\n\nThe quay was shut.\n";

/// Two files in a folder, and a folder for what is kept.
pub(super) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), A).unwrap();
        std::fs::write(folder.path().join("b.txt"), B).unwrap();
        Self { folder }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn setup(&self) -> Setup {
        let (a, b) = (Some(self.path("a.txt")), Some(self.path("b.txt")));
        Setup { a, b, sessions: Some(self.path("sessions")), ..Setup::default() }
    }

    pub(super) fn open(&self) -> Window {
        window(self.setup())
    }

    /// The session that was kept without being asked.
    pub(super) fn kept(&self) -> Option<Session> {
        let entry = std::fs::read_dir(self.path("sessions")).ok()?.next()?.ok()?;
        Session::read(&entry.path()).ok()
    }
}

pub(super) fn choose(window: &mut Window, finding: Finding) {
    window.state_mut().command(Command::Select(Some(finding)));
    settle(window);
}

pub(super) fn status(window: &Window, finding: Finding) -> Status {
    state(window).status_of(finding)
}

pub(super) fn note_of(window: &Window, finding: Finding) -> String {
    state(window).mark_of(finding).map_or_else(String::new, |mark| mark.note.clone())
}

/// The lone statement of a side with these words.
pub(super) fn lone(window: &Window, side: Side, words: &str) -> Finding {
    let comparison = &state(window).analysis.as_ref().unwrap().comparison;
    let document = &comparison.documents[side];
    let (id, _) = document.sentences.iter().find(|(_, sentence)| document.slice(sentence.span).contains(words)).unwrap();
    Finding::Statement(side, id)
}

const QUOTE: Finding = Finding::Quote(0);

#[test]
fn findings_are_marked_by_keys_and_the_progress_is_said() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::NONE, Key::J);
    assert!(window.query_by_label("0 of 1 checked").is_some());
    press(&mut window, Modifiers::NONE, Key::C);
    assert_eq!(status(&window, QUOTE), Status::Confirmed);
    assert!(window.query_by_label("1 of 1 checked").is_some());
    press(&mut window, Modifiers::NONE, Key::P);
    assert_eq!(status(&window, QUOTE), Status::Problem);
    press(&mut window, Modifiers::NONE, Key::P);
    assert_eq!(status(&window, QUOTE), Status::Unchecked);
    click(&mut window, "Dismissed");
    assert_eq!(status(&window, QUOTE), Status::Dismissed);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(status(&window, QUOTE), Status::Problem);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(status(&window, QUOTE), Status::Unchecked);
}

#[test]
fn a_note_is_written_from_the_keyboard_and_listed() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::NONE, Key::J);
    press(&mut window, Modifiers::NONE, Key::M);
    window.get_by_label("Note").type_text("Who heard it? Call them.");
    window.run();
    assert_eq!(note_of(&window, QUOTE), "Who heard it? Call them.");
    // Letters go into the field, not to the actions.
    assert_eq!(status(&window, QUOTE), Status::Unchecked);
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::Num4);
    assert_eq!(state(&window).tab, Tab::Notes);
    assert!(window.query_by_label_contains("Who heard it? Call them.").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(note_of(&window, QUOTE), "");
}

#[test]
fn the_next_unchecked_finding_is_gone_to_and_a_status_filters() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::NONE, Key::Num3);
    press(&mut window, Modifiers::NONE, Key::U);
    let first = state(&window).selection;
    press(&mut window, Modifiers::NONE, Key::C);
    press(&mut window, Modifiers::NONE, Key::U);
    assert!(first.is_some() && state(&window).selection != first);
    let all = state(&window).shown.len();
    window.state_mut().command(Command::ToggleStatus(Status::Unchecked));
    settle(&mut window);
    assert_eq!(state(&window).shown.len(), all - 1);
    window.state_mut().command(Command::ToggleStatus(Status::Confirmed));
    settle(&mut window);
    assert_eq!(state(&window).shown.len(), all);
}

#[test]
fn the_review_is_there_again_after_the_window_was_closed() {
    let desk = Desk::new();
    let mut first = desk.open();
    choose(&mut first, QUOTE);
    press(&mut first, Modifiers::NONE, Key::P);
    first.state_mut().command(Command::Note("Ask her.".to_owned()));
    press(&mut first, Modifiers::NONE, Key::Num2);
    // Ending the window ends its errands.
    drop(first);
    assert!(desk.kept().is_some_and(|session| session.review.marks.len() == 1));
    let second = desk.open();
    assert_eq!((status(&second, QUOTE), note_of(&second, QUOTE).as_str()), (Status::Problem, "Ask her."));
    assert_eq!(state(&second).selection, Some(QUOTE));
    // The other way round it is the same review.
    let (a, b) = (Some(desk.path("b.txt")), Some(desk.path("a.txt")));
    let turned = window(Setup { a, b, ..desk.setup() });
    assert_eq!((status(&turned, QUOTE), note_of(&turned, QUOTE).as_str()), (Status::Problem, "Ask her."));
}

#[test]
fn marks_follow_the_words_of_an_edited_source() {
    let desk = Desk::new();
    let mut first = desk.open();
    let finding = lone(&first, Side::A, "Tugs");
    choose(&mut first, finding);
    press(&mut first, Modifiers::NONE, Key::C);
    choose(&mut first, QUOTE);
    press(&mut first, Modifiers::NONE, Key::C);
    let finding = lone(&first, Side::B, "Boats");
    choose(&mut first, finding);
    press(&mut first, Modifiers::NONE, Key::P);
    drop(first);
    std::fs::write(desk.path("a.txt"), format!("It had rained all day.\n\n{A}")).unwrap();
    std::fs::write(desk.path("b.txt"), B.replace("Boats stayed out.\n\n", "").replace("every net", "every good net")).unwrap();
    let second = desk.open();
    assert_eq!(status(&second, lone(&second, Side::A, "Tugs")), Status::Confirmed);
    // The words of one side of the quotation are others: to be checked again.
    assert!(state(&second).placement.is_changed(QUOTE));
    assert_eq!(state(&second).placement.troubled(state(&second).history.review()), (1, 1));
    let said = state(&second).message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    assert!(said.contains("1 mark to check again, 1 lost"), "{said}");
    let mut second = second;
    press(&mut second, Modifiers::NONE, Key::Num4);
    assert!(second.query_by_label_contains("Boats stayed out.").is_some());
}

#[test]
fn statements_are_linked_and_unlinked_by_hand_and_it_is_kept() {
    let desk = Desk::new();
    let mut first = desk.open();
    let links = |window: &Window| state(window).analysis.as_ref().unwrap().comparison.links.len();
    let before = links(&first);
    let finding = lone(&first, Side::A, "Tugs");
    choose(&mut first, finding);
    press(&mut first, Modifiers::NONE, Key::L);
    let finding = lone(&first, Side::B, "Boats");
    choose(&mut first, finding);
    press(&mut first, Modifiers::NONE, Key::L);
    settle(&mut first);
    assert_eq!(links(&first), before + 1);
    drop(first);
    let mut second = desk.open();
    assert_eq!(links(&second), before + 1);
    let by_hand = {
        let comparison = &state(&second).analysis.as_ref().unwrap().comparison;
        comparison.links.iter().find(|(_, link)| link.by == Origin::Reviewer).map(|(id, _)| id)
    };
    choose(&mut second, Finding::Link(by_hand.expect("the link by hand")));
    press(&mut second, Modifiers::NONE, Key::L);
    settle(&mut second);
    assert_eq!(links(&second), before);
    press(&mut second, Modifiers::COMMAND, Key::Z);
    settle(&mut second);
    assert_eq!(links(&second), before + 1);
}

#[test]
fn quotations_are_paired_and_unpaired_by_hand_and_it_is_kept() {
    let desk = Desk::new();
    std::fs::write(desk.path("a.txt"), "“Close the pier,” Ida Brekke said. “We lost every net,” Olav Moe said.").unwrap();
    std::fs::write(desk.path("b.txt"), "“Shut that quay at once,” Ida Brekke said. “We lost every net,” Olav Moe said.").unwrap();
    let states = |window: &Window| {
        let quotes = &state(window).analysis.as_ref().unwrap().comparison.quotes;
        quotes.iter().map(|found| (found.state.code(), found.by == Origin::Reviewer)).collect::<Vec<_>>()
    };
    let mut first = desk.open();
    let before = states(&first);
    assert_eq!(before, [("only_a", false), ("identical", false), ("only_b", false)]);
    choose(&mut first, Finding::Quote(0));
    press(&mut first, Modifiers::NONE, Key::L);
    assert!(first.query_by_label_contains("Choose the quotation of B").is_some());
    choose(&mut first, Finding::Quote(2));
    click(&mut first, "Pair with the other");
    assert_eq!(states(&first), [("altered", true), ("identical", false)]);
    drop(first);
    let mut second = desk.open();
    assert_eq!(states(&second), [("altered", true), ("identical", false)]);
    choose(&mut second, Finding::Quote(0));
    assert!(second.query_by_label_contains("Paired by the reviewer.").is_some());
    press(&mut second, Modifiers::NONE, Key::L);
    settle(&mut second);
    assert_eq!(states(&second), before);
    choose(&mut second, Finding::Quote(1));
    click(&mut second, "Unpair");
    assert_eq!(states(&second).iter().filter(|(code, _)| *code == "identical").count(), 0);
    press(&mut second, Modifiers::COMMAND, Key::Z);
    settle(&mut second);
    assert_eq!(states(&second), before);
    press(&mut second, Modifiers::COMMAND, Key::Z);
    settle(&mut second);
    assert_eq!(states(&second), [("altered", true), ("identical", false)]);
    press(&mut second, Modifiers::COMMAND, Key::Y);
    settle(&mut second);
    assert_eq!(states(&second), before);
}

/// Where words stand in a text.
pub(super) fn place(window: &Window, side: Side, words: &str) -> (Side, twosource::base::TextSpan) {
    let (document, _) = state(window).pane(side).expect("a text");
    let start = document.text.find(words).expect("the words");
    (side, twosource::base::TextSpan::new(start, start + words.len()))
}

#[test]
fn a_note_is_written_on_marked_words_and_found_again() {
    let desk = Desk::new();
    let mut first = desk.open();
    let marked = place(&first, Side::A, "came at noon");
    // A double click and a drag mark words in the same way.
    first.state_mut().command(Command::MarkWords(Some(marked)));
    first.state_mut().command(Command::AskNote);
    first.run();
    assert!(first.query_by_label("came at noon").is_some());
    first.get_by_label("Note on words").type_text("Who saw them?");
    first.run();
    press(&mut first, Modifiers::COMMAND, Key::Enter);
    assert!(first.query_by_label("Note in A: Who saw them?").is_some());
    press(&mut first, Modifiers::NONE, Key::Num4);
    press(&mut first, Modifiers::NONE, Key::J);
    assert_eq!(state(&first).chosen_note, Some(0));
    click(&mut first, "Edit the note…");
    super::fill(&mut first, "Note on words", "Who saw them come?");
    click(&mut first, "Save the note");
    press(&mut first, Modifiers::COMMAND, Key::Z);
    let notes = |window: &Window| state(window).history.review().notes.iter().map(|note| note.note.clone()).collect::<Vec<_>>();
    assert_eq!(notes(&first), ["Who saw them?"]);
    press(&mut first, Modifiers::COMMAND, Key::Y);
    assert_eq!(notes(&first), ["Who saw them come?"]);
    drop(first);
    // The words have moved, and those of the second version are others.
    std::fs::write(desk.path("a.txt"), format!("It had rained all day.\n\n{A}")).unwrap();
    let second = desk.open();
    assert_eq!(notes(&second), ["Who saw them come?"]);
    let (_, span) = place(&second, Side::A, "came at noon");
    let note = &state(&second).history.review().notes[0];
    assert_eq!(state(&second).placement.place_of(note), NotePlace::Found(span));
    drop(second);
    std::fs::write(desk.path("a.txt"), A.replace("Tugs came at noon.", "")).unwrap();
    let mut third = desk.open();
    assert_eq!(state(&third).placement.troubled(state(&third).history.review()), (0, 1));
    press(&mut third, Modifiers::NONE, Key::Num4);
    assert!(third.query_by_label_contains("Lost: its words are not in A any more").is_some());
    press(&mut third, Modifiers::NONE, Key::J);
    click(&mut third, "Remove the note");
    assert!(notes(&third).is_empty());
}

#[test]
fn a_note_is_written_on_words_found_by_the_search_without_a_mouse() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::COMMAND, Key::F);
    super::fill(&mut window, "Search in both texts", "quay");
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("Action, or number of a finding").type_text("note on words");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Note on words").type_text("Which quay?");
    window.run();
    // Esc closes the field and loses nothing.
    press(&mut window, Modifiers::NONE, Key::Escape);
    let note = &state(&window).history.review().notes[0];
    assert_eq!((note.at.words.as_str(), note.note.as_str()), ("quay", "Which quay?"));
}

#[test]
fn words_are_marked_with_the_mouse_and_noted_by_key() {
    let mut window = Desk::new().open();
    let words = window.get_by_label("Tugs came at noon.").rect();
    let ends = [1.0, 60.0].map(|x| words.left_top() + eframe::egui::vec2(x, 8.0));
    window.drag_at(ends[0]);
    window.step();
    window.hover_at(ends[1]);
    window.step();
    window.drop_at(ends[1]);
    window.run();
    let (side, span) = state(&window).marked.expect("a word under the mouse");
    assert_eq!(side, Side::A);
    press(&mut window, Modifiers::NONE, Key::M);
    assert_eq!(state(&window).dialog, Some(Dialog::Note { side, span, at: None, text: String::new() }));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(state(&window).history.review().notes.is_empty());
}

#[test]
fn a_speaker_is_corrected() {
    let mut window = Desk::new().open();
    let quote_state = |window: &Window| state(window).analysis.as_ref().unwrap().comparison.quotes[0].state;
    assert_eq!(quote_state(&window), QuoteState::Reattributed);
    choose(&mut window, QUOTE);
    click(&mut window, "Correct the speaker");
    super::fill(&mut window, "Said in B by", "Ida Brekke");
    press(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(quote_state(&window), QuoteState::Identical);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(quote_state(&window), QuoteState::Reattributed);
}

#[test]
fn a_session_is_saved_by_name_and_opened_again() -> Outcome {
    let desk = Desk::new();
    let mut first = desk.open();
    choose(&mut first, QUOTE);
    press(&mut first, Modifiers::NONE, Key::C);
    press(&mut first, Modifiers::COMMAND, Key::S);
    let path = desk.path("mine.twosource");
    super::fill(&mut first, "Path of the session", path.to_str().ok_or("a path")?);
    click(&mut first, "Save");
    press(&mut first, Modifiers::NONE, Key::P);
    drop(first);
    assert_eq!(Session::read(&path)?.review.marks.first().map(|mark| mark.status), Some(Status::Problem));
    let mut second = window(Setup { a: Some(path.clone()), ..Setup::default() });
    until(&mut second, |window| state(window).analysis.is_some());
    assert_eq!(status(&second, QUOTE), Status::Problem);
    assert_eq!(state(&second).keeping.file.as_deref(), Some(path.as_path()));
    Ok(())
}

#[test]
fn a_session_that_cannot_be_read_leaves_what_stood_there() -> Outcome {
    let desk = Desk::new();
    let mut window = desk.open();
    std::fs::write(desk.path("bad.twosource"), "{\"twosource_session\": 9}")?;
    window.state_mut().command(Command::OpenSession(desk.path("bad.twosource")));
    until(&mut window, |window| state(window).message.is_some());
    assert!(state(&window).analysis.is_some());
    assert!(state(&window).message.as_ref().is_some_and(|message| message.text.contains("newer version")));
    Ok(())
}

/// Waits for the background until something is so.
pub(super) fn until(window: &mut Window, is_so: impl Fn(&Window) -> bool) {
    window.run();
    for _ in 0..20 {
        if is_so(window) {
            return;
        }
        window.state_mut().wait(super::PATIENCE);
        window.run();
    }
    panic!("it never came to that");
}

/// Whether the system lets the user write where it should not, as it does for root.
fn writes_anyway(folder: &Path) -> bool {
    std::fs::write(folder.join("probe"), "").is_ok()
}

#[test]
fn marks_that_cannot_be_written_are_said_and_stay_in_the_window() -> Outcome {
    let desk = Desk::new();
    // A file where the folder should be: nobody can write there.
    std::fs::write(desk.path("sessions"), "in the way")?;
    assert!(!writes_anyway(&desk.path("sessions")));
    let mut window = desk.open();
    choose(&mut window, QUOTE);
    press(&mut window, Modifiers::NONE, Key::P);
    until(&mut window, |window| state(window).keeping.trouble.is_some());
    assert!(window.query_by_label_contains("are not written").is_some());
    assert_eq!(status(&window, QUOTE), Status::Problem);
    // As soon as it can be written, it is.
    std::fs::remove_file(desk.path("sessions"))?;
    press(&mut window, Modifiers::NONE, Key::C);
    until(&mut window, |window| state(window).keeping.trouble.is_none());
    drop(window);
    assert!(desk.kept().is_some());
    Ok(())
}

/// A folder in which nobody can write, not even root.
fn unwritable(desk: &Desk) -> PathBuf {
    let folder = desk.path("read-only");
    std::fs::create_dir(&folder).unwrap();
    let mut permissions = std::fs::metadata(&folder).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&folder, permissions).unwrap();
    let kernel = PathBuf::from("/proc");
    if writes_anyway(&folder) && kernel.is_dir() { kernel } else { folder }
}

#[test]
fn a_folder_that_is_read_only_is_said_and_the_work_stays_in_the_window() {
    let desk = Desk::new();
    let folder = unwritable(&desk);
    let mut window = desk.open();
    choose(&mut window, QUOTE);
    press(&mut window, Modifiers::NONE, Key::P);
    window.state_mut().command(Command::SaveSession(folder.join("mine.twosource")));
    until(&mut window, |window| state(window).message.as_ref().is_some_and(|message| message.is_error));
    let said = state(&window).message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    assert!(said.contains("only in this window") && said.contains("mine.twosource"), "{said}");
    assert_eq!(status(&window, QUOTE), Status::Problem);
}

#[test]
fn pairs_opened_before_say_how_far_they_are_and_what_is_missing() {
    let desk = Desk::new();
    let setup =
        |a: Option<PathBuf>, b: Option<PathBuf>| Setup { a, b, preferences: Some(desk.path("taste.json")), ..desk.setup() };
    let mut first = window(setup(Some(desk.path("a.txt")), Some(desk.path("b.txt"))));
    choose(&mut first, QUOTE);
    press(&mut first, Modifiers::NONE, Key::C);
    let total = state(&first).progress().total;
    drop(first);
    let mut second = window(setup(None, None));
    until(&mut second, |window| !state(window).seen.is_empty());
    let name = format!("a.txt and b.txt. 1 of {total} checked");
    assert!(second.query_by_label(&name).is_some(), "{:?}", state(&second).seen);
    click(&mut second, &name);
    assert_eq!(status(&second, QUOTE), Status::Confirmed);
    drop(second);
    std::fs::remove_file(desk.path("b.txt")).unwrap();
    let mut third = window(setup(None, None));
    until(&mut third, |window| !state(window).seen.is_empty());
    assert!(third.query_by_label("a.txt and b.txt. Not there any more: b.txt").is_some());
}

#[test]
fn what_both_say_and_what_one_says_are_one_key_away() {
    let mut window = Desk::new().open();
    for (key, standing) in
        [(Key::Num5, Standing::Both), (Key::Num6, Standing::Only(Side::A)), (Key::Num7, Standing::Only(Side::B))]
    {
        press(&mut window, Modifiers::NONE, key);
        let items = &state(&window).analysis.as_ref().unwrap().display.statements;
        let shown: Vec<_> = state(&window).shown.iter().map(|item| items[*item].standing).collect();
        let all = items.iter().filter(|item| item.standing == standing).count();
        assert!(all > 0 && shown == vec![standing; all], "{shown:?}");
    }
    press(&mut window, Modifiers::NONE, Key::Num7);
    assert_eq!(state(&window).shown.len(), state(&window).analysis.as_ref().unwrap().display.statements.len());
}

#[test]
fn another_pair_has_another_review() -> Outcome {
    let desk = Desk::new();
    let mut window = desk.open();
    choose(&mut window, QUOTE);
    press(&mut window, Modifiers::NONE, Key::C);
    std::fs::write(desk.path("c.txt"), A)?;
    window.state_mut().command(Command::OpenPair(Pair::new(desk.path("c.txt"), desk.path("b.txt"))));
    settle(&mut window);
    assert_eq!(status(&window, QUOTE), Status::Unchecked);
    window.state_mut().command(Command::OpenPair(Pair::new(desk.path("a.txt"), desk.path("b.txt"))));
    settle(&mut window);
    assert_eq!(status(&window, QUOTE), Status::Confirmed);
    Ok(())
}

#[test]
fn actions_are_found_by_name() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("Action, or number of a finding").type_text("swap");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert!(state(&window).dialog.is_none());
    assert_eq!(state(&window).sources.a.name(), "b.txt");
}

#[test]
fn a_number_leads_to_a_finding() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::NONE, Key::Num3);
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("Action, or number of a finding").type_text("3");
    window.run();
    assert!(window.query_by_label_contains("goes to finding 3").is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(state(&window).selected_row(), Some(2));
}

/// What was copied in the last frame.
pub(super) fn copied(window: &Window) -> String {
    let commands = &window.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.unwrap_or_default()
}

#[test]
fn the_words_of_a_finding_are_copied_with_their_source() {
    let mut window = Desk::new().open();
    choose(&mut window, QUOTE);
    // Letting the key go would be another frame.
    let modifiers = Modifiers::NONE;
    window.event(Event::Key { key: Key::Q, physical_key: None, pressed: true, repeat: false, modifiers });
    window.step();
    assert_eq!(copied(&window), "“We lost every net,” (A: a.txt, paragraph 1)\n“We lost every net,” (B: b.txt, paragraph 1)");
}

#[test]
fn a_finding_and_a_list_are_copied_as_tables() {
    let mut window = Desk::new().open();
    choose(&mut window, QUOTE);
    window.state_mut().command(Command::Note("=Ask\tIda".to_owned()));
    let modifiers = Modifiers::NONE;
    window.event(Event::Key { key: Key::T, physical_key: None, pressed: true, repeat: false, modifiers });
    window.step();
    let table = copied(&window);
    let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], ["number", "state", "A", "B", "why", "status", "note"]);
    assert_eq!(lines[1][..4], ["1", "re-attributed", "“We lost every net,”", "“We lost every net,”"]);
    assert_eq!((lines.len(), &lines[1][5..]), (2, &["unchecked", "'=Ask Ida"][..]));
    press(&mut window, Modifiers::NONE, Key::Num3);
    window.state_mut().command(Command::CopyTable { whole_list: true });
    window.step();
    assert_eq!(copied(&window).lines().count(), state(&window).shown.len() + 1);
}

#[test]
fn a_report_holds_the_list_as_shown() -> Outcome {
    let desk = Desk::new();
    let mut window = desk.open();
    press(&mut window, Modifiers::NONE, Key::Num6);
    press(&mut window, Modifiers::COMMAND, Key::E);
    click(&mut window, "The list as shown 1");
    assert!(window.query_by_label("1 statement (Statements: only A says)").is_some());
    super::fill(&mut window, "Path of the report", &desk.path("only-a.md").display().to_string());
    click(&mut window, "Write");
    let report = std::fs::read_to_string(desk.path("only-a.md"))?;
    assert!(report.contains("Tugs came at noon") && !report.contains("Boats stayed out"), "{report}");
    assert!(report.contains("only A says"), "{report}");
    Ok(())
}

#[test]
fn searches_tell_whole_words_and_patterns() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::COMMAND, Key::F);
    super::fill(&mut window, "Search in both texts", "los");
    let hits = |window: &Window| (state(window).search.hits.a.len(), state(window).search.hits.b.len());
    assert_eq!(hits(&window), (1, 1));
    click(&mut window, "Whole words");
    assert_eq!(hits(&window), (0, 0));
    click(&mut window, "Regular expression");
    super::fill(&mut window, "Search in both texts", "(quay|boats)");
    assert_eq!(hits(&window), (1, 2));
    super::fill(&mut window, "Search in both texts", "(quay");
    assert!(window.query_by_label_contains("This is no regular expression").is_some());
}

#[test]
fn a_statement_that_waits_for_its_partner_is_forgotten_when_the_texts_are_read_anew() -> Outcome {
    let desk = Desk::new();
    let mut window = desk.open();
    let finding = lone(&window, Side::A, "Tugs");
    choose(&mut window, finding);
    press(&mut window, Modifiers::NONE, Key::L);
    assert!(state(&window).joining.is_some());
    // Its number is now another statement's.
    std::fs::write(desk.path("a.txt"), format!("It had rained all day.\n\n{A}"))?;
    window.state_mut().command(Command::ReloadAll);
    settle(&mut window);
    assert_eq!(state(&window).joining, None);
    Ok(())
}
