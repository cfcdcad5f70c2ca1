//! The preview: the portals of a practice on this machine's loopback interface, for the browser of the one who writes.
//!
//! `guard` decides about the head of a request, without doing anything; `answer` does what it decided; `listen` holds the
//! connections, `guests` those that were not admitted yet. Must not touch the disk, must not log: neither a request nor a
//! page is repeated anywhere.

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

use crate::pipeline::STACK;
use auth::Auth;

pub(super) use auth::random;

/// Threads that render at the same time: a browser asks for a few things at once, and the rebuild needs a core.
const RENDERERS: usize = 4;

/// How long a stop waits for a page that is still being rendered.
const LAST_PAGE: Duration = Duration::from_millis(200);

/// What the preview shows.
pub trait PreviewSource: Send + Sync + 'static {
    /// Answers for a path from the root of the portals, `coach/index.html`: decoded, without a leading slash, never with
    /// `..` or a backslash. May take milliseconds: it is called on a thread of its own.
    fn answer(&self, path: &str) -> Answer;

    /// Where the preview begins: `coach/index.html`. Called on the thread that serves, so it must not take time.
    fn start(&self) -> String;

    /// Tells this run from every other, to a page that was made in it: nobody else knows it.
    fn run(&self) -> &str;

    /// A number that grows with each change of what is shown.
    fn changes(&self) -> tokio::sync::watch::Receiver<u64>;
}

/// What the site has for a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status of HTTP: 200, or 404 with a page that says so.
    pub status: u16,
    /// The media type, with its charset where it is text.
    pub kind: &'static str,
    /// The page, style, picture or document itself.
    pub bytes: Vec<u8>,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program has the port.
    #[error(
        "port {port} is taken by another program, perhaps another `coachgen watch`: stop that one, give a different port \
         with --port, or leave --port out to have a free one chosen"
    )]
    Taken {
        /// The port that was asked for.
        port: u16,
    },
    /// The system keeps the port for others.
    #[error(
        "this account may not use port {port}: give one above 1023 with --port, or leave --port out to have a free one chosen"
    )]
    Kept {
        /// The port that was asked for.
        port: u16,
    },
    /// The port cannot be had for a reason of the system's.
    #[error("the preview cannot be opened on port {port} of 127.0.0.1: {source}")]
    Bind {
        /// The port that was asked for; 0 for any.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The system has no random bytes to give, so there is no safe address.
    #[error("the preview needs random numbers for its address, and the system gave none: {0}")]
    Random(getrandom::Error),
    /// The system refuses what serving needs.
    #[error("the preview cannot be served: {0}")]
    Serve(io::Error),
}

/// A preview that has its port and does not serve yet.
pub struct Preview {
    listener: TcpListener,
    address: SocketAddr,
    door: Auth,
}

impl Preview {
    /// Takes a port of 127.0.0.1; without one that is asked for, or with 0, any that is free. It is another each time, so
    /// that a page of an earlier run, and whoever took its port, has nothing in common with this one.
    ///
    /// # Errors
    /// Where the port that was asked for cannot be had, or the system has no random numbers.
    pub fn bind(port: Option<u16>) -> Result<Self, ServeError> {
        let listener = match port {
            Some(port) => listen_on(port)?,
            None => listen_on(0)?,
        };
        let address = listener.local_addr().map_err(ServeError::Serve)?;
        let door = Auth::new(address).map_err(ServeError::Random)?;
        Ok(Self {
            listener,
            address,
            door,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The first URL, with the token: whoever has it sees every portal, so it is for the terminal and the browser alone.
    pub fn url(&self) -> String {
        self.door.url()
    }

    /// Serves until `until` is done. Streams of events that are open end then; a page on its way has a moment to arrive.
    ///
    /// # Errors
    /// Where the system refuses what serving needs.
    pub fn run(
        self,
        site: Arc<dyn PreviewSource>,
        until: impl Future<Output = ()>,
    ) -> Result<(), ServeError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .thread_name("coachgen-preview")
            .thread_stack_size(STACK)
            .max_blocking_threads(RENDERERS)
            .build()
            .map_err(ServeError::Serve)?;
        let served = runtime.block_on(listen::serve(self.listener, self.door, site, until));
        // Dropping the runtime would wait for a page that is being rendered, however long it takes.
        runtime.shutdown_timeout(LAST_PAGE);
        served.map_err(ServeError::Serve)
    }
}

/// A listener on the loopback interface, and on no other.
fn listen_on(port: u16) -> Result<TcpListener, ServeError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|source| match source.kind() {
        ErrorKind::AddrInUse => ServeError::Taken { port },
        ErrorKind::PermissionDenied => ServeError::Kept { port },
        _ => ServeError::Bind { port, source },
    })
}
