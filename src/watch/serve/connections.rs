//! Connections that have not shown the cookie or the token yet: few, and not for long.
//!
//! Any program of this machine can connect. Without a limit of their own, silent connections would take every seat
//! and keep the reader's browser waiting. Must not read a request; `guard` says who is admitted.

use std::{
    collections::VecDeque,
    future::pending,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::oneshot,
    time::{self, Instant},
};

/// How many connections may be open without having been admitted. A browser opens six of a site at most.
pub(super) const MOST: usize = 32;

/// How long a connection may take until its first request that is admitted. The requests come from this machine, where
/// a whole head takes a millisecond.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// The connections that were not admitted yet, oldest first.
#[derive(Default)]
pub(super) struct Guests {
    waiting: Mutex<VecDeque<(u64, oneshot::Sender<()>)>>,
    count: AtomicU64,
}

impl Guests {
    /// Takes in a new connection. The oldest of those that were not admitted has to go where there are too many.
    pub(super) fn enter(self: &Arc<Self>) -> (Guest, Stay) {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let (sender, told) = oneshot::channel();
        self.with(|waiting| {
            // Dropping its sender ends the connection.
            if waiting.len() >= MOST {
                waiting.pop_front();
            }
            waiting.push_back((number, sender));
        });
        let guest = Guest {
            guests: Arc::clone(self),
            number,
        };
        let stay = Stay {
            told,
            end: Instant::now() + PATIENCE,
        };
        (guest, stay)
    }

    /// Takes a connection off the list, telling it that it was admitted where it was.
    fn remove(&self, number: u64, admitted: bool) {
        self.with(|waiting| {
            let Some(place) = waiting.iter().position(|(known, _)| *known == number) else {
                return;
            };
            if let Some((_, sender)) = waiting.remove(place)
                && admitted
            {
                // Its connection may have ended meanwhile.
                let _ = sender.send(());
            }
        });
    }

    fn with(&self, act: impl FnOnce(&mut VecDeque<(u64, oneshot::Sender<()>)>)) {
        act(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// One connection's entry in the list; leaves it when dropped.
pub(super) struct Guest {
    guests: Arc<Guests>,
    number: u64,
}

impl Guest {
    /// The connection has shown the cookie or the token: from now on it is a reader's.
    pub(super) fn admit(&self) {
        self.guests.remove(self.number, true);
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.guests.remove(self.number, false);
    }
}

/// How long one connection may stay.
pub(super) struct Stay {
    told: oneshot::Receiver<()>,
    end: Instant,
}

impl Stay {
    /// Ends when the connection has to go: its time is over, or a newer one needs its place. Never, once it is admitted.
    pub(super) async fn over(self) {
        if let Ok(Ok(())) = time::timeout_at(self.end, self.told).await {
            pending::<()>().await;
        }
    }
}

#[cfg(test)]
#[path = "connections_tests.rs"]
mod tests;
