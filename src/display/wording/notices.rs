//! Notices in words.

use crate::base::NoticeKind;

/// The sentence users read for a notice.
#[must_use]
pub fn notice_message(kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::UndecodableBytes { count } => format!("{count} bytes could not be decoded; they are shown as \u{fffd}"),
        NoticeKind::Encoding { name } => format!("Read as {name}"),
        NoticeKind::LeftOut { what, count } => format!("{count} {what} left out"),
        NoticeKind::WholePage => "No article could be told from the page; the whole page is shown".to_owned(),
        NoticeKind::UnclosedQuote => "A quotation mark is never closed".to_owned(),
        NoticeKind::StrayMark => "A closing quotation mark has no opening one".to_owned(),
        NoticeKind::Language { code } => {
            format!(
                "The text seems to be in another language than English ({code}); names, dates and speakers are read with less certainty"
            )
        }
        NoticeKind::WrongExtension { actual } => format!("The file's ending says otherwise, but its content is {actual}"),
        NoticeKind::TooLong { step } => format!("Too long for this step, which was left out: {step}"),
    }
}
