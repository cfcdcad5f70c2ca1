//! The event stream that notifies open pages of a change: sends the current version at once and after each change.
//!
//! Must not say what changed: a page requests itself again.

use std::{
    collections::VecDeque,
    convert::Infallible,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use futures_util::stream;
use tokio::sync::{oneshot, watch};

/// How many streams may be open. A browser opens at most six to a site; the rest is for other browsers and stale ones.
pub(super) const MAX_STREAMS: usize = 64;

/// The longest time without data, so that a stream whose client is gone is noticed.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The open streams, oldest first.
pub(super) struct Streams {
    open: Mutex<Option<VecDeque<oneshot::Sender<()>>>>,
}

impl Streams {
    /// Creates an empty list.
    pub(super) fn new() -> Self {
        Self {
            open: Mutex::new(Some(VecDeque::new())),
        }
    }

    /// Opens a stream of version numbers and the process's run ID. If there are too many, the oldest stream ends.
    pub(super) fn open(&self, mut changes: watch::Receiver<u64>, run: &str) -> Response {
        let run = run.to_owned();
        // Sends the current number as the first event.
        changes.mark_changed();
        let begin = (changes, self.register(), run);
        let events = stream::unfold(begin, |(mut changes, mut end, run)| async {
            tokio::select! {
                biased;
                // Resolves when the sender is used or dropped.
                _ = &mut end => None,
                changed = changes.changed() => {
                    changed.ok()?;
                    let number = *changes.borrow_and_update();
                    let event = Event::default().event("state").data(format!("{number} {run}"));
                    Some((Ok::<_, Infallible>(event), (changes, end, run)))
                }
            }
        });
        Sse::new(events)
            .keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
            .into_response()
    }

    /// Ends every stream, and those that are opened later.
    pub(super) fn close(&self) {
        *self.lock() = None;
    }

    /// Returns a receiver that ends a new stream when its sender is dropped.
    fn register(&self) -> oneshot::Receiver<()> {
        let (end, ended) = oneshot::channel();
        if let Some(open) = self.lock().as_mut() {
            open.retain(|end| !end.is_closed());
            if open.len() == MAX_STREAMS {
                open.pop_front();
            }
            open.push_back(end);
        }
        ended
    }

    fn lock(&self) -> MutexGuard<'_, Option<VecDeque<oneshot::Sender<()>>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[path = "events_tests.rs"]
mod tests;
