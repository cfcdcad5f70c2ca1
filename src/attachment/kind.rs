//! The type of a file, from its first bytes. This module must not judge whether the rest is valid.

use super::{AttachmentError, foreign};

/// A kind of file.
pub(super) enum FileKind {
    Jpeg,
    Png,
    Gif,
    WebP,
    /// Copied unchanged, with this extension.
    Other(&'static str),
}

pub(super) fn detect(name: &str, bytes: &[u8]) -> Result<FileKind, AttachmentError> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    let signed =
        |at: usize, sign: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(sign));
    if signed(0, b"\xff\xd8\xff") {
        return Ok(FileKind::Jpeg);
    }
    if signed(0, b"\x89PNG\r\n\x1a\n") {
        return Ok(FileKind::Png);
    }
    if signed(0, b"GIF87a") || signed(0, b"GIF89a") {
        return Ok(FileKind::Gif);
    }
    if signed(0, b"RIFF") && signed(8, b"WEBP") {
        return Ok(FileKind::WebP);
    }
    match ending.as_str() {
        "svg" | "svgz" => return Err(AttachmentError::Svg),
        "html" | "htm" | "xhtml" | "xht" | "shtml" | "mht" | "mhtml" | "xml" | "xsl" => {
            return Err(AttachmentError::Html);
        }
        // The content does not match, so the file would be copied with its metadata.
        "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "apng" | "gif" | "webp" => {
            return Err(AttachmentError::Damaged);
        }
        _ => {}
    }
    if foreign::is_picture(&ending, bytes) {
        return Err(AttachmentError::Foreign);
    }
    if let Some(refused) = markup(bytes) {
        return Err(refused);
    }
    let known = SIGNATURES.iter().find(|(at, sign, _)| signed(*at, sign));
    let choices: &[&str] = match known {
        Some((_, _, "zip")) => &ZIP_FORMATS,
        Some((_, _, extension)) => return Ok(FileKind::Other(extension)),
        None if std::str::from_utf8(bytes).is_ok() => &TEXT_FORMATS,
        None => &[],
    };
    let named = choices.iter().find(|choice| **choice == ending);
    let otherwise = choices.first().unwrap_or(&"bin");
    Ok(FileKind::Other(named.unwrap_or(otherwise)))
}

/// Signatures of other files: offset, bytes and extension.
const SIGNATURES: [(usize, &[u8], &str); 9] = [
    (0, b"%PDF-", "pdf"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"ID3", "mp3"),
    (4, b"ftypM4A", "m4a"),
    (4, b"ftypqt", "mov"),
    (4, b"ftyp", "mp4"),
    (0, b"OggS", "ogg"),
    (0, b"{\\rtf", "rtf"),
    (0, b"\x1f\x8b", "gz"),
];
/// Formats based on a ZIP archive; the first is used for an unknown one.
const ZIP_FORMATS: [&str; 10] = [
    "zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "key", "pages", "numbers",
];
/// Formats based on plain text; the first is used for an unknown one.
const TEXT_FORMATS: [&str; 4] = ["txt", "csv", "ics", "json"];

/// Whether a browser could treat the file as a page or a drawing, in any encoding that it might guess.
fn markup(bytes: &[u8]) -> Option<AttachmentError> {
    let head: String = bytes
        .iter()
        .take(4096)
        .skip_while(|byte| matches!(byte, 0xef | 0xbb | 0xbf | 0xfe | 0xff | 0))
        .filter(|byte| **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let mut after = head.trim_start().strip_prefix('<')?.chars();
    let opens = after
        .next()
        .is_some_and(|next| next.is_ascii_alphabetic() || "!?/".contains(next));
    match head.contains("<svg") || head.contains(":svg") {
        _ if !opens => None,
        true => Some(AttachmentError::Svg),
        false => Some(AttachmentError::Html),
    }
}
