//! Which sentences may tell who said what, as far as marks and words show before there is any tree.
//!
//! *The harbour lies in the north* shows nothing; *Reyes said so* does, and so do the sentence before *She said so*, in
//! which she is named, and *Reyes is minister of ports*, if the minister is to speak later.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::turns::LABEL;
use crate::lexicon::Lexicon;
use crate::lexicon::hash::Lookup;
use crate::lexicon::parties::PartyClass;
use crate::lexicon::quote_cues::{CueRow, Spellings};
use crate::syntax::lemmas::Lemmas;
use crate::syntax::{Upos, Xpos};
use crate::text::Layout;
use crate::tokens::Tokens;

/// Tags that the word of a verb may have, apart from its lemma itself.
const VERBS: [(Upos, Xpos); 4] = [
    (Upos::Verb, Xpos::Vbd),
    (Upos::Verb, Xpos::Vbz),
    (Upos::Verb, Xpos::Vbg),
    (Upos::Verb, Xpos::Vbn),
];
/// Tags that the word of a noun may have, apart from its lemma itself.
const NOUNS: [(Upos, Xpos); 1] = [(Upos::Noun, Xpos::Nns)];
/// Words behind which no verb stands.
const DETERMINERS: [&str; 9] = ["the", "a", "an", "its", "their", "our", "my", "your", "no"];
/// How far behind a noun what it reports may begin.
const BEHIND: usize = 32;
/// Words of which one stands between a noun that reports and what it reports: *the claim that*, *allegations of*.
const LINKS: [&str; 8] = ["that", "to", "of", "against", "is", "was", "whether", ":"];
/// Words before a noun for somebody told of before.
const DEFINITE: [&str; 7] = ["the", "its", "his", "her", "their", "this", "that"];

/// For each sentence whether it may hold a quote, its cue or who speaks. Thoughts and wishes are no speech.
pub fn signs(text: &str, layout: &Layout, tokens: &Tokens, lexicon: &Lexicon) -> Vec<bool> {
    let words = Words::new(text, tokens, lexicon);
    let sentences: Vec<Range<usize>> = tokens.sentences.iter().map(|s| s.tokens()).collect();
    let mut told = marked(layout, tokens);
    for (told, sentence) in told.iter_mut().zip(&sentences) {
        *told = *told || words.colon(sentence.clone()) || sentence.clone().any(|i| words.cue(i, sentence));
    }
    let quoted = quoted(layout, tokens);
    let mut wanted = told.clone();
    // words for persons told of before, in the sentences that follow and tell something
    let mut called: HashSet<u32> = HashSet::new();
    for (s, sentence) in sentences.iter().enumerate().rev() {
        let mut persons = sentence.clone().filter_map(|i| Some((i, words.kind(i).person?)));
        if !told[s] {
            wanted[s] |= persons.any(|(_, person)| called.contains(&person)) && words.may_name(sentence);
            continue;
        }
        let definite = persons.filter(|&(i, _)| words.is_definite(i, sentence));
        called.extend(definite.map(|(_, person)| person));
        if s > 0 && sentence.clone().any(|i| words.pronoun(i) && !quoted[i]) {
            wanted[s - 1] = true;
        }
    }
    wanted
}

/// For each sentence whether it is partly in marks: one wholly in marks has no words that tell who says it.
fn marked(layout: &Layout, tokens: &Tokens) -> Vec<bool> {
    let mut marked = vec![false; tokens.sentences.len()];
    for mark in &layout.marks {
        let (start, end) = (mark.open.start, mark.close.unwrap_or(mark.content).end);
        let first = tokens.sentences.partition_point(|s| s.span.end <= start);
        let last = tokens.sentences.partition_point(|s| s.span.start < end);
        for s in first..last {
            let span = tokens.sentences[s].span;
            marked[s] |= span.start < start || end < span.end;
        }
    }
    marked
}

/// Of each token whether it stands within marks, where no pronoun is whoever speaks.
fn quoted(layout: &Layout, tokens: &Tokens) -> Vec<bool> {
    let mut steps = vec![0i32; tokens.tokens.len() + 1];
    for mark in &layout.marks {
        let at = |place: u32| tokens.tokens.partition_point(|t| t.start < place);
        steps[at(mark.content.start)] += 1;
        steps[at(mark.content.end)] -= 1;
    }
    let mut deep = 0;
    let within = |step: &i32| {
        deep += step;
        deep > 0
    };
    steps[..tokens.tokens.len()].iter().map(within).collect()
}

