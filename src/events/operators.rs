//! Words that take an event and make another of it, from the innermost outwards.
//!
//! "The union *urged* the ministry *to end* the blockade": ending COERCE is CONCEDE, urging it is one REQUEST.

use super::codes;
use super::draft::{Draft, Family};
use super::factuality::is_courtesy;
use super::retold::is_definite;
use super::tree::{after, bare_adverbial, is_headless, is_marked, is_passive, kid, kids, meant, with_conjuncts};
use super::words::{is_day, is_verbal, verb};
use crate::lexicon::Lexicon;
use crate::lexicon::event_operators::{Operator, Told};
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos, Xpos};

const NONE: u32 = u32::MAX;

/// Composes the drafts in place; new ones are appended after those they take in.
pub(super) fn compose<'l>(r: &Reading, lexicon: &'l Lexicon, drafts: &mut Vec<Draft<'l>>) {
    let mut at = vec![NONE; r.len()];
    for (d, draft) in drafts.iter().enumerate().filter(|(_, d)| d.alive) {
        at[draft.token] = d as u32;
        if let Some(host) = draft.host {
            at[host] = d as u32;
        }
    }
    for i in by_depth(r) {
        if !matches!(r.upos(i), Upos::Verb | Upos::Noun | Upos::Adj)
            || (r.deprel(i) == Deprel::Amod && !is_headless(r, i))
        {
            continue;
        }
        if let Some(lemma) = verb(r, i, |w| !lexicon.event_operators.of(w).is_empty()) {
            apply(r, lexicon, &lemma, i, &mut at, drafts);
        }
    }
    drop_asked(r, &at, drafts);
}

/// "faces calls *to resign*": what a noun asks for is no event beside it.
fn drop_asked(r: &Reading, at: &[u32], drafts: &mut [Draft]) {
    for d in 0..drafts.len() {
        let draft = &drafts[d];
        if !(draft.alive && draft.kind == Some("REQUEST") && !draft.is_verb) {
            continue;
        }
        let mut asked = Vec::new();
        infinitives(r, draft.token, &mut asked);
        draft.host.iter().for_each(|&host| infinitives(r, host, &mut asked));
        for c in asked {
            let inner = at.get(c.token).filter(|&&i| i != NONE && i as usize != d);
            if let Some(inner) = inner.and_then(|&i| drafts.get_mut(i as usize)) {
                inner.alive = false;
            }
        }
    }
}

/// Operators that only tell that an act is to come.
const AHEAD: [&str; 6] = ["due", "expect", "plan", "schedule", "set", "slate"];

/// What sources ask for themselves, and what those hear who are only told: "were told to *expect* rain".
const HIDDEN: [&str; 6] = ["identify", "name", "quote", "remain", "stay", "expect"];

/// All tokens, deepest first; among equals in text order.
fn by_depth(r: &Reading) -> Vec<usize> {
    let mut order: Vec<usize> = (0..r.len()).filter(|&i| r.head(i).is_none()).collect();
    let mut next = 0;
    while next < order.len() {
        let i = order[next];
        order.extend(r.children(i).iter().map(|&c| c as usize));
        next += 1;
    }
    order.reverse();
    order
}

/// What an operator takes, and whether it is a clause.
struct Complement {
    token: usize,
    clause: bool,
}

