//! Every page used with the keyboard only: Tab from start to end, the skip link, and disclosures.

use serde_json::Value;

use super::cdp::{Browser, text};
use super::faults::Faults;
use super::tree::Folder;

const PROBE: &str = include_str!("keyboard.js");
/// A desktop window, and a phone with a keyboard.
const WINDOWS: [(u32, u32); 2] = [(1280, 800), (390, 700)];

/// Checks one page at each width. On the narrow one, every disclosure is opened first.
pub fn check(
    browser: &mut Browser,
    folder: &Folder,
    file: &str,
    faults: &mut Faults,
) -> Result<(), String> {
    let page = folder.name_of(file);
    browser.emulate("screen", &[("prefers-reduced-motion", "reduce")])?;
    for (width, height) in WINDOWS {
        browser.resize(width, height)?;
        browser.open(&folder.url_of(file))?;
        browser.evaluate(PROBE)?;
        let mut add = |fault: &str| faults.add(&page, format!("keyboard at {width} px: {fault}"));
        past_the_contents(browser, &mut add)?;
        browser.open(&folder.url_of(file))?;
        browser.evaluate(PROBE)?;
        disclosures(browser, width < 500, &mut add)?;
        browser.evaluate("document.activeElement.blur()")?;
        // Resets the position from which the next Tab continues.
        browser.evaluate("getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")?;
        from_end_to_end(browser, &mut add)?;
    }
    Ok(())
}

fn past_the_contents(browser: &mut Browser, add: &mut impl FnMut(&str)) -> Result<(), String> {
    if browser.evaluate("keyboard.placed()")? == true {
        return Ok(());
    }
    // A report has no navigation to skip: it begins with its text.
    if browser.evaluate("!document.querySelector('nav')")? == true {
        return Ok(());
    }
    browser.press("Tab")?;
    if browser.evaluate("keyboard.skip()")? != true {
        add("the first stop is not a skip link");
        return Ok(());
    }
    for fault in list(&browser.evaluate("keyboard.step()")?["faults"]) {
        add(&fault);
    }
    browser.press("Enter")?;
    browser.press("Tab")?;
    if browser.evaluate("keyboard.skipped()")? != true {
        add("after the skip link, Tab continues before the text");
    }
    Ok(())
}

fn disclosures(
    browser: &mut Browser,
    leave_open: bool,
    add: &mut impl FnMut(&str),
) -> Result<(), String> {
    let count = browser
        .evaluate("keyboard.summaries()")?
        .as_u64()
        .unwrap_or(0);
    for place in 0..count {
        let before = browser.evaluate(&format!("keyboard.focus({place})"))? == true;
        for (key, wanted) in [("Enter", !before), (" ", before)] {
            browser.press(key)?;
            if (browser.evaluate("keyboard.open()")? == true) != wanted {
                let name = text(&browser.evaluate("keyboard.name()")?);
                add(&format!("{name}: “{key}” does not open and close it"));
            }
        }
        if leave_open && !before {
            browser.press("Enter")?;
        }
    }
    Ok(())
}

fn from_end_to_end(browser: &mut Browser, add: &mut impl FnMut(&str)) -> Result<(), String> {
    // The browser adds a stop for each scrollable element, so there may be a few more stops than were counted.
    let most = browser.evaluate("keyboard.count()")?.as_u64().unwrap_or(0) + 30;
    for stop in 0.. {
        browser.press("Tab")?;
        let step = browser.evaluate("keyboard.step()")?;
        for fault in list(&step["faults"]) {
            add(&fault);
        }
        if step["over"] == true {
            break;
        }
        if stop > most {
            add("Tab does not reach an end");
            break;
        }
    }
    for fault in list(&browser.evaluate("keyboard.missed()")?) {
        add(&fault);
    }
    Ok(())
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}
