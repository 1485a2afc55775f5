//! What the clues say of the articles that a teacher read: from these the network learns what the clues lack.
//!
//! Marked articles are left out: the model of clues has learnt their answers.

use super::names_crf::Chain;
use super::names_data::Article;
use crate::entities::names::labels::LABELS;
use crate::entities::names::look::Looks;
use crate::entities::names::model::Model;
use crate::entities::names::tag::twice;

/// Transitions of a model of clues, and the scores of all labels of all words of each article that a teacher read.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    pub(super) chain: Chain,
    pub(super) scores: Vec<Option<Vec<f32>>>,
}

impl Beside {
    /// Reads the articles that have chances.
    pub fn of(model: &Model, articles: &[Article]) -> Beside {
        let told = |article: &Article| !article.chances.is_empty();
        Beside {
            chain: Chain::of(&model.transitions, model.step),
            scores: articles.iter().map(|a| told(a).then(|| read(model, a))).collect(),
        }
    }
}

fn read(model: &Model, article: &Article) -> Vec<f32> {
    article.with_clues(model, &mut Looks::default(), |clues| {
        let mut all = vec![0.0; article.forms.len() * LABELS];
        for (part, scores, _) in twice(model, clues).parts(clues) {
            let to = &mut all[part.start * LABELS..part.end * LABELS];
            to.iter_mut().zip(scores).for_each(|(a, &s)| *a = s as f32 * model.step);
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_teacher_read_has_scores() {
        let article = Article {
            forms: ["Narva", "slept", "."].map(String::from).to_vec(),
            sentences: std::iter::once(0..3).collect(),
            allowed: vec![1; 3],
            ..Article::default()
        };
        let told = Article {
            chances: vec![vec![(0, 1000)]; 3],
            ..article.clone()
        };
        let beside = Beside::of(Model::shipped().unwrap(), &[article, told]);
        let lengths: Vec<_> = beside.scores.iter().map(|s| s.as_ref().map(Vec::len)).collect();
        assert_eq!(lengths, [None, Some(3 * LABELS)]);
    }
}
