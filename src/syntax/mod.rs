//! Tags, lemmas and the dependency tree of every sentence (Universal Dependencies 2.16, English).
//!
//! *Ministers met in Riga* becomes `met` with the subject `Ministers` and, marked by `in`, the oblique `Riga`.

pub mod arcs;
pub mod encoder;
pub mod features;
mod few;
pub mod kernel;
pub mod labels;
pub mod lemmas;
pub mod levels;
pub mod met;
pub mod model;
pub mod pass;
pub mod reading;
pub(crate) mod simd;
pub(crate) mod sums;
#[cfg(target_arch = "x86_64")]
mod vector;
pub mod vectors;
#[cfg(target_arch = "x86_64")]
mod woven;

pub use labels::{Deprel, Upos, Xpos};
pub use reading::{Reading, Word};

use std::ops::Range;

use crate::shelf::Shelf;
use crate::text::{Layout, Span};
use crate::tokens::Tokens;
use crate::tokens::spellings::Spellings;
use lemmas::Lemmas;
use model::Model;
use pass::{Pass, Tagged};
use vectors::Vectors;

/// Tags and parses the sentences of an article.
///
/// Without a model every word is an `X` under the first one of its sentence, and the layout carries a warning.
pub fn read(text: &str, layout: Layout, tokens: Tokens) -> Reading<'_> {
    read_some(text, layout, tokens, None)
}

/// Parses only the sentences that are `wanted`; the words of the others are tagged each by itself, and none has a head.
pub fn read_some<'a>(text: &'a str, mut layout: Layout, tokens: Tokens, wanted: Option<&[bool]>) -> Reading<'a> {
    let forms: Vec<&str> = tokens.tokens.iter().map(|t| t.of(text)).collect();
    let shown = tokens.shown(&forms);
    let (mut sentences, mut others): (Vec<Range<usize>>, Vec<Range<usize>>) = Default::default();
    for (s, sentence) in tokens.sentences.iter().enumerate() {
        let parsed = wanted.is_none_or(|w| w.get(s) == Some(&true));
        (if parsed { &mut sentences } else { &mut others }).push(sentence.tokens());
    }
    let tagged = match Model::shipped() {
        Ok(model) => PASSES.with(
            || Pass::new(model, Vectors::shipped()),
            |pass| {
                let mut words = pass.read(&shown.forms, &shown.spellings, &sentences);
                pass.glance(&shown.forms, &shown.spellings, &others, &mut words);
                words
            },
        ),
        Err(error) => {
            layout.warnings.push(error.to_string());
            flat(forms.len(), &sentences)
        }
    };
    let (words, lemmas) = with_lemmas(&forms, &tokens.spellings, &tagged);
    Reading::new(text, layout, tokens, words, lemmas)
}

/// Passes, each with its buffers and the spellings it has met.
static PASSES: Shelf<Pass<'static>> = Shelf::new();

/// Every word under the first one of its sentence.
fn flat(n: usize, sentences: &[Range<usize>]) -> Vec<Tagged> {
    let root = Tagged {
        upos: Upos::X,
        xpos: Xpos::Fw,
        deprel: Deprel::Root,
        head: None,
    };
    let mut words = vec![root; n];
    for sentence in sentences {
        for word in words[sentence.clone()].iter_mut().skip(1) {
            (word.head, word.deprel) = (Some(sentence.start as u32), Deprel::Dep);
        }
    }
    words
}

fn with_lemmas(forms: &[&str], spellings: &Spellings, tagged: &[Tagged]) -> (Vec<Word>, String) {
    let mut lemmas = String::new();
    let table = Lemmas::shipped();
    // the last one of each spelling: most words have the same tags wherever they stand
    let mut last: Vec<Option<((Upos, Xpos), Span)>> = vec![None; spellings.count()];
    let word = |(i, tagged): (usize, &Tagged)| {
        let tags = (tagged.upos, tagged.xpos);
        let last = &mut last[spellings.number(i)];
        let lemma = last.filter(|last| last.0 == tags).map_or_else(
            || {
                let start = lemmas.len();
                lemmas.push_str(&table.lemma(forms[i], tagged.upos, tagged.xpos));
                Span::new(start, lemmas.len())
            },
            |last| last.1,
        );
        *last = Some((tags, lemma));
        Word {
            upos: tagged.upos,
            xpos: tagged.xpos,
            deprel: tagged.deprel,
            head: tagged.head,
            lemma,
        }
    };
    let words = tagged.iter().enumerate().map(word).collect();
    (words, lemmas)
}
