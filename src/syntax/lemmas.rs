//! From *ministers* to `minister`: endings and whole words, each with what to cut and what to put there.
//!
//! The table (`data/models/lemmas.tsv`) is learnt from treebanks: the longest ending that is listed for the word's
//! tag decides, and a whole word is the longest ending of all. `verbs.tsv` has the verbs that endings get wrong.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::features::{last, plain};
use super::{Upos, Xpos};
use crate::lexicon::hash::Lookup;

/// Rules by tag and spelling.
type Rules<'a> = Lookup<(Xpos, &'a str), Rule<'a>>;

/// Rules by tag and whole word, and by tag and ending.
#[derive(Debug, Clone, Default)]
pub struct Lemmas<'a> {
    words: Rules<'a>,
    endings: Rules<'a>,
    /// Letters of the longest ending that is listed for a tag; none for most tags.
    longest: Lookup<Xpos, usize>,
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
    /// Reads the table; lines that are not four columns are left out. `^` stands before a whole word.
    pub fn parse(table: &'a str) -> Lemmas<'a> {
        let mut lemmas = Lemmas::default();
        lemmas.add(table);
        lemmas
    }

    /// Adds the rows of a table; a later one wins.
    fn add(&mut self, table: &'a str) {
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
        for ((xpos, ending), rule) in table.lines().filter_map(line) {
            if let Some(word) = ending.strip_prefix('^') {
                self.words.insert((xpos, word), rule);
                continue;
            }
            let longest = self.longest.entry(xpos).or_default();
            *longest = ending.chars().count().max(*longest);
            self.endings.insert((xpos, ending), rule);
        }
    }

    /// The table that comes with the crate.
    pub fn shipped() -> &'static Lemmas<'static> {
        static SHIPPED: OnceLock<Lemmas<'static>> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let mut table = Lemmas::parse(include_str!("../../data/models/lemmas.tsv"));
            table.add(include_str!("../../data/models/verbs.tsv"));
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
        let longest = self.longest.get(&xpos).into_iter();
        let mut endings = longest
            .flat_map(|&longest| (0..=longest).rev())
            .map(|n| last(&low, n))
            .filter(|e| e.len() < low.len() || e.is_empty());
        let by_ending = || endings.find_map(|ending| self.endings.get(&(xpos, ending)));
        let rule = self.words.get(&(xpos, low.as_str())).or_else(by_ending);
        let cased = if upos == Upos::Propn { &written } else { low.as_str() };
        match rule {
            Some(rule) => rule.apply(cased),
            None if upos == Upos::Propn => cased.to_owned(),
            None => low,
        }
    }

    /// Every spelling that one of `tags` makes one of these lemmas: the rules, read backwards.
    pub fn forms(&self, lemmas: &HashSet<&str>, tags: &[(Upos, Xpos)]) -> HashSet<String> {
        let mut forms = HashSet::new();
        for &(upos, xpos) in tags {
            let of = |rules: &Rules<'a>| -> Vec<(&'a str, Rule<'a>)> {
                let tagged = rules.iter().filter(|((tag, _), _)| *tag == xpos);
                tagged.map(|((_, spelling), rule)| (*spelling, *rule)).collect()
            };
            let (words, endings) = (of(&self.words), of(&self.endings));
            let whole = words
                .iter()
                .filter(|(word, rule)| lemmas.contains(rule.apply(word).as_str()));
            forms.extend(whole.map(|(word, _)| (*word).to_owned()));
            // a short ending does not tell what is cut beyond it: one letter may be any, more must be cut elsewhere too
            let longer = |(ending, rule): &(&str, Rule)| ending.chars().count() < rule.cut;
            let told = words.iter().chain(&endings).filter(|row| !longer(row));
            let told: HashSet<&str> = told.map(|(ending, rule)| last(ending, rule.cut)).collect();
            for (ending, rule) in &endings {
                let own = last(ending, rule.cut);
                let fits = |cut: &&&str| cut.chars().count() == rule.cut && cut.ends_with(ending);
                let cuts: Vec<String> = match rule.cut.saturating_sub(ending.chars().count()) {
                    0 => vec![own.to_owned()],
                    1 => ('a'..='z').map(|letter| format!("{letter}{ending}")).collect(),
                    _ => told.iter().filter(fits).map(|&cut| cut.to_owned()).collect(),
                };
                let kept = ending.strip_suffix(own).unwrap_or_default();
                let stems = lemmas.iter().filter_map(|lemma| lemma.strip_suffix(rule.add));
                for stem in stems.filter(|stem| stem.ends_with(kept)) {
                    let all = cuts.iter().map(|cut| format!("{stem}{cut}"));
                    forms.extend(all.filter(|form| lemmas.contains(self.lemma(form, upos, xpos).as_str())));
                }
            }
        }
        forms
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
        [&word[..keep], self.add].concat()
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
    fn reads_the_rules_backwards() {
        let tags = [(Upos::Verb, Xpos::Vbd), (Upos::Noun, Xpos::Nns)];
        let lemmas = HashSet::from(["say", "tell", "claim", "reply", "grab"]);
        let forms = Lemmas::shipped().forms(&lemmas, &tags);
        for form in [
            "said", "says", "told", "claimed", "claims", "replied", "replies", "grabbed", "grabs",
        ] {
            assert!(forms.contains(form), "{form}");
        }
        assert!(!forms.contains("claiming") && !forms.contains("sad"));
    }

    #[test]
    fn knows_common_words() {
        let lemma = |w: &str, xpos| Lemmas::shipped().lemma(w, Upos::Verb, xpos);
        assert_eq!(lemma("said", Xpos::Vbd), "say");
        assert_eq!(lemma("is", Xpos::Vbz), "be");
        assert_eq!(lemma("striking", Xpos::Vbg), "strike");
        assert_eq!(lemma("ruled", Xpos::Vbd), "rule");
        assert_eq!(lemma("boasted", Xpos::Vbd), "boast");
        for (form, verb) in [
            ("struck", "strike"),
            ("shot", "shoot"),
            ("upheld", "uphold"),
            ("withheld", "withhold"),
            ("overthrew", "overthrow"),
        ] {
            assert_eq!(lemma(form, Xpos::Vbd), verb);
        }
        assert_eq!(lemma("beaten", Xpos::Vbn), "beat");
        assert_eq!(lemma("shone", Xpos::Vbp), "shine");
        assert_eq!(Lemmas::shipped().lemma("officials", Upos::Noun, Xpos::Nns), "official");
        assert_eq!(Lemmas::shipped().lemma("Kenyans", Upos::Propn, Xpos::Nnps), "Kenyan");
    }
}
