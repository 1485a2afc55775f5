//! The extractor as Python sees it: one article to JSON, or a column of articles to tables.

use std::sync::Arc;

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use super::input::{self, Cell, Text};
use super::table::RecordTable;
use crate::error::Error;
use crate::pipeline::Dated;
use crate::pipeline::batch::{self, Article, Plan};
use crate::records::{Id, Scope, Table};
use crate::{Extractor, Options};

/// Bytes of a text that takes long enough for someone to stop it.
const LONG: usize = 1 << 16;

/// Options and lexicon, compiled; frozen and shared by all threads.
#[pyclass(frozen, module = "dateline._dateline")]
pub struct Engine {
    extractor: Extractor,
    tables: Vec<Table>,
    scope: Scope,
    /// Whether whole records are kept beside the tables.
    whole: bool,
}

/// Ids that the caller gave.
#[derive(FromPyObject)]
enum Ids {
    Rows(Vec<i64>),
    Names(Vec<String>),
}

impl Ids {
    fn len(&self) -> usize {
        match self {
            Ids::Rows(ids) => ids.len(),
            Ids::Names(ids) => ids.len(),
        }
    }

    fn get(&self, i: usize) -> Id {
        match self {
            Ids::Rows(ids) => Id::Row(ids[i]),
            Ids::Names(ids) => Id::Name(ids[i].clone()),
        }
    }
}

/// One id that the caller gave.
#[derive(FromPyObject)]
enum OneId {
    Row(i64),
    Name(String),
}

/// Days of publication: one for all articles, or one each.
#[derive(FromPyObject)]
enum Published {
    One(String),
    Many(Vec<Option<String>>),
}

#[pymethods]
impl Engine {
    #[new]
    #[pyo3(signature = (attitudes=false, home=None, leaders=true, tables=None, lexicon=Vec::new()))]
    fn new(
        attitudes: bool,
        home: Option<String>,
        leaders: bool,
        tables: Option<Vec<String>>,
        lexicon: Vec<(String, String)>,
    ) -> PyResult<Engine> {
        let chosen = chosen(tables.as_deref())?;
        let whole = tables.is_none();
        let asked: Vec<Table> = tables.iter().flatten().filter_map(|name| Table::parse(name)).collect();
        let extractor = Extractor::new(Options {
            attitudes,
            home,
            leaders,
            tables,
            lexicon,
        })?;
        Ok(Engine {
            extractor,
            tables: chosen,
            scope: Scope::of(&asked),
            whole,
        })
    }

    /// One article's record as JSON.
    #[pyo3(signature = (text, published=None, id=None))]
    fn extract(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        published: Option<&str>,
        id: Option<OneId>,
    ) -> PyResult<String> {
        let id = match id {
            Some(OneId::Name(name)) => Id::Name(name),
            Some(OneId::Row(row)) => Id::Row(row),
            None => Id::Row(0),
        };
        let published = published.map(Dated::parse).transpose()?.unwrap_or_default();
        let article = article(input::cell(text)?, published, id);
        let size = article.text.as_ref().map_or(0, |text| text.as_ref().len());
        let read = || batch::json(&batch::read(&self.extractor, &article, Scope::Everything));
        interruptible(py, size, read)
    }

    /// One article's trees as JSON.
    fn parse(&self, py: Python<'_>, text: &str) -> PyResult<String> {
        let parse = interruptible(py, text.len(), || batch::guarded(|| self.extractor.parse(text)))??;
        serde_json::to_string(&parse).map_err(|e| Error::new("parse", e.to_string()).into())
    }

    /// A column of articles: the tables, and the records.
    #[pyo3(signature = (texts, published=None, ids=None, threads=None, progress=None))]
    fn batch(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        published: Option<Published>,
        ids: Option<Ids>,
        threads: Option<usize>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<(Vec<RecordTable>, Documents)> {
        let cells = input::column(texts)?;
        let total = cells.len();
        let days = days(published, total)?;
        if let Some(found) = ids.as_ref().map(Ids::len).filter(|n| *n != total) {
            return Err(Error::new("ids", format!("found {found} ids for {total} texts")).into());
        }
        let named = matches!(ids, Some(Ids::Names(_)));
        let id = |i: usize| ids.as_ref().map_or(Id::Row(i as i64), |ids| ids.get(i));
        let rows = cells.into_iter().zip(days).enumerate();
        let articles: Vec<Article<Text>> = rows.map(|(i, (cell, day))| article(cell, day, id(i))).collect();
        let tables = self.tables.clone();
        let plan = Plan {
            tables,
            scope: self.scope,
            named,
            threads,
            whole: self.whole,
        };
        let tick = |done: usize| -> PyResult<()> {
            Python::attach(|py| {
                py.check_signals()?;
                match &progress {
                    Some(callback) => callback.call1(py, (done, total)).map(drop),
                    None => Ok(()),
                }
            })
        };
        let chunks = py.detach(|| batch::run(&self.extractor, &articles, &plan, tick))?;
        Ok(self.collect(chunks, named))
    }

    /// Names of the tables that `batch` returns, in its order.
    #[getter]
    fn tables(&self) -> Vec<&'static str> {
        self.tables.iter().map(|t| t.name()).collect()
    }
}

