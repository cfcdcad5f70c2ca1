//! axe-core over every page: WCAG 2.2 A and AA, and what axe holds to be good practice.
//!
//! axe itself is not in the repository: `COACHGEN_AXE` names an `axe.min.js`. What it leaves undecided is no fault, but
//! pictures behind text are taken away first, so that it decides contrast.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::cdp::{Browser, text};
use super::faults::Faults;
use super::tree::Folder;
use crate::skip::skip;

/// Names the file.
const PLACE: &str = "COACHGEN_AXE";
const PROBE: &str = include_str!("axe.js");
const HEIGHT: u32 = 800;

/// What is asked of a page in one setting of the browser.
#[derive(Clone, Copy)]
pub struct Setting {
    pub width: u32,
    pub dark: bool,
    /// Every rule; else only those that colours, and the width, decide.
    pub all_rules: bool,
}

/// The settings of a whole run. Markup is the same in all of them.
pub const WHOLE: &[Setting] = &[
    Setting {
        width: 1280,
        dark: false,
        all_rules: true,
    },
    Setting {
        width: 1280,
        dark: true,
        all_rules: false,
    },
    Setting {
        width: 390,
        dark: true,
        all_rules: true,
    },
];

/// For a second language, whose words are other and whose colours are not.
pub const AGAIN: &[Setting] = &[
    Setting {
        width: 1280,
        dark: false,
        all_rules: true,
    },
    Setting {
        width: 390,
        dark: true,
        all_rules: false,
    },
];

/// For pages that only differ in how much is on them.
pub const ONCE: &[Setting] = &[Setting {
    width: 390,
    dark: false,
    all_rules: true,
}];

/// Has every page that `browser` opens from now on bring axe with it; skips the named test where there is none.
pub fn prepare_or_skip(browser: &mut Browser, name: &str) -> bool {
    let Some(file) = std::env::var_os(PLACE).filter(|value| !value.is_empty()) else {
        skip(name, "COACHGEN_AXE names no axe.min.js");
        return false;
    };
    let file = PathBuf::from(file);
    let source = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{PLACE}: {}: {error}", file.display()));
    browser
        .call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": source}),
        )
        .expect("a browser that takes a script");
    true
}

/// Opens one page and holds it against the rules in each of `settings`.
pub fn check(
    browser: &mut Browser,
    folder: &Folder,
    file: &str,
    settings: &[Setting],
    faults: &mut Faults,
) -> Result<(), String> {
    let page = folder.name_of(file);
    for (place, setting) in settings.iter().enumerate() {
        let scheme = if setting.dark { "dark" } else { "light" };
        browser.emulate("screen", &[("prefers-color-scheme", scheme)])?;
        browser.resize(setting.width, HEIGHT)?;
        if place == 0 {
            browser.open(&folder.url_of(file))?;
        }
        for fault in run(browser, setting, scheme)? {
            faults.add(&page, fault);
        }
    }
    Ok(())
}

/// What the open page has against the rules.
pub fn run(browser: &mut Browser, setting: &Setting, scheme: &str) -> Result<Vec<String>, String> {
    let found = browser.evaluate(&format!("({PROBE})({})", setting.all_rules))?;
    let found = found.as_array().into_iter().flatten();
    Ok(found
        .map(|fault| told(fault, setting.width, scheme))
        .collect())
}

fn told(fault: &Value, width: u32, scheme: &str) -> String {
    let (rule, place) = (text(&fault["rule"]), text(&fault["place"]));
    let (help, why) = (text(&fault["help"]), text(&fault["why"]));
    format!("axe {rule} at {width} px, {scheme}: {place} – {help}: {why}")
}
