//! Where the links of a page lead in the document.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;

/// The files of a portal, by path.
pub(super) struct Targets<'f> {
    files: &'f BTreeMap<&'f str, &'f [u8]>,
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To a page of the portal: the new address, and the page's path.
    Page { address: String, path: String },
    /// To another file of the portal: its content as an address, and its name.
    File { address: String, name: String },
    /// Out of the portal.
    External,
    /// To nothing: the portal has no such file.
    Missing,
}

impl<'f> Targets<'f> {
    pub(super) fn new(files: &'f BTreeMap<&'f str, &'f [u8]>) -> Targets<'f> {
        Targets { files }
    }

    /// The paths of the pages.
    pub(super) fn pages(&self) -> impl Iterator<Item = &'f str> {
        let paths = self.files.keys().copied();
        paths.filter(|path| is_page(path))
    }

    /// Where an address on the page at `page` leads.
    pub(super) fn resolve(&self, page: &str, address: &str) -> Target {
        if has_scheme(address) || address.starts_with("//") {
            return Target::External;
        }
        let (path, anchor) = match address.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (address, None),
        };
        let path = match path {
            "" => page.to_owned(),
            path => join(page, &percent_decode_str(path).decode_utf8_lossy()),
        };
        match self.files.get(path.as_str()) {
            Some(_) if is_page(&path) => Target::Page {
                address: match anchor.filter(|anchor| !anchor.is_empty()) {
                    Some(anchor) => format!("#{}", element_id(&path, anchor)),
                    None => format!("#{}", section_id(&path)),
                },
                path,
            },
            Some(bytes) => Target::File {
                address: data_url(&path, bytes),
                name: path.rsplit('/').next().unwrap_or(&path).to_owned(),
            },
            None => Target::Missing,
        }
    }

    /// The path of a file that a page refers to, if the portal has it.
    pub(super) fn path(&self, page: &str, address: &str) -> Option<String> {
        let path = join(page, address);
        self.files.contains_key(path.as_str()).then_some(path)
    }
}

/// The id of a page's section.
pub(super) fn section_id(path: &str) -> &str {
    path.strip_suffix(".html").unwrap_or(path)
}

/// The id in the document of an element with `id` on the page at `path`. A path contains no colon, so no two are equal.
pub(super) fn element_id(path: &str, id: &str) -> String {
    format!("{}:{id}", section_id(path))
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html") && !path.starts_with("files/")
}

/// Whether an address begins with a scheme such as `https:`, as defined by RFC 3986, section 3.1.
fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|one| one.is_ascii_alphanumeric() || "+-.".contains(one))
    })
}

/// A relative path on the page at `page`, as a path in the portal.
fn join(page: &str, path: &str) -> String {
    let mut names: Vec<&str> = page.split('/').collect();
    names.pop();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => _ = names.pop(),
            name => names.push(name),
        }
    }
    names.join("/")
}

/// A file as an address that contains it.
fn data_url(path: &str, bytes: &[u8]) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default();
    let kind = match ending.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "ics" => "text/calendar",
        // Never text/html or image/svg+xml, which can contain scripts.
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}
