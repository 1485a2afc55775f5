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

/// An offset from Greenwich.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// Minutes east, in winter.
    pub minutes: i32,
    /// When an hour is added.
    pub saving: Saving,
}

/// Whose rule of daylight saving a zone keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// `EST`, `GMT`: none.
    Never,
    /// `Eastern time`: from the second Sunday of March to the first of November.
    America,
    /// `Paris time`: from the last Sunday of March to the last of October.
    Europe,
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
    /// Where the clock stands.
    Zone(Zone),
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
    /// Those to whom it happens, and the noun itself: `40 deaths`, `the death of 40`.
    Deed,
    /// Object of the verb, or subject in the passive: `were killed`.
    Patient,
    /// Subject: `died`.
    Subject,
    /// Those it is said of: `dead`, `missing`.
    State,
}

/// What a word can open, as a set of bits: a rule is tried only where one of its classes stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(u32);

#[allow(missing_docs)]
impl Classes {
    pub const MONTH: Classes = Classes(1);
    pub const WEEKDAY: Classes = Classes(1 << 1);
    pub const UNIT: Classes = Classes(1 << 2);
    /// `today`, `recently`, `annually`.
    pub const DEICTIC: Classes = Classes(1 << 3);
    pub const TURN: Classes = Classes(1 << 4);
    pub const EDGE: Classes = Classes(1 << 5);
    pub const PART: Classes = Classes(1 << 6);
    pub const DECADE: Classes = Classes(1 << 7);
    pub const CLOCK: Classes = Classes(1 << 8);
    pub const SEASON: Classes = Classes(1 << 9);
    pub const AWAY: Classes = Classes(1 << 10);
    pub const FEAST: Classes = Classes(1 << 11);
    /// A number in words, or a part of one.
    pub const NUMBER: Classes = Classes(1 << 12);
    pub const ORDINAL: Classes = Classes(1 << 13);
    pub const CURRENCY: Classes = Classes(1 << 14);
    /// What stands only after a number.
    pub const AFTER: Classes = Classes(1 << 15);
    pub const BOUND: Classes = Classes(1 << 16);
    /// Figures.
    pub const DIGIT: Classes = Classes(1 << 17);
    /// `the`, `these`, `those`.
    pub const THE: Classes = Classes(1 << 18);
    /// `a`, `an`.
    pub const ARTICLE: Classes = Classes(1 << 19);
    /// `in`, `on`.
    pub const IN: Classes = Classes(1 << 20);
    /// `every`, `each`, `per`.
    pub const EACH: Classes = Classes(1 << 21);
    /// `half`, `many`, `between`.
    pub const MANY: Classes = Classes(1 << 22);
    /// `Q`, `fiscal`.
    pub const PLAIN: Classes = Classes(1 << 23);
    pub const APOSTROPHE: Classes = Classes(1 << 24);
    /// Words that only open an expression together with the next.
    pub const OPENER: Classes = Classes(1 << 25);

    /// Either's.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Whether they share one.
    pub const fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

impl Sense {
    /// The class it belongs to.
    pub(super) fn class(self) -> Classes {
        match self {
            Sense::Month(_) => Classes::MONTH,
            Sense::Weekday(_) | Sense::Weekdays(_) => Classes::WEEKDAY,
            Sense::Unit(..) => Classes::UNIT,
            Sense::Day(_) | Sense::Night(_) | Sense::Vague(_) | Sense::Set(..) => Classes::DEICTIC,
            Sense::Turn(_) => Classes::TURN,
            Sense::Edge(_) => Classes::EDGE,
            Sense::Part(_) => Classes::PART,
            Sense::Decade(_) => Classes::DECADE,
            Sense::Clock(..) => Classes::CLOCK,
            Sense::Season(_) => Classes::SEASON,
            Sense::Away(_) => Classes::AWAY,
            Sense::Feast(_) => Classes::FEAST,
            Sense::Cardinal(_) | Sense::Dozen | Sense::Some(_) | Sense::Fraction(_) => Classes::NUMBER,
            Sense::Ordinal(_) => Classes::ORDINAL,
            Sense::Currency(..) => Classes::CURRENCY,
            Sense::Bound(_) => Classes::BOUND,
            Sense::Scale(..) | Sense::Measure(_) | Sense::Zone(_) => Classes::AFTER,
        }
    }
}
