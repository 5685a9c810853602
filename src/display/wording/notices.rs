//! Notices in words.

use crate::base::{LeftOut, NoticeKind};
use crate::messages::tr;

/// The sentence users read for a notice.
#[must_use]
pub fn notice_message(kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::UndecodableBytes { count } => tr!("notice-undecodable-bytes", count = *count),
        NoticeKind::Encoding { name } => tr!("notice-encoding", name = name.as_ref()),
        NoticeKind::LeftOut { what, count } => left_out(*what, *count),
        NoticeKind::WholePage => tr!("notice-whole-page").to_owned(),
        NoticeKind::UnclosedQuote => tr!("notice-unclosed-quote").to_owned(),
        NoticeKind::StrayMark => tr!("notice-stray-mark").to_owned(),
        NoticeKind::Language { code } => tr!("notice-language", code = code.as_str()),
        NoticeKind::WrongExtension { actual } => tr!("notice-wrong-extension", actual = actual.as_ref()),
        NoticeKind::TooLong { step } => tr!("notice-too-long", step = step.as_ref()),
    }
}

fn left_out(what: LeftOut, count: usize) -> String {
    match what {
        LeftOut::TrackedDeletions => tr!("notice-left-out-tracked-deletions", count = count),
        LeftOut::Comments => tr!("notice-left-out-comments", count = count),
        LeftOut::FieldCodes => tr!("notice-left-out-field-codes", count = count),
        LeftOut::HiddenPassages => tr!("notice-left-out-hidden-passages", count = count),
        LeftOut::HeadersAndFooters => tr!("notice-left-out-headers-and-footers", count = count),
        LeftOut::RunningHeads => tr!("notice-left-out-running-heads", count = count),
        LeftOut::LineEndHyphens => tr!("notice-left-out-line-end-hyphens", count = count),
        LeftOut::Attachments => tr!("notice-left-out-attachments", count = count),
        LeftOut::PrivateCharacters => tr!("notice-left-out-private-characters", count = count),
        LeftOut::UnreadablePages => tr!("notice-left-out-unreadable-pages", count = count),
        LeftOut::PicturePages => tr!("notice-left-out-picture-pages", count = count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: &NoticeKind, expected: &str) {
        assert_eq!(notice_message(kind), expected);
    }

    #[test]
    fn one_and_several_read_well() {
        check(&NoticeKind::LeftOut { what: LeftOut::Comments, count: 1 }, "One comment was left out.");
        check(&NoticeKind::LeftOut { what: LeftOut::Comments, count: 3 }, "3 comments were left out.");
        check(&NoticeKind::UndecodableBytes { count: 1 }, "One place could not be decoded; it is shown as \u{fffd}.");
    }
}
