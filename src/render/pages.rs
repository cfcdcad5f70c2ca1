//! One reader's portal of one engagement, file by file.
//!
//! `build` makes all of its files, `watch` the one that is asked for: both make each in the same way.

use super::{Edition, OutputTree, PageFrame, Rendered, RenderedFiles, assets, pick};
use crate::page::chrome::{Chrome, Home};
use crate::page::report::{self, NamedReport, RecordsRevision};
use crate::page::{self, Page, PageContext};
use crate::route::{NavSection, Route};
use crate::search::{self, ReaderTexts, TEXT_PATH, Vocabulary};
use crate::theme::{TemplateError, Theme};
use crate::view::types::{FileView, View};
use crate::words::Words;

/// What each page says, before a template was opened.
pub struct Pages {
    words: &'static Words,
    alone: bool,
    chrome: Chrome,
    pages: Vec<Page>,
}

impl Pages {
    /// The pages of `view`.
    pub fn of(view: &View, words: &'static Words, home: &Home, pdf: bool) -> Pages {
        let route = Route::new(view);
        let mut cx = PageContext::new(view, words, &route);
        cx.pdf = pdf;
        let chrome = Chrome::of(&cx, home);
        let pages = page::all(&cx);
        Pages {
            words,
            alone: matches!(home, Home::Alone),
            chrome,
            pages,
        }
    }

    /// The file at `path` of the portal of `view`, which these pages were made from; none where it has no such file.
    /// `revision` is asked where the file shows it.
    ///
    /// # Errors
    /// The first error of a template.
    pub fn file(
        &self,
        theme: &Theme,
        view: &View,
        path: &str,
        revision: impl FnOnce() -> Option<RecordsRevision>,
    ) -> Result<Option<Vec<u8>>, TemplateError> {
        if let Some(page) = self.pages.iter().find(|page| page.path == path) {
            let (_, html) = self.frame(theme).page(page.clone())?;
            return Ok(Some(html.into_bytes()));
        }
        if let Some(name) = report_name(path, ".html") {
            let all = report::all(view, self.words, revision().as_ref());
            let wanted: Vec<NamedReport> =
                all.into_iter().filter(|named| named.name == name).collect();
            return Ok(self.reports(theme, &wanted)?.pop().map(|(_, bytes)| bytes));
        }
        if path == NavSection::Search.path() || path == TEXT_PATH {
            let (_, files) = self.rendered(theme, self.pages.clone())?;
            return Ok(pick(files, path));
        }
        if let Some(file) = view.files.iter().find(|file| path == file_path(file)) {
            return Ok(Some(file.bytes.to_vec()));
        }
        let mut files = Vec::new();
        if self.alone {
            assets(theme, &view.practice, &mut files);
        }
        Ok(pick(files, path))
    }

    /// Every file of the portal of `view`, which these pages were made from, but for its PDFs.
    ///
    /// # Errors
    /// The first error of a template; a practice's own can fail on a page that the built-in would not.
    pub fn all(
        mut self,
        theme: &Theme,
        view: &View,
        revision: Option<&RecordsRevision>,
    ) -> Result<Rendered, TemplateError> {
        // What a page says goes with the page: there are many, and each is rendered once.
        let pages = std::mem::take(&mut self.pages);
        let (texts, mut files) = self.rendered(theme, pages)?;
        let reports = report::all(view, self.words, revision);
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

    /// Every page, and the search over them.
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
            texts.take(&path, section, &title, &html);
            files.push((path, html.into_bytes()));
        }
        files.push(frame.file(search::page(self.words, &self.chrome, &texts))?);
        files.push(texts.file(self.chrome.lang));
        Ok((texts, files))
    }

    /// The reports to print, each a page by itself. Search does not know them: what they say stands on other pages.
    fn reports(
        &self,
        theme: &Theme,
        reports: &[NamedReport],
    ) -> Result<Vec<(String, Vec<u8>)>, TemplateError> {
        let chrome = self.chrome.below();
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

/// Renders every page of `view`.
///
/// # Errors
/// The first error of a template.
pub fn render(
    theme: &Theme,
    view: &View,
    words: &'static Words,
    edition: &Edition,
) -> Result<Rendered, TemplateError> {
    let pages = Pages::of(view, words, &edition.home, edition.pdf);
    pages.all(theme, view, edition.revision.as_ref())
}

/// The name of the report at `path`, where it is one with that ending.
pub fn report_name<'p>(path: &'p str, ending: &str) -> Option<&'p str> {
    path.strip_prefix("reports/")?.strip_suffix(ending)
}

fn file_path(file: &FileView) -> String {
    format!("files/{}", file.name)
}
