//! Reads the quotation marks of a text and judges each by its neighbours; apostrophes, feet and inches are left out.

/// Marks that can only pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ " and doubled single marks.
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
}

/// What a mark's form and neighbours say it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Begins a quotation.
    Open,
    /// Ends one.
    Close,
    /// Whichever the marks before it ask for.
    Either,
}

/// One quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// First byte in the text that was read.
    pub(super) at: usize,
    /// Bytes.
    pub(super) len: usize,
    /// The character (the first of a doubled one).
    pub(super) glyph: char,
    pub(super) family: Family,
    pub(super) turn: Turn,
    /// A single mark that may as well be a plural possessive or stand for a dropped letter, a double one for inches.
    pub(super) weak: bool,
    /// An opening form that closes if a quotation is open, because a comma stands before it: `"Yes, "he said`.
    pub(super) loose: bool,
}

/// Words that begin with an apostrophe for letters left out, without it.
const ELISIONS: &[&str] = &[
    "bout", "cause", "cept", "cos", "coz", "cuz", "em", "ere", "fore", "gainst", "hood", "im", "kay", "mid", "mongst", "n",
    "neath", "nother", "nuff", "ome", "pon", "re", "round", "s", "sup", "t", "til", "till", "tis", "tude", "twas", "twere",
    "twill", "twixt", "ve",
];

/// Words that end with an apostrophe for letters left out, without it.
const CLIPPED: &[&str] = &[
    "an", "bein", "doin", "goin", "ha", "i", "lil", "mo", "o", "ol", "ole", "t", "th", "tha", "tho", "thro", "wi", "wid", "wit",
    "yo",
];

/// All marks of a text, in order.
pub(super) fn read(text: &str) -> Vec<Mark> {
    if !text.contains(is_mark) {
        return Vec::new();
    }
    // Doubled single marks are read only where ``…'' shows that they are meant as quotation marks.
    let doubled = text.contains("``");
    let mut out = Vec::new();
    let mut before = Before::default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, glyph)) = chars.next() {
        let mut len = glyph.len_utf8();
        if matches!(glyph, '\'' | '`') && chars.peek().is_some_and(|(_, next)| *next == glyph) {
            chars.next();
            len = 2;
            if !doubled {
                before.push(glyph);
                continue;
            }
        }
        if is_mark(glyph) {
            let around = (text.get(..at).unwrap_or(""), text.get(at + len..).unwrap_or(""));
            out.extend(judge(at, len, glyph, &before, around));
        }
        before.push(glyph);
    }
    out
}

/// The characters before a mark.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// The nearest first.
    last: [Option<char>; 4],
    /// The last that is no space.
    solid: Option<char>,
}

