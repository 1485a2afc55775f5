//! Times that point from another: `yesterday`, `last week`, `two years ago`, `the following day`, `later this year`.

use super::expression::{Expression, From, InYear, Meaning, Yearly};
use super::pieces::Scan;
use crate::lexicon::calendar::{Away, Sense, Turn, Unit};

impl Scan<'_> {
    /// `today`, `last night`, `recently`, `annually`.
    pub(super) fn deictic(&self, i: usize) -> Option<Expression> {
        let shift = |count| Meaning::Shift {
            unit: Unit::Day,
            count,
            from: From::Published,
        };
        let (end, (meaning, part)) = self.sense(i, |s| match s {
            Sense::Day(count) => Some((shift(count), None)),
            Sense::Night(count) => Some((shift(count), Some("NI"))),
            Sense::Vague(value) => Some((Meaning::Vague(value), None)),
            Sense::Set(count, unit) => Some((Meaning::Set(super::durations::period(&count.to_string(), unit)), None)),
            _ => None,
        })?;
        Some(Expression {
            part,
            ..Expression::new(i, end, meaning)
        })
    }

    /// `last week`, `the next three days`, `this morning`, `next Thursday`, `last August`, `that year`.
    pub(super) fn turned(&self, i: usize) -> Option<Expression> {
        let the = self.is_any(i, &["the", "these", "those"]);
        let that = self.is_any(i, &["that", "this"]) && self.is(i + 1, "same");
        let at = if the || that { i + 1 } else { i };
        let (k, turn) = self.sense(at, |s| if let Sense::Turn(turn) = s { Some(turn) } else { None })?;
        let of_day = |s| match s {
            Sense::Part(part) => Some(part),
            _ => None,
        };
        if let Some((end, part)) = self.sense(k, of_day) {
            return Some(Expression::new(i, end, self.shift_of(Unit::Day, turn, the)?).with_part(part));
        }
        let meaning = |s| match s {
            Sense::Weekday(day) if self.capital(k) => Some(Meaning::TurnedWeekday(day, turn)),
            Sense::Month(month) if self.capital(k) => Some(Meaning::Yearly(Yearly::Month(month), InYear::Turn(turn))),
            Sense::Season(season) => Some(Meaning::Yearly(Yearly::Season(season), InYear::Turn(turn))),
            Sense::Feast(feast) if self.capital(k) => Some(Meaning::Yearly(Yearly::Feast(feast), InYear::Turn(turn))),
            Sense::Unit(unit, false) => self.shift_of(unit, turn, the),
            Sense::Unit(unit, true) if turn != Turn::Same => {
                Some(Meaning::Duration(super::durations::period("X", unit), false))
            }
            _ => None,
        };
        if let Some((end, meaning)) = self.sense(k, meaning) {
            let old = turn == Turn::Same
                && self.is(at, "that")
                && !self.is_any(end, &[",", "."])
                && matches!(meaning, Meaning::Yearly(..));
            return (!old).then(|| Expression::new(i, end, meaning));
        }
        if turn == Turn::Same {
            return None;
        }
        let (end, value, unit) = self.counted_unit(k)?;
        Some(Expression::new(
            i,
            end,
            Meaning::Duration(super::durations::period(&value, unit), false),
        ))
    }

    /// Which stretch a turn with one unit means.
    fn shift_of(&self, unit: Unit, turn: Turn, the: bool) -> Option<Meaning> {
        let (count, from) = match turn {
            Turn::Past => return Some(Meaning::Duration(super::durations::period("1", unit), false)),
            Turn::Last if the && unit >= Unit::Month => {
                return Some(Meaning::Duration(super::durations::period("1", unit), false));
            }
            Turn::Last => (-1, From::Published),
            Turn::This => (0, From::Published),
            Turn::Next if the => (1, From::Previous),
            Turn::Next | Turn::Coming => (1, From::Published),
            Turn::Previous => (-1, From::Previous),
            Turn::Following => (1, From::Previous),
            Turn::Same => return (unit >= Unit::Night).then_some(Meaning::Same(unit)),
        };
        (unit >= Unit::Night).then_some(Meaning::Shift { unit, count, from })
    }

    /// `two years ago`, `a day earlier`, `three weeks later`, `years ago`, `two days after the vote`.
    pub(super) fn away(&self, i: usize) -> Option<Expression> {
        if let Some((end, true)) = self.sense(i, |s| {
            if let Sense::Unit(_, plural) = s {
                Some(plural)
            } else {
                None
            }
        }) {
            let ago = self.sense(end, |s| (s == Sense::Away(Away::Ago)).then_some(()));
            return ago.map(|(end, ())| Expression::new(i, end, Meaning::Vague("PAST_REF")));
        }
        let (start, bound) = self.bound(i).unwrap_or((i, None));
        let (end, value, unit) = self.counted_unit(start)?;
        let found = self.sense(end, |s| if let Sense::Away(away) = s { Some(away) } else { None });
        let (after, away) = match found {
            Some((after, Away::Earlier | Away::Later))
                if self.followed_by_event(after) && !self.is_any(end, &["earlier", "later"]) =>
            {
                return Some(self.after_event(i, end, &value, unit, bound));
            }
            Some(found) => found,
            None if self.is_any(end, &["before", "after"]) && self.followed_by_event(end + 1) => {
                return Some(self.after_event(i, end, &value, unit, bound));
            }
            None => return None,
        };
        let (sign, from) = match away {
            Away::Ago => (-1, From::Published),
            Away::Hence => (1, From::Published),
            Away::Earlier => (-1, From::Previous),
            Away::Later => (1, From::Previous),
        };
        let Ok(count) = value.split('.').next().unwrap_or_default().parse::<i64>() else {
            let vague = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
            return Some(Expression::new(i, after, Meaning::Vague(vague)));
        };
        let meaning = Meaning::Shift {
            unit,
            count: count.saturating_mul(sign),
            from,
        };
        Some(Expression {
            modifier: bound.or(value.contains('.').then_some("APPROX")),
            ..Expression::new(i, after, meaning)
        })
    }

    fn after_event(&self, i: usize, end: usize, value: &str, unit: Unit, bound: Option<&'static str>) -> Expression {
        Expression {
            modifier: bound,
            ..Expression::new(i, end, Meaning::Duration(super::durations::period(value, unit), true))
        }
    }

    /// Whether a noun phrase or clause follows, so that `before` is a preposition and not `earlier`.
    fn followed_by_event(&self, i: usize) -> bool {
        !matches!(
            self.text(i),
            "" | "." | "," | ";" | ":" | "!" | "?" | ")" | "\"" | "”" | "’" | "'"
        ) && !self.is_any(
            i,
            &[
                "and", "but", "in", "at", "on", "when", "by", "with", "was", "were", "had",
            ],
        )
    }

    /// `at least`, `nearly`, with the piece after it.
    pub(super) fn bound(&self, i: usize) -> Option<(usize, Option<&'static str>)> {
        self.sense(i, |s| {
            if let Sense::Bound(bound) = s {
                Some(Some(bound))
            } else {
                None
            }
        })
    }
}
