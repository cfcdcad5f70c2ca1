//! What every page must carry, whatever a practice's own layout says: it is not to be indexed, tells no other site where
//! its reader came from, and reaches for nothing outside its folder.
//!
//! Must not judge anything else of a page.

/// What a page may load and reach, as it says so itself.
pub const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'\">";

/// Each with what it is called in a message.
const CARRIED: [(&str, &str); 3] = [
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

/// What `html` lacks of it before anything is loaded.
pub(super) fn lacking(html: &str) -> Option<&'static str> {
    let loads = ["<script", "<link", "<style", "<img", "<body"];
    let end = loads.iter().filter_map(|tag| html.find(tag)).min();
    let head = &html[..end.unwrap_or(html.len())];
    CARRIED
        .iter()
        .find(|(_, tag)| !head.contains(tag))
        .map(|(name, _)| *name)
}
