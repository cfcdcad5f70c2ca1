//! What `output` writes and leaves alone: staging, manifest, swap and recovery, on real folders.

use std::{
    collections::BTreeMap,
    fs::{self, File, FileTimes},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

mod content;
mod foreign;
mod paths;
mod pruned;
mod recovery;
mod refusals;
mod rights;
mod sealed;
mod writes;

use coachgen::output::{CommitOutcome, OutputError, Portals, Seal};
use tempfile::TempDir;

/// A practice with a folder of records, a target for portals, and a user with a key.
pub struct OutputFolder {
    folder: TempDir,
    pub seal: Seal,
}

impl OutputFolder {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("practice")).unwrap();
        fs::write(
            folder.path().join("practice/coachgen.yaml"),
            "name: Harbour Coaching\n",
        )
        .unwrap();
        Self {
            seal: Seal::in_folder(&folder.path().join("settings")),
            folder,
        }
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub fn records(&self) -> PathBuf {
        self.root().join("practice")
    }

    pub fn target(&self) -> PathBuf {
        self.records().join("portal")
    }

    pub fn file(&self, path: &str) -> PathBuf {
        self.target().join(path)
    }

    pub fn open(&self) -> Result<Portals, OutputError> {
        Portals::open(&self.target(), &self.records(), &self.seal)
    }

    /// A complete build of the given files, each for the reader that its first folder names.
    pub fn build(&self, files: &[(&str, &str)]) -> Result<CommitOutcome, OutputError> {
        let portals = self.open()?;
        stage(&portals, files)?;
        portals.commit()
    }

    /// Every file and folder beside and in the target, with contents.
    pub fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.records())
    }

    /// Writes a file by hand, with a time later than the build's, in case the clock ticks coarsely.
    pub fn edit(&self, path: &str, text: &str) {
        fs::write(self.file(path), text).unwrap();
        set_modified(&self.file(path), SystemTime::now() + Duration::from_secs(5));
    }
}

/// A build that must be refused and must leave everything as it was.
pub fn assert_refused(place: &OutputFolder, files: &[(&str, &str)]) -> OutputError {
    let before = place.tree();
    let error = place.build(files).expect_err("a refusal");
    assert_eq!(place.tree(), before);
    error
}

/// Stages files, each for the reader that its first folder names.
pub fn stage(portals: &Portals, files: &[(&str, &str)]) -> Result<(), OutputError> {
    for (path, text) in files {
        let reader = path.split('/').next().unwrap();
        portals.stage(
            reader,
            "",
            &[((*path).to_owned(), text.as_bytes().to_vec())],
        )?;
    }
    Ok(())
}

/// Every file under a folder with its contents, and every folder with a trailing `/`.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            if path.is_symlink() {
                found.insert(name, b"(link)".to_vec());
            } else if path.is_dir() {
                found.insert(format!("{name}/"), Vec::new());
                waiting.push(path);
            } else {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

pub fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

pub fn set_modified(path: &Path, time: SystemTime) {
    File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_times(FileTimes::new().set_modified(time))
        .unwrap();
}

/// Pages of two readers.
pub const TWO_READERS: &[(&str, &str)] = &[
    ("coach/index.html", "practice"),
    ("client/amara/index.html", "overview"),
];

pub fn leftovers(place: &OutputFolder) -> Vec<String> {
    place
        .tree()
        .into_keys()
        .filter(|path| path.starts_with(".portal."))
        .collect()
}

/// The modification time of everything, and on Unix the inode.
pub fn timestamps(root: &Path) -> Vec<(String, SystemTime, u64)> {
    let names = tree(root).into_keys();
    names
        .map(|name| (modified(&root.join(&name)), inode(&root.join(&name)), name))
        .map(|(m, i, n)| (n, m, i))
        .collect()
}

#[cfg(unix)]
fn inode(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap())
}

#[cfg(not(unix))]
fn inode(_: &Path) -> u64 {
    0
}

/// The path of a file beside the target: `.portal.` and its purpose.
pub fn beside(place: &OutputFolder, purpose: &str) -> PathBuf {
    place.records().join(format!(".portal.{purpose}"))
}

/// Leaves a staging folder as a build does that is killed while it stages these files.
pub fn killed_while_staging(place: &OutputFolder, files: &[(&str, &str)]) {
    let portals = place.open().unwrap();
    stage(&portals, files).unwrap();
    let (staging, away) = (beside(place, "coachgen-new"), place.root().join("away"));
    fs::rename(&staging, &away).unwrap();
    drop(portals);
    fs::rename(away, staging).unwrap();
}

/// Copies a folder recursively.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (name, bytes) in tree(from) {
        if name.ends_with('/') {
            fs::create_dir_all(to.join(name)).unwrap();
        } else {
            fs::create_dir_all(to.join(&name).parent().unwrap()).unwrap();
            fs::write(to.join(name), bytes).unwrap();
        }
    }
}
