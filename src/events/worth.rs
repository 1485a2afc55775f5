//! Whether what a trigger tells is an event at all: it needs a party, and an act that is more than somebody's purpose.

use super::Factuality;
use super::draft::{Draft, Family};
use super::idle;
use super::labels;
use super::parties::Parties;
use super::tree::{after, is_passive, kid, kids, object, subject, with_conjuncts};
use crate::entities::{Entities, EntityType};
use crate::lexicon::Lexicon;
use crate::lexicon::light_verbs::Part;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// Whether a draft of this type, so told, with these parties is an event.
pub(super) fn is_event(
    r: &Reading,
    lexicon: &Lexicon,
    entities: &Entities,
    draft: &Draft,
    kind: &str,
    told: Factuality,
    parties: &Parties,
) -> bool {
    has_party(r, lexicon, draft, kind, parties)
        && !is_only_aimed_at(r, lexicon, draft, kind, told)
        && !is_trip_of_nobody(lexicon, entities, draft, parties)
        && !is_need(r, lexicon, draft, kind, parties)
        && !is_trait(r, draft, kind)
        && !is_forecast(r, draft, kind)
        && !is_imperative(r, draft, kind, parties)
        && !is_interview(entities, draft, parties)
        && !is_private(entities, kind, draft.head == "murder", parties)
        && !is_listed_crime(r, lexicon, draft, kind, parties)
        && !is_effect(r, lexicon, entities, draft, kind, parties)
        && !idle::is_for_oneself(r, draft, kind)
        && !idle::is_bare_word(r, draft, kind, parties)
        && !is_wish(entities, draft, told, parties)
        && !idle::is_danger(r, draft, parties)
        && !idle::lacks_foe(r, draft, parties)
        && !is_habit(r, draft)
        && !idle::is_granted(r, draft)
        && !idle::is_mood(r, draft)
        && !is_opinion(r, draft)
        && !idle::is_thought(r, draft)
        && !idle::is_grumble(entities, draft, parties)
        && !idle::is_cure(draft, parties)
        && !idle::is_ware(draft, parties)
        && !idle::is_leaning(r, draft, parties)
        && !idle::is_popular(draft, parties)
        && !idle::is_lack(r, draft)
        && !idle::is_done(r, draft)
        && !idle::is_bill(r, lexicon, draft)
        && !idle::is_penalty(r, draft)
        && !idle::is_rampant(r, draft, parties)
        && !idle::is_pastime(r, draft)
        && !idle::is_room(r, draft)
        && !labels::is_label(r, lexicon, draft, parties)
        && !labels::is_norm(r, lexicon, entities, draft, kind, parties)
}

/// "the machine *helps* farmers", "inflation *threatens* the poor": what a thing does.
fn is_effect(
    r: &Reading,
    lexicon: &Lexicon,
    entities: &Entities,
    draft: &Draft,
    kind: &str,
    parties: &Parties,
) -> bool {
    // "links are *threatened*"
    let endangered = kind == "THREATEN" && draft.is_verb && draft.head == "threaten" && is_passive(r, draft.token);
    if endangered && parties.actors.is_empty() && parties.recipients.is_empty() {
        return true;
    }
    let ends = kind == "CONCEDE" && draft.head == "end";
    // "a storm *forced* them to stay"
    let forces = matches!(draft.head, "force" | "compel" | "oblige");
    let gives = matches!(kind, "AID" | "THREATEN" | "COOPERATE")
        || ends
        || forces
        || (kind == "SUPPORT" && draft.head == "support");
    if !(gives && draft.is_verb && parties.actors.is_empty()) {
        return false;
    }
    let named =
        |s: usize| entities.entity_at(s).is_some() || with_conjuncts(r, s).iter().any(|&t| r.upos(t) == Upos::Propn);
    subject(r, draft.token).is_some_and(|s| {
        // "the *funding* will help": given by somebody
        let given = lexicon.event_objects.has("aid", &r.lemma(s).to_lowercase());
        r.upos(s) == Upos::Noun && !named(s) && !is_document(r, lexicon, s) && !given && !is_state(r, s)
    })
}

