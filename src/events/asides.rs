//! Words of an event that are no event of their own beside another: "a summit on the *unrest*", "will send a team *to
//! help*".

use super::draft::Draft;
use super::tree::{after, is_marked, kids};
use super::{Event, Factuality, repeats};
use crate::syntax::{Deprel, Reading, Upos};

/// Whether the event of this draft goes with another; `events` are those of all drafts.
pub(super) fn is_aside(r: &Reading, live: &[&Draft], e: usize, events: &[Option<Event>]) -> bool {
    is_side_talk(r, live[e], events[e].as_ref(), &events[..e])
        || is_aim(r, live, e, events)
        || is_purpose(r, live, e, events)
        || is_topic(r, live[e], events[e].as_ref())
        || is_demanded(r, live[e])
        || is_means(r, live, e, events)
        || is_watched(r, live[e], events[e].as_ref())
        || is_chanted(r, live, e, events)
        || is_twin(r, live, e, events)
}

/// "protests and *marches* against the tax": one unrest.
fn is_twin(r: &Reading, live: &[&Draft], e: usize, events: &[Option<Event>]) -> bool {
    let token = live[e].token;
    let joined = !live[e].is_verb && r.deprel(token) == Deprel::Conj;
    let (Some(first), Some(event)) = (r.head(token).filter(|_| joined), &events[e]) else {
        return false;
    };
    let mut told = repeats::around(e, live).filter(|&o| live[o].token == first && !live[o].is_verb);
    told.find_map(|o| events[o].as_ref()).is_some_and(|other| {
        other.kind == event.kind && other.mode == event.mode && (event.place.is_none() || event.place == other.place)
    })
}

/// "marched through the town, *demanding* his release", "rallied *to call* for a vote": PLOVER: the protest is the demand.
fn is_chanted(r: &Reading, live: &[&Draft], e: usize, events: &[Option<Event>]) -> bool {
    let token = live[e].token;
    let demand = live[e].kind == Some("REQUEST") && r.deprel(token) == Deprel::Advcl;
    let Some(above) = r.head(token).filter(|_| demand) else {
        return false;
    };
    let near = e.saturating_sub(6)..(e + 6).min(live.len());
    near.into_iter().any(|o| {
        let own = live[o].token == above || live[o].host == Some(above);
        own && events[o].as_ref().is_some_and(|o| o.kind == "PROTEST")
    })
}

/// "made accusations *by alleging* that …": one act.
fn is_means(r: &Reading, live: &[&Draft], e: usize, events: &[Option<Event>]) -> bool {
    let token = live[e].token;
    let by = live[e].is_verb && r.deprel(token) == Deprel::Advcl && is_marked(r, token, "by");
    let Some(above) = r.head(token).filter(|_| by) else {
        return false;
    };
    let told = (e.saturating_sub(6)..e).filter(|&o| live[o].token == above || live[o].host == Some(above));
    let mut told = told.filter_map(|o| events[o].as_ref());
    told.any(|o| Some(o.kind) == live[e].kind)
}

/// "a group that *tracks* the war": what is only looked at, and nobody's.
fn is_watched(r: &Reading, draft: &Draft, event: Option<&Event>) -> bool {
    const WATCH: [&str; 9] = [
        "chronicle",
        "cover",
        "document",
        "film",
        "follow",
        "monitor",
        "observe",
        "study",
        "track",
    ];
    let seen = r
        .head(draft.token)
        .filter(|_| !draft.is_verb && draft.host.is_none() && r.deprel(draft.token) == Deprel::Obj);
    seen.is_some_and(|v| WATCH.contains(&r.lemma(v)))
        && event.is_some_and(|e| e.actors.is_empty() && e.recipients.is_empty())
}

