//! A place in the calendar with its size: the day 2022-08-04, the week 2022-W31, the 1990s.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::Day;
use crate::lexicon::calendar::Unit;

/// A known stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Point {
    Day(Day),
    /// Its Monday.
    Week(Day),
    /// Its Saturday.
    Weekend(Day),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    /// 21 spring … 24 winter.
    Season(i16, i8),
    Year(i16),
    /// Its first year.
    Decade(i16),
    /// Its first year: 1900 for the 20th.
    Century(i16),
    /// A budget year that ends in this year; when it begins is the budget's own matter.
    Fiscal(i16),
    /// First and last day of any other stretch.
    Days(Day, Day),
}

const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

impl Point {
    /// As TIMEX3 writes it.
    pub fn timex(self) -> String {
        match self {
            Point::Day(day) => day.to_string(),
            Point::Week(day) => week(day),
            Point::Weekend(day) => format!("{}-WE", week(day)),
            Point::Month(year, month) => format!("{year:04}-{month:02}"),
            Point::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Point::Half(year, half) => format!("{year:04}-H{half}"),
            Point::Season(year, season) => format!("{year:04}-{}", SEASONS[(season - 21).clamp(0, 3) as usize]),
            Point::Year(year) => format!("{year:04}"),
            Point::Decade(year) => format!("{:03}", year / 10),
            Point::Century(year) => format!("{:02}", year / 100),
            Point::Fiscal(year) => format!("FY{year:04}"),
            Point::Days(first, last) => format!("{first}/{last}"),
        }
    }

    /// As the Extended Date/Time Format writes it.
    pub fn edtf(self) -> Option<String> {
        Some(match self {
            Point::Day(_) | Point::Month(..) | Point::Year(_) => self.timex(),
            Point::Week(_) | Point::Weekend(_) | Point::Days(..) => {
                let (first, last) = self.bounds()?;
                format!("{first}/{last}")
            }
            Point::Quarter(year, quarter) => format!("{year:04}-{}", 32 + quarter),
            Point::Half(year, half) => format!("{year:04}-{}", 39 + half),
            Point::Season(year, season) => format!("{year:04}-{season}"),
            Point::Decade(year) => format!("{:03}X", year / 10),
            Point::Century(year) => format!("{:02}XX", year / 100),
            Point::Fiscal(year) => format!("{year:04}~"),
        })
    }

    /// First and last day; seasons are those of the meteorologists.
    pub fn bounds(self) -> Option<(Day, Day)> {
        match self {
            Point::Day(day) => Some((day, day)),
            Point::Week(day) => Some((day, plus_days(day, 6)?)),
            Point::Weekend(day) => Some((day, plus_days(day, 1)?)),
            Point::Month(year, month) => months(year, month, 1),
            Point::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Point::Half(year, half) => months(year, half * 6 - 5, 6),
            Point::Season(year, season) => months(year, (season - 20) * 3, 3),
            Point::Year(year) => years(year, 1),
            Point::Decade(year) => years(year, 10),
            Point::Century(year) => years(year, 100),
            Point::Fiscal(year) => Some((Date::new(year - 1, 2, 1).ok()?, Date::new(year, 12, 31).ok()?)),
            Point::Days(first, last) => Some((first, last)),
        }
    }

    /// The early, middle or late third (`early 2019`); of what is no longer than a day, all.
    pub fn third(self, edge: &str) -> Option<(Day, Day)> {
        let (first, last) = self.bounds()?;
        let days = days_between(first, last) + 1;
        // of a month ten days, of a week three, of a year four months
        let (one, two) = match self {
            Point::Month(..) => (10, 20),
            Point::Week(_) => (3, 4),
            Point::Year(year) => (
                days_between(first, Date::new(year, 5, 1).ok()?),
                days_between(first, Date::new(year, 9, 1).ok()?),
            ),
            _ => (days / 3, days - days / 3),
        };
        let (from, to) = match edge {
            "START" => (0, one),
            "MID" if matches!(self, Point::Week(_)) => (1, 4),
            "MID" => (one, two),
            "END" => (two, days),
            _ => (0, days),
        };
        if to <= from {
            return Some((first, last));
        }
        Some((plus_days(first, from)?, plus_days(first, to - 1)?))
    }

    /// The stretch of this size that holds the day; `None` for what is smaller than a day.
    pub fn around(unit: Unit, day: Day) -> Option<Point> {
        Some(match unit {
            Unit::Day | Unit::Night => Point::Day(day),
            Unit::Week => Point::Week(monday(day)?),
            Unit::Weekend => Point::Weekend(plus_days(monday(day)?, 5)?),
            Unit::Month => Point::Month(day.year(), day.month()),
            Unit::Quarter => Point::Quarter(day.year(), (day.month() + 2) / 3),
            Unit::Semester => Point::Half(day.year(), (day.month() + 5) / 6),
            Unit::Year => Point::Year(day.year()),
            Unit::Decade => Point::Decade(day.year() - day.year().rem_euclid(10)),
            Unit::Century => Point::Century(day.year() - day.year().rem_euclid(100)),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight | Unit::Millennium => return None,
        })
    }

