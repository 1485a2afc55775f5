//! The dateline at the head of a report: `NAIROBI, July 18 (Xinhua) --`, `Cairo – 26 July 2022:`, a bare `BRUSSELS`.
//! It says where and when the report was filed; `FILE -` and `READ MORE:` say nothing of the kind.

use super::agencies::inside;
use super::furniture::Furniture;
use super::headlines::{split_headline, turn_labels};
use super::paragraphs::is_blank;
use super::{Dateline, Paragraph, ParagraphKind, Span};

/// A dateline stands in one of the first paragraphs that are not furniture.
const REACH: usize = 4;
/// Longest dateline in bytes.
const LONGEST: usize = 120;

/// Finds the dateline and takes it out of its paragraph's body.
pub fn read(text: &str, paragraphs: &mut Vec<Paragraph>, furniture: &Furniture) -> Option<Dateline> {
    let mut date_line = None;
    let mut prose = 0;
    split_headline(text, paragraphs, furniture);
    let turns = turn_labels(text, paragraphs);
    let news = |p: &&mut Paragraph| matches!(p.kind, ParagraphKind::Body | ParagraphKind::Headline);
    for paragraph in paragraphs.iter_mut().filter(news).take(REACH) {
        let mut head = Head::new(text, paragraph.body, furniture);
        if let Some(found) = head.bare_line() {
            paragraph.body.start = paragraph.body.end;
            paragraph.kind = ParagraphKind::Body;
            return Some(found.dated(date_line));
        }
        if let (None, Some(found)) = (date_line, head.only_date()) {
            paragraph.kind = ParagraphKind::Body;
            date_line = Some(found);
            continue;
        }
        if paragraph.kind == ParagraphKind::Headline {
            continue;
        }
        head.lead = prose == 0 && !turns;
        if let Some((found, rest)) = head.dateline() {
            paragraph.body.start = rest;
            return Some(found.dated(date_line));
        }
        prose += 1;
    }
    date_line
}

impl Dateline {
    /// With the date of a line of its own above it, if it has none itself.
    fn dated(mut self, line: Option<Dateline>) -> Dateline {
        self.date = self.date.or(line.and_then(|line| line.date));
        self
    }
}

/// A reader of the head of one paragraph.
pub(super) struct Head<'a> {
    pub(super) text: &'a str,
    pub(super) body: Span,
    pub(super) furniture: &'a Furniture,
    /// Whether weak datelines count: `Srinagar: `, `Cape Town - `.
    pub(super) lead: bool,
}

/// What was read so far.
#[derive(Default, Clone, Copy)]
pub(super) struct Parts {
    pub(super) place: Option<Span>,
    pub(super) date: Option<Span>,
    pub(super) agency: Option<Span>,
    pub(super) capitals: bool,
}

impl<'a> Head<'a> {
    pub(super) fn new(text: &'a str, body: Span, furniture: &'a Furniture) -> Self {
        Head {
            text,
            body,
            furniture,
            lead: false,
        }
    }

