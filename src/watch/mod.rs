//! `coachgen watch`: follows changes to the records and serves a live preview of their portals.
//!
//! [`PracticeState`] reads and checks changed files and publishes a [`PracticeSnapshot`]. A [`PreviewHandler`] renders
//! the files of the portals from it and adds the preview overlay. `serve` is the HTTP server for a browser on this
//! machine. Must not write a file.

mod background;
mod change;
mod disk_event;
mod editor;
mod events;
mod loaded;
mod media;
mod overlay;
mod poll;
mod practice_state;
mod preview_handler;
pub mod serve;
mod snapshot;

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::pipeline::{BuildContext, PdfChoice, Practice, Reports};
use crate::policy::Policy;

pub use background::{build_all, build_one};
pub use change::{Edited, FindingForm, PracticeChange, TerminalFinding};
pub use editor::EditorLinks;
pub use events::{ChangeBurst, Events, WatchMethod};
pub use practice_state::PracticeState;
pub use preview_handler::PreviewHandler;
pub use snapshot::{EngagementState, FullBuild, PracticeSnapshot};

/// The rules for who may see what.
static POLICY: LazyLock<Policy> = LazyLock::new(Policy::default);

/// Returns the build context for an engagement's pages. They link to PDFs, each of which is made when it is requested.
fn build_context(practice: &Practice, today: NaiveDate) -> BuildContext<'_> {
    let mut shared = practice.build_context(&POLICY, today);
    shared.reports = practice.pdf_renderer().map(|renderer| Reports {
        renderer,
        store: None,
        which: PdfChoice::All,
    });
    shared
}
