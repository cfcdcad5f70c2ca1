//! Tests of the streams, by reading their bodies.

use axum::body::BodyDataStream;
use futures_util::StreamExt;

use super::*;

fn body(streams: &Streams, changes: &watch::Sender<u64>) -> BodyDataStream {
    streams
        .open(changes.subscribe(), "run")
        .into_body()
        .into_data_stream()
}

async fn next(body: &mut BodyDataStream) -> Option<String> {
    let bytes = body.next().await?.unwrap();
    Some(String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test(start_paused = true)]
async fn a_stream_sends_the_version_then_changes_and_keep_alive_comments() {
    let (changes, _) = watch::channel(7);
    let mut body = body(&Streams::new(), &changes);
    // `Streams` is dropped already, so the stream ends at once. The next one keeps it alive.
    assert_eq!(next(&mut body).await, None);

    let streams = Streams::new();
    let mut body = super::tests::body(&streams, &changes);
    assert_eq!(
        next(&mut body).await.as_deref(),
        Some("event: state\ndata: 7 run\n\n")
    );
    changes.send_replace(8);
    changes.send_replace(9);
    assert_eq!(
        next(&mut body).await.as_deref(),
        Some("event: state\ndata: 9 run\n\n")
    );
    let before = tokio::time::Instant::now();
    assert_eq!(next(&mut body).await.as_deref(), Some(":\n\n"));
    assert!((14..=16).contains(&before.elapsed().as_secs()));
}

#[tokio::test]
async fn the_oldest_stream_ends_if_there_are_too_many() {
    let (changes, _) = watch::channel(1);
    let streams = Streams::new();
    let mut open = Vec::new();
    for _ in 0..=MAX_STREAMS {
        let mut body = body(&streams, &changes);
        assert!(next(&mut body).await.is_some());
        open.push(body);
    }
    assert_eq!(next(&mut open[0]).await, None);
    changes.send_replace(2);
    for body in &mut open[1..] {
        assert!(next(body).await.is_some());
    }
    // A stream whose client is gone does not count.
    open.pop();
    open.push(body(&streams, &changes));
    changes.send_replace(3);
    assert!(next(&mut open[1]).await.is_some());
}

#[tokio::test]
async fn all_streams_end_at_shutdown_and_none_opens_after_it() {
    let (changes, _) = watch::channel(1);
    let streams = Streams::new();
    let mut early = body(&streams, &changes);
    assert!(next(&mut early).await.is_some());
    streams.close();
    assert_eq!(next(&mut early).await, None);
    assert_eq!(next(&mut body(&streams, &changes)).await, None);
}
