//! What of a content was told: not who heard it, all that was asked for, a judgement without its *as*.

use super::content;
use super::cues::{self, Found, Kind};
use super::learned::Page;
use super::shape;
use crate::entities::EntityType;
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::text::Span;

/// *accused **the engineer** of closing the lock*: whom it was said to or of is no part of what was said.
pub(super) fn without_addressee(reading: &Reading, cue: &Found, mut pieces: Vec<Span>) -> Vec<Span> {
    if pieces[0].overlaps(cue.span) && pieces[0].end > cue.span.end {
        pieces[0].start = reading.span(reading.tokens_in(cue.span).end).start;
    }
    let classes = ["say", "claim", "ask", "order", "promise", "warn"];
    let told = classes.contains(&cue.row.class.as_str()) && (!cue.row.frames.object || !cue.lemma.contains(' '));
    let first = reading.tokens_in(pieces[0]).start;
    let mut objects = reading.children_by(cue.token, &[Deprel::Obj, Deprel::Iobj]);
    let Some(object) = objects
        .find(|&o| reading.reach(o).0 <= first && first <= o)
        .filter(|_| told)
    else {
        return pieces;
    };
    let after = reading.reach(object).1;
    let clause = [Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp, Deprel::Obl];
    let verbal = |&c: &usize| c > after && reading.upos(c) == Upos::Verb && pieces[0].contains(reading.span(c));
    if let Some(clause) = reading.children_by(cue.token, &clause).find(verbal) {
        let (a, _) = reading.reach(clause);
        let last = reading.tokens_in(pieces[0]).end - 1;
        let from = a + usize::from(reading.form(a) == "of");
        if let Some(rest) = content::trim(reading, from.min(last)..=last) {
            pieces[0] = rest;
        }
    }
    pieces
}

/// *requested **a meeting** to discuss the dam*: what is asked for with what it is for, unless somebody is asked to do it.
pub(super) fn with_thing(page: &Page, cue: &Found, mut pieces: Vec<Span>) -> Vec<Span> {
    let reading = page.reading;
    let first = reading.tokens_in(pieces[0]).start;
    if !cue.row.frames.object || reading.form(first) != "to" {
        return pieces;
    }
    let from = reading.tokens_in(cue.span).end;
    let Some(object) = reading
        .child(cue.token, &[Deprel::Obj])
        .filter(|&o| (from..first).contains(&o))
    else {
        return pieces;
    };
    let hears = page.entities.mention_at(object).is_some()
        || reading.upos(object) != Upos::Noun
        || page.lexicon.parties.get(reading.lemma(object)).is_some();
    if !hears {
        pieces[0].start = reading.span(reading.reach(object).0.max(from)).start;
    }
    pieces
}

/// *described the vote **as** “a disgrace” **as he left***: a judgement begins behind *as* and ends with the marks, if a
/// clause follows them.
pub(super) fn judgement(reading: &Reading, cue: &Found, mut pieces: Vec<Span>) -> Vec<Span> {
    let tokens = reading.tokens_in(pieces[0]);
    if cue.row.class != "judge" || tokens.start < reading.tokens_in(cue.span).end {
        return pieces;
    }
    let marked = |t: usize| reading.quotation(t).is_some();
    let first = tokens.start + usize::from(reading.form(tokens.start) == "as");
    let end = (tokens.start + 1..tokens.end).find(|&t| marked(t - 1) && !marked(t));
    let word = |&t: &usize| reading.upos(t) != Upos::Punct;
    let follows = end.and_then(|end| (end..tokens.end).find(word));
    let clause = |t: usize| {
        matches!(
            reading.form(t),
            "as" | "when" | "while" | "who" | "which" | "because" | "after"
        )
    };
    let last = follows.filter(|&t| clause(t)).unwrap_or(tokens.end) - 1;
    if let Some(rest) = content::trim(reading, first..=last) {
        pieces[0] = rest;
    }
    pieces
}

/// Whether words of a piece stand in marks.
pub(super) fn is_marked(reading: &Reading, piece: Span) -> bool {
    reading.tokens_in(piece).any(|t| reading.quotation(t).is_some())
}

/// *asked for boats **in order to** leave*: why it was said, not what.
pub(super) fn is_aim(reading: &Reading, pieces: &[Span]) -> bool {
    let first = reading.tokens_in(pieces[0]).start;
    let aim = |at: usize| {
        (at..reading.len())
            .map(|t| reading.form(t))
            .take(3)
            .eq(["in", "order", "to"])
    };
    aim(first) || first.checked_sub(2).is_some_and(aim)
}

/// *questioned **the student***, *shouted **to the crowd***: who is spoken to, and nothing that is said.
pub(super) fn is_hearer(page: &Page, cue: &Found, pieces: &[Span]) -> bool {
    let reading = page.reading;
    let Some(top) = shape::top(reading, pieces) else {
        return false;
    };
    let entity = page
        .entities
        .mention_at(top)
        .map(|m| &page.entities.entities[m.entity as usize]);
    let person = entity.is_some_and(|e| matches!(e.kind, EntityType::Person | EntityType::Group));
    let tokens = reading.tokens_in(pieces[0]);
    let first = tokens.start;
    // *“We are proud,” said Buz, **reports a local daily***: who speaks stands behind the cue
    let after_comma = cue.token > 0 && matches!(reading.form(cue.token - 1), "," | "”" | "\"");
    let closes = (tokens.end..reading.sentence(first).tokens().end).all(|t| reading.upos(t) == Upos::Punct);
    if cue.lemma == "report" && after_comma && first == cue.token + 1 && closes {
        return true;
    }
    let towards = reading.form(first) == "to" && !cue.lemma.contains(' ');
    match cue.row.class.as_str() {
        "ask" => person && reading.deprel(top) == Deprel::Obj,
        "say" => towards,
        _ => false,
    }
}

/// *people accused of theft*: nobody is named who says so.
pub(super) fn is_undergone(reading: &Reading, verb: usize) -> bool {
    let passive = reading.child(verb, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some();
    let loose = matches!(reading.deprel(verb), Deprel::Acl | Deprel::Amod);
    reading.xpos(verb) == Xpos::Vbn && (passive || loose) && reading.child(verb, &[Deprel::OblAgent]).is_none()
}

/// *Prosecutors allege fraud; he **denies** the charge*: what ends at a semicolon before the cue is not what it reports.
pub(super) fn is_cut_off(reading: &Reading, cue: usize, pieces: &[Span]) -> bool {
    let end = pieces.last().map_or(cue, |p| reading.tokens_in(*p).end);
    end < cue && reading.form(end) == ";"
}

/// *The win, **he said**, shows his strength*: what another cue tells beside this one is nothing this one reports.
pub(super) fn is_aside_of(page: &Page, cue: &Found, pieces: &[Span]) -> bool {
    let reading = page.reading;
    let [piece] = pieces else { return false };
    let tokens = reading.tokens_in(*piece);
    let short = tokens.len() <= 3 && tokens.end <= cue.token;
    let last = tokens.end.saturating_sub(1);
    short
        && cues::at(reading, page.lexicon, last)
            .is_some_and(|other| other.kind == Kind::Verb && reading.subject(last).is_some_and(|s| tokens.contains(&s)))
}
