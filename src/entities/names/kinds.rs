//! Events, works, products and peoples, told by a word of their name: *Battle of Narva*, *Harbour Act*, *the film "The
//! Pier"*.
//!
//! No corpus of news marks these apart, so the words are a sheet: `name_kinds.tsv`.

use std::collections::BTreeSet;

use super::super::gender;
use super::NameClass;
use super::tag::Tagged;
use crate::lexicon::Lexicon;
use crate::lexicon::name_kinds::{Kind, Place};
use crate::stop;
use crate::syntax::{Reading, Upos};

/// Longest title in quotation marks, in words.
const TITLE: usize = 10;
/// How sure a rule is.
const RULE: f32 = 0.8;

/// Gives names their kind, extends them to the word that tells it, and adds those that only the word shows.
pub fn tell(names: &mut Vec<Tagged>, reading: &Reading, lexicon: &Lexicon) {
    let rules = Rules { reading, lexicon };
    for name in names.iter_mut() {
        rules.reclass(name);
    }
    let mut added = rules.words(names);
    added.extend(rules.titles());
    if !added.is_empty() {
        merge(names, added);
    }
    rules.again(names);
    // what the corpus of the tagger leaves over are, more than anything else, happenings
    names.retain(|n| n.class != NameClass::Misc || rules.happening(n));
    for name in names.iter_mut().filter(|n| n.class == NameClass::Misc) {
        name.class = NameClass::Event;
    }
}

/// Names of the rules replace what they overlap; of two that overlap the earlier, then the longer one stays.
fn merge(names: &mut Vec<Tagged>, mut added: Vec<Tagged>) {
    added.sort_by_key(|n| (n.first, std::cmp::Reverse(n.end)));
    let mut end = 0;
    added.retain(|n| {
        let keep = n.first >= end;
        if keep {
            end = n.end;
        }
        keep
    });
    let mut at = 0;
    names.retain(|n| {
        while added.get(at).is_some_and(|a| a.end <= n.first) {
            at += 1;
        }
        added.get(at).is_none_or(|a| a.first >= n.end)
    });
    names.extend(added);
    names.sort_by_key(|n| n.first);
}

struct Rules<'a> {
    reading: &'a Reading<'a>,
    lexicon: &'a Lexicon,
}

