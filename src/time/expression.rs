//! What an expression says before anybody asks which day it is: `last August`, `two days later`, `early 2019`.

use super::event_days::EventDay;
use super::point::Point;
use crate::lexicon::calendar::{Feast, Turn, Unit, Zone};
use crate::text::Span;

/// Something that comes every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Yearly {
    Month(i8),
    MonthDay(i8, i8),
    /// 21 spring … 24 winter.
    Season(i8),
    Quarter(i8),
    Half(i8),
    Feast(Feast),
}

/// Which year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InYear {
    /// `in August`.
    Unsaid,
    /// `in August 2019`.
    Known(i16),
    /// `in August of last year`: years from the anchor's.
    Shift(i64),
    /// `last August`.
    Turn(Turn),
}

/// What a shift starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The day the article was published.
    Published,
    /// The same, counted: `two weeks ago` may be meant to the day.
    Counted,
    /// The time spoken of before; a year before a quarter is a quarter.
    Previous,
    /// The same, but `the previous year` is a whole year.
    Whole,
}

/// What the words mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// Fully said.
    Point(Point),
    /// `August 4`, `the third quarter of last year`, `Easter`.
    Yearly(Yearly, InYear),
    /// `on Thursday`.
    Weekday(i8),
    /// `last Thursday`.
    TurnedWeekday(i8, Turn),
    /// `Tuesday of last week`: weeks from this one.
    WeekdayOf(i8, i64),
    /// `last week`, `two years ago`, `the following day`.
    Shift { unit: Unit, count: i64, from: From },
    /// `that day`.
    Same(Unit),
    /// TIMEX3 period.
    Duration(String),
    /// `two days after the vote`: number, unit, 1 after and -1 before, and the event.
    AfterEvent {
        value: String,
        unit: Unit,
        sign: i64,
        event: Option<Event>,
    },
    /// `day five of the tour`, `the opening night`.
    EventDay(EventDay),
    /// `a third straight day`, and the day that its sentence tells.
    Running(Unit, Option<Box<Meaning>>),
    /// TIMEX3 period or pattern of what repeats.
    Set(String),
    /// `PAST_REF` and its like.
    Vague(&'static str),
    /// `2019-21`, `Jan. 3-4`.
    Range(Box<Meaning>, Box<Meaning>),
    /// One end of a range that is said in two expressions: `March` and `May` in `from March to May`.
    EndOf(Box<Meaning>, Box<Meaning>, End),
    /// `the first Monday of October`, `the last week of March`; -1 is the last.
    Nth(Part, i8, Box<Meaning>),
    /// `last fiscal year`: years from this one.
    FiscalYear(i64),
    /// `the first two weeks of May`, `the last three days of 2021`: number, unit, and whether they are the last.
    Stretch(i64, Unit, bool, Box<Meaning>),
    /// `the week of October 6`.
    Around(Unit, Box<Meaning>),
    /// `on the 15th`, `Thursday the 15th`.
    DayOfMonth(i8, Option<i8>),
    /// `two Thursdays ago`: so many of them away.
    WeekdayAway(i8, i64),
    /// `the past three days`, `the next two weeks`: TIMEX3 period, and how far it reaches from today.
    Window(String, Unit, i64),
    /// `three days after Easter`.
    Offset(Unit, i64, Box<Meaning>),
    /// `the same period last year`: the stretch spoken of before, so many years away.
    SameOf(i64),
    /// A time of day alone.
    Clock,
}

/// The event that a time counts from: `the fragile ceasefire`, `resigned`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Event {
    /// Lemma of its noun or verb.
    pub lemma: String,
    /// Its words.
    pub span: Span,
}

/// Which end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum End {
    First,
    Last,
}

/// What is counted in `the first … of October`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Part {
    Weekday(i8),
    Of(Unit),
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0–24.
    pub hour: i8,
    /// 0–59.
    pub minute: i8,
    /// 0–59, if said.
    pub second: Option<i8>,
    /// Where the clock stands.
    pub zone: Option<Zone>,
    /// Neither `a.m.` nor `p.m.` nor a zone says which half of the day `3:15` is.
    pub bare: bool,
}

impl Clock {
    /// The same on the other side of noon.
    pub fn later(self) -> Clock {
        Clock {
            hour: (self.hour + 12) % 24,
            ..self
        }
    }

    /// `8` is 20:00 in the evening.
    pub fn in_part(self, part: Option<&str>) -> Clock {
        let later = matches!(part, Some("AF" | "EV" | "NI")) && (1..12).contains(&self.hour);
        let hour = if later { self.hour + 12 } else { self.hour };
        let bare = self.bare && part.is_none();
        Clock { hour, bare, ..self }
    }
}

/// How the clause ties the time: `since 1991` opens at it, `until Friday` closes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    At,
    Since,
    Until,
    Before,
    After,
}

/// An expression in its sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expression {
    /// Its first piece.
    pub first: usize,
    /// One past its last piece.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
    /// What it could say instead (`04/08/2022`).
    pub other: Option<Meaning>,
    /// TIMEX3 modifier.
    pub modifier: Option<&'static str>,
    /// TIMEX3 part of day.
    pub part: Option<&'static str>,
    /// Time of day.
    pub clock: Option<Clock>,
    /// The time of day it lasts until.
    pub until: Option<Clock>,
    /// The preposition before it.
    pub relation: Relation,
}

impl Expression {
    /// A plain expression.
    pub fn new(first: usize, end: usize, meaning: Meaning) -> Self {
        Expression {
            first,
            end,
            meaning,
            other: None,
            modifier: None,
            part: None,
            clock: None,
            until: None,
            relation: Relation::At,
        }
    }

    /// With a part of day.
    pub fn with_part(self, part: &'static str) -> Self {
        Expression {
            part: Some(part),
            ..self
        }
    }

    /// Whether it names a single day, so that a part of day or a time of day can stand beside it.
    pub fn is_day(&self) -> bool {
        match &self.meaning {
            Meaning::Point(point) => matches!(point, Point::Day(_)),
            Meaning::Yearly(what, _) => matches!(what, Yearly::MonthDay(..) | Yearly::Feast(_)),
            Meaning::Weekday(_) | Meaning::TurnedWeekday(..) | Meaning::WeekdayOf(..) => true,
            Meaning::DayOfMonth(..) | Meaning::WeekdayAway(..) | Meaning::Offset(..) => true,
            Meaning::Nth(part, ..) => matches!(part, Part::Weekday(_) | Part::Of(Unit::Day)),
            Meaning::Shift { unit, .. } | Meaning::Same(unit) => *unit == Unit::Day,
            _ => false,
        }
    }
}
