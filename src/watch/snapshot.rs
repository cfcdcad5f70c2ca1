//! The state that the preview shows: the practice, and the last good state of each engagement.
//!
//! A snapshot is immutable. An edit creates a new one, which shares everything that the edit did not touch.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;

use super::build_context;
use crate::access::RecordReaders;
use crate::pipeline::{self, EngagementOutcome, Loaded, Practice, PracticePages, Stopped};
use crate::search::{PackedVocabulary, WordIndex};
use crate::source::Snapshot;
use crate::theme::TemplateError;

/// The state of a practice at one moment.
#[derive(Clone)]
pub struct PracticeSnapshot {
    /// Increases with each visible change.
    pub version: u64,
    /// The date used as today.
    pub today: NaiveDate,
    /// The practice's settings and templates. If coachgen.yaml has a blocking error, the last usable ones.
    pub practice: Arc<Practice>,
    /// The practice as it is now, if it has a blocking error.
    pub unusable: Option<Arc<Practice>>,
    /// The previous practice. Its templates render the coach's own pages if a current template fails.
    pub before: Option<Arc<Practice>>,
    /// Sorted by folder.
    pub engagements: Vec<Arc<EngagementState>>,
}

/// The state of one engagement at one moment.
pub struct EngagementState {
    /// Its name in the output.
    pub name: String,
    /// Its files.
    pub files: Snapshot,
    /// The practice that it was checked with.
    pub practice: Arc<Practice>,
    /// The date that it was checked for.
    pub today: NaiveDate,
    /// What the coach's own pages show about it.
    pub outcome: EngagementOutcome,
    /// The outcome of the full build, once it is done.
    pub full_build: OnceLock<FullBuild>,
    /// The state that was shown before, until this one is known to be good.
    before: Mutex<Option<Arc<EngagementState>>>,
}

/// The outcome of building every page of an engagement.
pub struct FullBuild {
    /// Why it cannot be shown: a template failed, or the egress scan found a leak.
    pub stopped: Option<Stopped>,
    /// The words of the coach's pages, for the practice-wide search.
    pub words: PackedVocabulary,
}

impl PracticeSnapshot {
    /// Returns the engagement with that name in the output.
    pub fn engagement(&self, name: &str) -> Option<&Arc<EngagementState>> {
        self.engagements
            .iter()
            .find(|engagement| engagement.name == name)
    }

    /// Calls `make` with the data of the coach's own pages, with the settings and templates of `practice`.
    pub fn with_practice_pages<R>(
        &self,
        practice: &Practice,
        make: impl FnOnce(&PracticePages<'_>) -> R,
    ) -> R {
        let outcomes: Vec<EngagementOutcome> = self
            .engagements
            .iter()
            .map(|engagement| engagement.current_outcome())
            .collect();
        let file = practice.with_faults(self.template_errors());
        make(&PracticePages {
            file: &file,
            theme: &practice.theme,
            today: self.today,
            outcomes: outcomes.iter().collect(),
        })
    }

    /// Returns the words of every engagement that was built in full, numbered in order.
    pub fn word_index(&self) -> WordIndex {
        let mut index = WordIndex::default();
        for (number, engagement) in self.engagements.iter().enumerate() {
            if let Some(full_build) = engagement
                .full_build
                .get()
                .filter(|_| engagement.stopped().is_none())
            {
                index.add(number, &full_build.words);
            }
        }
        index
    }

    /// Returns true if there has been nothing to show since `coachgen watch` started.
    pub fn is_blank(&self) -> bool {
        self.unusable.is_some() && self.engagements.is_empty()
    }

    /// Returns the template errors that full builds have found.
    pub fn template_errors(&self) -> Vec<TemplateError> {
        let stopped = self
            .engagements
            .iter()
            .filter_map(|engagement| engagement.stopped());
        let faults = stopped.filter_map(|stopped| match stopped {
            Stopped::Template(fault) => Some(fault.clone()),
            _ => None,
        });
        faults.collect()
    }
}

impl EngagementState {
    /// Creates the state of a checked engagement. `before` is its previous state.
    pub fn new(
        name: String,
        files: Snapshot,
        (practice, today): (Arc<Practice>, NaiveDate),
        outcome: EngagementOutcome,
        before: Option<&Arc<EngagementState>>,
    ) -> EngagementState {
        let before = before.and_then(|before| {
            let shown = EngagementState::shown(before)?;
            // One earlier state is enough; drop those before it.
            *shown.before() = None;
            Some(shown)
        });
        EngagementState {
            name,
            files,
            practice,
            today,
            outcome,
            full_build: OnceLock::new(),
            before: Mutex::new(before),
        }
    }

    /// Returns who sees each part of the record at `path` in the practice; `None` if it cannot be read. `loaded` is this
    /// engagement.
    pub fn readers_of(&self, loaded: &Loaded, path: &str) -> Option<RecordReaders> {
        let shared = build_context(&self.practice, self.today);
        pipeline::readers_of(loaded, path, &shared)
    }

    /// Returns why it cannot be shown.
    pub fn stopped(&self) -> Option<&Stopped> {
        if self.outcome.summary.stopped {
            return Some(&Stopped::Forbidden);
        }
        self.full_build.get()?.stopped.as_ref()
    }

    /// Returns the state to show: this one, or else the last good one, if any.
    pub fn shown(engagement: &Arc<EngagementState>) -> Option<Arc<EngagementState>> {
        match engagement.stopped() {
            None => Some(Arc::clone(engagement)),
            Some(_) => engagement.before().clone(),
        }
    }

    /// Stores the outcome of the full build. If it is good, the earlier state is dropped.
    pub fn set_full_build(&self, full_build: FullBuild) {
        let good = full_build.stopped.is_none() && !self.outcome.summary.stopped;
        // A concurrent build of the same files has the same outcome.
        let _ = self.full_build.set(full_build);
        if good {
            *self.before() = None;
        }
    }

    /// Returns the state that was shown before, if it was not dropped yet.
    pub fn earlier(&self) -> Option<Arc<EngagementState>> {
        self.before().clone()
    }

    /// Returns what the coach's own pages show about it, including the outcome of the full build.
    pub fn current_outcome(&self) -> EngagementOutcome {
        let mut outcome = self.outcome.clone();
        outcome.summary.stopped = self.stopped().is_some();
        outcome
    }

    fn before(&self) -> std::sync::MutexGuard<'_, Option<Arc<EngagementState>>> {
        self.before.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
