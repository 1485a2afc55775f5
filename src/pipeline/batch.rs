//! Many articles at once: own threads for every batch, so that a forked process never waits for threads it lost.
//!
//! Articles are read in chunks and put back in order: any number of threads gives the same bytes.

use std::any::Any;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use arrow_array::RecordBatch;

use super::{Dated, Extractor};
use crate::error::{Error, Result};
use crate::records::{Document, Id, Scope, Table};
use crate::stop::{self, Stop};

/// Articles a chunk at most; also the rows of `docs` a record batch.
const CHUNK: usize = 64;
/// Chunks that a small batch is cut into, so that few articles keep several threads busy too.
const LEAST_CHUNKS: usize = 16;
/// How often the caller hears of progress and may stop.
const TICK: Duration = Duration::from_millis(50);
/// Room for deep sentences in the readers.
const STACK: usize = 16 << 20;

/// One article on its way in.
pub struct Article<T> {
    /// The text, or why there is none.
    pub text: std::result::Result<T, String>,
    /// Trouble seen on the way in, for the row.
    pub note: Option<&'static str>,
    /// When it was published.
    pub published: Dated,
    /// The caller's id or the row number.
    pub id: Id,
}

/// What came out of a chunk of articles.
pub struct Chunk {
    /// Each table, in the order of the tables asked for.
    pub tables: Vec<RecordBatch>,
    /// Each article's record as JSON, if asked for.
    pub documents: Vec<String>,
}

/// What to build.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The tables.
    pub tables: Vec<Table>,
    /// How much of each article is read.
    pub scope: Scope,
    /// Whether ids are names rather than row numbers.
    pub named: bool,
    /// Number of threads; as many as the machine has if none.
    pub threads: Option<usize>,
    /// Whether to keep whole records beside the tables.
    pub whole: bool,
}

/// Reads articles on several threads; `tick` hears the number of articles done every 50 ms and may stop the batch.
///
/// # Errors
/// What `tick` returned, or that no thread could be started.
pub fn run<T, E>(
    extractor: &Extractor,
    articles: &[Article<T>],
    plan: &Plan,
    mut tick: impl FnMut(usize) -> std::result::Result<(), E>,
) -> std::result::Result<Vec<Chunk>, E>
where
    T: AsRef<str> + Sync,
    E: From<Error>,
{
    let chunks: Vec<&[Article<T>]> = articles.chunks(chunk_size(articles.len())).collect();
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = plan.threads.unwrap_or_else(cores).clamp(1, chunks.len().max(1));
    let (next, done, stop) = (AtomicUsize::new(0), AtomicUsize::new(0), Stop::default());
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(chunks.len()) {
            let (send, chunks, next, done, stop) = (send.clone(), &chunks, &next, &done, &stop);
            let work = move || {
                while let Some(&chunk) = chunks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let at = chunk.as_ptr() as usize;
                    let Some(result) = stop.hear(|| read_chunk(extractor, chunk, plan, done)) else {
                        return;
                    };
                    if send.send((at, result)).is_err() {
                        return;
                    }
                }
            };
            let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            if let Err(error) = spawned {
                stop.raise();
                return Err(unstarted(&error).into());
            }
        }
        drop(send);
        let mut results = Vec::with_capacity(chunks.len());
        loop {
            match receive.recv_timeout(TICK) {
                Ok(result) => results.push(result),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    tick(done.load(Ordering::Relaxed)).inspect_err(|_| stop.raise())?;
                }
            }
        }
        tick(done.load(Ordering::Relaxed))?;
        results.sort_by_key(|(at, _)| *at);
        Ok(results.into_iter().map(|(_, chunk)| chunk).collect())
    })
}

/// Does long work on a thread of its own; `tick` is asked every 50 ms and may stop it.
///
/// # Errors
/// What `tick` returned, or that no thread could be started.
pub fn watched<R: Send, E: From<Error>>(
    work: impl FnOnce() -> R + Send,
    mut tick: impl FnMut() -> std::result::Result<(), E>,
) -> std::result::Result<R, E> {
    let stop = Stop::default();
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        let heard = stop.clone();
        let work = move || stop.hear(work).map(|done| send.send(done));
        let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        spawned.map_err(|error| unstarted(&error))?;
        loop {
            match receive.recv_timeout(TICK) {
                Ok(done) => return Ok(done),
                Err(RecvTimeoutError::Timeout) => tick().inspect_err(|_| heard.raise())?,
                Err(RecvTimeoutError::Disconnected) => return Err(Error::new("internal error", "unknown").into()),
            }
        }
    })
}

