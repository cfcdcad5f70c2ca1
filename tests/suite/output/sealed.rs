//! A manifest that this user's coachgen did not write is not trusted: nothing is lost because of it.

use std::fs;

use coachgen::output::{CommitOutcome, OutputError, Seal};

use super::{OutputFolder, TWO_READERS, assert_refused, copy, tree};

/// The same folder for another user, or on another computer.
fn on_another_computer(place: OutputFolder) -> OutputFolder {
    OutputFolder {
        seal: Seal::in_folder(&place.root().join("another")),
        ..place
    }
}

#[test]
fn portals_of_another_computer_are_taken_over_if_they_equal_a_build() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let place = on_another_computer(place);
    let before = fs::read(place.file("manifest.json")).unwrap();
    let done = place.build(TWO_READERS).unwrap();
    assert_eq!((done.written, done.unchanged, done.removed), (0, 2, 0));
    assert_ne!(
        fs::read(place.file("manifest.json")).unwrap(),
        before,
        "this user has sealed them"
    );
    let next = [
        TWO_READERS[0],
        ("client/amara/index.html", "the next words"),
    ];
    assert_eq!(place.build(&next).unwrap().written, 1);
}

#[test]
fn portals_of_another_computer_are_neither_replaced_nor_removed() {
    let next = [
        TWO_READERS[0],
        ("client/amara/index.html", "the next words"),
    ];
    for files in [&next[..], &TWO_READERS[..1], &[]] {
        let place = OutputFolder::new();
        place.build(TWO_READERS).unwrap();
        let place = on_another_computer(place);
        let error = assert_refused(&place, files);
        let OutputError::Unsealed { files, .. } = &error else {
            panic!("{error}");
        };
        assert!(files.contains(&"client/amara/index.html".to_owned()));
        assert!(
            error
                .to_string()
                .contains("move the folder away, then build again"),
            "{error}"
        );
    }
    // Nor kept as if they had been made here.
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let place = on_another_computer(place);
    let portals = place.open().unwrap();
    assert!(portals.keep("client/amara"));
    super::stage(&portals, &TWO_READERS[..1]).unwrap();
    assert!(matches!(
        portals.commit(),
        Err(OutputError::Unsealed { .. })
    ));
}

#[test]
fn a_forged_manifest_deletes_no_file() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let manifest = fs::read_to_string(place.file("manifest.json")).unwrap();
    let thesis = "years of work";
    let digest = "6f0886fd0b23fe4eadcf51b35bbde6e8ae15066d7fd60872659131c5462f8066";
    for (from, to) in [
        // The list names a file of someone else, and the seal no longer matches.
        ("\"client/amara/index.html\"", "\"client/amara/thesis.txt\""),
        // Or the seal is missing or invalid.
        (",\n\"seal\": \"", ",\n\"other\": \""),
        ("\"\n}\n", "0\"\n}\n"),
    ] {
        let place = OutputFolder {
            seal: place.seal.clone(),
            ..OutputFolder::new()
        };
        copy(&OutputFolder::new().records(), &place.records());
        fs::create_dir_all(place.file("client/amara")).unwrap();
        fs::create_dir_all(place.file("coach")).unwrap();
        for (path, text) in TWO_READERS {
            fs::write(place.file(path), text).unwrap();
        }
        fs::write(place.file("client/amara/thesis.txt"), thesis).unwrap();
        fs::write(
            place.file(".gitignore"),
            "# Written by coachgen: portals are built from the records and stay out of git.\n*\n",
        )
        .unwrap();
        let planted = manifest.replace(from, to);
        assert_ne!(planted, manifest);
        assert!(planted.contains(digest));
        fs::write(place.file("manifest.json"), planted).unwrap();
        let _ = place.build(&TWO_READERS[..1]);
        let after = tree(&place.target());
        assert_eq!(after["client/amara/thesis.txt"], thesis.as_bytes());
        assert!(after.contains_key("client/amara/index.html"), "{from}");
    }
}

#[test]
fn a_list_with_a_valid_digest_and_no_seal_deletes_nothing() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let manifest = fs::read_to_string(place.file("manifest.json")).unwrap();
    let (list, _) = manifest.split_once(",\n\"seal\"").unwrap();
    fs::write(place.file("manifest.json"), format!("{list}\n}}\n")).unwrap();
    assert!(matches!(
        assert_refused(&place, &TWO_READERS[..1]),
        OutputError::Unsealed { .. }
    ));
    // What has to be written anyway may already be there.
    assert_eq!(place.build(TWO_READERS).unwrap().unchanged, 2);
    assert_eq!(place.build(&TWO_READERS[..1]).unwrap().removed, 1);
}

#[test]
fn without_a_key_portals_are_written_and_then_only_confirmed() {
    let place = OutputFolder {
        seal: Seal::default(),
        ..OutputFolder::new()
    };
    place.build(TWO_READERS).unwrap();
    assert!(
        !fs::read_to_string(place.file("manifest.json"))
            .unwrap()
            .contains("seal")
    );
    assert_eq!(
        place.build(TWO_READERS).unwrap(),
        CommitOutcome {
            unchanged: 2,
            ..CommitOutcome::default()
        }
    );
    assert!(matches!(
        assert_refused(&place, &TWO_READERS[..1]),
        OutputError::Unsealed { .. }
    ));
}

#[test]
fn an_invalid_key_is_neither_used_nor_replaced() {
    let place = OutputFolder::new();
    let key = place.root().join("settings/seal.key");
    fs::create_dir_all(key.parent().unwrap()).unwrap();
    fs::write(&key, "short").unwrap();
    let place = OutputFolder {
        seal: Seal::in_folder(key.parent().unwrap()),
        ..place
    };
    place.build(TWO_READERS).unwrap();
    assert_eq!(fs::read(&key).unwrap(), b"short");
    assert!(matches!(
        assert_refused(&place, &TWO_READERS[..1]),
        OutputError::Unsealed { .. }
    ));
}
