//! The day of an article that came without one, as its own words tell it.
//!
//! `today (July 28, 2022)` dates the article. `Monday, July 25` dates nothing by itself, but of the years that the article
//! names only one may have had that day on a Monday.

use super::expression::{InYear, Meaning, Yearly};
use super::pieces::Scan;
use super::point::{self, Point, weekday};
use super::resolve::Anchor;
use super::yearly::in_year;
use super::{Day, Times};
use crate::lexicon::Lexicon;
use crate::lexicon::calendar::Unit;
use crate::stop;
use crate::syntax::Reading;
use crate::text::Span;

/// Years that an article may name as its own.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;
/// It is one of the last that it names: so many years back are looked at.
const BACK: i16 = 10;

impl Times {
    /// The day the article was written, by its own words, and what its times are then resolved against.
    pub(super) fn by_itself(reading: &Reading, lexicon: &Lexicon) -> (Option<Day>, Anchor) {
        let mut anchor = Anchor::default();
        let mut years = None;
        let speaks = |span: Span| span.of(reading.text).contains("day");
        for sentence in reading.tokens.sentences.iter().filter(|s| speaks(s.span)) {
            stop::point();
            let scan = Scan::new(reading, &lexicon.calendar, sentence.span, sentence.first as usize);
            if let Some((day, words)) = scan.bracketed_today() {
                return (Some(day), Anchor::of_speech(day, words));
            }
            if let Some((name, date)) = scan.weekday_without_year().filter(|_| anchor.near.is_none()) {
                let years = years.get_or_insert_with(|| years_named(reading));
                (anchor.near, anchor.said) = year_of(name, date, years).unzip();
            }
        }
        (None, anchor)
    }
}

impl Scan<'_> {
    /// `today (July 28, 2022)`, `yesterday (July 27, 2022)`: the day of the article, and the words of the date.
    fn bracketed_today(&self) -> Option<(Day, Span)> {
        (1..self.pieces.len()).filter(|&i| self.is(i, "(")).find_map(|i| {
            let date = self.dated_weekday(i + 1).filter(|date| self.is(date.end, ")"))?;
            let Meaning::Point(Point::Day(day)) = date.meaning else {
                return None;
            };
            let deictic = self.deictic(i - 1).filter(|word| word.end == i)?;
            let Meaning::Shift {
                unit: Unit::Day, count, ..
            } = deictic.meaning
            else {
                return None;
            };
            Some((point::plus_days(day, -count)?, self.span(date.first, date.end)))
        })
    }

    /// `Monday, July 25`: the first of the sentence.
    fn weekday_without_year(&self) -> Option<(i8, Yearly)> {
        (0..self.pieces.len()).find_map(|i| {
            let (_, name, _) = self.weekday(i)?;
            match self.weekday_date(i)?.meaning {
                Meaning::Yearly(date @ Yearly::MonthDay(..), InYear::Unsaid) => Some((name, date)),
                _ => None,
            }
        })
    }
}

/// The date in the one year in which it fell on this weekday, and the words of that year; `None` if several fit.
fn year_of(name: i8, date: Yearly, years: &[(i16, Span)]) -> Option<(Day, Span)> {
    let last = years.iter().map(|(year, _)| *year).max()?;
    let late = years.iter().filter(|(year, _)| last - year <= BACK);
    let mut fitting = late.filter_map(|&(year, words)| match in_year(date, year)? {
        Point::Day(day) if weekday(day) == name => Some((day, words)),
        _ => None,
    });
    let found = fitting.next();
    found.filter(|_| fitting.next().is_none())
}

/// The years that the article names, each where it does so first.
fn years_named(reading: &Reading) -> Vec<(i16, Span)> {
    let mut named: Vec<(i16, Span)> = Vec::new();
    for token in &reading.tokens.tokens {
        let form = token.of(reading.text);
        let year = form.parse().ok().filter(|year| form.len() == 4 && YEARS.contains(year));
        if let Some(year) = year.filter(|year| named.iter().all(|(known, _)| known != year)) {
            named.push((year, *token));
        }
    }
    named
}
