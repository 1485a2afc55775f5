//! How many were killed, injured or arrested, and how large a crowd was.
//!
//! "killing *two* guards and wounding *a* driver": the number stands with the victim, or its article is one.

use std::collections::HashMap;

use super::Range;
use super::draft::Draft;
use super::tree::{is_marked, kids, object, surface_subject, with_conjuncts};
use crate::entities::{Entities, EntityType};
use crate::lexicon::event_words::Count;
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::time::{QuantityKind, Times};

/// Counts by the token of their noun.
pub(super) struct Tally {
    by_noun: HashMap<u32, (i64, Option<i64>)>,
}

impl Tally {
    /// Indexes the quantities.
    pub fn new(times: &Times) -> Self {
        let mut by_noun = HashMap::new();
        for q in times.quantities.iter().filter(|q| q.kind == QuantityKind::Count) {
            if let (Some(head), Some(min)) = (q.head, q.min) {
                by_noun.entry(head).or_insert((min as i64, q.max.map(|m| m as i64)));
            }
        }
        Tally { by_noun }
    }

    /// The number of victims of a counting draft.
    pub fn victims(&self, r: &Reading, entities: &Entities, draft: &Draft) -> Option<Range> {
        let count = draft.count?;
        let verb = draft.host.unwrap_or(draft.token);
        let state = left(r, verb);
        // "12 people were killed and 30 wounded"
        let counted = draft.is_verb && r.deprel(verb) == Deprel::Conj;
        let victim = match count {
            _ if counted && kids(r, verb).any(|c| r.deprel(c) == Deprel::Nummod) => Some(verb),
            Count::Crowd => surface_subject(r, verb),
            _ if !draft.is_verb => super::tree::after(r, draft.token, "of"),
            _ if r.deprel(draft.token) == Deprel::Amod => r.head(draft.token),
            _ if state.is_some() => object(r, verb).or(state),
            _ if draft.kind.is_none() => surface_subject(r, verb),
            // "killed five and wounded 110"
            _ => object(r, verb)
                .or_else(|| kids(r, verb).find(|&c| c == verb + 1 && r.xpos(c) == Xpos::Cd))
                // "left five dead and ten others *wounded*"
                .or_else(|| surface_subject(r, verb).filter(|_| r.deprel(verb) == Deprel::Advcl && is_bare(r, verb))),
        }?;
        // "killing 12 people and wounding 30": what is done besides is no victim
        let victims = with_conjuncts(r, victim)
            .into_iter()
            .filter(|&t| t == victim || r.upos(t) != Upos::Verb && !is_hurt(r, t));
        let counts: Vec<Option<Range>> = victims.map(|t| self.number(r, entities, summed(r, t))).collect();
        counts.iter().any(Option::is_some).then(|| Range {
            min: counts.iter().flatten().map(|n| n.min).sum(),
            // "12 soldiers and several civilians": at least 12
            max: counts.iter().try_fold(0, |sum, n| Some(sum + n.as_ref()?.max?)),
        })
    }

    /// "left 14 dead and *30 injured*": what a draft counts besides.
    pub fn beside(&self, r: &Reading, entities: &Entities, draft: &Draft) -> Option<(Count, Range)> {
        let state = left(r, draft.host.unwrap_or(draft.token))?;
        let more = with_conjuncts(r, state)
            .into_iter()
            .find(|&t| t != state && is_hurt(r, t))?;
        Some((Count::Injured, self.number(r, entities, more)?))
    }

    fn number(&self, r: &Reading, entities: &Entities, token: usize) -> Option<Range> {
        if let Some(&(min, max)) = self.by_noun.get(&(token as u32)) {
            return Some(Range { min, max });
        }
        let one = Range { min: 1, max: Some(1) };
        for c in kids(r, token) {
            match r.deprel(c) {
                Deprel::Nummod => {
                    if let Some(n) = range(r, c) {
                        return Some(n);
                    }
                }
                // "killed the mayor and *his* son"
                Deprel::NmodPoss if r.xpos(c) == Xpos::PrpS && r.xpos(token) == Xpos::Nn => return Some(one),
                Deprel::Det if matches!(r.lemma(c), "a" | "an" | "one" | "another") && r.xpos(token) != Xpos::Nns => {
                    return Some(one);
                }
                _ => {}
            }
        }
        if let Some(n) = range(r, token) {
            return Some(n);
        }
        let person = entities
            .entity_at(token)
            .and_then(|e| entities.entities.get(e as usize))
            .is_some_and(|e| e.kind == EntityType::Person && !e.unnamed);
        let he = matches!(r.form(token).to_lowercase().as_str(), "he" | "she" | "him" | "her");
        (person || he).then_some(one)
    }
}

/// "a total of *923 children*".
fn summed(r: &Reading, noun: usize) -> usize {
    let sum = matches!(r.lemma(noun), "total" | "sum");
    let of = kids(r, noun).find(|&c| r.deprel(c) == Deprel::Nmod && is_marked(r, c, "of"));
    of.filter(|_| sum).unwrap_or(noun)
}

/// The number that a word tells: "at least *20*" is 20 or more.
fn range(r: &Reading, token: usize) -> Option<Range> {
    let min = value(r.form(token))?;
    let before = |back: usize| token.checked_sub(back).map(|t| r.form(t)).unwrap_or_default();
    let open = matches!(
        (before(2), before(1)),
        ("at" | "At", "least") | ("more" | "More", "than")
    );
    Some(Range {
        min,
        max: (!open).then_some(min),
    })
}

/// "left two guards *dead*": in what state.
fn left(r: &Reading, verb: usize) -> Option<usize> {
    let state = |c: usize| c > verb && (r.lemma(c) == "dead" || is_hurt(r, c));
    let leave = r.lemma(verb) == "leave";
    leave.then(|| kids(r, verb).find(|&c| state(c)))?
}

fn is_hurt(r: &Reading, token: usize) -> bool {
    matches!(r.form(token), "injured" | "wounded" | "hurt")
}

/// A participle without an auxiliary.
fn is_bare(r: &Reading, verb: usize) -> bool {
    r.xpos(verb) == Xpos::Vbn && !kids(r, verb).any(|c| matches!(r.deprel(c), Deprel::Aux | Deprel::AuxPass))
}

/// A number word, where the time room has read none: `seven`, `sixty-six`.
pub(super) fn value(form: &str) -> Option<i64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let lower = form.to_lowercase();
    let small = |word: &str| WORDS.iter().position(|w| *w == word).map(|i| i as i64);
    let tens = |word: &str| TENS.iter().position(|w| *w == word).map(|i| 10 * (i as i64 + 2));
    let pair = || {
        let (ten, one) = lower.split_once('-')?;
        Some(tens(ten)? + small(one).filter(|n| (1..10).contains(n))?)
    };
    let digits = || {
        lower
            .replace(',', "")
            .parse()
            .ok()
            .filter(|n| (0..10_000_000).contains(n))
    };
    small(&lower).or_else(|| tens(&lower)).or_else(pair).or_else(digits)
}
