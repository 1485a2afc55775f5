//! First readings of the articles to learn from, each by a model that has not seen that article: the second reading must
//! not learn to trust a first one that knew the answers.

use super::adagrad::Recipe;
use super::names_data::Article;
use super::names_trainer::Trainer;
use crate::entities::names::look::Looks;
use crate::entities::names::model::Model;
use crate::entities::names::tag::first;
use crate::entities::names::words::Words;
use crate::error::Result;

/// Parts of the corpus.
const FOLDS: usize = 2;
/// Times through the other parts.
const EPOCHS: usize = 2;

/// The labels that models of the other half give to each article, and those that one of them gives to `silver`.
pub fn first_readings(
    recipe: Recipe,
    words: &Words,
    articles: &[Article],
    silver: &[Article],
) -> Result<[Vec<Vec<u8>>; 2]> {
    let mut labels = vec![Vec::new(); articles.len()];
    let mut silver_labels = Vec::new();
    let recipe = Recipe {
        epochs: EPOCHS,
        ..recipe
    };
    for fold in 0..FOLDS {
        let others = articles.iter().enumerate().filter(|(i, _)| i % FOLDS != fold);
        let lessons: Vec<_> = others.map(|(_, article)| (article, None)).collect();
        let mut trainer = Trainer::new(recipe, words.clone(), &lessons);
        for _ in 0..EPOCHS {
            trainer.epoch()?;
        }
        let model = Model::from_bytes(&trainer.export(0.0))?;
        for (article, labels) in articles.iter().zip(&mut labels).skip(fold).step_by(FOLDS) {
            *labels = read(&model, article);
        }
        if fold == 0 {
            silver_labels = silver.iter().map(|article| read(&model, article)).collect();
        }
    }
    Ok([labels, silver_labels])
}

fn read(model: &Model, article: &Article) -> Vec<u8> {
    article.with_clues(model, &mut Looks::default(), |clues| first(model, clues).labels)
}
