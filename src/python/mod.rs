//! The Python module `_dateline`: take the arguments, let go of the GIL, read, wrap the tables.
//!
//! The typed façade over it is `python/dateline`.

mod capsule;
mod engine;
mod input;
mod table;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::error::Error;

create_exception!(
    dateline,
    DatelineError,
    PyValueError,
    "A caller's mistake, raised once and before any work is done."
);

impl From<Error> for PyErr {
    fn from(error: Error) -> PyErr {
        DatelineError::new_err(error.to_string())
    }
}

/// The compiled part of dateline.
#[pymodule]
mod _dateline {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::DatelineError;
    #[pymodule_export]
    use super::engine::{Documents, Engine};
    #[pymodule_export]
    use super::table::RecordTable;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("__data__", env!("DATELINE_DATA"))
    }
}
