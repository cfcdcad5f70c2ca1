//! Renders one reader's portal of one engagement, file by file.
//!
//! `build` renders all files, `watch` only the requested one, both in the same way.

use super::{Edition, OutputTree, PageFrame, Rendered, RenderedFiles, assets, take_file};
use crate::derive::ReaderView;
use crate::page::chrome::{Chrome, Home};
use crate::page::report::{self, NamedReport, RecordsRevision};
use crate::page::source_file::EngagementHistory;
use crate::page::{self, Page, PageContext};
use crate::route::{NavSection, Route};
use crate::search::{self, ReaderTexts, TEXT_PATH, Vocabulary};
use crate::theme::{TemplateError, Theme};
use crate::view::types::FileView;
use crate::words::Words;

/// The content of each page, before a template is used.
pub struct Pages {
    words: &'static Words,
    alone: bool,
    chrome: Chrome,
    pages: Vec<Page>,
}

impl Pages {
    /// Creates the pages of a reader.
    pub fn new(
        reader: &ReaderView,
        words: &'static Words,
        home: &Home,
        pdf: bool,
        history: Option<&EngagementHistory>,
    ) -> Pages {
        let route = Route::new(reader);
        let mut cx = PageContext::new(reader, words, &route);
        cx.pdf = pdf;
        cx.history = history;
        let chrome = Chrome::new(&cx, home);
        let pages = page::all(&cx);
        Pages {
            words,
            alone: matches!(home, Home::Alone),
            chrome,
            pages,
        }
    }

    /// Renders the file at `path` of the portal of `reader`, which these pages were made from; `None` if it has no such
    /// file. `revision` is called if the file shows it.
    ///
    /// # Errors
    /// If a template fails: the first error.
    pub fn file(
        &self,
        theme: &Theme,
        reader: &ReaderView,
        path: &str,
        revision: impl FnOnce() -> Option<RecordsRevision>,
    ) -> Result<Option<Vec<u8>>, TemplateError> {
        let view = &reader.view;
        if let Some(page) = self.pages.iter().find(|page| page.path == path) {
            let (_, html) = self.frame(theme).page(page.clone())?;
            return Ok(Some(html.into_bytes()));
        }
        if let Some(name) = report_name(path, ".html") {
            let all = report::all(reader, self.words, revision().as_ref());
            let wanted: Vec<NamedReport> =
                all.into_iter().filter(|named| named.name == name).collect();
            return Ok(self.reports(theme, &wanted)?.pop().map(|(_, bytes)| bytes));
        }
        if path == NavSection::Search.path() || path == TEXT_PATH {
            let (_, files) = self.rendered(theme, self.pages.clone())?;
            return Ok(take_file(files, path));
        }
        if let Some(file) = view.files.iter().find(|file| path == file_path(file)) {
            return Ok(Some(file.bytes.to_vec()));
        }
        let mut files = Vec::new();
        if self.alone {
            assets(theme, &view.practice, &mut files);
        }
        Ok(take_file(files, path))
    }

    /// Renders every file of the portal of `reader`, which these pages were made from, except its PDFs.
    ///
    /// # Errors
    /// If a template fails: the first error. A custom template can fail on a page where the built-in one does not.
    pub fn all(
        mut self,
        theme: &Theme,
        reader: &ReaderView,
        revision: Option<&RecordsRevision>,
    ) -> Result<Rendered, TemplateError> {
        let view = &reader.view;
        // Each page's content is dropped after rendering, to save memory.
        let pages = std::mem::take(&mut self.pages);
        let (texts, mut files) = self.rendered(theme, pages)?;
        let reports = report::all(reader, self.words, revision);
        files.extend(self.reports(theme, &reports)?);
        for file in &view.files {
            files.push((file_path(file), file.bytes.to_vec()));
        }
        let mut vocabulary = Vocabulary::default();
        match self.alone {
            true => assets(theme, &view.practice, &mut files),
            false => vocabulary = texts.vocabulary(),
        }
        Ok(Rendered {
            tree: OutputTree::sorted(files, vocabulary),
            reports,
        })
    }

    /// Renders every page, and the search page.
    fn rendered(
        &self,
        theme: &Theme,
        pages: Vec<Page>,
    ) -> Result<(ReaderTexts, RenderedFiles), TemplateError> {
        let mut texts = ReaderTexts::default();
        let mut frame = self.frame(theme);
        let mut files = Vec::new();
        for page in pages {
            let (section, title) = (page.section, page.title.clone());
            let (path, html) = frame.page(page)?;
            texts.add_page(&path, section, &title, &html);
            files.push((path, html.into_bytes()));
        }
        files.push(frame.file(search::page(self.words, &self.chrome, &texts))?);
        files.push(texts.file(self.chrome.lang));
        Ok((texts, files))
    }

    /// Renders the printable reports, each as a separate page. They are not searchable: their content is on other pages
    /// too.
    fn reports(
        &self,
        theme: &Theme,
        reports: &[NamedReport],
    ) -> Result<Vec<(String, Vec<u8>)>, TemplateError> {
        let chrome = self.chrome.one_level_deeper();
        let mut frame = PageFrame::new(theme, self.words, &chrome);
        let pages = reports.iter().map(|named| {
            frame.file(Page {
                path: format!("reports/{}.html", named.name),
                template: "report.html",
                section: NavSection::Reports.word(),
                title: named.report.title.clone(),
                model: page::value(&named.report),
            })
        });
        pages.collect()
    }

    fn frame<'t>(&self, theme: &'t Theme) -> PageFrame<'t> {
        PageFrame::new(theme, self.words, &self.chrome)
    }
}

/// Renders every page of a reader.
///
/// # Errors
/// If a template fails: the first error.
pub fn render(
    theme: &Theme,
    reader: &ReaderView,
    words: &'static Words,
    edition: &Edition,
) -> Result<Rendered, TemplateError> {
    let history = edition.history.as_ref();
    let pages = Pages::new(reader, words, &edition.home, edition.pdf, history);
    pages.all(theme, reader, edition.revision.as_ref())
}

/// Returns the name of the report at `path`, if it is a report with that file extension.
pub fn report_name<'p>(path: &'p str, ending: &str) -> Option<&'p str> {
    path.strip_prefix("reports/")?.strip_suffix(ending)
}

fn file_path(file: &FileView) -> String {
    format!("files/{}", file.name)
}
