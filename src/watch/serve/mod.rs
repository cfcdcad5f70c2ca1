//! The preview server: serves the portals of a practice on this machine's loopback interface to the user's browser.
//!
//! `guard` decides about the head of a request, without side effects; `answer` acts on the verdict; `listen` accepts
//! the connections, and `connections` limits the unauthenticated ones. Must not touch the disk, and must not log:
//! requests and pages are not recorded anywhere.

mod answer;
mod assets;
mod auth;
mod connections;
mod events;
mod guard;
mod listen;
mod path;
mod refusal;

use std::{
    future::Future,
    io::{self, ErrorKind},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use crate::pipeline::STACK_SIZE;
use auth::Auth;

pub(super) use auth::random_hex;

/// Number of rendering threads: a browser sends a few requests at once, and the rebuild needs a core.
const RENDERERS: usize = 4;

/// How long a shutdown waits for a page that is being rendered.
const LAST_PAGE: Duration = Duration::from_millis(200);

/// The site that the preview serves.
pub trait PreviewSource: Send + Sync + 'static {
    /// Returns the response for a path relative to the root of the portals, such as `coach/index.html`: decoded,
    /// without a leading slash, never with `..` or a backslash. May take milliseconds: it runs on a separate thread.
    fn answer(&self, path: &str) -> Answer;

    /// Returns the first page of the preview: `coach/index.html`. Runs on the server's thread, so it must be fast.
    fn start(&self) -> String;

    /// Returns an ID of this server process, which its pages use to recognise it. It is not known outside.
    fn run(&self) -> &str;

    /// Returns a number that increases with each visible change.
    fn changes(&self) -> tokio::sync::watch::Receiver<u64>;
}

/// The site's response for a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status: 200, or 404 with an error page.
    pub status: u16,
    /// The media type, with the charset for text.
    pub kind: &'static str,
    /// The content of the file.
    pub bytes: Vec<u8>,
}

/// Why the preview cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program uses the port.
    #[error(
        "port {port} is used by another program, perhaps another `coachgen watch`: stop that program, set a different port \
         with --port, or omit --port to use a free port"
    )]
    Taken {
        /// The requested port.
        port: u16,
    },
    /// This account has no permission to use the port.
    #[error(
        "this account may not use port {port}: set a port above 1023 with --port, or omit --port to use a free port"
    )]
    Kept {
        /// The requested port.
        port: u16,
    },
    /// The port cannot be opened for another reason.
    #[error("cannot open the preview on port {port} of 127.0.0.1: {source}")]
    Bind {
        /// The requested port; 0 for any.
        port: u16,
        /// The system's error.
        source: io::Error,
    },
    /// The system has no random bytes, so a secret URL is not possible.
    #[error("the preview needs random numbers for its URL, but the system returned none: {0}")]
    Random(getrandom::Error),
    /// The system denies something that the server needs.
    #[error("cannot start the preview server: {0}")]
    Serve(io::Error),
}

/// A preview server that has its port but does not serve yet.
pub struct Preview {
    listener: TcpListener,
    address: SocketAddr,
    auth: Auth,
}

impl Preview {
    /// Binds a port of 127.0.0.1: the requested one, or any free port for `None` or 0. A free port differs each time,
    /// so that a page of an earlier run, or a program that took its port, shares nothing with this one.
    ///
    /// # Errors
    /// If the requested port is not available, or the system has no random numbers.
    pub fn bind(port: Option<u16>) -> Result<Self, ServeError> {
        let listener = match port {
            Some(port) => listen_on(port)?,
            None => listen_on(0)?,
        };
        let address = listener.local_addr().map_err(ServeError::Serve)?;
        let auth = Auth::new(address).map_err(ServeError::Random)?;
        Ok(Self {
            listener,
            address,
            auth,
        })
    }

    /// Returns the address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the first URL, with the token. Whoever has it sees every portal, so show it only in the terminal and the
    /// browser.
    pub fn url(&self) -> String {
        self.auth.url()
    }

    /// Serves until `until` completes. Open event streams end then; a response in progress has a moment to finish.
    ///
    /// # Errors
    /// If the system denies something that the server needs.
    pub fn run(
        self,
        site: Arc<dyn PreviewSource>,
        until: impl Future<Output = ()>,
    ) -> Result<(), ServeError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .thread_name("coachgen-preview")
            .thread_stack_size(STACK_SIZE)
            .max_blocking_threads(RENDERERS)
            .build()
            .map_err(ServeError::Serve)?;
        let served = runtime.block_on(listen::serve(self.listener, self.auth, site, until));
        // Dropping the runtime would wait for a page that is being rendered, however long it takes.
        runtime.shutdown_timeout(LAST_PAGE);
        served.map_err(ServeError::Serve)
    }
}

/// Returns a listener on the loopback interface only.
fn listen_on(port: u16) -> Result<TcpListener, ServeError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|source| match source.kind() {
        ErrorKind::AddrInUse => ServeError::Taken { port },
        ErrorKind::PermissionDenied => ServeError::Kept { port },
        _ => ServeError::Bind { port, source },
    })
}
