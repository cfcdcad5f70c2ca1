//! Checks that printed pages break in the right places: no heading is alone at the foot of a page.

use std::path::Path;
use std::process::Command;

/// The text of a PDF as lines for each page; `None` if poppler is not installed.
pub fn page_lines(file: &Path) -> Option<Vec<Vec<String>>> {
    let output = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(file)
        .arg("-")
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let page = |page: &str| -> Vec<String> {
        let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    let mut pages: Vec<Vec<String>> = text.split('\u{c}').map(page).collect();
    // The last page also ends with a form feed.
    if pages.last().is_some_and(Vec::is_empty) {
        pages.pop();
    }
    Some(pages)
}

/// Headings that are the last line of a page, without any of their section; `foot` recognises the page's footer.
pub fn lone_headings(
    pages: &[Vec<String>],
    headings: &[String],
    foot: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut out = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let last = page.iter().rev().find(|line| !foot(line));
        if let Some(line) = last.filter(|line| headings.iter().any(|heading| heading == *line)) {
            out.push(format!("page {}: {line}", number + 1));
        }
    }
    out
}
