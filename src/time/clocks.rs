//! Times of day: `10:35 a.m. EST`, `5pm`, `1400 GMT`, `noon`, `8.30pm local time`.

use super::expression::{Clock, Expression, Meaning};
use super::pieces::Scan;
use crate::lexicon::calendar::Sense;

impl Scan<'_> {
    /// The time of day that begins at piece `i`.
    pub(super) fn clock(&self, i: usize) -> Option<Expression> {
        if let Some((end, (hour, minute))) =
            self.sense(i, |s| if let Sense::Clock(h, m) = s { Some((h, m)) } else { None })
        {
            return Some(self.with_zone(i, end, hour, minute));
        }
        let (mut end, hour, minute, full) = self.hour_and_minute(i)?;
        let half = self.half_of_day(end);
        let mut hour = hour;
        if let Some((after, afternoon)) = half {
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + if afternoon { 12 } else { 0 };
            end = after;
        } else if self.is(end, "o") && matches!(self.text(end + 1), "'" | "’") && self.is(end + 2, "clock") {
            end += 3;
        } else if !full {
            return None;
        }
        Some(self.with_zone(i, end, hour, minute))
    }

    /// Hour and minute, and whether they are a time without `a.m.` too.
    fn hour_and_minute(&self, i: usize) -> Option<(usize, i8, i8, bool)> {
        if let Some((hour, minute)) = self
            .text(i)
            .split_once('.')
            .filter(|(h, m)| h.len() <= 2 && m.len() == 2)
        {
            return Some((i + 1, small(hour, 23)?, small(minute, 59)?, false));
        }
        let (n, width) = self.digits(i)?;
        let colon = self.is(i + 1, ":") && self.glued(i + 1) && self.glued(i + 2) && self.text(i + 2).len() == 2;
        if colon && width <= 2 {
            let longer = self.is(i + 3, ":") && self.glued(i + 3) || i > 0 && self.is(i - 1, ":") && self.glued(i);
            let (hour, minute) = (small(self.text(i), 24)?, small(self.text(i + 2), 59)?);
            return (!longer).then_some((i + 3, hour, minute, true));
        }
        if width == 4 && self.zone(i + 1).is_some() {
            return Some((
                i + 1,
                i8::try_from(n / 100).ok().filter(|h| *h <= 24)?,
                i8::try_from(n % 100).ok().filter(|m| *m < 60)?,
                true,
            ));
        }
        let zoned = self.zone(i + 1).is_some();
        (width <= 2).then(|| Some((i + 1, small(self.text(i), 23)?, 0, zoned)))?
    }

    /// `a.m.`, `pm`; `true` in the afternoon.
    fn half_of_day(&self, i: usize) -> Option<(usize, bool)> {
        let word = self.text(i);
        if word.eq_ignore_ascii_case("a.m.") || word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("am") {
            return Some((i + 1, false));
        }
        if word.eq_ignore_ascii_case("p.m.") || word.eq_ignore_ascii_case("p.m") || word.eq_ignore_ascii_case("pm") {
            return Some((i + 1, true));
        }
        None
    }

    fn zone(&self, i: usize) -> Option<(usize, i32)> {
        let upper = self.text(i).bytes().all(|b| b.is_ascii_uppercase());
        self.sense(i, |s| {
            if let Sense::Zone(minutes) = s {
                Some(minutes)
            } else {
                None
            }
        })
        .filter(|_| upper)
    }

    fn with_zone(&self, i: usize, end: usize, hour: i8, minute: i8) -> Expression {
        let zone = self.zone(end);
        let local = self.is(end, "local") && self.is(end + 1, "time");
        let end = if local { end + 2 } else { zone.map_or(end, |z| z.0) };
        let clock = Clock {
            hour,
            minute,
            zone: zone.map(|z| z.1),
        };
        Expression {
            clock: Some(clock),
            ..Expression::new(i, end, Meaning::Clock)
        }
    }
}

fn small(text: &str, most: i8) -> Option<i8> {
    text.parse().ok().filter(|n| (0..=most).contains(n))
}
