//! The search pages in use, opened from disk: typing, the results, the keys.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::browser_or_skip;
use super::cdp::{Browser, text};
use super::portal::{self, EXAMPLE, PRACTICE};
use super::tree::Folder;
use crate::page_text::plain_spaces;

/// What a search page shows.
const SEEN: &str = "({status: document.querySelector('[role=status]').textContent, \
     titles: [...document.querySelectorAll('.result-title')].map((one) => one.textContent), \
     froms: [...document.querySelectorAll('.result-from')].map((one) => one.textContent), \
     links: [...document.querySelectorAll('.results a')].map((one) => one.getAttribute('href')), \
     also: [...document.querySelectorAll('.result-also')].map((one) => one.textContent), \
     marks: [...document.querySelectorAll('.results mark')].map((one) => one.textContent), \
     field: document.querySelector('input').value, contents: !document.querySelector('.contents').hidden, \
     focus: document.activeElement.localName + [...document.querySelectorAll('.results a')].indexOf(document.activeElement), \
     hash: location.hash})";

struct Page<'b> {
    browser: &'b mut Browser,
}

impl Page<'_> {
    fn evaluate(&mut self, expression: &str) -> Value {
        self.browser.evaluate(expression).expect("an answer")
    }

    /// Types a query that replaces the last one, and waits until its results are shown.
    fn query(&mut self, query: &str) -> Value {
        self.browser.press("Escape").expect("a key");
        let params = json!({"text": query});
        self.browser
            .call("Input.insertText", params)
            .expect("typing");
        self.wait("document.querySelector('[role=status]').textContent !== ''");
        self.evaluate(SEEN)
    }

    fn press(&mut self, key: &str) -> Value {
        self.browser.press(key).expect("a key");
        self.evaluate(SEEN)
    }

    /// Waits until `condition` holds. A page that is being left or is still loading is asked again, since its answer may
    /// be lost with it.
    fn wait(&mut self, condition: &str) {
        let until = Instant::now() + Duration::from_secs(9);
        while !matches!(self.browser.evaluate(condition), Ok(Value::Bool(true))) {
            assert!(Instant::now() < until, "timed out waiting for {condition}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn search_while_typing() {
    let Some(mut browser) = browser_or_skip("browser::search::search_while_typing") else {
        return;
    };
    let portal = portal::build(EXAMPLE);
    let folder = Folder::read("client", &portal.path().join("client/example-engagement"));
    browser
        .open(&folder.url_of("search.html"))
        .expect("the page");
    let mut page = Page {
        browser: &mut browser,
    };
    let empty = page.evaluate(SEEN);
    assert_eq!(empty["focus"], "input-1", "the field has the focus");
    assert_eq!(empty["contents"], true, "all pages are listed");

    let seen = page.query("LÓRRY");
    assert_eq!(seen["status"], "4 passages");
    assert_eq!(seen["marks"][0], "lorry");
    assert_eq!(seen["contents"], false);
    assert_eq!(seen["hash"], "#q=L%C3%93RRY");
    assert_eq!(seen["links"][2], "session-3.html#reading-aloud");
    assert_eq!(
        seen["titles"][2],
        "Session 3: Two pages and a silence – Reading aloud"
    );
    assert_eq!(
        plain_spaces(&text(&seen["froms"][1])),
        "Wednesday 27 May 2026"
    );

    // Every word must be found; only the last may be incomplete.
    let marks = page.query("freezer medi")["marks"].to_string();
    assert!(
        marks.contains("freezer") && marks.contains("medicines"),
        "{marks}"
    );
    assert!(text(&page.query("freez medicines")["status"]).starts_with("No passage"));
    // A match in the title comes first, then headings, then passages.
    assert_eq!(
        page.query("session 3")["titles"][0],
        "Session 3: Two pages and a silence"
    );
    assert_eq!(
        page.query("price")["titles"][0],
        "Session 3: Two pages and a silence – The price",
        "a heading before passages"
    );
    // In quotation marks, the words must be consecutive.
    assert_eq!(
        page.query("\"kind is not the same\"")["status"],
        "1 passage"
    );
    assert!(text(&page.query("\"same the not is kind\"")["status"]).starts_with("No passage"));
    // A fact that several pages show is one result, with its pages.
    let seen = page.query("\"brings two papers to the committee\"");
    let titles: Vec<String> = seen["titles"]
        .as_array()
        .into_iter()
        .flatten()
        .map(text)
        .collect();
    let same = titles
        .iter()
        .filter(|title| title.contains("brings two papers"));
    assert_eq!(same.count(), 1, "{titles:?}");
    assert!(titles[0].starts_with("Agenda – "), "{titles:?}");
    let also = text(&seen["also"][0]);
    for other in ["Also on: ", "Progress", "Interim review", "Final review"] {
        assert!(also.contains(other), "{other}: {also}");
    }
    // If there are many pages, five of them are named.
    let seen = page.query("\"let the network run without me\"");
    let also = text(&seen["also"][0]);
    let (named, more) = also.rsplit_once(" and ").expect("a number of others");
    assert!(more.ends_with(" more"), "{also}");
    assert_eq!(named.matches(", ").count(), 4, "{also}");
    // Results are not all shown at once.
    let many = page.query("amara");
    assert_eq!(many["titles"].as_array().map(Vec::len), Some(30));
    assert!(text(&many["status"]).starts_with("The first 30 of "));
    page.evaluate("document.querySelector('.search button').click()");
    page.wait("document.querySelectorAll('.result').length > 30");

    page.query("freezer");
    assert_eq!(page.press("ArrowDown")["focus"], "a0");
    assert_eq!(page.press("ArrowDown")["focus"], "a1");
    assert_eq!(page.press("ArrowUp")["focus"], "a0");
    assert_eq!(page.press("ArrowUp")["focus"], "input-1");
    let cleared = page.press("Escape");
    assert_eq!(
        (&cleared["field"], &cleared["hash"]),
        (&json!(""), &json!(""))
    );
    assert_eq!(cleared["contents"], true);

    // Enter opens the first result, and Back returns to the results.
    page.query("freezer");
    page.browser.press("Enter").expect("a key");
    page.wait("location.pathname.endsWith('/interview-part-1.html') && document.readyState === 'complete'");
    assert_eq!(page.evaluate("location.hash"), "#the-freezer");
    page.evaluate("history.back()");
    page.wait("document.querySelectorAll('.result').length > 0");
    assert_eq!(page.evaluate(SEEN)["field"], "freezer");
    let asked: Vec<String> = page
        .browser
        .take_events()
        .iter()
        .filter(|event| event["method"] == "Network.requestWillBeSent")
        .map(|event| text(&event["params"]["request"]["url"]))
        .filter(|url| !folder.may_be_asked_for(url))
        .collect();
    assert!(asked.is_empty(), "requests {asked:?}");
}

#[test]
fn the_practice_search_groups_results_by_engagement() {
    let Some(mut browser) =
        browser_or_skip("browser::search::the_practice_search_groups_results_by_engagement")
    else {
        return;
    };
    let portal = portal::build(PRACTICE);
    let folder = Folder::read("coach", &portal.path().join("coach"));
    browser
        .open(&folder.url_of("search.html"))
        .expect("the page");
    let mut page = Page {
        browser: &mut browser,
    };
    // Words that are in one engagement, in several, and in a client's name as well as in a passage.
    let seen = page.query("coaching agreement");
    let froms: Vec<String> = seen["froms"]
        .as_array()
        .into_iter()
        .flatten()
        .map(text)
        .collect();
    for name in [
        "Samira Voss",
        "Seun Adair",
        "Ines Carvalho, from",
        "Tomasz Brandt",
    ] {
        let times = froms.iter().filter(|from| from.starts_with(name)).count();
        assert!(times > 0, "{name} is not among {froms:?}");
        assert!(times <= 6, "at most three of each engagement: {froms:?}");
    }
    let seen = page.query("voss confidential");
    let froms = seen["froms"].as_array().cloned().unwrap_or_default();
    assert!(!froms.is_empty(), "{seen}");
    assert!(
        froms
            .iter()
            .all(|from| text(from).starts_with("Samira Voss")),
        "{seen}"
    );
    assert!(text(&page.query("zzyzx")["status"]).starts_with("No passage"));
    // One link leads to the rest of an engagement's passages, with the same query.
    let seen = page.query("coaching");
    let links = seen["links"].as_array().cloned().unwrap_or_default();
    let rest = links
        .iter()
        .map(text)
        .find(|link| link.ends_with("/search.html#q=coaching"))
        .unwrap_or_else(|| panic!("no link to the rest in {links:?}"));
    page.browser.open(&rest).expect("the engagement's search");
    page.wait("document.querySelectorAll('.result').length > 3");
    assert_eq!(page.evaluate(SEEN)["field"], "coaching");
}
