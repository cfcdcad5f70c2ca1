//! One engagement whose files are rendered on request, for `watch`.
//!
//! Each file is the same that a build would write, rendered by the same pipeline, and scanned before it is returned, so
//! a preview shows no more than a portal. Must not cache rendered files.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::engagement::{home, projection_input, reader_folders, revision};
use super::history::history_in;
use super::language::words_of;
use super::reports::{self, PdfsByKey};
use super::{BuildContext, Loaded, Stopped, record_access, scan};
use crate::access::table;
use crate::derive::ReaderView;
use crate::leak::FoldedTexts;
use crate::model::RecordId;
use crate::page::report::{self, RecordsRevision};
use crate::page::source_file::EngagementHistory;
use crate::reader::Reader;
use crate::render::{Pages, report_name};
use crate::route::{NavSection, Route};
use crate::source::CommittedRecords;
use crate::view::{Slugs, project};

/// An engagement, loaded and checked, with the folder of each of its readers.
pub struct OnDemand {
    loaded: Loaded,
    copies: Vec<ReaderCopy>,
}

/// One reader's portal.
struct ReaderCopy {
    reader: Reader,
    folder: String,
    cache: OnceLock<Option<PortalCache>>,
}

/// The data that a portal's files are rendered from, created on first use.
struct PortalCache {
    /// The reader's view; the coach's is stored with the loaded engagement.
    view: Option<ReaderView>,
    route: Route,
    slugs: Slugs,
    /// The content of each page, created on first use, and the history that they show.
    pages: Mutex<Option<(Option<EngagementHistory>, Arc<Pages>)>>,
}

/// Where another reader sees what a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageForReader {
    /// The reader.
    pub reader: Reader,
    /// The reader's folder in the output.
    pub folder: String,
    /// How much of it the reader sees.
    pub sight: Visibility,
    /// The page, relative to the reader's folder. If the reader sees nothing of it, the page that would show it, if
    /// any.
    pub path: Option<String>,
}

/// How much another reader sees of what a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// A page for it, or the same section.
    Page,
    /// Only the fact that it exists.
    Fact,
    /// Nothing.
    Nothing,
}

impl PortalCache {
    /// Returns the pages. If `history` is given, they are created again if they show another history.
    fn pages(
        &self,
        history: Option<Option<EngagementHistory>>,
        make: impl Fn(Option<&EngagementHistory>) -> Pages,
    ) -> Arc<Pages> {
        let mut cached = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((shown, pages)) = cached.as_ref()
            && history.as_ref().is_none_or(|history| history == shown)
        {
            return Arc::clone(pages);
        }
        let history = history.flatten();
        let pages = Arc::new(make(history.as_ref()));
        *cached = Some((history, Arc::clone(&pages)));
        pages
    }
}

impl OnDemand {
    /// Creates it from a loaded and checked engagement.
    pub fn new(loaded: Loaded) -> OnDemand {
        let copies = reader_folders(&loaded.model).into_iter();
        let copies = copies.map(|(reader, folder)| ReaderCopy {
            reader,
            folder,
            cache: OnceLock::new(),
        });
        OnDemand {
            copies: copies.collect(),
            loaded,
        }
    }

