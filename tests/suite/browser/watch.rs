//! The preview of `coachgen watch` in use: a save updates the page, an error opens a panel, and the reader's input is
//! kept.

use serde_json::{Value, json};

use super::cdp::{Browser, text};
use super::{axe, browser_or_skip};
use crate::watch::watching::Watching;

const RECORD: &str = "4-development/session-3.md";
const PAGE: &str = "/coach/records/session-3.html";
const HEADING: &str = "## Reading aloud";

/// A page of a preview, open in a browser.
struct OpenPreview {
    browser: Browser,
    watching: Watching,
}

impl OpenPreview {
    /// The preview of the example at `path`; `None` without a browser.
    fn at(name: &str, path: &str) -> Option<OpenPreview> {
        OpenPreview::over(name, "example-engagement", path)
    }

    fn over(name: &str, records: &str, path: &str) -> Option<OpenPreview> {
        let browser = browser_or_skip(name)?;
        let watching = Watching::on_copy_of(records, &[]);
        let mut open = OpenPreview { browser, watching };
        let url = open.watching.url.clone();
        open.browser.open(&url).expect("the first address");
        open.wait("location.pathname.includes('/coach/')");
        open.go(path);
        Some(open)
    }

    fn go(&mut self, path: &str) {
        let url = format!("{}{path}", self.watching.base_path());
        self.browser.open(&url).expect("the page");
        self.evaluate("window.same = true");
    }

    fn evaluate(&mut self, expression: &str) -> Value {
        self.browser.evaluate(expression).expect("an answer")
    }