/// "charming *when* she *meets* other leaders", "when we *thank* the family": what happens whenever, and not now.
fn is_habit(r: &Reading, draft: &Draft) -> bool {
    let present = |v: usize| matches!(r.xpos(v), Xpos::Vbz | Xpos::Vbp);
    let mut verb = draft.host.unwrap_or(draft.token);
    if r.deprel(verb) == Deprel::Conj {
        verb = r.head(verb).unwrap_or(verb);
    }
    let clause = r.deprel(verb) == Deprel::Advcl && present(verb);
    let when = kids(r, verb).any(|c| c < verb && matches!(r.lemma(c), "when" | "whenever"));
    let main = r
        .head(verb)
        .filter(|_| clause && when && (draft.is_verb || draft.host.is_some()));
    let is = |c: usize| matches!(r.deprel(c), Deprel::Cop | Deprel::Aux) && present(c);
    let to_come = |m: usize| kids(r, m).any(|c| r.deprel(c) == Deprel::Aux && r.xpos(c) == Xpos::Md);
    main.is_some_and(|m| (present(m) || kids(r, m).any(is)) && !to_come(m))
}

/// "they *agree* that the law is bad": of one mind, and nothing is agreed.
fn is_opinion(r: &Reading, draft: &Draft) -> bool {
    let modal =
        |c: usize| kids(r, c).any(|a| r.deprel(a) == Deprel::Aux && !matches!(r.lemma(a), "be" | "have" | "do"));
    let fact = |c: usize| {
        let tells = kids(r, c).any(|a| matches!(r.deprel(a), Deprel::Cop | Deprel::Aux)) || r.xpos(c) == Xpos::Vbz;
        tells && !modal(c)
    };
    draft.head == "agree" && draft.is_verb && kid(r, draft.token, &[Deprel::Ccomp]).is_some_and(fact)
}

/// "the farmer *wants* his son to stay": a request only from one of standing to another.
fn is_wish(entities: &Entities, draft: &Draft, told: Factuality, parties: &Parties) -> bool {
    if draft.head != "want" || draft.family != Family::Operator || !draft.inner.is_empty() {
        return false;
    }
    if told != Factuality::Asserted {
        return true;
    }
    let entity = |e: &u32| entities.entities.get(*e as usize);
    let public = |e: &u32| {
        let sector = |s: Option<&str>| s.is_some_and(|s| !matches!(s, "CVL" | "BUS" | "MED" | "EDU" | "LAB" | "CRM"));
        entity(e).is_some_and(|e| sector(e.sector) || matches!(e.kind, EntityType::Gpe | EntityType::Norp))
    };
    let body = |e: &u32| public(e) || entity(e).is_some_and(|e| e.kind == EntityType::Org);
    let asked = !parties.recipients.is_empty() && parties.recipients.iter().all(body);
    let asks = !parties.actors.is_empty() && parties.actors.iter().all(public);
    !(asked && (asks || parties.actors.is_empty()))
}

/// "the *letter* called for an inquiry": what speaks without being anybody.
fn is_document(r: &Reading, lexicon: &Lexicon, s: usize) -> bool {
    let lemma = r.lemma(s).to_lowercase();
    lexicon.word_classes.has(WordClass::Document, &lemma)
}

/// "the two *countries* restored relations".
fn is_state(r: &Reading, s: usize) -> bool {
    matches!(r.lemma(s), "country" | "nation" | "state" | "government" | "side")
}

/// "The suspect *murdered* his girlfriend", "she *asked* her daughter to wait": among private people, none of whom anybody
/// calls by name or, where one hurts another, by an office.
fn is_private(entities: &Entities, kind: &str, murders: bool, parties: &Parties) -> bool {
    let all = || parties.actors.iter().chain(&parties.recipients);
    let entity = |e: &u32| entities.entities.get(*e as usize);
    let private = |e: &u32| {
        entity(e)
            .is_some_and(|e| e.kind == EntityType::Person && matches!(e.sector, None | Some("CVL" | "CRM" | "EDU")))
    };
    let unnamed = |e: &u32| entity(e).is_some_and(|e| e.unnamed);
    // "her parents *met* the teacher"
    if kind == "CONSULT" && parties.actors.len() + parties.recipients.len() > 1 {
        let folk = |e: &u32| entity(e).is_some_and(|e| matches!(e.sector, None | Some("CVL" | "EDU" | "LAB")));
        let person = |e: &u32| entity(e).is_some_and(|e| matches!(e.kind, EntityType::Person | EntityType::Group));
        return all().all(|e| folk(e) && person(e) && unnamed(e));
    }
    // "the plumber *murdered* gay men"
    let anyone = |e: &u32| {
        entity(e).is_some_and(|e| {
            let person = matches!(e.kind, EntityType::Person | EntityType::Group);
            person && matches!(e.sector, None | Some("CVL" | "CRM" | "EDU" | "LAB" | "BUS"))
        })
    };
    if murders && !parties.actors.is_empty() && parties.recipients.iter().all(|e| anyone(e) && unnamed(e)) {
        return parties.actors.iter().all(anyone);
    }
    let hurts = kind == "ASSAULT";
    let asks = matches!(kind, "REQUEST" | "AGREE" | "THREATEN" | "AID" | "SUPPORT");
    (hurts || asks)
        && !parties.actors.is_empty()
        && !parties.recipients.is_empty()
        && all().all(private)
        && (hurts || all().any(unnamed))
}

