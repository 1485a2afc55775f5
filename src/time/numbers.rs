//! Numbers as news writes them: `1,250`, `7.2bn`, `two and a half million`, `three dozen`, `tens of thousands`.

use super::pieces::Scan;
use crate::lexicon::calendar::Sense;

/// An exact decimal number: `digits` divided by ten to the power of `places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i64,
    places: u32,
}

impl Decimal {
    /// A whole number.
    pub fn whole(digits: i64) -> Self {
        Decimal { digits, places: 0 }
    }

    /// Reads `1,250.5`.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| *c != ',').collect();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = format!("{whole}{fraction}").parse().ok()?;
        let places = u32::try_from(fraction.len()).ok()?;
        Some(Decimal { digits, places }.trimmed())
    }

    /// Times a whole number.
    pub fn times(self, factor: i64) -> Option<Self> {
        let digits = self.digits.checked_mul(factor)?;
        Some(Decimal { digits, ..self }.trimmed())
    }

    /// Times ten to this power.
    pub fn scaled(self, power: u32) -> Option<Self> {
        let off = power.min(self.places);
        let digits = self.digits.checked_mul(10i64.checked_pow(power - off)?)?;
        let places = self.places - off;
        Some(Decimal { digits, places }.trimmed())
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let digits = |n: Decimal| n.digits.checked_mul(10i64.checked_pow(places - n.places)?);
        let digits = digits(self)?.checked_add(digits(other)?)?;
        Some(Decimal { digits, places }.trimmed())
    }

    fn trimmed(mut self) -> Self {
        while self.places > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.places -= 1;
        }
        self
    }

    /// The number, if it is whole.
    pub fn integer(self) -> Option<i64> {
        (self.places == 0).then_some(self.digits)
    }

    /// The nearest float; exact up to 2^53.
    pub fn float(self) -> f64 {
        format!("{}e-{}", self.digits, self.places).parse().unwrap_or(f64::NAN)
    }

    /// As TIMEX3 writes it: `2.5`.
    pub fn show(self) -> String {
        if self.places == 0 {
            return self.digits.to_string();
        }
        let digits = format!("{:0>1$}", self.digits, self.places as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - self.places as usize);
        format!("{whole}.{fraction}")
    }
}

/// A number and where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// One past its last piece.
    pub end: usize,
    /// Its value; of a vague one, the least that can be meant.
    pub value: Decimal,
    /// `dozens`, `several`: more may be meant.
    pub vague: bool,
    /// Written in digits without a scale.
    pub bare: bool,
}