impl Before {
    fn push(&mut self, c: char) {
        self.last.rotate_right(1);
        self.last[0] = Some(c);
        if !c.is_whitespace() {
            self.solid = Some(c);
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}

fn judge(at: usize, len: usize, glyph: char, before: &Before, around: (&str, &str)) -> Option<Mark> {
    let rest = around.1;
    let next = rest.chars().next();
    let mark = |family, turn| Some(Mark { at, len, glyph, family, turn, weak: false, loose: false });
    match glyph {
        '「' => mark(Family::Corner, Turn::Open),
        '」' => mark(Family::Corner, Turn::Close),
        '『' => mark(Family::WhiteCorner, Turn::Open),
        '』' => mark(Family::WhiteCorner, Turn::Close),
        '«' | '»' => mark(Family::Guillemet, guillemet(before, next)),
        '‹' | '›' => mark(Family::SingleGuillemet, guillemet(before, next)),
        '„' | '‟' => mark(Family::Double, Turn::Open),
        '“' => mark(Family::Double, if by_neighbours(before, next) == Turn::Close { Turn::Either } else { Turn::Open }),
        '”' => mark(Family::Double, if by_neighbours(before, next) == Turn::Open { Turn::Either } else { Turn::Close }),
        '`' if len == 2 => mark(Family::Double, Turn::Open),
        '"' | '＂' | '\'' if len == 2 || glyph != '\'' => {
            if is_inches(before) {
                return None;
            }
            let turn = by_neighbours(before, next);
            let loose = before.solid == Some(',') && next.is_some_and(char::is_lowercase);
            let inches = before.last[0].is_some_and(|c| c.is_ascii_digit()) && len == 1;
            Some(Mark { at, len, glyph, family: Family::Double, turn, weak: inches && is_doubtful_end(rest), loose })
        }
        '`' => None,
        _ => single(at, len, glyph, before, around),
    }
}

/// Whether the digits before are feet and inches: 5'10".
fn is_inches(before: &Before) -> bool {
    let digits = before.last.iter().take_while(|c| c.is_some_and(|c| c.is_ascii_digit())).count();
    (1..=2).contains(&digits) && matches!(before.last.get(digits), Some(Some('\'' | '’' | '′')))
}

fn is_space(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_opening(c: Option<char>) -> bool {
    is_space(c) || matches!(c, Some('(' | '[' | '{' | '“' | '‘' | '„' | '‚' | '«' | '‹' | '/' | '¿' | '¡' | '•' | '*' | '_'))
}

fn is_dash(c: Option<char>) -> bool {
    matches!(c, Some('-' | '‐' | '‑' | '–' | '—' | '―'))
}

fn is_closing(c: Option<char>) -> bool {
    is_space(c)
        || is_dash(c)
        || matches!(c, Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '”' | '’' | '»' | '›' | '…' | '/' | '*' | '_'))
}

/// What the characters on both sides say of a mark whose form says nothing.
fn by_neighbours(before: &Before, next: Option<char>) -> Turn {
    let last = before.last[0];
    if is_opening(last) && !is_space(next) {
        return Turn::Open;
    }
    if !is_space(last) && is_closing(next) {
        return Turn::Close;
    }
    if is_dash(last) && is_space(before.last[1]) && next.is_some_and(char::is_alphanumeric) {
        return Turn::Open;
    }
    Turn::Either
}

/// The turn of a guillemet, which spaces may stand around on both sides: sure only where a word stands on just one.
fn guillemet(before: &Before, next: Option<char>) -> Turn {
    let last = before.last[0];
    if is_opening(last) && next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '¿' | '¡' | '…')) {
        Turn::Open
    } else if !is_space(last) && !is_opening(last) && is_closing(next) {
        Turn::Close
    } else {
        Turn::Either
    }
}

/// Whether a character belongs to a script without spaces and without apostrophes.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff65}')
}

fn single(at: usize, len: usize, glyph: char, before: &Before, (head, rest): (&str, &str)) -> Option<Mark> {
    let (last, next) = (before.last[0], rest.chars().next());
    let word_before = last.is_some_and(char::is_alphanumeric);
    let word_after = next.is_some_and(char::is_alphanumeric);
    if matches!(glyph, '‘' | '’') && (last.is_some_and(is_unspaced) || next.is_some_and(is_unspaced)) {
        let turn = if glyph == '‘' { Turn::Open } else { Turn::Close };
        return Some(Mark { at, len, glyph, family: Family::Single, turn, weak: false, loose: false });
    }
    if word_before && word_after || is_space(last) && is_space(next) {
        return None;
    }
    let mark = |turn, weak| Some(Mark { at, len, glyph, family: Family::Single, turn, weak, loose: false });
    if glyph == '‚' {
        return if is_opening(last) && !is_space(next) { mark(Turn::Open, false) } else { None };
    }
    if !word_before
        && !is_space(next)
        && (is_opening(last) || is_dash(last) || matches!(last, Some('"' | '”')))
        && !is_end(last, next)
    {
        return if glyph == '’' || is_elision(rest) { None } else { mark(Turn::Open, false) };
    }
    if is_space(last) || word_after && glyph != '‘' {
        return None;
    }
    if glyph == '‘' && !is_closing(next) {
        return mark(Turn::Open, false);
    }
    let doubtful = word_before && is_doubtful_end(rest);
    if doubtful && is_clipped(head) { None } else { mark(Turn::Close, doubtful) }
}

