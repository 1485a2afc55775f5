//! `actors.tsv`: who held which office when, and persons and organisations of the caller's own, with ids.
//!
//! With `Ana Reyes … minister … 2024 … 2026` an article of March 2025 finds her in office, one of 2027 does not. Heads of
//! state and government ship; a row of the caller for the same name takes their place.

mod period;

use std::collections::HashMap;

use super::gazetteer::fold;
use super::phrases::Phrases;
use super::{Lexicon, Row, Sheet, sectors};
use crate::error::Result;
pub use period::Period;

/// What a row describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// `PERSON`.
    Person,
    /// `ORG`.
    Org,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The first of its names.
    pub name: String,
    /// Person or organisation.
    pub kind: ActorKind,
    /// The caller's own id.
    pub id: Option<String>,
    /// Sector code while in office.
    pub sector: Option<&'static str>,
    /// ISO 3166 alpha-3 while in office.
    pub country: Option<String>,
    /// In lower case: `prime minister`.
    pub office: Option<String>,
    /// Name of what the office belongs to.
    pub organisation: Option<String>,
    /// When the row holds.
    pub period: Period,
    /// `female`, `male`.
    pub gender: Option<&'static str>,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Not the caller's own.
    pub shipped: bool,
    /// Where the row stands, for errors: `mine.tsv:3`.
    place: String,
}

impl Actor {
    /// Whether two rows tell of one person or organisation: the same id, or no ids and the same first name.
    fn is(&self, other: &Actor) -> bool {
        match (&self.id, &other.id) {
            (Some(a), Some(b)) => a == b,
            (None, None) => fold(&self.name) == fold(&other.name),
            _ => false,
        }
    }
}

/// Rows by name, id and office.
#[derive(Debug, Clone, Default)]
pub struct Actors {
    rows: Vec<Actor>,
    names: HashMap<String, Vec<usize>>,
    phrases: Phrases<ActorKind>,
    ids: HashMap<String, Vec<usize>>,
    offices: HashMap<String, Vec<usize>>,
    /// Rows from here on are the caller's own.
    own: bool,
}

/// Who a name means, and the row that holds on the day.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Any row of them: id, gender, Wikidata id.
    pub who: &'a Actor,
    /// The row of the day: sector, country, office.
    pub now: Option<&'a Actor>,
}

impl Actors {
    /// What is added from here on is the caller's own.
    pub(super) fn open(&mut self) {
        self.own = true;
    }

    /// Names as they are written, for finding them in a text.
    pub fn phrases(&self) -> &Phrases<ActorKind> {
        &self.phrases
    }

    /// Who a name means on a day (`2022-08-04`; nothing if unknown). Two of one name are told apart by the day, or not at all.
    pub fn get(&self, name: &str, kind: ActorKind, day: Option<&str>) -> Option<Known<'_>> {
        let named = || {
            let found = self.names.get(&fold(name)).into_iter().flatten();
            found.map(|&i| &self.rows[i]).filter(|a| a.kind == kind)
        };
        let own = named().any(|a| !a.shipped);
        let rows = || named().filter(|a| !(own && a.shipped));
        let now = || rows().filter(|a| a.period.holds(day));
        let who = one(rows()).or_else(|| one(now()))?;
        let latest = now().filter(|a| a.is(who)).max_by_key(|a| a.period.from.as_str());
        Some(Known { who, now: latest })
    }

    /// Who alone held an office of a country on a day.
    pub fn holder(&self, office: &str, country: &str, day: &str) -> Option<&Actor> {
        let rows = || self.offices.get(office).into_iter().flatten().map(|&i| &self.rows[i]);
        let holds =
            |a: &&Actor| a.country.as_deref() == Some(country) && a.period.is_dated() && a.period.holds(Some(day));
        one(rows().filter(|a| !a.shipped).filter(holds)).or_else(|| one(rows().filter(holds)))
    }

    fn insert(&mut self, mut actor: Actor, names: &[&str]) {
        let row = self.rows.len();
        actor.shipped = !self.own;
        for name in names {
            self.names.entry(fold(name)).or_default().push(row);
            // of the shipped ones a surname alone tells who a name is, not that a word is a name
            if self.own || name.contains(' ') {
                self.phrases.insert(name, actor.kind);
            }
        }
        if let Some(id) = &actor.id {
            self.ids.entry(id.clone()).or_default().push(row);
        }
        if let Some(office) = &actor.office {
            self.offices.entry(office.clone()).or_default().push(row);
        }
        self.rows.push(actor);
    }

    /// What is wrong with giving this row its id, if anything.
    fn clash(&self, actor: &Actor) -> Option<String> {
        let id = actor.id.as_ref()?;
        let earlier = self.ids.get(id)?.iter().map(|&i| &self.rows[i]);
        let mut wrong = earlier.filter(|e| {
            let same = e.kind == actor.kind && fold(&e.name) == fold(&actor.name);
            !same || e.period.overlaps(&actor.period)
        });
        wrong.next().map(|e| {
            format!(
                "found id = {id:?} again, first given to {:?} at {}; give each actor an id of its own, or the rows of one \
                 person the same first name and periods (from, to) that do not overlap",
                e.name, e.place
            )
        })
    }
}

