//! Loads the requested engagements one after the other on several threads, and keeps only what a command needs of each.

use chrono::NaiveDate;

use super::open::OpenedPractice;
use super::progress::Progress;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::pipeline::{self, BuildContext, Loaded};
use crate::policy::Policy;
use crate::source::EngagementFiles;

/// Returns what `summarise` makes of each requested engagement, in order. Each is dropped from memory afterwards. The
/// engagements are loaded, but not checked.
///
/// # Errors
/// The first error of `summarise`.
pub(super) fn load_requested<T: Send>(
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
    summarise: impl Fn(&EngagementFiles, Loaded, &BuildContext<'_>) -> T + Sync,
) -> Result<Vec<T>, CommandError> {
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let requested = opened.requested();
    let progress = Progress::new(requested.len(), out.has_terminal());
    let summaries = pipeline::run_parallel(requested.len(), pipeline::worker_count(), |number| {
        let files = requested[number];
        let loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
        let summary = summarise(files, loaded, &shared);
        progress.step();
        Ok::<_, CommandError>(summary)
    });
    progress.finish();
    summaries
}
