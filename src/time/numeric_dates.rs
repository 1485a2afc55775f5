//! Dates in figures: `2022-08-04`, `04.08.2022`, `8/4/2022`, `8/4/22`, `2022/08`, `2022-W31`.

use jiff::civil::Date;

use super::expression::{Expression, InYear, Meaning, Yearly};
use super::pieces::Scan;
use super::point::{Point, iso_week};

impl Scan<'_> {
    /// A date in figures; of an ambiguous order the American reading, with the other as alternative.
    pub(super) fn numeric_date(&self, i: usize) -> Option<Expression> {
        self.dotted(i)
            .or_else(|| self.iso_week_date(i))
            .or_else(|| self.three_numbers(i))
            .or_else(|| self.compact(i))
            .or_else(|| self.two_numbers(i))
    }

    /// `04.08.2022`.
    fn dotted(&self, i: usize) -> Option<Expression> {
        let text = self.text(i);
        if text.bytes().filter(|b| *b == b'.').count() != 2 {
            return None;
        }
        let mut parts = text.splitn(3, '.');
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        let [a, b, year] = [a.parse().ok()?, b.parse().ok()?, full_year(c)?];
        let meaning = day_of(year, b, a).or_else(|| day_of(year, a, b))?;
        Some(Expression::new(i, i + 1, meaning))
    }

    /// `2022-W31`.
    fn iso_week_date(&self, i: usize) -> Option<Expression> {
        let (year, 4) = self.digits(i)? else { return None };
        let joined = self.text(i + 1) == "-" && self.is(i + 2, "W") && (1..=3).all(|k| self.glued(i + k));
        let week = self.digits(i + 3).filter(|_| joined)?.0;
        let day = iso_week(i16::try_from(year).ok()?, i8::try_from(week).ok()?)?;
        Some(Expression::new(i, i + 4, Meaning::Point(Point::Week(day))))
    }

    /// `2022-08-04`, `8/4/2022`, `8/4/22`, `4-Aug-2022`, `2022-Aug-04`.
    fn three_numbers(&self, i: usize) -> Option<Expression> {
        let sign = self.text(i + 1);
        let joined = (1..=4).all(|k| self.glued(i + k)) && self.text(i + 3) == sign;
        let free = !(self.glued(i + 5) && matches!(self.text(i + 5), "-" | "/"));
        let open = i == 0 || !self.glued(i) || !matches!(self.text(i - 1), "-" | "/");
        if !joined || !free || !open || !matches!(sign, "-" | "/" | "‑") {
            return None;
        }
        let named = |k: usize| self.month(k).map(|m| i64::from(m.1));
        let number = |k: usize| self.digits(k).map(|d| d.0);
        if let Some(month) = named(i + 2) {
            let (year, day) = match self.digits(i)?.1 {
                4 => (number(i)?, number(i + 4)?),
                _ => (full_year(self.text(i + 4))?, number(i)?),
            };
            return Some(Expression::new(i, i + 5, day_of(year, month, day)?));
        }
        if let Some(month) = named(i) {
            let meaning = day_of(full_year(self.text(i + 4))?, month, number(i + 2)?)?;
            return Some(Expression::new(i, i + 5, meaning));
        }
        let [(a, width), (b, middle), (c, last)] = [self.digits(i)?, self.digits(i + 2)?, self.digits(i + 4)?];
        match (width, middle, last) {
            (4, _, 1 | 2) => Some(Expression::new(i, i + 5, day_of(a, b, c)?)),
            (1 | 2, 1 | 2, 4) => either_order(i, a, b, c),
            (1 | 2, 1 | 2, 2) if sign == "/" || middle == 2 => either_order(i, a, b, full_year(self.text(i + 4))?),
            _ => None,
        }
    }

    /// `20220804`.
    fn compact(&self, i: usize) -> Option<Expression> {
        let (n, 8) = self.digits(i)? else { return None };
        let apart = |k: usize| !self.glued(k) || matches!(self.text(k), "." | "," | "-" | ")" | "_");
        let year = n / 10_000;
        if !(1900..=2100).contains(&year) || !apart(i + 1) || (i > 0 && self.is_any(i - 1, &["$", "#", "no", "€"])) {
            return None;
        }
        Some(Expression::new(i, i + 1, day_of(year, n / 100 % 100, n % 100)?))
    }

    /// `2022/08`, `8/2022`, `Dec-2018`, `Aug/4`; `on 8/4` and `from 8/4 to 8/9` without a year.
    fn two_numbers(&self, i: usize) -> Option<Expression> {
        let sign = self.text(i + 1);
        let joined = self.glued(i + 1) && self.glued(i + 2) && matches!(sign, "-" | "/");
        let free = !(self.glued(i + 3) && matches!(self.text(i + 3), "-" | "/" | "%" | ":"));
        let open = i == 0 || !self.glued(i) || !matches!(self.text(i - 1), "-" | "/" | "$" | "€" | "£");
        if !joined || !free || !open {
            return None;
        }
        if let Some((_, month)) = self.month(i) {
            return self.after_named_month(i, month);
        }
        let [(a, width), (b, last)] = [self.digits(i)?, self.digits(i + 2)?];
        let month = |year: i64, month: i64| {
            let fits = (1900..=2100).contains(&year) && (1..=12).contains(&month);
            fits.then(|| Expression::new(i, i + 3, Meaning::Point(Point::Month(year as i16, month as i8))))
        };
        match (width, last) {
            (4, 2) if sign == "/" || a % 100 >= b => month(a, b),
            (1 | 2, 4) => month(b, a),
            // the day of the attacks on New York
            (1, 2) if sign == "/" && (a, b) == (9, 11) => Some(Expression::new(i, i + 3, day_of(2001, a, b)?)),
            (1 | 2, 1 | 2) if sign == "/" && self.is_dated(i) => {
                let day = |month: i64, day: i64| {
                    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
                    Date::new(2000, month, day).ok()?;
                    Some(Meaning::Yearly(Yearly::MonthDay(month, day), InYear::Unsaid))
                };
                let (american, british) = (day(a, b), day(b, a));
                let meaning = american.clone().or_else(|| british.clone())?;
                let other = british.filter(|b| american.is_some() && *b != meaning);
                Some(Expression {
                    other,
                    ..Expression::new(i, i + 3, meaning)
                })
            }
            _ => None,
        }
    }

    /// `Dec-2018`, `Aug/4`.
    fn after_named_month(&self, i: usize, month: i8) -> Option<Expression> {
        let (n, width) = self.digits(i + 2)?;
        let meaning = match width {
            4 if (1000..=2100).contains(&n) => Meaning::Point(Point::Month(n as i16, month)),
            1 | 2 => {
                let day = i8::try_from(n).ok()?;
                Date::new(2000, month, day).ok()?;
                Meaning::Yearly(Yearly::MonthDay(month, day), InYear::Unsaid)
            }
            _ => return None,
        };
        Some(Expression::new(i, i + 3, meaning))
    }

    /// Whether two figures with a slash are a date and no share or score.
    fn is_dated(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        let weekday = self.weekday(before).is_some() || before > 0 && self.weekday(before - 1).is_some();
        weekday
            || self.is_any(
                before,
                &["on", "until", "till", "since", "by", "from", "to", "before", "after"],
            )
    }
}

/// `03/04/2005`: the American order unless only the other exists; the other is the alternative.
fn either_order(i: usize, a: i64, b: i64, year: i64) -> Option<Expression> {
    let (american, british) = (day_of(year, a, b), day_of(year, b, a));
    let meaning = american.clone().or_else(|| british.clone())?;
    let other = british.filter(|b| american.is_some() && *b != meaning);
    Some(Expression {
        other,
        ..Expression::new(i, i + 5, meaning)
    })
}

/// `22` is 2022, `74` is 1974.
fn full_year(text: &str) -> Option<i64> {
    let n: i64 = text.parse().ok()?;
    match text.len() {
        4 => Some(n),
        2 => Some(n + if n < 40 { 2000 } else { 1900 }),
        _ => None,
    }
}

/// A day of the years 1000–2100, if there is such a day.
pub(super) fn day_of(year: i64, month: i64, day: i64) -> Option<Meaning> {
    let year = i16::try_from(year).ok().filter(|y| (1000..=2100).contains(y))?;
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Meaning::Point(Point::Day(day)))
}
