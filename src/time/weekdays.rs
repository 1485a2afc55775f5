//! Which Thursday: `Thursday`, `last Thursday`, `Thursday of last week`, `two Thursdays ago`, `Thursday after next`.

use super::point::{self, Point};
use super::resolve::{Anchor, Found};
use crate::lexicon::calendar::Turn;

impl Anchor {
    pub(super) fn weekday(&self, weekday: i8, future: bool) -> Found {
        let Some(anchor) = self.weekdays else {
            return Found::partial(format!("XXXX-WXX-{weekday}"), None);
        };
        let back = i64::from((point::weekday(anchor) - weekday).rem_euclid(7));
        let past = point::plus_days(anchor, -back).map(Point::Day);
        let ahead = point::plus_days(anchor, 7 - back).map(Point::Day);
        let (best, other, sure) = match (future, back) {
            (true, 1..) => (ahead, past, 0.85),
            (true, _) => (past, ahead, 0.85),
            (false, _) => (past, ahead, 0.92),
        };
        let basis = self.near_basis();
        best.map_or_else(
            || Found::partial(format!("XXXX-WXX-{weekday}"), None),
            |b| Found::point(b, basis, sure).or(other),
        )
    }

    /// What weekdays and `yesterday` count from.
    pub(super) fn near_basis(&self) -> &'static str {
        if self.weekdays == self.day {
            self.basis
        } else {
            "dateline"
        }
    }

    pub(super) fn turned_weekday(&self, weekday: i8, turn: Turn) -> Found {
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

    pub(super) fn weekday_of(&self, weekday: i8, weeks: i64) -> Found {
        let day = self.weekdays.and_then(point::monday);
        let day = day.and_then(|monday| point::plus_days(monday, weeks * 7 + i64::from(weekday) - 1));
        day.map_or_else(
            || Found::partial(format!("XXXX-WXX-{weekday}"), None),
            |day| Found::point(Point::Day(day), self.basis, 0.9),
        )
    }

    /// `two Thursdays ago`, `Friday after next`.
    pub(super) fn weekday_away(&self, weekday: i8, count: i64) -> Found {
        let day = self.weekdays.and_then(|anchor| {
            let ahead = i64::from((weekday - point::weekday(anchor)).rem_euclid(7));
            let weeks = if ahead > 0 && count < 0 {
                count
            } else {
                count - i64::from(ahead > 0)
            };
            point::plus_days(anchor, ahead + weeks * 7)
        });
        self.known_day(day, 0.8)
    }
}
