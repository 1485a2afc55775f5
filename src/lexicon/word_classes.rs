//! `word_classes.tsv`: words that rules ask for by class: `voter` is a citizen, `summit` a gathering, `travel` a move.

use super::Sheet;
use super::hash::Lookup;
use crate::error::Result;

/// What a rule may ask of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// Who turns to the state he lives in: *voters*.
    Citizen,
    /// What speaks without being anybody: *the bill requires*.
    Document,
    /// Whose role names the country he is sent to: *ambassador to Peru*.
    Envoy,
    /// What is held, so that those who meet there are not: *a summit held in Oslo*.
    Gathering,
    /// A verb of going somewhere: *flights arriving in Osaka*.
    Move,
    /// Who is from elsewhere, or may well be: *tourists*.
    Stranger,
}

const CLASSES: &[(&str, WordClass)] = &[
    ("citizen", WordClass::Citizen),
    ("document", WordClass::Document),
    ("envoy", WordClass::Envoy),
    ("gathering", WordClass::Gathering),
    ("move", WordClass::Move),
    ("stranger", WordClass::Stranger),
];

/// The classes of words, in lower case and in their base form; a word may have several.
#[derive(Debug, Clone, Default)]
pub struct WordClasses {
    by_word: Lookup<String, u8>,
}

impl WordClasses {
    /// Merges `word_classes.tsv`.
    ///
    /// # Errors
    /// If a class is unknown.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        let (class, word) = (sheet.column("word class")?, sheet.column("word")?);
        for row in &sheet.rows {
            let Some((_, known)) = CLASSES.iter().find(|(name, _)| *name == row.cells[class]) else {
                let names: Vec<&str> = CLASSES.iter().map(|(name, _)| *name).collect();
                let message = format!(
                    "found the class {}, expected one of {}",
                    row.cells[class],
                    names.join(", ")
                );
                return Err(sheet.fault(row, message));
            };
            *self.by_word.entry(row.cells[word].to_lowercase()).or_default() |= 1 << *known as u8;
        }
        Ok(())
    }

    /// Whether a word is of a class.
    pub fn has(&self, class: WordClass, word: &str) -> bool {
        self.by_word.get(word).is_some_and(|all| all & (1 << class as u8) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_several_classes_and_an_unknown_class_is_told() {
        let rows = "word class\tword\nmove\tMarch\ngathering\tmarch\n";
        let mut classes = WordClasses::default();
        classes.add(&Sheet::parse("mine.tsv", rows).unwrap()).unwrap();
        assert!(classes.has(WordClass::Move, "march") && classes.has(WordClass::Gathering, "march"));
        assert!(!classes.has(WordClass::Envoy, "march"));
        let bad = Sheet::parse("mine.tsv", "word class\tword\nboat\tferry\n").unwrap();
        let error = classes.add(&bad).unwrap_err().to_string();
        assert!(
            error.starts_with("mine.tsv:2: found the class boat, expected one of citizen"),
            "{error}"
        );
    }
}
