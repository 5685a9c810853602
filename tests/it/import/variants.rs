//! Two thousand broken files: each is read or refused, in good time.

use std::time::{Duration, Instant};

use twosource::base::Work;
use twosource::import::{Options, import};

use super::formats::{folder, with_program};

/// How many variants there are of all files together.
const VARIANTS: usize = 2000;

/// The longest that one may take.
const LONGEST: Duration = Duration::from_secs(5);

/// Numbers that look random and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn files() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<_> = std::fs::read_dir(folder()).expect("fixtures").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "sh"));
    let name = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).expect("a fixture"))).collect()
}

/// Files that once took all memory, or broke a reader.
#[test]
fn crashers_are_read_or_refused() {
    with_program();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/crashers");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("crashers").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let began = Instant::now();
        if let Err(error) = twosource::import::read(&path, &Options::default(), &Work::new()) {
            assert_eq!(error.to_string().lines().count(), 1, "{error}");
        }
        assert!(began.elapsed() < LONGEST, "{} took {:?}", path.display(), began.elapsed());
    }
}

/// Every other one is cut short; all but a few of them have bits turned.
fn broken(whole: &[u8], chance: &mut Chance) -> Vec<u8> {
    let cut = chance.below(2) == 0;
    let mut out = if cut { whole[..chance.below(whole.len())].to_vec() } else { whole.to_vec() };
    let flips = if cut { chance.below(4) } else { 1 + chance.below(20) };
    for _ in 0..flips {
        let (at, bit) = (chance.below(out.len()), chance.below(8));
        out.get_mut(at).into_iter().for_each(|byte| *byte ^= 1 << bit);
    }
    out
}

/// The most memory that this process ever had, where the system says so; other tests run in it too.
fn peak_mib() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<usize>().ok().map(|kib| kib >> 10)
}

#[test]
fn broken_files_are_read_or_refused() {
    with_program();
    let files = files();
    assert!(files.len() > 15, "the fixtures are there");
    let mut chance = Chance(7);
    let (mut read, mut refused) = (0, 0);
    for at in 0..VARIANTS {
        let (name, whole) = &files[at % files.len()];
        let bytes = broken(whole, &mut chance);
        let began = Instant::now();
        match import(&bytes, name, None, &Options::default(), &Work::new()) {
            Ok(document) => {
                let in_order = document.blocks.as_slice().windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
                let whole = document.blocks.iter().all(|(_, block)| document.text.get(block.span.range()).is_some());
                assert!(in_order && whole, "variant {at} of {name}");
                read += 1;
            }
            Err(error) => {
                let said = error.to_string();
                assert!(said.ends_with(&format!(": {name}")) && said.lines().count() == 1, "variant {at} of {name}: {said}");
                refused += 1;
            }
        }
        assert!(began.elapsed() < LONGEST, "variant {at} of {name} took {:?}", began.elapsed());
    }
    assert!(read > 200 && refused > 200, "{read} were read, {refused} refused");
    if let Some(peak) = peak_mib() {
        assert!(peak < 1024, "{peak} MiB");
    }
}
