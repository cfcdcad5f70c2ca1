//! The list of a practice's engagements in use: the filter and the order.

use std::fs;

use coachgen::page::practice::EngagementSummary;
use coachgen::record::value::Language;
use serde_json::{Value, json};

use super::browser_or_skip;
use crate::many;

/// The names of the current engagements that the list shows, in order.
const NAMES: &str = "[...document.querySelectorAll('.lines-desk')[0].querySelectorAll('tbody tr:not([hidden]) th a')]\
     .map((one) => one.textContent)";

/// Chooses an order as a reader does.
fn sort_by(order: &str) -> String {
    format!(
        "(() => {{ const list = document.querySelector('#sort'); list.value = '{order}'; \
         list.dispatchEvent(new Event('change', {{bubbles: true}})); return {NAMES}; }})()"
    )
}

#[test]
fn the_list_is_filtered_and_sorted_without_a_server() {
    let Some(mut browser) =
        browser_or_skip("browser::engagements::the_list_is_filtered_and_sorted_without_a_server")
    else {
        return;
    };
    let (known, health) = many::summaries();
    let current: Vec<EngagementSummary> =
        known.into_iter().filter(|one| !one.is_closed()).collect();
    let needs = [None, Some("2027-02-01"), Some("2026-12-01"), None];
    let all: Vec<EngagementSummary> = ["Zoë", "Émile", "Bo", "Ada"]
        .iter()
        .cycle()
        .zip(needs.iter().cycle())
        .zip(0..16)
        .map(|((name, need), number)| EngagementSummary {
            name: format!("{name} {number:02}"),
            portal: format!("engagement-{number}"),
            oldest_need: need.and_then(|day| day.parse().ok()),
            ..current[number % current.len()].clone()
        })
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in &many::pages(Language::En, &all, &health).files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let url = format!("file://{}", folder.path().join("index.html").display());
    browser.open(&url).expect("the page");
    let mut evaluate = |expression: &str| browser.evaluate(expression).expect("an answer");
    let list = |value: &Value| -> Vec<String> {
        let names = value.as_array().expect("names").iter();
        names
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect()
    };
    let as_built = list(&evaluate(NAMES));
    assert_eq!(as_built.len(), 16);
    let by_name = list(&evaluate(&sort_by("name")));
    assert!(by_name[0].starts_with("Ada") && by_name[15].starts_with("Zoë"));
    assert!(by_name[8].starts_with("Émile"), "{by_name:?}");
    let by_need = list(&evaluate(&sort_by("need")));
    assert!(
        by_need[..4].iter().all(|name| name.starts_with("Bo")),
        "{by_need:?}"
    );
    assert!(
        by_need[4..8].iter().all(|name| name.starts_with("Émile")),
        "{by_need:?}"
    );
    assert_eq!(list(&evaluate(&sort_by("next"))), as_built);
    let filtered = evaluate(&format!(
        "(() => {{ const field = document.querySelector('#filter'); field.value = 'emile'; \
         field.dispatchEvent(new Event('input', {{bubbles: true}})); \
         return {{names: {NAMES}, count: document.querySelector('.filter [role=status]').textContent}}; }})()"
    ));
    assert_eq!(list(&filtered["names"]).len(), 4);
    assert_eq!(filtered["count"], json!("Showing 4 of 16"));
}
