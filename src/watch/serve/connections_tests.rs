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
async fn a_connection_that_shows_nothing_ends_after_its_time() {
    let pending = pending();
    let (_entry, limit) = pending.enter();
    let begun = Instant::now();
    limit.expired().await;
    assert_eq!(begun.elapsed(), ADMISSION_TIMEOUT);
}

#[tokio::test(start_paused = true)]
async fn an_admitted_one_stays_and_is_counted_no_more() {
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
async fn the_oldest_gives_its_place_to_the_newest() {
    let pending = pending();
    let mut open: VecDeque<_> = (0..=MAX_PENDING).map(|_| pending.enter()).collect();
    let (_first, limit) = open.pop_front().unwrap();
    assert!(!stays(limit, Duration::ZERO).await, "it goes at once");
    for (_entry, limit) in open {
        assert!(stays(limit, Duration::ZERO).await, "the newer ones limit");
    }
}
