//! How many of the amounts of a page of sentences are found, and read right: kind, least and greatest value, and role,
//! currency or unit.
//!
//! `tests/quantities/sentences.tsv` holds one sentence a row and its amounts as `kind least greatest detail`, parted by
//! semicolons; `-` is none. `cargo test --test quantities -- --nocapture` prints the shares.

use std::collections::BTreeMap;

use dateline::{Extractor, Id, Options};
use serde_json::Value;

/// What share of amounts must be found, and of those found be wanted; likewise for what is read in them.
const LEAST: f64 = 0.9;

/// One amount of a row, or one that was read.
#[derive(Debug, Clone, PartialEq)]
struct Amount {
    kind: String,
    least: Option<f64>,
    greatest: Option<f64>,
    detail: Option<String>,
}

/// Wanted, read, both of one kind, and those of which all is right.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    wanted: usize,
    read: usize,
    found: usize,
    right: usize,
}

#[test]
fn amounts_are_found_and_read() {
    let extractor = Extractor::new(Options::default()).expect("the lexicons that ship are sound");
    let sheet = include_str!("quantities/sentences.tsv");
    let (mut counts, mut wrong) = (BTreeMap::<String, Count>::new(), Vec::new());
    for (row, line) in sheet.lines().skip(1).enumerate() {
        let (sentence, amounts) = line.split_once('\t').expect("a sentence and its amounts");
        let wanted: Vec<Amount> = amounts.split(';').filter_map(wanted).collect();
        let document = extractor.extract(sentence, Some("2026-03-05"), Id::Row(row as i64));
        let record = serde_json::to_value(document.expect("a sentence is no trouble")).expect("a record is JSON");
        let read: Vec<Amount> = record["quantities"]
            .as_array()
            .into_iter()
            .flatten()
            .map(read)
            .collect();
        let mut left = read.clone();
        for amount in &read {
            counts.entry(amount.kind.clone()).or_default().read += 1;
        }
        for amount in &wanted {
            let count = counts.entry(amount.kind.clone()).or_default();
            count.wanted += 1;
            // the whole first, then what is at least of the kind and value
            let whole = left.iter().position(|a| a == amount);
            let near = |a: &Amount| a.kind == amount.kind && (a.least == amount.least || a.greatest == amount.greatest);
            let Some(at) = whole.or_else(|| left.iter().position(near)) else {
                continue;
            };
            count.found += 1;
            count.right += usize::from(left[at] == *amount);
            left.remove(at);
        }
        if wanted != read {
            wrong.push(format!("{sentence}\n  wanted {wanted:?}\n  read   {read:?}"));
        }
    }
    let whole = counts.values().fold(Count::default(), |a, b| Count {
        wanted: a.wanted + b.wanted,
        read: a.read + b.read,
        found: a.found + b.found,
        right: a.right + b.right,
    });
    counts.insert("all".into(), whole);
    println!("{:10} wanted  read  precision  recall  all right", "kind");
    for (kind, c) in &counts {
        let [precision, recall, right] = shares(*c);
        println!(
            "{kind:10} {:6} {:5} {precision:10.3} {recall:7.3} {right:10.3}",
            c.wanted, c.read
        );
    }
    let enough = shares(whole).iter().all(|share| *share >= LEAST);
    assert!(enough, "{}", wrong.join("\n"));
}

/// Precision, recall, and how many of those found are right in all.
fn shares(count: Count) -> [f64; 3] {
    let of = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    [
        of(count.found, count.read),
        of(count.found, count.wanted),
        of(count.right, count.found),
    ]
}

/// `count 12 - killed`.
fn wanted(text: &str) -> Option<Amount> {
    let mut words = text.split_whitespace();
    let kind = words.next()?.to_owned();
    let mut next = || words.next().filter(|word| *word != "-");
    let [least, greatest] = [next(), next()].map(|word| word.and_then(|word| word.parse().ok()));
    let detail = next().map(str::to_owned);
    Some(Amount {
        kind,
        least,
        greatest,
        detail,
    })
}

fn read(quantity: &Value) -> Amount {
    let kind = quantity["kind"].as_str().unwrap_or_default().to_owned();
    let detail = match kind.as_str() {
        "count" => "role",
        "money" => "currency",
        _ => "unit",
    };
    Amount {
        least: quantity["min"].as_f64(),
        greatest: quantity["max"].as_f64(),
        detail: quantity[detail].as_str().map(str::to_owned),
        kind,
    }
}
