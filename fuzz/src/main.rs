//! The same targets without libFuzzer, for a stable compiler: changes files at random for some seconds.
//!
//! `cargo run --release -- [seconds] [seed] [target]`. The input at hand is written to `failed.bin` if it fails or takes too long.

use std::alloc::System;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cap::Cap;
use twosource::import;
use twosource::text::Format;
use twosource_fuzz::{PIECES, check, check_reader, unpacked};

/// The process that reads a PDF has a limit, as in the program.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// An input that takes longer has failed.
const LONGEST: Duration = Duration::from_secs(5);

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit.max(1)
    }
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// The written cases, one by one.
fn cases() -> Vec<Vec<u8>> {
    let texts = files("quotes").into_iter().filter_map(|path| std::fs::read_to_string(path).ok());
    texts.flat_map(|text| text.split("\n===\n").map(|case| case.as_bytes().to_vec()).collect::<Vec<_>>()).collect()
}

/// The article in the formats with these endings; packages are taken apart.
fn fixtures(endings: &[&str], apart: bool) -> Vec<Vec<u8>> {
    let named = |path: &PathBuf| endings.is_empty() || path.extension().is_some_and(|own| endings.iter().any(|ending| own == *ending));
    let bytes = files("formats").into_iter().chain(files("crashers")).filter(named).filter_map(|path| std::fs::read(path).ok());
    bytes.map(|bytes| if apart { unpacked(&bytes).unwrap_or(bytes) } else { bytes }).collect()
}

/// What subtitles look like.
const SUBTITLES: &[&str] = &[
    "1\n00:00:01,000 --> 00:00:02,000\n<i>The pier</i> fell\n\n2\n00:00:02,100 --> 00:00:04,000\n{\\an8}- at noon.\n- Who?\n",
    "WEBVTT - talk\n\nNOTE no\n\n00:01.000 --> 00:02.000 align:start\n<v Ada Quill>We <c.loud>knew</c> &amp; slept\n",
];

type Target = (Vec<Vec<u8>>, Box<dyn Fn(&[u8])>, usize);

/// Seeds, check, and how long an input may be.
fn target(name: &str) -> Target {
    let reader = |endings: &[&str], format: Format| -> Target {
        let apart = matches!(format, Format::Docx | Format::Odt | Format::Epub);
        (fixtures(endings, apart), Box::new(move |bytes| check_reader(bytes, Some(format))), 400_000)
    };
    match name {
        "import" => (fixtures(&[], false), Box::new(|bytes| check_reader(bytes, None)), 200_000),
        "html" => reader(&["html"], Format::Html),
        "markdown" => reader(&["md"], Format::Markdown),
        "plain" => reader(&["txt"], Format::Plain),
        "docx" => reader(&["docx"], Format::Docx),
        "odt" => reader(&["odt"], Format::Odt),
        "rtf" => reader(&["rtf"], Format::Rtf),
        "pdf" => reader(&["pdf"], Format::Pdf),
        "epub" => reader(&["epub"], Format::Epub),
        "fb2" => reader(&["fb2"], Format::FictionBook),
        "mail" => reader(&["eml", "mhtml"], Format::Mail),
        "mailbox" => reader(&["mbox"], Format::Mailbox),
        "subtitles" => (
            SUBTITLES.iter().map(|text| text.as_bytes().to_vec()).collect(),
            Box::new(|bytes| check_reader(bytes, Some(Format::Subtitles))),
            4000,
        ),
        _ => (cases(), Box::new(check), 4000),
    }
}

/// One to thirty changes of one seed: pieces put in, bytes changed, stretches dropped, doubled or taken from another seed.
fn changed(chance: &mut Chance, seeds: &[Vec<u8>], longest: usize) -> Vec<u8> {
    let mut out = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(30) {
        let at = chance.below(out.len() + 1);
        let end = (at + chance.below(60)).min(out.len());
        match chance.below(7) {
            0 => out.drain(at..end).for_each(drop),
            1 => {
                let piece = out[at..end].to_vec();
                let to = chance.below(out.len() + 1);
                out.splice(to..to, piece);
            }
            2 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len());
                let piece = other[from..(from + chance.below(80)).min(other.len())].to_vec();
                out.splice(at..at, piece);
            }
            3 | 4 if at < out.len() => out[at] ^= 1 << chance.below(8),
            5 if chance.below(20) == 0 => out.truncate(at),
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                out.splice(at..at, piece.bytes());
            }
        }
        out.truncate(longest);
    }
    out
}

fn main() {
    if std::env::args().nth(1).is_some_and(|command| command == import::PDF_COMMAND) {
        ALLOCATOR.set_limit(import::MAX_PDF_MEMORY_BYTES).expect("a limit");
        return import::serve_pdf().expect("pipes");
    }
    import::set_pdf_program(std::env::current_exe().expect("this program"));
    let number = |at: usize, or: u64| std::env::args().nth(at).and_then(|word| word.parse().ok()).unwrap_or(or);
    let (seconds, seed) = (number(1, 60), number(2, 1));
    let name = std::env::args().nth(3).unwrap_or_else(|| "quotes".to_owned());
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (mut seeds, check, longest) = target(&name);
    seeds.push(b"x".to_vec());
    let began = Instant::now();
    let (mut count, mut slowest) = (0_u64, Duration::ZERO);
    while began.elapsed().as_secs() < seconds {
        let input = changed(&mut chance, &seeds, longest);
        let one = Instant::now();
        let failed = catch_unwind(AssertUnwindSafe(|| check(&input))).is_err();
        slowest = slowest.max(one.elapsed());
        if failed || one.elapsed() > LONGEST {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("failed.bin");
            std::fs::write(&path, &input).expect("the input is written");
            eprintln!("{name}: input {count} of seed {seed} failed after {:?}; it stands in {}", one.elapsed(), path.display());
            std::process::exit(1);
        }
        count += 1;
    }
    println!("{name}: {count} inputs in {seconds} s, seed {seed}, none failed; the slowest took {slowest:?}");
}