fn apply<'l>(r: &Reading, lexicon: &'l Lexicon, lemma: &str, i: usize, at: &mut [u32], drafts: &mut Vec<Draft<'l>>) {
    let mut best: Option<(usize, &'l Operator, Vec<usize>)> = None;
    let mut wish = None;
    let mut harm = false;
    for row in lexicon.event_operators.of(lemma) {
        let Some(complements) = complements(r, i, &row.words[1..]) else {
            continue;
        };
        let inner: Vec<usize> = complements
            .iter()
            .flat_map(|c| with_conjuncts(r, c.token))
            .filter_map(|t| at.get(t).filter(|&&d| d != NONE).map(|&d| d as usize))
            .filter(|&d| drafts[d].alive && drafts[d].token != i)
            .collect();
        let takes = |d: &usize| drafts[*d].kind.is_some_and(|k| row.inner.contains(&k));
        let (fit, inner) = if row.inner.is_empty() {
            if !complements.iter().any(|c| c.clause) && inner.is_empty() {
                continue;
            }
            (0, inner)
        } else {
            (4, inner.into_iter().filter(takes).collect())
        };
        if fit > 0 && inner.is_empty() {
            continue;
        }
        if row.kind == Some("AID")
            && row.inner.is_empty()
            && complements.iter().any(|c| is_harm(r, c.token, at, drafts))
        {
            continue;
        }
        // "helped *write* the speech": takes part, and helps nobody
        let part = |c: &Complement| c.clause && !is_marked(r, c.token, "to");
        let alone =
            row.kind == Some("AID") && row.inner.is_empty() && kid(r, i, &[Deprel::Obj, Deprel::Iobj]).is_none();
        if alone && complements.iter().all(part) {
            continue;
        }
        let others = matches!(r.lemma(i), "want" | "wish") && row.kind == Some("AGREE");
        if others && complements.iter().any(|c| c.clause && !is_own_wish(r, i, c.token)) {
            continue;
        }
        // "declined to comment", "declined to be specific": nobody is refused anything
        let discloses = |c: usize| lexicon.word_classes.has(WordClass::Disclosure, r.lemma(c));
        let mute = |c: &Complement| c.clause && (discloses(c.token) || r.upos(c.token) == Upos::Adj);
        if row.kind == Some("REJECT") && complements.iter().any(mute) {
            continue;
        }
        // "accepted his *resignation*": he has resigned, and that is approved
        let resigns = |d: &usize| drafts[*d].mode == Some("resign");
        if matches!(lemma, "accept" | "reject") && inner.iter().any(resigns) {
            continue;
        }
        // "was ordered *detained*": it is done
        let done = |c: &Complement| c.clause && r.deprel(c.token) == Deprel::Xcomp && is_participle(r, c.token);
        if lemma == "order" && is_passive(r, i) && complements.iter().any(done) {
            continue;
        }
        // "asked not to be named": for himself
        let hidden =
            |c: &Complement| c.clause && HIDDEN.contains(&r.lemma(c.token)) && kid(r, i, &[Deprel::Obj]).is_none();
        if row.kind == Some("REQUEST") && complements.iter().any(hidden) {
            continue;
        }
        if complements.iter().any(|c| is_courtesy(r, i, c.token)) {
            continue;
        }
        if row.kind == Some("REQUEST") && complements.iter().any(|c| c.clause && is_own_wish(r, i, c.token)) {
            continue;
        }
        let score = 1 + fit + 2 * row.words.len();
        if best.as_ref().is_none_or(|b| score > b.0) {
            wish = complements
                .iter()
                .filter(|c| c.clause)
                .find_map(|c| wished(lexicon, r.lemma(c.token)));
            harm = row.kind == Some("AGREE") && complements.iter().any(|c| c.clause && is_war(r, lexicon, c.token));
            best = Some((score, row, inner));
        }
    }
    // "ordered the arrest and detention of": the row of both words knows better
    let own = at.get(i).filter(|&&d| d != NONE).and_then(|&d| drafts.get(d as usize));
    let settled =
        own.is_some_and(|d| d.token == i && d.family == Family::Verb && d.head == "order" && d.first < d.last);
    if let Some((_, row, mut inner)) = best.filter(|_| !settled) {
        // "was jailed for *the* murder of the senator": which is known
        let known = |d: &Draft| d.family == Family::Noun && is_definite(r, d.token);
        inner.retain(|&d| row.told != Told::Taken || !known(&drafts[d]));
        take(i, is_verbal(r, i), (row, wish), inner, at, drafts);
        if let Some(draft) = drafts.last_mut().filter(|d| harm && d.token == i) {
            (draft.kind, draft.mode, draft.cameo) = (Some("THREATEN"), Some("violence"), Some("138"));
        }
    }
}

/// "*detained*", "*jailed*", without a word of its own.
fn is_participle(r: &Reading, verb: usize) -> bool {
    r.xpos(verb) == Xpos::Vbn && kid(r, verb, &[Deprel::Mark, Deprel::Aux, Deprel::AuxPass]).is_none()
}

