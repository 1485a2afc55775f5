//! What the rest of the article tells about a word: `Reyes` follows `Ana` further up, `Brown` is a colour further down.

use std::ops::Range;
use std::sync::Arc;

use super::look::Look;
use crate::lexicon::hash::Lookup;

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

/// The usage of every capitalised word, by its spelling.
#[derive(Debug, Clone, Default)]
pub struct Article {
    usages: Lookup<String, Usage>,
}

impl Article {
    /// Reads the whole article once.
    pub fn read(forms: &[&str], sentences: &[Range<usize>], looks: &[Arc<Look>], index: &[u32]) -> Article {
        let mut article = Article::default();
        // times of each small word, and where it stands
        let mut small = vec![(0u32, 0usize); looks.len()];
        for sentence in sentences {
            let headline = is_headline(&forms[sentence.clone()]);
            let look = |i: usize| &looks[index[i] as usize];
            for i in sentence.clone() {
                if look(i).capital {
                    if headline {
                        article.usages.entry(forms[i].to_string()).or_default();
                        continue;
                    }
                    let usage = article.usages.entry(forms[i].to_string()).or_default();
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
                    let (times, at) = &mut small[index[i] as usize];
                    (*times, *at) = (*times + 1, i);
                }
            }
        }
        for (times, at) in small.into_iter().filter(|(times, _)| *times > 0) {
            if let Some(usage) = article.usages.get_mut(&capitalised(forms[at])) {
                usage.low += times;
            }
        }
        article
    }

    /// How the article uses a capitalised word.
    pub fn usage(&self, form: &str) -> Usage {
        self.usages.get(form).copied().unwrap_or_default()
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
