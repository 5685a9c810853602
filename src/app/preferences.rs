//! Taste and recent pairs, kept between runs.

use std::io::Error;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::{AppState, ThemeChoice};
use crate::base::{Pair, replace_file};
use crate::messages::tr;

/// What is remembered. Fields that are missing in a file get their default; unknown ones are ignored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    theme: ThemeChoice,
    high_contrast: bool,
    less_motion: bool,
    letters: f32,
    zoom: f32,
    panel_open: bool,
    synchronised: bool,
    recent: Vec<(PathBuf, PathBuf)>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self::of(&AppState::default())
    }
}

impl Preferences {
    /// Where they are kept; `None` on a system without a home directory.
    #[must_use]
    pub fn default_path() -> Option<PathBuf> {
        let project = directories::ProjectDirs::from("", "", "twosource")?;
        Some(project.config_dir().join("preferences.json"))
    }

    /// What is to be remembered of a state. Paths that are not Unicode cannot be written and are left out.
    #[must_use]
    pub fn of(state: &AppState) -> Self {
        let pairs = state.recent.iter().filter(|pair| pair.a.to_str().is_some() && pair.b.to_str().is_some());
        Self {
            theme: state.theme,
            high_contrast: state.high_contrast,
            less_motion: state.less_motion,
            letters: state.letters,
            zoom: state.zoom,
            panel_open: state.panel_open,
            synchronised: state.synchronised,
            recent: pairs.map(|pair| (pair.a.clone(), pair.b.clone())).collect(),
        }
    }

    /// Puts them into a state.
    pub fn restore(self, state: &mut AppState) {
        state.theme = self.theme;
        state.zoom = if self.zoom.is_finite() { self.zoom.clamp(AppState::LEAST_ZOOM, AppState::MOST_ZOOM) } else { 1.0 };
        (state.high_contrast, state.less_motion) = (self.high_contrast, self.less_motion);
        let (least, most) = AppState::LETTERS;
        state.letters = if self.letters.is_finite() { self.letters.clamp(least, most) } else { AppState::default().letters };
        state.panel_open = self.panel_open;
        state.synchronised = self.synchronised;
        state.recent = self.recent.into_iter().map(|(a, b)| Pair::new(a, b)).collect();
    }

    /// Reads them; a file that is not there gives the defaults.
    ///
    /// # Errors
    /// One sentence for a person when the file cannot be read or understood.
    pub fn load(path: &Path) -> Result<Self, String> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => {
                return Err(tr!("error-preferences-read", reason = error.to_string(), path = path.display().to_string()));
            }
        };
        serde_json::from_str(&text)
            .map_err(|error| tr!("error-preferences-damaged", reason = error.to_string(), path = path.display().to_string()))
    }

    /// Writes them; a failed write leaves the old file.
    ///
    /// # Errors
    /// What the system says.
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        std::fs::create_dir_all(path.parent().unwrap_or_else(|| Path::new(".")))?;
        replace_file(path, |out| Ok(serde_json::to_writer_pretty(out, self)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_comes_back() -> Result<(), Box<dyn std::error::Error>> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("deep/preferences.json");
        assert_eq!(Preferences::load(&path)?, Preferences::default());
        let recent = vec![Pair::new(PathBuf::from("a.txt"), PathBuf::from("b é.txt"))];
        let state = AppState { theme: ThemeChoice::Dark, zoom: 1.5, panel_open: false, recent, ..AppState::default() };
        Preferences::of(&state).save(&path)?;
        let mut restored = AppState::default();
        Preferences::load(&path)?.restore(&mut restored);
        assert_eq!(Preferences::of(&restored), Preferences::of(&state));
        Ok(())
    }

    #[test]
    fn a_damaged_file_is_said_and_an_odd_one_tamed() -> Result<(), Box<dyn std::error::Error>> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("preferences.json");
        std::fs::write(&path, "{\"zoom\": ")?;
        assert!(Preferences::load(&path).is_err_and(|reason| reason.contains("damaged")));
        std::fs::write(&path, "{\"zoom\": 900, \"later\": true}")?;
        let mut state = AppState::default();
        Preferences::load(&path)?.restore(&mut state);
        assert!((state.zoom - AppState::MOST_ZOOM).abs() < f32::EPSILON);
        Ok(())
    }
}
