//! What is known of names in sentences that have trees: a second thing to learn from them, thrown away at the export.
//!
//! A silver sentence of an article whose names are marked has the labels of the article's sentence of the same words.

use std::collections::HashMap;

use super::names_data::Article;
use super::syntax_data::Sample;

/// Gives the samples the labels of equal sentences of the articles; returns how many had one.
pub fn label_names(samples: &mut [Sample], articles: &[Article]) -> usize {
    let mut known: HashMap<&[String], &[u64]> = HashMap::new();
    for article in articles {
        for range in &article.sentences {
            known.insert(&article.forms[range.clone()], &article.allowed[range.clone()]);
        }
    }
    let mut labelled = 0;
    for sample in samples {
        if let Some(labels) = known.get(sample.forms.as_slice()) {
            sample.names = labels.to_vec();
            labelled += 1;
        }
    }
    labelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sentences_have_equal_names() {
        let forms = ["Narva", "slept", "."].map(str::to_owned).to_vec();
        let article = Article {
            forms: forms.clone(),
            sentences: std::iter::once(0..3).collect(),
            allowed: vec![4, 1, 1],
            ..Article::default()
        };
        let mut samples = [
            Sample {
                forms,
                ..Sample::default()
            },
            Sample::default(),
        ];
        assert_eq!(label_names(&mut samples, &[article]), 1);
        assert_eq!(samples[0].names, [4, 1, 1]);
        assert!(samples[1].names.is_empty());
    }
}
