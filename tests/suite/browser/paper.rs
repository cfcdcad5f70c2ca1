//! The reports' pages, printed by the browser: the header and footer of each page, and where pages break.

use std::path::Path;

use serde_json::json;

use super::cdp::{Browser, text};
use crate::page_breaks::{lone_headings, page_lines};

/// Prints a page as its style sheets say, and returns the lines of each page; `None` if poppler is not installed.
pub fn printed(browser: &mut Browser, file: &Path) -> Result<Option<Vec<Vec<String>>>, String> {
    let url = format!("file://{}", file.display());
    browser.emulate("", &[])?;
    browser.open(&url)?;
    let params = json!({"preferCSSPageSize": true, "printBackground": true});
    let printed = browser.call("Page.printToPDF", params)?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let target = folder.path().join("printed.pdf");
    std::fs::write(&target, decoded(&text(&printed["data"]))).map_err(|error| error.to_string())?;
    Ok(page_lines(&target))
}

/// Prints a report, and returns its faults; `None` if poppler is not installed.
pub fn check(browser: &mut Browser, file: &Path) -> Result<Option<Vec<String>>, String> {
    let Some(pages) = printed(browser, file)? else {
        return Ok(None);
    };
    let asked = "JSON.stringify([document.documentElement.dataset.running, \
                 [...document.querySelectorAll('h1, h2, h3, h4, h5')].map(one => one.innerText.trim())])";
    let json = text(&browser.evaluate(asked)?);
    let (running, headings): (String, Vec<String>) =
        serde_json::from_str(&json).map_err(|error| error.to_string())?;
    let count = pages.len();
    let numbered = |line: &str| {
        let number = line.split_once('/').map(|(a, b)| (a.trim(), b.trim()));
        number.is_some_and(|(a, b)| a.parse::<usize>().is_ok() && b == count.to_string())
    };
    let mut wrong = lone_headings(&pages, &headings, numbered);
    for (number, page) in pages.iter().enumerate() {
        if !page.last().is_some_and(|line| numbered(line)) {
            wrong.push(format!("page {}: no number at its foot", number + 1));
        }
        let head = page.first().map_or("", String::as_str);
        // The template truncates a long header.
        let begins: String = running.chars().take(40).collect();
        if !head.contains(&begins) {
            wrong.push(format!("page {}: its head is `{head}`", number + 1));
        }
    }
    Ok(Some(wrong))
}

/// Decodes base64, the format in which the browser returns files.
fn decoded(text: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(digit).collect();
    let mut out = Vec::with_capacity(digits.len());
    for four in digits.chunks(4) {
        let bits = four
            .iter()
            .fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit));
        let bits = bits << (6 * (4 - four.len()));
        out.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    out
}
