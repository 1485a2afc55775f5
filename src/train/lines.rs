//! Files of one JSON value a line.

use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// Reads every line; what cannot be read is told with file and line.
pub(super) fn lines<T: DeserializeOwned>(path: &str) -> Result<Vec<T>> {
    let text = std::fs::read_to_string(path).map_err(|e| Error::new(path, e.to_string()))?;
    let line = |(i, l)| serde_json::from_str(l).map_err(|e| Error::new(format!("{path}:{}", i + 1), e.to_string()));
    text.lines().enumerate().map(line).collect()
}
