//! Runs file operations on several threads. Listing and removing files mostly wait for the disk, so more threads than
//! processors help: on two processors, removing 36,000 synced files took six seconds with one thread and
//! about one with eight.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The number of threads.
const THREADS: usize = 8;

/// The number of operations that a thread takes at once.
const CHUNK: usize = 4;

/// Runs `operate` for every number below `count`, until one fails. Returns one of the errors.
pub(super) fn in_parallel<E: Send>(
    count: usize,
    operate: impl Fn(usize) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(None);
    let work = || {
        loop {
            let from = next.fetch_add(CHUNK, Ordering::Relaxed);
            if from >= count {
                return;
            }
            let done = (from..count.min(from + CHUNK)).try_for_each(&operate);
            if let Err(error) = done {
                next.store(count, Ordering::Relaxed);
                let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                failed.get_or_insert(error);
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..THREADS.min(count.div_ceil(CHUNK)) {
            scope.spawn(work);
        }
        work();
    });
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}
