//! Only the owner can read portals, whatever modes were set since they were written.
#![cfg(unix)]

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use super::{OutputFolder, TWO_READERS, timestamps};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

const FILES: [&str; 4] = [
    ".gitignore",
    "manifest.json",
    "coach/index.html",
    "client/amara/index.html",
];
const FOLDERS: [&str; 4] = ["", "coach", "client", "client/amara"];

#[test]
fn every_build_restores_loosened_modes() {
    let next = [("coach/index.html", "next"), TWO_READERS[1]];
    for files in [TWO_READERS, &next] {
        for (of_files, of_folders) in [
            (0o644, 0o755),
            (0o666, 0o777),
            (0o604, 0o711),
            (0o640, 0o750),
        ] {
            let place = OutputFolder::new();
            place.build(TWO_READERS).unwrap();
            FILES
                .iter()
                .for_each(|path| set_mode(&place.file(path), of_files));
            FOLDERS
                .iter()
                .for_each(|path| set_mode(&place.file(path), of_folders));
            place.build(files).unwrap();
            for path in FILES {
                assert_eq!(mode(&place.file(path)), 0o600, "{path}");
            }
            for path in FOLDERS {
                assert_eq!(mode(&place.file(path)), 0o700, "{path}");
            }
        }
    }
}

#[test]
fn a_kept_portal_is_made_private_too() {
    let place = OutputFolder::new();
    let portals = place.open().unwrap();
    portals
        .stage(
            "client",
            "client/amara",
            &[("a.html".into(), b"a".to_vec())],
        )
        .unwrap();
    portals.commit().unwrap();
    set_mode(&place.file("client/amara/a.html"), 0o644);
    set_mode(&place.file("client/amara"), 0o755);
    place.build(&TWO_READERS[..1]).unwrap();
    assert_eq!(mode(&place.file("client/amara/a.html")), 0o600);
    assert_eq!(mode(&place.file("client/amara")), 0o700);
}

#[test]
fn files_that_are_not_ours_keep_their_modes() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    fs::write(place.file("client/amara/CNAME"), "portal.example").unwrap();
    set_mode(&place.file("client/amara/CNAME"), 0o644);
    place.build(TWO_READERS).unwrap();
    assert_eq!(mode(&place.file("client/amara/CNAME")), 0o644);
    let before = timestamps(&place.target());
    place.build(TWO_READERS).unwrap();
    assert_eq!(timestamps(&place.target()), before);
}
