//! Reads the messages of the editor, and the changes on disk, into one queue.

use std::collections::BTreeSet;
use std::io::{self, BufRead};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;

use lsp_server::Message;

use crate::source::Disk;
use crate::watch::Events;

/// What the server reacts to.
pub enum Incoming {
    /// A message of the editor.
    Message(Message),
    /// A message that is not JSON, or no message of the protocol.
    Malformed,
    /// The editor closed the connection, or what it sent cannot be read any further.
    Closed,
    /// Files of a practice changed on disk: its folder, and paths in it.
    Disk(PathBuf, BTreeSet<String>),
}

/// Reads messages until the connection is closed.
pub fn read_messages(input: &mut impl BufRead, queue: &Sender<Incoming>) {
    loop {
        let next = match Message::read(input) {
            Ok(Some(message)) => Incoming::Message(message),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Incoming::Malformed,
            Ok(None) | Err(_) => Incoming::Closed,
        };
        let is_end = matches!(&next, Incoming::Closed)
            || matches!(&next, Incoming::Message(Message::Notification(one)) if one.method == "exit");
        if queue.send(next).is_err() || is_end {
            return;
        }
    }
}

/// How long one wait for changes takes.
const WAIT: Duration = Duration::from_secs(1);

/// Follows the files of a practice in a separate thread, until the server ends.
pub(super) fn follow(disk: &Disk, queue: Sender<Incoming>) {
    let (mut events, _) = Events::follow(disk);
    let root = disk.root().to_path_buf();
    let watch = move || {
        loop {
            let paths = events.next(WAIT).map(|burst| burst.paths);
            let paths = paths.unwrap_or_default();
            // An empty set asks whether the server still runs.
            if queue.send(Incoming::Disk(root.clone(), paths)).is_err() {
                return;
            }
        }
    };
    // Without this thread, changes by other programs are noticed with the next change in the editor.
    let _ = std::thread::Builder::new()
        .name("files".to_owned())
        .spawn(watch);
}
