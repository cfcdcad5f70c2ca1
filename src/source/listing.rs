//! An up-to-date listing of a practice: after a change, only the changed paths are listed again.
//!
//! The result always equals a listing made from scratch. Reads no file except the first lines of those that are
//! outside every engagement and may be a record.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::layout::{folders, home, is_practice, is_practices_own, layout_with};
use super::near::{HEAD, stated_kind};
use super::{EntrySort, Layout, SourceError, Tree, TreeEntry, within};
use crate::kind::Kind;

/// A practice's entries, and its engagements.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    entries: BTreeMap<String, EntrySort>,
    layout: Layout,
    /// Files outside every engagement that were checked, and whether each is a record.
    records: BTreeMap<String, bool>,
}

/// What a change affected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AffectedEngagements {
    /// Whether the set of engagements changed.
    pub engagements: bool,
    /// Folders of engagements in which something changed. If the set of engagements changed, all of them.
    pub folders: BTreeSet<String>,
}

impl Listing {
    /// Lists a whole practice.
    ///
    /// # Errors
    /// If its folder cannot be listed.
    pub fn list(tree: &dyn Tree) -> Result<Listing, SourceError> {
        let mut listing = Listing::default();
        for entry in tree.entries()? {
            listing.entries.insert(entry.path, entry.sort);
        }
        listing.sort(tree);
        Ok(listing)
    }

    /// The engagements, templates and the practice's file.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The layout, for callers that list only once.
    pub fn into_layout(self) -> Layout {
        self.layout
    }

    /// Whether there is any file below a folder.
    pub fn has_any(&self, folder: &str) -> bool {
        !self.at_or_below(folder).is_empty()
    }

    /// Folders that could not be listed.
    pub fn unreadable_folders(&self) -> impl Iterator<Item = &str> {
        let closed = self.entries.iter();
        closed
            .filter(|(_, sort)| **sort == EntrySort::Closed)
            .map(|(path, _)| path.as_str())
    }

    /// Lists again everything at or below each of `paths`, given relative to the root. If that fails, the previous
    /// entries are kept, and the path is added to `failed`.
    pub fn update(
        &mut self,
        tree: &dyn Tree,
        paths: &BTreeSet<String>,
        failed: &mut Vec<(String, SourceError)>,
    ) -> AffectedEngagements {
        let mut touched = AffectedEngagements::default();
        let mut others = BTreeSet::new();
        let paths: BTreeSet<String> = paths.iter().map(|path| widened(path)).collect();
        let paths = &paths;
        for path in paths {
            let found = match tree.below(path) {
                Ok(found) => found,
                Err(error) => {
                    failed.push((path.clone(), error));
                    continue;
                }
            };
            for known in self.at_or_below(path) {
                self.entries.remove(&known);
            }
            self.records.retain(|known, _| !within(known, path));
            for entry in found {
                self.entries.insert(entry.path, entry.sort);
            }
            others.insert(path);
        }
        let dirs = self.folders(tree);
        touched.engagements = dirs != self.dirs();
        if touched.engagements {
            self.sort(tree);
            touched.folders = dirs.into_iter().collect();
            return touched;
        }
        for path in others {
            // A folder may contain engagements, or be inside one.
            let inside = dirs.iter().filter(|dir| within(dir, path));
            touched.folders.extend(inside.cloned());
            if let Some(place) = home(&dirs, path) {
                touched.folders.insert(dirs[place].clone());
            }
        }
        self.refresh(&dirs, &touched.folders, paths);
        touched
    }

    /// Updates the entries of the engagements in `folders`, and the practice's own files.
    fn refresh(&mut self, dirs: &[String], folders: &BTreeSet<String>, paths: &BTreeSet<String>) {
        for (place, files) in self.layout.engagements.iter_mut().enumerate() {
            if !folders.contains(&files.dir) {
                continue;
            }
            let below = match files.dir.is_empty() {
                true => String::new(),
                false => format!("{}/", files.dir),
            };
            let from = (Bound::Included(below.clone()), Bound::Unbounded);
            let entries = self.entries.range(from);
            let own = entries
                .take_while(|(path, _)| path.starts_with(&below))
                .filter(|(path, _)| {
                    !is_practices_own(dirs, path) && home(dirs, path) == Some(place)
                });
            // The folder itself, if it cannot be listed.
            let itself = self.entries.get_key_value(&files.dir);
            files.entries = itself.into_iter().chain(own).map(entry).collect();
        }
        if paths
            .iter()
            .any(|path| path.is_empty() || is_practice(path))
        {
            let own = self
                .entries
                .iter()
                .filter(|(path, _)| is_practices_own(dirs, path));
            let own = layout_with(own.map(entry).collect(), &mut |_| false);
            self.layout.practice = own.practice;
            self.layout.templates = own.templates;
        }
    }

    fn sort(&mut self, tree: &dyn Tree) {
        let entries: Vec<TreeEntry> = self.entries.iter().map(entry).collect();
        let records = &mut self.records;
        self.layout = layout_with(entries, &mut |path| is_record(tree, records, path));
    }

    /// The folders of all current engagements.
    fn folders(&mut self, tree: &dyn Tree) -> Vec<String> {
        let records = &mut self.records;
        let entries = self.entries.iter();
        let entries = entries.map(|(path, sort)| (path.as_str(), *sort));
        folders(entries, &mut |path| is_record(tree, records, path))
    }

    fn dirs(&self) -> Vec<String> {
        let all = self.layout.engagements.iter();
        all.map(|files| files.dir.clone()).collect()
    }

    fn at_or_below(&self, path: &str) -> Vec<String> {
        let from = (Bound::Included(path.to_owned()), Bound::Unbounded);
        // `a.md` sorts between `a` and `a/b.md`.
        let near = self.entries.range(from);
        near.map(|(known, _)| known)
            .take_while(|known| known.starts_with(path))
            .filter(|known| within(known, path))
            .cloned()
            .collect()
    }
}

/// The highest folder of a path in which a change at the path can have an effect: two names that differ only in
/// their Unicode form are one entry, and nothing below it is listed.
fn widened(path: &str) -> String {
    let at = path.find(|c: char| !c.is_ascii());
    let end = at.and_then(|at| path[at..].find('/').map(|end| at + end));
    path[..end.unwrap_or(path.len())].to_owned()
}

fn entry((path, sort): (&String, &EntrySort)) -> TreeEntry {
    TreeEntry {
        path: path.clone(),
        sort: *sort,
    }
}

/// Whether a file outside every engagement is a record. Each file is checked once.
fn is_record(tree: &dyn Tree, known: &mut BTreeMap<String, bool>, path: &str) -> bool {
    if let Some(known) = known.get(path) {
        return *known;
    }
    let head = tree.head(path, HEAD);
    // A coach's notes may be anywhere; every other kind belongs to an engagement.
    let kind = head.ok().and_then(|head| stated_kind(&head));
    let is_record = kind.is_some_and(|kind| kind != Kind::Note);
    known.insert(path.to_owned(), is_record);
    is_record
}
