//! One paragraph into words: `The U.S.-backed group didn't pay $2.5m` gives `U.S.|-|backed`, `did|n't`, `$|2.5|m`.
//! Hyphens part words except after a prefix (`anti-graft`); addresses, numbers and dates stay whole.

use super::Span;
use super::sentences::STARTERS;
use crate::lexicon::abbreviations::{Abbreviation, Abbreviations};
use crate::text::paragraphs::is_blank;

/// Splits paragraphs; keeps its buffer from one to the next.
pub struct Words<'a> {
    text: &'a str,
    abbreviations: &'a Abbreviations,
    /// The characters of the paragraph with their offsets, and one past the last.
    chars: Vec<(u32, char)>,
}

/// Prefixes that stay with their word across a hyphen.
const PREFIXES: [&str; 32] = [
    "anti", "arch", "bi", "bio", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra",
    "macro", "mega", "micro", "mid", "mini", "multi", "neo", "non", "over", "para", "post", "pre", "pro", "pseudo",
    "re", "semi", "sub", "ultra",
];
/// Words of two parts that a slash does not part.
const SLASHED: [&str; 8] = ["w/o", "c/o", "n/a", "s/he", "a/c", "l/c", "w/e", "b/w"];
/// Words that are written together and stand for two.
const FUSED: [(&str, usize); 20] = [
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("havent", 4),
    ("arent", 3),
    ("cant", 2),
    ("ive", 1),
    ("youre", 3),
    ("theyre", 4),
];
/// Units that a number parts from: `5|km`, `$2|bn`.
const UNITS: [&str; 42] = [
    "m", "k", "b", "bn", "mn", "tn", "t", "pm", "am", "mm", "cm", "km", "kg", "kb", "mb", "gb", "tb", "ft", "in", "x",
    "hz", "khz", "mhz", "ghz", "lb", "lbs", "oz", "mph", "kph", "kmh", "hr", "hrs", "min", "mins", "sec", "secs", "mw",
    "gw", "kw", "kwh", "percent", "million",
];
/// Ends of addresses and files.
const ENDINGS: [&str; 37] = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "co", "uk", "us", "eu", "de", "fr", "ru", "cn", "in",
    "io", "tv", "ai", "me", "app", "news", "doc", "docx", "pdf", "xls", "xlsx", "ppt", "txt", "html", "htm", "jpg",
    "png", "exe", "url", "zip",
];

impl<'a> Words<'a> {
    /// A splitter for one text.
    pub fn new(text: &'a str, abbreviations: &'a Abbreviations) -> Self {
        Words {
            text,
            abbreviations,
            chars: Vec::new(),
        }
    }

    /// Appends the tokens of `body`.
    pub fn read(&mut self, body: Span, out: &mut Vec<Span>) {
        self.chars.clear();
        self.chars.extend(
            body.of(self.text)
                .char_indices()
                .map(|(i, c)| (body.start + i as u32, c)),
        );
        self.chars.push((body.end, ' '));
        let end = self.chars.len() - 1;
        let (mut at, mut chunk) = (0, 0);
        while at < end {
            if is_blank(self.c(at)) {
                at += 1;
                continue;
            }
            if at >= chunk {
                chunk = (at..end).find(|i| is_blank(self.c(*i))).unwrap_or(end);
                if let Some((from, to)) = self.address(at, chunk) {
                    while at < from {
                        at = self.step(at, out);
                    }
                    // a word may have run into it: `U.S.https://…`
                    if at == from {
                        self.emit(from, to, out);
                        at = to;
                    }
                    continue;
                }
            }
            at = self.step(at, out);
        }
    }

    fn c(&self, at: usize) -> char {
        self.chars.get(at).map_or(' ', |c| c.1)
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        &self.text[self.chars[from].0 as usize..self.chars[to].0 as usize]
    }

    fn emit(&self, from: usize, to: usize, out: &mut Vec<Span>) {
        if from < to {
            out.push(Span {
                start: self.chars[from].0,
                end: self.chars[to].0,
            });
        }
    }

    fn is_word(&self, at: usize) -> bool {
        let c = self.c(at);
        c.is_alphanumeric() || is_joined_mark(c)
    }

    /// One past the run of word characters.
    fn run(&self, from: usize) -> usize {
        (from..self.chars.len())
            .find(|i| !self.is_word(*i))
            .unwrap_or(self.chars.len() - 1)
    }

