//! Where a document came from.

use std::path::PathBuf;

use crate::messages::tr;

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
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// Portable Document Format.
    Pdf,
    /// A book of web pages.
    Epub,
    /// FictionBook.
    FictionBook,
    /// A mail message.
    Mail,
    /// Several mail messages, of which one is read.
    Mailbox,
    /// A saved web page in the form of a message; what is read of it is a web page.
    WebArchive,
    /// SubRip or WebVTT.
    Subtitles,
}

impl Format {
    /// All of them, in the order users are shown.
    pub const ALL: [Format; 14] = [
        Format::Plain,
        Format::Markdown,
        Format::Html,
        Format::HtmlPage,
        Format::WebArchive,
        Format::Docx,
        Format::Odt,
        Format::Rtf,
        Format::Pdf,
        Format::Epub,
        Format::FictionBook,
        Format::Mail,
        Format::Mailbox,
        Format::Subtitles,
    ];

    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Plain => "txt",
            Self::Markdown => "md",
            Self::Html | Self::HtmlPage => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Pdf => "pdf",
            Self::Epub => "epub",
            Self::FictionBook => "fb2",
            Self::Mail => "eml",
            Self::Mailbox => "mbox",
            Self::WebArchive => "mhtml",
            Self::Subtitles => "srt",
        }
    }

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Plain => tr!("format-plain"),
            Self::Markdown => tr!("format-markdown"),
            Self::Html => tr!("format-html"),
            Self::HtmlPage => tr!("format-html-page"),
            Self::Docx => tr!("format-docx"),
            Self::Odt => tr!("format-odt"),
            Self::Rtf => tr!("format-rtf"),
            Self::Pdf => tr!("format-pdf"),
            Self::Epub => tr!("format-epub"),
            Self::FictionBook => tr!("format-fiction-book"),
            Self::Mail => tr!("format-mail"),
            Self::Mailbox => tr!("format-mailbox"),
            Self::WebArchive => tr!("format-web-archive"),
            Self::Subtitles => tr!("format-subtitles"),
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
            Self::Odt => &["odt", "ott", "fodt"],
            Self::Rtf => &["rtf"],
            Self::Pdf => &["pdf"],
            Self::Epub => &["epub"],
            Self::FictionBook => &["fb2"],
            Self::Mail => &["eml", "emlx"],
            Self::Mailbox => &["mbox", "mbx"],
            Self::WebArchive => &["mht", "mhtml"],
            Self::Subtitles => &["srt", "vtt"],
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
