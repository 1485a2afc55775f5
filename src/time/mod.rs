//! When and how many: time expressions resolved against the article's dates, and quantities.

mod amounts;
mod clocks;
mod compound;
mod cues;
mod dateline;
mod dates;
mod durations;
pub mod edtf;
mod ends;
mod event_days;
mod expression;
mod feasts;
mod grammar;
mod holidays;
mod memory;
mod money;
mod nation;
mod nouns;
mod numbers;
mod numeric_dates;
mod own_day;
mod periods;
mod pieces;
mod point;
mod quantities;
mod quoted;
mod ranges;
mod relative;
mod resolve;
mod running;
mod shares;
mod shifts;
mod weekdays;
mod why;
mod written;
mod yearly;
mod years;
mod zones;

use serde::{Deserialize, Serialize};

use crate::lexicon::Lexicon;
use crate::stop;
use crate::syntax::Reading;
use crate::text::Span;
use expression::{Expression, Meaning, Relation};
use nation::Nation;
use pieces::Scan;
use quoted::Quoted;
use resolve::Anchor;

/// A civil day.
pub type Day = jiff::civil::Date;

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)]
pub enum TimeType {
    Date,
    Time,
    Duration,
    Set,
}

/// One time expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// TIMEX3 value (`2022-08-04`, `2022-W31`, `P3D`, `PAST_REF`); `None` if it cannot be told.
    pub value: Option<String>,
    /// Extended Date/Time Format (ISO 8601-2), where it can be written so.
    pub edtf: Option<String>,
    /// First day it can mean.
    pub earliest: Option<Day>,
    /// Last day it can mean.
    pub latest: Option<Day>,
    /// TIMEX3 modifier: `START MID END APPROX BEFORE AFTER …`.
    pub modifier: Option<&'static str>,
    /// `explicit published dateline previous event none`.
    pub basis: &'static str,
    /// The words it counts from: the time spoken of before, or the event (`the ceasefire`).
    pub anchor: Option<Span>,
    /// Other readings, as TIMEX3 values.
    pub alternatives: Vec<String>,
    /// 0–1, from the measured precision of the rule.
    pub confidence: f32,
    /// The rule: `weekday`, `so long ago`, `holiday`.
    pub why: &'static str,
}

impl Time {
    /// A day that nothing has dated yet.
    fn is_undated(&self) -> bool {
        self.value.as_deref() == Some("XXXX-XX-XX")
    }

    /// The single day of a date or a time of day.
    fn day(&self) -> Option<Day> {
        let point = matches!(self.kind, TimeType::Date | TimeType::Time);
        self.earliest.filter(|day| point && self.latest == Some(*day))
    }
}

/// What is counted or measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum QuantityKind {
    Count,
    Money,
    Percent,
    Age,
    Measure,
    Ratio,
    Score,
}

/// One number with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The words.
    pub span: Span,
    /// What it counts or measures.
    pub kind: QuantityKind,
    /// Least value.
    pub min: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
    /// `about`, `dozens`, `more than`: not exact.
    pub approx: bool,
    /// Unit as an SI or UCUM symbol.
    pub unit: Option<String>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// Lemma of the thing counted (`soldier`).
    pub noun: Option<String>,
    /// Token of that noun.
    pub head: Option<u32>,
    /// What befell those who are counted, or what they do: `killed injured arrested missing displaced abducted crowd`.
    pub role: Option<&'static str>,
    /// The unit of the SI for `unit`.
    pub si_unit: Option<String>,
    /// `min` in that unit.
    pub si_min: Option<f64>,
    /// `max` in that unit.
    pub si_max: Option<f64>,
}

impl Quantity {
    /// An exact number of this kind.
    fn new(span: Span, kind: QuantityKind, min: Option<f64>, max: Option<f64>) -> Self {
        Quantity {
            span,
            kind,
            min,
            max,
            approx: false,
            unit: None,
            currency: None,
            noun: None,
            head: None,
            role: None,
            si_unit: None,
            si_min: None,
            si_max: None,
        }
    }
}

/// Everything about time and number in one article.
#[derive(Debug, Clone, Default)]
pub struct Times {
    /// By start.
    pub times: Vec<Time>,
    /// By start.
    pub quantities: Vec<Quantity>,
    /// The day of the dateline, resolved against `published`.
    pub dateline: Option<Day>,
    /// The day the article was written: `published`, else that of the dateline, else what its words tell (`today (July 28, 2022)`).
    pub written: Option<Day>,
    /// Trouble, for the row (`dateline 2022-08-03 is not near published 2019-01-01`).
    pub warnings: Vec<String>,
}

impl Times {
    /// Reads them; the clock is never asked.
    pub fn read(reading: &Reading, lexicon: &Lexicon, published: Option<Day>) -> Times {
        Times::read_at_home(reading, lexicon, published, None)
    }

    /// The day of the dateline alone, with no other time.
    pub fn dateline_of(reading: &Reading, lexicon: &Lexicon, published: Option<Day>) -> Times {
        Times::anchored(reading, lexicon, published).0
    }

    /// The same for a newspaper of this country (ISO 3166 alpha-3), whose Independence Day is meant where none is named.
    pub fn read_at_home(reading: &Reading, lexicon: &Lexicon, published: Option<Day>, home: Option<&str>) -> Times {
        let (mut times, mut anchor) = Times::anchored(reading, lexicon, published);
        let nation = Nation::new(reading, lexicon, home);
        let (mut open, mut paragraph) = (false, u32::MAX);
        let mut undated = Vec::new();
        for sentence in &reading.tokens.sentences {
            stop::point();
            let scan = Scan {
                nation: Some(&nation),
                ..Scan::new(reading, &lexicon.calendar, sentence.span, sentence.first as usize)
            };
            open &= paragraph == sentence.paragraph;
            paragraph = sentence.paragraph;
            let quoted = Quoted::new(&scan, &mut open);
            let found = scan.expressions();
            let spoken = |e: &Expression| quoted.holds(e.first) && quoted::is_deictic(e);
            let said = found
                .iter()
                .any(spoken)
                .then(|| quoted::said_on(&scan, &found, &quoted, &anchor, lexicon));
            for expression in &found {
                let at = scan.token(expression.end - 1);
                let future = at.is_some_and(|t| cues::is_future(reading, &lexicon.calendar, t));
                let span = scan.span(expression.first, expression.end);
                let time = match said.flatten().filter(|_| spoken(expression)) {
                    Some((day, words)) => Anchor::of_speech(day, words).time(expression, span, future),
                    None => anchor.time(expression, span, future),
                };
                if let Some(day) = time.day().filter(|_| expression.relation == Relation::At) {
                    anchor.learn(reading, expression, at, day);
                    if !quoted.holds(expression.first) {
                        anchor.tell(day, span);
                    }
                }
                if let (Meaning::EventDay(of), true) = (&expression.meaning, time.is_undated()) {
                    undated.push((times.times.len(), of.clone()));
                }
                times.times.push(time);
            }
            let taken: Vec<(usize, usize)> = found.iter().map(|e| (e.first, e.end)).collect();
            times.quantities.extend(scan.quantities(&taken));
        }
        for (at, of) in &undated {
            anchor.date_later(of, &mut times.times[*at]);
        }
        times
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
