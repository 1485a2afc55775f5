//! How names are compared: folded words, what they sound like across transliterations, and initials.
//!
//! *Zelensky*, *Zelenskyy* and *Zelenskiy* sound alike; the *North Atlantic Treaty Organization* is *nato*.

use crate::lexicon::Lexicon;
use crate::lexicon::gazetteer::fold;

/// Folded words of a name; `D.` is `d`, and `"Shorty"` is `shorty`.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mark = |c: char| matches!(c, '"' | '“' | '”' | '(' | ')');
    let folded = fold(text);
    let words = folded.split_whitespace().map(|w| w.trim_matches(mark));
    words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// What a word is compared by across transliterations: `Zelensky`, `Zelenskyy`, `Zelenskiy`; `Mahmoud` and `Mahmud`.
pub(super) fn sound(lexicon: &Lexicon, word: &str) -> String {
    let word = lexicon.spellings.of(word);
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            'q' => 'k',
            // "kh", "gh" and "dh" are one letter where they come from
            'h' if out.ends_with(['k', 'g', 'd']) => continue,
            // "Mahmoud", "Haroon"
            'u' if out.ends_with('o') && out.len() > 1 => {
                out.pop();
                'u'
            }
            'o' if out.ends_with('o') && out.len() > 1 => {
                out.pop();
                'u'
            }
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// One letter more, less or other, or two in the other order.
pub(super) fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let swapped = || a.len() == b.len() && a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];
    match (a.len(), b.len()) {
        (0, 0) => true,
        (x, y) if x == y => a[1..] == b[1..] || swapped(),
        (x, y) if x == y + 1 => a[1..] == *b,
        (x, y) if x + 1 == y => b[1..] == *a,
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_sound_alike() {
        let lexicon = Lexicon::builtin();
        for (a, b) in [
            ("zelensky", "zelenskyy"),
            ("qaddafi", "gaddafi"),
            ("muhammad", "mohammed"),
            ("mahmoud", "mahmud"),
            ("khan", "kan"),
        ] {
            assert_eq!(sound(lexicon, a), sound(lexicon, b), "{a} {b}");
        }
        assert_ne!(sound(lexicon, "larsen"), sound(lexicon, "larson"));
    }

    #[test]
    fn one_slip_of_the_pen() {
        assert!(one_slip("sarea", "saree") && one_slip("chriac", "chirac") && one_slip("brandt", "brand"));
        assert!(!one_slip("brandt", "grant") && !one_slip("okafor", "reyes"));
    }
}
