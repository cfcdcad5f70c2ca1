//! One engagement whose files are made when they are asked for: what `watch` shows.
//!
//! Each is the file that a build would write, made by the same road, and scanned before it is handed out: a preview
//! holds no more than a portal. Must not keep a file that was made.

use std::sync::OnceLock;

use super::engagement::{copies, home, source, words_of};
use super::reports::{self, Done};
use super::{BuildContext, Loaded, Stopped, scan};
use crate::model::RecordId;
use crate::page::report::{self, RecordsRevision};
use crate::reader::Reader;
use crate::render::{Pages, report_name};
use crate::route::{NavSection, Route};
use crate::view::types::View;
use crate::view::{Slugs, project};

/// An engagement, read and checked, with a copy for each of its readers.
pub struct OnDemand {
    loaded: Loaded,
    copies: Vec<Copy>,
}

/// One reader's copy.
struct Copy {
    reader: Reader,
    folder: String,
    shelf: OnceLock<Option<PortalCache>>,
}

/// What a copy's files are made from, once one was asked for.
struct PortalCache {
    /// The reader's view; the coach's is held with what was loaded.
    view: Option<View>,
    route: Route,
    slugs: Slugs,
    /// What each page says, once a file was asked for.
    pages: OnceLock<Pages>,
}

/// Where another reader sees what a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Who.
    pub reader: Reader,
    /// Their folder in the output.
    pub folder: String,
    /// What of it they see.
    pub sight: Visibility,
    /// Where, from their folder; where they see nothing of it, the page where it would be, if there is one.
    pub path: Option<String>,
}

/// What another reader sees of what a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// A page of it, or the same section.
    Page,
    /// That it is there, and no more.
    Fact,
    /// Nothing.
    Nothing,
}

impl OnDemand {
    /// The engagement that was loaded, and checked.
    pub fn of(loaded: Loaded) -> OnDemand {
        let copies = copies(&loaded.model).into_iter();
        let copies = copies.map(|(reader, folder)| Copy {
            reader,
            folder,
            shelf: OnceLock::new(),
        });
        OnDemand {
            copies: copies.collect(),
            loaded,
        }
    }

    /// The file at `path` in the folder of one of its readers; none where there is no such file. `revision` is asked
    /// where the file shows it.
    ///
    /// # Errors
    /// A template failed, or the scan found what that reader may not see.
    pub fn file(
        &self,
        folder: &str,
        path: &str,
        shared: &BuildContext<'_>,
        revision: impl FnOnce() -> Option<RecordsRevision>,
    ) -> Result<Option<Vec<u8>>, Stopped> {
        let Some((copy, shelf, view)) = self.shelf(folder, shared) else {
            return Ok(None);
        };
        let mut shown = Vec::new();
        let found = match report_name(path, ".pdf") {
            Some(name) => self
                .pdf(view, name, shared, revision)?
                .map(|(bytes, text)| {
                    shown.push((path.to_owned(), text));
                    bytes
                }),
            None => {
                let home = || home(&copy.reader, self.loaded.diags.len());
                let pdf = shared.reports.is_some();
                let make = || Pages::of(view, words_of(view), &home(), pdf);
                let pages = shelf.pages.get_or_init(make);
                let made = pages.file(shared.theme, view, path, revision);
                made.map_err(Stopped::Template)?
            }
        };
        let Some(bytes) = found else { return Ok(None) };
        if copy.reader == Reader::Coach {
            return Ok(Some(bytes));
        }
        let files = [(path.to_owned(), bytes)];
        let source = source(&self.loaded.model, shared);
        scan::clean(
            source,
            &self.loaded.standing,
            view,
            (&files, &shown),
            shared.theme,
        )?;
        let [(_, bytes)] = files;
        Ok(Some(bytes))
    }

    /// Where each of its readers, in their order, sees what the page at `path` of `folder` shows.
    pub fn elsewhere(&self, folder: &str, path: &str, shared: &BuildContext<'_>) -> Vec<Elsewhere> {
        let record = self.record_at(folder, path, shared);
        let of = |copy: &Copy| {
            let (sight, path) = match copy.folder == folder {
                true => (Visibility::Page, Some(path.to_owned())),
                false => self.place(copy, record, path, shared),
            };
            Elsewhere {
                reader: copy.reader.clone(),
                folder: copy.folder.clone(),
                sight,
                path,
            }
        };
        self.copies.iter().map(of).collect()
    }

