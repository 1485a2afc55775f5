//! What comes every year: which year's `August`, `August 4`, `last spring` or `Easter` is meant.

use jiff::civil::Date;

use super::Day;
use super::expression::{InYear, Yearly};
use super::point::{self, Point};
use super::resolve::{Anchor, Found};
use crate::lexicon::calendar::{FeastRule, Turn};

impl Anchor {
    /// The place of what comes every year.
    pub(super) fn yearly(&self, what: Yearly, year: InYear, future: bool) -> Found {
        let (year, anchor) = match (year, self.day) {
            (InYear::Known(year), _) => {
                let known = |p| Found::point(p, "explicit", 0.97).or(eve(what, p));
                return in_year(what, year).map_or_else(|| unknown_year(what), known);
            }
            (year, Some(anchor)) => (year, anchor),
            (_, None) => return self.yearly_by_previous(what, future),
        };
        let (shift, other, sure) = match year {
            InYear::Shift(n) => (n, None, 0.9),
            InYear::Turn(turn) => self.turned_year(what, turn, anchor),
            _ => unsaid_year(what, anchor, future),
        };
        let at = |n: i64| in_year(what, i16::try_from(i64::from(anchor.year()) + n).ok()?);
        match at(shift) {
            Some(point) => Found::point(point, self.basis, sure).or(other.and_then(at).or(eve(what, point))),
            None => unknown_year(what),
        }
    }

    /// Without a day of publication: the year of a full date said before, or that in which it is near the article's days.
    fn yearly_by_previous(&self, what: Yearly, future: bool) -> Found {
        let said = match self.previous {
            Some(Point::Day(day)) => Some(day.year()),
            Some(Point::Month(year, _)) => Some(year),
            _ => None,
        };
        let is_near = |day: Day| in_year(what, day.year()) == Some(Point::Day(day));
        let nearest = |day: Day| i64::from(day.year()) + unsaid_year(what, day, future).0;
        let near = self.near.filter(|&day| said.is_none() || is_near(day));
        let near = near.and_then(|day| i16::try_from(nearest(day)).ok());
        match near.or(said).and_then(|year| in_year(what, year)) {
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
}

/// Feasts of the Hebrew year begin at sunset of the day before.
fn eve(what: Yearly, point: Point) -> Option<Point> {
    let Yearly::Feast(feast) = what else { return None };
    let (first, last) = point.bounds()?;
    let eve = point::plus_days(first, -1)?;
    let hebrew = matches!(feast.rule, FeastRule::Hebrew { .. });
    hebrew.then_some(if first == last {
        Point::Day(eve)
    } else {
        Point::Days(eve, last)
    })
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
        Yearly::Feast(feast) => match feast.rule {
            FeastRule::Fixed { month, day } => same(format!("XXXX-{month:02}-{day:02}")),
            _ => Found::partial("XXXX-XX-XX".into(), None),
        },
    }
}

/// This thing's place in a year.
pub(super) fn in_year(what: Yearly, year: i16) -> Option<Point> {
    Some(match what {
        Yearly::Month(month) => Point::Month(year, month),
        Yearly::MonthDay(month, day) => Point::Day(Date::new(year, month, day).ok()?),
        Yearly::Season(season) => Point::Season(year, season),
        Yearly::Quarter(quarter) => Point::Quarter(year, quarter),
        Yearly::Half(half) => Point::Half(year, half),
        Yearly::Feast(feast) => {
            let first = super::feasts::day(feast.rule, year)?;
            match i64::from(feast.days) {
                1 => Point::Day(first),
                days => Point::Days(first, point::plus_days(first, days - 1)?),
            }
        }
    })
}

/// Years from the anchor's for what has no year: nearest for days, mostly past for months and longer.
fn unsaid_year(what: Yearly, anchor: Day, future: bool) -> (i64, Option<i64>, f32) {
    match what {
        Yearly::MonthDay(..) | Yearly::Feast(_) => nearest(what, anchor, future),
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
            let first = in_year(what, anchor.year()).and_then(Point::bounds).map(|b| b.0);
            let ahead = first.map_or(0, |first| point::days_between(anchor, first));
            match ahead {
                ..=0 => (0, Some(-1), 0.8),
                1..=92 => (0, Some(-1), 0.75),
                _ if future => (0, Some(-1), 0.7),
                _ => (-1, Some(0), 0.7),
            }
        }
    }
}

/// The nearest; of two about as near, that ahead if the clause looks ahead.
fn nearest(what: Yearly, anchor: Day, future: bool) -> (i64, Option<i64>, f32) {
    let distance = |n: i64| {
        let year = i16::try_from(i64::from(anchor.year()) + n).ok()?;
        let (first, _) = in_year(what, year)?.bounds()?;
        Some(point::days_between(anchor, first).abs())
    };
    let mut ranked: Vec<(i64, i64)> = [0, -1, 1].iter().filter_map(|&n| Some((distance(n)?, n))).collect();
    ranked.sort_unstable();
    if let [(near, best), (next, other), ..] = ranked[..]
        && future
        && other > best
        && next - near < 90
    {
        return (other, Some(best), 0.7);
    }
    match ranked[..] {
        [(near, best), (next, other), ..] => (best, Some(other), if next - near > 60 { 0.94 } else { 0.7 }),
        [(_, best)] => (best, None, 0.7),
        [] => (0, None, 0.3),
    }
}
