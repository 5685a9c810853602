//! The label before a turn of speech in a transcript, an interview or a chat.

use std::ops::Range;

/// What a label looks like; the later ones need more of their like around them to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// "Q.", "A:".
    Letter,
    /// "[12:03] anna:", "&lt;anna&gt;".
    Chat,
    /// "LUND:", "GRETA LUND (mayor):".
    Capitals,
    /// "Greta Lund:", "The mayor:".
    Title,
}

/// A label at the beginning of a line; bytes of that line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) look: Look,
    /// The whole, with time and colon.
    pub(super) span: Range<usize>,
    /// The name in it.
    pub(super) name: Range<usize>,
    /// Where the words begin, behind the space.
    pub(super) words: usize,
}

/// The longest name in a label, in words.
const LONGEST_NAME: usize = 5;

/// The longest label, in bytes.
const LONGEST: usize = 120;

/// Words that name a field of a form, not somebody who speaks.
const FIELDS: &[&str] = &[
    "address",
    "also",
    "analysis",
    "answer",
    "background",
    "bcc",
    "breaking",
    "caption",
    "caution",
    "cc",
    "claim",
    "cons",
    "contact",
    "cost",
    "correction",
    "date",
    "day",
    "email",
    "example",
    "exclusive",
    "fact",
    "fax",
    "from",
    "hint",
    "how",
    "ingredients",
    "links",
    "location",
    "method",
    "more",
    "myth",
    "note",
    "notes",
    "opinion",
    "ps",
    "part",
    "phone",
    "photo",
    "photos",
    "picture",
    "place",
    "price",
    "pros",
    "rating",
    "re",
    "read",
    "related",
    "result",
    "see",
    "sent",
    "serves",
    "source",
    "sources",
    "step",
    "subject",
    "summary",
    "tel",
    "time",
    "tip",
    "tips",
    "to",
    "topic",
    "total",
    "update",
    "verdict",
    "video",
    "warning",
    "watch",
    "what",
    "when",
    "where",
    "who",
    "why",
];

/// Small words inside a name.
const PARTICLES: &[&str] =
    &["of", "the", "and", "van", "von", "de", "der", "den", "del", "di", "da", "la", "le", "al", "bin", "zu"];

/// The label at the beginning of a line.
pub(super) fn read(line: &str) -> Option<Label> {
    let start = line.len() - line.trim_start().len();
    let rest = line.get(start..)?;
    let timed = time(rest);
    let name = start + timed.unwrap_or(0);
    nick(line, start, name)
        .or_else(|| letter(line, start, name))
        .or_else(|| named(line, start, name, timed.is_some()))
        .filter(|label| line.get(label.words..).is_some_and(|words| !words.starts_with('/')))
}

/// The length of a time before a name, with brackets, date, dash and space: "[12:03] ", "3.11.26, 12:03 - ".
fn time(text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | '/' | '-' | '–' | ' ' | '[' | ']' | '(' | ')');
    let mut end = text.char_indices().take(48).find(|(_, c)| !is_part(*c)).map(|(at, _)| at)?;
    let half = text.get(end..)?.get(..3).filter(|half| half.eq_ignore_ascii_case("am ") || half.eq_ignore_ascii_case("pm "));
    let bracketed = text.get(end..)?.get(..3).filter(|half| half.eq_ignore_ascii_case("am]") || half.eq_ignore_ascii_case("pm]"));
    if half.or(bracketed).is_some() {
        let behind = text.get(end + 3..)?;
        end += 3 + (behind.len() - behind.trim_start_matches([' ', '-', '–']).len());
    }
    let clock = text.get(..end)?.as_bytes();
    let is_clock = clock.windows(4).any(|four| matches!(four, [a, b':', c, d] if [a, c, d].iter().all(|b| b.is_ascii_digit())));
    (is_clock && text.get(..end)?.ends_with([' ', ']', ')'])).then_some(end)
}

/// "&lt;anna&gt; words".
fn nick(line: &str, start: usize, at: usize) -> Option<Label> {
    let inner = line.get(at..)?.strip_prefix('<')?;
    let close = inner.find('>').filter(|close| (1..=32).contains(close))?;
    let name = at + 1..at + 1 + close;
    let is_nick = inner.get(..close)?.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | '+' | '~'));
    let end = name.end + 1;
    is_nick.then(|| finish(line, Look::Chat, start, name, end)).flatten()
}

/// "Q.", "A:", "Q1:", "Question:".
fn letter(line: &str, start: usize, at: usize) -> Option<Label> {
    let rest = line.get(at..)?;
    let end = rest.find(['.', ':']).filter(|end| (1..=10).contains(end))?;
    let word = rest.get(..end)?;
    let is_letter = matches!(word.trim_end_matches(|c: char| c.is_ascii_digit()), "Q" | "A" | "F");
    let spelled = matches!(word, "Question" | "Answer" | "Frage" | "Antwort") && rest.get(end..=end) == Some(":");
    (is_letter || spelled).then(|| finish(line, Look::Letter, start, at..at + end, at + end + 1)).flatten()
}

