//! How long and how often: `for almost 30 years`, `a two-week truce`, `every Monday`, `$2 million a year`.

use super::expression::{Expression, Meaning};
use super::pieces::Scan;
use crate::lexicon::calendar::{Sense, Unit};

/// Words before which a bare plural (`years`) is a duration.
const BEFORE_PLURAL: &[&str] = &[
    "for",
    "in",
    "after",
    "over",
    "within",
    "through",
    "throughout",
    "many",
    "of",
    "those",
];

/// Words between a count and its unit.
const AFTER_COUNT: &[&str] = &[
    "more",
    "full",
    "consecutive",
    "straight",
    "whole",
    "successive",
    "trading",
    "business",
    "working",
    "calendar",
];

/// A TIMEX3 period: `P30Y`, `PT24H`, `PXD`.
pub(super) fn period(count: &str, unit: Unit) -> String {
    match unit {
        Unit::Second => format!("PT{count}S"),
        Unit::Minute => format!("PT{count}M"),
        Unit::Hour => format!("PT{count}H"),
        Unit::Day | Unit::Night => format!("P{count}D"),
        Unit::Week => format!("P{count}W"),
        Unit::Fortnight => match count.parse::<i64>() {
            Ok(n) => format!("P{}W", n.saturating_mul(2)),
            Err(_) => format!("P{count}W"),
        },
        Unit::Weekend => format!("P{count}WE"),
        Unit::Month => format!("P{count}M"),
        Unit::Quarter => format!("P{count}Q"),
        Unit::Semester => match count.parse::<i64>() {
            Ok(n) => format!("P{}M", n.saturating_mul(6)),
            Err(_) => format!("P{count}M"),
        },
        Unit::Year => format!("P{count}Y"),
        // ISO 8601 knows no decades
        Unit::Decade => in_years(count, 10),
        Unit::Century => in_years(count, 100),
        Unit::Millennium => in_years(count, 1000),
    }
}

/// A vague number of decades is one of years.
fn in_years(count: &str, each: i64) -> String {
    match count.parse::<i64>() {
        Ok(n) => format!("P{}Y", n.saturating_mul(each)),
        Err(_) => format!("P{count}Y"),
    }
}

