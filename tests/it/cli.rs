//! The real program with real arguments: good input, bad input, exit status.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const ONE: &str = "The mayor opened the bridge on Monday.\n\n“It will hold for a hundred years,” Ada Brenner said.\n";
const OTHER: &str = "A bridge was opened by the mayor on Monday.\n\n“It will hold for ten years,” Ada Brenner said.\n";

fn twosource(arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_twosource"));
    program.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    // A program that does not read its input may be gone already.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder with the two accounts in it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("one.txt"), ONE).unwrap();
    fs::write(folder.path().join("other.txt"), OTHER).unwrap();
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

/// The program ends with status 2 and says all of `words` in one line on standard error.
fn fails(arguments: &[&str], words: &[&str]) {
    let output = twosource(arguments, "");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?} prints nothing");
    assert_eq!(said.trim_end().lines().count(), 1, "one line: {said}");
    for word in words {
        assert!(said.contains(word), "{word:?} is not in {said:?}");
    }
}

/// The program ends well and prints all of `words`.
fn prints(arguments: &[&str], words: &[&str]) -> String {
    let output = twosource(arguments, "");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    let printed = text(&output.stdout);
    for word in words {
        assert!(printed.contains(word), "{word:?} is not in {printed}");
    }
    printed
}

#[test]
fn every_format_is_printed() {
    let folder = folder();
    let (one, other) = (path(&folder, "one.txt"), path(&folder, "other.txt"));
    prints(&["compare", &one, &other], &["NEEDS ATTENTION", "SHA-256"]);
    prints(&["compare", &one, &other, "--format", "txt"], &["NEEDS ATTENTION"]);
    prints(&["compare", &one, &other, "--format", "json"], &["\"schema\": \"twosource-report/1\"", "\"summary\""]);
    prints(&["compare", &one, &other, "--format", "html"], &["<!DOCTYPE html>", "</html>"]);
    prints(&["compare", &one, &other, "--format", "md"], &["## Quotations"]);
    prints(&["compare", &one, &other, "--format", "csv"], &["number,ledger,id,state"]);
    prints(&["inspect", &one], &["QUOTATIONS (1)", "Ada Brenner"]);
    prints(&["inspect", &one, "--format", "json"], &["\"document\""]);
}

#[test]
fn standard_input_is_one_account() {
    let folder = folder();
    let other = path(&folder, "other.txt");
    for arguments in [["compare", "-", &other], ["compare", &other, "-"]] {
        let output = twosource(&arguments, ONE);
        assert!(output.status.success() && text(&output.stdout).contains("Standard input"), "{arguments:?}");
    }
    assert!(text(&twosource(&["inspect", "-"], ONE).stdout).contains("Standard input"));
    fails(&["compare", "-", "-"], &["Only one of the two"]);
}

#[test]
fn the_status_says_whether_something_needs_attention() {
    let folder = folder();
    let (one, other) = (path(&folder, "one.txt"), path(&folder, "other.txt"));
    let status = |arguments: &[&str]| twosource(arguments, "").status.code();
    assert_eq!(status(&["compare", &one, &other]), Some(0));
    assert_eq!(status(&["compare", &one, &other, "--exit-code"]), Some(1));
    assert_eq!(status(&["compare", &one, &one, "--exit-code"]), Some(0));
}

