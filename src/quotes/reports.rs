//! The cues of a sentence with what each reports, and which of them a stretch in marks belongs to.
//!
//! *Reyes said the port was “safe”, adding that it was full*: two reports; the marks belong to the first.

use super::asides;
use super::complement;
use super::content::{self, Rule};
use super::cues::{self, Found, Kind};
use super::ends;
use super::learned::{self, Model, Page};
use super::shape::{self, Shape};
use super::voices::Voice;
use crate::syntax::{Reading, Upos, Xpos};
use crate::text::Span;
use crate::tokens::Sentence;

/// How far (in tokens) a cue may stand from the marks it introduces or closes.
const NEAR: usize = 30;
/// How far a cue may stand from marks that its clause holds.
const FAR: usize = 150;
/// A word of the sheet that is less likely a cue than this reports nothing.
const LEAST: f32 = 0.1;
/// Its content is looked for from here on, and counts without marks from there on.
const LEAST_READ: f32 = 0.15;
const LEAST_UNMARKED: f32 = 0.3;
/// A word that the sheet does not hold must be more likely than this; than that if it has a whole clause.
const LEAST_UNLISTED: f32 = 0.5;
const LEAST_UNLISTED_CLAUSE: f32 = 0.35;

/// A noun phrase must have so many words to say something (*the need to …*).
const LEAST_PHRASE: usize = 2;
/// What a cue does not take by the sheet must be likelier than this, cue and content together: a clause, an infinitive,
/// a noun phrase.
const LEAST_LOOSE_CLAUSE: f32 = 0.4;
const LEAST_LOOSE: f32 = 0.55;
const LEAST_LOOSE_PHRASE: f32 = 0.6;
/// How many tokens may stand between a cue inside marks and the inner marks.
const INNER: usize = 5;
/// What a report is worth that the written rules find where nothing was learnt.
const RULED: f32 = 0.8;

/// A cue with what the tree and the marks give it.
pub(super) struct Report<'l> {
    pub(super) cue: Found<'l>,
    /// What it reports by the tree.
    pub(super) tree: Option<(Vec<Span>, Rule)>,
    /// Stretches in marks that belong to it.
    pub(super) voices: Vec<usize>,
    /// How likely it reports at all, and reports just this.
    pub(super) chance: f32,
    /// Whether marks beside it may be its.
    pub(super) claims: bool,
    /// Whether it counts without any marks.
    pub(super) plain: bool,
}

/// The reports of a sentence.
pub(super) fn of<'l>(page: &Page<'_, '_, 'l>, sentence: &Sentence, attitudes: bool) -> Vec<Report<'l>> {
    let reading = page.reading;
    if !reading.has_tree(sentence) {
        return Vec::new();
    }
    let reports = sentence.tokens().filter_map(|t| report(page, t, attitudes));
    let told = |r: &Report| r.cue.kind != Kind::Verb || !cues::is_unsaid(reading, r.cue.token);
    // somebody who speaks tells what others said, not what they say or might say, in whole clauses
    let third = |r: &Report| {
        let whole = || {
            let ruled = content::of(reading, &r.cue);
            ruled.is_some_and(|(_, rule)| rule == Rule::Complement) || inner_mark(reading, r.cue.token).is_some()
        };
        let told = || {
            inner_mark(reading, r.cue.token).is_some()
                || matches!(reading.xpos(r.cue.token), Xpos::Vbd | Xpos::Vbn)
                || cues::says_that(reading, r.cue.token)
        };
        r.cue.listed && !r.cue.row.is_attitude() && !cues::is_own_word(reading, r.cue.token) && told() && whole()
    };
    let nested = |r: &Report| reading.quotation(r.cue.token).is_none() || third(r);
    let mut reports: Vec<Report> = reports.filter(|r| told(r) && nested(r)).collect();
    let holds = |outer: &Report, r: &Report| {
        let mut pieces = outer.tree.iter().flat_map(|(pieces, _)| pieces);
        pieces.any(|p| p.contains(r.cue.span))
    };
    // a wish that somebody tells of is what he says, not what he wishes
    let near = |i: usize| &reports[i.saturating_sub(12)..(i + 12).min(reports.len())];
    let told_of = |(i, r): (usize, &Report)| {
        let tells = |o: &Report| o.cue.listed || r.cue.kind != Kind::Noun || !r.cue.listed;
        r.cue.row.is_attitude() && near(i).iter().any(|o| tells(o) && holds(o, r))
    };
    let inner: Vec<bool> = reports.iter().enumerate().map(told_of).collect();
    let mut inner = inner.into_iter();
    reports.retain(|_| !inner.next().unwrap_or(false));
    reports
}

