//! What is kept from one article to the next, whichever thread reads it: a batch's threads end with the batch, and what
//! they have learnt of words goes on to those of the next.

use std::sync::{Mutex, MutexGuard, TryLockError};

/// Things that are used by one thread at a time; there are as many as there have been threads at once.
#[derive(Debug, Default)]
pub struct Shelf<T>(Mutex<Vec<T>>);

/// How often the shelf is tried: it is never held for longer than taking one thing.
const TRIES: usize = 1000;

impl<T> Shelf<T> {
    /// An empty one.
    pub const fn new() -> Shelf<T> {
        Shelf(Mutex::new(Vec::new()))
    }

    /// Works with a thing that lay here, or with a new one, and lays it back; work that unwinds keeps it.
    pub fn with<R>(&self, new: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let mut thing = self.open().and_then(|mut things| things.pop()).unwrap_or_else(new);
        let done = work(&mut thing);
        if let Some(mut things) = self.open() {
            things.push(thing);
        }
        done
    }

    /// The things; none if another thread holds them. It is not waited for: a forked process may have lost that thread.
    fn open(&self) -> Option<MutexGuard<'_, Vec<T>>> {
        for _ in 0..TRIES {
            match self.0.try_lock() {
                Ok(things) => return Some(things),
                Err(TryLockError::Poisoned(things)) => return Some(things.into_inner()),
                Err(TryLockError::WouldBlock) => std::hint::spin_loop(),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_used_again_and_by_one_at_a_time() {
        let shelf = Shelf::new();
        let count = |thing: &mut u32| {
            *thing += 1;
            *thing
        };
        assert_eq!([(); 3].map(|()| shelf.with(|| 0, count)), [1, 2, 3]);
        let both = shelf.with(|| 0, |outer| (*outer, shelf.with(|| 10, count)));
        assert_eq!(both, (3, 11));
        assert_eq!(shelf.0.lock().unwrap().len(), 2);
    }

    #[test]
    fn nobody_waits_for_a_shelf_that_is_held() {
        let shelf = Shelf::new();
        let held = shelf.0.lock();
        assert_eq!(shelf.with(|| 7, |thing| *thing), 7);
        drop(held);
        assert!(shelf.0.lock().unwrap().is_empty());
    }
}
