//! Opening the window, or saying in one line why there is none.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use eframe::egui::{IconData, ViewportBuilder};
use eframe::{NativeOptions, Renderer};

use crate::app::Preferences;
use crate::cli::WindowArguments;
use crate::gui::{App, Setup};
use crate::messages::tr;

/// Why there is no window. Each message is one line with a remedy.
#[derive(Debug, thiserror::Error)]
pub enum GuiError {
    /// Neither X11 nor Wayland.
    #[error("{}", tr!("no-display"))]
    NoDisplay,
    /// The display cannot be used: a missing library or a server that does not answer.
    #[error("{}", tr!("no-window", reason = reason.as_str()))]
    NoWindow {
        /// What the system said.
        reason: String,
    },
    /// No usable graphics driver.
    #[error("{}", tr!("no-opengl", reason = reason.as_str()))]
    NoOpenGl {
        /// What the system said.
        reason: String,
    },
}

/// Where reviews are kept without being asked; nothing on a system without a home directory.
fn sessions_folder() -> Option<PathBuf> {
    let project = directories::ProjectDirs::from("", "", "twosource")?;
    Some(project.data_local_dir().join("sessions"))
}

/// Where people look for what they wrote.
fn documents_folder() -> Option<PathBuf> {
    let user = directories::UserDirs::new()?;
    Some(user.document_dir().filter(|folder| folder.is_dir()).unwrap_or(user.home_dir()).to_owned())
}

/// Shows the window until it is closed.
///
/// # Errors
/// [`GuiError`] when no window can be shown.
pub fn run(arguments: &WindowArguments) -> Result<(), GuiError> {
    let begun = Instant::now();
    if !display_named() {
        return Err(GuiError::NoDisplay);
    }
    let setup = Setup {
        a: arguments.a.clone(),
        b: arguments.b.clone(),
        example: arguments.example,
        preferences: Preferences::default_path(),
        sessions: sessions_folder(),
        documents: documents_folder(),
        system_dialogs: true,
        timed: arguments.time_start.then_some(begun),
    };
    let shown = Arc::new(AtomicBool::new(false));
    let created = shown.clone();
    let quiet = quiet_until(shown.clone());
    let opened = std::panic::catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "twosource",
            options(),
            Box::new(move |cc| {
                created.store(true, Ordering::Relaxed);
                Ok(Box::new(App::new(cc, setup)))
            }),
        )
    }));
    match opened {
        Ok(result) => result.map_err(reason),
        // Libraries are loaded when they are needed, and the loader panics where one is missing.
        Err(_) if !shown.load(Ordering::Relaxed) => {
            let said = quiet.lock().map(|said| said.clone()).unwrap_or_default();
            Err(GuiError::NoWindow { reason: one_line(&said) })
        }
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Keeps what panics say to itself as long as there is no window.
fn quiet_until(shown: Arc<AtomicBool>) -> Arc<std::sync::Mutex<String>> {
    let said: Arc<std::sync::Mutex<String>> = Arc::default();
    let keep = said.clone();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if shown.load(Ordering::Relaxed) {
            usual(info);
        } else if let Ok(mut said) = keep.lock() {
            *said = info.payload_as_str().unwrap_or_else(|| tr!("no-library")).to_owned();
        }
    }));
    said
}

fn display_named() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(set)
}

fn options() -> NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_app_id("twosource")
        .with_title("Twosource")
        .with_icon(icon())
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([760.0, 480.0]);
    NativeOptions { viewport, renderer: Renderer::Glow, ..NativeOptions::default() }
}

fn reason(error: eframe::Error) -> GuiError {
    match error {
        eframe::Error::NoGlutinConfigs(_, cause) => GuiError::NoOpenGl { reason: one_line(&cause.to_string()) },
        eframe::Error::Glutin(cause) => GuiError::NoOpenGl { reason: one_line(&cause.to_string()) },
        eframe::Error::OpenGL(cause) => GuiError::NoOpenGl { reason: one_line(&cause.to_string()) },
        other => GuiError::NoWindow { reason: one_line(&other.to_string()) },
    }
}

/// One line, without the places in source files that some errors carry before their words.
fn one_line(text: &str) -> String {
    let line = crate::text::one_line(text);
    let after_place = line.split_once(".rs:").and_then(|(_, rest)| rest.split_once(": "));
    let line = after_place.map_or(line.as_str(), |(_, words)| words);
    if line.is_empty() { tr!("no-reason").to_owned() } else { line.trim_end_matches('.').to_owned() }
}

/// Two pages side by side, one of them blue and one amber.
fn icon() -> IconData {
    const SIZE: usize = 64;
    let pixel = |x: usize, y: usize| -> [u8; 4] {
        let inside = (8..56).contains(&y);
        match x {
            6..=29 if inside => [0x1d, 0x5f, 0xa8, 255],
            34..=57 if inside => [0xd9, 0x8e, 0x1f, 255],
            _ => [0; 4],
        }
    };
    let rgba = (0..SIZE * SIZE).flat_map(|at| pixel(at % SIZE, at / SIZE)).collect();
    IconData { rgba, width: SIZE as u32, height: SIZE as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(one_line(text), expected);
    }

    #[test]
    fn reasons_are_one_line_without_source_places() {
        check("os error at /src/linux/mod.rs:788: Failed to\n open the display.", "Failed to open the display");
        check("Library libxkbcommon-x11.so could not be loaded.", "Library libxkbcommon-x11.so could not be loaded");
        check("", "the system gives no reason");
    }
}
