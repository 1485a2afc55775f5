//! Paragraphs and what they are for: news, a headline, `By Ana Reyes`, or furniture such as
//! `Sign up for our morning briefing`. Lines that were wrapped in the middle of a sentence are one paragraph.

use super::furniture::Furniture;
use super::{Paragraph, ParagraphKind, Span};

/// Furniture is short: longer paragraphs are news whatever phrase stands in them.
const LONGEST_FURNITURE: usize = 600;
/// A byline and a headline are shorter still.
const LONGEST_BYLINE: usize = 120;
const LONGEST_HEADLINE: usize = 160;

/// Splits the text into paragraphs and tells their kinds.
pub fn read(text: &str, furniture: &Furniture) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = blocks(text)
        .into_iter()
        .map(|span| {
            let kind = kind(span.of(text), furniture);
            Paragraph {
                span,
                body: body(text, span),
                kind,
            }
        })
        .collect();
    mark_headlines(text, &mut out);
    out
}

/// Spans of the paragraphs: lines, except where a line goes on in the next one.
fn blocks(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = is_wrapped(&lines);
    let mut out: Vec<Span> = Vec::new();
    let mut before: Option<Line> = None;
    for line in lines {
        match (before, out.last_mut()) {
            (Some(above), Some(last)) if above.next_to(line) && goes_on(text, above.span, line.span, wrapped) => {
                last.end = line.span.end;
            }
            _ => out.push(line.span),
        }
        before = Some(line);
    }
    out
}

/// One line that is not blank, and its number.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    number: usize,
}

impl Line {
    fn next_to(self, below: Line) -> bool {
        self.number + 1 == below.number
    }
}

/// The lines that hold something, without surrounding white space.
fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    // old files break lines with `\r` alone
    let old = !text.contains('\n');
    let breaks = |c: char| c == '\r' && old || matches!(c, '\n' | '\u{2028}' | '\u{2029}' | '\u{c}' | '\u{b}');
    for (number, line) in text.split_inclusive(breaks).enumerate() {
        let body = line.trim_matches(is_blank);
        if !body.is_empty() {
            let lead = line.len() - line.trim_start_matches(is_blank).len();
            out.push(Line {
                span: Span::new(start + lead, start + lead + body.len()),
                number,
            });
        }
        start += line.len();
    }
    out
}

/// White space, and the marks of no width that pages are littered with.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}') || c.is_control()
}

/// Whether the whole text was wrapped at a fixed width.
fn is_wrapped(lines: &[Line]) -> bool {
    let inner = lines
        .windows(2)
        .filter(|pair| pair[0].next_to(pair[1]))
        .map(|pair| pair[0].span.len());
    let (mut all, mut full) = (0usize, 0usize);
    for len in inner {
        all += 1;
        full += usize::from((50..=90).contains(&len));
    }
    all >= 4 && full * 10 >= all * 8
}

/// Whether a sentence that `above` leaves open goes on in `below`.
fn goes_on(text: &str, above: Span, below: Span, wrapped: bool) -> bool {
    let last = above.of(text).chars().next_back().unwrap_or(' ');
    let first = below.of(text).chars().next().unwrap_or(' ');
    if wrapped {
        return above.len() >= 50;
    }
    above.len() >= 30
        && first.is_lowercase()
        && (last.is_alphanumeric() || matches!(last, ',' | '”' | '"' | '’' | '\'' | '–' | '—'))
}

/// The span without a URL at its head and without credits in brackets at its tail.
fn body(text: &str, span: Span) -> Span {
    let mut body = span;
    let words = span.of(text);
    let first = words.split_whitespace().next().unwrap_or(words);
    if is_url(first) {
        let rest = words[first.len()..].trim_start_matches(is_blank);
        body.start = span.end - rest.len() as u32;
    }
    if let Some(tail) = credit(body.of(text)) {
        let kept = body.of(text)[..tail].trim_end_matches(is_blank);
        body.end = body.start + kept.len() as u32;
    }
    body
}

