//! The preview's own assets: the style sheet and script of the overlay.
//!
//! They are not part of the output of a build; a folder of a portal never begins with a hyphen.

/// The folder of the assets; the site is never asked for files in it.
pub(super) const FOLDER: &str = "-/";

/// The path of the event stream.
pub(super) const EVENTS: &str = "-/events";

/// Path, media type and content.
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
