//! Pairs quotation marks, whatever their kind, and mends what does not pair.
//!
//! Every paragraph is paired by itself with a stack, so that one bad mark spoils at most its own sentence or paragraph.
//! A quotation that is open at a paragraph's end goes on if the next paragraph repeats its opening mark.

use crate::base::{Notice, NoticeKind, TextSpan};
use crate::extract::quotes::glyphs::{self, Family, Mark, Turn};
use crate::extract::quotes::repair;
use crate::extract::quotes::{Quote, QuoteForm, QuoteKind};
use crate::text::{Block, BlockKind, Document, Format};

/// Every marked quotation in order of the text; of two that begin together the outer one is first.
pub(super) fn scan(document: &Document, notices: &mut Vec<Notice>) -> Vec<Quote> {
    let mut scanner = Scanner { document, notices, quotes: Vec::new(), carried: None };
    let blocks = document.blocks.as_slice();
    for (index, block) in blocks.iter().enumerate() {
        scanner.block(block, blocks.get(index + 1));
    }
    let mut quotes = scanner.quotes;
    notices.sort_by_key(|notice| notice.span.map(|span| span.start));
    order(&mut quotes);
    quotes
}

/// Sorts quotations and counts how many each stands in.
pub(super) fn order(quotes: &mut [Quote]) {
    quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    count_depths(quotes);
}

/// Over so many lines wrapped by hand a closing mark is looked for.
const LONGEST_RUN: usize = 6;

/// Marks opened inside so many others are ignored.
const DEEPEST: usize = 24;

/// A quotation whose closing mark has not come yet.
#[derive(Clone, Debug)]
struct Open {
    mark: Mark,
    /// Where the present paragraph's words begin.
    words: usize,
    /// The whole paragraphs before.
    parts: Vec<TextSpan>,
    /// First byte of the first opening mark.
    start: usize,
}

impl Open {
    fn new(mark: Mark) -> Self {
        Self { mark, words: mark.at + mark.len, parts: Vec::new(), start: mark.at }
    }
}

struct Scanner<'a> {
    document: &'a Document,
    notices: &'a mut Vec<Notice>,
    quotes: Vec<Quote>,
    carried: Option<Open>,
}

