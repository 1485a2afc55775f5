//! How far a clock stands from Greenwich: `2 p.m. Eastern time` is four hours behind in July and five in January.

use jiff::civil::{Date, Weekday};

use super::Day;
use crate::lexicon::calendar::{Saving, Zone};

/// `GMT`.
pub(super) const GREENWICH: Zone = Zone {
    minutes: 0,
    saving: Saving::Never,
};

/// Minutes east of Greenwich; without a day those of winter.
pub(super) fn minutes(zone: Zone, day: Option<Day>) -> i32 {
    let summer = day.and_then(|day| {
        let sunday = |month: i8, nth: i8| {
            let first = Date::new(day.year(), month, 1).ok()?;
            first.nth_weekday_of_month(nth, Weekday::Sunday).ok()
        };
        Some(match zone.saving {
            Saving::Never => false,
            Saving::America => (sunday(3, 2)?..sunday(11, 1)?).contains(&day),
            Saving::Europe => (sunday(3, -1)?..sunday(10, -1)?).contains(&day),
        })
    });
    zone.minutes + if summer == Some(true) { 60 } else { 0 }
}
