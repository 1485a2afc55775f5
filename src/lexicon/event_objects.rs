//! Classes of objects (`event_objects.tsv`), words that tell a trigger is meant otherwise (`event_blockers.tsv`) and
//! words that tell the context of an event (`event_contexts.tsv`).
//!
//! "sent troops" is MOBILIZE because `troop` is in `@troops`; "beat Spain in the final" is sport.

use std::collections::HashSet;

use super::Sheet;
use super::event_words::words;
use super::hash::Lookup;
use crate::error::Result;

/// Classes that are told by the entity, or by there being no object.
const BY_KIND: &[&str] = &[
    "body", "diplomat", "none", "official", "person", "place", "region", "told",
];

/// Nouns by class. A class may hold another: `@vehicle` in the column of nouns.
#[derive(Debug, Clone, Default)]
pub struct ObjectClasses {
    nouns: Lookup<String, HashSet<String>>,
    parts: Lookup<String, Vec<String>>,
}

impl ObjectClasses {
    /// Merges `event_objects.tsv`.
    ///
    /// # Errors
    /// If a class would hold itself.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let (class, noun) = (row.cells[0], row.cells[1]);
            let Some(part) = noun.strip_prefix('@') else {
                self.nouns
                    .entry(class.to_string())
                    .or_default()
                    .insert(noun.to_string());
                continue;
            };
            if self.with_parts(part).contains(&class) {
                let message = format!(
                    "found @{part} in the class {class}, which @{part} itself holds; leave out one of the two rows"
                );
                return Err(sheet.fault(row, message));
            }
            self.parts.entry(class.to_string()).or_default().push(part.to_string());
        }
        Ok(())
    }

    /// Whether the classes that a sheet of verbs or nouns asks for are known.
    ///
    /// # Errors
    /// If one is not: `mine.tsv:2: found the class @boat, expected …`.
    pub fn check(&self, sheet: &Sheet) -> Result<()> {
        let Some(column) = sheet.header.iter().position(|name| matches!(*name, "object" | "after")) else {
            return Ok(());
        };
        for row in &sheet.rows {
            for class in words(row.cells[column])
                .iter()
                .filter_map(|w| w.trim_start_matches('^').strip_prefix('@'))
            {
                if BY_KIND.contains(&class) || self.nouns.contains_key(class) || self.parts.contains_key(class) {
                    continue;
                }
                let mut known: Vec<&str> = self
                    .nouns
                    .keys()
                    .map(String::as_str)
                    .chain(BY_KIND.iter().copied())
                    .collect();
                known.sort_unstable();
                known.dedup();
                let message = format!(
                    "found the class @{class}, expected one of @{}; a class of your own needs a sheet with the columns \
                     class, noun, example",
                    known.join(" @")
                );
                return Err(sheet.fault(row, message));
            }
        }
        Ok(())
    }

    /// Whether the noun is of the class.
    pub fn has(&self, class: &str, noun: &str) -> bool {
        let own = |class: &str| self.nouns.get(class).is_some_and(|nouns| nouns.contains(noun));
        own(class) || (self.parts.contains_key(class) && self.with_parts(class).into_iter().any(own))
    }

    /// The class and all classes that it holds.
    fn with_parts<'a>(&'a self, class: &'a str) -> Vec<&'a str> {
        let mut all = vec![class];
        let mut next = 0;
        while let Some(&class) = all.get(next) {
            for part in self.parts.get(class).into_iter().flatten() {
                if !all.contains(&part.as_str()) {
                    all.push(part);
                }
            }
            next += 1;
        }
        all
    }
}

/// Where a blocker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// It is an argument or a modifier of the trigger.
    Argument,
    /// Anywhere in the sentence.
    Sentence,
    /// Often in the article.
    Article,
}

/// Words beside which a trigger is no event.
#[derive(Debug, Clone, Default)]
pub struct Blockers {
    by_trigger: Lookup<String, Vec<(HashSet<String>, Where)>>,
    of_articles: HashSet<String>,
}

