//! What a command must not do, whatever the folder contains: write elsewhere, obey a name, or disagree with another
//! command.

use std::fs;

use super::Workspace;

const SESSION: &str = "4-development/session-3.md";

#[test]
fn a_fix_follows_no_link_and_leaves_no_temporary_file() {
    let workspace = Workspace::example();
    workspace.edit(SESSION, "minutes: 105", "minuts: 105");
    let victim = workspace.root().join("victim");
    fs::write(&victim, "not a record").unwrap();
    let folder = workspace.root().join("records/4-development");
    let planted = folder.join(".session-3.md.coachgen-new");
    std::os::unix::fs::symlink(&victim, &planted).unwrap();
    let count = || fs::read_dir(&folder).unwrap().count();
    let before = count();
    workspace.run(&["check", "records", "--fix"]);
    assert_eq!(fs::read_to_string(&victim).unwrap(), "not a record");
    assert!(workspace.read(SESSION).contains("minutes: 105"));
    let session = folder.join("session-3.md");
    assert!(fs::symlink_metadata(session).unwrap().is_file());
    assert_eq!(count(), before);
}

#[test]
fn a_fix_changes_only_the_given_engagement() {
    let workspace = Workspace::practice();
    workspace.edit("coachgen.yaml", "coach:", "coachs:");
    let before = workspace.read("coachgen.yaml");
    let ran = workspace.run(&["check", "records/first-week-seun-adair", "--fix"]);
    ran.assert_output(1, "unknown field `coachs`");
    assert_eq!(workspace.read("coachgen.yaml"), before);
    workspace.run(&["check", "records", "--fix"]);
    assert!(workspace.read("coachgen.yaml").contains("coach:"));
}

#[test]
fn check_and_build_agree_on_what_stops_an_engagement() {
    let workspace = Workspace::example();
    workspace.edit("engagement.md", "  name: Amara Okafor\n", "");
    workspace
        .run(&["check", "records", "--fail-on", "forbid"])
        .assert_output(1, "CG009");
    workspace
        .run(&["build", "records"])
        .assert_output(1, "engagement.md:");
}

#[test]
fn findings_that_stop_the_build_are_reported_despite_only() {
    let workspace = Workspace::example();
    workspace.edit(SESSION, "minutes: 105", "minuts: 105");
    workspace
        .run(&["check", "records", "--only", "agenda-size"])
        .assert_output(0, "Not shown: 1 finding of other rules");
}

#[test]
fn names_cannot_control_the_terminal() {
    let workspace = Workspace::example();
    let text = workspace.read("engagement.md");
    let name = "\"Catherine \\u001b]0;gone\\u0007\\u001b[2J \\u202eLlewellyn\"";
    workspace.write(
        "engagement.md",
        &text.replace("name: Catherine Llewellyn", &format!("name: {name}")),
    );
    workspace.edit(
        "4-development/session-2.md",
        "action: twenty",
        "action: \"tw\\u001b[2Jenty\"",
    );
    for args in [
        &["approve", "records/5-review/final-review.md"][..],
        &["check", "records", "--format", "concise"],
        &["check", "records", "--format", "json"],
        &["status", "records"],
        &["build", "records", "-v"],
    ] {
        let ran = workspace.run(args);
        let output = format!("{}{}", ran.out, ran.err);
        assert!(
            !output.contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{args:?}: {output:?}"
        );
    }
}

#[test]
fn words_in_place_of_an_id_are_not_printed() {
    let workspace = Workspace::example();
    workspace.edit(
        "3-agenda/agenda.md",
        "- interview-part-2#home",
        "- Zebulon Quixote drinks",
    );
    workspace.edit(
        "engagement.md",
        "kind: engagement",
        "kind: engagement\nallow:\n  - rule: Zebulon drinks\n    because: So.",
    );
    for format in ["concise", "json"] {
        let ran = workspace.run(&["check", "records", "--format", format]);
        assert!(!ran.out.contains("Zebulon"), "{}", ran.out);
    }
}

#[test]
fn excerpts_cannot_control_the_terminal() {
    let workspace = Workspace::example();
    workspace.append(
        "4-development/session-6.md",
        "\n## Mine {.coach\u{9b}2J\u{202e}\u{1b}[2J-olny}\n",
    );
    for args in [
        &["check", "records"][..],
        &["build", "records"],
        &["check", "records", "--format", "json"],
    ] {
        let ran = workspace.run(args);
        let output = format!("{}{}", ran.out, ran.err);
        assert!(output.contains("CG602"), "{output}");
        assert!(
            !output.contains(['\u{9b}', '\u{202e}', '\u{1b}']),
            "{args:?}: {output:?}"
        );
    }
}
