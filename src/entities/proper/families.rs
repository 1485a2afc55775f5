//! Names of several persons, *the Lunds*, *Mr and Mrs Lund*, and names that are rather those of firms.

use std::collections::HashSet;

use super::super::EntityType;
use super::Proper;
use crate::lexicon::Lexicon;
use crate::lexicon::titles::TitleKind;
use crate::syntax::Reading;

/// The surname of *the Lunds*, *the Joneses*.
pub fn surname(plural: &str) -> Option<&str> {
    let hissing = ["ses", "xes", "zes", "ches", "shes"]
        .iter()
        .any(|end| plural.ends_with(end));
    plural.strip_suffix(if hissing { "es" } else { "s" })
}

/// Makes families and couples groups.
pub(super) fn read(reading: &Reading, lexicon: &Lexicon, found: &mut [Proper]) {
    let honorific = |t: usize| {
        lexicon
            .titles
            .get(reading.form(t))
            .is_some_and(|row| row.kind == TitleKind::Honorific)
    };
    for name in found.iter_mut().filter(|p| p.kind == EntityType::Person) {
        let sentence = reading.sentence(name.first).first as usize;
        let Some(start) = name.first.checked_sub(3).filter(|&t| t >= sentence) else {
            continue;
        };
        if honorific(start) && reading.form(start + 1) == "and" && honorific(start + 2) {
            (name.kind, name.gender, name.title) = (EntityType::Group, None, start);
        }
    }
    let family = |p: &&Proper| p.last > p.first || p.title < p.first;
    let persons = found
        .iter()
        .filter(|p| matches!(p.kind, EntityType::Person | EntityType::Group))
        .filter(family);
    let surnames: HashSet<String> = persons.map(|p| reading.form(p.last).to_owned()).collect();
    for name in found.iter_mut().filter(|p| p.first == p.last) {
        let the = name.first > 0 && reading.form(name.first - 1).eq_ignore_ascii_case("the");
        let of = surname(reading.form(name.first)).filter(|_| the && name.kind != EntityType::Norp);
        if of.is_some_and(|of| surnames.contains(of)) {
            (name.kind, name.gender, name.title) = (EntityType::Group, None, name.first);
        }
    }
}

/// *Acme* alone, in an article about Acme Holdings and nobody of that name, is no person.
pub(super) fn firms(reading: &Reading, found: &mut [Proper]) {
    let long = |p: &&Proper| p.last > p.first;
    let all = |kind: EntityType| found.iter().filter(long).filter(move |p| p.kind == kind);
    let firms: HashSet<&str> = all(EntityType::Org).map(|p| reading.form(p.first)).collect();
    let persons: HashSet<&str> = all(EntityType::Person)
        .flat_map(|p| (p.first..=p.last).map(|t| reading.form(t)))
        .collect();
    let firms: HashSet<&str> = firms.difference(&persons).copied().collect();
    let alone = |p: &&mut Proper| p.first == p.last && p.title == p.first && p.kind == EntityType::Person;
    for name in found.iter_mut().filter(alone) {
        if firms.contains(reading.form(name.first)) {
            (name.kind, name.gender) = (EntityType::Org, None);
        }
    }
}
