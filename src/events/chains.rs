//! Reports of one event, joined across the article: "*attacked* the port … *the attack* … *These attacks*".
//!
//! A chain knows the parties, the day and the place that any of its reports tells; what one report leaves out it may
//! take from the others. The first report is what the later ones are `same_as`.

use super::tree::kids;
use super::words::stem;
use super::{Event, Factuality, Range};
use crate::syntax::{Deprel, Reading, Upos};
use crate::text::ParagraphKind;

/// Only this many chains of a type, the latest ones, are compared.
const REACH: usize = 32;
/// Evidence that is needed to join; more is needed to call two reports the same.
const JOINED: i32 = 4;
const SAME: i32 = 5;

/// The reports of one event.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// Events, in text order.
    pub reports: Vec<usize>,
    actors: Vec<u32>,
    recipients: Vec<u32>,
}

/// How an event is worded.
struct Wording {
    stem: String,
    definite: bool,
    /// "*this* visit": the one that the news is about.
    this: bool,
    fresh: bool,
    headline: bool,
    /// "World *War*": the words of an event that has a name.
    name: Option<String>,
}

/// All chains, and the chain of every event.
pub(super) struct Chains {
    pub chains: Vec<Chain>,
    /// Chain and evidence of each event.
    of: Vec<(usize, i32)>,
}

impl Chains {
    /// Joins the events, in text order.
    pub fn new(r: &Reading, events: &[Event]) -> Chains {
        let wordings: Vec<Wording> = events.iter().map(|e| Wording::of(r, e)).collect();
        let mut all = Chains {
            chains: Vec::new(),
            of: Vec::with_capacity(events.len()),
        };
        let mut by_kind: std::collections::BTreeMap<&str, Vec<usize>> = std::collections::BTreeMap::new();
        for (e, event) in events.iter().enumerate() {
            let recent = by_kind.entry(event.kind).or_default();
            let mut best: Option<(i32, usize)> = None;
            for &c in recent.iter().rev().take(REACH) {
                let score = all.evidence(&all.chains[c], events, &wordings, e);
                if score >= JOINED && best.is_none_or(|(b, _)| score > b) {
                    best = Some((score, c));
                }
            }
            let (score, c) = best.unwrap_or_else(|| {
                recent.push(all.chains.len());
                all.chains.push(Chain {
                    reports: Vec::new(),
                    actors: Vec::new(),
                    recipients: Vec::new(),
                });
                (0, all.chains.len() - 1)
            });
            all.of.push((c, score));
            all.chains[c].add(e, event);
        }
        all
    }

    /// Writes `same_as`.
    pub fn mark(&self, events: &mut [Event]) {
        for (e, &(c, score)) in self.of.iter().enumerate() {
            let first = self.chains[c].reports[0];
            events[e].same_as = (first != e && score >= SAME).then_some(first as u32);
            // "in 2014 they *accused* the mayor … *The allegations* were judged credible"
            if events[first].historical && !events[e].historical && events[e].date.is_none() {
                events[e].historical = true;
                events[e].why.push_str(", historical as told elsewhere");
            }
        }
    }

    fn evidence(&self, chain: &Chain, events: &[Event], wordings: &[Wording], e: usize) -> i32 {
        let (event, wording) = (&events[e], &wordings[e]);
        let meets = |x: &[u32], y: &[u32]| x.iter().any(|e| y.contains(e));
        let apart = |x: &[u32], y: &[u32]| !x.is_empty() && !y.is_empty() && !meets(x, y);
        if !event.alleged && apart(&event.actors, &chain.actors) || apart(&event.recipients, &chain.recipients) {
            return 0;
        }
        let mut told = 0;
        for &f in chain.reports.iter().rev().take(8) {
            let (other, word) = (&events[f], &wordings[f]);
            let namesake = wording.name == word.name || wording.name.is_none() || word.name.is_none();
            let fits = fits(event, other, wording.definite, word.headline) && !(wording.this && other.historical);
            if !(namesake && fits) {
                return 0;
            }
            let headline = word.headline && !wording.headline;
            let score = 3 * i32::from(wording.stem == word.stem)
                + 2 * i32::from(event.mode.is_some() && event.mode == other.mode)
                + i32::from(headline)
                + i32::from(event.place.is_some() && event.place == other.place)
                + i32::from(event.date.is_some() && event.date == other.date);
            told = told.max(score);
        }
        let parties = 2
            * (i32::from(meets(&event.actors, &chain.actors)) + i32::from(meets(&event.recipients, &chain.recipients)));
        told + parties + 2 * i32::from(wording.definite) - 3 * i32::from(wording.fresh)
    }
}

