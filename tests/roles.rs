//! Offices of persons over a set of sentences written for it (`roles/sentences.tsv`): head noun, organisation, status.
//!
//! A sentence without a person in its row gives no role. Precision and recall of each part must reach nine in ten.

use dateline::{Extractor, Id, Options};

/// One row: person, head noun, organisation, status.
type Role = [String; 4];

fn told(sentence: &str, extractor: &Extractor) -> Vec<Role> {
    let document = extractor
        .extract(sentence, Some("2026-03-05"), Id::Row(0))
        .expect("a sentence is read");
    let name = |id: u32| document.entities.iter().find(|e| e.id == id).map(|e| e.name.clone());
    let roles = document
        .entities
        .iter()
        .flat_map(|e| e.roles.iter().map(move |r| (e, r)));
    roles
        .map(|(person, role)| {
            let org = role.org.and_then(name).unwrap_or_default();
            [
                person.name.clone(),
                role.head.clone(),
                org,
                role.status.unwrap_or_default().to_owned(),
            ]
        })
        .collect()
}

/// Right, found and wanted.
#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    /// Counts one part of two rows that tell of the same office; an empty cell is nothing to find.
    fn count(&mut self, found: &str, wanted: &str) {
        self.found += usize::from(!found.is_empty());
        self.wanted += usize::from(!wanted.is_empty());
        self.right += usize::from(!found.is_empty() && found.eq_ignore_ascii_case(wanted));
    }

    fn reaches(&self, share: f64) -> bool {
        let of = |n: usize| n == 0 || self.right as f64 >= share * n as f64;
        of(self.found) && of(self.wanted)
    }
}

#[test]
fn offices_are_read_as_they_are_written() {
    let extractor = Extractor::new(Options::default()).expect("default options");
    let (mut heads, mut orgs, mut statuses) = (Score::default(), Score::default(), Score::default());
    let mut wrong = Vec::new();
    for line in include_str!("roles/sentences.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let found = told(cells[0], &extractor);
        let same = |r: &&Role| r[0] == cells[1] && r[1] == cells[2];
        let hit = found.iter().find(same);
        heads.found += found.len();
        heads.wanted += usize::from(!cells[1].is_empty());
        heads.right += usize::from(hit.is_some());
        if let Some(role) = hit {
            orgs.count(&role[2], cells[3]);
            statuses.count(&role[3], cells[4]);
        }
        let whole = hit.is_some_and(|r| r[2].eq_ignore_ascii_case(cells[3]) && r[3] == cells[4]);
        if !(whole || cells[1].is_empty() && found.is_empty()) {
            wrong.push(format!("{}\n  wanted {:?}\n  found  {found:?}", cells[0], &cells[1..]));
        }
    }
    for (part, score) in [("heads", heads), ("organisations", orgs), ("statuses", statuses)] {
        let Score { right, found, wanted } = score;
        assert!(
            score.reaches(0.9),
            "{part}: {right} right, {found} found, {wanted} wanted\n{}",
            wrong.join("\n")
        );
    }
}
