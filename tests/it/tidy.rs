//! The rules of the house that the compiler does not hold: which room may use which, sizes, paths of one machine.

use std::path::{Path, PathBuf};

/// Each room with the nearest rooms it may use; what those may use, it may use too.
const ROOMS: &[(&str, &[&str])] = &[
    ("messages", &[]),
    ("base", &["messages"]),
    ("text", &["base"]),
    ("import", &["text"]),
    ("extract", &["text"]),
    ("compare", &["extract"]),
    ("review", &["compare"]),
    ("display", &["review"]),
    ("session", &["review"]),
    ("export", &["display"]),
    ("app", &["import", "session", "export"]),
    ("gui", &["app", "cli"]),
    ("cli", &["import", "session", "export"]),
    ("main", &["gui", "cli"]),
];

/// Rooms whose results depend on nothing but what they are given.
const PURE: &[&str] = &["text", "extract", "compare", "review", "display"];

/// What a pure room may not touch: files, clock, environment, randomness, threads.
const IMPURE: &[&str] =
    &["std::fs", "std::env", "std::time", "std::net", "std::process", "std::thread", "RandomState", "tempfile"];

/// The longest source file, in lines.
const MAX_LINES: usize = 500;

pub(super) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, in order; hidden ones and what is built left out.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    let mut out = Vec::new();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "target" || name == ".git" {
            continue;
        }
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out
}

fn sources() -> Vec<(String, String)> {
    let all = files(&root().join("src")).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    all.map(|path| (shown(&path), std::fs::read_to_string(&path).expect("a source"))).collect()
}

pub(super) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// The room of a source file: the first folder below `src`, or the file's own name there.
fn room(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap_or(path);
    below.split(['/', '.']).next().unwrap_or(below)
}

/// The code of a file without its tests, which may use any room, and without comments.
pub(super) fn code(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod ").next().unwrap_or("");
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms that a piece of code names: `crate::text::…`, `crate::{base, text}`.
fn used(code: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = code.get(at + "crate::".len()..).unwrap_or("");
        match rest.strip_prefix('{') {
            Some(group) => out.extend(top_names(group)),
            None => out.push(name_at(rest)),
        }
    }
    out.retain(|name| name.starts_with(char::is_lowercase));
    out.sort();
    out.dedup();
    out
}

fn name_at(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first names of a group in braces, inner groups left out.
fn top_names(group: &str) -> Vec<String> {
    let (mut depth, mut out, mut fresh) = (1, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' => fresh = true,
            _ if fresh && depth == 1 && !c.is_whitespace() => {
                out.push(name_at(group.get(at..).unwrap_or("")));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    out
}

fn may_use(room: &str, other: &str) -> bool {
    let nearest = ROOMS.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, nearest)| nearest);
    room == other || nearest.iter().any(|near| may_use(near, other))
}

/// What a file does that its room may not.
fn breaches(path: &str, source: &str) -> Vec<String> {
    let room = room(path);
    if room == "lib" {
        return Vec::new();
    }
    if !ROOMS.iter().any(|(name, _)| *name == room) {
        return vec![format!("{path}: no such room in the table")];
    }
    let code = code(source);
    let mut out: Vec<String> =
        used(&code).into_iter().filter(|other| !may_use(room, other)).map(|other| format!("{path}: uses {other}")).collect();
    if PURE.contains(&room) {
        out.extend(IMPURE.iter().filter(|name| code.contains(**name)).map(|name| format!("{path}: touches {name}")));
    }
    if room != "gui" && room != "main" && code.contains("egui") {
        out.push(format!("{path}: names egui"));
    }
    out
}

#[test]
fn rooms_use_only_the_rooms_before_them() {
    let found: Vec<String> = sources().iter().flat_map(|(path, source)| breaches(path, source)).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn breaches_are_seen() {
    let check = |path: &str, source: &str, expected: &[&str]| assert_eq!(breaches(path, source), expected);
    check("src/text/a.rs", "use crate::base::Side;", &[]);
    check("src/text/a.rs", "use crate::{base::{Id, Pair}, import::Options};", &["src/text/a.rs: uses import"]);
    check("src/import/a.rs", "fn f() -> crate::extract::Quote {}", &["src/import/a.rs: uses extract"]);
    check("src/compare/a.rs", "use std::time::Instant;", &["src/compare/a.rs: touches std::time"]);
    check("src/display/a.rs", "use egui::Color32;", &["src/display/a.rs: names egui"]);
    check("src/extract/a.rs", "//! crate::gui\n#[cfg(test)]\nmod tests { use crate::import; }", &[]);
    check("src/gui/a.rs", "use crate::display::Row; use crate::base::Side;", &[]);
    check("src/attic/a.rs", "", &["src/attic/a.rs: no such room in the table"]);
}

#[test]
fn source_files_are_of_a_size_to_read() {
    let long = sources().into_iter().filter(|(_, source)| source.lines().count() > MAX_LINES).map(|(path, _)| path);
    assert_eq!(long.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn nothing_names_a_path_of_one_machine() {
    // In two parts, so that this file does not name them.
    let paths: Vec<String> =
        ["wo rk", "ro ot", "ho me", "Us ers"].iter().map(|name| format!("/{}/", name.replace(' ', ""))).collect();
    let mut found = Vec::new();
    for file in files(&root()) {
        // Pictures, fonts and the like are no text.
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        if paths.iter().any(|path| text.contains(path.as_str())) {
            found.push(shown(&file));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