/// "LUND:", "Greta Lund (mayor):", "anna:" behind a time.
fn named(line: &str, start: usize, at: usize, timed: bool) -> Option<Label> {
    let rest = line.get(at..)?;
    let head = rest.char_indices().take(LONGEST).take_while(|(_, c)| *c != '\n');
    let mut depth = 0_usize;
    let mut colon = None;
    for (offset, c) in head {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => {
                colon = Some(offset);
                break;
            }
            '"' | '“' | '”' | '«' | '»' | '„' | '?' | '!' | ';' | '>' => return None,
            _ => {}
        }
    }
    let colon = colon?;
    let label = rest.get(..colon)?;
    let name = label.split(['(', '[', ',']).next().unwrap_or("").trim_end();
    let role = label.get(name.len()..)?.trim();
    if role.split_whitespace().count() > 8 || label.ends_with(' ') && !timed {
        return None;
    }
    let look = look_of(name, timed)?;
    finish(line, look, start, at..at + name.len(), at + colon + 1)
}

/// What the words of a name look like; `None` for words that are none.
fn look_of(name: &str, timed: bool) -> Option<Look> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_field = |word: &&str| FIELDS.contains(&word.to_lowercase().trim_end_matches(['\'', '.']));
    if words.is_empty() || words.len() > LONGEST_NAME || words.iter().any(is_field) {
        return None;
    }
    if timed {
        return Some(Look::Chat);
    }
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '/'));
    if !words.iter().all(is_word) || name.ends_with('.') && words.len() == 1 {
        return None;
    }
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if letters().count() >= 2 && !letters().any(char::is_lowercase) && letters().any(char::is_uppercase) {
        return Some(Look::Capitals);
    }
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let titled = words.first().is_some_and(&capital)
        && (words.iter().all(|word| capital(word) || PARTICLES.contains(word))
            || words.len() == 2 && words.first() == Some(&"The"));
    titled.then_some(Look::Title)
}

/// A label whose words follow after white space, or on the next line.
fn finish(line: &str, look: Look, start: usize, name: Range<usize>, end: usize) -> Option<Label> {
    let behind = line.get(end..)?;
    let words = behind.trim_start();
    (words.is_empty() || words.len() < behind.len()).then(|| Label {
        look,
        span: start..end,
        name,
        words: end + (behind.len() - words.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Look, name and words of the label of a line; `-` for none.
    fn check(line: &str, expected: &str) {
        let shown = read(line).map_or("-".to_owned(), |label| {
            let of = |range: Range<usize>| line.get(range).unwrap_or("?");
            format!("{:?} {} | {}", label.look, of(label.name.clone()), of(label.words..line.len()))
        });
        assert_eq!(shown, expected, "{line}");
    }

    #[test]
    fn names_before_a_colon() {
        check("LUND: We are late.", "Capitals LUND | We are late.");
        check("MAYOR GRETA LUND (on the pier): We are late.", "Capitals MAYOR GRETA LUND | We are late.");
        check("Greta Lund, mayor of Tarn: We are late.", "Title Greta Lund | We are late.");
        check("Jan van der Aas: We are late.", "Title Jan van der Aas | We are late.");
        check("The mayor: We are late.", "Title The mayor | We are late.");
    }

    #[test]
    fn questions_and_answers() {
        check("Q. Were you there?", "Letter Q | Were you there?");
        check("A: I was.", "Letter A | I was.");
        check("Q12: Were you there?", "Letter Q12 | Were you there?");
    }

    #[test]
    fn chats() {
        check("[12:03] anna: late again", "Chat anna | late again");
        check("[12:03:11] <anna_k> late again", "Chat anna_k | late again");
        check("<anna> late again", "Chat anna | late again");
        check("03/11/2026, 12:03 - Anna Lund: late again", "Chat Anna Lund | late again");
        check("10:15 AM Anna: late again", "Chat Anna | late again");
        check("(00:12:03) LUND: We are late.", "Chat LUND | We are late.");
    }

    #[test]
    fn other_colons() {
        check("Note: bring a rope.", "-");
        check("Time: 5 pm", "-");
        check("The pier will be closed until further notice: nobody may go there.", "-");
        check("It was late: nobody came.", "-");
        check("https://example.org", "-");
        check("12:30 the boat left.", "-");
        check("“LUND: We are late.”", "-");
        check("Mr. Lund said: nothing", "-");
        check("", "-");
    }
}
