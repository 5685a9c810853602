//! The pieces of an RTF file: groups, control words, characters.

/// One piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// "{".
    Open,
    /// "}".
    Close,
    /// `\name` with its number.
    Word(&'b str, Option<i32>),
    /// `\` and one character that is no letter.
    Symbol(u8),
    /// A byte of the text, as it is or as `\'hh`.
    Byte(u8),
}

/// Goes through a file.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    /// Of a whole file.
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over bytes that are no text.
    pub(super) fn step_over(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    fn take_while(&mut self, limit: usize, test: impl Fn(u8) -> bool) -> &'b str {
        let start = self.at;
        while self.at - start < limit && self.peek().is_some_and(&test) {
            self.at += 1;
        }
        self.bytes.get(start..self.at).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    fn control(&mut self) -> Token<'b> {
        let Some(first) = self.peek() else { return Token::Symbol(b' ') };
        if first == b'\'' {
            self.at += 1;
            let digits = self.take_while(2, |byte| byte.is_ascii_hexdigit());
            return Token::Byte(u8::from_str_radix(digits, 16).unwrap_or(b'?'));
        }
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Token::Symbol(first);
        }
        // The limits are the format's own; longer names and numbers are damage.
        let name = self.take_while(32, |byte| byte.is_ascii_alphabetic());
        let minus = self.peek() == Some(b'-');
        let before = self.at;
        self.at += usize::from(minus);
        let digits = self.take_while(10, |byte| byte.is_ascii_digit());
        let number = digits.parse::<i64>().ok().map(|number| if minus { -number } else { number });
        if number.is_none() {
            self.at = before;
        }
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        Token::Word(name, number.map(|number| i32::try_from(number).unwrap_or(i32::MAX)))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces() {
        let found: Vec<Token<'_>> = Tokens::new(b"{\\rtf1\\b0 a\\'e9\r\n\\u-10179?\\~\\par}\\'z\\").collect();
        let expected = [
            Token::Open,
            Token::Word("rtf", Some(1)),
            Token::Word("b", Some(0)),
            Token::Byte(b'a'),
            Token::Byte(0xe9),
            Token::Word("u", Some(-10179)),
            Token::Byte(b'?'),
            Token::Symbol(b'~'),
            Token::Word("par", None),
            Token::Close,
            Token::Byte(b'?'),
            Token::Byte(b'z'),
            Token::Symbol(b' '),
        ];
        assert_eq!(found, expected);
    }
}
