//! Reports: what they hold, where they go, and tables for the clipboard.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::app::table::table;
use crate::app::{AppState, Command, Dialog, Effect, Message, Place, ScopeChoice, Tab, in_words};
use crate::base::Side;
use crate::display::Finding;
use crate::export::Scope;
use crate::messages::tr;

/// Longer lists are not copied: a report is the better way.
const MOST_COPIED: usize = 5000;

impl AppState {
    pub(super) fn apply_to_export(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::AskExport => self.ask_export(),
            Command::ChoosePlace(typed) => return self.choose_place(typed),
            Command::ExportScope(scope) => self.export_scope = scope,
            Command::Export(path) => return self.export(path),
            Command::CancelExport if self.exporting => return vec![Effect::CancelExport],
            Command::CopyTable { whole_list } => return self.copy_table(whole_list),
            Command::AskReplace(path) => self.ask_replace(path),
            Command::Exported(result) => self.exported(result),
            _ => {}
        }
        Vec::new()
    }

    fn ask_export(&mut self) {
        if self.analysis.is_none() {
            self.message = Some(Message::news(tr!("news-nothing-to-export")));
            return;
        }
        let name = self.report_name();
        let folder = self.directory(Side::A).or(self.documents.as_deref());
        let path = folder.map_or(PathBuf::from(&name), |folder| folder.join(&name));
        self.dialog = Some(Dialog::Export { path: path.display().to_string(), agreed: None, there: None, trouble: None });
    }

    /// Asks the system's dialog for a place; what was typed so far is where it begins.
    fn choose_place(&mut self, typed: String) -> Vec<Effect> {
        if let Some(Dialog::Export { path, .. }) = &mut self.dialog {
            *path = typed;
        }
        vec![Effect::ShowDialog(Place::Export)]
    }

    pub(super) fn place_chosen(&mut self, answer: Result<Option<PathBuf>, String>) -> Vec<Effect> {
        if !matches!(self.dialog, Some(Dialog::Export { .. })) {
            self.ask_export();
        }
        let Some(Dialog::Export { path, agreed, trouble, .. }) = &mut self.dialog else { return Vec::new() };
        match answer {
            Ok(Some(chosen)) => {
                *path = chosen.display().to_string();
                // The system asked whether to replace what is there.
                (*agreed, *trouble) = (Some(chosen), None);
            }
            Ok(None) => {}
            Err(reason) => *trouble = Some(reason),
        }
        Vec::new()
    }

    fn export(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.exporting {
            return Vec::new();
        }
        if self.analysis.is_none() {
            self.dialog = None;
            self.ask_export();
            return Vec::new();
        }
        let mut replace = false;
        // The dialog stays until the file is written.
        if let Some(Dialog::Export { path: typed, agreed, there, trouble }) = &mut self.dialog {
            *typed = path.display().to_string();
            *trouble = None;
            replace = agreed.as_deref() == Some(&path) || there.take().as_deref() == Some(&path);
        }
        self.exporting = true;
        vec![Effect::Export { path, replace, scope: self.scope() }]
    }

    /// The dialog asks whether a file is to be replaced; where it was closed, nothing is.
    fn ask_replace(&mut self, path: PathBuf) {
        self.exporting = false;
        match &mut self.dialog {
            Some(Dialog::Export { there, .. }) => *there = Some(path),
            _ => self.message = Some(Message::error(tr!("export-left-alone", path = path.display().to_string()))),
        }
    }

    fn exported(&mut self, result: Result<PathBuf, String>) {
        self.exporting = false;
        if let (Some(Dialog::Export { trouble, .. }), Err(reason)) = (&mut self.dialog, &result) {
            *trouble = Some(reason.clone());
            return;
        }
        if result.is_ok() {
            self.dialog.take_if(|dialog| matches!(dialog, Dialog::Export { .. }));
        }
        self.message = Some(match result {
            Ok(path) => Message::news(tr!("news-written", path = path.display().to_string())),
            Err(reason) => Message::error(reason),
        });
    }

    /// Which findings a report holds as it was chosen.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self.export_scope {
            ScopeChoice::All => Scope::All,
            ScopeChoice::Checked => Scope::Checked,
            ScopeChoice::Shown => Scope::Only { findings: self.shown_findings(), said: self.list_in_words() },
        }
    }

    /// The findings of the shown list, with all links of each line.
    fn shown_findings(&self) -> BTreeSet<Finding> {
        let lines = self.shown.iter().filter_map(|item| self.finding_at(*item));
        let all = |finding: Finding| match (finding, &self.analysis) {
            (Finding::Link(id), Some(found)) => {
                found.display.links_beside(id).map_or_else(|| vec![finding], |item| item.findings.clone())
            }
            _ => vec![finding],
        };
        lines.flat_map(all).collect()
    }

    /// "Quotations: altered, with “ferry”".
    #[must_use]
    pub fn list_in_words(&self) -> String {
        let list = match self.tab {
            Tab::Quotes => tr!("list-quotes"),
            Tab::Facts => tr!("list-facts"),
            Tab::Statements => tr!("list-statements"),
            Tab::Notes => tr!("list-notes"),
        };
        let words = in_words(&self.filter, self.tab);
        if words.is_empty() { list.to_owned() } else { tr!("list-and-filter", list = list, filter = words) }
    }

    /// The chosen finding, or the shown list, as a table of words with tabs between.
    fn copy_table(&mut self, whole_list: bool) -> Vec<Effect> {
        let Some(analysis) = &self.analysis else { return Vec::new() };
        let lines = self.shown.iter().enumerate().filter_map(|(row, item)| Some((row + 1, self.finding_at(*item)?)));
        let chosen = self.selection.map(|chosen| self.listed(chosen));
        let lines: Vec<_> = lines.filter(|(_, finding)| whole_list || Some(*finding) == chosen).collect();
        if lines.len() > MOST_COPIED {
            self.message = Some(Message::news(tr!("news-list-too-long")));
            return Vec::new();
        }
        let (text, html) = table(analysis, &lines, |finding| self.line_marked(finding).and_then(|finding| self.mark_of(finding)));
        self.message = Some(Message::news(tr!("news-copied-table", count = lines.len())));
        vec![Effect::Copy { text, html: Some(html) }]
    }
}

