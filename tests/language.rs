//! The window in a language made for the test: every word of it stands in brackets, so that words which are not taken from
//! the messages are seen, wherever they are painted or read out.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use eframe::egui::epaint::{ClippedShape, Shape};
use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use twosource::app::{AppState, Command};
use twosource::base::Side;
use twosource::gui::{App, Setup};
use twosource::messages::{self, Catalog};

/// How wide the window is, in points.
const WIDTH: f32 = 1280.0;

const PATIENCE: Duration = Duration::from_secs(30);

type Window = Harness<'static, App>;

/// What may stand outside of brackets in any language: the program's name and the endings of its files.
const OWN: &[&str] = &["Twosource", "twosource", "html"];

/// Words grow by a third, as they do in many languages, and get accents.
fn strange(text: &str) -> String {
    let accents = |c: char| match c {
        'a' => "áa".to_owned(),
        'e' => "é".to_owned(),
        'i' => "íi".to_owned(),
        'o' => "óo".to_owned(),
        'u' => "ú".to_owned(),
        other => other.to_string(),
    };
    text.chars().map(accents).collect()
}

fn translate(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = strange(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter_mut().for_each(|variant| translate(&mut variant.value));
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// The pattern in brackets.
fn bracket(pattern: &mut Pattern<String>) {
    translate(pattern);
    pattern.elements.insert(0, PatternElement::TextElement { value: "⟦".to_owned() });
    pattern.elements.push(PatternElement::TextElement { value: "⟧".to_owned() });
}

/// Writes every English message in the strange language.
fn write_messages(folder: &Path) -> std::io::Result<()> {
    let english = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/messages/en");
    std::fs::create_dir_all(folder)?;
    for file in std::fs::read_dir(english)? {
        let file = file?;
        // What does not parse is told by other tests; the rest of the file goes on.
        let mut resource = match fluent_syntax::parser::parse(std::fs::read_to_string(file.path())?) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        for entry in &mut resource.body {
            let Entry::Message(message) = entry else { continue };
            message.value.iter_mut().for_each(bracket);
            message.attributes.iter_mut().for_each(|attribute| bracket(&mut attribute.value));
        }
        std::fs::write(folder.join(file.file_name()), fluent_syntax::serializer::serialize(&resource))?;
    }
    Ok(())
}

fn settle(window: &mut Window) {
    window.run();
    while window.state().state().working || window.state().state().exporting {
        window.state_mut().wait(PATIENCE);
    }
    window.run();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

fn painted(shape: &Shape, out: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| painted(shape, out)),
        Shape::Text(text) => out.push(text.galley.text().to_owned()),
        _ => {}
    }
}

/// All that is painted, and all that is read out.
fn said(window: &Window) -> Vec<String> {
    let mut out = Vec::new();
    for ClippedShape { shape, .. } in &window.output().shapes {
        painted(shape, &mut out);
    }
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        out.extend(node.label());
        out.extend(node.placeholder().map(ToOwned::to_owned));
    }
    out
}

/// What stands outside of all brackets.
fn outside(text: &str) -> String {
    let mut depth = 0_i32;
    text.chars()
        .map(|c| {
            depth += i32::from(c == '⟦') - i32::from(c == '⟧');
            if depth > 0 || c == '⟧' { ' ' } else { c }
        })
        .collect()
}

fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of both texts and of what is known of their files.
fn own_words(state: &AppState) -> BTreeSet<String> {
    let texts = Side::BOTH.into_iter().filter_map(|side| state.pane(side)).map(|(document, _)| {
        format!(
            "{} {} {:?}",
            document.text,
            document.source.name,
            document.date.map(|date| date.strftime("%-d %B %Y").to_string())
        )
    });
    let all: Vec<String> = texts.collect();
    let mut out: BTreeSet<String> = OWN.iter().map(|word| (*word).to_owned()).collect();
    out.extend(all.iter().flat_map(|text| text.split_whitespace()).map(letters));
    // A word may be shown in part, and joined to its neighbour by a dash.
    out.extend(all.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(letters));
    out
}

/// The words of the window that come from neither the messages nor the texts.
fn untranslated(window: &Window) -> BTreeSet<String> {
    let own = own_words(window.state().state());
    let known = |word: &str| own.contains(word) || own.iter().any(|own| own.starts_with(word) || own.ends_with(word));
    let mut out = BTreeSet::new();
    for text in said(window) {
        for word in outside(&text).split(|c: char| !c.is_alphanumeric()) {
            let is_word = word.chars().filter(|c| c.is_alphabetic()).count() > 1;
            if is_word && !known(word) {
                out.insert(format!("{word}: {text}"));
            }
        }
    }
    out
}

/// Longer words do not push the panel under the text beside it: its tabs stand right of the strip of B.
fn holds_together(window: &Window) -> bool {
    let nodes: Vec<_> = window.root().children_recursive().collect();
    let strip =
        nodes.iter().find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("⟦Ovérvíiéw óof B")));
    let tabs = nodes.iter().filter(|node| node.accesskit_node().role() == Role::Tab);
    let edge = strip.map_or(0.0, |strip| strip.rect().right());
    tabs.map(|tab| tab.rect()).all(|tab| tab.left() >= edge && tab.right() <= WIDTH)
}

fn check(window: &mut Window, screen: &str) {
    settle(window);
    assert!(holds_together(window), "{screen}");
    assert_eq!(untranslated(window), BTreeSet::new(), "{screen}");
    let translated = said(window).iter().filter(|text| text.contains('⟦')).count();
    assert!(translated > 5, "{screen}: {translated} texts from the messages");
}

#[test]
fn every_word_of_the_window_is_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let messages = folder.path().join("eo");
    write_messages(&messages).unwrap();
    assert!(messages::speak(Catalog::from_folder(&messages).unwrap()).is_ok(), "nothing was said before");
    let setup = Setup { sessions: Some(folder.path().join("sessions")), ..Setup::default() };
    let mut window = Harness::builder().with_size(vec2(WIDTH, 900.0)).with_max_steps(40).build_eframe(|cc| App::new(cc, setup));
    check(&mut window, "first screen");
    window.state_mut().command(Command::OpenExample);
    for tab in [Key::Num1, Key::Num2, Key::Num3] {
        press(&mut window, Modifiers::NONE, tab);
        for _ in 0..12 {
            press(&mut window, Modifiers::NONE, Key::J);
            check(&mut window, &format!("{tab:?}"));
        }
        press(&mut window, Modifiers::NONE, Key::P);
        check(&mut window, "a problem");
    }
    press(&mut window, Modifiers::NONE, Key::Num4);
    check(&mut window, "notes");
    for (key, name) in [(Key::E, "report"), (Key::K, "palette"), (Key::L, "path"), (Key::P, "paste"), (Key::S, "session")] {
        press(&mut window, Modifiers::COMMAND, key);
        check(&mut window, name);
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    press(&mut window, Modifiers::COMMAND, Key::F);
    check(&mut window, "search");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::F1);
    check(&mut window, "keys and signs");
}
