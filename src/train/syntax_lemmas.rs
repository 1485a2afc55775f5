//! Learns the table of lemma rules: for every tag the endings, and the words that go their own way.

use std::collections::BTreeMap;

use crate::syntax::features::{last, plain};
use crate::syntax::lemmas::is_long_mark;
use crate::syntax::{Upos, Xpos};

use super::syntax_data::Sample;

/// The longest ending that is learnt.
const LONGEST: usize = 5;

/// What to cut and what to add.
type Rule = (usize, String);
/// How often each rule was met.
type Counts = BTreeMap<Rule, usize>;

/// The table as text, sorted: tag, ending (`^` before a whole word), letters to cut, letters to add.
pub fn learn(samples: &[Sample]) -> String {
    let words = count_words(samples);
    let mut out = String::from("xpos\tending\tcut\tadd\n");
    for (xpos, words) in &words {
        let endings = learn_endings(words);
        for (ending, (cut, add)) in &endings {
            out.push_str(&format!("{}\t{ending}\t{cut}\t{add}\n", xpos.as_str()));
        }
        for (word, counts) in words {
            let Some(((cut, add), n)) = most(counts) else { continue };
            let expected = rule_for(&endings, word, LONGEST);
            if expected.is_some_and(|e| *e == (*cut, add.clone())) || (*n < 2 && counts.len() > 1) {
                continue;
            }
            out.push_str(&format!("{}\t^{word}\t{cut}\t{add}\n", xpos.as_str()));
        }
    }
    out
}

fn count_words(samples: &[Sample]) -> BTreeMap<Xpos, BTreeMap<String, Counts>> {
    let mut words: BTreeMap<Xpos, BTreeMap<String, Counts>> = BTreeMap::new();
    for sample in samples {
        let is_singular_name = |i: usize| sample.upos[i] == Upos::Propn && sample.xpos[i] != Xpos::Nnps;
        let as_written = |i: usize| is_singular_name(i) || is_long_mark(&sample.forms[i]);
        for i in (0..sample.len()).filter(|&i| !as_written(i) && sample.lemmas[i] != "_") {
            let word = plain(&sample.forms[i]).to_lowercase();
            let lemma = plain(&sample.lemmas[i]);
            let rule = if sample.upos[i] == Upos::Propn {
                between(&word, &lemma.to_lowercase())
            } else {
                between(&word, &lemma)
            };
            let counts = words.entry(sample.xpos[i]).or_default().entry(word).or_default();
            *counts.entry(rule).or_default() += 1;
        }
    }
    words
}

/// The rule that makes `lemma` of `word`.
fn between(word: &str, lemma: &str) -> Rule {
    let common = word.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
    (word.chars().count() - common, lemma.chars().skip(common).collect())
}

fn most(counts: &Counts) -> Option<(&Rule, &usize)> {
    counts.iter().rev().max_by_key(|(_, n)| **n)
}

/// The endings, short ones first, that change what the shorter ones say; words count once.
fn learn_endings(words: &BTreeMap<String, Counts>) -> BTreeMap<String, Rule> {
    let mut endings: BTreeMap<String, Rule> = BTreeMap::new();
    for length in 0..=LONGEST {
        let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
        for (word, rules) in words {
            let ending = last(word, length);
            if let Some((rule, _)) = most(rules).filter(|_| ending.len() < word.len() || length == 0) {
                *counts.entry(ending).or_default().entry(rule.clone()).or_default() += 1;
            }
        }
        for (ending, counts) in counts {
            let Some((rule, &n)) = most(&counts) else { continue };
            let before = rule_for(&endings, ending, length.saturating_sub(1));
            if before != Some(rule) && (n >= 2 || length == 0) {
                endings.insert(ending.to_owned(), rule.clone());
            }
        }
    }
    endings
}

/// The rule of the longest listed ending of up to `longest` letters.
fn rule_for<'r>(endings: &'r BTreeMap<String, Rule>, word: &str, longest: usize) -> Option<&'r Rule> {
    (0..=longest).rev().find_map(|n| endings.get(last(word, n)))
}
