//! Whether two descriptions can be one office: *the finance minister* is not the foreign minister, nor *the mayor* the
//! deputy mayor.

use super::super::Role;
use super::super::chains::{Chains, Thing};
use crate::lexicon::Lexicon;
use crate::lexicon::word_classes::WordClass;

/// Words that make another office of an office.
const RANKS: &[&str] = &["vice", "deputy", "prime", "assistant", "associate", "under"];

/// The ranks that a text names.
fn ranks(text: &str) -> Vec<&'static str> {
    let known = |word: &str| RANKS.iter().find(|w| w.eq_ignore_ascii_case(word)).copied();
    text.split([' ', '-']).filter_map(known).collect()
}

/// What an office is for, as a text tells it: *foreign*.
fn fields(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let words = text.split([' ', '-']).map(str::to_ascii_lowercase);
    words
        .filter(|word| lexicon.word_classes.has(WordClass::Portfolio, word))
        .collect()
}

/// Whether the words of a role can name the office that a noun phrase names, both with their noun.
pub fn same(lexicon: &Lexicon, role: &str, phrase: &str) -> bool {
    let rank = |text| {
        let mut ranks = ranks(text);
        ranks.sort_unstable();
        ranks
    };
    let (held, wanted) = (fields(lexicon, role), fields(lexicon, phrase));
    let field = held.is_empty() || wanted.is_empty() || held.iter().any(|w| wanted.contains(w));
    rank(role) == rank(phrase) && field
}

/// Whether somebody of these offices holds another than the noun names: *the president* is no minister, *the prime
/// minister* no spokesman.
pub fn another(lexicon: &Lexicon, nouns: &[String], noun: &str, phrase: &str) -> bool {
    if !ranks(phrase).is_empty() && !nouns.iter().any(|n| n == noun) {
        return !nouns.is_empty();
    }
    let specific = |n: &str| lexicon.word_classes.has(WordClass::Office, n);
    let alike = |n: &str| n == noun || matches!((n, noun), ("premier", "minister") | ("minister", "premier"));
    specific(noun) && nouns.iter().any(|n| specific(n)) && !nouns.iter().any(|n| alike(n))
}

/// *the prime minister* is *the premier*.
pub fn is_premier(chains: &Chains, thing: &Thing, phrase: &str) -> bool {
    let holds = |noun: &str| thing.nouns.iter().any(|n| n == noun);
    let prime = |r: &Role| r.noun == "minister" && ranks(r.span.of(chains.reading.text)) == ["prime"];
    match phrase {
        "prime minister" => holds("premier"),
        "premier" => thing.entity.roles.iter().any(prime),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_of_one_noun_differ() {
        let same = |role, phrase| same(Lexicon::builtin(), role, phrase);
        assert!(same("Foreign Minister", "minister") && same("minister of foreign affairs", "foreign minister"));
        assert!(!same("Foreign Minister", "finance minister") && !same("Foreign Minister", "prime minister"));
        assert!(!same("Vice President", "president") && !same("Mayor", "deputy mayor"));
    }
}
