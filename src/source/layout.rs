//! Finds the engagements in a tree of files.

use std::collections::BTreeSet;

use super::HANDOVERS;
use super::fixed_names::{ENGAGEMENT_FILE, PRACTICE_FILE};
use super::near::{may_be_record, near_miss};
use super::{EntrySort, TreeEntry};

/// The folder of the practice's custom templates, which cannot contain an engagement.
const TEMPLATES: &str = "templates/";

/// The files of a practice.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Path and size of coachgen.yaml.
    pub practice: Option<TreeEntry>,
    /// Sorted by folder.
    pub engagements: Vec<EngagementFiles>,
    /// The practice's custom templates.
    pub templates: Vec<TreeEntry>,
}

/// The files of one engagement. It may lack an engagement.md: then its folder only looks like an engagement, and is
/// reported.
#[derive(Debug, Clone)]
pub struct EngagementFiles {
    /// Relative to the root; empty if the root is the engagement.
    pub dir: String,
    /// Every entry below the folder, with its path from the root. If the folder cannot be listed, the folder
    /// itself.
    pub entries: Vec<TreeEntry>,
}

impl EngagementFiles {
    /// Whether the folder is the practice's template folder, or is inside it.
    pub fn is_among_templates(&self) -> bool {
        format!("{}/", self.dir).starts_with(TEMPLATES)
    }

    /// The path of its ledger of handovers, whether it has one or not.
    pub fn handovers_path(&self) -> String {
        match self.dir.as_str() {
            "" => HANDOVERS.to_owned(),
            dir => format!("{dir}/{HANDOVERS}"),
        }
    }

    /// The folder's name; `root` is used if the root is the engagement.
    pub fn name<'a>(&'a self, root: &'a str) -> &'a str {
        match self.dir.rsplit('/').next() {
            Some("") | None => root,
            Some(name) => name,
        }
    }
}

/// Assigns entries to engagements by their names alone: each entry belongs to the nearest parent folder that
/// contains an engagement.md, or a file that looks like a misnamed one.
pub fn layout(entries: Vec<TreeEntry>) -> Layout {
    layout_with(entries, &mut |_| false)
}

/// The same, with `is_record` deciding whether a file outside every engagement is a record.
pub(super) fn layout_with(
    entries: Vec<TreeEntry>,
    is_record: &mut dyn FnMut(&str) -> bool,
) -> Layout {
    let known = entries.iter();
    let dirs = folders(
        known.map(|entry| (entry.path.as_str(), entry.sort)),
        is_record,
    );
    let mut layout = Layout {
        engagements: dirs
            .iter()
            .map(|dir| EngagementFiles {
                dir: dir.clone(),
                entries: Vec::new(),
            })
            .collect(),
        ..Layout::default()
    };
    for entry in entries {
        if entry.path == PRACTICE_FILE {
            layout.practice = Some(entry);
        } else if is_practices_own(&dirs, &entry.path) {
            layout.templates.push(entry);
        } else if let Some(place) = home(&dirs, &entry.path) {
            layout.engagements[place].entries.push(entry);
        }
    }
    layout
}

/// Whether a file belongs to the practice rather than to one of the engagements in `dirs`. An engagement.md among
/// the templates counts as an engagement, so that it can be reported.
pub(super) fn is_practices_own(dirs: &[String], path: &str) -> bool {
    let agreement = folder_of(path).is_some_and(|dir| dirs.iter().any(|known| known == dir));
    is_practice(path) && !agreement
}

/// The folders of all engagements, sorted. These are folders with an engagement.md; folders outside every
/// engagement that have something else in its place or cannot be listed; and folders with records outside every
/// engagement.
pub(super) fn folders<'e>(
    entries: impl Iterator<Item = (&'e str, EntrySort)> + Clone,
    is_record: &mut dyn FnMut(&str) -> bool,
) -> Vec<String> {
    let own = entries.clone().filter_map(|(path, _)| folder_of(path));
    let mut dirs: Vec<String> = own.map(str::to_owned).collect();
    dirs.sort();
    let near = entries
        .clone()
        .filter(|(path, sort)| !is_practice(path) && (sort.is_folder() || !among_templates(path)))
        .filter_map(|(path, sort)| looks_like(path, sort))
        .filter(|dir| home(&dirs, dir).is_none());
    let near: BTreeSet<&str> = near.collect();
    dirs.extend(near.into_iter().map(str::to_owned));
    dirs.sort();
    let astray = entries.filter(|(path, sort)| {
        may_be_record(path, *sort)
            && !is_practice(path)
            && home(&dirs, path).is_none()
            && !among_templates(path)
            && is_record(path)
    });
    let astray: BTreeSet<&str> = astray.map(|(path, _)| folder_astray(&dirs, path)).collect();
    let astray: Vec<String> = astray.into_iter().map(str::to_owned).collect();
    dirs.extend(astray);
    dirs.sort();
    dirs.dedup();
    dirs
}

/// The folder that looks like an engagement because of an entry.
fn looks_like(path: &str, sort: EntrySort) -> Option<&str> {
    match sort {
        EntrySort::Closed | EntrySort::TwinFolders | EntrySort::FolderLink { engagement: true } => {
            Some(path)
        }
        EntrySort::FolderLink { engagement: false } => None,
        _ => {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            near_miss(name).map(|_| folder)
        }
    }
}

/// The folder that lacks an engagement.md, given a record outside every engagement: the highest one that contains
/// no engagement.
fn folder_astray<'p>(dirs: &[String], path: &'p str) -> &'p str {
    let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    let holds_none = |folder: &str| {
        let below = format!("{folder}/");
        let from = dirs.partition_point(|dir| dir.as_str() < below.as_str());
        let inside = dirs.get(from).is_some_and(|dir| dir.starts_with(&below));
        !inside
            && dirs
                .binary_search_by(|dir| dir.as_str().cmp(folder))
                .is_err()
    };
    let found = folders.clone().find(|folder| holds_none(folder));
    found.or(folders.next_back()).unwrap_or_default()
}

/// Whether a path is in a folder of note templates, which look like records but are not.
fn among_templates(path: &str) -> bool {
    const WORDS: [&str; 8] = [
        "template",
        "templates",
        "vorlage",
        "vorlagen",
        "modèle",
        "modèles",
        "modele",
        "modeles",
    ];
    let mut folders = path.rsplit('/').skip(1);
    folders.any(|folder| {
        let small = folder.to_lowercase();
        let words = small.split(|c: char| !c.is_alphabetic());
        words.clone().any(|word| WORDS.contains(&word))
    })
}

/// Whether an entry belongs to the practice, even inside an engagement.
pub(super) fn is_practice(path: &str) -> bool {
    path == PRACTICE_FILE || path == "templates" || path.starts_with("templates/")
}

/// The folder whose engagement.md is at `path`.
fn folder_of(path: &str) -> Option<&str> {
    if path == ENGAGEMENT_FILE {
        return Some("");
    }
    path.strip_suffix(ENGAGEMENT_FILE)?.strip_suffix('/')
}

/// The engagement that a path belongs to: the deepest engagement folder that contains the path or equals it.
pub(super) fn home(dirs: &[String], path: &str) -> Option<usize> {
    let mut folder = path;
    loop {
        if let Ok(place) = dirs.binary_search_by(|dir| dir.as_str().cmp(folder)) {
            return Some(place);
        }
        if folder.is_empty() {
            return None;
        }
        folder = folder.rfind('/').map_or("", |at| &folder[..at]);
    }
}
