//! When a holiday falls: `12-25`, `easter -2`, `11 thu 4`, `hijri 10 1`, `moon 10-18 0`.

use super::codes::within;

/// A holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feast {
    /// How its first day is found.
    pub rule: FeastRule,
    /// How many days it lasts.
    pub days: u8,
}

/// How the first day of a holiday is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeastRule {
    /// Every year on this day of this month.
    Fixed {
        /// 1–12.
        month: i8,
        /// 1–31.
        day: i8,
    },
    /// A day of the solar years of India and China, which may differ by one.
    Solar {
        /// 1–12.
        month: i8,
        /// 1–31.
        day: i8,
    },
    /// So many days after Easter Sunday.
    Easter(i16),
    /// So many days after Easter Sunday of the Orthodox churches.
    Orthodox(i16),
    /// The nth weekday of a month (−1: the last), and so many days after it.
    Nth {
        /// 1–12.
        month: i8,
        /// 1 is Monday.
        weekday: i8,
        /// 1 is the first, −1 the last.
        nth: i8,
        /// Days after it.
        plus: i8,
    },
    /// A day of the Islamic year; which day it is, is seen in the sky and may differ by one.
    Hijri {
        /// 1–12.
        month: u8,
        /// 1–30.
        day: u8,
    },
    /// A day of the Hebrew year.
    Hebrew {
        /// 1 is Nisan, 7 is Tishri, 13 the last Adar of any year.
        month: u8,
        /// 1–30.
        day: u8,
    },
    /// So many days after a new moon, for the calendars of China and India; customs may differ by a day.
    Moon {
        /// The new moon is the first on or after this day: month.
        month: i8,
        /// Its day.
        day: i8,
        /// Days after that new moon.
        plus: i8,
    },
    /// Each country's own; index into [`super::Calendar::national`].
    National(u16),
}

impl FeastRule {
    /// Whether the day may differ by one from place to place.
    pub fn is_approximate(self) -> bool {
        matches!(
            self,
            FeastRule::Hijri { .. } | FeastRule::Moon { .. } | FeastRule::Solar { .. }
        )
    }
}

const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads a rule; a last word like `x30` tells how many days it lasts.
pub(super) fn feast(text: &str) -> Option<Feast> {
    let mut words: Vec<&str> = text.split(' ').collect();
    let days = match words.last()?.strip_prefix('x') {
        Some(days) => {
            words.pop();
            days.parse().ok().filter(|n| (1..=60).contains(n))?
        }
        None => 1,
    };
    Some(Feast {
        rule: rule(&words)?,
        days,
    })
}

fn rule(words: &[&str]) -> Option<FeastRule> {
    let plus = |text: &str| text.parse().ok().filter(|days: &i16| days.abs() < 200);
    Some(match *words {
        ["easter", days] => FeastRule::Easter(plus(days)?),
        ["solar", day] => {
            let (month, day) = month_day(day)?;
            FeastRule::Solar { month, day }
        }
        ["orthodox", days] => FeastRule::Orthodox(plus(days)?),
        ["hijri", month, day] => FeastRule::Hijri {
            month: within(month, 1, 12)?.unsigned_abs(),
            day: within(day, 1, 30)?.unsigned_abs(),
        },
        ["hebrew", month, day] => FeastRule::Hebrew {
            month: within(month, 1, 13)?.unsigned_abs(),
            day: within(day, 1, 30)?.unsigned_abs(),
        },
        ["moon", from, plus] => {
            let (month, day) = month_day(from)?;
            let plus = within(plus, -5, 29)?;
            FeastRule::Moon { month, day, plus }
        }
        [day] => {
            let (month, day) = month_day(day)?;
            FeastRule::Fixed { month, day }
        }
        [month, weekday, nth] => nth_weekday(month, weekday, nth, "0")?,
        [month, weekday, nth, plus] => nth_weekday(month, weekday, nth, plus)?,
        _ => return None,
    })
}

fn month_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    Some((within(month, 1, 12)?, within(day, 1, 31)?))
}

fn nth_weekday(month: &str, weekday: &str, nth: &str, plus: &str) -> Option<FeastRule> {
    Some(FeastRule::Nth {
        month: within(month, 1, 12)?,
        weekday: DAYS.iter().position(|d| *d == weekday)? as i8 + 1,
        nth: within(nth, -1, 5).filter(|n| *n != 0)?,
        plus: within(plus, -6, 6)?,
    })
}
