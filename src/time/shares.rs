//! One number against another: `two-thirds`, `one in five`, `a margin of 2 to 1`, `won 3-1`, `half a percentage point`.

use super::pieces::Scan;
use super::{Quantity, QuantityKind};
use crate::lexicon::calendar::Sense;

/// Words after which two numbers are a result.
const VERBS: &[&str] = &[
    "won", "win", "wins", "lost", "lose", "drew", "draw", "lead", "leads", "led", "voted", "vote", "ruled", "finished",
];
/// Words after which a name and a result come: `beat Porto 3-1`.
const BEATEN: &[&str] = &["beat", "beats", "beating", "defeated", "thrashed", "edged", "trounced"];
/// Words after which a greater number to a lesser is a ratio.
const BEFORE_RATIO: &[&str] = &["of", "by", "outnumber", "outnumbered", "odds"];

impl Scan<'_> {
    /// `two-thirds`, `a quarter of`, `half of`, `one in five`.
    pub(super) fn fraction(&self, i: usize) -> Option<(usize, Quantity)> {
        let (at, bound) = self.bound(i).unwrap_or((i, None));
        // `the first half of the match`
        if i > 0 && (self.ordinal(i - 1).is_some() || self.is_any(i - 1, &["last", "final"])) {
            return None;
        }
        let part = |k: usize| self.sense(k, |s| if let Sense::Fraction(n) = s { Some(n) } else { None });
        let of_percent = |k: usize| self.is(k, "a") && self.percentage(k + 1).is_some();
        let (end, ratio) = if let Some((end, 2)) = part(at).filter(|(end, _)| of_percent(*end)) {
            (end, 0.5)
        } else if let Some((end, 2)) =
            part(at).filter(|(end, _)| self.is_any(*end, &["of", "the", "its", "their", "his"]))
        {
            (end, 0.5)
        } else if self.is(at, "a") && part(at + 1).is_some_and(|(end, _)| self.is(end, "of")) {
            let (end, n) = part(at + 1)?;
            (end, 1.0 / f64::from(n))
        } else {
            let number = self.number(at).filter(|n| !n.vague)?;
            let count = number.value.integer().filter(|n| (1..1_000_000).contains(n))? as f64;
            let k = if self.dash(number.end) {
                number.end + 1
            } else {
                number.end
            };
            if let Some((end, n)) = part(k).filter(|(_, n)| f64::from(*n) > count) {
                let quarters = n == 4 && !self.is_any(end, &["of", "majority"]) && k == number.end;
                if quarters || (n == 3 && count < 2.0 && !self.dash(number.end)) {
                    return None;
                }
                (end, count / f64::from(n))
            } else if self.is(number.end, "in") || (self.is(number.end, "out") && self.is(number.end + 1, "of")) {
                let from = if self.is(number.end, "in") {
                    number.end + 1
                } else {
                    number.end + 2
                };
                let whole = self.number(from).filter(|n| !n.vague)?;
                let of = whole
                    .value
                    .integer()
                    .filter(|n| *n > 1 && (*n as f64) > count && *n <= 1000)?;
                let noun = self.noun(whole.end - 1).1.is_some() || self.is(number.end, "out");
                if !noun {
                    return None;
                }
                (whole.end, count / of as f64)
            } else {
                return None;
            }
        };
        let approx = bound.is_some();
        // `a quarter of a percentage point`, `half a percent`
        let at = end + usize::from(self.is(end, "of"));
        let percent = self.percentage(at + 1).filter(|_| self.is(at, "a"));
        let kind = if percent.is_some() {
            QuantityKind::Percent
        } else {
            QuantityKind::Ratio
        };
        let end = percent.map_or(end, |(end, _)| end);
        let quantity = Quantity {
            approx,
            unit: percent.map(|(_, unit)| unit.to_owned()),
            ..Quantity::new(self.span(i, end), kind, Some(ratio), Some(ratio))
        };
        Some((end, quantity))
    }

    /// `percentage point`, `percent`: where it ends, and its unit.
    fn percentage(&self, i: usize) -> Option<(usize, &'static str)> {
        match () {
            () if self.is(i, "percentage") && self.is(i + 1, "point") => Some((i + 2, "pp")),
            () if self.is(i, "percent") => Some((i + 1, "%")),
            () if self.is(i, "per") && self.is(i + 1, "cent") => Some((i + 2, "%")),
            () => None,
        }
    }

    /// `won 3-1`, `voted 5-4`, `a 2-0 lead`: the greater and the lesser.
    pub(super) fn score(&self, i: usize) -> Option<(usize, Quantity)> {
        const NOUNS: &[&str] = &[
            "win", "victory", "defeat", "loss", "lead", "draw", "vote", "ruling", "tie", "decision",
        ];
        let before = i.checked_sub(1)?;
        let [(a, width), (b, last)] = [self.digits(i)?, self.digits(i + 2)?];
        let dashed = self.dash(i + 1) && self.glued(i + 1) && self.glued(i + 2);
        let apart = !self.glued(i + 3) || matches!(self.text(i + 3), "." | "," | ")" | ";");
        if !dashed || !apart || width > 3 || last > 3 {
            return None;
        }
        let verb = self.is_any(before, VERBS)
            || (2..=5).any(|back| i >= back && self.is_any(i - back, BEATEN)) && self.ends_phrase(i + 3);
        let named = self.is_any(i + 3, NOUNS) && self.is_any(before, &["by", "a", "the", "their", "its"]);
        let (least, most) = (a.min(b) as f64, a.max(b) as f64);
        let quantity = Quantity::new(self.span(i, i + 3), QuantityKind::Score, Some(least), Some(most));
        (verb || named).then_some((i + 3, quantity))
    }

    /// `by a margin of 2 to 1`, `10-to-1 odds`, `voted 220 to 213`: the greater number stands first.
    pub(super) fn against(&self, i: usize) -> Option<(usize, Quantity)> {
        let first = self.number(i).filter(|n| !n.vague)?;
        let dashed = self.dash(first.end) && self.glued(first.end) && self.glued(first.end + 1);
        let to = first.end + usize::from(dashed);
        let at = to + 1 + usize::from(dashed && self.dash(to + 1));
        let second = self.number(at).filter(|n| self.is(to, "to") && !n.vague)?;
        let [more, less] = [first.value.integer()?, second.value.integer()?];
        if more <= less || less < 1 {
            return None;
        }
        let (more, less) = (more as f64, less as f64);
        let said = |words| i > 0 && self.is_any(i - 1, words);
        let (kind, min, max) = match () {
            () if said(VERBS) => (QuantityKind::Score, less, more),
            () if dashed || said(BEFORE_RATIO) => (QuantityKind::Ratio, more / less, more / less),
            () => return None,
        };
        let quantity = Quantity::new(self.span(i, second.end), kind, Some(min), Some(max));
        Some((second.end, quantity))
    }
}
