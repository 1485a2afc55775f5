//! Names cut short: the newswire corpus leaves a name within a name out of both, *Norvian* `[Navy]`, `[Bank of]` *Narva*.
//!
//! What was left out may be anything, and the name beside it may begin earlier or end later; the other corpora and the
//! articles that mark such names whole decide.

use std::ops::Range;

use super::names_data::{ALL, Article};
use crate::entities::names::labels::{CLASSES, Part, label};
use crate::lexicon::Lexicon;

/// Longest name left out, in words.
const LONGEST: usize = 3;

/// Frees the labels of words left out and of the words beside them.
pub fn mend(article: &mut Article) {
    let marked = article.allowed.clone();
    for &(first, end, class) in &article.names.clone() {
        if !matches!(CLASSES[class], "ORG" | "FAC" | "MISC" | "LOC") {
            continue;
        }
        let at = article.sentences.partition_point(|s| s.end <= first);
        let Some(sentence) = article.sentences.get(at).cloned() else {
            continue;
        };
        before(article, &marked, sentence.clone(), (first, end, class));
        after(article, &marked, sentence, (first, end, class));
    }
}

fn capital(article: &Article, i: usize) -> bool {
    article.forms[i].starts_with(char::is_uppercase) && article.forms[i] != "The"
}

/// `Norvian [Navy]`; before a place only a country or its people are taken for a part left out.
fn before(article: &mut Article, marked: &[u64], sentence: Range<usize>, (first, end, class): (usize, usize, usize)) {
    let left = (sentence.start..first).rev().take(LONGEST);
    let Some(start) = left.take_while(|&i| marked[i] == 1 && capital(article, i)).last() else {
        return;
    };
    let country = |i: usize| Lexicon::builtin().countries.get(&article.forms[i]).is_some();
    let known = (start..first).find(|&i| country(i));
    if CLASSES[class] == "LOC" && known.is_none() {
        return;
    }
    article.allowed[start..first].fill(ALL);
    if let Some(known) = known {
        article.allowed[known..first].fill(ALL & !1);
    }
    let part = if end - first > 1 { Part::Inside } else { Part::Last };
    article.allowed[first] |= 1 << label(class, part);
}

/// `[Bank of] Narva`.
fn after(article: &mut Article, marked: &[u64], sentence: Range<usize>, (first, end, class): (usize, usize, usize)) {
    if end - first < 2 || !matches!(article.forms[end - 1].as_str(), "of" | "for" | "in" | "to") {
        return;
    }
    let right = (end..sentence.end).take(LONGEST);
    let Some(last) = right.take_while(|&i| marked[i] == 1 && capital(article, i)).last() else {
        return;
    };
    article.allowed[end..=last].fill(ALL & !1);
    article.allowed[end - 1] = 1 | 1 << label(class, Part::Inside);
    let short = if end - first > 2 { Part::Last } else { Part::Only };
    article.allowed[end - 2] |= 1 << label(class, short);
    if last + 1 < sentence.end && article.names.iter().any(|n| n.0 == last + 1 && n.2 == class) {
        article.allowed[last + 1] |= 1 << label(class, Part::Inside) | 1 << label(class, Part::Last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_may_belong_to_the_name() {
        let forms = ["the", "Norvian", "Navy", "of", "Narva", "sailed"];
        let org = 1;
        let mut article = Article {
            forms: forms.map(String::from).to_vec(),
            sentences: std::iter::once(0..forms.len()).collect(),
            allowed: vec![1, 1, 1 << label(org, Part::Begin), 1 << label(org, Part::Last), 1, 1],
            names: vec![(2, 4, org)],
            ..Article::default()
        };
        mend(&mut article);
        assert_eq!(article.allowed[1], ALL);
        assert_eq!(article.allowed[4], ALL & !1);
        assert!(article.allowed[2] >> label(org, Part::Inside) & 1 == 1);
        assert!(article.allowed[2] >> label(org, Part::Only) & 1 == 1);
        assert_eq!(article.allowed[3], 1 | 1 << label(org, Part::Inside));
        assert_eq!((article.allowed[0], article.allowed[5]), (1, 1));
    }
}
