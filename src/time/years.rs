//! Years and what counts in years: `2019`, `2019-21`, `fiscal 2019`, `the 1990s`, `the nineties`, `the 19th century`.

use super::expression::{Expression, InYear, Meaning};
use super::pieces::Scan;
use super::point::Point;
use crate::lexicon::calendar::{Sense, Turn};
use crate::syntax::Upos;

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
];
/// Words before which a year stands though it may be followed by anything.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "of", "during", "year", "before", "after",
];
/// Words before a year that stands before the plural it dates: `the 2014 protests`.
const BEFORE_NAMING_YEAR: &[&str] = &[
    "the", "this", "that", "these", "those", "of", "its", "their", "his", "her", "s", "in", "since", "after", "before",
];

impl Scan<'_> {
    /// Four digits of a plausible year.
    pub(super) fn year_digits(&self, i: usize) -> Option<i16> {
        let (n, width) = self.digits(i)?;
        (width == 4 && (1000..=2100).contains(&n)).then_some(n as i16)
    }

    /// `, 2022`, ` 2022`, ` of last year` after a month or day.
    pub(super) fn year_after(&self, i: usize) -> (usize, InYear) {
        let comma = self.is_any(i, &[",", "of", "in"]);
        let at = if comma { i + 1 } else { i };
        if let Some(year) = self.year_digits(at) {
            let taken = self.glued(at + 1) && matches!(self.text(at + 1), ":" | "%");
            if !taken {
                return (at + 1, InYear::Known(year));
            }
        }
        if self.is_any(at, &["'", "’"])
            && self.glued(at + 1)
            && let Some((n, 2)) = self.digits(at + 1)
        {
            return (at + 2, InYear::Known(n as i16 + if n < 40 { 2000 } else { 1900 }));
        }
        // `April of 87`
        if self.is(i, "of")
            && let Some((n, 2)) = self.digits(i + 1)
            && n > 31
            && self.ends_phrase(i + 2)
        {
            return (i + 2, InYear::Known(n as i16 + if n < 40 { 2000 } else { 1900 }));
        }
        let at = if self.is(i, "of") { i + 1 } else { i };
        if self.is(i, "of") && self.is(at, "the") && self.is(at + 1, "year") {
            return (at + 2, InYear::Shift(0));
        }
        if let Some((k, turn)) = self.turn(at) {
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

    /// `fiscal 2019`, `the financial year 2019`, `FY19`, `last fiscal year`.
    pub(super) fn fiscal(&self, i: usize) -> Option<Expression> {
        let the = usize::from(self.is(i, "the"));
        let (at, turn) = self.turn(i + the).map_or((i + the, None), |(k, turn)| (k, Some(turn)));
        let word = self.is_any(at, &["fiscal", "financial"]);
        if !word && !self.is(at, "FY") {
            return None;
        }
        let named = usize::from(word && self.is(at + 1, "year"));
        if let Some((n, width)) = self.digits(at + 1 + named).filter(|(_, width)| matches!(width, 2 | 4)) {
            let year = if width == 2 { n + 2000 } else { n };
            // `fiscal year 2021-22` is named by its end, where budgets are
            let (at, year) = match self.second_year(at + 3 + named, year as i16) {
                Some(last)
                    if self.dash(at + 2 + named) && self.glued(at + 2 + named) && i64::from(last) == year + 1 =>
                {
                    (at + 2, year + 1)
                }
                _ => (at, year),
            };
            let known = (1900..=2100).contains(&year);
            let meaning = Meaning::Point(Point::Fiscal(year as i16));
            return known.then(|| Expression::new(i, at + 2 + named, meaning));
        }
        let shift = match turn {
            Some(Turn::Last | Turn::Previous) => -1,
            Some(Turn::Next | Turn::Coming) => 1,
            _ => 0,
        };
        let whole = named == 1 && (the == 1 || turn.is_some());
        whole.then(|| Expression::new(i, at + 2, Meaning::FiscalYear(shift)))
    }

    /// `2019`, `2019-21`, `2000 - 2050`, `the year 2019`.
    pub(super) fn year(&self, i: usize) -> Option<Expression> {
        let start = match () {
            () if self.is(i, "the") && self.is(i + 1, "year") => i + 2,
            () => i,
        };
        if self.is_any(start, &["'", "’"]) {
            return self.short_year(start);
        }
        let year = self.year_digits(start)?;
        let end = start + 1;
        let spaced = self.dash(end) && !self.glued(end) && (1900..=2100).contains(&year);
        if (self.dash(end) && self.glued(end) || (self.is(end, "/") && self.glued(end)) || spaced)
            && let Some(last) = self.second_year(end + 1, year)
        {
            let range = [year, last].map(|y| Box::new(Meaning::Point(Point::Year(y))));
            let [first, last] = range;
            if spaced {
                return Some(Expression::new(i, end, Meaning::Point(Point::Year(year))));
            }
            return Some(Expression::new(i, end + 1 + 1, Meaning::Range(first, last)));
        }
        (start > i || self.stands_as_year(start, year))
            .then(|| Expression::new(i, end, Meaning::Point(Point::Year(year))))
    }

    /// `'82` after `since`, `in`, `of`.
    fn short_year(&self, i: usize) -> Option<Expression> {
        let (n, 2) = self.digits(i + 1).filter(|_| self.glued(i + 1))? else {
            return None;
        };
        let placed = i > 0 && self.is_any(i - 1, &["since", "in", "of", "until", "from", "summer", "winter"]);
        let closed = !self.glued(i + 2) || matches!(self.text(i + 2), "." | "," | ";" | ")");
        let year = n as i16 + if n < 40 { 2000 } else { 1900 };
        (placed && closed).then(|| Expression::new(i, i + 2, Meaning::Point(Point::Year(year))))
    }

    /// `21` or `2021` after `2019-`.
    pub(super) fn second_year(&self, i: usize, first: i16) -> Option<i16> {
        let (n, width) = self.digits(i)?;
        let last = match width {
            4 if n <= 2100 => n as i16,
            2 if self.glued(i) => first - first % 100 + n as i16,
            _ => return None,
        };
        let free = !(self.glued(i + 1) && self.dash(i + 1));
        (last > first && free).then_some(last)
    }

    /// Whether four digits are a year and not a count, an address or a number of a thing.
    pub(super) fn stands_as_year(&self, i: usize, year: i16) -> bool {
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
            let named = i > 0 && self.is_any(i - 1, BEFORE_NAMING_YEAR);
            same && !named
                && self.reading.upos(next) == Upos::Noun
                && self.reading.form(next).ends_with('s')
                && self.reading.head(t) == Some(next)
        });
        let measured = self
            .sense(i + 1, |s| {
                matches!(
                    s,
                    Sense::Unit(_, true) | Sense::Measure(_) | Sense::Currency(..) | Sense::Zone(_)
                )
                .then_some(())
            })
            .is_some();
        // `a 2000 year old tradition`
        let long = self.is(i + 1, "year") && !introduced && self.is_any(i + 2, &["old", "-", "long", "history"]);
        let opens = i == 0;
        // `the Russell 2000 Index`, `1200 BC`
        let named = self.is(i + 1, "index") || self.before_christ(i + 1);
        if named || counted || measured || long {
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

    /// `BC`, `B.C.`: no year that is told.
    pub(super) fn before_christ(&self, i: usize) -> bool {
        matches!(self.text(i), "BC" | "BCE" | "B.C" | "B.C." | "B.C.E" | "B.C.E.")
    }

    /// `the nineties`, `mid-sixties`; `his sixties` are an age.
    fn decade_in_words(&self, i: usize, start: usize) -> Option<Expression> {
        let (end, year) = self.sense(start, |s| if let Sense::Decade(year) = s { Some(year) } else { None })?;
        let placed = i > 0 && (self.is_any(i - 1, &["early", "mid", "late", "in", "since"]) || self.dash(i - 1));
        (start > i || placed).then(|| Expression::new(i, end, Meaning::Point(Point::Decade(year))))
    }

    /// `the 1990s`, `the '90s`, `the nineties`, `the 19th century`.
    pub(super) fn decade_or_century(&self, i: usize) -> Option<Expression> {
        let the = self.is(i, "the");
        let start = if the { i + 1 } else { i };
        if let Some(found) = self.decade_in_words(i, start) {
            return Some(found);
        }
        if let Some((end, n)) = self.ordinal(start) {
            let at = if self.dash(end) { end + 1 } else { end };
            let century =
                self.is_any(at, &["century", "centuries"]) && (1..=30).contains(&n) && !self.before_christ(at + 1);
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
            2 if quoted
                || ((the || self.is_any(start.wrapping_sub(1), &["and", "early", "late", "mid"])) && n >= 20) =>
            {
                n + if n < 20 { 2000 } else { 1900 }
            }
            _ => return None,
        };
        plural.then(|| Expression::new(i, end, Meaning::Point(Point::Decade(year as i16))))
    }
}
