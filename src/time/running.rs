//! The last of a row: `a second consecutive day`, `the third straight week`, `for the fourth month in a row`.

use super::expression::{Expression, Meaning};
use super::pieces::Scan;
use super::point::Point;
use super::resolve::{Anchor, Found};
use crate::lexicon::calendar::Unit;

impl Scan<'_> {
    /// `a second consecutive day`, `the third straight week`, `for the fourth week in a row`.
    pub(super) fn running(&self, i: usize) -> Option<Expression> {
        let at = i + usize::from(self.is_any(i, &["the", "a", "an"]));
        let (k, _) = self.ordinal(at).filter(|(_, n)| *n >= 2)?;
        let said = self.is_any(k, &["consecutive", "straight", "successive"]);
        let (end, unit) = self.unit(k + usize::from(said))?;
        let row = self.is(end, "in") && self.is(end + 1, "a") && self.is(end + 2, "row");
        let row = row || self.is(end, "running");
        let known = matches!(unit, Unit::Day | Unit::Night | Unit::Week | Unit::Month | Unit::Year);
        ((said || row) && known).then(|| Expression::new(i, end, Meaning::Running(unit, None)))
    }

    /// `for a third straight day on Tuesday`: the day of the sentence tells which.
    pub(super) fn share_days(&self, found: &mut [Expression]) {
        let day = found.iter().find(|e| e.is_day()).map(|e| e.meaning.clone());
        let Some(day) = day else { return };
        for expression in found {
            if let Meaning::Running(_, beside) = &mut expression.meaning {
                *beside = Some(Box::new(day.clone()));
            }
        }
    }
}

impl Anchor {
    /// The day, week, month or year that holds the day of the sentence, or of publication.
    pub(super) fn running(&self, unit: Unit, beside: Option<&Meaning>, future: bool) -> Found {
        let told = beside.map(|day| self.found(day, future));
        let basis = told.as_ref().map_or(self.basis, |found| found.basis);
        let day = told.and_then(|found| found.bounds).map(|(first, _)| first).or(self.day);
        match day.and_then(|day| Point::around(unit, day)) {
            Some(point) => Found::point(point, basis, 0.7),
            None => super::shifts::unanchored(unit),
        }
    }
}
