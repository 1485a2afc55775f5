//! Names that the tagger cut or ran together: *Harbour* *City Council* is one, *Narva's Old Port* holds two.

use std::ops::Range;

use super::NameClass;
use super::tag::Tagged;

/// Last words of organisations that take the place or people before them into their name.
const HEADS: [&str; 14] = [
    "Station",
    "Court",
    "Council",
    "Party",
    "Union",
    "Force",
    "Forces",
    "Service",
    "Agency",
    "Headquarters",
    "Command",
    "Division",
    "Club",
    "University",
];

/// What joins places whose names stand before it with hyphens between them.
const LINES: [&str; 20] = [
    "railway",
    "railroad",
    "rail",
    "line",
    "train",
    "trains",
    "track",
    "road",
    "highway",
    "motorway",
    "expressway",
    "route",
    "corridor",
    "section",
    "stretch",
    "border",
    "flight",
    "flights",
    "pipeline",
    "ferry",
];

/// Words that no name consists of alone.
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Longest title before `'s Office`, in words.
const OFFICE: usize = 4;

/// Longest bracket within a name, in words.
const BRACKET: usize = 4;

/// Mends all names of an article; `touch` tells whether a word touches the one before it.
pub fn splice(names: &mut Vec<Tagged>, forms: &[&str], sentences: &[Range<usize>], touch: impl Fn(usize) -> bool) {
    names.retain(|n| n.end - n.first > 1 || !DAYS.contains(&forms[n.first]));
    let mut at = 0;
    let mut mended: Vec<Tagged> = Vec::with_capacity(names.len());
    for name in names.iter() {
        while sentences.get(at).is_some_and(|s| s.end <= name.first) {
            at += 1;
        }
        let end = sentences.get(at).map_or(name.end, |s| s.end);
        let start = sentences.get(at).map_or(0, |s| s.start);
        let mut name = *name;
        if let Some(last) = mended.last_mut() {
            if name.end <= last.end {
                continue;
            }
            name.first = name.first.max(last.end);
            if last.first >= start && joins(last, &name, forms) {
                last.end = name.end;
                last.class = NameClass::Org;
                extend(last, forms, end, &touch);
                continue;
            }
        }
        let from = start.max(mended.last().map_or(0, |l| l.end));
        article(&mut name, forms, from, &touch);
        initials(&mut name, forms, from);
        extend(&mut name, forms, end, &touch);
        balance(&mut name, forms, from);
        let line = is_line(&name, forms, end);
        if line {
            name.class = NameClass::Loc;
        }
        while let Some(middle) = parted(&name, forms, line) {
            mended.push(Tagged { end: middle, ..name });
            name.first = middle + 1;
        }
        mended.push(name);
    }
    *names = offices(mended, forms, sentences);
}

/// Adds `Prime Minister's Office`: the office of an office is an organisation, that of a person or place is not.
fn offices(names: Vec<Tagged>, forms: &[&str], sentences: &[Range<usize>]) -> Vec<Tagged> {
    let capital = |i: usize| forms[i].starts_with(char::is_uppercase) && forms[i] != "The";
    let office = |i: usize| forms[i] == "Office" && matches!(forms[i - 1], "'s" | "’s" | "'" | "’");
    let mut added = Vec::new();
    for sentence in sentences {
        for i in (sentence.start + 2..sentence.end).filter(|&i| office(i)) {
            let words = (sentence.start..i - 1).rev().take(OFFICE);
            let Some(first) = words.take_while(|&i| capital(i)).last() else {
                continue;
            };
            let at = names.partition_point(|n| n.end <= first);
            let inside = names[at..].iter().take_while(|n| n.first <= i);
            if inside.clone().all(|n| n.class == NameClass::Org) {
                let first = inside.map(|n| n.first).fold(first, usize::min);
                added.push(Tagged {
                    first,
                    end: i + 1,
                    class: NameClass::Org,
                    confidence: 0.8,
                });
            }
        }
    }
    if added.is_empty() {
        return names;
    }
    let mut all: Vec<Tagged> = names;
    all.retain(|n| !added.iter().any(|a| a.first <= n.first && n.end <= a.end));
    all.extend(added);
    all.sort_by_key(|n| n.first);
    all
}

/// `Harbour` and `City Council` side by side.
fn joins(before: &Tagged, name: &Tagged, forms: &[&str]) -> bool {
    let place = matches!(before.class, NameClass::Loc | NameClass::Norp | NameClass::Org);
    let body = matches!(name.class, NameClass::Org | NameClass::Fac);
    place && body && before.end == name.first && HEADS.contains(&forms[name.end - 1])
}

/// `al-Narva`: the article before a hyphen belongs to the name.
fn article(name: &mut Tagged, forms: &[&str], from: usize, touch: &impl Fn(usize) -> bool) {
    let arabic = |i: usize| matches!(forms[i], "al" | "Al" | "el" | "El");
    let first = name.first;
    if first >= from + 2 && forms[first - 1] == "-" && arabic(first - 2) && touch(first - 1) && touch(first) {
        name.first -= 2;
    }
}

/// `H D Reyes`, `K. Reyes`: initials before a person.
fn initials(name: &mut Tagged, forms: &[&str], from: usize) {
    let initial = |form: &str| {
        let mut letters = form.chars();
        let letter = letters.next().is_some_and(char::is_uppercase);
        match letters.as_str() {
            "" => letter && !matches!(form, "A" | "I"),
            rest => letter && rest == ".",
        }
    };
    while name.class == NameClass::Person && name.first > from && initial(forms[name.first - 1]) {
        name.first -= 1;
    }
}