impl Engine {
    fn collect(&self, chunks: Vec<batch::Chunk>, named: bool) -> (Vec<RecordTable>, Documents) {
        let mut columns: Vec<Vec<_>> = self.tables.iter().map(|_| Vec::with_capacity(chunks.len())).collect();
        let mut lines = Vec::new();
        for chunk in chunks {
            columns
                .iter_mut()
                .zip(chunk.tables)
                .for_each(|(column, batch)| column.push(batch));
            lines.extend(chunk.documents);
        }
        let tables = self
            .tables
            .iter()
            .zip(columns)
            .map(|(&t, batches)| RecordTable::new(t, batches, named));
        (tables.collect(), Documents { lines: lines.into() })
    }
}

/// Each article's record, kept as JSON until it is asked for.
#[pyclass(frozen, module = "dateline._dateline")]
pub struct Documents {
    lines: Arc<[String]>,
}

#[pymethods]
impl Documents {
    fn __len__(&self) -> usize {
        self.lines.len()
    }

    fn __getitem__(&self, i: isize) -> PyResult<&str> {
        let at = if i < 0 { i + self.lines.len() as isize } else { i };
        let line = usize::try_from(at).ok().and_then(|at| self.lines.get(at));
        line.map(String::as_str)
            .ok_or_else(|| PyIndexError::new_err(format!("no article {i}")))
    }
}

/// Reads without holding the interpreter; a long text on a thread of its own, so that Ctrl-C is answered meanwhile.
fn interruptible<R: Send>(py: Python<'_>, size: usize, read: impl FnOnce() -> R + Send) -> PyResult<R> {
    let tick = || Python::attach(|py| py.check_signals());
    py.detach(|| {
        if size < LONG {
            Ok(read())
        } else {
            batch::watched(read, tick)
        }
    })
}

fn article(cell: Cell, published: Dated, id: Id) -> Article<Text> {
    Article {
        text: cell.text,
        note: cell.note,
        published,
        id,
    }
}

fn days(published: Option<Published>, total: usize) -> PyResult<Vec<Dated>> {
    match published {
        None => Ok(vec![Dated::default(); total]),
        Some(Published::One(text)) => Ok(vec![Dated::parse(&text)?; total]),
        Some(Published::Many(texts)) if texts.len() != total => {
            Err(Error::new("published", format!("found {} dates for {total} texts", texts.len())).into())
        }
        Some(Published::Many(texts)) => {
            let read = |(i, text): (usize, &Option<String>)| {
                let named = |e: Error| Error::new(format!("published[{i}]"), e.message().to_owned());
                text.as_deref()
                    .map(Dated::parse)
                    .transpose()
                    .map(Option::unwrap_or_default)
                    .map_err(named)
            };
            Ok(texts.iter().enumerate().map(read).collect::<Result<_, Error>>()?)
        }
    }
}

/// The tables to build; `events` brings its `dyads`.
fn chosen(names: Option<&[String]>) -> PyResult<Vec<Table>> {
    let Some(names) = names else {
        return Ok(Table::ALL.to_vec());
    };
    let known = || {
        Table::ALL
            .iter()
            .filter(|t| **t != Table::Dyads)
            .map(|t| t.name())
            .collect::<Vec<_>>()
            .join(", ")
    };
    for name in names {
        if Table::parse(name).is_none_or(|t| t == Table::Dyads) {
            return Err(Error::new("tables", format!("found {name:?}, expected one of {}", known())).into());
        }
    }
    let wanted = |t: &Table| {
        let name = if *t == Table::Dyads { "events" } else { t.name() };
        *t == Table::Docs || names.iter().any(|n| n == name)
    };
    Ok(Table::ALL.into_iter().filter(wanted).collect())
}
