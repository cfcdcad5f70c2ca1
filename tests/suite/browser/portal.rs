//! The portal of the example practice, built by the program as a coach would build it.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const TODAY: &str = "2026-11-22";

/// A built portal in a temporary folder.
pub struct Portal {
    _parent: TempDir,
    folder: PathBuf,
}

impl Portal {
    /// The folder that holds one folder for each kind of reader.
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

/// One reader's own folder, with the name it has within the portal, such as `client/example`.
pub struct Reader {
    pub name: String,
    pub folder: PathBuf,
}

/// Builds the example; anything but success fails the test with what the program said.
pub fn build_example() -> Portal {
    let parent = tempfile::tempdir().expect("a temporary folder");
    let folder = parent.path().join("portal");
    let run = Command::new(env!("CARGO_BIN_EXE_coachgen"))
        .args(["build", "example-engagement", "-o"])
        .arg(&folder)
        .args(["--today", TODAY, "--quiet"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("coachgen runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(
        run.status.success(),
        "coachgen build ends with {}:\n{said}",
        run.status
    );
    Portal {
        _parent: parent,
        folder,
    }
}

/// Every reader of a portal. Each kind of reader has at least one, and each has an index.
pub fn readers(portal: &Path) -> Vec<Reader> {
    let mut readers = Vec::new();
    for (kind, depth) in [("coach", 0), ("client", 1), ("sponsor", 2)] {
        let before = readers.len();
        collect(&portal.join(kind), kind.to_owned(), depth, &mut readers);
        assert!(
            readers.len() > before,
            "the portal has nothing for any {kind}"
        );
    }
    for reader in &readers {
        assert!(
            reader.folder.join("index.html").is_file(),
            "{} has no index.html",
            reader.name
        );
    }
    readers
}

fn collect(folder: &Path, name: String, depth: usize, readers: &mut Vec<Reader>) {
    if depth == 0 {
        if folder.is_dir() {
            readers.push(Reader {
                name,
                folder: folder.to_owned(),
            });
        }
        return;
    }
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut inner: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    inner.sort();
    for path in inner {
        let own = path.file_name().unwrap_or_default().to_string_lossy();
        collect(&path, format!("{name}/{own}"), depth - 1, readers);
    }
}