impl Rules<'_> {
    fn row(&self, place: Place, word: &str) -> Option<Kind> {
        self.lexicon.name_kinds.get(&(place, word.to_string())).copied()
    }

    fn text(&self, first: usize, end: usize) -> &str {
        self.reading.cover(first, end - 1).of(self.reading.text)
    }

    fn capital(&self, i: usize) -> bool {
        self.reading.form(i).starts_with(char::is_uppercase)
    }

    /// Whether what is left over may be a happening: `UTC` and `Covid-19` are none.
    fn happening(&self, name: &Tagged) -> bool {
        let form = self.reading.form(name.first);
        if form.to_lowercase().starts_with("covid") {
            return false;
        }
        name.end - name.first > 1 || (self.capital(name.first) && form.contains(char::is_lowercase))
    }

    /// A year behind a law is part of its name: `Harbour Act 2004`, `Harbour Act, 2004`.
    fn year(&self, name: &mut Tagged, end: usize) {
        let year = |i: usize| {
            let form = self.reading.form(i);
            i < end && form.len() == 4 && form.starts_with(['1', '2']) && form.bytes().all(|b| b.is_ascii_digit())
        };
        if name.end < end && year(name.end) {
            name.end += 1;
        } else if name.end + 1 < end && self.reading.form(name.end) == "," && year(name.end + 1) {
            name.end += 2;
        }
    }

    /// What the last one or two words of a longer name tell; a number behind them does not count.
    fn last(&self, first: usize, end: usize) -> Option<Kind> {
        let number = self.reading.form(end - 1).bytes().all(|b| b.is_ascii_digit());
        let end = if number && end - first > 2 { end - 1 } else { end };
        let two = (end - first > 2).then(|| self.row(Place::Last, self.text(end - 2, end)));
        let one = || {
            self.row(Place::Last, self.reading.form(end - 1))
                .filter(|_| end - first > 1)
        };
        two.flatten().or_else(one)
    }

    /// A name that ends or begins with a telling word, and one that the next word makes tell.
    fn reclass(&self, name: &mut Tagged) {
        if let Some(kind) = self.row(Place::Whole, self.text(name.first, name.end)) {
            name.class = class(kind);
        }
        if name.class == NameClass::Person {
            let storm = self.row(Place::First, self.reading.form(name.first)) == Some(Kind::Event);
            // storms have first names: "Storm Thorgerson" is somebody
            let leans = |i: usize| gender::leaning(self.lexicon, self.reading.form(i)).is_some();
            let called = leans(name.first) && !leans(name.end - 1);
            if storm && !called && name.end - name.first > 1 {
                name.class = NameClass::Event;
            }
            return;
        }
        let first = || {
            let kind = self.row(Place::First, self.reading.form(name.first))?;
            (name.end - name.first > 1).then_some(kind)
        };
        let end = self.reading.sentence(name.first).last as usize;
        if let Some(kind) = self.last(name.first, name.end).or_else(first) {
            name.class = class(kind);
            if name.class == NameClass::Work && matches!(self.reading.form(name.end - 1), "Act" | "Law" | "Ordinance") {
                self.year(name, end);
            }
        } else if name.end < end
            && self.capital(name.end)
            && let Some(kind) = self.last(name.first, name.end + 1)
        {
            name.end += 1;
            name.class = class(kind);
        }
    }

    /// `Marta` after `Hurricane Marta` is the storm again, unless somebody has that name.
    fn again(&self, names: &mut [Tagged]) {
        let form = |n: &Tagged| self.reading.form(n.end - 1);
        let told = |n: &&Tagged| {
            let first = self.row(Place::First, self.reading.form(n.first));
            n.class == NameClass::Event && n.end - n.first == 2 && first == Some(Kind::Event)
        };
        let storms: BTreeSet<&str> = names.iter().filter(told).map(form).collect();
        if storms.is_empty() {
            return;
        }
        let people = names
            .iter()
            .filter(|n| n.class == NameClass::Person && n.end - n.first > 1);
        let people: BTreeSet<&str> = people.map(form).collect();
        for name in names.iter_mut().filter(|n| n.end - n.first == 1) {
            let form = self.reading.form(name.first);
            if storms.contains(form) && !people.contains(form) {
                name.class = NameClass::Event;
            }
        }
    }

    /// `Battle of Narva`, `Resolution 1701`, `Ramadan` where the tagger saw nothing or only a part.
    fn words(&self, names: &[Tagged]) -> Vec<Tagged> {
        let mut added = Vec::new();
        let mut taken = vec![None; self.reading.len()];
        names.iter().for_each(|n| taken[n.first..n.end].fill(Some(n.end)));
        for sentence in &self.reading.tokens.sentences {
            stop::point();
            let range = sentence.tokens();
            for i in range
                .clone()
                .filter(|&i| self.reading.form(i).contains(char::is_uppercase))
            {
                let found = self
                    .before_of(i, range.end, &taken)
                    .or_else(|| self.before_more(i, range.end, &taken))
                    .or_else(|| self.whole(i, range.end, &taken))
                    .or_else(|| self.run(i, range.start, &taken));
                added.extend(found);
            }
        }
        added
    }

    fn before_of(&self, i: usize, end: usize, taken: &[Option<usize>]) -> Option<Tagged> {
        let kind = self.row(Place::Of, self.reading.form(i))?;
        let named = i + 2 < end && self.reading.form(i + 1) == "of" && self.capital(i + 2);
        named.then(|| rule(i, taken[i + 2].unwrap_or(i + 3), kind))
    }

    fn before_more(&self, i: usize, end: usize, taken: &[Option<usize>]) -> Option<Tagged> {
        let kind = self
            .row(Place::First, self.reading.form(i))
            .filter(|_| taken[i].is_none())?;
        let big = |c: char| c.is_uppercase() || c.is_ascii_digit();
        let named = i + 1 < end && self.reading.form(i + 1).starts_with(big);
        named.then(|| rule(i, taken[i + 1].unwrap_or(i + 2), kind))
    }

    fn whole(&self, i: usize, end: usize, taken: &[Option<usize>]) -> Option<Tagged> {
        let free = |n: usize| i + n <= end && taken[i..i + n].iter().all(Option::is_none);
        let found = |n: usize| Some((n, self.row(Place::Whole, self.text(i, i + n))?));
        let (n, kind) = (1..=3).rev().filter(|&n| free(n)).find_map(found)?;
        Some(rule(i, i + n, kind))
    }

    /// Capitals that end with a telling word.
    fn run(&self, i: usize, start: usize, taken: &[Option<usize>]) -> Option<Tagged> {
        let fits = |&j: &usize| taken[j].is_none() && self.capital(j) && self.reading.upos(j) != Upos::Det;
        let first = (start..=i).rev().take(4).take_while(fits).last()?;
        Some(rule(first, i + 1, self.last(first, i + 1)?))
    }

    /// Titles in quotation marks after the word that announces them.
    fn titles(&self) -> Vec<Tagged> {
        let mut added = Vec::new();
        for mark in &self.reading.layout.marks {
            let tokens = &self.reading.tokens.tokens;
            let first = tokens.partition_point(|t| t.start < mark.content.start);
            let end = tokens.partition_point(|t| t.end <= mark.content.end);
            if mark.close.is_none() || first < 2 || first >= end || end - first > TITLE {
                continue;
            }
            let Some(kind) = self.row(Place::Titled, self.reading.form(first - 2)) else {
                continue;
            };
            let big = |i: usize| self.capital(i) || self.reading.form(i).len() < 4;
            let ends = self.reading.form(end - 1);
            let end = if matches!(ends, "," | ".") { end - 1 } else { end };
            if first < end && self.capital(first) && (first..end).all(big) {
                added.push(rule(first, end, kind));
            }
        }
        added
    }
}

