//! A progress bar, when there is a terminal and the work takes longer than half a second.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long to wait before a bar appears.
const DELAY: Duration = Duration::from_millis(500);

/// Counts engagements.
pub struct Progress {
    bar: ProgressBar,
    shown: Mutex<bool>,
    began: Instant,
    wanted: bool,
}

impl Progress {
    /// A bar over `count` engagements, if one is `wanted`.
    pub fn new(count: usize, wanted: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos} of {len} engagements") {
            bar.set_style(style);
        }
        Progress {
            bar,
            shown: Mutex::new(false),
            began: Instant::now(),
            wanted,
        }
    }

    /// One engagement is done.
    pub fn step(&self) {
        if self.wanted
            && self.began.elapsed() > DELAY
            && let Ok(mut shown) = self.shown.lock()
            && !*shown
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            *shown = true;
        }
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
