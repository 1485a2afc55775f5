//! How a trigger's arguments become actors and recipients: the `frame` column of the event sheets.
//!
//! `subject>object` reads "Police (actor) detained reporters (recipient)", `subject<>with` puts both parties of "met
//! with" into the actors (an AGREE or SUPPORT has who stands after "with" as its recipient). The first slot of a side
//! that is filled wins.

/// Where an argument stands in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// Subject of the active clause, agent of the passive one.
    Subject,
    /// Object of the active clause, subject of the passive one.
    Object,
    /// Possessor of an event noun: "the minister's visit".
    Possessor,
    /// Modifier of an event noun: "police raids", "Kenyan forces".
    Modifier,
    /// Actor of the inner event of an operator.
    Actor,
    /// Recipient of the inner event of an operator.
    Recipient,
    /// Noun phrase after this preposition.
    Preposition(String),
}

impl std::fmt::Display for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(match self {
            Slot::Subject => "subject",
            Slot::Object => "object",
            Slot::Possessor => "possessor",
            Slot::Modifier => "modifier",
            Slot::Actor => "inner actor",
            Slot::Recipient => "inner recipient",
            Slot::Preposition(word) => word,
        })
    }
}

/// The two sides of a frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// Slots of the actors, best first.
    pub actors: Vec<Slot>,
    /// Slots of the recipients, best first.
    pub recipients: Vec<Slot>,
    /// All parties act.
    pub reciprocal: bool,
}

const PREPOSITIONS: &[&str] = &[
    "about", "against", "along", "among", "at", "behind", "between", "by", "for", "from", "in", "into", "near", "of",
    "off", "on", "onto", "over", "to", "toward", "towards", "upon", "with",
];

impl Frame {
    /// Reads `subject>object`, `subject<>with`, `possessor,by>of`, `>subject`.
    ///
    /// # Errors
    /// What was found and what a frame looks like.
    pub fn parse(text: &str) -> Result<Frame, String> {
        let (left, right, reciprocal) = if let Some((left, right)) = text.split_once("<>") {
            (left, right, true)
        } else {
            let (left, right) = text.split_once('>').unwrap_or((text, ""));
            (left, right, false)
        };
        Ok(Frame {
            actors: slots(left)?,
            recipients: slots(right)?,
            reciprocal,
        })
    }
}

fn slots(text: &str) -> Result<Vec<Slot>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|w| !w.is_empty())
        .map(slot)
        .collect()
}

fn slot(word: &str) -> Result<Slot, String> {
    Ok(match word {
        "subject" => Slot::Subject,
        "object" => Slot::Object,
        "possessor" => Slot::Possessor,
        "modifier" => Slot::Modifier,
        "actor" => Slot::Actor,
        "recipient" => Slot::Recipient,
        w if PREPOSITIONS.contains(&w) => Slot::Preposition(w.to_string()),
        w => {
            return Err(format!(
                "found the slot {w}, expected subject, object, possessor, modifier, actor, recipient or one of the \
                 prepositions {}, as in subject>object or subject<>with",
                PREPOSITIONS.join(", ")
            ));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_read() {
        let frame = Frame::parse("subject,possessor<>with").unwrap();
        assert!(frame.reciprocal);
        assert_eq!(frame.actors, [Slot::Subject, Slot::Possessor]);
        assert_eq!(frame.recipients, [Slot::Preposition("with".into())]);
        assert!(Frame::parse(">subject").unwrap().actors.is_empty());
    }

    #[test]
    fn a_wrong_slot_is_named() {
        assert!(Frame::parse("subjekt>object").unwrap_err().contains("subjekt"));
    }
}