impl Blockers {
    /// Merges `event_blockers.tsv`.
    ///
    /// # Errors
    /// If the place is unknown.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let place = match row.cells[2] {
                "argument" => Where::Argument,
                "sentence" => Where::Sentence,
                "article" => Where::Article,
                other => {
                    let message = format!("found the place {other}, expected argument, sentence or article");
                    return Err(sheet.fault(row, message));
                }
            };
            let set: HashSet<String> = words(row.cells[1]).into_iter().collect();
            if place == Where::Article {
                self.of_articles.extend(set.iter().cloned());
            }
            self.by_trigger
                .entry(row.cells[0].to_string())
                .or_default()
                .push((set, place));
        }
        Ok(())
    }

    /// Whether a lemma is counted over the article.
    pub fn is_of_articles(&self, lemma: &str) -> bool {
        self.of_articles.contains(lemma)
    }

    /// The blockers of a trigger's lemma; `*` is any trigger.
    pub fn of(&self, lemma: &str) -> &[(HashSet<String>, Where)] {
        self.by_trigger.get(lemma).map_or(&[], Vec::as_slice)
    }
}

/// PLOVER contexts by the words that tell them.
#[derive(Debug, Clone, Default)]
pub struct Contexts {
    by_word: Lookup<String, String>,
}

impl Contexts {
    /// Merges `event_contexts.tsv`.
    ///
    /// # Errors
    /// None at present; kept for the sheets' common shape.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            self.by_word.insert(row.cells[1].to_string(), row.cells[0].to_string());
        }
        Ok(())
    }

    /// The context that a lemma tells.
    pub fn of(&self, lemma: &str) -> Option<&str> {
        self.by_word.get(lemma).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn an_unknown_class_is_told_with_its_line_and_its_cure() {
        let verbs = "verb\ttype\tmode\tframe\tobject\tcameo\tcount\texample\n\
                     scuttle\tASSAULT\tdestroy\tsubject>object\t@boat\t180\t\tRebels scuttled the ferry.\n";
        let verbs = ("mine.tsv".to_string(), verbs.to_string());
        let error = Lexicon::with_sheets(std::slice::from_ref(&verbs))
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("mine.tsv:2: found the class @boat"), "{error}");
        assert!(
            error.contains("@vessel") && error.contains("class, noun, example"),
            "{error}"
        );
        let classes = "class\tnoun\texample\nboat\tferry\tRebels scuttled the ferry.\n";
        let classes = ("boats.tsv".to_string(), classes.to_string());
        assert!(Lexicon::with_sheets(&[verbs, classes]).is_ok());
    }

    #[test]
    fn the_classes_that_the_own_sheets_ask_for_are_known() {
        let classes = &Lexicon::builtin().event_objects;
        for (name, text) in [
            ("event_verbs.tsv", include_str!("../../data/lexicon/event_verbs.tsv")),
            ("event_nouns.tsv", include_str!("../../data/lexicon/event_nouns.tsv")),
        ] {
            classes.check(&Sheet::parse(name, text).unwrap()).unwrap();
        }
    }

    #[test]
    fn a_class_may_hold_another_but_not_itself() {
        let head = "class\tnoun\texample\n";
        let rows = "vessel\tferry\tThey seized the ferry.\nvehicle\t@vessel\tThey seized the ferry.\n";
        let text = format!("{head}{rows}");
        let mut classes = ObjectClasses::default();
        classes.add(&Sheet::parse("mine.tsv", &text).unwrap()).unwrap();
        assert!(classes.has("vehicle", "ferry") && !classes.has("vessel", "car"));
        let circle = format!("{head}{rows}vessel\t@vehicle\tThey seized the ferry.\n");
        let error = classes.add(&Sheet::parse("mine.tsv", &circle).unwrap()).unwrap_err();
        assert!(error.to_string().starts_with("mine.tsv:4: found @vehicle"), "{error}");
    }
}
