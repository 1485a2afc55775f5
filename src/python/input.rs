//! Texts as Python hands them over: lists, Series, Arrow columns, with all that real columns hold.
//!
//! What cannot be read (`None`, NaN, bytes) becomes the reason in that row; it never stops a batch.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyByteArray, PyBytes, PyFloat, PyString};

use super::{DatelineError, capsule};

/// A text that is borrowed from Python or Arrow where it can be.
pub enum Text {
    Python(PyBackedStr),
    Arrow(ArrayRef, usize),
    Owned(String),
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        match self {
            Text::Python(text) => text,
            Text::Owned(text) => text,
            Text::Arrow(array, i) => match array.data_type() {
                DataType::Utf8 => array.as_string::<i32>().value(*i),
                DataType::LargeUtf8 => array.as_string::<i64>().value(*i),
                _ => array.as_string_view().value(*i),
            },
        }
    }
}

/// One row of the caller's column.
pub struct Cell {
    /// The text, or why there is none.
    pub text: Result<Text, String>,
    /// Trouble that did not keep the text from being read.
    pub note: Option<&'static str>,
}

impl Cell {
    fn text(text: Text) -> Cell {
        Cell {
            text: Ok(text),
            note: None,
        }
    }

    fn none(reason: impl Into<String>) -> Cell {
        Cell {
            text: Err(reason.into()),
            note: None,
        }
    }
}

const MISSING: &str = "none: there is no text";
const SURROGATES: &str = "surrogates: lone surrogates were read as U+FFFD";

/// All rows of a column.
pub fn column(texts: &Bound<'_, PyAny>) -> PyResult<Vec<Cell>> {
    match capsule::arrays(texts)? {
        Some(arrays) => {
            let mut cells = Vec::new();
            for array in &arrays {
                strings(array, &mut cells)?;
            }
            Ok(cells)
        }
        None => texts.try_iter()?.map(|item| cell(&item?)).collect(),
    }
}

fn strings(array: &ArrayRef, cells: &mut Vec<Cell>) -> PyResult<()> {
    match array.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            cells.extend((0..array.len()).map(|i| arrow_cell(array, i, array.is_null(i))));
        }
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let values = dictionary.values();
            if !matches!(
                values.data_type(),
                DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View
            ) {
                return Err(not_text(values.data_type()));
            }
            let keys = if values.is_empty() {
                vec![0; array.len()]
            } else {
                dictionary.normalized_keys()
            };
            cells.extend((0..array.len()).map(|i| {
                let missing = array.is_null(i) || values.is_empty() || values.is_null(keys[i]);
                arrow_cell(values, keys[i], missing)
            }));
        }
        DataType::Null => cells.extend((0..array.len()).map(|_| Cell::none(MISSING))),
        other => return Err(not_text(other)),
    }
    Ok(())
}

fn arrow_cell(array: &ArrayRef, i: usize, missing: bool) -> Cell {
    if missing {
        Cell::none(MISSING)
    } else {
        Cell::text(Text::Arrow(array.clone(), i))
    }
}

fn not_text(found: &DataType) -> PyErr {
    let hint = match found {
        DataType::Struct(_) => "; pass one column of the table, such as table[\"body\"]",
        _ => "",
    };
    DatelineError::new_err(format!("texts: found a column of {found}, expected strings{hint}"))
}

/// One Python object that should be a text.
pub fn cell(item: &Bound<'_, PyAny>) -> PyResult<Cell> {
    if let Ok(text) = item.cast::<PyString>() {
        return match PyBackedStr::try_from(text.clone()) {
            Ok(text) => Ok(Cell::text(Text::Python(text))),
            Err(_) => Ok(Cell {
                text: Ok(Text::Owned(without_surrogates(text)?)),
                note: Some(SURROGATES),
            }),
        };
    }
    if let Ok(value) = item.call_method0("as_py") {
        return cell(&value);
    }
    let class = item.get_type();
    let name = class.name()?.to_string();
    let missing = item.is_none() || item.cast::<PyFloat>().is_ok_and(|f| f.value().is_nan());
    if missing || name == "NAType" || name == "NaTType" {
        return Ok(Cell::none(MISSING));
    }
    if item.cast::<PyBytes>().is_ok() || item.cast::<PyByteArray>().is_ok() {
        return Ok(Cell::none(format!(
            "{name}: found {name}, expected str; decode it first"
        )));
    }
    Ok(Cell::none(format!("type: found {name}, expected str")))
}

/// Each lone surrogate becomes one U+FFFD, so that offsets stay those of the Python string.
fn without_surrogates(text: &Bound<'_, PyString>) -> PyResult<String> {
    let bytes: Vec<u8> = text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract()?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == 0xED && bytes.get(i + 1).is_some_and(|b| *b >= 0xA0) {
            out.extend_from_slice("\u{fffd}".as_bytes());
            i += 3;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}
