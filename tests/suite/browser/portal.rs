//! The portals of the practices in the repository, built by the program as a coach would build them.

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
    /// The folder that contains one folder for each kind of reader.
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

/// One reader's own folder, with its name within the portal, such as `client/example`.
pub struct Reader {
    pub name: String,
    pub folder: PathBuf,
}

/// The example practice, below the root of the repository.
pub const EXAMPLE: &str = "example-engagement";
/// Five engagements of one coach.
pub const PRACTICE: &str = "tests/fixtures/practice";
/// Engagements with too much or too little on their pages.
pub const EXTREMES: &str = "tests/fixtures/extremes";

/// Builds a practice of the repository.
pub fn build(records: &str) -> Portal {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    run_build(&root.join(records))
}

/// Builds a practice of the repository with the interface in another language.
pub fn build_in(records: &str, language: &str) -> Portal {
    let copy = tempfile::tempdir().expect("a temporary folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(records);
    // A folder that is itself an engagement gives the readers' folders their name.
    let root = copy.path().join(from.file_name().unwrap_or_default());
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.expect("a readable entry");
        let inner = entry.path().strip_prefix(&from).expect("a path within");
        let to = root.join(inner);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&to).expect("a folder");
            continue;
        }
        match entry.file_name().to_string_lossy().as_ref() {
            "coachgen.yaml" | "engagement.md" => {
                let text = std::fs::read_to_string(entry.path()).expect("text");
                std::fs::write(&to, translated(&text, language)).expect("a copy");
            }
            _ => {
                std::fs::copy(entry.path(), &to).expect("a copy");
            }
        }
    }
    run_build(&root)
}

/// The settings of a practice, or the record of an engagement, with another language.
fn translated(text: &str, language: &str) -> String {
    let (with, line) = if text.starts_with("---") {
        ("kind: engagement\n", format!("language: {language}\n"))
    } else {
        ("practice:\n", format!("  language: {language}\n"))
    };
    let rest: String = text
        .split_inclusive('\n')
        .filter(|line| !line.trim_start().starts_with("language:"))
        .collect();
    assert!(rest.contains(with), "{with} is in {rest}");
    rest.replacen(with, &format!("{with}{line}"), 1)
}

/// Builds the portals; panics with the program's output unless it succeeds.
fn run_build(records: &Path) -> Portal {
    let parent = tempfile::tempdir().expect("a temporary folder");
    let folder = parent.path().join("portal");
    let run = Command::new(env!("CARGO_BIN_EXE_coachgen"))
        .args(["build", "--no-pdf"])
        .arg(records)
        .arg("-o")
        .arg(&folder)
        .args(["--today", TODAY, "--quiet"])
        .output()
        .expect("coachgen runs");
    let stderr = String::from_utf8_lossy(&run.stderr);
    assert!(
        run.status.success(),
        "coachgen build exits with {}:\n{stderr}",
        run.status
    );
    Portal {
        _parent: parent,
        folder,
    }
}

/// Every reader of a portal. Checks that there is one of each kind and that each has an index.
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
