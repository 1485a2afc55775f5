//! Stretches counted from another: `last week`, `two years ago`, `the following day`, `the past three months`.

use super::Day;
use super::durations::period;
use super::expression::From;
use super::point::{self, Point};
use super::resolve::{Anchor, Found};
use super::written::is_short;
use crate::lexicon::calendar::Unit;

impl Anchor {
    pub(super) fn shift(&self, unit: Unit, count: i64, from: From) -> Found {
        if is_short(unit, from) {
            return self.shortly(unit, count);
        }
        if unit < Unit::Night {
            return self.shift_hours(unit, count);
        }
        if let (Unit::Day, 0, From::Previous) = (unit, count, from) {
            return self.the_day();
        }
        let previous = self
            .previous
            .filter(|_| !matches!(from, From::Published | From::Counted));
        let whole = |p: Point| Point::shifted(unit, p.bounds()?.0, count);
        let moved = previous.and_then(|p| match from {
            From::Whole => whole(p),
            _ => shift_point(p, unit, count),
        });
        if let Some(moved) = moved {
            let exact = match previous {
                Some(Point::Day(day)) if from == From::Previous => reach(day, unit, count).map(Point::Day),
                _ => None,
            };
            return Found::point(moved, "previous", 0.6).or(exact);
        }
        let sure = match (from, unit) {
            (From::Published, Unit::Night | Unit::Day) if count.abs() <= 1 => 0.96,
            (From::Published, _) if count.abs() <= 1 => 0.75,
            (From::Published | From::Counted, _) => 0.6,
            _ => 0.45,
        };
        let near = from == From::Published && matches!(unit, Unit::Day | Unit::Night) && count.abs() <= 1;
        let (day, basis) = match near {
            true => (self.weekdays, self.near_basis()),
            false => (self.day, self.basis),
        };
        match day.and_then(|day| Point::shifted(unit, day, count)) {
            Some(moved) => Found::point(moved, basis, sure).or(self.to_the_day(unit, count, from)),
            None if self.day.is_some() => Found::value(vague(count).into(), "none", 0.3),
            None => unanchored(unit),
        }
    }

    /// `later in the day`: the day that the article is telling of, else its own.
    fn the_day(&self) -> Found {
        let told = self.told.map(|(day, _)| (day, "previous", 0.6));
        match told.or(self.day.map(|day| (day, self.basis, 0.6))) {
            Some((day, basis, sure)) => Found::point(Point::Day(day), basis, sure),
            None => unanchored(Unit::Day),
        }
    }

    /// `two weeks ago`, to the day.
    fn to_the_day(&self, unit: Unit, count: i64, from: From) -> Option<Point> {
        let day = self.reach(unit, count)?;
        matches!(from, From::Counted | From::Previous).then_some(Point::Day(day))
    }

    /// The day so many units from the article's.
    fn reach(&self, unit: Unit, count: i64) -> Option<Day> {
        reach(self.day?, unit, count)
    }

    /// `the same period last year`: of the month or quarter spoken of before, else the whole year.
    pub(super) fn same_of(&self, years: i64) -> Found {
        let same = self.previous.and_then(|point| match point {
            Point::Month(..) | Point::Quarter(..) | Point::Half(..) | Point::Season(..) => {
                shift_point(point, Unit::Year, years)
            }
            _ => None,
        });
        match same {
            Some(point) => Found::point(point, "previous", 0.75),
            None => self.shift(Unit::Year, years, From::Published),
        }
    }

    /// `six minutes later`: a duration, on the day spoken of before.
    fn shortly(&self, unit: Unit, count: i64) -> Found {
        let day = match self.previous {
            Some(Point::Day(day)) => Some(day),
            _ => None,
        };
        let basis = if day.is_some() { "previous" } else { "none" };
        Found {
            edtf: day.map(|day| day.to_string()),
            bounds: day.map(|day| (day, day)),
            ..Found::value(period(&count.unsigned_abs().to_string(), unit), basis, 0.6)
        }
    }

    /// `two hours ago`: the day, if it cannot have been another.
    pub(super) fn shift_hours(&self, unit: Unit, count: i64) -> Found {
        let hours = if unit == Unit::Hour { count } else { 0 };
        match self.day.and_then(|day| point::plus_days(day, hours / 24)) {
            Some(day) => Found::point(Point::Day(day), self.basis, 0.5),
            None => Found::value(vague(count).into(), "none", 0.4),
        }
    }

    pub(super) fn same(&self, unit: Unit) -> Found {
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

    pub(super) fn fiscal_year(&self, years: i64) -> Found {
        let year = self
            .day
            .and_then(|day| i16::try_from(i64::from(day.year()) + years).ok());
        match year.filter(|y| (2..=9999).contains(y)) {
            Some(year) => Found::point(Point::Fiscal(year), self.basis, 0.6),
            None => Found::partial("FYXXXX".into(), None),
        }
    }

    /// `the past three days`: a duration that ends yesterday, `the next three` one that begins tomorrow; quarters are
    /// those of the calendar.
    pub(super) fn window(&self, value: &str, unit: Unit, count: i64) -> Found {
        let whole = self.whole_units(unit, count).filter(|_| unit == Unit::Quarter);
        let bounds = whole.and_then(Point::bounds).or_else(|| self.rolling(unit, count));
        Found {
            edtf: bounds.map(|(first, last)| format!("{first}/{last}")),
            bounds,
            basis: if bounds.is_some() { self.basis } else { "none" },
            ..Found::value(value.to_owned(), "none", 0.6)
        }
        .or(self.whole_units(unit, count))
    }

    /// So many units before today or after it.
    fn rolling(&self, unit: Unit, count: i64) -> Option<(Day, Day)> {
        let (day, far) = (self.day?, self.reach(unit, count)?);
        match count {
            ..=0 => Some((far, point::plus_days(day, -1)?)).filter(|(first, last)| first <= last),
            _ => Some((point::plus_days(day, 1)?, far)),
        }
    }

    /// `the last two months` as months of the calendar, this one left out.
    fn whole_units(&self, unit: Unit, count: i64) -> Option<Point> {
        let day = self.day?;
        let (unit, count) = match unit {
            Unit::Fortnight => (Unit::Week, count.checked_mul(2)?),
            unit => (unit, count),
        };
        let far = Point::shifted(unit, day, count)?.bounds()?;
        let near = Point::shifted(unit, day, count.signum())?.bounds()?;
        Some(Point::Days(far.0.min(near.0), far.1.max(near.1)))
    }

    /// The weekend last begun, from Monday to Wednesday the one before, unless the clause looks ahead.
    pub(super) fn this_weekend(&self, from: From, future: bool) -> Found {
        let early = self.day.is_some_and(|day| point::weekday(day) <= 3);
        self.shift(Unit::Weekend, if early && !future { -1 } else { 0 }, from)
    }
}

fn vague(count: i64) -> &'static str {
    match count {
        ..=-1 => "PAST_REF",
        0 => "PRESENT_REF",
        _ => "FUTURE_REF",
    }
}

/// `last week` when nobody knows what week it is.
pub(super) fn unanchored(unit: Unit) -> Found {
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

/// The day so many units from another.
pub(super) fn reach(day: Day, unit: Unit, count: i64) -> Option<Day> {
    let days = match unit {
        Unit::Week | Unit::Weekend => 7,
        Unit::Fortnight => 14,
        Unit::Night | Unit::Day => 1,
        _ => return point::plus_months(day, count.checked_mul(unit.months()?)?),
    };
    point::plus_days(day, count.checked_mul(days)?)
}
