//! How much of an article is read: `tables=["times"]` needs no names, quotes or events.

use super::Table;

/// What of an article is read.
///
/// Who spoke and who acted decides which unnamed parties are entities at all, and so the numbers of all of them:
/// entities, quotes and events are read together or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// All there is.
    #[default]
    Everything,
    /// Times and quantities alone.
    Times,
}

impl Scope {
    /// The least that fills these tables; `docs` goes with all.
    pub fn of(tables: &[Table]) -> Scope {
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
