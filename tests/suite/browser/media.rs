//! Pages with their readers' preferences, and on paper: forced colours, no motion, light and dark drawings, print.

use super::cdp::{Browser, text};
use super::faults::Faults;
use super::tree::Folder;

const PROBE: &str = include_str!("media.js");
const HEIGHT: u32 = 800;
const WIDE: u32 = 1280;
/// The width of A4 between margins of 20 mm, in CSS pixels.
const PAPER: u32 = 643;

const LIGHT: (&str, &str) = ("prefers-color-scheme", "light");
const DARK: (&str, &str) = ("prefers-color-scheme", "dark");
const FORCED: (&str, &str) = ("forced-colors", "active");
const STILL: (&str, &str) = ("prefers-reduced-motion", "reduce");

/// A check in one medium: its name, the medium, the window's width, the reader's preferences, the check.
struct MediaCheck<'a>(&'a str, &'a str, u32, &'a [(&'a str, &'a str)], &'a str);

const ALL: &[MediaCheck<'_>] = &[
    MediaCheck("light", "screen", WIDE, &[LIGHT], "words()"),
    MediaCheck("dark", "screen", WIDE, &[DARK], "words()"),
    MediaCheck(
        "forced colours, light",
        "screen",
        WIDE,
        &[LIGHT, FORCED],
        "words().concat(media.ink(3))",
    ),
    MediaCheck(
        "forced colours, dark",
        "screen",
        WIDE,
        &[DARK, FORCED],
        "words().concat(media.ink(3))",
    ),
    MediaCheck(
        "reduced motion",
        "screen",
        WIDE,
        &[LIGHT, STILL],
        "motion()",
    ),
    MediaCheck("print", "print", PAPER, &[LIGHT], "paper()"),
    MediaCheck(
        "print from a dark screen",
        "print",
        PAPER,
        &[DARK],
        "words()",
    ),
];

/// Runs every check on one page.
pub fn check(
    browser: &mut Browser,
    folder: &Folder,
    file: &str,
    faults: &mut Faults,
) -> Result<(), String> {
    let page = folder.name_of(file);
    browser.open(&folder.url_of(file))?;
    browser.evaluate(PROBE)?;
    for MediaCheck(name, medium, width, wishes, question) in ALL {
        browser.emulate(medium, wishes)?;
        browser.resize(*width, HEIGHT)?;
        let found = browser.evaluate(&format!("media.{question}"))?;
        for fault in found.as_array().into_iter().flatten() {
            faults.add(&page, format!("{name}: {}", text(fault)));
        }
    }
    Ok(())
}
