//! A table as Python sees it: record batches behind the PyCapsule protocol.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};

use super::capsule;
use crate::records::Table;

/// Days from 0001-01-01 (day 1) to 1970-01-01.
const EPOCH: i32 = 719_163;

/// One Arrow table in chunks.
#[pyclass(frozen, module = "dateline._dateline")]
pub struct RecordTable {
    /// The table's name.
    #[pyo3(get)]
    name: &'static str,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl RecordTable {
    /// A table of batches of one kind; typed even where there is none.
    pub fn new(table: Table, batches: Vec<RecordBatch>, named: bool) -> RecordTable {
        let schema = batches
            .first()
            .map_or_else(|| capsule::shared(&table.batch(&[], named)), capsule::shared);
        let batches = batches.into_iter().filter(|b| b.num_rows() > 0).collect();
        let name = table.name();
        RecordTable { name, schema, batches }
    }

    fn with(&self, batches: Vec<RecordBatch>) -> RecordTable {
        let (name, schema) = (self.name, self.schema.clone());
        RecordTable { name, schema, batches }
    }
}

#[pymethods]
impl RecordTable {
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.schema.fields().iter().map(|f| f.name().clone()).collect()
    }

    /// Arrow types of the columns, as text.
    #[getter]
    fn types(&self) -> Vec<String> {
        self.schema.fields().iter().map(|f| type_name(f.data_type())).collect()
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        capsule::stream(py, self.schema.clone(), self.batches.clone())
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema(py, &self.schema)
    }

    /// The first rows.
    fn head(&self, rows: usize) -> RecordTable {
        let mut left = rows;
        let mut batches = Vec::new();
        for batch in &self.batches {
            let take = left.min(batch.num_rows());
            if take == 0 {
                break;
            }
            batches.push(batch.slice(0, take));
            left -= take;
        }
        self.with(batches)
    }

    /// What is asserted and not historical, of a table of events or dyads.
    fn facts(&self) -> PyResult<RecordTable> {
        let batches: Vec<RecordBatch> = self.batches.iter().filter_map(Table::facts).collect();
        Ok(self.with(batches))
    }

    /// Each column as a Python list.
    fn to_pydict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let out = PyDict::new(py);
        let day = py.import("datetime")?.getattr("date")?.getattr("fromordinal")?;
        for (i, field) in self.schema.fields().iter().enumerate() {
            let list = PyList::empty(py);
            for batch in &self.batches {
                append(&list, batch.column(i).as_ref(), &day)?;
            }
            out.set_item(field.name(), list)?;
        }
        Ok(out)
    }
}

fn type_name(kind: &DataType) -> String {
    match kind {
        DataType::Utf8 => "utf8".into(),
        DataType::List(field) => format!("list<{}>", type_name(field.data_type())),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// Appends an array's values; a missing value is `None`.
fn append<'py>(list: &Bound<'py, PyList>, array: &dyn Array, day: &Bound<'py, PyAny>) -> PyResult<()> {
    let py = list.py();
    for i in 0..array.len() {
        if array.is_null(i) {
            list.append(py.None())?;
            continue;
        }
        match array.data_type() {
            DataType::Utf8 => list.append(array.as_string::<i32>().value(i))?,
            DataType::Int32 => list.append(array.as_primitive::<Int32Type>().value(i))?,
            DataType::Int64 => list.append(array.as_primitive::<Int64Type>().value(i))?,
            DataType::Float32 => list.append(readable(array.as_primitive::<Float32Type>().value(i)))?,
            DataType::Float64 => list.append(array.as_primitive::<Float64Type>().value(i))?,
            DataType::Boolean => list.append(array.as_boolean().value(i))?,
            DataType::Date32 => list.append(day.call1((array.as_primitive::<Date32Type>().value(i) + EPOCH,))?)?,
            _ => {
                let inner = PyList::empty(py);
                append(&inner, array.as_list::<i32>().value(i).as_ref(), day)?;
                list.append(inner)?;
            }
        }
    }
    Ok(())
}

/// 0.9 in 32 bits is 0.9 in Python, not 0.8999999761581421.
fn readable(value: f32) -> f64 {
    value.to_string().parse().unwrap_or(f64::from(value))
}
