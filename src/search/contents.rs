//! The search pages: a search field for browsers with scripts, and a list of all pages.
//!
//! The script contains no interface words, so that all its messages are passed to it here.

use serde::Serialize;

use super::ReaderTexts;
use crate::bidi;
use crate::page::Page;
use crate::page::chrome::Chrome;
use crate::page::practice::EngagementSummary;
use crate::words::Words;

/// The `page` value of search.html.
#[derive(Serialize)]
struct SearchPage {
    /// What is searched, as text.
    scope: String,
    /// The path of the script.
    script: String,
    /// The names of the parts of the practice's index, separated by spaces; absent on an engagement's page.
    parts: Option<String>,
    /// The message for one match.
    one: String,
    /// The message for several matches; contains `{count}`.
    many: String,
    /// The message if not all matches are shown; contains `{shown}` and `{count}`.
    some: String,
    /// The text after a shortened list of pages for one match; contains `{count}`.
    also_more: String,
    /// On the practice's page: the link to more matches in one engagement; contains `{count}` and `{name}`.
    rest: Option<String>,
    /// The pages of an engagement, by section.
    groups: Vec<PageGroup>,
    /// The engagements of the practice.
    engagements: Vec<SearchEngagement>,
}

/// A section and its pages.
#[derive(Serialize)]
struct PageGroup {
    /// The section's title.
    title: String,
    /// The path of the section's own page.
    href: String,
    /// Its other pages.
    pages: Vec<PageItem>,
}

/// A page.
#[derive(Serialize)]
struct PageItem {
    /// Its title.
    title: String,
    /// Its path.
    href: String,
    /// The date in its byline.
    date: Option<String>,
}

/// An engagement of the practice.
#[derive(Serialize)]
struct SearchEngagement {
    /// Its number in the index.
    number: usize,
    /// The client's name.
    name: String,
    /// The path of its overview.
    href: String,
    /// The client's organisation.
    organisation: Option<String>,
    /// The language of both, if it is not the page's.
    lang: Option<&'static str>,
    /// The start date, if another engagement has the same name.
    from: Option<String>,
    /// The label of matches in it: the name, and the start date if another engagement has the same name.
    label: String,
}

/// Returns the search page of one engagement.
pub fn page(words: &'static Words, chrome: &Chrome, texts: &ReaderTexts) -> Page {
    let groups = chrome
        .nav
        .iter()
        .flat_map(|block| &block.lines)
        .filter_map(|line| {
            let of_section =
                |section: &str, path: &str| section == line.section && path != line.href;
            let pages: Vec<PageItem> = texts
                .pages
                .iter()
                .filter(|page| of_section(page.section, &page.path))
                .map(|page| PageItem {
                    title: page.title.clone(),
                    href: page.path.clone(),
                    date: page.date.clone(),
                })
                .collect();
            let has_page = texts.pages.iter().any(|page| page.path == line.href);
            (has_page || !pages.is_empty()).then(|| PageGroup {
                title: line.label.clone(),
                href: line.href.clone(),
                pages,
            })
        });
    let model = SearchPage {
        scope: words.get("search_scope").to_owned(),
        parts: None,
        some: script_message(words, "search_some", &["shown", "count"]),
        rest: None,
        groups: groups.collect(),
        engagements: Vec::new(),
        ..SearchPage::new(words, chrome)
    };
    search_page("search", words.get("section_search"), &model)
}

/// Returns the search page of the practice; `parts` are the names of the parts of its index.
pub fn practice_page<'p>(
    words: &'static Words,
    chrome: &Chrome,
    summaries: &[EngagementSummary],
    parts: impl Iterator<Item = &'p str>,
) -> Page {
    let engagements = summaries.iter().enumerate();
    let engagements = engagements.filter_map(|(number, summary)| {
        let namesakes = summaries.iter().filter(|one| one.name == summary.name);
        let start = summary.start.filter(|_| namesakes.count() > 1);
        let from = start
            .map(|date| words.with("from_date", &[("date", words.date(date).as_str().into())]));
        let label: Vec<&str> = [Some(summary.name.as_str()), from.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        Some(SearchEngagement {
            number,
            name: summary.name.clone(),
            href: summary.href()?,
            organisation: summary.organisation.clone(),
            lang: summary.lang(words),
            label: bidi::join(&label, words.get("list_mark")),
            from,
        })
    });
    let model = SearchPage {
        scope: words.get("search_scope_practice").to_owned(),
        parts: Some(parts.collect::<Vec<_>>().join(" ")),
        some: script_message(words, "search_some_practice", &["shown", "count"]),
        rest: Some(script_message(words, "search_rest", &["count", "name"])),
        engagements: engagements.collect(),
        ..SearchPage::new(words, chrome)
    };
    search_page(
        "practice_search",
        words.get("section_practice_search"),
        &model,
    )
}

impl SearchPage {
    /// Returns the data that both pages have in common.
    fn new(words: &Words, chrome: &Chrome) -> SearchPage {
        SearchPage {
            scope: String::new(),
            script: format!("{}{}", chrome.assets, super::SCRIPT_NAME),
            parts: None,
            one: words.get("search_one").to_owned(),
            many: script_message(words, "search_many", &["count"]),
            some: String::new(),
            also_more: script_message(words, "search_also_more", &["count"]),
            rest: None,
            groups: Vec::new(),
            engagements: Vec::new(),
        }
    }
}

/// Returns a message for the script, with its variables as names in braces.
fn script_message(words: &Words, id: &str, places: &[&'static str]) -> String {
    let braced: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
    let args: Vec<_> = places
        .iter()
        .zip(&braced)
        .map(|(place, braced)| (*place, braced.into()))
        .collect();
    words.with(id, &args)
}

fn search_page(section: &'static str, title: &str, model: &SearchPage) -> Page {
    Page {
        path: "search.html".to_owned(),
        template: "search.html",
        section,
        title: title.to_owned(),
        model: crate::page::value(model),
    }
}
