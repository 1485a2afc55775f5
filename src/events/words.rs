//! The verb behind a form, where the tagger's lemma or part of speech is not what the sheets know: `shelled` is
//! `shell`, `struck` is `strike`, "is expected to *resign*" holds a verb.

use crate::classes::WIDTH;
use crate::syntax::vectors::Vectors;
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::text::WEEKDAYS;

use super::tree::kids;

/// Irregular forms of the sheets' verbs.
const IRREGULAR: &[(&str, &str)] = &[
    ("bade", "bid"),
    ("beat", "beat"),
    ("beaten", "beat"),
    ("began", "begin"),
    ("begun", "begin"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bought", "buy"),
    ("bound", "bind"),
    ("bred", "breed"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("burnt", "burn"),
    ("came", "come"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("clung", "cling"),
    ("dealt", "deal"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("fell", "fall"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("flung", "fling"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("forgave", "forgive"),
    ("forgiven", "forgive"),
    ("forsook", "forsake"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("hung", "hang"),
    ("laid", "lay"),
    ("led", "lead"),
    ("lent", "lend"),
    ("made", "make"),
    ("met", "meet"),
    ("overcame", "overcome"),
    ("overran", "overrun"),
    ("overthrew", "overthrow"),
    ("overthrown", "overthrow"),
    ("paid", "pay"),
    ("ran", "run"),
    ("rang", "ring"),
    ("rose", "rise"),
    ("sank", "sink"),
    ("sent", "send"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("slain", "slay"),
    ("slew", "slay"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoilt", "spoil"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("stuck", "stick"),
    ("sunk", "sink"),
    ("swept", "sweep"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taken", "take"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("undertook", "undertake"),
    ("underwent", "undergo"),
    ("upheld", "uphold"),
    ("went", "go"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("withheld", "withhold"),
    ("won", "win"),
    ("written", "write"),
    ("wrote", "write"),
];

/// The first known reading of a token as a verb: its lemma, else its form without its ending.
pub(super) fn verb<'a>(r: &'a Reading, i: usize, known: impl Fn(&str) -> bool) -> Option<std::borrow::Cow<'a, str>> {
    if known(r.lemma(i)) {
        return Some(r.lemma(i).into());
    }
    let form = r.form(i).to_lowercase();
    if let Some((_, lemma)) = IRREGULAR.iter().find(|(f, _)| *f == form) {
        return known(lemma).then(|| (*lemma).into());
    }
    let stems = ["ed", "ing", "es"].into_iter().filter_map(|end| form.strip_suffix(end));
    for stem in stems {
        // "banned", not "banked"
        let mut ends = stem.char_indices().rev();
        let undoubled = match (ends.next(), ends.next()) {
            (Some((at, last)), Some((_, before))) if last == before => &stem[..at],
            _ => stem,
        };
        let y = stem.strip_suffix('i').map(|s| format!("{s}y")).unwrap_or_default();
        for candidate in [stem.to_string(), format!("{stem}e"), undoubled.to_string(), y] {
            if known(&candidate) {
                return Some(candidate.into());
            }
        }
    }
    let bare = form.strip_suffix('s').unwrap_or(&form);
    known(bare).then(|| bare.to_string().into())
}

/// The vector of a token's lemma, else of its form; zeros if the table has neither.
pub(super) fn vector(r: &Reading, i: usize) -> [i8; WIDTH] {
    let mut vector = [0; WIDTH];
    if let Some(table) = Vectors::shipped()
        && let Some(row) = table.row(r.lemma(i)).or_else(|| table.row(r.form(i)))
    {
        vector.iter_mut().zip(table.vector(row)).for_each(|(x, v)| *x = v);
    }
    vector
}

/// What the words of one act share: `attack` of "attackers", `shoot` of "the shooting".
pub(super) fn stem(lemma: &str) -> String {
    let lower = lemma.to_lowercase();
    if let Some((_, base)) = IRREGULAR.iter().find(|(f, _)| *f == lower) {
        return stem_of(base);
    }
    match lower.as_str() {
        "shot" | "shooting" => "shoot".into(),
        "killing" | "death" | "dead" | "die" => "kill".into(),
        "speech" => "speak".into(),
        "sentence" | "conviction" => "convict".into(),
        _ => stem_of(&lower),
    }
}

fn stem_of(word: &str) -> String {
    let ends = [
        "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al", "ers", "er", "ed", "es", "e",
        "s",
    ];
    let cut = ends
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|s| s.chars().count() >= 4));
    cut.unwrap_or(word).to_string()
}

/// "called the king on *Friday*": when, not whom.
pub(super) fn is_day(r: &Reading, i: usize) -> bool {
    WEEKDAYS.contains(&r.form(i).to_lowercase().as_str())
}

/// A noun that the tagger took for a verb: "the missile *salvo* surprised the army".
pub(super) fn is_noun_by_place(r: &Reading, i: usize) -> bool {
    let clausal = |c: usize| {
        matches!(
            r.deprel(c),
            Deprel::Obj | Deprel::Mark | Deprel::Aux | Deprel::Ccomp | Deprel::Xcomp
        )
    };
    r.upos(i) == Upos::Verb
        && matches!(r.deprel(i), Deprel::Nsubj | Deprel::NsubjPass)
        && r.xpos(i) != Xpos::Vbg
        && !kids(r, i).any(clausal)
}

/// Whether a token heads a clause, also where the tagger took the infinitive for a noun.
pub(super) fn is_verbal(r: &Reading, i: usize) -> bool {
    match r.upos(i) {
        Upos::Verb => !is_noun_by_place(r, i),
        Upos::Noun | Upos::Adj => {
            kids(r, i).any(|c| match r.deprel(c) {
                Deprel::Mark => r.form(c).eq_ignore_ascii_case("to") || r.deprel(i) == Deprel::Ccomp,
                // "asked the government to resign"
                Deprel::Case => {
                    r.form(c).eq_ignore_ascii_case("to")
                        && r.deprel(i) == Deprel::Obl
                        && r.xpos(i) == Xpos::Nn
                        && r.children(i).len() == 1
                }
                Deprel::AuxPass => true,
                Deprel::Aux => r.lemma(c) != "be",
                _ => false,
            }) && !kids(r, i).any(|c| matches!(r.deprel(c), Deprel::Cop | Deprel::Det))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;
    use crate::tokens::Tokens;

    #[test]
    fn endings_come_off_until_a_known_verb_is_left() {
        let text = "raided shelled carried meeting attacks struck";
        let layout = Layout::read(text);
        let tokens = Tokens::read(text, &layout);
        let r = crate::syntax::read(text, layout, tokens);
        let known = |w: &str| ["raid", "shell", "carry", "meet", "attack", "strike"].contains(&w);
        let found: Vec<_> = (0..r.len()).filter_map(|i| verb(&r, i, known)).collect();
        assert_eq!(found, ["raid", "shell", "carry", "meet", "attack", "strike"]);
    }
}
