//! Roles right before a name: *former Foreign Minister Ilse Brandt*, *Minister for Social Affairs Ilse Brandt*.

use super::super::EntityType;
use super::super::chains::{Chains, NONE, is_plural, words};
use super::super::proper::Proper;
use super::{LONGEST, Office, add, office_noun, possessor};
use crate::lexicon::titles::TitleKind;
use crate::syntax::Upos;

/// An office, or two joined by *and*.
pub fn read(chains: &mut Chains, mention: usize, name: &Proper) {
    let Some((office, start)) = run(chains, name.first, name.first) else {
        if let Some(office) = shared(chains, name) {
            if chains.by_head[office.head] == NONE {
                chains.by_head[office.head] = mention as u32;
            }
            add(chains, mention, &office);
            return;
        }
        if name.title == name.first
            && let Some(office) = with_preposition(chains, name.first)
        {
            chains.by_head[office.head] = mention as u32;
            add(chains, mention, &office);
        }
        return;
    };
    chains.by_head[office.head] = mention as u32;
    add(chains, mention, &office);
    let sentence = chains.reading.sentence(name.first).first as usize;
    if start > sentence + 1
        && chains.reading.form(start - 1) == "and"
        && let Some((other, _)) = run(chains, start - 1, start - 1)
    {
        add(chains, mention, &other);
    }
}

/// *Representatives Ann Bell, Tom Lund and Eva Marin*: one noun for all.
fn shared(chains: &Chains, name: &Proper) -> Option<Office> {
    let reading = chains.reading;
    let sentence = reading.sentence(name.first).first as usize;
    let person = |t: usize| {
        let m = chains.mentions.get(chains.name_at[t] as usize)?;
        (chains.things[m.entity as usize].entity.kind == EntityType::Person)
            .then_some((m.first as usize, m.last as usize))
    };
    let joins = |t: usize| matches!(reading.form(t), "," | "and");
    let (mut first, mut several) = (name.first, false);
    for _ in 0..LONGEST {
        if first <= sentence + 1 || !joins(first - 1) {
            break;
        }
        let mut before = first.checked_sub(if joins(first - 2) { 3 } else { 2 })?;
        // "Ann Bell of Ohio, Tom Lund of Iowa and …"
        if let Some(m) = chains.mentions.get(chains.name_at[before] as usize)
            && m.first as usize > sentence + 1
            && reading.form(m.first as usize - 1) == "of"
        {
            before = m.first as usize - 2;
        }
        let Some((start, _)) = person(before).filter(|_| before >= sentence) else {
            break;
        };
        (first, several) = (start, true);
    }
    let mut next = name.last + 1;
    if next + 1 < reading.len() && reading.form(next) == "of" && chains.name_at[next + 1] != NONE {
        next = chains.mentions[chains.name_at[next + 1] as usize].last as usize + 1;
    }
    let end = reading.sentence(name.first).last as usize;
    several |= next + 1 < end && joins(next) && person(next + 1).is_some();
    let head = first
        .checked_sub(1)
        .filter(|&h| h >= sentence && several && is_plural(reading, h))?;
    let (from, sector, gender) = office_noun(chains, head)?;
    let lead = chains.mentions.get(chains.name_at[first] as usize)?.head as usize;
    // "told the ministers Brandt and Okafor had left"
    let tied = reading.head(lead) == Some(head) || reading.head(head) == Some(lead);
    let mut start = from.max(sentence);
    while start > sentence && extends(chains, start - 1) {
        start -= 1;
    }
    let capital = reading.form(head).starts_with(char::is_uppercase);
    (tied || capital).then_some(Office {
        first: start,
        last: head,
        head,
        sector,
        gender,
    })
}

