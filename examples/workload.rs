//! A fixed workload for counting instructions: `workload first|again FILE…` reads every article, room by room.
//!
//! `first` counts articles whose words are new, `again` the same articles once their words have been met. Each room is
//! a function of its own, `room_…`, so that `callgrind` can tell them apart; see benches/instructions.py.

use std::error::Error;
use std::fs;
use std::hint::black_box;

use dateline::entities::{Entities, names};
use dateline::events::{self, Event};
use dateline::lexicon::Lexicon;
use dateline::pipeline::day;
use dateline::quotes::{self, Quote};
use dateline::records::{Findings, Id, join};
use dateline::syntax::{self, Reading};
use dateline::text::Layout;
use dateline::time::{Day, Times};
use dateline::tokens::Tokens;
use dateline::{Extractor, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let again = match arguments.next().as_deref() {
        Some("first") => false,
        Some("again") => true,
        _ => return Err("usage: workload first|again FILE…".into()),
    };
    let articles: Vec<String> = arguments.map(fs::read_to_string).collect::<Result<_, _>>()?;
    // lexicons and models are read on first use
    uncounted("Ana Reyes left Narva.");
    if again {
        articles.iter().for_each(|text| uncounted(text));
    }
    counted(&articles);
    let words: usize = articles.iter().map(|text| text.split_whitespace().count()).sum();
    println!("{words}");
    Ok(())
}

fn uncounted(text: &str) {
    let extractor = Extractor::new(Options::default()).expect("the default options are good");
    black_box(extractor.extract(text, Some("2026-05-04"), Id::Row(0))).ok();
}

/// What is counted: callgrind collects while this runs.
#[inline(never)]
fn counted(articles: &[String]) {
    let lexicon = Lexicon::builtin();
    let published = day("2026-05-04").ok();
    for (row, text) in articles.iter().enumerate() {
        let layout = room_text(text);
        let tokens = room_tokens(text, &layout);
        let reading = room_syntax(text, layout, tokens);
        let entities = room_entities(&reading, lexicon);
        room_names(&reading, lexicon);
        let times = room_time(&reading, lexicon, published);
        let quotes = room_quotes(&reading, &entities, lexicon);
        let events = room_events(&reading, &entities, &times, lexicon, published);
        let found = Findings {
            reading: &reading,
            entities: &entities,
            times: &times,
            quotes: &quotes,
            events: &events,
        };
        room_records(&found, Id::Row(row as i64), published);
    }
}

#[inline(never)]
fn room_text(text: &str) -> Layout {
    black_box(Layout::read(text))
}

#[inline(never)]
fn room_tokens(text: &str, layout: &Layout) -> Tokens {
    black_box(Tokens::read(text, layout))
}

#[inline(never)]
fn room_syntax(text: &str, layout: Layout, tokens: Tokens) -> Reading<'_> {
    black_box(syntax::read(text, layout, tokens))
}

/// A part of `room_entities`, counted once more by itself.
#[inline(never)]
fn room_names(reading: &Reading, lexicon: &Lexicon) {
    black_box(names::find(reading, lexicon));
}

#[inline(never)]
fn room_entities(reading: &Reading, lexicon: &Lexicon) -> Entities {
    black_box(Entities::read(reading, lexicon, None, None))
}

#[inline(never)]
fn room_time(reading: &Reading, lexicon: &Lexicon, published: Option<Day>) -> Times {
    black_box(Times::read(reading, lexicon, published))
}

#[inline(never)]
fn room_quotes(reading: &Reading, entities: &Entities, lexicon: &Lexicon) -> Vec<Quote> {
    black_box(quotes::read(reading, entities, lexicon, false))
}

#[inline(never)]
fn room_events(
    reading: &Reading,
    entities: &Entities,
    times: &Times,
    lexicon: &Lexicon,
    published: Option<Day>,
) -> Vec<Event> {
    black_box(events::read(reading, entities, times, lexicon, published))
}

#[inline(never)]
fn room_records(found: &Findings<'_>, id: Id, published: Option<Day>) {
    black_box(join(found, id, published));
}
