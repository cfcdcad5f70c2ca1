//! Updates the snapshot after a file change: reads and checks the changed engagements again.
//!
//! The state of an engagement depends only on its own files and on the files that the practice shares. So after any
//! number of edits the state is the same as after a restart. Must not render a page.

use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::sync::Arc;

use chrono::NaiveDate;

use super::build_context;
use super::change::{Edited, FindingForm, PracticeChange, TerminalFinding};
use super::loaded::LoadedEngagements;
use super::snapshot::{EngagementState, PracticeSnapshot};
use crate::page::health::HealthItem;
use crate::pipeline::{self, EngagementOutcome, OnDemand, Practice};
use crate::source::{
    EngagementFiles, EntrySort, Layout, Listing, Snapshot, SourceError, Tree, within,
};

/// The practice, and its current snapshot. `F` is the form in which its findings are kept.
pub struct PracticeState<F = TerminalFinding> {
    tree: Arc<dyn Tree>,
    root: String,
    colour: bool,
    listing: Listing,
    site: Arc<PracticeSnapshot>,
    loaded: Arc<LoadedEngagements>,
    /// Paths that could not be listed, to be tried again.
    unlisted: BTreeSet<String>,
    /// The state does not contain findings.
    form: PhantomData<fn() -> F>,
}

impl<F: FindingForm> PracticeState<F> {
    /// Reads and checks a whole practice.
    ///
    /// # Errors
    /// If the folder of the practice cannot be listed.
    pub fn open(
        tree: Arc<dyn Tree>,
        root: &str,
        today: NaiveDate,
        colour: bool,
    ) -> Result<(PracticeState<F>, PracticeChange<F>), SourceError> {
        let listing = Listing::list(&*tree)?;
        let practice = Arc::new(Practice::read(&*tree, listing.layout(), root));
        let usable = practice.blocking_file().is_none();
        let site = PracticeSnapshot {
            version: 0,
            today,
            unusable: (!usable).then(|| Arc::clone(&practice)),
            practice,
            before: None,
            engagements: Vec::new(),
        };
        let mut state = PracticeState {
            tree,
            root: root.to_owned(),
            colour,
            listing,
            site: Arc::new(site),
            loaded: Arc::default(),
            unlisted: BTreeSet::new(),
            form: PhantomData,
        };
        let change = state.rebuild(today);
        Ok((state, change))
    }

    /// Returns the current snapshot.
    pub fn site(&self) -> &Arc<PracticeSnapshot> {
        &self.site
    }

    /// Returns the engagements that were loaded last, for rendering pages.
    pub fn loaded(&self) -> &Arc<LoadedEngagements> {
        &self.loaded
    }

    /// Reads `paths` again. They are relative to the root; the empty path means everything. `None` if nothing has
    /// changed.
    ///
    /// # Errors
    /// If a folder cannot be listed and nothing else has changed; the next call tries it again.
    pub fn changed(
        &mut self,
        paths: &BTreeSet<String>,
    ) -> Result<Option<PracticeChange<F>>, SourceError> {
        let mut paths: BTreeSet<String> = paths
            .union(&std::mem::take(&mut self.unlisted))
            .cloned()
            .collect();
        paths.extend(self.reopened_folders());
        let paths = &paths;
        let mut failed = Vec::new();
        let change = self.refresh(paths, &mut failed);
        self.unlisted = failed.iter().map(|(path, _)| path.clone()).collect();
        match (change, failed.into_iter().next()) {
            (None, Some((_, error))) => Err(error),
            (Some(change), Some((_, error))) => Ok(Some(PracticeChange {
                unread: Some(error),
                ..change
            })),
            (change, None) => Ok(change),
        }
    }

    /// Returns the folders that could not be listed and now can be. Changes in them were not reported.
    fn reopened_folders(&self) -> Vec<String> {
        let is_closed = |path: &&str| {
            let found = self.tree.below(path).unwrap_or_default();
            found
                .iter()
                .any(|entry| entry.path == **path && entry.sort == EntrySort::Closed)
        };
        let closed = self
            .listing
            .unreadable_folders()
            .filter(|path| !is_closed(path));
        closed.map(str::to_owned).collect()
    }

    fn refresh(
        &mut self,
        paths: &BTreeSet<String>,
        failed: &mut Vec<(String, SourceError)>,
    ) -> Option<PracticeChange<F>> {
        let touched = self.listing.update(&*self.tree, paths, failed);
        let logo = self.site.practice.file.practice.logo.as_ref();
        let logo = logo.map(|(path, _)| path.trim_start_matches("./").to_owned());
        let shared = |path: &String| {
            let is_logo = |logo: &String| within(logo, path);
            path.is_empty()
                || path == "coachgen.yaml"
                || within(path, "templates")
                || logo.as_ref().is_some_and(is_logo)
        };
        if touched.engagements || paths.iter().any(shared) {
            return Some(self.rebuild(self.site.today));
        }
        let folders = &touched.folders;
        let engagements = self.listing.layout().engagements.iter();
        let engagements: Vec<EngagementFiles> = engagements
            .filter(|files| folders.contains(&files.dir))
            .cloned()
            .collect();
        let mut edited = Vec::new();
        let mut next = PracticeSnapshot::clone(&self.site);
        for files in engagements {
            let place = next
                .engagements
                .iter()
                .position(|engagement| engagement.files.files().dir == files.dir);
            let Some(place) = place else { continue };
            let before = Arc::clone(&next.engagements[place]);
            let now = Snapshot::take(&self.tree, &files, Some(&before.files));
            // Editors create and remove temporary files, and save files without changing them.
            let beside = |path: &String| now.is_unstored(path) || path.is_empty();
            if now.is_same_as(&before.files) && !paths.iter().any(beside) {
                continue;
            }
            let (one, on_demand) = self.check_engagement(now, &next, Some(before));
            self.loaded.insert(&one.engagement, on_demand);
            next.engagements[place] = Arc::clone(&one.engagement);
            edited.push(one);
        }
        if edited.is_empty() {
            return None;
        }
        Some(PracticeChange {
            site: self.publish(next),
            edited,
            gone: Vec::new(),
            practice: None,
            unread: None,
        })
    }

