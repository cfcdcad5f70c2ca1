//! Files that the program makes to be handed over, for the tests in both browsers.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What is visible of the document.
pub const SEEN: &str = "({pages: [...document.querySelectorAll('.single-page')].filter((one) => one.checkVisibility()) \
       .map((one) => one.id), title: document.title, hash: location.hash, top: Math.round(scrollY), \
     results: [...document.querySelectorAll('.search .results a')].map((one) => one.getAttribute('href'))})";

/// Types `PASSPHRASE` in the page of an encrypted file, and opens it.
pub const TYPE_PASSPHRASE: &str = "(() => { document.querySelector('#passphrase').value = 'PASSPHRASE'; \
     document.querySelector('#form').requestSubmit(); })()";

/// A file for the client of the example, in a temporary folder.
pub struct HandedOver {
    _place: TempDir,
    file: PathBuf,
    printed: String,
}

impl HandedOver {
    /// Makes the file, with more options.
    pub fn to_client(options: &[&str]) -> HandedOver {
        let place = tempfile::tempdir().expect("a temporary folder");
        // The ledger is written beside the records.
        let records = place.path().join("example-engagement");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-engagement");
        for entry in walkdir::WalkDir::new(&from) {
            let entry = entry.expect("a readable entry");
            let inner = entry.path().strip_prefix(&from).expect("a path within");
            let to = records.join(inner);
            match entry.file_type().is_dir() {
                true => std::fs::create_dir_all(&to).expect("a folder"),
                false => _ = std::fs::copy(entry.path(), &to).expect("a copy"),
            }
        }
        let file = place.path().join("documents.html");
        let ran = Command::new(env!("CARGO_BIN_EXE_coachgen"))
            .arg("hand-over")
            .arg(&records)
            .args(["--for", "client", "--today", "2026-11-22", "-o"])
            .arg(&file)
            .args(options)
            .output()
            .expect("coachgen runs");
        assert!(ran.status.success(), "{ran:?}");
        HandedOver {
            _place: place,
            file,
            printed: String::from_utf8(ran.stderr).expect("text"),
        }
    }

    /// The address of the file on disk.
    pub fn url(&self) -> String {
        format!("file://{}", self.file.display())
    }

    /// The passphrase that the program printed.
    pub fn passphrase(&self) -> String {
        let mut lines = self.printed.lines();
        let line = lines.find_map(|line| line.strip_prefix("Passphrase: "));
        line.expect("a passphrase").to_owned()
    }
}
