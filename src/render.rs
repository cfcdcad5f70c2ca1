//! One reader's engagement, and the coach's practice, as a tree of files in memory.
//!
//! The same view gives the same bytes. Must not touch the disk.

use tera::{Context, Value};

use crate::page::chrome::{Chrome, Home};
use crate::page::{self, Cx, Page};
use crate::route::Route;
use crate::theme::{FILTER, TemplateError, Theme};
use crate::view::seen::{FileSeen, PracticeSeen, View};
use crate::words::Words;

/// Files by their path relative to the folder they belong to, in the order of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputTree {
    /// Path and bytes, in order of path.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Renders every page of `view`.
///
/// # Errors
/// The first error of a template; a practice's own can fail on a page that the built-in would not.
pub fn render(
    theme: &Theme,
    view: &View,
    words: &'static Words,
    home: &Home,
) -> Result<OutputTree, TemplateError> {
    let route = Route::of(view);
    let cx = Cx::new(view, words, &route);
    let chrome = Chrome::of(&cx, home);
    let mut files = Vec::new();
    pages(theme, words, &chrome, page::all(&cx), &mut files)?;
    for FileSeen { name, bytes, .. } in &view.files {
        files.push((format!("files/{name}"), bytes.to_vec()));
    }
    if *home == Home::Alone {
        assets(theme, &view.practice, &mut files);
    }
    Ok(OutputTree::sorted(files))
}

/// Renders the coach's own pages: the practice and its health, with the assets that every engagement
/// in the same folder uses.
///
/// # Errors
/// The first error of a template.
pub fn render_practice(
    theme: &Theme,
    words: &'static Words,
    practice: &page::practice::Practice<'_>,
) -> Result<OutputTree, TemplateError> {
    let chrome = Chrome::of_practice(words, practice.seen, practice.health.len());
    let all = vec![
        page::practice::page(words, practice),
        page::health::page(words, practice),
        page::rules::page(words, practice),
    ];
    let mut files = Vec::new();
    pages(theme, words, &chrome, all, &mut files)?;
    if let Some(FileSeen { name, bytes, .. }) = practice.logo {
        files.push((format!("files/{name}"), bytes.to_vec()));
    }
    assets(theme, practice.seen, &mut files);
    if practice.summaries.len() >= page::practice::FILTERED_FROM {
        files.push(("assets/filter.js".to_owned(), FILTER.as_bytes().to_vec()));
    }
    Ok(OutputTree::sorted(files))
}

/// The context that all pages share is built once; each page replaces its own few values in it.
fn pages(
    theme: &Theme,
    words: &'static Words,
    chrome: &Chrome,
    all: Vec<Page>,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), TemplateError> {
    let mut context = Context::new();
    context.insert_value("w", words.value().clone());
    context.insert("chrome", chrome);
    for page in all {
        context.insert_value("title", Value::from(page.title));
        context.insert_value("section", Value::from(page.section));
        context.insert_value("path", Value::from(page.path.as_str()));
        context.insert_value("page", page.model);
        let html = theme.render(page.template, &context)?;
        files.push((page.path, html.into_bytes()));
    }
    Ok(())
}

fn assets(theme: &Theme, practice: &PracticeSeen, files: &mut Vec<(String, Vec<u8>)>) {
    let accent = match &practice.accent {
        Some(colour) if is_colour(colour) => format!(":root{{--accent:{colour}}}\n"),
        _ => String::new(),
    };
    files.push(("assets/accent.css".to_owned(), accent.into_bytes()));
    files.push((
        "assets/portal.css".to_owned(),
        theme.style().as_bytes().to_vec(),
    ));
}

/// A style sheet is no place for anything but a colour.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()))
}

impl OutputTree {
    fn sorted(mut files: Vec<(String, Vec<u8>)>) -> OutputTree {
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        OutputTree { files }
    }
}
