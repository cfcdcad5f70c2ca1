//! Answers for the paths of the portals from what is held: each file is made when it is asked for, as a build would make
//! it, and pages are laid over with what only a preview has.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tokio::sync::watch;

use super::editor::EditorLinks;
use super::loaded::LoadedEngagements;
use super::media;
use super::overlay::{Over, Overlays};
use super::serve::{self, Answer, ServeError};
use super::shared;
use super::snapshot::{EngagementState, PracticeSnapshot};
use crate::page::report::RecordsRevision;
use crate::pipeline::Practice;
use crate::search::{Parts, TEXT_PATH};
use crate::source::committed;
use crate::theme::TemplateError;

/// What the preview answers from.
pub struct PreviewHandler {
    site: RwLock<Arc<PracticeSnapshot>>,
    shelf: Arc<LoadedEngagements>,
    changes: watch::Sender<u64>,
    /// Where git is asked; none for a practice that is not on disk.
    root: Option<PathBuf>,
    lay: Overlays,
    start: String,
    /// Tells this run from every other.
    run: String,
    /// The index of the practice's search.
    parts: Mutex<Option<Parted>>,
}

/// An index, and what it was made of: a version, and how many engagements had their words in by then.
struct Parted {
    of: (u64, usize),
    parts: Arc<Parts>,
}

/// Where a path of the portals leads.
struct PathTarget<'s> {
    held: &'s Arc<EngagementState>,
    /// The reader's folder of that engagement: `client/‹engagement›`.
    folder: &'s str,
    /// From that folder on.
    inner: &'s str,
}

impl PreviewHandler {
    /// Answers from `site`. `start` is where the preview begins, from the root of the portals.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn of(
        site: Arc<PracticeSnapshot>,
        shelf: Arc<LoadedEngagements>,
        root: Option<PathBuf>,
        start: String,
    ) -> Result<PreviewHandler, ServeError> {
        let (changes, _) = watch::channel(site.version);
        Ok(PreviewHandler {
            run: serve::random().map_err(ServeError::Random)?,
            lay: Overlays::new(root.as_deref().map(EditorLinks::below)),
            site: RwLock::new(site),
            shelf,
            changes,
            root,
            start,
            parts: Mutex::new(None),
        })
    }

    /// Shows `site` from now on, and tells every page that is open.
    pub fn show(&self, site: Arc<PracticeSnapshot>) {
        let version = site.version;
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = site;
        self.changes.send_replace(version);
    }

    /// What is shown now.
    pub fn site(&self) -> Arc<PracticeSnapshot> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The file at `path` from the root of the portals, as a build would write it; none where there is no such file.
    /// What is broken is as it was before.
    pub fn file(&self, site: &PracticeSnapshot, path: &str) -> Option<Vec<u8>> {
        match place(site, path) {
            Some(place) => self.of_engagement(&place),
            None => self.own(site, path.strip_prefix("coach/")?),
        }
    }

    fn of_engagement(&self, place: &PathTarget<'_>) -> Option<Vec<u8>> {
        let shown = EngagementState::shown(place.held)?;
        // What fails only when the page is made is as it was before, until the whole build has said so.
        let all = [Some(Arc::clone(&shown)), shown.earlier()];
        all.into_iter().flatten().find_map(|held| {
            let made = self.shelf.get(&held).file(
                place.folder,
                place.inner,
                &shared(&held.practice, held.today),
                || self.revision(&held),
            );
            made.ok()
        })?
    }

    /// One of the coach's own files.
    fn own(&self, site: &PracticeSnapshot, path: &str) -> Option<Vec<u8>> {
        if site.is_blank() && path.ends_with(".html") {
            return None;
        }
        let practices = [Some(&site.practice), site.before.as_ref()];
        let mut practices = practices.into_iter().flatten();
        practices.find_map(|practice| self.made(site, practice, path).ok())?
    }

    fn made(
        &self,
        site: &PracticeSnapshot,
        practice: &Practice,
        path: &str,
    ) -> Result<Option<Vec<u8>>, TemplateError> {
        site.own(practice, |own| own.one(path, &|| self.parts(site)))
    }

    /// Why one of the coach's own pages is as it was before: a template of the practice's that fails on it.
    pub fn own_fault(&self, site: &PracticeSnapshot, path: &str) -> Option<TemplateError> {
        if !site.practice.theme.has_own() {
            return None;
        }
        let path = path.strip_prefix("coach/")?;
        self.made(site, &site.practice, path).err()
    }

    /// The index of the search over the practice.
    fn parts(&self, site: &PracticeSnapshot) -> Arc<Parts> {
        let mut known = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        // Words come in as the whole build goes on, with no other site.
        let made = site
            .engagements
            .iter()
            .filter(|held| held.whole.get().is_some());
        let now = (site.version, made.count());
        if let Some(parted) = known.as_ref().filter(|parted| parted.of == now) {
            return Arc::clone(&parted.parts);
        }
        let parts = Arc::new(site.index().parts());
        *known = Some(Parted {
            of: now,
            parts: Arc::clone(&parts),
        });
        parts
    }

    /// What git knows of an engagement now.
    fn revision(&self, held: &EngagementState) -> Option<RecordsRevision> {
        let dir = &held.files.files().dir;
        let known = committed(self.root.as_ref()?, std::slice::from_ref(dir));
        known.get(dir).map(|known| RecordsRevision {
            commit: known.commit.clone(),
            clean: known.clean,
        })
    }

    /// What is laid over the page at `path`.
    fn over<'s>(&self, site: &'s PracticeSnapshot, path: &'s str) -> Over<'s> {
        let is_search = path.ends_with("/search.html");
        let Some(place) = place(site, path) else {
            let mut over = Over::own(site, path);
            over.fault = self.own_fault(site, path);
            if is_search {
                let parts = self.parts(site);
                over.data = parts
                    .values()
                    .flat_map(|(_, bytes)| bytes.clone())
                    .collect();
            }
            return over;
        };
        let shown = EngagementState::shown(place.held);
        let mut over = Over::of(site, place.held, path);
        if is_search {
            let texts = format!("{}/{TEXT_PATH}", place.folder);
            over.data = self.file(site, &texts).unwrap_or_default();
        }
        if let Some(shown) = shown {
            over.client = Some(shown.told.summary.name.clone());
            let shared = shared(&shown.practice, shown.today);
            let loaded = self.shelf.get(&shown);
            over.elsewhere = loaded.elsewhere(place.folder, place.inner, &shared);
            if path.starts_with("coach/") {
                let record = loaded.record(place.folder, place.inner, &shared);
                over.record = record.map(str::to_owned);
            }
        }
        over
    }
}

