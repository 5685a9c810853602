//! What was said of findings, when they are joined and taken apart by hand.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use twosource::app::{Command, Tab};
use twosource::base::Side;
use twosource::compare::{QuoteReason, QuoteState};
use twosource::display::Finding;
use twosource::review::{Correction, Status};

use super::review::{Desk, choose, lone, note_of, status};
use super::{Window, press, settle, state};

fn mark(window: &mut Window, finding: Finding, key: Option<Key>, note: &str) {
    choose(window, finding);
    key.into_iter().for_each(|key| press(window, Modifiers::NONE, key));
    window.state_mut().command(Command::Note(note.to_owned()));
    settle(window);
}

/// Every mark as "place status note", in order; and what is to be checked again and lost.
fn said(window: &Window) -> (Vec<String>, (usize, usize)) {
    let state = state(window);
    let review = state.history.review();
    let show = |(mark, place): (&twosource::review::Mark, &twosource::review::Place)| {
        let kind = place.finding().map_or("lost", |finding| match finding {
            Finding::Quote(_) => "quote",
            Finding::Fact(_) => "fact",
            Finding::Link(_) => "link",
            Finding::Statement(Side::A, _) => "only A",
            Finding::Statement(Side::B, _) => "only B",
        });
        format!("{kind}: {} {}", mark.status.label(), mark.note.replace('\n', " / "))
    };
    let mut marks: Vec<String> = review.marks.iter().zip(&state.placement.places).map(show).collect();
    marks.sort();
    (marks, state.placement.troubled(review))
}

fn link(window: &mut Window, findings: [Finding; 2]) {
    for finding in findings {
        choose(window, finding);
        press(window, Modifiers::NONE, Key::L);
        settle(window);
    }
}

