//! A JSON report read back: both texts as they were read, and what was said of them.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::base::{Notice, NoticeKind, Pair, TextSpan};
use crate::messages::tr;
use crate::review::Review;
use crate::session::{SavedSource, Session, View, read_text};
use crate::text::{At, Block, BlockKind, Draft, Format, Place, Source};

/// What a JSON report tells of the two accounts it is of: enough to make the same report again, without their files.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The two texts, not yet cut into sentences.
    pub drafts: Pair<Draft>,
    /// Everything that was said of them.
    pub review: Review,
}

/// What a file is that holds a review.
#[derive(Clone, Debug)]
pub enum Kept {
    /// A session: it names the texts.
    Session(Box<Session>),
    /// A JSON report: it holds the texts.
    Report(Box<Restored>),
}

impl Kept {
    /// Reads a session or a JSON report.
    ///
    /// # Errors
    /// One sentence for a person that names the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = read_text(path)?;
        match Restored::parse(&text) {
            Some(restored) => {
                let restored = restored.map_err(|reason| format!("{reason}: {}", path.display()))?;
                Ok(Self::Report(Box::new(restored)))
            }
            None => Session::of_text(&text, path).map(|session| Self::Session(Box::new(session))),
        }
    }
}

#[derive(Deserialize)]
struct Schema {
    schema: String,
}

#[derive(Deserialize)]
struct Report {
    documents: Documents,
    #[serde(default)]
    session: Review,
}

#[derive(Deserialize)]
struct Documents {
    a: Account,
    b: Account,
}

#[derive(Deserialize)]
struct Account {
    name: String,
    path: Option<PathBuf>,
    format: String,
    #[serde(default)]
    whole_page: bool,
    sha256: String,
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    text: String,
    blocks: Vec<BlockShape>,
    #[serde(default)]
    places: Vec<PlaceShape>,
    #[serde(default)]
    notices: Vec<NoticeShape>,
}

#[derive(Deserialize)]
struct BlockShape {
    start: u32,
    end: u32,
    kind: String,
    level: Option<u8>,
}

#[derive(Deserialize)]
struct PlaceShape {
    start: u32,
    at: String,
    milliseconds: Option<u64>,
}

#[derive(Deserialize)]
struct NoticeShape {
    kind: String,
    #[serde(default)]
    step: String,
    count: Option<usize>,
    what: Option<String>,
    start: Option<u32>,
    end: Option<u32>,
}

impl Restored {
    /// What a report tells; nothing of a text that is no report of two accounts.
    pub(super) fn parse(text: &str) -> Option<Result<Self, String>> {
        let schema: Schema = serde_json::from_str(text).ok()?;
        let version = schema.schema.strip_prefix("twosource-report/")?;
        if version != "1" {
            return Some(Err(tr!("error-report-newer").to_owned()));
        }
        let report: Result<Report, _> = serde_json::from_str(text);
        Some(report.map_err(|error| tr!("error-report-damaged", reason = error.to_string())).and_then(|report| {
            let (a, b) = (report.documents.a.draft()?, report.documents.b.draft()?);
            Ok(Self { drafts: Pair::new(a, b), review: report.session })
        }))
    }

    /// The session that names the same texts: their files, or their words where they were no files.
    pub(super) fn session(self) -> Session {
        let source = |draft: Draft| {
            let whole_page = draft.source.format == Format::HtmlPage;
            match draft.source.path {
                Some(path) => SavedSource::File { path, sha256: draft.source.sha256, whole_page },
                None => SavedSource::Pasted { text: draft.text },
            }
        };
        Session { sources: self.drafts.map(source), review: self.review, progress: None, view: View::default() }
    }
}