impl Scanner<'_> {
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        let base = block.span.start as usize;
        let mut marks = glyphs::read(self.document.slice(block.span));
        for mark in &mut marks {
            mark.at += base;
        }
        let mut stack: Vec<Open> = Vec::new();
        let mut rest = marks.as_slice();
        if let Some(mut open) = self.carried.take() {
            if let Some((first, others)) = marks.split_first().filter(|(first, _)| first.at == base) {
                open.words = first.at + first.len;
                rest = others;
            } else {
                open.words = base;
            }
            stack.push(open);
        }
        self.pair(rest, &mut stack);
        self.settle(stack, block, next);
    }

    /// Pairs the marks of one paragraph; what stays on the stack has no closing mark here.
    fn pair(&mut self, marks: &[Mark], stack: &mut Vec<Open>) {
        let ends = sure_ends(marks);
        for (index, mark) in marks.iter().enumerate() {
            let found = partner(stack, *mark);
            let closes = match mark.turn {
                Turn::Close => true,
                Turn::Open => mark.loose && found.is_some(),
                Turn::Either => found.is_some(),
            };
            if !closes && stack.len() < DEEPEST {
                stack.push(Open::new(*mark));
                continue;
            }
            if !closes {
                self.notices.push(Notice::at(NoticeKind::StrayMark, span_of(*mark)));
                continue;
            }
            let possessive = mark.weak && ends.get(index).copied().unwrap_or(false);
            match found {
                Some(_) if possessive => {}
                Some(found) => self.close(stack, found, *mark),
                None if mark.family == Family::Single || self.is_measure(*mark) => {}
                None => self.notices.push(Notice::at(NoticeKind::StrayMark, span_of(*mark))),
            }
        }
    }

    /// Closes the quotation at a place of the stack; those inside it never closed.
    fn close(&mut self, stack: &mut Vec<Open>, found: usize, mark: Mark) {
        for inner in stack.drain(found + 1..) {
            self.leave(&inner);
        }
        if let Some(open) = stack.pop() {
            self.push(open, mark.at, mark.at + mark.len);
        }
    }

    /// An opening mark without partner inside a whole quotation is most likely none.
    fn leave(&mut self, open: &Open) {
        if open.mark.family != Family::Single || open.mark.glyph == '‘' {
            self.notices.push(Notice::at(NoticeKind::StrayMark, span_of(open.mark)));
        }
    }

    /// Whether a straight mark follows a digit: inches.
    fn is_measure(&self, mark: Mark) -> bool {
        let before = self.document.text.get(..mark.at).and_then(|text| text.chars().next_back());
        mark.glyph == '"' && before.is_some_and(|c| c.is_ascii_digit())
    }

    /// Deals with what is open at the end of a paragraph.
    fn settle(&mut self, stack: Vec<Open>, block: &Block, next: Option<&Block>) {
        // The innermost first, so that one that is mended ends before the next begins.
        let mut limit = block.span.end as usize;
        for (index, mut open) in stack.into_iter().rev().enumerate() {
            let start = open.mark.at;
            if index == 0 && self.is_last(&open) && next.is_some_and(|next| self.goes_on(&open, block, next)) {
                open.parts.extend(self.document.trimmed(open.words..block.span.end as usize));
                self.carried = Some(open);
            } else if open.mark.family != Family::Single || open.mark.glyph == '‘' && start == block.span.start as usize {
                self.mend(open, limit);
            } else if open.mark.glyph == '‘' {
                self.leave(&open);
                continue;
            } else {
                continue;
            }
            limit = start;
        }
    }

    /// Whether no quotation of this paragraph begins after this one, except inside it in other marks.
    fn is_last(&self, open: &Open) -> bool {
        let same = |quote: &&Quote| quote.span.start as usize >= open.words;
        self.quotes
            .iter()
            .rev()
            .take_while(same)
            .all(|quote| family_at(self.document, quote.span.start) != Some(open.mark.family))
    }

    /// Whether the quotation carries on in the next paragraph.
    fn goes_on(&self, open: &Open, block: &Block, next: &Block) -> bool {
        let text =
            |block: &Block| !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Caption | BlockKind::Cell | BlockKind::Note);
        let repeats = self.document.slice(next.span).starts_with(open.mark.glyph);
        let own = repair::unmarked_cue(self.document, open.words, block.span.end as usize).is_some();
        text(block) && text(next) && (repeats && !own || self.runs_on(open, block))
    }

    /// Whether lines that were wrapped by hand cut the quotation: the next mark of its kind, a few lines on, closes it.
    fn runs_on(&self, open: &Open, block: &Block) -> bool {
        if self.document.source.format != Format::Plain {
            return false;
        }
        let blocks = self.document.blocks.as_slice();
        let first = blocks.partition_point(|other| other.span.start <= block.span.start);
        let mut before = block;
        for line in blocks.iter().skip(first).take(LONGEST_RUN) {
            let gap = self.document.slice(TextSpan { start: before.span.end, end: line.span.start });
            let words = self.document.slice(line.span);
            let ends = self.document.slice(before.span).ends_with(['.', '!', '?', '…']);
            if gap.matches('\n').count() != 1 || ends && !words.starts_with(char::is_lowercase) {
                return false;
            }
            if let Some(mark) = glyphs::read(words).iter().find(|mark| mark.family == open.mark.family && !mark.weak) {
                return mark.turn == Turn::Close && fits(open.mark, *mark);
            }
            before = line;
        }
        false
    }

    /// Closes a quotation that has no closing mark where its words most likely end, at most where another begins.
    fn mend(&mut self, open: Open, limit: usize) {
        self.notices.push(Notice::at(NoticeKind::UnclosedQuote, span_of(open.mark)));
        let inner =
            self.quotes.iter().rev().map(|quote| quote.span.start as usize).take_while(|start| *start >= open.words).min();
        let end = repair::end(self.document, open.words, inner.map_or(limit, |inner| inner.min(limit)));
        self.push(open, end, end);
    }

    fn push(&mut self, open: Open, words_end: usize, end: usize) {
        let mut parts = open.parts;
        parts.extend(self.document.trimmed(open.words..words_end));
        if parts.is_empty() {
            return;
        }
        self.quotes.push(Quote {
            span: TextSpan::new(open.start, end),
            parts,
            kind: QuoteKind::Speech,
            continues: None,
            speaker: None,
            cue: None,
            depth: 0,
            form: QuoteForm::Marks,
        });
    }
}

/// Where on the stack the quotation is that this mark would close.
fn partner(stack: &[Open], mark: Mark) -> Option<usize> {
    for (index, open) in stack.iter().enumerate().rev() {
        if open.mark.family == mark.family {
            return fits(open.mark, mark).then_some(index);
        }
        // A single mark never ends what began outside the quotation it stands in.
        if matches!(mark.family, Family::Single | Family::SingleGuillemet) {
            return None;
        }
    }
    None
}

/// Whether the second may close what the first opened.
fn fits(open: Mark, close: Mark) -> bool {
    match open.glyph {
        // »Nej» has one form for both.
        '«' | '»' | '‹' | '›' => open.glyph != close.glyph || open.turn == Turn::Open && close.turn == Turn::Close,
        '‘' => close.glyph != '‘',
        _ => true,
    }
}

/// By position: whether the next sure single mark (of a double mark, the next sure double one) is a closing one.
fn sure_ends(marks: &[Mark]) -> Vec<bool> {
    let mut out = vec![false; marks.len()];
    let (mut single, mut double) = (false, false);
    // What stands behind a whole quotation in double marks is looked for over it, from inside it is not.
    let mut behind: Vec<bool> = Vec::new();
    for (index, mark) in marks.iter().enumerate().rev() {
        out[index] = if mark.family == Family::Double { double } else { single };
        match (mark.family, mark.turn) {
            (Family::Single, Turn::Open) => single = false,
            (Family::Single, _) if !mark.weak => single = true,
            (Family::Double, Turn::Close) if !mark.weak => {
                behind.push(std::mem::take(&mut single));
                double = true;
            }
            (Family::Double, Turn::Open) => {
                single = behind.pop().unwrap_or(false);
                double = false;
            }
            _ => {}
        }
    }
    out
}

