//! Parts of a year and bare units: `the third quarter of 2021`, `last summer`, `Easter Monday`, `the weekend`.

use super::expression::{Expression, From, InYear, Meaning, Part, Yearly};
use super::pieces::Scan;
use super::point::Point;
use crate::lexicon::calendar::{Sense, Unit};
use crate::syntax::Upos;

/// Verbs and prepositions before `the day`, `the week` that make it the one in question.
const AROUND_UNIT: &[&str] = &[
    "end",
    "ended",
    "ending",
    "ends",
    "close",
    "closed",
    "closing",
    "finish",
    "finished",
    "finishing",
    "open",
    "opened",
    "start",
    "started",
    "starting",
    "began",
    "begin",
    "for",
    "during",
    "throughout",
    "through",
];
/// Words before a noun with `of the day`, `of the year` that make it the one in question.
const RANKS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "last", "final", "opening", "worst", "best",
];
/// Words before `of the week`, `in the day` that point into it.
const INSIDE_UNIT: &[&str] = &[
    "earlier",
    "later",
    "late",
    "early",
    "end",
    "rest",
    "remainder",
    "start",
    "beginning",
    "half",
    "middle",
    "most",
];

impl Scan<'_> {
    /// `the third quarter of 2021`, `Q3 2021`, `the first half of the year`.
    pub(super) fn quarter(&self, i: usize) -> Option<Expression> {
        if let Some(found) = self.year_and_quarter(i) {
            return Some(found);
        }
        if self.is_any(i, &["Q", "H"]) && self.glued(i + 1) {
            let (n, 1) = self.digits(i + 1)? else { return None };
            let (end, year) = self.year_after(i + 2);
            let what = self.part_of_year(self.is(i, "Q"), n)?;
            return (self.is(i, "Q") || year != InYear::Unsaid).then(|| Expression::new(i, end, yearly(what, year)));
        }
        let mut at = if self.is(i, "the") { i + 1 } else { i };
        let mut fiscal = self.is(at, "fiscal");
        at += usize::from(fiscal);
        let last =
            self.is_any(at, &["last", "final"]) && self.is_any(at + 1, &["quarter", "half"]) && self.is(at + 2, "of");
        let (mut at, n) = match last {
            true if self.is(at + 1, "half") => (at + 1, 2),
            true => (at + 1, 4),
            false => self.ordinal(at)?,
        };
        fiscal |= self.is(at, "fiscal");
        at += usize::from(self.dash(at) || self.is(at, "fiscal"));
        let quarter = self.is_any(at, &["quarter", "qtr"]);
        if !quarter && !self.is(at, "half") {
            return None;
        }
        let (mut end, mut year) = self.year_after(at + 1);
        if year == InYear::Unsaid
            && self.is(at + 1, "of")
            && self.is_any(at + 2, &["the", "this"])
            && self.is(at + 3, "year")
        {
            (end, year) = (at + 4, InYear::Shift(0));
        }
        let what = self.part_of_year(quarter, i64::from(n))?;
        // that of the calendar: when a firm's year begins is not told
        let modifier = fiscal.then_some("APPROX");
        (quarter || year != InYear::Unsaid).then(|| Expression {
            modifier,
            ..Expression::new(i, end, yearly(what, year))
        })
    }

    /// `2019 Q1`, `2019-Q1`.
    fn year_and_quarter(&self, i: usize) -> Option<Expression> {
        let year = self.year_digits(i)?;
        let at = i + 1 + usize::from(self.dash(i + 1));
        let quarter = self.is(at, "Q");
        let (n, width) = self.digits(at + 1)?;
        if width != 1 || !self.glued(at + 1) || !quarter && !self.is(at, "H") {
            return None;
        }
        let what = self.part_of_year(quarter, n)?;
        Some(Expression::new(i, at + 2, yearly(what, InYear::Known(year))))
    }

    fn part_of_year(&self, quarter: bool, n: i64) -> Option<Yearly> {
        let n = i8::try_from(n).ok()?;
        match quarter {
            true => (1..=4).contains(&n).then_some(Yearly::Quarter(n)),
            false => (1..=2).contains(&n).then_some(Yearly::Half(n)),
        }
    }

    /// `the summer of 2019`, `winter`, `spring 2020`.
    pub(super) fn season(&self, i: usize) -> Option<Expression> {
        let the = self.is(i, "the");
        let at = if the { i + 1 } else { i };
        let (after, season) = self.sense(at, |s| if let Sense::Season(n) = s { Some(n) } else { None })?;
        let (end, year) = self.year_after(after);
        let noun = self
            .token(at)
            .is_none_or(|t| matches!(self.reading.upos(t), Upos::Noun | Upos::Propn));
        let introduced = the
            || i > 0
                && self.is_any(
                    i - 1,
                    &["in", "during", "since", "until", "by", "early", "mid", "late", "of"],
                );
        let clear = matches!(self.text(at), "summer" | "winter" | "autumn") || introduced;
        let alone = after + 1 > end
            && self
                .token(at)
                .is_some_and(|t| self.reading.deprel(t) == crate::syntax::Deprel::Compound);
        let ok = year != InYear::Unsaid || (noun && clear && introduced && !alone);
        ok.then(|| Expression::new(i, end, yearly(Yearly::Season(season), year)))
    }

    /// `the first Monday of October`, `the last week of March`, `the third day of the month`.
    pub(super) fn nth(&self, i: usize) -> Option<Expression> {
        let start = if self.is(i, "the") { i + 1 } else { i };
        let (at, nth) = if self.is_any(start, &["last", "final"]) {
            (start + 1, -1)
        } else {
            let (end, n) = self.ordinal(start).filter(|(_, n)| (1..=31).contains(n))?;
            // `the second last week of October`
            match self.is(end, "last") {
                true => (end + 1, -(n as i8)),
                false => (end, n as i8),
            }
        };
        let weekday = self.weekday(at).map(|(end, day, _)| (end, Part::Weekday(day)));
        let unit = || self.unit(at).map(|(end, unit)| (end, Part::Of(unit)));
        // `the 20th of next month`
        let written = self.digits(start).is_some() && self.is(at, "of");
        let bare = || written.then_some((at, Part::Of(Unit::Day)));
        let (end, part) = weekday.or_else(unit).or_else(bare)?;
        let of = self.is_any(end, &["of", "in"]);
        let (end, whole) = self.whole(end + usize::from(of)).filter(|_| of)?;
        let day = match part {
            Part::Of(Unit::Month) => matches!(
                whole,
                Meaning::Point(Point::Year(_)) | Meaning::Shift { unit: Unit::Year, .. }
            ),
            part => matches!(
                part,
                Part::Weekday(_) | Part::Of(Unit::Day | Unit::Week | Unit::Weekend)
            ),
        };
        day.then(|| Expression::new(i, end, Meaning::Nth(part, nth, Box::new(whole))))
    }

    /// `the first two weeks of May`, `the last three days of 2021`.
    pub(super) fn stretch_of(&self, i: usize) -> Option<Expression> {
        let start = if self.is(i, "the") { i + 1 } else { i };
        let last = self.is_any(start, &["last", "final", "closing"]);
        if !last && !self.is_any(start, &["first", "opening"]) {
            return None;
        }
        let (end, value, unit) = self.counted_unit(start + 1)?;
        let count = value
            .parse()
            .ok()
            .filter(|n| (1..1000).contains(n) && unit >= Unit::Day)?;
        let (end, whole) = self.whole(end + 1).filter(|_| self.is_any(end, &["of", "in"]))?;
        let meaning = Meaning::Stretch(count, unit, last, Box::new(whole));
        Some(Expression::new(i, end, meaning))
    }

    /// The month or year that holds what is counted: `October`, `last month`, `the year`, `2021`.
    fn whole(&self, i: usize) -> Option<(usize, Meaning)> {
        let month = self
            .month_first(i)
            .or_else(|| self.turned(i))
            .or_else(|| self.quarter(i));
        if let Some(found) = month {
            let wide = match &found.meaning {
                Meaning::Yearly(what, _) => !matches!(what, Yearly::MonthDay(..) | Yearly::Feast(_)),
                Meaning::Point(point) => !matches!(point, Point::Day(_)),
                Meaning::Shift { unit, .. } => *unit >= Unit::Month,
                _ => false,
            };
            return wide.then_some((found.end, found.meaning));
        }
        if let Some(year) = self.year_digits(i) {
            return Some((i + 1, Meaning::Point(Point::Year(year))));
        }
        let (end, unit) = self
            .unit(i + 1)
            .filter(|(_, u)| self.is(i, "the") && *u >= Unit::Month)?;
        let (count, from) = (0, From::Published);
        Some((end, Meaning::Shift { unit, count, from }))
    }

    /// `the week of October 6`, `the weekend of the 8th of May`.
    pub(super) fn week_of(&self, i: usize) -> Option<Expression> {
        let the = self.is(i, "the");
        let (end, unit) = self
            .unit(i + usize::from(the))
            .filter(|(_, unit)| the || *unit == Unit::Weekend)?;
        let wide = matches!(unit, Unit::Week | Unit::Weekend)
            && self.is_any(end, &["of", "beginning", "commencing", "starting"]);
        let day = [
            self.month_first(end + 1),
            self.day_first(end + 1),
            self.holiday(end + 1),
            // `the week of the 18th`
            self.ordinal(end + 2)
                .filter(|_| self.is(end + 1, "the"))
                .and_then(|(after, n)| {
                    let meaning = Meaning::DayOfMonth(i8::try_from(n).ok().filter(|n| *n <= 31)?, None);
                    self.ends_phrase(after)
                        .then(|| Expression::new(end + 1, after, meaning))
                }),
        ];
        let day = day.into_iter().flatten().find(|d| wide && d.is_day())?;
        Some(Expression::new(
            i,
            day.end,
            Meaning::Around(unit, Box::new(day.meaning)),
        ))
    }

    /// `in week 31`, `week 27 of last year`: a week of ISO 8601; `Week 10` is one of a league.
    pub(super) fn week_number(&self, i: usize) -> Option<Expression> {
        let at = i + usize::from(self.is(i, "the"));
        let (n, width) = self
            .digits(at + 1)
            .filter(|(n, _)| self.text(at) == "week" && (1..=53).contains(n))?;
        let (count, from) = (0, From::Published);
        let year = self.whole(at + 3).filter(|_| self.is(at + 2, "of"));
        let placed = i > 0 && self.is_any(i - 1, &["in", "of", "by", "since", "until", "from", "during", "for"]);
        let (end, whole) = match year {
            Some(year) => year,
            None if self.is_any(at + 2, &["of", "in"]) || !(placed && self.ends_phrase(at + 2)) => return None,
            None => (
                at + 2,
                Meaning::Shift {
                    unit: Unit::Year,
                    count,
                    from,
                },
            ),
        };
        let yearly = matches!(
            whole,
            Meaning::Point(Point::Year(_)) | Meaning::Shift { unit: Unit::Year, .. }
        );
        let meaning = Meaning::Nth(Part::Of(Unit::Week), n as i8, Box::new(whole));
        (yearly && width <= 2).then(|| Expression::new(i, end, meaning))
    }

    /// `three days after Easter`, `the day after Christmas`, `two weeks from tomorrow`, `a year after March 3`.
    pub(super) fn since_day(&self, i: usize) -> Option<Expression> {
        let (start, bound) = self.bound(i).unwrap_or((i, None));
        let (end, count, unit) = match self.unit(start + 1) {
            Some((end, unit)) if self.is(start, "the") => (end, 1, unit),
            _ => {
                let (end, value, unit) = self.counted_unit(start)?;
                (end, value.parse().ok()?, unit)
            }
        };
        if unit < Unit::Day || unit == Unit::Weekend {
            return None;
        }
        let sign = match () {
            () if self.is_any(end, &["after", "from"]) => 1,
            () if self.is(end, "before") => -1,
            () => return None,
        };
        // `two days after the May 3 attack`
        let at = end + 1 + usize::from(self.is(end + 1, "the"));
        let rules = [
            self.holiday(at),
            self.weekday_date(at),
            self.month_first(at),
            self.deictic(at),
        ];
        let day = rules
            .into_iter()
            .flatten()
            .find(|day| day.is_day() && day.part.is_none())?;
        let from = Box::new(day.meaning);
        let meaning = Meaning::Offset(unit, i64::checked_mul(count, sign)?, from);
        Some(Expression {
            modifier: bound,
            ..Expression::new(i, day.end, meaning)
        })
    }

    /// What comes back every week: `Mondays`, `weekends`, `Tuesday afternoons`.
    pub(super) fn weekdays(&self, i: usize) -> Option<Expression> {
        if let Some((end, Sense::Unit(Unit::Weekend, true))) = self.sense(i, Some) {
            let many = i > 0 && self.is_any(i - 1, &["two", "three", "several", "last", "past", "next", "few"]);
            return (!many).then(|| Expression::new(i, end, Meaning::Set("P1WE".into())));
        }
        if let Some((end, day, false)) = self.weekday(i) {
            let parts = ["mornings", "afternoons", "evenings", "nights"]
                .iter()
                .position(|p| self.is(end, p))?;
            let part = ["MO", "AF", "EV", "NI"][parts];
            return Some(Expression::new(
                i,
                end + 1,
                Meaning::Set(format!("XXXX-WXX-{day}T{part}")),
            ));
        }
        let (end, day) = self.sense(i, |s| if let Sense::Weekdays(day) = s { Some(day) } else { None })?;
        Some(Expression::new(i, end, Meaning::Set(format!("XXXX-WXX-{day}"))))
    }

    /// `the weekend`; `the week`, `the day` where something before points into it (`earlier in the week`).
    pub(super) fn the_unit(&self, i: usize) -> Option<Expression> {
        let (end, unit) = self.unit(i + 1).filter(|_| self.is(i, "the"))?;
        let free = !self.is_any(end, &["of", "that", "when", "after", "before", "-"]);
        let points = unit == Unit::Weekend || (unit >= Unit::Day && self.points_into(i));
        let count = 0;
        let from = if unit == Unit::Day {
            From::Previous
        } else {
            From::Published
        };
        (free && points && unit != Unit::Fortnight)
            .then(|| Expression::new(i, end, Meaning::Shift { unit, count, from }))
    }

    /// `for the entire year`: that of the quarter or month spoken of before, else this one.
    pub(super) fn entire(&self, i: usize) -> Option<Expression> {
        let said = self.is(i, "the") && self.is_any(i + 1, &["entire", "whole", "full"]);
        let (end, unit) = self.unit(i + 2).filter(|(_, unit)| said && *unit >= Unit::Month)?;
        let free = !self.dash(end) && !self.is_any(end, &["of", "that"]);
        let (count, from) = (0, From::Whole);
        free.then(|| Expression::new(i, end, Meaning::Shift { unit, count, from }))
    }

    /// `end the day`, `later in the day`, `for the quarter`, `the rest of the week`.
    fn points_into(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        if self.is_any(before, AROUND_UNIT) {
            return true;
        }
        let inside = self.is_any(before, &["in", "of"]);
        if inside && before > 0 && self.is_any(before - 1, INSIDE_UNIT) {
            return true;
        }
        // `the last match of the day`, `its biggest gain of the year`
        let ranked = |k: usize| self.is_any(k, RANKS) || self.text(k).len() > 5 && self.text(k).ends_with("est");
        self.is(before, "of") && (2..=3).any(|back| before >= back && ranked(before - back))
    }

    /// `by year-end`, `at month end`.
    pub(super) fn unit_end(&self, i: usize) -> Option<Expression> {
        let (at, unit) = self
            .unit(i)
            .filter(|(_, u)| matches!(u, Unit::Year | Unit::Month | Unit::Quarter))?;
        let at = if self.dash(at) && self.glued(at) { at + 1 } else { at };
        let placed = i > 0 && self.is_any(i - 1, &["by", "at", "before", "until", "since", "this"]);
        let (count, from) = (0, From::Published);
        (placed && self.is(at, "end")).then(|| Expression {
            modifier: Some("END"),
            ..Expression::new(i, at + 1, Meaning::Shift { unit, count, from })
        })
    }
}

pub(super) fn yearly(what: Yearly, year: InYear) -> Meaning {
    match (what, year) {
        (Yearly::Month(month), InYear::Known(year)) => Meaning::Point(Point::Month(year, month)),
        (Yearly::Season(season), InYear::Known(year)) => Meaning::Point(Point::Season(year, season)),
        (Yearly::Quarter(quarter), InYear::Known(year)) => Meaning::Point(Point::Quarter(year, quarter)),
        (Yearly::Half(half), InYear::Known(year)) => Meaning::Point(Point::Half(year, half)),
        (what, year) => Meaning::Yearly(what, year),
    }
}
