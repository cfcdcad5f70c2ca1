//! The stream that tells open pages of a change: the number of what is shown, at once and after each change.
//!
//! Must not say what changed: a page asks for itself again.

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

/// How many streams may be open. A browser opens six of a site at most; the rest is for other browsers and lost ones.
pub(super) const MOST: usize = 64;

/// How long a stream is silent at most, so that one whose reader is gone is noticed.
const SILENCE: Duration = Duration::from_secs(15);

/// The streams that are open, oldest first.
pub(super) struct Streams {
    open: Mutex<Option<VecDeque<oneshot::Sender<()>>>>,
}

impl Streams {
    /// No stream yet.
    pub(super) fn new() -> Self {
        Self {
            open: Mutex::new(Some(VecDeque::new())),
        }
    }

    /// A new stream, of numbers and of which run they are. The oldest ends where there are too many.
    pub(super) fn open(&self, mut changes: watch::Receiver<u64>, run: &str) -> Response {
        let run = run.to_owned();
        // The present number is the first event.
        changes.mark_changed();
        let begin = (changes, self.register(), run);
        let events = stream::unfold(begin, |(mut changes, mut end, run)| async {
            tokio::select! {
                biased;
                // Whether it was told or its holder is gone.
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
            .keep_alive(KeepAlive::new().interval(SILENCE))
            .into_response()
    }

    /// Ends every stream, and those that are opened from now on.
    pub(super) fn close(&self) {
        *self.lock() = None;
    }

    /// What tells a new stream that it is over, by being dropped.
    fn register(&self) -> oneshot::Receiver<()> {
        let (end, told) = oneshot::channel();
        if let Some(open) = self.lock().as_mut() {
            open.retain(|end| !end.is_closed());
            if open.len() == MOST {
                open.pop_front();
            }
            open.push_back(end);
        }
        told
    }

    fn lock(&self) -> MutexGuard<'_, Option<VecDeque<oneshot::Sender<()>>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[path = "events_tests.rs"]
mod tests;
