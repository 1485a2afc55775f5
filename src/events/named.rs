//! Who is named beside a noun that names nobody: "its rivals, such as *Norway*", "the commander, *Ana Reyes*".

use super::roles::{Filler, push};
use super::tree::{WIDTH, kids, surface_subject, with_conjuncts};
use crate::syntax::{Deprel, Upos, Xpos};
use crate::text::Span;

impl Filler<'_, '_> {
    /// "its rivals, *such as Norway and Chile*": those who are named.
    pub(super) fn members(&self, token: usize) -> Vec<u32> {
        let r = self.r;
        let such = |m: usize| r.form(m) == "such" && kids(r, m).all(|f| r.form(f) == "as");
        self.after_word(token, |m| such(m) || r.lemma(m) == "like")
            .into_iter()
            .filter_map(|t| self.party(t))
            .collect()
    }

    /// "the board, *including its chairman Ana Reyes*": those who are named, besides the board.
    pub(super) fn included(&self, token: usize) -> Vec<u32> {
        let list = self.after_word(token, |m| matches!(self.r.lemma(m), "include" | "including"));
        let named = list.into_iter().filter(|&t| self.is_named(t));
        named.filter_map(|t| self.party(t)).collect()
    }

    /// "was arrested *along with Ana Reyes*", "Berg, *together with his wife*, left": those who share what the subject does
    /// or suffers, unless the parties found are `others`.
    pub(super) fn with_companions(&self, verb: usize, mut found: Vec<u32>, others: bool) -> Vec<u32> {
        let r = self.r;
        let beside = |m: usize| {
            let with = || m + 1 < r.len() && r.form(m + 1) == "with";
            r.form(m) == "alongside" || matches!(r.form(m), "along" | "together") && with()
        };
        if others || found.is_empty() {
            return found;
        }
        let places = [Some(verb), surface_subject(r, verb)].into_iter().flatten();
        let list = places.flat_map(|token| self.after_word(token, beside));
        for e in list.filter_map(|t| self.party(t)) {
            push(&mut found, e);
        }
        found
    }

    /// A list that such a word opens below a noun.
    fn after_word(&self, token: usize, word: impl Fn(usize) -> bool) -> Vec<usize> {
        let r = self.r;
        let like = |m: usize| r.deprel(m) == Deprel::Case && word(m);
        let named = |c: &usize| matches!(r.deprel(*c), Deprel::Nmod | Deprel::Obl) && kids(r, *c).any(like);
        let Some(first) = kids(r, token).find(named) else {
            return Vec::new();
        };
        // the parser may hang the rest of the list on the first as appositions
        let rest = kids(r, first).filter(|&c| r.deprel(c) == Deprel::Appos);
        let list = std::iter::once(first).chain(rest);
        list.flat_map(|t| with_conjuncts(r, t)).collect()
    }

    /// "the commander, *Ana Reyes*", "*Norway*, a country that …": what stands beside a noun that names nobody.
    pub(super) fn named_beside(&self, token: usize) -> Option<u32> {
        let r = self.r;
        // a noun may be linked to a name within it: "the Hezbollah-linked group *al-Badr*"
        if self.is_named(token) && r.upos(token) != Upos::Noun {
            return None;
        }
        let above = r.head(token).filter(|_| r.deprel(token) == Deprel::Appos);
        let below = kids(r, token).filter(|&c| r.deprel(c) == Deprel::Appos);
        above
            .into_iter()
            .chain(below)
            .find(|&t| self.is_named(t))
            .and_then(|t| self.party(t))
    }

    /// "the Lima minister for Trade *Ana Reyes* left": whose name follows the title that a token stands in, where the
    /// parser takes a word of the title for the head of all.
    pub(super) fn titled(&self, token: usize) -> Option<u32> {
        const NEAR: usize = 12;
        let r = self.r;
        let within = matches!(
            r.deprel(token),
            Deprel::NmodPoss | Deprel::Compound | Deprel::Amod | Deprel::NmodDesc
        );
        let last = (r.sentence(token).last as usize).min(token + NEAR);
        let holds = |t: usize| {
            let (id, person) = self.person(t)?;
            let before = |span: Span| span.contains(r.span(token)) && span.end <= r.span(t).start;
            person.roles.iter().any(|role| before(role.span)).then_some(id)
        };
        let mut after = token + 1..last;
        if within { None } else { after.find_map(holds) }
    }

