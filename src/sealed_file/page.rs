//! The page of a sealed file: the passphrase form, the script that opens the document, and the sealed bytes.
//!
//! The page has no word about the document, its reader or its author, apart from the language of its texts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::html::escape;

const PAGE: &str = include_str!("../../templates/sealed.html");
const SCRIPT: &str = include_str!("../../templates/sealed.js");
const STYLE: &str = include_str!("../../templates/sealed.css");

/// The tags around the sealed bytes. Texts in the page are escaped, so the first one appears only once.
const DATA_START: &[u8] = b"<script type=\"application/octet-stream\" id=\"sealed\">";
const DATA_END: &[u8] = b"</script>";

/// The texts of the page, in the reader's language. None of them may name a person, a date or the subject of the document.
#[derive(Debug, Clone)]
pub struct SealedWords {
    /// The language of the texts, as a BCP 47 tag such as `de`.
    pub lang: String,
    /// The title of the page.
    pub title: String,
    /// One sentence that says what the file is and how to open it.
    pub about: String,
    /// The label of the passphrase field.
    pub passphrase: String,
    /// The label of the checkbox that shows the passphrase.
    pub show: String,
    /// The button that opens the document.
    pub open: String,
    /// The status while the document is opened.
    pub opening: String,
    /// The only message for every failure: a wrong passphrase or a damaged file.
    pub failed: String,
    /// The message for a browser that cannot decrypt.
    pub unsupported: String,
    /// The message for a browser that runs no scripts.
    pub no_script: String,
    /// The name of the frame with the document, for screen readers.
    pub document: String,
    /// The button that prints the document.
    pub print: String,
    /// What is printed instead of the document, if the browser's command is used and not the button.
    pub print_hint: String,
    /// The button that closes the document and shows the passphrase form again.
    pub close: String,
}

/// Returns the page with the sealed bytes.
pub(super) fn page(sealed: &[u8], words: &SealedWords) -> String {
    let data = STANDARD.encode(sealed);
    let mut page = String::with_capacity(PAGE.len() + SCRIPT.len() + STYLE.len() + data.len());
    let mut rest = PAGE;
    // One pass: placeholders in a value are not replaced.
    while let Some((before, after)) = rest.split_once("{{ ") {
        let Some((name, after)) = after.split_once(" }}") else {
            break;
        };
        page.push_str(before);
        match name {
            "policy" => page.push_str(&policy()),
            "style" => page.push_str(STYLE),
            "script" => page.push_str(SCRIPT),
            "data" => page.push_str(&data),
            _ => escape(word(name, words), &mut page),
        }
        rest = after;
    }
    page.push_str(rest);
    page
}

/// Returns the sealed bytes in a page; `None` if the file is not such a page.
pub(super) fn sealed_bytes(file: &[u8]) -> Option<Vec<u8>> {
    let start = memchr::memmem::find(file, DATA_START)? + DATA_START.len();
    let data = &file[start..];
    let data = &data[..memchr::memmem::find(data, DATA_END)?];
    // Strict: exactly one text encodes these bytes.
    STANDARD.decode(data).ok()
}

/// Returns the Content-Security-Policy of the page. The document in the frame inherits it, as every `srcdoc` frame does
/// (HTML, "policy container").
///
/// `frame-src data:` is for Firefox, which otherwise refuses to save a file from a `data:` link in the frame. `base-uri
/// about:` is for the base address that the script adds to the document.
///
/// Styles are allowed as a whole and not by their hash: a hash of the document's style in the clear page would let anyone
/// recognise the files of one practice by their colours. Styles cannot load anything, because only `data:` is allowed.
fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(SCRIPT));
    [
        "default-src 'none'",
        &format!("script-src 'sha256-{hash}'"),
        "style-src 'unsafe-inline'",
        "img-src data:",
        "font-src data:",
        "frame-src data:",
        "connect-src 'none'",
        "base-uri about:",
        "form-action 'none'",
    ]
    .join("; ")
}

fn word<'a>(name: &str, words: &'a SealedWords) -> &'a str {
    match name {
        "lang" => &words.lang,
        "title" => &words.title,
        "about" => &words.about,
        "passphrase" => &words.passphrase,
        "show" => &words.show,
        "open" => &words.open,
        "opening" => &words.opening,
        "failed" => &words.failed,
        "unsupported" => &words.unsupported,
        "no_script" => &words.no_script,
        "document" => &words.document,
        "print" => &words.print,
        "print_hint" => &words.print_hint,
        "close" => &words.close,
        // A test renders the page and finds no placeholder without a value.
        _ => "",
    }
}
