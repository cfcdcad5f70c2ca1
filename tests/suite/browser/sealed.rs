//! The encrypted file that is handed over, opened from disk: a wrong passphrase, the right one, and the document in its
//! frame.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::axe::{self, Setting};
use super::browser_or_skip;
use super::cdp::{Browser, text};
use super::handed_over::{HandedOver, SEEN, TYPE_PASSPHRASE};

fn wait(browser: &mut Browser, condition: &str) {
    let until = Instant::now() + Duration::from_secs(15);
    while browser.evaluate(condition).expect("an answer") != Value::Bool(true) {
        assert!(Instant::now() < until, "timed out waiting for {condition}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The value of an expression in the frame. Scripts are not allowed there, so the page around it evaluates it.
fn in_frame(browser: &mut Browser, expression: &str) -> Value {
    let inside = format!(
        "(({{document, location, scrollY}}) => {expression})(document.querySelector('iframe').contentWindow)"
    );
    browser.evaluate(&inside).expect("an answer")
}

#[test]
fn the_encrypted_file_opens_with_its_passphrase_only() {
    let name = "browser::sealed::the_encrypted_file_opens_with_its_passphrase_only";
    let Some(mut browser) = browser_or_skip(name) else {
        return;
    };
    let with_axe = axe::prepare_or_skip(&mut browser, name);
    let check = |browser: &mut Browser| {
        for (width, dark) in [(320, false), (1280, true)] {
            let scheme = if dark { "dark" } else { "light" };
            let wish = [("prefers-color-scheme", scheme)];
            browser.emulate("screen", &wish).expect("a scheme");
            browser.resize(width, 800).expect("a size");
            if with_axe {
                let faults = axe::run(browser, &Setting { width, dark }, scheme).expect("axe");
                assert!(faults.is_empty(), "{faults:#?}");
            }
            let fits = "document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(
                browser.evaluate(fits).expect("an answer"),
                Value::Bool(true)
            );
        }
    };
    let sealed = HandedOver::to_client(&["--seal"]);
    browser.open(&sealed.url()).expect("the file");
    let shown = browser
        .evaluate(
            "(document.querySelector('#sealed').remove(), document.documentElement.outerHTML)",
        )
        .expect("the page");
    for word in ["Amara", "Okafor", "coach", "2026"] {
        assert!(!text(&shown).contains(word), "{word}");
    }
    browser.open(&sealed.url()).expect("the file");
    check(&mut browser);
    browser
        .evaluate(&TYPE_PASSPHRASE.replace("PASSPHRASE", "one two three four five six"))
        .expect("a wrong passphrase");
    wait(
        &mut browser,
        "document.querySelector('#failed').textContent !== ''",
    );
    let message = browser.evaluate("document.querySelector('#failed').textContent");
    assert_eq!(
        message.expect("an answer"),
        "The passphrase is wrong, or the file is damaged."
    );
    check(&mut browser);
    // As a phone types it.
    let typed = sealed.passphrase().to_uppercase().replace(' ', "  ");
    browser
        .evaluate(&TYPE_PASSPHRASE.replace("PASSPHRASE", &typed))
        .expect("the passphrase");
    wait(&mut browser, "!!document.querySelector('iframe')");
    let until = Instant::now() + Duration::from_secs(15);
    while in_frame(
        &mut browser,
        "document.querySelectorAll('.single-page').length > 20",
    ) != true
    {
        assert!(Instant::now() < until, "the document is not shown");
        std::thread::sleep(Duration::from_millis(20));
    }
    check(&mut browser);
    assert_eq!(in_frame(&mut browser, SEEN)["pages"], json!(["index"]));
    let click = |browser: &mut Browser, selector: &str| {
        let click = format!("document.querySelector({selector:?}).click()");
        in_frame(browser, &click);
        std::thread::sleep(Duration::from_millis(200));
    };
    click(&mut browser, "#index nav a[href='#sessions']");
    assert_eq!(in_frame(&mut browser, SEEN)["pages"], json!(["sessions"]));
    click(&mut browser, "#sessions main a[href='#session-3']");
    let seen = in_frame(&mut browser, SEEN);
    assert_eq!(seen["pages"], json!(["session-3"]));
    let pictures = in_frame(
        &mut browser,
        "[...document.images].filter((one) => one.complete && one.naturalWidth > 0).length",
    );
    assert!(pictures.as_u64() > Some(0), "{pictures}");
    assert_eq!(in_frame(&mut browser, "document.scripts.length"), 0);
    // The button prints the page of the document that is shown.
    browser
        .evaluate("(document.querySelector('iframe').contentWindow.print = () => { window.printed = true; }, \
                   document.querySelector('#print').click())")
        .expect("a click");
    assert_eq!(browser.evaluate("window.printed").expect("an answer"), true);
    // Nothing is requested from elsewhere, and nothing is refused.
    for event in browser.take_events() {
        let method = text(&event["method"]);
        // axe asks the frame whether it runs there too.
        if text(&event["params"]["entry"]["text"]).contains("postMessage") {
            continue;
        }
        assert_ne!(method, "Log.entryAdded", "{event}");
        if method == "Network.requestWillBeSent" {
            let url = text(&event["params"]["request"]["url"]);
            let is_own = ["file:", "data:", "about:"]
                .iter()
                .any(|start| url.starts_with(start));
            assert!(is_own, "{url}");
        }
    }
    // A reload forgets everything.
    browser.open(&sealed.url()).expect("the file");
    let value = browser.evaluate("document.querySelector('#passphrase').value");
    assert_eq!(value.expect("an answer"), "");
}
