//! `coachgen watch`: the state after any edits, what the preview shows and refuses, what the program prints.
#![cfg(unix)]

mod edits;
mod program;
pub mod random_edits;
mod serve;
pub mod watching;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// The date that every run uses as today's date.
const TODAY: &str = "2026-11-22";

/// A temporary folder with a copy of records in `records`.
fn copy_records(from: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
    copy(&from, &folder.path().join("records"));
    folder
}

/// Copies files and folders, except hidden ones and portals.
fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
}

/// Every file below a folder with its contents, except hidden ones and portals.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() == 0 || !(name.starts_with('.') || name == "portal")
        });
    all.filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            (
                path.to_string_lossy().into_owned(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

/// A clean build of the records in `folder`: every file of the portals, by path.
fn clean_build(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    clean_build_on(folder, TODAY)
}

/// A clean build with another date as today's date.
fn clean_build_on(folder: &Path, today: &str) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let target = out.path().join("portal");
    let ran = Command::new(env!("CARGO_BIN_EXE_coachgen"))
        .env_clear()
        .env("HOME", out.path())
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args(["--today", today, "--quiet", "build"])
        .arg(folder)
        .arg("-o")
        .arg(&target)
        .output()
        .unwrap();
    assert!(matches!(ran.status.code(), Some(0 | 1)), "{ran:?}");
    let mut all = files(&target);
    all.remove("manifest.json");
    all.remove(".gitignore");
    all
}