impl serve::PreviewSource for PreviewHandler {
    fn answer(&self, path: &str) -> Answer {
        let site = self.site();
        let kind = media::kind(path);
        let is_page = kind == media::HTML;
        match self.file(&site, path) {
            Some(bytes) if is_page => Answer {
                status: 200,
                kind,
                bytes: self.lay.over(&bytes, &self.over(&site, path), &self.run),
            },
            Some(bytes) => Answer {
                status: 200,
                kind,
                bytes,
            },
            // What is asked for by a page is simply not there; a person is told where they are.
            None if is_page || kind == media::PDF => {
                let mut over = self.over(&site, path);
                over.missing = true;
                Answer {
                    status: 404,
                    kind: media::HTML,
                    bytes: self.lay.over(&self.lay.nothing(&over), &over, &self.run),
                }
            }
            None => Answer {
                status: 404,
                kind: "text/plain; charset=utf-8",
                bytes: Vec::new(),
            },
        }
    }

    fn start(&self) -> String {
        self.start.clone()
    }

    fn run(&self) -> &str {
        &self.run
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}

/// The engagement and reader that a path belongs to; none for the coach's own files.
fn place<'s>(site: &'s PracticeSnapshot, path: &'s str) -> Option<PathTarget<'s>> {
    let (party, rest) = path.split_once('/')?;
    let (name, mut inner) = rest.split_once('/')?;
    if !["coach", "client", "sponsor"].contains(&party) {
        return None;
    }
    let held = site.engagement(name)?;
    if party == "sponsor" {
        inner = inner.split_once('/')?.1;
    }
    let folder = path.strip_suffix(inner)?.strip_suffix('/')?;
    Some(PathTarget {
        held,
        folder,
        inner,
    })
}
