//! The same target without libFuzzer, for a stable compiler: changes the written cases at random for some seconds.
//!
//! `cargo run --release -- [seconds] [seed]`. The input at hand is written to `failed.txt` if it fails.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use twosource_fuzz::PIECES;

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit.max(1)
    }
}

/// The written cases, one by one.
fn seeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/quotes");
    let mut paths: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok());
    let mut out: Vec<Vec<u8>> =
        texts.flat_map(|text| text.split("\n===\n").map(|case| case.as_bytes().to_vec()).collect::<Vec<_>>()).collect();
    out.push(b"x".to_vec());
    out
}

/// One to thirty changes of one seed: pieces put in, bytes changed, stretches dropped, doubled or taken from another seed.
fn changed(chance: &mut Chance, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut out = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(30) {
        let at = chance.below(out.len() + 1);
        let end = (at + chance.below(60)).min(out.len());
        match chance.below(6) {
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
            3 if at < out.len() => out[at] ^= 1 << chance.below(8),
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                out.splice(at..at, piece.bytes());
            }
        }
        out.truncate(4000);
    }
    out
}

fn main() {
    let number = |at: usize, or: u64| std::env::args().nth(at).and_then(|word| word.parse().ok()).unwrap_or(or);
    let (seconds, seed) = (number(1, 60), number(2, 1));
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let seeds = seeds();
    let began = Instant::now();
    let (mut count, mut slowest) = (0_u64, Duration::ZERO);
    while began.elapsed().as_secs() < seconds {
        let input = changed(&mut chance, &seeds);
        let one = Instant::now();
        if catch_unwind(AssertUnwindSafe(|| twosource_fuzz::check(&input))).is_err() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("failed.txt");
            std::fs::write(&path, &input).expect("the input is written");
            eprintln!("input {count} of seed {seed} failed; it stands in {}", path.display());
            std::process::exit(1);
        }
        slowest = slowest.max(one.elapsed());
        count += 1;
    }
    println!("{count} inputs in {seconds} s, seed {seed}, none failed; the slowest took {slowest:?}");
}
