//! How many and how much: `at least 12 soldiers`, `between 10 and 30 people`, `US$7.2bn`, `40 percent`, `, 45,`.

use super::numbers::Number;
use super::pieces::Scan;
use super::{Quantity, QuantityKind};
use crate::lexicon::calendar::{Place, Sense};
use crate::syntax::{Deprel, Upos};

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
];
/// Most steps from a numeral to the noun it counts.
const REACH: usize = 4;

/// One or two numbers with their bound: `between 10 and 30`, `nearly 40`.
struct Amount {
    first: usize,
    end: usize,
    low: Number,
    high: Option<Number>,
    bound: Option<&'static str>,
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
            let hit = if self.opens(i) || matches!(self.text(i), "between" | "Between" | "from") {
                self.quantity(i)
            } else {
                None
            };
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
        self.money(i)
            .or_else(|| self.fraction(i))
            .or_else(|| self.with_unit(i))
            .or_else(|| self.age(i))
            .or_else(|| self.count(i))
    }

    /// `nearly 40`, `between 10 and 30`, `20 to 25`, `20-25`.
    fn amount(&self, i: usize) -> Option<Amount> {
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

    fn record(&self, amount: &Amount, first: usize, end: usize, kind: QuantityKind) -> Quantity {
        let (min, max) = amount.limits();
        Quantity {
            span: self.span(first, end),
            kind,
            min,
            max,
            approx: amount.approx(),
            unit: None,
            currency: None,
            noun: None,
            head: None,
        }
    }

    fn currency(&self, i: usize, wanted: &[Place]) -> Option<(usize, String)> {
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

    /// `$7.2 billion`, `nearly €300`, `300 million euros`, `Rs 500 crore`.
    fn money(&self, i: usize) -> Option<(usize, Quantity)> {
        let (at, bound) = self.bound(i).unwrap_or((i, None));
        if let Some((after, code)) = self.currency(at, &[Place::Prefix, Place::Code]) {
            let after = if self.is(after, ".") { after + 1 } else { after };
            let mut low = self.number(after)?;
            let mut high = None;
            if self.is(low.end, "to") || self.is(low.end, "and") || (self.dash(low.end) && self.glued(low.end)) {
                let same = self.currency(low.end + 1, &[Place::Prefix, Place::Code]);
                let range = same.is_some() || !self.is(low.end, "and");
                let from = same.map_or(low.end + 1, |s| s.0);
                if let Some(number) = self.number(from).filter(|n| range && n.end > from) {
                    (low, high) = share_scale(low, Some(number))?;
                }
            }
            let end = high.map_or(low.end, |h| h.end);
            let named = self.currency(end, &[Place::Suffix]).map_or(end, |c| c.0);
            let amount = Amount {
                first: i,
                end: named,
                low,
                high,
                bound,
            };
            let mut quantity = self.record(&amount, i, named, QuantityKind::Money);
            quantity.currency = Some(code);
            return Some((named, quantity));
        }
        let amount = self.amount(i)?;
        let (mut at, mut nation) = (amount.end, None);
        for (words, code) in NATIONS {
            if self.is(at, words) {
                nation = Some(*code);
                at += 1;
                break;
            }
        }
        let dashed = usize::from(self.dash(at) && self.glued(at));
        let (end, code) = self.currency(at + dashed, &[Place::Suffix]).or_else(|| {
            let (end, code) = self.currency(at, &[Place::Prefix, Place::Code])?;
            (self.text(at) == "€" || self.text(at).len() == 3).then_some((end, code))
        })?;
        let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Money);
        quantity.currency = Some(match nation {
            Some(prefix) => national(prefix, &code),
            None => code,
        });
        Some((end, quantity))
    }

    /// `40 percent`, `three percentage points`, `12 km`, `300-metre`.
    fn with_unit(&self, i: usize) -> Option<(usize, Quantity)> {
        let amount = self.amount(i)?;
        let glued_dash = self.dash(amount.end) && self.glued(amount.end);
        let at = if glued_dash { amount.end + 1 } else { amount.end };
        let percent = match () {
            () if self.text(at) == "%" => Some(at + 1),
            () if self.is_any(at, &["percent", "pct"]) => Some(at + 1),
            () if self.is(at, "per") && self.is_any(at + 1, &["cent"]) => Some(at + 2),
            () if self.is(at, "percentage") && self.is_any(at + 1, &["point", "points"]) => Some(at + 2),
            () => None,
        };
        if let Some(end) = percent {
            let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Percent);
            quantity.unit = Some("%".into());
            return Some((end, quantity));
        }
        let (end, symbol) = self.sense(at, |s| if let Sense::Measure(n) = s { Some(n) } else { None })?;
        let short = self.text(at).len() <= 2 && end == at + 1;
        if short && !self.text(at).bytes().all(|b| b.is_ascii_lowercase()) && !matches!(self.text(at), "MW" | "GW") {
            return None;
        }
        let mut quantity = self.record(&amount, amount.first, end, QuantityKind::Measure);
        quantity.unit = self.calendar.symbols.get(symbol as usize).cloned();
        Some((end, quantity))
    }

    /// `two-thirds`, `a quarter of`, `half of`, `one in five`.
    fn fraction(&self, i: usize) -> Option<(usize, Quantity)> {
        let (at, bound) = self.bound(i).unwrap_or((i, None));
        let part = |k: usize| self.sense(k, |s| if let Sense::Fraction(n) = s { Some(n) } else { None });
        let (end, ratio) = if let Some((end, 2)) =
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
        let quantity = Quantity {
            span: self.span(i, end),
            kind: QuantityKind::Ratio,
            min: Some(ratio),
            max: Some(ratio),
            approx: bound.is_some(),
            unit: None,
            currency: None,
            noun: None,
            head: None,
        };
        Some((end, quantity))
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
            () if i > 0 && self.is_any(i - 1, &["aged", "age"]) => amount.end,
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
        let mut quantity = self.record(&amount, amount.first, amount.end, QuantityKind::Count);
        (quantity.noun, quantity.head) = (noun, head);
        Some((amount.end, quantity))
    }

    /// `COVID-19`, `F-16s`, `3-1`, `10:35`, `G7`: digits inside a word, a score or a time.
    fn is_part_of_word(&self, first: usize, end: usize) -> bool {
        let before = first > 0
            && self.glued(first)
            && !matches!(self.text(first - 1), "(" | "[" | "\"" | "“" | "'" | "‘" | "—" | "–");
        let after = self.glued(end)
            && (self.text(end).starts_with(char::is_alphanumeric) || matches!(self.text(end), ":" | "/"));
        before || after
    }

    /// Whether the numeral itself is subject or object (`12 were injured`).
    fn is_argument(&self, piece: usize) -> bool {
        let argument = |d: Deprel| {
            d.is_subject()
                || matches!(
                    d,
                    Deprel::Obj | Deprel::Obl | Deprel::OblAgent | Deprel::Conj | Deprel::Root
                )
        };
        self.token(piece).is_some_and(|t| argument(self.reading.deprel(t)))
    }

    /// The lemma and token of the noun that the numeral at `piece` counts; of a lone numeral, its own token.
    fn noun(&self, piece: usize) -> (Option<String>, Option<u32>) {
        let Some(token) = self.token(piece) else {
            return (None, None);
        };
        let reading = self.reading;
        let is_noun = |t: usize| matches!(reading.upos(t), Upos::Noun | Upos::Propn);
        let counts = |d: Deprel| {
            matches!(
                d,
                Deprel::Nummod | Deprel::Compound | Deprel::Amod | Deprel::Det | Deprel::Flat
            )
        };
        let mut at = token;
        for _ in 0..REACH {
            let Some(head) = reading
                .head(at)
                .filter(|h| *h > piece_floor(token) && counts(reading.deprel(at)))
            else {
                break;
            };
            if is_noun(head) && head > token {
                return (Some(reading.lemma(head).to_owned()), Some(head as u32));
            }
            at = head;
        }
        let of = reading
            .children_by(token, &[Deprel::Nmod])
            .find(|c| *c > token && is_noun(*c));
        let of = of.filter(|c| {
            reading
                .child(*c, &[Deprel::Case])
                .is_some_and(|case| reading.form(case).eq_ignore_ascii_case("of"))
        });
        if let Some(noun) = of {
            return (Some(reading.lemma(noun).to_owned()), Some(noun as u32));
        }
        (None, Some(token as u32))
    }
}

/// Tokens before the numeral cannot be what it counts, except through a chain that comes back.
fn piece_floor(token: usize) -> usize {
    token.saturating_sub(REACH)
}

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
];

/// `300 Egyptian pounds`: the country, and the letter of the unit.
fn national(country: &str, code: &str) -> String {
    let unit = match (country, code) {
        ("MX" | "TR" | "CH", known) => return known.into(),
        (_, known) => &known[2..],
    };
    format!("{country}{unit}")
}

/// `20 to 25 million`: the scale counts for both.
fn share_scale(low: Number, high: Option<Number>) -> Option<(Number, Option<Number>)> {
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
