//! Any text and date: the record comes out, its offsets slice the text, and reading it again gives the same.

#![no_main]

use std::sync::LazyLock;

use dateline::pipeline::Dated;
use dateline::{Extractor, Id, Options};
use libfuzzer_sys::{Corpus, fuzz_target};

/// Longer inputs say nothing new about the rooms, only take longer.
const LONGEST: usize = 4000;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| {
    let options = Options {
        attitudes: true,
        ..Options::default()
    };
    Extractor::new(options).expect("the options are good")
});

fuzz_target!(|input: &str| -> Corpus {
    if input.len() > LONGEST {
        return Corpus::Reject;
    }
    // the first line may be a date
    let (head, rest) = input.split_once('\n').unwrap_or(("", input));
    let dated = Dated::parse(head).is_ok();
    let (published, text) = if dated { (Some(head), rest) } else { (None, input) };
    let document = EXTRACTOR.extract(text, published, Id::Row(0)).expect("any text is read");
    let characters: Vec<char> = text.chars().collect();
    let same = |start: u32, end: u32, words: &str| {
        let slice = characters.get(start as usize..end as usize).expect("spans lie in the text");
        assert!(slice.iter().copied().eq(words.chars()), "{start}..{end} is not {words:?}");
    };
    for mention in document.entities.iter().flat_map(|entity| &entity.mentions) {
        same(mention.start, mention.end, &mention.text);
    }
    for words in document.quotes.iter().flat_map(|quote| &quote.content) {
        same(words.start, words.end, &words.text);
    }
    for event in &document.events {
        same(event.trigger.start, event.trigger.end, &event.trigger.text);
        let entities = document.entities.len() as u32;
        assert!(event.actors.iter().chain(&event.recipients).all(|&id| id < entities));
    }
    for time in &document.times {
        same(time.start, time.end, &time.text);
        assert!(time.earliest <= time.latest || time.latest.is_none(), "{time:?}");
    }
    for quantity in &document.quantities {
        same(quantity.start, quantity.end, &quantity.text);
    }
    Corpus::Keep
});
