//! What changed on disk, gathered: one save, however an editor goes about it, is one set of paths, and so is a checkout
//! of thousands of files.
//!
//! Paths are all that is taken from an event: what stands there is looked up when the burst is over, so that neither
//! the order of events nor their sort matters. Must not read a record.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::poll::Poll;
use crate::source::Disk;

/// A save is over when nothing was heard for so long.
const QUIET: Duration = Duration::from_millis(12);
/// A checkout writes in spurts.
const LONG_QUIET: Duration = Duration::from_millis(200);
/// From so many paths on it is no save.
const MANY: usize = 16;
/// Something that never falls quiet is looked at now and then.
const MOST: Duration = Duration::from_secs(10);

/// What was heard of the disk.
pub(super) enum Heard {
    /// Something happened at these paths.
    At(Vec<PathBuf>),
    /// Events were lost.
    Lost,
    /// The system cannot follow this many files.
    Failed,
    /// The folder that is followed was removed, or moved away.
    Unrooted,
}

/// The changes of a practice's files.
pub struct Events {
    disk: Disk,
    receiver: Receiver<Heard>,
    sender: Sender<Heard>,
    follower: Follower,
    /// Which folder is followed; none where it is not there any more.
    identity: Option<(u64, u64)>,
}

/// What follows the disk; it stops when it is dropped.
#[allow(dead_code, reason = "held for as long as it is to follow")]
enum Follower {
    System(RecommendedWatcher),
    Poll(Poll),
}

/// How the disk is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Following {
    /// The system tells.
    System,
    /// The folder lies on another machine, whose changes the system does not tell: it is looked at every so often.
    Remote,
    /// The system cannot follow so many folders; their files are looked at every so often.
    Limit,
    /// The system does not tell of changes, and says why; files are looked at every so often.
    Failed(String),
}

/// A burst of changes.
pub struct ChangeBurst {
    /// Paths from the root, the empty one for everything.
    pub paths: BTreeSet<String>,
    /// When the first of it was heard.
    pub first: Instant,
    /// The way of following had to be changed.
    pub fell_back: bool,
}

impl Events {
    /// Follows the files of `disk`.
    pub fn of(disk: &Disk) -> (Events, Following) {
        let (sender, receiver) = channel();
        let (follower, following) = match disk.is_remote() {
            true => (poll(disk, &sender), Following::Remote),
            false => match system(disk, &sender) {
                Ok(watcher) => (Follower::System(watcher), Following::System),
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

    /// Follows the files of `disk` by looking at them every so often.
    pub fn by_looking(disk: &Disk) -> Events {
        let (sender, receiver) = channel();
        Events {
            disk: disk.clone(),
            receiver,
            follower: poll(disk, &sender),
            sender,
            identity: disk.identity(),
        }
    }

    /// The next burst, once it is over; none when nothing was heard for `wait`.
    pub fn next(&mut self, wait: Duration) -> Option<ChangeBurst> {
        let until = Instant::now() + wait;
        let mut seen = ChangeBurst {
            paths: BTreeSet::new(),
            first: Instant::now(),
            fell_back: false,
        };
        self.same_folder(&mut seen);
        while seen.paths.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            let heard = self.receiver.recv_timeout(left).ok()?;
            seen.first = Instant::now();
            self.take(heard, &mut seen);
        }
        loop {
            let quiet = match seen.paths.len() {
                0..MANY => QUIET,
                _ => LONG_QUIET,
            };
            match self.receiver.recv_timeout(quiet) {
                Ok(heard) => self.take(heard, &mut seen),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
            if seen.first.elapsed() > MOST {
                break;
            }
        }
        Some(seen)
    }

    /// A folder that was removed and made again is another, of which the system tells only when it is asked to.
    fn same_folder(&mut self, seen: &mut ChangeBurst) {
        let now = self.disk.identity();
        if now.is_none() || now == self.identity {
            return;
        }
        self.identity = now;
        if matches!(self.follower, Follower::System(_)) {
            self.follower = match system(&self.disk, &self.sender) {
                Ok(watcher) => Follower::System(watcher),
                Err(_) => poll(&self.disk, &self.sender),
            };
        }
        seen.paths.insert(String::new());
    }

    fn take(&mut self, heard: Heard, seen: &mut ChangeBurst) {
        match heard {
            Heard::At(paths) => {
                let paths = paths.iter().filter_map(|path| self.disk.listing_path(path));
                seen.paths.extend(paths);
            }
            Heard::Lost => {
                seen.paths.insert(String::new());
            }
            // A new folder may have the old one's number.
            Heard::Unrooted => {
                self.identity = None;
                seen.paths.insert(String::new());
            }
            Heard::Failed => {
                if matches!(self.follower, Follower::System(_)) {
                    self.follower = poll(&self.disk, &self.sender);
                    seen.fell_back = true;
                    seen.paths.insert(String::new());
                }
            }
        }
    }
}

fn system(disk: &Disk, sender: &Sender<Heard>) -> notify::Result<RecommendedWatcher> {
    let heard = sender.clone();
    let root = disk.root().to_path_buf();
    let told = move |event: notify::Result<Event>| {
        let said = match event {
            Ok(event) if event.need_rescan() => Heard::Lost,
            Ok(event) if is_gone(&event.kind) && event.paths.contains(&root) => Heard::Unrooted,
            Ok(event) if is_change(&event.kind) => Heard::At(event.paths),
            Ok(_) => return,
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => Heard::Failed,
            Err(_) => Heard::Lost,
        };
        // Nobody listens once the watch has ended.
        let _ = heard.send(said);
    };
    // What a link leads to is not the practice's.
    let config = Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(told, config)?;
    watcher.watch(disk.root(), RecursiveMode::Recursive)?;
    Ok(watcher)
}

fn failed(error: &notify::Error) -> Following {
    match &error.kind {
        ErrorKind::MaxFilesWatch => Following::Limit,
        // The text of other errors may hold paths.
        ErrorKind::Io(error) => Following::Failed(error.kind().to_string()),
        _ => Following::Failed("no reason given".to_owned()),
    }
}

fn poll(disk: &Disk, sender: &Sender<Heard>) -> Follower {
    Follower::Poll(Poll::of(disk.clone(), sender.clone()))
}

/// Whether something is not where it was.
fn is_gone(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    )
}

/// Whether the event can mean that a file is not what it was; that it was read does not.
fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => *kind == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(kind)) => *kind != MetadataKind::AccessTime,
        _ => true,
    }
}
