//! The further words of a row beside its verb: "*held* a *meeting*", "*called* it a *disgrace*".

use super::tree::kids;
use super::triggers::Search;
use super::words::is_day;
use crate::syntax::{Deprel, Upos, Xpos};

/// Prepositions behind which a noun is none of a verb's own: "served, *at times*, as mayor" is no time served.
const ASIDES: [&str; 7] = ["after", "at", "before", "during", "for", "in", "since"];

impl Search<'_, '_> {
    /// The tokens of a row's further words, if all of them stand with the verb.
    pub(super) fn extras(&self, i: usize, words: &[String]) -> Option<Vec<usize>> {
        let r = self.r;
        let end = r.sentence(i).tokens().end;
        let is = |t: usize, w: &str| {
            let same = r.lemma(t).eq_ignore_ascii_case(w) || r.form(t).eq_ignore_ascii_case(w);
            // "called it a *disgrace*": any word of the class
            same || (w.starts_with('@') && self.is_of(t, w))
        };
        // "the sacrifices made *in the war*" make no war, "will, *in any case*, bring a bill" brings no case
        let apart = |c: usize| {
            let case = kids(r, c)
                .find(|&m| r.deprel(m) == Deprel::Case)
                .map(|m| r.form(m).to_lowercase());
            case.is_some_and(|case| ASIDES.contains(&case.as_str()) && !words.contains(&case))
        };
        let find = |w: &str| {
            kids(r, i)
                .filter(|&c| (c > i || r.deprel(c) != Deprel::Nsubj) && !is_day(r, c))
                .flat_map(|c| {
                    std::iter::once(c).chain(kids(r, c).filter(move |&g| {
                        // "held the mayor *responsible*"
                        let said_of = r.deprel(g) == Deprel::Amod && g > c;
                        said_of || matches!(r.deprel(g), Deprel::Case | Deprel::Mark | Deprel::Conj | Deprel::Flat)
                    }))
                })
                // "placed under investigation and *arrested*": no arrest under which he is placed
                .filter(|&c| r.deprel(c) != Deprel::Conj || r.upos(c) != Upos::Verb)
                .find(|&c| is(c, w) && r.deprel(c) != Deprel::Nsubj && !(r.deprel(c) == Deprel::Obl && apart(c)))
                .or_else(|| (i + 1..(i + 3).min(end)).find(|&t| is(t, w) && r.upos(t) != Upos::Verb))
        };
        // "a *case* filed by the trader": what the participle hangs on is its object
        let done = r.deprel(i) == Deprel::Acl && r.xpos(i) == Xpos::Vbn;
        let above = r.head(i).filter(|&h| done && r.upos(h) == Upos::Noun);
        words
            .iter()
            .map(|w| find(w).or_else(|| above.filter(|&h| is(h, w))))
            .collect()
    }
}