/// The same path with another ending; a name without a known one gets it behind.
#[must_use]
pub fn with_format(typed: &str, ending: &str) -> String {
    let path = Path::new(typed.trim());
    let known = crate::export::Format::of_path(path).is_ok();
    if known { path.with_extension(ending).display().to_string() } else { format!("{}.{ending}", typed.trim()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::SourceState;
    use crate::base::Pair;

    fn state() -> AppState {
        let file = |name: &str| SourceState::File(PathBuf::from(name));
        AppState { sources: Pair::new(file("/texts/post.html"), file("herald.md")), ..AppState::default() }
    }

    #[test]
    fn there_is_nothing_to_export_without_a_comparison() {
        let mut state = state();
        assert!(state.apply(Command::AskExport).is_empty());
        assert!(state.apply(Command::Export(PathBuf::from("out.html"))).is_empty());
        assert!(state.message.is_some() && !state.exporting && state.dialog.is_none());
    }

    fn field(path: &str, agreed: Option<&str>, trouble: Option<&str>) -> Dialog {
        let (agreed, trouble) = (agreed.map(PathBuf::from), trouble.map(str::to_owned));
        Dialog::Export { path: path.to_owned(), agreed, there: None, trouble }
    }

    #[test]
    fn the_dialog_stays_until_the_report_is_written() {
        let mut state = state();
        state.dialog = Some(field("out.html", None, None));
        state.apply(Command::Exported(Err("no room".to_owned())));
        assert_eq!((&state.dialog, &state.message), (&Some(field("out.html", None, Some("no room"))), &None));
        state.apply(Command::Exported(Ok(PathBuf::from("out.html"))));
        assert!(state.dialog.is_none() && state.message.is_some());
    }

    #[test]
    fn a_file_that_is_there_is_asked_about_once() {
        let mut state = state();
        let path = || PathBuf::from("out.html");
        let asked = |state: &AppState| matches!(&state.dialog, Some(Dialog::Export { there: Some(_), .. }));
        state.dialog = Some(field("out.html", None, None));
        state.apply(Command::AskReplace(path()));
        assert!(asked(&state) && state.message.is_none());
        // The question is closed before the dialog.
        state.apply(Command::CloseDialog);
        assert_eq!(state.dialog, Some(field("out.html", None, None)));
        // Closed meanwhile, it is left alone, and that is said.
        state.apply(Command::CloseDialog);
        state.apply(Command::AskReplace(path()));
        assert!(state.message.is_some_and(|message| message.is_error && message.text.contains("out.html")));
    }

    #[test]
    fn the_system_chooses_a_place_and_what_it_cannot_is_said() {
        let mut state = state();
        state.dialog = Some(field("out.html", None, None));
        assert_eq!(state.apply(Command::ChoosePlace("other.md".to_owned())), [Effect::ShowDialog(Place::Export)]);
        state.apply(Command::DialogAnswered(Place::Export, Err("no dialog".to_owned())));
        assert_eq!(state.dialog, Some(field("other.md", None, Some("no dialog"))));
        state.apply(Command::DialogAnswered(Place::Export, Ok(Some(PathBuf::from("/far/one.csv")))));
        assert_eq!(state.dialog, Some(field("/far/one.csv", Some("/far/one.csv"), None)));
    }

    fn check(typed: &str, ending: &str, expected: &str) {
        assert_eq!(with_format(typed, ending), expected);
    }

    #[test]
    fn the_ending_follows_the_format() {
        check("/far/A vs B.html", "csv", "/far/A vs B.csv");
        check("report v1.2", "md", "report v1.2.md");
        check("report", "json", "report.json");
        check(" report.MD ", "txt", "report.txt");
    }
}