/// Titles, role nouns and their modifiers that end right before a token; and where they start.
fn run(chains: &mut Chains, before: usize, name: usize) -> Option<(Office, usize)> {
    let reading = chains.reading;
    let sentence = reading.sentence(name.saturating_sub(1)).first as usize;
    let (mut start, mut end, mut noun) = (before, before, None);
    let text = |a, b| words(reading, a, b);
    while start > sentence && before - start < LONGEST {
        // "President-elect" is cut at its hyphen
        if start >= sentence + 3
            && matches!(reading.form(start - 1), "elect" | "designate")
            && reading.form(start - 2) == "-"
        {
            start -= 2;
            continue;
        }
        if let Some((from, row)) = chains.lexicon.titles.ending(sentence, start - 1, text) {
            if row.kind == TitleKind::Honorific && noun.is_none() {
                chains.in_role[from..start].fill(true);
                (start, end) = (from, from);
                continue;
            }
            noun = noun.or(Some((start - 1, row.sector, row.gender)));
            start = from;
            continue;
        }
        match office_noun(chains, start - 1) {
            Some((from, sector, gender)) if !is_plural(reading, start - 1) => {
                noun = noun.or(Some((start - 1, sector, gender)));
                start = from.max(sentence);
            }
            _ if noun.is_some() && extends(chains, start - 1) => start -= 1,
            _ => break,
        }
    }
    while noun.is_some_and(|(head, ..)| start < head) && reading.form(start) == "-" {
        start += 1;
    }
    let (head, sector, gender) = noun.filter(|_| start < end)?;
    let last = end - 1;
    Some((
        Office {
            first: start,
            last,
            head,
            sector,
            gender,
        },
        start,
    ))
}

/// Whether a word belongs to the role that follows it: `former`, `Latvian`, `defence`.
fn extends(chains: &Chains, token: usize) -> bool {
    let reading = chains.reading;
    let person = chains
        .named(token)
        .is_some_and(|t| chains.things[t as usize].entity.kind == EntityType::Person);
    let word = matches!(reading.upos(token), Upos::Adj | Upos::Noun | Upos::Propn) || reading.form(token) == "-";
    word && !person
}

/// *Minister for Indigenous Affairs Ilse Brandt*, *minister of justice, Ilse Brandt, said*: a noun with what it governs,
/// up to the name; without a comma between them all of it is in capitals, or somebody's: *Latvia's minister of justice Ilse
/// Brandt*.
fn with_preposition(chains: &Chains, name: usize) -> Option<Office> {
    let reading = chains.reading;
    let sentence = reading.sentence(name).first as usize;
    let comma = name > sentence && reading.form(name - 1) == ",";
    let end = if comma { name - 1 } else { name };
    let mut lower = false;
    for token in (sentence..end).rev().take(LONGEST) {
        let form = reading.form(token);
        if matches!(form, "of" | "for" | "to" | "at") {
            let head = token.checked_sub(1).filter(|&h| h >= sentence)?;
            if let Some((from, sector, gender)) = office_noun(chains, head).filter(|_| !is_plural(reading, head)) {
                let capital = reading.form(from).starts_with(char::is_uppercase);
                let owned = possessor(reading, from, head).is_some();
                let fits = if comma {
                    definite(chains, from)
                } else {
                    (owned || capital && !lower) && end - token > 1
                };
                let mut first = from;
                while first > sentence && extends(chains, first - 1) {
                    first -= 1;
                }
                return fits.then_some(Office {
                    first,
                    last: end - 1,
                    head,
                    sector,
                    gender,
                });
            }
        }
        let small = matches!(form, "of" | "for" | "to" | "at" | "and" | "the" | "in");
        let word = matches!(reading.upos(token), Upos::Propn | Upos::Noun | Upos::Adj);
        let person = chains
            .named(token)
            .is_some_and(|t| chains.things[t as usize].entity.kind == EntityType::Person);
        lower |= !small && !form.starts_with(char::is_uppercase);
        if person || !(small || word) {
            return None;
        }
    }
    None
}

/// *the minister*, *Minister*, *Latvia's minister*.
fn definite(chains: &Chains, first: usize) -> bool {
    let reading = chains.reading;
    let sentence = reading.sentence(first).first as usize;
    let mut at = first;
    while at > sentence && extends(chains, at - 1) {
        at -= 1;
    }
    let before = if at > sentence { reading.form(at - 1) } else { "" };
    reading.form(first).starts_with(char::is_uppercase)
        || matches!(
            before.to_lowercase().as_str(),
            "the" | "'s" | "’s" | "its" | "their" | "his" | "her"
        )
}
