//! Lists a folder on disk, and finds the name that a path of the practice has there.
//!
//! A folder that cannot be opened, and a name that two entries share, are separate entries, so that they affect
//! only the engagement that contains them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{contains_engagement, slashed};
use super::ignored::is_ignored;
use super::{Disk, EntrySort, TreeEntry, composed};

/// An entry of a folder under one name.
struct NamedEntry {
    path: PathBuf,
    name: String,
    sort: FileType,
    /// Whether its name is Unicode.
    named: bool,
    /// How many entries share the name, in different Unicode forms.
    count: usize,
    any_folder: bool,
}

/// A folder that is still to be listed.
struct Folder {
    at: PathBuf,
    path: String,
    named: bool,
}

impl Disk {
    /// Every entry below a folder, sorted by path.
    pub(super) fn list(&self, folder: &Path) -> io::Result<Vec<TreeEntry>> {
        let children = self.children(folder)?;
        let mut entries = Vec::new();
        let mut folders = Vec::new();
        self.distribute("", true, children, &mut entries, &mut folders);
        self.walk(folders, &mut entries);
        Ok(entries)
    }

    /// The entries at a path of the practice or below it, sorted by path.
    pub(super) fn list_at(&self, path: &str) -> Vec<TreeEntry> {
        let (mut entries, mut folders) = (Vec::new(), Vec::new());
        let mut at = self.root().to_path_buf();
        let mut names = path.split('/').filter(|name| !name.is_empty()).peekable();
        let mut walked = String::new();
        while let Some(name) = names.next() {
            // The target of a link does not belong to the practice, so a link does not count as a folder here.
            let Some(child) = self.child(&at, name) else {
                return Vec::new();
            };
            let last = names.peek().is_none();
            if !last && (child.count > 1 || !child.sort.is_dir()) {
                return Vec::new();
            }
            if last {
                self.distribute(&walked, true, vec![child], &mut entries, &mut folders);
                break;
            }
            if !walked.is_empty() {
                walked.push('/');
            }
            walked.push_str(&child.name);
            at = child.path;
        }
        self.walk(folders, &mut entries);
        entries
    }

    /// The entry with this name in a folder; `None` if it is ignored.
    fn child(&self, folder: &Path, name: &str) -> Option<NamedEntry> {
        // On other systems, a file may be found under a name that differs from its listed one.
        if name.is_ascii() && cfg!(target_os = "linux") {
            let path = folder.join(name);
            let sort = path.symlink_metadata().ok()?.file_type();
            let keeps = self.is_included(&path, name, sort);
            return keeps.then(|| NamedEntry {
                path,
                name: name.to_owned(),
                sort,
                named: true,
                count: 1,
                any_folder: sort.is_dir(),
            });
        }
        let mut children = self.children(folder).ok()?.into_iter();
        children.find(|child| child.named && child.name == name)
    }

    /// The entries of a folder, by composed name, without those that are ignored.
    fn children(&self, folder: &Path) -> io::Result<Vec<NamedEntry>> {
        let mut children: BTreeMap<(bool, String), NamedEntry> = BTreeMap::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            // An entry that disappeared during the listing is left out.
            let Ok(sort) = entry.file_type() else {
                continue;
            };
            let (name, named) = readable(entry.file_name());
            let path = entry.path();
            if !self.is_included(&path, &name, sort) {
                continue;
            }
            let child = NamedEntry {
                path,
                name: name.clone(),
                sort,
                named,
                count: 1,
                any_folder: sort.is_dir(),
            };
            match children.get_mut(&(named, name.clone())) {
                Some(known) => {
                    known.count += 1;
                    known.any_folder |= child.any_folder;
                }
                None => _ = children.insert((named, name), child),
            }
        }
        Ok(children.into_values().collect())
    }

    fn is_included(&self, path: &Path, name: &str, sort: FileType) -> bool {
        !(is_ignored(name) || sort.is_dir() && self.is_left_out(path))
    }

    fn walk(&self, mut folders: Vec<Folder>, entries: &mut Vec<TreeEntry>) {
        while let Some(folder) = folders.pop() {
            match self.children(&folder.at) {
                Ok(children) => {
                    self.distribute(&folder.path, folder.named, children, entries, &mut folders);
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(_) => entries.push(TreeEntry {
                    path: folder.path,
                    sort: EntrySort::Closed,
                }),
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Distributes the children of the folder at `path`: entries are added, folders are queued.
    fn distribute(
        &self,
        path: &str,
        named: bool,
        children: Vec<NamedEntry>,
        entries: &mut Vec<TreeEntry>,
        folders: &mut Vec<Folder>,
    ) {
        for child in children {
            let path = match path.is_empty() {
                true => child.name.clone(),
                false => format!("{path}/{}", child.name),
            };
            let named = named && child.named;
            if child.sort.is_dir() && child.count == 1 {
                folders.push(Folder {
                    at: child.path,
                    path,
                    named,
                });
                continue;
            }
            let sort = match named || child.any_folder {
                true => self.sort(&child),
                false => EntrySort::Unnameable,
            };
            entries.push(TreeEntry { path, sort });
        }
    }

    fn sort(&self, child: &NamedEntry) -> EntrySort {
        if child.count > 1 {
            return match child.any_folder {
                true => EntrySort::TwinFolders,
                false => EntrySort::TwinFiles,
            };
        }
        if child.sort.is_symlink() {
            return self.link(&child.path);
        }
        match child.sort.is_file() {
            true => EntrySort::File(
                child
                    .path
                    .symlink_metadata()
                    .map_or(u64::MAX, |it| it.len()),
            ),
            false => EntrySort::Special,
        }
    }

    /// A link that leads to another folder of the practice hides nothing, since the folder is read at its own path.
    fn link(&self, path: &Path) -> EntrySort {
        let Some(target) = path.canonicalize().ok().filter(|target| target.is_dir()) else {
            return EntrySort::Symlink;
        };
        EntrySort::FolderLink {
            engagement: !target.starts_with(self.root()) && contains_engagement(&target),
        }
    }

    /// The location on disk of a path in the practice.
    pub fn locate(&self, path: &str) -> PathBuf {
        let whole = self.root().join(path);
        if path.is_ascii() || whole.symlink_metadata().is_ok() {
            return whole;
        }
        let spelt = self.spelling_on_disk(path);
        spelt.map_or(whole, |spelt| self.root().join(spelt))
    }

    /// A path with the spelling of its names on disk; `None` if it does not exist, or is ambiguous.
    pub(super) fn spelling_on_disk(&self, path: &str) -> Option<String> {
        let mut at = self.root().to_path_buf();
        for name in path.split('/') {
            let exact = at.join(name);
            let known = || exact.symlink_metadata().is_ok();
            at = match name.is_ascii() || known() {
                true => exact,
                false => {
                    let mut names = fs::read_dir(&at).ok()?.flatten().map(|it| it.file_name());
                    let spelt = names.find(|it| readable(it.clone()) == (name.to_owned(), true))?;
                    at.join(spelt)
                }
            };
        }
        slashed(at.strip_prefix(self.root()).ok()?)
    }
}

/// A name in composed form, and whether it is valid Unicode.
fn readable(name: OsString) -> (String, bool) {
    match name.into_string() {
        Ok(name) => (composed(&name).into_owned(), true),
        Err(name) => (name.to_string_lossy().replace('\\', "/"), false),
    }
}
