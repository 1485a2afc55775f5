//! Every word of a class that rules of quotations ask for does its work in its own example.

use super::read;
use crate::entities::Entities;
use crate::lexicon::word_classes::WordClasses;
use crate::lexicon::{Lexicon, Sheet};
use crate::text::Layout;
use crate::tokens::Tokens;

/// Content and speaker of each quotation.
fn told(lexicon: &Lexicon, text: &str) -> String {
    let layout = Layout::read(text);
    let tokens = Tokens::read(text, &layout);
    let reading = crate::syntax::read(text, layout, tokens);
    let entities = Entities::read(&reading, lexicon, None, None);
    let quotes = read(&reading, &entities, lexicon, false);
    let shown = quotes.iter().map(|q| (&q.content, q.speaker));
    format!("{:?}", shown.collect::<Vec<_>>())
}

#[test]
fn every_word_of_a_class_changes_its_example() {
    let (name, text) = ("word_classes.tsv", include_str!("../../data/lexicon/word_classes.tsv"));
    let sheet = Sheet::parse(name, text).expect("the sheet is well formed");
    let mut without = Lexicon::builtin().clone();
    let mut idle = Vec::new();
    for row in &sheet.rows {
        if !matches!(row.cells[0], "manner" | "signed" | "untold") {
            continue;
        }
        let mut others = sheet.clone();
        others.rows.retain(|other| other.line != row.line);
        without.word_classes = WordClasses::default();
        without.word_classes.add(&others).expect("the sheet is well formed");
        if told(Lexicon::builtin(), row.cells[2]) == told(&without, row.cells[2]) {
            idle.push(format!("{name}:{}: {}", row.line, row.cells.join(" | ")));
        }
    }
    assert!(idle.is_empty(), "{} rows\n{}", idle.len(), idle.join("\n"));
}
