//! How many bytes a reader's browser has to fetch: the first page must open quickly on a slow connection.

use std::path::Path;

use chrono::NaiveDate;
use coachgen::check::Settings;
use coachgen::model::PracticeFile;
use coachgen::page::practice::{EngagementSummary, PracticeSummaries};
use coachgen::pipeline::{self, BuildContext};
use coachgen::policy::Policy;
use coachgen::record::value::Language;
use coachgen::render::render_practice;
use coachgen::search::WordIndex;
use coachgen::source::{Disk, Tree, layout};
use coachgen::theme::Theme;
use coachgen::view::practice as practice_seen;
use coachgen::words::Words;

use crate::browser::portal::{self, EXAMPLE, EXTREMES, PRACTICE};

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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(PRACTICE);
    let tree = Disk::open(&root).expect("the practice");
    let practice = PracticeFile::default();
    let shared = BuildContext {
        settings: &Settings::default(),
        folders: &[],
        practice: &practice,
        policy: &Policy::default(),
        theme: &Theme::built_in().expect("the built-in templates"),
        reports: None,
        committed: None,
        today: NaiveDate::from_ymd_opt(2027, 6, 1).expect("a date"),
    };
    let (mut summaries, mut health) = (Vec::new(), Vec::new());
    for files in layout(tree.entries().expect("entries")).engagements {
        let built = pipeline::build(&tree, &files, &files.dir, &shared);
        summaries.push(built.outcome.summary);
        health.extend(built.outcome.health);
    }
    let known = summaries.len();
    assert!(
        known >= 5 && !health.is_empty(),
        "something to list, some of it late"
    );
    let many: Vec<EngagementSummary> = (0..600)
        .map(|number| EngagementSummary {
            portal: format!("{}-{number:03}", summaries[number % known].portal),
            ..summaries[number % known].clone()
        })
        .collect();
    let model = PracticeSummaries {
        seen: &practice_seen(&practice),
        today: shared.today,
        summaries: &many,
        health: &health,
        accepted: &[],
        rules: &[],
        logo: None,
    };
    let words = Words::for_language(Language::De);
    let pages = render_practice(shared.theme, words, &model, &WordIndex::default()).expect("pages");
    let (_, page) = pages
        .files
        .iter()
        .find(|(path, _)| path == "index.html")
        .expect("the practice's page");
    let text = String::from_utf8_lossy(page);
    assert!(text.contains("-599/index.html"), "all of them are listed");
    assert!(page.len() < PRACTICE_PAGE, "{} bytes", page.len());
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
