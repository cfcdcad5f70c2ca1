//! Finds out why a line that looks like a heading with a marker is not one.

use crate::text::fold::is_invisible;

/// The reason why a line with a marker is not a heading with a marker; `None` if it does not look like a heading.
pub(super) fn fault(line: &str) -> Option<&'static str> {
    let odd = |c: char| c != ' ' && (c.is_whitespace() || is_invisible(c));
    let typed: String = line.chars().filter(|c| !odd(*c)).collect();
    let words = typed.trim().trim_start_matches('#');
    let signs = typed.trim().len() - words.len();
    let end = typed.rfind('}')?;
    if signs == 0 {
        return None;
    }
    Some(if typed != line.trim_end_matches(['\r', '\n']) {
        "this line holds a tab, an invisible character or an unusual space; type the line again"
    } else if signs > 6 {
        "a heading begins with one to six `#` signs"
    } else if !words.starts_with(' ') {
        "put a space after the `#` signs"
    } else if !typed[end + 1..].trim().is_empty() {
        "end the line with the marker; nothing may follow it"
    } else {
        return None;
    })
}
