//! Puts the rules together: edges before a date, parts of day and clock times beside it, ranges across two.

use super::expression::{Clock, Expression, From, InYear, Meaning, Relation, Yearly};
use super::pieces::Scan;
use crate::lexicon::calendar::{Classes, Sense, Unit};

type Rule = for<'s, 'a> fn(&'s Scan<'a>, usize) -> Option<Expression>;

/// What a number can begin with.
const COUNT: Classes = Classes::DIGIT
    .or(Classes::NUMBER)
    .or(Classes::ARTICLE)
    .or(Classes::MANY)
    .or(Classes::BOUND);
/// What an ordinal can begin with.
const NTH: Classes = Classes::DIGIT.or(Classes::ORDINAL).or(Classes::NUMBER);

/// The longest match wins, of equals the first; each is tried only where one of its classes stands.
const RULES: &[(Classes, Rule)] = &[
    (Classes::DIGIT.or(Classes::MONTH), |s, i| s.numeric_date(i)),
    (Classes::WEEKDAY, |s, i| s.weekday_date(i)),
    (Classes::MONTH, |s, i| s.month_first(i)),
    (NTH.or(Classes::THE), |s, i| s.day_first(i)),
    (NTH.or(Classes::THE).or(Classes::TURN).or(Classes::PLAIN), |s, i| {
        s.nth(i)
    }),
    (NTH.or(Classes::THE).or(Classes::TURN).or(Classes::PLAIN), |s, i| {
        s.stretch_of(i)
    }),
    (Classes::THE.or(Classes::UNIT), |s, i| s.week_of(i)),
    (Classes::THE.or(Classes::UNIT), |s, i| s.week_number(i)),
    (Classes::THE, |s, i| s.day_of_month(i)),
    (Classes::PART.or(Classes::THE).or(Classes::IN), |s, i| s.part_of(i)),
    (Classes::THE.or(Classes::TURN).or(Classes::PLAIN), |s, i| s.fiscal(i)),
    (NTH.or(Classes::THE).or(Classes::TURN).or(Classes::PLAIN), |s, i| {
        s.quarter(i)
    }),
    (
        NTH.or(Classes::THE).or(Classes::DECADE).or(Classes::APOSTROPHE),
        |s, i| s.decade_or_century(i),
    ),
    (Classes::THE.or(Classes::SEASON), |s, i| s.season(i)),
    (Classes::FEAST, |s, i| s.holiday(i)),
    (Classes::WEEKDAY.or(Classes::UNIT), |s, i| s.weekdays(i)),
    (NTH.or(Classes::THE).or(Classes::UNIT).or(Classes::PLAIN), |s, i| {
        s.event_day(i)
    }),
    (NTH.or(Classes::THE).or(Classes::ARTICLE), |s, i| s.running(i)),
    (Classes::TURN.or(Classes::THE), |s, i| s.same_of(i)),
    (Classes::TURN.or(Classes::THE), |s, i| s.turned(i)),
    (Classes::THE.or(Classes::WEEKDAY).or(Classes::UNIT), |s, i| s.beyond(i)),
    (COUNT.or(Classes::THE), |s, i| s.since_day(i)),
    (COUNT.or(Classes::THE), |s, i| s.counted_turn(i)),
    (COUNT.or(Classes::THE).or(Classes::UNIT), |s, i| s.away(i)),
    (Classes::EACH, |s, i| s.set(i)),
    (COUNT.or(Classes::UNIT).or(Classes::PLAIN), |s, i| s.duration(i)),
    (Classes::THE, |s, i| s.the_unit(i)),
    (Classes::THE, |s, i| s.entire(i)),
    (Classes::UNIT, |s, i| s.unit_end(i)),
    (Classes::DEICTIC, |s, i| s.deictic(i)),
    (Classes::CLOCK.or(COUNT), |s, i| s.clock(i)),
    (Classes::DIGIT.or(Classes::THE).or(Classes::APOSTROPHE), |s, i| {
        s.year(i)
    }),
];