/// What a spelling by itself shows.
#[derive(Debug, Clone, Copy)]
struct Kind {
    /// It may be a verb that reports, if it is no name.
    verb: bool,
    /// It may be a noun that reports.
    noun: bool,
    /// A phrase such as *according to* or *call for* may begin with it.
    opens: bool,
    /// A noun follows: *the*.
    determiner: bool,
    /// *minister*, *spokeswoman*: whoever is named here may be called so where he speaks. Each word has its number.
    person: Option<u32>,
}

/// The words of an article beside those that report.
struct Words<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    /// The spellings of the article.
    kinds: Vec<Kind>,
}

impl<'a> Words<'a> {
    fn new(text: &'a str, tokens: &'a Tokens, lexicon: &'a Lexicon) -> Words<'a> {
        let mut persons = HashMap::new();
        let kinds = tokens
            .spellings
            .each(|i| Kind::of(tokens.tokens[i].of(text), lexicon, &mut persons));
        Words {
            text,
            tokens,
            lexicon,
            kinds,
        }
    }

    fn form(&self, i: usize) -> &'a str {
        self.tokens.tokens[i].of(self.text)
    }

    fn kind(&self, i: usize) -> Kind {
        self.kinds[self.tokens.spellings.number(i)]
    }

    /// *REYES: We will appeal*, or what follows is said.
    fn colon(&self, sentence: Range<usize>) -> bool {
        let last = sentence.end.saturating_sub(1).max(sentence.start)..sentence.end;
        sentence.take(LABEL + 1).chain(last).any(|i| self.form(i) == ":")
    }

    /// Whether a word may be a cue.
    fn cue(&self, i: usize, sentence: &Range<usize>) -> bool {
        let kind = self.kind(i);
        if !(kind.verb || kind.noun || kind.opens) {
            return false;
        }
        let name = i > sentence.start && self.form(i).starts_with(char::is_uppercase);
        let verb = kind.verb && !(i > sentence.start && self.kind(i - 1).determiner);
        let behind = i + 1..sentence.end.min(i + 1 + BEHIND);
        let noun = || kind.noun && behind.clone().any(|k| LINKS.contains(&self.form(k)));
        (verb || noun()) && !name || kind.opens && self.phrase(i..sentence.end)
    }

    /// *according to*, *called for*.
    fn phrase(&self, rest: Range<usize>) -> bool {
        let cues = &self.lexicon.quote_cues;
        let preposition = cues.prepositions.iter().any(|(phrase, _)| {
            let mut words = phrase.split(' ').zip(rest.clone());
            words.all(|(word, i)| self.form(i).eq_ignore_ascii_case(word))
        });
        let particles = || {
            spellings(self.lexicon)
                .particles
                .get(&self.form(rest.start).to_lowercase())
        };
        let next = || rest.clone().nth(1).map(|i| self.form(i));
        let follows = |next: &str| particles().is_some_and(|p| p.iter().any(|word| next.eq_ignore_ascii_case(word)));
        preposition || next().is_some_and(follows)
    }

    /// *the minister*, *its new minister*: somebody told of before.
    fn is_definite(&self, i: usize, sentence: &Range<usize>) -> bool {
        const BEFORE: usize = 4;
        let definite = |word: &str| DEFINITE.iter().any(|known| word.eq_ignore_ascii_case(known));
        (i.saturating_sub(BEFORE).max(sentence.start)..i).any(|k| definite(self.form(k)))
    }

    /// Whether somebody may be named: a capital within the sentence.
    fn may_name(&self, sentence: &Range<usize>) -> bool {
        sentence
            .clone()
            .skip(1)
            .any(|i| self.form(i).starts_with(char::is_uppercase))
    }

    fn pronoun(&self, i: usize) -> bool {
        matches!(self.form(i), "he" | "she" | "they" | "He" | "She" | "They")
    }
}

/// How the verbs and nouns are spelled that need no quotation marks; thoughts and wishes are no speech.
fn spellings(lexicon: &Lexicon) -> &Spellings {
    let cues = &lexicon.quote_cues;
    cues.spellings.get_or_init(|| {
        let (pairs, verbs): (HashSet<&str>, HashSet<&str>) = telling(&cues.verbs).partition(|verb| verb.contains(' '));
        let mut particles: Lookup<String, Vec<String>> = Lookup::default();
        for (verb, particle) in pairs.into_iter().filter_map(|pair| pair.split_once(' ')) {
            for form in spelled(HashSet::from([verb]), &VERBS) {
                particles.entry(form).or_default().push(particle.to_owned());
            }
        }
        Spellings {
            verbs: spelled(verbs, &VERBS),
            nouns: spelled(telling(&cues.nouns).collect(), &NOUNS),
            particles,
        }
    })
}

