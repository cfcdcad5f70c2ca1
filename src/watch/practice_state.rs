//! Keeps a site in step with the files: after a change, what was touched is read, checked and held anew.
//!
//! Each engagement is a function of its own files and of what the practice shares, so that after any number of edits
//! what is held is what a fresh start would hold. Must not make a page.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::loaded::LoadedEngagements;
use super::shared;
use super::snapshot::{EngagementState, PracticeSnapshot};
use crate::check::{self, concise, human};
use crate::page::health::HealthItem;
use crate::pipeline::{self, EngagementOutcome, OnDemand, Practice};
use crate::source::{
    EngagementFiles, EntrySort, Layout, Listing, Snapshot, SourceError, Tree, within,
};

/// The practice, and what is shown of it.
pub struct PracticeState {
    tree: Arc<dyn Tree>,
    root: String,
    colour: bool,
    listing: Listing,
    site: Arc<PracticeSnapshot>,
    shelf: Arc<LoadedEngagements>,
    /// Paths that could not be listed when they were to be.
    behind: BTreeSet<String>,
}

/// What a change came to.
pub struct PracticeChange {
    /// What is shown now.
    pub site: Arc<PracticeSnapshot>,
    /// The engagements that were read anew and are not as they were.
    pub edited: Vec<Edited>,
    /// Engagements that are gone: their names, and whether other files are left in their folders.
    pub gone: Vec<(String, bool)>,
    /// Findings in coachgen.yaml and the templates, where those were read anew.
    pub practice: Option<Vec<TerminalFinding>>,
    /// What could not be listed; what was known of it stays.
    pub unread: Option<SourceError>,
}

/// An engagement that changed.
pub struct Edited {
    /// As it is now.
    pub held: Arc<EngagementState>,
    /// As it was.
    pub before: Option<Arc<EngagementState>>,
    /// What was found in it now.
    pub findings: Vec<TerminalFinding>,
}

/// A finding, for a terminal.
pub struct TerminalFinding {
    /// What it says.
    pub item: HealthItem,
    /// The same with its excerpt.
    pub rendered: String,
}

impl PracticeState {
    /// Reads and checks a whole practice.
    ///
    /// # Errors
    /// When its folder cannot be listed.
    pub fn open(
        tree: Arc<dyn Tree>,
        root: &str,
        today: NaiveDate,
        colour: bool,
    ) -> Result<(PracticeState, PracticeChange), SourceError> {
        let listing = Listing::list(&*tree)?;
        let practice = Arc::new(Practice::read(&*tree, listing.layout(), root));
        let usable = practice.is_usable();
        let site = PracticeSnapshot {
            version: 0,
            today,
            unusable: (!usable).then(|| Arc::clone(&practice)),
            practice,
            before: None,
            engagements: Vec::new(),
        };
        let mut hold = PracticeState {
            tree,
            root: root.to_owned(),
            colour,
            listing,
            site: Arc::new(site),
            shelf: Arc::default(),
            behind: BTreeSet::new(),
        };
        let change = hold.anew(today);
        Ok((hold, change))
    }

    /// What is shown now.
    pub fn site(&self) -> &Arc<PracticeSnapshot> {
        &self.site
    }

    /// What was loaded last, for whoever makes pages.
    pub fn shelf(&self) -> &Arc<LoadedEngagements> {
        &self.shelf
    }

    /// Looks again at `paths`, given from the root; the empty one stands for all. None where nothing is different.
    ///
    /// # Errors
    /// When a folder cannot be listed and nothing else changed; it is asked for again the next time.
    pub fn changed(
        &mut self,
        paths: &BTreeSet<String>,
    ) -> Result<Option<PracticeChange>, SourceError> {
        let mut paths: BTreeSet<String> = paths
            .union(&std::mem::take(&mut self.behind))
            .cloned()
            .collect();
        paths.extend(self.opened());
        let paths = &paths;
        let mut failed = Vec::new();
        let change = self.looked_at(paths, &mut failed);
        self.behind = failed.iter().map(|(path, _)| path.clone()).collect();
        match (change, failed.into_iter().next()) {
            (None, Some((_, error))) => Err(error),
            (Some(change), Some((_, error))) => Ok(Some(PracticeChange {
                unread: Some(error),
                ..change
            })),
            (change, None) => Ok(change),
        }
    }

