//! One article, one reading of a name: `Narva Holdings` found twice is found the third time too, and `REYES` in the
//! headline is the `Reyes` of the body.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::NameClass;
use super::article::is_headline;
use super::look::fold;
use super::tag::Tagged;

/// A name this sure teaches the rest of the article.
const SURE: f32 = 0.85;
/// A name less sure than this gives way to the others of the same words.
const FIRM: f32 = 0.8;
/// A single word seen only once must be as sure as this to be found elsewhere.
const LONE: f32 = 0.9;
/// Longest name looked for elsewhere, in words.
const LONGEST: usize = 6;

/// What the mentions of the same words were taken for.
#[derive(Debug, Clone, Default)]
struct Votes {
    classes: Vec<(NameClass, f32)>,
    best: f32,
    mentions: usize,
}

impl Votes {
    fn add(&mut self, class: NameClass, confidence: f32) {
        match self.classes.iter_mut().find(|(c, _)| *c == class) {
            Some((_, sum)) => *sum += confidence,
            None => self.classes.push((class, confidence)),
        }
        self.best = self.best.max(confidence);
        self.mentions += 1;
    }

    /// The class with two thirds of the votes.
    fn winner(&self) -> Option<NameClass> {
        let total: f32 = self.classes.iter().map(|c| c.1).sum();
        let winner = self.classes.iter().find(|c| c.1 * 3.0 >= total * 2.0)?;
        Some(winner.0)
    }
}

/// Makes the names of an article agree and adds those that the tagger saw only elsewhere.
pub fn agree(names: &mut Vec<Tagged>, forms: &[&str], sentences: &[Range<usize>]) {
    let folded: Vec<String> = forms.iter().map(|f| fold(f)).collect();
    let key = |first: usize, end: usize| folded[first..end].join(" ");
    let mut votes: HashMap<String, Votes> = HashMap::new();
    for name in names.iter() {
        votes
            .entry(key(name.first, name.end))
            .or_default()
            .add(name.class, name.confidence);
    }
    for name in names
        .iter()
        .filter(|n| n.class == NameClass::Person && n.confidence >= SURE)
    {
        if name.end - name.first > 1 && folded[name.end - 1].chars().count() > 2 {
            votes
                .entry(key(name.end - 1, name.end))
                .or_default()
                .add(NameClass::Person, name.confidence);
        }
    }
    for name in names.iter_mut().filter(|n| n.confidence < FIRM) {
        if let Some(class) = votes.get(&key(name.first, name.end)).and_then(Votes::winner) {
            name.class = class;
        }
    }
    votes.retain(|_, v| v.best >= SURE);
    add_missed(names, forms, &folded, sentences, &votes);
}

/// Adds names that stand untagged although the same words are surely a name elsewhere.
fn add_missed(
    names: &mut Vec<Tagged>,
    forms: &[&str],
    folded: &[String],
    sentences: &[Range<usize>],
    votes: &HashMap<String, Votes>,
) {
    let mut taken = vec![false; forms.len()];
    names.iter().for_each(|n| taken[n.first..n.end].fill(true));
    let small: HashSet<&str> = forms
        .iter()
        .copied()
        .filter(|f| f.starts_with(char::is_lowercase))
        .collect();
    let before = names.len();
    for sentence in sentences {
        let headline = is_headline(&forms[sentence.clone()]);
        // the votes for the words `first..end`, if they may be taken for that name here
        let seen = |first: usize, end: usize| {
            let seen = votes.get(&folded[first..end].join(" "))?;
            let class = seen.winner()?;
            let long = end - first > 1;
            let written = forms[end - 1].starts_with(|c: char| !c.is_lowercase());
            let common = small.contains(folded[first].as_str()) && (headline || first == sentence.start);
            let apart = headline || !within_capitals(forms, sentence, first, end);
            let sure = matches!(class, NameClass::Person | NameClass::Org) && !common;
            let often = seen.best >= LONE || seen.mentions > 1;
            let fits = written && apart && (long || (sure && often));
            fits.then_some((class, seen.best))
        };
        let mut at = sentence.start;
        while at < sentence.end {
            let capital = !taken[at] && forms[at].starts_with(char::is_uppercase);
            let free = (at..sentence.end.min(at + LONGEST))
                .take_while(|&i| capital && !taken[i])
                .count();
            let found = (1..=free).rev().find_map(|n| Some((n, seen(at, at + n)?)));
            let Some((n, (class, best))) = found else {
                at += 1;
                continue;
            };
            names.push(Tagged {
                first: at,
                end: at + n,
                class,
                confidence: best * 0.7,
            });
            at += n;
        }
    }
    if names.len() > before {
        names.sort_by_key(|n| n.first);
    }
}

/// Whether the words stand beside another capitalised one, so that they are likely part of a longer name.
fn within_capitals(forms: &[&str], sentence: &Range<usize>, first: usize, end: usize) -> bool {
    let capital = |i: usize| sentence.contains(&i) && forms[i].starts_with(char::is_uppercase);
    (first > sentence.start + 1 && capital(first - 1)) || capital(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(first: usize, end: usize, class: NameClass, confidence: f32) -> Tagged {
        Tagged {
            first,
            end,
            class,
            confidence,
        }
    }

    #[test]
    fn the_body_explains_the_headline() {
        let forms = [
            "REYES", "LEAVES", "NARVA", "Ana", "Reyes", "left", ".", "Reyes", "slept", ".",
        ];
        let mut names = vec![named(3, 5, NameClass::Person, 0.9), named(7, 8, NameClass::Org, 0.4)];
        agree(&mut names, &forms, &[0..3, 3..7, 7..10]);
        assert!(names.iter().all(|n| n.class == NameClass::Person));
        assert_eq!((names[0].first, names[0].end), (0, 1));
    }

    #[test]
    fn the_majority_wins_over_the_unsure() {
        let forms = ["Narva", "won", ".", "Narva", "lost", ".", "Narva", "slept"];
        let mut names = vec![
            named(0, 1, NameClass::Org, 0.6),
            named(3, 4, NameClass::Loc, 0.8),
            named(6, 7, NameClass::Loc, 0.8),
        ];
        agree(&mut names, &forms, &[0..3, 3..6, 6..8]);
        assert!(names.iter().all(|n| n.class == NameClass::Loc));
    }
}
