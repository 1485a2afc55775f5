//! Any file as a lexicon sheet: rows that can be read are read, the rest is one error that names the file.

#![no_main]

use dateline::{Extractor, Id, Options};
use libfuzzer_sys::fuzz_target;

/// `sheets!(titles, states)`: the texts of those files of `data/lexicon`.
macro_rules! sheets {
    ($($name:ident),*) => { [$(include_str!(concat!("../../data/lexicon/", stringify!($name), ".tsv"))),*] };
}

/// All that a caller may bring, rows of actors among them; what counts are their headers.
const SHEETS: &[&str] = &sheets![
    titles, countries, actors, abbreviations, boilerplate, datelines, event_verbs, event_nouns,
    light_verbs, event_operators, event_objects, event_blockers, event_contexts, name_kinds,
    quote_cues, quote_media, months, weekdays, time_units, time_words, holidays, national_holidays,
    number_words, currencies, measures, quantity_roles, approximators, time_zones, future_cues,
    family_names, nicknames, organisations, parties, regions, states, titles
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
