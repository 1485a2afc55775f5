//! Quotation marks gone wrong: offsets that slice, a warning where a quotation was closed by guess, no explosion.

use dateline::records::Document;
use dateline::{Extractor, Id, Options};

/// Reads an article and checks that every span of every quote is what it says.
fn read(text: &str) -> Document {
    let extractor = Extractor::new(Options::default()).expect("default options");
    let document = extractor.extract(text, None, Id::Row(0)).expect("any text is read");
    let characters: Vec<char> = text.chars().collect();
    for quote in &document.quotes {
        for piece in &quote.content {
            let slice: String = characters[piece.start as usize..piece.end as usize].iter().collect();
            assert_eq!(slice, piece.text);
        }
        let pieces = quote.content.windows(2);
        assert!(
            pieces.into_iter().all(|p| p[0].end <= p[1].start),
            "{:?}",
            quote.content
        );
    }
    document
}

fn is_warned(document: &Document) -> bool {
    document.warnings.iter().any(|w| w.contains("never closed"))
}

#[test]
fn ten_thousand_openers() {
    let document = read(&format!("{}The port is safe, Ana Reyes said.", "“".repeat(10_000)));
    assert!(is_warned(&document));
}

#[test]
fn ten_thousand_closers() {
    let document = read(&format!("Ana Reyes said the port is safe.{}", "”".repeat(10_000)));
    assert!(!is_warned(&document));
    assert_eq!(document.quotes.len(), 1);
}

#[test]
fn a_quote_over_five_hundred_paragraphs() {
    let mut text = "“The port is safe,” Ana Reyes said.\n".to_owned();
    for _ in 0..499 {
        text += "“We have waited for an answer for years.\n";
    }
    let document = read(&(text + "“Now we want one.”"));
    assert!(!is_warned(&document));
    let longest = document.quotes.iter().max_by_key(|q| q.content.len()).expect("a quote");
    assert_eq!(longest.content.len(), 500);
    assert_eq!(longest.speaker, document.quotes[0].speaker);
}

#[test]
fn a_soup_of_marks() {
    let soup = "“ ‘said” «she' \"told ’them`` ''that» „it“ ".repeat(500);
    read(&soup);
}

#[test]
fn a_dialect_of_apostrophes() {
    let text = "'Tis o' no use, 'e said, 'cause th' fishermen's boats an' the owners' nets 'ave gone. ".repeat(50);
    let document = read(&text);
    assert!(document.quotes.iter().all(|q| q.content.len() < 3));
}

#[test]
fn marks_of_the_wrong_direction() {
    let document = read("”The port is safe,“ Ana Reyes said. \"It is open.”");
    assert!(!document.quotes.is_empty());
}

#[test]
fn an_unclosed_quote_is_said_to_be_so() {
    let text = "“The port is safe, Ana Reyes said on Monday.\nThe ships left on Tuesday.";
    assert!(is_warned(&read(text)));
}

#[test]
fn a_closed_quote_needs_no_warning() {
    assert!(!is_warned(&read("“The port is safe,” Ana Reyes said on Monday.")));
}
