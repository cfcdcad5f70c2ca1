//! Every page in one reader's folder, and the links between them.
//!
//! The folder is self-contained: everything that a page requests or links to must be a file in it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Pages;
use super::cdp::{Browser, text};
use super::faults::Faults;
use super::page;
use super::portal::Reader;

/// Checks every HTML file under `root` and returns their number.
pub fn check(browser: &mut Browser, name: &str, root: &Path, faults: &mut Faults) -> usize {
    let folder = Folder::read(name, root);
    let mut seen = BTreeMap::new();
    for file in folder.pages() {
        match page::check(browser, &folder, file, faults) {
            Ok(what) => {
                note_repeated_ids(&folder.name_of(file), &what, faults);
                seen.insert(file.clone(), what);
            }
            Err(why) => {
                // If the browser fails once, every later page would wait in vain.
                faults.add(
                    &folder.name_of(file),
                    format!("the check stops here: {why}"),
                );
                break;
            }
        }
    }
    let ids: BTreeMap<&String, BTreeSet<String>> = seen
        .iter()
        .map(|(file, what)| (file, ids_of(what)))
        .collect();
    for (file, what) in &seen {
        for link in what["links"].as_array().into_iter().flatten() {
            if let Err(fault) = folder.judge_link(link, &ids) {
                let (element, attribute) = (text(&link["element"]), text(&link["attribute"]));
                let written = text(&link["written"]);
                faults.add(
                    &folder.name_of(file),
                    format!("{element} {attribute}=\"{written}\" {fault}"),
                );
            }
        }
    }
    folder.pages().count()
}

/// Calls `look` on the pages of all readers until the browser fails, and returns their number. A page whose sort is in `met`
/// is left out if only one of each sort is requested: `session-1` and `session-2` are of one sort, and the coach's pages
/// are of other sorts than the client's.
pub fn for_each_page(
    browser: &mut Browser,
    readers: &[Reader],
    which: Pages,
    met: &mut BTreeSet<String>,
    faults: &mut Faults,
    mut look: impl FnMut(&mut Browser, &Folder, &str, &mut Faults) -> Result<(), String>,
) -> usize {
    let folders = readers
        .iter()
        .map(|reader| Folder::read(&reader.name, &reader.folder));
    let folders: Vec<Folder> = folders.collect();
    let all = folders
        .iter()
        .flat_map(|folder| folder.pages().map(move |file| (folder, file)));
    let mut pages: Vec<(&Folder, &String)> = all.collect();
    match which {
        Pages::All => {}
        Pages::OneOfEachSort => pages.retain(|(folder, file)| met.insert(folder.sort_of(file))),
        Pages::LongestOfEachSort => {
            pages.sort_by_key(|(folder, file)| Reverse(folder.length_of(file)));
            let mut met = BTreeSet::new();
            pages.retain(|(folder, file)| met.insert(folder.sort_of(file)));
        }
    }
    for (folder, file) in &pages {
        if let Err(why) = look(browser, folder, file, faults) {
            faults.add(
                &folder.name_of(file),
                format!("the check stops here: {why}"),
            );
            break;
        }
    }
    pages.len()
}

fn ids_of(seen: &Value) -> BTreeSet<String> {
    seen["ids"]
        .as_array()
        .into_iter()
        .flatten()
        .map(text)
        .collect()
}

fn note_repeated_ids(page: &str, seen: &Value, faults: &mut Faults) {
    let mut met = BTreeSet::new();
    for id in seen["ids"].as_array().into_iter().flatten().map(text) {
        if !met.insert(id.clone()) {
            faults.add(page, format!("duplicate id {id}"));
        }
    }
}

/// One reader's folder: its files by their path in it, with `/` as the separator on every system.
pub struct Folder {
    name: String,
    place: PathBuf,
    root: String,
    files: BTreeSet<String>,
}

impl Folder {
    /// Lists the files. Names are compared case-sensitively on every file system.
    pub fn read(name: &str, root: &Path) -> Self {
        let root = root.canonicalize().expect("the reader's folder exists");
        let mut files = BTreeSet::new();
        walk(&root, &root, &mut files);
        Self {
            name: name.to_owned(),
            root: address_path(&root),
            place: root,
            files,
        }
    }

