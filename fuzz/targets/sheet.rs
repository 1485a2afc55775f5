//! Any file as a lexicon sheet: rows that can be read are read, the rest is one error that names the file.

#![no_main]

use dateline::{Extractor, Id, Options};
use libfuzzer_sys::fuzz_target;

/// Sheets that a caller may bring, with their headers.
const SHEETS: [&str; 6] = [
    include_str!("../../data/lexicon/event_verbs.tsv"),
    include_str!("../../data/lexicon/event_nouns.tsv"),
    include_str!("../../data/lexicon/quote_cues.tsv"),
    include_str!("../../data/lexicon/organisations.tsv"),
    include_str!("../../data/lexicon/titles.tsv"),
    include_str!("../../data/lexicon/event_operators.tsv"),
];

fuzz_target!(|input: (u8, &str)| {
    let (choice, rows) = input;
    // a known header before any rows, or any file at all
    let header = SHEETS.get(choice as usize).and_then(|sheet| sheet.lines().find(|line| !line.starts_with('#')));
    let text = header.map_or_else(|| rows.to_owned(), |header| format!("{header}\n{rows}"));
    let options = Options {
        lexicon: vec![("mine.tsv".to_owned(), text)],
        ..Options::default()
    };
    match Extractor::new(options) {
        Ok(extractor) => {
            extractor.extract("Police arrested Ana Reyes in Oslo on Monday.", None, Id::Row(0)).expect("it is read");
        }
        Err(error) => assert!(error.to_string().contains("mine.tsv"), "{error}"),
    }
});
