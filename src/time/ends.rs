//! The two ends of a range resolved together: `from March to May` is one spring, `from Dec. 28 to Jan. 3` one week.
//!
//! An end that names its year (or its week) decides for one that does not; where neither does, each is read as it would
//! be alone, and if they do not fit, one follows the other.

use super::expression::{End, InYear, Meaning};
use super::point::{self, Point};
use super::resolve::{Anchor, Found};
use super::yearly::in_year;

/// How often both ends are told apart and read right.
const SURE: f32 = 0.84;
/// Days that an open range of parts of a year can span.
const YEAR: i64 = 366;

impl Anchor {
    /// `end` is `None` for a range in one expression, else the end whose own value is wanted.
    pub(super) fn range(&self, first: &Meaning, last: &Meaning, future: bool, end: Option<End>) -> Found {
        let (a, b) = self.ends(first, last, future);
        let (value, point) = match end {
            None => (
                a.value.clone().zip(b.value.clone()).map(|(a, b)| format!("{a}/{b}")),
                b.point,
            ),
            Some(End::First) => (a.value.clone(), a.point),
            Some(End::Last) => (b.value.clone(), b.point),
        };
        let (edtf, bounds) = match a.bounds.zip(b.bounds) {
            Some((from, to)) if from.0 <= to.1 => (interval(a.edtf, b.edtf), Some((from.0, to.1))),
            None if a.bounds.is_none() && b.bounds.is_none() => (interval(a.edtf, b.edtf), None),
            // `from May 2020 to March 2019` is no interval
            _ => (None, None),
        };
        let others = a.other.and_then(Point::bounds).zip(b.other.and_then(Point::bounds));
        let other = others.filter(|(from, to)| end.is_none() && from.0 <= to.1);
        Found {
            value,
            edtf,
            bounds,
            point,
            basis: if a.basis == "explicit" { b.basis } else { a.basis },
            other: other.map(|(from, to)| Point::Days(from.0, to.1)),
            confidence: a.confidence.min(b.confidence).min(SURE),
        }
    }

    fn ends(&self, first: &Meaning, last: &Meaning, future: bool) -> (Found, Found) {
        let (a, b) = (self.found(first, future), self.found(last, future));
        let free = (period(first), period(last));
        let (Some(from), Some(to)) = (a.bounds, b.bounds) else {
            return match free {
                (Some(_), _) if b.bounds.is_some() => (before(first, &b).unwrap_or(a), b),
                (_, Some(_)) if a.bounds.is_some() => {
                    let b = after(last, &a).unwrap_or(b);
                    (a, b)
                }
                _ => (a, b),
            };
        };
        let long = free.0.max(free.1).unwrap_or(i64::MAX);
        let wide = |(first, last)| point::days_between(first, last) > YEAR / 2;
        let near = point::days_between(from.0, to.0) < long || wide(from) || wide(to);
        if from.0 <= to.1 && near && (from.0 <= to.0 || long == i64::MAX) {
            return (a, b);
        }
        let begun = self.day.is_some_and(|day| from.0 <= day);
        match free {
            (None, None) => (a, b),
            (Some(_), None) => (before(first, &b).unwrap_or(a), b),
            (Some(_), Some(_)) if !future && !begun => (before(first, &b).unwrap_or(a), b),
            _ => {
                let b = after(last, &a).unwrap_or(b);
                (a, b)
            }
        }
    }
}

/// After how many days the same words may mean the next one; `None` if they say which.
fn period(meaning: &Meaning) -> Option<i64> {
    match meaning {
        Meaning::Yearly(_, InYear::Unsaid) => Some(YEAR),
        Meaning::Weekday(_) => Some(8),
        _ => None,
    }
}

/// The latest that begins before the end does.
fn before(meaning: &Meaning, end: &Found) -> Option<Found> {
    let (limit, _) = end.bounds?;
    let point = match meaning {
        Meaning::Yearly(what, _) => (0..9).find_map(|n| {
            let point = in_year(*what, limit.year().checked_sub(n)?)?;
            (point.bounds()?.0 < limit).then_some(point)
        })?,
        Meaning::Weekday(day) => {
            let back = i64::from((point::weekday(limit) - day - 1).rem_euclid(7)) + 1;
            Point::Day(point::plus_days(limit, -back)?)
        }
        _ => return None,
    };
    Some(Found::point(point, end.basis, end.confidence))
}

/// The first that ends after the start does.
fn after(meaning: &Meaning, start: &Found) -> Option<Found> {
    let (_, limit) = start.bounds?;
    let point = match meaning {
        Meaning::Yearly(what, _) => (-1..9).find_map(|n| {
            let point = in_year(*what, limit.year().checked_add(n)?)?;
            (point.bounds()?.1 > limit).then_some(point)
        })?,
        Meaning::Weekday(day) => {
            let ahead = i64::from((day - point::weekday(limit) - 1).rem_euclid(7)) + 1;
            Point::Day(point::plus_days(limit, ahead)?)
        }
        _ => return None,
    };
    Some(Found::point(point, start.basis, start.confidence))
}

/// Both ends as one interval of EDTF: of an end that is an interval itself, its outer day.
fn interval(first: Option<String>, last: Option<String>) -> Option<String> {
    let (first, last) = (first?, last?);
    let first = first.split('/').next().unwrap_or(&first);
    let last = last.rsplit('/').next().unwrap_or(&last);
    Some(format!("{first}/{last}"))
}