#[test]
fn marks_of_two_statements_go_along_when_they_are_linked_and_back() {
    let desk = Desk::new();
    let mut window = desk.open();
    let (a, b) = (lone(&window, Side::A, "Tugs"), lone(&window, Side::B, "Boats"));
    mark(&mut window, a, Some(Key::C), "Which tugs?");
    mark(&mut window, b, None, "Whose?");
    let before = said(&window);
    assert_eq!(before, (vec!["only A: confirmed Which tugs?".to_owned(), "only B: unchecked Whose?".to_owned()], (0, 0)));
    link(&mut window, [a, b]);
    // Confirmed was something else; the notes are there, and the new link is the open card.
    let after = (vec!["link: confirmed Which tugs? / Whose?".to_owned()], (1, 0));
    assert_eq!(said(&window), after);
    assert!(matches!(state(&window).selection, Some(Finding::Link(_))), "{:?}", state(&window).selection);
    assert!(window.query_by_label_contains("Check again").is_some() && window.query_by_label("Unlink").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(said(&window), before);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    settle(&mut window);
    assert_eq!(said(&window), after);
    drop(window);
    assert_eq!(said(&desk.open()), after);
}

#[test]
fn a_note_alone_goes_along_without_a_word() {
    let desk = Desk::new();
    let mut window = desk.open();
    let (a, b) = (lone(&window, Side::A, "Tugs"), lone(&window, Side::B, "Boats"));
    mark(&mut window, b, None, "Whose?");
    link(&mut window, [a, b]);
    assert_eq!(said(&window), (vec!["link: unchecked Whose?".to_owned()], (0, 0)));
}

#[test]
fn marks_of_a_link_are_those_of_both_halves_when_it_is_taken_away_and_back() {
    let mut window = Desk::new().open();
    let of_quay = |window: &Window| {
        let comparison = &state(window).analysis.as_ref().unwrap().comparison;
        let is_quay = |finding: &Finding| {
            finding.spans(comparison, Side::A).iter().any(|span| comparison.documents.a.slice(*span).contains("quay"))
        };
        comparison.links.ids().map(Finding::Link).find(is_quay).expect("a link of the quay")
    };
    let quay = of_quay(&window);
    mark(&mut window, quay, Some(Key::P), "Which quay?");
    let before = said(&window);
    press(&mut window, Modifiers::NONE, Key::L);
    settle(&mut window);
    let half = |side: &str| format!("only {side}: problem Which quay?");
    assert_eq!(said(&window), (vec![half("A"), half("B")], (2, 0)));
    // The reader stays where he was.
    assert!(matches!(state(&window).selection, Some(Finding::Statement(..))));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(said(&window), before);
}

#[test]
fn what_is_linked_otherwise_as_well_loses_nothing() {
    let mut window = super::example();
    // Two links of one statement of A.
    let links = &state(&window).analysis.as_ref().unwrap().comparison.links;
    let all: Vec<_> = links.iter().collect();
    let shares = |one: &twosource::compare::Link, other: &twosource::compare::Link| {
        let both = |side: Side| one.sentences[side].iter().any(|own| other.sentences[side].contains(own));
        (both(Side::A), both(Side::B)) == (true, false)
    };
    let pairs = all.iter().flat_map(|one| all.iter().map(move |other| (one, other)));
    let elsewhere = |one: &twosource::compare::LinkId, b: twosource::text::SentenceId| {
        all.iter().any(|(id, link)| id != one && link.sentences.b.contains(&b))
    };
    let mut pairs = pairs.filter(|(one, other)| {
        one.0 != other.0 && shares(one.1, other.1) && !one.1.sentences.b.iter().any(|b| elsewhere(&one.0, *b))
    });
    let (first, second) = pairs.next().map(|(one, other)| (Finding::Link(one.0), Finding::Link(other.0))).expect("two links");
    mark(&mut window, first, Some(Key::C), "First.");
    mark(&mut window, second, Some(Key::C), "Second.");
    choose(&mut window, first);
    press(&mut window, Modifiers::NONE, Key::L);
    settle(&mut window);
    let expected = vec!["link: confirmed Second.".to_owned(), "only B: confirmed First.".to_owned()];
    assert_eq!(said(&window), (expected, (1, 0)));
}

/// A and B with quotations of their own and one that both have.
fn quotations() -> Desk {
    let desk = Desk::new();
    std::fs::write(desk.path("a.txt"), "“Close the pier,” Ida Brekke said. “We lost every net,” Olav Moe said.").unwrap();
    std::fs::write(desk.path("b.txt"), "“Shut that quay at once,” Ida Brekke said. “We lost every net,” Olav Moe said.").unwrap();
    desk
}

fn quote(window: &Window, side: Side, words: &str) -> Finding {
    let comparison = &state(window).analysis.as_ref().unwrap().comparison;
    let has = |finding: &Finding| {
        finding.spans(comparison, side).iter().any(|span| comparison.documents[side].slice(*span).contains(words))
    };
    (0..comparison.quotes.len()).map(Finding::Quote).find(has).expect("the quotation")
}

fn quote_state(window: &Window, finding: Finding) -> QuoteState {
    let Finding::Quote(index) = finding else { panic!("no quotation") };
    state(window).analysis.as_ref().unwrap().comparison.quotes[index].state
}

#[test]
fn marks_of_two_quotations_go_along_when_they_are_paired_and_back() {
    let mut window = quotations().open();
    let (a, b) = (quote(&window, Side::A, "Close the pier"), quote(&window, Side::B, "Shut that quay"));
    mark(&mut window, a, Some(Key::C), "Heard.");
    mark(&mut window, b, Some(Key::P), "Not heard.");
    let before = said(&window);
    link(&mut window, [a, b]);
    assert_eq!(said(&window), (vec!["quote: problem Heard. / Not heard.".to_owned()], (1, 0)));
    let pair = quote(&window, Side::A, "Close the pier");
    assert_eq!((quote_state(&window, pair), state(&window).selection), (QuoteState::Altered, Some(pair)));
    // Taken apart again, each half has it.
    press(&mut window, Modifiers::NONE, Key::L);
    settle(&mut window);
    // The problem was of a quotation that only B has, and that is what it is again.
    let said_of_each = "quote: problem Heard. / Not heard.".to_owned();
    assert_eq!(said(&window), (vec![said_of_each.clone(), said_of_each], (1, 0)));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(said(&window), before);
}

#[test]
fn the_new_pair_is_open_also_when_one_of_them_had_another_partner() {
    let mut window = quotations().open();
    let (a, b) = (quote(&window, Side::A, "Close the pier"), quote(&window, Side::B, "We lost every net"));
    mark(&mut window, b, None, "Of the nets.");
    link(&mut window, [a, b]);
    let pair = quote(&window, Side::A, "Close the pier");
    assert_eq!(pair, quote(&window, Side::B, "We lost every net"));
    assert_eq!(state(&window).selection, Some(pair));
    assert_eq!(window.query_all_by_label_contains("Paired by the reviewer.").count(), 1);
    // What was said of the old pair is with the quotation that lost its partner, to be checked again.
    let left = quote(&window, Side::A, "We lost every net");
    assert_eq!((note_of(&window, left).as_str(), state(&window).placement.is_changed(left)), ("Of the nets.", true));
}

#[test]
fn words_that_are_not_the_quotation_are_taken_away_from_it_and_it_is_kept() {
    let desk = Desk::new();
    let (quoted, plain) = (
        "“The crew ignored three radio warnings from the shore,” Ida Brekke said.\n",
        "The crew ignored three radio warnings from the shore, Ida Brekke told reporters.\n",
    );
    for (a, b, side) in [(quoted, plain, Side::A), (plain, quoted, Side::B)] {
        std::fs::write(desk.path("a.txt"), a).unwrap();
        std::fs::write(desk.path("b.txt"), b).unwrap();
        let mut window = desk.open();
        let found = quote(&window, side, "The crew ignored");
        assert_eq!(quote_state(&window, found), QuoteState::Unquoted);
        mark(&mut window, found, Some(Key::C), "Quoted here.");
        super::click(&mut window, "Unpair");
        assert_eq!(quote_state(&window, found), QuoteState::Only(side));
        assert_eq!(said(&window), (vec!["quote: confirmed Quoted here.".to_owned()], (1, 0)));
        assert!(window.query_by_label_contains("The reviewer took words of").is_some());
        drop(window);
        // It is obeyed after it was kept.
        let mut window = desk.open();
        assert_eq!(quote_state(&window, found), QuoteState::Only(side));
        assert!(matches!(state(&window).history.review().corrections.as_slice(), [Correction::Unpair { .. }]));
        choose(&mut window, found);
        // Now the key begins a pair.
        press(&mut window, Modifiers::NONE, Key::L);
        assert!(state(&window).joining.is_some());
        press(&mut window, Modifiers::NONE, Key::Escape);
        std::fs::remove_dir_all(desk.path("sessions")).unwrap();
        let mut window = desk.open();
        choose(&mut window, found);
        press(&mut window, Modifiers::NONE, Key::L);
        settle(&mut window);
        assert_eq!(quote_state(&window, found), QuoteState::Only(side));
        press(&mut window, Modifiers::COMMAND, Key::Z);
        settle(&mut window);
        assert_eq!(quote_state(&window, found), QuoteState::Unquoted);
        drop(window);
        std::fs::remove_dir_all(desk.path("sessions")).unwrap();
    }
}

#[test]
fn content_that_is_not_what_was_quoted_is_taken_away_too() {
    let desk = Desk::new();
    let a = "Harbour master Ida Brekke said the pilot's “licence had expired in the spring of last year”.\n\nGulls screamed.\n\n\
        Boats lay idle.\n\nNo bell rang.\n\nSnow came early.\n\nPrices rose.";
    let b = "According to harbour master Ida Brekke the pilot held a licence that expired last spring.\n\nRain fell.\n\n\
        Cows grazed.\n\nTwo cafés opened.\n\nMusic played.\n\nA mill burned.";
    std::fs::write(desk.path("a.txt"), a).unwrap();
    std::fs::write(desk.path("b.txt"), b).unwrap();
    let mut window = desk.open();
    let found = quote(&window, Side::A, "licence had expired");
    assert_eq!(quote_state(&window, found), QuoteState::Unquoted);
    let reason = state(&window).analysis.as_ref().unwrap().comparison.quotes[0].reason.clone();
    assert!(matches!(reason, QuoteReason::ContentUnquoted { .. }), "{reason:?}");
    choose(&mut window, found);
    press(&mut window, Modifiers::NONE, Key::L);
    settle(&mut window);
    assert_eq!((quote_state(&window, found), state(&window).selection), (QuoteState::Only(Side::A), Some(found)));
}

#[test]
fn what_was_joined_by_hand_is_said_to_be_so_everywhere() {
    let desk = quotations();
    let mut window = desk.open();
    let (a, b) = (quote(&window, Side::A, "Close the pier"), quote(&window, Side::B, "Shut that quay"));
    link(&mut window, [a, b]);
    assert!(window.query_by_label_contains("Paired by the reviewer.").is_some());
    for (name, words) in
        [("report.json", "\"by\": \"reviewer\""), ("report.md", "Paired by the reviewer."), ("report.csv", "reviewer")]
    {
        press(&mut window, Modifiers::COMMAND, Key::E);
        super::fill(&mut window, "Path of the report", &desk.path(name).display().to_string());
        super::click(&mut window, "Write");
        let report = std::fs::read_to_string(desk.path(name)).unwrap();
        assert!(report.contains(words), "{name}: {report}");
    }
}

#[test]
fn esc_leaves_the_note_then_the_finding() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::NONE, Key::J);
    let chosen = state(&window).selection;
    press(&mut window, Modifiers::NONE, Key::M);
    window.get_by_label("Note").type_text("Who heard it?");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(chosen.is_some() && state(&window).selection == chosen);
    assert!(!window.get_by_label("Note").is_focused());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&window).selection, None);
}

