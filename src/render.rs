//! One reader's engagement, and the coach's practice, as a tree of files in memory.
//!
//! The same view gives the same bytes. Must not touch the disk.

use tera::{Context, Value};

use crate::page::chrome::{Chrome, Home};
use crate::page::report::{self, Named, Revision};
use crate::page::{self, Cx, Page};
use crate::record::value::{Language, Paper};
use crate::route::{Route, Section};
use crate::search::{self, Texts, Vocabulary};
use crate::theme::{FILTER, REPORT_STYLE, TemplateError, Theme, gallery_style, sheet};
use crate::view::seen::{FileSeen, PracticeSeen, View};
use crate::words::Words;

/// Files by their path relative to the folder they belong to, in the order of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputTree {
    /// Path and bytes, in order of path.
    pub files: Vec<(String, Vec<u8>)>,
    /// Every word of an engagement's pages, for the practice's index; of the coach's portal alone.
    pub words: Vocabulary,
}

/// A reader's pages, and the reports among them.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The pages.
    pub tree: OutputTree,
    /// What the reports say, whose pages are at `reports/‹name›.html`.
    pub reports: Vec<Named>,
}

/// What is known of a reader's copy beside what its reader sees.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Where the engagement's folder lies.
    pub home: Home,
    /// Whether the reports are made as PDF, too: `reports/‹name›.pdf`.
    pub pdf: bool,
    /// The state of the records in git; the coach's reports alone show it.
    pub revision: Option<Revision>,
}

impl From<Home> for Edition {
    /// Without PDF, and without a repository.
    fn from(home: Home) -> Edition {
        Edition {
            home,
            pdf: false,
            revision: None,
        }
    }
}

/// Renders every page of `view`.
///
/// # Errors
/// The first error of a template; a practice's own can fail on a page that the built-in would not.
pub fn render(
    theme: &Theme,
    view: &View,
    words: &'static Words,
    edition: &Edition,
) -> Result<Rendered, TemplateError> {
    let home = &edition.home;
    let route = Route::of(view);
    let mut cx = Cx::new(view, words, &route);
    cx.pdf = edition.pdf;
    let chrome = Chrome::of(&cx, home);
    let mut texts = Texts::default();
    let mut frame = Frame::new(theme, words, &chrome);
    let mut files = Vec::new();
    for page in page::all(&cx) {
        let (section, title) = (page.section, page.title.clone());
        let (path, html) = frame.page(page)?;
        texts.take(&path, section, &title, &html);
        files.push((path, html.into_bytes()));
    }
    files.push(frame.file(search::page(words, &chrome, &texts))?);
    files.push(texts.file(chrome.lang));
    let reports = report::all(view, words, edition.revision.as_ref());
    files.extend(report_pages(theme, words, &chrome, &reports)?);
    for FileSeen { name, bytes, .. } in &view.files {
        files.push((format!("files/{name}"), bytes.to_vec()));
    }
    let mut vocabulary = Vocabulary::default();
    match home {
        Home::Alone => assets(theme, &view.practice, &mut files),
        Home::Practice { .. } => vocabulary = texts.vocabulary(),
    }
    Ok(Rendered {
        tree: OutputTree::sorted(files, vocabulary),
        reports,
    })
}

/// The reports to print, each a page by itself. Search does not know them: what they say stands on other pages.
fn report_pages(
    theme: &Theme,
    words: &'static Words,
    chrome: &Chrome,
    reports: &[Named],
) -> Result<Vec<(String, Vec<u8>)>, TemplateError> {
    let chrome = chrome.below();
    let mut frame = Frame::new(theme, words, &chrome);
    let pages = reports.iter().map(|named| {
        frame.file(Page {
            path: format!("reports/{}.html", named.name),
            template: "report.html",
            section: Section::Reports.word(),
            title: named.report.title.clone(),
            model: page::value(&named.report),
        })
    });
    pages.collect()
}

