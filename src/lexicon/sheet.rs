//! One TSV sheet: header, rows, and errors that name the file and the line.

use crate::error::{Error, Result};

/// A parsed sheet.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// File name, for errors and `why`: `titles.tsv`.
    pub name: &'a str,
    /// Column names.
    pub header: Vec<&'a str>,
    /// Rows with their line numbers.
    pub rows: Vec<Row<'a>>,
}

/// One row.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Line in the file, from 1.
    pub line: usize,
    /// Cells, as many as the header has.
    pub cells: Vec<&'a str>,
}

impl<'a> Sheet<'a> {
    /// Parses a sheet; lines that start with `#` and blank lines are skipped.
    ///
    /// # Errors
    /// `titles.tsv:41` with what was found, if a row has another number of cells than the header,
    /// or `titles.tsv` if there is no header.
    pub fn parse(name: &'a str, text: &'a str) -> Result<Sheet<'a>> {
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(i, l)| (i + 1, l.trim_end_matches('\r')))
            .filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
        let Some((_, head)) = lines.next() else {
            return Err(Error::new(
                name,
                "found no header row, expected tab-separated column names in the first line",
            ));
        };
        let header: Vec<&str> = head.split('\t').map(str::trim).collect();
        let mut rows = Vec::new();
        for (line, text) in lines {
            let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
            if cells.len() != header.len() {
                let message = format!(
                    "found {} columns, expected {} ({}); separate the cells with single tabs",
                    cells.len(),
                    header.len(),
                    header.join(", ")
                );
                return Err(Error::new(format!("{name}:{line}"), message));
            }
            rows.push(Row { line, cells });
        }
        Ok(Sheet { name, header, rows })
    }

    /// Whether it has the columns of another; the last one, the example, may be missing.
    pub fn is_like(&self, other: &Sheet) -> bool {
        let without = other.header.strip_suffix(&["example"]);
        self.header == other.header || without.is_some_and(|header| self.header == header)
    }

    /// The number of a column.
    ///
    /// # Errors
    /// If the sheet has no such column.
    pub fn column(&self, wanted: &str) -> Result<usize> {
        self.header.iter().position(|h| *h == wanted).ok_or_else(|| {
            Error::new(
                self.name,
                format!(
                    "found the columns {}, expected one named {wanted}",
                    self.header.join(", ")
                ),
            )
        })
    }

    /// An error at a row of this sheet.
    pub fn fault(&self, row: &Row, message: impl Into<String>) -> Error {
        Error::new(format!("{}:{}", self.name, row.line), message)
    }
}
