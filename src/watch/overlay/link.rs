//! Links from the current page to other pages of the preview.

use percent_encoding::utf8_percent_encode;

use super::OverlayPage;
use crate::watch::editor::PLAIN;

/// The page that lists every finding, relative to the root of the portals.
pub(super) const HEALTH: &str = "coach/health.html";

/// Returns the relative URL of `path` from the current page, with its fragment if it has one. `path` is relative to the
/// root of the portals.
pub(super) fn encoded(over: &OverlayPage<'_>, path: &str) -> String {
    let (path, place) = path.split_once('#').unwrap_or((path, ""));
    let mark = if place.is_empty() { "" } else { "#" };
    let encoded = |text| utf8_percent_encode(text, PLAIN);
    format!("{}{}{mark}{}", over.up(), encoded(path), encoded(place))
}