/// What opens the credits in brackets at the end of a paragraph.
const CREDITS: [&str; 13] = [
    "Reporting by",
    "Additional reporting by",
    "Writing by",
    "Editing by",
    "Edited by",
    "With inputs from",
    "with inputs from",
    "AP Photo",
    "Photo",
    "Image",
    "Picture",
    "Getty Images",
    "File photo",
];
/// What opens the credit of a caption without brackets; the name after it is short.
const CAPTIONS: [&str; 3] = [" Image: ", " Photo: ", " Picture: "];
const LONGEST_CAPTION: usize = 60;

/// Where credits begin that end a paragraph: `(Reporting by …)`, `Image: Tom Hale.`
fn credit(words: &str) -> Option<usize> {
    let caption = CAPTIONS.iter().find_map(|c| {
        words
            .rfind(c)
            .filter(|at| words.len() - at <= LONGEST_CAPTION && *at > 0)
    });
    if caption.is_some() || !words.ends_with([')', '.', ']']) {
        return caption;
    }
    let at = words.rfind(['(', '['])?;
    let inside = &words[at + 1..];
    let closed = inside.trim_end_matches('.').ends_with([')', ']']);
    (at > 0 && closed && CREDITS.iter().any(|o| inside.starts_with(o))).then_some(at)
}

/// Whether a word is nothing but an address.
fn is_url(word: &str) -> bool {
    word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.")
}

/// Furniture, byline or news.
fn kind(words: &str, furniture: &Furniture) -> ParagraphKind {
    if words.len() > LONGEST_FURNITURE {
        return ParagraphKind::Body;
    }
    if is_byline(words) {
        return ParagraphKind::Byline;
    }
    let only_urls = words
        .split_whitespace()
        .all(|w| is_url(w) || !w.contains(char::is_alphanumeric));
    if only_urls && words.contains(is_wordy) || is_rule(words) {
        return ParagraphKind::Boilerplate;
    }
    let line = words.to_lowercase().replace('’', "'");
    match furniture.phrase(&line) {
        Some(_) => ParagraphKind::Boilerplate,
        None => ParagraphKind::Body,
    }
}

fn is_wordy(c: char) -> bool {
    c.is_alphanumeric()
}

/// `* * *`, `-----`: a line of marks between sections, but not a lone quotation mark or emoji.
fn is_rule(words: &str) -> bool {
    words.chars().all(|c| {
        matches!(
            c,
            '*' | '-' | '_' | '=' | '~' | '–' | '—' | '#' | '|' | '.' | '·' | '•' | ' '
        )
    })
}

/// `By Ana Reyes`, `BY ANA REYES AND TOM HALE`, `By Ana Reyes, Harbour News`.
fn is_byline(words: &str) -> bool {
    if words.len() > LONGEST_BYLINE || words.ends_with(['?', '!', ':', '"', '”']) {
        return false;
    }
    let bare = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY "));
    let Some(bare) = bare
        .or_else(|| words.strip_prefix("By: "))
        .or_else(|| words.strip_prefix("Written by "))
    else {
        return false;
    };
    let mut names = 0;
    for word in bare.split_whitespace() {
        let first = word.chars().next().unwrap_or(' ');
        let small = matches!(
            word,
            "and"
                | "in"
                | "for"
                | "with"
                | "de"
                | "da"
                | "van"
                | "von"
                | "al"
                | "el"
                | "bin"
                | "|"
                | "&"
                | "-"
                | "–"
                | "of"
                | "the"
        );
        if first.is_uppercase() || first == '@' {
            names += 1;
        } else if !small && !first.is_ascii_digit() {
            return false;
        }
    }
    names > 0 && !bare.ends_with('.') || names > 1 && bare.split_whitespace().count() <= 4
}