impl Scan<'_> {
    /// All expressions, left to right, none overlapping.
    pub(super) fn expressions(&self) -> Vec<Expression> {
        let mut found = Vec::new();
        let mut i = 0;
        while i < self.pieces.len() {
            match self.opens(i).then(|| self.expression(i)).flatten() {
                Some((expression, second)) => {
                    let end = second.as_ref().map_or(expression.end, |s| s.end);
                    i = end.max(i + 1);
                    let (expression, year) = self.year_apart(expression);
                    found.push(expression);
                    found.extend(year.or(second));
                }
                None => i += 1,
            }
        }
        self.share_weeks(&mut found);
        self.stand_beside(&mut found);
        self.share_days(&mut found);
        found
    }

    /// `March 11 this year`, `October of next year`: the day or month and the year, two expressions as annotators have them.
    fn year_apart(&self, expression: Expression) -> (Expression, Option<Expression>) {
        let Meaning::Yearly(Yearly::Month(_) | Yearly::MonthDay(..), InYear::Shift(count)) = expression.meaning else {
            return (expression, None);
        };
        let (end, turn) = (expression.end, expression.end.saturating_sub(2));
        let of = usize::from(turn > 0 && self.is(turn - 1, "of"));
        let named = self.turn(turn).is_some_and(|(after, _)| after + 1 == end) && self.is(end - 1, "year");
        if !named || turn - of <= expression.first {
            return (expression, None);
        }
        let (unit, from) = (Unit::Year, From::Published);
        let year = Expression::new(turn, end, Meaning::Shift { unit, count, from });
        (
            Expression {
                end: turn - of,
                ..expression
            },
            Some(year),
        )
    }

    /// `on Tuesday or Thursday next week`, `next week on Tuesday or Thursday`: the week is said once.
    fn share_weeks(&self, found: &mut [Expression]) {
        let week = |expression: &Expression| match expression.meaning {
            Meaning::WeekdayOf(_, weeks) => Some(weeks),
            _ => None,
        };
        let listed = |a: &Expression, b: &Expression| {
            let comma = usize::from(self.is(a.end, ","));
            let joined = usize::from(self.is_any(a.end + comma, &["or", "and"]));
            comma + joined > 0 && a.end + comma + joined == b.first
        };
        let last = found.len().saturating_sub(1);
        let mut share = |from: usize, to: usize| {
            let (a, b) = (&found[from.min(to)], &found[from.max(to)]);
            if let (Meaning::Weekday(day), Some(weeks)) =
                (&found[to].meaning, week(&found[from]).filter(|_| listed(a, b)))
            {
                found[to].meaning = Meaning::WeekdayOf(*day, weeks);
            }
        };
        (0..last).for_each(|k| share(k, k + 1));
        (0..last).rev().for_each(|k| share(k + 1, k));
    }

    /// The expression that begins at piece `i`, and the other end of its range.
    fn expression(&self, i: usize) -> Option<(Expression, Option<Expression>)> {
        let edged = self.edged(i);
        let mut expression = match edged {
            Some(expression) => expression,
            None => self.beside(self.core(i)?),
        };
        let second = self.stretch(&mut expression);
        if second.is_none() {
            expression.relation = self.relation(i);
        }
        Some((expression, second))
    }

    pub(super) fn core(&self, i: usize) -> Option<Expression> {
        let mut best: Option<Expression> = None;
        let classes = self.classes(i);
        for (_, rule) in RULES.iter().filter(|(opens, _)| classes.meets(*opens)) {
            if let Some(found) = rule(self, i)
                && best.as_ref().is_none_or(|b| found.end > b.end)
            {
                best = Some(found);
            }
        }
        best
    }

    /// `early 2019`, `the end of the week`, `mid-August`, `later this year`, `late Thursday`.
    pub(super) fn edged(&self, i: usize) -> Option<Expression> {
        let opens = Classes::EDGE.or(Classes::THE).or(Classes::AWAY);
        if !self.classes(i).meets(opens) {
            return None;
        }
        let the = usize::from(self.is(i, "the"));
        let edge = |k: usize| self.sense(k, |s| if let Sense::Edge(edge) = s { Some(edge) } else { None });
        let (mut at, edge) = match edge(i).or_else(|| edge(i + the)) {
            Some(found) => found,
            None if self.is(i, "earlier") && self.is_any(i + 1, &["this", "in"]) => (i + 1, "START"),
            None if self.is(i, "later") && self.is_any(i + 1, &["this", "in"]) => (i + 1, "END"),
            None => return None,
        };
        if self.is(at, "in") && self.is_any(i, &["earlier", "later"]) && self.the_whole(at + 1).is_none() {
            return None;
        }
        if self.dash(at) {
            at += 1;
        } else if self.is(at, "in") {
            at += 1;
        }
        let core = self.the_whole(at).or_else(|| self.core(at))?;
        let core = self.that_day(core);
        let vague = matches!(
            core.meaning,
            Meaning::Duration(..) | Meaning::AfterEvent { .. } | Meaning::Set(_) | Meaning::Vague(_) | Meaning::Clock
        );
        let core = self.beside(core);
        (!vague).then_some(Expression {
            first: i,
            modifier: Some(edge),
            ..core
        })
    }

    /// `the end of the day Saturday`: which day it is, is said after it.
    fn that_day(&self, core: Expression) -> Expression {
        let bare = matches!(
            core.meaning,
            Meaning::Shift {
                unit: Unit::Day,
                count: 0,
                ..
            }
        ) && self.is(core.end - 1, "day");
        let at = core.end + usize::from(self.is(core.end, "on"));
        let day = self.core(at).filter(|day| bare && day.is_day() && day.part.is_none());
        day.map_or(core, |day| Expression {
            first: day.first,
            ..day
        })
    }

    /// `the year`, `the month` after `the end of`.
    fn the_whole(&self, i: usize) -> Option<Expression> {
        let the = self.is(i, "the");
        let (end, unit) = self.unit(i + usize::from(the))?;
        let from = if unit == Unit::Day {
            From::Previous
        } else {
            From::Published
        };
        let meaning = Meaning::Shift { unit, count: 0, from };
        // `the end of year`
        let bare = i > 0 && self.is(i - 1, "of") && matches!(unit, Unit::Week | Unit::Month | Unit::Year);
        ((the || bare) && unit > Unit::Night).then(|| Expression::new(i, end, meaning))
    }

    /// Adds the part of day or the time of day that stands beside a day.
    fn beside(&self, core: Expression) -> Expression {
        match core.meaning {
            Meaning::Clock => self.day_after_clock(core),
            // `Tuesdays at 9 a.m.`
            Meaning::Set(ref value) if value.starts_with("XXXX-W") && !value.contains('T') => {
                self.clock_after_day(core)
            }
            _ if core.is_day() && core.clock.is_none() => self.clock_after_day(self.part_after(core)),
            _ => core,
        }
    }

    /// `Thursday night`, `Thursday in the early morning`.
    fn part_after(&self, core: Expression) -> Expression {
        let part = |k: usize| self.sense(k, |s| if let Sense::Part(part) = s { Some(part) } else { None });
        let at = match () {
            () if self.is_any(core.end, &["early", "late"]) => core.end + 1,
            () if self.is(core.end, "in") && self.is(core.end + 1, "the") => {
                core.end + 2 + usize::from(self.is_any(core.end + 2, &["early", "late"]))
            }
            () => core.end,
        };
        match part(at).filter(|_| core.part.is_none()) {
            Some((end, part)) => Expression { end, ..core }.with_part(part),
            None => core,
        }
    }

    /// `Thursday at 5 p.m.`, `tonight at 8`, `Friday from 9 to 11 a.m.`.
    fn clock_after_day(&self, core: Expression) -> Expression {
        let comma = usize::from(self.is(core.end, ","));
        let mut at = core.end + comma;
        let said = self.is_any(at, &["at", "@"]);
        if said {
            at += 1;
            at += usize::from(self.is_any(at, &["about", "around", "approximately"]));
        } else if self.is_any(at, &["from", "between"]) || self.is(at, "T") && self.glued(at) {
            at += 1;
        }
        let found = self.clock(at).filter(|_| comma == 0 || at > core.end + comma);
        if let Some(found) = found {
            let halved = (at..found.end).any(|k| self.is_any(k, &["am", "a.m.", "a.m", "pm", "p.m.", "p.m"]));
            let part = core.part.filter(|_| !halved);
            return Expression {
                end: found.end,
                clock: found.clock.map(|clock| clock.in_part(part)),
                until: found.until.map(|clock| clock.in_part(part)),
                part: None,
                ..core
            };
        }
        // `tonight at 8`: the part of day tells which
        let bare = self
            .digits(at)
            .filter(|(n, width)| said && *width <= 2 && (1..=12).contains(n));
        let closed = !self.glued(at + 1) || self.is_any(at + 1, &[".", ",", ";"]);
        match bare.filter(|_| closed && self.ends_phrase(at + 1)) {
            Some((hour, _)) => {
                let clock = Clock {
                    hour: hour as i8,
                    minute: 0,
                    second: None,
                    zone: None,
                    bare: core.part.is_none(),
                };
                Expression {
                    end: at + 1,
                    clock: Some(clock.in_part(core.part)),
                    part: None,
                    ..core
                }
            }
            None => core,
        }
    }

    /// `5 p.m. on Thursday`, `noon today`.
    fn day_after_clock(&self, core: Expression) -> Expression {
        let comma = usize::from(self.is(core.end, ","));
        let on = usize::from(self.is_any(core.end + comma, &["on", "of"]));
        let day = self.core(core.end + comma + on).filter(Expression::is_day);
        let day = day.map(|day| self.part_after(day));
        match day.filter(|day| day.clock.is_none()) {
            Some(day) => Expression {
                first: core.first,
                clock: core.clock.map(|clock| clock.in_part(day.part.filter(|_| clock.bare))),
                until: core.until,
                part: None,
                ..day
            },
            None => core,
        }
    }

    /// `the morning of Feb. 15`, `the night of Jan. 3-4`.
    pub(super) fn part_of(&self, i: usize) -> Option<Expression> {
        let the = usize::from(self.is_any(i, &["the", "in", "on"]));
        let (at, part) = self.sense(i + the, |s| if let Sense::Part(part) = s { Some(part) } else { None })?;
        let after = at + 1;
        if !self.is(at, "of") {
            return None;
        }
        let days = [
            self.month_first(after),
            self.day_first(after),
            self.weekday_date(after),
            self.holiday(after),
        ];
        let day = days.into_iter().flatten().next().or_else(|| self.deictic(after))?;
        let night = matches!(day.meaning, Meaning::Range(..));
        (day.is_day() || night).then(|| Expression { first: i, ..day }.with_part(part))
    }

    /// The preposition before the expression.
    fn relation(&self, i: usize) -> Relation {
        let Some(before) = i.checked_sub(1) else {
            return Relation::At;
        };
        match () {
            () if self.is(before, "since") => Relation::Since,
            // `since the 2020 war`
            () if self.is(before, "the") && before > 0 && self.is(before - 1, "since") && self.digits(i).is_some() => {
                Relation::Since
            }
            () if self.is_any(before, &["until", "till", "by", "til"]) => Relation::Until,
            () if self.is(before, "before") => Relation::Before,
            () if self.is(before, "after") => Relation::After,
            () => Relation::At,
        }
    }
}
