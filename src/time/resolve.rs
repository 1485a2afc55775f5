//! From words to days: `Thursday` in an article of Saturday 2023-08-05 is 2023-08-03.
//!
//! The policies (nearest day for `August 4`, the latest Thursday unless the clause looks ahead) follow what is most
//! often right in annotated news; the confidences are such shares (`docs/times.md`).

use super::event_days::EventDay;
use super::expression::{Expression, From, Meaning, Relation, Yearly};
use super::memory::Memory;
use super::point::{self, Point};
use super::why::why;
use super::written::{edtf_of, kind, short_clock, with_clock};
use super::{Day, Time};
use crate::lexicon::calendar::Unit;
use crate::text::Span;

/// What expressions are resolved against.
#[derive(Debug, Clone, Default)]
pub(super) struct Anchor {
    /// The day of publication, or of the dateline where there is none.
    pub day: Option<Day>,
    /// What weekdays count from: the dateline's day if it is at odds with the publication.
    pub weekdays: Option<Day>,
    /// `published` or `dateline`.
    pub basis: &'static str,
    /// A day near the article's where its own is not known: that of `Monday, July 25`, whose year it names elsewhere.
    pub near: Option<Day>,
    /// The time spoken of last.
    pub previous: Option<Point>,
    /// Its words.
    pub said: Option<Span>,
    /// The last day of the news, and its words: within a fortnight of publication, outside quotations.
    pub told: Option<(Day, Span)>,
    /// The days of what has been told.
    pub memory: Memory,
}

/// What became of a meaning.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub value: Option<String>,
    pub edtf: Option<String>,
    pub bounds: Option<(Day, Day)>,
    pub point: Option<Point>,
    pub basis: &'static str,
    pub other: Option<Point>,
    pub confidence: f32,
}

impl Found {
    /// A known stretch of the calendar.
    pub fn point(point: Point, basis: &'static str, confidence: f32) -> Found {
        Found {
            value: Some(point.timex()),
            edtf: point.edtf(),
            bounds: point.bounds(),
            point: Some(point),
            basis,
            other: None,
            confidence,
        }
    }

    /// A value with unknown digits; the same words in EDTF unless it has a week.
    pub fn partial(value: String, edtf: Option<String>) -> Found {
        Found {
            value: Some(value),
            edtf,
            basis: "none",
            confidence: 0.5,
            ..Found::default()
        }
    }

    /// A value without a place in the calendar.
    pub fn value(value: String, basis: &'static str, confidence: f32) -> Found {
        Found {
            value: Some(value),
            basis,
            confidence,
            ..Found::default()
        }
    }

    /// With the reading that lost.
    pub fn or(self, other: Option<Point>) -> Found {
        Found { other, ..self }
    }
}

impl Anchor {
    /// The anchor of words that were spoken on a day told by `words`.
    pub fn of_speech(day: Day, words: Span) -> Anchor {
        Anchor {
            day: Some(day),
            weekdays: Some(day),
            basis: "previous",
            said: Some(words),
            ..Anchor::default()
        }
    }

    /// Keeps the day that the article is telling of.
    pub fn tell(&mut self, day: Day, words: Span) {
        let near = self.day.is_none_or(|own| point::days_between(own, day).abs() <= 14);
        if near {
            self.told = Some((day, words));
        }
    }

    /// Resolves an expression; `future` tells whether its clause looks ahead.
    pub fn time(&mut self, expression: &Expression, span: Span, future: bool) -> Time {
        let found = self.found(&expression.meaning, future);
        let said = match expression.meaning {
            Meaning::Shift {
                unit: Unit::Day,
                count: 0,
                from: From::Previous,
            } => self.told.map(|(_, words)| words),
            _ => self.said,
        };
        let said = said.filter(|_| found.basis == "previous");
        let anchor = said.or(event_of(&expression.meaning).filter(|_| found.basis == "event"));
        if let Some(point) = found.point.filter(|_| found.basis != "none") {
            (self.previous, self.said) = (Some(point), Some(span));
        }
        let told = |other: Option<Point>| other.filter(|o| Some(*o) != found.point).map(Point::timex);
        let other = expression.other.as_ref().map(|m| self.found(m, future));
        let others = other.map_or([None, None], |o| [o.value, told(o.other)]);
        let second = told(found.other);
        let approximate = is_approximate(&expression.meaning);
        let modifier = expression.modifier.or(approximate.then_some("APPROX"));
        let narrow = expression.modifier.zip(found.point).and_then(|(edge, p)| p.third(edge));
        let around = found
            .bounds
            .filter(|_| approximate)
            .and_then(|(first, last)| Some((point::plus_days(first, -1)?, point::plus_days(last, 1)?)));
        // `before noon` is of the day
        let within = expression.clock.is_some() || expression.part.is_some();
        let relation = match expression.relation {
            Relation::Before | Relation::After if within => Relation::At,
            relation => relation,
        };
        let (earliest, latest) = self.bounds(relation, narrow.or(around).or(found.bounds));
        let mut time = Time {
            span,
            kind: kind(expression),
            value: found.value,
            edtf: found.edtf,
            earliest,
            latest,
            modifier,
            basis: found.basis,
            anchor,
            alternatives: second.into_iter().chain(others.into_iter().flatten()).collect(),
            confidence: found.confidence,
            why: why(&expression.meaning),
        };
        time.edtf = edtf_of(expression, time.edtf, found.bounds).map(|edtf| {
            if approximate && !edtf.contains(['/', '~']) {
                format!("{edtf}~")
            } else {
                edtf
            }
        });
        if let Some(part) = expression.part {
            let values = time.value.iter_mut().chain(&mut time.alternatives);
            values.for_each(|value| value.push_str(&format!("T{part}")));
        }
        if let Some(clock) = expression.clock {
            time.edtf = time
                .edtf
                .map(|day| with_clock(day.trim_end_matches('~'), clock, expression.until));
            let later = time.value.as_deref().filter(|_| clock.bare);
            let later = later.map(|day| short_clock(day, clock.later(), expression.until));
            let values = time.value.iter_mut().chain(&mut time.alternatives);
            values.for_each(|value| *value = short_clock(value, clock, expression.until));
            time.alternatives.extend(later);
        }
        time
    }

