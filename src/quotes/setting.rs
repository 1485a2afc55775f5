//! To whom and where it was said: *told **Reuters***, *wrote on **Telegram***, *said in a **statement***.

use super::Medium;
use super::cues::{Found, Kind};
use super::sources;
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::syntax::{Deprel, Reading};
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
    let heard = object.or_else(to).and_then(|t| sources::mention(reading, entities, t));
    let outlet = heard.filter(|m| entities.entities[m.entity as usize].sector == Some("MED"));
    let medium = channel(reading, lexicon, cue.token, outside).or_else(|| {
        outlet.map(|m| Medium {
            span: m.span,
            kind: "outlet".to_owned(),
        })
    });
    let channel = |m: &&crate::entities::Mention| {
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
