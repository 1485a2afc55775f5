//! A caller's wish to stop, heard between two sentences of an article however long.
//!
//! `stop.hear(|| read(text))` gives nothing if the flag goes up meanwhile; the rooms ask at their [`point`]s.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag that any thread may raise; work that hears it ends at its next point.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

/// What unwinds the work; it is never seen outside [`Stop::hear`].
struct Stopped;

thread_local! {
    /// The flag that this thread's work hears.
    static HEARD: RefCell<Option<Stop>> = const { RefCell::new(None) };
}

impl Stop {
    /// Asks the work to end.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Runs work on this thread; nothing comes back if it ended at a point.
    pub fn hear<R>(&self, work: impl FnOnce() -> R) -> Option<R> {
        let before = HEARD.replace(Some(self.clone()));
        let done = catch_unwind(AssertUnwindSafe(work));
        HEARD.set(before);
        match done {
            Ok(result) => Some(result),
            Err(panic) if panic.is::<Stopped>() => None,
            Err(panic) => resume_unwind(panic),
        }
    }
}

/// Where work may end: a few instructions, to be asked once a sentence or so.
#[inline]
pub fn point() {
    let raised = |stop: &Stop| stop.0.load(Ordering::Relaxed);
    if HEARD.with_borrow(|heard| heard.as_ref().is_some_and(raised)) {
        resume_unwind(Box::new(Stopped));
    }
}

/// Runs work and catches its panic; a stop goes on to whoever hears it.
///
/// # Errors
/// What the work panicked with.
pub fn catch<R>(work: impl FnOnce() -> R) -> Result<R, Box<dyn Any + Send>> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Err(panic) if panic.is::<Stopped>() => resume_unwind(panic),
        caught => caught,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_at_the_first_point_after_the_flag_went_up() {
        let stop = Stop::default();
        let mut steps = 0;
        let done = stop.hear(|| {
            for step in 0..10 {
                if step == 4 {
                    stop.raise();
                }
                let _ = catch(point);
                steps += 1;
            }
        });
        assert_eq!((done, steps), (None, 4));
        assert_eq!(Stop::default().hear(|| 7), Some(7));
        point();
    }

    #[test]
    fn a_panic_is_no_stop() {
        let caught = catch(|| resume_unwind(Box::new("lost"))).map_err(|p| p.is::<&str>());
        assert_eq!(caught, Err::<(), _>(true));
    }
}
