//! Times that point from another: `yesterday`, `last week`, `two years ago`, `the following day`, `later this year`.

use super::expression::{Expression, From, InYear, Meaning, Yearly};
use super::pieces::Scan;
use crate::lexicon::calendar::{Away, Sense, Turn, Unit};
use crate::syntax::Xpos;

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
        // `the now-cancelled deal`, `a soon-to-open port`: no time is told
        if matches!(meaning, Meaning::Vague(_)) && self.dash(end) && self.glued(end) && self.glued(end + 1) {
            return None;
        }
        if self.nowadays(i) {
            let other = Some(meaning);
            return Some(Expression {
                other,
                ..Expression::new(i, end, Meaning::Vague("PRESENT_REF"))
            });
        }
        Some(Expression {
            part,
            ..Expression::new(i, end, meaning)
        })
    }

    /// `Today, thousands worship there`, `as strong today as it was`: these days, not the day of the report.
    fn nowadays(&self, i: usize) -> bool {
        if !self.is(i, "today") {
            return false;
        }
        if i > 1 && self.is(i - 2, "as") && self.is(i + 1, "as") {
            return true;
        }
        let opens = i == 0 && self.is(1, ",");
        let clause = self.token(i).filter(|_| opens).and_then(|t| self.reading.head(t));
        clause.is_some_and(|t| self.reading.xpos(t) == Xpos::Vbp)
    }

    /// `last`, `next`, `this`, with the piece after it.
    pub(super) fn turn(&self, i: usize) -> Option<(usize, Turn)> {
        self.sense(i, |s| if let Sense::Turn(turn) = s { Some(turn) } else { None })
    }

    /// `last week`, `the next three days`, `this morning`, `next Thursday`, `last August`, `that year`.
    pub(super) fn turned(&self, i: usize) -> Option<Expression> {
        let the = self.is_any(i, &["the", "these", "those"]);
        let that = self.is_any(i, &["that", "this"]) && self.is(i + 1, "same");
        let at = if the || that { i + 1 } else { i };
        let (mut k, turn) = self.turn(at)?;
        // `this past week`, `this coming Friday`: the second word turns
        let (turn, this) = match self.turn(k) {
            Some((after, second @ (Turn::Past | Turn::Coming))) if turn == Turn::This => {
                k = after;
                let turned = if second == Turn::Past { Turn::Last } else { Turn::Next };
                (turned, true)
            }
            _ => (turn, false),
        };
        let the = the && !this;
        let of_day = |s| match s {
            Sense::Part(part) => Some(part),
            _ => None,
        };
        if let Some((end, part)) = self.sense(k, of_day) {
            return Some(Expression::new(i, end, self.shift_of(i, Unit::Day, turn, the)?).with_part(part));
        }
        let meaning = |s| match s {
            Sense::Weekday(day) if self.weekday(k).is_some() => Some(Meaning::TurnedWeekday(day, turn)),
            Sense::Month(month) if self.month(k).is_some() => {
                Some(Meaning::Yearly(Yearly::Month(month), InYear::Turn(turn)))
            }
            Sense::Season(season) => Some(Meaning::Yearly(Yearly::Season(season), InYear::Turn(turn))),
            Sense::Feast(feast) if self.is_feast(k) => Some(Meaning::Yearly(
                Yearly::Feast(self.own_feast(k, feast)),
                InYear::Turn(turn),
            )),
            Sense::Unit(unit, false) => self.shift_of(i, unit, turn, the),
            // "this years festival"
            Sense::Unit(unit, true) if turn == Turn::This && !the && self.is(at, "this") => {
                self.shift_of(i, unit, turn, the)
            }
            Sense::Unit(unit, true) if turn != Turn::Same => {
                Some(Meaning::Duration(super::durations::period("X", unit)))
            }
            _ => None,
        };
        if let Some(found) = self.week_and_weekday(i, k, turn) {
            return Some(found);
        }
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
        let period = super::durations::period(&value, unit);
        let reach = value.parse::<i64>().ok().filter(|_| unit >= Unit::Night);
        let meaning = match (turn, reach) {
            (Turn::Last | Turn::Past | Turn::Previous, Some(n)) => Meaning::Window(period, unit, -n),
            (Turn::Next | Turn::Coming, Some(n)) => Meaning::Window(period, unit, n),
            _ => Meaning::Duration(period),
        };
        Some(Expression::new(i, end, meaning))
    }

    /// `the two previous weeks`, `the 3 coming years`: as `the previous two weeks`.
    pub(super) fn counted_turn(&self, i: usize) -> Option<Expression> {
        let number = self.number(i + usize::from(self.is(i, "the"))).filter(|n| !n.vague)?;
        let count = number.value.integer().filter(|n| (1..1000).contains(n))?;
        let (at, turn) = self.turn(number.end)?;
        let unit = |s| {
            if let Sense::Unit(unit, true) = s {
                Some(unit)
            } else {
                None
            }
        };
        let (end, unit) = self.sense(at, unit).filter(|(_, unit)| *unit >= Unit::Night)?;
        let sign = match turn {
            Turn::Last | Turn::Past | Turn::Previous => -1,
            Turn::Next | Turn::Coming => 1,
            _ => return None,
        };
        let period = super::durations::period(&count.to_string(), unit);
        Some(Expression::new(i, end, Meaning::Window(period, unit, sign * count)))
    }

    /// `the same period last year`, `the same month a year earlier`: the month or quarter in question, a year before.
    pub(super) fn same_of(&self, i: usize) -> Option<Expression> {
        let at = i + usize::from(self.is(i, "the"));
        let named = self.is(at, "same") && self.is_any(at + 1, &["period", "month", "quarter", "time", "week"]);
        if !named {
            return None;
        }
        let mut k = at + 2 + usize::from(self.is_any(at + 2, &["of", "in", "a"]));
        k += usize::from(self.is(k, "the"));
        let (end, years) = match self.turn(k) {
            Some((end, Turn::Last | Turn::Previous)) if self.is(end, "year") => (end + 1, -1),
            Some((end, Turn::Next)) if self.is(end, "year") => (end + 1, 1),
            _ => {
                let (end, unit) = self.unit(k).filter(|(_, unit)| *unit == Unit::Year)?;
                let away = |s| if let Sense::Away(away) = s { Some(away) } else { None };
                let (end, away) = self.sense(end, away)?;
                (unit == Unit::Year).then_some((
                    end,
                    if matches!(away, Away::Ago | Away::Earlier) {
                        -1
                    } else {
                        1
                    },
                ))?
            }
        };
        Some(Expression::new(i, end, Meaning::SameOf(years)))
    }

    /// `the week after next`, `Friday after next`, `the month before last`.
    pub(super) fn beyond(&self, i: usize) -> Option<Expression> {
        let at = if self.is(i, "the") { i + 1 } else { i };
        let two = |k: usize| match () {
            () if self.is(k, "after") && self.is(k + 1, "next") => Some(2),
            () if self.is(k, "before") && self.is(k + 1, "last") => Some(-2),
            () => None,
        };
        if let Some((end, day, _)) = self.weekday(at) {
            let meaning = Meaning::WeekdayAway(day, two(end)?);
            return Some(Expression::new(i, end + 2, meaning));
        }
        let (end, unit) = self.unit(at)?;
        let count = two(end).filter(|_| unit >= Unit::Day)?;
        let from = From::Published;
        Some(Expression::new(i, end + 2, Meaning::Shift { unit, count, from }))
    }

    /// A unit in the singular, with the piece after it.
    pub(super) fn unit(&self, i: usize) -> Option<(usize, Unit)> {
        self.sense(i, |s| match s {
            Sense::Unit(unit, false) => Some(unit),
            _ => None,
        })
    }

    /// `next week on Tuesday`, `last week Wednesday`.
    fn week_and_weekday(&self, i: usize, k: usize, turn: Turn) -> Option<Expression> {
        let weeks = match turn {
            Turn::Last => -1,
            Turn::This => 0,
            Turn::Next => 1,
            _ => return None,
        };
        let on = usize::from(self.is(k + 1, "on"));
        let (end, day, _) = self.weekday(k + 1 + on).filter(|_| self.is(k, "week"))?;
        let dated = self.is(end, ",") || self.month(end).is_some() || self.digits(end).is_some();
        (!dated).then(|| Expression::new(i, end, Meaning::WeekdayOf(day, weeks)))
    }

    /// Which stretch a turn with one unit means.
    fn shift_of(&self, i: usize, unit: Unit, turn: Turn, the: bool) -> Option<Meaning> {
        const DURING: &[&str] = &["over", "in", "for", "within", "throughout", "during", "past"];
        let spanned = i > 0 && self.is_any(i - 1, DURING);
        let window = |count| Some(Meaning::Window(super::durations::period("1", unit), unit, count));
        let (count, from) = match turn {
            Turn::Past if unit < Unit::Night => {
                return Some(Meaning::Duration(super::durations::period("1", unit)));
            }
            Turn::Past => return window(-1),
            // `over the last year` looks back from today, `the last quarter of …` is one of the calendar
            Turn::Last if the && spanned && unit >= Unit::Week && unit != Unit::Quarter => return window(-1),
            Turn::Last => (-1, From::Published),
            Turn::This => (0, From::Published),
            Turn::Next if the => (1, From::Previous),
            Turn::Next | Turn::Coming => (1, From::Published),
            Turn::Previous => (-1, From::Whole),
            Turn::Following => (1, From::Whole),
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
        if let Some(found) = self.weekdays_away(i) {
            return Some(found);
        }
        let (start, bound) = self.bound(i).unwrap_or((i, None));
        let (end, value, unit) = match self.the_one(start) {
            Some((end, unit)) => (end, "1".into(), unit),
            None => self.counted_unit(start)?,
        };
        let found = self.sense(end, |s| if let Sense::Away(away) = s { Some(away) } else { None });
        let from_event = |later, event| {
            let meaning = Meaning::AfterEvent {
                value: value.clone(),
                unit,
                sign: if later { 1 } else { -1 },
                event: self.event(event),
            };
            Expression {
                modifier: bound,
                ..Expression::new(i, end, meaning)
            }
        };
        let (after, away) = match found {
            Some((after, away @ (Away::Earlier | Away::Later)))
                if self.followed_by_event(after) && !self.is_any(end, &["earlier", "later"]) =>
            {
                return Some(from_event(away == Away::Later, after));
            }
            Some(found) => found,
            // `than the year previous`
            None if self.is_any(end, &["previous", "prior"]) && self.is(start, "the") => (end + 1, Away::Earlier),
            None if self.is_any(end, &["before", "after"]) && self.followed_by_event(end + 1) => {
                return Some(from_event(self.is(end, "after"), end + 1));
            }
            None => return None,
        };
        let the = self.is(start, "the");
        if the && (away == Away::Ago || away == Away::Hence) {
            return None;
        }
        let (sign, from) = match away {
            Away::Ago => (-1, From::Counted),
            Away::Hence => (1, From::Counted),
            Away::Earlier if the => (-1, From::Whole),
            Away::Later if the => (1, From::Whole),
            Away::Earlier => (-1, From::Previous),
            Away::Later => (1, From::Previous),
        };
        let Ok(count) = value.split('.').next().unwrap_or_default().parse::<i64>() else {
            let vague = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
            return Some(Expression::new(i, after, Meaning::Vague(vague)));
        };
        // `a decade ago` tells the year, give or take
        let (unit, per) = if unit == Unit::Decade {
            (Unit::Year, 10)
        } else {
            (unit, 1)
        };
        let meaning = Meaning::Shift {
            unit,
            count: count.saturating_mul(sign * per),
            from,
        };
        Some(Expression {
            modifier: bound.or(value.contains('.').then_some("APPROX")),
            ..Expression::new(i, after, meaning)
        })
    }

    /// `the year` in `the year before`, `the year previous`.
    fn the_one(&self, i: usize) -> Option<(usize, Unit)> {
        let (end, unit) = self.unit(i + 1).filter(|_| self.is(i, "the"))?;
        let turned = self.is_any(
            end,
            &["before", "after", "earlier", "later", "previous", "previously", "prior"],
        );
        let apart = self.is_any(end, &["previous", "prior"]) && !self.is(end + 1, "to");
        (turned && unit >= Unit::Night && (apart || !self.followed_by_event(end + 1))).then_some((end, unit))
    }

    /// `two Thursdays ago`.
    fn weekdays_away(&self, i: usize) -> Option<Expression> {
        let number = self.number(i).filter(|n| !n.vague)?;
        let (end, day) = self.sense(number.end, |s| match s {
            Sense::Weekdays(day) | Sense::Weekday(day) => Some(day),
            _ => None,
        })?;
        let count = number.value.integer().filter(|n| (1..=52).contains(n))?;
        let (end, away) = self.sense(end, |s| if let Sense::Away(away) = s { Some(away) } else { None })?;
        let count = match away {
            Away::Ago => -count,
            Away::Hence => count,
            _ => return None,
        };
        Some(Expression::new(i, end, Meaning::WeekdayAway(day, count)))
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
