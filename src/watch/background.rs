//! Builds every engagement in full in the background of the preview.
//!
//! Some problems only show when every page is rendered: templates that fail, and text that a reader may not see. The
//! full build also collects the words for the practice-wide search. It builds one engagement after another, and starts
//! again when there is a newer snapshot.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::build_context;
use super::snapshot::{EngagementState, FullBuild, PracticeSnapshot};
use crate::pipeline::{self, Built, PdfChoice, Reports};
use crate::reader::Reader;
use crate::report::ReportKind;
use crate::search::PackedVocabulary;
use crate::source::CommittedRecords;

/// Builds each engagement of `site` that has not been built in full yet.
///
/// Stops when `newer` returns true, because there is a newer snapshot. Calls `on_stopped` for each engagement that
/// turns out to be blocked. Returns true when all engagements were built.
pub fn build_all(
    site: &PracticeSnapshot,
    newer: &dyn Fn() -> bool,
    on_stopped: &mut dyn FnMut(&Arc<EngagementState>),
) -> bool {
    for engagement in &site.engagements {
        if newer() {
            return false;
        }
        if engagement.full_build.get().is_some() || engagement.stopped().is_some() {
            continue;
        }
        // A custom template may fail on any report. Every engagement has an agreement, so that report is tried.
        let which = match engagement.practice.theme.has_own_documents() {
            true => PdfChoice::Kind(ReportKind::Agreement),
            false => PdfChoice::Later,
        };
        let later = |renderer| Reports {
            renderer,
            store: None,
            which,
        };
        // A panic has been reported already, and concerns only this engagement.
        let reports = engagement.practice.pdf_renderer().map(later);
        if catch_unwind(AssertUnwindSafe(|| build_one(engagement, reports, None))).is_err() {
            engagement.set_full_build(FullBuild {
                stopped: None,
                words: PackedVocabulary::default(),
            });
        }
        if engagement.stopped().is_some() {
            on_stopped(engagement);
        }
    }
    true
}

/// Builds one engagement and stores the outcome in it. `committed` is the state in git.
pub fn build_one(
    engagement: &Arc<EngagementState>,
    reports: Option<Reports<'_>>,
    committed: Option<&CommittedRecords>,
) -> Built {
    let mut with = build_context(&engagement.practice, engagement.today);
    with.reports = reports;
    with.committed = committed;
    let mut built = pipeline::build(
        &engagement.files,
        engagement.files.files(),
        &engagement.name,
        &with,
    );
    let mut portals = built.portals.iter_mut();
    let coach = portals.find(|portal| portal.reader == Reader::Coach);
    let words = coach.map(|portal| std::mem::take(&mut portal.tree.words));
    engagement.set_full_build(FullBuild {
        stopped: built.stopped.clone(),
        words: PackedVocabulary::from(words.unwrap_or_default()),
    });
    built
}
