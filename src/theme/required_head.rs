//! The elements that every page must have, even with a custom layout: no indexing, no referrer for other sites, and no
//! access to anything outside its folder.
//!
//! Must not check anything else of a page.

/// The content security policy: what a page may load and connect to.
pub const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'\">";

/// The required elements, each with its name in messages.
const REQUIRED: [(&str, &str); 3] = [
    ("the `Content-Security-Policy`", POLICY),
    (
        "`noindex` for robots",
        "<meta name=\"robots\" content=\"noindex\">",
    ),
    (
        "the referrer policy `no-referrer`",
        "<meta name=\"referrer\" content=\"no-referrer\">",
    ),
];

/// Returns the first required element that is missing in `html` before anything is loaded.
pub(super) fn first_missing(html: &str) -> Option<&'static str> {
    let loads = ["<script", "<link", "<style", "<img", "<body"];
    let end = loads.iter().filter_map(|tag| html.find(tag)).min();
    let head = &html[..end.unwrap_or(html.len())];
    REQUIRED
        .iter()
        .find(|(_, tag)| !head.contains(tag))
        .map(|(name, _)| *name)
}
