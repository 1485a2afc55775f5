//! Days as events have them: *last week* is a date of a month, *four days ago* one of the last week.

use crate::time::{Day, Time};

/// The EDTF date of a time: a day, a month, a year; of days within one month ("last week") that month, of a season the year.
pub(super) fn edtf(time: &Time) -> Option<String> {
    let plain = |text: &&str| matches!(text.len(), 4 | 7 | 10) && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    // "since 1991, when …": an interval without an end begins with the event
    let start = time.edtf.as_deref().map(|e| e.strip_suffix("/..").unwrap_or(e));
    if let Some(date) = start.filter(plain) {
        // seasons and quarters have numbers beyond those of months
        let season = date.get(5..7).is_some_and(|month| month > "12");
        return date.get(..if season { 4 } else { date.len() }).map(str::to_owned);
    }
    if let (Some(day), true) = (time.earliest, time.earliest == time.latest) {
        return Some(day.to_string());
    }
    let (first, last) = start?.split_once('/')?;
    let month = first.get(..7)?;
    (last.get(..7) == Some(month)).then(|| month.to_string())
}

/// Whether a day lies more than so many days before another.
pub(super) fn is_before(day: Day, reference: Day, days: i64) -> bool {
    let count = |d: Day| i64::from(d.year()) * 365 + i64::from(d.day_of_year());
    count(reference) - count(day) > days
}

/// Whether a day lies more than about three months before another.
pub(super) fn is_long_before(day: Day, reference: Day) -> bool {
    is_before(day, reference, 92)
}

/// A day behind that of the article, on which nothing has happened yet.
pub(super) fn is_to_come(time: Option<&Time>, written: Option<Day>) -> bool {
    matches!((time.and_then(|t| t.earliest), written), (Some(first), Some(written)) if first > written)
}

/// A day of the two months behind that of the article: what lies farther off shows that the article is dated wrongly.
pub(super) fn is_soon(time: Option<&Time>, written: Option<Day>) -> bool {
    const DAYS: i64 = 60;
    matches!((time.and_then(|t| t.earliest), written), (Some(first), Some(written)) if !is_before(written, first, DAYS))
}
