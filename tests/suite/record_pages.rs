//! The pages of records, from a view made by hand: every field appears on some page, every link has a target, ids are
//! unique, and a record known only as a fact shows no more.

mod canaries;
mod handmade;
mod records;

use std::collections::{BTreeMap, HashSet};

use coachgen::derive::ReaderView;
use coachgen::page::chrome::Home;
use coachgen::reader::Reader;
use coachgen::record::value::Language;
use coachgen::render::render;
use coachgen::theme::Theme;
use coachgen::view::types::{AnyRecord, View};
use coachgen::words::Words;

use crate::page_text::page_text;
use canaries::Canaries;
use handmade::{empty_view, view};

/// The HTML pages by their path.
fn pages(view: &View) -> BTreeMap<String, String> {
    let theme = Theme::built_in().expect("templates");
    let tree = render(
        &theme,
        &ReaderView::new(view.clone()),
        Words::for_language(Language::En),
        &Home::Alone.into(),
    )
    .expect("pages")
    .tree;
    tree.files
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, page_text(bytes)))
        .collect()
}

/// The values of one attribute.
fn attribute_values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(&opening)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_field_appears_on_some_page() {
    let mut canaries = Canaries::default();
    let all: String = pages(&view(&mut canaries)).into_values().collect();
    let missing: Vec<&String> = canaries
        .0
        .iter()
        .filter(|canary| !all.contains(*canary))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    for word in [
        "4321",
        "43.21",
        "Only you see this",
        "by video",
        "recorded",
        "without AI tools",
        "by phone",
        "75 minutes",
        "17 minutes",
        "Paid session",
        "Peer",
        "On track",
        "Agenda points",
        "Session 1",
        "Interim review",
    ] {
        assert!(all.contains(word), "{word}");
    }
}

#[test]
fn every_link_has_a_target_and_ids_are_unique() {
    let pages = pages(&view(&mut Canaries::default()));
    for (path, page) in &pages {
        let ids = attribute_values(page, "id");
        let unique: HashSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{path}: {ids:?}");
        let regions = attribute_values(page, "aria-label");
        let unique: HashSet<&&str> = regions.iter().collect();
        assert_eq!(unique.len(), regions.len(), "{path}: {regions:?}");
        for href in attribute_values(page, "href") {
            let (target, anchor) = href.split_once('#').unwrap_or((href, ""));
            let target = if target.is_empty() { path } else { target };
            if target.trim_start_matches("../").starts_with("assets/") {
                continue;
            }
            // A report is in a folder below the other pages.
            let above = path.starts_with("reports/").then_some("../");
            let target = above
                .and_then(|above| target.strip_prefix(above))
                .unwrap_or(target);
            let page = pages
                .get(target)
                .unwrap_or_else(|| panic!("{path}: no {href}"));
            assert!(
                anchor.is_empty() || attribute_values(page, "id").contains(&anchor),
                "{path}: no {href}"
            );
        }
    }
}

#[test]
fn headings_skip_no_level() {
    for (path, page) in pages(&view(&mut Canaries::default())) {
        let mut before = 0;
        for (at, _) in page.match_indices("<h") {
            let Some(level) = page[at + 2..].chars().next().and_then(|c| c.to_digit(10)) else {
                continue;
            };
            assert!(level <= before + 1, "{path}: h{level} after h{before}");
            before = level;
        }
    }
}

#[test]
fn a_fact_has_no_page_and_shows_nothing_else() {
    let mut canaries = Canaries::default();
    let mut view = view(&mut canaries);
    for record in &mut view.records {
        match record {
            AnyRecord::Session(session) => session.shared = None,
            AnyRecord::Review(review) => review.shared = None,
            _ => {}
        }
    }
    let pages = pages(&view);
    assert!(!pages.contains_key("session-1.html") && !pages.contains_key("review-interim.html"));
    assert!(pages["sessions.html"].contains("id=\"session-1\""));
    assert!(pages["reviews.html"].contains("id=\"review-interim\""));
}

#[test]
fn an_engagement_that_has_just_begun_says_what_happens_next() {
    for reader in [
        Reader::Coach,
        Reader::Client,
        Reader::Sponsor("Daniel Reyes".to_owned()),
    ] {
        let pages = pages(&View {
            reader: reader.clone(),
            ..empty_view()
        });
        for path in [
            "agenda.html",
            "sessions.html",
            "progress.html",
            "reviews.html",
            "timeline.html",
            "trace.html",
        ] {
            assert!(!pages.contains_key(path), "{reader:?} {path}");
            let linked = pages.values().any(|page| page.contains(path));
            assert!(!linked, "{reader:?} {path}");
        }
        let welcomed = pages["index.html"].contains("What happens next");
        assert_eq!(welcomed, reader != Reader::Coach, "{reader:?}");
    }
}
