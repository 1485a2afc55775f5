//! Places at the head of a report: `MANCHESTER, N.H.`, `SEOUL/GENEVA`, `Rio de Janeiro`; `HARBOUR TODAY` is an
//! outlet and `FILE` is neither.

use super::Span;
use super::datelines::{Head, Parts};

impl Head<'_> {
    /// Up to three places of up to four words: `MANCHESTER, N.H.`, `SEOUL/UNITED NATIONS`, `Rio de Janeiro`.
    pub(super) fn places(&self, start: usize) -> Option<(Span, bool)> {
        let (mut at, first_capitals) = self.place(start)?;
        let mut capitals = first_capitals;
        for _ in 0..2 {
            let rest = self.rest(at);
            let gap = [", ", "/", " / ", " and ", " AND ", "-", "–"]
                .into_iter()
                .find(|gap| rest.starts_with(gap));
            let Some(gap) = gap else { break };
            let next = at + gap.len();
            // a month after the comma is the date
            let Some((end, high)) = self.place(next).filter(|_| self.date(next).is_none()) else {
                break;
            };
            if gap == "-" || gap == "–" {
                // only between two places in capitals: `TEL AVIV-GAZA`
                if !high || !capitals {
                    break;
                }
            }
            capitals = capitals || high;
            at = end;
        }
        Some((Span::new(start, at), capitals))
    }

    /// One place: capitalised words with small particles between; its end, and whether it is in capitals.
    pub(super) fn place(&self, start: usize) -> Option<(usize, bool)> {
        let rest = self.rest(start);
        let (mut end, mut words, mut capitals, mut letters) = (0, 0, true, 0);
        let mut at = 0;
        while words < 4 {
            let word: &str = &rest[at..at + rest[at..].find(|c: char| !is_place_char(c)).unwrap_or(rest.len() - at)];
            // `HIROSHIMA--Survivors`: two hyphens are a dash
            let word = word.split("--").next().unwrap_or(word);
            let word = word.trim_end_matches(['-', '–']).trim_end_matches(".-");
            let lying = words == 0 && start > self.body.start as usize && LYING.contains(&word);
            let small = words > 0
                && matches!(
                    word,
                    "de" | "la"
                        | "el"
                        | "al"
                        | "del"
                        | "los"
                        | "las"
                        | "do"
                        | "da"
                        | "dos"
                        | "of"
                        | "the"
                        | "sur"
                        | "am"
                );
            let high = word.starts_with(char::is_uppercase);
            let goes_on = high || lying || small;
            if word.is_empty() || !goes_on || self.capital_breaks(word, capitals, words) {
                break;
            }
            if high {
                let dotted = word.ends_with('.') && !is_dotted(word);
                let word = if dotted { &word[..word.len() - 1] } else { word };
                end = at + word.len();
                letters += word.chars().filter(|c| c.is_alphabetic()).count();
                capitals &= !word.chars().any(char::is_lowercase) || word.starts_with("al-");
                words += 1;
                if dotted {
                    break;
                }
            }
            at += word.len();
            match rest[at..].chars().next() {
                Some(c) if c == ' ' || c == '\u{a0}' => at += c.len_utf8(),
                _ => break,
            }
        }
        (letters >= 3 || letters >= 2 && end >= 3).then_some((start + end, capitals && letters >= 2))
    }

    /// `BRUSSELS The` : a word in lower case ends a place in capitals.
    pub(super) fn capital_breaks(&self, word: &str, capitals: bool, words: usize) -> bool {
        words > 0
            && capitals
            && word.chars().any(char::is_lowercase)
            && word.chars().count() > 1
            && word.starts_with(char::is_uppercase)
            && !self.lead
    }

    /// Tells `TODAY HARBOUR` (an outlet) from `BRUSSELS`; `None` for words that are neither.
    pub(super) fn place_or_outlet(&self, place: Span, capitals: bool) -> Option<Parts> {
        let words = place.of(self.text).to_uppercase();
        if self.furniture.never.contains(words.trim_end_matches('.')) {
            return None;
        }
        let mut each = words.split([' ', ',', '/']);
        let ends = [each.clone().next(), each.clone().next_back()];
        let never = |w: &str| self.furniture.never.contains(w) && !self.furniture.outlets.contains(w);
        if ends.into_iter().flatten().any(never) {
            return None;
        }
        if each.any(|w| self.furniture.outlets.contains(w)) || self.is_agency_name(&words) {
            return Some(Parts {
                agency: Some(place),
                capitals,
                ..Parts::default()
            });
        }
        let mut parts = Parts {
            place: Some(place),
            capitals,
            ..Parts::default()
        };
        // `Tehran, IRNA –`
        if let Some((city, agency)) = place.of(self.text).rsplit_once(", ")
            && self.is_agency_name(&agency.to_uppercase())
        {
            let (start, end) = (place.start as usize, place.end as usize);
            parts.place = Some(Span::new(start, start + city.len()));
            parts.agency = Some(Span::new(end - agency.len(), end));
        }
        Some(parts)
    }
}

/// What stands before the second place of a dateline: `Ramallah, occupied West Bank`.
const LYING: [&str; 8] = [
    "occupied",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "near",
];

fn is_place_char(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '–')
}

/// `N.H.`, `D.C.`, `St.`, `ST.`, `Fla.`: the full stop belongs to the word.
fn is_dotted(word: &str) -> bool {
    let saint = matches!(word, "ST." | "STE." | "FT." | "MT.");
    saint
        || word.len() <= 6
            && (word.matches('.').count() > 1 || word.chars().count() <= 6 && word.chars().any(char::is_lowercase))
}
