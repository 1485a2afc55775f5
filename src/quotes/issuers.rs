//! Who speaks in a document: *a statement issued by the ministry*, *its statement*, *said in a statement* – and then
//! *the statement added*, *it said*.

use super::{Quote, SpeakerVia, sources};
use crate::entities::{Entities, EntityType, Mention};
use crate::lexicon::Lexicon;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos};

/// Gives documents that speak to those who issued them: as told at the document, else where it was last named, else
/// whoever spoke last.
pub(super) fn give(reading: &Reading, entities: &Entities, lexicon: &Lexicon, quotes: &mut [Quote]) {
    let is_document = |t: usize| {
        let kind = lexicon.quote_cues.media.get(reading.lemma(t));
        kind.is_some_and(|k| matches!(k.as_str(), "statement" | "letter" | "document"))
    };
    let documents: Vec<usize> = (0..reading.len()).filter(|&t| is_document(t)).collect();
    let mut named = documents
        .iter()
        .filter_map(|&t| Some((t, issuer(reading, entities, t)?)))
        .peekable();
    // *the report* is no single man's who was heard before, *the survey* nobody's
    let writes = |head: Option<usize>, by: u32| {
        let lemma = head.map_or("", |t| reading.lemma(t));
        let person = || {
            let by = entities.entities.get(by as usize);
            by.is_none_or(|e| e.kind == EntityType::Person)
        };
        match lexicon.quote_cues.media.get(lemma).map(String::as_str) {
            Some("document") if lemma == "report" => !person(),
            Some("document") => lexicon.word_classes.has(WordClass::Signed, lemma),
            _ => true,
        }
    };
    let (mut last, mut issued, mut speaks) = (None, None, false);
    for quote in quotes.iter_mut() {
        let source = quote.source.map(|s| reading.tokens_in(s));
        let at = source.clone().map_or(0, |s| s.end);
        while let Some((_, by)) = named.next_if(|(t, _)| *t < at) {
            issued = Some(by);
        }
        let head = source.and_then(|s| s.clone().next_back().filter(|t| s.contains(t)));
        let document = head.is_some_and(|t| lexicon.quote_cues.media.contains_key(reading.lemma(t)));
        // "*a* report" that nobody signs is not the one told before
        let unsigned = |t: usize| is_new(reading, lexicon, t) && issuer(reading, entities, t).is_none();
        if head.is_some_and(unsigned) {
            (issued, last) = (None, None);
        }
        let it = head.is_some_and(|t| reading.form(t).eq_ignore_ascii_case("it"));
        speaks = document || speaks && (it || quote.cue.is_none());
        if speaks
            && quote.cue.is_some()
            && let Some(by) = issued.or(last.filter(|&by| document && quote.speaker.is_none() && writes(head, by)))
        {
            (quote.speaker, quote.via) = (Some(by), Some(SpeakerVia::Nominal));
        }
        let written = quote
            .medium
            .as_ref()
            .is_some_and(|m| matches!(m.kind.as_str(), "statement" | "letter" | "document"));
        issued = quote.speaker.filter(|_| written).or(issued);
        last = quote.speaker.or(last);
    }
}

/// *a report*, *another survey*.
fn is_new(reading: &Reading, lexicon: &Lexicon, noun: usize) -> bool {
    let kind = lexicon.quote_cues.media.get(reading.lemma(noun));
    let determiner = reading.determiner(noun).map(|d| reading.lemma(d));
    kind.is_some_and(|k| k == "document") && matches!(determiner, Some("a" | "an" | "another"))
}

/// *its **statement***, *a **statement** by the ministry*, *a **report** of the Court of Auditors*, *a **statement** released
/// on Monday by the ministry*.
fn issuer(reading: &Reading, entities: &Entities, document: usize) -> Option<u32> {
    let body = |c: usize| {
        let mention = entities.mention_at(c)?;
        let kind = entities.entities[mention.entity as usize].kind;
        matches!(kind, EntityType::Org | EntityType::Group).then_some(mention)
    };
    let by = |&c: &usize| {
        let case = reading.child(c, &[Deprel::Case]).map(|p| reading.lemma(p));
        matches!(case, Some("by" | "from")) || case == Some("of") && body(c).is_some()
    };
    let phrase = [Deprel::Nmod, Deprel::Obl, Deprel::OblAgent];
    let own = reading.child(document, &[Deprel::NmodPoss]);
    let beside = || reading.children_by(document, &phrase).find(by);
    let issued = || {
        let verbs = [Deprel::Acl, Deprel::AclRelcl];
        let mut acts = reading.children_by(document, &verbs);
        acts.find_map(|verb| reading.children_by(verb, &phrase).find(by))
    };
    let noun = own.or_else(beside).or_else(issued);
    let by_tree = noun.and_then(|n| sources::mention(reading, entities, n));
    // *a **Ministry of Trade** report*
    let before = || {
        let mut parts = reading.children_by(document, &[Deprel::Compound, Deprel::NmodDesc]);
        parts.find_map(body)
    };
    by_tree
        .or_else(before)
        .or_else(|| by_words(reading, entities, document))
        .map(|m| m.entity)
}

/// *a statement issued in Accra by the minister*, *a report on Monday from the ministry*, wherever the tree hangs *by*.
fn by_words<'e>(reading: &Reading, entities: &'e Entities, document: usize) -> Option<&'e Mention> {
    let end = reading.sentence(document).tokens().end;
    let from = (document + 1..end).take(3).find(|&t| reading.form(t) == "from");
    let day = |t: usize| reading.form(t) == "on" || reading.upos(t) == Upos::Propn;
    if let Some(from) = from.filter(|&from| (document + 1..from).all(day)) {
        return (from + 1..end).take(6).find_map(|t| entities.mention_at(t));
    }
    let gives = |t: &usize| matches!(reading.lemma(*t), "issue" | "release" | "sign" | "publish" | "send");
    let verb = (document + 1..end).take(4).find(gives)?;
    let by = (verb + 1..end).take(8).find(|&t| reading.form(t) == "by")?;
    (by + 1..end).take(6).find_map(|t| entities.mention_at(t))
}
