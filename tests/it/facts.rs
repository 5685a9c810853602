//! Written cases of values: a text and every value of a kind in it, or two texts and what becomes of their values.
//! `seeds.list` is the ledger of two accounts that are no part of the project.
//!
//! A line of `tests/data/facts` is a case: the text, ` | `, then the values in their normal form with `; ` between them, or
//! `none`. The line `# kinds: …` tells which kinds the cases after it list; other lines with `#` are for the reader. In
//! `pairs.txt` the two texts have ` // ` between them, and what follows is `verdict words / words` with ` + ` between several
//! words of one side (`\n` is a line end): all conflicts, all that is compatible or unsure, and those agreements that the case names.

use std::path::PathBuf;
use std::sync::Arc;

use twosource::base::{Pair, Side, Work};
use twosource::compare::{Comparison, FactMatch, Verdict, compare};
use twosource::extract::{Bound, DateValue, Extraction, Fact, FactKind, FactValue, extract};
use twosource::import;
use twosource::text::Document;

/// As many cases as there are at least, and as many that find nothing.
const AT_LEAST: usize = 300;

struct Case {
    /// File and line, for messages.
    place: String,
    kind: String,
    text: String,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/facts");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")).flat_map(read).collect()
}

fn read(path: &PathBuf) -> Vec<Case> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut kind = String::new();
    let mut out = Vec::new();
    for (index, line) in std::fs::read_to_string(path).unwrap().lines().enumerate() {
        if let Some(named) = line.strip_prefix("# kinds: ") {
            named.trim().clone_into(&mut kind);
        }
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let place = format!("{name}, line {}", index + 1);
        let (text, expected) = line.rsplit_once(" | ").unwrap_or_else(|| panic!("{place}: nothing is expected"));
        let expected = if expected == "none" { Vec::new() } else { expected.split("; ").map(str::to_owned).collect() };
        out.push(Case { place, kind: kind.clone(), text: text.to_owned(), expected });
    }
    out
}

fn analysed(text: &str) -> (Arc<Document>, Arc<Extraction>) {
    let work = Work::new();
    let document = import::import(text.as_bytes(), "case.txt", None, &import::Options::default(), &work).unwrap();
    let extraction = extract(&document, &work).unwrap();
    (Arc::new(document), Arc::new(extraction))
}

/// The kind of a value; people and bodies told by what they are have one of their own.
fn kind(fact: &Fact) -> &'static str {
    match &fact.value {
        FactValue::Described { kind: FactKind::Role | FactKind::Organisation, .. } => "referent",
        value => value.kind().code(),
    }
}

/// The normal form of a value in short notation.
fn notation(document: &Document, fact: &Fact) -> String {
    match &fact.value {
        FactValue::Date(date) => of_date(date),
        FactValue::Time { minutes, zone, bound, .. } => {
            joined(&[of_bound(*bound), &format!("{:02}:{:02}", minutes / 60, minutes % 60), zone.as_deref().unwrap_or("")])
        }
        FactValue::Quantity { kind, low, high, unit, bound } => {
            let scale = if *kind == FactKind::Duration { seconds(unit) } else { 1.0 };
            let number = if low == high { of(low / scale) } else { format!("{}-{}", of(low / scale), of(high / scale)) };
            joined(&[of_bound(*bound), &number, if *kind == FactKind::Age { "year" } else { unit }])
        }
        FactValue::Tally { first, second } => format!("{first}:{second}"),
        FactValue::Entity { kind: FactKind::Person, name, .. } => name.clone(),
        FactValue::Entity { .. } => document.slice(fact.span).to_owned(),
        FactValue::Described { head, words, .. } => joined(&[&words.join(" "), head]),
        FactValue::Claim { words } => words.clone(),
        FactValue::Role { holder, role, .. } => format!("{holder}: {role}"),
    }
}

fn seconds(unit: &str) -> f64 {
    let units = [
        ("second", 1.0),
        ("minute", 60.0),
        ("hour", 3_600.0),
        ("day", 86_400.0),
        ("week", 604_800.0),
        ("month", 2_629_800.0),
        ("year", 31_557_600.0),
        ("decade", 315_576_000.0),
    ];
    units.iter().find(|(name, _)| *name == unit).map_or(1.0, |(_, seconds)| *seconds)
}

fn of(value: f64) -> String {
    ((value * 1e4).round() / 1e4).to_string()
}

fn of_bound(bound: Bound) -> &'static str {
    if bound == Bound::Exact { "" } else { bound.code() }
}

