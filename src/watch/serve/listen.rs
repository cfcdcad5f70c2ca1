//! Accepts connections, and limits their number, the time and size of a request head, and the time to shut down.
//!
//! Must not read a request. `axum::serve` has no limits, so this is its loop with limits, built on hyper.

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
    connections::{ConnectionLimit, PendingConnection, PendingConnections},
    events::Streams,
};

/// How many connections may be open; more have to wait. Unauthenticated connections can use only a few of them, so they
/// do not block the user's browser.
const CONNECTIONS: usize = 256;

/// How long the head of a request may take, from the end of the last response, on an authenticated connection.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// The largest request head, in bytes and in lines.
const MAX_HEAD_BYTES: usize = 16 * 1024;
const MAX_HEADER_LINES: usize = 64;

/// How long a shutdown waits for responses in progress.
const SHUTDOWN_GRACE: Duration = Duration::from_millis(300);

/// How long to wait if the system cannot accept more connections.
const ACCEPT_RETRY: Duration = Duration::from_millis(100);

/// Serves until `until` completes.
pub(super) async fn serve(
    listener: net::TcpListener,
    auth: Auth,
    site: Arc<dyn PreviewSource>,
    until: impl Future<Output = ()>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    let handler = Arc::new(RequestHandler {
        auth,
        site,
        streams: Streams::new(),
    });
    let (stop, stopped) = watch::channel(());
    tokio::select! {
        () = until => {}
        () = accept(&listener, &handler, &stopped) => {}
    }
    drop((listener, stopped));
    stop.send_replace(());
    handler.streams.close();
    // Each connection holds a receiver; what is still open afterwards ends with the runtime.
    let _ = time::timeout(SHUTDOWN_GRACE, stop.closed()).await;
    Ok(())
}

/// Accepts connections in an endless loop.
async fn accept(
    listener: &TcpListener,
    handler: &Arc<RequestHandler>,
    stopped: &watch::Receiver<()>,
) {
    let permits = Arc::new(Semaphore::new(CONNECTIONS));
    let pending = Arc::new(PendingConnections::default());
    // The semaphore is never closed.
    while let Ok(permit) = permits.clone().acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => {
                let connection =
                    serve_connection(stream, handler.clone(), pending.enter(), stopped.clone());
                tokio::spawn(async move {
                    connection.await;
                    drop(permit);
                });
                // Lets the connection read its first request before newer connections can displace it.
                task::yield_now().await;
            }
            Err(_) => time::sleep(ACCEPT_RETRY).await,
        }
    }
}

/// Serves one connection until it ends or has to close. Errors are ignored: the browser reports them.
async fn serve_connection(
    stream: TcpStream,
    handler: Arc<RequestHandler>,
    (entry, limit): (PendingConnection, ConnectionLimit),
    mut stopped: watch::Receiver<()>,
) {
    let entry = Arc::new(entry);
    // A page is one write, so there is nothing to gain from waiting for more data.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let answer = answer(handler.clone(), entry.clone(), request.map(Body::new));
        async { Ok::<_, Infallible>(answer.await) }
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIMEOUT)
            .max_buf_size(MAX_HEAD_BYTES)
            .max_headers(MAX_HEADER_LINES)
            .auto_date_header(false)
            .serve_connection(TokioIo::new(stream), service)
    );
    tokio::select! {
        _ = connection.as_mut() => {}
        () = limit.expired() => {}
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
