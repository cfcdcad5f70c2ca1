//! What the preview shows at one moment: the practice, and each engagement as it was last good.
//!
//! Never changed; what follows an edit is another site, which shares with this one whatever the edit did not touch.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;

use crate::pipeline::{EngagementOutcome, Practice, PracticePages, Stopped};
use crate::search::{Packed, WordIndex};
use crate::source::Snapshot;
use crate::theme::TemplateError;

/// The practice at one moment.
#[derive(Clone)]
pub struct PracticeSnapshot {
    /// Grows with each change of what is shown.
    pub version: u64,
    /// The day for which it is shown.
    pub today: NaiveDate,
    /// What the engagements share; where coachgen.yaml cannot be built with, what they shared before.
    pub practice: Arc<Practice>,
    /// The practice as it is now, where it cannot be built with.
    pub unusable: Option<Arc<Practice>>,
    /// The practice before the present one: shows the practice's own pages where a template of theirs fails.
    pub before: Option<Arc<Practice>>,
    /// In the order of their folders.
    pub engagements: Vec<Arc<EngagementState>>,
}

/// One engagement at one moment.
pub struct EngagementState {
    /// Its name in the output.
    pub name: String,
    /// Its files.
    pub files: Snapshot,
    /// What it was checked with.
    pub practice: Arc<Practice>,
    /// The day it was checked for.
    pub today: NaiveDate,
    /// What the practice's own pages say of it.
    pub told: EngagementOutcome,
    /// What only shows when every page of it is made, once that was done.
    pub whole: OnceLock<Whole>,
    /// What was shown of it before, until all of this is known to be good.
    before: Mutex<Option<Arc<EngagementState>>>,
}

/// What became of an engagement whose every page was made.
pub struct Whole {
    /// Why it cannot be shown, where a template or the egress scan says so.
    pub stopped: Option<Stopped>,
    /// The words of the coach's pages, for the search over the practice.
    pub words: Packed,
}

impl PracticeSnapshot {
    /// The engagement of that name in the output.
    pub fn engagement(&self, name: &str) -> Option<&Arc<EngagementState>> {
        self.engagements.iter().find(|held| held.name == name)
    }

    /// What the coach's own pages are made from, with the files of `practice`.
    pub fn own<R>(&self, practice: &Practice, make: impl FnOnce(&PracticePages<'_>) -> R) -> R {
        let told: Vec<EngagementOutcome> =
            self.engagements.iter().map(|held| held.told()).collect();
        let file = practice.with_faults(self.faults());
        make(&PracticePages {
            file: &file,
            theme: &practice.theme,
            today: self.today,
            told: told.iter().collect(),
        })
    }

    /// The words of every engagement of which all pages were made, numbered in their order.
    pub fn index(&self) -> WordIndex {
        let mut index = WordIndex::default();
        for (number, held) in self.engagements.iter().enumerate() {
            if let Some(whole) = held.whole.get().filter(|_| held.stopped().is_none()) {
                index.add(number, whole.words.unpacked());
            }
        }
        index
    }

    /// Whether nothing could be shown since the watch began.
    pub fn is_blank(&self) -> bool {
        self.unusable.is_some() && self.engagements.is_empty()
    }

    /// Faults of templates that showed when pages were made.
    pub fn faults(&self) -> Vec<TemplateError> {
        let stopped = self.engagements.iter().filter_map(|held| held.stopped());
        let faults = stopped.filter_map(|stopped| match stopped {
            Stopped::Template(fault) => Some(fault.clone()),
            _ => None,
        });
        faults.collect()
    }
}

impl EngagementState {
    /// An engagement that was checked, with what was held of it before.
    pub fn new(
        name: String,
        files: Snapshot,
        (practice, today): (Arc<Practice>, NaiveDate),
        told: EngagementOutcome,
        before: Option<&Arc<EngagementState>>,
    ) -> EngagementState {
        let before = before.and_then(|before| {
            let shown = EngagementState::shown(before)?;
            // One state before is enough: what was before that is let go.
            *shown.before() = None;
            Some(shown)
        });
        EngagementState {
            name,
            files,
            practice,
            today,
            told,
            whole: OnceLock::new(),
            before: Mutex::new(before),
        }
    }

    /// Why it cannot be shown.
    pub fn stopped(&self) -> Option<&Stopped> {
        if self.told.summary.stopped {
            return Some(&Stopped::Forbidden);
        }
        self.whole.get()?.stopped.as_ref()
    }

    /// What is shown of it: itself, else what was shown before; none where there was nothing.
    pub fn shown(held: &Arc<EngagementState>) -> Option<Arc<EngagementState>> {
        match held.stopped() {
            None => Some(Arc::clone(held)),
            Some(_) => held.before().clone(),
        }
    }

    /// Says what became of all its pages. Once it is good, what was before is let go.
    pub fn finish(&self, whole: Whole) {
        let good = whole.stopped.is_none() && !self.told.summary.stopped;
        // Who came first said the same: it is made of the same files.
        let _ = self.whole.set(whole);
        if good {
            *self.before() = None;
        }
    }

    /// What was shown of it before, where that is not let go yet.
    pub fn earlier(&self) -> Option<Arc<EngagementState>> {
        self.before().clone()
    }

    /// What the practice's own pages say of it, with what was learnt since it was checked.
    pub fn told(&self) -> EngagementOutcome {
        let mut told = self.told.clone();
        told.summary.stopped = self.stopped().is_some();
        told
    }

    fn before(&self) -> std::sync::MutexGuard<'_, Option<Arc<EngagementState>>> {
        self.before.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
