//! Every row of the sheets of entities does its work in its own example.

use std::fs;
use std::path::Path;

use super::{Entities, Entity, EntityType, Mention, MentionKind};
use crate::lexicon::countries::CountryForm;
use crate::lexicon::word_classes::WordClasses;
use crate::lexicon::{Lexicon, Sheet};
use crate::syntax;
use crate::text::Layout;
use crate::tokens::Tokens;

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

/// What is read in one example.
struct Found {
    text: String,
    entities: Entities,
}

impl Found {
    fn in_example(example: &str) -> Found {
        Found::by(Lexicon::builtin(), example)
    }

    fn by(lexicon: &Lexicon, example: &str) -> Found {
        let layout = Layout::read(example);
        let tokens = Tokens::read(example, &layout);
        let reading = syntax::read(example, layout, tokens);
        Found {
            text: example.to_owned(),
            entities: Entities::read(&reading, lexicon, None, Some("2026-03-05")),
        }
    }

    fn words(&self, mention: &Mention) -> &str {
        mention.span.of(&self.text)
    }

    fn of_kind(&self, kind: EntityType) -> impl Iterator<Item = &Entity> {
        self.entities.entities.iter().filter(move |e| e.kind == kind)
    }

    fn forms(&self, entity: &Entity) -> Vec<&str> {
        let mentions = entity.mentions.iter().map(|&m| &self.entities.mentions[m as usize]);
        mentions.map(|m| self.words(m)).collect()
    }

    /// Whether one person has all these names.
    fn one_person(&self, names: &[&str]) -> bool {
        let has = |e: &Entity| names.iter().all(|n| self.forms(e).contains(n));
        self.of_kind(EntityType::Person).any(has)
    }
}

/// Rows whose example, read as an article, does not show what `works` looks for.
fn idle(file: &str, works: impl Fn(&Found, &[&str]) -> bool) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon").join(file);
    let text = fs::read_to_string(path).expect("the sheet is there");
    let sheet = Sheet::parse(file, &text).expect("a shipped sheet is well formed");
    let example = |cells: &[&str]| Found::in_example(cells.last().copied().unwrap_or_default());
    let idle = sheet.rows.iter().filter(|row| !works(&example(&row.cells), &row.cells));
    idle.map(|row| format!("{file}:{}: {}", row.line, row.cells.join(" · ")))
        .collect()
}

#[test]
fn a_title_stands_before_a_name_and_is_no_part_of_it() {
    let bad = idle("titles.tsv", |found, row| {
        found.of_kind(EntityType::Person).any(|person| {
            let apart = !person.unnamed && !person.name.starts_with(row[0]);
            let office = person.roles.iter().any(|r| r.span.of(&found.text).contains(row[0]));
            apart && (office || row[1] == "honorific") && (row[3].is_empty() || person.gender == Some(row[3]))
        })
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn a_noun_is_a_party_or_a_place() {
    let bad = idle("parties.tsv", |found, row| {
        let kinds = match row[1] {
            "person" => [EntityType::Person, EntityType::Group],
            "group" => [EntityType::Group, EntityType::Group],
            "org" => [EntityType::Org, EntityType::Org],
            _ => return found.text.to_lowercase().contains(row[0]),
        };
        found.entities.mentions.iter().any(|m| {
            let kind = found.entities.entities[m.entity as usize].kind;
            let words = found.words(m).to_lowercase();
            // "the Islamist" is a NORP by name
            let nominal = m.kind == MentionKind::Nominal && kinds.contains(&kind);
            (nominal || kind == EntityType::Norp) && words.ends_with(&row[0].to_lowercase())
        })
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn two_spellings_are_one_person() {
    let bad = idle("spellings.tsv", |found, row| {
        let family = ["Lindqvist", "Okafor", "Reyes", "Novak"]
            .into_iter()
            .find(|f| found.text.contains(f));
        let family = family.unwrap_or_default();
        found.one_person(&[&format!("{} {family}", row[0]), &format!("{} {family}", row[1])])
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn a_nickname_and_a_given_name_are_one_person() {
    let bad = idle("nicknames.tsv", |found, row| {
        let family = found.text.split([' ', '.']).nth(1).unwrap_or_default();
        found.one_person(&[&format!("{} {family}", row[0]), &format!("{} {family}", row[1])])
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn a_name_tells_man_or_woman() {
    let bad = idle("given_names.tsv", |found, row| {
        found.of_kind(EntityType::Person).any(|e| e.gender == Some(row[1]))
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn a_family_name_stands_first() {
    let bad = idle("family_names.tsv", |found, row| {
        let full = found
            .of_kind(EntityType::Person)
            .find(|e| e.name.starts_with(row[0]) && e.name.contains(' '));
        full.is_some_and(|e| found.one_person(&[&e.name, row[0]]))
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn a_state_is_that_state() {
    let bad = idle("states.tsv", |found, row| {
        let here = |e: &Entity| {
            let state = e.site.as_ref().is_some_and(|s| s.admin1 == row[1]);
            state && e.country.as_deref() == Some(row[0])
        };
        found.of_kind(EntityType::Gpe).any(here)
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn a_noun_stands_for_a_named_body() {
    let bad = idle("bodies.tsv", |found, row| {
        let stands = |m: &Mention| m.kind == MentionKind::Nominal && found.words(m) == row[0];
        found
            .entities
            .mentions
            .iter()
            .any(|m| stands(m) && !found.entities.entities[m.entity as usize].unnamed)
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn an_office_tells_its_nation() {
    let bad = idle("offices.tsv", |found, row| {
        let text = found.text.to_lowercase();
        let told = found.of_kind(EntityType::Person).filter_map(|e| e.country.as_deref());
        text.contains(row[0]) && told.into_iter().any(|code| row[1].split('|').any(|c| c == code))
    });
    assert!(bad.is_empty(), "{} rows:\n{}", bad.len(), bad.join("\n"));
}

/// An article about one country throughout, or about two, so that what follows may be of the first.
const OF_ONE: &str = "RIGA, Latvia (AP) — Latvia and the Latvian parliament agreed in Riga that Latvia would vote. ";
const OF_TWO: &str = "Latvia met Estonia in Riga. ";

#[test]
fn word_classes() {
    let mut without = Lexicon::builtin().clone();
    without.word_classes = WordClasses::default();
    let bad = failing(
        "word_classes.tsv",
        include_str!("../../data/lexicon/word_classes.tsv"),
        |lexicon, row| {
            let before = match row[0] {
                "citizen" => OF_TWO,
                "stranger" | "global" => OF_ONE,
                "envoy" => "",
                // those of events are run there
                _ => return true,
            };
            let text = format!("{before}{}", row[2]);
            let country = |lexicon| {
                let found = Found::by(lexicon, &text);
                let mut people = found.entities.entities.iter().rev();
                let party = |e: &&Entity| matches!(e.kind, EntityType::Person | EntityType::Group) || e.unnamed;
                let who = people.find(party);
                who.map(|e| e.country.clone())
            };
            let (with, without) = (country(lexicon), country(&without));
            match row[0] {
                "citizen" => with == Some(Some("LVA".into())) && without == Some(None),
                _ => with == Some(None) && without.is_some_and(|c| c.is_some()),
            }
        },
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
