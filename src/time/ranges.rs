//! Ranges across two expressions: `from March to May 2020`, `between Jan. 3 and Feb. 9`, `Monday through Friday`.
//!
//! As in annotated news both ends are expressions of their own; each has the whole interval as its EDTF and bounds.

use super::expression::{End, Expression, InYear, Meaning, Yearly};
use super::pieces::Scan;
use super::point::Point;
use crate::lexicon::calendar::Unit;

impl Scan<'_> {
    /// The second end, if a range begins with `first`; both then know the whole.
    pub(super) fn stretch(&self, first: &mut Expression) -> Option<Expression> {
        if !fits(&first.meaning) || first.clock.is_some() || first.part.is_some() {
            return None;
        }
        let opener = first.first.checked_sub(1).unwrap_or(usize::MAX);
        let dashed = self.dash(first.end);
        let joined = match () {
            () if dashed => true,
            () if self.is(opener, "from") => self.is_any(first.end, &["to", "until", "till", "through"]),
            () if self.is(opener, "between") => self.is(first.end, "and"),
            () => self.is_any(first.end, &["through", "until", "till"]) && size(&first.meaning) <= Unit::Month,
        };
        let mut second = self.second_end(first).filter(|_| joined)?;
        if dashed && size(&second.meaning) != size(&first.meaning) {
            return None;
        }
        let start = inherit(first.meaning.clone(), &second.meaning);
        let end = |meaning: &Meaning, end| {
            let (start, last) = (Box::new(start.clone()), Box::new(meaning.clone()));
            Meaning::EndOf(start, last, end)
        };
        first.meaning = end(&second.meaning, End::First);
        second.meaning = end(&second.meaning, End::Last);
        Some(second)
    }

    fn second_end(&self, first: &Expression) -> Option<Expression> {
        let at = first.end + 1;
        if let (Meaning::Point(Point::Year(start)), Some(last)) = (&first.meaning, self.year_digits(at)) {
            let meaning = Meaning::Point(Point::Year(last));
            return (last > *start).then(|| Expression::new(at, at + 1, meaning));
        }
        let second = self.edged(at).or_else(|| self.core(at))?;
        (fits(&second.meaning) && second.clock.is_none()).then_some(second)
    }
}

fn fits(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(_) | Meaning::Yearly(..) | Meaning::Weekday(_) | Meaning::TurnedWeekday(..) => true,
        Meaning::Shift { unit, .. } => *unit >= Unit::Night,
        _ => false,
    }
}

/// How long the stretch is that a meaning names.
fn size(meaning: &Meaning) -> Unit {
    match meaning {
        Meaning::Point(point) => match point {
            Point::Day(_) | Point::Days(..) => Unit::Day,
            Point::Week(_) | Point::Weekend(_) => Unit::Week,
            Point::Month(..) => Unit::Month,
            Point::Quarter(..) | Point::Season(..) => Unit::Quarter,
            Point::Half(..) => Unit::Semester,
            Point::Year(_) | Point::Fiscal(_) => Unit::Year,
            Point::Decade(_) => Unit::Decade,
            Point::Century(_) => Unit::Century,
        },
        Meaning::Yearly(what, _) => match what {
            Yearly::MonthDay(..) | Yearly::Feast(_) => Unit::Day,
            Yearly::Month(_) => Unit::Month,
            Yearly::Season(_) | Yearly::Quarter(_) => Unit::Quarter,
            Yearly::Half(_) => Unit::Semester,
        },
        Meaning::Shift { unit, .. } => *unit,
        _ => Unit::Day,
    }
}

/// `from March to May of last year`: the year stands once for both.
fn inherit(first: Meaning, second: &Meaning) -> Meaning {
    match (first, second) {
        (Meaning::Yearly(what, InYear::Unsaid), Meaning::Yearly(_, year @ InYear::Shift(_))) => {
            Meaning::Yearly(what, *year)
        }
        (first, _) => first,
    }
}