impl Account {
    fn draft(self) -> Result<Draft, String> {
        let format = Format::ALL
            .into_iter()
            .find(|format| format.code() == self.format)
            .ok_or_else(|| tr!("error-report-format", name = self.name.as_str()))?;
        let format = if format == Format::Html && self.whole_page { Format::HtmlPage } else { format };
        let span = |start: u32, end: u32| {
            let is_place = start <= end && self.text.get(start as usize..end as usize).is_some();
            is_place.then_some(TextSpan { start, end })
        };
        let mut blocks: Vec<Block> = Vec::with_capacity(self.blocks.len());
        for shape in &self.blocks {
            let span = span(shape.start, shape.end).filter(|span| blocks.last().is_none_or(|last| last.span.end <= span.start));
            let kind = kind(&shape.kind, shape.level);
            blocks.push(
                span.zip(kind)
                    .map(|(span, kind)| Block { span, kind })
                    .ok_or_else(|| tr!("error-report-block", name = self.name.as_str()))?,
            );
        }
        let places = self.places.iter().map(|place| place.read()).collect::<Option<Vec<Place>>>();
        let notice = |shape: &NoticeShape| {
            let kind = NoticeKind::of_report(&shape.kind, shape.count, shape.what.as_deref())?;
            Some(Notice { kind, span: shape.start.zip(shape.end).and_then(|(start, end)| span(start, end)) })
        };
        // The others are found again with the quotations.
        let read = self.notices.iter().filter(|shape| shape.step == "reading");
        Ok(Draft {
            places: places.ok_or_else(|| tr!("error-report-place", name = self.name.as_str()))?,
            notices: read.filter_map(notice).collect(),
            date: self.date.as_ref().and_then(|date| date.parse().ok()),
            blocks,
            source: Source { name: self.name, path: self.path, format, sha256: self.sha256 },
            title: self.title,
            author: self.author,
            text: self.text,
        })
    }
}

impl PlaceShape {
    fn read(&self) -> Option<Place> {
        let at = match self.milliseconds {
            Some(milliseconds) => At::Time(milliseconds),
            None => At::Page(self.at.strip_prefix("page ")?.parse().ok()?),
        };
        Some(Place { start: self.start, at })
    }
}

fn kind(code: &str, level: Option<u8>) -> Option<BlockKind> {
    let plain =
        [BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Quotation, BlockKind::Cell, BlockKind::Caption, BlockKind::Note];
    match code {
        "heading" => Some(BlockKind::Heading(level.unwrap_or(1))),
        code => plain.into_iter().find(|kind| kind.code() == code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_refused(text: &str, said: &str) {
        match Restored::parse(text) {
            Some(Err(reason)) => assert!(reason.contains(said), "{reason}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_no_report_of_two_accounts_is_said() {
        assert!(Restored::parse("{}").is_none() && Restored::parse("").is_none());
        assert!(Restored::parse("{\"schema\": \"other/1\"}").is_none());
        check_refused("{\"schema\": \"twosource-report/2\"}", "newer version");
        check_refused("{\"schema\": \"twosource-report/1\", \"document\": {}}", "not of two accounts");
        let account = |blocks: &str, format: &str| {
            format!(
                "{{\"name\": \"n\", \"path\": null, \"format\": \"{format}\", \"sha256\": \"\", \"text\": \"é\", \"blocks\": [{blocks}]}}"
            )
        };
        let report = |a: &str| {
            format!("{{\"schema\": \"twosource-report/1\", \"documents\": {{\"a\": {a}, \"b\": {}}}}}", account("", "txt"))
        };
        let block = |start: u32, end: u32, kind: &str| format!("{{\"start\": {start}, \"end\": {end}, \"kind\": \"{kind}\"}}");
        check_refused(&report(&account(&block(0, 1, "paragraph"), "txt")), "a block of n");
        check_refused(&report(&account(&block(0, 9, "paragraph"), "txt")), "a block of n");
        check_refused(&report(&account(&block(0, 2, "song"), "txt")), "a block of n");
        check_refused(&report(&account("", "wav")), "the format of n");
        assert!(Restored::parse(&report(&account(&block(0, 2, "heading"), "txt"))).is_some_and(|report| report.is_ok()));
    }
}
