//! Serves the files of the portals from the current snapshot: each file is rendered when it is requested, as a build
//! would render it, and pages get the preview overlay.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tokio::sync::watch;

use super::build_context;
use super::editor::EditorLinks;
use super::loaded::LoadedEngagements;
use super::media;
use super::overlay::{OverlayPage, OverlayRenderer};
use super::serve::{self, Answer, ServeError};
use super::snapshot::{EngagementState, PracticeSnapshot};
use crate::pipeline::Practice;
use crate::search::{Parts, TEXT_PATH};
use crate::source::CommittedRecords;
use crate::theme::TemplateError;

/// The source of everything that the preview serves.
pub struct PreviewHandler {
    site: RwLock<Arc<PracticeSnapshot>>,
    loaded: Arc<LoadedEngagements>,
    changes: watch::Sender<u64>,
    /// The repository to ask git about; `None` for a practice that is not on disk.
    root: Option<PathBuf>,
    overlays: OverlayRenderer,
    start: String,
    /// Identifies this server process.
    run: String,
    /// The practice-wide search index.
    parts: Mutex<Option<CachedIndex>>,
}

/// A search index, and what it was made from: the version, and the number of engagements that were indexed.
struct CachedIndex {
    source: (u64, usize),
    parts: Arc<Parts>,
}

/// What a path of the portals refers to.
struct PathTarget<'s> {
    engagement: &'s Arc<EngagementState>,
    /// The reader's folder of that engagement: `client/‹engagement›`.
    folder: &'s str,
    /// The path within that folder.
    inner: &'s str,
}

impl PreviewHandler {
    /// Creates a handler. `start` is the first page of the preview, relative to the root of the portals.
    ///
    /// # Errors
    /// If the system has no random numbers.
    pub fn new(
        site: Arc<PracticeSnapshot>,
        loaded: Arc<LoadedEngagements>,
        root: Option<PathBuf>,
        start: String,
    ) -> Result<PreviewHandler, ServeError> {
        let (changes, _) = watch::channel(site.version);
        Ok(PreviewHandler {
            run: serve::random_hex().map_err(ServeError::Random)?,
            overlays: OverlayRenderer::new(root.as_deref().map(EditorLinks::below)),
            site: RwLock::new(site),
            loaded,
            changes,
            root,
            start,
            parts: Mutex::new(None),
        })
    }

    /// Shows `site` from now on, and notifies every open page.
    pub fn show(&self, site: Arc<PracticeSnapshot>) {
        let version = site.version;
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = site;
        self.changes.send_replace(version);
    }

    /// Returns the current snapshot.
    pub fn site(&self) -> Arc<PracticeSnapshot> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns the file at `path`, relative to the root of the portals, as a build would write it. `None` if there is
    /// no such file. If the current version is broken, the last good version is returned.
    pub fn file(&self, site: &PracticeSnapshot, path: &str) -> Option<Vec<u8>> {
        match path_target(site, path) {
            Some(place) => self.engagement_file(&place),
            None => self.practice_file(site, path.strip_prefix("coach/")?),
        }
    }

    fn engagement_file(&self, place: &PathTarget<'_>) -> Option<Vec<u8>> {
        let shown = EngagementState::shown(place.engagement)?;
        // A failure that only shows on rendering falls back to the earlier version, until the full build has reported
        // it.
        let all = [Some(Arc::clone(&shown)), shown.earlier()];
        all.into_iter().flatten().find_map(|engagement| {
            let made = self.loaded.get(&engagement).file(
                place.folder,
                place.inner,
                &build_context(&engagement.practice, engagement.today),
                || self.committed(&engagement),
            );
            made.ok()
        })?
    }

    /// Returns one of the coach's own files.
    fn practice_file(&self, site: &PracticeSnapshot, path: &str) -> Option<Vec<u8>> {
        if site.is_blank() && path.ends_with(".html") {
            return None;
        }
        let practices = [Some(&site.practice), site.before.as_ref()];
        let mut practices = practices.into_iter().flatten();
        practices.find_map(|practice| self.render_practice_file(site, practice, path).ok())?
    }

