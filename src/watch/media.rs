//! Media types of the files in a portal, by extension. Attachments that a browser might run are served as plain bytes.

/// The media type of a page.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// The media type of a PDF report.
pub(super) const PDF: &str = "application/pdf";

/// Returns the media type of the file at `path`, relative to the root of the portals.
pub(super) fn kind(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_attachment = path.rsplit('/').nth(1) == Some("files");
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") if !is_attachment => HTML,
        Some("css") if !is_attachment => "text/css; charset=utf-8",
        Some("js") if !is_attachment => "text/javascript; charset=utf-8",
        Some("pdf") => PDF,
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("txt" | "csv") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
