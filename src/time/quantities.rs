//! How many and how much: `at least 12 soldiers`, `between 10 and 30 people`, `US$7.2bn`, `40 percent`, `, 45,`.

use super::amounts::Amount;
use super::pieces::Scan;
use super::{Quantity, QuantityKind};
use crate::lexicon::calendar::{Classes, Measure, Sense};

/// Words that make the digits after them a name, not a number.
const LABELS: &[&str] = &[
    "no",
    "number",
    "flight",
    "room",
    "article",
    "section",
    "page",
    "highway",
    "route",
    "resolution",
    "channel",
    "group",
    "#",
    "phase",
    "covid",
    "district",
    "unit",
    "year",
];
/// What an amount can begin with.
const AMOUNT: Classes = Classes::DIGIT
    .or(Classes::NUMBER)
    .or(Classes::CURRENCY)
    .or(Classes::BOUND)
    .or(Classes::MANY)
    .or(Classes::ARTICLE)
    .or(Classes::THE);

impl Scan<'_> {
    /// All amounts outside the pieces that are times; `taken` holds those ranges in order.
    pub(super) fn quantities(&self, taken: &[(usize, usize)]) -> Vec<Quantity> {
        let mut found = Vec::new();
        let (mut i, mut next) = (0, 0);
        while i < self.pieces.len() {
            while next < taken.len() && taken[next].1 <= i {
                next += 1;
            }
            if let Some((_, end)) = taken.get(next).filter(|(first, _)| *first <= i) {
                i = *end;
                continue;
            }
            let limit = taken.get(next).map_or(self.pieces.len(), |t| t.0);
            let opens = self.opens(i) || matches!(self.text(i), "between" | "Between" | "from" | "#");
            let opens = opens && self.classes(i).meets(AMOUNT);
            let hit = opens.then(|| self.quantity(i)).flatten();
            match hit.filter(|(end, _)| *end <= limit) {
                Some((end, quantity)) => {
                    found.push(quantity);
                    i = end.max(i + 1);
                }
                None => i += 1,
            }
        }
        found
    }

    fn quantity(&self, i: usize) -> Option<(usize, Quantity)> {
        self.weight(i)
            .or_else(|| self.money(i))
            .or_else(|| self.score(i))
            .or_else(|| self.against(i))
            .or_else(|| self.fraction(i))
            .or_else(|| self.with_unit(i))
            .or_else(|| self.age(i))
            .or_else(|| self.count(i))
    }

    /// `40 percent`, `three percentage points`, `12 km`, `300-metre`.
    fn with_unit(&self, i: usize) -> Option<(usize, Quantity)> {
        let amount = self.amount(i)?;
        let glued_dash = self.dash(amount.end) && self.glued(amount.end);
        let at = if glued_dash { amount.end + 1 } else { amount.end };
        let percent = match () {
            () if self.text(at) == "%" => Some(at + 1),
            () if self.is_any(at, &["percent", "pct", "percents"]) => Some(at + 1),
            () if self.is(at, "per") && self.is_any(at + 1, &["cent"]) => Some(at + 2),
            () if self.is_any(at, &["percentage", "basis"]) && self.is_any(at + 1, &["point", "points"]) => {
                Some(at + 2)
            }
            () => None,
        };
        if let Some(end) = percent {
            let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Percent);
            let basis = self.is(at, "basis");
            let points = basis || self.is(at, "percentage");
            quantity.unit = Some(if points { "pp" } else { "%" }.into());
            if basis {
                let hundredth = |n: f64| n / 100.0;
                (quantity.min, quantity.max) = (quantity.min.map(hundredth), quantity.max.map(hundredth));
            }
            return Some((end, quantity));
        }
        let (end, symbol) = self.sense(at, |s| if let Sense::Measure(n) = s { Some(n) } else { None })?;
        let short = self.text(at).len() <= 2 && end == at + 1;
        let capitals = matches!(self.text(at), "MW" | "GW" | "GB");
        if short && !self.text(at).bytes().all(|b| b.is_ascii_lowercase()) && !capitals {
            return None;
        }
        let below = self.below_zero(i);
        let mut quantity = self.record(
            &amount,
            if below { i - 1 } else { amount.first },
            end,
            QuantityKind::Measure,
        );
        if below {
            (quantity.min, quantity.max) = (quantity.max.map(|n| -n), quantity.min.map(|n| -n));
        }
        if let Some(measure) = self.calendar.measures.get(symbol as usize) {
            let si = |n: f64| n * measure.factor + measure.plus;
            quantity.unit = Some(measure.symbol.clone());
            // `minus 5 degrees`: of which scale is not told
            if below && measure.symbol == "deg" {
                return Some((end, quantity));
            }
            let (end, more) = self.smaller(end, measure).unwrap_or((end, 0.0));
            if more > 0.0 {
                quantity.span = self.span(amount.first, end);
                let added = |n: f64| n + more / measure.factor;
                (quantity.min, quantity.max) = (quantity.min.map(added), quantity.max.map(added));
            }
            quantity.si_unit = Some(measure.si_unit.clone());
            (quantity.si_min, quantity.si_max) = (quantity.min.map(si), quantity.max.map(si));
            return Some((end, quantity));
        }
        Some((end, quantity))
    }

    /// `10 inches` after `5 feet`: where it ends, and how much it is in the SI unit of both.
    fn smaller(&self, i: usize, whole: &Measure) -> Option<(usize, f64)> {
        let number = self.number(i).filter(|n| n.bare)?;
        let (end, symbol) = self.sense(number.end, |s| if let Sense::Measure(n) = s { Some(n) } else { None })?;
        let part = self.calendar.measures.get(symbol as usize)?;
        let fits = part.si_unit == whole.si_unit && part.factor < whole.factor && part.plus + whole.plus == 0.0;
        let more = number.value.float() * part.factor;
        (fits && more < whole.factor).then_some((end, more))
    }

    /// `40 pounds of rice`, `a 200-pound bomb`, `weighed 12 pounds`: not sterling.
    fn weight(&self, i: usize) -> Option<(usize, Quantity)> {
        const MONEY: &[&str] = &[
            "aid",
            "debt",
            "debts",
            "funding",
            "money",
            "tax",
            "taxes",
            "fine",
            "note",
            "prize",
            "fee",
            "bill",
            "ticket",
            "deposit",
            "bonus",
            "grant",
            "loan",
            "damage",
            "damages",
            "savings",
            "cuts",
            "public",
            "taxpayers",
            "investment",
            "sterling",
            "compensation",
            "reward",
            "fraud",
            "cash",
            "revenue",
            "losses",
            "spending",
            "coin",
        ];
        const WEIGHING: &[&str] = &[
            "weigh", "weighs", "weighed", "weighing", "lost", "gained", "lose", "shed",
        ];
        let amount = self.amount(i)?;
        let dashed = usize::from(self.dash(amount.end) && self.glued(amount.end));
        let (at, least) = (amount.end + dashed, amount.low.value.float());
        if !self.is_any(at, &["pound", "pounds"]) || least > 9999.0 {
            return None;
        }
        let of = self.is(at + 1, "of") && !self.is_any(at + 2, MONEY);
        let said = (1..=3).any(|back| i >= back && self.is_any(i - back, WEIGHING));
        let before_noun = dashed == 1 && self.is(at, "pound") && !self.is_any(at + 1, MONEY);
        let (end, symbol) = self.sense(at, |s| if let Sense::Measure(n) = s { Some(n) } else { None })?;
        let measure = self.calendar.measures.get(symbol as usize)?;
        (of || said || before_noun).then(|| {
            let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Measure);
            let si = |n: f64| n * measure.factor;
            quantity.unit = Some(measure.symbol.clone());
            quantity.si_unit = Some(measure.si_unit.clone());
            (quantity.si_min, quantity.si_max) = (quantity.min.map(si), quantity.max.map(si));
            (end, quantity)
        })
    }

    /// `minus 20 degrees`, `-5`.
    fn below_zero(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        self.is(before, "minus") || self.dash(before) && self.glued(i) && (before == 0 || !self.glued(before))
    }

    /// `, 45,` after a name, `45-year-old`, `aged 45`, `45 years old`.
    fn age(&self, i: usize) -> Option<(usize, Quantity)> {
        let amount = self.amount(i)?;
        let apart = |k: usize| if self.dash(k) { k + 1 } else { k };
        let unit = apart(amount.end);
        let spelled = self.is_any(
            unit,
            &["year", "years", "month", "months", "week", "weeks", "day", "days"],
        );
        let months = !self.is_any(unit, &["year", "years"]);
        let old = apart(unit + 1);
        let end = match () {
            () if spelled && self.is_any(old, &["old", "olds"]) => old + 1,
            () if spelled && self.is(unit + 1, "of") && self.is(unit + 2, "age") => unit + 3,
            () if i > 0 && self.is_any(i - 1, &["aged", "age", "ages"]) => amount.end,
            // `a 30-something man`, `children under 5`
            () if self.dash(amount.end) && self.is(amount.end + 1, "something") => amount.end + 2,
            () if self.is_any(i, &["under", "over"]) && self.of_persons(i) && self.ends_phrase(amount.end) => {
                amount.end
            }
            () if i > 1 && self.is(i - 1, "of") && self.is(i - 2, "age") => amount.end,
            () if self.between_commas(i, amount.end) => amount.end,
            () => return None,
        };
        let unit = if spelled && months {
            self.text(unit).trim_end_matches('s').chars().next()
        } else {
            Some('a')
        };
        let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Age);
        quantity.unit = match unit {
            Some('m') => Some("mo".into()),
            Some('w') => Some("wk".into()),
            Some('d') => Some("d".into()),
            _ => Some("a".into()),
        };
        Some((end, quantity))
    }

    fn of_persons(&self, i: usize) -> bool {
        const PERSONS: &[&str] = &[
            "children",
            "people",
            "those",
            "women",
            "men",
            "adults",
            "anyone",
            "everyone",
            "kids",
            "girls",
            "boys",
            "babies",
            "infants",
            "youths",
            "residents",
        ];
        i > 0 && self.is_any(i - 1, PERSONS)
    }

    /// `Ana Reyes, 45, said`: one to three digits between a name's comma and the next stop.
    fn between_commas(&self, i: usize, end: usize) -> bool {
        let Some(before) = i.checked_sub(2) else { return false };
        let plausible = end == i + 1
            && self
                .digits(i)
                .is_some_and(|(n, width)| width <= 3 && (1..=119).contains(&n));
        let named = self.is(i - 1, ",") && self.capital(before) && !self.is_any(before, &["on", "in"]);
        let closed = matches!(self.text(end), "," | "." | ";" | ")")
            || self.is_any(end, &["and", "of", "from", "who", "was", "told"]);
        let month = self
            .sense(before, |s| matches!(s, Sense::Month(_)).then_some(()))
            .is_some();
        plausible && named && closed && !month
    }

    /// `at least 12 soldiers`, `dozens of people`, `12 were injured`.
    fn count(&self, i: usize) -> Option<(usize, Quantity)> {
        let amount = self.amount(i)?;
        let start = self.bound(i).map_or(amount.first, |b| b.0.max(amount.first));
        if i > 0 && self.is_any(i - 1, LABELS) || self.is_part_of_word(start, amount.end) {
            return None;
        }
        let last = amount.end - 1;
        let (noun, head) = self.noun(last);
        let worded = !self.text(start).starts_with(|c: char| c.is_ascii_digit());
        let article = self.is_any(start, &["a", "an", "the", "half"]);
        let lone = head.is_none() || noun.is_none();
        if lone
            && (worded && self.is_any(start, &["one", "zero"]) && amount.end == start + 1 && !self.is_argument(start))
        {
            return None;
        }
        if noun.is_none() && (article || amount.low.vague) && !self.is_argument(last) {
            return None;
        }
        if self.is_of_no_date(i, &amount, noun.is_none()) {
            return None;
        }
        let (bound, end) = self.or_more(amount.end, head);
        let amount = Amount {
            bound: bound.or(amount.bound),
            ..amount
        };
        let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Count);
        (quantity.noun, quantity.head) = (noun, head);
        // `between 10 and 30 are missing`: the first number bears what is said of both
        let first = amount.high.and_then(|_| self.token(start)).map(|t| t as u32);
        let role = self.role(head).or_else(|| self.role(first));
        quantity.role = self.deed(amount.first).or(role);
        // `1.000 people died`: nobody dies by thousandths
        let digits = self.text(start);
        let whole = quantity.role.is_some() && !digits.starts_with('0');
        if whole && digits.len() > 4 && digits.as_bytes()[digits.len() - 4] == b'.' {
            let thousands = |n: f64| (n * 1000.0).round();
            (quantity.min, quantity.max) = (quantity.min.map(thousands), quantity.max.map(thousands));
        }
        Some((end, quantity))
    }

    /// `31 February`, `Feb. 30`, `44 BC`: no date, and no count either.
    fn is_of_no_date(&self, i: usize, amount: &Amount, lone: bool) -> bool {
        let small = self.digits(i).is_some_and(|(n, width)| width <= 2 && n <= 31);
        let point = i > 1 && self.is(i - 1, ".") && self.glued(i - 1);
        let before =
            i > 0 && self.capital(i - 1 - usize::from(point)) && self.month(i - 1 - usize::from(point)).is_some();
        let after = self.capital(amount.end) && self.month(amount.end).is_some();
        let era = i > 0 && self.text(i - 1) == "AD" || self.before_christ(amount.end);
        small && (after || before && lone) || era
    }

    /// `40 or more`, `40 people or more`: the bound that stands after the number or its noun, and where the number ends.
    fn or_more(&self, end: usize, head: Option<u32>) -> (Option<&'static str>, usize) {
        let bound = |k: usize| match () {
            () if !self.is(k, "or") => None,
            () if self.is(k + 1, "more") => Some("EQUAL_OR_MORE"),
            () if self.is_any(k + 1, &["fewer", "less"]) => Some("EQUAL_OR_LESS"),
            () if self.is(k + 1, "so") => Some("APPROX"),
            () => None,
        };
        if let Some(found) = bound(end) {
            return (Some(found), end + 2);
        }
        let named = |k: &usize| head.is_some() && self.token(*k).map(|t| t as u32) == head;
        let after = (end..end + 5).find(named).and_then(|k| bound(k + 1));
        (after, end)
    }

    /// `COVID-19`, `F-16s`, `3-1`, `10:35`, `G7`: digits inside a word, a score or a time.
    fn is_part_of_word(&self, first: usize, end: usize) -> bool {
        let before = first > 0
            && self.glued(first)
            && !matches!(self.text(first - 1), "(" | "[" | "\"" | "“" | "'" | "‘" | "—" | "–");
        // `1–0`
        let result = first > 1 && self.glued(first) && self.dash(first - 1) && self.digits(first - 2).is_some();
        let before = before || result && self.glued(first - 1);
        let after = self.glued(end)
            && (self.text(end).starts_with(char::is_alphanumeric) || matches!(self.text(end), ":" | "/"));
        before || after
    }
}
