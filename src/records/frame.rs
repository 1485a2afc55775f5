//! Columns built from rows: one closure a column gives both its type and its values.
//!
//! Only types that every engine takes: signed integers, UTF-8, float32/64, date32, bool, lists of int32 and UTF-8.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{Int32Builder, ListBuilder, StringBuilder};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float32Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    RecordBatchOptions, StringArray,
};
use arrow_schema::{Field, Schema};

use super::Id;
use crate::time::Day;

/// Rows of one kind on their way to a record batch.
pub struct Frame<R> {
    rows: Vec<R>,
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl<R> Frame<R> {
    /// No columns yet.
    pub fn new(rows: impl IntoIterator<Item = R>) -> Self {
        let rows = rows.into_iter().collect();
        let (fields, arrays) = (Vec::new(), Vec::new());
        Frame { rows, fields, arrays }
    }

    fn push(mut self, name: &str, array: ArrayRef) -> Self {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.arrays.push(array);
        self
    }

    /// The caller's ids, or row numbers.
    pub fn id<'a>(self, name: &str, named: bool, value: impl Fn(&R) -> &'a Id) -> Self {
        let array: ArrayRef = if named {
            let text = |row| match value(row) {
                Id::Name(name) => Some(name.clone()),
                Id::Row(number) => Some(number.to_string()),
            };
            Arc::new(StringArray::from_iter(self.rows.iter().map(text)))
        } else {
            let number = |row| match value(row) {
                Id::Row(number) => Some(*number),
                Id::Name(_) => None,
            };
            Arc::new(Int64Array::from_iter(self.rows.iter().map(number)))
        };
        self.push(name, array)
    }

    /// Words.
    pub fn text<'a>(self, name: &str, value: impl Fn(&R) -> Option<&'a str>) -> Self {
        let array = StringArray::from_iter(self.rows.iter().map(value));
        self.push(name, Arc::new(array))
    }

    /// Offsets, ids and small counts.
    pub fn int(self, name: &str, value: impl Fn(&R) -> Option<u32>) -> Self {
        let array = Int32Array::from_iter(self.rows.iter().map(|r| value(r).and_then(|v| i32::try_from(v).ok())));
        self.push(name, Arc::new(array))
    }

    /// Numbers of people.
    pub fn long(self, name: &str, value: impl Fn(&R) -> Option<i64>) -> Self {
        let array = Int64Array::from_iter(self.rows.iter().map(value));
        self.push(name, Arc::new(array))
    }

    /// Scores.
    pub fn float(self, name: &str, value: impl Fn(&R) -> Option<f32>) -> Self {
        let array = Float32Array::from_iter(self.rows.iter().map(value));
        self.push(name, Arc::new(array))
    }

    /// Amounts.
    pub fn double(self, name: &str, value: impl Fn(&R) -> Option<f64>) -> Self {
        let array = Float64Array::from_iter(self.rows.iter().map(value));
        self.push(name, Arc::new(array))
    }

    /// Yes or no.
    pub fn flag(self, name: &str, value: impl Fn(&R) -> bool) -> Self {
        let array = BooleanArray::from_iter(self.rows.iter().map(|r| Some(value(r))));
        self.push(name, Arc::new(array))
    }

    /// Days, written `2022-08-04` in the records.
    pub fn day<'a>(self, name: &str, value: impl Fn(&R) -> Option<&'a str>) -> Self {
        let array = Date32Array::from_iter(self.rows.iter().map(|r| value(r).and_then(since_epoch)));
        self.push(name, Arc::new(array))
    }

    /// Lists of ids or offsets.
    pub fn ints(self, name: &str, value: impl Fn(&R) -> Vec<Option<u32>>) -> Self {
        let mut builder = ListBuilder::new(Int32Builder::new());
        for row in &self.rows {
            builder.append_value(value(row).into_iter().map(|v| v.and_then(|v| i32::try_from(v).ok())));
        }
        self.push(name, Arc::new(builder.finish()))
    }

    /// Lists of words.
    pub fn texts<'a>(self, name: &str, value: impl Fn(&R) -> Vec<&'a str>) -> Self {
        let mut builder = ListBuilder::new(StringBuilder::new());
        for row in &self.rows {
            builder.append_value(value(row).into_iter().map(Some));
        }
        self.push(name, Arc::new(builder.finish()))
    }

    /// The record batch; the schema's metadata name the version and the data that made it.
    pub fn finish(self) -> RecordBatch {
        let facts = [
            ("dateline", env!("CARGO_PKG_VERSION")),
            ("dateline.data", env!("DATELINE_DATA")),
        ];
        let metadata = facts.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let schema = Schema::new_with_metadata(self.fields, HashMap::from(metadata));
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows.len()));
        RecordBatch::try_new_with_options(Arc::new(schema), self.arrays, &options)
            .expect("every column has one value a row and the type of its field")
    }
}

fn since_epoch(day: &str) -> Option<i32> {
    let epoch = Day::new(1970, 1, 1).ok()?;
    let day: Day = day.parse().ok()?;
    Some(day.since(epoch).ok()?.get_days())
}
