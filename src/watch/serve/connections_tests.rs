//! Tests of the limits, with a paused clock.

use super::*;

fn pending() -> Arc<PendingConnections> {
    Arc::new(PendingConnections::default())
}

/// Returns true if a connection is still open after that time.
async fn stays(limit: ConnectionLimit, time: Duration) -> bool {
    time::timeout(time, limit.expired()).await.is_err()
}

#[tokio::test(start_paused = true)]
async fn an_unauthenticated_connection_is_closed_after_the_timeout() {
    let pending = pending();
    let (_entry, limit) = pending.enter();
    let begun = Instant::now();
    limit.expired().await;
    assert_eq!(begun.elapsed(), ADMISSION_TIMEOUT);
}

#[tokio::test(start_paused = true)]
async fn an_admitted_connection_stays_open_and_is_not_counted() {
    let pending = pending();
    let (entry, limit) = pending.enter();
    entry.admit();
    let others: Vec<_> = (0..3 * MAX_PENDING).map(|_| pending.enter()).collect();
    assert!(stays(limit, Duration::from_secs(3_600)).await);
    entry.admit();
    drop((entry, others));
    assert!(pending.waiting.lock().unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_oldest_pending_connection_is_closed_for_a_new_one() {
    let pending = pending();
    let mut open: VecDeque<_> = (0..=MAX_PENDING).map(|_| pending.enter()).collect();
    let (_first, limit) = open.pop_front().unwrap();
    assert!(!stays(limit, Duration::ZERO).await, "it goes at once");
    for (_entry, limit) in open {
        assert!(stays(limit, Duration::ZERO).await, "the newer ones limit");
    }
}
