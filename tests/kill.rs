//! A window that is killed in the middle of a review loses nothing that is older than two seconds, and breaks no file; one
//! that finds no room on the disk says so and keeps the work.
//!
//! The program of this test is started again for every review, and killed; so it has a `main` of its own.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use eframe::egui::vec2;
use egui_kittest::Harness;
use twosource::app;
use twosource::gui::{App, Setup};
use twosource::session::Session;

const TEXT: &str =
    "“We lost every net,” Ida Brekke said.\n\n“The tugs were late,” Olav Moe said.\n\n“Nobody asked us,” she said.\n";
/// How many reviews are killed, and how many run at once.
const REVIEWS: usize = 50;
const AT_ONCE: usize = 5;
/// A review is killed at most so long after its first mark.
const LONGEST: Duration = Duration::from_millis(3200);
/// What is older than this must be on disk.
const GRACE: Duration = Duration::from_secs(2);
/// A window that has marked nothing after this long is stuck.
const STUCK: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--review", folder] => {
            review(Path::new(folder));
            ExitCode::SUCCESS
        }
        ["--full", folder] => ended("full disk", full_disk(Path::new(folder))),
        // Another test was asked for by its name, or the list of tests.
        [name, ..] if !"kill".contains(name) => ExitCode::SUCCESS,
        _ => {
            let kept = ended("full disk", without_room());
            if kill_all() == ExitCode::SUCCESS { kept } else { ExitCode::FAILURE }
        }
    }
}

fn ended(name: &str, result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{name}: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Starts a review that may write files of a few thousand bytes only, as on a disk that is nearly full.
#[cfg(unix)]
fn without_room() -> Result<(), String> {
    let folder = texts()?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    // The signal that would end the program is ignored, so that writing fails as on a full disk.
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" --full \"$1\""]).arg(program).arg(folder.path());
    let status = command.status().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("the review ended with {status}")) }
}

#[cfg(not(unix))]
fn without_room() -> Result<(), String> {
    eprintln!("full disk: this system cannot limit the size of files, so nothing was tried");
    Ok(())
}

/// A note that does not fit says so, stays in the window, and leaves the older file whole; one that fits again is kept.
#[cfg(unix)]
fn full_disk(folder: &Path) -> Result<(), String> {
    let mut window = window(folder);
    window.state_mut().command(app::Command::Step(app::Step::Next));
    let note = |window: &Harness<'static, App>| {
        let marks = &window.state().state().history.review().marks;
        marks.first().map_or_else(String::new, |mark| mark.note.clone())
    };
    let kept = || {
        let files = std::fs::read_dir(folder.join("sessions")).into_iter().flatten().flatten();
        let paths: Vec<_> = files.map(|entry| entry.path()).collect();
        let [path] = paths.as_slice() else { return Err(format!("one file was expected: {paths:?}")) };
        let session = Session::read(path)?;
        Ok(session.review.marks.first().map_or_else(String::new, |mark| mark.note.clone()))
    };
    let trouble = |window: &Harness<'static, App>| window.state().state().keeping.trouble.clone();
    let long = "x".repeat(100_000);
    for (text, fits) in [("First.", true), (long.as_str(), false), ("Second.", true)] {
        window.state_mut().command(app::Command::Note(text.to_owned()));
        let begun = Instant::now();
        while begun.elapsed() < STUCK && (trouble(&window).is_none() != fits || fits && kept() != Ok(text.to_owned())) {
            window.state_mut().wait(Duration::from_millis(20));
        }
        if note(&window) != text {
            return Err("the note is not in the window any more".to_owned());
        }
        match (fits, trouble(&window)) {
            (true, None) if kept()? == text => {}
            (false, Some(_)) if kept()? == "First." => {}
            (_, trouble) => return Err(format!("{} letters, {trouble:?}, on disk {:?}", text.len(), kept())),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn full_disk(_folder: &Path) -> Result<(), String> {
    Ok(())
}

/// A folder with two texts.
fn texts() -> Result<tempfile::TempDir, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    for name in ["a.txt", "b.txt"] {
        std::fs::write(folder.path().join(name), TEXT).map_err(|error| error.to_string())?;
    }
    Ok(folder)
}

fn kill_all() -> ExitCode {
    let failures: Vec<String> = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..AT_ONCE).map(|lane| scope.spawn(move || lane_of(lane))).collect();
        lanes.into_iter().flat_map(|lane| lane.join().unwrap_or_else(|_| vec!["the test itself broke".to_owned()])).collect()
    });
    failures.iter().for_each(|failure| eprintln!("{failure}"));
    eprintln!("kill: {REVIEWS} reviews killed, {} failures", failures.len());
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn lane_of(lane: usize) -> Vec<String> {
    (lane..REVIEWS)
        .step_by(AT_ONCE)
        .filter_map(|number| killed(number).err().map(|reason| format!("review {number}: {reason}")))
        .collect()
}

