//! Who filed a report, in its dateline: `(AP)`, `ISTANBUL - AFP -`, `afrol News, 24 March -`.

use super::Span;
use super::datelines::Head;

impl Head<'_> {
    /// `(AP)`, `(Reuters/AFP)`; with its brackets.
    pub(super) fn agency(&self, at: usize) -> Option<Span> {
        let rest = self.rest(at);
        let inside = rest.strip_prefix('(')?;
        let end = inside.find(')').filter(|end| (2..=40).contains(end))?;
        inside[..end]
            .starts_with(|c: char| c.is_alphabetic())
            .then(|| Span::new(at, at + end + 2))
    }

    /// `AFP` in `ISTANBUL - AFP - The court …`.
    pub(super) fn dashed_agency(&self, at: usize) -> Option<Span> {
        let rest = self.rest(at);
        let end = rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '/' | ' ')))?;
        let name = rest[..end].trim_end();
        (self.is_short_agency(name) && self.stop(at + name.len()).is_some()).then(|| Span::new(at, at + name.len()))
    }

    /// `afrol News` in `afrol News, 24 March - The court …`.
    pub(super) fn leading_agency(&self, start: usize) -> Option<Span> {
        let end = start + self.rest(start).find(',')?;
        let name = Span::new(start, end);
        (self.is_short_agency(name.of(self.text)) && self.date(self.after_comma(end)).is_some()).then_some(name)
    }

    /// A name as it may stand without brackets.
    fn is_short_agency(&self, name: &str) -> bool {
        (1..=20).contains(&name.len()) && self.is_agency_name(&name.to_uppercase())
    }

    pub(super) fn is_agency(&self, words: &str) -> bool {
        let upper = words.to_uppercase();
        self.furniture.agencies.contains(&upper)
            || upper
                .split(['/', ',', ' '])
                .any(|word| self.furniture.agencies.contains(word))
    }

    pub(super) fn is_agency_name(&self, upper: &str) -> bool {
        self.furniture.agencies.contains(upper)
    }
}

/// Without its brackets.
pub(super) fn inside(agency: Span) -> Span {
    Span {
        start: agency.start + 1,
        end: agency.end - 1,
    }
}