/// A bracket within a name comes with its partner: `Harbour (Amendment) Act`.
fn balance(name: &mut Tagged, forms: &[&str], from: usize) {
    let Some(close) = (name.first..name.end).find(|&i| matches!(forms[i], "(" | ")")) else {
        return;
    };
    if forms[close] == "(" {
        if !forms[close..name.end].contains(&")") && close > name.first {
            name.end = close;
        }
        return;
    }
    let capital = |i: usize| forms[i].starts_with(char::is_uppercase);
    let open = (from..name.first).rev().take(BRACKET).find(|&i| forms[i] == "(");
    match open.filter(|&open| open > from && capital(open - 1)) {
        Some(open) => name.first = (from..open).rev().take_while(|&i| capital(i)).last().unwrap_or(open),
        None if close + 1 < name.end => name.first = close + 1,
        None => name.end = close.max(name.first + 1),
    }
}

/// `Organisation of` runs on through the capitals behind it; `Attorney` through `-General`.
fn extend(name: &mut Tagged, forms: &[&str], end: usize, touch: &impl Fn(usize) -> bool) {
    let capital = |i: usize| i < end && forms[i].starts_with(char::is_uppercase);
    let of = match &forms[name.first..name.end] {
        [_, .., "of", "the"] => 2,
        [.., "of"] => 1,
        _ => 0,
    };
    if of > 0 {
        let more = (name.end..end.min(name.end + 4)).take_while(|&i| capital(i)).count();
        name.end += more;
        if more == 0 && name.end - name.first > of {
            name.end -= of;
        }
    }
    let office = name.class == NameClass::Org && capital(name.end + 1) && forms[name.end + 1] == "General";
    if office && forms[name.end] == "-" && touch(name.end) && touch(name.end + 1) {
        name.end += 2;
    }
}

/// Where the possessive, comma or hyphen of a line stands that parts two places: *Norvia's Narva*, *Narva, Norvia*.
fn parted(name: &Tagged, forms: &[&str], line: bool) -> Option<usize> {
    let inside = name.first + 1..name.end.saturating_sub(1);
    let middle = |&i: &usize| matches!(forms[i], "'s" | "’s" | ",") || (line && matches!(forms[i], "-" | "–"));
    inside.into_iter().find(middle).filter(|_| name.class == NameClass::Loc)
}

/// *Narva-Lalmora railway*: the places that a line joins.
fn is_line(name: &Tagged, forms: &[&str], end: usize) -> bool {
    let body = matches!(name.class, NameClass::Loc | NameClass::Org | NameClass::Fac);
    let dashes = |i: &usize| matches!(forms[*i], "-" | "–");
    let capital = |i: usize| i < name.end && forms[i].starts_with(char::is_uppercase) && forms[i].len() > 3;
    body && name.end < end
        && LINES.contains(&forms[name.end])
        && (name.first..name.end).any(|i| dashes(&i))
        && (name.first..name.end)
            .filter(dashes)
            .all(|i| i > name.first && capital(i - 1) && capital(i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spliced(text: &str, names: &[(usize, usize, NameClass)]) -> Vec<String> {
        let forms: Vec<&str> = text.split(' ').collect();
        let name = |&(first, end, class): &(usize, usize, NameClass)| Tagged {
            first,
            end,
            class,
            confidence: 0.9,
        };
        let mut names: Vec<Tagged> = names.iter().map(name).collect();
        splice(&mut names, &forms, std::slice::from_ref(&(0..forms.len())), |_| true);
        names.iter().map(|n| forms[n.first..n.end].join(" ")).collect()
    }

    #[test]
    fn joins_and_parts() {
        use NameClass::{Loc, Org};
        let council = spliced(
            "the Narva City Council met Monday",
            &[(1, 2, Loc), (2, 4, Org), (5, 6, Org)],
        );
        assert_eq!(council, ["Narva City Council"]);
        assert_eq!(spliced("Norvia 's Narva", &[(0, 3, Loc)]), ["Norvia", "Narva"]);
        assert_eq!(spliced("Narva , Norvia", &[(0, 3, Loc)]), ["Narva", "Norvia"]);
        assert_eq!(
            spliced("Organisation of Baltic States", &[(0, 2, Org), (2, 3, NameClass::Norp)]),
            ["Organisation of Baltic States"]
        );
        let line = spliced("the Narva - Lalmora - Port Anse line", &[(1, 7, Org)]);
        assert_eq!(line, ["Narva", "Lalmora", "Port Anse"]);
        assert_eq!(
            spliced("the Guinea - Bissau coast", &[(1, 4, Loc)]),
            ["Guinea - Bissau"]
        );
        assert_eq!(spliced("Mr H D Reyes", &[(3, 4, NameClass::Person)]), ["H D Reyes"]);
        assert_eq!(
            spliced("the Harbour ( Amendment ) Act", &[(3, 6, NameClass::Misc)]),
            ["Harbour ( Amendment ) Act"]
        );
        assert_eq!(spliced("( Reyes ) Act", &[(1, 4, NameClass::Misc)]), ["Act"]);
        assert_eq!(spliced("on al - Narva TV", &[(3, 5, Org)]), ["al - Narva TV"]);
        assert_eq!(spliced("Office of the", &[(0, 2, Org)]), ["Office"]);
        assert_eq!(
            spliced("Court of the Narva Isles", &[(0, 3, Org)]),
            ["Court of the Narva Isles"]
        );
        assert_eq!(
            spliced("the Prime Minister 's Office", &[]),
            ["Prime Minister 's Office"]
        );
        assert_eq!(
            spliced("Ana Reyes 's Office", &[(0, 2, NameClass::Person)]),
            ["Ana Reyes"]
        );
    }
}
