//! What a practice holds, kept in step with it: after a change only what changed is listed again.
//!
//! At any time equal to a listing made anew. Must not read a file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::layout::{ENGAGEMENT_FILE, folder_of, home, layout};
use super::{Entry, EntrySort, Layout, SourceError, Tree, within};

/// A practice's entries, and the engagements among them.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    entries: BTreeMap<String, EntrySort>,
    layout: Layout,
}

/// What stands where something changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Whether there are other engagements than before.
    pub engagements: bool,
    /// Folders of engagements in which something changed; where there are other engagements than before, all count.
    pub folders: BTreeSet<String>,
}

impl Listing {
    /// Lists a whole practice.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn of(tree: &dyn Tree) -> Result<Listing, SourceError> {
        let mut listing = Listing::default();
        for entry in tree.entries()? {
            listing.entries.insert(entry.path, entry.sort);
        }
        listing.sort();
        Ok(listing)
    }

    /// The engagements, templates and the practice's file.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Whether any file stands below a folder.
    pub fn has_any(&self, folder: &str) -> bool {
        !self.at_or_below(folder).is_empty()
    }

    /// Lists anew what stands at or below each of `paths`, given from the root. Where that cannot be done, what was
    /// listed before stays, and the path is told in `failed`.
    pub fn look(
        &mut self,
        tree: &dyn Tree,
        paths: &BTreeSet<String>,
        failed: &mut Vec<(String, SourceError)>,
    ) -> Touched {
        let mut touched = Touched::default();
        let mut others = BTreeSet::new();
        for path in paths {
            let found = match tree.below(path) {
                Ok(found) => found,
                Err(error) => {
                    failed.push((path.clone(), error));
                    continue;
                }
            };
            let old = self.at_or_below(path);
            for known in &old {
                self.entries.remove(known);
            }
            let makes = |path: &String| folder_of(path, ENGAGEMENT_FILE).is_some();
            let is_file = |entry: &&Entry| matches!(entry.sort, EntrySort::File(_));
            let before: Vec<&String> = old.iter().filter(|path| makes(path)).collect();
            let after = found.iter().filter(is_file).map(|entry| &entry.path);
            let after: Vec<&String> = after.filter(|path| makes(path)).collect();
            touched.engagements |= before != after;
            for entry in found {
                self.entries.insert(entry.path, entry.sort);
            }
            others.insert(path);
        }
        if touched.engagements {
            self.sort();
            let all = self.layout.engagements.iter();
            touched.folders = all.map(|files| files.dir.clone()).collect();
            return touched;
        }
        let dirs: Vec<String> = self.dirs();
        for path in others {
            // A folder may hold engagements, or be within one.
            let inside = dirs.iter().filter(|dir| within(dir, path));
            touched.folders.extend(inside.cloned());
            if let Some(place) = home(&dirs, path) {
                touched.folders.insert(dirs[place].clone());
            }
        }
        self.again(&dirs, &touched.folders, paths);
        touched
    }

    /// Gives the engagements in `folders` their entries anew, and the practice its own files.
    fn again(&mut self, dirs: &[String], folders: &BTreeSet<String>, paths: &BTreeSet<String>) {
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
                .filter(|(path, _)| !is_practice(path) && home(dirs, path) == Some(place));
            files.entries = own.map(entry).collect();
        }
        if paths
            .iter()
            .any(|path| path.is_empty() || is_practice(path) || path == "templates")
        {
            let own = self.entries.iter().filter(|(path, _)| is_practice(path));
            let own = layout(own.map(entry).collect());
            self.layout.practice = own.practice;
            self.layout.templates = own.templates;
        }
    }

    fn sort(&mut self) {
        self.layout = layout(self.entries.iter().map(entry).collect());
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

fn entry((path, sort): (&String, &EntrySort)) -> Entry {
    Entry {
        path: path.clone(),
        sort: *sort,
    }
}

/// Whether a file belongs to the practice, whatever engagement there may be around it.
fn is_practice(path: &str) -> bool {
    path == super::disk::PRACTICE_FILE || path.starts_with("templates/")
}