/// The moment of a review's end, another for every number.
fn moment(number: usize) -> Duration {
    let mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33;
    LONGEST.mul_f64(mixed as f64 / f64::from(u32::MAX >> 1))
}

/// Lets a review run, kills it, and looks at what is left.
fn killed(number: usize) -> Result<(), String> {
    let folder = texts()?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    let mut child =
        command.arg("--review").arg(folder.path()).stdout(Stdio::piped()).spawn().map_err(|error| error.to_string())?;
    let lines = lines(&mut child);
    let seen = watched(&lines, moment(number));
    child.kill().map_err(|error| error.to_string())?;
    let dead = Instant::now();
    drop(child.wait());
    judged(folder.path(), &seen?, dead)
}

/// What the review says, with the time at which it said it.
fn lines(child: &mut Child) -> Receiver<(usize, Instant)> {
    let (sender, lines) = channel();
    if let Some(out) = child.stdout.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                let Ok(number) = line.trim().parse() else { continue };
                if sender.send((number, Instant::now())).is_err() {
                    return;
                }
            }
        });
    }
    lines
}

/// The marks up to the moment, counted from the first.
fn watched(lines: &Receiver<(usize, Instant)>, moment: Duration) -> Result<Vec<(usize, Instant)>, String> {
    let first = lines.recv_timeout(STUCK).map_err(|error| format!("nothing was marked: {error}"))?;
    let mut seen = vec![first];
    loop {
        match lines.recv_timeout(moment.saturating_sub(first.1.elapsed())) {
            Ok(line) => seen.push(line),
            Err(RecvTimeoutError::Timeout) => return Ok(seen),
            Err(RecvTimeoutError::Disconnected) => return Err("the window ended by itself".to_owned()),
        }
    }
}

fn judged(folder: &Path, seen: &[(usize, Instant)], dead: Instant) -> Result<(), String> {
    let due = seen.iter().filter(|(_, at)| dead.duration_since(*at) > GRACE).map(|(number, _)| *number).max();
    let kept = std::fs::read_dir(folder.join("sessions")).into_iter().flatten().flatten();
    let mut files = kept.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "twosource"));
    let Some(file) = files.next() else {
        return if due.is_none() { Ok(()) } else { Err(format!("mark {due:?} was not written")) };
    };
    let session = Session::read(&file)?;
    let last = session.review.marks.iter().filter_map(|mark| mark.note.parse::<usize>().ok()).max();
    if last < due {
        return Err(format!("mark {due:?} is older than {GRACE:?}, but the last one on disk is {last:?}"));
    }
    let reopened = window(folder);
    let found = reopened.state().state().history.review().marks.len();
    if found == session.review.marks.len() { Ok(()) } else { Err(format!("{found} marks were found again")) }
}

fn window(folder: &Path) -> Harness<'static, App> {
    let file = |name: &str| Some(folder.join(name));
    let setup = Setup { a: file("a.txt"), b: file("b.txt"), sessions: file("sessions"), ..Setup::default() };
    let builder = Harness::builder().with_size(vec2(900.0, 600.0)).with_max_steps(40);
    let mut window = builder.build_eframe(|cc| App::new(cc, setup));
    while window.state().state().working {
        window.state_mut().wait(STUCK);
    }
    window
}

/// Notes on one finding after the other, numbered, until somebody kills it; says each number once it is noted.
fn review(folder: &Path) {
    let mut window = window(folder);
    let findings: Vec<_> =
        window.state().state().analysis.iter().flat_map(|found| &found.display.quotes).map(|item| item.finding).collect();
    for (number, finding) in findings.iter().cycle().enumerate() {
        window.state_mut().command(app::Command::Select(Some(*finding)));
        window.state_mut().command(app::Command::Note(number.to_string()));
        let mut out = std::io::stdout();
        if writeln!(out, "{number}").and_then(|()| out.flush()).is_err() {
            return;
        }
        window.run();
    }
}