impl Scan<'_> {
    /// A number and a unit: `three weeks`, `30-day`, `a few hours`, `a year`; the number as TIMEX3 writes it.
    pub(super) fn counted_unit(&self, i: usize) -> Option<(usize, String, Unit)> {
        let article = self.is_any(i, &["a", "an"]);
        let unit = |k: usize| self.sense(k, |s| if let Sense::Unit(unit, _) = s { Some(unit) } else { None });
        // `a months-long siege`
        if let Some(found) = self.long(i + usize::from(article)) {
            return Some(found);
        }
        if article {
            if let Some((end, unit)) = unit(i + 1).filter(|(_, u)| *u != Unit::Second && *u != Unit::Quarter) {
                if self.is(end, "and") && self.is(end + 1, "a") && self.is(end + 2, "half") {
                    return Some((end + 3, "1.5".into(), unit));
                }
                return Some((end, "1".into(), unit));
            }
            if self.is(i + 1, "full") || self.is(i + 1, "whole") {
                return unit(i + 2).map(|(end, unit)| (end, "1".into(), unit));
            }
        }
        // `single-day`
        if self.is(i, "single") && self.dash(i + 1) {
            return unit(i + 2).map(|(end, unit)| (end, "1".into(), unit));
        }
        if self.is_any(i, &["many", "numerous"]) {
            return unit(i + 1).map(|(end, unit)| (end, "X".into(), unit));
        }
        if self.is(i, "half") && self.is_any(i + 1, &["a", "an"]) {
            let (end, found) = unit(i + 2)?;
            return match found {
                Unit::Year => Some((end, "6".into(), Unit::Month)),
                Unit::Hour => Some((end, "30".into(), Unit::Minute)),
                Unit::Day => Some((end, "12".into(), Unit::Hour)),
                Unit::Century => Some((end, "50".into(), Unit::Year)),
                Unit::Decade => Some((end, "5".into(), Unit::Year)),
                _ => None,
            };
        }
        let number = self.number(i)?;
        let mut at = number.end;
        if (self.dash(at) && self.glued(at)) || self.is(at, "of") {
            at += 1;
        } else if self.is_any(at, AFTER_COUNT) {
            at += 1;
        }
        let (end, unit) = unit(at)?;
        // `the 2018 day of action`
        let year = number.bare && (1900..=2100).contains(&number.value.integer().unwrap_or(0));
        if year && self.text(i).len() == 4 && self.unit(at).is_some() {
            return None;
        }
        let value = if number.vague { "X".into() } else { number.value.show() };
        Some((end, value, unit))
    }

    /// `decades-long`, `a months-long siege`, `a week-long strike`, `weekslong`.
    fn long(&self, i: usize) -> Option<(usize, String, Unit)> {
        let (end, (unit, many)) = self.sense(i, |s| {
            if let Sense::Unit(unit, many) = s {
                Some((unit, many))
            } else {
                None
            }
        })?;
        let long = self.dash(end) && self.glued(end) && self.is(end + 1, "long");
        long.then(|| (end + 2, if many { "X" } else { "1" }.to_owned(), unit))
    }

    /// `almost 30 years`, `two weeks`, `a three-day visit`, `for decades`.
    pub(super) fn duration(&self, i: usize) -> Option<Expression> {
        if i > 0 && self.dash(i - 1) && self.glued(i) && !self.text(i).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (start, bound) = self.bound(i).unwrap_or((i, None));
        let Some((end, value, unit)) = self.counted_unit(start) else {
            return self.bare_plural(i);
        };
        let old = if self.dash(end) { end + 1 } else { end };
        if self.is_any(old, &["old", "olds"]) || self.is(end, "of") && self.is(end + 1, "age") {
            return None;
        }
        if unit == Unit::Quarter && !self.is_any(end, &["in", "of", "."]) {
            return None;
        }
        let article = self.is_any(start, &["a", "an"]) && value == "1";
        // `there came a day when`
        if article && self.is_any(end, &["when", "where"]) {
            return None;
        }
        if article && self.rated(i) {
            return Some(Expression::new(i, end, Meaning::Set(period("1", unit))));
        }
        if let Some((end, value)) = self.added(end, &value, unit) {
            return Some(Expression {
                modifier: bound,
                ..Expression::new(i, end, Meaning::Duration(value))
            });
        }
        let ahead = self.ahead(i, end, &value, unit);
        let (meaning, other) = match ahead {
            Some((ahead, true)) => (ahead, None),
            ahead => (Meaning::Duration(period(&value, unit)), ahead.map(|(ahead, _)| ahead)),
        };
        Some(Expression {
            modifier: bound,
            other,
            ..Expression::new(i, end, meaning)
        })
    }

    /// `2 hours and 15 minutes`, `one year and three months`, `an hour and a half`.
    fn added(&self, end: usize, value: &str, unit: Unit) -> Option<(usize, String)> {
        let and = usize::from(self.is_any(end, &["and", ","]));
        if self.is(end, "and") && (self.is(end + 1, "half") || self.is(end + 1, "a") && self.is(end + 2, "half")) {
            let after = end + if self.is(end + 1, "half") { 2 } else { 3 };
            let whole = value.parse::<i64>().ok()?;
            return Some((after, period(&format!("{whole}.5"), unit)));
        }
        let (after, more, less) = self.counted_unit(end + and).filter(|(_, _, less)| *less < unit)?;
        let plain = |n: &str| n.bytes().all(|b| b.is_ascii_digit());
        let near = matches!(
            (unit, less),
            (Unit::Year, Unit::Month | Unit::Week | Unit::Day)
                | (Unit::Month, Unit::Week | Unit::Day)
                | (Unit::Week, Unit::Day)
                | (Unit::Day, Unit::Hour)
                | (Unit::Hour, Unit::Minute)
                | (Unit::Minute, Unit::Second)
        );
        if !near || !plain(value) || !plain(&more) {
            return None;
        }
        let (whole, part) = (period(value, unit), period(&more, less));
        let part = part.strip_prefix(if whole.starts_with("PT") { "PT" } else { "P" })?;
        Some((after, format!("{whole}{part}")))
    }

    /// `will vote in two weeks`: where the clause looks ahead, the day is meant; elsewhere it is the other reading.
    fn ahead(&self, i: usize, end: usize, value: &str, unit: Unit) -> Option<(Meaning, bool)> {
        let count = value.parse::<i64>().ok().filter(|_| unit >= Unit::Night)?;
        let inside = i > 0 && self.is(i - 1, "in") && !self.is_any(end, &["of", "time"]);
        let token = self.token(end - 1).filter(|_| inside)?;
        let future = super::cues::is_future(self.reading, self.calendar, token);
        let from = super::expression::From::Counted;
        Some((Meaning::Shift { unit, count, from }, future))
    }

    /// Whether an amount or a count of times stands before: `$2 million a year`, `twice a week`.
    fn rated(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        if self.is_any(before, &["once", "twice", "times", "time", "percent", "%"]) {
            return true;
        }
        let number = self.text(before).starts_with(|c: char| c.is_ascii_digit());
        let money = self.sense(before, |s| {
            matches!(s, Sense::Currency(..) | Sense::Scale(..) | Sense::Measure(_)).then_some(())
        });
        number || money.is_some() && !self.is_any(before, &["real"])
    }

    fn bare_plural(&self, i: usize) -> Option<Expression> {
        let (end, unit) = self.sense(i, |s| {
            if let Sense::Unit(unit, true) = s {
                Some(unit)
            } else {
                None
            }
        })?;
        // `over the years`
        let the = i > 1 && self.is(i - 1, "the") && self.is_any(i - 2, &["over", "through"]);
        // `in just minutes`
        let at = i - usize::from(i > 1 && self.is_any(i - 1, &["just", "mere", "only"]));
        let before = at > 0 && self.is_any(at - 1, BEFORE_PLURAL) || the && unit >= Unit::Month;
        let long = unit >= Unit::Month && unit != Unit::Quarter;
        let wide = self.is(end, "of") && long && !self.is(end + 1, "age");
        let aged = self.is(end, "of") && self.is(end + 1, "age");
        let counted = aged || i > 0 && self.is(i - 1, "of") && !long;
        let within = at > 0 && self.is_any(at - 1, &["for", "in", "within"]);
        let short = matches!(unit, Unit::Second | Unit::Minute);
        (before && !counted && unit != Unit::Quarter && (!short || within) || wide)
            .then(|| Expression::new(i, end, Meaning::Duration(period("X", unit))))
    }

    /// `every Monday`, `each year`, `every two weeks`, `per day`, `every other day`, `every morning`.
    pub(super) fn set(&self, i: usize) -> Option<Expression> {
        if self.is(i, "per") {
            // "40 kilometres per hour" is a speed
            let measured = |k: usize| self.sense(k, |s| matches!(s, Sense::Measure(..)).then_some(()));
            if i > 0 && measured(i - 1).is_some() {
                return None;
            }
            let (end, unit) = self.sense(i + 1, |s| {
                if let Sense::Unit(unit, false) = s {
                    Some(unit)
                } else {
                    None
                }
            })?;
            return Some(Expression::new(i, end, Meaning::Set(period("1", unit))));
        }
        if !self.is_any(i, &["every", "each"]) {
            return None;
        }
        if self.is(i + 1, "weekday") {
            return Some(Expression::new(i, i + 2, Meaning::Set("P1WD".into())));
        }
        let other = self.is(i + 1, "other") || self.is(i + 1, "second");
        let at = if other { i + 2 } else { i + 1 };
        let count = if other { "2" } else { "1" };
        let value = |s| match s {
            Sense::Unit(unit, false) => Some(period(count, unit)),
            Sense::Weekday(day) => Some(format!("XXXX-WXX-{day}")),
            Sense::Month(month) if self.capital(at) => Some(format!("XXXX-{month:02}")),
            Sense::Season(season) => Some(format!(
                "XXXX-{}",
                ["SP", "SU", "FA", "WI"][(season - 21).clamp(0, 3) as usize]
            )),
            Sense::Part(part) => Some(format!("XXXX-XX-XXT{part}")),
            _ => None,
        };
        if let Some((end, mut value)) = self.sense(at, value) {
            let part = self.sense(end, |s| if let Sense::Part(part) = s { Some(part) } else { None });
            let weekly = value.starts_with("XXXX-W");
            let end = match part.filter(|_| weekly) {
                Some((after, part)) => {
                    value = format!("{value}T{part}");
                    after
                }
                None => end,
            };
            return Some(Expression::new(i, end, Meaning::Set(value)));
        }
        let (end, value, unit) = self.counted_unit(at)?;
        Some(Expression::new(i, end, Meaning::Set(period(&value, unit))))
    }
}
