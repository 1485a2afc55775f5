//! Whether an office is held: *former minister*, *acting head*, *president-elect*.

use crate::syntax::{Reading, Upos};

/// Words before or in a role, and what they make of it.
const WORDS: &[(&str, &str)] = &[
    ("former", "former"),
    ("ex", "former"),
    ("then", "former"),
    ("late", "former"),
    ("ousted", "former"),
    ("deposed", "former"),
    ("retired", "former"),
    ("one-time", "former"),
    ("onetime", "former"),
    ("erstwhile", "former"),
    ("past", "former"),
    ("acting", "acting"),
    ("interim", "acting"),
    ("caretaker", "acting"),
    ("outgoing", "outgoing"),
    ("departing", "outgoing"),
    ("elect", "elect"),
    ("designate", "elect"),
    ("incoming", "elect"),
    ("nominee", "elect"),
];

/// The status that the words of a role, or the one before them, give; the first counts.
pub fn status(reading: &Reading, first: usize, last: usize) -> Option<&'static str> {
    let of = |t: usize| {
        let word = reading.form(t).to_lowercase();
        let word = if word.starts_with("ex-") { "ex" } else { word.as_str() };
        // a "CIA director nominee" is to be director, a "presidential nominee" may lose
        let named = word != "nominee" || t > first && matches!(reading.upos(t - 1), Upos::Noun | Upos::Propn);
        let found = WORDS.iter().find(|(w, _)| *w == word).filter(|_| named);
        found.map(|(_, status)| *status)
    };
    // "then-President" is cut at its hyphen
    let hyphen = first >= 2 && reading.form(first - 1) == "-";
    let before = if hyphen { Some(first - 2) } else { first.checked_sub(1) };
    let sentence = reading.sentence(first).first as usize;
    (first..=last)
        .find_map(of)
        .or_else(|| before.filter(|&t| t >= sentence).and_then(of))
}

/// Whether words before an office say that it is no longer held.
pub fn is_past(text: &str) -> bool {
    let past = |word: &str| WORDS.iter().any(|(w, status)| *w == word && *status == "former");
    text.split([' ', '-']).any(past)
}
