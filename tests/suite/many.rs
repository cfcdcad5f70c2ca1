//! A practice with any number of engagements, made from the summaries of the fixture's.

use std::path::Path;

use chrono::NaiveDate;
use coachgen::check::Settings;
use coachgen::model::PracticeFile;
use coachgen::page::health::HealthItem;
use coachgen::page::practice::{EngagementSummary, PracticeSummaries};
use coachgen::pipeline::{self, BuildContext};
use coachgen::policy::Policy;
use coachgen::record::value::Language;
use coachgen::render::{OutputTree, render_practice};
use coachgen::search::WordIndex;
use coachgen::source::{Disk, Tree, layout};
use coachgen::theme::Theme;
use coachgen::view::practice as practice_seen;
use coachgen::words::Words;

use crate::browser::portal::PRACTICE;
use crate::page_text::page_text;

/// The day on which the summaries are made.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 6, 1).expect("a date")
}

/// The summaries and findings of the fixture's engagements on that day: some of them are late.
pub fn summaries() -> (Vec<EngagementSummary>, Vec<HealthItem>) {
    let (summaries, health) = summaries_on(today());
    assert!(summaries.len() >= 5 && !health.is_empty());
    (summaries, health)
}

/// The same on another day.
pub fn summaries_on(today: NaiveDate) -> (Vec<EngagementSummary>, Vec<HealthItem>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(PRACTICE);
    let tree = Disk::open(&root).expect("the practice");
    let shared = BuildContext {
        settings: &Settings::default(),
        folders: &[],
        practice: &PracticeFile::default(),
        policy: &Policy::default(),
        theme: &Theme::built_in().expect("the built-in templates"),
        reports: None,
        committed: None,
        today,
    };
    let (mut summaries, mut health) = (Vec::new(), Vec::new());
    for files in layout(tree.entries().expect("entries")).engagements {
        let built = pipeline::build(&tree, &files, &files.dir, &shared);
        summaries.push(built.outcome.summary);
        health.extend(built.outcome.health);
    }
    (summaries, health)
}

/// The coach's own pages for these engagements.
pub fn pages(
    language: Language,
    summaries: &[EngagementSummary],
    health: &[HealthItem],
) -> OutputTree {
    let theme = Theme::built_in().expect("the built-in templates");
    let model = PracticeSummaries {
        seen: &practice_seen(&PracticeFile::default()),
        today: today(),
        summaries,
        health,
        accepted: &[],
        rules: &[],
        logo: None,
    };
    let words = Words::for_language(language);
    render_practice(&theme, words, &model, &WordIndex::default()).expect("pages")
}

/// The text of the file at `path`; `None` if there is none.
pub fn file(pages: &OutputTree, path: &str) -> Option<String> {
    let mut files = pages.files.iter();
    let (_, bytes) = files.find(|(known, _)| known == path)?;
    Some(page_text(bytes))
}
