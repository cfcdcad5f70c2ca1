//! Collects file changes into bursts: one save is one set of paths, and so is a checkout of thousands of files.
//!
//! Only the paths of an event are used. The files are looked up when the burst is over, so neither the order nor the
//! type of the events matters. Must not read a record.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::disk_event::DiskEvent;
use super::poll::Poll;
use crate::source::Disk;

/// A save is over when there was no event for this long.
const QUIET: Duration = Duration::from_millis(12);
/// The same for a bulk change: a checkout writes in spurts.
const LONG_QUIET: Duration = Duration::from_millis(200);
/// From this number of paths on, a burst is a bulk change and not a save.
const BULK_CHANGE: usize = 16;
/// The longest burst, so that files that change all the time are still processed now and then.
const MAX_BURST: Duration = Duration::from_secs(10);

/// Watches a practice's files and returns their changes.
pub struct Events {
    disk: Disk,
    receiver: Receiver<DiskEvent>,
    sender: Sender<DiskEvent>,
    follower: FileWatcher,
    /// Device and inode of the watched folder; `None` if it does not exist any more.
    identity: Option<(u64, u64)>,
}

/// The active watcher; it stops when it is dropped.
#[allow(dead_code, reason = "kept alive for as long as the files are watched")]
enum FileWatcher {
    System(RecommendedWatcher),
    Poll(Poll),
}

/// How the files are watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchMethod {
    /// The system reports changes.
    System,
    /// The files are polled because the user asked for it.
    Requested,
    /// The folder is on a network drive, whose changes the system does not report, so it is polled.
    Remote,
    /// The system cannot watch this many folders, so they are polled.
    Limit,
    /// The system does not report changes, for the reason given, so files are polled.
    Failed(String),
}

/// A burst of changes.
pub struct ChangeBurst {
    /// Paths relative to the root; the empty path means everything.
    pub paths: BTreeSet<String>,
    /// When the first event arrived.
    pub first: Instant,
    /// Whether the system watcher failed and polling has started.
    pub fell_back: bool,
}

impl Events {
    /// Starts to watch the files of `disk`, with the system's watcher if possible and by polling otherwise.
    pub fn follow(disk: &Disk) -> (Events, WatchMethod) {
        let (sender, receiver) = channel();
        let (follower, following) = match disk.is_remote() {
            true => (poll(disk, &sender), WatchMethod::Remote),
            false => match system(disk, &sender) {
                Ok(watcher) => (FileWatcher::System(watcher), WatchMethod::System),
                Err(error) => (poll(disk, &sender), failed(&error)),
            },
        };
        let events = Events {
            disk: disk.clone(),
            receiver,
            sender,
            follower,
            identity: disk.identity(),
        };
        (events, following)
    }

    /// Starts to poll the files of `disk`.
    pub fn polling(disk: &Disk) -> Events {
        let (sender, receiver) = channel();
        Events {
            disk: disk.clone(),
            receiver,
            follower: poll(disk, &sender),
            sender,
            identity: disk.identity(),
        }
    }

    /// Returns the next burst when it is over, or `None` if there was no event within `wait`.
    pub fn next(&mut self, wait: Duration) -> Option<ChangeBurst> {
        let until = Instant::now() + wait;
        let mut seen = ChangeBurst {
            paths: BTreeSet::new(),
            first: Instant::now(),
            fell_back: false,
        };
        self.check_root(&mut seen);
        while seen.paths.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            let event = self.receiver.recv_timeout(left).ok()?;
            seen.first = Instant::now();
            self.record(event, &mut seen);
        }
        loop {
            let quiet = match seen.paths.len() {
                0..BULK_CHANGE => QUIET,
                _ => LONG_QUIET,
            };
            match self.receiver.recv_timeout(quiet) {
                Ok(event) => self.record(event, &mut seen),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
            if seen.first.elapsed() > MAX_BURST {
                break;
            }
        }
        Some(seen)
    }

    /// Watches the root folder again if it was removed and created again: the system reports nothing about the new one.
    fn check_root(&mut self, seen: &mut ChangeBurst) {
        let now = self.disk.identity();
        if now.is_none() || now == self.identity {
            return;
        }
        self.identity = now;
        if matches!(self.follower, FileWatcher::System(_)) {
            self.follower = match system(&self.disk, &self.sender) {
                Ok(watcher) => FileWatcher::System(watcher),
                Err(_) => poll(&self.disk, &self.sender),
            };
        }
        seen.paths.insert(String::new());
    }

    fn record(&mut self, event: DiskEvent, seen: &mut ChangeBurst) {
        match event {
            DiskEvent::At(paths) => {
                let paths = paths.iter().filter_map(|path| self.disk.listing_path(path));
                seen.paths.extend(paths);
            }
            DiskEvent::Lost => {
                seen.paths.insert(String::new());
            }
            // A new folder may get the old one's inode number.
            DiskEvent::Unrooted => {
                self.identity = None;
                seen.paths.insert(String::new());
            }
            DiskEvent::Failed => {
                if matches!(self.follower, FileWatcher::System(_)) {
                    self.follower = poll(&self.disk, &self.sender);
                    seen.fell_back = true;
                    seen.paths.insert(String::new());
                }
            }
        }
    }
}

fn system(disk: &Disk, sender: &Sender<DiskEvent>) -> notify::Result<RecommendedWatcher> {
    let events = sender.clone();
    let root = disk.root().to_path_buf();
    let handler = move |event: notify::Result<Event>| {
        let event_kind = match event {
            Ok(event) if event.need_rescan() => DiskEvent::Lost,
            Ok(event) if is_gone(&event.kind) && event.paths.contains(&root) => DiskEvent::Unrooted,
            Ok(event) if is_change(&event.kind) => DiskEvent::At(event.paths),
            Ok(_) => return,
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => DiskEvent::Failed,
            Err(_) => DiskEvent::Lost,
        };
        // Fails only after `coachgen watch` has ended, when the receiver is gone.
        let _ = events.send(event_kind);
    };
    // The targets of links do not belong to the practice.
    let config = Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(handler, config)?;
    watcher.watch(disk.root(), RecursiveMode::Recursive)?;
    Ok(watcher)
}

fn failed(error: &notify::Error) -> WatchMethod {
    match &error.kind {
        ErrorKind::MaxFilesWatch => WatchMethod::Limit,
        // The text of other errors may contain paths.
        ErrorKind::Io(error) => WatchMethod::Failed(error.kind().to_string()),
        _ => WatchMethod::Failed("no reason given".to_owned()),
    }
}

fn poll(disk: &Disk, sender: &Sender<DiskEvent>) -> FileWatcher {
    FileWatcher::Poll(Poll::start(disk.clone(), sender.clone()))
}

/// Returns true if something was removed or moved.
fn is_gone(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    )
}

/// Returns true if the event can mean that a file has changed; read access cannot.
fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => *kind == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(kind)) => *kind != MetadataKind::AccessTime,
        _ => true,
    }
}
