//! A PDF is read by the program itself, started once more with a hidden command: what a file does to that process (endless
//! loops, all memory, an abort) it does to nobody else.

use std::io::{BufRead, BufReader, Read as _, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::base::{LeftOut, Work};
use crate::import::error::Cause;
use crate::import::pdf::wire::{News, Read};
use crate::import::pdf::{blocks, heads, kind, pages, paragraphs, rows};
use crate::messages::tr;

/// The hidden command.
pub const COMMAND: &str = "read-pdf-pages";

/// How much memory the process may have, in bytes.
pub const MAX_MEMORY_BYTES: usize = 768 << 20;

/// How long it may take in all.
const MAX_TIME: Duration = Duration::from_secs(120);

/// How long it may take for a few pages, and for a few megabytes before the first page.
const MAX_SILENCE: Duration = Duration::from_secs(4);

/// How many bytes of a file are granted another second before the first page.
const BYTES_A_SECOND: usize = 8 << 20;

/// The limits in words.
fn limit() -> &'static str {
    tr!("limit-pdf")
}

/// The longest line of news, in bytes.
const MAX_NEWS_BYTES: u64 = 256 << 20;

/// How much stack the reader has, in bytes.
const STACK_BYTES: usize = 64 << 20;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Says which program knows the hidden command; the first call counts. Without one, PDFs are read in this process, where only
/// their panics are caught.
pub fn set_program(path: PathBuf) {
    PROGRAM.get_or_init(|| path);
}

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], work: &Work) -> Result<Read, Cause> {
    match PROGRAM.get() {
        Some(program) => in_process(program, bytes, work),
        None => here(bytes, work),
    }
}

fn in_process(program: &PathBuf, bytes: &[u8], work: &Work) -> Result<Read, Cause> {
    let started = Command::new(program).arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = Running(started.map_err(|error| Cause::of_io(&error))?);
    let (stdin, stdout) = (child.0.stdin.take(), child.0.stdout.take());
    let (sender, news) = channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A reader that stops early has said why.
            stdin.and_then(|mut stdin| stdin.write_all(bytes).ok());
        });
        scope.spawn(move || {
            let mut lines =
                BufReader::new(stdout.into_iter().next().map_or_else(
                    || Box::new(std::io::empty()) as Box<dyn std::io::Read>,
                    |out| Box::new(out.take(MAX_NEWS_BYTES)),
                ));
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|read| read > 0) {
                if serde_json::from_str(&line).ok().is_none_or(|one: News| sender.send(one).is_err()) {
                    break;
                }
                line.clear();
            }
        });
        let result = listen(&news, bytes.len() / BYTES_A_SECOND, work);
        // Ends both threads: their pipes break.
        child.stop();
        result
    })
}

/// A process that does not outlive the one that started it.
struct Running(Child);

impl Running {
    fn stop(&mut self) {
        // It may have ended by itself.
        self.0.kill().and_then(|()| self.0.wait()).ok();
        self.0.wait().ok();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

fn listen(news: &Receiver<News>, granted_secs: usize, work: &Work) -> Result<Read, Cause> {
    let began = Instant::now();
    let mut silent_from = began;
    let mut patience = MAX_SILENCE + Duration::from_secs(granted_secs as u64);
    loop {
        work.check()?;
        if began.elapsed() > MAX_TIME || silent_from.elapsed() > patience {
            return Err(Cause::TooHard { kind: kind(), limit: limit() });
        }
        match news.recv_timeout(Duration::from_millis(20)) {
            Ok(News::Progress(done, all)) => {
                work.progress(done, all);
                (silent_from, patience) = (Instant::now(), MAX_SILENCE);
            }
            Ok(end) => return result(end),
            Err(RecvTimeoutError::Timeout) => {}
            // Memory ran out, or the reader came upon something that it cannot cope with.
            Err(RecvTimeoutError::Disconnected) => return Err(Cause::TooHard { kind: kind(), limit: limit() }),
        }
    }
}

fn result(news: News) -> Result<Read, Cause> {
    match news {
        News::Read(read) => Ok(read),
        News::Encrypted => Err(Cause::Encrypted { kind: kind() }),
        News::OnlyPictures => Err(Cause::OnlyPictures { kind: kind() }),
        News::Damaged(detail) => Err(Cause::damaged(kind(), detail)),
        News::Progress(..) => Err(Cause::damaged(kind(), tr!("damage-nothing-read"))),
    }
}

/// The hidden command: a PDF on standard input, news on standard output.
///
/// # Errors
/// If standard input or output is closed.
pub fn serve() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(super::super::MAX_FILE_BYTES).read_to_end(&mut bytes)?;
    let mut out = std::io::stdout().lock();
    let mut tell = |news: &News| -> std::io::Result<()> {
        serde_json::to_writer(&mut out, news)?;
        out.write_all(b"\n")?;
        out.flush()
    };
    let (sender, news) = channel();
    let body = move || {
        let last = said(&bytes, &mut |done, all| drop(sender.send(News::Progress(done, all))));
        drop(sender.send(last));
    };
    let thread = std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK_BYTES).spawn(body)?;
    for one in &news {
        tell(&one)?;
    }
    drop(thread.join());
    Ok(())
}

/// Reads in this process.
fn here(bytes: &[u8], work: &Work) -> Result<Read, Cause> {
    let body = || said(bytes, &mut |done, all| work.progress(done, all));
    let end = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK_BYTES).spawn_scoped(scope, body);
        thread.map(|thread| thread.join())
    });
    match end {
        Ok(Ok(news)) => result(news),
        Ok(Err(_)) => Err(Cause::damaged(kind(), tr!("damage-reader-gave-up"))),
        Err(error) => Err(Cause::of_io(&error)),
    }
}

/// Reads a file and says how it went.
fn said(bytes: &[u8], progress: &mut dyn FnMut(usize, usize)) -> News {
    let mut pages = match pages::read(bytes, progress) {
        Ok(pages) => pages,
        Err(unpdf::Error::Encrypted | unpdf::Error::InvalidPassword) => return News::Encrypted,
        Err(error) => return News::Damaged(error.to_string()),
    };
    if pages.lines.is_empty() && pages.pictures > 0 {
        return News::OnlyPictures;
    }
    let heads = heads::take_out(&mut pages.lines, pages.count);
    let mut lines = paragraphs::in_order(pages.lines);
    rows::mark(&mut lines);
    let blocks = blocks::blocks(&lines);
    let mut left_out = Vec::new();
    let counts = [
        (LeftOut::RunningHeads, heads),
        (LeftOut::LineEndHyphens, blocks.hyphens),
        (LeftOut::PrivateCharacters, pages.private),
        (LeftOut::PicturePages, pages.pictures),
        (LeftOut::UnreadablePages, pages.unreadable),
    ];
    counts.into_iter().for_each(|(what, count)| left_out.extend(std::iter::repeat_n(what, count)));
    let text = |value: Option<String>| value.map(|value| crate::text::one_line(&value)).filter(|value| !value.is_empty());
    News::Read(Read {
        pieces: blocks.pieces,
        title: text(pages.title).filter(|title| !is_made_up(title)),
        author: text(pages.author),
        date: pages.date,
        left_out,
    })
}

/// Titles that a program made of a file's name.
fn is_made_up(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.starts_with("microsoft word")
        || lower == "untitled"
        || [".doc", ".docx", ".pdf", ".odt", ".tex", ".dvi", ".indd", ".html"].iter().any(|ending| lower.ends_with(ending))
}