impl Chain {
    fn add(&mut self, e: usize, event: &Event) {
        self.reports.push(e);
        for (all, new) in [
            (&mut self.actors, &event.actors),
            (&mut self.recipients, &event.recipients),
        ] {
            // whom one blames, others need not
            for &id in new.iter().filter(|_| !event.alleged) {
                super::roles::push(all, id);
            }
        }
    }
}

/// Nothing that either report tells speaks against their being one.
fn fits(a: &Event, b: &Event, definite: bool, headline: bool) -> bool {
    let days = match (a.earliest, a.latest, b.earliest, b.latest) {
        (Some(a1), Some(a2), Some(b1), Some(b2)) => a1 <= b2 && b1 <= a2,
        _ => true,
    };
    let real = |e: &Event| e.factuality == Factuality::Asserted;
    let counts = |x: Option<Range>, y: Option<Range>| x.is_none() || y.is_none() || x == y;
    days && (a.factuality == b.factuality)
        && (real(a) || !definite)
        && (a.historical == b.historical || (definite && b.historical && a.date.is_none()))
        && (a.mode == b.mode || a.mode.is_none() || b.mode.is_none() || definite || headline)
        && (a.place.is_none() || b.place.is_none() || a.place == b.place || definite)
        && counts(a.killed, b.killed)
}

impl Wording {
    fn of(r: &Reading, event: &Event) -> Wording {
        let i = event.token as usize;
        let nominal = r.upos(i) != Upos::Verb;
        let determiner =
            |words: &[&str]| kids(r, i).any(|c| matches!(r.deprel(c), Deprel::Det) && words.contains(&r.lemma(c)));
        let owned = kids(r, i).any(|c| r.deprel(c) == Deprel::NmodPoss);
        Wording {
            stem: stem(&event.lemma),
            definite: nominal && (owned || determiner(&["the", "this", "these", "that", "those"])),
            this: nominal && determiner(&["this", "these"]),
            fresh: nominal && is_fresh(r, i),
            headline: is_headline(r, event),
            name: proper_name(r, i),
        }
    }
}

/// The word before and the trigger, where both are capitalised.
fn proper_name(r: &Reading, i: usize) -> Option<String> {
    let capital = |t: usize| r.upos(t) == Upos::Propn && r.form(t).starts_with(char::is_uppercase);
    let before = i.checked_sub(1).filter(|&b| capital(i) && capital(b))?;
    Some(format!("{} {}", r.form(before), r.form(i)))
}

/// Told in the line above the article.
pub(super) fn is_headline(r: &Reading, event: &Event) -> bool {
    let first = r.layout.paragraphs.first();
    first.is_some_and(|p| p.kind == ParagraphKind::Headline && p.span.contains(event.trigger))
}

/// "*another* attack", "*a* strike", "weeks of *protests*": told for the first time.
pub(super) fn is_fresh(r: &Reading, i: usize) -> bool {
    let marked = |c: usize| match r.deprel(c) {
        Deprel::Det => matches!(r.lemma(c), "a" | "an" | "another" | "any" | "no" | "some"),
        Deprel::Amod => matches!(
            r.lemma(c),
            "other" | "new" | "further" | "previous" | "similar" | "separate" | "different"
        ),
        // "around 30 raids", not "the two attacks"
        Deprel::Nummod => !kids(r, i).any(|d| r.deprel(d) == Deprel::Det),
        _ => false,
    };
    kids(r, i).any(marked) || super::apart::is_of_a_span(r, i)
}
