//! Roles beside a name: an apposition on either side, *Brandt, 45, a spokeswoman for the bank*, and clauses about it.

use super::super::chains::{Chains, NONE, is_plural};
use super::super::proper::Proper;
use super::clauses;
use super::phrase::{phrase, premodified};
use super::{LONGEST, Office, add, office_noun};
use crate::syntax::{Deprel, Upos};

/// Every role beside one name.
pub fn read(chains: &mut Chains, mention: usize, name: &Proper) {
    let reading = chains.reading;
    let mut heads: Vec<usize> = reading
        .children_by(name.head, &[Deprel::Appos])
        .filter(|&c| c > name.last)
        .take(4)
        .collect();
    if let Some(up) = reading
        .head(name.head)
        .filter(|_| reading.deprel(name.head) == Deprel::Appos)
    {
        heads.push(up);
    }
    let told = clauses::heads(reading, name.head);
    heads.extend(acting(chains, name).filter(|h| !heads.contains(h)));
    heads.extend(misplaced(chains, name).filter(|h| !heads.contains(h)));
    heads.extend(former(chains, name).filter(|h| !heads.contains(h)));
    heads.extend(comma(chains, name).filter(|h| !heads.contains(h)));
    heads.extend(told.iter().filter(|h| !heads.contains(h)).copied().collect::<Vec<_>>());
    let joined = |&h: &usize| reading.children_by(h, &[Deprel::Conj]).filter(move |&c| c > h);
    let also: Vec<usize> = heads.iter().flat_map(joined).take(4).collect();
    for head in heads.into_iter().chain(also) {
        let own = !told.contains(&head) || chains.by_head[head] == NONE;
        take(chains, mention, name, head, own);
    }
}

/// Adds the role at a noun; `own` makes the noun a mention of the person.
fn take(chains: &mut Chains, mention: usize, name: &Proper, head: usize, own: bool) {
    let reading = chains.reading;
    if chains.named(head).is_some() || chains.in_role[head] || is_plural(reading, head) {
        return;
    }
    let Some((_, sector, gender)) = office_noun(chains, head) else {
        return;
    };
    let (first, last) = phrase(reading, head);
    let last = if (head + 1..=last).contains(&name.first) {
        name.first.saturating_sub(1)
    } else {
        last
    };
    let last = (head..=last)
        .rev()
        .find(|&t| reading.upos(t) != Upos::Punct)
        .unwrap_or(head);
    if own {
        chains.by_head[head] = mention as u32;
    }
    add(
        chains,
        mention,
        &Office {
            first,
            last,
            head,
            sector,
            gender,
        },
    );
}

/// *the office of Ilse Brandt, 45, the mayor of Riga*: an apposition right after the name, and perhaps an age, that the
/// parser hung on something else.
fn misplaced(chains: &Chains, name: &Proper) -> Option<usize> {
    let reading = chains.reading;
    let end = reading.sentence(name.first).last as usize;
    let mut comma = name.last + 1;
    if comma + 2 < end
        && reading.form(comma) == ","
        && reading.upos(comma + 1) == Upos::Num
        && reading.form(comma + 2) == ","
    {
        comma += 2;
    }
    if comma >= end || reading.form(comma) != "," {
        return None;
    }
    let aged = comma > name.last + 1;
    let words = (comma + 1..end.min(comma + LONGEST)).take_while(|&t| reading.upos(t) != Upos::Punct);
    let mut heads = words.filter(|&t| reading.deprel(t) == Deprel::Appos && !chains.in_role[t]);
    let head = heads.find(|&t| reading.head(t).is_some_and(|h| h < name.first || aged && h < t))?;
    office_noun(chains, head)
        .filter(|_| premodified(reading, head) <= comma + 2)
        .map(|_| head)
}

/// *Brandt, acting head of the agency*: to the tree, she acts it.
fn acting(chains: &Chains, name: &Proper) -> Option<usize> {
    let reading = chains.reading;
    let mut clauses = reading
        .children_by(name.head, &[Deprel::Acl])
        .filter(|&c| c > name.last);
    let clause = clauses.find(|&c| reading.form(c) == "acting")?;
    reading
        .child(clause, &[Deprel::Obj, Deprel::Xcomp])
        .filter(|&head| head > clause)
}

/// *said Juan Rivas former Peruvian minister*: an office of the past without a comma.
fn former(chains: &Chains, name: &Proper) -> Option<usize> {
    let reading = chains.reading;
    let (at, end) = (name.last + 1, reading.sentence(name.first).last as usize);
    if at >= end || !matches!(reading.form(at), "former" | "ex" | "ex-") {
        return None;
    }
    let words = (at + 1..end.min(at + LONGEST))
        .take_while(|&t| matches!(reading.upos(t), Upos::Adj | Upos::Noun | Upos::Propn));
    words.last().filter(|&head| office_noun(chains, head).is_some())
}

/// *Town councillor, Ilse Brandt said*: an office that begins the sentence, with a comma too many.
fn comma(chains: &Chains, name: &Proper) -> Option<usize> {
    let reading = chains.reading;
    let sentence = reading.sentence(name.first);
    let head = name.first.checked_sub(2).filter(|&h| h >= sentence.first as usize)?;
    if reading.form(head + 1) != "," || chains.in_role[head] || chains.named(head).is_some() {
        return None;
    }
    let after = name.last + 1;
    let goes_on = after < sentence.last as usize && matches!(reading.upos(after), Upos::Verb | Upos::Aux);
    let from = office_noun(chains, head)?.0;
    let begins = (sentence.first as usize..from)
        .all(|t| matches!(reading.upos(t), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Punct));
    (goes_on && begins && from - sentence.first as usize <= LONGEST).then_some(head)
}
