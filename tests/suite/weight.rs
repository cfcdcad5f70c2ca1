//! How many bytes a reader's browser has to fetch: the first page must open quickly on a slow connection.

use std::path::Path;

use coachgen::page::practice::EngagementSummary;
use coachgen::record::value::Language;

use crate::browser::portal::{self, EXAMPLE, EXTREMES, PRACTICE};
use crate::many;

/// The first page and the files needed to draw it: style sheets and scripts. Pictures belong to the practice and are
/// not counted.
const FIRST_PAGE: u64 = 60_000;
/// The practice's page with 600 engagements.
const PRACTICE_PAGE: usize = 1_000_000;

#[test]
fn the_first_page_is_small() {
    let mut heavy = Vec::new();
    for records in [EXAMPLE, PRACTICE, EXTREMES] {
        let portal = portal::build(records);
        for reader in portal::readers(portal.path()) {
            for index in indexes(&reader.folder) {
                let weight = weight_of(&index);
                if weight > FIRST_PAGE {
                    heavy.push(format!("{}: {weight} bytes", index.display()));
                }
            }
        }
    }
    assert!(
        heavy.is_empty(),
        "over {FIRST_PAGE} bytes:\n{}",
        heavy.join("\n")
    );
}

#[test]
fn six_hundred_engagements_fit_on_one_page() {
    let (summaries, health) = many::summaries();
    let known = summaries.len();
    let all: Vec<EngagementSummary> = (0..600)
        .map(|number| EngagementSummary {
            portal: format!("{}-{number:03}", summaries[number % known].portal),
            ..summaries[number % known].clone()
        })
        .collect();
    let text = many::file(&many::pages(Language::De, &all, &health), "index.html").expect("a page");
    assert!(text.contains("-599/index.html"), "all of them are listed");
    assert!(text.len() < PRACTICE_PAGE, "{} bytes", text.len());
}

/// The reader's first page; for a coach also those of the engagements.
fn indexes(folder: &Path) -> Vec<std::path::PathBuf> {
    walkdir::WalkDir::new(folder)
        .max_depth(2)
        .into_iter()
        .map(|entry| entry.expect("a readable entry").into_path())
        .filter(|path| path.ends_with("index.html"))
        .collect()
}

fn weight_of(page: &Path) -> u64 {
    let html = std::fs::read_to_string(page).expect("a page");
    let folder = page.parent().expect("a page lies in a folder");
    let named = html
        .split('<')
        .filter(|tag| tag.starts_with("link rel=\"stylesheet\"") || tag.starts_with("script "))
        .filter_map(|tag| {
            tag.split_once("href=\"")
                .or_else(|| tag.split_once("src=\""))
        })
        .filter_map(|(_, rest)| rest.split_once('"'))
        .map(|(path, _)| folder.join(path));
    let others: u64 = named
        .map(|path| {
            std::fs::metadata(&path)
                .expect("a file that the page names")
                .len()
        })
        .sum();
    html.len() as u64 + others
}