    pub(super) fn rest(&self, at: usize) -> &'a str {
        &self.text[at..self.body.end as usize]
    }

    pub(super) fn skip_blank(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at + rest.len() - rest.trim_start_matches(is_blank).len()
    }

    /// `BRUSSELS` alone in its line, or `NEW YORK/GENEVA`.
    fn bare_line(&self) -> Option<Dateline> {
        let words = self.body.of(self.text);
        let plain = |c: char| c.is_uppercase() || matches!(c, ' ' | '/' | ',' | '.' | '-' | '\'' | '’');
        if words.len() > 40 || words.chars().filter(|c| c.is_alphabetic()).count() < 3 || !words.chars().all(plain) {
            return None;
        }
        let few = words.split([' ', '/']).count() <= 3 && !words.contains(" OF ");
        let place = Span::new(self.body.start as usize, self.body.start as usize + words.len());
        let parts = self.place_or_outlet(place, true)?;
        (few && parts.place.is_some()).then_some(Dateline {
            span: self.body,
            place: parts.place,
            date: None,
            agency: None,
        })
    }

    /// `Friday, September 13, 2019` alone in its line; it stays in the body.
    fn only_date(&self) -> Option<Dateline> {
        let date = self.date(self.body.start as usize)?;
        (date.end == self.body.end).then_some(Dateline {
            span: self.body,
            place: None,
            date: Some(date),
            agency: None,
        })
    }

    /// Any style that is followed by the first sentence; also where that sentence begins.
    pub(super) fn dateline(&self) -> Option<(Dateline, u32)> {
        let start = self.body.start as usize;
        let (mut parts, mut at) = self.opening(self.after_byline(start))?;
        let stop = self.trail(&mut parts, &mut at);
        let rest = self.skip_blank(at);
        if at - start > LONGEST || rest >= self.body.end as usize || !self.convinces(parts, stop, rest) {
            return None;
        }
        let found = Dateline {
            span: Span::new(start, at),
            place: parts.place,
            date: parts.date,
            agency: parts.agency,
        };
        Some((found, rest as u32))
    }

    /// The first part: a place, an outlet, `(Reuters)` alone, or a date alone.
    fn opening(&self, start: usize) -> Option<(Parts, usize)> {
        let mut parts = Parts::default();
        if let Some(agency) = self
            .agency(start)
            .map(inside)
            .filter(|a| self.is_agency(a.of(self.text)))
        {
            parts.agency = Some(agency);
            return Some((parts, agency.end as usize + 1));
        }
        if let Some(date) = self.date(start) {
            parts.date = Some(date);
            return Some((parts, date.end as usize));
        }
        if let Some(agency) = self.leading_agency(start) {
            parts.agency = Some(agency);
            return Some((parts, agency.end as usize));
        }
        let (place, capitals) = self.places(start)?;
        Some((self.place_or_outlet(place, capitals)?, place.end as usize))
    }

    /// Date, agency and marks after the first part, each once and in any order.
    fn trail(&self, parts: &mut Parts, at: &mut usize) -> Stop {
        let mut stop = Stop::None;
        for _ in 0..5 {
            let next = self.skip_blank(*at);
            if let (None, Some(agency)) = (parts.agency, self.agency(next)) {
                parts.agency = Some(inside(agency));
                *at = agency.end as usize;
            } else if let (None, Some(date)) = (parts.date, self.date(self.after_comma(next))) {
                parts.date = Some(date);
                *at = date.end as usize;
            } else if let (Stop::Dash, None, Some(agency)) = (stop, parts.agency, self.dashed_agency(next)) {
                parts.agency = Some(agency);
                *at = agency.end as usize;
            } else if let Some((end, found)) = self.stop(*at) {
                (*at, stop) = (end, found);
                if !self.goes_on(parts, end) {
                    break;
                }
            } else {
                break;
            }
        }
        stop
    }

    /// Whether a date or an agency with a mark of its own follows the mark: `CAIRO – 26 July 2022:`.
    fn goes_on(&self, parts: &Parts, at: usize) -> bool {
        let next = self.skip_blank(at);
        let dated = parts.date.is_none() && self.date(next).is_some_and(|d| self.stop(d.end as usize).is_some());
        dated || parts.agency.is_none() && self.dashed_agency(next).is_some()
    }

    /// Whether what was read is a dateline and no label, title or plain sentence.
    fn convinces(&self, parts: Parts, stop: Stop, rest: usize) -> bool {
        // `eCommerce` is a capital word too
        let mut first = self.rest(rest).chars();
        let opens = first.next().is_some_and(|c| {
            let brand = c.is_lowercase() && first.next().is_some_and(char::is_uppercase);
            c.is_uppercase() || c.is_ascii_digit() || brand || "\"'“‘«".contains(c)
        });
        let known = parts.agency.is_some_and(|a| self.is_agency(a.of(self.text)));
        if parts.place.is_none() && parts.agency.is_none() {
            return opens && self.lead && stop != Stop::None;
        }
        match stop {
            Stop::None => opens && known && (parts.capitals || parts.date.is_some()),
            Stop::Dash if parts.agency.is_some() || parts.date.is_some() => {
                parts.capitals || known || parts.date.is_some()
            }
            Stop::Colon if parts.date.is_some() => true,
            Stop::Colon if parts.agency.is_some() => known,
            Stop::Dash => opens && (parts.capitals || self.lead),
            Stop::Colon => opens && self.lead && self.has_one_word_or_capitals(parts),
        }
    }

    fn has_one_word_or_capitals(&self, parts: Parts) -> bool {
        parts
            .place
            .is_some_and(|p| parts.capitals || p.of(self.text).split(' ').count() <= 2)
    }

    pub(super) fn after_comma(&self, at: usize) -> usize {
        match self.rest(at).strip_prefix([',', '|', '.']) {
            Some(_) => self.skip_blank(at + 1),
            None => at,
        }
    }

    /// The mark that ends a dateline, and where it ends: `—`, `--`, ` - `, `.-`, `:`.
    pub(super) fn stop(&self, at: usize) -> Option<(usize, Stop)> {
        let spaced = self.skip_blank(at);
        let rest = self.rest(spaced);
        let dash = ["---", "--", "—", "–", ".-", ".–", ". —", ".—", "-", "―", "|", "::", "_"]
            .into_iter()
            .find(|d| rest.starts_with(d));
        if let Some(dash) = dash {
            let end = spaced + dash.len();
            // `Anti-drug` is a word, `Srinagar- The` is not
            let glued = spaced == at && matches!(dash, "-" | "_") && !self.rest(end).starts_with(is_blank);
            return (!glued).then_some((end, Stop::Dash));
        }
        rest.starts_with(':').then_some((spaced + 1, Stop::Colon))
    }
}

/// What ended the dateline.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    None,
    Dash,
    Colon,
}

#[cfg(test)]
mod tests {
    use super::super::Layout;

    /// place | date | agency | the rest of the paragraph
    fn read(text: &str) -> String {
        let layout = Layout::read(text);
        let Some(line) = layout.dateline else {
            return "none".into();
        };
        let show = |span: Option<super::Span>| span.map_or("", |s| s.of(text)).to_string();
        let rest = layout
            .paragraphs
            .iter()
            .map(|p| p.body.of(text))
            .find(|b| !b.is_empty())
            .unwrap_or("");
        format!(
            "{}|{}|{}|{}",
            show(line.place),
            show(line.date),
            show(line.agency),
            rest
        )
    }

