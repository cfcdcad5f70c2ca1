//! Renders one reader's portal of an engagement, or the coach's own pages, as files in memory.
//!
//! The same view gives the same bytes. Must not touch the disk.

mod pages;
mod practice;

use tera::{Context, Value};

use crate::page::chrome::{Chrome, Home};
use crate::page::report::{NamedReport, RecordsRevision};
use crate::page::source_file::EngagementHistory;
use crate::page::{self, Page};
use crate::record::value::{Language, Paper};
use crate::search::{self, Vocabulary};
use crate::theme::{REPORT_STYLE, TemplateError, Theme, gallery_style};
use crate::view::types::PracticeView;
use crate::words::Words;

pub use pages::{Pages, render, report_name};
pub use practice::{practice_file, render_practice};

/// Files by their path relative to the folder they belong to, sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputTree {
    /// Paths and bytes, sorted by path.
    pub files: RenderedFiles,
    /// The words of an engagement's pages, for the practice-wide index; only for the coach's portal.
    pub words: Vocabulary,
}

/// Paths, and the bytes of each file.
pub type RenderedFiles = Vec<(String, Vec<u8>)>;

/// A reader's rendered pages, and the reports among them.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The files.
    pub tree: OutputTree,
    /// The content of the reports, whose pages are at `reports/‹name›.html`.
    pub reports: Vec<NamedReport>,
}

/// The properties of a reader's portal that do not come from its view.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Where the engagement's folder is.
    pub home: Home,
    /// Whether the reports are also made as PDF: `reports/‹name›.pdf`.
    pub pdf: bool,
    /// The state of the records in git; only the coach's reports show it.
    pub revision: Option<RecordsRevision>,
    /// The history of the records in git; only for the coach.
    pub history: Option<EngagementHistory>,
}

impl From<Home> for Edition {
    /// Without PDF, and without git information.
    fn from(home: Home) -> Edition {
        Edition {
            home,
            pdf: false,
            revision: None,
            history: None,
        }
    }
}

/// Renders the gallery of all components, for template authors, with its assets.
///
/// # Errors
/// If a template fails: the first error.
pub fn render_gallery(theme: &Theme, practice: &PracticeView) -> Result<OutputTree, TemplateError> {
    let words = Words::for_language(Language::En);
    let accent = practice.accent.as_deref();
    let (chrome, page) = page::gallery::page(words, accent);
    let (path, html) = PageFrame::new(theme, words, &chrome).page(page)?;
    let mut files = vec![(path, html.into_bytes())];
    assets(theme, practice, &mut files);
    let styles = gallery_style(theme.style(), accent);
    files.push(("assets/gallery.css".to_owned(), styles.into_bytes()));
    Ok(OutputTree::sorted(files, Vocabulary::default()))
}

/// The context that all pages share. It is built once; each page sets its own few values in it.
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

    /// Renders a page, and returns its path and HTML.
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
    let look = theme.practice_style(practice.accent.as_deref(), paper.word());
    let look = look.into_owned().into_bytes();
    files.push(("assets/theme.css".to_owned(), look));
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

/// Returns the bytes of the file at `path`.
fn take_file(files: impl IntoIterator<Item = (String, Vec<u8>)>, path: &str) -> Option<Vec<u8>> {
    let mut files = files.into_iter();
    files
        .find(|(other, _)| other == path)
        .map(|(_, bytes)| bytes)
}

impl OutputTree {
    /// Adds a file in sorted order.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        let at = self.files.partition_point(|(other, _)| *other < path);
        self.files.insert(at, (path, bytes));
    }

    fn sorted(mut files: Vec<(String, Vec<u8>)>, words: Vocabulary) -> OutputTree {
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        OutputTree { files, words }
    }
}
