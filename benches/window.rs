//! How long frames of the real window take on two long texts, without a graphics driver: everything but drawing triangles.

#[allow(dead_code, reason = "dialogues are for the other bench")]
mod text;

use std::time::{Duration, Instant};

use eframe::egui::{Event, MouseWheelSource, MouseWheelUnit, Modifiers, TouchPhase, Vec2, pos2, vec2};
use egui_kittest::Harness;
use twosource::app::Command;
use twosource::compare::QuoteState;
use twosource::display::Layer;
use twosource::gui::{App, Setup};

/// Words of each text, unless the first argument says otherwise.
const WORDS: usize = 1_000_000;
const FRAMES: usize = 300;
const PATIENCE: Duration = Duration::from_secs(300);

type Window = Harness<'static, App>;

fn main() {
    // `cargo bench` adds an argument of its own.
    let words = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(WORDS);
    let folder = tempfile::tempdir().expect("a folder");
    let account = text::account(1, words);
    let (a, b) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    std::fs::write(&a, &account).expect("a file");
    std::fs::write(&b, text::retold(2, &account)).expect("a file");
    drop(account);
    let builder = Harness::builder().with_size(vec2(1440.0, 900.0)).with_max_steps(400);
    let since = Instant::now();
    let mut window = builder.build_eframe(|cc| App::new(cc, Setup { a: Some(a), b: Some(b), ..Setup::default() }));
    while window.state().state().working {
        window.state_mut().wait(PATIENCE);
    }
    println!("2 x {words} words, complete after {:.1} s, {} MB", since.elapsed().as_secs_f32(), memory());
    let first = Instant::now();
    window.step();
    println!("{:<24} {:>9.2} ms", "first frame", first.elapsed().as_secs_f64() * 1e3);
    (0..20).for_each(|_| window.step());
    measured("steady", &mut window, FRAMES, |_, _| {});
    measured("scrolling", &mut window, FRAMES, |window, _| scroll(window));
    measured("jump to a finding", &mut window, 100, jump);
    measured("frames after a jump", &mut window, 60, |_, _| {});
    measured("next finding", &mut window, 100, |window, _| window.state_mut().command(Command::Step(twosource::app::Step::Next)));
    measured("layer", &mut window, 20, |window, _| window.state_mut().command(Command::ToggleLayer(Layer::Facts)));
    let state = QuoteState::Only(twosource::base::Side::A);
    measured("filter", &mut window, 20, |window, _| window.state_mut().command(Command::ToggleQuoteState(state)));
    measured("list", &mut window, 20, |window, at| window.state_mut().command(Command::ShowTab(twosource::app::Tab::ALL[at % 4])));
    measured("resize", &mut window, 40, |window, at| {
        window.set_size(Vec2::new(1100.0 + 8.0 * at as f32, 900.0));
    });
    measured("zoom", &mut window, 20, |window, at| window.state_mut().command(Command::Zoom(if at % 2 == 0 { 1.1 } else { 1.0 / 1.1 })));
    measured("mark", &mut window, 50, |window, _| {
        window.state_mut().command(Command::Mark(twosource::review::Status::Confirmed));
    });
    println!("{} MB", memory());
}

/// Times a change and the frame after it: median, the slowest of a hundred, the slowest of all.
fn measured(name: &str, window: &mut Window, frames: usize, mut change: impl FnMut(&mut Window, usize)) {
    let mut times: Vec<f64> = (0..frames)
        .map(|at| {
            let since = Instant::now();
            change(window, at);
            window.step();
            since.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).or(times.last()).copied().unwrap_or(0.0);
    println!("{name:<24} median {:>7.2}  p99 {:>7.2}  worst {:>7.2} ms", at(0.5), at(0.99), at(1.0));
}

fn scroll(window: &mut Window) {
    window.hover_at(pos2(300.0, 500.0));
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -120.0),
        modifiers: Modifiers::NONE,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
    });
}

/// To findings all over the texts.
fn jump(window: &mut Window, at: usize) {
    let quotes = window.state().state().analysis.as_ref().map_or(0, |found| found.display.quotes.len());
    let to = at.wrapping_mul(7919) % quotes.max(1);
    let finding = window.state().state().analysis.as_ref().and_then(|found| found.display.quotes.get(to)).map(|item| item.finding);
    window.state_mut().command(Command::Select(finding));
}

/// What the program holds, in megabytes; 0 where the system does not say.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<usize>().ok()).unwrap_or(0) / 1024
}
