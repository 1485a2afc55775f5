//! The one public error: it says where, what was found, what was expected and what to do.
//!
//! A caller's mistake (`titles.tsv:41: found 3 columns, expected 4 …`) is an [`Error`]; trouble with an
//! article is never one: it becomes a warning in that article's row.

use std::fmt;

/// A caller's mistake, raised once and before any work is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    place: String,
    message: String,
}

/// `Result` with the crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error found at `place` (`titles.tsv:41`, `published[3]`, `options`), with the whole message.
    pub fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Error {
            place: place.into(),
            message: message.into(),
        }
    }

    /// Where the mistake stands.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What was found, what was expected and what to do.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for Error {}
