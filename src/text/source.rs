//! Where a document came from.

use std::path::PathBuf;

/// The kinds of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown (CommonMark with tables and footnotes).
    Markdown,
    /// A web page, the article taken out of it.
    Html,
    /// A web page as a whole.
    HtmlPage,
    /// Office Open XML text.
    Docx,
}

impl Format {
    /// All of them, in the order users are shown.
    pub const ALL: [Format; 5] = [Format::Plain, Format::Markdown, Format::Html, Format::HtmlPage, Format::Docx];

    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Plain => "txt",
            Self::Markdown => "md",
            Self::Html | Self::HtmlPage => "html",
            Self::Docx => "docx",
        }
    }

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Plain => "Plain text",
            Self::Markdown => "Markdown",
            Self::Html => "Web article",
            Self::HtmlPage => "Whole web page",
            Self::Docx => "Word document",
        }
    }

    /// The usual endings of file names, without the dot and in lower case; none for a way of reading that no ending asks for.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &["txt", "text"],
            Self::Markdown => &["md", "markdown", "mdown", "mkd"],
            Self::Html => &["html", "htm", "xhtml", "xht"],
            Self::HtmlPage => &[],
            Self::Docx => &["docx", "docm", "dotx", "dotm"],
        }
    }
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// File name, or "Pasted text", or "Standard input".
    pub name: String,
    /// The file, if it was one.
    pub path: Option<PathBuf>,
    /// How the bytes were understood.
    pub format: Format,
    /// SHA-256 of the bytes read, in lower-case hexadecimal.
    pub sha256: String,
}
