//! Days and months by name: `Thursday, Aug. 4`, `the 4th of August`, `3 to 5 March 2020`, `Tuesday of last week`.

use jiff::civil::Date;

use super::expression::{Expression, InYear, Meaning, Yearly};
use super::numeric_dates::day_of;
use super::pieces::Scan;
use super::point::Point;
use crate::lexicon::calendar::{Sense, Turn};
use crate::syntax::Upos;

/// Month names that are also names of people or other words: alone they need a word of time before them.
const AMBIGUOUS: &[&str] = &[
    "may", "march", "april", "june", "august", "jan", "mar", "jun", "sep", "dec",
];
/// Words after which such a month is a month.
const BEFORE_MONTH: &[&str] = &[
    "in", "of", "by", "since", "until", "till", "from", "to", "during", "before", "after", "for", "between", "last",
    "next", "this", "early", "mid", "late", "every", "each", "through", "and", "-", "–",
];
/// Words that join the days of a range.
const TO: &[&str] = &["to", "through", "till", "until", "and", "or"];

impl Scan<'_> {
    /// A month's name, and the point of its abbreviation.
    pub(super) fn month(&self, i: usize) -> Option<(usize, i8)> {
        let (end, month) = self.sense(i, |s| if let Sense::Month(m) = s { Some(m) } else { None })?;
        let short = self.text(i).len() <= 4 && !self.is_any(i, &["may", "june", "july"]);
        if !self.capital(i) && (short || AMBIGUOUS.contains(&self.text(i))) && !self.dated(i, end) {
            return None;
        }
        let point = short && self.is(end, ".") && self.glued(end);
        Some((if point { end + 1 } else { end }, month))
    }

    /// `march 3rd`, `4 of may`: what stands beside a month in small letters makes it one.
    fn dated(&self, i: usize, end: usize) -> bool {
        let verb = self.is_any(i, &["may", "march"]);
        let ordinal = |k: usize| self.ordinal(k).is_some_and(|(_, n)| n <= 31) && (self.digits(k).is_some() || !verb);
        let after = self
            .month_day(end)
            .filter(|_| self.digits(end).is_some() && !self.is(i, "may"));
        let closed = after.is_some_and(|(k, _)| self.year_digits(k).is_some() || !verb && self.ends_phrase(k));
        let day_before = |k: usize| k <= i && self.month_day(i - k).is_some_and(|(end, _)| end + 1 == i);
        let of = i > 1 && self.is(i - 1, "of") && (day_before(2) || day_before(3));
        let suffixed = i > 1 && self.is_any(i - 1, &["st", "nd", "rd", "th"]);
        let year = end + usize::from(self.is_any(end, &["of", "in"]));
        let plain = i > 0 && !self.is_any(i, &["may", "march"]) && self.month_day(i - 1).is_some_and(|d| d.0 == i);
        of || suffixed || plain || closed || ordinal(end) || self.year_digits(year).is_some()
    }

    /// The day of a month: `4`, `4th`, `the fourth`.
    pub(super) fn month_day(&self, i: usize) -> Option<(usize, i8)> {
        if let Some((end, n)) = self.ordinal(i) {
            return i8::try_from(n).ok().filter(|n| (1..=31).contains(n)).map(|n| (end, n));
        }
        let (n, width) = self.digits(i)?;
        let clock = self.glued(i + 1) && self.is_any(i + 1, &[":", "%"])
            || self.is_any(i + 1, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m"]);
        let day = i8::try_from(n).ok().filter(|n| (1..=31).contains(n))?;
        (width <= 2 && !clock).then_some((i + 1, day))
    }

    /// `Aug. 4, 2022`, `August 3-5`, `April the ninth till the seventeenth`, `August 2022`, `August`.
    pub(super) fn month_first(&self, i: usize) -> Option<Expression> {
        let (after, month) = self.month(i)?;
        let spaced = !self.glued(after) || self.is(after - 1, ".") || self.is(after, ",");
        let the = usize::from(self.is(after, "the") || self.is(after, ",") && self.ordinal(after + 1).is_some());
        let day = self.month_day(after + the).filter(|_| spaced);
        let Some((end, day)) = day.filter(|(end, _)| the == 0 || !self.is_any(*end, &["quarter", "week", "time"]))
        else {
            return self.month_alone(i, after, month);
        };
        if let Some((end, last)) = self.second_day(end).filter(|(_, last)| *last > day) {
            let (end, year) = self.year_after(end);
            return Some(days(i, end, month, day, last, year));
        }
        let (end, year) = self.year_after(end);
        Some(Expression::new(i, end, month_day(month, day, year)?))
    }

    /// `-5`, `to the 5th` after a day.
    fn second_day(&self, end: usize) -> Option<(usize, i8)> {
        if !self.dash(end) && !self.is_any(end, &TO[..4]) {
            return None;
        }
        let the = usize::from(self.is(end + 1, "the"));
        let (after, day) = self.month_day(end + 1 + the)?;
        // `from March 3 to 5 May` is no range of days in March
        let free = self.month(after).is_none() && !self.is_any(after, &["of", "percent", "%", ":"]);
        free.then_some((after, day))
    }

    fn month_alone(&self, i: usize, after: usize, month: i8) -> Option<Expression> {
        let (end, year) = self.year_after(after);
        let word = self.text(i).to_lowercase();
        let verb = self
            .token(i)
            .is_some_and(|t| matches!(self.reading.upos(t), Upos::Verb | Upos::Aux));
        // `31 February` is no date, and no month either
        let day = i.checked_sub(1).and_then(|b| self.digits(b)).map(|(n, _)| n);
        if day.is_some_and(|n| (29..=31).contains(&n) && month_day(month, n as i8, InYear::Unsaid).is_none()) {
            return None;
        }
        let before = i.checked_sub(1).is_some_and(|b| self.is_any(b, BEFORE_MONTH)) || self.to_month(after);
        if year == InYear::Unsaid && AMBIGUOUS.contains(&word.as_str()) && (verb || !before) {
            return None;
        }
        let end = if year == InYear::Unsaid && end == i + 2 {
            i + 1
        } else {
            end
        };
        let meaning = match year {
            InYear::Known(year) => Meaning::Point(Point::Month(year, month)),
            year => Meaning::Yearly(Yearly::Month(month), year),
        };
        Some(Expression::new(i, end, meaning))
    }

    /// `May-June`, `March to July`: a month stands on the other side.
    fn to_month(&self, i: usize) -> bool {
        (self.dash(i) || self.is_any(i, &["to", "through", "until"]))
            && self.capital(i + 1)
            && self.month(i + 1).is_some()
    }

    /// `4 August 2022`, `the 4th of August`, `3-5 August`, `from 3 to 5 August`, `between the 3rd and the 5th of August`.
    pub(super) fn day_first(&self, i: usize) -> Option<Expression> {
        let start = if self.is(i, "the") { i + 1 } else { i };
        let (mut end, first) = self.month_day(start)?;
        if self.is(end, "day") {
            end += 1;
        }
        let mut last = None;
        if self.dash(end) || self.is_any(end, TO) {
            let the = usize::from(self.is(end + 1, "the"));
            if let Some((after, day)) = self.month_day(end + 1 + the) {
                (end, last) = (after, Some(day));
            }
        }
        if self.is(end, "of") {
            end += 1;
        }
        let (end, month) = self.month(end)?;
        let (end, year) = self.year_after(end);
        match last {
            Some(last) => Some(days(i, end, month, first, last, year)),
            None => Some(Expression::new(i, end, month_day(month, first, year)?)),
        }
    }

    /// A weekday's name, whether it is abbreviated, and where it ends with its point.
    pub(super) fn weekday(&self, i: usize) -> Option<(usize, i8, bool)> {
        let (end, day) = self.sense(i, |s| if let Sense::Weekday(d) = s { Some(d) } else { None })?;
        let short = !self.text(i).ends_with("day");
        if short && !self.capital(i) {
            return None;
        }
        let point = short && self.is(end, ".") && self.glued(end);
        Some((if point { end + 1 } else { end }, day, short))
    }

    /// `Thursday`, `Thursday, Aug. 4`, `Thursday the 4th`, `Tuesday of last week`, `Thursday next week`.
    pub(super) fn weekday_date(&self, i: usize) -> Option<Expression> {
        let (end, day, short) = self.weekday(i)?;
        let comma = self.is_any(end, &[",", "(", "the", "on"]);
        let at = if comma { end + 1 } else { end };
        if let Some(date) = self.dated_weekday(at) {
            let close = usize::from(self.is(end, "(") && self.is(date.end, ")"));
            return Some(Expression {
                first: i,
                end: date.end + close,
                ..date
            });
        }
        if self.is(end, "the") || short {
            let ordinal = self.ordinal(at).filter(|(_, n)| *n <= 31);
            if let Some((end, n)) = ordinal.filter(|(after, _)| self.ends_phrase(*after)) {
                return Some(Expression::new(i, end, Meaning::DayOfMonth(n as i8, Some(day))));
            }
        }
        if let Some(found) = self.weekday_of_week(i, end, day) {
            return Some(found);
        }
        // `Sunday 31`, `Tuesday 19th`
        if let Some((after, number)) = self.month_day(end).filter(|(after, _)| self.ends_phrase(*after)) {
            return Some(Expression::new(i, after, Meaning::DayOfMonth(number, Some(day))));
        }
        // `Sun` and `Mon` are names of other things, unless a preposition of time stands before
        if i > 0 && self.is_any(i - 1, &["Black", "Bloody"]) && self.capital(i - 1) {
            return None;
        }
        let placed = i > 0 && self.is_any(i - 1, &["on", "until", "since", "by", "last", "next", "every"]);
        (!short || placed && end > i + 1).then(|| Expression::new(i, end, Meaning::Weekday(day)))
    }

    /// The full date after a weekday.
    pub(super) fn dated_weekday(&self, at: usize) -> Option<Expression> {
        let found = [self.month_first(at), self.day_first(at), self.numeric_date(at)];
        let alone = |date: &Expression| {
            matches!(
                date.meaning,
                Meaning::Yearly(Yearly::Month(_), _) | Meaning::Point(Point::Month(..))
            )
        };
        found.into_iter().flatten().find(|date| !alone(date))
    }

    /// `Tuesday of last week`, `Thursday next week`.
    fn weekday_of_week(&self, i: usize, end: usize, day: i8) -> Option<Expression> {
        let part = self.sense(end, |s| if let Sense::Part(part) = s { Some(part) } else { None });
        let end = part.map_or(end, |p| p.0);
        let at = if self.is(end, "of") { end + 1 } else { end };
        let at = at + usize::from(self.is(at, "the"));
        let (k, turn) = self.turn(at).filter(|(k, _)| self.is(*k, "week"))?;
        let shift = match turn {
            Turn::Last | Turn::Previous => -1,
            Turn::This => 0,
            Turn::Next | Turn::Following => 1,
            _ => return None,
        };
        Some(Expression {
            part: part.map(|p| p.1),
            ..Expression::new(i, k + 1, Meaning::WeekdayOf(day, shift))
        })
    }

    /// `on the 15th`, `until the 4th`.
    pub(super) fn day_of_month(&self, i: usize) -> Option<Expression> {
        let after = i > 0 && self.is_any(i - 1, &["on", "until", "till", "by", "since", "before", "after"]);
        let (end, n) = self.ordinal(i + 1).filter(|_| after && self.is(i, "the"))?;
        let written = self.digits(i + 1).is_some() && (1..=31).contains(&n);
        (written && self.ends_phrase(end)).then(|| Expression::new(i, end, Meaning::DayOfMonth(n as i8, None)))
    }

    /// Whether no noun can follow: a stop, or a word that opens another phrase.
    pub(super) fn ends_phrase(&self, i: usize) -> bool {
        const OPENERS: &[&str] = &[
            ".", ",", ";", ":", "!", "?", ")", "and", "or", "but", "at", "in", "to", "for", "with", "when", "after",
            "before", "from", "as", "that", "he", "she", "they", "it", "we", "was", "were", "is", "has", "had", "will",
            "till", "until",
        ];
        i >= self.pieces.len() || self.is_any(i, OPENERS)
    }
}

fn month_day(month: i8, day: i8, year: InYear) -> Option<Meaning> {
    match year {
        InYear::Known(year) => day_of(i64::from(year), i64::from(month), i64::from(day)),
        year => Date::new(2000, month, day)
            .is_ok()
            .then_some(Meaning::Yearly(Yearly::MonthDay(month, day), year)),
    }
}

fn days(i: usize, end: usize, month: i8, first: i8, last: i8, year: InYear) -> Expression {
    let range = |a, b| Meaning::Range(Box::new(a), Box::new(b));
    let whole = match (month_day(month, first, year), month_day(month, last, year)) {
        (Some(a), Some(b)) => range(a, b),
        _ => Meaning::Yearly(Yearly::Month(month), year),
    };
    Expression::new(i, end, whole)
}
