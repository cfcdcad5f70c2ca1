//! One reader's engagement, and the coach's practice, as a tree of files in memory.
//!
//! The same view gives the same bytes. Must not touch the disk.

mod pages;
mod practice;

use tera::{Context, Value};

use crate::page::chrome::{Chrome, Home};
use crate::page::report::{NamedReport, RecordsRevision};
use crate::page::{self, Page};
use crate::record::value::{Language, Paper};
use crate::search::{self, Vocabulary};
use crate::theme::{REPORT_STYLE, TemplateError, Theme, gallery_style, sheet};
use crate::view::types::PracticeView;
use crate::words::Words;

pub use pages::{Pages, render, report_name};
pub use practice::{practice_file, render_practice};

/// Files by their path relative to the folder they belong to, in the order of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputTree {
    /// Path and bytes, in order of path.
    pub files: RenderedFiles,
    /// Every word of an engagement's pages, for the practice's index; of the coach's portal alone.
    pub words: Vocabulary,
}

/// Paths, and the bytes at each.
pub type RenderedFiles = Vec<(String, Vec<u8>)>;

/// A reader's pages, and the reports among them.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The pages.
    pub tree: OutputTree,
    /// What the reports say, whose pages are at `reports/‹name›.html`.
    pub reports: Vec<NamedReport>,
}

/// What is known of a reader's copy beside what its reader sees.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Where the engagement's folder lies.
    pub home: Home,
    /// Whether the reports are made as PDF, too: `reports/‹name›.pdf`.
    pub pdf: bool,
    /// The state of the records in git; the coach's reports alone show it.
    pub revision: Option<RecordsRevision>,
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

/// Renders the page of all parts, for whoever works on templates, with its assets.
///
/// # Errors
/// The first error of a template.
pub fn render_gallery(theme: &Theme, practice: &PracticeView) -> Result<OutputTree, TemplateError> {
    let words = Words::of(Language::En);
    let accent = practice.accent.as_deref();
    let (chrome, page) = page::gallery::page(words, accent);
    let (path, html) = PageFrame::new(theme, words, &chrome).page(page)?;
    let mut files = vec![(path, html.into_bytes())];
    assets(theme, practice, &mut files);
    let own = gallery_style(theme.style(), accent);
    files.push(("assets/gallery.css".to_owned(), own.into_bytes()));
    Ok(OutputTree::sorted(files, Vocabulary::default()))
}

/// The context that all pages share is built once; each page replaces its own few values in it.
struct PageFrame<'t> {
    theme: &'t Theme,
    context: Context,
}

impl<'t> PageFrame<'t> {
    fn new(theme: &'t Theme, words: &'static Words, chrome: &Chrome) -> PageFrame<'t> {
        let mut context = Context::new();
        context.insert_value("w", words.value().clone());
        context.insert("chrome", chrome);
        PageFrame { theme, context }
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

fn assets(theme: &Theme, practice: &PracticeView, files: &mut Vec<(String, Vec<u8>)>) {
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

/// The bytes of the file at `path`.
fn pick(files: impl IntoIterator<Item = (String, Vec<u8>)>, path: &str) -> Option<Vec<u8>> {
    let mut files = files.into_iter();
    files
        .find(|(other, _)| other == path)
        .map(|(_, bytes)| bytes)
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
