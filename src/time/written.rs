//! How a resolved time is written: TIMEX3 clock times, EDTF intervals that are open, `~` for what is approximate.

use super::expression::{Clock, Expression, From, Meaning, Relation};
use super::zones::{self, GREENWICH};
use super::{Day, TimeType};
use crate::lexicon::calendar::Unit;

/// `six minutes later`: how long after, since the hour before is not told.
pub(super) fn is_short(unit: Unit, from: From) -> bool {
    unit < Unit::Night && matches!(from, From::Previous | From::Whole)
}

/// TIMEX3 type.
pub(super) fn kind(expression: &Expression) -> TimeType {
    match &expression.meaning {
        Meaning::Duration(_) | Meaning::AfterEvent { .. } | Meaning::Window(..) | Meaning::Stretch(..) => {
            TimeType::Duration
        }
        Meaning::Shift { unit, from, .. } if is_short(*unit, *from) => TimeType::Duration,
        Meaning::Set(_) => TimeType::Set,
        _ if expression.clock.is_some() || expression.part.is_some() => TimeType::Time,
        _ => TimeType::Date,
    }
}

/// Open intervals, and `~` for what is approximate.
pub(super) fn edtf_of(expression: &Expression, edtf: Option<String>, bounds: Option<(Day, Day)>) -> Option<String> {
    let edtf = edtf?;
    if expression.clock.is_some() {
        return Some(edtf);
    }
    let single = !edtf.contains('/');
    let (first, last) = match bounds {
        Some((first, last)) if !single => (first.to_string(), last.to_string()),
        _ => (edtf.clone(), edtf.clone()),
    };
    Some(match expression.relation {
        Relation::Since => format!("{first}/.."),
        Relation::Until => format!("../{last}"),
        Relation::At if expression.modifier == Some("APPROX") && single => format!("{edtf}~"),
        _ => edtf,
    })
}

/// `2022-08-04T17:30`, as TIMEX3 writes a time of day, or two.
pub(super) fn short_clock(day: &str, clock: Clock, until: Option<Clock>) -> String {
    let written = |clock: Clock| {
        let zone = if clock.zone == Some(GREENWICH) { "Z" } else { "" };
        let second = clock.second.map_or_else(String::new, |s| format!(":{s:02}"));
        format!("{day}T{:02}:{:02}{second}{zone}", clock.hour, clock.minute)
    };
    both(written, clock, until)
}

fn both(written: impl Fn(Clock) -> String, clock: Clock, until: Option<Clock>) -> String {
    match until {
        Some(until) => format!("{}/{}", written(clock), written(until)),
        None => written(clock),
    }
}

/// `2022-08-04T17:30:00+02:00`, as EDTF writes a time of day, or two.
pub(super) fn with_clock(day: &str, clock: Clock, until: Option<Clock>) -> String {
    both(|clock| one_clock(day, clock), clock, until)
}

fn one_clock(day: &str, clock: Clock) -> String {
    let zone = match clock.zone.map(|zone| zones::minutes(zone, day.parse().ok())) {
        None => String::new(),
        Some(0) => "Z".into(),
        Some(m) => format!(
            "{}{:02}:{:02}",
            if m < 0 { '-' } else { '+' },
            m.abs() / 60,
            m.abs() % 60
        ),
    };
    let second = clock.second.unwrap_or(0);
    format!("{day}T{:02}:{:02}:{second:02}{zone}", clock.hour, clock.minute)
}