#[test]
fn formats_that_are_not_written_are_answered() {
    let folder = folder();
    let (one, other) = (path(&folder, "one.txt"), path(&folder, "other.txt"));
    let compare = |more: [&str; 2], words: &[&str]| fails(&["compare", &one, &other, more[0], more[1]], words);
    compare(["--format", "odt"], &["html, ", " or txt", "odt"]);
    compare(["--format", "xyz"], &["html, ", " or txt", "xyz"]);
    compare(["-o", &path(&folder, "report.xyz")], &["html, ", " or txt", "report.xyz"]);
    compare(["-o", &path(&folder, "report")], &["html, ", " or txt"]);
    compare(["-o", &path(&folder, "r.tracked.docx")], &["not two versions of one text", "r.tracked.docx"]);
    fails(&["inspect", &one, "--format", "html"], &["txt or json"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing was written");
}

#[test]
fn sources_that_cannot_be_read_are_named() {
    let folder = folder();
    let one = path(&folder, "one.txt");
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0").unwrap();
    fs::write(folder.path().join("program.bin"), [0, 159, 146, 150, 0, 0, 255, 254, 0, 1, 2, 3]).unwrap();
    for name in ["missing.txt", "", "empty.txt", "picture.png", "program.bin"] {
        let bad = if name.is_empty() { folder.path().display().to_string() } else { path(&folder, name) };
        fails(&["compare", &one, &bad], &[&bad]);
        fails(&["compare", &bad, &one], &[&bad]);
        fails(&["inspect", &bad], &[&bad]);
    }
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let (one, other) = (path(&folder, "one.txt"), path(&folder, "other.txt"));
    fs::set_permissions(&other, fs::Permissions::from_mode(0o000)).unwrap();
    // Some users may read everything.
    if fs::read(&other).is_err() {
        fails(&["compare", &one, &other], &["other.txt"]);
    }
}

#[test]
fn odd_texts_are_compared_all_the_same() {
    let folder = folder();
    let one = path(&folder, "one.txt");
    let check = |name: &str, bytes: &[u8]| {
        fs::write(folder.path().join(name), bytes).unwrap();
        prints(&["compare", &one, &path(&folder, name), "--format", "json"], &["\"summary\""]);
        prints(&["compare", &path(&folder, name), &path(&folder, name)], &["NEEDS ATTENTION (0)"]);
    };
    check("word.txt", b"Bridge");
    check("broken.txt", b"The mayor \xff\xfe opened \xc3\x28 the bridge on Monday, she said, and \x80 walked over it.");
    check("text.docx", ONE.as_bytes());
    check("copy.txt", ONE.as_bytes());
}

#[test]
fn a_text_against_itself_differs_nowhere() {
    let folder = folder();
    let one = path(&folder, "one.txt");
    fs::copy(&one, folder.path().join("copy.txt")).unwrap();
    let report = prints(&["compare", &one, &path(&folder, "copy.txt"), "--format", "json"], &[]);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    for state in ["altered", "shortened", "reattributed", "only_a", "only_b", "unquoted"] {
        assert_eq!(report["summary"]["quote_matches"][state], 0, "{state}");
    }
    for verdict in ["conflict", "unsure", "only_a", "only_b"] {
        assert_eq!(report["summary"]["fact_matches"][verdict], 0, "{verdict}");
    }
}

#[test]
fn long_lines_are_compared_and_endless_ones_refused() {
    let folder = folder();
    let (one, long) = (path(&folder, "one.txt"), path(&folder, "long.txt"));
    fs::write(&long, "x".repeat(5_000_000)).unwrap();
    prints(&["compare", &one, &long], &["long.txt"]);
    fs::write(&long, "word ".repeat(10_000_000)).unwrap();
    fails(&["compare", &one, &long], &["This text is too large; the limit is 32 MiB", &long]);
}

#[test]
fn reports_are_written_whole_or_not_at_all() {
    let folder = folder();
    let (one, other) = (path(&folder, "one.txt"), path(&folder, "other.txt"));
    let reports = ["r.html", "r.json", "r.md", "r.csv", "r.txt", "r.docx", "r.xlsx"].map(|name| path(&folder, name));
    let mut arguments = vec!["compare", &one, &other];
    for report in &reports {
        arguments.extend(["-o", report]);
    }
    assert_eq!(prints(&arguments, &[]), "", "nothing is printed beside the files");
    for report in &reports {
        assert!(fs::metadata(report).unwrap().len() > 100, "{report}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 9, "no other file is left behind");
    // A source is never overwritten by its own report.
    fails(&["compare", &one, &other, "-o", &one], &["replace one of the two accounts", "one.txt"]);
    assert_eq!(fs::read_to_string(&one).unwrap(), ONE);
    fails(&["compare", &one, &other, "-o", &path(&folder, "no/r.html")], &["folder", "does not exist", "r.html"]);
    fails(&["compare", &one, &other, "-o", &path(&folder, "one.txt/r.html")], &["r.html"]);
    fs::create_dir(folder.path().join("folder.html")).unwrap();
    fails(&["compare", &one, &other, "-o", &path(&folder, "folder.html")], &["There is a folder", "folder.html"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_keeps_its_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::write(closed.join("report.html"), "before").unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    // Some users may write everywhere.
    if fs::write(closed.join("probe"), "").is_err() {
        let report = closed.join("report.html").display().to_string();
        fails(&["compare", &path(&folder, "one.txt"), &path(&folder, "other.txt"), "-o", &report], &["report.html"]);
        assert_eq!(fs::read_to_string(&report).unwrap(), "before");
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder();
    let long = folder.path().join("long.txt");
    fs::write(&long, ONE.repeat(500)).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_twosource"));
    program.args(["inspect", "--format", "json"]).arg(&long).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = folder();
    let (one, other) = (path(&folder, "one.txt"), path(&folder, "other.txt"));
    for format in ["json", "html", "md", "csv", "txt", "docx", "xlsx"] {
        let run = || twosource(&["compare", &one, &other, "--format", format], "").stdout;
        assert!(run() == run(), "{format}");
    }
    assert!(Path::new(&one).exists());
}

#[test]
fn a_session_brings_its_texts_marks_and_corrections() {
    let folder = folder();
    let session = serde_json::json!({
        "twosource_session": 1,
        "a": {"file": {"path": path(&folder, "one.txt")}},
        "b": {"pasted": {"text": OTHER}},
        "marks": [{
            "kind": "quote", "state": "altered", "status": "problem", "note": "Ask for the recording.",
            "a": [{"start": 40, "words": "“It will hold for a hundred years,”"}],
            "b": [{"start": 45, "words": "“It will hold for ten years,”"}],
        }],
        "corrections": [
            {"correction": "unlink", "a": {"start": 0, "words": "The mayor opened the bridge on Monday."},
             "b": {"start": 0, "words": "A bridge was opened by the mayor on Monday."}},
            {"correction": "speaker", "side": "b", "quote": {"start": 45, "words": "“It will hold for ten years,”"}, "name": "Otto Brand"},
        ],
    });
    let file = path(&folder, "review.twosource");
    fs::write(&file, session.to_string()).unwrap();
    let output = twosource(&["compare", "--session", &file, "--format", "json"], "");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["review"][0]["note"], "Ask for the recording.");
    assert_eq!(report["documents"]["b"]["quotes"][0]["speaker"]["name"], "Otto Brand");
    assert_ne!(report["quote_matches"][0]["state"], "altered");
    // The correction changed the state: the mark is to be checked again.
    assert_eq!(report["review"][0]["check_again"], true);
    let links = report["links"].as_array().unwrap();
    assert!(links.iter().all(|link| link["a"] != serde_json::json!(["a-s0"])), "{links:?}");
    // The report itself is a session that holds the texts: the files are not needed any more.
    fs::write(path(&folder, "report.json"), &output.stdout).unwrap();
    fs::remove_file(path(&folder, "one.txt")).unwrap();
    let again = twosource(&["compare", "--session", &path(&folder, "report.json"), "--format", "json"], "");
    assert_eq!(text(&again.stdout), text(&output.stdout));
}

#[test]
fn what_is_no_session_is_said() {
    let folder = folder();
    let file = path(&folder, "bad.twosource");
    fails(&["compare", "--session", &file], &["could not be opened", "bad.twosource"]);
    fs::write(&file, ONE).unwrap();
    fails(&["compare", "--session", &file], &["no session", "bad.twosource"]);
    fs::write(&file, "{\"twosource_session\": 7}").unwrap();
    fails(&["compare", "--session", &file], &["newer version", "bad.twosource"]);
}

#[test]
fn messages_come_from_a_folder_that_can_be_read() {
    let folder = folder();
    let messages = folder.path().join("nb");
    fs::create_dir(&messages).unwrap();
    let messages = messages.display().to_string();
    let compare = ["compare", "no-such.txt", "other.txt", "--messages", &messages];
    fails(&compare, &["There are no messages (files ending in .ftl) in"]);
    fs::write(format!("{messages}/window.ftl"), "group-view\n").unwrap();
    fails(&compare, &["These messages are not in Fluent's format"]);
    fs::write(format!("{messages}/window.ftl"), "group-view = Vindu\n").unwrap();
    fails(&compare, &["There is no such file"]);
}