    #[test]
    fn reads_all_styles() {
        for (head, parts) in [
            ("BRUSSELS (AP) — ", "BRUSSELS||AP|"),
            ("MANCHESTER, N.H. (AP) — ", "MANCHESTER, N.H.||AP|"),
            (
                "SEOUL/UNITED NATIONS, Aug 30 (Reuters) - ",
                "SEOUL/UNITED NATIONS|Aug 30|Reuters|",
            ),
            ("HARBIN, July 18 (Xinhua) -- ", "HARBIN|July 18|Xinhua|"),
            ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — ", "HEMPSTEAD, N.Y.|Sept. 26|UPI|"),
            ("KAMPALA, Jun 15 2022 (IPS) - ", "KAMPALA|Jun 15 2022|IPS|"),
            ("CAIRO – 26 July 2022: ", "CAIRO|26 July 2022||"),
            ("CAIRO- 24 July 2022: ", "CAIRO|24 July 2022||"),
            ("Cairo – 26 July 2022: ", "Cairo|26 July 2022||"),
            ("KUWAIT CITY, July 25: ", "KUWAIT CITY|July 25||"),
            ("LEON, GUANAJUATO.- ", "LEON, GUANAJUATO|||"),
            ("Srinagar- ", "Srinagar|||"),
            ("Cape Town - ", "Cape Town|||"),
            ("Rio de Janeiro (AFP) – ", "Rio de Janeiro||AFP|"),
            ("QUITO: ", "QUITO|||"),
            ("HARBOUR TODAY – ", "||HARBOUR TODAY|"),
            ("BRUSSELS\n", "BRUSSELS|||"),
            ("TEL AVIV-GAZA (Agencies) — ", "TEL AVIV-GAZA||Agencies|"),
            ("BAGHDAD (Reuters) ", "BAGHDAD||Reuters|"),
            ("St. Petersburg, Russia (TASS) -- ", "St. Petersburg, Russia||TASS|"),
            ("UNITED NATIONS (AP) _ ", "UNITED NATIONS||AP|"),
            ("New Delhi, Aug 4 (PTI) ", "New Delhi|Aug 4|PTI|"),
            ("ISTANBUL, Turkey - AFP - ", "ISTANBUL, Turkey||AFP|"),
            ("Tehran, IRNA – ", "Tehran||IRNA|"),
            (
                "KYIV. August 4 (Interfax-Ukraine) – ",
                "KYIV|August 4|Interfax-Ukraine|",
            ),
            ("(Reuters) - ", "||Reuters|"),
            ("By Ana Reyes LONDON (Reuters) - ", "LONDON||Reuters|"),
            ("Monday, 4 July 2022 - ", "|Monday, 4 July 2022||"),
            ("HIROSHIMA--", "HIROSHIMA|||"),
            ("GINOWAN, Okinawa Prefecture--", "GINOWAN, Okinawa Prefecture|||"),
            ("ST. LOUIS — ", "ST. LOUIS|||"),
            ("Ramallah, occupied West Bank - ", "Ramallah, occupied West Bank|||"),
            ("Istanbul, Turkey---", "Istanbul, Turkey|||"),
        ] {
            let news = "The council met on Monday.";
            assert_eq!(read(&format!("{head}{news}")), format!("{parts}{news}"), "{head}");
        }
    }

    #[test]
    fn rejects_false_heads() {
        for text in [
            "FILE - In this Dec. 13 photo, a ferry lies in the harbour.",
            "READ MORE: Ferries resume",
            "ANA REYES, HOST: Good morning. The talks failed.\nTOM HALE: They did.\nANA REYES: Why is that?",
            "NOTE: The vote was moved.",
            "CORRECTED- The vote was moved to Monday.",
            "The minister — who had left — came back.",
            "Reyes, 44, left the port.",
            "Port Officials: The ferry sank on Monday.",
            "ABSTRACT.\n\nThe council met on Monday.",
            "The ferry - an old one - sank.",
            "Anna--the minister--left the port.",
            "Reyes, occupied with the port - and with little else - left.",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
    }

    #[test]
    fn every_row_of_the_sheet_works() {
        let sheet = crate::lexicon::Sheet::parse("datelines.tsv", include_str!("../../data/lexicon/datelines.tsv"));
        let sheet = sheet.expect("the sheet is well formed");
        let mut wrong = Vec::new();
        for row in &sheet.rows {
            let (word, role, example) = (row.cells[0], row.cells[1], row.cells[2]);
            let layout = Layout::read(example);
            let agency = layout.dateline.and_then(|d| d.agency).map(|a| a.of(example));
            let works = match role {
                "never" => layout.dateline.is_none(),
                "agency" => agency == Some(word),
                _ => agency.is_some_and(|a| a.contains(word)),
            };
            if !works {
                wrong.push(format!("{}: {example}", row.line));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
