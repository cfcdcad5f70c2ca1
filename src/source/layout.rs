//! Which engagements a tree holds.

use super::disk::PRACTICE_FILE;
use super::{Entry, EntrySort};

/// What makes a folder an engagement.
pub(super) const ENGAGEMENT_FILE: &str = "engagement.md";

/// The folder of the practice's own templates, in which no engagement can be.
const TEMPLATES: &str = "templates/";

/// A practice, as files.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Path and size of coachgen.yaml.
    pub practice: Option<Entry>,
    /// Sorted by folder.
    pub engagements: Vec<EngagementFiles>,
    /// The practice's own templates.
    pub templates: Vec<Entry>,
}

/// One engagement, as files.
#[derive(Debug, Clone)]
pub struct EngagementFiles {
    /// From the root; empty when the root is the engagement.
    pub dir: String,
    /// Every entry below, with its path from the root.
    pub entries: Vec<Entry>,
}

impl EngagementFiles {
    /// Whether the folder is that of the practice's templates, or lies in it.
    pub fn is_among_templates(&self) -> bool {
        format!("{}/", self.dir).starts_with(TEMPLATES)
    }

    /// The folder's own name; `root` stands in where the root is the engagement.
    pub fn name<'a>(&'a self, root: &'a str) -> &'a str {
        match self.dir.rsplit('/').next() {
            Some("") | None => root,
            Some(name) => name,
        }
    }
}

/// Sorts entries into engagements: each entry belongs to the nearest folder above it that holds an
/// engagement.md.
pub fn layout(entries: Vec<Entry>) -> Layout {
    let mut layout = Layout::default();
    let mut dirs: Vec<String> = entries
        .iter()
        .filter(|entry| matches!(entry.sort, EntrySort::File(_)))
        .filter_map(|entry| folder_of(&entry.path, ENGAGEMENT_FILE))
        .collect();
    dirs.sort();
    layout.engagements = dirs
        .iter()
        .map(|dir| EngagementFiles {
            dir: dir.clone(),
            entries: Vec::new(),
        })
        .collect();
    for entry in entries {
        if entry.path == PRACTICE_FILE {
            layout.practice = Some(entry);
        } else if entry.path.starts_with(TEMPLATES) && !is_agreement(&dirs, &entry.path) {
            layout.templates.push(entry);
        } else if let Some(place) = home(&dirs, &entry.path) {
            layout.engagements[place].entries.push(entry);
        }
    }
    layout
}

/// Whether a path is the engagement.md of one of these folders.
fn is_agreement(dirs: &[String], path: &str) -> bool {
    folder_of(path, ENGAGEMENT_FILE).is_some_and(|dir| dirs.contains(&dir))
}

pub(super) fn folder_of(path: &str, name: &str) -> Option<String> {
    if path == name {
        return Some(String::new());
    }
    path.strip_suffix(name)?
        .strip_suffix('/')
        .map(str::to_owned)
}

/// The engagement a path belongs to: the deepest folder that holds it.
pub(super) fn home(dirs: &[String], path: &str) -> Option<usize> {
    let mut folder = path;
    loop {
        folder = folder.rfind('/').map_or("", |at| &folder[..at]);
        if let Ok(place) = dirs.binary_search_by(|dir| dir.as_str().cmp(folder)) {
            return Some(place);
        }
        if folder.is_empty() {
            return None;
        }
    }
}
