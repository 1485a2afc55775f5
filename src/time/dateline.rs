//! The day in a dateline, `BRUSSELS, July 18 (AP)`, resolved against the day of publication.

use super::expression::{InYear, Meaning, Yearly};
use super::pieces::Scan;
use super::point::{Point, days_between};
use super::resolve::Anchor;
use super::{Day, Times};
use crate::lexicon::Lexicon;
use crate::syntax::Reading;

/// Days that a dateline may lie from the publication without a warning.
const TOLERANCE: i64 = 2;
impl Times {
    /// Reads the dateline's day and says what times are resolved against.
    pub(super) fn anchored(reading: &Reading, lexicon: &Lexicon, published: Option<Day>) -> (Times, Anchor) {
        let mut times = Times::default();
        let mut anchor = Anchor {
            day: published,
            weekdays: published,
            basis: "published",
            ..Anchor::default()
        };
        times.dateline = day(reading, lexicon, published);
        match (times.dateline, published) {
            (Some(day), None) => {
                anchor = Anchor {
                    day: Some(day),
                    weekdays: Some(day),
                    basis: "dateline",
                    ..Anchor::default()
                };
            }
            (Some(day), Some(published)) => {
                let apart = days_between(day, published).abs();
                if apart > TOLERANCE {
                    times
                        .warnings
                        .push(format!("dateline {day} is not near published {published}"));
                }
                // what is `yesterday` is told by the one who wrote, not by the day of print
                anchor.weekdays = Some(day);
            }
            (None, None) => (times.written, anchor) = Times::by_itself(reading, lexicon),
            (None, Some(_)) => {}
        }
        times.written = published.or(times.dateline).or(times.written);
        (times, anchor)
    }
}

/// The day that the dateline names; without a year, that nearest to the publication.
fn day(reading: &Reading, lexicon: &Lexicon, published: Option<Day>) -> Option<Day> {
    let span = reading.layout.dateline?.date?;
    let scan = Scan::new(reading, &lexicon.calendar, span, reading.len());
    let dates = (0..scan.pieces.len()).find_map(|i| {
        let found = [
            scan.numeric_date(i),
            scan.weekday_date(i),
            scan.month_first(i),
            scan.day_first(i),
        ];
        found.into_iter().flatten().max_by_key(|e| e.end)
    })?;
    match dates.meaning {
        Meaning::Point(Point::Day(day)) => Some(day),
        Meaning::Yearly(Yearly::MonthDay(..), InYear::Unsaid) | Meaning::Weekday(_) => {
            let mut anchor = Anchor {
                day: published,
                weekdays: published,
                basis: "published",
                ..Anchor::default()
            };
            anchor.time(&dates, span, false).earliest
        }
        _ => None,
    }
}
