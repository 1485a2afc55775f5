//! From *ministers* to `minister`: endings and whole words, each with what to cut and what to put there.
//!
//! The table (`data/models/lemmas.tsv`) is learnt from treebanks: the longest ending that is listed for the word's
//! tag decides, and a whole word is the longest ending of all. `verbs.tsv` has the verbs that endings get wrong.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::features::{last, plain};
use super::{Upos, Xpos};

/// The longest ending in the table.
pub const LONGEST: usize = 5;

/// Rules by tag and ending; `^` before a whole word.
#[derive(Debug, Clone, Default)]
pub struct Lemmas<'a> {
    rules: HashMap<(Xpos, &'a str), Rule<'a>>,
}

/// Cut so many letters, then add these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule<'a> {
    /// Letters to cut.
    pub cut: usize,
    /// Letters to add.
    pub add: &'a str,
}

impl<'a> Lemmas<'a> {
    /// Reads the table; lines that are not four columns are left out.
    pub fn parse(table: &'a str) -> Lemmas<'a> {
        let line = |line: &'a str| {
            let mut columns = line.split('\t');
            let xpos = Xpos::parse(columns.next()?)?;
            let ending = columns.next()?;
            let cut = columns.next()?.parse().ok()?;
            Some((
                (xpos, ending),
                Rule {
                    cut,
                    add: columns.next()?,
                },
            ))
        };
        Lemmas {
            rules: table.lines().filter_map(line).collect(),
        }
    }

    /// The table that comes with the crate.
    pub fn shipped() -> &'static Lemmas<'static> {
        static SHIPPED: OnceLock<Lemmas<'static>> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let mut table = Lemmas::parse(include_str!("../../data/models/lemmas.tsv"));
            let verbs = Lemmas::parse(include_str!("../../data/models/verbs.tsv"));
            table.rules.extend(verbs.rules);
            table
        })
    }

    /// The lemma of a word: lower case, proper nouns in their case (*Kenyans* is `Kenyan`).
    pub fn lemma(&self, form: &str, upos: Upos, xpos: Xpos) -> String {
        if is_long_mark(form) {
            return form.to_owned();
        }
        let written = plain(form);
        if upos == Upos::Propn && xpos != Xpos::Nnps {
            return written.into_owned();
        }
        let low = written.to_lowercase();
        let whole = format!("^{low}");
        let endings = (0..=LONGEST)
            .rev()
            .map(|n| last(&low, n))
            .filter(|e| e.len() < low.len() || e.is_empty());
        let rule = std::iter::once(whole.as_str())
            .chain(endings)
            .find_map(|ending| self.rules.get(&(xpos, ending)));
        let cased = if upos == Upos::Propn { &written } else { low.as_str() };
        match rule {
            Some(rule) => rule.apply(cased),
            None => cased.to_owned(),
        }
    }
}

/// Dashes and dots that the treebanks do not shorten.
pub fn is_long_mark(form: &str) -> bool {
    matches!(form, "—" | "--" | "…")
}

impl Rule<'_> {
    /// Cuts and adds.
    pub fn apply(&self, word: &str) -> String {
        let keep = word.len() - last(word, self.cut).len();
        format!("{}{}", &word[..keep], self.add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_longest_ending() {
        let table = Lemmas::parse("NNS\ts\t1\t\nNNS\ties\t3\ty\nNNS\t^series\t0\t\nVBD\t^met\t1\tet\n");
        let noun = |w: &str| table.lemma(w, Upos::Noun, Xpos::Nns);
        assert_eq!(noun("Ministers"), "minister");
        assert_eq!(noun("parties"), "party");
        assert_eq!(noun("series"), "series");
        assert_eq!(table.lemma("met", Upos::Verb, Xpos::Vbd), "meet");
        assert_eq!(table.lemma("Reyes", Upos::Propn, Xpos::Nnp), "Reyes");
        assert_eq!(table.lemma("été", Upos::X, Xpos::Fw), "été");
        assert_eq!(table.lemma("—", Upos::Punct, Xpos::Colon), "—");
    }

    #[test]
    fn knows_common_words() {
        let lemma = |w: &str, xpos| Lemmas::shipped().lemma(w, Upos::Verb, xpos);
        assert_eq!(lemma("said", Xpos::Vbd), "say");
        assert_eq!(lemma("is", Xpos::Vbz), "be");
        assert_eq!(lemma("striking", Xpos::Vbg), "strike");
        assert_eq!(lemma("ruled", Xpos::Vbd), "rule");
        assert_eq!(lemma("boasted", Xpos::Vbd), "boast");
        assert_eq!(Lemmas::shipped().lemma("officials", Upos::Noun, Xpos::Nns), "official");
        assert_eq!(Lemmas::shipped().lemma("Kenyans", Upos::Propn, Xpos::Nnps), "Kenyan");
    }
}
