//! Whether two persons' names can be of the same person.

use crate::extract::entities::lexicon::{Gender, first_name};
use crate::extract::entities::name_key;

/// Short forms of given names that are no beginnings of the long form.
const SHORT_FORMS: &[(&str, &[&str])] = &[
    ("al", &["albert", "alan", "alfred"]),
    ("andy", &["andrew"]),
    ("becky", &["rebecca"]),
    ("bernie", &["bernard"]),
    ("bill", &["william"]),
    ("billy", &["william"]),
    ("bob", &["robert"]),
    ("bobby", &["robert"]),
    ("charlie", &["charles"]),
    ("chuck", &["charles"]),
    ("dick", &["richard"]),
    ("ed", &["edward", "edwin"]),
    ("frank", &["francis"]),
    ("hank", &["henry"]),
    ("harry", &["henry", "harold"]),
    ("jack", &["john"]),
    ("jerry", &["gerald", "jerome"]),
    ("jim", &["james"]),
    ("jimmy", &["james"]),
    ("joe", &["joseph"]),
    ("johnny", &["john"]),
    ("kate", &["katherine", "catherine"]),
    ("larry", &["lawrence"]),
    ("liz", &["elizabeth"]),
    ("betty", &["elizabeth"]),
    ("beth", &["elizabeth"]),
    ("maggie", &["margaret"]),
    ("peggy", &["margaret"]),
    ("meg", &["margaret"]),
    ("mick", &["michael"]),
    ("mike", &["michael"]),
    ("nancy", &["ann"]),
    ("nick", &["nicholas"]),
    ("pete", &["peter"]),
    ("rick", &["richard", "eric"]),
    ("sandy", &["alexander", "sandra"]),
    ("steve", &["steven", "stephen"]),
    ("ted", &["edward", "theodore"]),
    ("tom", &["thomas"]),
    ("tony", &["anthony", "antonio"]),
    ("trish", &["patricia"]),
    ("will", &["william"]),
];

/// Whether the surnames are the same but for spelling and the given names do not speak against it.
pub(super) fn fits(one: &[String], other: &[String]) -> bool {
    let (Some((last, given)), Some((other_last, other_given))) = (one.split_last(), other.split_last()) else { return false };
    let surname = name_key(last) == name_key(other_last) && !last.is_empty();
    let first = given.first().zip(other_given.first());
    let slip = slip_key(one).is_some_and(|key| slip_key(other) == Some(key)) && one_letter(last, other_last);
    slip || surname && first.is_none_or(|(one, other)| same_given(one, other))
}

/// What two full names have in common that differ by a vowel of a long surname: "Jonna Haldorsen", "Jonna Haldorson".
pub(super) fn slip_key(words: &[String]) -> Option<String> {
    let (last, given) = words.split_last()?;
    let consonants: String = name_key(last).chars().filter(|c| !"aeiou".contains(*c)).collect();
    (last.chars().count() >= 6 && consonants.len() >= 4).then_some(format!("~{} {consonants}", given.first()?))
}

/// Whether two words of one length differ in one letter.
fn one_letter(one: &str, other: &str) -> bool {
    one.chars().count() == other.chars().count() && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1
}

/// Whether two given names can be of one person: "Joe" and "Joseph", "J" and "James".
fn same_given(one: &str, other: &str) -> bool {
    let short = |short: &str, long: &str| SHORT_FORMS.iter().any(|(form, names)| *form == short && names.contains(&long));
    let (less, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    // "Victor" is no short form of "Victoria".
    let begins = more.starts_with(less) && (less.chars().count() == 1 || less.chars().count() >= 3) && !are_opposite(less, more);
    name_key(one) == name_key(other) || begins || short(one, other) || short(other, one)
}

/// Whether one is a man's and the other a woman's given name.
fn are_opposite(one: &str, other: &str) -> bool {
    let genders = first_name(one).zip(first_name(other));
    matches!(genders, Some((Gender::Male, Gender::Female) | (Gender::Female, Gender::Male)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        let words = |name: &str| name.to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(fits(&words(one), &words(other)), expected, "{one} / {other}");
        assert_eq!(fits(&words(other), &words(one)), expected, "{other} / {one}");
    }

    #[test]
    fn one_person() {
        check("Joe Marsh", "Joseph I Marsh", true);
        check("Jim Holm", "James Holm", true);
        check("Holm", "James Holm", true);
        check("J Holm", "James Holm", true);
        check("Olena Kovalenko", "Olena Kowalenko", false);
        check("Sergey Lavrin", "Sergei Lavrin", true);
        check("Greg Vale", "Gregory Vale", true);
    }

    #[test]
    fn two_persons() {
        check("Anna Holm", "James Holm", false);
        check("Joe Marsh", "Joe March", false);
        check("Victor Hale", "Victoria Hale", false);
        check("Daniel Hale", "Danielle Hale", false);
        check("Dan Hale", "Daniel Hale", true);
        check("Ann Vale", "Annika Vale", true);
    }
}