/// "offences such as murder, *genocide* and robbery", "addiction, despair and *violence*": crimes that a list only names.
fn is_listed_crime(r: &Reading, lexicon: &Lexicon, draft: &Draft, kind: &str, parties: &Parties) -> bool {
    let bare = !draft.is_verb && draft.host.is_none() && matches!(kind, "ASSAULT" | "COERCE");
    if !bare || !parties.actors.is_empty() || !parties.recipients.is_empty() {
        return false;
    }
    let noun = draft.token;
    let first = r.head(noun).filter(|_| r.deprel(noun) == Deprel::Conj).unwrap_or(noun);
    let list = with_conjuncts(r, first);
    let event = |t: &usize| lexicon.event_nouns.of(&r.lemma(*t).to_lowercase()).next().is_some();
    let nouns = list.iter().all(|&t| r.upos(t) == Upos::Noun);
    list.len() > 3 || list.len() > 2 && nouns && !list.iter().all(event)
}

/// "*warned* that prices would rise" tells what may come; "warned the rebels", "warned that it would retaliate" threatens.
fn is_forecast(r: &Reading, draft: &Draft, kind: &str) -> bool {
    let verb = draft.token;
    if draft.head != "warn" || kind != "THREATEN" || !draft.is_verb || draft.family == Family::Operator {
        return false;
    }
    // in quotation marks "they" are others
    let own = |c: usize| {
        let who = kid(r, c, &[Deprel::Nsubj, Deprel::NsubjPass]).map(|s| r.form(s).to_lowercase());
        who.is_none_or(|who| match who.as_str() {
            "we" | "i" => true,
            "it" | "they" | "he" | "she" => r.quotation(c).is_none(),
            _ => false,
        })
    };
    let content = kid(r, verb, &[Deprel::Ccomp]);
    let told = object(r, verb).is_some() && content.is_none_or(|c| r.upos(c) == Upos::Verb);
    let against = kid(r, verb, &[Deprel::Xcomp]).is_some() || after(r, verb, "against").is_some();
    !(told || against || content.is_some_and(own))
}

/// "*Tell* the youth to work": nobody has asked yet.
fn is_imperative(r: &Reading, draft: &Draft, kind: &str, parties: &Parties) -> bool {
    let bare = matches!(r.xpos(draft.token), Xpos::Vb | Xpos::Vbp) && r.deprel(draft.token) == Deprel::Root;
    kind == "REQUEST" && draft.is_verb && parties.actors.is_empty() && bare && subject(r, draft.token).is_none()
}

/// "*asked* by a reporter to respond", "*talking* to the newspaper": an interview.
fn is_interview(entities: &Entities, draft: &Draft, parties: &Parties) -> bool {
    let press = |e: &u32| {
        entities
            .entities
            .get(*e as usize)
            .is_some_and(|e| e.sector == Some("MED"))
    };
    let talks = draft.is_verb && draft.kind == Some("CONSULT") && matches!(draft.head, "talk" | "speak");
    let asks = draft.head == "ask" && !parties.actors.is_empty() && parties.actors.iter().all(press);
    asks || talks && parties.actors.iter().any(press)
}

/// An event needs a party; what has none is a topic, unless the word itself is violence or protest.
fn has_party(r: &Reading, lexicon: &Lexicon, draft: &Draft, kind: &str, parties: &Parties) -> bool {
    if !parties.actors.is_empty() || !parties.recipients.is_empty() || draft.definite {
        return true;
    }
    // "*support* for terrorism": nobody's, for nobody; but "the signing of the accords"
    let seals = matches!(draft.head, "signing" | "ratification");
    if kind == "SUPPORT" && !draft.is_verb && draft.host.is_none() && !seals {
        return false;
    }
    if parties.seen && !is_nobodys(r, lexicon, draft, kind) {
        return true;
    }
    // crimes that are only named: "offences such as murder and abduction"
    let crime = matches!(
        draft.mode,
        Some("targeted" | "sexual" | "abduct" | "torture" | "primitive")
    );
    // "high pressure *blocked* the lows": what keeps nobody from anything
    let still = draft.is_verb && draft.mode == Some("restrict");
    // "a *knife attack* left eight dead"
    let told = || {
        let verb = r.head(draft.token).filter(|_| r.deprel(draft.token) == Deprel::Nsubj);
        verb.is_some_and(|v| r.xpos(v) == Xpos::Vbd) && kid(r, draft.token, &[Deprel::Det]).is_some()
    };
    matches!(kind, "ASSAULT" | "PROTEST" | "COERCE") && (draft.is_verb || !crime || told()) && !still
}

