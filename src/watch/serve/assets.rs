//! What the preview serves of its own, beside the portals: the style and the script of what watch lays over a page.
//!
//! Must not be in the output of a build: a folder of a portal never begins with a hyphen.

/// The folder of all of it; the site is never asked for what is in it.
pub(super) const FOLDER: &str = "-/";

/// Where the events are.
pub(super) const EVENTS: &str = "-/events";

/// Path, media type and text.
pub(super) const FILES: &[(&str, &str, &str)] = &[
    (
        "-/watch.css",
        "text/css; charset=utf-8",
        include_str!("../../../templates/watch.css"),
    ),
    (
        "-/watch.js",
        "text/javascript; charset=utf-8",
        include_str!("../../../templates/watch.js"),
    ),
];