impl Scan<'_> {
    /// The number that begins at piece `i`.
    pub fn number(&self, i: usize) -> Option<Number> {
        if self.number.get().0 != i {
            self.number.set((i, self.read_number(i)));
        }
        self.number.get().1
    }

    fn read_number(&self, i: usize) -> Option<Number> {
        if self.text(i).starts_with(|c: char| c.is_ascii_digit()) {
            return self.number_in_digits(i);
        }
        if let Some(value) = self.fraction_sign(i) {
            return Some(Number {
                end: i + 1,
                value,
                vague: false,
                bare: false,
            });
        }
        self.vague_number(i)
            .or_else(|| self.half(i))
            .or_else(|| self.number_in_words(i))
    }

    fn number_in_digits(&self, i: usize) -> Option<Number> {
        let value = Decimal::parse(self.text(i))?;
        let joined = |k: usize| {
            if self.dash(k) && self.glued(k) && self.glued(k + 1) {
                k + 1
            } else {
                k
            }
        };
        let scale = |k: usize| {
            self.sense(k, |s| match s {
                Sense::Scale(power, false) => Some(power),
                Sense::Scale(power, true) if self.glued(k) || (power > 6 && self.text(k).len() == 2) => Some(power),
                _ => None,
            })
        };
        let mut number = Number {
            end: i + 1,
            value,
            vague: false,
            bare: true,
        };
        if let Some((end, power)) = scale(joined(i + 1)) {
            number = Number {
                end,
                value: value.scaled(power)?,
                bare: false,
                ..number
            };
        } else if let Some((end, ())) = self.sense(i + 1, |s| (s == Sense::Dozen).then_some(())) {
            number = Number {
                end,
                value: value.times(12)?,
                bare: false,
                ..number
            };
        } else if let Some(end) = self.and_a_half(i + 1) {
            number = self.add_half(number, end)?;
        } else if let Some((end, part)) = self.part_in_digits(i + 1) {
            number = Number {
                end,
                value: value.plus(part)?,
                bare: false,
                ..number
            };
        }
        Some(number)
    }

    /// `½` after a number, or `1/2`.
    fn part_in_digits(&self, i: usize) -> Option<(usize, Decimal)> {
        if let Some(part) = self.fraction_sign(i) {
            return Some((i + 1, part));
        }
        let whole = self.is(i + 1, "/") && self.glued(i + 1) && self.glued(i + 2) && !self.glued(i);
        let ends = !(self.glued(i + 3) && self.is_any(i + 3, &["/", "-"]));
        let [(n, 1), (of, 1)] = [self.digits(i)?, self.digits(i + 2).filter(|_| whole && ends)?] else {
            return None;
        };
        let part = match (n, of) {
            (1, 2) => Decimal { digits: 5, places: 1 },
            (1 | 3, 4) => Decimal {
                digits: 25 * n,
                places: 2,
            },
            (1 | 3 | 5 | 7, 8) => Decimal {
                digits: 125 * n,
                places: 3,
            },
            _ => return None,
        };
        Some((i + 3, part))
    }

    fn fraction_sign(&self, i: usize) -> Option<Decimal> {
        let (digits, places) = match self.text(i) {
            "½" => (5, 1),
            "¼" => (25, 2),
            "¾" => (75, 2),
            _ => return None,
        };
        Some(Decimal { digits, places })
    }

    /// `dozens`, `several hundred`, `tens of thousands`, `a few`.
    fn vague_number(&self, i: usize) -> Option<Number> {
        let first = if self.is_any(i, &["a", "the", "many"]) {
            i + 1
        } else {
            i
        };
        let some = |k: usize| self.sense(k, |s| if let Sense::Some(n) = s { Some(n) } else { None });
        let (mut end, least) = some(first)?;
        let lower = self.text(first).to_lowercase();
        if first > i && !matches!(lower.as_str(), "few" | "couple" | "dozens" | "hundreds") {
            return None;
        }
        let mut value = Decimal::whole(i64::from(least));
        if self.is(end, "of") {
            if let Some((after, more)) = some(end + 1).filter(|(_, n)| *n >= 200) {
                let unit = if lower == "tens" { 20 } else { i64::from(least) };
                value = Decimal::whole(i64::from(more / 2)).times(unit)?;
                end = after;
            } else if lower == "tens" {
                return None;
            }
        } else if lower == "tens" {
            return None;
        } else if matches!(lower.as_str(), "several" | "few" | "couple") {
            if let Some((after, power)) = self.scale_word(end) {
                value = value.scaled(power)?;
                end = after;
            } else if let Some((after, ())) = self.sense(end, |s| (s == Sense::Dozen).then_some(())) {
                value = value.times(12)?;
                end = after;
            }
        }
        Some(Number {
            end,
            value,
            vague: true,
            bare: false,
        })
    }

    fn scale_word(&self, i: usize) -> Option<(usize, u32)> {
        self.sense(i, |s| {
            if let Sense::Scale(power, false) = s {
                Some(power)
            } else {
                None
            }
        })
    }

    /// `half a million`.
    fn half(&self, i: usize) -> Option<Number> {
        if !self.is(i, "half") || !self.is_any(i + 1, &["a", "an"]) {
            return None;
        }
        let half = Decimal { digits: 5, places: 1 };
        let (end, value) = match self.scale_word(i + 2) {
            Some((end, power)) => (end, half.scaled(power)?),
            None if self.is(i + 2, "dozen") => (i + 3, Decimal::whole(6)),
            None if self.is_any(i + 2, &["percent", "per", "percentage"]) => (i + 2, half),
            None => return None,
        };
        Some(Number {
            end,
            value,
            vague: false,
            bare: false,
        })
    }

    /// `twenty-five`, `two hundred and fifty`, `a million`, `two dozen`, `one and a half million`.
    fn number_in_words(&self, i: usize) -> Option<Number> {
        let article = self.is_any(i, &["a", "an"]);
        let (mut total, mut part) = (Decimal::whole(0), article.then_some(1i64));
        let mut end = if article { i + 1 } else { i };
        let mut started = false;
        loop {
            let linked = self.is(end, "and") || (self.dash(end) && self.glued(end));
            let at = if started && linked { end + 1 } else { end };
            if at != end && self.is(end, "and") && part.is_none_or(|p| p % 100 != 0) && total.digits == 0 {
                break;
            }
            if let Some((after, n)) = self.sense(at, |s| {
                if let Sense::Cardinal(n) = s {
                    Some(i64::from(n))
                } else {
                    None
                }
            }) {
                let fits = match part {
                    None => true,
                    Some(p) => !article && (p % 100 == 0 || (n < 10 && n > 0 && p % 10 == 0 && p % 100 >= 20)),
                };
                if !fits {
                    break;
                }
                part = Some(part.unwrap_or(0) + n);
                end = after;
            } else if let Some((after, power)) = self.scale_word(at).filter(|_| at == end || self.dash(end)) {
                let Some(p) = part else { break };
                if power == 2 {
                    part = Some(p.checked_mul(100)?);
                } else {
                    total = total.plus(Decimal::whole(p).scaled(power)?)?;
                    part = None;
                }
                end = after;
            } else if self.is(at, "dozen") && part.is_some() {
                part = Some(part?.checked_mul(12)?);
                end = at + 1;
            } else {
                break;
            }
            started = true;
        }
        if !started {
            return None;
        }
        let value = total.plus(Decimal::whole(part.unwrap_or(0)))?;
        let number = Number {
            end,
            value,
            vague: false,
            bare: false,
        };
        match self.and_a_half(end) {
            Some(after) => self.add_half(number, after),
            None => Some(number),
        }
    }

    fn and_a_half(&self, i: usize) -> Option<usize> {
        let spoken = self.is(i, "and") && self.is(i + 1, "a") && self.is(i + 2, "half");
        spoken.then_some(i + 3)
    }

    /// Adds the half, and the scale after it: `two and a half million`.
    fn add_half(&self, number: Number, end: usize) -> Option<Number> {
        let value = number.value.plus(Decimal { digits: 5, places: 1 })?;
        let (end, value) = match self.scale_word(end) {
            Some((after, power)) => (after, value.scaled(power)?),
            None => (end, value),
        };
        Some(Number {
            end,
            value,
            bare: false,
            ..number
        })
    }

    /// `19th`, `nineteenth`, `twenty-first`.
    pub fn ordinal(&self, i: usize) -> Option<(usize, u32)> {
        let word = |k: usize| self.sense(k, |s| if let Sense::Ordinal(n) = s { Some(n) } else { None });
        if let Some((n, _)) = self.digits(i) {
            let suffix = self.glued(i + 1) && self.is_any(i + 1, &["st", "nd", "rd", "th"]);
            return if suffix {
                Some((i + 2, u32::try_from(n).ok()?))
            } else {
                None
            };
        }
        if let Some(found) = word(i) {
            return Some(found);
        }
        let (end, tens) = self.sense(i, |s| if let Sense::Cardinal(n) = s { Some(n) } else { None })?;
        let at = if self.dash(end) { end + 1 } else { end };
        let (end, ones) = word(at)?;
        (tens >= 20 && ones < 10).then_some((end, tens + ones))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn decimals_are_exact() {
        let price = Decimal::parse("7.2").and_then(|n| n.scaled(9));
        assert_eq!(price.map(Decimal::float), Some(7_200_000_000.0));
        assert_eq!(Decimal::parse("1,250.50").map(Decimal::show), Some("1250.5".into()));
        assert_eq!(Decimal::parse("0.05").map(Decimal::show), Some("0.05".into()));
        assert_eq!(Decimal::parse("99999999999999999999"), None);
        assert_eq!(Decimal::whole(2).scaled(40), None);
    }
}
