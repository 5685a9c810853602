//! The command line: the same pipeline as the window, without one.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use clap::{Args, Parser, Subcommand};

use crate::base::{Pair, Side, Work};
use crate::compare::{Comparison, compare_ruled};
use crate::display::{Display, Tag};
use crate::export::{self, Format, Scope, Subject, json, text};
use crate::extract::extract;
use crate::import;
use crate::messages::tr;
use crate::review::{Marks, Review, place_review, rule};
use crate::session::{EXAMPLE, Kept, SavedSource};
use crate::text::{Document, Draft};

/// Two accounts of one event, side by side.
#[derive(Parser, Debug)]
#[command(name = "twosource", version, about, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// Without one, the window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Take the words of the interface from the .ftl files in this folder, which is named after their language, as in nb.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub messages: Option<PathBuf>,
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
    /// Say how long the first frame and the first findings took, and close.
    #[arg(long, hide = true)]
    pub time_start: bool,
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
    #[arg(required_unless_present = "session")]
    a: Option<PathBuf>,
    /// The other account; `-` reads standard input.
    #[arg(required_unless_present = "session")]
    b: Option<PathBuf>,
    /// Compare the two accounts of a saved session, or of a JSON report, with links by hand, corrected speakers, marks and
    /// notes.
    #[arg(long, value_name = "FILE", conflicts_with = "a")]
    session: Option<PathBuf>,
    /// Write a report to this file, its format by the ending (html, pdf, docx, json …); may be given several times.
    /// What ends with .tracked.docx holds B with its changes against A tracked.
    #[arg(short, long, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// What is printed when no file is given: txt (the default), html, json, md, csv …
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// Which findings the report holds; both texts are in it whole.
    #[arg(long, value_enum, default_value_t)]
    scope: ScopeName,
    /// Exit with status 1 when something needs attention: a conflict, or an altered or re-attributed quotation.
    #[arg(long)]
    exit_code: bool,
    /// Read web pages whole instead of their articles.
    #[arg(long)]
    whole_page: bool,
}

/// Which findings a report holds.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum ScopeName {
    /// All.
    #[default]
    All,
    /// Those a reviewer has checked: confirmed, problem or dismissed.
    Checked,
}

impl ScopeName {
    fn scope(self) -> Scope {
        match self {
            Self::All => Scope::All,
            Self::Checked => Scope::Checked,
        }
    }
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
    if arguments.output.is_empty() && !format.is_text() && io::stdout().is_terminal() {
        anyhow::bail!(tr!("error-terminal", format = format.label()));
    }
    let (sources, review) = sources(arguments)?;
    if Side::BOTH.into_iter().all(|side| sources[side].is_stdin()) {
        anyhow::bail!(tr!("error-two-standard-inputs"));
    }
    let comparison = compare_sources(&sources, &review)?;
    let marks = Marks::new(&review, &place_review(&comparison, &review));
    let (display, scope, work) = (Display::new(&comparison), arguments.scope.scope(), Work::new());
    let subject = Subject::new(&comparison, &display, &review, &marks, &scope);
    // One that cannot be written keeps none of the others from being written.
    let written: Vec<_> = arguments.output.iter().map(|path| export::write_file(&subject, &work, path)).collect();
    written.into_iter().collect::<Result<(), _>>()?;
    if arguments.output.is_empty() {
        print(|out| export::to_writer(&subject, format, &work, out))?;
    }
    Ok(u8::from(arguments.exit_code && needs_attention(&comparison)))
}

/// Where an account comes from.
enum Account {
    File { path: PathBuf, whole_page: bool },
    Restored(Box<Draft>),
    Text { name: &'static str, bytes: &'static [u8] },
    Pasted(String),
}

impl Account {
    fn is_stdin(&self) -> bool {
        matches!(self, Self::File { path, .. } if is_stdin(path))
    }

    fn read(&self, work: &Work) -> anyhow::Result<Document> {
        match self {
            Self::File { path, whole_page } => read(path, *whole_page, work),
            Self::Restored(draft) => Ok(Document::new((**draft).clone(), work)?),
            Self::Pasted(text) => Ok(import::import_pasted(text, work)?),
            Self::Text { name, bytes } => Ok(import::import(bytes, name, None, &import::Options::default(), work)?),
        }
    }
}

/// The two accounts that were named, or those of a session with what was said of them.
fn sources(arguments: &CompareArguments) -> anyhow::Result<(Pair<Account>, Review)> {
    let file = |path: &Path| Account::File { path: path.to_owned(), whole_page: arguments.whole_page };
    match (&arguments.session, &arguments.a, &arguments.b) {
        (Some(path), _, _) => match Kept::read(path).map_err(anyhow::Error::msg)? {
            Kept::Session(session) => {
                let Pair { a, b } = session.sources.map(account);
                Ok((Pair::new(a?, b?), session.review))
            }
            Kept::Report(report) => Ok((report.drafts.map(|draft| Account::Restored(Box::new(draft))), report.review)),
        },
        (None, Some(a), Some(b)) => Ok((Pair::new(file(a), file(b)), Review::default())),
        _ => anyhow::bail!(tr!("error-two-accounts-wanted")),
    }
}

fn account(saved: SavedSource) -> anyhow::Result<Account> {
    Ok(match saved {
        SavedSource::File { path, whole_page, .. } => Account::File { path, whole_page },
        SavedSource::Pasted { text } => Account::Pasted(text),
        SavedSource::Example(name) => {
            let known = EXAMPLE.iter().find(|(known, _)| *known == name);
            let (name, bytes) = known.with_context(|| tr!("error-no-such-example", name = name))?;
            Account::Text { name, bytes }
        }
    })
}

fn compare_sources(sources: &Pair<Account>, review: &Review) -> anyhow::Result<Comparison> {
    let work = Work::new();
    let Pair { a, b } = Pair::in_parallel(|side| sources[side].read(&work));
    let documents = Pair::new(a?, b?).map(Arc::new);
    let Pair { a, b } = Pair::in_parallel(|side| extract(&documents[side], &work));
    let extractions = Pair::new(a?, b?).map(Arc::new);
    let bare = documents.as_ref().map(|document| &**document);
    let (rulings, _) = rule(review, bare, extractions.as_ref().map(|extraction| &**extraction));
    Ok(compare_ruled(documents, extractions, &rulings, &work)?)
}

fn needs_attention(comparison: &Comparison) -> bool {
    comparison.quotes.iter().any(|found| Tag::Quote(found.state).needs_attention())
        || comparison.facts.iter().any(|found| Tag::Fact(found.verdict).needs_attention())
}

fn run_inspect(arguments: &InspectArguments) -> anyhow::Result<u8> {
    let format = arguments.format.as_deref().map_or(Ok(Format::Text), Format::of_ending)?;
    if !matches!(format, Format::Text | Format::Json) {
        anyhow::bail!(tr!("error-inspect-format", format = format.ending()));
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
        Err(error) if !out.reader_gone => Err(error).context(tr!("error-standard-output")),
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
        io::stdin().read_to_end(&mut bytes).context(tr!("error-standard-input"))?;
        return Ok(import::import(&bytes, tr!("source-standard-input"), None, &options, work)?);
    }
    Ok(import::read(path, &options, work)?)
}
