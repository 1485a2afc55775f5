//! From words to days: `Thursday` in an article of Saturday 2023-08-05 is 2023-08-03.
//!
//! The policies (nearest day for `August 4`, the latest Thursday unless the clause looks ahead) follow what is most
//! often right in annotated news; the confidences are those shares for weekdays and months, judgement elsewhere.

use jiff::civil::Date;

use super::expression::{Clock, Expression, From, InYear, Meaning, Relation, Yearly};
use super::point::{self, Point};
use super::{Day, Time, TimeType};
use crate::lexicon::calendar::{Turn, Unit};
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
    /// The time spoken of last.
    pub previous: Option<Point>,
}

/// What became of a meaning.
#[derive(Debug, Clone, Default)]
struct Found {
    value: Option<String>,
    edtf: Option<String>,
    bounds: Option<(Day, Day)>,
    point: Option<Point>,
    basis: &'static str,
    other: Option<Point>,
    confidence: f32,
}

impl Found {
    fn point(point: Point, basis: &'static str, confidence: f32) -> Found {
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
    fn partial(value: String, edtf: Option<String>) -> Found {
        Found {
            value: Some(value),
            edtf,
            basis: "none",
            confidence: 0.5,
            ..Found::default()
        }
    }

    fn value(value: String, basis: &'static str, confidence: f32) -> Found {
        Found {
            value: Some(value),
            basis,
            confidence,
            ..Found::default()
        }
    }

    fn or(self, other: Option<Point>) -> Found {
        Found { other, ..self }
    }
}

impl Anchor {
    /// Resolves an expression; `future` tells whether its clause looks ahead.
    pub fn time(&mut self, expression: &Expression, span: Span, future: bool) -> Time {
        let found = self.found(&expression.meaning, future);
        if let Some(point) = found.point.filter(|_| found.basis != "none") {
            self.previous = Some(point);
        }
        let other = expression.other.as_ref().and_then(|m| self.found(m, future).value);
        let second = found.other.filter(|o| Some(*o) != found.point).map(Point::timex);
        let (earliest, latest) = self.bounds(expression.relation, found.bounds);
        let mut time = Time {
            span,
            kind: kind(expression),
            value: found.value,
            edtf: found.edtf,
            earliest,
            latest,
            modifier: expression.modifier,
            basis: found.basis,
            alternatives: second.into_iter().chain(other).collect(),
            confidence: found.confidence,
        };
        time.edtf = edtf_of(expression, time.edtf, found.bounds);
        if let Some(part) = expression.part {
            time.value = time.value.map(|v| format!("{v}T{part}"));
        }
        if let Some(clock) = expression.clock {
            time.edtf = time.edtf.map(|day| with_clock(&day, clock));
            time.value = time.value.map(|day| short_clock(&day, clock));
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

    fn found(&self, meaning: &Meaning, future: bool) -> Found {
        match meaning {
            Meaning::Point(point) => Found::point(*point, "explicit", 0.97),
            Meaning::Yearly(what, year) => self.yearly(*what, *year, future),
            Meaning::Weekday(day) => self.weekday(*day, future),
            Meaning::TurnedWeekday(day, turn) => self.turned_weekday(*day, *turn),
            Meaning::WeekdayOf(day, weeks) => self.weekday_of(*day, *weeks),
            Meaning::Shift { unit, count, from } => self.shift(*unit, *count, *from),
            Meaning::Same(unit) => self.same(*unit),
            Meaning::Duration(value, event) => Found::value(value.clone(), if *event { "event" } else { "none" }, 0.9),
            Meaning::Set(value) => Found::value(value.clone(), "none", 0.85),
            Meaning::Vague(value) => Found::value((*value).to_owned(), "none", 0.8),
            Meaning::Range(first, last) => self.range(first, last, future),
            Meaning::Clock => self.clock_day(),
        }
    }

    /// The day of a time of day that stands alone: that spoken of last, else the article's.
    fn clock_day(&self) -> Found {
        match (self.previous, self.day) {
            (Some(day @ Point::Day(_)), _) => Found::point(day, "previous", 0.6),
            (_, Some(day)) => Found::point(Point::Day(day), self.basis, 0.5),
            _ => Found::partial("XXXX-XX-XX".into(), None),
        }
    }

    fn weekday(&self, weekday: i8, future: bool) -> Found {
        let Some(anchor) = self.weekdays else {
            return Found::partial(format!("XXXX-WXX-{weekday}"), None);
        };
        let back = i64::from((point::weekday(anchor) - weekday).rem_euclid(7));
        let past = point::plus_days(anchor, -back).map(Point::Day);
        let ahead = point::plus_days(anchor, if back == 0 { 0 } else { 7 - back }).map(Point::Day);
        let (best, other, sure) = if future {
            (ahead, past, 0.85)
        } else {
            (past, ahead, 0.92)
        };
        let basis = if self.weekdays == self.day {
            self.basis
        } else {
            "dateline"
        };
        best.map_or_else(
            || Found::partial(format!("XXXX-WXX-{weekday}"), None),
            |b| Found::point(b, basis, sure).or(other),
        )
    }

    fn turned_weekday(&self, weekday: i8, turn: Turn) -> Found {
        let unknown = || Found::partial(format!("XXXX-WXX-{weekday}"), None);
        let previous = match self.previous {
            Some(Point::Day(day)) => Some(day),
            _ => None,
        };
        let from = match turn {
            Turn::Same | Turn::Previous | Turn::Following => previous.or(self.weekdays),
            _ => self.weekdays,
        };
        let Some(anchor) = from else { return unknown() };
        let back = i64::from((point::weekday(anchor) - weekday).rem_euclid(7));
        let before = if back == 0 { -7 } else { -back };
        let (days, other) = match turn {
            Turn::Last | Turn::Past | Turn::Previous => (before, before - 7),
            Turn::Next | Turn::Coming | Turn::Following => (before + 7 + if back == 0 { 7 } else { 0 }, before + 14),
            Turn::This => (i64::from(weekday - point::weekday(anchor)), before),
            Turn::Same => (-back, before),
        };
        let at = |n| point::plus_days(anchor, n).map(Point::Day);
        at(days).map_or_else(unknown, |day| Found::point(day, self.basis, 0.8).or(at(other)))
    }

    fn weekday_of(&self, weekday: i8, weeks: i64) -> Found {
        let day = self.weekdays.and_then(point::monday);
        let day = day.and_then(|monday| point::plus_days(monday, weeks * 7 + i64::from(weekday) - 1));
        day.map_or_else(
            || Found::partial(format!("XXXX-WXX-{weekday}"), None),
            |day| Found::point(Point::Day(day), self.basis, 0.9),
        )
    }

    fn shift(&self, unit: Unit, count: i64, from: From) -> Found {
        if unit < Unit::Night {
            return self.shift_hours(unit, count);
        }
        let previous = self.previous.filter(|_| from == From::Previous);
        if let Some(moved) = previous.and_then(|p| shift_point(p, unit, count)) {
            return Found::point(moved, "previous", 0.7);
        }
        let sure = if from == From::Previous { 0.45 } else { 0.88 };
        match self.day.and_then(|day| Point::shifted(unit, day, count)) {
            Some(moved) => Found::point(moved, self.basis, sure),
            None if self.day.is_some() => Found::value(vague(count).into(), "none", 0.3),
            None => unanchored(unit),
        }
    }

    /// `two hours ago`: the day, if it cannot have been another.
    fn shift_hours(&self, unit: Unit, count: i64) -> Found {
        let hours = if unit == Unit::Hour { count } else { 0 };
        match self.day.and_then(|day| point::plus_days(day, hours / 24)) {
            Some(day) => Found::point(Point::Day(day), self.basis, 0.5),
            None => Found::value(vague(count).into(), "none", 0.4),
        }
    }

    fn same(&self, unit: Unit) -> Found {
        let held = self.previous.and_then(|p| Some((p, p.bounds()?.0)));
        let point = held.and_then(|(p, first)| match (p, unit) {
            (Point::Day(_), _) => Point::around(unit, first),
            (Point::Month(..), Unit::Day | Unit::Week) => None,
            (_, Unit::Year | Unit::Decade | Unit::Century) => Point::around(unit, first),
            (_, Unit::Month) if matches!(p, Point::Month(..)) => Some(p),
            _ => None,
        });
        match point {
            Some(point) => Found::point(point, "previous", 0.75),
            None => unanchored(unit),
        }
    }

    fn yearly(&self, what: Yearly, year: InYear, future: bool) -> Found {
        let (year, anchor) = match (year, self.day) {
            (InYear::Known(year), _) => {
                return in_year(what, year).map_or_else(|| unknown_year(what), |p| Found::point(p, "explicit", 0.97));
            }
            (year, Some(anchor)) => (year, anchor),
            (_, None) => return self.yearly_by_previous(what),
        };
        let (shift, other, sure) = match year {
            InYear::Shift(n) => (n, None, 0.9),
            InYear::Turn(turn) => self.turned_year(what, turn, anchor),
            _ => unsaid_year(what, anchor, future),
        };
        let at = |n: i64| in_year(what, i16::try_from(i64::from(anchor.year()) + n).ok()?);
        match at(shift) {
            Some(point) => Found::point(point, self.basis, sure).or(other.and_then(at)),
            None => unknown_year(what),
        }
    }

    /// Without a day of publication: the year of a full date said before.
    fn yearly_by_previous(&self, what: Yearly) -> Found {
        let year = match self.previous {
            Some(Point::Day(day)) => Some(day.year()),
            Some(Point::Month(year, _)) => Some(year),
            _ => None,
        };
        match year.and_then(|year| in_year(what, year)) {
            Some(point) => Found::point(point, "previous", 0.6),
            None => unknown_year(what),
        }
    }

    fn turned_year(&self, what: Yearly, turn: Turn, anchor: Day) -> (i64, Option<i64>, f32) {
        let start = in_year(what, anchor.year()).and_then(Point::bounds);
        let (begun, over) = start.map_or((true, true), |(first, last)| (first <= anchor, last < anchor));
        match turn {
            Turn::Last | Turn::Past | Turn::Previous if over => (0, Some(-1), 0.75),
            Turn::Last | Turn::Past | Turn::Previous => (-1, None, 0.9),
            Turn::Next | Turn::Coming | Turn::Following if !begun => (0, Some(1), 0.7),
            Turn::Next | Turn::Coming | Turn::Following => (1, None, 0.9),
            Turn::This | Turn::Same => (0, None, 0.9),
        }
    }

    fn range(&self, first: &Meaning, last: &Meaning, future: bool) -> Found {
        let (a, b) = (self.found(first, future), self.found(last, future));
        let mut b = b;
        if let (Meaning::Weekday(_), Some((start, _)), Some(Point::Day(end))) = (last, a.bounds, b.point) {
            if end < start {
                if let Some(end) = point::plus_days(end, 7) {
                    b = Found::point(Point::Day(end), b.basis, b.confidence);
                }
            }
        }
        let join = |a: Option<String>, b: Option<String>| Some(format!("{}/{}", a?, b?));
        Found {
            value: join(a.value, b.value),
            edtf: join(a.edtf, b.edtf),
            bounds: a.bounds.zip(b.bounds).map(|(a, b)| (a.0, b.1)).filter(|(a, b)| a <= b),
            point: b.point,
            basis: if a.basis == "explicit" { b.basis } else { a.basis },
            other: None,
            confidence: a.confidence.min(b.confidence),
        }
    }
}

/// TIMEX3 type.
fn kind(expression: &Expression) -> TimeType {
    match expression.meaning {
        Meaning::Duration(..) => TimeType::Duration,
        Meaning::Set(_) => TimeType::Set,
        _ if expression.clock.is_some() || expression.part.is_some() => TimeType::Time,
        _ => TimeType::Date,
    }
}

/// Open intervals, and `~` for what is approximate.
fn edtf_of(expression: &Expression, edtf: Option<String>, bounds: Option<(Day, Day)>) -> Option<String> {
    let edtf = edtf?;
    if expression.clock.is_some() {
        return Some(edtf);
    }
    let single = !edtf.contains('/');
    let (first, last) = match bounds {
        Some((first, last)) if !single => (first.to_string(), last.to_string()),
        _ => (edtf.clone(), edtf.clone()),
    };
    Some(match expression.relation {
        Relation::Since => format!("{first}/.."),
        Relation::Until => format!("../{last}"),
        Relation::At if expression.modifier == Some("APPROX") && single => format!("{edtf}~"),
        _ => edtf,
    })
}

fn short_clock(day: &str, clock: Clock) -> String {
    let zone = if clock.zone == Some(0) { "Z" } else { "" };
    format!("{day}T{:02}:{:02}{zone}", clock.hour, clock.minute)
}

fn with_clock(day: &str, clock: Clock) -> String {
    let zone = match clock.zone {
        None => String::new(),
        Some(0) => "Z".into(),
        Some(m) => format!(
            "{}{:02}:{:02}",
            if m < 0 { '-' } else { '+' },
            m.abs() / 60,
            m.abs() % 60
        ),
    };
    format!("{day}T{:02}:{:02}:00{zone}", clock.hour, clock.minute)
}

fn vague(count: i64) -> &'static str {
    match count {
        ..=-1 => "PAST_REF",
        0 => "PRESENT_REF",
        _ => "FUTURE_REF",
    }
}

/// `last week` when nobody knows what week it is.
fn unanchored(unit: Unit) -> Found {
    let value = match unit {
        Unit::Day | Unit::Night => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Semester => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        _ => "XX",
    };
    Found::partial(value.into(), None)
}

fn unknown_year(what: Yearly) -> Found {
    let same = |value: String| Found::partial(value.clone(), Some(value));
    match what {
        Yearly::Month(month) => same(format!("XXXX-{month:02}")),
        Yearly::MonthDay(month, day) => same(format!("XXXX-{month:02}-{day:02}")),
        Yearly::Season(season) => {
            let edtf = format!("XXXX-{season}");
            let code = ["SP", "SU", "FA", "WI"][(season - 21).clamp(0, 3) as usize];
            Found::partial(format!("XXXX-{code}"), Some(edtf))
        }
        Yearly::Quarter(n) => Found::partial(format!("XXXX-Q{n}"), Some(format!("XXXX-{}", 32 + n))),
        Yearly::Half(n) => Found::partial(format!("XXXX-H{n}"), Some(format!("XXXX-{}", 39 + n))),
        Yearly::Feast(crate::lexicon::calendar::Feast::Fixed { month, day }) => {
            same(format!("XXXX-{month:02}-{day:02}"))
        }
        Yearly::Feast(_) => Found::partial("XXXX-XX-XX".into(), None),
    }
}

/// This thing's place in a year.
fn in_year(what: Yearly, year: i16) -> Option<Point> {
    Some(match what {
        Yearly::Month(month) => Point::Month(year, month),
        Yearly::MonthDay(month, day) => Point::Day(Date::new(year, month, day).ok()?),
        Yearly::Season(season) => Point::Season(year, season),
        Yearly::Quarter(quarter) => Point::Quarter(year, quarter),
        Yearly::Half(half) => Point::Half(year, half),
        Yearly::Feast(feast) => Point::Day(point::feast(feast, year)?),
    })
}

/// Years from the anchor's for what has no year: nearest for days, mostly past for months and longer.
fn unsaid_year(what: Yearly, anchor: Day, future: bool) -> (i64, Option<i64>, f32) {
    match what {
        Yearly::MonthDay(..) | Yearly::Feast(_) => nearest(what, anchor),
        Yearly::Month(month) => {
            let ahead = i64::from(month - anchor.month());
            match ahead {
                0 => (0, None, 0.9),
                1.. if future => (0, Some(-1), 0.85),
                1..=3 => (0, Some(-1), 0.8),
                4.. => (-1, Some(0), 0.85),
                _ if future => (1, Some(0), 0.75),
                _ => (0, Some(1), 0.92),
            }
        }
        Yearly::Season(_) | Yearly::Quarter(_) | Yearly::Half(_) => {
            let begun = in_year(what, anchor.year())
                .and_then(Point::bounds)
                .is_some_and(|(first, _)| first <= anchor);
            match (begun, future) {
                (true, _) => (0, Some(-1), 0.8),
                (false, true) => (0, Some(-1), 0.7),
                (false, false) => (-1, Some(0), 0.7),
            }
        }
    }
}

fn nearest(what: Yearly, anchor: Day) -> (i64, Option<i64>, f32) {
    let distance = |n: i64| {
        let year = i16::try_from(i64::from(anchor.year()) + n).ok()?;
        let (first, _) = in_year(what, year)?.bounds()?;
        Some(point::days_between(anchor, first).abs())
    };
    let mut ranked: Vec<(i64, i64)> = [0, -1, 1].iter().filter_map(|&n| Some((distance(n)?, n))).collect();
    ranked.sort();
    match ranked[..] {
        [(near, best), (next, other), ..] => (best, Some(other), if next - near > 60 { 0.94 } else { 0.7 }),
        [(_, best)] => (best, None, 0.7),
        [] => (0, None, 0.3),
    }
}

/// A year from a quarter is a quarter, a week from a day is a day.
fn shift_point(point: Point, unit: Unit, count: i64) -> Option<Point> {
    let (first, _) = point.bounds()?;
    let own = match point {
        Point::Day(_) => match unit {
            Unit::Day | Unit::Night => Unit::Day,
            Unit::Week | Unit::Fortnight => Unit::Week,
            wider => wider,
        },
        Point::Week(_) | Point::Weekend(_) => unit,
        Point::Month(..) if unit >= Unit::Month => Unit::Month,
        Point::Quarter(..) if unit >= Unit::Quarter => Unit::Quarter,
        Point::Half(..) if unit >= Unit::Semester => Unit::Semester,
        Point::Season(year, season) if unit == Unit::Year => {
            return Some(Point::Season(
                i16::try_from(i64::from(year).checked_add(count)?)
                    .ok()
                    .filter(|y| (1..=9999).contains(y))?,
                season,
            ));
        }
        Point::Year(_) if unit >= Unit::Year => Unit::Year,
        Point::Decade(_) | Point::Century(_) if unit >= Unit::Decade => unit,
        _ => return None,
    };
    let moved = match (unit, point) {
        (_, Point::Day(day)) => return Point::shifted(unit, day, count),
        _ => Point::shifted(unit, first, count)?.bounds()?.0,
    };
    let months = match unit {
        Unit::Year => 12,
        Unit::Quarter => 3,
        Unit::Semester => 6,
        Unit::Month => 1,
        _ => return Point::around(own, moved),
    };
    Point::around(own, point::plus_months(first, count.checked_mul(months)?)?)
}
