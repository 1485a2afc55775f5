//! Articles as the large teacher of names reads and writes them (`data/models/name_teacher.py`), one a line.

use serde::{Deserialize, Serialize};

use super::names_crf::Chain;
use super::names_data::Article;
use crate::entities::names::labels::LABELS;
use crate::entities::names::look::Looks;
use crate::entities::names::model::Model;
use crate::entities::names::tag::twice;

/// A chance that is too small to be written.
const LEAST: f32 = 0.001;

/// One line.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lesson {
    /// The words.
    words: Vec<String>,
    /// Where each sentence ends.
    ends: Vec<usize>,
    /// Allowed labels of each word, one bit a label.
    allowed: Vec<u64>,
    /// Marked names: first word, one past the last, class.
    #[serde(default)]
    names: Vec<(usize, usize, usize)>,
    /// How likely a model finds each label of each word: label and thousandths.
    #[serde(default)]
    chances: Vec<Vec<(u8, u16)>>,
}

impl Lesson {
    /// The line of an article; with what `model` thinks of it, if there is one.
    pub fn of(article: &Article, model: Option<&Model>) -> Lesson {
        Lesson {
            words: article.forms.clone(),
            ends: article.sentences.iter().map(|s| s.end).collect(),
            allowed: article.allowed.clone(),
            names: article.names.clone(),
            chances: model.map(|m| chances(article, m)).unwrap_or_default(),
        }
    }

    /// The article of a line, without tags; or what does not fit.
    pub(super) fn article(self) -> Result<Article, String> {
        let n = self.words.len();
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let sentences: Vec<_> = starts.zip(self.ends.iter().copied()).map(|(a, b)| a..b).collect();
        let rising = sentences.iter().all(|s| s.start < s.end);
        if self.allowed.len() != n || self.ends.last().copied().unwrap_or(0) != n || !rising {
            let found = format!("found {n} words, {} masks, ends {:?}", self.allowed.len(), self.ends);
            return Err(format!("{found}; expected a mask a word and rising ends"));
        }
        let labels = self
            .chances
            .iter()
            .flatten()
            .all(|&(label, _)| usize::from(label) < LABELS);
        if !labels || !(self.chances.is_empty() || self.chances.len() == n) {
            let found = format!("found {n} words and chances of {}", self.chances.len());
            return Err(format!("{found}; expected those of every word, of {LABELS} labels"));
        }
        Ok(Article {
            forms: self.words,
            sentences,
            allowed: self.allowed,
            names: self.names,
            chances: self.chances,
            times: 1,
            ..Article::default()
        })
    }
}

fn chances(article: &Article, model: &Model) -> Vec<Vec<(u8, u16)>> {
    article.with_clues(model, &mut Looks::default(), |clues| {
        let mut all = vec![Vec::new(); article.forms.len()];
        for (part, scores, unsure) in twice(model, clues).parts(clues) {
            let chain = Chain::of(model.transitions_of(unsure), model.step);
            let scores: Vec<f32> = scores.iter().map(|&s| s as f32 * model.step).collect();
            let chances = chain.chances(&scores);
            for (row, out) in chances.chunks_exact(LABELS).zip(&mut all[part]) {
                let told = row.iter().enumerate().filter(|(_, c)| **c >= LEAST);
                *out = told
                    .map(|(label, c)| (label as u8, (c * 1000.0).round() as u16))
                    .collect();
            }
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_and_says_what_does_not_fit() {
        let article = Article {
            forms: ["Narva", "slept", "."].map(String::from).to_vec(),
            sentences: std::iter::once(0..3).collect(),
            allowed: vec![4, 1, 1],
            ..Article::default()
        };
        let line = serde_json::to_string(&Lesson::of(&article, None)).unwrap();
        let lesson: Lesson = serde_json::from_str(&line).unwrap();
        let back = lesson.clone().article().unwrap();
        assert_eq!((back.allowed, back.sentences), (article.allowed, article.sentences));
        let short = Lesson {
            ends: vec![2],
            ..lesson.clone()
        };
        assert!(short.article().unwrap_err().contains("3 words"));
        for chances in [vec![vec![(0, 1000)]], vec![vec![(LABELS as u8, 1000)]; 3]] {
            let told = Lesson {
                chances,
                ..lesson.clone()
            };
            assert!(told.article().unwrap_err().contains("3 words and chances of"));
        }
    }
}
