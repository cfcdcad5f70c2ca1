//! Rewrites one page as a section of the document: its ids, its links, and what refers to ids.

use std::cell::RefCell;

use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, doc_comments, doctype, element, rewrite_str, text};

use super::SingleFileError;
use super::links::{Target, Targets, element_id, section_id};

/// A page as a section.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// Its HTML: one `<div>` with the content of the body.
    pub(super) html: String,
    /// The content of its `<title>`, as HTML.
    pub(super) title: String,
    /// Its language.
    pub(super) lang: String,
    /// The paths of the pages that its main content links to, in order.
    pub(super) links: Vec<String>,
    /// The paths of its style sheets.
    pub(super) styles: Vec<String>,
    /// The paths of its scripts.
    pub(super) scripts: Vec<String>,
}

/// HTML that is added to pages.
pub(super) struct Additions<'a> {
    /// At the end of the main content of each page.
    pub(super) all_pages: &'a str,
    /// After the search field.
    pub(super) search: String,
}

/// Elements of a custom template that would load something, or leave the document, despite its policy.
const NEVER_KEPT: &str = "head, script, meta, base, link, iframe, frame, object, embed";

/// Attributes with one id, or several separated by spaces (HTML standard; WAI-ARIA 1.2, section 6).
const ID_REFERENCES: [&str; 13] = [
    "for",
    "headers",
    "list",
    "form",
    "popovertarget",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
];

/// Rewrites the page at `path`.
pub(super) fn section(
    path: &str,
    html: &str,
    targets: &Targets<'_>,
    additions: &Additions<'_>,
) -> Result<Section, SingleFileError> {
    let found = RefCell::new(Section::default());
    let settings = RewriteStrSettings::new();
    let settings = collect(settings, path, targets, &found);
    let settings = settings
        .append_element_content_handler(element!("html", |root| {
            found.borrow_mut().lang = root.get_attribute("lang").unwrap_or_default();
            root.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!(NEVER_KEPT, |one| {
            one.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("*", |one| rewrite(one, path, targets)))
        .append_element_content_handler(element!("main", |main| {
            main.append(additions.all_pages, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("[role=search]", |search| {
            search.after(&additions.search, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("body", |body| {
            let class = body.get_attribute("class").unwrap_or_default();
            let found = found.borrow();
            body.set_tag_name("div")?;
            body.set_attribute("id", section_id(path))?;
            body.set_attribute("class", format!("single-page {class}").trim_end())?;
            body.set_attribute("lang", &found.lang)?;
            body.set_attribute("data-title", &found.title)?;
            Ok(())
        }))
        .append_document_content_handler(doctype!(|doctype| {
            doctype.remove();
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }));
    let rewritten = rewrite_str(html, settings);
    let html = rewritten.map_err(|error| SingleFileError::NotHtml {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    let mut section = found.into_inner();
    section.html = html;
    Ok(section)
}

/// Adds the handlers that note what the page refers to, and its title.
fn collect<'a>(
    settings: RewriteStrSettings<'a, 'static>,
    path: &'a str,
    targets: &'a Targets<'_>,
    found: &'a RefCell<Section>,
) -> RewriteStrSettings<'a, 'static> {
    settings
        .append_element_content_handler(text!("head > title", |chunk| {
            found.borrow_mut().title.push_str(chunk.as_str());
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=stylesheet][href]", |link| {
            let href = link.get_attribute("href").unwrap_or_default();
            let used = targets.path(path, &href);
            found.borrow_mut().styles.extend(used);
            Ok(())
        }))
        .append_element_content_handler(element!("script[src]", |script| {
            let src = script.get_attribute("src").unwrap_or_default();
            let used = targets.path(path, &src);
            found.borrow_mut().scripts.extend(used);
            Ok(())
        }))
        .append_element_content_handler(element!("main a[href]", |link| {
            let href = link.get_attribute("href").unwrap_or_default();
            if let Target::Page { path, .. } = targets.resolve(path, &href) {
                found.borrow_mut().links.push(path);
            }
            Ok(())
        }))
}

/// Rewrites the ids and the addresses of an element.
fn rewrite(
    one: &mut Element<'_, '_>,
    path: &str,
    targets: &Targets<'_>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    if let Some(old) = one.get_attribute("id") {
        one.set_attribute("id", &element_id(path, &old))?;
    }
    for name in ID_REFERENCES {
        if let Some(ids) = one.get_attribute(name) {
            let ids: Vec<String> = ids
                .split_whitespace()
                .map(|one| element_id(path, one))
                .collect();
            one.set_attribute(name, &ids.join(" "))?;
        }
    }
    if let Some(href) = one.get_attribute("href") {
        match targets.resolve(path, &href) {
            Target::Page { address, .. } => one.set_attribute("href", &address)?,
            Target::File { address, name } => {
                one.set_attribute("href", &address)?;
                one.set_attribute("download", &name)?;
            }
            // A sealed document is shown in a frame, which another site must not replace.
            Target::External => {
                one.set_attribute("target", "_blank")?;
                one.set_attribute("rel", "noopener noreferrer")?;
            }
            Target::Missing => one.remove_attribute("href"),
        }
    }
    for name in ["action", "formaction", "ping"] {
        one.remove_attribute(name);
    }
    if let Some(src) = one.get_attribute("src") {
        match targets.resolve(path, &src) {
            Target::File { address, .. } => one.set_attribute("src", &address)?,
            // Nothing is loaded from elsewhere. Data in the page stays.
            _ if src.starts_with("data:") => {}
            _ => one.remove_attribute("src"),
        }
    }
    Ok(())
}