#[test]
fn esc_closes_a_menu_before_the_finding() {
    let mut window = Desk::new().open();
    press(&mut window, Modifiers::NONE, Key::J);
    super::click(&mut window, "Layers ▾");
    assert!(window.query_by_label("Facts").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(state(&window).selection.is_some() && window.query_by_label("Facts").is_none());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&window).selection, None);
}

#[test]
fn the_counts_of_the_lists_stay_true_under_a_filter() {
    let mut window = Desk::new().open();
    let tugs = lone(&window, Side::A, "Tugs");
    mark(&mut window, tugs, None, "Which tugs?");
    let statements = state(&window).analysis.as_ref().unwrap().display.statements.len();
    let counts = ["Quotes 1".to_owned(), format!("Statements {statements}"), "Notes 1".to_owned()];
    press(&mut window, Modifiers::NONE, Key::Num3);
    for (words, shown) in [("quay", 1), ("zzyzx", 0)] {
        super::fill(&mut window, "Filter by words", words);
        assert_eq!(state(&window).shown.len(), shown);
        let said = format!("{shown} of {statements} shown: with “{words}”");
        for name in counts.iter().chain([&said]) {
            assert!(window.query_by_label(name).is_some(), "{name}");
        }
    }
    window.state_mut().command(Command::ShowTab(Tab::Notes));
    window.run();
    assert!(window.query_by_label("0 of 1 shown: with “zzyzx”").is_some() && window.query_by_label("Notes 1").is_some());
    super::fill(&mut window, "Filter by words", "tugs");
    assert!(window.query_by_label("1 of 1 shown: with “tugs”").is_some());
    assert_eq!(status(&window, tugs), Status::Unchecked);
}

