//! What must hold for any text: offsets that slice, tokens in order, marks that nest. That work grows with length and no
//! faster is counted by benches/instructions.py.

use dateline::text::offsets::Offsets;
use dateline::text::{Layout, Span};
use dateline::tokens::Tokens;
use dateline::{Extractor, Id, Options};
use proptest::prelude::*;
use serde_json::Value;

/// Pieces of news, good and broken, that are strung together at random.
const PIECES: [&str; 46] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "``",
    "''",
    "(",
    ")",
    "[",
    "]",
    ".",
    "...",
    "…",
    "?",
    "!",
    ",",
    ":",
    " — ",
    "-",
    " ",
    "\n",
    "\n\n",
    "\u{200b}",
    "e\u{301}",
    "🇰🇪",
    "👩🏽‍🚒",
    "&nbsp;",
    "<b>",
    "NAIROBI (AP) — ",
    "CAIRO – 26 July 2022: ",
    "By Ana Reyes\n",
    "Read more: ",
    "U.S.",
    "Gen. Hale",
    "said",
    "she told Ana Reyes",
    "police killed 12",
    "didn't",
    "$2.5m",
    "https://example.org/a",
    "on Monday",
    "Москва 東京 ",
];

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        news(),
        "\\PC{0,200}",
        prop::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn offsets_count_code_points(text in any_text()) {
        let offsets = Offsets::new(&text);
        for (characters, (bytes, _)) in text.char_indices().enumerate() {
            prop_assert_eq!(offsets.chars(&text, bytes as u32), characters as u32);
        }
    }

    #[test]
    fn paragraphs_cover_the_page_in_order(text in any_text()) {
        let layout = Layout::read(&text);
        let mut end = 0;
        for paragraph in &layout.paragraphs {
            prop_assert!(paragraph.span.start >= end && !paragraph.span.is_empty());
            prop_assert!(paragraph.span.contains(paragraph.body));
            prop_assert!(sliceable(&text, paragraph.span) && sliceable(&text, paragraph.body));
            end = paragraph.span.end;
        }
        if let Some(line) = layout.dateline {
            for part in [Some(line.span), line.place, line.agency].into_iter().flatten() {
                prop_assert!(sliceable(&text, part) && line.span.contains(part));
            }
            // the date may stand in a line of its own above
            prop_assert!(line.date.is_none_or(|date| sliceable(&text, date)));
        }
    }

    #[test]
    fn quotations_nest(text in any_text()) {
        let marks = Layout::read(&text).marks;
        let mut start = 0;
        for (i, mark) in marks.iter().enumerate() {
            prop_assert!(sliceable(&text, mark.open) && sliceable(&text, mark.content));
            prop_assert!(mark.open.start >= start && mark.open.end <= mark.content.start);
            start = mark.open.start;
            if let Some(close) = mark.close {
                prop_assert!(sliceable(&text, close) && mark.content.end <= close.start);
            }
            for earlier in [mark.parent, mark.continues].into_iter().flatten() {
                prop_assert!((earlier as usize) < i);
            }
            if let Some(parent) = mark.parent {
                prop_assert!(marks[parent as usize].content.contains(mark.content));
            }
        }
    }

    #[test]
    fn tokens_stand_in_order_and_in_one_sentence(text in any_text()) {
        let layout = Layout::read(&text);
        let tokens = Tokens::read(&text, &layout);
        let mut end = 0;
        for token in &tokens.tokens {
            prop_assert!(token.start >= end && !token.is_empty() && sliceable(&text, *token));
            end = token.end;
        }
        let mut next = 0;
        for sentence in &tokens.sentences {
            prop_assert!(sentence.first == next && sentence.last > sentence.first);
            // the place of a dateline stands before the body
            prop_assert!(layout.paragraphs[sentence.paragraph as usize].span.contains(sentence.span));
            next = sentence.last;
        }
        prop_assert_eq!(next as usize, tokens.tokens.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn every_span_of_a_record_slices_to_its_text(text in any_text()) {
        let extractor = Extractor::new(Options::default()).expect("the default options are good");
        let document = extractor.extract(&text, Some("2026-03-05"), Id::Row(0)).expect("any text can be read");
        let document = serde_json::to_value(document).expect("a record is JSON");
        let characters: Vec<char> = text.chars().collect();
        let mut wrong = Vec::new();
        unsliced(&document, &characters, &mut wrong);
        prop_assert!(wrong.is_empty(), "{:?}", wrong);
    }
}

#[test]
fn an_article_may_break_off_anywhere() {
    let extractor = Extractor::new(Options::default()).expect("the default options are good");
    let read = |text: &str| extractor.extract(text, None, Id::Row(0)).expect("any text can be read");
    read("Talks went on. Prime Minister Brandt of the");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/articles");
    for file in std::fs::read_dir(folder).expect("the articles are there") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("an article is UTF-8");
        let ends: Vec<usize> = text.match_indices([' ', '\n']).map(|(at, _)| at).collect();
        // the last forty words tell as much as the whole
        for (i, &end) in ends.iter().enumerate() {
            let start = i.checked_sub(40).map_or(0, |first| ends[first] + 1);
            read(&text[start..end]);
        }
    }
}

fn sliceable(text: &str, span: Span) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

/// All objects with `start`, `end` and `text` in which the three do not agree.
fn unsliced(value: &Value, characters: &[char], wrong: &mut Vec<String>) {
    if let Value::Array(items) = value {
        items.iter().for_each(|item| unsliced(item, characters, wrong));
    }
    let Value::Object(map) = value else { return };
    let number = |key: &str| map.get(key).and_then(Value::as_u64).map(|n| n as usize);
    if let (Some(start), Some(end), Some(text)) =
        (number("start"), number("end"), map.get("text").and_then(Value::as_str))
    {
        let slice = characters.get(start..end).map(String::from_iter);
        if slice.as_deref() != Some(text) {
            wrong.push(format!("{start}..{end}: {text:?}, found {slice:?}"));
        }
    }
    map.values().for_each(|item| unsliced(item, characters, wrong));
}