/// The first of several rows if all tell of the same one.
fn one<'a>(mut rows: impl Iterator<Item = &'a Actor>) -> Option<&'a Actor> {
    let first = rows.next()?;
    rows.all(|a| a.is(first)).then_some(first)
}

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let columns = Columns::of(sheet)?;
    for row in &sheet.rows {
        let names: Vec<&str> = row.cells[columns.names].split('|').filter(|n| !n.is_empty()).collect();
        let actor = columns.actor(lexicon, sheet, row, &names)?;
        if let Some(message) = lexicon.actors.clash(&actor) {
            return Err(sheet.fault(row, message));
        }
        lexicon.actors.insert(actor, &names);
    }
    Ok(())
}

/// Where the cells stand.
struct Columns {
    names: usize,
    kind: usize,
    id: usize,
    sector: usize,
    country: usize,
    office: usize,
    organisation: usize,
    from: usize,
    to: usize,
    gender: usize,
    wikidata: usize,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Columns> {
        Ok(Columns {
            names: sheet.column("names")?,
            kind: sheet.column("type")?,
            id: sheet.column("id")?,
            sector: sheet.column("sector")?,
            country: sheet.column("country")?,
            office: sheet.column("office")?,
            organisation: sheet.column("organisation")?,
            from: sheet.column("from")?,
            to: sheet.column("to")?,
            gender: sheet.column("gender")?,
            wikidata: sheet.column("wikidata")?,
        })
    }