/// Where everything that has a name stands.
fn places(window: &Window) -> Vec<(String, [i32; 4])> {
    let nodes = window.query_all_by(|node| node.label().is_some() || node.value().is_some());
    let of = |node: egui_kittest::Node<'_>| {
        let name = {
            use egui_kittest::kittest::NodeT;
            let own = node.accesskit_node();
            own.label().or(own.value()).unwrap_or_default()
        };
        let rect = node.rect();
        (name, [rect.left(), rect.top(), rect.right(), rect.bottom()].map(|at| at.round() as i32))
    };
    nodes.map(of).collect()
}

#[test]
fn nothing_moves_when_the_same_texts_are_read_anew() {
    let long = |name: &str| {
        (0..60).map(|n| format!("Keeper {n} of {name} lit lamp {} on the pier of Port{n}ham at dusk. “We saw {n} ships,” Ida Brekke said.\n\n", n * 7)).collect::<String>()
    };
    let desk = Desk::new();
    std::fs::write(desk.path("a.txt"), long("Holm")).unwrap();
    std::fs::write(desk.path("b.txt"), format!("It rained.\n\n{}", long("Aas"))).unwrap();
    let mut window = desk.open();
    for _ in 0..25 {
        press(&mut window, Modifiers::NONE, Key::J);
    }
    settle(&mut window);
    let before = places(&window);
    assert!(before.len() > 40);
    press(&mut window, Modifiers::NONE, Key::F5);
    settle(&mut window);
    pretty_compare(&before, &places(&window));
    // Also after the list was scrolled away from the chosen line.
    window.state_mut().command(Command::Step(twosource::app::Step::Next));
    settle(&mut window);
    window.hover_at(eframe::egui::pos2(1300.0, 600.0));
    for _ in 0..20 {
        window.event(eframe::egui::Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: eframe::egui::vec2(0.0, -60.0),
            phase: eframe::egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: eframe::egui::MouseWheelSource::Unknown,
        });
        window.step();
    }
    settle(&mut window);
    let scrolled = places(&window);
    press(&mut window, Modifiers::NONE, Key::F5);
    settle(&mut window);
    pretty_compare(&scrolled, &places(&window));
}

fn pretty_compare(before: &[(String, [i32; 4])], after: &[(String, [i32; 4])]) {
    let moved: Vec<_> = before.iter().zip(after).filter(|(one, other)| one != other).take(4).collect();
    assert!(moved.is_empty() && before.len() == after.len(), "{moved:?}");
}
