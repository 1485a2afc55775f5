//! One or two numbers with their bound: `nearly 40`, `between 10 and 30`, `20 to 25 million`.

use super::numbers::Number;
use super::pieces::Scan;
use super::{Quantity, QuantityKind};

/// One or two numbers with their bound: `between 10 and 30`, `nearly 40`.
pub(super) struct Amount {
    pub first: usize,
    pub end: usize,
    pub low: Number,
    pub high: Option<Number>,
    pub bound: Option<&'static str>,
}

impl Amount {
    /// Least and greatest value.
    fn limits(&self) -> (Option<f64>, Option<f64>) {
        let low = Some(self.low.value.float());
        let high = self.high.map_or(low, |n| Some(n.value.float()));
        match self.bound {
            Some("MORE_THAN" | "EQUAL_OR_MORE") => (low, None),
            Some("LESS_THAN" | "EQUAL_OR_LESS") => (None, high),
            _ if self.low.vague => (low, None),
            _ => (low, high),
        }
    }

    fn approx(&self) -> bool {
        self.low.vague || self.bound.is_some() || self.high.is_some()
    }
}

impl Scan<'_> {
    /// `nearly 40`, `between 10 and 30`, `20 to 25`, `20-25`.
    pub(super) fn amount(&self, i: usize) -> Option<Amount> {
        let (mut at, bound) = self.bound(i).unwrap_or((i, None));
        let between = self.is_any(at, &["between", "from"]);
        if between {
            at += 1;
        }
        let low = self.number(at)?;
        let link = if self.is(at - usize::from(between), "between") {
            self.is(low.end, "and")
        } else {
            self.is(low.end, "to")
        };
        let dashed = self.dash(low.end) && self.glued(low.end) && self.glued(low.end + 1);
        let high = if link || dashed { self.number(low.end + 1) } else { None };
        let high = high.filter(|h| !h.vague && (link || h.bare == low.bare || !h.bare));
        if between && high.is_none() {
            return None;
        }
        let (low, high) = share_scale(low, high)?;
        let falls = high.is_some_and(|h| h.value.float() < low.value.float());
        let (low, high) = match high {
            // `between 30 and 10`
            Some(high) if falls && link && !self.is(low.end, "to") => {
                (Number { end: low.end, ..high }, Some(Number { end: high.end, ..low }))
            }
            // `from 30 to 10` is a change, `3-1` a result
            Some(_) if falls && (between || dashed) => return None,
            Some(_) if falls => (low, None),
            high => (low, high),
        };
        let end = high.map_or(low.end, |h| h.end);
        let first = if between { at } else { i };
        Some(Amount {
            first,
            end,
            low,
            high,
            bound,
        })
    }

    pub(super) fn record(&self, amount: &Amount, first: usize, end: usize, kind: QuantityKind) -> Quantity {
        let (min, max) = amount.limits();
        let approx = amount.approx();
        Quantity {
            approx,
            ..Quantity::new(self.span(first, end), kind, min, max)
        }
    }
}

/// `20 to 25 million`: the scale counts for both.
pub(super) fn share_scale(low: Number, high: Option<Number>) -> Option<(Number, Option<Number>)> {
    let Some(high) = high else { return Some((low, None)) };
    if !low.bare || high.bare {
        return Some((low, Some(high)));
    }
    let mut value = low.value;
    for power in [3, 6, 9, 12] {
        let scaled = low.value.scaled(power)?;
        if scaled.float() < high.value.float() && scaled.float() * 1000.0 > high.value.float() {
            value = scaled;
        }
    }
    Some((Number { value, ..low }, Some(high)))
}
