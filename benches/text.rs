//! Invented accounts of invented events: paragraphs of three sentences with names, quotations, dates, counts and money.
//! The same seed gives the same text on every machine.

const SYLLABLES: [&str; 24] = [
    "ba", "cor", "den", "fa", "gil", "ho", "jas", "ken", "lo", "mar", "nes", "or", "pel", "qui", "ras", "sto", "tan", "ul",
    "ven", "wik", "yar", "zel", "mi", "ter",
];

const LITTLE: [&str; 16] =
    ["the", "of", "and", "to", "a", "in", "that", "on", "for", "with", "was", "by", "at", "from", "had", "were"];

const SURNAMES: [&str; 12] =
    ["Brack", "Holt", "Vanter", "Reed", "Quill", "Marsh", "Farthing", "Oster", "Lind", "Tarn", "Wold", "Keppel"];

const MONTHS: [&str; 4] = ["March", "May", "September", "November"];

/// A generator of numbers: xorshift64*.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit.max(1)
    }

    fn pick<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.below(list.len())]
    }
}

/// A text of about that many words.
pub(crate) fn account(seed: u64, words: usize) -> String {
    let mut chance = Chance::new(seed);
    let mut out = String::new();
    let mut count = 0;
    while count < words {
        let paragraph: Vec<String> = (0..3).map(|_| sentence(&mut chance)).collect();
        let paragraph = paragraph.join(" ");
        count += paragraph.split(' ').count();
        out.push_str(&paragraph);
        out.push_str("\n\n");
    }
    out
}

/// A conversation of about that many words: short turns, half of them without a cue.
pub(crate) fn dialogue(seed: u64, words: usize) -> String {
    let mut chance = Chance::new(seed);
    let mut out = String::new();
    let mut count = 0;
    while count < words {
        let turn = match chance.below(4) {
            0 => format!("“{},” said {}.", capital(&clause(&mut chance)), chance.pick(&SURNAMES)),
            1 => format!("“{},” {} said, “{}.”", capital(&clause(&mut chance)), chance.pick(&SURNAMES), clause(&mut chance)),
            2 => format!("“{}, ‘{}’ and so on.”", capital(&clause(&mut chance)), clause(&mut chance)),
            _ => format!("“{}?”", capital(&clause(&mut chance))),
        };
        count += turn.split(' ').count();
        out.push_str(&turn);
        out.push_str("\n\n");
    }
    out
}

/// The same account told by another: one paragraph in five left out, one in five new, a word in thirty another, some moved.
pub(crate) fn retold(seed: u64, account: &str) -> String {
    let mut chance = Chance::new(seed);
    let mut paragraphs = Vec::new();
    for paragraph in account.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        match chance.below(5) {
            0 => {}
            1 => paragraphs.push(format!("{} {}", sentence(&mut chance), sentence(&mut chance))),
            _ => paragraphs.push(reworded(&mut chance, paragraph)),
        }
    }
    for at in 0..paragraphs.len() {
        if chance.below(10) == 0 {
            let other = (at + chance.below(8)).min(paragraphs.len() - 1);
            paragraphs.swap(at, other);
        }
    }
    paragraphs.join("\n\n")
}

/// Two texts of nothing but speech, of about that many words each: four quotations in five stand in both, one of five of
/// these with another word; every tenth paragraph is the same short phrase.
pub(crate) fn dialogues(seed: u64, words: usize) -> (String, String) {
    let mut chance = Chance::new(seed);
    let (mut a, mut b) = (String::new(), String::new());
    let mut count = 0;
    while count < words {
        let said = if chance.below(10) == 0 { "no comment at all".to_owned() } else { clause(&mut chance) };
        let told = match chance.below(25) {
            0..5 => clause(&mut chance),
            5..9 => said.replacen(' ', &format!(" {} ", word(&mut chance)), 1),
            _ => said.clone(),
        };
        let name = chance.pick(&SURNAMES);
        a.push_str(&format!("“{},” Mr {name} said.\n\n", capital(&said)));
        b.push_str(&format!("Mr {name} said: “{}.”\n\n", capital(&told)));
        count += said.split(' ').count() + 3;
    }
    (a, b)
}

fn reworded(chance: &mut Chance, paragraph: &str) -> String {
    let plain = |word: &str| word.chars().all(|c| c.is_ascii_lowercase());
    let words = paragraph.split(' ').map(|one| if plain(one) && chance.below(30) == 0 { word(chance) } else { one.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

fn sentence(chance: &mut Chance) -> String {
    let clause = clause(chance);
    let name = chance.pick(&SURNAMES);
    match chance.below(6) {
        0 => format!("“{},” Mr {name} said.", capital(&clause)),
        1 => format!("On {} {} {} {name} {clause}.", 1 + chance.below(28), chance.pick(&MONTHS), 2020 + chance.below(12)),
        2 => format!("{} {} people {clause}.", capital(&word(chance)), 2 + chance.below(900)),
        3 => format!("It cost ${}.{} million, {name} wrote, and {clause}.", 1 + chance.below(90), chance.below(10)),
        _ => format!("{}.", capital(&clause)),
    }
}

fn clause(chance: &mut Chance) -> String {
    let length = 6 + chance.below(14);
    (0..length)
        .map(|_| if chance.below(5) < 2 { chance.pick(&LITTLE).to_owned() } else { word(chance) })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word out of some ten thousand, few of them frequent.
fn word(chance: &mut Chance) -> String {
    let mut rank = 13_824;
    for _ in 0..3 {
        rank = chance.below(rank + 1);
    }
    let at = |n: usize| SYLLABLES[n % SYLLABLES.len()];
    format!("{}{}{}", at(rank), at(rank / 24 + 5), if rank >= 576 { at(rank / 576 + 11) } else { "" })
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
