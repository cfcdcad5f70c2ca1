//! Runs axe-core on pages: WCAG 2.2 A and AA, and axe's best practices.
//!
//! axe is not in the repository: `COACHGEN_AXE` names an `axe.min.js`. Undecided results are not faults, but pictures
//! behind text are removed first, so that axe can decide the contrast.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::cdp::{Browser, text};
use super::faults::Faults;
use super::tree::Folder;
use crate::skip::skip;

/// The variable that names the file.
const PLACE: &str = "COACHGEN_AXE";
const PROBE: &str = include_str!("axe.js");
const HEIGHT: u32 = 800;

/// The check of a page in one setting of the browser.
#[derive(Clone, Copy)]
pub struct Setting {
    pub width: u32,
    pub dark: bool,
}

/// The settings of a complete run: both colour schemes, both widths. No rule depends on a combination of the two.
pub const ALL_SETTINGS: &[Setting] = &[
    Setting {
        width: 1280,
        dark: false,
    },
    Setting {
        width: 390,
        dark: true,
    },
];

/// A phone in light colours.
pub const PHONE: Setting = Setting {
    width: 390,
    dark: false,
};

/// Loads axe into every page that `browser` opens from now on; skips the named test if there is none.
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

/// Opens one page and checks it against the rules in each of `settings`.
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

/// The violations in the open page.
pub fn run(browser: &mut Browser, setting: &Setting, scheme: &str) -> Result<Vec<String>, String> {
    let found = browser.evaluate(&format!("({PROBE})()"))?;
    let found = found.as_array().into_iter().flatten();
    Ok(found
        .map(|fault| describe(fault, setting.width, scheme))
        .collect())
}

fn describe(fault: &Value, width: u32, scheme: &str) -> String {
    let (rule, place) = (text(&fault["rule"]), text(&fault["place"]));
    let (help, why) = (text(&fault["help"]), text(&fault["why"]));
    format!("axe {rule} at {width} px, {scheme}: {place} – {help}: {why}")
}
