//! From when to when a row holds: `2024-03` to `2026`, both ends included, open where a cell is empty.

use super::super::{Row, Sheet};
use crate::error::Result;

/// Two dates as they are written, so that they compare as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Period {
    /// First year, month or day; empty for always.
    pub from: String,
    /// Last one; empty for until now.
    pub to: String,
}

impl Period {
    /// Reads two cells.
    ///
    /// # Errors
    /// If one is no year, month or day, or they stand the wrong way round.
    pub(super) fn read(sheet: &Sheet, row: &Row, from: &str, to: &str) -> Result<Period> {
        for (column, cell) in [("from", from), ("to", to)] {
            if !cell.is_empty() && !is_date(cell) {
                let message = format!(
                    "found {column} = {cell:?}, expected a year, month or day such as 2024, 2024-03 or 2024-03-15, or nothing"
                );
                return Err(sheet.fault(row, message));
            }
        }
        if !from.is_empty() && !to.is_empty() && from > to && !from.starts_with(to) {
            let message = format!("found from = {from:?}, expected a day before to = {to:?}");
            return Err(sheet.fault(row, message));
        }
        Ok(Period {
            from: from.to_owned(),
            to: to.to_owned(),
        })
    }

    /// Whether it holds on a day; without one only if it always does.
    pub fn holds(&self, day: Option<&str>) -> bool {
        match day {
            Some(day) => self.begun(day) && self.open(day),
            None => !self.is_dated(),
        }
    }

    /// Whether it has an end on either side.
    pub fn is_dated(&self) -> bool {
        !(self.from.is_empty() && self.to.is_empty())
    }

    /// Whether some day lies in both.
    pub fn overlaps(&self, other: &Period) -> bool {
        let before = |a: &Period, b: &Period| b.from.is_empty() || a.open(&b.from);
        before(self, other) && before(other, self)
    }

    fn begun(&self, day: &str) -> bool {
        day >= self.from.as_str()
    }

    fn open(&self, day: &str) -> bool {
        self.to.is_empty() || day <= self.to.as_str() || day.starts_with(&self.to)
    }
}

/// `2024`, `2024-03`, `2024-03-15`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length: usize, most: u32| {
        let good = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        good && part.parse::<u32>().is_ok_and(|n| n > 0 && n <= most)
    };
    let most = [(4, 9999), (2, 12), (2, 31)];
    parts.len() <= 3
        && parts
            .iter()
            .zip(most)
            .all(|(part, (length, most))| number(part, length, most))
}
