//! `word_classes.tsv`: words that rules ask for by class: `voter` is a citizen, `summit` a gathering, `travel` a move.

#[cfg(test)]
use super::Lexicon;
use super::Sheet;
use super::hash::Lookup;
use crate::error::Result;

/// What a rule may ask of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// A verb by which one government turns to another: *the envoy warned Moscow*.
    Address,
    /// Who may be anybody: *people accused of theft*.
    Anyone,
    /// What a bullet is of that is no live round: *a rubber bullet*.
    Baton,
    /// What an organisation may be called beside its topic: *the rights watchdog*.
    Body,
    /// A verb for another rule or sum: *asked the court to lower the fine*.
    Change,
    /// A verb that makes somebody the accused: *police detained him*.
    Charge,
    /// Who turns to the state he lives in: *voters*.
    Citizen,
    /// A verb for doing as asked: *asked the firm to pay*.
    Compliance,
    /// How the name of a firm ends: *Inc*.
    Corporate,
    /// What a watchdog against it may call by another word: *graft*.
    Corruption,
    /// What those who say nothing decline to do: *declined to comment*.
    Disclosure,
    /// What speaks without being anybody: *the bill requires*.
    Document,
    /// What makes a law or a state one of exception: *martial law*.
    Emergency,
    /// Whose role names the country he is sent to: *ambassador to Peru*.
    Envoy,
    /// What a party calls itself, so that the place before it is none: *Unity Front*.
    Faction,
    /// Who is told again by what he is rather than by his office: *the politician*.
    Figure,
    /// Whom a bare plural names anew each time: *workers*.
    Folk,
    /// What is held, so that those who meet there are not: *a summit held in Oslo*.
    Gathering,
    /// What tells that somebody is of no one country: *world leaders*.
    Global,
    /// A verb for keeping somebody safe: *asked the army to protect them*.
    Guard,
    /// A verb that makes somebody the victim: *he stabbed her*.
    Harm,
    /// A verb or noun after which somebody is dead: *the assassination of the general*.
    Killing,
    /// Who is of somebody's family, so that the bare surname is rather his: *Lund's widow, Ana Lund*.
    Kin,
    /// A verb that says what something is: *described as a coup attempt*.
    Label,
    /// How something was said: *said publicly the port was closed*.
    Manner,
    /// Whose trade is that of the body he belongs to: *a spokesman for the union*.
    Member,
    /// A verb of going somewhere: *flights arriving in Osaka*.
    Move,
    /// What lays down a penalty: *the code foresees imprisonment*.
    Norm,
    /// An office beside which one person rarely holds another: *mayor*.
    Office,
    /// Whom states, companies, clubs and unions have alike: *the chairman of Acme Bank*.
    Officer,
    /// A body of the state that needs no article and no name: *police said*.
    Organ,
    /// Who is told again in the plural after each was named: *the ministers*.
    Peer,
    /// A verb that lets somebody act, who then may: *a law that allows the state to help*.
    Permission,
    /// What a minister or a spokesman is for: *foreign*, *finance*.
    Portfolio,
    /// What only a government has: *Tehran's sovereignty*.
    Prerogative,
    /// A verb that keeps something from happening: *prevent attacks*.
    Prevention,
    /// What one government expresses to another: *gratitude for China's help*.
    Regard,
    /// What makes a treaty valid: *ratify*.
    Seal,
    /// A document that whoever was heard before may have written: *the memo said*.
    Signed,
    /// Who is from elsewhere, or may well be: *tourists*.
    Stranger,
    /// What a body is charged with doing: *charged with enforcing the law*.
    Task,
    /// What somebody is sentenced to: *ten years*.
    Term,
    /// What a speaker left undone: *said it was closed, without elaborating*.
    Untold,
    /// What one vows to do to a foe: *vowed to destroy the clans*.
    War,
    /// A verb after which one who is struck is hurt, or dead if that is told: *she was stabbed*.
    Wounding,
}

