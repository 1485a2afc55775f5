//! Puts the rules together: edges before a date, parts of day and clock times beside it, ranges across two.

use super::expression::{Expression, InYear, Meaning, Relation, Yearly};
use super::pieces::Scan;
use super::point::Point;
use crate::lexicon::calendar::Sense;

type Rule = for<'s, 'a> fn(&'s Scan<'a>, usize) -> Option<Expression>;

/// The longest match wins, of equals the first.
const RULES: &[Rule] = &[
    |s, i| s.numeric_date(i),
    |s, i| s.weekday_date(i),
    |s, i| s.month_first(i),
    |s, i| s.day_first(i),
    |s, i| s.quarter(i),
    |s, i| s.decade_or_century(i),
    |s, i| s.season(i),
    |s, i| s.holiday(i),
    |s, i| s.weekdays(i),
    |s, i| s.turned(i),
    |s, i| s.away(i),
    |s, i| s.set(i),
    |s, i| s.duration(i),
    |s, i| s.the_unit(i),
    |s, i| s.deictic(i),
    |s, i| s.clock(i),
    |s, i| s.year(i),
];

impl Scan<'_> {
    /// All expressions, left to right, none overlapping.
    pub(super) fn expressions(&self) -> Vec<Expression> {
        let mut found = Vec::new();
        let mut i = 0;
        while i < self.pieces.len() {
            match self.opens(i).then(|| self.expression(i)).flatten() {
                Some(expression) => {
                    i = expression.end.max(i + 1);
                    found.push(expression);
                }
                None => i += 1,
            }
        }
        found
    }

    /// The expression that begins at piece `i`.
    fn expression(&self, i: usize) -> Option<Expression> {
        let edged = self.edged(i);
        let mut expression = match edged {
            Some(expression) => expression,
            None => self.beside(self.core(i)?),
        };
        self.stretch(&mut expression);
        expression.relation = self.relation(i);
        Some(expression)
    }

    fn core(&self, i: usize) -> Option<Expression> {
        let mut best: Option<Expression> = None;
        for rule in RULES {
            if let Some(found) = rule(self, i) {
                if best.as_ref().is_none_or(|b| found.end > b.end) {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// `early 2019`, `the end of the week`, `mid-August`, `later this year`, `late Thursday`.
    fn edged(&self, i: usize) -> Option<Expression> {
        let the = usize::from(self.is(i, "the"));
        let edge = |k: usize| self.sense(k, |s| if let Sense::Edge(edge) = s { Some(edge) } else { None });
        let (mut at, edge) = match edge(i).or_else(|| edge(i + the)) {
            Some(found) => found,
            None if self.is(i, "earlier") && self.is_any(i + 1, &["this", "in"]) => (i + 1, "START"),
            None if self.is(i, "later") && self.is(i + 1, "this") => (i + 1, "END"),
            None => return None,
        };
        if self.is(at, "in") && self.is(i, "earlier") {
            return None;
        }
        if self.dash(at) {
            at += 1;
        } else if self.is(at, "in") {
            at += 1;
        }
        let core = self.the_whole(at).or_else(|| self.core(at))?;
        let vague = matches!(
            core.meaning,
            Meaning::Duration(..) | Meaning::Set(_) | Meaning::Vague(_) | Meaning::Clock
        );
        let core = self.beside(core);
        (!vague).then_some(Expression {
            first: i,
            modifier: Some(edge),
            ..core
        })
    }

    /// `the year`, `the month` after `the end of`.
    fn the_whole(&self, i: usize) -> Option<Expression> {
        let (end, unit) = self.sense(i + 1, |s| {
            if let Sense::Unit(unit, false) = s {
                Some(unit)
            } else {
                None
            }
        })?;
        let meaning = Meaning::Shift {
            unit,
            count: 0,
            from: super::expression::From::Published,
        };
        (self.is(i, "the") && unit > crate::lexicon::calendar::Unit::Night).then(|| Expression::new(i, end, meaning))
    }

    /// Adds the part of day or the clock time that stands beside a day.
    fn beside(&self, core: Expression) -> Expression {
        if core.is_day() {
            return self.part_after(core);
        }
        if core.meaning == Meaning::Clock {
            return self.day_after_clock(core);
        }
        core
    }

    fn part_after(&self, core: Expression) -> Expression {
        let part = |k: usize| self.sense(k, |s| if let Sense::Part(part) = s { Some(part) } else { None });
        let at = match () {
            () if self.is_any(core.end, &["early", "late"]) => core.end + 1,
            () if self.is(core.end, "in") && self.is(core.end + 1, "the") => core.end + 2,
            () => core.end,
        };
        if let Some((end, part)) = part(at) {
            return Expression { end, ..core }.with_part(part);
        }
        let comma = usize::from(self.is(core.end, ","));
        let mut at = core.end + comma;
        if self.is(at, "at") {
            at += 1;
            at += usize::from(self.is_any(at, &["about", "around", "approximately"]));
        }
        match self.clock(at).filter(|_| comma == 0 || at > core.end + comma) {
            Some(clock) => Expression {
                end: clock.end,
                clock: clock.clock,
                ..core
            },
            None => core,
        }
    }

    fn day_after_clock(&self, core: Expression) -> Expression {
        let comma = usize::from(self.is(core.end, ","));
        let on = usize::from(self.is(core.end + comma, "on"));
        let day = self.core(core.end + comma + on).filter(Expression::is_day);
        match day {
            Some(day) => Expression {
                first: core.first,
                clock: core.clock,
                ..day
            },
            None => core,
        }
    }

    /// Takes in the second half of a range.
    fn stretch(&self, first: &mut Expression) {
        let fits = |m: &Meaning| {
            matches!(
                m,
                Meaning::Point(_)
                    | Meaning::Yearly(..)
                    | Meaning::Weekday(_)
                    | Meaning::Shift { .. }
                    | Meaning::TurnedWeekday(..)
            )
        };
        if !fits(&first.meaning) || first.clock.is_some() || first.part.is_some() {
            return;
        }
        let opener = first.first.checked_sub(1).unwrap_or(usize::MAX);
        let joined = match () {
            () if self.dash(first.end) => true,
            () if self.is_any(opener, &["from"]) => self.is_any(first.end, &["to", "until", "till", "through"]),
            () if self.is(opener, "between") => self.is(first.end, "and"),
            () => self.is(first.end, "through"),
        };
        if !joined {
            return;
        }
        let edged = self.edged(first.end + 1);
        let Some(second) = edged
            .or_else(|| self.core(first.end + 1))
            .filter(|s| fits(&s.meaning) && s.clock.is_none())
        else {
            return;
        };
        let start = inherit(std::mem::replace(&mut first.meaning, Meaning::Clock), &second.meaning);
        first.meaning = Meaning::Range(Box::new(start), Box::new(second.meaning));
        first.end = second.end;
        first.modifier = None;
    }

    /// The preposition before the expression.
    fn relation(&self, i: usize) -> Relation {
        let Some(before) = i.checked_sub(1) else {
            return Relation::At;
        };
        match () {
            () if self.is(before, "since") => Relation::Since,
            () if self.is_any(before, &["until", "till", "by", "til"]) => Relation::Until,
            () if self.is(before, "before") => Relation::Before,
            () if self.is(before, "after") => Relation::After,
            () => Relation::At,
        }
    }
}

/// `from March to May 2020`: the year stands once for both.
fn inherit(first: Meaning, second: &Meaning) -> Meaning {
    let year = match second {
        Meaning::Point(Point::Day(day)) => day.year(),
        Meaning::Point(Point::Month(year, _) | Point::Quarter(year, _) | Point::Season(year, _)) => *year,
        _ => return first,
    };
    match first {
        Meaning::Yearly(what @ (Yearly::Month(_) | Yearly::MonthDay(..)), InYear::Unsaid) => {
            Meaning::Yearly(what, InYear::Known(year))
        }
        first => first,
    }
}
