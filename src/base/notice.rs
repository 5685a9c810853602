//! Partial failures, as data.

use std::borrow::Cow;

use crate::base::TextSpan;

/// Something the reader must know about a document: what was repaired, left out or not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub kind: NoticeKind,
    /// Where in the text, if it has a place.
    pub span: Option<TextSpan>,
}

impl Notice {
    /// A notice about the whole document.
    #[must_use]
    pub fn whole(kind: NoticeKind) -> Self {
        Self { kind, span: None }
    }

    /// A notice about one place.
    #[must_use]
    pub fn at(kind: NoticeKind, span: TextSpan) -> Self {
        Self { kind, span: Some(span) }
    }
}

/// Every kind of partial failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Bytes that are no text in the file's encoding, shown as U+FFFD.
    UndecodableBytes {
        /// How many replacement characters stand in the text.
        count: usize,
    },
    /// The file was not UTF-8; this encoding was declared or detected.
    Encoding {
        /// The encoding's usual name.
        name: Cow<'static, str>,
    },
    /// Parts of the file that are not part of its text were left out.
    LeftOut {
        /// What they are.
        what: LeftOut,
        /// How many.
        count: usize,
    },
    /// No article could be told from the page around it, so the whole page is shown.
    WholePage,
    /// A quotation mark without its partner; the quotation was closed where its paragraph or sentence ends.
    UnclosedQuote,
    /// A closing mark without an opening one; it was ignored.
    StrayMark,
    /// Names, dates and cues are read by rules for another language than the document's.
    Language {
        /// ISO 639-1 code where there is one, otherwise 639-3.
        code: String,
    },
    /// The file's ending says another kind than its content.
    WrongExtension {
        /// What the content is.
        actual: Cow<'static, str>,
    },
    /// The text is longer than some step allows; that step was left out.
    TooLong {
        /// The step.
        step: Cow<'static, str>,
    },
}

/// Parts of a file that are not part of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// Passages deleted under change tracking.
    TrackedDeletions,
    /// Reviewers' comments.
    Comments,
    /// Instructions that make a program insert a date, a page number and the like.
    FieldCodes,
    /// Passages formatted as hidden.
    HiddenPassages,
    /// Headers and footers of pages.
    HeadersAndFooters,
    /// Lines that come again at the top or foot of pages, and page numbers.
    RunningHeads,
    /// Hyphens that only divided words at the ends of lines.
    LineEndHyphens,
    /// Files that came with a message.
    Attachments,
    /// Characters that only one font has a shape for.
    PrivateCharacters,
    /// Pages that are pictures.
    PicturePages,
    /// Pages that are damaged.
    UnreadablePages,
}

impl LeftOut {
    const ALL: [(LeftOut, &'static str); 11] = [
        (Self::TrackedDeletions, "tracked-deletions"),
        (Self::Comments, "comments"),
        (Self::FieldCodes, "field-codes"),
        (Self::HiddenPassages, "hidden-passages"),
        (Self::HeadersAndFooters, "headers-and-footers"),
        (Self::RunningHeads, "running-heads"),
        (Self::LineEndHyphens, "line-end-hyphens"),
        (Self::Attachments, "attachments"),
        (Self::PrivateCharacters, "private-characters"),
        (Self::PicturePages, "picture-pages"),
        (Self::UnreadablePages, "unreadable-pages"),
    ];

    /// A short stable word for reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(what, _)| *what == self).map_or("", |(_, code)| code)
    }
}

impl NoticeKind {
    /// How many, and of what, as far as the kind has such; with [`NoticeKind::code`] it tells everything.
    #[must_use]
    pub fn parameters(&self) -> (Option<usize>, Option<&str>) {
        match self {
            Self::UndecodableBytes { count } => (Some(*count), None),
            Self::LeftOut { what, count } => (Some(*count), Some(what.code())),
            Self::Encoding { name: what } | Self::WrongExtension { actual: what } | Self::TooLong { step: what } => {
                (None, Some(what))
            }
            Self::Language { code } => (None, Some(code)),
            Self::WholePage | Self::UnclosedQuote | Self::StrayMark => (None, None),
        }
    }

    /// The kind that a report tells by its code and parameters.
    #[must_use]
    pub fn of_report(code: &str, count: Option<usize>, what: Option<&str>) -> Option<Self> {
        let words = || what.map(|what| Cow::Owned(what.to_owned()));
        Some(match code {
            "undecodable-bytes" => Self::UndecodableBytes { count: count? },
            "encoding" => Self::Encoding { name: words()? },
            "left-out" => {
                let (what, _) = LeftOut::ALL.into_iter().find(|(_, code)| Some(*code) == what)?;
                Self::LeftOut { what, count: count? }
            }
            "whole-page" => Self::WholePage,
            "unclosed-quote" => Self::UnclosedQuote,
            "stray-mark" => Self::StrayMark,
            "language" => Self::Language { code: what?.to_owned() },
            "wrong-extension" => Self::WrongExtension { actual: words()? },
            "too-long" => Self::TooLong { step: words()? },
            _ => return None,
        })
    }

    /// A short stable word for reports.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UndecodableBytes { .. } => "undecodable-bytes",
            Self::Encoding { .. } => "encoding",
            Self::LeftOut { .. } => "left-out",
            Self::WholePage => "whole-page",
            Self::UnclosedQuote => "unclosed-quote",
            Self::StrayMark => "stray-mark",
            Self::Language { .. } => "language",
            Self::WrongExtension { .. } => "wrong-extension",
            Self::TooLong { .. } => "too-long",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: &NoticeKind) {
        let (count, what) = kind.parameters();
        assert_eq!(NoticeKind::of_report(kind.code(), count, what).as_ref(), Some(kind));
    }

    #[test]
    fn a_report_tells_every_kind() {
        LeftOut::ALL.into_iter().for_each(|(what, _)| check(&NoticeKind::LeftOut { what, count: 3 }));
        check(&NoticeKind::UndecodableBytes { count: 2 });
        check(&NoticeKind::Encoding { name: "windows-1252".into() });
        check(&NoticeKind::Language { code: "de".to_owned() });
        check(&NoticeKind::WrongExtension { actual: "a web page".into() });
        check(&NoticeKind::TooLong { step: "links".into() });
        [NoticeKind::WholePage, NoticeKind::UnclosedQuote, NoticeKind::StrayMark].iter().for_each(check);
        assert_eq!(NoticeKind::of_report("other", None, None), None);
    }
}