    /// Checks everything again for a new day, because due and overdue dates depend on it.
    pub fn day_changed(&mut self, today: NaiveDate) -> PracticeChange<F> {
        self.rebuild(today)
    }

    /// Publishes the snapshot again after more became known about it, such as the outcome of a full build.
    pub fn republish(&mut self) -> Arc<PracticeSnapshot> {
        let next = PracticeSnapshot::clone(&self.site);
        self.publish(next)
    }

    /// Reads the practice's own files again, and checks every engagement with them. Unchanged records are not read
    /// again.
    fn rebuild(&mut self, today: NaiveDate) -> PracticeChange<F> {
        let layout = self.listing.layout().clone();
        let now = Arc::new(Practice::read(&*self.tree, &layout, &self.root));
        let findings = self.practice_findings(&now);
        let mut next = PracticeSnapshot::clone(&self.site);
        next.today = today;
        match now.blocking_file().is_none() {
            true => {
                next.before = Some(std::mem::replace(&mut next.practice, now));
                next.unusable = None;
            }
            // Records are still checked, with the last usable settings.
            false => next.unusable = Some(now),
        }
        let first = self.site.engagements.is_empty();
        let edited = match next.unusable.is_some() && first {
            true => Vec::new(),
            false => self.check_engagements(&layout, &next),
        };
        next.engagements = edited
            .iter()
            .map(|one| Arc::clone(&one.engagement))
            .collect();
        let old = self.site.engagements.iter();
        let gone = old.filter(|old| next.engagement(&old.name).is_none());
        let gone = gone.map(|old| {
            (
                old.name.clone(),
                self.listing.has_any(&old.files.files().dir),
            )
        });
        let gone = gone.collect();
        PracticeChange {
            site: self.publish(next),
            edited,
            gone,
            practice: Some(findings),
            unread: None,
        }
    }

    fn check_engagements(&self, layout: &Layout, next: &PracticeSnapshot) -> Vec<Edited<F>> {
        let work = |number: usize| {
            let files = &layout.engagements[number];
            let mut old = self.site.engagements.iter();
            let before = old
                .find(|engagement| engagement.files.files().dir == files.dir)
                .cloned();
            let known = before.as_ref().map(|before| &before.files);
            let files = Snapshot::take(&self.tree, files, known);
            let (one, _) = self.check_engagement(files, next, before);
            Ok::<_, std::convert::Infallible>(one)
        };
        let edited =
            pipeline::run_parallel(layout.engagements.len(), pipeline::worker_count(), work);
        edited.unwrap_or_else(|never| match never {})
    }

    /// Loads and checks one engagement.
    fn check_engagement(
        &self,
        files: Snapshot,
        site: &PracticeSnapshot,
        before: Option<Arc<EngagementState>>,
    ) -> (Edited<F>, OnDemand) {
        let (practice, today) = (&site.practice, site.today);
        let name = practice.name(&files.files().dir);
        let with = build_context(practice, today);
        let mut loaded = pipeline::load(&files, files.files(), &name, &with);
        pipeline::check(&mut loaded, &with);
        let outcome = EngagementOutcome::from_loaded(&loaded);
        let found: Vec<_> = loaded.diags.iter().zip(&outcome.health).collect();
        let findings = F::all(&loaded.model.sources, &found, self.colour);
        let engagement = EngagementState::new(
            name,
            files,
            (Arc::clone(practice), today),
            outcome,
            before.as_ref(),
        );
        let edited = Edited {
            engagement: Arc::new(engagement),
            before,
            findings,
        };
        (edited, OnDemand::new(loaded))
    }

    fn practice_findings(&self, practice: &Practice) -> Vec<F> {
        let (sources, diags) = (&practice.file.sources, &practice.file.diags);
        let items: Vec<HealthItem> = diags
            .iter()
            .map(|diag| pipeline::health_item(sources, diag))
            .collect();
        let found: Vec<_> = diags.iter().zip(&items).collect();
        F::all(sources, &found, self.colour)
    }

    fn publish(&mut self, mut next: PracticeSnapshot) -> Arc<PracticeSnapshot> {
        next.version += 1;
        self.site = Arc::new(next);
        Arc::clone(&self.site)
    }
}
