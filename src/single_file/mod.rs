//! One HTML document with all pages of a portal, for a file that is sent in a message and opened from disk.
//!
//! It is made only from the files of that portal, so it cannot contain anything else. Each page becomes a section of the
//! document. Links lead to sections, and style sheets show the section that the address names, so navigation needs neither
//! a server nor a script. Must not know a view or the model.

mod assets;
mod links;
mod page;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::search::TEXT_PATH;
use crate::words::Words;
use assets::{policy, script_elements, style_element};
use links::Targets;
use page::{Additions, Section, section};

/// The style sheet that shows one section at a time.
const STYLE: &str = include_str!("../../templates/single-file.css");

/// The script that updates the title of the window.
const SCRIPT: &str = include_str!("../../templates/single-file.js");

/// The page that lists all others in order.
const LIST: &str = "search.html";

/// The first page.
const FIRST: &str = "index.html";

/// The id of the target that shows all pages. No page has it, because no path begins with a colon.
const ALL: &str = ":all";

/// Why there is no document.
#[derive(Debug, Error)]
pub enum SingleFileError {
    /// The portal has no first page.
    #[error("the portal has no {FIRST}")]
    NoFirstPage,
    /// A page is not valid UTF-8.
    #[error("{path} is not text in UTF-8; check your templates")]
    NotText {
        /// Its path in the portal.
        path: String,
    },
    /// A page cannot be read as HTML.
    #[error("{path} cannot be read as HTML: {reason}; check your templates, or use `--zip`")]
    NotHtml {
        /// Its path in the portal.
        path: String,
        /// What the parser says.
        reason: String,
    },
    /// A page uses a script that cannot be inside an HTML document.
    #[error(
        "{path} cannot be embedded because it contains `</script` or `<!--`; change your template, or use `--zip`"
    )]
    Script {
        /// Its path in the portal.
        path: String,
    },
}

/// Whether the document contains the scripts of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    /// It contains them, so that the search page works.
    Included,
    /// It contains none. Search then only lists the pages.
    LeftOut,
}

/// Returns the document. `files` are the files of one portal with their paths, `words` the interface words of its language.
///
/// # Errors
/// If a page cannot be read, or a script cannot be included.
pub fn document(
    files: &[(String, Vec<u8>)],
    words: &Words,
    scripts: Scripts,
) -> Result<Vec<u8>, SingleFileError> {
    let files: BTreeMap<&str, &[u8]> = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    let targets = Targets::new(&files);
    let all_pages = all_pages_link(words);
    let search = search_hint(words);
    let mut sections: BTreeMap<&str, Section> = BTreeMap::new();
    for path in targets.pages() {
        let additions = Additions {
            all_pages: &all_pages,
            search: match scripts {
                Scripts::Included => format!("<noscript>{search}</noscript>"),
                Scripts::LeftOut => search.clone(),
            },
        };
        let html = text(path, files[path])?;
        sections.insert(path, section(path, html, &targets, &additions)?);
    }
    let first = sections.get(FIRST).ok_or(SingleFileError::NoFirstPage)?;
    let in_order = page_order(&sections);
    let style = style(&in_order, &files)?;
    let scripts = match scripts {
        Scripts::Included => page_scripts(&in_order, &files)?,
        Scripts::LeftOut => Vec::new(),
    };
    let lang = &first.lang;
    let title = &first.title;
    let policy = policy(&style, &scripts);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n{}</head>\n<body>\n<span id=\"{ALL}\"></span>\n{}",
        style_element(&style),
        one_page_link(words),
    );
    for (_, section) in &in_order {
        out.push_str(section.html.trim());
        out.push('\n');
    }
    out.push_str(&script_elements(&scripts));
    out.push_str("</body>\n</html>\n");
    Ok(out.into_bytes())
}

/// The sections in the order of the list of pages; then the others by path.
fn page_order<'s>(sections: &'s BTreeMap<&str, Section>) -> Vec<(&'s str, &'s Section)> {
    let listed = sections.get(LIST).map_or(&[][..], |list| &list.links);
    let paths = std::iter::once(FIRST)
        .chain(listed.iter().map(String::as_str))
        .chain(sections.keys().copied());
    let mut out: Vec<(&str, &Section)> = Vec::new();
    for path in paths {
        if let Some((path, section)) = sections.get_key_value(path)
            && !out.iter().any(|(other, _)| other == path)
        {
            out.push((path, section));
        }
    }
    out
}

/// The style sheets of all pages, each once, and the document's own.
fn style(
    sections: &[(&str, &Section)],
    files: &BTreeMap<&str, &[u8]>,
) -> Result<String, SingleFileError> {
    let mut paths: Vec<&str> = Vec::new();
    for path in sections.iter().flat_map(|(_, section)| &section.styles) {
        if !paths.contains(&path.as_str()) {
            paths.push(path);
        }
    }
    let mut style = String::new();
    for path in paths {
        if let Some(bytes) = files.get(path) {
            style.push_str(text(path, bytes)?);
            style.push('\n');
        }
    }
    style.push_str(STYLE);
    Ok(style)
}

/// The text for the search, the scripts of all pages, each once, and the document's own.
fn page_scripts(
    sections: &[(&str, &Section)],
    files: &BTreeMap<&str, &[u8]>,
) -> Result<Vec<String>, SingleFileError> {
    let mut paths: Vec<&str> = vec![TEXT_PATH];
    for path in sections.iter().flat_map(|(_, section)| &section.scripts) {
        if !paths.contains(&path.as_str()) {
            paths.push(path);
        }
    }
    let mut scripts = Vec::new();
    for path in paths {
        if let Some(bytes) = files.get(path) {
            // In the data of the search, `<` only occurs in texts.
            let script = match path {
                TEXT_PATH => text(path, bytes)?.replace('<', "\\u003c"),
                _ => text(path, bytes)?.to_owned(),
            };
            scripts.push(assets::script(path, &script)?);
        }
    }
    scripts.push(SCRIPT.to_owned());
    Ok(scripts)
}

/// The link at the end of each page that shows all of them.
fn all_pages_link(words: &Words) -> String {
    format!(
        "<p class=\"single-file-link\"><a href=\"#{ALL}\">{}</a> {}</p>\n",
        words.get("single_file_all"),
        words.get("single_file_all_why"),
    )
}

/// What the page with the search says if no script runs.
fn search_hint(words: &Words) -> String {
    format!(
        "<p><a href=\"#{ALL}\">{}</a> {}</p>",
        words.get("single_file_all"),
        words.get("single_file_all_why"),
    )
}

/// The link above all pages that shows one at a time again.
fn one_page_link(words: &Words) -> String {
    format!(
        "<nav class=\"single-file-nav\" aria-label=\"{}\"><a href=\"#{}\">{}</a></nav>\n",
        words.get("search_pages"),
        links::section_id(FIRST),
        words.get("single_file_one"),
    )
}

fn text<'b>(path: &str, bytes: &'b [u8]) -> Result<&'b str, SingleFileError> {
    std::str::from_utf8(bytes).map_err(|_| SingleFileError::NotText {
        path: path.to_owned(),
    })
}