    /// Folders that could not be listed and now can be: nothing is heard of what is in them.
    fn opened(&self) -> Vec<String> {
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

    fn looked_at(
        &mut self,
        paths: &BTreeSet<String>,
        failed: &mut Vec<(String, SourceError)>,
    ) -> Option<PracticeChange> {
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
            return Some(self.anew(self.site.today));
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
                .position(|held| held.files.files().dir == files.dir);
            let Some(place) = place else { continue };
            let before = Arc::clone(&next.engagements[place]);
            let now = Snapshot::take(&self.tree, &files, Some(&before.files));
            // Editors write files that come and go, and write again what was there.
            let beside = |path: &String| now.is_unstored(path) || path.is_empty();
            if now.is_same_as(&before.files) && !paths.iter().any(beside) {
                continue;
            }
            let (one, on_demand) = self.checked(now, &next, Some(before));
            self.shelf.put(&one.held, on_demand);
            next.engagements[place] = Arc::clone(&one.held);
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

    /// Another day has begun: what is due and overdue depends on it.
    pub fn turned(&mut self, today: NaiveDate) -> PracticeChange {
        self.anew(today)
    }

    /// More is known of what is shown: every page of it was made.
    pub fn known(&mut self) -> Arc<PracticeSnapshot> {
        let next = PracticeSnapshot::clone(&self.site);
        self.publish(next)
    }

    /// Reads the practice's own files again, and checks every engagement with them. Records that are the same keep
    /// their bytes.
    fn anew(&mut self, today: NaiveDate) -> PracticeChange {
        let layout = self.listing.layout().clone();
        let now = Arc::new(Practice::read(&*self.tree, &layout, &self.root));
        let findings = self.found(&now);
        let mut next = PracticeSnapshot::clone(&self.site);
        next.today = today;
        match now.is_usable() {
            true => {
                next.before = Some(std::mem::replace(&mut next.practice, now));
                next.unusable = None;
            }
            // Records are still followed, with what the practice said last.
            false => next.unusable = Some(now),
        }
        let first = self.site.engagements.is_empty();
        let edited = match next.unusable.is_some() && first {
            true => Vec::new(),
            false => self.engagements(&layout, &next),
        };
        next.engagements = edited.iter().map(|one| Arc::clone(&one.held)).collect();
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

    fn engagements(&self, layout: &Layout, next: &PracticeSnapshot) -> Vec<Edited> {
        let work = |number: usize| {
            let files = &layout.engagements[number];
            let mut old = self.site.engagements.iter();
            let before = old
                .find(|held| held.files.files().dir == files.dir)
                .cloned();
            let known = before.as_ref().map(|before| &before.files);
            let files = Snapshot::take(&self.tree, files, known);
            let (one, _) = self.checked(files, next, before);
            Ok::<_, std::convert::Infallible>(one)
        };
        let edited = pipeline::each(layout.engagements.len(), pipeline::processors(), work);
        edited.unwrap_or_else(|never| match never {})
    }

    /// Loads and checks one engagement.
    fn checked(
        &self,
        files: Snapshot,
        site: &PracticeSnapshot,
        before: Option<Arc<EngagementState>>,
    ) -> (Edited, OnDemand) {
        let (practice, today) = (&site.practice, site.today);
        let name = practice.name(&files.files().dir);
        let with = shared(practice, today);
        let mut loaded = pipeline::load(&files, files.files(), &name, &with);
        pipeline::check(&mut loaded, &with);
        let told = EngagementOutcome::of(&loaded);
        let sources = &loaded.model.sources;
        let findings = loaded.diags.iter().zip(&told.health);
        let mut tally = check::Tally::default();
        let findings = findings.map(|(diag, item)| TerminalFinding {
            item: item.clone(),
            rendered: match tally.count(diag) <= check::SHOWN {
                true => human::render(sources, diag, self.colour),
                false => concise::render(sources, diag),
            },
        });
        let findings = findings.collect();
        let held = EngagementState::new(
            name,
            files,
            (Arc::clone(practice), today),
            told,
            before.as_ref(),
        );
        let edited = Edited {
            held: Arc::new(held),
            before,
            findings,
        };
        (edited, OnDemand::of(loaded))
    }

    fn found(&self, practice: &Practice) -> Vec<TerminalFinding> {
        let file = &practice.file;
        let found = file.diags.iter().map(|diag| TerminalFinding {
            item: pipeline::health(&file.sources, diag),
            rendered: human::render(&file.sources, diag, self.colour),
        });
        found.collect()
    }

    fn publish(&mut self, mut next: PracticeSnapshot) -> Arc<PracticeSnapshot> {
        next.version += 1;
        self.site = Arc::new(next);
        Arc::clone(&self.site)
    }
}
