//! Rows of the caller: own ids, and the office that the day of publication chooses.

use dateline::records::Entity;
use dateline::{Extractor, Id, Options};

const SHEET: &str = "names\ttype\tid\tsector\tcountry\toffice\torganisation\tfrom\tto\tgender\twikidata
Ilse Brandt|Brandt\tPERSON\tp1\tGOV\tLVA\tforeign minister\tForeign Ministry\t2024-03\t2026\tfemale\tQ1
Ilse Brandt\tPERSON\tp1\tBUS\tEST\tchair\t\t2027\t\tfemale\tQ1
Narva Rowers\tORG\tclub-7\tSPO\tEST\t\t\t\t\t\t
";

/// The entity of that name in an article published on a day.
fn entity(text: &str, day: &str, name: &str) -> Entity {
    let lexicon = vec![("mine.tsv".to_owned(), SHEET.to_owned())];
    let options = Options {
        lexicon,
        ..Options::default()
    };
    let extractor = Extractor::new(options).expect("good rows");
    let document = extractor.extract(text, Some(day), Id::Row(0)).expect("it is read");
    let mut found = document.entities.iter().filter(|e| e.name == name);
    found
        .next()
        .cloned()
        .unwrap_or_else(|| panic!("no {name} in {:?}", document.entities))
}

#[test]
fn the_day_of_publication_chooses_the_office() {
    let told = |day| {
        let found = entity("Ilse Brandt condemned the attack.", day, "Ilse Brandt");
        (found.own_id, found.sector, found.country, found.country_via)
    };
    let id = Some("p1".to_owned());
    assert_eq!(
        told("2025-05-05"),
        (id.clone(), Some("GOV"), Some("LVA".into()), Some("row"))
    );
    assert_eq!(
        told("2028-05-05"),
        (id.clone(), Some("BUS"), Some("EST".into()), Some("row"))
    );
    assert_eq!(told("2020-05-05"), (id, None, None, None));
}

#[test]
fn who_holds_an_office_without_being_named_is_known_too() {
    let text = "The Latvian foreign minister condemned the attack.";
    let found = entity(text, "2025-05-05", "Latvian foreign minister");
    assert_eq!(
        (found.own_id.as_deref(), found.wikidata.as_deref()),
        (Some("p1"), Some("Q1"))
    );
    assert_eq!(entity(text, "2020-05-05", "Latvian foreign minister").own_id, None);
    let past = "The former Latvian foreign minister condemned the attack.";
    assert_eq!(
        entity(past, "2025-05-05", "former Latvian foreign minister").own_id,
        None
    );
}

#[test]
fn an_organisation_of_the_caller_is_found_and_has_its_sector() {
    let found = entity("Police raided Narva Rowers on Monday.", "2025-05-05", "Narva Rowers");
    assert_eq!((found.own_id.as_deref(), found.sector), (Some("club-7"), Some("SPO")));
    assert_eq!(found.country.as_deref(), Some("EST"));
}
