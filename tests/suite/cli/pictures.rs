//! Pictures kept from build to build: one with a valid seal is used, one that was changed or truncated is made again.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;

use super::Workspace;

/// The example's only kept picture.
fn kept_picture(workspace: &Workspace) -> PathBuf {
    let folder = fs::read_dir(workspace.path(".coachgen/pictures")).unwrap();
    let mut paths = folder.map(|entry| entry.unwrap().path());
    paths.next().expect("a kept picture")
}

#[test]
fn a_kept_picture_is_used_and_a_changed_one_is_re_encoded() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    let (path, portal) = (kept_picture(&workspace), workspace.portal());
    let sealed = fs::read(&path).unwrap();
    let middle = sealed.len() / 2;
    let mut changed = sealed.clone();
    changed[middle] ^= 1;
    for damaged in [&changed[..], &sealed[..middle], b"", &[0; 4096]] {
        fs::write(&path, damaged).unwrap();
        workspace.forget_builds();
        workspace.run_clean(&["build", "records"]);
        assert_eq!(workspace.portal(), portal);
        assert_eq!(
            fs::read(&path).unwrap(),
            sealed,
            "it is re-encoded and kept again"
        );
    }
    // One with a valid seal is used, not written again.
    let before = fs::metadata(&path).unwrap().ino();
    workspace.forget_builds();
    workspace.run_clean(&["build", "records"]);
    assert_eq!(fs::metadata(&path).unwrap().ino(), before);
    assert_eq!(workspace.portal(), portal);
    // Pictures that no record shows any more are deleted.
    let elsewhere = path.with_file_name("0".repeat(64));
    fs::copy(&path, &elsewhere).unwrap();
    workspace.run_clean(&["build", "records"]);
    assert!(!elsewhere.exists(), "it is removed");
}
