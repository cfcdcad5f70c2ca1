//! The whole build behind the preview: what only shows when every page is made.
//!
//! Templates that fail, text that a reader may not see, the words for the search over the practice. Works on one
//! engagement after another, and begins again with what is newest.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::shared;
use super::snapshot::{EngagementState, PracticeSnapshot, Whole};
use crate::pipeline::{self, Built, PdfChoice, Reports};
use crate::reader::Reader;
use crate::search::Packed;
use crate::source::CommittedPaths;

/// Makes every page of each engagement of which that was not done yet. `newer` says whether to stop for a newer site;
/// true when all was done.
pub fn finish(
    site: &PracticeSnapshot,
    newer: &dyn Fn() -> bool,
    said: &mut dyn FnMut(&Arc<EngagementState>),
) -> bool {
    for held in &site.engagements {
        if newer() {
            return false;
        }
        if held.whole.get().is_some() || held.stopped().is_some() {
            continue;
        }
        // A template of the practice's own may fail on any report; the agreement is one that every engagement has.
        let which = match held.practice.theme.has_own_documents() {
            true => PdfChoice::Kind("agreement"),
            false => PdfChoice::Later,
        };
        let later = |press| Reports {
            press,
            store: None,
            which,
        };
        // A fault of the program's own has been told, and concerns this engagement alone.
        let reports = held.practice.press().map(later);
        if catch_unwind(AssertUnwindSafe(|| finish_one(held, reports, None))).is_err() {
            held.finish(Whole {
                stopped: None,
                words: Packed::default(),
            });
        }
        if held.stopped().is_some() {
            said(held);
        }
    }
    true
}

/// Builds one engagement, and keeps what became of it. `committed` is what git knows, by folder.
pub fn finish_one(
    held: &Arc<EngagementState>,
    reports: Option<Reports<'_>>,
    committed: Option<&BTreeMap<String, CommittedPaths>>,
) -> Built {
    let mut with = shared(&held.practice, held.today);
    with.reports = reports;
    with.committed = committed;
    let mut built = pipeline::build(&held.files, held.files.files(), &held.name, &with);
    let mut portals = built.portals.iter_mut();
    let coach = portals.find(|portal| portal.reader == Reader::Coach);
    let words = coach.map(|portal| std::mem::take(&mut portal.tree.words));
    held.finish(Whole {
        stopped: built.stopped.clone(),
        words: Packed::from(words.unwrap_or_default()),
    });
    built
}
