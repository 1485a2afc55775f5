//! Which sentences may tell who said what, as far as marks and words show before there is any tree.
//!
//! *The harbour lies in the north* shows nothing; *Reyes said so* does, and so does the sentence before *She said so*,
//! in which she is named.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::turns::LABEL;
use crate::lexicon::Lexicon;
use crate::lexicon::parties::PartyClass;
use crate::syntax::lemmas::Lemmas;
use crate::syntax::{Upos, Xpos};
use crate::text::Layout;
use crate::tokens::Tokens;

/// Tags that a cue's word may have, apart from its lemma itself.
const TAGS: [(Upos, Xpos); 5] = [
    (Upos::Verb, Xpos::Vbd),
    (Upos::Verb, Xpos::Vbz),
    (Upos::Verb, Xpos::Vbg),
    (Upos::Verb, Xpos::Vbn),
    (Upos::Noun, Xpos::Nns),
];

/// For each sentence whether it may hold a quote, its cue or who speaks. Thoughts and wishes are no speech.
pub fn signs(text: &str, layout: &Layout, tokens: &Tokens, lexicon: &Lexicon) -> Vec<bool> {
    let words = Words::new(text, tokens, lexicon);
    let mut seen = HashMap::new();
    let sentences = || tokens.sentences.iter().map(|s| s.tokens());
    let mut told: Vec<bool> = sentences()
        .map(|s| words.colon(s.clone()) || words.cue(s, &mut seen))
        .collect();
    for mark in &layout.marks {
        let (start, end) = (mark.open.start, mark.close.unwrap_or(mark.content).end);
        let first = tokens.sentences.partition_point(|s| s.span.end <= start);
        let last = tokens.sentences.partition_point(|s| s.span.start < end);
        told[first..last.max(first)].fill(true);
    }
    let mut wanted: Vec<bool> = told
        .iter()
        .zip(sentences())
        .map(|(&t, s)| t || words.person(s))
        .collect();
    for (s, sentence) in sentences().enumerate().skip(1) {
        wanted[s - 1] |= told[s] && words.pronoun(sentence);
    }
    wanted
}

/// The words of an article beside those that report.
struct Words<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    /// First words of the verbs and nouns that need no quotation marks.
    cues: HashSet<&'a str>,
}

impl<'a> Words<'a> {
    fn new(text: &'a str, tokens: &'a Tokens, lexicon: &'a Lexicon) -> Words<'a> {
        let rows = lexicon.quote_cues.verbs.iter().chain(&lexicon.quote_cues.nouns);
        let speaks = rows.filter(|(_, row)| row.frames.any() && !row.is_attitude());
        let first = |lemma: &'a String| lemma.split(' ').next().unwrap_or(lemma);
        Words {
            text,
            tokens,
            lexicon,
            cues: speaks.map(|(lemma, _)| first(lemma)).collect(),
        }
    }

    fn form(&self, i: usize) -> &'a str {
        self.tokens.tokens[i].of(self.text)
    }

    /// *REYES: We will appeal*, or what follows is said.
    fn colon(&self, sentence: Range<usize>) -> bool {
        let last = sentence.end.saturating_sub(1).max(sentence.start)..sentence.end;
        sentence.take(LABEL + 1).chain(last).any(|i| self.form(i) == ":")
    }

    /// Whether any word may be a cue; `seen` keeps what was asked of each spelling.
    fn cue(&self, sentence: Range<usize>, seen: &mut HashMap<&'a str, bool>) -> bool {
        let name = |i: usize| i > sentence.start && self.form(i).starts_with(char::is_uppercase);
        sentence.clone().any(|i| {
            let form = self.form(i);
            let mut listed = || *seen.entry(form).or_insert_with(|| self.is_cue(form));
            !name(i) && listed() || self.phrase(i..sentence.end)
        })
    }

    fn is_cue(&self, form: &str) -> bool {
        let low = form.to_lowercase();
        let lemmas = Lemmas::shipped();
        let inflected = |&(upos, xpos): &(Upos, Xpos)| self.cues.contains(lemmas.lemma(&low, upos, xpos).as_str());
        self.cues.contains(low.as_str()) || TAGS.iter().any(inflected)
    }

    /// *according to*.
    fn phrase(&self, rest: Range<usize>) -> bool {
        self.lexicon.quote_cues.prepositions.iter().any(|(phrase, _)| {
            let mut words = phrase.split(' ').zip(rest.clone());
            words.all(|(word, i)| self.form(i).eq_ignore_ascii_case(word))
        })
    }

    fn pronoun(&self, mut sentence: Range<usize>) -> bool {
        sentence.any(|i| matches!(self.form(i), "he" | "she" | "they" | "He" | "She" | "They"))
    }

    /// *minister*, *spokeswoman*: whoever is named here may be called so where he speaks.
    fn person(&self, mut sentence: Range<usize>) -> bool {
        sentence.any(|i| {
            let party = self.lexicon.parties.get(&self.form(i).to_lowercase());
            party.is_some_and(|p| p.class == PartyClass::Person)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<bool> {
        let layout = Layout::read(text);
        let tokens = Tokens::read(text, &layout);
        signs(text, &layout, &tokens, Lexicon::builtin())
    }

    #[test]
    fn cues_marks_colons_and_persons_are_signs() {
        assert_eq!(
            of("The harbour lies in the north. It is full of ships."),
            [false, false]
        );
        assert_eq!(of("The minister slept. The talks failed, she said."), [true, true]);
        assert_eq!(of("It rained. According to Narva, it rained."), [false, true]);
        assert_eq!(of("“It rained. It snowed. It rained.”"), [true, true, true]);
        assert_eq!(of("The harbour was full. REYES: It is empty."), [false, true]);
    }

    #[test]
    fn who_a_pronoun_stands_for_is_read_too() {
        assert_eq!(of("Ana Reyes left. She claimed it rained."), [true, true]);
        assert_eq!(of("Ana Reyes left. Tom Brandt claimed it rained."), [false, true]);
    }

    #[test]
    fn a_name_is_no_cue() {
        assert_eq!(of("The ship left the United States in the north."), [false]);
    }
}
