//! Days told by their place in an event: `day five of the tour`, `the third day of the strike`, `the opening night`.

use super::expression::{Event, Expression, Meaning};
use super::pieces::Scan;
use super::point::{self, Point};
use super::resolve::{Anchor, Found};
use super::{Day, Time};
use crate::lexicon::calendar::{Classes, Sense};
use crate::syntax::Upos;
use crate::text::Span;

/// Most words of an event's name.
const REACH: usize = 8;
/// Words that make `day` one of another kind: `that day 12 people left`.
const BEFORE_DAY: &[&str] = &[
    "a",
    "an",
    "the",
    "that",
    "this",
    "each",
    "every",
    "per",
    "same",
    "next",
    "following",
    "one",
    "other",
    "another",
    "first",
    "last",
    "single",
    "-",
];

/// The day of an event by its place: 1 the first, -1 the last.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EventDay {
    pub nth: i64,
    /// `the fourth or fifth day`: the second.
    pub last: i64,
    pub event: Option<Event>,
    /// The day it stands beside: `Saturday, the third day of the strike`.
    pub beside: Option<Box<Meaning>>,
}

impl Scan<'_> {
    /// `day five`, `the fourth or fifth day of the festival`, `the final day of the trial`, `opening night`.
    pub(super) fn event_day(&self, i: usize) -> Option<Expression> {
        self.numbered_day(i).or_else(|| self.named_day(i))
    }

    /// `day five`, `Day 2`; `since day one` is an idiom.
    fn numbered_day(&self, i: usize) -> Option<Expression> {
        let cardinal = |k: usize| {
            self.sense(k, |s| matches!(s, Sense::Cardinal(_)).then_some(()))
                .is_some()
        };
        // `World Cup 2018 day five`
        let counted = |k: usize| cardinal(k) || self.digits(k).is_some() && self.year_digits(k).is_none();
        let taken = i > 0 && (self.is_any(i - 1, BEFORE_DAY) || counted(i - 1));
        if !self.is(i, "day") || taken {
            return None;
        }
        let number = self.number(i + 1).filter(|n| !n.vague)?;
        let nth = number.value.integer().filter(|n| (1..100).contains(n))?;
        let of = self.is(number.end, "of");
        let idiom = nth == 1 && i > 0 && self.is_any(i - 1, &["since", "from", "on"]) && !of;
        let closed = of || self.ends_phrase(number.end) || self.dash(number.end) && !self.glued(number.end);
        (closed && !idiom).then(|| Expression::new(i, number.end, self.day_of((nth, nth), number.end)))
    }

    /// `the third day of the strike`, `opening night`.
    fn named_day(&self, i: usize) -> Option<Expression> {
        let the = self.is(i, "the");
        let at = i + usize::from(the);
        let (k, nth, named) = match () {
            () if self.is(at, "opening") => (at + 1, (1, 1), true),
            () if self.is_any(at, &["closing", "final"]) => (at + 1, (-1, -1), true),
            () if the && self.is(at, "last") => (at + 1, (-1, -1), false),
            () => {
                let (end, nth) = self.ordinal(at).filter(|(_, n)| (1..=31).contains(n))?;
                // `the fourth or fifth day`
                let second = self.ordinal(end + 1).filter(|_| self.is_any(end, &["or", "and"]));
                let (end, last) = second.unwrap_or((end, nth));
                (end, (i64::from(nth), i64::from(last.max(nth))), false)
            }
        };
        if !self.is_any(k, &["day", "night", "evening"]) {
            return None;
        }
        let meaning = self.day_of(nth, k + 1);
        let Meaning::EventDay(EventDay { event, .. }) = &meaning else {
            return None;
        };
        let owned = the || i > 0 && self.is_any(i - 1, &["s", "its", "their", "his", "her"]) || i == 0;
        let known = event.is_some() || named && owned && !self.is(k + 1, "of");
        known.then(|| Expression::new(i, k + 1, meaning))
    }

    /// The meaning, with the event that `of` tells.
    fn day_of(&self, (nth, last): (i64, i64), end: usize) -> Meaning {
        let event = if self.is(end, "of") {
            self.named_event(end + 1)
        } else {
            None
        };
        Meaning::EventDay(EventDay {
            nth,
            last,
            event,
            beside: None,
        })
    }

    /// The event whose words begin at piece `i`: `the fragile ceasefire` in the north, he `resigned`.
    pub(super) fn event(&self, i: usize) -> Option<Event> {
        const NEAR: usize = 6;
        let (first, reading) = (self.token(i)?, self.reading);
        let mut noun = None;
        let mut verb = None;
        for t in first..reading.len().min(first + NEAR) {
            if reading.sentence_index(t) != reading.sentence_index(first) {
                break;
            }
            match reading.upos(t) {
                Upos::Noun => noun = Some(t),
                Upos::Adj | Upos::Num | Upos::Propn | Upos::Part => {}
                Upos::Det | Upos::Pron | Upos::Aux if noun.is_none() => {}
                Upos::Verb => {
                    verb = Some(t);
                    break;
                }
                _ => break,
            }
        }
        // `the rebels withdrew`: the noun is who did it
        let (from, head) = match verb {
            Some(verb) => (verb, verb),
            None => (first, noun?),
        };
        Some(Event {
            lemma: reading.lemma(head).to_lowercase(),
            span: Span {
                start: reading.span(from).start,
                end: reading.span(head).end,
            },
        })
    }

    /// The noun or name after `of`: `the strike`, `the 2018 World Cup`; no stretch of the calendar.
    fn named_event(&self, i: usize) -> Option<Event> {
        let calendar = Classes::UNIT
            .or(Classes::MONTH)
            .or(Classes::SEASON)
            .or(Classes::WEEKDAY);
        let (first, reading) = (self.token(i)?, self.reading);
        let inside = |t: &usize| *t < reading.len() && reading.sentence_index(*t) == reading.sentence_index(first);
        let nominal = |t: &usize| {
            let named = matches!(reading.upos(*t), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
            named || matches!(reading.upos(*t), Upos::Det | Upos::Pron | Upos::Part)
        };
        let run = (first..first + REACH).take_while(|t| inside(t) && nominal(t));
        let head = run
            .filter(|t| matches!(reading.upos(*t), Upos::Noun | Upos::Propn))
            .last()?;
        let word = self.calendar.head(&reading.form(head).to_lowercase());
        let start = reading.span(first).start;
        let span = Span {
            start,
            end: reading.span(head).end,
        };
        let lemma = reading.lemma(head).to_lowercase();
        word.is_none_or(|w| !w.classes.meets(calendar))
            .then_some(Event { lemma, span })
    }

    /// Gives days of events the day that stands beside them: `Yesterday, day five of the tour`, `Opening night, May 3`.
    pub(super) fn stand_beside(&self, found: &mut [Expression]) {
        for k in 0..found.len() {
            if !matches!(found[k].meaning, Meaning::EventDay(_)) {
                continue;
            }
            let before = k.checked_sub(1).filter(|b| self.meets(found[*b].end, found[k].first));
            let after = Some(k + 1).filter(|a| *a < found.len() && self.meets(found[k].end, found[*a].first));
            let Some(other) = [before, after].into_iter().flatten().find(|o| found[*o].is_day()) else {
                continue;
            };
            let (day, part) = (found[other].meaning.clone(), found[other].part);
            let Meaning::EventDay(of) = &mut found[k].meaning else {
                continue;
            };
            of.beside = Some(Box::new(day));
            found[k].part = part;
        }
    }

    /// A comma, a dash or a parenthesis, and nothing else but `on`, `on the`.
    fn meets(&self, end: usize, first: usize) -> bool {
        let mark = self.is_any(end, &[",", "("]) || self.dash(end);
        let on = usize::from(self.is_any(end + 1, &["on", "during"]));
        mark && end + 1 + on == first
    }
}

