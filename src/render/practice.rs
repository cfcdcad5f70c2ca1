//! Renders the coach's own pages, file by file: the practice, its checks, the rules, its search, and the assets that
//! all engagements in the same folder use.

use std::sync::Arc;

use super::{OutputTree, PageFrame, assets, take_file};
use crate::page::chrome::Chrome;
use crate::page::practice::{FILTERED_FROM, PracticeSummaries};
use crate::page::{self, Page};
use crate::search::{self, Parts, Vocabulary, WordIndex};
use crate::theme::{ENGAGEMENTS, TemplateError, Theme};
use crate::view::types::FileView;
use crate::words::Words;

/// Renders all of the coach's own pages.
///
/// # Errors
/// If a template fails: the first error.
pub fn render_practice(
    theme: &Theme,
    words: &'static Words,
    practice: &PracticeSummaries<'_>,
    index: &WordIndex,
) -> Result<OutputTree, TemplateError> {
    let chrome = chrome(words, practice);
    let parts = index.parts();
    let names = parts.keys().map(String::as_str);
    let search = search::practice_page(words, &chrome, practice.summaries, names);
    let mut frame = PageFrame::new(theme, words, &chrome);
    let mut files = Vec::new();
    for page in pages(words, practice).into_iter().chain([search]) {
        files.push(frame.file(page)?);
    }
    files.extend(parts.into_values());
    files.extend(asset_files(theme, practice));
    Ok(OutputTree::sorted(files, Vocabulary::default()))
}

/// Renders the file at `path` of the coach's own pages; `None` if there is no such file. `parts` is called if the file
/// needs the parts of the index.
///
/// # Errors
/// If a template fails: the first error.
pub fn practice_file(
    theme: &Theme,
    words: &'static Words,
    practice: &PracticeSummaries<'_>,
    parts: &dyn Fn() -> Arc<Parts>,
    path: &str,
) -> Result<Option<Vec<u8>>, TemplateError> {
    let chrome = chrome(words, practice);
    let mut frame = PageFrame::new(theme, words, &chrome);
    let mut own = pages(words, practice).into_iter();
    if let Some(page) = own.find(|page| page.path == path) {
        return frame.file(page).map(|(_, bytes)| Some(bytes));
    }
    if path == SEARCH || path.starts_with("search/") {
        let parts = parts();
        let names = parts.keys().map(String::as_str);
        if path == SEARCH {
            let page = search::practice_page(words, &chrome, practice.summaries, names);
            return frame.file(page).map(|(_, bytes)| Some(bytes));
        }
        let mut parts = parts.values();
        return Ok(parts
            .find(|(name, _)| name == path)
            .map(|(_, bytes)| bytes.clone()));
    }
    Ok(take_file(asset_files(theme, practice), path))
}

/// The page of the practice-wide search.
const SEARCH: &str = "search.html";

fn chrome(words: &'static Words, practice: &PracticeSummaries<'_>) -> Chrome {
    Chrome::of_practice(words, practice.seen, practice.health.len())
}

/// Returns the pages except the search page, which needs the index.
fn pages(words: &'static Words, practice: &PracticeSummaries<'_>) -> Vec<Page> {
    let mut pages = vec![
        page::practice::page(words, practice),
        page::health::page(words, practice),
        page::rules::page(words, practice),
    ];
    pages.extend(page::practice::meetings_page(words, practice));
    pages
}

/// Returns the files other than pages.
fn asset_files(theme: &Theme, practice: &PracticeSummaries<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    if let Some(FileView { name, bytes, .. }) = practice.logo {
        files.push((format!("files/{name}"), bytes.to_vec()));
    }
    assets(theme, practice.seen, &mut files);
    if practice.summaries.len() >= FILTERED_FROM {
        files.push((
            "assets/engagements.js".to_owned(),
            ENGAGEMENTS.as_bytes().to_vec(),
        ));
    }
    files
}
