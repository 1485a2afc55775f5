//! Dates of the calendar: `2022-08-04`, `Thursday, Aug. 4`, `3 to 5 March 2020`, `the 1990s`, `Q3 2021`, `Easter Monday`.

use jiff::civil::Date;

use super::expression::{Expression, InYear, Meaning, Yearly};
use super::pieces::Scan;
use super::point::{Point, iso_week};
use crate::lexicon::calendar::{Sense, Turn, Unit};
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
/// Words after which four digits are no year.
const BEFORE_NUMBER: &[&str] = &[
    "flight",
    "room",
    "no",
    "number",
    "article",
    "section",
    "page",
    "highway",
    "route",
    "act",
    "resolution",
    "bus",
    "building",
    "phone",
    "unit",
    "class",
    "boeing",
    "model",
    "$",
    "€",
    "£",
    "#",
    "about",
    "approximately",
    "nearly",
    "almost",
    "than",
    "least",
    "some",
    "over",
    "to the",
    "s",
];
/// Words before which a year stands though it may be followed by anything.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "of", "during", "year", "before", "after",
];

impl Scan<'_> {
    /// `2022-08-04`, `2022/08/04`, `04.08.2022`, `8/4/2022`, `2022-W31`.
    pub(super) fn numeric_date(&self, i: usize) -> Option<Expression> {
        let text = self.text(i);
        if text.bytes().filter(|b| *b == b'.').count() == 2 {
            let mut parts = text.splitn(3, '.').map(|p| p.parse::<i64>().ok());
            let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
            return Some(Expression::new(i, i + 1, day_of(year, month, day)?));
        }
        let (a, width) = self.digits(i)?;
        let sign = self.text(i + 1);
        let joined = self.glued(i + 1) && self.glued(i + 2);
        if !joined || !matches!(sign, "-" | "/" | "‑") {
            return None;
        }
        if width == 4 && self.is(i + 2, "W") && self.glued(i + 3) {
            let day = iso_week(i16::try_from(a).ok()?, i8::try_from(self.digits(i + 3)?.0).ok()?)?;
            return Some(Expression::new(i, i + 4, Meaning::Point(Point::Week(day))));
        }
        let (b, _) = self.digits(i + 2)?;
        if self.text(i + 3) != sign || !self.glued(i + 3) || !self.glued(i + 4) {
            return None;
        }
        let (c, last) = self.digits(i + 4)?;
        let free = !(self.glued(i + 5) && matches!(self.text(i + 5), "-" | "/"));
        match (width, last) {
            (4, 1 | 2) if free => Some(Expression::new(i, i + 5, day_of(a, b, c)?)),
            (1 | 2, 4) if free => {
                let (american, british) = (day_of(c, a, b), day_of(c, b, a));
                let meaning = american.clone().or_else(|| british.clone())?;
                let other = british.filter(|b| american.is_some() && *b != meaning);
                Some(Expression {
                    other,
                    ..Expression::new(i, i + 5, meaning)
                })
            }
            _ => None,
        }
    }

    /// A month's name, and the point of its abbreviation.
    fn month(&self, i: usize) -> Option<(usize, i8)> {
        let (end, month) = self.sense(i, |s| if let Sense::Month(m) = s { Some(m) } else { None })?;
        if !self.capital(i) {
            return None;
        }
        let short = self.text(i).len() <= 4 && self.is(end, ".") && self.glued(end);
        Some((if short { end + 1 } else { end }, month))
    }

    /// The day of a month: `4`, `4th`.
    fn month_day(&self, i: usize) -> Option<(usize, i8)> {
        if let Some((end, n)) = self.ordinal(i) {
            return i8::try_from(n).ok().filter(|n| (1..=31).contains(n)).map(|n| (end, n));
        }
        let (n, width) = self.digits(i)?;
        let clock = self.glued(i + 1) && self.is_any(i + 1, &[":", "%"])
            || self.is_any(i + 1, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m"]);
        let day = i8::try_from(n).ok().filter(|n| (1..=31).contains(n))?;
        (width <= 2 && !clock).then_some((i + 1, day))
    }

    /// Four digits of a plausible year.
    pub(super) fn year_digits(&self, i: usize) -> Option<i16> {
        let (n, width) = self.digits(i)?;
        (width == 4 && (1000..=2100).contains(&n)).then_some(n as i16)
    }

    /// `, 2022`, ` 2022`, ` of last year` after a month or day.
    fn year_after(&self, i: usize) -> (usize, InYear) {
        let comma = self.is(i, ",") || self.is(i, "of");
        let at = if comma { i + 1 } else { i };
        if let Some(year) = self.year_digits(at) {
            let taken = self.glued(at + 1) && matches!(self.text(at + 1), ":" | "%");
            if !taken {
                return (at + 1, InYear::Known(year));
            }
        }
        let at = if self.is(i, "of") { i + 1 } else { i };
        let turn = self.sense(at, |s| if let Sense::Turn(turn) = s { Some(turn) } else { None });
        if let Some((k, turn)) = turn {
            let shift = match turn {
                Turn::Last => Some(-1),
                Turn::This => Some(0),
                Turn::Next => Some(1),
                _ => None,
            };
            if let (Some(shift), true) = (shift, self.is(k, "year")) {
                return (k + 1, InYear::Shift(shift));
            }
        }
        (i, InYear::Unsaid)
    }

    /// `Aug. 4, 2022`, `August 3-5`, `August 2022`, `August`.
    pub(super) fn month_first(&self, i: usize) -> Option<Expression> {
        let (after, month) = self.month(i)?;
        let day = self
            .month_day(after)
            .filter(|_| !self.glued(after) || self.is(after - 1, "."));
        let Some((end, day)) = day else {
            return self.month_alone(i, after, month);
        };
        let second = if self.dash(end) || self.is(end, "to") {
            self.month_day(end + 1)
        } else {
            None
        };
        if let Some((end, last)) = second.filter(|(_, last)| *last > day) {
            let (end, year) = self.year_after(end);
            return Some(days(i, end, month, day, last, year));
        }
        let (end, year) = self.year_after(end);
        Some(Expression::new(i, end, month_day(month, day, year)?))
    }

    fn month_alone(&self, i: usize, after: usize, month: i8) -> Option<Expression> {
        let (end, year) = self.year_after(after);
        let word = self.text(i).to_lowercase();
        let verb = self
            .token(i)
            .is_some_and(|t| matches!(self.reading.upos(t), Upos::Verb | Upos::Aux));
        let before = i.checked_sub(1).is_some_and(|b| self.is_any(b, BEFORE_MONTH));
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

    /// `4 August 2022`, `the 4th of August`, `3-5 August`, `3 to 5 August`.
    pub(super) fn day_first(&self, i: usize) -> Option<Expression> {
        let start = if self.is(i, "the") { i + 1 } else { i };
        let (mut end, first) = self.month_day(start)?;
        let mut last = None;
        let between = i > 0 && self.is(i - 1, "between") && self.is(end, "and");
        if self.dash(end) || self.is(end, "to") || between {
            let (after, day) = self.month_day(end + 1)?;
            (end, last) = (after, Some(day));
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

    /// `Thursday`, `Thursday, Aug. 4`, `Tuesday of last week`, `Thursday next week`.
    pub(super) fn weekday_date(&self, i: usize) -> Option<Expression> {
        let (mut end, day) = self.sense(i, |s| if let Sense::Weekday(d) = s { Some(d) } else { None })?;
        let short = self.text(i).len() <= 5 && !self.text(i).ends_with("day");
        if !self.capital(i) {
            return None;
        }
        if short && self.is(end, ".") && self.glued(end) {
            end += 1;
        }
        let at = if self.is_any(end, &[",", "(", "the"]) {
            end + 1
        } else {
            end
        };
        if let Some(date) = self.month_first(at).or_else(|| self.day_first(at)) {
            let close = usize::from(self.is(end, "(") && self.is(date.end, ")"));
            if !matches!(
                date.meaning,
                Meaning::Yearly(Yearly::Month(_), _) | Meaning::Point(Point::Month(..))
            ) {
                return Some(Expression {
                    first: i,
                    end: date.end + close,
                    ..date
                });
            }
        }
        if short {
            return None;
        }
        let at = if self.is(end, "of") { end + 1 } else { end };
        let turn = self.sense(at, |s| if let Sense::Turn(turn) = s { Some(turn) } else { None });
        if let Some((k, turn)) = turn.filter(|(k, _)| self.is(*k, "week")) {
            let shift = match turn {
                Turn::Last => -1,
                Turn::This => 0,
                Turn::Next => 1,
                _ => return Some(Expression::new(i, end, Meaning::Weekday(day))),
            };
            return Some(Expression::new(i, k + 1, Meaning::WeekdayOf(day, shift)));
        }
        Some(Expression::new(i, end, Meaning::Weekday(day)))
    }

    /// `2019`, `2019-21`, `the year 2019`, `fiscal 2019`.
    pub(super) fn year(&self, i: usize) -> Option<Expression> {
        let start = match () {
            () if self.is(i, "the") && self.is(i + 1, "year") => i + 2,
            () if self.is(i, "fiscal") && self.is(i + 1, "year") => i + 2,
            () if self.is_any(i, &["fiscal", "FY"]) => i + 1,
            () => i,
        };
        let year = self.year_digits(start)?;
        let end = start + 1;
        if self.dash(end) && self.glued(end) || (self.is(end, "/") && self.glued(end)) {
            if let Some(last) = self.second_year(end + 1, year) {
                let range = [year, last].map(|y| Box::new(Meaning::Point(Point::Year(y))));
                let [first, last] = range;
                return Some(Expression::new(i, end + 1 + 1, Meaning::Range(first, last)));
            }
        }
        (start > i || self.stands_as_year(start, year))
            .then(|| Expression::new(i, end, Meaning::Point(Point::Year(year))))
    }

    /// `21` or `2021` after `2019-`.
    fn second_year(&self, i: usize, first: i16) -> Option<i16> {
        let (n, width) = self.digits(i).filter(|_| self.glued(i))?;
        let last = match width {
            4 if n <= 2100 => n as i16,
            2 => first - first % 100 + n as i16,
            _ => return None,
        };
        let free = !(self.glued(i + 1) && self.dash(i + 1));
        (last > first && free).then_some(last)
    }

    /// Whether four digits are a year and not a count, an address or a number of a thing.
    fn stands_as_year(&self, i: usize, year: i16) -> bool {
        let signed = self.glued(i + 1) && matches!(self.text(i + 1), "%" | ":" | "s" | "m" | "km" | "kg");
        let dashed = self.glued(i) && i > 0 && (self.dash(i - 1) || matches!(self.text(i - 1), "." | ":" | "/" | "#"));
        let midst = dashed && !self.text(i - 1).is_empty() && !(i > 1 && self.capital(i - 2) | self.is(i - 2, "mid"));
        if signed || midst || (i > 0 && self.is_any(i - 1, BEFORE_NUMBER)) {
            return false;
        }
        let introduced = i > 0 && self.is_any(i - 1, BEFORE_YEAR);
        let counted = self.token(i).is_some_and(|t| {
            let next = t + 1;
            let same = next < self.reading.len() && self.reading.sentence_index(next) == self.reading.sentence_index(t);
            same && self.reading.upos(next) == Upos::Noun
                && self.reading.form(next).ends_with('s')
                && self.reading.head(t) == Some(next)
        });
        let measured = self
            .sense(i + 1, |s| {
                matches!(
                    s,
                    Sense::Unit(..) | Sense::Measure(_) | Sense::Currency(..) | Sense::Zone(_)
                )
                .then_some(())
            })
            .is_some();
        let opens = i == 0;
        if counted || measured {
            return false;
        }
        match year {
            1900..=2049 => !opens || self.is_any(i + 1, &["was", "saw", ","]),
            _ => {
                introduced
                    && self.token(i).is_none_or(|t| {
                        self.reading
                            .head(t)
                            .is_none_or(|h| h < t || !self.reading.upos(h).eq(&Upos::Noun))
                    })
            }
        }
    }

    /// `the 1990s`, `the '90s`, `the 19th century`.
    pub(super) fn decade_or_century(&self, i: usize) -> Option<Expression> {
        let the = self.is(i, "the");
        let start = if the { i + 1 } else { i };
        if let Some((end, n)) = self.ordinal(start) {
            let at = if self.dash(end) { end + 1 } else { end };
            let century = self.is_any(at, &["century", "centuries"]) && (1..=30).contains(&n);
            let first = (n as i16).saturating_sub(1).saturating_mul(100);
            return century.then(|| Expression::new(i, at + 1, Meaning::Point(Point::Century(first))));
        }
        let quoted = matches!(self.text(start), "'" | "’");
        let at = if quoted { start + 1 } else { start };
        let (n, width) = self.digits(at)?;
        let apostrophe = usize::from(matches!(self.text(at + 1), "'" | "’"));
        let plural = self.is(at + 1 + apostrophe, "s") && self.glued(at + 1) && n % 10 == 0;
        let end = at + 2 + apostrophe;
        let year = match width {
            4 if (1000..=2100).contains(&n) => n,
            2 if quoted || (the && n >= 20) => n + if n < 20 { 2000 } else { 1900 },
            _ => return None,
        };
        plural.then(|| Expression::new(i, end, Meaning::Point(Point::Decade(year as i16))))
    }

    /// `the third quarter of 2021`, `Q3 2021`, `the first half of the year`.
    pub(super) fn quarter(&self, i: usize) -> Option<Expression> {
        if self.is_any(i, &["Q", "H"]) && self.glued(i + 1) {
            let (n, 1) = self.digits(i + 1)? else { return None };
            let (end, year) = self.year_after(i + 2);
            let what = self.part_of_year(self.is(i, "Q"), n)?;
            return (self.is(i, "Q") || year != InYear::Unsaid).then(|| Expression::new(i, end, yearly(what, year)));
        }
        let mut at = if self.is(i, "the") { i + 1 } else { i };
        if self.is_any(at, &["fiscal"]) {
            at += 1;
        }
        let (mut at, n) = self.ordinal(at)?;
        if self.dash(at) || self.is(at, "fiscal") {
            at += 1;
        }
        let quarter = self.is(at, "quarter");
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
        (quarter || year != InYear::Unsaid).then(|| Expression::new(i, end, yearly(what, year)))
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

    /// `Christmas`, `Good Friday 2021`.
    pub(super) fn holiday(&self, i: usize) -> Option<Expression> {
        let (end, feast) = self.sense(i, |s| if let Sense::Feast(feast) = s { Some(feast) } else { None })?;
        if !self.capital(i) {
            return None;
        }
        let (end, year) = self.year_after(end);
        Some(Expression::new(i, end, yearly(Yearly::Feast(feast), year)))
    }

    /// `weekend` and `weekday` words that need no turn: `Mondays`.
    pub(super) fn weekdays(&self, i: usize) -> Option<Expression> {
        let (end, day) = self.sense(i, |s| if let Sense::Weekdays(day) = s { Some(day) } else { None })?;
        self.capital(i)
            .then(|| Expression::new(i, end, Meaning::Set(format!("XXXX-WXX-{day}"))))
    }

    /// `the weekend`, `the week`, `the year` where something before points into it (`earlier in the week`).
    pub(super) fn the_unit(&self, i: usize) -> Option<Expression> {
        let (end, unit) = self.sense(i + 1, |s| {
            if let Sense::Unit(unit, false) = s {
                Some(unit)
            } else {
                None
            }
        })?;
        let weekend = unit == Unit::Weekend;
        let inside = i > 1
            && self.is_any(i - 1, &["in", "of"])
            && self.is_any(
                i - 2,
                &["earlier", "later", "end", "rest", "start", "beginning", "half"],
            );
        let wide = matches!(
            unit,
            Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century | Unit::Day
        );
        let meaning = Meaning::Shift {
            unit,
            count: 0,
            from: super::expression::From::Published,
        };
        (self.is(i, "the") && !self.is(end, "of") && (weekend || (inside && wide)))
            .then(|| Expression::new(i, end, meaning))
    }
}

fn yearly(what: Yearly, year: InYear) -> Meaning {
    match (what, year) {
        (Yearly::Month(month), InYear::Known(year)) => Meaning::Point(Point::Month(year, month)),
        (Yearly::Season(season), InYear::Known(year)) => Meaning::Point(Point::Season(year, season)),
        (Yearly::Quarter(quarter), InYear::Known(year)) => Meaning::Point(Point::Quarter(year, quarter)),
        (Yearly::Half(half), InYear::Known(year)) => Meaning::Point(Point::Half(year, half)),
        (what, year) => Meaning::Yearly(what, year),
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

fn day_of(year: i64, month: i64, day: i64) -> Option<Meaning> {
    let year = i16::try_from(year).ok().filter(|y| (1000..=2100).contains(y))?;
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Meaning::Point(Point::Day(day)))
}

fn days(i: usize, end: usize, month: i8, first: i8, last: i8, year: InYear) -> Expression {
    let range = |a, b| Meaning::Range(Box::new(a), Box::new(b));
    let whole = match (month_day(month, first, year), month_day(month, last, year)) {
        (Some(a), Some(b)) => range(a, b),
        _ => Meaning::Yearly(Yearly::Month(month), year),
    };
    Expression::new(i, end, whole)
}