fn of_date(date: &DateValue) -> String {
    let numbers = [date.year.map(|year| year.to_string()), two(date.month), two(date.day)];
    let numbers: Vec<String> = numbers.into_iter().flatten().collect();
    let weekday = date.weekday.and_then(|day| ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].get(day as usize - 1));
    let relative = date.relative.map_or_else(String::new, |relative| {
        format!("{:+}{}", relative.offset, relative.unit.code().chars().next().unwrap_or(' '))
    });
    let event = if date.from_event { "event" } else { "" };
    joined(&[&numbers.join("-"), weekday.unwrap_or(&""), date.part.map_or("", |part| part.code()), &relative, event])
}

fn two(number: Option<i8>) -> Option<String> {
    number.map(|number| format!("{number:02}"))
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

fn faults(faults: &[String], cases: usize) {
    assert!(faults.is_empty(), "{} of {cases} cases:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_value_is_as_written() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| !case.kind.is_empty()).collect();
    let mut wrong = Vec::new();
    for case in &cases {
        let (document, extraction) = analysed(&case.text);
        let facts = extraction.facts.iter().filter(|(_, fact)| kind(fact) == case.kind);
        let found: Vec<String> = facts.map(|(_, fact)| notation(&document, fact)).collect();
        if found != case.expected {
            wrong.push(format!("{}: {}\n    expected {:?}\n    found    {found:?}", case.place, case.text, case.expected));
        }
    }
    faults(&wrong, cases.len());
}

fn compared(a: &str, b: &str) -> Comparison {
    let read = Pair::new(analysed(a), analysed(b));
    let documents = read.as_ref().map(|(document, _)| Arc::clone(document));
    let extractions = read.as_ref().map(|(_, extraction)| Arc::clone(extraction));
    compare(documents, extractions, &Work::new()).unwrap()
}

/// The matches with values on both sides, sorted; of what agrees only what `named` lists.
fn matches(a: &str, b: &str, sides: [Side; 2], named: &[String]) -> Vec<String> {
    let comparison = compared(a, b);
    let words = |found: &FactMatch, side: Side| {
        let document = &comparison.documents[side];
        let facts = found.facts[side].iter().map(|id| comparison.extractions[side].facts[*id].span);
        facts.map(|span| document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" + ")
    };
    let line = |found: &FactMatch| format!("{} {} / {}", found.verdict.code(), words(found, sides[0]), words(found, sides[1]));
    let both = comparison.facts.iter().filter(|found| Side::BOTH.iter().all(|side| !found.facts[*side].is_empty()));
    let mut out: Vec<String> =
        both.filter(|found| found.verdict != Verdict::Agree || named.contains(&line(found))).map(line).collect();
    out.sort();
    out
}

fn pairs() -> Vec<(Case, String, String)> {
    let pairs = cases().into_iter().filter(|case| case.kind.is_empty());
    let both = |case: Case| {
        let (a, b) = case.text.split_once(" // ").unwrap_or_else(|| panic!("{}: one text only", case.place));
        let (a, b) = (a.replace("\\n", "\n"), b.replace("\\n", "\n"));
        (case, a, b)
    };
    pairs.map(both).collect()
}

#[test]
fn every_pair_is_as_written() {
    let cases = pairs();
    let mut wrong = Vec::new();
    for (case, a, b) in &cases {
        let mut expected = case.expected.clone();
        expected.sort();
        for (one, other, sides) in [(a, b, Side::BOTH), (b, a, [Side::B, Side::A])] {
            let found = matches(one, other, sides, &expected);
            if found != expected {
                wrong.push(format!("{}: {}\n    expected {expected:?}\n    found    {found:?}", case.place, case.text));
                break;
            }
        }
    }
    faults(&wrong, cases.len());
}

/// A paragraph long enough to show whether its lines were wrapped by hand.
const BEFORE: &str = "Nothing else was known on the morning of the fair, when the sailors stood on the quay and looked at the \
    water, which lay still and dark under a low sky, and waited for the captain to come down from the house above the mill.\n\n";

/// The text with other spaces, marks, line ends and Unicode form, nothing of which says anything.
fn rewritten(text: &str, form: usize) -> String {
    match form {
        0 => text.replace(' ', "  "),
        1 => text.replace(' ', "\u{a0}"),
        2 => text.replace(['“', '”'], "\""),
        3 => text.replace('’', "'"),
        4 => text.chars().map(decomposed).collect(),
        5 => wrapped(text),
        _ => format!("\u{feff}{}\r\n", text.replace(' ', " \u{200b}").replace('\u{200b}', "")),
    }
}

/// The letters with accents that the cases use, as letter and accent.
fn decomposed(c: char) -> String {
    match c {
        'é' => "e\u{301}".to_owned(),
        'å' => "a\u{30a}".to_owned(),
        'ö' => "o\u{308}".to_owned(),
        'ü' => "u\u{308}".to_owned(),
        other => other.to_string(),
    }
}

/// Lines of some seventy letters, as if wrapped by hand.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_inclusive([' ', '\n']) {
        if length + word.len() > 70 {
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
            length = 0;
        }
        out.push_str(word);
        length = if word.ends_with('\n') { 0 } else { length + word.len() };
    }
    out
}

