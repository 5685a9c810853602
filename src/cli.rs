//! The command line: the same pipeline as the window, without one.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use clap::{Args, Parser, Subcommand};

use crate::base::{Pair, Work};
use crate::compare::{Comparison, compare};
use crate::display::Tag;
use crate::export::{self, Format, json, text};
use crate::extract::extract;
use crate::import;
use crate::text::Document;

/// Two accounts of one event, side by side.
#[derive(Parser, Debug)]
#[command(name = "twosource", version, about, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// Without one, the window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What the window opens.
    #[command(flatten)]
    pub window: WindowArguments,
}

/// What the window opens.
#[derive(Args, Debug, Default)]
pub struct WindowArguments {
    /// The account shown on the left.
    pub a: Option<PathBuf>,
    /// The account shown on the right.
    pub b: Option<PathBuf>,
    /// Open the example: two invented accounts of one invented event.
    #[arg(long, conflicts_with = "a")]
    pub example: bool,
}

/// What can be done without a window.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Compare two accounts and print or write a report.
    Compare(CompareArguments),
    /// Show what is read in one document.
    Inspect(InspectArguments),
}

/// Arguments of `compare`.
#[derive(Args, Debug)]
pub struct CompareArguments {
    /// One account; `-` reads standard input, `mail.mbox#2` the second message of a mailbox.
    a: PathBuf,
    /// The other account; `-` reads standard input.
    b: PathBuf,
    /// Write a report to this file, its format by the ending (html, json, md, csv, txt); may be given several times.
    #[arg(short, long, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// What is printed when no file is given: txt (the default), html, json, md or csv.
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// Exit with status 1 when something needs attention: a conflict, or an altered or re-attributed quotation.
    #[arg(long)]
    exit_code: bool,
    /// Read web pages whole instead of their articles.
    #[arg(long)]
    whole_page: bool,
}

/// Arguments of `inspect`.
#[derive(Args, Debug)]
pub struct InspectArguments {
    /// The document; `-` reads standard input.
    file: PathBuf,
    /// What is printed: txt (the default) or json.
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// Read web pages whole instead of their articles.
    #[arg(long)]
    whole_page: bool,
}

/// Runs a command; gives back the exit status.
///
/// # Errors
/// What went wrong, as one line that names the file.
pub fn run(command: Command) -> anyhow::Result<u8> {
    match command {
        Command::Compare(arguments) => run_compare(&arguments),
        Command::Inspect(arguments) => run_inspect(&arguments),
    }
}

fn run_compare(arguments: &CompareArguments) -> anyhow::Result<u8> {
    let format = arguments.format.as_deref().map_or(Ok(Format::Text), Format::of_ending)?;
    for path in &arguments.output {
        Format::of_path(path)?;
    }
    if is_stdin(&arguments.a) && is_stdin(&arguments.b) {
        anyhow::bail!("Only one of the two accounts can be read from standard input: -");
    }
    let comparison = compare_files(&arguments.a, &arguments.b, arguments.whole_page)?;
    for path in &arguments.output {
        export::write_file(&comparison, path)?;
    }
    if arguments.output.is_empty() {
        print(|out| export::to_writer(&comparison, format, out))?;
    }
    Ok(u8::from(arguments.exit_code && needs_attention(&comparison)))
}

fn compare_files(a: &Path, b: &Path, whole_page: bool) -> anyhow::Result<Comparison> {
    let work = Work::new();
    let paths = Pair::new(a, b);
    let Pair { a, b } = Pair::in_parallel(|side| read(paths[side], whole_page, &work));
    let documents = Pair::new(a?, b?).map(Arc::new);
    let Pair { a, b } = Pair::in_parallel(|side| extract(&documents[side], &work));
    let extractions = Pair::new(a?, b?).map(Arc::new);
    Ok(compare(documents, extractions, &work)?)
}

fn needs_attention(comparison: &Comparison) -> bool {
    comparison.quotes.iter().any(|found| Tag::Quote(found.state).needs_attention())
        || comparison.facts.iter().any(|found| Tag::Fact(found.verdict).needs_attention())
}

fn run_inspect(arguments: &InspectArguments) -> anyhow::Result<u8> {
    let format = arguments.format.as_deref().map_or(Ok(Format::Text), Format::of_ending)?;
    if !matches!(format, Format::Text | Format::Json) {
        anyhow::bail!("What is read in one document is printed as txt or json only: {}", format.ending());
    }
    let work = Work::new();
    let document = read(&arguments.file, arguments.whole_page, &work)?;
    let extraction = extract(&document, &work)?;
    print(|out| match format {
        Format::Json => json::write_inspection(&document, &extraction, out),
        _ => text::write_inspection(&document, &extraction, out),
    })?;
    Ok(0)
}

/// Writes to standard output; that its reader has gone away is no error.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = Pipe { out: io::BufWriter::new(io::stdout().lock()), reader_gone: false };
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if !out.reader_gone => Err(error).context("Standard output could not be written"),
        _ => Ok(()),
    }
}

/// Remembers that the reader went away, since writers above may wrap the error into another kind.
struct Pipe<W> {
    out: W,
    reader_gone: bool,
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).inspect_err(|error| self.reader_gone |= error.kind() == io::ErrorKind::BrokenPipe)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().inspect_err(|error| self.reader_gone |= error.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn read(path: &Path, whole_page: bool, work: &Work) -> anyhow::Result<Document> {
    let options = import::Options { whole_page, ..import::Options::default() };
    if is_stdin(path) {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).context("Standard input could not be read")?;
        return Ok(import::import(&bytes, "Standard input", None, &options, work)?);
    }
    Ok(import::read(path, &options, work)?)
}
