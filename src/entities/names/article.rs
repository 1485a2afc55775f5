//! What the rest of the article tells about a word: `Reyes` follows `Ana` further up, `Brown` is a colour further down.

use std::ops::Range;
use std::sync::Arc;

use super::look::Look;
use crate::lexicon::hash::Lookup;
use crate::tokens::spellings::Spellings;

/// How an article uses one word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Usage {
    /// Times in lower case.
    pub low: u32,
    /// Times capitalised within a sentence that is no headline.
    pub capital: u32,
    /// Times beside another capitalised word.
    pub beside: u32,
    /// The first capitalised word seen before it, hashed; zero for none.
    pub before: u64,
    /// The first one seen after it.
    pub after: u64,
}

/// The usage of every capitalised spelling, by its number.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// Of small spellings it tells nothing.
    pub usages: Vec<Usage>,
}

impl Article {
    /// Reads the whole article once.
    pub fn read(forms: &[&str], spellings: &Spellings, sentences: &[Range<usize>], looks: &[Arc<Look>]) -> Article {
        let mut usages = vec![Usage::default(); spellings.count()];
        // how often each small spelling stands
        let mut small = vec![0u32; spellings.count()];
        for sentence in sentences {
            let headline = is_headline(&forms[sentence.clone()]);
            let look = |i: usize| &looks[spellings.number(i)];
            for i in sentence.clone() {
                let number = spellings.number(i);
                if look(i).capital {
                    if headline {
                        continue;
                    }
                    let usage = &mut usages[number];
                    let inside = i > sentence.start;
                    usage.capital += u32::from(inside);
                    if i > sentence.start + 1 && look(i - 1).capital {
                        keep_first(&mut usage.before, look(i - 1).cased);
                        usage.beside += 1;
                    }
                    if inside && i + 1 < sentence.end && look(i + 1).capital {
                        keep_first(&mut usage.after, look(i + 1).cased);
                        usage.beside += 1;
                    }
                } else if forms[i].starts_with(char::is_lowercase) {
                    small[number] += 1;
                }
            }
        }
        let first = spellings.each(|i| forms[i]);
        let numbered = first.iter().enumerate();
        let capitals: Lookup<&str, usize> = numbered
            .filter(|(number, _)| looks[*number].capital)
            .map(|(number, form)| (*form, number))
            .collect();
        for (times, form) in small.into_iter().zip(first).filter(|(times, _)| *times > 0) {
            if let Some(&number) = capitals.get(capitalised(form).as_str()) {
                usages[number].low += times;
            }
        }
        Article { usages }
    }
}

fn keep_first(slot: &mut u64, hash: u64) {
    if *slot == 0 {
        *slot = hash;
    }
}

/// Whether less than a third of the words begin with a small letter.
pub fn is_headline(forms: &[&str]) -> bool {
    let low = forms.iter().filter(|w| w.starts_with(char::is_lowercase)).count();
    low * 3 < forms.len()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}