fn family_at(document: &Document, offset: u32) -> Option<Family> {
    let glyph = document.text.get(offset as usize..)?.chars().next()?;
    match glyph {
        '‘' | '\'' | '‚' => Some(Family::Single),
        '«' | '»' => Some(Family::Guillemet),
        '‹' | '›' => Some(Family::SingleGuillemet),
        '「' => Some(Family::Corner),
        '『' => Some(Family::WhiteCorner),
        _ => Some(Family::Double),
    }
}

fn span_of(mark: Mark) -> TextSpan {
    TextSpan::new(mark.at, mark.at + mark.len)
}

/// Counts for every quotation how many it stands in.
fn count_depths(quotes: &mut [Quote]) {
    let mut ends: Vec<u32> = Vec::new();
    for quote in quotes {
        while ends.last().is_some_and(|end| *end <= quote.span.start) {
            ends.pop();
        }
        quote.depth = u8::try_from(ends.len()).unwrap_or(u8::MAX);
        ends.push(quote.span.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::import;

    /// The quotations of a text, each with its depth when nested and its parts joined by " | ", and its notices.
    fn check(text: &str, expected: &[&str]) {
        let work = Work::new();
        let document = import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap();
        let mut notices = Vec::new();
        let quotes = scan(&document, &mut notices);
        let mut shown: Vec<String> = Vec::new();
        for quote in &quotes {
            let parts: Vec<&str> = quote.parts.iter().map(|part| document.slice(*part)).collect();
            let depth = if quote.depth == 0 { String::new() } else { format!("{}:", quote.depth) };
            shown.push(format!("{depth}{}", parts.join(" | ")));
        }
        shown.extend(notices.iter().map(|notice| format!("({})", notice.kind.code())));
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn every_kind_of_mark_is_paired() {
        check("“One,” she said. \"Two,\" he said.", &["One,", "Two,"]);
        check("‘One,’ she said. 'Two,' he said.", &["One,", "Two,"]);
        check("«Un», dit-il. »Zwei«, sagte er. ‹Drei›", &["Un", "Zwei", "Drei"]);
        check("„Eins“, sagte sie. „Dwa”, powiedział.", &["Eins", "Dwa"]);
        check("「一つ『二つ』」と言った。", &["一つ『二つ』", "1:二つ"]);
        check("``One,'' she said.", &["One,"]);
        check("”Ett”, sa hon.", &["Ett"]);
    }

    #[test]
    fn marks_are_nested() {
        check("“He said ‘never’ to me,” she said.", &["He said ‘never’ to me,", "1:never"]);
        check("\"He said 'never' to me,\" she said.", &["He said 'never' to me,", "1:never"]);
        check("'He said \"never\" to me,' she said.", &["He said \"never\" to me,", "1:never"]);
        check("“He called it “a farce” then,” she said.", &["He called it “a farce” then,", "1:a farce"]);
    }

    #[test]
    fn apostrophes_do_not_open_or_close() {
        check("'The sailors' hall isn't open,' he said.", &["The sailors' hall isn't open,"]);
        check("The dogs' bowls and the cats' beds weren't there in the '90s.", &[]);
        check("“It’s the crews’ fault,” she said.", &["It’s the crews’ fault,"]);
        check("'We told 'em so,' he said.", &["We told 'em so,"]);
        check("She is 5'10\" and he is 6'.", &[]);
    }

    #[test]
    fn a_quotation_goes_on_over_paragraphs() {
        check("“One.\n\n“Two.\n\n“Three,” she said.", &["One. | Two. | Three,"]);
        check("\"One.\n\n\"Two,\" she said. \"Three.\"", &["One. | Two,", "Three."]);
        check("‘One.\n\n‘Two,’ she said.", &["One. | Two,"]);
        check("She said: “One,\ntwo.” And left.", &["One, | two."]);
        check("She said: “One,\n\ntwo.” And left.", &["One,", "(unclosed-quote)", "(stray-mark)"]);
    }

    #[test]
    fn a_bad_mark_spoils_nothing_else() {
        check("“One, she said. “Two,” he said.\n\n“Three.”", &["One", "Two,", "Three.", "(unclosed-quote)"]);
        check("One,” she said. “Two,” he said.", &["Two,", "(stray-mark)"]);
        check("She said: “One is two.\n\nThen he said: “Three.”", &["One is two.", "Three.", "(unclosed-quote)"]);
        check("“One.“ she said. “Two.”", &["One.", "Two."]);
        check("\"One, \"she said. \"Two.\"", &["One,", "Two."]);
        check("“One,\" she said. \"Two.”", &["One,", "Two."]);
    }

    #[test]
    fn a_paragraph_with_its_own_cue_does_not_go_on() {
        check("“One, she said.\n\n“Two,” he said.", &["One", "Two,", "(unclosed-quote)"]);
    }
}