/// Renders the coach's own pages: the practice, its health and its search, with the assets that every engagement
/// in the same folder uses.
///
/// # Errors
/// The first error of a template.
pub fn render_practice(
    theme: &Theme,
    words: &'static Words,
    practice: &page::practice::Practice<'_>,
    index: &search::Index,
) -> Result<OutputTree, TemplateError> {
    let chrome = Chrome::of_practice(words, practice.seen, practice.health.len());
    let parts = index.parts();
    let names = parts.keys().map(String::as_str);
    let all = [
        page::practice::page(words, practice),
        page::health::page(words, practice),
        page::rules::page(words, practice),
        search::practice_page(words, &chrome, practice.summaries, names),
    ];
    let mut frame = Frame::new(theme, words, &chrome);
    let mut files = Vec::new();
    for page in all {
        files.push(frame.file(page)?);
    }
    files.extend(parts.into_values());
    if let Some(FileSeen { name, bytes, .. }) = practice.logo {
        files.push((format!("files/{name}"), bytes.to_vec()));
    }
    assets(theme, practice.seen, &mut files);
    if practice.summaries.len() >= page::practice::FILTERED_FROM {
        files.push(("assets/filter.js".to_owned(), FILTER.as_bytes().to_vec()));
    }
    Ok(OutputTree::sorted(files, Vocabulary::default()))
}

/// Renders the page of all parts, for whoever works on templates, with its assets.
///
/// # Errors
/// The first error of a template.
pub fn render_gallery(theme: &Theme, practice: &PracticeSeen) -> Result<OutputTree, TemplateError> {
    let words = Words::of(Language::En);
    let accent = practice.accent.as_deref();
    let (chrome, page) = page::gallery::page(words, accent);
    let (path, html) = Frame::new(theme, words, &chrome).page(page)?;
    let mut files = vec![(path, html.into_bytes())];
    assets(theme, practice, &mut files);
    let own = gallery_style(theme.style(), accent);
    files.push(("assets/gallery.css".to_owned(), own.into_bytes()));
    Ok(OutputTree::sorted(files, Vocabulary::default()))
}

/// The context that all pages share is built once; each page replaces its own few values in it.
struct Frame<'t> {
    theme: &'t Theme,
    context: Context,
}

impl<'t> Frame<'t> {
    fn new(theme: &'t Theme, words: &'static Words, chrome: &Chrome) -> Frame<'t> {
        let mut context = Context::new();
        context.insert_value("w", words.value().clone());
        context.insert("chrome", chrome);
        Frame { theme, context }
    }

    /// The path of a page and its HTML.
    fn page(&mut self, page: Page) -> Result<(String, String), TemplateError> {
        let context = &mut self.context;
        context.insert_value("title", Value::from(page.title));
        context.insert_value("section", Value::from(page.section));
        context.insert_value("path", Value::from(page.path.as_str()));
        context.insert_value("page", page.model);
        let html = self.theme.render(page.template, context)?;
        Ok((page.path, html))
    }

    fn file(&mut self, page: Page) -> Result<(String, Vec<u8>), TemplateError> {
        let (path, html) = self.page(page)?;
        Ok((path, html.into_bytes()))
    }
}

fn assets(theme: &Theme, practice: &PracticeSeen, files: &mut Vec<(String, Vec<u8>)>) {
    let paper = practice.paper.unwrap_or(Paper::A4);
    let look = sheet(practice.accent.as_deref(), paper.word());
    files.push(("assets/theme.css".to_owned(), look.into_bytes()));
    files.push((
        "assets/portal.css".to_owned(),
        theme.style().as_bytes().to_vec(),
    ));
    files.push((
        format!("assets/{REPORT_STYLE}"),
        theme.report_style().as_bytes().to_vec(),
    ));
    files.push((
        format!("assets/{}", search::SCRIPT_NAME),
        search::SCRIPT.as_bytes().to_vec(),
    ));
}

impl OutputTree {
    /// Adds a file, in its place.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        let at = self.files.partition_point(|(other, _)| *other < path);
        self.files.insert(at, (path, bytes));
    }

    fn sorted(mut files: Vec<(String, Vec<u8>)>, words: Vocabulary) -> OutputTree {
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        OutputTree { files, words }
    }
}
