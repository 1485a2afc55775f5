//! In which years an article of unknown date tells its story: what lies years before the latest of them is history.

use super::tree::clause;
use crate::syntax::{Reading, Xpos};
use crate::time::{Day, TimeType, Times};

/// Years that must lie between.
const YEARS: i32 = 3;

/// The latest year that a clause in the past tense names.
pub(super) fn latest(r: &Reading, times: &Times) -> Option<i32> {
    let told = times.times.iter().filter(|time| {
        let day = matches!(time.kind, TimeType::Date | TimeType::Time) && time.basis == "explicit";
        let past = |t: usize| matches!(r.xpos(clause(r, t)), Xpos::Vbd | Xpos::Vbn);
        day && r.tokens_in(time.span).next().is_some_and(past)
    });
    told.filter_map(|time| time.latest)
        .map(|day| i32::from(day.year()))
        .max()
}

/// Whether a day lies long before that year.
pub(super) fn is_past(day: Day, latest: i32) -> bool {
    i32::from(day.year()) + YEARS <= latest
}
