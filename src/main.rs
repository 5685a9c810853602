//! The program: arguments, then the window or a command.

use std::alloc::System;
use std::path::Path;
use std::process::ExitCode;

use cap::Cap;
use clap::Parser;
use twosource::messages::{Catalog, CatalogError};
use twosource::{cli, import, messages};

/// Counts what is allocated, so that the process that reads a PDF can be given a limit; otherwise there is none.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|command| command == import::PDF_COMMAND) {
        return serve_pdf();
    }
    if let Ok(program) = std::env::current_exe() {
        import::set_pdf_program(program);
    }
    let arguments = cli::Arguments::parse();
    if let Some(folder) = &arguments.messages
        && let Err(error) = speak(folder)
    {
        return fail(&error.to_string());
    }
    let Some(command) = arguments.command else { return window(&arguments.window) };
    match cli::run(command) {
        Ok(status) => ExitCode::from(status),
        Err(error) => fail(&format!("{error:#}")),
    }
}

/// Takes the words of the interface from a folder.
fn speak(folder: &Path) -> Result<(), CatalogError> {
    // Nothing was said yet, so no other language is spoken.
    messages::speak(Catalog::from_folder(folder)?).ok();
    Ok(())
}

/// Reads a PDF for another process of this program.
fn serve_pdf() -> ExitCode {
    let limited = ALLOCATOR.set_limit(import::MAX_PDF_MEMORY_BYTES).is_ok();
    if limited && import::serve_pdf().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(feature = "gui")]
fn window(arguments: &cli::WindowArguments) -> ExitCode {
    match twosource::gui::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

#[cfg(not(feature = "gui"))]
fn window(_arguments: &cli::WindowArguments) -> ExitCode {
    fail("this build has no window; use the compare and inspect commands")
}

fn fail(message: &str) -> ExitCode {
    eprintln!("twosource: {message}");
    ExitCode::from(2)
}
