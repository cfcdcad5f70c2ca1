//! The file that is handed over, opened from disk: navigation, search, printing, and axe on some of its pages.

use serde_json::{Value, json};

use super::axe::{self, PHONE};
use super::browser_or_skip;
use super::cdp::{Browser, text};
use super::handed_over::{HandedOver, SEEN};

fn evaluate(browser: &mut Browser, expression: &str) -> Value {
    browser.evaluate(expression).expect("an answer")
}

/// Clicks the first element on the visible page that matches, and returns what is visible then.
fn click(browser: &mut Browser, selector: &str) -> Value {
    let click = format!(
        "[...document.querySelectorAll({selector:?})].find((one) => (one.closest('.single-page') ?? one).checkVisibility()).click()"
    );
    evaluate(browser, &click);
    // A link within the document takes effect in the next task.
    evaluate(browser, "new Promise((done) => setTimeout(done, 50))");
    evaluate(browser, SEEN)
}

#[test]
fn the_file_that_is_handed_over_works_from_disk() {
    let name = "browser::single_file::the_file_that_is_handed_over_works_from_disk";
    let Some(mut browser) = browser_or_skip(name) else {
        return;
    };
    let with_axe = axe::prepare_or_skip(&mut browser, name);
    let file = HandedOver::to_client(&[]);
    let url = file.url();
    browser.resize(390, 800).expect("a size");
    browser.open(&url).expect("the file");
    let seen = evaluate(&mut browser, SEEN);
    assert_eq!(seen["pages"], json!(["index"]));
    assert_eq!(seen["title"], "Overview – Amara Okafor");

    let check = |browser: &mut Browser| {
        if with_axe {
            let mut faults = axe::run(browser, &PHONE, "light").expect("axe");
            // axe only recognises a skip link if it is the first link of the document, and hidden pages come before.
            faults.retain(|fault| !(fault.starts_with("axe region") && fault.contains(":main")));
            assert!(faults.is_empty(), "{faults:#?}");
        }
    };
    check(&mut browser);
    // Through the contents, then to a session, to a place on another page, and back.
    let seen = click(&mut browser, "nav a[href='#sessions']");
    assert_eq!(seen["pages"], json!(["sessions"]), "{seen}");
    let seen = click(&mut browser, "main a[href='#session-3']");
    assert_eq!(seen["pages"], json!(["session-3"]));
    assert_eq!(
        seen["title"],
        "Session 3: Two pages and a silence – Amara Okafor"
    );
    assert_eq!(seen["top"], 0);
    check(&mut browser);
    let seen = click(&mut browser, "main a[href*=':']");
    assert!(text(&seen["hash"]).contains(':'), "{seen}");
    assert_eq!(seen["pages"].as_array().map(Vec::len), Some(1), "{seen}");
    evaluate(&mut browser, "history.back()");
    evaluate(&mut browser, "new Promise((done) => setTimeout(done, 100))");
    let seen = evaluate(&mut browser, SEEN);
    assert_eq!(seen["pages"], json!(["session-3"]));

    // Search: results lead to passages within the document.
    click(&mut browser, "nav a[href='#search']");
    check(&mut browser);
    evaluate(
        &mut browser,
        "document.querySelector('input[type=search]').focus()",
    );
    let query = json!({"text": "lorry"});
    browser.call("Input.insertText", query).expect("typing");
    evaluate(&mut browser, "new Promise((done) => setTimeout(done, 300))");
    let seen = evaluate(&mut browser, SEEN);
    assert_eq!(seen["results"][2], "#session-3:reading-aloud", "{seen}");
    assert_eq!(seen["hash"], "#search", "typing does not leave the page");
    let seen = click(
        &mut browser,
        ".search .results a[href='#session-3:reading-aloud']",
    );
    assert_eq!(seen["pages"], json!(["session-3"]));
    assert!(seen["top"].as_u64() > Some(0), "{seen}");

    // A report, and all pages.
    click(&mut browser, "nav a[href='#reports']");
    let seen = click(&mut browser, "main a[href='#reports/review-final']");
    assert_eq!(seen["pages"], json!(["reports/review-final"]));
    check(&mut browser);
    let one_page = printed_pages(&mut browser);
    let seen = click(&mut browser, ".single-file-link a");
    let all = seen["pages"].as_array().map_or(0, Vec::len);
    assert!(all > 25, "{seen}");
    assert!(printed_pages(&mut browser) > one_page + all);
    let seen = click(&mut browser, ".single-file-nav a");
    assert_eq!(seen["pages"], json!(["index"]));

    // Without scripts, the same links work.
    browser
        .call(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": true}),
        )
        .expect("no scripts");
    // Another address in between: the same document would not be loaded again.
    browser.open("about:blank").expect("an empty page");
    browser.open(&format!("{url}#agenda")).expect("the file");
    let seen = evaluate(&mut browser, SEEN);
    assert_eq!(seen["pages"], json!(["agenda"]));
    let complaints: Vec<Value> = browser
        .take_events()
        .into_iter()
        .filter(|event| event["method"] == "Log.entryAdded")
        .collect();
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// The number of pages on paper.
fn printed_pages(browser: &mut Browser) -> usize {
    let printed = browser.call("Page.printToPDF", json!({})).expect("a PDF");
    let data = text(&printed["data"]);
    let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data);
    let pdf = String::from_utf8_lossy(&bytes.expect("base64")).into_owned();
    pdf.matches("/Type /Page\n").count()
}
