//! What the words of a name tell: *Bank of Latvia* is Latvia's, a *Chamber of Commerce* does business.

use crate::lexicon::Lexicon;
use crate::lexicon::parties::{Party, PartyClass};
use crate::lexicon::word_classes::WordClass;

/// Before *American*, what makes it more than one country.
const PARTS: &[&str] = &["South", "Latin", "North", "Central", "Pan", "Inter"];

/// A country inside a name: `Bank of Latvia`, `Latvian Railways`, `University of the Negev`; none in `South American Cup`.
pub fn country(lexicon: &Lexicon, text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let wide = |i: usize| i > 0 && is_american(words[i - 1], words[i]);
    // not "Wales" of "New South Wales"
    let starts = |i: usize| i == 0 || matches!(words[i - 1], "of" | "the");
    let region = |i: usize, word: &str| lexicon.regions.get(word).filter(|_| starts(i))?.country.clone();
    (0..words.len()).find_map(|i| {
        let pair = words.get(i..i + 2).map(|w| w.join(" "));
        let one = Some(words[i]).filter(|_| !wide(i));
        pair.and_then(|p| super::code(lexicon, &p).or_else(|| region(i, &p)))
            .or_else(|| one.and_then(|word| super::code(lexicon, word).or_else(|| region(i, word))))
    })
}

/// Whether the last word of a name is one of firms: *Inc.*.
pub fn is_firm(lexicon: &Lexicon, last: &str) -> bool {
    let last = last.trim_end_matches('.').to_lowercase();
    lexicon.word_classes.has(WordClass::Corporate, &last)
}

/// *South American*, *Latin American*.
pub fn is_american(part: &str, word: &str) -> bool {
    word == "American" && PARTS.contains(&part)
}

/// *UN High Commissioner for Human Rights*, *NATO Military Committee*: a part of an international body.
fn of_body(lexicon: &Lexicon, text: &str) -> bool {
    const LONGEST: usize = 3;
    let spaces = text.match_indices(' ').take(LONGEST).map(|(at, _)| &text[..at]);
    let body = |name: &str| lexicon.organisations.is_international(name);
    spaces.into_iter().any(body)
}

/// The sector of the longest noun in a name that has one, the last of them: `Ministry`, `Chamber of Commerce`.
pub fn sector(lexicon: &Lexicon, text: &str) -> Option<&'static str> {
    const LONGEST: usize = 4;
    const TAIL: usize = 8;
    if of_body(lexicon, text) {
        return Some("IGO");
    }
    let lower = text.to_lowercase();
    let place = |s: &str| matches!(s, "GPE" | "LOC" | "FAC");
    // a paper called *Daily Star* is no person
    let person = |p: &Party| p.class == PartyClass::Person && p.sector == Some("CVL");
    let party = |w: &str| lexicon.parties.get(w).filter(|p| !person(p));
    let of = |w: &str| party(w).and_then(|p| p.sector).filter(|s| !place(s));
    // "Riga Chamber of Commerce" is one of those that a sheet knows
    let tails = text.rmatch_indices(' ').map(|(at, _)| &text[at + 1..]);
    let known = tails
        .take(TAIL)
        .skip(1)
        .filter_map(|t| lexicon.organisations.get(t)?.sector);
    if let Some(sector) = known.last() {
        return Some(sector);
    }
    // "Ministry of National Defence" is headed by its first word
    let head = lower.split_once(" of ").or_else(|| lower.split_once(" for "));
    let head = head.and_then(|(head, _)| of(head.rsplit(' ').next()?));
    if let Some(sector) = head.filter(|s| !matches!(*s, "BUS" | "CVL")) {
        return Some(sector);
    }
    let words: Vec<&str> = lower.split(' ').collect();
    let runs = (1..=words.len().min(LONGEST)).rev();
    let runs = runs.flat_map(|n| words.windows(n).rev());
    let firm = || words.last().is_some_and(|last| is_firm(lexicon, last)).then_some("BUS");
    of(&lower)
        .or_else(|| runs.into_iter().find_map(|run| of(&run.join(" "))))
        .or_else(firm)
}
