//! Every word of a class that rules of quotations ask for does its work in its own example.

use super::read;
use crate::entities::Entities;
use crate::lexicon::{Lexicon, word_classes};
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
    let idle = word_classes::idle(|class| matches!(class, "manner" | "signed" | "untold"), told);
    assert!(idle.is_empty(), "{} rows\n{}", idle.len(), idle.join("\n"));
}
