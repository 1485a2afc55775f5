//! How much of an article is read: `tables=["times"]` needs no names, quotes or events; `tables=["quotes"]` no trees of
//! sentences in which nobody speaks.

use super::Table;

/// What of an article is read.
///
/// Who spoke and who acted decides which unnamed parties are entities at all, and so the numbers of all of them: where
/// entities are asked for, quotes and events are read too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// All there is.
    #[default]
    Everything,
    /// Times and quantities alone.
    Times,
    /// Quotes alone, with the names of those who speak.
    Quotes,
}

impl Scope {
    /// The least that fills the tables that a caller asks for; of `docs`, those columns that it fills.
    pub fn of(tables: &[Table]) -> Scope {
        if !tables.is_empty() && tables.iter().all(|t| *t == Table::Quotes) {
            return Scope::Quotes;
        }
        let spare = |t: &Table| matches!(t, Table::Docs | Table::Times | Table::Quantities);
        if tables.iter().all(spare) && tables.iter().any(|t| *t != Table::Docs) {
            Scope::Times
        } else {
            Scope::Everything
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_alone_do_without_the_rest() {
        assert_eq!(Scope::of(&[Table::Quotes]), Scope::Quotes);
        assert_eq!(Scope::of(&[Table::Quotes, Table::Docs]), Scope::Everything);
        assert_eq!(Scope::of(&[Table::Quotes, Table::Entities]), Scope::Everything);
        assert_eq!(Scope::of(&[]), Scope::Everything);
    }

    #[test]
    fn only_times_and_quantities_can_do_without_the_rest() {
        assert_eq!(Scope::of(&[Table::Docs, Table::Times]), Scope::Times);
        assert_eq!(
            Scope::of(&[Table::Docs, Table::Times, Table::Quotes]),
            Scope::Everything
        );
        assert_eq!(Scope::of(&[Table::Docs]), Scope::Everything);
        assert_eq!(Scope::of(&Table::ALL), Scope::Everything);
    }
}
