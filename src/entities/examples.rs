//! Every row of the sheets of entities does its work in its own example.

use crate::lexicon::countries::CountryForm;
use crate::lexicon::{Lexicon, Sheet};

/// Rows whose example does not hold what `wanted` lists, or whose word the lexicon does not know.
fn failing(file: &str, text: &str, wanted: impl Fn(&Lexicon, &[&str]) -> bool) -> Vec<String> {
    let sheet = Sheet::parse(file, text).expect("a shipped sheet is well formed");
    let lexicon = Lexicon::builtin();
    let bad = sheet.rows.iter().filter(|row| !wanted(lexicon, &row.cells));
    bad.map(|row| format!("{file}:{}: {}", row.line, row.cells.join(" · ")))
        .collect()
}

fn first(cell: &str) -> &str {
    cell.split('|').next().unwrap_or_default()
}

#[test]
fn countries() {
    let bad = failing(
        "countries.tsv",
        include_str!("../../data/lexicon/countries.tsv"),
        |lexicon, row| {
            let known = |word: &str, form| {
                lexicon
                    .countries
                    .get(word)
                    .is_some_and(|w| w.code == row[0] && w.form == form)
            };
            let demonym = first(row[2]);
            let name = row[6].contains(first(row[1])) && known(first(row[1]), CountryForm::Name);
            name && (demonym.is_empty() || (row[6].contains(demonym) && known(demonym, CountryForm::Demonym)))
        },
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn organisations() {
    let bad = failing(
        "organisations.tsv",
        include_str!("../../data/lexicon/organisations.tsv"),
        |lexicon, row| {
            row[5].contains(first(row[0]))
                && lexicon
                    .organisations
                    .get(first(row[0]))
                    .is_some_and(|o| o.name == first(row[0]))
        },
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn parties() {
    let bad = failing(
        "parties.tsv",
        include_str!("../../data/lexicon/parties.tsv"),
        |lexicon, row| row[4].contains(row[0]) && lexicon.parties.get(&row[0].to_lowercase()).is_some(),
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn titles() {
    let bad = failing(
        "titles.tsv",
        include_str!("../../data/lexicon/titles.tsv"),
        |lexicon, row| row[4].contains(row[0]) && lexicon.titles.get(row[0]).is_some(),
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn regions() {
    let bad = failing(
        "regions.tsv",
        include_str!("../../data/lexicon/regions.tsv"),
        |lexicon, row| {
            row[5].contains(first(row[0])) && lexicon.regions.get(first(row[0])).is_some_and(|r| r.kind == row[1])
        },
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn nicknames() {
    let bad = failing(
        "nicknames.tsv",
        include_str!("../../data/lexicon/nicknames.tsv"),
        |lexicon, row| {
            row[2].contains(row[0])
                && row[2].contains(row[1])
                && lexicon.nicknames.same(&row[0].to_lowercase(), &row[1].to_lowercase())
        },
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn family_names() {
    let bad = failing(
        "family_names.tsv",
        include_str!("../../data/lexicon/family_names.tsv"),
        |lexicon, row| row[1].starts_with(row[0]) && lexicon.family_names.contains(&row[0].to_lowercase()),
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn states() {
    let bad = failing(
        "states.tsv",
        include_str!("../../data/lexicon/states.tsv"),
        |lexicon, row| {
            let names = row[2].split('|');
            names.clone().any(|n| row[3].contains(n))
                && names
                    .into_iter()
                    .all(|n| lexicon.states.get(n).is_some_and(|s| s.admin1 == row[1]))
        },
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