    fn actor(&self, lexicon: &Lexicon, sheet: &Sheet, row: &Row, names: &[&str]) -> Result<Actor> {
        let Some(name) = names.first() else {
            return Err(sheet.fault(row, "found no name, expected at least one; part several with |"));
        };
        let some = |cell: usize| (!row.cells[cell].is_empty()).then(|| row.cells[cell].to_owned());
        Ok(Actor {
            name: (*name).to_owned(),
            kind: match row.cells[self.kind] {
                "PERSON" => ActorKind::Person,
                "ORG" => ActorKind::Org,
                other => {
                    return Err(sheet.fault(row, format!("found type = {other:?}, expected PERSON or ORG")));
                }
            },
            id: some(self.id),
            sector: sectors::sector(sheet, row, row.cells[self.sector])?,
            country: sectors::country(lexicon, sheet, row, row.cells[self.country])?,
            office: some(self.office).map(|o| o.to_lowercase()),
            organisation: some(self.organisation),
            period: Period::read(sheet, row, row.cells[self.from], row.cells[self.to])?,
            gender: sectors::gender(sheet, row, row.cells[self.gender])?,
            wikidata: sectors::wikidata(sheet, row, row.cells[self.wikidata])?,
            shipped: false,
            place: format!("{}:{}", sheet.name, row.line),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "names\ttype\tid\tsector\tcountry\toffice\torganisation\tfrom\tto\tgender\twikidata";

    fn with(rows: &str) -> Result<Lexicon> {
        Lexicon::with_sheets(&[("mine.tsv".to_owned(), format!("{HEADER}\n{rows}"))])
    }

    fn fault(rows: &str) -> String {
        with(rows).expect_err("a bad row").to_string()
    }

    #[test]
    fn the_day_chooses_the_row() {
        let rows = "Ana Reyes\tPERSON\tp1\tGOV\tCHL\tminister\t\t2024-03\t2026\t\t\n\
                    Ana Reyes\tPERSON\tp1\tBUS\t\tchair\t\t2027\t\t\t";
        let lexicon = with(rows).expect("good rows");
        let sector = |day| {
            lexicon
                .actors
                .get("Ana Reyes", ActorKind::Person, day)
                .and_then(|k| k.now?.sector)
        };
        assert_eq!(sector(Some("2024-03-01")), Some("GOV"));
        assert_eq!(sector(Some("2026-12-31")), Some("GOV"));
        assert_eq!(sector(Some("2028-01-01")), Some("BUS"));
        assert_eq!((sector(Some("2024-02-29")), sector(None)), (None, None));
        let who = lexicon
            .actors
            .get("ana reyes", ActorKind::Person, None)
            .expect("she is known on any day");
        assert_eq!(who.who.id.as_deref(), Some("p1"));
        let holder = lexicon
            .actors
            .holder("minister", "CHL", "2025-01-01")
            .expect("she holds it");
        assert_eq!(holder.name, "Ana Reyes");
    }

    #[test]
    fn a_row_of_the_caller_takes_the_place_of_one_that_ships() {
        let known = |lexicon: &Lexicon, day| {
            let known = lexicon.actors.get("Vaclav Klaus", ActorKind::Person, Some(day));
            known.and_then(|k| Some((k.now?.country.clone()?, k.now?.sector)))
        };
        let shipped = Lexicon::builtin();
        assert_eq!(known(shipped, "2005-05-05"), Some(("CZE".to_owned(), Some("GOV"))));
        assert_eq!(known(shipped, "2020-05-05"), Some(("CZE".to_owned(), None)));
        let own = with("Vaclav Klaus\tPERSON\tk1\tBUS\tAUT\t\t\t\t\t\t").expect("a good row");
        assert_eq!(known(&own, "2005-05-05"), Some(("AUT".to_owned(), Some("BUS"))));
    }

    #[test]
    fn leaders_may_be_left_out() {
        let own = (
            "mine.tsv".to_owned(),
            format!("{HEADER}\nAna Reyes\tPERSON\t\t\tCHL\t\t\t\t\t\t"),
        );
        let lexicon = Lexicon::without_leaders(&[own]).expect("a good row");
        let known = |name| {
            lexicon
                .actors
                .get(name, ActorKind::Person, Some("2005-05-05"))
                .is_some()
        };
        assert_eq!((known("Vaclav Klaus"), known("Ana Reyes")), (false, true));
    }

    #[test]
    fn two_of_one_name_are_told_apart_by_the_day_or_not_at_all() {
        let rows = "Ana Reyes\tPERSON\tp1\tGOV\tCHL\tminister\t\t2024\t2026\t\t\n\
                    Ana Reyes\tPERSON\tp2\tGOV\tPER\tmayor\t\t2025\t2028\t\t";
        let lexicon = with(rows).expect("good rows");
        let id = |day| {
            lexicon
                .actors
                .get("Ana Reyes", ActorKind::Person, day)
                .and_then(|k| k.who.id.as_deref())
        };
        assert_eq!(id(Some("2024-05-05")), Some("p1"));
        assert_eq!(id(Some("2028-05-05")), Some("p2"));
        assert_eq!((id(Some("2025-05-05")), id(None)), (None, None));
    }

    #[test]
    fn a_bad_row_names_file_line_and_cure() {
        assert_eq!(
            fault("Ana Reyes\tMAN\t\t\t\t\t\t\t\t\t"),
            "mine.tsv:2: found type = \"MAN\", expected PERSON or ORG"
        );
        assert!(
            fault("Ana Reyes\tPERSON\t\t\tXYZ\t\t\t\t\t\t")
                .starts_with("mine.tsv:2: found country = \"XYZ\", expected")
        );
        assert!(
            fault("Ana Reyes\tPERSON\t\t\t\t\t\t2024-13\t\t\t")
                .starts_with("mine.tsv:2: found from = \"2024-13\", expected")
        );
        assert!(fault("Ana Reyes\tPERSON\t\t\t\t\t\t2025\t2024\t\t").contains("expected a day before to"));
        let twice = fault("Ana Reyes\tPERSON\tp1\t\t\t\t\t\t\t\t\nTom Blick\tPERSON\tp1\t\t\t\t\t\t\t\t");
        assert!(
            twice.starts_with("mine.tsv:3: found id = \"p1\" again, first given to \"Ana Reyes\" at mine.tsv:2"),
            "{twice}"
        );
        let overlap = fault("Ana Reyes\tPERSON\tp1\t\t\t\t\t2024\t2026\t\t\nAna Reyes\tPERSON\tp1\t\t\t\t\t2026\t\t\t");
        assert!(overlap.starts_with("mine.tsv:3: found id"), "{overlap}");
    }
}
