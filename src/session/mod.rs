//! A review on disk: which two texts, what was said of them, and where the reader was.
//!
//! The file is JSON. Newer programs read older files; older programs refuse newer ones with a sentence, and touch nothing.

mod example;
mod report;
mod source;

use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::{Pair, Side, replace_file};
use crate::messages::tr;
use crate::review::{Anchor, Correction, Mark, Note, Review};

pub use example::EXAMPLE;
pub use report::{Kept, Restored};
pub use source::SavedSource;

/// The ending of session files, without the dot.
pub const ENDING: &str = "twosource";
/// The version of the format that is written. 2: pairs of quotations, notes on words, progress.
const VERSION: u32 = 2;
/// Larger files are refused, in bytes.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Everything that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The two texts.
    pub sources: Pair<SavedSource>,
    /// What was said of them.
    pub review: Review,
    /// How far the review is; not known of older files.
    pub progress: Option<Progress>,
    /// Where the reader was.
    pub view: View,
}

/// How far a review is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many findings are checked.
    pub checked: usize,
    /// How many there are.
    pub total: usize,
}

/// Where the reader was. Everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// The list that was shown, by its name in lower case.
    pub list: Option<String>,
    /// The chosen finding.
    pub chosen: Option<Anchor>,
}

/// The file's shape; what it does not know it ignores, what is missing it takes as empty.
#[derive(Serialize, Deserialize)]
struct File {
    twosource_session: u32,
    #[serde(default)]
    program: String,
    a: SavedSource,
    b: SavedSource,
    #[serde(default)]
    marks: Vec<Mark>,
    #[serde(default)]
    corrections: Vec<Correction>,
    #[serde(default)]
    notes: Vec<Note>,
    #[serde(default)]
    progress: Option<Progress>,
    #[serde(default)]
    view: View,
}

/// Only the version, so that a newer file is told from a damaged one.
#[derive(Deserialize)]
struct Head {
    twosource_session: u32,
}

impl Session {
    /// Reads a session, or the session of a JSON report.
    ///
    /// # Errors
    /// One sentence for a person that names the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = read_text(path)?;
        match Restored::parse(&text) {
            Some(Ok(restored)) => Ok(restored.session()),
            _ => Self::of_text(&text, path),
        }
    }

    fn of_text(text: &str, path: &Path) -> Result<Self, String> {
        let mut session = Self::parse(text).map_err(|reason| format!("{reason}: {}", path.display()))?;
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        session.sources = session.sources.map(|source| source.found_in(folder));
        Ok(session)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let head: Head = serde_json::from_str(text).map_err(|_not_json| tr!("error-session-other").to_owned())?;
        if head.twosource_session > VERSION {
            return Err(tr!("error-session-newer").to_owned());
        }
        let file: File = serde_json::from_str(text).map_err(|error| tr!("error-session-damaged", reason = error.to_string()))?;
        let review = Review { marks: file.marks, corrections: file.corrections, notes: file.notes };
        Ok(Self { sources: Pair::new(file.a, file.b), review, progress: file.progress, view: file.view })
    }

    /// Writes the session; when anything goes wrong, the old file is still there.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let file = File {
            twosource_session: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            a: self.sources.a.clone(),
            b: self.sources.b.clone(),
            marks: self.review.marks.clone(),
            corrections: self.review.corrections.clone(),
            notes: self.review.notes.clone(),
            progress: self.progress,
            view: self.view.clone(),
        };
        replace_file(path, |out| {
            serde_json::to_writer_pretty(&mut *out, &file)?;
            out.write_all(b"\n")
        })
    }

    /// The same with the sides exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        let view = View { chosen: self.view.chosen.map(Anchor::swapped), ..self.view };
        Self { sources: self.sources.swapped(), review: self.review.swapped(), view, ..self }
    }

    /// The name of the file in which the review of two texts is kept without being asked; whichever side they are on.
    #[must_use]
    pub fn kept_name(sources: &Pair<SavedSource>) -> String {
        let mut keys = Side::BOTH.map(|side| sources[side].key());
        keys.sort();
        format!("{}.{ENDING}", source::digest(keys.join("\n").as_bytes()).get(..24).unwrap_or_default())
    }
}

/// The text of a file that holds a review.
fn read_text(path: &Path) -> Result<String, String> {
    let name = path.display();
    let file = std::fs::File::open(path)
        .map_err(|error| tr!("error-session-open", reason = error.to_string(), path = name.to_string()))?;
    let mut text = String::new();
    let read = file.take(MAX_BYTES + 1).read_to_string(&mut text);
    read.map_err(|error| tr!("error-session-read", reason = error.to_string(), path = name.to_string()))?;
    if text.len() as u64 > MAX_BYTES {
        return Err(tr!("error-session-large", path = name.to_string()));
    }
    Ok(text)
}

