//! What a command must not do, whatever the folder contains: write elsewhere, obey a name, or disagree with another
//! command.

use std::fs;

use super::Workspace;

const SESSION: &str = "4-development/session-3.md";

#[test]
fn a_fix_follows_no_link_and_leaves_no_temporary_file() {
    let desk = Workspace::example();
    desk.edit(SESSION, "minutes: 105", "minuts: 105");
    let victim = desk.root().join("victim");
    fs::write(&victim, "not a record").unwrap();
    let folder = desk.root().join("records/4-development");
    let planted = folder.join(".session-3.md.coachgen-new");
    std::os::unix::fs::symlink(&victim, &planted).unwrap();
    let count = || fs::read_dir(&folder).unwrap().count();
    let before = count();
    desk.run(&["check", "records", "--fix"]);
    assert_eq!(fs::read_to_string(&victim).unwrap(), "not a record");
    assert!(desk.read(SESSION).contains("minutes: 105"));
    let session = folder.join("session-3.md");
    assert!(fs::symlink_metadata(session).unwrap().is_file());
    assert_eq!(count(), before);
}

#[test]
fn a_fix_changes_only_the_given_engagement() {
    let desk = Workspace::practice();
    desk.edit("coachgen.yaml", "coach:", "coachs:");
    let before = desk.read("coachgen.yaml");
    let ran = desk.run(&["check", "records/first-week-seun-adair", "--fix"]);
    ran.assert_output(1, "unknown field `coachs`");
    assert_eq!(desk.read("coachgen.yaml"), before);
    desk.run(&["check", "records", "--fix"]);
    assert!(desk.read("coachgen.yaml").contains("coach:"));
}

#[test]
fn check_and_build_agree_on_what_stops_an_engagement() {
    let desk = Workspace::example();
    desk.edit("engagement.md", "  name: Amara Okafor\n", "");
    desk.run(&["check", "records", "--fail-on", "forbid"])
        .assert_output(1, "CG009");
    desk.run(&["build", "records"])
        .assert_output(1, "engagement.md:");
}

#[test]
fn findings_that_stop_the_build_are_reported_despite_only() {
    let desk = Workspace::example();
    desk.edit(SESSION, "minutes: 105", "minuts: 105");
    desk.run(&["check", "records", "--only", "agenda-size"])
        .assert_output(0, "1 finding of other rules left out");
}

#[test]
fn names_cannot_control_the_terminal() {
    let desk = Workspace::example();
    let text = desk.read("engagement.md");
    let name = "\"Catherine \\u001b]0;gone\\u0007\\u001b[2J \\u202eLlewellyn\"";
    desk.write(
        "engagement.md",
        &text.replace("name: Catherine Llewellyn", &format!("name: {name}")),
    );
    desk.edit(
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
        let ran = desk.run(args);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(
            !said.contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{args:?}: {said:?}"
        );
    }
}

#[test]
fn words_in_place_of_an_id_are_not_printed() {
    let desk = Workspace::example();
    desk.edit(
        "3-agenda/agenda.md",
        "- interview-part-2#home",
        "- Zebulon Quixote drinks",
    );
    desk.edit(
        "engagement.md",
        "kind: engagement",
        "kind: engagement\nallow:\n  - rule: Zebulon drinks\n    because: So.",
    );
    for format in ["concise", "json"] {
        let ran = desk.run(&["check", "records", "--format", format]);
        assert!(!ran.out.contains("Zebulon"), "{}", ran.out);
    }
}

#[test]
fn excerpts_cannot_control_the_terminal() {
    let desk = Workspace::example();
    desk.append(
        "4-development/session-6.md",
        "\n## Mine {.coach\u{9b}2J\u{202e}\u{1b}[2J-olny}\n",
    );
    for args in [
        &["check", "records"][..],
        &["build", "records"],
        &["check", "records", "--format", "json"],
    ] {
        let ran = desk.run(args);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains("CG602"), "{said}");
        assert!(
            !said.contains(['\u{9b}', '\u{202e}', '\u{1b}']),
            "{args:?}: {said:?}"
        );
    }
}
