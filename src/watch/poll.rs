//! Polls files for changes where the system does not report them.
//!
//! Lists the files that a build would list: no hidden files and no portals. Compares sizes and times, and opens no
//! file. The pause depends on how long a pass takes, so that a slow disk or network is not kept busy.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::disk_event::DiskEvent;
use crate::source::Disk;

/// The shortest pause between two passes.
const PAUSE: Duration = Duration::from_secs(1);
/// The pause is at least this many times as long as the last pass.
const SHARE: u32 = 20;

/// A polling thread; it stops when this is dropped.
pub(super) struct Poll(Arc<AtomicBool>);

impl Poll {
    /// Starts to poll the files of `disk`.
    pub(super) fn start(disk: Disk, sender: Sender<DiskEvent>) -> Poll {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let run = move || {
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
                if !paths.is_empty() && sender.send(DiskEvent::At(paths)).is_err() {
                    return;
                }
                known = now;
            }
        };
        // Without a thread nothing is watched; the caller has already reported that the system is at its limit.
        let _ = std::thread::Builder::new()
            .name("poll".to_owned())
            .spawn(run);
        Poll(stop)
    }
}

impl Drop for Poll {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