/// Headlines: lines without a full stop that are the first, in capitals, or in title case.
fn mark_headlines(text: &str, paragraphs: &mut [Paragraph]) {
    let many = paragraphs.iter().filter(|p| p.kind == ParagraphKind::Body).count() > 1;
    let mut first = true;
    for paragraph in paragraphs.iter_mut().filter(|p| p.kind == ParagraphKind::Body) {
        let words = paragraph.body.of(text);
        if is_headline(words, first && many) {
            paragraph.kind = ParagraphKind::Headline;
        }
        first = false;
    }
}

fn is_headline(words: &str, first: bool) -> bool {
    let marks = ['.', '!', '"', '”', ':', ';', ',', '…', '»', ')', '“', '-', '—'];
    if words.len() > LONGEST_HEADLINE
        || words.ends_with(marks)
        || words.starts_with(['"', '“', '•', '-', '*', '—', '–'])
    {
        return false;
    }
    if first && !words.ends_with('?') {
        return true;
    }
    let (mut long, mut high) = (0, 0);
    for word in words.split_whitespace().filter(|w| w.chars().count() > 3) {
        long += 1;
        high += usize::from(word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    }
    long >= 3 && high * 10 >= long * 9
}

#[cfg(test)]
mod tests {
    use super::super::Layout;
    use super::ParagraphKind::{self, *};

    fn kinds(text: &str) -> Vec<ParagraphKind> {
        Layout::read(text).paragraphs.iter().map(|p| p.kind).collect()
    }

    #[test]
    fn tells_news_from_furniture() {
        let text = "Harbour strike enters second week\nBy Ana Reyes\nDockers in Porto stopped work on Monday.\n\
                    Read more: Ferries resume\n© 2026 The Harbour Times\nhttps://example.org/a";
        assert_eq!(
            kinds(text),
            [Headline, Byline, Body, Boilerplate, Boilerplate, Boilerplate]
        );
    }

    #[test]
    fn a_sentence_wrapped_in_the_middle_is_one_paragraph() {
        let text = "“The mission is a new attempt to mend the courts of the island,”\nsaid the minister. He left.";
        assert_eq!(kinds(text), [Body]);
        let text = "The minister spoke at length about the courts.\nhe left.";
        assert_eq!(kinds(text).len(), 2);
    }

    #[test]
    fn the_name_of_an_agency_signs_an_article() {
        assert_eq!(
            kinds("Dockers stopped work on Monday.\n(Reuters)\n—PTI"),
            [Body, Boilerplate, Boilerplate]
        );
    }

    #[test]
    fn credits_and_addresses_are_cut_off() {
        let text =
            "https://example.org/a Dockers stopped work on Monday. (Reporting by Ana Reyes; Editing by Tom Hale)";
        let layout = Layout::read(text);
        assert_eq!(layout.paragraphs[0].body.of(text), "Dockers stopped work on Monday.");
        for tail in ["(AP Photo/Tom Hale)", "Image: Tom Hale.", "[Getty Images]"] {
            let text = format!("Dockers stopped work on Monday. {tail}");
            let layout = Layout::read(&text);
            assert_eq!(layout.paragraphs[0].body.of(&text), "Dockers stopped work on Monday.");
        }
    }

    #[test]
    fn every_row_of_the_sheet_works() {
        let sheet = crate::lexicon::Sheet::parse("boilerplate.tsv", include_str!("../../data/lexicon/boilerplate.tsv"));
        let sheet = sheet.expect("the sheet is well formed");
        let furniture = &crate::lexicon::Lexicon::builtin().furniture;
        let mut wrong = Vec::new();
        for row in &sheet.rows {
            let (phrase, example) = (row.cells[0], row.cells[2]);
            let line = example.to_lowercase();
            if kinds(example) != [Boilerplate] || !line.contains(phrase) || furniture.phrase(&line).is_none() {
                wrong.push(format!("{}: {example}", row.line));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