fn report<'l>(page: &Page<'_, '_, 'l>, token: usize, attitudes: bool) -> Option<Report<'l>> {
    let wanted = |f: &Found| attitudes || !f.row.is_attitude();
    let listed = cues::at(page.reading, page.lexicon, token);
    if listed.is_none() && cues::closes_speech(page.reading, token) {
        return cues::learnt(page.reading, page.lexicon, token).map(|cue| Report {
            tree: None,
            cue,
            voices: Vec::new(),
            chance: RULED,
            claims: true,
            plain: false,
        });
    }
    let heard = cues::heard_from(page.reading, token).is_some();
    let model = Model::shipped().filter(|_| learned::may_report(page, token) && !heard);
    let Some(model) = model else {
        return listed.filter(wanted).map(|cue| Report {
            tree: content::of(page.reading, &cue),
            cue,
            voices: Vec::new(),
            chance: RULED,
            claims: true,
            plain: true,
        });
    };
    let cue = listed
        .or_else(|| cues::learnt(page.reading, page.lexicon, token))
        .filter(wanted)?;
    let mut chance = learned::cue_chance(model, page, token);
    if cue.listed && cue.kind == Kind::Noun {
        // the clause beside it tells enough
        chance = chance.max(LEAST_UNMARKED);
    }
    // *The dam, the minister claimed, was full*: what stands so, reports
    if cue.listed && cue.kind == Kind::Verb && cue.row.frames.clause && asides::aside(page.reading, &cue).is_some() {
        chance = chance.max(LEAST_UNMARKED);
    }
    if chance < if cue.listed { LEAST } else { LEAST_UNLISTED_CLAUSE } {
        return None;
    }
    let claims = chance >= if cue.listed { LEAST } else { LEAST_UNLISTED };
    let (tree, sure) = if chance >= LEAST_READ {
        tree(model, page, &cue, chance, attitudes)
    } else {
        (None, 1.0)
    };
    let tree = tree.map(|(pieces, rule)| {
        (
            complement::judgement(page.reading, &cue, complement::with_thing(page, &cue, pieces)),
            rule,
        )
    });
    let tree = tree.filter(|(pieces, _)| {
        !complement::is_cut_off(page.reading, token, pieces) && !complement::is_aside_of(page, &cue, pieces)
    });
    let tree = match page.reading.quotation(token) {
        Some(mark) => within(page.reading, mark, token, tree),
        None => tree,
    };
    let shape = tree.as_ref().map(|(pieces, _)| Shape::of(page.reading, pieces));
    let sheet = |s: Shape| cue.listed && (cue.kind == Kind::Noun || s == Shape::Infinitive && cue.row.frames.bid);
    let told = |s: Shape| s.is_told(cue.row.is_attitude(), chance, sure) && (chance >= LEAST_UNMARKED || !cue.listed);
    let need = || {
        cue.row.frames.object
            && tree
                .as_ref()
                .is_some_and(|(p, _)| shape::is_proposition(page.reading, p))
    };
    let plain = shape.is_some_and(|s| sheet(s) || told(s) || cue.listed && chance >= LEAST_UNMARKED && need());
    if !claims && shape != Some(Shape::Clause) {
        return None;
    }
    Some(Report {
        plain,
        cue,
        tree,
        voices: Vec::new(),
        chance: chance * sure,
        claims,
    })
}