    /// The stretch `count` units from the one that holds the day; `None` outside the years 1–9999.
    pub fn shifted(unit: Unit, day: Day, count: i64) -> Option<Point> {
        let (base, step) = match unit {
            Unit::Fortnight => (Unit::Week, count.checked_mul(2)?),
            Unit::Millennium => (Unit::Century, count.checked_mul(10)?),
            unit => (unit, count),
        };
        let moved = match base {
            Unit::Day | Unit::Night => plus_days(day, step)?,
            Unit::Week | Unit::Weekend => plus_days(day, step.checked_mul(7)?)?,
            Unit::Month => plus_months(day, step)?,
            Unit::Quarter => plus_months(day, step.checked_mul(3)?)?,
            Unit::Semester => plus_months(day, step.checked_mul(6)?)?,
            Unit::Year => plus_months(day, step.checked_mul(12)?)?,
            Unit::Decade => plus_months(day, step.checked_mul(120)?)?,
            Unit::Century => plus_months(day, step.checked_mul(1200)?)?,
            _ => return None,
        };
        Point::around(base, moved)
    }
}

fn week(day: Day) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn months(year: i16, month: i8, count: i64) -> Option<(Day, Day)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, last_before(first, count)?))
}

fn years(year: i16, count: i64) -> Option<(Day, Day)> {
    let first = Date::new(year, 1, 1).ok()?;
    Some((first, last_before(first, count * 12)?))
}

fn last_before(first: Day, count: i64) -> Option<Day> {
    match plus_months(first, count) {
        Some(next) => plus_days(next, -1),
        None => (first.year() >= 9000).then_some(Date::MAX),
    }
}

/// So many days later; `None` outside the years 1–9999.
pub(super) fn plus_days(day: Day, count: i64) -> Option<Day> {
    let span = jiff::Span::new().try_days(count).ok()?;
    day.checked_add(span).ok().filter(|d| d.year() >= 1)
}

/// The same day so many months later, or the last of that month.
pub(super) fn plus_months(day: Day, count: i64) -> Option<Day> {
    let span = jiff::Span::new().try_months(count).ok()?;
    day.checked_add(span).ok().filter(|d| d.year() >= 1)
}

/// Days from `a` to `b`.
pub(super) fn days_between(a: Day, b: Day) -> i64 {
    a.until(b).map_or(0, |span| i64::from(span.get_days()))
}

/// 1 is Monday.
pub(super) fn weekday(day: Day) -> i8 {
    day.weekday().to_monday_one_offset()
}

/// The Monday of its ISO week.
pub(super) fn monday(day: Day) -> Option<Day> {
    plus_days(day, 1 - i64::from(weekday(day)))
}

/// The day of this ISO week, if it exists.
pub(super) fn iso_week(year: i16, week: i8) -> Option<Day> {
    Some(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn points_print_and_have_bounds() {
        let day = date(2022, 8, 4);
        let shown = |unit| {
            let point = Point::around(unit, day)?;
            let (first, last) = point.bounds()?;
            Some(format!("{} {} {first} {last}", point.timex(), point.edtf()?))
        };
        assert_eq!(
            shown(Unit::Week).as_deref(),
            Some("2022-W31 2022-08-01/2022-08-07 2022-08-01 2022-08-07")
        );
        assert_eq!(
            shown(Unit::Quarter).as_deref(),
            Some("2022-Q3 2022-35 2022-07-01 2022-09-30")
        );
        assert_eq!(shown(Unit::Decade).as_deref(), Some("202 202X 2020-01-01 2029-12-31"));
        assert_eq!(
            Point::Season(2020, 24).bounds(),
            Some((date(2020, 12, 1), date(2021, 2, 28)))
        );
    }

    #[test]
    fn nothing_overflows() {
        let day = date(2022, 8, 4);
        for count in [i64::MIN, -2022, -99_999, 99_999, i64::MAX] {
            for unit in [
                Unit::Day,
                Unit::Fortnight,
                Unit::Month,
                Unit::Year,
                Unit::Decade,
                Unit::Millennium,
            ] {
                if let Some(point) = Point::shifted(unit, day, count) {
                    assert!(point.bounds().is_some(), "{point:?}");
                }
            }
        }
        assert_eq!(Point::Century(9900).bounds().map(|b| b.1), Some(Date::MAX));
    }
}
