//! Amounts of money.

use super::Found;
use super::about;
use super::cursor::Words;
use super::hedge;
use super::numeral::{Numeral, range};
use crate::extract::facts::{Bound, FactKind, FactValue};

const SYMBOLS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₴", "UAH"),
    ("₪", "ILS"),
];
/// Letters before a dollar sign.
const DOLLARS: &[(&str, &str)] =
    &[("us", "USD"), ("a", "AUD"), ("au", "AUD"), ("c", "CAD"), ("ca", "CAD"), ("nz", "NZD"), ("hk", "HKD"), ("s", "SGD")];
const CODES: &[&str] =
    &["USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "CNY", "INR", "RUB", "SEK", "NOK", "DKK", "PLN", "UAH"];
const WORDS: &[(&str, &str)] = &[
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("yen", "JPY"),
    ("rupees", "INR"),
    ("rubles", "RUB"),
    ("roubles", "RUB"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("francs", "CHF"),
    ("pesos", "peso"),
    ("kronor", "SEK"),
    ("kroner", "NOK"),
    ("hryvnia", "UAH"),
    ("zlotys", "PLN"),
    ("shekels", "ILS"),
    ("lira", "TRY"),
];

/// An amount that begins at a place: "$3 billion", "3bn euros", "up to £20", "EUR 5 million", "50 cents".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    let (bound, start) = hedge::before(words, at);
    let (currency, number) = leading(words, start).or_else(|| trailing(words, start))?;
    let (bound, end) = match hedge::after(words, number.end) {
        Some((after, end)) if bound == Bound::Exact => (after, end),
        Some((_, end)) => (bound, end),
        None => (bound, number.end),
    };
    let range = at..end;
    let about = match about::priced(words, at) {
        Some(phrase) => words.text(phrase.words),
        None => about::share_of(words, &range),
    };
    let value =
        FactValue::Quantity { kind: FactKind::Money, low: number.low, high: number.high, unit: currency.to_owned(), bound };
    Some(Found::new(range, value, about))
}

/// The currency before the number.
fn leading(words: &Words, at: usize) -> Option<(&'static str, Numeral)> {
    let (currency, start) = sign(words, at)?;
    let mut number = amount(words, start)?;
    // "$5 million to $10 million", "$20-$30"
    if (words.folded(number.end) == "to" || words.is_joint(number.end))
        && let Some((_, second)) = sign(words, number.end + 1)
        && let Some(high) = amount(words, second).filter(|high| high.low > number.low)
    {
        number = Numeral { high: high.high, end: high.end, ..number };
    }
    // "$5 million dollars", "$5 US"
    let end = if words.is_any(number.end, &["dollars", "usd"]) { number.end + 1 } else { number.end };
    Some((currency, Numeral { end, ..number }))
}

fn sign(words: &Words, at: usize) -> Option<(&'static str, usize)> {
    let symbol = |at: usize| SYMBOLS.iter().find(|(sign, _)| *sign == words.raw(at)).map(|(_, code)| *code);
    if let Some(code) = symbol(at) {
        return Some((code, at + 1));
    }
    if words.raw(at + 1) == "$" && words.is_glued(at + 1) {
        let code = DOLLARS.iter().find(|(letters, _)| *letters == words.folded(at)).map(|(_, code)| *code)?;
        return Some((code, at + 2));
    }
    CODES.iter().find(|code| **code == words.raw(at)).map(|code| (*code, at + 1))
}

/// A number after a currency sign, "916m" included.
fn amount(words: &Words, at: usize) -> Option<Numeral> {
    if let Some(number) = range(words, at).filter(|number| number.digits) {
        return Some(number);
    }
    let raw = words.folded(at);
    let (digits, factor) = match (raw.strip_suffix('m'), raw.strip_suffix('b'), raw.strip_suffix('t')) {
        (Some(digits), _, _) => (digits, 1e6),
        (_, Some(digits), _) => (digits, 1e9),
        (_, _, Some(digits)) => (digits, 1e12),
        _ => return None,
    };
    let value = super::numeral::plain_number(digits)? * factor;
    Some(Numeral { digits: true, ..Numeral::of(value, at + 1) })
}

/// The currency after the number.
fn trailing(words: &Words, at: usize) -> Option<(&'static str, Numeral)> {
    let number = range(words, at).or_else(|| amount(words, at))?;
    let unit = if words.is_joint(number.end) { number.end + 1 } else { number.end };
    let nation =
        if words.is_any(unit, &["us", "american", "canadian", "australian", "swiss", "british"]) { unit + 1 } else { unit };
    let done = |end: usize| Numeral { end, ..number };
    if let Some((_, code)) =
        SYMBOLS.iter().find(|(sign, _)| *sign == words.raw(unit) && words.is_number(at) && words.raw(unit) != "$")
    {
        return Some((code, done(unit + 1)));
    }
    if words.is_any(unit, &["cents", "cent"]) {
        return Some(("USD", Numeral { low: number.low / 100.0, high: number.high / 100.0, ..done(unit + 1) }));
    }
    // Pounds are weights unless there are millions of them.
    if words.is_any(nation, &["pounds", "pound"])
        && (number.low >= 1e6 || nation > unit || words.folded(nation + 1) == "sterling")
    {
        return Some(("GBP", done(nation + 1)));
    }
    let code = WORDS.iter().find(|(word, _)| *word == words.folded(nation)).map(|(_, code)| *code)?;
    let code = match words.folded(unit) {
        "canadian" => "CAD",
        "australian" => "AUD",
        _ => code,
    };
    Some((code, done(nation + 1)))
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Money;
    use crate::extract::facts::testing::check;

    #[test]
    fn amounts() {
        for text in [
            "It cost $3 billion.",
            "It cost 3bn dollars.",
            "It cost three billion dollars.",
            "It cost $3bn.",
            "It cost US$3,000,000,000.",
        ] {
            check(text, Money, &["3000000000 USD"]);
        }
        check("It lost $916m in a year.", Money, &["916000000 USD"]);
        check("It cost up to £20.", Money, &["AtMost 20 GBP"]);
        check("It cost $5 million to $10 million.", Money, &["5000000-10000000 USD"]);
        check("It cost EUR 5 million.", Money, &["5000000 EUR"]);
        check("A loaf costs 50 cents.", Money, &["0.5 USD"]);
        check("It cost nearly 2 million pounds.", Money, &["About 2000000 GBP"]);
        check("A $5.7 billion wall was planned.", Money, &["5700000000 USD"]);
        check("It has 20 € on it.", Money, &["20 EUR"]);
    }

    #[test]
    fn no_amounts() {
        for text in ["She lost 20 pounds.", "The dollar fell.", "He made a million friends.", "It fell by 5 percent."] {
            check(text, Money, &[]);
        }
    }
}