/// "their demands include the *release* of prisoners": one demand.
fn is_demanded(r: &Reading, draft: &Draft) -> bool {
    const HOPS: usize = 8;
    let mut at = draft.token;
    for hop in 0..HOPS {
        let Some(head) = r.head(at) else { return false };
        // "the release of those *arrested*" tells of an arrest; the parser may hang a later item on a noun of the first
        let listed = matches!(r.deprel(at), Deprel::Obj | Deprel::Conj) || (hop > 0 && r.deprel(at) == Deprel::Nmod);
        if !listed {
            return false;
        }
        let asks = |s: usize| matches!(r.lemma(s), "demand" | "request" | "condition" | "call");
        let lists = matches!(r.lemma(head), "include" | "comprise" | "contain");
        if lists && kids(r, head).any(|s| r.deprel(s) == Deprel::Nsubj && asks(s)) {
            return true;
        }
        at = head;
    }
    false
}

/// "met the king, discussing trade": one meeting; "flew to Oslo for talks with the king" tells of him besides.
fn is_side_talk(r: &Reading, draft: &Draft, event: Option<&Event>, before: &[Option<Event>]) -> bool {
    let talk = matches!(
        r.lemma(draft.token),
        "discuss" | "talk" | "speak" | "confer" | "discussion"
    );
    let sentence = r.sentence_index(draft.token) as u32;
    let met: &[u32] = event.filter(|_| !draft.is_verb).map_or(&[], |e| &e.actors);
    let paired = after(r, draft.token, "with").is_some() && met.len() > 1;
    let told = |e: &Event| {
        let all = !paired || met.iter().all(|m| e.actors.contains(m) || e.recipients.contains(m));
        e.sentence == sentence && matches!(e.kind, "CONSULT" | "AGREE") && all
    };
    talk && before.iter().rev().take(6).flatten().any(told)
}

/// "a summit on the *unrest*": what is only talked about, and nobody's.
fn is_topic(r: &Reading, draft: &Draft, event: Option<&Event>) -> bool {
    const TALKS: [&str; 10] = [
        "conference",
        "debate",
        "discussion",
        "hearing",
        "meeting",
        "report",
        "seminar",
        "summit",
        "talk",
        "talks",
    ];
    let about = ["about", "on", "over", "regarding"]
        .iter()
        .any(|w| is_marked(r, draft.token, w));
    let talk = r
        .head(draft.token)
        .filter(|_| about && !draft.is_verb && draft.host.is_none());
    talk.is_some_and(|t| TALKS.contains(&r.lemma(t)) || matches!(r.lemma(t), "attend" | "discuss" | "meet"))
        && event.is_some_and(|e| e.actors.is_empty() && e.recipients.is_empty())
}

/// "fired tear gas *to disperse* the crowd", "met *to negotiate*": what an act is for is no second one of its kind.
fn is_purpose(r: &Reading, live: &[&Draft], e: usize, events: &[Option<Event>]) -> bool {
    let token = live[e].token;
    let infinitive = matches!(r.deprel(token), Deprel::Advcl | Deprel::Xcomp) && is_marked(r, token, "to");
    let (Some(above), Some(event)) = (r.head(token).filter(|_| infinitive && live[e].is_verb), &events[e]) else {
        return false;
    };
    let told = (e.saturating_sub(6)..e).filter(|&o| live[o].host.unwrap_or(live[o].token) == above);
    let mut told = told.filter_map(|o| events[o].as_ref());
    event.factuality == Factuality::Hypothetical
        && told.any(|o| o.kind == event.kind && o.factuality == Factuality::Asserted && o.actors == event.actors)
}

/// "will send a team *to help* the victims": one promise.
fn is_aim(r: &Reading, live: &[&Draft], e: usize, events: &[Option<Event>]) -> bool {
    let token = live[e].token;
    let infinitive = matches!(r.deprel(token), Deprel::Advcl | Deprel::Acl | Deprel::Xcomp);
    let Some(above) = r.head(token).filter(|_| infinitive && live[e].kind == Some("AID")) else {
        return false;
    };
    let verb = if r.upos(above) == Upos::Verb {
        Some(above)
    } else {
        r.head(above)
    };
    let told = (e.saturating_sub(6)..e).filter(|&o| Some(live[o].host.unwrap_or(live[o].token)) == verb);
    let mut told = told.filter_map(|o| events[o].as_ref());
    told.any(|o| matches!(o.kind, "AID" | "AGREE"))
        && events[e]
            .as_ref()
            .is_some_and(|a| a.factuality == Factuality::Hypothetical)
}
