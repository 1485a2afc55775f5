//! To whom and where it was said: *told **Reuters***, *wrote on **Telegram***, *said in a **statement***.

use super::Medium;
use super::cues::{self, Found, Kind};
use super::sources;
use crate::entities::{Entities, Mention, MentionKind};
use crate::lexicon::Lexicon;
use crate::syntax::{Deprel, Reading, Upos};
use crate::text::Span;

/// The entity spoken to, and the channel.
pub(super) fn of(
    reading: &Reading,
    entities: &Entities,
    lexicon: &Lexicon,
    cue: &Found,
    content: &[Span],
) -> (Option<u32>, Option<Medium>) {
    if cue.kind != Kind::Verb {
        return (None, None);
    }
    let outside = |t: &usize| !content.iter().any(|c| c.contains(reading.span(*t)));
    let object = reading
        .children_by(cue.token, &[Deprel::Iobj, Deprel::Obj])
        .find(outside);
    let to = || {
        let to = |&c: &usize| {
            reading
                .child(c, &[Deprel::Case])
                .is_some_and(|p| matches!(reading.lemma(p), "to" | "on"))
        };
        let towards = cue.lemma.contains(' ') || matches!(cue.lemma.as_str(), "say" | "write");
        reading
            .children_by(cue.token, &[Deprel::Obl])
            .filter(outside)
            .find(to)
            .filter(|_| towards)
    };
    let learned = || {
        cues::heard_from(reading, cue.token)?;
        reading.subject(cue.token).filter(outside)
    };
    let hearer = object.or_else(to).or_else(learned);
    let heard = hearer.and_then(|t| sources::mention(reading, entities, t));
    let press =
        |m: &&Mention| m.kind == MentionKind::Name && entities.entities[m.entity as usize].sector == Some("MED");
    let quoting = || quoting(reading, cue.token).and_then(|t| sources::mention(reading, entities, t));
    let outlet = heard.filter(press).or_else(quoting);
    let medium = channel(reading, lexicon, cue.token, outside).or_else(|| {
        outlet.map(|m| Medium {
            span: m.span,
            kind: "outlet".to_owned(),
        })
    });
    let channel = |m: &&Mention| {
        let same = |c: &Medium| c.kind != "outlet" && m.span.overlaps(c.span);
        medium.as_ref().is_some_and(same)
    };
    (heard.filter(|m| !channel(m)).map(|m| m.entity), medium)
}

fn channel(reading: &Reading, lexicon: &Lexicon, cue: usize, outside: impl Fn(&usize) -> bool) -> Option<Medium> {
    let obliques = reading.children_by(cue, &[Deprel::Obl, Deprel::Nmod, Deprel::OblUnmarked]);
    obliques.filter(outside).find_map(|t| {
        let kind = lexicon.quote_cues.media.get(&reading.form(t).to_lowercase())?;
        Some(Medium {
            span: reading.span(t),
            kind: kind.clone(),
        })
    })
}

/// *was quoted **by Reuters** as saying*, *the **Herald** quoted her as saying*: who printed it.
fn quoting(reading: &Reading, cue: usize) -> Option<usize> {
    let up = |t: &usize| reading.head(*t);
    let mut ups = std::iter::successors(Some(cue), up).take(3);
    let quote = ups.find(|&t| reading.lemma(t) == "quote" && reading.upos(t) == Upos::Verb)?;
    let by = |&c: &usize| {
        let case = reading.child(c, &[Deprel::Case]);
        case.is_some_and(|p| reading.lemma(p) == "by")
    };
    let phrases = [Deprel::OblAgent, Deprel::Obl];
    let agent = |verb: usize| reading.children_by(verb, &phrases).find(by);
    let passive = reading.child(quote, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some();
    let subject = || reading.subject(quote).filter(|_| !passive && quote != cue);
    let says = || {
        reading
            .children_by(quote, &[Deprel::Advcl, Deprel::Xcomp])
            .find_map(agent)
    };
    agent(quote).or_else(|| agent(cue)).or_else(says).or_else(subject)
}