    /// Reads one token (or a tag, which is none) and returns where the next begins.
    fn step(&self, at: usize, out: &mut Vec<Span>) -> usize {
        let c = self.c(at);
        if self.is_word(at) {
            return self.word(at, out);
        }
        if let Some(end) = self.markup(at) {
            return end;
        }
        let end = match c {
            '.' | '!' | '?' | '-' | '*' | '=' | '_' | '~' | '+' | '#' | '<' | '>' | '…' => self.repeated(at),
            '`' | '\'' if self.c(at + 1) == c => at + 2,
            '\'' | '’' if self.is_cut_number(at) => self.run(at + 1),
            '@' if self.is_word(at + 1) => self.handle(at + 1),
            ':' | ';' => self.smiley(at),
            c if is_pictograph(c) => self.pictograph(at),
            _ => at + 1,
        };
        let end = match c {
            '#' if end == at + 1 && self.c(end).is_alphabetic() => self.handle(end),
            '+' if end == at + 1 && self.c(end).is_ascii_digit() && !self.before_is_word(at) => self.run(end),
            _ => end,
        };
        self.emit(at, end, out);
        end
    }

    fn before_is_word(&self, at: usize) -> bool {
        at > 0 && self.is_word(at - 1)
    }

    /// `...`, `--`, `!!!`, `?!`.
    fn repeated(&self, at: usize) -> usize {
        let c = self.c(at);
        let same =
            |d: char| d == c || matches!((c, d), ('!' | '?', '!' | '?')) || matches!((c, d), ('.' | '…', '.' | '…'));
        (at..self.chars.len())
            .find(|i| !same(self.c(*i)))
            .unwrap_or(self.chars.len() - 1)
    }

    /// `'90s`, `’72`.
    fn is_cut_number(&self, at: usize) -> bool {
        let end = self.run(at + 1);
        let word = self.slice(at + 1, end);
        !self.before_is_word(at)
            && (word.len() == 2 || word.len() == 3 && word.ends_with('s'))
            && word.bytes().take(2).all(|b| b.is_ascii_digit())
    }

    /// `@harbour_news`, `#portstrike`.
    fn handle(&self, from: usize) -> usize {
        (from..self.chars.len())
            .find(|i| !self.is_word(*i) && self.c(*i) != '_')
            .unwrap_or(self.chars.len() - 1)
    }

    /// `:)`, `;-)` at the end of a chunk.
    fn smiley(&self, at: usize) -> usize {
        let nose = usize::from(self.c(at + 1) == '-');
        let mouth = at + 1 + nose;
        if matches!(self.c(mouth), ')' | '(' | 'D' | 'P' | '/') && is_blank(self.c(mouth + 1)) {
            mouth + 1
        } else {
            at + 1
        }
    }

