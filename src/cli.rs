//! The command line: the same pipeline as the window, without one.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::base::{Pair, Side, Work};
use crate::compare::{Comparison, compare};
use crate::export::json;
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
    /// One account; `-` reads standard input.
    a: PathBuf,
    /// The other account.
    b: PathBuf,
    /// Write a report to this file, its format by the ending; may be given several times.
    #[arg(short, long, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// What is printed when no file is given.
    #[arg(long, value_enum)]
    format: Option<ReportFormat>,
    /// Exit with status 1 when something needs attention.
    #[arg(long)]
    exit_code: bool,
}

/// Arguments of `inspect`.
#[derive(Args, Debug)]
pub struct InspectArguments {
    /// The document; `-` reads standard input.
    file: PathBuf,
    /// What is printed.
    #[arg(long, value_enum, default_value_t = ReportFormat::Txt)]
    format: ReportFormat,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For programs.
    Json,
    /// For a person at a terminal.
    Txt,
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
    let work = Work::new();
    let documents = Pair::new(read(&arguments.a, &work)?, read(&arguments.b, &work)?).map(Arc::new);
    let extractions = Pair::new(extract(&documents[Side::A], &work)?, extract(&documents[Side::B], &work)?).map(Arc::new);
    let comparison = compare(documents, extractions, &work)?;
    if arguments.output.is_empty() {
        print(&comparison)?;
    }
    for path in &arguments.output {
        let file = std::fs::File::create(path).with_context(|| path.display().to_string())?;
        json::write_report(&comparison, std::io::BufWriter::new(file))?;
    }
    Ok(0)
}

fn print(comparison: &Comparison) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    json::write_report(comparison, &mut out)?;
    writeln!(out)?;
    Ok(())
}

fn run_inspect(arguments: &InspectArguments) -> anyhow::Result<u8> {
    let work = Work::new();
    let document = read(&arguments.file, &work)?;
    let extraction = extract(&document, &work)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    json::write_inspection(&document, &extraction, &mut out)?;
    writeln!(out)?;
    Ok(0)
}

fn read(path: &Path, work: &Work) -> anyhow::Result<Document> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("standard input")?;
        return Ok(import::import(&bytes, "Standard input", None, &import::Options::default(), work)?);
    }
    Ok(import::read(path, &import::Options::default(), work)?)
}