/// "vowed *to destroy* the clans", "swore *to keep fighting*": a promise of war, not "vowed to eliminate tariffs".
fn is_war(r: &Reading, lexicon: &Lexicon, verb: usize) -> bool {
    let wages = |v: usize| lexicon.word_classes.has(WordClass::War, r.lemma(v)) && is_foe(r, lexicon, v);
    let goes_on = matches!(r.lemma(verb), "keep" | "continue" | "go");
    let below = |c: usize| r.xpos(c) == Xpos::Vbg && wages(c);
    wages(verb) || goes_on && kids(r, verb).any(below)
}

/// Whether a verb has no object, or a foe: a name, people, blood.
fn is_foe(r: &Reading, lexicon: &Lexicon, verb: usize) -> bool {
    kid(r, verb, &[Deprel::Obj]).is_none_or(|o| {
        let of = |class: &str| lexicon.event_objects.has(class, &r.lemma(o).to_lowercase());
        r.upos(o) == Upos::Propn || r.lemma(o) == "blood" || of("person") || of("troops")
    })
}

/// The mode of a request for what is no event itself: "asked the court *to lower* the fine" wants a change.
fn wished(lexicon: &Lexicon, verb: &str) -> Option<&'static str> {
    const MODES: [(WordClass, &str); 3] = [
        (WordClass::Change, "change"),
        (WordClass::Guard, "assist"),
        (WordClass::Compliance, "yield"),
    ];
    let mode = MODES.iter().find(|(class, _)| lexicon.word_classes.has(*class, verb));
    mode.map(|(_, mode)| *mode)
}

/// "helped to plan and carry out *killings*" helps nobody.
fn is_harm(r: &Reading, act: usize, at: &[u32], drafts: &[Draft]) -> bool {
    let acts = with_conjuncts(r, act);
    let objects = acts.iter().filter_map(|&a| kid(r, a, &[Deprel::Obj]));
    acts.iter().copied().chain(objects).any(|t| {
        let draft = at.get(t).filter(|&&d| d != NONE).and_then(|&d| drafts.get(d as usize));
        draft.is_some_and(|d| matches!(d.kind, Some("ASSAULT" | "COERCE" | "PROTEST")))
    })
}

/// "wants to leave": nobody else is asked.
fn is_own_wish(r: &Reading, verb: usize, inner: usize) -> bool {
    matches!(r.lemma(verb), "want" | "seek" | "wish")
        && kid(r, verb, &[Deprel::Obj]).is_none()
        && kid(r, inner, &[Deprel::Nsubj]).is_none()
}

fn take<'l>(
    i: usize,
    is_verb: bool,
    (row, wish): (&'l Operator, Option<&'static str>),
    inner: Vec<usize>,
    at: &mut [u32],
    drafts: &mut Vec<Draft<'l>>,
) {
    let Some(kind) = row.kind else {
        for d in inner {
            if row.told == Told::Taken {
                drafts[d].alive = false;
                continue;
            }
            drafts[d].told = row.told;
            drafts[d].why = format!("{}, {}", row.name, drafts[d].why);
            at[i] = d as u32;
        }
        return;
    };
    let new = drafts.len();
    for &d in &inner {
        if row.told == Told::Kept {
            // who rejects an accusation does not tell it
            drafts[d].teller = (kind != "REJECT").then_some(new);
        } else {
            drafts[d].alive = false;
        }
    }
    if at[i] != NONE {
        drafts[at[i] as usize].alive = false;
    }
    let taken = inner.first().and_then(|&d| drafts[d].kind).unwrap_or_default();
    let operator = row.words.first().map_or("", String::as_str);
    let joint = inner.iter().any(|&d| {
        let ties = drafts[d].kind == Some("SUPPORT") && drafts[d].frame.reciprocal;
        ties || matches!(drafts[d].kind, Some("CONSULT" | "COOPERATE"))
    });
    let definite = inner.iter().any(|&d| drafts[d].definite);
    let act = inner.first().map(|&d| (drafts[d].first, drafts[d].last));
    let mut draft = Draft::of_operator(i, is_verb, row, kind, inner);
    (draft.joint, draft.definite) = (joint, definite);
    // "*expected to meet*": the act tells what is expected
    if let Some((first, last)) = act.filter(|_| AHEAD.contains(&operator)) {
        draft.last = if i < first && last <= i + 5 { last } else { i };
    }
    if kind == "REQUEST" {
        draft.mode = draft.mode.or(wish);
    }
    draft.cameo = codes::composed(kind, operator, taken);
    if row.told != Told::Kept {
        draft.told = row.told;
    }
    drafts.push(draft);
    at[i] = new as u32;
}