    /// Returns the file at `path` in the folder of one of its readers; `None` if there is no such file. `committed` is
    /// called if the file may show the state of the records in git.
    ///
    /// # Errors
    /// If a template failed, or the scan found text that the reader may not see.
    pub fn file(
        &self,
        folder: &str,
        path: &str,
        shared: &BuildContext<'_>,
        committed: impl Fn() -> Option<CommittedRecords>,
    ) -> Result<Option<Vec<u8>>, Stopped> {
        let Some((copy, cache, view)) = self.cached_portal(folder, shared) else {
            return Ok(None);
        };
        let dir = &self.loaded.model.dir;
        let revision = || revision(committed().as_ref(), dir);
        let mut shown = Vec::new();
        let found = match report_name(path, ".pdf") {
            Some(name) => self
                .pdf(view, name, shared, revision)?
                .map(|(bytes, text)| {
                    shown.push((path.to_owned(), text));
                    bytes
                }),
            None => {
                let shows_history = copy.reader == Reader::Coach && path.ends_with(".html");
                let history = shows_history.then(|| history_in(&committed()?, dir));
                let make = |history: Option<&EngagementHistory>| {
                    let home = home(&copy.reader, self.loaded.diags.len());
                    let pdf = shared.reports.is_some();
                    Pages::new(view, words_of(&view.view), &home, pdf, history)
                };
                let pages = cache.pages(history, make);
                let rendered = pages.file(shared.theme, view, path, revision);
                rendered.map_err(Stopped::Template)?
            }
        };
        let Some(bytes) = found else { return Ok(None) };
        if copy.reader == Reader::Coach {
            return Ok(Some(bytes));
        }
        let files = [(path.to_owned(), bytes)];
        let source = projection_input(&self.loaded.model, &self.loaded.today, shared);
        scan::check_portal(
            source,
            &self.loaded.access,
            &view.view,
            (&files, &shown),
            (shared.theme, &[]),
            &mut FoldedTexts::default(),
        )?;
        let [(_, bytes)] = files;
        Ok(Some(bytes))
    }

    /// Returns, for each reader in order, where they see what the page at `path` of `folder` shows.
    pub fn elsewhere(
        &self,
        folder: &str,
        path: &str,
        shared: &BuildContext<'_>,
    ) -> Vec<PageForReader> {
        let record = self.record_at(folder, path, shared);
        let of = |copy: &ReaderCopy| {
            let (sight, path) = match copy.folder == folder {
                true => (Visibility::Page, Some(path.to_owned())),
                false => self.visible_place(copy, record, path, shared),
            };
            PageForReader {
                reader: copy.reader.clone(),
                folder: copy.folder.clone(),
                sight,
                path,
            }
        };
        self.copies.iter().map(of).collect()
    }

    /// Returns the record that the page at `path` of `folder` shows, as a file relative to the practice's folder.
    pub fn record(&self, folder: &str, path: &str, shared: &BuildContext<'_>) -> Option<&str> {
        let model = &self.loaded.model;
        let id = self.record_of_page(folder, path, shared)?;
        Some(model.sources.path(model.record(id).kind_span))
    }

    /// Returns who sees each part of the record that the page at `path` of `folder` shows, as a table for a terminal.
    pub fn access_table(
        &self,
        folder: &str,
        path: &str,
        shared: &BuildContext<'_>,
    ) -> Option<String> {
        let id = self.record_of_page(folder, path, shared)?;
        record_access(&self.loaded, id, shared, |record| table(record, None))
    }

    /// Returns the engagement, loaded and checked.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// Returns the record that a page shows: the agreement, on the overview.
    fn record_of_page(
        &self,
        folder: &str,
        path: &str,
        shared: &BuildContext<'_>,
    ) -> Option<RecordId> {
        match self.record_at(folder, path, shared) {
            Some(id) => Some(id),
            None if [NavSection::Overview.path(), NavSection::Agreement.path()].contains(&path)
                || report_name(path, ".html") == Some("agreement") =>
            {
                Some(self.loaded.model.engagement()?.0)
            }
            None => None,
        }
    }

    /// Returns the record that the page or report at `path` of `folder` belongs to.
    fn record_at(&self, folder: &str, path: &str, shared: &BuildContext<'_>) -> Option<RecordId> {
        let (_, cache, view) = self.cached_portal(folder, shared)?;
        let is_at = |slug: &str| match report_name(path, ".html") {
            Some(name) => name == slug,
            None => cache.route.page(slug) == Some(path),
        };
        let mut named = cache.slugs.all().filter(|(_, slug)| is_at(slug));
        let drafts = &view.view.drafts;
        let draft = || drafts.iter().find(|one| is_at(&one.fact.slug))?.fact.id;
        named.next().map(|(id, _)| id).or_else(draft)
    }

