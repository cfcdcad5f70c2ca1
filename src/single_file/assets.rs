//! The style sheet and the scripts of the document, and the content security policy that allows exactly these.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::SingleFileError;

/// A script that can be inside an HTML document.
///
/// # Errors
/// If it contains what would end the element, or what changes how a browser reads it.
pub(super) fn script(path: &str, text: &str) -> Result<String, SingleFileError> {
    let lower = text.to_ascii_lowercase();
    match lower.contains("</script") || lower.contains("<!--") {
        true => Err(SingleFileError::Script {
            path: path.to_owned(),
        }),
        false => Ok(normalise_line_endings(text)),
    }
}

/// The elements of the scripts: first the texts for the search, then the others. They come after the sections, so that these
/// exist when they run.
pub(super) fn script_elements(scripts: &[String]) -> String {
    let elements = scripts.iter().enumerate().map(|(number, script)| {
        let mark = if number == 0 { " data-texts" } else { "" };
        format!("<script{mark}>{script}</script>\n")
    });
    elements.collect()
}

/// The element of the style sheet.
pub(super) fn style_element(style: &str) -> String {
    format!("<style>{}</style>\n", escaped_style(style))
}

/// The content security policy: nothing is loaded, and only this style sheet and these scripts apply.
pub(super) fn policy(style: &str, scripts: &[String]) -> String {
    let scripts: Vec<String> = scripts.iter().map(|one| csp_hash(one)).collect();
    let scripts = match scripts.as_slice() {
        [] => "'none'".to_owned(),
        scripts => scripts.join(" "),
    };
    format!(
        "default-src 'none'; style-src {}; img-src data:; script-src {scripts}; base-uri 'none'; form-action 'none'",
        csp_hash(&escaped_style(style)),
    )
}

/// A style sheet in which nothing ends the element.
fn escaped_style(style: &str) -> String {
    normalise_line_endings(style).replace("</", "<\\/")
}

/// The text as a browser reads it, which replaces other ends of lines before it computes a digest.
fn normalise_line_endings(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn csp_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
