//! Holds the connections: how many, how long for a head, how large it may be, and how they end.
//!
//! Must not read a request. `axum::serve` sets no limits, so this is its loop with limits, on what it is made of.

use std::{convert::Infallible, future::Future, io, net, pin::pin, sync::Arc, time::Duration};

use axum::{body::Body, extract::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    task, time,
};

use super::{
    PreviewSource,
    answer::{RequestHandler, answer},
    auth::Auth,
    connections::{Guest, Guests, Stay},
    events::Streams,
};

/// How many connections may be open; those beyond wait. Those that have not shown the cookie are few of them, so that
/// they keep no reader waiting.
const CONNECTIONS: usize = 256;

/// How long the head of a request may take, from the end of the last answer, on a connection that was admitted.
const PATIENCE: Duration = Duration::from_secs(10);

/// The largest head, in bytes and in lines.
const HEAD: usize = 16 * 1024;
const LINES: usize = 64;

/// How long a stop waits for answers that are on their way.
const FAREWELL: Duration = Duration::from_millis(300);

/// How long to wait where the system has no more connections to give.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until `until` is done.
pub(super) async fn serve(
    listener: net::TcpListener,
    door: Auth,
    site: Arc<dyn PreviewSource>,
    until: impl Future<Output = ()>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    let desk = Arc::new(RequestHandler {
        door,
        site,
        streams: Streams::new(),
    });
    let (stop, stopped) = watch::channel(());
    tokio::select! {
        () = until => {}
        () = accept(&listener, &desk, &stopped) => {}
    }
    drop((listener, stopped));
    stop.send_replace(());
    desk.streams.close();
    // Each connection holds a receiver; what is still open afterwards ends with the runtime.
    let _ = time::timeout(FAREWELL, stop.closed()).await;
    Ok(())
}

/// Takes connections for ever.
async fn accept(listener: &TcpListener, desk: &Arc<RequestHandler>, stopped: &watch::Receiver<()>) {
    let seats = Arc::new(Semaphore::new(CONNECTIONS));
    let guests = Arc::new(Guests::default());
    // The semaphore is never closed.
    while let Ok(seat) = seats.clone().acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => {
                let connection = hold(stream, desk.clone(), guests.enter(), stopped.clone());
                tokio::spawn(async move {
                    connection.await;
                    drop(seat);
                });
                // It reads what was sent already before a crowd behind it could take its place.
                task::yield_now().await;
            }
            Err(_) => time::sleep(BREATH).await,
        }
    }
}

/// Serves one connection until it ends by itself or is told to. What goes wrong with it is its browser's to say.
async fn hold(
    stream: TcpStream,
    desk: Arc<RequestHandler>,
    (guest, stay): (Guest, Stay),
    mut stopped: watch::Receiver<()>,
) {
    let guest = Arc::new(guest);
    // A page is one write: nothing is gained by waiting for more.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let answer = answer(desk.clone(), guest.clone(), request.map(Body::new));
        async { Ok::<_, Infallible>(answer.await) }
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(HEAD)
            .max_headers(LINES)
            .auto_date_header(false)
            .serve_connection(TokioIo::new(stream), service)
    );
    tokio::select! {
        _ = connection.as_mut() => {}
        () = stay.over() => {}
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
