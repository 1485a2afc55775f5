//! The days of what has been told: after `The ceasefire began on March 3`, `two days after the ceasefire` is March 5.

use std::collections::HashMap;

use super::Day;
use super::cues::children;
use super::durations::period;
use super::expression::Event;
use super::resolve::{Anchor, Found};
use crate::lexicon::calendar::Unit;
use crate::syntax::{Deprel, Reading, Upos};

/// Most steps up from a time to the clause that holds it.
const REACH: usize = 6;
/// What a verb happens to, or who does it.
const PARTIES: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj];

/// The day of each event noun that has stood with one.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory(HashMap<String, Day>);

impl Memory {
    /// Keeps the nouns that the time at `token` dates, and the verb (`was arrested`, then `after his arrest`).
    pub fn learn(&mut self, reading: &Reading, token: usize, day: Day) {
        let mut at = token;
        for _ in 0..REACH {
            let Some(head) = reading.head(at) else { return };
            at = head;
            match reading.upos(at) {
                Upos::Noun => self.keep(reading, at, day),
                Upos::Verb => {
                    self.keep(reading, at, day);
                    let parties = children(reading, at, PARTIES).take(REACH);
                    parties
                        .filter(|t| reading.upos(*t) == Upos::Noun)
                        .for_each(|t| self.keep(reading, t, day));
                    return;
                }
                _ => {}
            }
        }
    }

    fn keep(&mut self, reading: &Reading, token: usize, day: Day) {
        self.0.insert(reading.lemma(token).to_lowercase(), day);
    }

    fn day(&self, lemma: &str) -> Option<Day> {
        self.0.get(lemma).copied()
    }
}

impl Anchor {
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