/// The lemmas that need no quotation marks and are speech.
fn telling(rows: &Lookup<String, CueRow>) -> impl Iterator<Item = &str> {
    let rows = rows.iter().filter(|(_, row)| row.frames.any() && !row.is_attitude());
    rows.map(|(lemma, _)| lemma.as_str())
}

/// These lemmas and every spelling of theirs.
fn spelled(lemmas: HashSet<&str>, tags: &[(Upos, Xpos)]) -> HashSet<String> {
    let mut spellings = Lemmas::shipped().forms(&lemmas, tags);
    spellings.extend(lemmas.into_iter().map(str::to_owned));
    spellings
}

impl Kind {
    fn of(form: &str, lexicon: &Lexicon, persons: &mut HashMap<String, u32>) -> Kind {
        let low = form.to_lowercase();
        let opens = |phrase: &str| {
            phrase
                .split(' ')
                .next()
                .is_some_and(|word| form.eq_ignore_ascii_case(word))
        };
        let is_person = lexicon.parties.get(&low).is_some_and(|p| p.class == PartyClass::Person);
        let spellings = spellings(lexicon);
        let preposition = lexicon.quote_cues.prepositions.iter().any(|(phrase, _)| opens(phrase));
        Kind {
            verb: spellings.verbs.contains(&low),
            noun: spellings.nouns.contains(&low),
            opens: preposition || spellings.particles.contains_key(&low),
            determiner: DETERMINERS.contains(&low.as_str()),
            person: is_person.then(|| {
                let next = persons.len() as u32;
                *persons.entry(low).or_insert(next)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<bool> {
        let layout = Layout::read(text);
        let tokens = Tokens::read(text, &layout);
        signs(text, &layout, &tokens, Lexicon::builtin())
    }

    #[test]
    fn cues_marks_and_colons_are_signs() {
        assert_eq!(
            of("The harbour lies in the north. It is full of ships."),
            [false, false]
        );
        assert_eq!(of("It rained. According to Narva, it rained."), [false, true]);
        assert_eq!(
            of("“It rained. It snowed.” It was May. “It rained,” Ana wrote."),
            [false, false, false, true]
        );
        assert_eq!(of("It “rained. It snowed. It” rained."), [true, false, true]);
        assert_eq!(of("The harbour was full. REYES: It is empty."), [false, true]);
    }

    #[test]
    fn every_form_of_a_cue_is_known() {
        let lexicon = Lexicon::builtin();
        let (lemmas, cues) = (Lemmas::shipped(), &lexicon.quote_cues);
        let speaks = |word: &str| {
            let row = cues.verbs.get(word).or_else(|| cues.nouns.get(word));
            row.is_some_and(|row| row.frames.any() && !row.is_attitude())
        };
        let known = spellings(lexicon);
        let words = "told tell tells telling said saying heard found wrote writing held asked denied denies claims claimed \
            warned pledged pledging swore sworn taught knew made bade begged begging insists thought agreed";
        for word in words.split_whitespace() {
            let by_lemma = VERBS
                .iter()
                .chain(&NOUNS)
                .any(|&(upos, xpos)| speaks(&lemmas.lemma(word, upos, xpos)));
            let found = known.verbs.contains(word) || known.nouns.contains(word);
            assert_eq!(found, by_lemma || speaks(word), "{word}");
        }
    }

    #[test]
    fn who_a_pronoun_stands_for_is_read_too() {
        assert_eq!(of("Ana Reyes left. She claimed it rained."), [true, true]);
        assert_eq!(of("Ana Reyes left. Tom Brandt claimed it rained."), [false, true]);
        // within marks it is nobody who speaks here
        assert_eq!(of("Ana Reyes left. “She left,” said Tom Brandt."), [false, true]);
    }

    #[test]
    fn who_is_named_by_an_office_is_read_if_the_office_speaks_later() {
        let text = "Minister Ana Reyes slept. A singer slept. It rained. The minister said so. The minister left.";
        assert_eq!(of(text), [true, false, false, true, false]);
        // nobody is named, or somebody else speaks
        assert_eq!(of("The minister slept. The minister said so."), [false, true]);
        assert_eq!(of("Minister Ana Reyes slept. A minister said so."), [false, true]);
    }

    #[test]
    fn what_cannot_be_a_verb_here_is_no_cue() {
        assert_eq!(of("The ships charge the state a fee."), [true]);
        assert_eq!(of("The harbour of the state is full. The charge fell."), [false, false]);
        assert_eq!(of("The allegation fell. The claim that it rained fell."), [false, true]);
        assert_eq!(
            of("Ana pleaded her case. Ana pleaded for a ship. Ana pointed at it."),
            [false, true, false]
        );
    }

    #[test]
    fn a_name_is_no_cue() {
        assert_eq!(of("The ship left the United States in the north."), [false]);
    }
}