    fn render_practice_file(
        &self,
        site: &PracticeSnapshot,
        practice: &Practice,
        path: &str,
    ) -> Result<Option<Vec<u8>>, TemplateError> {
        site.with_practice_pages(practice, |own| own.render_file(path, &|| self.parts(site)))
    }

    /// Returns the error of a custom template that fails on one of the coach's own pages.
    pub fn practice_page_error(
        &self,
        site: &PracticeSnapshot,
        path: &str,
    ) -> Option<TemplateError> {
        // Without custom templates, no page fails.
        site.practice.theme.own_names().next()?;
        let path = path.strip_prefix("coach/")?;
        self.render_practice_file(site, &site.practice, path).err()
    }

    /// Returns the practice-wide search index.
    fn parts(&self, site: &PracticeSnapshot) -> Arc<Parts> {
        let mut known = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        // The full build adds words without a new version of the snapshot.
        let made = site
            .engagements
            .iter()
            .filter(|engagement| engagement.full_build.get().is_some());
        let now = (site.version, made.count());
        if let Some(index) = known.as_ref().filter(|index| index.source == now) {
            return Arc::clone(&index.parts);
        }
        let parts = Arc::new(site.word_index().parts());
        *known = Some(CachedIndex {
            source: now,
            parts: Arc::clone(&parts),
        });
        parts
    }

    /// Returns the current state of an engagement in git.
    fn committed(&self, engagement: &EngagementState) -> Option<CommittedRecords> {
        let dir = &engagement.files.files().dir;
        let all = &engagement.practice.folders;
        let wanted = std::slice::from_ref(dir);
        Some(CommittedRecords::read(self.root.as_ref()?, all, wanted))
    }

    /// Returns the data for the overlay of the page at `path`.
    fn overlay_page<'s>(&self, site: &'s PracticeSnapshot, path: &'s str) -> OverlayPage<'s> {
        let is_search = path.ends_with("/search.html");
        let Some(place) = path_target(site, path) else {
            let mut over = OverlayPage::practice_page(site, path);
            over.fault = self.practice_page_error(site, path);
            if is_search {
                let parts = self.parts(site);
                over.data = parts
                    .values()
                    .flat_map(|(_, bytes)| bytes.clone())
                    .collect();
            }
            return over;
        };
        let shown = EngagementState::shown(place.engagement);
        let mut over = OverlayPage::engagement_page(site, place.engagement, path);
        if is_search {
            let texts = format!("{}/{TEXT_PATH}", place.folder);
            over.data = self.file(site, &texts).unwrap_or_default();
        }
        if let Some(shown) = shown {
            over.client = Some(shown.outcome.summary.name.clone());
            let shared = build_context(&shown.practice, shown.today);
            let loaded = self.loaded.get(&shown);
            over.elsewhere = loaded.elsewhere(place.folder, place.inner, &shared);
            if path.starts_with("coach/") {
                let record = loaded.record(place.folder, place.inner, &shared);
                over.record = record.map(str::to_owned);
                over.access = loaded.access_table(place.folder, place.inner, &shared);
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
                bytes: self.overlays.add_overlay(
                    &bytes,
                    &self.overlay_page(&site, path),
                    &self.run,
                ),
            },
            Some(bytes) => Answer {
                status: 200,
                kind,
                bytes,
            },
            // For a page's resource, 404 is enough; a person gets a page that says where they are.
            None if is_page || kind == media::PDF => {
                let mut over = self.overlay_page(&site, path);
                over.missing = true;
                Answer {
                    status: 404,
                    kind: media::HTML,
                    bytes: self.overlays.add_overlay(
                        &self.overlays.not_found_page(&over),
                        &over,
                        &self.run,
                    ),
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

/// Returns the engagement and reader that a path belongs to; `None` for the coach's own files.
fn path_target<'s>(site: &'s PracticeSnapshot, path: &'s str) -> Option<PathTarget<'s>> {
    let (party, rest) = path.split_once('/')?;
    let (name, mut inner) = rest.split_once('/')?;
    if !["coach", "client", "sponsor"].contains(&party) {
        return None;
    }
    let engagement = site.engagement(name)?;
    if party == "sponsor" {
        inner = inner.split_once('/')?.1;
    }
    let folder = path.strip_suffix(inner)?.strip_suffix('/')?;
    Some(PathTarget {
        engagement,
        folder,
        inner,
    })
}