    /// An emoji with its modifiers and joiners; a flag is two letters.
    fn pictograph(&self, at: usize) -> usize {
        let mut end = at + 1;
        let flag = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
        loop {
            let c = self.c(end);
            let modifier =
                matches!(c, '\u{FE0F}' | '\u{FE0E}' | '\u{20E3}') || ('\u{1F3FB}'..='\u{1F3FF}').contains(&c);
            if modifier || flag(c) && flag(self.c(end - 1)) && end == at + 1 {
                end += 1;
            } else if c == '\u{200D}' && is_pictograph(self.c(end + 1)) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// Past `<b>`, `</p>`, `&nbsp;`: markup that was left in the text.
    fn markup(&self, at: usize) -> Option<usize> {
        match self.c(at) {
            '&' => {
                let end = (at + 1..at + 9).find(|i| self.c(*i) == ';')?;
                let name = self.slice(at + 1, end);
                let known = matches!(
                    name,
                    "amp"
                        | "quot"
                        | "nbsp"
                        | "lt"
                        | "gt"
                        | "apos"
                        | "ldquo"
                        | "rdquo"
                        | "lsquo"
                        | "rsquo"
                        | "mdash"
                        | "ndash"
                        | "hellip"
                );
                (known || name.starts_with('#') && name.len() > 2).then_some(end + 1)
            }
            '<' => {
                let from = at + 1 + usize::from(self.c(at + 1) == '/');
                let end = (from..from + 12).find(|i| !self.c(*i).is_ascii_alphanumeric())?;
                let name = self.slice(from, end.min(self.chars.len() - 1)).to_ascii_lowercase();
                const TAGS: [&str; 24] = [
                    "a",
                    "b",
                    "i",
                    "u",
                    "p",
                    "br",
                    "hr",
                    "em",
                    "strong",
                    "div",
                    "span",
                    "img",
                    "ul",
                    "ol",
                    "li",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "blockquote",
                    "table",
                    "tr",
                    "td",
                    "figure",
                ];
                if !TAGS.contains(&name.as_str()) {
                    return None;
                }
                (end..(end + 300).min(self.chars.len()))
                    .find(|i| self.c(*i) == '>')
                    .map(|i| i + 1)
            }
            _ => None,
        }
    }

    /// A URL or e-mail address in the chunk `from..to`.
    fn address(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let chunk = self.slice(from, to);
        let bytes = chunk.find("://").map(|at| {
            chunk[..at]
                .rfind(|c: char| !c.is_ascii_alphabetic())
                .map_or(0, |i| i + chunk[i..].chars().next().map_or(1, char::len_utf8))
        });
        let bytes = bytes.or_else(|| chunk.find("www.")).or_else(|| {
            let at = chunk.find('@')?;
            let host = chunk[at + 1..].find('.')?;
            let name = chunk[..at]
                .rfind(|c: char| !(c.is_ascii_alphanumeric() || "._-+%".contains(c)))
                .map_or(0, |i| i + chunk[i..].chars().next().map_or(1, char::len_utf8));
            (at > name
                && host > 0
                && chunk[at + 1..at + 1 + host]
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-'))
            .then_some(name)
        })?;
        let start = from + chunk[..bytes].chars().count();
        let mut end = to;
        while end > start
            && matches!(
                self.c(end - 1),
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '>' | '"' | '\'' | '”' | '’' | '»' | '…'
            )
        {
            end -= 1;
        }
        if let Some(cut) = (start..end).find(|i| matches!(self.c(*i), '<' | '>' | '"' | '”' | '“')) {
            end = cut;
        }
        let apart = start == from || !self.is_word(start - 1);
        (apart && end > start + 3).then_some((start, end))
    }

    /// A word, its inner marks, its full stop and its clitics.
    fn word(&self, from: usize, out: &mut Vec<Span>) -> usize {
        let (mut end, mut segment) = (self.run(from), from);
        loop {
            if self.c(end) == '.' && self.dotted_start(from, segment, end) {
                return self.stop_inside(from, end, out);
            }
            if !self.is_word(end + 1) || !self.joins(from, segment, end) {
                break;
            }
            segment = end + 1;
            end = self.run(segment);
        }
        if self.c(end) == '.' && self.keeps_stop(from, segment, end) {
            end += 1;
        }
        if self.c(end) == '$' && end - from <= 3 && self.slice(from, end).bytes().all(|b| b.is_ascii_uppercase()) {
            end += 1;
        }
        self.parts(from, end, out);
        end
    }

    /// `Mr.Smith`, `No.5`: an abbreviation with the next word stuck to it.
    fn dotted_start(&self, from: usize, segment: usize, end: usize) -> bool {
        let next = self.c(end + 1);
        if from != segment || !next.is_alphanumeric() {
            return false;
        }
        let word = self.slice(from, end);
        let initial =
            end - from == 1 && self.c(from).is_uppercase() && next.is_uppercase() && self.c(end + 2).is_lowercase();
        match self.abbreviations.get(word) {
            Some(Abbreviation::Title) => next.is_uppercase(),
            Some(Abbreviation::Number) => next.is_ascii_digit() && end - from > 1,
            _ => initial && self.run(end + 1) - end > 3,
        }
    }

    fn stop_inside(&self, from: usize, end: usize, out: &mut Vec<Span>) -> usize {
        self.emit(from, end + 1, out);
        end + 1
    }

    /// Whether the mark at `at`, between the segment before and the word after it, stays inside the word.
    fn joins(&self, from: usize, segment: usize, at: usize) -> bool {
        let (before, after) = (self.c(at - 1), self.c(at + 1));
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        match self.c(at) {
            '\'' | '’' | '`' | '´' | 'ʼ' => before.is_alphanumeric() && after.is_alphabetic(),
            '_' => true,
            '@' => true,
            '.' => self.joins_stop(segment, at),
            ',' => digits && self.joins_comma(at),
            ':' => digits,
            '&' => {
                self.c(from).is_uppercase() && after.is_uppercase() && at - segment <= 3 && self.run(at + 1) - at <= 4
            }
            '/' => self.joins_slash(from, segment, at),
            '-' | '‐' | '‑' => self.joins_hyphen(from, segment, at),
            _ => false,
        }
    }

    /// `U.S`, `2.5`, `example.org`; not `ended.The`.
    fn joins_stop(&self, segment: usize, at: usize) -> bool {
        let end = self.run(at + 1);
        let (left, right) = (self.slice(segment, at), self.slice(at + 1, end));
        let (before, after) = (self.c(at - 1), self.c(at + 1));
        if before.is_ascii_digit() && after.is_ascii_digit() {
            return true;
        }
        if ENDINGS.contains(&right.to_ascii_lowercase().as_str()) && left.len() > 1 && !after.is_uppercase() {
            return true;
        }
        let upper_ending = right.len() >= 3
            && right.bytes().all(|b| b.is_ascii_uppercase())
            && ENDINGS.contains(&right.to_ascii_lowercase().as_str());
        if upper_ending || left.chars().count() == 1 && before.is_alphabetic() && end - at <= 3 {
            return true;
        }
        if left == "Ph" || left.chars().count() == 1 && before.is_alphabetic() && after.is_lowercase() {
            return true;
        }
        // `comp.sources.unix`
        before.is_lowercase()
            && after.is_lowercase()
            && (segment > 1 && self.c(segment - 1) == '.' || self.c(end) == '.' && self.c(end + 1).is_lowercase())
    }

    /// `1,200`, `1,00,000`.
    fn joins_comma(&self, at: usize) -> bool {
        let len = self.digits(at + 1);
        len == 3 || len == 2 && self.c(at + 3) == ',' && self.c(at + 4).is_ascii_digit()
    }

    fn digits(&self, from: usize) -> usize {
        (from..from + 8).take_while(|i| self.c(*i).is_ascii_digit()).count()
    }

    /// `11/28/2000`, `9/11`, `s/he`; not `and/or`.
    fn joins_slash(&self, from: usize, segment: usize, at: usize) -> bool {
        let end = self.run(at + 1);
        if self.c(at - 1).is_ascii_digit() && self.c(at + 1).is_ascii_digit() {
            return at - segment <= 2 && end - at <= 5;
        }
        SLASHED.contains(&self.slice(from, end).to_lowercase().as_str())
    }

    /// `anti-graft`, `713-555-0190`, `2026-03-05`; not `state-run`, `10-12`.
    fn joins_hyphen(&self, from: usize, segment: usize, at: usize) -> bool {
        if from == segment && PREFIXES.contains(&self.slice(from, at).to_lowercase().as_str()) {
            return self.c(at + 1).is_alphanumeric();
        }
        let (left, right) = (at - segment, self.run(at + 1) - at - 1);
        let numbers = self.digits(segment).min(left) == left && self.digits(at + 1) == right;
        if !numbers || left > 4 {
            return false;
        }
        let phone = left == 3 && right == 4 && (segment == from || self.c(segment - 1) == '-');
        let next = at + 1 + right;
        let three =
            self.c(next) == '-' && self.c(next + 1).is_ascii_digit() || segment > from && self.c(segment - 1) == '-';
        phone || three
    }

    /// Whether the full stop at `end` belongs to the word.
    fn keeps_stop(&self, from: usize, segment: usize, end: usize) -> bool {
        let word = self.slice(from, end);
        if self.c(end + 1) == '.' && self.c(end + 2) == '.' {
            return false;
        }
        if segment > from && word.contains('.') && !word.contains(|c: char| !(c.is_alphabetic() || c == '.')) {
            // letters with dots between them: `U.S.`, `a.m.`, `Ph.D.`
            return word.split('.').all(|part| part.chars().count() <= 2 || part == "Col");
        }
        // `Jong-un.`, `anti-Inc.`: only the last part counts
        let known = self
            .abbreviations
            .get(word)
            .or_else(|| self.abbreviations.get(&capitalised(word)).filter(|_| is_capitals(word)));
        let next = self.next_char(end + 1);
        match known {
            Some(Abbreviation::Title) => next.is_some_and(|c| c.is_alphanumeric() || "\"“‘'(,-".contains(c)),
            Some(Abbreviation::Word) => true,
            Some(Abbreviation::Number) => next.is_some_and(|c| c.is_ascii_digit()),
            Some(Abbreviation::Month) => {
                next.is_some_and(|c| c.is_ascii_digit() || c == ',') || from > 0 && next.is_some_and(char::is_lowercase)
            }
            Some(Abbreviation::State) => self.comma_before(from),
            None => self.is_initial(from, end),
        }
    }

    /// The first character after white space, `None` at the end of the paragraph.
    fn next_char(&self, at: usize) -> Option<char> {
        (at..(at + 4).min(self.chars.len() - 1))
            .map(|i| self.c(i))
            .find(|c| !is_blank(*c))
    }

    fn comma_before(&self, from: usize) -> bool {
        from > 2 && self.c(from - 1) == ' ' && matches!(self.c(from - 2), ',' | '(')
    }

    /// `J. Hale`, `George I. Hale`; not `plan B. The`.
    fn is_initial(&self, from: usize, end: usize) -> bool {
        let letter = self.c(from);
        if end - from != 1 || !letter.is_uppercase() {
            return false;
        }
        let next = self.next_char(end + 1);
        let name = next.is_some_and(char::is_uppercase);
        name && (self.capital_before(from) || letter != 'I' && !self.starter_follows(end + 1))
    }

    /// `plan B. The`: the next word opens a sentence.
    fn starter_follows(&self, at: usize) -> bool {
        let from = (at..at + 4).find(|i| self.is_word(*i)).unwrap_or(at);
        let end = self.run(from.min(self.chars.len() - 1)).max(from);
        end - from > 1 && end - from < 10 && STARTERS.contains(&self.slice(from, end))
    }

    /// Whether the word before is capitalised: the search is bounded.
    fn capital_before(&self, from: usize) -> bool {
        let stop = from.saturating_sub(24);
        let mut at = from;
        while at > stop && is_blank(self.c(at - 1)) {
            at -= 1;
        }
        if at == 0 || !self.is_word(at - 1) && self.c(at - 1) != '.' {
            return false;
        }
        while at > stop && !is_blank(self.c(at - 1)) {
            at -= 1;
        }
        self.c(at).is_uppercase()
    }

    /// Emits a word in its parts: `do|n't`, `Reyes|'s`, `can|not`, `5|km`.
    fn parts(&self, from: usize, end: usize, out: &mut Vec<Span>) {
        let mut cuts = vec![end];
        let mut last = end;
        while let Some(at) = self.clitic(from, last) {
            cuts.push(at);
            last = at;
        }
        cuts.extend(self.fused(from, last).or_else(|| self.unit(from, last)));
        let mut start = from;
        for cut in cuts.into_iter().rev() {
            self.emit(start, cut, out);
            start = cut;
        }
    }

    /// Where `n't`, `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m` begins.
    fn clitic(&self, from: usize, end: usize) -> Option<usize> {
        let mark = (from + 1..end)
            .rev()
            .take(3)
            .find(|i| matches!(self.c(*i), '\'' | '’' | '`' | '´' | 'ʼ'))?;
        let tail = self.slice(mark + 1, end).to_ascii_lowercase();
        match tail.as_str() {
            "t" if matches!(self.c(mark - 1), 'n' | 'N') && mark - 1 > from => Some(mark - 1),
            "s" | "re" | "ve" | "ll" | "d" | "m" => Some(mark),
            _ => None,
        }
    }

    fn fused(&self, from: usize, end: usize) -> Option<usize> {
        if end - from < 3 || end - from > 8 {
            return None;
        }
        let word = self.slice(from, end).to_lowercase();
        FUSED.iter().find(|(fused, _)| *fused == word).map(|(_, at)| from + at)
    }

    /// Where a unit begins that is written to its number.
    fn unit(&self, from: usize, end: usize) -> Option<usize> {
        if !self.c(from).is_ascii_digit() {
            return None;
        }
        let at = (from..end).find(|i| self.c(*i).is_alphabetic())?;
        let unit = self.slice(at, end).to_ascii_lowercase();
        let unit = unit.trim_end_matches('.');
        (UNITS.contains(&unit) || matches!(unit, "a.m" | "p.m")).then_some(at)
    }
}

/// Accents that are characters of their own, and joiners inside words.
fn is_joined_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{1ab0}'..='\u{1aff}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{2B00}'..='\u{2BFF}')
}

fn is_capitals(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// `SEN` as `Sen`.
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_string() + &chars.as_str().to_lowercase()
    })
}
