//! Days told by their place in something: `the first Monday of October`, `the week of May 8`, `on the 15th`.

use super::Day;
use super::durations::period;
use super::expression::{Meaning, Part, Yearly};
use super::point::{self, Point};
use super::resolve::{Anchor, Found};
use super::shifts::{reach, unanchored};
use crate::lexicon::calendar::Unit;

impl Anchor {
    /// `on the 15th`: the nearest month that has such a day, looking back unless the clause looks ahead.
    pub(super) fn day_of_month(&self, number: i8, weekday: Option<i8>, future: bool) -> Found {
        let Some(anchor) = self.day else {
            return Found::partial(format!("XXXX-XX-{number:02}"), Some(format!("XXXX-XX-{number:02}")));
        };
        let fits = |day: &Day| weekday.is_none_or(|w| point::weekday(*day) == w);
        let nth = |months: i64| {
            let month = point::plus_months(anchor.first_of_month(), months)?;
            Day::new(month.year(), month.month(), number).ok().filter(fits)
        };
        let reach = if weekday.is_some() { 12 } else { 2 };
        let days: Vec<Day> = (-reach..=reach).filter_map(nth).collect();
        let past = days.iter().rev().find(|day| **day <= anchor).copied();
        let ahead = days.iter().find(|day| **day >= anchor).copied();
        let (best, other) = if future { (ahead, past) } else { (past, ahead) };
        let best = best.or(other);
        self.known_day(best, 0.75).or(other.map(Point::Day))
    }

    /// `the first Monday of October`.
    pub(super) fn nth(&self, part: Part, nth: i8, whole: &Meaning, future: bool) -> Found {
        let found = self.found(whole, future);
        let unit = match part {
            Part::Weekday(_) => Unit::Day,
            Part::Of(unit) => unit,
        };
        let at = |bounds| place(part, nth, bounds).and_then(|day| Point::around(unit, day));
        let other = found.other.and_then(Point::bounds).and_then(at);
        match found.bounds.and_then(at) {
            Some(point) => Found::point(point, found.basis, found.confidence).or(other),
            None => unanchored(unit),
        }
    }

    /// `the first two weeks of May`: a duration, with the days it covers.
    pub(super) fn stretch_of(&self, count: i64, unit: Unit, last: bool, whole: &Meaning, future: bool) -> Found {
        let found = self.found(whole, future);
        let days = found.bounds.and_then(|(from, to)| {
            if last {
                Some((point::plus_days(reach(to, unit, -count)?, 1)?, to))
            } else {
                Some((from, point::plus_days(reach(from, unit, count)?, -1)?))
            }
        });
        let days = days.filter(|(from, to)| from <= to);
        Found {
            edtf: days.map(|(from, to)| format!("{from}/{to}")),
            bounds: days,
            ..Found::value(period(&count.to_string(), unit), found.basis, found.confidence)
        }
    }

    /// `the week of October 6`.
    pub(super) fn around(&self, unit: Unit, day: &Meaning, future: bool) -> Found {
        let found = self.found(day, future);
        let feast = matches!(day, Meaning::Yearly(Yearly::Feast(_), _));
        let around = |(first, last)| {
            if feast && unit == Unit::Weekend {
                long_weekend(first, last)
            } else {
                Point::around(unit, first)
            }
        };
        let other = found.other.and_then(Point::bounds).and_then(around);
        match found.bounds.and_then(around) {
            Some(point) => Found::point(point, found.basis, found.confidence).or(other),
            None => unanchored(unit),
        }
    }

    /// `three days after Easter`.
    pub(super) fn offset(&self, unit: Unit, count: i64, from: &Meaning, future: bool) -> Found {
        let found = self.found(from, future);
        let day = found.bounds.and_then(|(first, last)| {
            let from = if count < 0 { first } else { last };
            match (unit, unit.months()) {
                (_, Some(months)) => point::plus_months(from, count.checked_mul(months)?),
                (Unit::Week, _) => point::plus_days(from, count.checked_mul(7)?),
                (Unit::Fortnight, _) => point::plus_days(from, count.checked_mul(14)?),
                _ => point::plus_days(from, count),
            }
        });
        match day {
            Some(day) => Found::point(Point::Day(day), found.basis, found.confidence),
            None => Found::value(period(&count.unsigned_abs().to_string(), unit), "event", 0.6),
        }
    }

    pub(super) fn known_day(&self, day: Option<Day>, sure: f32) -> Found {
        day.map_or_else(
            || Found::partial("XXXX-XX-XX".into(), None),
            |day| Found::point(Point::Day(day), self.basis, sure),
        )
    }
}

/// `Labor Day weekend`: Saturday to Monday; the nearest weekend and the holiday, with the days between.
fn long_weekend(first: Day, last: Day) -> Option<Point> {
    let saturday = point::plus_days(point::monday(first)?, if point::weekday(first) <= 2 { -2 } else { 5 })?;
    let sunday = point::plus_days(saturday, 1)?;
    Some(Point::Days(first.min(saturday), last.max(sunday)))
}

/// A day of the nth weekday, day, week or weekend of a stretch; -1 is the last, -2 the one before.
fn place(part: Part, nth: i8, (first, last): (Day, Day)) -> Option<Day> {
    let steps = if nth < 0 {
        i64::from(nth) + 1
    } else {
        i64::from(nth) - 1
    };
    let day = match part {
        Part::Weekday(w) if nth < 0 => {
            let back = i64::from((point::weekday(last) - w).rem_euclid(7));
            point::plus_days(last, steps * 7 - back)
        }
        Part::Weekday(w) => {
            let ahead = i64::from((w - point::weekday(first)).rem_euclid(7));
            point::plus_days(first, ahead + steps * 7)
        }
        Part::Of(Unit::Day) => point::plus_days(if nth < 0 { last } else { first }, steps),
        Part::Of(Unit::Month) if nth < 0 => point::plus_months(last.first_of_month(), steps),
        Part::Of(Unit::Month) => point::plus_months(first, steps),
        // a week belongs to the month that holds its Thursday
        Part::Of(_) if nth < 0 => {
            let back = i64::from((point::weekday(last) + 3) % 7);
            point::plus_days(last, steps * 7 - back)
        }
        Part::Of(_) => point::plus_days(first, i64::from((11 - point::weekday(first)) % 7) + steps * 7),
    };
    day.filter(|day| (first..=last).contains(day))
}
