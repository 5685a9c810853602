//! The program: arguments, then the window or a command.

use std::process::ExitCode;

use clap::Parser;
use twosource::cli;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    let Some(command) = arguments.command else { return window(&arguments.window) };
    match cli::run(command) {
        Ok(status) => ExitCode::from(status),
        Err(error) => fail(&format!("{error:#}")),
    }
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