    /// "Ana Reyes, leader of the opposition *Jan Berg*, Minister *Pia Lund* and all *members*": who goes on a list that the
    /// parser hangs on its first as appositions. Nobody is another person's.
    pub(super) fn going_on(&self, token: usize) -> Vec<usize> {
        let r = self.r;
        let Some(first) = self.named_person(token) else {
            return Vec::new();
        };
        let another = |t: usize| self.named_person(t).is_some_and(|id| id != first);
        let beside = |t: &usize| r.deprel(*t) == Deprel::Appos;
        let (mut found, mut open, mut is_list) = (Vec::new(), vec![token], false);
        while let Some(at) = open.pop().filter(|_| found.len() < WIDTH) {
            for c in kids(r, at).filter(|&c| c > at) {
                let name = || kids(r, c).find(|&n| beside(&n) && another(n));
                let next = match r.deprel(c) {
                    Deprel::Conj => Some(c),
                    Deprel::Appos if another(c) => Some(c),
                    Deprel::Appos => name(),
                    _ => None,
                };
                let joins = |n: usize| r.deprel(n) == Deprel::Conj && another(n);
                let aside = r.deprel(c) == Deprel::Appos && next.is_none() && kids(r, c).any(joins);
                is_list |= r.deprel(c) == Deprel::Conj;
                open.extend(next.or(aside.then_some(c)));
                found.extend(next.filter(|_| at != token || r.deprel(c) == Deprel::Appos));
            }
        }
        if is_list { found } else { Vec::new() }
    }

    /// "Ana Reyes, sister of Jan Berg, and *Pia Lund* left": a second subject that *and* joins to the first, where the parser
    /// lost what joins them.
    pub(super) fn second_subject(&self, token: usize) -> Option<usize> {
        let r = self.r;
        let verb = r.head(token).filter(|_| r.deprel(token).is_subject())?;
        let and = |c: usize| r.deprel(c) == Deprel::Cc && r.form(c) == "and";
        let mut joined = false;
        kids(r, verb)
            .filter(|&c| c > token && c < verb)
            .find(|&c| {
                joined |= and(c);
                r.deprel(c) == r.deprel(token) && (joined || kids(r, c).any(and))
            })
            .filter(|&c| self.party(c).is_some())
    }

    /// "between the envoy for *Norway* and Minister *Ana Reyes*": both sides, also where the parser lost what *and* joins.
    pub(super) fn both_sides(&self, first: Option<usize>) -> Vec<u32> {
        const NEAR: usize = 16;
        let r = self.r;
        let mut found = self.nominals(first);
        // "between the *leaders*" names both
        let one = |t: &usize| !matches!(r.xpos(*t), Xpos::Nns | Xpos::Nnps);
        let Some(token) = first.filter(one).filter(|_| found.len() < 2) else {
            return found;
        };
        let last = (r.sentence(token).last as usize).min(token + NEAR);
        let apart = |t: usize| {
            let topic = matches!(r.form(t), "about" | "after" | "before" | "on" | "over");
            topic || matches!(r.upos(t), Upos::Verb | Upos::Aux)
        };
        let and = (token + 1..last)
            .take_while(|&t| !apart(t))
            .find(|&t| r.form(t) == "and");
        let nominal = |t: &usize| {
            let within = matches!(r.form(*t), "of" | "'s" | "’s");
            within || matches!(r.upos(*t), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
        };
        let phrase = || (and.unwrap_or(last) + 1..last).take_while(nominal);
        let second = phrase()
            .find_map(|t| self.named_person(t))
            .or_else(|| phrase().filter_map(|t| self.party(t)).last());
        second.into_iter().for_each(|e| push(&mut found, e));
        found
    }

    /// "two ministers, *Ana Reyes and Jan Berg*, opposed it": all of a list.
    pub(super) fn listed(&self, token: usize) -> Vec<u32> {
        let r = self.r;
        let plural = matches!(r.xpos(token), Xpos::Nns | Xpos::Nnps);
        let first = kids(r, token).find(|&c| plural && r.deprel(c) == Deprel::Appos && c > token && self.is_named(c));
        let list = first.map(|c| with_conjuncts(r, c)).filter(|list| list.len() > 1);
        let found: Vec<u32> = list
            .unwrap_or_default()
            .into_iter()
            .filter_map(|t| self.party(t))
            .collect();
        if found.len() > 1 { found } else { Vec::new() }
    }
}
