//! A progress bar, shown on a terminal if the work takes longer than half a second.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The time before the bar appears.
const DELAY: Duration = Duration::from_millis(500);

/// Counts finished engagements.
pub struct Progress {
    bar: ProgressBar,
    shown: Mutex<bool>,
    started: Instant,
    wanted: bool,
}

impl Progress {
    /// A bar for `count` engagements; it is only shown if `wanted`.
    pub fn new(count: usize, wanted: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos} of {len} engagements") {
            bar.set_style(style);
        }
        Progress {
            bar,
            shown: Mutex::new(false),
            started: Instant::now(),
            wanted,
        }
    }

    /// Counts one engagement as finished.
    pub fn step(&self) {
        if self.wanted
            && self.started.elapsed() > DELAY
            && let Ok(mut shown) = self.shown.lock()
            && !*shown
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            *shown = true;
        }
        self.bar.inc(1);
    }

    /// Removes the bar.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
