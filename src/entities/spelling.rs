//! How names are compared: folded words, what they sound like across transliterations, and initials.
//!
//! *Zelensky*, *Zelenskyy* and *Zelenskiy* sound alike; the *North Atlantic Treaty Organization* is *nato*.

use crate::lexicon::gazetteer::fold;

/// Folded words of a name; `D.` is `d`.
pub(super) fn parts(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// What a word is compared by across transliterations: `Zelensky`, `Zelenskyy`, `Zelenskiy`.
pub(super) fn sound(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// `north atlantic treaty organization` → `nato`; with and without small words.
pub(super) fn initials(text: &str) -> Vec<String> {
    let small = ["of", "the", "and", "for", "de", "in", "on", "&", "la", "del", "to"];
    let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let first = |keep: &dyn Fn(&String) -> bool| {
        words
            .iter()
            .filter(|w| keep(w))
            .filter_map(|w| w.chars().next())
            .collect::<String>()
    };
    let mut all = vec![first(&|w| !small.contains(&w.as_str())), first(&|_| true)];
    all.dedup();
    all.retain(|i| i.chars().count() > 1);
    all
}
