//! Worker threads for a practice: each engagement is processed separately.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The stack size of a worker thread: deeply nested prose and large reports need more than the default.
pub const STACK_SIZE: usize = 16 * 1024 * 1024;

/// Returns the number of worker threads: one for each processor.
pub fn worker_count() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Runs `work` for every number below `count` on `jobs` threads, and returns the results in order of number.
///
/// # Errors
/// Returns the first error by number; the numbers after it may not have been processed.
pub fn run_parallel<T: Send, E: Send>(
    count: usize,
    jobs: usize,
    work: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<T, E>)>> = Mutex::new(Vec::with_capacity(count));
    let worker = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return;
            }
            let result = work(number);
            if result.is_err() {
                next.store(count, Ordering::Relaxed);
            }
            match done.lock() {
                Ok(mut done) => done.push((number, result)),
                Err(poisoned) => poisoned.into_inner().push((number, result)),
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, count.max(1)) {
            let spawned = std::thread::Builder::new()
                .stack_size(STACK_SIZE)
                .spawn_scoped(scope, worker);
            if spawned.is_err() {
                // If no more threads are available, the existing ones do the rest.
                break;
            }
        }
    });
    // This thread works too, and does everything if no thread could be started.
    worker();
    let mut done = match done.into_inner() {
        Ok(done) => done,
        Err(poisoned) => poisoned.into_inner(),
    };
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
