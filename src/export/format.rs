//! The formats of a report.

use std::path::Path;

use crate::export::ExportError;
use crate::messages::tr;

/// A format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One web page with both texts, their highlights and the ledgers.
    Html,
    /// Pages with both texts, their highlights and the ledgers.
    Pdf,
    /// Both texts in parallel with comments, and the departures, for Word.
    Docx,
    /// B's text with tracked changes against A's, for Word; only of two versions of one text.
    Tracked,
    /// The ledgers as sheets of a workbook.
    Xlsx,
    /// The report for programs.
    Json,
    /// The ledgers as Markdown tables.
    Markdown,
    /// The ledgers as one table for a spreadsheet.
    Csv,
    /// The report for a person at a terminal.
    Text,
}

impl Format {
    /// All formats that are written, the most useful one first.
    pub const ALL: [Format; 9] = [
        Format::Html,
        Format::Pdf,
        Format::Docx,
        Format::Tracked,
        Format::Xlsx,
        Format::Csv,
        Format::Markdown,
        Format::Json,
        Format::Text,
    ];

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Tracked => "tracked.docx",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Text => "txt",
        }
    }

    /// Whether its files are text, fit to be printed on a terminal.
    #[must_use]
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Pdf | Self::Docx | Self::Tracked | Self::Xlsx)
    }

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Html => tr!("report-format-html"),
            Self::Pdf => tr!("report-format-pdf"),
            Self::Docx => tr!("report-format-docx"),
            Self::Tracked => tr!("report-format-tracked"),
            Self::Xlsx => tr!("report-format-xlsx"),
            Self::Json => tr!("report-format-json"),
            Self::Markdown => tr!("report-format-markdown"),
            Self::Csv => tr!("report-format-csv"),
            Self::Text => tr!("report-format-text"),
        }
    }

    /// The format of a file by its ending; case does not count.
    ///
    /// # Errors
    /// [`ExportError`] for an ending that no format has.
    pub fn of_path(path: &Path) -> Result<Self, ExportError> {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if name.ends_with(".tracked.docx") {
            return Ok(Self::Tracked);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        Self::of_ending(&ending).map_err(|error| error.at(path))
    }

    /// The format by the ending of its files; `htm`, `markdown` and `text` are known too.
    ///
    /// # Errors
    /// [`ExportError`] for an ending that no format has.
    pub fn of_ending(ending: &str) -> Result<Self, ExportError> {
        let known = match ending {
            "htm" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            "text" => Some(Self::Text),
            _ => Self::ALL.into_iter().find(|format| format.ending() == ending),
        };
        known.ok_or_else(|| ExportError::UnknownFormat { name: ending.to_owned() })
    }

    /// All endings as one phrase: "html, pdf, … or txt".
    #[must_use]
    pub fn endings() -> String {
        let [rest @ .., last] = Self::ALL.map(Self::ending);
        tr!("report-endings", endings = rest.join(tr!("list-separator")), last = last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expected: Result<Format, &str>) {
        let got = Format::of_path(Path::new(path)).map_err(|error| error.to_string());
        assert_eq!(got, expected.map_err(str::to_owned), "{path}");
    }

    #[test]
    fn the_ending_says_which_format() {
        check("report.html", Ok(Format::Html));
        check("a/b.c/REPORT.HTM", Ok(Format::Html));
        check("report.pdf", Ok(Format::Pdf));
        check("report.json", Ok(Format::Json));
        check("report.md", Ok(Format::Markdown));
        check("report.csv", Ok(Format::Csv));
        check("report.txt", Ok(Format::Text));
        check("report.docx", Ok(Format::Docx));
        check("report.xlsx", Ok(Format::Xlsx));
        check("report.Tracked.docx", Ok(Format::Tracked));
        check("tracked.docx", Ok(Format::Docx));
    }

    #[test]
    fn other_endings_are_answered_with_the_known_ones() {
        let all = Format::endings();
        check("r.xyz", Err(&format!("A report is written as {all}: r.xyz")));
        check("json", Err(&format!("A report is written as {all}: json")));
        assert!(all.starts_with("html, ") && all.ends_with(" or txt"), "{all}");
    }
}
