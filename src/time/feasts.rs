//! The day of a holiday in a year: Easter, Thanksgiving, Eid al-Fitr, Passover, Diwali, the Lunar New Year.
//!
//! The Sun and the Moon are those of `calendrical_calculations`, which the Unicode consortium keeps.

use calendrical_calculations::chinese_based::{self, Chinese};
use calendrical_calculations::hebrew::BookHebrew;
use calendrical_calculations::rata_die::RataDie;
use calendrical_calculations::{gregorian, islamic, julian};
use jiff::civil::{Date, Weekday};

use super::Day;
use super::point::plus_days;
use crate::lexicon::calendar::FeastRule;

/// Years for which the courses of Sun and Moon are told.
const ASTRONOMY: std::ops::RangeInclusive<i16> = 1000..=3000;

/// The first day of a holiday in a year, if it falls in it.
pub(super) fn day(rule: FeastRule, year: i16) -> Option<Day> {
    match rule {
        FeastRule::Fixed { month, day } | FeastRule::Solar { month, day } => Date::new(year, month, day).ok(),
        FeastRule::National(_) => None,
        FeastRule::Easter(days) => civil(gregorian::easter(year.into()), days.into()),
        FeastRule::Orthodox(days) => civil(julian::easter(year.into()), days.into()),
        FeastRule::Nth {
            month,
            weekday,
            nth,
            plus,
        } => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let first = Date::new(year, month, 1).ok()?;
            plus_days(first.nth_weekday_of_month(nth, weekday).ok()?, plus.into())
        }
        FeastRule::Hijri { month, day } => hijri(year, month, day),
        FeastRule::Hebrew { month, day } => hebrew(year, month, day),
        FeastRule::Moon { month, day, plus } => moon(year, (month, day), plus),
    }
}

/// The civil day so many days after a fixed one.
fn civil(fixed: RataDie, plus: i64) -> Option<Day> {
    let first = Date::new(1, 1, 1).ok()?;
    plus_days(first, fixed.to_i64_date().checked_add(plus)? - 1)
}

/// The year holds one day of this date of the Islamic year, or two, or (once in a generation) none.
fn hijri(year: i16, month: u8, day: u8) -> Option<Day> {
    let about = (i32::from(year) - 622) * 33 / 32;
    let fixed = |hijri: i32| {
        if ASTRONOMY.contains(&year) {
            islamic::fixed_from_saudi_islamic(hijri, month, day)
        } else {
            islamic::fixed_from_tabular_islamic(hijri, month, day, islamic::ISLAMIC_EPOCH_FRIDAY)
        }
    };
    let years = (about - 1..=about + 2).filter(|hijri| *hijri > 0);
    years
        .filter_map(|hijri| civil(fixed(hijri), 0))
        .find(|day| day.year() == year)
}

fn hebrew(year: i16, month: u8, day: u8) -> Option<Day> {
    let fixed = |hebrew: i32| {
        let leap = BookHebrew::is_hebrew_leap_year(hebrew);
        let month = if month == 13 && !leap { 12 } else { month };
        BookHebrew::fixed_from_book_hebrew(BookHebrew {
            year: hebrew,
            month,
            day,
        })
    };
    let around = i32::from(year) + 3760;
    let days = [around, around + 1].into_iter().filter_map(|y| civil(fixed(y), 0));
    days.into_iter().find(|day| day.year() == year)
}

/// The first new moon, as China dates it, on or after a day of the year, and so many days more.
fn moon(year: i16, from: (i8, i8), plus: i8) -> Option<Day> {
    if !ASTRONOMY.contains(&year) {
        return None;
    }
    let from = gregorian::fixed_from_gregorian(year.into(), from.0.unsigned_abs(), from.1.unsigned_abs());
    let month_of = |day: RataDie| {
        let date = chinese_based::chinese_based_date_from_fixed::<Chinese>(day);
        day - (i64::from(date.day) - 1)
    };
    let begun = month_of(from);
    // a lunar month has 29 or 30 days
    let new = if begun < from { month_of(begun + 31) } else { begun };
    civil(new, plus.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rule: FeastRule, year: i16) -> String {
        day(rule, year).map_or_else(|| "none".into(), |d| d.to_string())
    }

    #[test]
    fn easter_sundays() {
        let (west, east) = (FeastRule::Easter(0), FeastRule::Orthodox(0));
        assert_eq!(shown(west, 2016), "2016-03-27");
        assert_eq!(shown(west, 2022), "2022-04-17");
        assert_eq!(shown(west, 2025), "2025-04-20");
        assert_eq!(shown(east, 2016), "2016-05-01");
        assert_eq!(shown(east, 2022), "2022-04-24");
        assert_eq!(shown(east, 2025), "2025-04-20");
    }

    #[test]
    fn islamic_days() {
        let eid = FeastRule::Hijri { month: 10, day: 1 };
        for (year, day) in [(2022, "2022-05-02"), (2023, "2023-04-21"), (2024, "2024-04-10")] {
            assert_eq!(shown(eid, year), day);
        }
    }

    #[test]
    fn hebrew_days() {
        let (passover, new_year) = (
            FeastRule::Hebrew { month: 1, day: 15 },
            FeastRule::Hebrew { month: 7, day: 1 },
        );
        assert_eq!(shown(passover, 2022), "2022-04-16");
        assert_eq!(shown(new_year, 2023), "2023-09-16");
        assert_eq!(shown(FeastRule::Hebrew { month: 13, day: 14 }, 2024), "2024-03-24");
    }

    #[test]
    fn lunar_days() {
        let spring = FeastRule::Moon {
            month: 1,
            day: 21,
            plus: 0,
        };
        for (year, day) in [
            (2021, "2021-02-12"),
            (2022, "2022-02-01"),
            (2023, "2023-01-22"),
            (2024, "2024-02-10"),
        ] {
            assert_eq!(shown(spring, year), day);
        }
        let diwali = FeastRule::Moon {
            month: 10,
            day: 18,
            plus: -1,
        };
        for (year, day) in [
            (2018, "2018-11-07"),
            (2019, "2019-10-27"),
            (2020, "2020-11-14"),
            (2022, "2022-10-24"),
        ] {
            assert_eq!(shown(diwali, year), day);
        }
    }

    #[test]
    fn no_year_breaks() {
        let rules = [
            FeastRule::Easter(-47),
            FeastRule::Orthodox(50),
            FeastRule::Hijri { month: 12, day: 30 },
            FeastRule::Hebrew { month: 13, day: 30 },
            FeastRule::Moon {
                month: 12,
                day: 31,
                plus: 29,
            },
        ];
        for year in [1, 500, 999, 1000, 2000, 3000, 9999] {
            for rule in rules {
                assert!(day(rule, year).is_none_or(|d| (1..=9999).contains(&d.year())));
            }
        }
    }
}