    /// The file, from the practice's folder, of the record that the page at `path` of `folder` shows.
    pub fn record(&self, folder: &str, path: &str, shared: &BuildContext<'_>) -> Option<&str> {
        let model = &self.loaded.model;
        let id = match self.record_at(folder, path, shared) {
            Some(id) => id,
            None if [NavSection::Overview.path(), NavSection::Agreement.path()].contains(&path)
                || report_name(path, ".html") == Some("agreement") =>
            {
                model.engagement()?.0
            }
            None => return None,
        };
        Some(model.sources.path(model.record(id).kind_span))
    }

    /// The record that the page at `path` of `folder` is the page of, or the report of.
    fn record_at(&self, folder: &str, path: &str, shared: &BuildContext<'_>) -> Option<RecordId> {
        let (_, shelf, _) = self.shelf(folder, shared)?;
        let is_at = |slug: &str| match report_name(path, ".html") {
            Some(name) => name == slug,
            None => shelf.route.page(slug) == Some(path),
        };
        let mut named = shelf.slugs.all().filter(|(_, slug)| is_at(slug));
        named.next().map(|(id, _)| id)
    }

    /// What `copy` has of `record`, and where; without a record, the same page of a section.
    fn place(
        &self,
        copy: &Copy,
        record: Option<RecordId>,
        path: &str,
        shared: &BuildContext<'_>,
    ) -> (Visibility, Option<String>) {
        let Some((_, shelf, view)) = self.shelf(&copy.folder, shared) else {
            return (Visibility::Nothing, None);
        };
        let report = |name: &str| {
            let all = report::names(view);
            let there = all.iter().any(|(known, _)| known == name);
            there.then(|| format!("reports/{name}.html"))
        };
        let section = NavSection::ALL
            .into_iter()
            .find(|section| section.path() == path);
        let section = section.filter(|section| shelf.route.has(*section));
        let section = section.map(|_| path.to_owned());
        let slug = record.and_then(|id| shelf.slugs.get(id));
        let page = match (report_name(path, ".html"), record) {
            (Some("agreement"), _) => report("agreement"),
            (Some(_), _) => slug.and_then(report),
            (None, Some(_)) => slug
                .and_then(|slug| shelf.route.page(slug))
                .map(str::to_owned),
            (None, None) => section.clone(),
        };
        let fact = || slug.and_then(|slug| shelf.route.record(slug));
        match page {
            Some(page) => (Visibility::Page, Some(page)),
            None => match fact() {
                Some(line) => (Visibility::Fact, Some(line)),
                // Where it would be, if they saw it.
                None => (
                    Visibility::Nothing,
                    section.or_else(|| self.list(&shelf.route, record)),
                ),
            },
        }
    }

    /// The section that would list a record, where a reader's portal has it.
    fn list(&self, route: &Route, record: Option<RecordId>) -> Option<String> {
        let section = NavSection::for_kind(self.loaded.model.record(record?).kind);
        route.has(section).then(|| section.path().to_owned())
    }

    /// A PDF's bytes, and every word of it.
    fn pdf(
        &self,
        view: &View,
        name: &str,
        shared: &BuildContext<'_>,
        revision: impl FnOnce() -> Option<RecordsRevision>,
    ) -> Result<Option<(Vec<u8>, String)>, Stopped> {
        if shared.reports.is_none() || !report::names(view).iter().any(|(known, _)| known == name) {
            return Ok(None);
        }
        let revision = revision();
        let mut all = report::all(view, words_of(view), revision.as_ref());
        all.retain(|named| named.name == name);
        let made = reports::pdfs(view, &all, shared, &mut Done::new());
        let mut made = made.map_err(Stopped::Template)?;
        Ok(made.pop().map(|(_, made)| (made.bytes, made.text)))
    }

    /// A reader's copy with what its files are made from; none where that reader has no portal.
    fn shelf<'o>(
        &'o self,
        folder: &str,
        shared: &BuildContext<'_>,
    ) -> Option<(&'o Copy, &'o PortalCache, &'o View)> {
        let copy = self.copies.iter().find(|copy| copy.folder == folder)?;
        let shelf = copy.shelf.get_or_init(|| {
            let source = source(&self.loaded.model, shared);
            let standing = &self.loaded.standing;
            let own = match copy.reader {
                Reader::Coach => None,
                _ => Some(project(source, standing, &copy.reader)?),
            };
            let view = own.as_ref().or(self.loaded.coach.as_ref())?;
            let route = Route::new(view);
            let slugs = Slugs::for_reader(source, standing, &copy.reader);
            Some(PortalCache {
                view: own,
                route,
                slugs,
                pages: OnceLock::new(),
            })
        });
        let shelf = shelf.as_ref()?;
        let view = shelf.view.as_ref().or(self.loaded.coach.as_ref())?;
        Some((copy, shelf, view))
    }
}