/// What a cue inside marks reports: the inner marks beside it, else what lies in the same marks as it does.
fn within(reading: &Reading, mark: usize, cue: usize, tree: Option<(Vec<Span>, Rule)>) -> Option<(Vec<Span>, Rule)> {
    if let Some(inner) = inner_mark(reading, cue) {
        return Some((vec![inner], Rule::Learnt));
    }
    let marks = reading.layout.marks[mark].content;
    let (mut pieces, rule) = tree?;
    pieces.retain(|p| marks.contains(*p));
    (!pieces.is_empty()).then_some((pieces, rule))
}

/// *“He told me ‘go home’ twice”*: the marks that open inside the cue's own just after it.
fn inner_mark(reading: &Reading, cue: usize) -> Option<Span> {
    let outer = reading.quotation(cue)?;
    let marks = &reading.layout.marks;
    let next = marks.partition_point(|m| m.open.start < reading.span(cue).end);
    let mark = marks.get(next).filter(|m| m.parent == Some(outer as u32))?;
    let tokens = reading.tokens_in(mark.content);
    let near = tokens.start <= cue + INNER && !tokens.is_empty();
    near.then(|| content::trim(reading, tokens.start..=tokens.end - 1))?
}

/// The content that was learnt to be likeliest, called by the rule that agrees with it; the rule's where the learnt
/// one is of a shape that the cue does not take.
fn tree(model: &Model, page: &Page, cue: &Found, chance: f32, attitudes: bool) -> (Option<(Vec<Span>, Rule)>, f32) {
    let (reading, row) = (page.reading, cue.row);
    if let Some(inserted) = asides::inserted(reading, cue) {
        return (Some((inserted.around, Rule::Aside)), RULED);
    }
    // *was wrong, he said, adding that …*: another statement
    let goes_on = |p: &Span| {
        reading
            .tokens_in(*p)
            .next()
            .is_some_and(|t| reading.xpos(t) != Xpos::Vbg)
    };
    let around = asides::aside(reading, cue).filter(|pieces| pieces.len() > 1 && pieces.iter().all(goes_on));
    if let Some(around) = around.filter(|_| cue.listed && cue.kind == Kind::Verb && row.frames.clause) {
        return (Some((around, Rule::Aside)), RULED);
    }
    let ruled = content::of(reading, cue);
    if cue.kind == Kind::Noun && ruled.as_ref().is_some_and(|r| r.1 == Rule::Object) {
        return (ruled, RULED); // *allegations of fraud*
    }
    let (pieces, sure) = learned::content(model, page, cue.token);
    let own = |p| ends::cut(page, cue.token, complement::without_addressee(reading, cue, p));
    let Some(pieces) = pieces.map(own) else {
        return (None, sure);
    };
    if complement::is_aim(reading, &pieces) {
        let mut told = ruled.filter(|(told, _)| !complement::is_aim(reading, told));
        if let Some((told, _)) = &mut told {
            let last = told.len() - 1;
            told[last] = told[last].cover(pieces[0]);
        }
        return (told, sure);
    }
    let shape = Shape::of(reading, &pieces);
    if shape == Shape::Phrase && complement::is_hearer(page, cue, &pieces) {
        return (None, sure);
    }
    // *The plan is “a joke”, according to Wirth*: all of the clause, not only what stands in marks
    let whole = |r: &(Vec<Span>, Rule)| {
        let marked = |p: &Span| reading.tokens_in(*p).all(|t| reading.quotation(t).is_some());
        r.1 == Rule::According && pieces.iter().all(marked) && r.0[0].contains(pieces[0])
    };
    if ruled.as_ref().is_some_and(whole) {
        return (ruled, sure);
    }
    let fits = match shape {
        Shape::Clause => row.frames.clause,
        Shape::Infinitive => row.frames.infinitive,
        Shape::Phrase => {
            let long = reading.tokens_in(pieces[0]).len() >= LEAST_PHRASE;
            row.frames.object && long && !complement::is_undergone(reading, cue.token)
        }
    };
    // *called the vote “a disgrace”*: all that is judged, with the judgement in marks
    let judges = row.class == "judge";
    let judged = judges && pieces.iter().any(|p| complement::is_marked(reading, *p));
    let least = match shape {
        Shape::Clause if !judges => LEAST_LOOSE_CLAUSE,
        Shape::Infinitive if !judges => LEAST_LOOSE,
        Shape::Phrase if attitudes && !judges => LEAST_LOOSE_PHRASE,
        _ => 1.0,
    };
    if !fits && !judged && chance * sure < least {
        // a noun phrase tells something only where that is likely
        let phrase = |r: &(Vec<Span>, Rule)| r.1 == Rule::Object && !cue.lemma.contains(' ');
        return (ruled.filter(|r| !phrase(r)), sure);
    }
    // *the claim that it sank was false*: what a noun says ends where its own words end
    let beyond = cue.kind == Kind::Noun && reading.tokens_in(pieces[0]).end > reading.reach(cue.token).1 + 1;
    if beyond && ruled.is_some() {
        return (ruled, sure);
    }
    let same = |r: &(Vec<Span>, Rule)| r.0 == pieces;
    let closer = |r: &(Vec<Span>, Rule)| r.1 == Rule::Infinitive && r.0[0].overlaps(pieces[0]);
    match ruled.filter(|r| same(r) || closer(r)) {
        Some(ruled) => (Some(ruled), sure),
        None if shape == Shape::Infinitive => (Some((pieces, Rule::Infinitive)), sure),
        None => (Some((pieces, Rule::Learnt)), sure),
    }
}