/// Whether a single mark between these two ends what stands before: `'Yes'" `, `—'.`
fn is_end(last: Option<char>, next: Option<char>) -> bool {
    matches!(last, Some('"' | '”')) && is_closing(next) || is_dash(last) && !next.is_some_and(|c| c.is_alphanumeric() || c == '"')
}

/// Whether the letters or digits that follow have lost their beginning: ’em, ’90s.
fn is_elision(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(8).collect();
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    digits == 2 && matches!(word.get(2..), Some("" | "s")) || ELISIONS.contains(&word.to_lowercase().as_str())
}

/// Whether the word at the end has lost its last letters: an’, o’, goin’.
fn is_clipped(head: &str) -> bool {
    let letters: Vec<char> = head.chars().rev().take_while(|c| c.is_alphabetic()).take(9).collect();
    let word: String = letters.iter().rev().flat_map(|c| c.to_lowercase()).collect();
    // "Won't", "an' I'll": the last letters of a contraction are no word.
    let contracted = head.chars().rev().nth(letters.len()).is_some_and(|c| matches!(c, '\'' | '’'));
    let gerund = word.len() >= 5 && word.ends_with("in") && !word.ends_with("ain");
    !contracted && (gerund || CLIPPED.contains(&word.as_str()))
}

/// Whether a single mark after a word may be a possessive ("the boys' room"), a dropped letter ("goin' home") or feet.
fn is_doubtful_end(rest: &str) -> bool {
    let mut after = rest.chars();
    after.next().is_some_and(char::is_whitespace) && after.find(|c| !c.is_whitespace()).is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each mark of the text as `<` opening, `>` closing, `?` either; `w` for weak.
    fn check(text: &str, expected: &str) {
        let shown: Vec<&str> = read(text)
            .iter()
            .map(|mark| match (mark.turn, mark.weak) {
                (Turn::Open, _) => "<",
                (Turn::Close, false) => ">",
                (Turn::Close, true) => "w",
                (Turn::Either, _) => "?",
            })
            .collect();
        assert_eq!(shown.join(""), expected, "{text}");
    }

    #[test]
    fn straight_marks_are_judged_by_their_neighbours() {
        check(r#"She said "no" twice."#, "<>");
        check(r#"("Yes," he said.)"#, "<>");
        check(r#"the pre-"accord" days"#, "?>");
        check(r#"It stopped - "suddenly" - there"#, "<>");
        check(r#"He said,"Go""#, "?>");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("Don't touch O'Dell's boat; it’s hers.", "");
        check("Back in the '90s we told 'em so.", "");
        check("’Twas rock ’n’ roll", "w");
        check("the sailors' hall", "w");
        check("goin' home wi' th' lads o' Tarn", "");
        check("‘That you won’t’ thought Lund", "<w");
        check("'the sailors' hall,' he said", "<w>");
        check("l’homme d'affaires", "");
    }

    #[test]
    fn doubled_single_marks_count_only_with_their_opening_form() {
        check("``Yes,'' she said.", "<>");
        check("''Yes,'' she said.", "");
    }

    #[test]
    fn feet_and_inches_are_no_marks() {
        check(r#"He is 5'10" tall."#, "");
        check(r#"She is 5'6"."#, "");
    }

    #[test]
    fn single_marks_open_and_close() {
        check("'Nobody knew,' she said.", "<>");
        check("‘Nobody knew,’ she said.", "<>");
        check("\"He said 'no,'\" she said.", "<<>>");
        check("‚Nein‘, sagte er.", "<>");
    }

    #[test]
    fn marks_of_other_languages_are_read() {
        check("„Nein“, sagte sie.", "<?");
        check("„‚Nein‘, sagte sie.“", "<<>?");
        check("« Non », dit-elle. »Nein«", "??<>");
        check("«Non», dit-elle. »Nej», sa hon.", "<><>");
        check("她写道：“他说‘够了’，走了。”", "<<>>");
        check("「はい」『うん』", "<><>");
    }
}