/// "the attendees *discussed* trade", "the firms *merged*": people of no standing may protest and be hurt, not deal with
/// each other; but "we" and names are somebody.
fn is_nobodys(r: &Reading, lexicon: &Lexicon, draft: &Draft, kind: &str) -> bool {
    let deals = match kind {
        "COOPERATE" | "AID" | "REQUEST" => true,
        "AGREE" => draft.is_verb,
        "SUPPORT" => !lexicon.word_classes.has(WordClass::Seal, draft.head),
        "CONSULT" => matches!(draft.head, "discuss" | "discussion" | "meet" | "trip" | "journey"),
        _ => false,
    };
    // "a *request* was filed": it has been made, by somebody
    if kind == "REQUEST" && draft.host.is_some_and(|h| is_passive(r, h)) {
        return false;
    }
    // an event noun, alone or as the subject of "took place"
    if !draft.is_verb && draft.part.is_none_or(|part| part == Part::Event) {
        let owned = after(r, draft.token, "by").is_some() || kid(r, draft.token, &[Deprel::NmodPoss]).is_some();
        return deals && !owned && !matches!(kind, "AID" | "SUPPORT");
    }
    let named = |s: usize| r.upos(s) == Upos::Propn || matches!(r.form(s).to_lowercase().as_str(), "we" | "i");
    // "the *letter* called for an inquiry"
    let speaks = |s: usize| kind == "REQUEST" && is_document(r, lexicon, s);
    let head = |s: usize| kind == "CONSULT" && matches!(r.lemma(s), "leader" | "president" | "minister" | "official");
    let somebody = |s: usize| named(s) || is_state(r, s) || speaks(s) || head(s);
    deals && !subject(r, draft.host.unwrap_or(draft.token)).is_some_and(somebody)
}

/// "efforts *to help* the farmers", "a fund *to support* trade": help that is only meant has not been given.
fn is_only_aimed_at(r: &Reading, lexicon: &Lexicon, draft: &Draft, kind: &str, told: Factuality) -> bool {
    let kind_act = matches!(kind, "AID" | "SUPPORT" | "COOPERATE");
    let verb = draft.host.unwrap_or(draft.token);
    let modal = super::factuality::by_modal(r, verb).is_some();
    // "a law that would allow the state to *extradite* him" tells what may come
    let permits = |h: usize| lexicon.word_classes.has(WordClass::Permission, r.lemma(h));
    let allowed = r.head(verb).is_some_and(permits);
    kind_act && told == Factuality::Hypothetical && draft.mode.is_none() && !modal && !allowed
}

/// "flights *arriving* in Osaka", "*arrived* at the hospital": a visit is somebody's, to a place that receives him.
fn is_trip_of_nobody(lexicon: &Lexicon, entities: &Entities, draft: &Draft, parties: &Parties) -> bool {
    let visits = draft.is_verb && draft.mode == Some("visit");
    let moves = visits && lexicon.word_classes.has(WordClass::Move, draft.head);
    let nobody = |e: &u32| {
        let entity = entities.entities.get(*e as usize);
        entity.is_some_and(|e| {
            e.unnamed && matches!(e.sector, None | Some("CVL" | "REF" | "CRM")) && e.kind == EntityType::Group
        })
    };
    (moves && (parties.actors.is_empty() || parties.recipients.is_empty()))
        || (visits && draft.head == "visit" && parties.actors.iter().all(nobody))
}

/// "the points that *require* help": a thing asks nobody.
fn is_need(r: &Reading, lexicon: &Lexicon, draft: &Draft, kind: &str, parties: &Parties) -> bool {
    let asks = draft.is_verb && kind == "REQUEST" && parties.actors.is_empty();
    let Some(who) = subject(r, draft.token).filter(|_| asks) else {
        return false;
    };
    // "this *requires* approval"
    draft.head == "require" || r.upos(who) == Upos::Noun && !is_document(r, lexicon, who)
}

/// "a station *funded* by the state": what it is, not what was done.
fn is_trait(r: &Reading, draft: &Draft, kind: &str) -> bool {
    let money = matches!(draft.head, "fund" | "finance" | "sponsor" | "subsidise" | "subsidize");
    let participle = matches!(r.deprel(draft.token), Deprel::Acl | Deprel::Amod);
    draft.is_verb && kind == "AID" && money && participle && r.xpos(draft.token) == Xpos::Vbn
}
