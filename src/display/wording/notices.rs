//! Notices in words.

use crate::base::{LeftOut, NoticeKind};

/// The sentence users read for a notice.
#[must_use]
pub fn notice_message(kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::UndecodableBytes { count: 1 } => "One place could not be decoded; it is shown as \u{fffd}.".to_owned(),
        NoticeKind::UndecodableBytes { count } => format!("{count} places could not be decoded; they are shown as \u{fffd}."),
        NoticeKind::Encoding { name } => format!("The text was read in the encoding {name}."),
        NoticeKind::LeftOut { what, count } => left_out(*what, *count),
        NoticeKind::WholePage => "No article could be told from the page around it; the whole page is shown.".to_owned(),
        NoticeKind::UnclosedQuote => {
            "A quotation mark is never closed; the quotation was ended with its sentence or paragraph.".to_owned()
        }
        NoticeKind::StrayMark => "A closing quotation mark has no opening one; it was ignored.".to_owned(),
        NoticeKind::Language { code } => format!(
            "The text seems to be in another language than English ({code}); names, dates and speakers are read with less certainty."
        ),
        NoticeKind::WrongExtension { actual } => format!("The file's ending says otherwise, but its content is {actual}."),
        NoticeKind::TooLong { step } => format!("The text is too long for one step, which was left out: {step}."),
    }
}

fn left_out(what: LeftOut, count: usize) -> String {
    let (one, several) = match what {
        LeftOut::TrackedDeletions => {
            ("One passage deleted under change tracking was", "passages deleted under change tracking were")
        }
        LeftOut::Comments => ("One comment was", "comments were"),
        LeftOut::FieldCodes => ("One field code was", "field codes were"),
        LeftOut::HiddenPassages => ("One hidden passage was", "hidden passages were"),
        LeftOut::HeadersAndFooters => ("One page header or footer was", "page headers and footers were"),
        LeftOut::RunningHeads => ("One running head or page number was", "running heads and page numbers were"),
        LeftOut::LineEndHyphens => ("One hyphen at the end of a line was", "hyphens at the ends of lines were"),
        LeftOut::Attachments => ("One attachment was", "attachments were"),
        LeftOut::PrivateCharacters => {
            ("One character that only a special font can show was", "characters that only a special font can show were")
        }
        LeftOut::UnreadablePages => ("One page that could not be read was", "pages that could not be read were"),
        LeftOut::PicturePages => ("One page that is only a picture was", "pages that are only pictures were"),
    };
    if count == 1 { format!("{one} left out.") } else { format!("{count} {several} left out.") }
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
