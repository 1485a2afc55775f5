//! The cells of the sheets of time: `PAST_REF`, `P2Y`, `+05:30`.

use super::sense::{Away, Saving, Sense, Turn, Unit, Zone};

pub(super) const BOUNDS: &[&str] = &["APPROX", "MORE_THAN", "EQUAL_OR_MORE", "LESS_THAN", "EQUAL_OR_LESS"];
pub(super) const ROLES: &[&str] = &[
    "killed",
    "injured",
    "arrested",
    "missing",
    "displaced",
    "abducted",
    "crowd",
];
pub(super) const VAGUE: &[&str] = &["PAST_REF", "PRESENT_REF", "FUTURE_REF"];
pub(super) const EDGES: &[&str] = &["START", "MID", "END"];
pub(super) const PARTS: &[&str] = &["MO", "MI", "AF", "EV", "NI", "DT"];

pub(super) fn among(known: &[&'static str], text: &str) -> Option<&'static str> {
    known.iter().copied().find(|k| *k == text)
}

pub(super) fn within(text: &str, low: i8, high: i8) -> Option<i8> {
    text.parse().ok().filter(|n| (low..=high).contains(n))
}

pub(super) fn unit(code: &str) -> Option<Unit> {
    Unit::CODES.iter().find(|(c, _)| *c == code).map(|(_, unit)| *unit)
}

pub(super) fn plural(text: &str) -> Option<bool> {
    match text {
        "singular" => Some(false),
        "plural" => Some(true),
        _ => None,
    }
}

pub(super) fn time_word(class: &str, value: &str) -> Option<Sense> {
    Some(match class {
        "day" => Sense::Day(value.parse().ok()?),
        "night" => Sense::Night(value.parse().ok()?),
        "vague" => Sense::Vague(among(VAGUE, value)?),
        "set" => {
            let period = value.strip_prefix('P')?;
            let end = period.find(|c: char| !c.is_ascii_digit())?;
            Sense::Set(period[..end].parse().ok()?, unit(&period[end..])?)
        }
        "turn" => Sense::Turn(turn(value)?),
        "edge" => Sense::Edge(among(EDGES, value)?),
        "decade" => Sense::Decade(
            value
                .parse()
                .ok()
                .filter(|y: &i16| (1000..=2100).contains(y) && y % 10 == 0)?,
        ),
        "part" => Sense::Part(among(PARTS, value)?),
        "clock" => {
            let (hour, minute) = value.split_once(':')?;
            Sense::Clock(within(hour, 0, 23)?, within(minute, 0, 59)?)
        }
        "season" => Sense::Season(["SP", "SU", "FA", "WI"].iter().position(|s| *s == value)? as i8 + 21),
        "ago" => Sense::Away(match value {
            "ago" => Away::Ago,
            "hence" => Away::Hence,
            "earlier" => Away::Earlier,
            "later" => Away::Later,
            _ => return None,
        }),
        _ => return None,
    })
}

pub(super) fn turn(value: &str) -> Option<Turn> {
    Some(match value {
        "last" => Turn::Last,
        "past" => Turn::Past,
        "this" => Turn::This,
        "next" => Turn::Next,
        "coming" => Turn::Coming,
        "previous" => Turn::Previous,
        "following" => Turn::Following,
        "same" => Turn::Same,
        _ => return None,
    })
}

pub(super) fn number_word(class: &str, value: &str) -> Option<Sense> {
    let value: u32 = value.parse().ok()?;
    Some(match class {
        "cardinal" if value < 100 => Sense::Cardinal(value),
        "scale" if value < 30 => Sense::Scale(value, false),
        "glued" if value < 30 => Sense::Scale(value, true),
        "dozen" => Sense::Dozen,
        "some" => Sense::Some(value),
        "fraction" if value > 1 => Sense::Fraction(value),
        "ordinal" => Sense::Ordinal(value),
        _ => return None,
    })
}

pub(super) fn offset(text: &str) -> Option<Zone> {
    let (text, saving) = match text.split_once(' ') {
        Some((text, "america")) => (text, Saving::America),
        Some((text, "europe")) => (text, Saving::Europe),
        Some(_) => return None,
        None => (text, Saving::Never),
    };
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let minutes = sign * (i32::from(within(hours, 0, 14)?) * 60 + i32::from(within(minutes, 0, 59)?));
    Some(Zone { minutes, saving })
}
