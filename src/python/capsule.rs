//! Arrow's PyCapsule protocol, both ways: tables go out and text columns come in without copies.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, make_array};
use arrow_schema::SchemaRef;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::DatelineError;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// A stream capsule over record batches.
pub fn stream(py: Python<'_>, schema: SchemaRef, batches: Vec<RecordBatch>) -> PyResult<Bound<'_, PyCapsule>> {
    let reader = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), STREAM)
}

/// A schema capsule.
pub fn schema<'py>(py: Python<'py>, schema: &SchemaRef) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema.as_ref()).map_err(fault)?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// The arrays of a column that speaks the protocol; `None` if it does not (or cannot: pandas without pyarrow).
pub fn arrays(column: &Bound<'_, PyAny>) -> PyResult<Option<Vec<ArrayRef>>> {
    if let Some(capsule) = ask(column, "__arrow_c_stream__") {
        return from_stream(capsule.cast()?).map(Some);
    }
    match ask(column, "__arrow_c_array__") {
        Some(pair) => from_array(&pair.extract::<(Bound<PyCapsule>, Bound<PyCapsule>)>()?).map(|a| Some(vec![a])),
        None => Ok(None),
    }
}

fn ask<'py>(column: &Bound<'py, PyAny>, method: &str) -> Option<Bound<'py, PyAny>> {
    column.getattr(method).ok()?.call0().ok()
}

fn from_stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<Vec<ArrayRef>> {
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule's name promises a valid stream, which is moved out and released by the reader.
    let reader = unsafe { ArrayStreamReader::from_raw(pointer.as_ptr()) }.map_err(fault)?;
    reader.collect::<Result<_, _>>().map_err(fault)
}

fn from_array((schema, array): &(Bound<'_, PyCapsule>, Bound<'_, PyCapsule>)) -> PyResult<ArrayRef> {
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: the capsules' names promise valid structs; the array is moved out, the schema only read.
    let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) }.map_err(fault)?;
    Ok(make_array(data))
}

fn fault(error: arrow_schema::ArrowError) -> PyErr {
    DatelineError::new_err(format!("texts: cannot read the Arrow data: {error}"))
}

/// A schema shared by all batches of a table.
pub fn shared(batch: &RecordBatch) -> SchemaRef {
    Arc::clone(batch.schema_ref())
}
