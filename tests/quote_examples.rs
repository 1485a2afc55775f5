//! Every row of `quote_cues.tsv` and `quote_media.tsv` does its work in its own example.

use dateline::{Extractor, Id, Options};

fn rows(sheet: &str) -> Vec<(usize, Vec<&str>)> {
    let lines = sheet
        .lines()
        .enumerate()
        .skip(1)
        .filter(|(_, l)| !l.starts_with('#') && !l.is_empty());
    lines.map(|(i, l)| (i + 1, l.split('\t').collect())).collect()
}

#[test]
fn cues() {
    let extractor = Extractor::new(Options {
        attitudes: true,
        ..Options::default()
    })
    .expect("default options");
    let mut silent = Vec::new();
    for (line, row) in rows(include_str!("../data/lexicon/quote_cues.tsv")) {
        let (lemma, class, example) = (row[0], row[2], row[4]);
        let doc = extractor
            .extract(example, None, Id::Row(0))
            .expect("an example is read");
        let cues: Vec<(String, String)> = doc
            .quotes
            .iter()
            .filter_map(|q| q.cue.as_ref())
            .map(|c| (c.lemma.clone(), c.class.clone()))
            .collect();
        if !cues.iter().any(|c| c.0 == lemma && c.1 == class) {
            silent.push(format!(
                "quote_cues.tsv:{line}: {lemma} ({class}) gave {cues:?} in: {example}"
            ));
        }
    }
    assert!(silent.is_empty(), "{} rows:\n{}", silent.len(), silent.join("\n"));
}

#[test]
fn media() {
    let extractor = Extractor::new(Options::default()).expect("default options");
    let mut silent = Vec::new();
    for (line, row) in rows(include_str!("../data/lexicon/quote_media.tsv")) {
        let doc = extractor.extract(row[2], None, Id::Row(0)).expect("an example is read");
        let media: Vec<String> = doc
            .quotes
            .iter()
            .filter_map(|q| q.medium.as_ref())
            .map(|m| format!("{} {}", m.text, m.kind))
            .collect();
        if !media.iter().any(|m| *m == format!("{} {}", row[0], row[1])) {
            silent.push(format!(
                "quote_media.tsv:{line}: {} gave {media:?} in: {}",
                row[0], row[2]
            ));
        }
    }
    assert!(silent.is_empty(), "{} rows:\n{}", silent.len(), silent.join("\n"));
}
