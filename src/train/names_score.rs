//! Precision, recall and F1 of names with marked ones: exact words, and class (`FAC` counts as `LOC`).

use std::fmt;

use super::names_data::Article;
use crate::entities::names::NameClass;
use crate::entities::names::labels::name_class;
use crate::entities::names::look::Looks;
use crate::entities::names::model::Model;
use crate::entities::names::tag;

/// Right, found and marked names of each class.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scores {
    counts: [[usize; 3]; 4],
}

const SHOWN: [NameClass; 4] = [NameClass::Person, NameClass::Org, NameClass::Loc, NameClass::Norp];

fn slot(class: NameClass) -> Option<usize> {
    let class = if class == NameClass::Fac { NameClass::Loc } else { class };
    SHOWN.iter().position(|&c| c == class)
}

impl Scores {
    /// F1 over the four classes, in percent.
    pub fn f1(&self) -> f64 {
        let sum = |k: usize| self.counts.iter().map(|c| c[k]).sum();
        f1([sum(0), sum(1), sum(2)])
    }
}

fn f1([right, found, marked]: [usize; 3]) -> f64 {
    200.0 * right as f64 / (found + marked).max(1) as f64
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "F1 {:.2}", self.f1())?;
        SHOWN
            .iter()
            .zip(self.counts)
            .try_for_each(|(class, counts)| write!(f, "  {class:?} {:.1}", f1(counts)))
    }
}

/// Finds names in the articles and compares them. Names that no row of words covers are not counted.
pub fn score(model: &Model, articles: &[Article]) -> Scores {
    let mut scores = Scores::default();
    let mut kept = Looks::default();
    for article in articles {
        let found = article.with_clues(model, &mut kept, |clues| tag::find(model, clues));
        let found: Vec<(usize, usize, usize)> = found
            .iter()
            .filter_map(|n| Some((n.first, n.end, slot(n.class)?)))
            .collect();
        let marked: Vec<(usize, usize, usize)> = article
            .names
            .iter()
            .filter_map(|&(first, end, class)| Some((first, end, slot(name_class(class)?)?)))
            .collect();
        for name in &found {
            scores.counts[name.2][1] += 1;
            scores.counts[name.2][0] += usize::from(marked.contains(name));
        }
        marked.iter().for_each(|name| scores.counts[name.2][2] += 1);
    }
    scores
}
