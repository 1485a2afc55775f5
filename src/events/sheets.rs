//! Every row of the event sheets is run on its own example sentence; a test a sheet lists all rows that fail.

use super::{Event, Factuality, read};
use crate::entities::Entities;
use crate::lexicon::{Lexicon, Row, Sheet, word_classes};
use crate::text::Layout;
use crate::time::Times;
use crate::tokens::Tokens;

/// The events of one sentence.
fn events(text: &str) -> Vec<Event> {
    read_by(Lexicon::builtin(), text).1
}

/// The entities and events of a text, read with a lexicon.
fn read_by(lexicon: &Lexicon, text: &str) -> (Entities, Vec<Event>) {
    let layout = Layout::read(text);
    let tokens = Tokens::read(text, &layout);
    let reading = crate::syntax::read(text, layout, tokens);
    let entities = Entities::read(&reading, lexicon, None, None);
    let times = Times::read(&reading, lexicon, None);
    let events = read(&reading, &entities, &times, lexicon, None);
    (entities, events)
}

/// Runs the examples of a sheet, which stand in its last column.
fn check(name: &str, text: &str, works: impl Fn(&Row, &[Event]) -> bool) {
    let sheet = Sheet::parse(name, text).expect("the sheet is well formed");
    let failing: Vec<String> = sheet
        .rows
        .iter()
        .filter_map(|row| {
            let example = row.cells.last().copied().unwrap_or_default();
            let found = events(example);
            (!works(row, &found)).then(|| {
                let found: Vec<String> = found
                    .iter()
                    .map(|e| {
                        format!(
                            "{} {} {:?} ({})",
                            e.kind,
                            e.mode.as_deref().unwrap_or("-"),
                            e.factuality,
                            e.why
                        )
                    })
                    .collect();
                format!(
                    "{name}:{}: {} | {example} | {}",
                    row.line,
                    row.cells[..2].join(" "),
                    found.join("; ")
                )
            })
        })
        .collect();
    assert!(
        failing.is_empty(),
        "{} rows fail\n{}",
        failing.len(),
        failing.join("\n")
    );
}

/// Type, mode and row of a word.
fn is_row(sheet: &str, row: &Row, event: &Event) -> bool {
    let mode = Some(row.cells[2]).filter(|m| !m.is_empty());
    event.kind == row.cells[1]
        && event.mode.as_deref() == mode
        && event.why.contains(&format!("{sheet}: {}", row.cells[0]))
}

macro_rules! sheet {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/lexicon/", $name)))
    };
}

#[test]
fn every_verb_works_in_its_example() {
    let (name, text) = sheet!("event_verbs.tsv");
    check(name, text, |row, found| match row.cells[1] {
        "-" => found.iter().any(|e| e.killed.is_some()),
        _ => found.iter().any(|e| is_row(name, row, e)),
    });
}

#[test]
fn every_noun_works_in_its_example() {
    let (name, text) = sheet!("event_nouns.tsv");
    check(name, text, |row, found| found.iter().any(|e| is_row(name, row, e)));
}

#[test]
fn every_light_verb_works_in_its_example() {
    let (name, text) = sheet!("light_verbs.tsv");
    check(name, text, |row, found| {
        found
            .iter()
            .any(|e| e.why.contains(&format!("{name}: {}", row.cells[0])))
    });
}

#[test]
fn every_operator_works_in_its_example() {
    let (name, text) = sheet!("event_operators.tsv");
    check(name, text, |row, found| {
        if row.cells[4] == "taken" {
            return found.iter().all(|e| e.kind != "ASSAULT");
        }
        found.iter().any(|e| {
            let told = match row.cells[4] {
                "future" => Factuality::Future,
                "hypothetical" => Factuality::Hypothetical,
                "negated" => Factuality::Negated,
                _ => e.factuality,
            };
            e.why.contains(&format!("{name}: {} + {}", row.cells[0], row.cells[1]))
                && (row.cells[2] == "=" || e.kind == row.cells[2])
                && e.factuality == told
        })
    });
}

#[test]
fn every_object_class_works_in_its_example() {
    let (name, text) = sheet!("event_objects.tsv");
    check(name, text, |_, found| !found.is_empty());
}

#[test]
fn every_blocker_works_in_its_example() {
    let (name, text) = sheet!("event_blockers.tsv");
    check(name, text, |row, found| found.iter().all(|e| e.lemma != row.cells[0]));
}

#[test]
fn every_context_works_in_its_example() {
    let (name, text) = sheet!("event_contexts.tsv");
    check(name, text, |row, found| {
        found.iter().any(|e| e.contexts.iter().any(|c| c == row.cells[0]))
    });
}

/// What a class of words may change in a text.
fn told(lexicon: &Lexicon, text: &str) -> String {
    let (entities, events) = read_by(lexicon, text);
    let who = entities.entities.iter();
    let who: Vec<_> = who
        .map(|e| (&e.name, e.sector, &e.country, &e.mentions, &e.members))
        .collect();
    let what = events.iter();
    let what: Vec<_> = what
        .map(|e| {
            (
                e.kind,
                &e.mode,
                e.factuality,
                &e.actors,
                &e.recipients,
                e.killed,
                e.injured,
            )
        })
        .collect();
    format!("{who:?} {what:?}")
}

#[test]
fn every_word_of_a_class_changes_its_example() {
    // the country of the first hangs on the article around them: run with the sheets of entities; the last with those of
    // quotes
    let elsewhere = ["citizen", "envoy", "global", "stranger", "manner", "signed", "untold"];
    let idle = word_classes::idle(|class| !elsewhere.contains(&class), told);
    assert!(idle.is_empty(), "{} rows\n{}", idle.len(), idle.join("\n"));
}

/// Articles written for this test, each with the context that a reader would give it.
#[test]
fn contexts_of_short_articles() {
    let rows: Vec<(&str, &str)> = include_str!("../../tests/contexts.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let (mut right, mut found_in, mut given) = (0, 0, 0);
    for (wanted, article) in &rows {
        let mut found: Vec<String> = events(article).into_iter().flat_map(|e| e.contexts).collect();
        found.sort_unstable();
        found.dedup();
        right += usize::from(found.iter().any(|c| c == wanted));
        found_in += usize::from(!found.is_empty());
        given += found.len();
        if !found.iter().any(|c| c == wanted) {
            println!("expected {wanted}, found {found:?}: {article}");
        }
    }
    println!(
        "{right} of {} articles have their context; {given} given in {found_in}",
        rows.len()
    );
    assert!(
        5 * right >= 4 * rows.len(),
        "{right} of {} articles have their context",
        rows.len()
    );
}