    /// Waits until the condition is true; also while another page is loading.
    fn wait(&mut self, condition: &str) {
        let until = std::time::Instant::now() + std::time::Duration::from_secs(9);
        while self.browser.evaluate(&format!("Boolean({condition})")).ok()
            != Some(Value::Bool(true))
        {
            let page = self.browser.evaluate("document.body.innerText");
            assert!(
                std::time::Instant::now() < until,
                "timed out waiting for {condition} on {page:?}"
            );
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }

    /// Replaces text in the record, and waits until the condition is true.
    fn edit(&mut self, from: &str, to: &str, condition: &str) {
        self.watching.edit(RECORD, from, to);
        self.wait(condition);
    }

    fn condition_for_text(&mut self, words: &str) -> String {
        format!(
            "document.querySelector('main').textContent.includes({})",
            json!(words)
        )
    }

    fn number(&mut self, expression: &str) -> f64 {
        self.evaluate(expression).as_f64().expect("a number")
    }

    /// Checks that the browser reported nothing except for responses that are expected to be 404.
    fn assert_no_errors(&mut self) {
        let events = self.browser.take_events();
        let loud = |event: &&Value| {
            let method = text(&event["method"]);
            let status = event["params"].to_string();
            [
                "Log.entryAdded",
                "Runtime.exceptionThrown",
                "Audits.issueAdded",
            ]
            .contains(&method.as_str())
                && !status.contains("status of 404")
        };
        let loud: Vec<&Value> = events.iter().filter(loud).collect();
        assert!(loud.is_empty(), "{loud:#?}");
    }
}

#[test]
fn a_save_updates_and_highlights_only_what_changed() {
    let name = "browser::watch::a_save_updates_and_highlights_only_what_changed";
    let Some(mut open) = OpenPreview::at(name, PAGE) else {
        return;
    };
    // The reader's position does not move when something above it grows.
    open.evaluate("document.querySelector('nav details').open = true");
    open.evaluate("document.getElementById('reading-aloud').scrollIntoView({behavior: 'instant'})");
    let place = "document.getElementById('reading-aloud').getBoundingClientRect().top";
    let before = open.number(place);
    let new =
        "Three lines that were not there, long enough to take some room upon the page. ".repeat(12);
    let shown = open.condition_for_text("were not there");
    open.edit(
        HEADING,
        &format!("### Before it\n\n{new}\n\n{HEADING}"),
        &shown,
    );
    assert_eq!(
        open.evaluate("window.same"),
        true,
        "the page was not reloaded"
    );
    assert_eq!(
        open.evaluate("document.querySelector('nav details').open"),
        true
    );
    let marked = open.evaluate("[...document.querySelectorAll('.watch-changed')].map((one) => one.textContent.slice(0, 11)).join('|')");
    assert!(text(&marked).contains("Three lines"), "{marked}");
    let moved = (open.number(place) - before).abs();
    assert!(moved < 2.0, "the reading position moved by {moved}");
    open.wait("!document.querySelector('.watch-changed')");
    // Another view of the same page, and the record's own page keeps its scroll position.
    let client = open.evaluate(
        "new URL(document.querySelector('.watch-views a[href*=\"/client/\"]').href).pathname.split('/').slice(2).join('/')",
    );
    open.go(&format!("/{}", text(&client)));
    let there = open.condition_for_text("were not there");
    open.wait(&there);
    open.assert_no_errors();
}

#[test]
fn an_error_opens_a_panel_over_the_last_good_page() {
    let name = "browser::watch::an_error_opens_a_panel_over_the_last_good_page";
    let Some(mut open) = OpenPreview::at(name, PAGE) else {
        return;
    };
    let words = "document.querySelector('main').textContent";
    let before = open.evaluate(words);
    open.edit(
        "kind: session",
        "kind: sesion",
        "document.querySelector('#watch-problem[open]')",
    );
    assert_eq!(open.evaluate(words), before);
    assert_eq!(open.evaluate("window.same"), true);
    let panel = text(&open.evaluate("document.getElementById('watch-problem').innerText"));
    for part in [
        "Not up to date",
        "Unknown kind of record",
        "4-development/session-3.md:2:7",
        "kind: sesion",
        "How to fix it",
        "session",
    ] {
        assert!(panel.contains(part), "{part}: {panel}");
    }
    assert!(
        text(&open.evaluate("document.getElementById('watch-status').textContent"))
            .starts_with("Not up to date")
    );
    // The panel covers the page, but the page can be scrolled to its end.
    for (width, height) in [(390, 800), (1280, 800), (320, 640)] {
        open.browser.resize(width, height).expect("a window");
        open.evaluate("scrollTo({top: 99999, behavior: 'instant'})");
        let gap = "document.querySelector('.watch-dock').getBoundingClientRect().top - document.querySelector('.footer').lastElementChild.getBoundingClientRect().bottom";
        assert!(open.number(gap) >= 0.0, "the last line at {width}");
        assert_eq!(
            open.evaluate("document.documentElement.scrollWidth <= innerWidth"),
            true
        );
    }
    // A closed panel stays closed while the problem is the same.
    open.evaluate("document.querySelector('#watch-problem > summary').click()");
    open.go(PAGE);
    open.wait("document.getElementById('watch-problem') && !document.getElementById('watch-problem').open");
    let fixed = open.condition_for_text("Fixed now");
    open.watching.edit(
        RECORD,
        HEADING,
        &format!("### Fixed now\n\nWith words.\n\n{HEADING}"),
    );
    open.edit(
        "kind: sesion",
        "kind: session",
        "!document.getElementById('watch-problem')",
    );
    open.wait(&fixed);
    open.assert_no_errors();
}

#[test]
fn a_record_that_disappears_and_returns_is_followed() {
    let name = "browser::watch::a_record_that_disappears_and_returns_is_followed";
    let Some(mut open) = OpenPreview::at(name, PAGE) else {
        return;
    };
    let path = open.watching.records().join(RECORD);
    // Inside the engagement, a record without its extension would be an error.
    let kept = open.watching.records().with_file_name("kept");
    std::fs::rename(&path, &kept).expect("the record is moved away");
    open.wait("document.querySelector('h1').textContent === 'Page not found'");
    std::fs::rename(&kept, &path).expect("the record is moved back");
    open.wait("document.querySelector('h1').textContent.startsWith('Session 3')");
    assert_eq!(open.evaluate("window.same"), true);
    open.assert_no_errors();
}

#[test]
fn typed_input_is_kept_and_the_search_is_updated() {
    let name = "browser::watch::typed_input_is_kept_and_the_search_is_updated";
    let Some(mut open) = OpenPreview::at(name, "/coach/records/search.html") else {
        return;
    };
    open.browser
        .call("Input.insertText", json!({"text": "Quillfeather"}))
        .expect("typing");
    open.wait("document.querySelector('[role=status]').textContent !== ''");
    assert_eq!(
        open.evaluate("document.querySelectorAll('.result').length"),
        0
    );
    open.watching.edit(
        RECORD,
        HEADING,
        &format!("### Quillfeather\n\nA name.\n\n{HEADING}"),
    );
    open.wait("document.querySelectorAll('.result').length === 1");
    assert_eq!(
        open.evaluate("document.querySelector('input').value"),
        "Quillfeather"
    );
    open.assert_no_errors();
}

#[test]
fn the_page_reports_the_end_of_the_watch() {
    let name = "browser::watch::the_page_reports_the_end_of_the_watch";
    let Some(OpenPreview {
        mut browser,
        watching,
    }) = OpenPreview::at(name, PAGE)
    else {
        return;
    };
    let (code, ..) = watching.stop();
    assert_eq!(code, 0);
    let status = "document.getElementById('watch-status').textContent";
    let until = std::time::Instant::now() + std::time::Duration::from_secs(9);
    while !text(&browser.evaluate(status).expect("the page")).contains("has stopped") {
        assert!(std::time::Instant::now() < until);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(
        browser
            .evaluate("document.querySelector('h1').textContent")
            .expect("the page"),
        "Session 3: Two pages and a silence"
    );
}

#[test]
fn axe_finds_nothing_in_the_overlay() {
    let name = "browser::watch::axe_finds_nothing_in_the_overlay";
    let Some(mut open) = OpenPreview::over(name, "tests/fixtures/practice", "/coach/index.html")
    else {
        return;
    };
    if !axe::prepare_or_skip(&mut open.browser, name) {
        return;
    }
    let engagement = "two-sponsors-tomasz-brandt";
    let file = format!("{engagement}/engagement.md");
    for broken in [false, true] {
        if broken {
            open.watching
                .edit(&file, "kind: engagement", "kind: engagment");
            open.wait("document.querySelector('.watch-findings')");
        }
        for page in [
            "/coach/index.html".to_owned(),
            format!("/coach/{engagement}/agenda.html"),
            format!("/coach/{engagement}/reports/agreement.html"),
            format!("/sponsor/{engagement}/helen-strand/index.html"),
            format!("/coach/{engagement}/nothing.html"),
        ] {
            for (scheme, width) in [("light", 1280), ("dark", 390)] {
                open.browser.resize(width, 800).expect("a window");
                open.browser
                    .emulate("screen", &[("prefers-color-scheme", scheme)])
                    .expect("a scheme");
                open.go(&page);
                open.evaluate("document.querySelector('.watch-views')?.setAttribute('open', '')");
                let found = axe::run(&mut open.browser, &axe::PHONE, scheme).expect("axe");
                assert!(found.is_empty(), "{page} {scheme} {width}: {found:#?}");
            }
        }
    }
}
