//! The words of the interface: every message that the code asks for exists, with the values it is given; none is left over.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use regex::Regex;

use super::tidy::{code, files, root, shown};

/// Where no words for a reader stand: they are asked for by name.
const WORDLESS: &[&str] = &[
    "src/messages/mod.rs",
    "src/review",
    "src/display",
    "src/session",
    "src/export",
    "src/app",
    "src/cli.rs",
    "src/gui",
    "src/import/archive.rs",
    "src/import/epub.rs",
    "src/import/error.rs",
    "src/import/fb2.rs",
    "src/import/foreign.rs",
    "src/import/html/mod.rs",
    "src/import/kind.rs",
    "src/import/markdown.rs",
    "src/import/mod.rs",
    "src/import/rtf",
];

/// Where nothing but names of classes and the like stands, which nobody reads.
const CODES: &[&str] = &["src/export/html/look.rs"];

/// The files with an ending below a folder, by their names in the project.
fn read_all(folder: &str, ending: &str) -> Vec<(String, String)> {
    let all = files(&root().join(folder)).into_iter().filter(|path| path.extension().is_some_and(|own| own == ending));
    all.map(|path| (shown(&path), std::fs::read_to_string(&path).unwrap())).collect()
}

fn code_of(folder: &str) -> Vec<(String, String)> {
    read_all(folder, "rs").into_iter().map(|(name, source)| (name, code(&source))).collect()
}

/// The values that a pattern takes.
fn values_of(pattern: &Pattern<String>, out: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => value_of(inline, out),
            Expression::Select { selector, variants } => {
                value_of(selector, out);
                variants.iter().for_each(|variant| values_of(&variant.value, out));
            }
        }
    }
}

fn value_of(inline: &InlineExpression<String>, out: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        out.insert(id.name.clone());
    }
}

/// Every message and attribute with the values it takes.
fn written() -> BTreeMap<String, BTreeSet<String>> {
    let mut out = BTreeMap::new();
    for (file, text) in read_all("assets/messages/en", "ftl") {
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, faults)| panic!("{file}: {faults:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let own = message.value.iter().map(|value| (message.id.name.clone(), value));
            let attributes = message.attributes.iter().map(|one| (format!("{}.{}", message.id.name, one.id.name), &one.value));
            for (name, pattern) in own.chain(attributes) {
                let mut values = BTreeSet::new();
                values_of(pattern, &mut values);
                assert_eq!(out.insert(name.clone(), values), None, "{file}: {name} is written twice");
            }
        }
    }
    out
}

/// What stands between the parenthesis that was just opened and its end.
fn inside(rest: &str) -> &str {
    let (mut depth, mut quoted) = (1, false);
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return rest.split_at(at).0;
        }
    }
    rest
}

/// The names and values with which messages are asked for in a piece of code.
fn asked(code: &str) -> Vec<(String, BTreeSet<String>)> {
    let name = Regex::new(r#"^\s*"([^"]*)""#).unwrap();
    let value = Regex::new(r"(?:^|,)\s*([a-z_]+) = ").unwrap();
    let mut out = Vec::new();
    for (at, call) in code.match_indices("tr!(") {
        // The end of `include_str!`.
        if code.split_at(at).0.ends_with(char::is_alphanumeric) || code.split_at(at).0.ends_with('_') {
            continue;
        }
        let inside = inside(code.split_at(at + call.len()).1);
        let Some(found) = name.captures(inside) else { continue };
        let rest = inside.split_at(found[0].len()).1;
        out.push((found[1].to_owned(), value.captures_iter(rest).map(|found| found[1].to_owned()).collect()));
    }
    out
}

#[test]
fn every_message_is_written_and_asked_for_alike() {
    let written = written();
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for (file, code) in code_of("src") {
        for (name, values) in asked(&code) {
            match written.get(&name) {
                None => wrong.push(format!("{file}: {name} is not written")),
                Some(taken) if *taken != values => wrong.push(format!("{file}: {name} takes {taken:?}, is given {values:?}")),
                Some(_) => {}
            }
            used.insert(name);
        }
    }
    wrong.extend(written.keys().filter(|name| !used.contains(*name)).map(|name| format!("{name} is never asked for")));
    assert_eq!(wrong, Vec::<String>::new());
    assert!(!used.is_empty());
}

/// Literals that somebody would read: two words and more, or a word with a capital.
fn words_in(code: &str) -> Vec<String> {
    let literal = Regex::new(r#"(\bb)?"((?:[^"\\]|\\.)*)""#).unwrap();
    let words = Regex::new(r"\p{L}{2,} \p{L}|\p{L} \p{L}{2,}|^\p{Lu}\p{Ll}+[.…]?$|^ ?\p{L}{2,} $").unwrap();
    let code = Regex::new(r"\\\n\s*").unwrap().replace_all(code, "");
    // The style of a paragraph, cell or table.
    let code = Regex::new(r#"\b(paragraph|paragraph_of|table|cells|pStyle)\(\s*"\w+""#).unwrap().replace_all(&code, "$1(");
    let not_read = [
        "expect(",
        "assert",
        "attribute",
        "id_salt",
        "Id::new",
        "from_id",
        "panic",
        "request_discard",
        "with((",
        "DOCTYPE",
        "self.say(",
        "starts_with(",
        "strip_prefix(",
        "has_stream(",
        "env!(",
        "value_name",
        "// a code",
        "color-scheme",
        "Parallel",
        "CipherReference",
    ];
    let lines = code.lines().filter(|line| !not_read.iter().any(|word| line.contains(word)));
    let all = lines.flat_map(|line| {
        literal.captures_iter(line).filter(|found| found.get(1).is_none()).map(|found| found[2].to_owned()).collect::<Vec<_>>()
    });
    // The program's own name is the same everywhere.
    all.filter(|text| words.is_match(text) && text != "Twosource" && !text.starts_with('<')).collect()
}

#[test]
fn no_words_for_readers_stand_in_code() {
    let found: Vec<String> = WORDLESS
        .iter()
        .flat_map(|place| code_of("src").into_iter().filter(move |(file, _)| file.starts_with(place)))
        .filter(|(file, _)| !CODES.contains(&file.as_str()))
        .flat_map(|(file, code)| words_in(&code).into_iter().map(move |words| format!("{file}: {words}")))
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn words_in_code_are_seen() {
    let check = |code: &str, expected: &[&str]| assert_eq!(words_in(code), expected, "{code}");
    check(r#"ui.label("Open the example")"#, &["Open the example"]);
    check(r#"ui.label("Open…")"#, &["Open…"]);
    check(r#"ui.label(tr!("open-example"))"#, &[]);
    check(r#"let id = ui.id().with("cards");"#, &[]);
    check(r#"value.expect("a value stands here")"#, &[]);
    check(r#"format!("{number} of {}", 3)"#, &[]);
    check(r#"paragraph("Small", &plain("Not one."))"#, &["Not one."]);
    check(r#"(b"BM is", "a picture")"#, &["a picture"]);
    check(r#"let element = "<w:p w:val=\"Small\"/>";"#, &[]);
    assert_eq!(
        asked(r#"tr!("a", side = f(x, "b)"), count = 3)"#),
        [("a".to_owned(), BTreeSet::from(["side", "count"].map(str::to_owned)))]
    );
}