const CLASSES: &[(&str, WordClass)] = &[
    ("address", WordClass::Address),
    ("anyone", WordClass::Anyone),
    ("baton", WordClass::Baton),
    ("body", WordClass::Body),
    ("change", WordClass::Change),
    ("charge", WordClass::Charge),
    ("citizen", WordClass::Citizen),
    ("compliance", WordClass::Compliance),
    ("corporate", WordClass::Corporate),
    ("corruption", WordClass::Corruption),
    ("disclosure", WordClass::Disclosure),
    ("document", WordClass::Document),
    ("emergency", WordClass::Emergency),
    ("envoy", WordClass::Envoy),
    ("faction", WordClass::Faction),
    ("figure", WordClass::Figure),
    ("folk", WordClass::Folk),
    ("gathering", WordClass::Gathering),
    ("global", WordClass::Global),
    ("guard", WordClass::Guard),
    ("harm", WordClass::Harm),
    ("killing", WordClass::Killing),
    ("kin", WordClass::Kin),
    ("label", WordClass::Label),
    ("manner", WordClass::Manner),
    ("member", WordClass::Member),
    ("move", WordClass::Move),
    ("norm", WordClass::Norm),
    ("office", WordClass::Office),
    ("officer", WordClass::Officer),
    ("organ", WordClass::Organ),
    ("peer", WordClass::Peer),
    ("permission", WordClass::Permission),
    ("portfolio", WordClass::Portfolio),
    ("prerogative", WordClass::Prerogative),
    ("prevention", WordClass::Prevention),
    ("regard", WordClass::Regard),
    ("seal", WordClass::Seal),
    ("signed", WordClass::Signed),
    ("stranger", WordClass::Stranger),
    ("task", WordClass::Task),
    ("term", WordClass::Term),
    ("untold", WordClass::Untold),
    ("war", WordClass::War),
    ("wounding", WordClass::Wounding),
];

impl WordClass {
    fn bit(self) -> u64 {
        1 << self as u64
    }
}

/// The classes of words, in lower case and in their base form; a word may have several.
#[derive(Debug, Clone, Default)]
pub struct WordClasses {
    by_word: Lookup<String, u64>,
}

impl WordClasses {
    /// Merges `word_classes.tsv`.
    ///
    /// # Errors
    /// If a class is unknown.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        let (class, word) = (sheet.column("word class")?, sheet.column("word")?);
        for row in &sheet.rows {
            let Some((_, known)) = CLASSES.iter().find(|(name, _)| *name == row.cells[class]) else {
                let names: Vec<&str> = CLASSES.iter().map(|(name, _)| *name).collect();
                let message = format!(
                    "found the class {}, expected one of {}",
                    row.cells[class],
                    names.join(", ")
                );
                return Err(sheet.fault(row, message));
            };
            *self.by_word.entry(row.cells[word].to_lowercase()).or_default() |= known.bit();
        }
        Ok(())
    }

    /// Whether a word is of a class.
    pub fn has(&self, class: WordClass, word: &str) -> bool {
        self.by_word.get(word).is_some_and(|all| all & class.bit() != 0)
    }
}

/// Rows of the sheet, of those classes that `is_here` names, without which `told` says the same of their example.
#[cfg(test)]
pub(crate) fn idle(is_here: impl Fn(&str) -> bool, told: impl Fn(&Lexicon, &str) -> String) -> Vec<String> {
    let (name, text) = ("word_classes.tsv", include_str!("../../data/lexicon/word_classes.tsv"));
    let sheet = Sheet::parse(name, text).expect("the sheet is well formed");
    let mut without = Lexicon::builtin().clone();
    let mut idle = Vec::new();
    for row in sheet.rows.iter().filter(|row| is_here(row.cells[0])) {
        let mut others = sheet.clone();
        others.rows.retain(|other| other.line != row.line);
        without.word_classes = WordClasses::default();
        without.word_classes.add(&others).expect("the sheet is well formed");
        if told(Lexicon::builtin(), row.cells[2]) == told(&without, row.cells[2]) {
            idle.push(format!("{name}:{}: {}", row.line, row.cells.join(" | ")));
        }
    }
    idle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_several_classes_and_an_unknown_class_is_told() {
        let rows = "word class\tword\nmove\tMarch\ngathering\tmarch\n";
        let mut classes = WordClasses::default();
        classes.add(&Sheet::parse("mine.tsv", rows).unwrap()).unwrap();
        assert!(classes.has(WordClass::Move, "march") && classes.has(WordClass::Gathering, "march"));
        assert!(!classes.has(WordClass::Envoy, "march"));
        let bad = Sheet::parse("mine.tsv", "word class\tword\nboat\tferry\n").unwrap();
        let error = classes.add(&bad).unwrap_err().to_string();
        assert!(
            error.starts_with("mine.tsv:2: found the class boat, expected one of address"),
            "{error}"
        );
    }
}
