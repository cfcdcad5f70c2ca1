//! Tests of the limits, with a paused clock.

use super::*;

fn guests() -> Arc<PendingConnections> {
    Arc::new(PendingConnections::default())
}

/// Returns true if a connection is still open after that time.
async fn stays(stay: ConnectionLimit, time: Duration) -> bool {
    time::timeout(time, stay.expired()).await.is_err()
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_shows_nothing_ends_after_its_time() {
    let guests = guests();
    let (_guest, stay) = guests.enter();
    let begun = Instant::now();
    stay.expired().await;
    assert_eq!(begun.elapsed(), ADMISSION_TIMEOUT);
}

#[tokio::test(start_paused = true)]
async fn an_admitted_one_stays_and_is_counted_no_more() {
    let guests = guests();
    let (guest, stay) = guests.enter();
    guest.admit();
    let others: Vec<_> = (0..3 * MAX_PENDING).map(|_| guests.enter()).collect();
    assert!(stays(stay, Duration::from_secs(3_600)).await);
    guest.admit();
    drop((guest, others));
    assert!(guests.waiting.lock().unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_oldest_gives_its_place_to_the_newest() {
    let guests = guests();
    let mut open: VecDeque<_> = (0..=MAX_PENDING).map(|_| guests.enter()).collect();
    let (_first, stay) = open.pop_front().unwrap();
    assert!(!stays(stay, Duration::ZERO).await, "it goes at once");
    for (_guest, stay) in open {
        assert!(stays(stay, Duration::ZERO).await, "the newer ones stay");
    }
}
