//! Sums of money: `US$7.2bn`, `nearly €300`, `300 million Egyptian pounds`, `26 cents`.

use super::amounts::{Amount, share_scale};
use super::pieces::Scan;
use super::{Quantity, QuantityKind};
use crate::lexicon::calendar::{Place, Sense};

/// Adjectives of currencies whose name alone is another country's.
const NATIONS: &[(&str, &str)] = &[
    ("australian", "AU"),
    ("canadian", "CA"),
    ("hong", "HK"),
    ("singapore", "SG"),
    ("taiwan", "TW"),
    ("egyptian", "EG"),
    ("lebanese", "LB"),
    ("syrian", "SY"),
    ("sri", "LK"),
    ("pakistani", "PK"),
    ("indian", "IN"),
    ("swiss", "CH"),
    ("turkish", "TR"),
    ("mexican", "MX"),
    ("argentine", "AR"),
    ("chilean", "CL"),
    ("colombian", "CO"),
    ("philippine", "PH"),
    ("iraqi", "IQ"),
    ("jordanian", "JO"),
    ("us", "US"),
    ("chinese", "CN"),
    ("norwegian", "NO"),
    ("danish", "DK"),
    ("iranian", "IR"),
    ("saudi", "SA"),
    ("qatari", "QA"),
    ("omani", "OM"),
    ("yemeni", "YE"),
    ("kuwaiti", "KW"),
    ("bahraini", "BH"),
    ("tunisian", "TN"),
    ("algerian", "DZ"),
    ("libyan", "LY"),
    ("serbian", "RS"),
    ("kenyan", "KE"),
    ("tanzanian", "TZ"),
    ("nepalese", "NP"),
    ("brazilian", "BR"),
];

impl Scan<'_> {
    /// A currency's sign, name or code at one of these places.
    pub(super) fn currency(&self, i: usize, wanted: &[Place]) -> Option<(usize, String)> {
        let code = |s| match s {
            Sense::Currency(code, place) if wanted.contains(&place) => Some(code),
            _ => None,
        };
        let (end, code) = self.sense(i, code)?;
        let as_code = self
            .sense(i, |s| matches!(s, Sense::Currency(_, Place::Code)).then_some(()))
            .is_some();
        let upper = !as_code || self.text(i).bytes().all(|b| b.is_ascii_uppercase());
        upper.then(|| (end, String::from_utf8_lossy(&code).into_owned()))
    }

    /// `$7.2 billion`, `nearly €300`, `300 million euros`, `Rs 500 crore`, `26 cents`, `billions of dollars`.
    pub(super) fn money(&self, i: usize) -> Option<(usize, Quantity)> {
        let (at, bound) = self.bound(i).unwrap_or((i, None));
        // wires that know only ASCII write £ so
        let hash = self.text(at) == "#" && self.number(at + 1).is_some_and(|n| !n.bare && !n.vague);
        if hash {
            return self.sign_first(i, at + 1, bound, "GBP".into());
        }
        match self.currency(at, &[Place::Prefix, Place::Code]) {
            Some((after, code)) => self.sign_first(i, after, bound, code),
            None => self.name_last(i),
        }
    }

    /// `$7.2 billion`, `between $50 and $60`, `$50-60m`.
    fn sign_first(
        &self,
        i: usize,
        after: usize,
        bound: Option<&'static str>,
        code: String,
    ) -> Option<(usize, Quantity)> {
        let after = if self.is(after, ".") { after + 1 } else { after };
        let mut low = self.number(after)?;
        let mut high = None;
        if let Some(from) = self.second_sum(i, low.end) {
            (low, high) = share_scale(low, self.number(from))?;
        }
        let end = high.map_or(low.end, |h| h.end);
        let end = self.currency(end, &[Place::Suffix, Place::Code]).map_or(end, |c| c.0);
        let first = i;
        let amount = Amount {
            first,
            end,
            low,
            high,
            bound,
        };
        let mut quantity = self.record(&amount, i, end, QuantityKind::Money);
        quantity.currency = Some(code);
        Some((end, quantity))
    }

    /// Where the greater sum of a range stands; `from $50 to $60` is a change, two sums.
    fn second_sum(&self, i: usize, end: usize) -> Option<usize> {
        let opener = |word| i > 0 && self.is(i - 1, word);
        let joined = self.is(end, "to") && !opener("from")
            || self.is(end, "and") && opener("between")
            || self.dash(end) && self.glued(end);
        let from = self
            .currency(end + 1, &[Place::Prefix, Place::Code])
            .map_or(end + 1, |c| c.0);
        (joined && self.number(from).is_some()).then_some(from)
    }

    /// `300 million Egyptian pounds`, `26 cents`, `billions of dollars`.
    fn name_last(&self, i: usize) -> Option<(usize, Quantity)> {
        let amount = self.amount(i)?;
        let mut at = amount.end;
        if amount.low.vague && self.is(at, "of") {
            at += 1;
        }
        let nation = NATIONS
            .iter()
            .find(|(word, _)| self.is(at, word))
            .map(|(_, code)| *code);
        at += usize::from(nation.is_some());
        let dashed = usize::from(self.dash(at) && self.glued(at));
        if let Some((end, code)) = self.currency(at + dashed, &[Place::Cent]) {
            let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Money);
            (quantity.min, quantity.max) = (hundredth(quantity.min), hundredth(quantity.max));
            quantity.currency = Some(code);
            return Some((end, quantity));
        }
        let (end, code) = self.currency(at + dashed, &[Place::Suffix]).or_else(|| {
            let (end, code) = self.currency(at, &[Place::Prefix, Place::Code])?;
            (self.text(at).len() == 3 || self.text(at) == "$").then_some((end, code))
        })?;
        let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Money);
        quantity.currency = Some(match nation {
            Some(prefix) => national(prefix, &code),
            None => code,
        });
        Some((end, quantity))
    }
}

/// The nearest float to a hundredth, by its decimal digits.
fn hundredth(value: Option<f64>) -> Option<f64> {
    value.and_then(|n| format!("{n}e-2").parse().ok())
}

/// `300 Egyptian pounds`: the country, and the letter of the unit.
fn national(country: &str, code: &str) -> String {
    let unit = match (country, code) {
        ("MX" | "TR" | "CH", known) => return known.into(),
        (_, known) => &known[2..],
    };
    format!("{country}{unit}")
}
