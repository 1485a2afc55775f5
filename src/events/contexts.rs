//! PLOVER contexts of an event: what its own words tell, and what the paragraph and the article are about.
//!
//! "Soldiers shelled the town" is `military`; in a paragraph of ballots, polls and candidates an arrest is `election`.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::Lexicon;
use crate::syntax::Reading;

/// How many words to either side of the trigger are its own.
const REACH: usize = 12;
/// What a word tells: beside the trigger, in the sentence next to it, elsewhere in its paragraph, anywhere in the article.
/// Different words add up.
const NEAR: f32 = 1.0;
const NEXT: f32 = 0.55;
const PARAGRAPH: f32 = 0.35;
const ARTICLE: f32 = 0.1;
/// From here on the context is given.
const LEAST: f32 = 1.0;

/// The words of an article that tell a context.
pub(super) struct Topics<'a> {
    /// Token and context, by token.
    words: Vec<(usize, &'a str)>,
    /// What paragraph and article tell, by number of the paragraph.
    around: BTreeMap<u32, BTreeMap<&'a str, f32>>,
}

impl<'a> Topics<'a> {
    /// Reads the article once.
    pub fn new(r: &Reading, lexicon: &'a Lexicon) -> Self {
        let mut words = Vec::new();
        let mut seen: BTreeMap<u32, BTreeSet<(&str, String)>> = BTreeMap::new();
        for i in 0..r.len() {
            let lemma = r.lemma(i).to_lowercase();
            let form = r.form(i).to_lowercase();
            let singular = form.strip_suffix('s').unwrap_or(&form);
            let contexts = &lexicon.event_contexts;
            if let Some(context) = contexts.of(&lemma).or_else(|| contexts.of(singular)) {
                words.push((i, context));
                seen.entry(r.sentence(i).paragraph)
                    .or_default()
                    .insert((context, lemma));
            }
        }
        let mut article: BTreeMap<&str, f32> = BTreeMap::new();
        let all: BTreeSet<_> = seen.values().flatten().collect();
        for (context, _) in all {
            *article.entry(context).or_default() += ARTICLE;
        }
        let around = seen.into_iter().map(|(paragraph, words)| {
            let mut scores: BTreeMap<&str, f32> = BTreeMap::new();
            for (context, _) in &words {
                *scores.entry(context).or_insert(article[context]) += PARAGRAPH;
            }
            (paragraph, scores)
        });
        Topics {
            around: around.collect(),
            words,
        }
    }

    /// Contexts of an event at this token, in the order of the alphabet.
    pub fn of(&self, r: &Reading, token: usize) -> Vec<String> {
        let sentence = r.sentence(token);
        let mut scores = self.around.get(&sentence.paragraph).cloned().unwrap_or_default();
        let (start, end) = (sentence.tokens().start, sentence.tokens().end);
        let near = token.saturating_sub(REACH).max(start)..(token + REACH + 1).min(end);
        let all = &r.tokens.sentences;
        let at = r.sentence_index(token);
        let beside = |s: usize| all.get(s).filter(|s| s.paragraph == sentence.paragraph);
        let from = at.checked_sub(1).and_then(beside).map_or(start, |s| s.tokens().start);
        let to = beside(at + 1).map_or(end, |s| s.tokens().end);
        let first = self.words.partition_point(|w| w.0 < from);
        for (i, context) in self.words[first..].iter().take_while(|w| w.0 < to) {
            *scores.entry(context).or_default() += if near.contains(i) { NEAR } else { NEXT };
        }
        let told = scores.into_iter().filter(|(_, score)| *score >= LEAST);
        told.map(|(context, _)| context.to_string()).collect()
    }
}
