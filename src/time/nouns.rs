//! What a number counts, read off the tree: `between 10 and 30 protesters`, `dozens of people`, `12 were wounded`.

use super::cues::children;
use super::pieces::Scan;
use crate::lexicon::calendar::Bearer;
use crate::syntax::{Deprel, Upos, Xpos};

/// Most steps from a numeral to the noun it counts, and most words of a run of adjectives and nouns.
const REACH: usize = 4;

impl Scan<'_> {
    /// Whether the numeral itself is subject or object (`12 were injured`).
    pub(super) fn is_argument(&self, piece: usize) -> bool {
        let argument = |d: Deprel| {
            d.is_subject()
                || matches!(
                    d,
                    Deprel::Obj | Deprel::Obl | Deprel::OblAgent | Deprel::Conj | Deprel::Root
                )
        };
        self.token(piece).is_some_and(|t| argument(self.reading.deprel(t)))
    }

    /// The lemma and token of the noun that the numeral at `piece` counts; of a lone numeral, its own token.
    pub(super) fn noun(&self, piece: usize) -> (Option<String>, Option<u32>) {
        let Some(token) = self.token(piece) else {
            return (None, None);
        };
        let found = self
            .governor(token)
            .or_else(|| self.of_phrase(token))
            .or_else(|| self.run_after(token));
        match found {
            Some(noun) => (Some(self.reading.lemma(noun).to_owned()), Some(noun as u32)),
            None => (None, Some(token as u32)),
        }
    }

    fn is_noun(&self, token: usize) -> bool {
        matches!(self.reading.upos(token), Upos::Noun | Upos::Propn)
    }

    /// The noun above the numeral, through other numerals and adjectives.
    fn governor(&self, token: usize) -> Option<usize> {
        let counts = |d: Deprel| {
            matches!(
                d,
                Deprel::Nummod | Deprel::Compound | Deprel::Amod | Deprel::Det | Deprel::Flat
            )
        };
        // what stands before the numeral is not what it counts, except in a chain that comes back
        let floor = token.saturating_sub(REACH);
        let mut at = token;
        for _ in 0..REACH {
            let above = self
                .reading
                .head(at)
                .filter(|h| *h > floor && counts(self.reading.deprel(at)));
            at = above?;
            if self.is_noun(at) && at > token {
                return Some(at);
            }
        }
        None
    }

    /// `dozens of people`.
    fn of_phrase(&self, token: usize) -> Option<usize> {
        let reading = self.reading;
        let noun = children(reading, token, &[Deprel::Nmod]).find(|c| *c > token && self.is_noun(*c))?;
        let case = children(reading, noun, &[Deprel::Case]).next()?;
        reading.form(case).eq_ignore_ascii_case("of").then_some(noun)
    }

    /// The noun at the end of the run of adjectives and nouns right after the numeral, where the tree has none.
    fn run_after(&self, token: usize) -> Option<usize> {
        let reading = self.reading;
        let sentence = reading.sentence_index(token);
        let inside = |t: &usize| *t < reading.len() && reading.sentence_index(*t) == sentence;
        let named = |t: &usize| matches!(reading.upos(*t), Upos::Adj | Upos::Noun | Upos::Propn);
        let run = (token + 1..=token + REACH).take_while(|t| inside(t) && named(t));
        run.last().filter(|last| reading.upos(*last) == Upos::Noun)
    }

    /// What befell those who are counted, or what they do: `killed`, `missing`, `crowd`; `12 soldiers and three officers`
    /// share theirs.
    pub(super) fn role(&self, head: Option<u32>) -> Option<&'static str> {
        let head = head? as usize;
        let first = || {
            self.reading
                .head(head)
                .filter(|_| self.reading.deprel(head) == Deprel::Conj)
        };
        let shared = || {
            first()
                .filter(|t| self.is_noun(*t))
                .and_then(|first| self.own_role(first))
        };
        self.own_role(head).or_else(|| self.toll(head)).or_else(shared)
    }

    /// `a death toll of 45`, `the death toll rose to 45`.
    fn toll(&self, head: usize) -> Option<&'static str> {
        let reading = self.reading;
        let above = reading.head(head)?;
        let named = |t: usize| reading.lemma(t).eq_ignore_ascii_case("toll");
        let of_toll = named(above) && reading.deprel(head) == Deprel::Nmod;
        let moved = matches!(reading.deprel(head), Deprel::Obl | Deprel::Obj | Deprel::Xcomp)
            && children(reading, above, &[Deprel::Nsubj]).any(named);
        (of_toll || moved).then_some("killed")
    }

    /// `the death of 40`: what befell those whose number begins at `piece`.
    pub(super) fn deed(&self, piece: usize) -> Option<&'static str> {
        let reading = self.reading;
        let noun = self.token(piece)?.checked_sub(2)?;
        let of = reading.form(noun + 1) == "of";
        let known = self.calendar.role(reading.lemma(noun)).filter(|_| of);
        known
            .filter(|(bearer, _)| *bearer == Bearer::Deed)
            .map(|(_, role)| role)
    }

    fn own_role(&self, head: usize) -> Option<&'static str> {
        let reading = self.reading;
        let told = |t: usize, wanted: &[Bearer]| {
            let known = |word: &str| self.calendar.role(word).filter(|(bearer, _)| wanted.contains(bearer));
            let found = known(&reading.form(t).to_lowercase()).or_else(|| known(reading.lemma(t)));
            found.map(|(_, role)| role)
        };
        if let Some(role) = told(head, &[Bearer::State]) {
            return Some(role);
        }
        let after = head + 1;
        let beside = after < reading.len() && reading.sentence_index(after) == reading.sentence_index(head);
        // `12 dead`, `12 soldiers missing`, `30 more wounded`
        let more = ["more", "others", "other"]
            .iter()
            .any(|word| beside && reading.form(after).eq_ignore_ascii_case(word));
        let after = after + usize::from(more);
        let beside = beside && after < reading.len() && reading.sentence_index(after) == reading.sentence_index(head);
        let state = if beside { told(after, &[Bearer::State]) } else { None };
        if state.is_some() {
            return state;
        }
        // `nearly 4,000 displaced`
        let participle = beside && reading.upos(head) == Upos::Num && reading.xpos(after) == Xpos::Vbn;
        let befell = if participle {
            told(after, &[Bearer::Patient])
        } else {
            None
        };
        if befell.is_some() {
            return befell;
        }
        let of_noun = children(reading, head, &[Deprel::Acl, Deprel::Amod]);
        if let Some(role) = of_noun
            .take(REACH)
            .find_map(|t| told(t, &[Bearer::Patient, Bearer::State]))
        {
            return Some(role);
        }
        let between = children(reading, head, &[Deprel::Case]).any(|c| reading.form(c).eq_ignore_ascii_case("between"));
        let of_verb = reading.head(head).and_then(|verb| match reading.deprel(head) {
            Deprel::Nsubj => told(verb, &[Bearer::Subject, Bearer::State]),
            Deprel::NsubjPass => told(verb, &[Bearer::Patient, Bearer::State]),
            Deprel::Obj => told(verb, &[Bearer::Patient]),
            // `between 10 and 30 are missing`
            Deprel::Obl if head < verb && between => {
                let passive = children(reading, verb, &[Deprel::AuxPass]).next().is_some();
                told(verb, &[Bearer::Subject, Bearer::State])
                    .or_else(|| told(verb, &[Bearer::Patient]).filter(|_| passive))
            }
            _ => None,
        });
        // `killed 40 protesters`: what befell them comes before what they are
        of_verb.or_else(|| told(head, &[Bearer::Noun, Bearer::Deed]))
    }
}
