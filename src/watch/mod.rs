//! `coachgen watch`: follows the records as they are written, and shows their portals while they are.
//!
//! [`Hold`] keeps a [`Site`] in step with the files; a [`Room`] answers for the paths of the portals from it, laid over
//! with what only a preview has; `serve` lets a browser on this machine ask. Must not write a file.

mod editor;
mod events;
mod hold;
mod lay;
mod media;
mod poll;
mod room;
pub mod serve;
mod shelf;
mod site;
mod whole;

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::build::{BuildContext, PdfChoice, Practice, Reports};
use crate::policy::Policy;

pub use editor::EditorLinks;
pub use events::{ChangeBurst, Events, Following};
pub use hold::{Edited, PracticeChange, PracticeState, TerminalFinding};
pub use room::PreviewHandler;
pub use site::{EngagementState, PracticeSnapshot, Whole};
pub use whole::{finish, finish_one};

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