fn rule(first: usize, end: usize, kind: Kind) -> Tagged {
    Tagged {
        first,
        end,
        class: class(kind),
        confidence: RULE,
    }
}

fn class(kind: Kind) -> NameClass {
    match kind {
        Kind::Event => NameClass::Event,
        Kind::Work => NameClass::Work,
        Kind::Product => NameClass::Product,
        Kind::Norp => NameClass::Norp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::names::find;
    use crate::lexicon::Sheet;
    use crate::text::Layout;
    use crate::tokens::Tokens;

    #[test]
    fn every_row_tells_the_kind_in_its_example() {
        let lexicon = Lexicon::builtin();
        let text = include_str!("../../../data/lexicon/name_kinds.tsv");
        let sheet = Sheet::parse("name_kinds.tsv", text).unwrap();
        let mut failing = Vec::new();
        for row in &sheet.rows {
            let (word, place, kind, example) = (row.cells[0], row.cells[1], row.cells[2], row.cells[3]);
            let layout = Layout::read_with(example, &lexicon.furniture);
            let tokens = Tokens::read(example, &layout);
            let reading = crate::syntax::read(example, layout, tokens);
            let names = find(&reading, lexicon);
            let fits = |name: &super::super::Name| {
                let text = name.span.of(example);
                format!("{:?}", name.class).eq_ignore_ascii_case(kind) && (place == "titled" || text.contains(word))
            };
            if !names.iter().any(fits) {
                let found: Vec<_> = names.iter().map(|n| (n.span.of(example), n.class)).collect();
                failing.push(format!("name_kinds.tsv:{}: {example} {found:?}", row.line));
            }
        }
        assert!(failing.is_empty(), "{}", failing.join("\n"));
    }
}