#[test]
fn how_a_text_is_written_changes_no_verdict() {
    let accents = (
        "Mayor Zoë Ångström of Malmö met 12 Müller sailors at Café Håkan on Oct. 14.",
        "On 14 October Mayor Zoë Ångström of Malmö met 15 Müller sailors at Café Håkan.",
    );
    let texts = pairs().into_iter().map(|(case, a, b)| (case.place, a, b));
    let all: Vec<(String, String, String)> =
        texts.chain([("accents".to_owned(), accents.0.to_owned(), accents.1.to_owned())]).collect();
    let verdicts = |a: &str, b: &str| {
        let comparison = compared(a, b);
        let verdicts = comparison.facts.iter().map(|found| (found.verdict, found.rule, found.facts.as_ref().map(Vec::len)));
        let mut verdicts: Vec<String> = verdicts.map(|found| format!("{found:?}")).collect();
        verdicts.sort();
        verdicts
    };
    let mut wrong = Vec::new();
    for (place, a, b) in &all {
        let (a, b) = (&format!("{BEFORE}{a}"), &format!("{BEFORE}{b}"));
        let plain = verdicts(a, b);
        for form in 0..7 {
            for both in [false, true] {
                let other = if both { rewritten(b, form) } else { b.clone() };
                let found = verdicts(&rewritten(a, form), &other);
                if found != plain {
                    wrong.push(format!("{place}: {a} // {b}: form {form}\n    plain {plain:?}\n    found {found:?}"));
                }
            }
        }
    }
    faults(&wrong, all.len());
}

/// The two accounts that the ledger of `seeds.list` is of, where they are at hand.
fn seeds() -> Option<[String; 2]> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    texts.try_into().ok()
}

/// Whether a side of a match has all the words that are expected of it, and nothing where nothing is expected.
fn has_words(comparison: &Comparison, found: &FactMatch, side: Side, expected: &str) -> bool {
    let facts = &found.facts[side];
    let document = &comparison.documents[side];
    let words = |id: &twosource::extract::FactId| document.slice(comparison.extractions[side].facts[*id].span);
    match expected {
        "-" => facts.is_empty(),
        all => all.split("; ").all(|one| facts.iter().any(|id| words(id).split_whitespace().eq(one.split_whitespace()))),
    }
}

#[test]
fn the_ledger_of_the_two_accounts() {
    let Some([a, b]) = seeds() else { return };
    let comparison = compared(&a, &b);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/facts/seeds.list");
    let list = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let kind = |found: &FactMatch| {
        let facts =
            Side::BOTH.into_iter().filter_map(|side| Some(&comparison.extractions[side].facts[*found.facts[side].first()?]));
        facts.map(|fact| fact.kind().code()).next().unwrap_or_default()
    };
    let holds = |line: &&str| {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [verdict, of, a, b] = fields.as_slice() else { panic!("{line}: four fields") };
        comparison.facts.iter().any(|found| {
            found.verdict.code() == *verdict
                && kind(found) == *of
                && has_words(&comparison, found, Side::A, a)
                && has_words(&comparison, found, Side::B, b)
        })
    };
    let missing: Vec<String> = lines.iter().filter(|line| !holds(line)).map(|line| (*line).to_owned()).collect();
    faults(&missing, lines.len());
    let conflicts = comparison.facts.iter().filter(|found| found.verdict == Verdict::Conflict).count();
    assert_eq!(conflicts, lines.iter().filter(|line| line.starts_with("conflict")).count(), "conflicts that nobody expects");
}

#[test]
fn there_are_as_many_cases_as_there_should_be() {
    let cases = cases();
    let nothing = cases.iter().filter(|case| case.expected.is_empty()).count();
    assert!(cases.len() >= AT_LEAST && nothing * 3 >= cases.len(), "{} cases, {nothing} of them counter-examples", cases.len());
}
