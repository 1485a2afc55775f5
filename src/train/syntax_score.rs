//! How well a model reads sentences it has not seen: shares of words with the right tag, head, relation, lemma.

use std::fmt;
use std::ops::Range;
use std::time::Instant;

use crate::syntax::arcs::NONE;
use crate::syntax::lemmas::Lemmas;
use crate::syntax::model::Model;
use crate::syntax::pass::Pass;
use crate::syntax::vectors::Vectors;
use crate::tokens::spellings::Spellings;

use super::syntax_data::Sample;

/// Shares in per cent, and the speed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scores {
    /// Universal part of speech.
    pub upos: f64,
    /// Penn tag.
    pub xpos: f64,
    /// Head.
    pub uas: f64,
    /// Head and relation without its subtype.
    pub las: f64,
    /// Lemma, from the tags found.
    pub lemma: f64,
    /// Words a second, without lemmas.
    pub speed: f64,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Scores {
            upos,
            xpos,
            uas,
            las,
            lemma,
            speed,
        } = self;
        write!(
            f,
            "UPOS {upos:.2} XPOS {xpos:.2} UAS {uas:.2} LAS {las:.2} lemma {lemma:.2} ({speed:.0} words/s)"
        )
    }
}

/// Reads the samples with `model`.
pub fn score(
    model: &Model,
    lemmas: &Lemmas<'_>,
    vectors: Option<&'static Vectors<'static>>,
    samples: &[Sample],
) -> Scores {
    let forms: Vec<&str> = samples
        .iter()
        .flat_map(|s| s.forms.iter().map(String::as_str))
        .collect();
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for sample in samples {
        let start = sentences.last().map_or(0, |s| s.end);
        sentences.push(start..start + sample.len());
    }
    let start = Instant::now();
    let spellings = Spellings::of(forms.iter().copied());
    let words = Pass::new(model, vectors).read(&forms, &spellings, &sentences);
    let mut scores = Scores {
        speed: forms.len() as f64 / start.elapsed().as_secs_f64(),
        ..Scores::default()
    };
    for (sample, range) in samples.iter().zip(&sentences) {
        for (k, word) in words[range.clone()].iter().enumerate() {
            let head = (sample.heads[k] != NONE).then(|| sample.heads[k] + range.start as u32);
            let attached = f64::from(u8::from(word.head == head));
            let named = word.deprel.universal() == sample.relations[k].universal();
            let lemma = lemmas.lemma(&sample.forms[k], word.upos, word.xpos);
            scores.upos += f64::from(u8::from(word.upos == sample.upos[k]));
            scores.xpos += f64::from(u8::from(word.xpos == sample.xpos[k]));
            scores.uas += attached;
            scores.las += if named { attached } else { 0.0 };
            scores.lemma += f64::from(u8::from(lemma == sample.lemmas[k]));
        }
    }
    for share in [
        &mut scores.upos,
        &mut scores.xpos,
        &mut scores.uas,
        &mut scores.las,
        &mut scores.lemma,
    ] {
        *share *= 100.0 / forms.len().max(1) as f64;
    }
    scores
}
