//! The days of what has been told: after `The ceasefire began on March 3`, `two days after the ceasefire` is March 5.

use std::collections::HashMap;

use super::Day;
use super::cues::children;
use super::durations::period;
use super::event_days::EventDays;
use super::expression::{Event, Expression, Meaning};
use super::resolve::{Anchor, Found};
use crate::lexicon::calendar::Unit;
use crate::syntax::{Deprel, Reading, Upos};

/// Most steps up from a time to the clause that holds it.
const REACH: usize = 6;
/// What a verb happens to, or who does it.
const PARTIES: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj];

/// The day of each event noun that has stood with one, and those of `the opening night`, `day five`.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    events: HashMap<String, Day>,
    days: EventDays,
}

impl Memory {
    /// Keeps the nouns that the time at `token` dates, and the verb (`was arrested`, then `after his arrest`).
    fn learn(&mut self, reading: &Reading, token: usize, day: Day) {
        let mut at = token;
        for _ in 0..REACH {
            let Some(head) = reading.head(at) else { return };
            at = head;
            // `the festival was off to a bright start on Saturday`: the copula may hang on the preposition
            let has_copula = |t: &usize| children(reading, *t, &[Deprel::Cop]).next().is_some();
            let mut said = std::iter::once(at).chain(children(reading, at, &[Deprel::Case]).take(REACH));
            let said = said.find(has_copula);
            let copula = said.is_some();
            match reading.upos(at) {
                Upos::Noun | Upos::Propn if !copula => self.keep(reading, at, day),
                upos if copula || upos == Upos::Verb => {
                    self.keep(reading, at, day);
                    let parties = children(reading, said.unwrap_or(at), PARTIES).take(REACH);
                    parties
                        .filter(|t| matches!(reading.upos(*t), Upos::Noun | Upos::Propn))
                        .for_each(|t| self.keep(reading, t, day));
                    return;
                }
                _ => {}
            }
        }
    }

    fn keep(&mut self, reading: &Reading, token: usize, day: Day) {
        self.events.insert(reading.lemma(token).to_lowercase(), day);
    }

    pub fn day(&self, lemma: &str) -> Option<Day> {
        self.events.get(lemma).copied()
    }

    /// The day told of the nth day of this event, or of one that was not named.
    pub fn event_day(&self, nth: i64, lemma: Option<&str>) -> Option<Day> {
        let (known, day) = self.days.get(&nth)?;
        let same = known.as_deref().zip(lemma).is_none_or(|(a, b)| a == b);
        same.then_some(*day)
    }
}

impl Anchor {
    /// Keeps what a resolved day dates: the nouns and the verb around it, or the day of the event that it is.
    pub(super) fn learn(&mut self, reading: &Reading, expression: &Expression, token: Option<usize>, day: Day) {
        if let Meaning::EventDay(of) = &expression.meaning {
            let lemma = of.event.as_ref().map(|event| event.lemma.clone());
            self.memory.days.insert(of.nth, (lemma, day));
        } else if let Some(token) = token {
            self.memory.learn(reading, token, day);
        }
    }

    /// `two days after the ceasefire`: a duration; its day, if that of the ceasefire has been told.
    pub(super) fn after_event(&self, value: &str, unit: Unit, sign: i64, event: Option<&Event>) -> Found {
        let told = event.and_then(|event| self.memory.day(&event.lemma));
        let count = value.parse::<i64>().ok().filter(|_| unit >= Unit::Night);
        let day = told
            .zip(count)
            .and_then(|(day, count)| super::shifts::reach(day, unit, count.checked_mul(sign)?));
        Found {
            edtf: day.map(|day| day.to_string()),
            bounds: day.map(|day| (day, day)),
            ..Found::value(period(value, unit), "event", if day.is_some() { 0.6 } else { 0.86 })
        }
    }
}
