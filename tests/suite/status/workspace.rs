//! A workspace for `coachgen status`: a copy of records in a temporary folder.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use tempfile::TempDir;

use super::shape::faults;

/// A temporary folder with a copy of records.
pub struct StatusWorkspace(pub TempDir);

impl StatusWorkspace {
    pub fn empty() -> StatusWorkspace {
        StatusWorkspace(tempfile::tempdir().unwrap())
    }

    pub fn with_records(records: &str) -> StatusWorkspace {
        let workspace = StatusWorkspace::empty();
        copy(
            &repository().join(records),
            &workspace.0.path().join("records"),
        );
        workspace
    }

    /// The short engagement at an earlier date: without records of later dates.
    pub fn sound_on(day: &str) -> StatusWorkspace {
        let workspace = StatusWorkspace::with_records("tests/fixtures/sound");
        workspace.edit(
            "anneli/engagement.md",
            "status: completed",
            "status: active",
        );
        workspace.edit("anneli/engagement.md", "ended: 2026-06-24\n", "");
        // This is one growing log, which is not removed by its date.
        fs::remove_file(workspace.path("anneli/4-development/contacts.md")).unwrap();
        drop_later(&workspace.0.path().join("records/anneli"), day);
        workspace
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join("records").join(path)
    }

    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} does not contain `{from}`");
        fs::write(self.path(path), text.replacen(from, to, 1)).unwrap();
    }

    /// Exit code, standard output, standard error.
    pub fn run(&self, day: &str, args: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_coachgen"))
            .current_dir(self.0.path())
            .env_clear()
            .args(["status", "--today", day])
            .args(args)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    #[track_caller]
    pub fn output(&self, day: &str, args: &[&str]) -> String {
        let (code, out, err) = self.run(day, args);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        out
    }

    /// The JSON data, checked against the schema.
    #[track_caller]
    pub fn data(&self, day: &str) -> Value {
        let said = self.output(day, &["records", "--format", "json"]);
        let data: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(faults(&data), [""; 0]);
        data
    }
}

pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if name == "portal" || name == "README.md" {
            continue;
        }
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to.join(name)),
            false => {
                fs::copy(entry.path(), to.join(name)).unwrap();
            }
        }
    }
}

/// Removes every record except engagement.md that is dated after `day`.
fn drop_later(folder: &Path, day: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            drop_later(&path, day);
            continue;
        }
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let own = |key| text.lines().find_map(|line| line.strip_prefix(key));
        let date = own("received: ").or(own("date: "));
        if date.is_some_and(|date| date > day) {
            fs::remove_file(&path).unwrap();
        }
    }
}
