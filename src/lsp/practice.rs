//! A practice of which records are open in the editor.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use gen_lsp_types::Uri;

use super::finding::EditorFinding;
use crate::access::RecordReaders;
use crate::attachment::RecentPictures;
use crate::output::PictureCache;
use crate::pipeline::OnDemand;
use crate::source::{Disk, OpenTexts, SourceError, Tree, within};
use crate::watch::{EngagementState, PracticeChange, PracticeState};

/// The state of a practice with the texts of the editor.
pub struct OpenPractice {
    disk: Disk,
    texts: Arc<OpenTexts>,
    state: PracticeState<EditorFinding>,
    /// The findings by the folder of their engagement; those in coachgen.yaml and the templates by `None`.
    findings: BTreeMap<Option<String>, Vec<EditorFinding>>,
    /// The findings of each file as they were taken last.
    taken: BTreeMap<String, Vec<EditorFinding>>,
}

impl OpenPractice {
    /// Reads and checks the practice of `disk`.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn open(disk: Disk, today: NaiveDate) -> Result<OpenPractice, SourceError> {
        // Without these, every edit would encode every picture again.
        let pictures = Arc::new(PictureCache::read_only(disk.root()));
        let pictures = RecentPictures::in_front_of(pictures);
        let on_disk = disk.clone().with_pictures(Arc::new(pictures));
        let texts = Arc::new(OpenTexts::new(Arc::new(on_disk)));
        let tree = Arc::clone(&texts) as Arc<dyn Tree>;
        let (state, change) = PracticeState::open(tree, disk.name(), today, false)?;
        let mut practice = OpenPractice {
            disk,
            texts,
            state,
            findings: BTreeMap::new(),
            taken: BTreeMap::new(),
        };
        practice.record(change);
        Ok(practice)
    }

    /// The path in the practice of a file; `None` if it does not belong to it.
    pub fn path_of(&self, file: &Path) -> Option<String> {
        let listed = self.disk.listing_path(file)?;
        // Of some files, the listing path is that of their folder.
        let is_itself = self.disk.locate(&listed).file_name() == file.file_name();
        is_itself.then_some(listed)
    }

    /// The address of a file.
    pub fn uri_of(&self, path: &str) -> Option<Uri> {
        Uri::from_file_path(self.disk.locate(path)).ok()
    }

    /// Uses `text` as the text of a file; without a text, the file as it is on disk.
    pub fn set_text(&self, path: &str, text: Option<&str>) {
        self.texts.set(path, text);
    }

    /// Reads and checks `paths` again.
    pub fn refresh(&mut self, paths: &BTreeSet<String>, today: NaiveDate) {
        if self.state.site().today != today {
            let change = self.state.day_changed(today);
            self.record(change);
        }
        // A folder that cannot be listed now is tried again with the next change.
        if let Ok(Some(change)) = self.state.changed(paths) {
            self.record(change);
        }
    }

    fn record(&mut self, change: PracticeChange<EditorFinding>) {
        if let Some(found) = change.practice {
            self.findings.insert(None, found);
        }
        let site = Arc::clone(self.state.site());
        for one in change.edited {
            let dir = one.engagement.files.files().dir.clone();
            self.findings.insert(Some(dir), one.findings);
        }
        let is_there = |dir: &String| {
            let mut engagements = site.engagements.iter();
            engagements.any(|one| one.files.files().dir == *dir)
        };
        self.findings
            .retain(|dir, _| dir.as_ref().is_none_or(is_there));
    }

    /// The findings of each file whose findings are others than when this was called last.
    pub fn take_changed_findings(&mut self) -> BTreeMap<String, Vec<EditorFinding>> {
        let mut all: BTreeMap<String, Vec<EditorFinding>> = BTreeMap::new();
        for finding in self.findings.values().flatten() {
            let of_file = all.entry(finding.path.clone()).or_default();
            of_file.push(finding.clone());
        }
        let before = std::mem::replace(&mut self.taken, all);
        let gone = before.keys().filter(|path| !self.taken.contains_key(*path));
        let mut changed: BTreeMap<String, Vec<EditorFinding>> =
            gone.map(|path| (path.clone(), Vec::new())).collect();
        for (path, found) in &self.taken {
            if before.get(path) != Some(found) {
                changed.insert(path.clone(), found.clone());
            }
        }
        changed
    }

    /// The date used as today.
    pub fn today(&self) -> NaiveDate {
        self.state.site().today
    }

    /// The findings in one file.
    pub fn findings_in<'p>(&'p self, path: &str) -> impl Iterator<Item = &'p EditorFinding> {
        let path = path.to_owned();
        let all = self.findings.values().flatten();
        all.filter(move |finding| finding.path == path)
    }

    /// The engagements, in order of their folders.
    pub fn engagements(&self) -> &[Arc<EngagementState>] {
        &self.state.site().engagements
    }

    /// The engagement that contains a file, loaded and checked.
    pub fn engagement_of(&self, path: &str) -> Option<(Arc<EngagementState>, Arc<OnDemand>)> {
        let engagements = self.engagements().iter();
        let engagement = engagements
            .filter(|one| within(path, &one.files.files().dir))
            .max_by_key(|one| one.files.files().dir.len())?;
        let loaded = self.state.loaded().get(engagement);
        Some((Arc::clone(engagement), loaded))
    }

    /// Who sees each part of a record; `None` if it cannot be read, so that only the coach sees it.
    pub fn readers_of(&self, path: &str) -> Option<RecordReaders> {
        let (engagement, loaded) = self.engagement_of(path)?;
        engagement.readers_of(loaded.loaded(), path)
    }
}