/// "that the bishop *resign*".
fn is_bidden(r: &Reading, verb: usize) -> bool {
    let bare = matches!(r.xpos(verb), Xpos::Vb | Xpos::Vbp) && kid(r, verb, &[Deprel::Aux]).is_none();
    bare && is_marked(r, verb, "that")
}

/// The complements of an operator with these further words; `None` if a word is not there.
fn complements(r: &Reading, i: usize, words: &[String]) -> Option<Vec<Complement>> {
    let mut found = Vec::new();
    let Some(word) = words.last() else {
        bare(r, i, &mut found);
        return Some(found);
    };
    if matches!(word.as_str(), "on" | "to" | "upon")
        && r.upos(i) == Upos::Verb
        && let Some(party) = after(r, i, word).filter(|&p| !is_day(r, p))
    {
        infinitives(r, i, &mut found);
        infinitives(r, party, &mut found);
        if !found.is_empty() {
            return Some(found);
        }
    }
    let mut hold = |t: usize| {
        for c in kids(r, t).filter(|&c| is_marked(r, c, word) && !is_day(r, c)) {
            let clause = is_verbal(r, c);
            found.push(Complement {
                token: if clause { c } else { meant(r, c) },
                clause,
            });
        }
    };
    hold(i);
    if let Some(object) = kid(r, i, &[Deprel::Obj, Deprel::CompoundPrt, Deprel::Advmod]) {
        hold(object);
    }
    if found.is_empty() && kids(r, i).any(|c| r.form(c).eq_ignore_ascii_case(word) || r.lemma(c) == word) {
        bare(r, i, &mut found);
    }
    (!found.is_empty()).then_some(found)
}

fn infinitives(r: &Reading, i: usize, found: &mut Vec<Complement>) {
    let wanted = |c: &usize| {
        !r.deprel(*c).is_subject() && r.deprel(*c) != Deprel::Conj && is_verbal(r, *c) && is_marked(r, *c, "to")
    };
    found.extend(
        kids(r, i)
            .filter(wanted)
            .map(|token| Complement { token, clause: true }),
    );
}

/// Clauses, objects, and infinitives that the parser hung on the object.
fn bare(r: &Reading, i: usize, found: &mut Vec<Complement>) {
    if let Some(token) = r.head(i).filter(|_| is_headless(r, i)) {
        let token = meant(r, token);
        found.push(Complement { token, clause: false });
    }
    for c in kids(r, i) {
        let clause = match r.deprel(c) {
            // "asked that the bishop *resign*", not "asked if he resigned", "told them that he would"
            Deprel::Ccomp if r.lemma(i) == "ask" && is_bidden(r, c) => true,
            Deprel::Ccomp if matches!(r.lemma(i), "ask" | "tell" | "want" | "help" | "advise") => continue,
            // "stopped *to pick up* passengers", "was encouraged *that* he came"
            _ if r.lemma(i) == "stop" && is_marked(r, c, "to") => continue,
            Deprel::Ccomp | Deprel::Advcl if r.form(i) == "encouraged" && is_marked(r, c, "that") => continue,
            Deprel::Xcomp | Deprel::Ccomp => true,
            Deprel::Advcl | Deprel::Acl | Deprel::Obl if is_verbal(r, c) && is_marked(r, c, "to") => true,
            // "denied attacking", which the parser may take for an adverbial
            Deprel::Advcl if c == i + 1 && is_verbal(r, c) => true,
            Deprel::Obj => false,
            Deprel::Obl | Deprel::OblUnmarked if bare_adverbial(r, i) == Some(c) => false,
            Deprel::NsubjPass if is_passive(r, i) => false,
            _ => continue,
        };
        let token = if clause { c } else { meant(r, c) };
        found.push(Complement { token, clause });
        if !clause {
            infinitives(r, c, found);
        }
    }
}
