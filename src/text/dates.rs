//! Dates as datelines write them: `July 18`, `26 July 2022`, `Friday, Sept. 13, 2019`.

use super::Span;
use super::datelines::Head;

impl Head<'_> {
    /// `July 18`, `18 July 2022`, `Friday, Sept. 13, 2019`, `Jun 15 2022`.
    pub(super) fn date(&self, at: usize) -> Option<Span> {
        let rest = self.rest(at);
        let mut window = 48.min(rest.len());
        while !rest.is_char_boundary(window) {
            window -= 1;
        }
        let (mut end, mut months, mut days, mut years, mut pos) = (0, 0, 0, 0, 0);
        for word in rest[..window].split_inclusive([' ', ',']) {
            let bare = word.trim_end_matches([' ', ',']);
            let core = bare.trim_end_matches(['.', ':', '-', ';']);
            let digits = core.bytes().all(|b| b.is_ascii_digit());
            let day = core
                .trim_end_matches("st")
                .trim_end_matches("nd")
                .trim_end_matches("rd")
                .trim_end_matches("th");
            if bare.is_empty() {
                // the blank after a comma
            } else if digits && core.len() == 4 && months == 1 && years == 0 {
                years = 1;
                end = pos + core.len();
            } else if (1..=2).contains(&day.len()) && day.bytes().all(|b| b.is_ascii_digit()) && days == 0 {
                days = 1;
                end = pos + core.len();
            } else if is_month(core) && months == 0 {
                months = 1;
                end = pos + core.len() + usize::from(bare.as_bytes().get(core.len()) == Some(&b'.') && core.len() < 5);
            } else if !(is_weekday(core) && months + days == 0) {
                break;
            }
            pos += word.len();
            if core.len() < bare.len() && !(is_month(core) && bare.len() == core.len() + 1) {
                break;
            }
        }
        (months == 1 && days + years >= 1).then(|| Span::new(at, at + end))
    }
}

fn is_month(word: &str) -> bool {
    let low = word.to_lowercase();
    low.len() >= 3
        && word.starts_with(char::is_uppercase)
        && (MONTHS.iter().any(|m| m.starts_with(&low))
            && low.len() <= 9
            && (low.len() == 3 || MONTHS.contains(&low.as_str()))
            || low == "sept")
}

/// The months, in small letters.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The days of the week, in small letters.
pub(crate) const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

fn is_weekday(word: &str) -> bool {
    let low = word.to_lowercase();
    WEEKDAYS
        .iter()
        .any(|d| *d == low || low.len() >= 3 && low.len() <= 5 && d.starts_with(&low))
}
