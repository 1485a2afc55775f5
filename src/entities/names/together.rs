//! What stands in a list is of one kind: in *the towns of Narva, Okafor and Riga* there is no person.

use std::collections::BTreeSet;
use std::ops::Range;

use super::NameClass;
use super::tag::Tagged;
use crate::lexicon::Lexicon;
use crate::stop;
use crate::syntax::Reading;

/// Gives a person in a list of places, bodies or peoples their class, and a place in a list of peoples; `first` tells
/// whether a word is a first name. A person whom a first name, a title or the full name elsewhere shows stays one.
pub(super) fn agree(names: &mut [Tagged], reading: &Reading, lexicon: &Lexicon, first: impl Fn(&str) -> bool) {
    let full = names
        .iter()
        .filter(|n| n.class == NameClass::Person && n.end - n.first > 1);
    let known: BTreeSet<&str> = full.flat_map(|n| (n.first..n.end).map(|i| reading.form(i))).collect();
    let is_person = |name: &Tagged| {
        let start = reading.sentence(name.first).first as usize;
        let text = |a: usize, b: usize| reading.cover(a, b).of(reading.text).to_string();
        let titled = || name.first > start && lexicon.titles.ending(start, name.first - 1, text).is_some();
        let form = reading.form(name.first);
        let shown = if name.end - name.first > 1 {
            first(form)
        } else {
            known.contains(form)
        };
        shown || titled()
    };
    let mut at = 0;
    while at < names.len() {
        stop::point();
        let (end, closed) = list(&names[at..], reading);
        let run = at..at + end;
        at = run.end;
        if run.len() < 3 || !closed {
            continue;
        }
        let Some(class) = most(&names[run.clone()]) else {
            continue;
        };
        for name in &mut names[run] {
            let country = || {
                let text = reading.cover(name.first, name.end - 1).of(reading.text);
                lexicon.countries.get(text).is_some()
            };
            let wrong = match (name.class, class) {
                (NameClass::Person, NameClass::Loc | NameClass::Org | NameClass::Norp) => !is_person(name),
                (NameClass::Loc, NameClass::Norp) => !country(),
                _ => false,
            };
            if wrong {
                name.class = class;
            }
        }
    }
}

/// How many names from the first on are parted by commas alone, and whether the last but one is followed by `and`.
fn list(names: &[Tagged], reading: &Reading) -> (usize, bool) {
    let mut n = 1;
    while n < names.len() {
        match joint(names[n - 1].end..names[n].first, reading) {
            Some(false) => n += 1,
            Some(true) => return (n + 1, true),
            None => break,
        }
    }
    (n, false)
}

/// Whether a comma, perhaps with an article, is all that stands between two names; true if `and` or `or` does.
fn joint(between: Range<usize>, reading: &Reading) -> Option<bool> {
    let mut closed = false;
    for i in between.clone().take(4) {
        match reading.form(i) {
            "and" | "or" | "&" => closed = true,
            "," if i == between.start => (),
            "the" if i > between.start => (),
            _ => return None,
        }
    }
    (!between.is_empty() && between.len() < 4 && reading.sentence(between.start) == reading.sentence(between.end))
        .then_some(closed)
}

/// The class of more than half of the names.
fn most(names: &[Tagged]) -> Option<NameClass> {
    let kind = |class| if class == NameClass::Fac { NameClass::Loc } else { class };
    let count = |class| names.iter().filter(|n| kind(n.class) == class).count();
    [NameClass::Loc, NameClass::Org, NameClass::Norp]
        .into_iter()
        .find(|&class| 2 * count(class) > names.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;
    use crate::tokens::Tokens;
    use NameClass::{Loc, Norp, Org, Person};

    fn told(text: &str, marked: &[(&str, NameClass)]) -> Vec<NameClass> {
        let lexicon = Lexicon::builtin();
        let layout = Layout::read_with(text, &lexicon.furniture);
        let tokens = Tokens::read(text, &layout);
        let reading = crate::syntax::read(text, layout, tokens);
        let mut names = Vec::new();
        let mut from = 0;
        for &(words, class) in marked {
            let words: Vec<&str> = words.split(' ').collect();
            let fits = |&i: &usize| words.iter().enumerate().all(|(k, word)| reading.form(i + k) == *word);
            let first = (from..=reading.len() - words.len()).find(fits).unwrap();
            from = first + words.len();
            names.push(Tagged {
                first,
                end: from,
                class,
                confidence: 0.9,
            });
        }
        agree(&mut names, &reading, lexicon, |word| word == "Ana");
        names.iter().map(|n| n.class).collect()
    }

    #[test]
    fn names_in_a_list_are_of_one_kind() {
        let places = [("Narva", Loc), ("Okafor", Person), ("Riga", Loc)];
        let text = "Roads to Narva, Okafor and Riga are closed.";
        assert_eq!(told(text, &places), [Loc, Loc, Loc]);
        // a clause that begins with a place is no list
        let text = "In Narva, Okafor, Riga said.";
        assert_eq!(told(text, &places), [Loc, Person, Loc]);
        let peoples = [("Okafors", Norp), ("Shabe", Loc), ("Tatars", Norp)];
        let text = "Okafors, Shabe and Tatars left.";
        assert_eq!(told(text, &peoples), [Norp, Norp, Norp]);
        let bodies = [("NOB", Org), ("Marin Realty", Person), ("UNB", Org)];
        let text = "They hired NOB, Marin Realty and UNB.";
        assert_eq!(told(text, &bodies), [Org, Org, Org]);
    }

    #[test]
    fn who_is_known_as_a_person_stays_one() {
        let full = [("Narva", Loc), ("Riga", Loc), ("Ana Okafor", Person)];
        let text = "She wrote of Narva, Riga and Ana Okafor.";
        assert_eq!(told(text, &full), [Loc, Loc, Person]);
        let titled = [("Narva", Loc), ("Riga", Loc), ("Okafor", Person)];
        let text = "She wrote of Narva, Riga and Minister Okafor.";
        assert_eq!(told(text, &titled), [Loc, Loc, Person]);
        let before = [
            ("Jan Okafor", Person),
            ("Narva", Loc),
            ("Riga", Loc),
            ("Okafor", Person),
        ];
        let text = "Jan Okafor came. She wrote of Narva, Riga and Okafor.";
        assert_eq!(told(text, &before), [Person, Loc, Loc, Person]);
    }
}
