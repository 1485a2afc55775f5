//! Whether two descriptions can be one office: *the finance minister* is not the foreign minister, nor *the mayor* the
//! deputy mayor.

/// Words that make another office of an office.
const RANKS: &[&str] = &["vice", "deputy", "prime", "assistant", "associate", "under"];

/// What a minister, secretary or spokesman is for.
const FIELDS: &[&str] = &[
    "foreign",
    "interior",
    "home",
    "finance",
    "defence",
    "defense",
    "justice",
    "health",
    "education",
    "energy",
    "trade",
    "labour",
    "labor",
    "transport",
    "transportation",
    "agriculture",
    "environment",
    "economy",
    "culture",
    "sports",
    "tourism",
    "treasury",
    "industry",
    "intelligence",
    "state",
    "press",
    "general",
    "police",
    "army",
    "party",
    "union",
    "security",
    "planning",
    "revenue",
    "housing",
    "welfare",
    "commerce",
    "migration",
    "oil",
    "water",
    "opposition",
];

/// Offices of which one person rarely holds two; *premier* is a prime minister.
const SPECIFIC: &[&str] = &[
    "president",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "mayor",
    "governor",
    "ambassador",
    "secretary",
    "speaker",
    "judge",
    "general",
    "colonel",
    "pope",
    "bishop",
];

fn of<'w>(text: &'w str, list: &'static [&'static str]) -> impl Iterator<Item = &'static str> + use<'w> {
    let words = text.split([' ', '-']);
    words.filter_map(|word| list.iter().find(|w| w.eq_ignore_ascii_case(word)).copied())
}

/// Whether the words of a role can name the office that a noun phrase names, both with their noun.
pub fn same(role: &str, phrase: &str) -> bool {
    let rank = |text| {
        let mut ranks: Vec<&str> = of(text, RANKS).collect();
        ranks.sort_unstable();
        ranks
    };
    let (held, wanted): (Vec<_>, Vec<_>) = (of(role, FIELDS).collect(), of(phrase, FIELDS).collect());
    let field = held.is_empty() || wanted.is_empty() || held.iter().any(|w| wanted.contains(w));
    rank(role) == rank(phrase) && field
}

/// Whether somebody of these offices holds another than the noun names: *the president* is no minister, *the prime
/// minister* no spokesman.
pub fn another(nouns: &[String], noun: &str, phrase: &str) -> bool {
    if of(phrase, RANKS).next().is_some() && !nouns.iter().any(|n| n == noun) {
        return !nouns.is_empty();
    }
    let specific = |n: &str| SPECIFIC.contains(&n);
    let alike = |n: &str| n == noun || matches!((n, noun), ("premier", "minister") | ("minister", "premier"));
    specific(noun) && nouns.iter().any(|n| specific(n)) && !nouns.iter().any(|n| alike(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_of_one_noun_differ() {
        assert!(same("Foreign Minister", "minister") && same("minister of foreign affairs", "foreign minister"));
        assert!(!same("Foreign Minister", "finance minister") && !same("Foreign Minister", "prime minister"));
        assert!(!same("Vice President", "president") && !same("Mayor", "deputy mayor"));
    }
}
