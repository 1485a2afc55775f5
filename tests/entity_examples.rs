//! Rows of the sheets of names do their work in their own examples: the country, organisation or region is read there
//! as an entity.

use dateline::{Extractor, Id, Options};

/// Rows of a sheet whose example gives no mention with one of the row's own words.
fn silent(name: &str, sheet: &str) -> Vec<String> {
    let extractor = Extractor::new(Options::default()).expect("default options");
    let mut silent = Vec::new();
    for (i, line) in sheet
        .lines()
        .enumerate()
        .skip(1)
        .filter(|(_, l)| !l.is_empty() && !l.starts_with('#'))
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let example = cells[cells.len() - 1];
        let doc = extractor
            .extract(example, Some("2026-03-05"), Id::Row(0))
            .expect("an example is read");
        let mut mentions = doc
            .entities
            .iter()
            .flat_map(|e| e.mentions.iter().map(|m| m.text.to_lowercase()));
        let words: Vec<String> = cells[..cells.len() - 1]
            .iter()
            .flat_map(|c| c.split('|'))
            .map(str::to_lowercase)
            .collect();
        if !mentions.any(|m| words.contains(&m)) {
            silent.push(format!("{name}:{}: {example}", i + 1));
        }
    }
    silent
}

macro_rules! sheet_test {
    ($test:ident, $file:literal) => {
        #[test]
        fn $test() {
            let silent = silent($file, include_str!(concat!("../data/lexicon/", $file)));
            assert!(silent.is_empty(), "{} rows:\n{}", silent.len(), silent.join("\n"));
        }
    };
}

sheet_test!(countries, "countries.tsv");
sheet_test!(organisations, "organisations.tsv");
sheet_test!(regions, "regions.tsv");
