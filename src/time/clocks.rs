//! Times of day: `10:35 a.m. EST`, `5pm`, `1400 GMT`, `half past three`, `3 in the morning`, `from 9 to 11 a.m.`.

use super::expression::{Clock, Expression, Meaning};
use super::pieces::Scan;
use crate::lexicon::calendar::{Sense, Zone};

/// A time of day as read, and whether it is clear without more.
struct Reading {
    end: usize,
    hour: i8,
    minute: i8,
    second: Option<i8>,
    /// A colon, a zone or `o'clock` stands with it.
    full: bool,
}

impl Scan<'_> {
    /// The time of day that begins at piece `i`.
    pub(super) fn clock(&self, i: usize) -> Option<Expression> {
        let named = self.sense(i, |s| if let Sense::Clock(h, m) = s { Some((h, m)) } else { None });
        if let Some((end, (hour, minute))) = named {
            return Some(self.with_zone(i, end, hour, minute, None));
        }
        if let Some(range) = self.clock_range(i) {
            return Some(range);
        }
        let read = self.past_the_hour(i).or_else(|| self.hour_and_minute(i))?;
        let (end, hour) = match self.half_of_day(read.end) {
            Some((end, afternoon)) => (end, twelve(read.hour, afternoon)?),
            None if read.full => (read.end, read.hour),
            None => return self.hour_of_day(i),
        };
        Some(self.with_zone(i, end, hour, read.minute, read.second))
    }

    /// `at 9 tomorrow`, `at 8 on Thursday night`: the day beside it makes the figure an hour.
    fn hour_of_day(&self, i: usize) -> Option<Expression> {
        let at = i > 0 && self.is_any(i - 1, &["at", "@"]);
        let (hour, width) = self.digits(i).filter(|(n, _)| at && (1..=12).contains(n))?;
        let on = usize::from(self.is(i + 1, "on"));
        let day = [
            self.deictic(i + 1 + on),
            self.weekday_date(i + 1 + on),
            self.turned(i + 1 + on),
        ];
        let near = day.into_iter().flatten().any(|day| day.is_day() && day.clock.is_none());
        let clock = Clock {
            hour: hour as i8,
            minute: 0,
            second: None,
            zone: None,
            bare: true,
        };
        (near && width <= 2).then(|| Expression {
            clock: Some(clock),
            ..Expression::new(i, i + 1, Meaning::Clock)
        })
    }

    /// `9 to 11 a.m.`, `between 5 and 6 in the afternoon`, `10 a.m.-noon`: both halves in one.
    fn clock_range(&self, i: usize) -> Option<Expression> {
        let first = self.hour_and_minute(i)?;
        let half = self.half_of_day(first.end);
        let end = half.map_or(first.end, |h| h.0);
        let end = self.zone(end).map_or(end, |z| z.0);
        let between = i > 0 && self.is(i - 1, "between");
        let joins = self.dash(end) || self.is_any(end, &["to", "until", "till"]) || (between && self.is(end, "and"));
        if !joins {
            return None;
        }
        let second = self.single_clock(end + 1)?;
        let until = second.clock?;
        let hour = match half {
            Some((_, afternoon)) => twelve(first.hour, afternoon)?,
            // `9 to 11 p.m.` begins in the same half, `11 to 1 p.m.` in the other
            None if first.hour > 12 || until.hour < 12 => first.hour,
            None if first.hour % 12 <= until.hour % 12 => first.hour % 12 + 12,
            None => first.hour,
        };
        let clock = Clock {
            hour,
            minute: first.minute,
            second: first.second,
            zone: until.zone,
            bare: false,
        };
        Some(Expression {
            clock: Some(clock),
            until: Some(until),
            ..Expression::new(i, second.end, Meaning::Clock)
        })
    }

    /// A time of day that is no range.
    fn single_clock(&self, i: usize) -> Option<Expression> {
        let named = self.sense(i, |s| if let Sense::Clock(h, m) = s { Some((h, m)) } else { None });
        if let Some((end, (hour, minute))) = named {
            return Some(self.with_zone(i, end, hour, minute, None));
        }
        let read = self.hour_and_minute(i)?;
        let (end, hour) = match self.half_of_day(read.end) {
            Some((end, afternoon)) => (end, twelve(read.hour, afternoon)?),
            None if read.full => (read.end, read.hour),
            None => return None,
        };
        Some(self.with_zone(i, end, hour, read.minute, read.second))
    }

    /// `half past three`, `a quarter to six`, `ten past 9`, `15 minutes past 3 p.m.`.
    fn past_the_hour(&self, i: usize) -> Option<Reading> {
        let (at, minutes) = match () {
            () if self.is(i, "half") => (i + 1, 30),
            () if self.is(i, "quarter") => (i + 1, 15),
            () if self.is(i, "a") && self.is(i + 1, "quarter") => (i + 2, 15),
            () => {
                let number = self.number(i).filter(|n| !n.vague)?;
                let n = number.value.integer().filter(|n| (1..=29).contains(n))?;
                let word = usize::from(self.is_any(number.end, &["minute", "minutes", "min", "mins"]));
                (number.end + word, n as i8)
            }
        };
        let to = self.is_any(at, &["to", "before"]);
        if !to && !self.is_any(at, &["past", "after"]) {
            return None;
        }
        let hour = self.hour_word(at + 1)?;
        let o_clock = self.o_clock(hour.0);
        let end = o_clock.unwrap_or(hour.0);
        let certain = o_clock.is_some() || self.half_of_day(end).is_some() || self.is_any(i, &["half", "quarter", "a"]);
        let (hour, minute) = if to {
            ((hour.1 + 23) % 24, 60 - minutes)
        } else {
            (hour.1, minutes)
        };
        certain.then_some(Reading {
            end,
            hour,
            minute,
            second: None,
            full: true,
        })
    }

    /// An hour in figures or words.
    fn hour_word(&self, i: usize) -> Option<(usize, i8)> {
        let read = |s| {
            if let Sense::Cardinal(n) = s {
                i8::try_from(n).ok()
            } else {
                None
            }
        };
        match self.digits(i) {
            Some((_, width)) => Some((i + 1, small(self.text(i), 23).filter(|_| width <= 2)?)),
            None => self.sense(i, read).filter(|(_, n)| (1..=12).contains(n)),
        }
    }

    /// The piece after `o'clock`.
    fn o_clock(&self, i: usize) -> Option<usize> {
        let quoted = self.is(i, "o") && matches!(self.text(i + 1), "'" | "’") && self.is(i + 2, "clock");
        match () {
            () if quoted => Some(i + 3),
            () if self.is(i, "oclock") => Some(i + 1),
            () => None,
        }
    }

    /// Hour, minute and second as written.
    fn hour_and_minute(&self, i: usize) -> Option<Reading> {
        let plain = |end, hour, minute, full| Reading {
            end,
            hour,
            minute,
            second: None,
            full,
        };
        if let Some((hour, minute)) = self
            .text(i)
            .split_once('.')
            .filter(|(h, m)| h.len() <= 2 && m.len() == 2)
        {
            return Some(plain(i + 1, small(hour, 23)?, small(minute, 59)?, false));
        }
        let Some((n, width)) = self.digits(i) else {
            return self.hour_in_words(i);
        };
        if self.is(i + 1, ":") && self.glued(i + 1) && width <= 2 {
            return self.with_colon(i);
        }
        // `15h30`
        if self.is(i + 1, "h") && self.glued(i + 1) && width <= 2 {
            let minute = small(self.text(i + 2), 59).filter(|_| self.glued(i + 2) && self.text(i + 2).len() == 2);
            return Some(plain(i + 3, small(self.text(i), 24)?, minute?, true));
        }
        let zoned = self.zone(i + 1).is_some();
        if width == 4 && (zoned || self.half_of_day(i + 1).is_some()) || width == 3 && self.half_of_day(i + 1).is_some()
        {
            let (hour, minute) = (i8::try_from(n / 100).ok()?, i8::try_from(n % 100).ok()?);
            return (hour <= 24 && minute < 60).then(|| plain(i + 1, hour, minute, zoned));
        }
        let hour = small(self.text(i), 23).filter(|_| width <= 2)?;
        match self.o_clock(i + 1) {
            Some(end) => Some(plain(end, hour, 0, true)),
            None => Some(plain(i + 1, hour, 0, zoned)),
        }
    }

    /// `10:35`, `7:56:30 a.m.`; `2:05:31` alone is the time of a race.
    fn with_colon(&self, i: usize) -> Option<Reading> {
        let minute = small(self.text(i + 2), 59).filter(|_| self.glued(i + 2) && self.text(i + 2).len() == 2)?;
        let hour = small(self.text(i), 24)?;
        let after_colon = i > 0 && self.is(i - 1, ":") && self.glued(i);
        let longer = self.is(i + 3, ":") && self.glued(i + 3);
        let second = small(self.text(i + 4), 59).filter(|_| longer && self.glued(i + 4) && self.text(i + 4).len() == 2);
        let end = if longer { i + 5 } else { i + 3 };
        let dated = i > 0 && (self.is_any(i - 1, &["T", "@", "at"]) || self.digits(i - 1).is_some());
        let clear = self.half_of_day(end).is_some() || self.zone(end).is_some() || dated;
        let fits = !after_colon && (!longer || second.is_some() && clear);
        fits.then_some(Reading {
            end,
            hour,
            minute,
            second,
            full: true,
        })
    }

    /// `three p.m.`, `seven thirty p.m.`, `eight o'clock`.
    fn hour_in_words(&self, i: usize) -> Option<Reading> {
        let (mut end, hour) = self.hour_word(i)?;
        let mut minute = 0;
        if let Some(number) = self.number(end).filter(|n| !n.vague && n.end > end) {
            let n = number.value.integer().filter(|n| (10..=59).contains(n));
            if let Some(n) = n.filter(|_| self.half_of_day(number.end).is_some()) {
                (end, minute) = (number.end, n as i8);
            }
        }
        let o_clock = self.o_clock(end);
        Some(Reading {
            end: o_clock.unwrap_or(end),
            hour,
            minute,
            second: None,
            full: o_clock.is_some(),
        })
    }

    /// `a.m.`, `pm`, `in the afternoon`; `true` in the afternoon.
    fn half_of_day(&self, i: usize) -> Option<(usize, bool)> {
        let spelled = |a: &str| self.is(i, a) && self.is(i + 1, ".") && self.is(i + 2, "m");
        match () {
            () if self.is_any(i, &["a.m.", "a.m", "am"]) => Some((i + 1, false)),
            () if self.is_any(i, &["p.m.", "p.m", "pm"]) => Some((i + 1, true)),
            () if spelled("a") => Some((i + 3 + usize::from(self.is(i + 3, ".")), false)),
            () if spelled("p") => Some((i + 3 + usize::from(self.is(i + 3, ".")), true)),
            () if self.is(i, "a") && self.is(i + 1, "m") => Some((i + 2, false)),
            () if self.is(i, "p") && self.is(i + 1, "m") => Some((i + 2, true)),
            () if self.is(i, "in") && self.is(i + 1, "the") && self.is(i + 2, "morning") => Some((i + 3, false)),
            () if self.is(i, "in") && self.is(i + 1, "the") && self.is_any(i + 2, &["afternoon", "evening"]) => {
                Some((i + 3, true))
            }
            () => None,
        }
    }

    fn zone(&self, i: usize) -> Option<(usize, Zone)> {
        let upper = self.text(i).bytes().all(|b| b.is_ascii_uppercase());
        let (end, zone) = self
            .sense(i, |s| if let Sense::Zone(zone) = s { Some(zone) } else { None })
            .filter(|(end, _)| upper || *end > i + 1 && self.capital(i))?;
        // `GMT+8`
        let sign = match self.text(end) {
            "+" => 1,
            "-" | "−" => -1,
            _ => return Some((end, zone)),
        };
        let hours = self.digits(end + 1).filter(|(n, _)| self.glued(end + 1) && *n <= 14);
        Some(hours.map_or((end, zone), |(n, _)| {
            let minutes = zone.minutes + sign * 60 * n as i32;
            (end + 2, Zone { minutes, ..zone })
        }))
    }

    /// Whether figures stand alone: `3:15`.
    fn half_unsaid(&self, i: usize, end: usize) -> bool {
        self.digits(i).is_some()
            && self.is(i + 1, ":")
            && self.half_of_day(end - 1).is_none()
            && self.digits(end - 1).is_some()
    }

    fn with_zone(&self, i: usize, end: usize, hour: i8, minute: i8, second: Option<i8>) -> Expression {
        let closed = |(after, zone): (usize, Zone)| self.is(after, ")").then_some((after + 1, zone));
        let bracketed = || self.zone(end + 1).filter(|_| self.is(end, "(")).and_then(closed);
        let zone = self.zone(end).or_else(bracketed);
        let local = self.is(end, "local") && self.is(end + 1, "time");
        let end = if local { end + 2 } else { zone.map_or(end, |z| z.0) };
        let clock = Clock {
            hour,
            minute,
            second,
            zone: zone.map(|z| z.1),
            bare: (1..=12).contains(&hour) && zone.is_none() && self.half_unsaid(i, end),
        };
        Expression {
            clock: Some(clock),
            ..Expression::new(i, end, Meaning::Clock)
        }
    }
}

/// The hour of twenty-four.
fn twelve(hour: i8, afternoon: bool) -> Option<i8> {
    (1..=12)
        .contains(&hour)
        .then(|| hour % 12 + if afternoon { 12 } else { 0 })
}

fn small(text: &str, most: i8) -> Option<i8> {
    text.parse().ok().filter(|n| (0..=most).contains(n))
}