fn unstarted(error: &io::Error) -> Error {
    Error::new("threads", format!("cannot start a thread: {error}"))
}

/// Articles a chunk; it depends on their number alone, so that any number of threads gives the same record batches.
fn chunk_size(articles: usize) -> usize {
    articles.div_ceil(LEAST_CHUNKS).clamp(1, CHUNK)
}

fn read_chunk<T: AsRef<str>>(extractor: &Extractor, articles: &[Article<T>], plan: &Plan, done: &AtomicUsize) -> Chunk {
    let mut documents = Vec::with_capacity(articles.len());
    for article in articles {
        stop::point();
        documents.push(read(extractor, article, plan.scope));
        done.fetch_add(1, Ordering::Relaxed);
    }
    let tables = plan.tables.iter().map(|t| t.batch(&documents, plan.named)).collect();
    let kept = if plan.whole { documents.as_slice() } else { &[] };
    let documents = kept.iter().map(json).collect();
    Chunk { tables, documents }
}

/// Reads one article; whatever goes wrong becomes a warning in its row.
pub fn read<T: AsRef<str>>(extractor: &Extractor, article: &Article<T>, scope: Scope) -> Document {
    let unread = |warning: String| {
        let published = article.published.day.map(|d| d.to_string());
        Document::unread(article.id.clone(), published, warning)
    };
    let mut document = match &article.text {
        Err(reason) => unread(reason.clone()),
        Ok(text) => {
            match guarded(|| extractor.read_within(scope, text.as_ref(), article.published.day, article.id.clone())) {
                Ok(document) => document,
                Err(error) => unread(format!("failed: {error}")),
            }
        }
    };
    let notes = article.note.into_iter().chain(article.published.warning());
    document.warnings.extend(notes.map(str::to_owned));
    document
}

/// Runs one article's reading; a panic inside becomes an error.
pub fn guarded<R>(read: impl FnOnce() -> Result<R>) -> Result<R> {
    stop::catch(read).unwrap_or_else(|panic| Err(Error::new("internal error", message(&*panic))))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "unknown".into())
}

/// The record as one line of JSON.
pub fn json(document: &Document) -> String {
    serde_json::to_string(document).expect("a record holds only what JSON can say")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    fn articles(n: i64) -> Vec<Article<String>> {
        let article = |i| Article {
            text: if i % 7 == 3 {
                Err("none: there is no text".into())
            } else {
                Ok(format!("Ana Reyes left port {i}."))
            },
            note: None,
            published: Dated::default(),
            id: Id::Row(i),
        };
        (0..n).map(article).collect()
    }

    fn lines(threads: usize) -> Vec<String> {
        let extractor = Extractor::new(Options::default()).unwrap();
        let plan = Plan {
            tables: Table::ALL.to_vec(),
            scope: Scope::Everything,
            named: false,
            threads: Some(threads),
            whole: true,
        };
        let chunks = run(&extractor, &articles(300), &plan, |_| Ok::<(), Error>(())).unwrap();
        chunks.into_iter().flat_map(|c| c.documents).collect()
    }

    #[test]
    fn any_number_of_threads_gives_the_same_rows_in_order() {
        let one = lines(1);
        assert_eq!(one.len(), 300);
        assert!(one[299].starts_with("{\"id\":299,"));
        assert_eq!(one, lines(4));
    }

    #[test]
    fn a_tick_can_stop_the_batch() {
        let extractor = Extractor::new(Options::default()).unwrap();
        let plan = Plan {
            tables: vec![],
            scope: Scope::Everything,
            named: false,
            threads: Some(2),
            whole: true,
        };
        let stopped = run(&extractor, &articles(70), &plan, |_| Err(Error::new("tick", "stop")));
        assert_eq!(stopped.err(), Some(Error::new("tick", "stop")));
    }

    #[test]
    fn one_long_article_can_be_stopped() {
        let extractor = Extractor::new(Options::default()).unwrap();
        let text = "Ana Reyes left port on Monday, police said. ".repeat(100_000);
        let work = || extractor.read(&text, None, Id::Row(0));
        let stopped = watched(work, || Err(Error::new("tick", "stop")));
        assert_eq!(stopped.map(drop), Err(Error::new("tick", "stop")));
        assert_eq!(watched(|| 7, || Ok::<(), Error>(())), Ok(7));
    }

    #[test]
    fn a_panic_is_an_error() {
        let error = guarded::<()>(|| panic!("lost")).unwrap_err();
        assert_eq!(error.to_string(), "internal error: lost");
    }
}