    /// The HTML files, in order.
    pub fn pages(&self) -> impl Iterator<Item = &String> {
        self.files.iter().filter(|file| file.ends_with(".html"))
    }

    /// The length of a file in bytes.
    fn length_of(&self, file: &str) -> u64 {
        std::fs::metadata(self.place.join(file)).map_or(0, |found| found.len())
    }

    fn sort_of(&self, file: &str) -> String {
        let reader = self.name.split('/').next().unwrap_or_default();
        let depth = file.split('/').count();
        let name = file.rsplit('/').next().unwrap_or_default();
        let end = name
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(name.len());
        format!("{reader} {depth} {}", &name[..end])
    }

    /// The name of a page in a report of faults.
    pub fn name_of(&self, file: &str) -> String {
        format!("{}/{file}", self.name)
    }

    /// The address of a file in a reader's browser.
    pub fn url_of(&self, file: &str) -> String {
        format!("file://{}", encode(&format!("{}/{file}", self.root)))
    }

    /// An address without the part that is the same for the whole folder.
    pub fn shorten<'a>(&self, url: &'a str) -> &'a str {
        url.strip_prefix(&self.url_of("")).unwrap_or(url)
    }

    /// Whether a page may request `url` while it loads: only files of its own folder, and `data:` URLs.
    pub fn may_be_asked_for(&self, url: &str) -> bool {
        let plain = url.split(['#', '?']).next().unwrap_or_default();
        url.starts_with("data:")
            || plain
                .strip_prefix("file://")
                .is_some_and(|path| self.file_at(&decode(path)).is_some())
    }

    fn file_at(&self, path: &str) -> Option<&String> {
        let inner = path.strip_prefix(self.root.as_str())?.strip_prefix('/')?;
        self.files.get(inner)
    }

    fn judge_link(
        &self,
        link: &Value,
        ids: &BTreeMap<&String, BTreeSet<String>>,
    ) -> Result<(), String> {
        let (element, written) = (text(&link["element"]), text(&link["written"]));
        let followed = element == "a" || element == "area";
        match link["protocol"].as_str() {
            None => return Err("is not a valid address".to_owned()),
            Some("https:" | "mailto:") if followed => return Ok(()),
            Some("data:") if element == "img" || element == "image" => return Ok(()),
            Some("file:") if !written.to_ascii_lowercase().starts_with("file:") => {}
            Some(_) => return Err("is not an allowed address".to_owned()),
        }
        let path = decode(&text(&link["path"]));
        let Some(file) = self.file_at(&path) else {
            let inside = path
                .strip_prefix(self.root.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            let fault = if inside {
                "leads to no file"
            } else {
                "leads out of the reader's folder"
            };
            return Err(fault.to_owned());
        };
        let fragment = decode(&text(&link["fragment"]));
        // Every page has a top, and only pages have ids.
        if fragment.is_empty() || fragment == "top" || !file.ends_with(".html") {
            return Ok(());
        }
        match ids.get(file) {
            Some(known) if !known.contains(&fragment) => {
                Err(format!("leads to no id {fragment} in {file}"))
            }
            _ => Ok(()),
        }
    }
}

fn walk(root: &Path, folder: &Path, files: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path: PathBuf = entry.expect("a readable entry").path();
        if path.is_dir() {
            walk(root, &path, files);
        } else {
            let inner = path.strip_prefix(root).expect("a path within the folder");
            let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"));
        }
    }
}

/// The path in an address: `/home/…`, or `/C:/…` for `\\?\C:\…` on Windows.
fn address_path(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = path.strip_prefix(r"\\?\").unwrap_or(&path);
    if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("/{}", path.replace('\\', "/"))
    }
}

fn encode(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => write!(out, "%{byte:02X}").expect("a string takes anything"),
        }
    }
    out
}

fn decode(path: &str) -> String {
    let mut out = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = if byte == b'%' {
            after.get(..2).and_then(|two| std::str::from_utf8(two).ok())
        } else {
            None
        };
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(value) => {
                out.push(value);
                rest = &after[2..];
            }
            None => {
                out.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
