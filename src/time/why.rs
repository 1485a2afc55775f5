//! The name of the rule that read a time, for the reader: `weekday`, `so long ago`, `holiday`.
//!
//! How often each is right is measured in `docs/times.md`; `confidence` is such a share.

use super::expression::{From, Meaning, Yearly};

/// The rule behind a meaning.
pub(super) fn why(meaning: &Meaning) -> &'static str {
    match meaning {
        Meaning::Point(_) => "said in full",
        Meaning::Yearly(what, _) => match what {
            Yearly::Month(_) => "month without a year",
            Yearly::MonthDay(..) => "day without a year",
            Yearly::Season(_) => "season",
            Yearly::Quarter(_) | Yearly::Half(_) => "quarter or half",
            Yearly::Feast(_) => "holiday",
        },
        Meaning::Weekday(_) => "weekday",
        Meaning::TurnedWeekday(..) | Meaning::WeekdayOf(..) | Meaning::WeekdayAway(..) => "weekday of a week",
        Meaning::Shift { from, .. } => match from {
            From::Published => "day, week or year from publication",
            From::Counted => "so long ago",
            From::Previous | From::Whole => "from the time before",
        },
        Meaning::Same(_) | Meaning::SameOf(_) | Meaning::Running(..) => "from the time before",
        Meaning::Duration(_) => "duration",
        Meaning::Window(..) | Meaning::Stretch(..) => "period with its days",
        Meaning::AfterEvent { .. } | Meaning::EventDay(_) => "from an event",
        Meaning::Set(_) => "repeated",
        Meaning::Vague(_) => "vague",
        Meaning::Range(..) | Meaning::EndOf(..) => "range",
        Meaning::Nth(..) | Meaning::Around(..) | Meaning::DayOfMonth(..) | Meaning::Offset(..) => {
            "place in a month or year"
        }
        Meaning::FiscalYear(_) => "fiscal year",
        Meaning::Clock => "time of day",
    }
}
