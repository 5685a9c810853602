//! How the items of lists are counted: figures, letters or Roman numerals.

/// A counter as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Figures {
    /// Nothing is written.
    #[default]
    None,
    /// "1", "2".
    Arabic,
    /// "a" to "z", then "aa".
    Letters {
        /// "A" instead of "a".
        capital: bool,
    },
    /// "i", "ii".
    Roman {
        /// "I" instead of "i".
        capital: bool,
    },
}

impl Figures {
    /// By the first counter of the kind, as HTML and OpenDocument name them: "1", "a", "A", "i", "I".
    pub(super) fn by_first(first: &str) -> Self {
        match first {
            "1" => Self::Arabic,
            "a" => Self::Letters { capital: false },
            "A" => Self::Letters { capital: true },
            "i" => Self::Roman { capital: false },
            "I" => Self::Roman { capital: true },
            _ => Self::None,
        }
    }

    /// By the name that Word gives the kind; kinds of other scripts and in words are written in figures.
    pub(super) fn by_word_name(name: &str) -> Self {
        match name {
            "bullet" | "none" => Self::None,
            "lowerLetter" => Self::Letters { capital: false },
            "upperLetter" => Self::Letters { capital: true },
            "lowerRoman" => Self::Roman { capital: false },
            "upperRoman" => Self::Roman { capital: true },
            _ => Self::Arabic,
        }
    }

    /// A counter.
    pub(super) fn write(self, number: usize) -> String {
        match self {
            Self::None => String::new(),
            Self::Arabic => number.to_string(),
            Self::Letters { capital } => in_case(letters(number), capital),
            Self::Roman { capital } => in_case(roman(number), capital),
        }
    }
}

fn in_case(counter: String, capital: bool) -> String {
    if capital { counter.to_uppercase() } else { counter }
}

/// "a" to "z", then "aa"; at most four letters.
fn letters(number: usize) -> String {
    let number = number.max(1) - 1;
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (number / 26 + 1).min(4)).collect()
}

/// Up to 3999.
fn roman(number: usize) -> String {
    const PARTS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number.min(3999);
    let mut out = String::new();
    for (value, letters) in PARTS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(first: &str, number: usize, expected: &str) {
        assert_eq!(Figures::by_first(first).write(number), expected);
    }

    #[test]
    fn counters() {
        for (first, number, expected) in [
            ("1", 12, "12"),
            ("a", 1, "a"),
            ("a", 26, "z"),
            ("A", 27, "AA"),
            ("a", usize::MAX, "oooo"),
            ("i", 4, "iv"),
            ("I", 1999, "MCMXCIX"),
            ("I", usize::MAX, "MMMCMXCIX"),
            ("", 3, ""),
            ("一", 3, ""),
        ] {
            check(first, number, expected);
        }
        assert_eq!(Figures::by_word_name("decimalZero").write(3), "3");
        assert_eq!(Figures::by_word_name("upperRoman").write(3), "III");
        assert_eq!(Figures::by_word_name("bullet").write(3), "");
    }
}
