//! Kinds of files that are known and not read.

use crate::messages::tr;

/// A kind of file that is known and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A picture.
    Picture,
    /// A PostScript file.
    PostScript,
    /// A compressed file.
    Compressed,
    /// An archive.
    Archive,
    /// A saved web archive.
    WebArchive,
    /// A sound recording.
    Sound,
    /// A video.
    Video,
    /// A recording.
    Recording,
    /// A spreadsheet.
    Spreadsheet,
    /// A presentation.
    Presentation,
    /// A Pages document.
    Pages,
    /// A Keynote presentation.
    Keynote,
    /// An OpenDocument file other than a text.
    OpenDocument,
    /// A Word document of the old kind (DOC).
    OldWord,
    /// An Outlook message.
    Outlook,
    /// An old Office file.
    OldOffice,
    /// A subtitle file of a kind.
    Subtitles,
    /// A file of an old word processor.
    OldProcessor,
    /// An electronic book.
    Book,
}

impl Foreign {
    /// What it is and what to do instead, in one sentence.
    pub(super) fn sentence(self) -> &'static str {
        match self {
            Self::Picture => tr!("error-foreign-picture"),
            Self::PostScript => tr!("error-foreign-post-script"),
            Self::Compressed => tr!("error-foreign-compressed"),
            Self::Archive => tr!("error-foreign-archive"),
            Self::WebArchive => tr!("error-foreign-web-archive"),
            Self::Sound => tr!("error-foreign-sound"),
            Self::Video => tr!("error-foreign-video"),
            Self::Recording => tr!("error-foreign-recording"),
            Self::Spreadsheet => tr!("error-foreign-spreadsheet"),
            Self::Presentation => tr!("error-foreign-presentation"),
            Self::Pages => tr!("error-foreign-pages"),
            Self::Keynote => tr!("error-foreign-keynote"),
            Self::OpenDocument => tr!("error-foreign-open-document"),
            Self::OldWord => tr!("error-foreign-old-word"),
            Self::Outlook => tr!("error-foreign-outlook"),
            Self::OldOffice => tr!("error-foreign-old-office"),
            Self::Subtitles => tr!("error-foreign-subtitles"),
            Self::OldProcessor => tr!("error-foreign-old-processor"),
            Self::Book => tr!("error-foreign-book"),
        }
    }
}
