//! `coachgen watch`: follows the records as they are written, and shows their portals while they are.
//!
//! [`PracticeState`] keeps a [`PracticeSnapshot`] in step with the files; a [`PreviewHandler`] answers for the paths of the portals from it, laid over
//! with what only a preview has; `serve` lets a browser on this machine ask. Must not write a file.

mod background;
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

pub use background::{finish, finish_one};
pub use editor::EditorLinks;
pub use events::{ChangeBurst, Events, Following};
pub use practice_state::{Edited, PracticeChange, PracticeState, TerminalFinding};
pub use preview_handler::PreviewHandler;
pub use snapshot::{EngagementState, PracticeSnapshot, Whole};

/// Who may see what.
static POLICY: LazyLock<Policy> = LazyLock::new(Policy::default);

/// What an engagement's pages are made with: they lead to PDFs, each of which is made when it is asked for.
fn shared(practice: &Practice, today: NaiveDate) -> BuildContext<'_> {
    let mut shared = practice.shared(&POLICY, today);
    shared.reports = practice.press().map(|press| Reports {
        press,
        store: None,
        which: PdfChoice::All,
    });
    shared
}
