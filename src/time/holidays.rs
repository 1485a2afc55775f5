//! Holidays by name: `Christmas`, `Good Friday 2021`, `Labor Day weekend`, `India's Independence Day`.

use super::expression::{Expression, InYear, Meaning, Yearly};
use super::periods::yearly;
use super::pieces::Scan;
use crate::lexicon::calendar::{Feast, FeastRule, Sense, Unit};
use crate::syntax::{Deprel, Upos};

impl Scan<'_> {
    /// `Christmas`, `Good Friday 2021`.
    pub(super) fn holiday(&self, i: usize) -> Option<Expression> {
        let (end, feast) = self.sense(i, |s| if let Sense::Feast(feast) = s { Some(feast) } else { None })?;
        if !self.is_feast(i) {
            return None;
        }
        let feast = self.own_feast(i, feast);
        let (end, year) = self.year_after(end);
        let meaning = yearly(Yearly::Feast(feast), year);
        // `Labor Day weekend`
        if self.is(end, "weekend") {
            let (end, meaning) = match self.year_after(end + 1) {
                (end, InYear::Unsaid) => (end, meaning),
                (end, year) => (end, yearly(Yearly::Feast(feast), year)),
            };
            return Some(Expression::new(
                i,
                end,
                Meaning::Around(Unit::Weekend, Box::new(meaning)),
            ));
        }
        Some(Expression::new(i, end, meaning))
    }

    /// The holiday of that name in the country named before it, else in the country of the article.
    pub(super) fn own_feast(&self, i: usize, feast: Feast) -> Feast {
        let FeastRule::National(at) = feast.rule else {
            return feast;
        };
        let days = self.calendar.national.get(usize::from(at)).map_or(&[][..], |n| &n.days);
        let of = |country: &str| days.iter().find(|(code, _)| code == country).map(|(_, feast)| *feast);
        let here = self.nation.and_then(|nation| {
            // `South Africa's`
            let end = if i > 2 && self.is(i - 1, "s") { i - 2 } else { i };
            let before = (1..=3).filter(|words| *words <= end).find_map(|words| {
                let span = self.span(end - words, end);
                of(nation.named(span.of(self.reading.text))?)
            });
            before.or_else(|| nation.ranked().iter().find_map(|country| of(country)))
        });
        here.or_else(|| of("*")).unwrap_or(feast)
    }

    /// Whether a holiday's name is written as one: in capitals, or of more than one word.
    pub(super) fn is_feast(&self, i: usize) -> bool {
        let Some((end, ())) = self.sense(i, |s| matches!(s, Sense::Feast(_)).then_some(())) else {
            return false;
        };
        // `the Christmas market`, and `Lent` at the head of a sentence may be a verb
        let last = self.token(end - 1);
        let modifies = last.is_some_and(|t| {
            let weekend = self.is(end, "weekend");
            let compound = !weekend && matches!(self.reading.deprel(t), Deprel::Compound | Deprel::NmodPoss);
            // a year that follows is no noun: `Thanksgiving 2013`
            let noun = |h: usize| h > t && self.reading.upos(h) != Upos::Num;
            compound && self.reading.head(t).is_some_and(noun)
                || self.is(i, "lent") && self.reading.upos(t) == Upos::Verb
        });
        let national = |s| match s {
            Sense::Feast(Feast {
                rule: FeastRule::National(at),
                ..
            }) => self.calendar.national.get(usize::from(at)),
            _ => None,
        };
        let somewhere = self
            .sense(i, national)
            .is_some_and(|(_, n)| n.days.iter().all(|(country, _)| country != "*"));
        // `Johnnie Christmas`
        let named = last.is_some_and(|t| {
            let name = self.reading.deprel(t) == Deprel::Flat && self.reading.upos(t) == Upos::Propn;
            name && end == i + 1 && i > 0 && self.capital(i - 1)
        });
        let common = self.is_any(i, &["lent", "holi", "tet"]) || somewhere;
        let apart = self.capital(i) || !common;
        apart && !modifies && !named
    }
}
