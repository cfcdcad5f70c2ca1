//! Looking at the files every so often, where the system does not tell of changes.
//!
//! Lists what a build would list, nothing hidden and no portal; takes sizes and times, and opens no file. The pause
//! follows how long a look takes, so that a slow disk or a network is not kept busy with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::events::Heard;
use crate::source::Disk;

/// Shortest pause between two looks.
const PAUSE: Duration = Duration::from_secs(1);
/// A look may take this part of the time.
const SHARE: u32 = 20;

/// Looks until it is dropped.
pub(super) struct Poll(Arc<AtomicBool>);

impl Poll {
    /// Begins to look at the files of `disk`.
    pub(super) fn of(disk: Disk, sender: Sender<Heard>) -> Poll {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let look = move || {
            let mut known = disk.stamps();
            let mut pause = PAUSE;
            while !stopped.load(Ordering::Relaxed) {
                std::thread::sleep(pause);
                let began = Instant::now();
                let now = disk.stamps();
                pause = PAUSE.max(began.elapsed() * SHARE);
                let changed = now
                    .iter()
                    .filter(|(path, stamp)| known.get(*path) != Some(stamp))
                    .map(|(path, _)| path);
                let gone = known.keys().filter(|path| !now.contains_key(*path));
                let paths: Vec<_> = changed
                    .chain(gone)
                    .map(|path| disk.root().join(path))
                    .collect();
                if !paths.is_empty() && sender.send(Heard::At(paths)).is_err() {
                    return;
                }
                known = now;
            }
        };
        // Without a thread nothing is followed; the caller has said that the system is at its limit.
        let _ = std::thread::Builder::new()
            .name("poll".to_owned())
            .spawn(look);
        Poll(stop)
    }
}

impl Drop for Poll {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