    /// `since` leaves the end to the day of publication, `until` the start open.
    fn bounds(&self, relation: Relation, bounds: Option<(Day, Day)>) -> (Option<Day>, Option<Day>) {
        let Some((first, last)) = bounds else {
            return (None, None);
        };
        match relation {
            Relation::At => (Some(first), Some(last)),
            Relation::Since => (Some(first), self.day.filter(|d| *d >= first)),
            Relation::Until => (None, Some(last)),
            Relation::Before => (None, point::plus_days(first, -1)),
            Relation::After => (point::plus_days(last, 1), None),
        }
    }

    pub(super) fn found(&self, meaning: &Meaning, future: bool) -> Found {
        match meaning {
            Meaning::Point(point) => Found::point(*point, "explicit", 0.97),
            Meaning::Yearly(what, year) => self.yearly(*what, *year, future),
            Meaning::Weekday(day) => self.weekday(*day, future),
            Meaning::TurnedWeekday(day, turn) => self.turned_weekday(*day, *turn),
            Meaning::WeekdayOf(day, weeks) => self.weekday_of(*day, *weeks),
            Meaning::WeekdayAway(day, count) => self.weekday_away(*day, *count),
            Meaning::DayOfMonth(day, weekday) => self.day_of_month(*day, *weekday, future),
            Meaning::Nth(part, nth, whole) => self.nth(*part, *nth, whole, future),
            Meaning::Stretch(count, unit, last, whole) => self.stretch_of(*count, *unit, *last, whole, future),
            Meaning::Around(unit, day) => self.around(*unit, day, future),
            Meaning::Offset(unit, count, from) => self.offset(*unit, *count, from, future),
            Meaning::FiscalYear(years) => self.fiscal_year(*years),
            Meaning::Window(value, unit, count) => self.window(value, *unit, *count),
            Meaning::Shift {
                unit: Unit::Weekend,
                count: 0,
                from,
            } => self.this_weekend(*from, future),
            Meaning::Shift { unit, count, from } => self.shift(*unit, *count, *from),
            Meaning::Same(unit) => self.same(*unit),
            Meaning::SameOf(years) => self.same_of(*years),
            Meaning::Duration(value) => Found::value(value.clone(), "none", 0.86),
            Meaning::AfterEvent {
                value,
                unit,
                sign,
                event,
            } => self.after_event(value, *unit, *sign, event.as_ref()),
            Meaning::EventDay(of) => self.event_day(of, future),
            Meaning::Running(unit, beside) => self.running(*unit, beside.as_deref(), future),
            Meaning::Set(value) => Found::value(value.clone(), "none", 0.9),
            Meaning::Vague(value) => Found::value((*value).to_owned(), "none", 0.86),
            Meaning::Range(first, last) => self.range(first, last, future, None),
            Meaning::EndOf(first, last, end) => self.range(first, last, future, Some(*end)),
            Meaning::Clock => self.clock_day(),
        }
    }

    /// The day of a time of day that stands alone: that spoken of last, else the article's.
    fn clock_day(&self) -> Found {
        match (self.previous, self.day) {
            (Some(day @ Point::Day(_)), _) => Found::point(day, "previous", 0.8),
            (_, Some(day)) => Found::point(Point::Day(day), self.basis, 0.75),
            _ => Found::partial("XXXX-XX-XX".into(), None),
        }
    }
}

/// The words of the event that a time counts from.
fn event_of(meaning: &Meaning) -> Option<Span> {
    match meaning {
        Meaning::AfterEvent { event, .. } | Meaning::EventDay(EventDay { event, .. }) => {
            event.as_ref().map(|event| event.span)
        }
        _ => None,
    }
}

/// A holiday by the Moon may fall a day earlier or later.
fn is_approximate(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Yearly(Yearly::Feast(feast), _) => feast.rule.is_approximate(),
        Meaning::Offset(_, _, from) => is_approximate(from),
        _ => false,
    }
}
