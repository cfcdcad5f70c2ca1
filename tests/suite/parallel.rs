//! Work of one test on all processors.

use coachgen::pipeline::{run_parallel, worker_count};

/// Calls `work` with every number below `count`, and returns the results in order.
pub fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let done = run_parallel(count, worker_count(), |number| {
        Ok::<_, std::convert::Infallible>(work(number))
    });
    let Ok(done) = done;
    done
}
