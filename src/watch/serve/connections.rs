//! Limits on connections that have not authenticated yet: how many, and for how long.
//!
//! Any program of this machine can connect. Without a separate limit, idle connections could use up all connections
//! and block the user's browser. Must not read a request; `guard` decides who is admitted.

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

/// How many unauthenticated connections may be open. A browser opens at most six to a site.
pub(super) const MAX_PENDING: usize = 32;

/// How long a connection may take until its first authenticated request. Requests come from this machine, where a
/// complete request head takes a millisecond.
pub(super) const ADMISSION_TIMEOUT: Duration = Duration::from_secs(2);

/// The connections that are not authenticated yet, oldest first.
#[derive(Default)]
pub(super) struct PendingConnections {
    waiting: Mutex<VecDeque<(u64, oneshot::Sender<()>)>>,
    count: AtomicU64,
}

impl PendingConnections {
    /// Adds a new connection. If there are too many, the oldest unauthenticated one is closed.
    pub(super) fn enter(self: &Arc<Self>) -> (PendingConnection, ConnectionLimit) {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let (sender, admitted_signal) = oneshot::channel();
        self.with(|waiting| {
            // Dropping its sender ends the connection.
            if waiting.len() >= MAX_PENDING {
                waiting.pop_front();
            }
            waiting.push_back((number, sender));
        });
        let entry = PendingConnection {
            pending: Arc::clone(self),
            number,
        };
        let limit = ConnectionLimit {
            admitted_signal,
            end: Instant::now() + ADMISSION_TIMEOUT,
        };
        (entry, limit)
    }

    /// Removes a connection from the list. If it was admitted, its time limit is lifted.
    fn remove(&self, number: u64, admitted: bool) {
        self.with(|waiting| {
            let Some(place) = waiting.iter().position(|(known, _)| *known == number) else {
                return;
            };
            if let Some((_, sender)) = waiting.remove(place)
                && admitted
            {
                // The connection may have ended in the meantime.
                let _ = sender.send(());
            }
        });
    }

    fn with(&self, act: impl FnOnce(&mut VecDeque<(u64, oneshot::Sender<()>)>)) {
        act(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// One connection's entry in the list, removed when dropped.
pub(super) struct PendingConnection {
    pending: Arc<PendingConnections>,
    number: u64,
}

impl PendingConnection {
    /// Marks the connection as authenticated, so that the limits no longer apply.
    pub(super) fn admit(&self) {
        self.pending.remove(self.number, true);
    }
}

impl Drop for PendingConnection {
    fn drop(&mut self) {
        self.pending.remove(self.number, false);
    }
}

/// How long one connection may stay open.
pub(super) struct ConnectionLimit {
    admitted_signal: oneshot::Receiver<()>,
    end: Instant,
}

impl ConnectionLimit {
    /// Completes when the connection must close: its time is over, or a newer one needs its place. Never completes once
    /// it is admitted.
    pub(super) async fn expired(self) {
        if let Ok(Ok(())) = time::timeout_at(self.end, self.admitted_signal).await {
            pending::<()>().await;
        }
    }
}

#[cfg(test)]
#[path = "connections_tests.rs"]
mod tests;