/// The report that a stretch in marks belongs to: the one whose content holds it most tightly, else the nearest cue
/// outside all marks with nothing but its own clause between.
pub(super) fn claim(reading: &Reading, reports: &[Report], voice: &Voice, sentence: &Sentence) -> Option<usize> {
    let outside = |r: &Report| r.claims && !voice.outer.contains(r.cue.span);
    let span = reading.tokens_in(voice.outer);
    let first = reports.partition_point(|r| r.cue.token + FAR < span.start);
    let near_by = first..reports.partition_point(|r| r.cue.token <= span.end + FAR).max(first);
    let size = |r: &Report| {
        r.tree
            .as_ref()
            .map_or(usize::MAX, |(p, _)| p.iter().map(|s| s.len()).sum())
    };
    let holds = |r: &Report| {
        let touches = |p: &Span| voice.pieces.iter().any(|v| v.overlaps(*p));
        outside(r) && r.tree.as_ref().is_some_and(|(pieces, _)| pieces.iter().any(touches))
    };
    let by_tree = near_by
        .clone()
        .filter(|&i| holds(&reports[i]))
        .min_by_key(|&i| (size(&reports[i]), i));
    if by_tree.is_some() || !voice.may_be_said() {
        return by_tree;
    }
    let gap = |r: &Report| {
        let t = r.cue.token;
        if t < span.start {
            span.start - t
        } else {
            (t + 1).saturating_sub(span.end)
        }
    };
    let near = |r: &Report| {
        let short = voice.words < 5 && !voice.closed;
        let reach = if short { 4 } else { NEAR };
        r.cue.kind != Kind::Noun
            && outside(r)
            && sentence.tokens().contains(&r.cue.token)
            && gap(r) <= reach
            && !parted(reading, r, &span)
    };
    near_by
        .filter(|&i| near(&reports[i]))
        .min_by_key(|&i| (gap(&reports[i]), i))
}

/// Whether other speech stands between the cue and the marks.
fn parted(reading: &Reading, report: &Report, voice: &std::ops::Range<usize>) -> bool {
    let t = report.cue.token;
    let between = if t < voice.start {
        t + 1..voice.start
    } else {
        voice.end..t
    };
    let mut words = between.filter(|&b| reading.quotation(b).is_some() && reading.upos(b) != Upos::Punct);
    words.next().is_some()
}