    /// Returns how much `copy` shows of `record`, and where; without a record, the page of the same section.
    fn visible_place(
        &self,
        copy: &ReaderCopy,
        record: Option<RecordId>,
        path: &str,
        shared: &BuildContext<'_>,
    ) -> (Visibility, Option<String>) {
        let Some((_, cache, view)) = self.cached_portal(&copy.folder, shared) else {
            return (Visibility::Nothing, None);
        };
        let report = |name: &str| {
            let all = report::names(&view.view, &view.derived);
            let there = all.iter().any(|(known, _)| known == name);
            there.then(|| report::page_path(name))
        };
        let section = NavSection::ALL
            .into_iter()
            .find(|section| section.path() == path);
        let section = section.filter(|section| cache.route.has(*section));
        let section = section.map(|_| path.to_owned());
        let slug = record.and_then(|id| cache.slugs.get(id));
        let page = match (report_name(path, ".html"), record) {
            // These are not reports of a record.
            (Some(name @ ("agreement" | "scorecard")), _) => report(name),
            (Some(_), _) => slug.and_then(report),
            (None, Some(_)) => slug
                .and_then(|slug| cache.route.page(slug))
                .map(str::to_owned),
            (None, None) => section.clone(),
        };
        let fact = || slug.and_then(|slug| cache.route.record(slug));
        match page {
            Some(page) => (Visibility::Page, Some(page)),
            None => match fact() {
                Some(line) => (Visibility::Fact, Some(line)),
                // The section that would list it.
                None => (
                    Visibility::Nothing,
                    section.or_else(|| self.list_section(&cache.route, record)),
                ),
            },
        }
    }

    /// Returns the section that would list a record, if the reader's portal has it.
    fn list_section(&self, route: &Route, record: Option<RecordId>) -> Option<String> {
        let section = NavSection::for_kind(self.loaded.model.record(record?).kind);
        route.has(section).then(|| section.path().to_owned())
    }

    /// Returns a PDF's bytes and its text.
    fn pdf(
        &self,
        reader: &ReaderView,
        name: &str,
        shared: &BuildContext<'_>,
        revision: impl FnOnce() -> Option<RecordsRevision>,
    ) -> Result<Option<(Vec<u8>, String)>, Stopped> {
        let view = &reader.view;
        let names = report::names(view, &reader.derived);
        if shared.reports.is_none() || !names.iter().any(|(known, _)| known == name) {
            return Ok(None);
        }
        let revision = revision();
        let mut all = report::all(reader, words_of(view), revision.as_ref());
        all.retain(|named| named.name == name);
        let rendered = reports::pdfs(view, &all, shared, &mut PdfsByKey::new());
        let mut rendered = rendered.map_err(Stopped::Template)?;
        Ok(rendered
            .pop()
            .map(|(_, rendered)| (rendered.bytes, rendered.text)))
    }

    /// Returns a reader's portal with its cached data; `None` if that reader has no portal.
    fn cached_portal<'o>(
        &'o self,
        folder: &str,
        shared: &BuildContext<'_>,
    ) -> Option<(&'o ReaderCopy, &'o PortalCache, &'o ReaderView)> {
        let copy = self.copies.iter().find(|copy| copy.folder == folder)?;
        let cache = copy.cache.get_or_init(|| {
            let source = projection_input(&self.loaded.model, &self.loaded.today, shared);
            let access = &self.loaded.access;
            let own = match copy.reader {
                Reader::Coach => None,
                _ => Some(ReaderView::new(project(source, access, &copy.reader)?)),
            };
            let view = own.as_ref().or(self.loaded.coach.as_ref())?;
            let route = Route::new(view);
            let slugs = Slugs::for_reader(source, access, &copy.reader);
            Some(PortalCache {
                view: own,
                route,
                slugs,
                pages: Mutex::default(),
            })
        });
        let cache = cache.as_ref()?;
        let view = cache.view.as_ref().or(self.loaded.coach.as_ref())?;
        Some((copy, cache, view))
    }
}
