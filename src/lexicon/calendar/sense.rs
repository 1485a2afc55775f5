//! What a word of time or number can mean: `Thursday` is a weekday, `dozen` twelve, `last` turns back.

use super::Feast;

/// A span of the calendar or the clock that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Semester,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    pub(super) const CODES: &'static [(&'static str, Unit)] = &[
        ("S", Unit::Second),
        ("MIN", Unit::Minute),
        ("H", Unit::Hour),
        ("N", Unit::Night),
        ("D", Unit::Day),
        ("WE", Unit::Weekend),
        ("W", Unit::Week),
        ("W2", Unit::Fortnight),
        ("M", Unit::Month),
        ("Q", Unit::Quarter),
        ("H6", Unit::Semester),
        ("Y", Unit::Year),
        ("DE", Unit::Decade),
        ("CE", Unit::Century),
        ("ML", Unit::Millennium),
    ];

    /// How many months it lasts, if it is a month or longer.
    pub fn months(self) -> Option<i64> {
        Some(match self {
            Unit::Month => 1,
            Unit::Quarter => 3,
            Unit::Semester => 6,
            Unit::Year => 12,
            Unit::Decade => 120,
            Unit::Century => 1200,
            Unit::Millennium => 12_000,
            _ => return None,
        })
    }
}

/// How the words around a unit point: `last`, `next`, `this`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Turn {
    Last,
    Past,
    This,
    Next,
    Coming,
    Previous,
    Following,
    Same,
}

/// Which way a counted time lies: `ago` from now, `earlier` from the time spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Away {
    Ago,
    Hence,
    Earlier,
    Later,
}

/// Where a currency's name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Prefix,
    Suffix,
    Code,
    /// The name of a hundredth.
    Cent,
}

/// What a word or phrase can mean in a date or an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// 1–12.
    Month(i8),
    /// 1 is Monday.
    Weekday(i8),
    /// `Mondays`: 1 is Monday.
    Weekdays(i8),
    /// A unit of time, and whether the word is plural.
    Unit(Unit, bool),
    /// `yesterday`: days from today.
    Day(i64),
    /// `last night`: days from today.
    Night(i64),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Vague(&'static str),
    /// `annually`: TIMEX3 period.
    Set(u32, Unit),
    /// `last`, `next`.
    Turn(Turn),
    /// `early`, `the end of`: TIMEX3 modifier.
    Edge(&'static str),
    /// `morning`: TIMEX3 part of day.
    Part(&'static str),
    /// `the nineties`: its first year.
    Decade(i16),
    /// `noon`: hour and minute.
    Clock(i8, i8),
    /// 21 spring … 24 winter, as EDTF numbers them.
    Season(i8),
    /// `ago`, `later`.
    Away(Away),
    /// A holiday.
    Feast(Feast),
    /// A number below a hundred.
    Cardinal(u32),
    /// A power of ten; glued ones stand right after digits (`20bn`).
    Scale(u32, bool),
    /// `dozen`.
    Dozen,
    /// `dozens`, `several`: at least so many.
    Some(u32),
    /// `third`, `half`: the denominator.
    Fraction(u32),
    /// `third`, `19th`.
    Ordinal(u32),
    /// ISO 4217 and where the word stands.
    Currency([u8; 3], Place),
    /// Index into [`super::Calendar::measures`].
    Measure(u16),
    /// `at least`: TIMEX3 modifier.
    Bound(&'static str),
    /// Minutes east of Greenwich.
    Zone(i32),
}

/// One phrase: the words after its first, and what it means.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Lower case.
    pub rest: Vec<String>,
    /// Its meaning.
    pub sense: Sense,
}

/// What a cue says about the time of a weekday beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CueEffect {
    /// `will`: an auxiliary of the clause.
    Aux,
    /// `scheduled`: the clause's own predicate.
    Predicate,
    /// `until`: before the time itself.
    Marker,
    /// `managed to`: the infinitive below it has happened.
    Done,
}

/// A unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// As UCUM writes it.
    pub symbol: String,
    /// The unit of the SI it is turned into.
    pub si_unit: String,
    /// How many of those make one.
    pub factor: f64,
    /// What is added then (degrees Celsius).
    pub plus: f64,
}

/// Whom a word of role tells about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// Those whom the noun itself names: `protesters`.
    Noun,
    /// Object of the verb, or subject in the passive: `were killed`.
    Patient,
    /// Subject: `died`.
    Subject,
    /// Those it is said of: `dead`, `missing`.
    State,
}
