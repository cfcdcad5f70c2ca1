//! Engagements named by a part of their folder's name, and records by the end of their path.

use super::Workspace;

#[test]
fn every_command_takes_a_part_of_the_name() {
    let workspace = Workspace::practice();
    for command in ["check", "status", "build"] {
        for folder in [
            "",
            "first-week-seun-adair",
            "two-sponsors-tomasz-brandt/3-agenda",
        ] {
            for name in [
                "tomasz",
                "Tomasz",
                "tomasz brandt",
                "two-sponsors-tomasz-brandt",
            ] {
                let ran = workspace.run_in(folder, &[command, name, "--verbose"]);
                assert!(
                    ran.code < 2,
                    "{command} {name} in {folder}: {}{}",
                    ran.out,
                    ran.err
                );
                let all = format!("{}{}", ran.out, ran.err);
                match command {
                    // The summaries of the others are on the practice's pages.
                    "build" => ran.assert_output(0, "Built 1 engagement"),
                    _ => assert!(!all.contains("samira"), "{command} {name}: {all}"),
                }
            }
        }
    }
    workspace
        .run_in("", &["report", "seun", "agreement", "-o", "a.pdf"])
        .assert_output(0, "Wrote a.pdf");
    workspace
        .run_in("", &["report", "seun", "agreement", "-o", "a.docx"])
        .assert_output(2, "name a file that ends in .pdf");
    assert!(!workspace.records().join("a.docx").exists());
}

#[test]
fn accents_are_ignored_if_no_name_matches_with_them() {
    let workspace = Workspace::practice();
    let old = workspace.records().join("first-week-seun-adair");
    std::fs::rename(old, workspace.records().join("zoë-adair")).unwrap();
    for name in ["zoe", "ZOE Adair", "Zoë", "zoé"] {
        let ran = workspace.run_in("", &["status", name]);
        assert!(ran.code < 2, "{name}: {}", ran.err);
    }
}

#[test]
fn a_name_that_matches_none_or_several_engagements_lists_them() {
    let workspace = Workspace::practice();
    for command in ["check", "status", "build", "watch"] {
        workspace
            .run_in("", &[command, "jonas"])
            .assert_output(3, "no file, folder or engagement matches jonas");
        let several = workspace.run_in("", &[command, "ines"]);
        several.assert_output(2, "ines matches 2 engagements");
        several.assert_output(2, "renewal-ines-carvalho, self-funded-ines-carvalho");
    }
    // The whole name of one is not also a part of another.
    std::fs::rename(
        workspace.records().join("renewal-ines-carvalho"),
        workspace.records().join("self-funded-ines-carvalho-2"),
    )
    .unwrap();
    let one = workspace.run_in("", &["status", "self-funded-ines-carvalho"]);
    assert!(one.code < 2, "{}", one.err);
}

#[test]
fn a_record_is_named_by_the_end_of_its_path() {
    let workspace = Workspace::practice();
    for named in [
        "tomasz/interim-review",
        "interim-review.md",
        "two-sponsors-tomasz-brandt/5-review/interim-review",
    ] {
        let ran = workspace.run_in("", &["approve", named, "--diff"]);
        assert_eq!(ran.code, 0, "{named}: {}{}", ran.out, ran.err);
    }
    let ran = workspace.run_in("", &["approve", "tomasz/interim-review"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    workspace
        .run_in("", &["approve", "review"])
        .assert_output(2, "no file or record matches review");
    let several = workspace.run_in("", &["approve", "agenda"]);
    several.assert_output(2, "agenda matches");
    several.assert_output(2, "name one of them");
}