/// Whether a path names a session, by its ending.
#[must_use]
pub fn is_session(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::review::{Kind, Passage, Status};

    fn session() -> Session {
        let passage = |words: &str| Passage { start: 7, words: words.to_owned() };
        let (a, b) = (vec![passage("“We lost it,”")], Vec::new());
        let anchor = Anchor { kind: Kind::Quote, state: "only_a".to_owned(), a, b };
        let mark = Mark { anchor: anchor.clone(), status: Status::Problem, note: "Who heard it?\nAsk.".to_owned() };
        let link = Correction::Link { a: passage("Rain fell."), b: passage("It was wet.") };
        let speaker = Correction::Speaker { side: Side::B, quote: passage("“No.”"), name: "Ida Brekke".to_owned() };
        let file = SavedSource::File { path: PathBuf::from("/nowhere/a.txt"), sha256: "00".to_owned(), whole_page: true };
        let sources = Pair::new(file, SavedSource::Pasted { text: "It was wet.".to_owned() });
        let pair = Correction::Pair { a: passage("“No.”"), b: passage("“Never.”") };
        let (before, after) = ("The road to".to_owned(), "is under water".to_owned());
        let note = Note { side: Side::B, at: passage("the mill"), before, after, note: "Which mill?".to_owned() };
        let review = Review { marks: vec![mark], corrections: vec![link, speaker, pair], notes: vec![note] };
        let progress = Some(Progress { checked: 1, total: 9 });
        Session { sources, review, progress, view: View { list: Some("facts".to_owned()), chosen: Some(anchor) } }
    }

    #[test]
    fn what_is_written_comes_back() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("deep/review.twosource");
        session().write(&path)?;
        assert_eq!(Session::read(&path)?, session());
        assert_eq!(session().swapped().swapped(), session());
        Ok(())
    }

    #[test]
    fn a_file_that_moved_with_its_session_is_found_beside_it() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("review.twosource");
        std::fs::write(folder.path().join("a.txt"), "We lost it.")?;
        session().write(&path)?;
        let SavedSource::File { path: found, .. } = Session::read(&path)?.sources.a else { return Err("no file".into()) };
        assert_eq!(found, folder.path().join("a.txt"));
        Ok(())
    }

    fn check_refused(text: &str, said: &str) {
        let reason = Session::parse(text).unwrap_err();
        assert!(reason.contains(said), "{reason}");
    }

    #[test]
    fn what_is_no_session_is_refused() {
        check_refused("", "no session");
        check_refused("{\"schema\": \"twosource-report/1\"}", "no session");
        check_refused("{\"twosource_session\": 3, \"later\": {}}", "newer version");
        check_refused("{\"twosource_session\": 1, \"a\": 7}", "damaged");
    }

    #[test]
    fn the_least_that_a_session_says_is_enough() {
        let text =
            "{\"twosource_session\": 1, \"a\": {\"example\": \"a.md\"}, \"b\": {\"pasted\": {\"text\": \"x\"}}, \"later\": 1}";
        let session = Session::parse(text).unwrap();
        assert!(session.review.is_empty() && session.view == View::default());
    }

    /// A file as version 1 wrote it.
    #[test]
    fn older_files_stay_readable() {
        let session = Session::parse(include_str!("../../tests/data/sessions/version-1.twosource")).unwrap();
        let said = session.review.marks.iter().map(|mark| (mark.status, mark.note.as_str(), mark.anchor.state.as_str()));
        let expected = [(Status::Problem, "Who heard it?", "only_a"), (Status::Confirmed, "", "conflict")];
        assert_eq!(said.collect::<Vec<_>>(), expected);
        assert!(matches!(session.review.corrections.as_slice(), [Correction::Link { .. }, Correction::Speaker { .. }]));
        assert_eq!((session.review.notes.len(), session.progress), (0, None));
        assert_eq!(session.view.list.as_deref(), Some("facts"));
    }

    #[test]
    fn both_orders_of_two_texts_are_kept_in_one_file() {
        let sources = session().sources;
        assert_eq!(Session::kept_name(&sources), Session::kept_name(&sources.clone().swapped()));
        assert_ne!(Session::kept_name(&sources), Session::kept_name(&Pair::new(sources.a.clone(), sources.a)));
    }
}
