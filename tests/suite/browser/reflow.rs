//! Pages made narrow, with large text or with wide spacing: only elements that may scroll sideways do so, and nothing
//! is cut off or covered.
//!
//! WCAG 1.4.4 (text at 200 %), 1.4.10 (320 px, which is 400 % of 1280), 1.4.12 (spacing of text).

use super::cdp::{Browser, text};
use super::faults::Faults;
use super::tree::Folder;

const PROBE: &str = include_str!("reflow.js");
const HEIGHT: u32 = 800;

/// A way to read a page: its name, the window's width, the browser's text size, a style sheet of the reader.
struct ReadingMode(&'static str, u32, u32, &'static str);

const USUAL: u32 = 16;
const LARGE: u32 = 32;
/// The values of WCAG 1.4.12.
const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } \
                      p { margin-bottom: 2em !important } \
                      svg * { letter-spacing: normal !important; word-spacing: normal !important }";
const WAYS: &[ReadingMode] = &[
    ReadingMode("at 1280 px", 1280, USUAL, ""),
    ReadingMode("at 768 px", 768, USUAL, ""),
    ReadingMode("at 320 px", 320, USUAL, ""),
    ReadingMode("at 390 px with spaced text", 390, USUAL, SPACED),
    ReadingMode("at 1280 px with spaced text", 1280, USUAL, SPACED),
    ReadingMode("at 1280 px with text at 200 %", 1280, LARGE, ""),
    ReadingMode("at 640 px with text at 200 %", 640, LARGE, ""),
];

/// Checks one page in every way of reading.
pub fn check(
    browser: &mut Browser,
    folder: &Folder,
    file: &str,
    faults: &mut Faults,
) -> Result<(), String> {
    let page = folder.name_of(file);
    browser.emulate("screen", &[("prefers-reduced-motion", "reduce")])?;
    browser.set_text_size(USUAL)?;
    browser.open(&folder.url_of(file))?;
    for ReadingMode(name, width, size, style) in WAYS {
        browser.resize(*width, HEIGHT)?;
        browser.set_text_size(*size)?;
        browser.set_reader_style(style)?;
        for fault in browser.evaluate(PROBE)?.as_array().into_iter().flatten() {
            faults.add(&page, format!("{name}: {}", text(fault)));
        }
    }
    Ok(())
}
