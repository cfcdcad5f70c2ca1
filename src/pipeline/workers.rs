//! A practice's engagements on worker threads, each one whole and by itself.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Deep prose and big reports need more than a thread's usual stack.
pub const STACK: usize = 16 * 1024 * 1024;

/// One engagement at a time on each processor.
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Runs `work` for every number below `count` on `jobs` threads, and gives the results in order of
/// number, whatever thread made them.
///
/// # Errors
/// The first error by number; the numbers after an error may not have been worked on.
pub fn each<T: Send, E: Send>(
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
                .stack_size(STACK)
                .spawn_scoped(scope, worker);
            if spawned.is_err() {
                // Without another thread the ones at work, or this one, take its share.
                break;
            }
        }
    });
    // Whatever no thread could be had for is done here.
    worker();
    let mut done = match done.into_inner() {
        Ok(done) => done,
        Err(poisoned) => poisoned.into_inner(),
    };
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
