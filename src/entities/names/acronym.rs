//! Capitals in brackets are what stands before them: *the Silver Sand (SS)* is a place, *digital audio tape (DAT)* no name.
//! Without brackets they may be a place of the article whose first letters they are: *Silver Sand … the markets of SS*.

use std::collections::BTreeMap;

use super::NameClass;
use super::tag::Tagged;
use crate::lexicon::Lexicon;
use crate::lexicon::parties::PartyClass;
use crate::stop;
use crate::syntax::Reading;

/// Most letters of an acronym.
const LETTERS: usize = 6;

/// What an acronym stands for.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Long {
    /// A name of this class.
    Name(NameClass),
    /// Something that has no name: `closed-circuit television`, `district officer`.
    Thing,
}

/// Gives acronyms, wherever the article has them, the class of the name they were told for; those of a thing are none.
pub(super) fn follow(names: &mut Vec<Tagged>, reading: &Reading, lexicon: &Lexicon) {
    let mut told: BTreeMap<&str, Long> = BTreeMap::new();
    for open in (1..reading.len().saturating_sub(2)).filter(|&i| reading.form(i) == "(" && reading.form(i + 2) == ")") {
        stop::point();
        let short = reading.form(open + 1);
        let capitals = (2..=LETTERS).contains(&short.len()) && short.bytes().all(|b| b.is_ascii_uppercase());
        if capitals
            && !told.contains_key(short)
            && lexicon.organisations.get(short).is_none()
            && let Some(first) = initials(reading, open, short)
            && let Some(long) = long(names, reading, lexicon, first, open)
        {
            told.insert(short, long);
        }
    }
    places(names, reading, lexicon, &mut told);
    if told.is_empty() {
        return;
    }
    names.retain_mut(|name| {
        let alone = name.end - name.first == 1;
        match told.get(reading.form(name.first)).filter(|_| alone) {
            Some(Long::Thing) => false,
            Some(Long::Name(class)) => {
                name.class = *class;
                true
            }
            None => true,
        }
    });
}

/// Adds capitals that were taken for a body, where the article has a place of these first letters and no other name.
fn places<'a>(names: &[Tagged], reading: &Reading<'a>, lexicon: &Lexicon, told: &mut BTreeMap<&'a str, Long>) {
    let mut letters: BTreeMap<String, NameClass> = BTreeMap::new();
    for name in names.iter().filter(|n| n.end - n.first > 1) {
        let words = (name.first..name.end).filter_map(|i| reading.form(i).chars().next());
        let own: String = words.filter(|c| c.is_uppercase()).collect();
        let class = letters.entry(own).or_insert(name.class);
        if *class != name.class {
            *class = NameClass::Misc;
        }
    }
    for name in names
        .iter()
        .filter(|n| n.end - n.first == 1 && n.class == NameClass::Org)
    {
        let short = reading.form(name.first);
        let known = || lexicon.organisations.get(short).is_some() || lexicon.countries.get(short).is_some();
        if letters.get(short) == Some(&NameClass::Loc) && !told.contains_key(short) && !known() {
            told.insert(short, Long::Name(NameClass::Loc));
        }
    }
}

/// Where the words before the bracket begin whose first letters are those of `short`; small words may be skipped.
fn initials(reading: &Reading, open: usize, short: &str) -> Option<usize> {
    let start = reading.sentence(open).first as usize;
    let mut letters = short.chars().rev().peekable();
    let mut first = open;
    for i in (start..open).rev().take(3 * LETTERS) {
        let Some(&letter) = letters.peek() else { break };
        let form = reading.form(i);
        if form.chars().next()?.to_ascii_uppercase() == letter {
            letters.next();
            first = i;
        } else if form.len() > 3 && form.contains(char::is_alphabetic) {
            return None;
        }
    }
    letters.peek().is_none().then_some(first)
}

/// What the words up to the bracket are.
fn long(names: &[Tagged], reading: &Reading, lexicon: &Lexicon, first: usize, open: usize) -> Option<Long> {
    let at = names.partition_point(|n| n.end <= first);
    let inside = &names[at..names.partition_point(|n| n.first < open).max(at)];
    if let [one, .., last] = inside {
        // *Upper Narva and the Isles*
        let place = inside.iter().all(|n| n.class == NameClass::Loc);
        return (place && one.first == first && last.end == open).then_some(Long::Name(NameClass::Loc));
    }
    if let [name] = inside {
        // a person's party or office is told in brackets as well: *Dana Abara (DA)*
        let whole = name.first <= first && name.end == open && name.class != NameClass::Person;
        return whole.then_some(Long::Name(name.class));
    }
    let last = reading.form(open - 1);
    let party = lexicon.parties.get(&last.to_lowercase()).map(|party| party.class);
    let small = (first..open).all(|i| !reading.form(i).contains(char::is_uppercase));
    match party {
        Some(PartyClass::Person) => Some(Long::Thing),
        None => small.then_some(Long::Thing),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;
    use crate::tokens::Tokens;

    fn told(text: &str, names: &[(usize, usize, NameClass)]) -> Vec<NameClass> {
        let lexicon = Lexicon::builtin();
        let layout = Layout::read_with(text, &lexicon.furniture);
        let tokens = Tokens::read(text, &layout);
        let reading = crate::syntax::read(text, layout, tokens);
        let name = |&(first, end, class): &(usize, usize, NameClass)| Tagged {
            first,
            end,
            class,
            confidence: 0.9,
        };
        let mut names = names.iter().map(name).collect();
        follow(&mut names, &reading, lexicon);
        names.iter().map(|n| n.class).collect()
    }

    #[test]
    fn brackets_tell_what_capitals_mean() {
        use NameClass::{Loc, Org, Person};
        let text = "She left Brown Lake (BRL). BL slept. BRL slept.";
        assert_eq!(told(text, &[(2, 4, Loc), (5, 6, Org)]), [Loc, Org]);
        let text = "She left Brown Lake (BL). BL slept.";
        assert_eq!(told(text, &[(2, 4, Loc), (5, 6, Org), (8, 9, Org)]), [Loc, Loc, Loc]);
        let text = "They watched grainy tape (GT). GT helped.";
        assert_eq!(told(text, &[(5, 6, Org), (8, 9, Org)]), []);
        // without a bracket only a place is meant, and only if nothing else has these letters
        let text = "They left Brown Lake. BL slept.";
        assert_eq!(told(text, &[(2, 4, Loc), (5, 6, Org)]), [Loc, Loc]);
        let text = "Bea Lind left Brown Lake. BL slept.";
        assert_eq!(
            told(text, &[(0, 2, Person), (3, 5, Loc), (6, 7, Org)]),
            [Person, Loc, Org]
        );
        let text = "She saw Upper Narva and the Isles (UNI). UNI slept.";
        assert_eq!(
            told(text, &[(2, 4, Loc), (6, 7, Loc), (8, 9, Org), (11, 12, Org)]),
            [Loc, Loc, Loc, Loc]
        );
        // a body without a name of its own may be known by its letters
        let text = "The waste ministry (WM) shut. WM slept.";
        assert_eq!(told(text, &[(4, 5, Org), (8, 9, Org)]), [Org, Org]);
        let text = "We met Dana Abara (DA). DA lost.";
        assert_eq!(
            told(text, &[(2, 4, Person), (5, 6, Org), (8, 9, Org)]),
            [Person, Org, Org]
        );
    }
}