impl Anchor {
    /// The day beside it, that on which the same words stood before, or the first day of the event and so many more.
    pub(super) fn event_day(&self, of: &EventDay, future: bool) -> Found {
        if let Some(day) = &of.beside {
            return self.found(day, future);
        }
        let lemma = of.event.as_ref().map(|event| event.lemma.as_str());
        let first = || self.memory.day(lemma?).filter(|_| of.nth > 0);
        let counted = || point::plus_days(first()?, of.nth - 1);
        let day = self.memory.event_day(of.nth, lemma).or_else(counted);
        match day.and_then(|day| Some((day, point::plus_days(day, of.last - of.nth)?))) {
            Some((day, last)) if day < last => Found::point(Point::Days(day, last), "event", 0.6),
            Some((day, _)) => Found::point(Point::Day(day), "event", 0.6),
            None => Found {
                basis: "event",
                ..Found::partial("XXXX-XX-XX".into(), None)
            },
        }
    }

    /// A headline's `day five`, dated by the story below it.
    pub(super) fn date_later(&self, of: &EventDay, time: &mut Time) {
        let lemma = of.event.as_ref().map(|event| event.lemma.as_str());
        if let Some(day) = self.memory.event_day(of.nth, lemma) {
            let found = Found::point(Point::Day(day), "event", 0.6);
            (time.value, time.edtf) = (found.value, found.edtf);
            (time.earliest, time.latest) = (Some(day), Some(day));
            time.confidence = found.confidence;
        }
    }
}

/// Days on which a day of an event fell, by its place.
pub(super) type EventDays = std::collections::HashMap<i64, (Option<String>, Day)>;
