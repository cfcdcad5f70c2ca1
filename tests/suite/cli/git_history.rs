//! The commands that use the git repository of a practice: `as-of` and `hook install`; and `retention`.

use std::fs;
use std::process::Command;

use super::Workspace;

/// Runs git in a folder, on a fixed day.
pub(super) fn git(workspace: &Workspace, day: &str, args: &[&str]) -> bool {
    let date = format!("{day}T12:00:00Z");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_coachgen"));
    let programs = program.parent().expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("git")
        .arg("-C")
        .arg(workspace.root())
        .args(["-c", "user.name=Ruth", "-c", "user.email=ruth@example.org"])
        .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
        .args(args)
        .env("GIT_AUTHOR_DATE", &date)
        .env("GIT_COMMITTER_DATE", &date)
        .env("HOME", workspace.root().join("home"))
        // The hook runs the program that is tested.
        .env("PATH", format!("{}:{path}", programs.display()))
        .output()
        .expect("git")
        .status
        .success()
}

/// A practice in a folder of a larger repository, with three commits.
pub(super) fn practice() -> Workspace {
    let workspace = Workspace::practice();
    assert!(git(&workspace, "2026-10-01", &["init", "--quiet"]));
    commit(&workspace, "2026-10-01");
    assert!(git(&workspace, "2026-10-01", &["tag", "first"]));
    let path = "two-sponsors-tomasz-brandt/4-development/session-1.md";
    let text = workspace.read(path);
    let with_words = |words: &str| text.replacen("\n---\n", &format!("\n---\n\n{words}\n"), 1);
    workspace.write(path, &with_words("Added in October."));
    commit(&workspace, "2026-10-20");
    fs::remove_dir_all(workspace.path("first-week-seun-adair")).unwrap();
    workspace.write(path, &with_words("Added in November."));
    commit(&workspace, "2026-11-10");
    workspace
}

pub(super) fn commit(workspace: &Workspace, day: &str) {
    assert!(git(workspace, day, &["add", "--all"]));
    assert!(git(
        workspace,
        day,
        &["commit", "--quiet", "--message", "state"]
    ));
}

#[test]
fn the_portals_of_an_earlier_day_are_built_beside_those_of_today() {
    let workspace = practice();
    workspace.run(&["build", "records"]);
    let before = workspace.files_outside_portals();
    let page = "client/two-sponsors-tomasz-brandt/session-1.html";
    let built = |when: &str, output: &str| {
        let ran = workspace.run(&["as-of", when, "records", "-o", output, "--no-pdf"]);
        assert!(ran.code < 2, "{}{}", ran.out, ran.err);
        let temporary = std::env::temp_dir().display().to_string();
        let texts = format!("{}{}", ran.out, ran.err);
        let texts = texts.replace(&workspace.root().display().to_string(), "");
        assert!(!texts.contains(&temporary), "{texts}");
        fs::read_to_string(workspace.root().join(output).join(page)).unwrap()
    };
    let october = built("2026-10-25", "october");
    assert!(october.contains("Added in October."));
    assert!(
        workspace
            .root()
            .join("october/client/first-week-seun-adair")
            .exists()
    );
    let first = built("first", "start");
    assert!(!first.contains("Added in"));
    let now = built("HEAD", "now");
    assert!(now.contains("Added in November."));
    assert!(
        !workspace
            .root()
            .join("now/client/first-week-seun-adair")
            .exists()
    );
    for folder in ["october", "start", "now"] {
        fs::remove_dir_all(workspace.root().join(folder)).unwrap();
    }
    assert!(
        workspace.files_outside_portals() == before,
        "something was changed"
    );
}

#[test]
fn today_is_the_day_that_is_asked_for() {
    let workspace = practice();
    let ran = workspace.run_in(
        "",
        &["as-of", "2026-10-25", "tomasz", "-o", "../then", "--no-pdf"],
    );
    // The helper adds `--today`, which counts more.
    ran.assert_output(0, "of 2026-10-20, as of 2026-11-20:");
}

#[test]
fn what_is_not_there_is_refused() {
    let workspace = practice();
    workspace.run(&["build", "records"]);
    let run = |args: &[&str]| workspace.run_in("", args);
    run(&["as-of", "2020-01-01", "-o", "../then"])
        .assert_output(2, "there is no commit for `2020-01-01`");
    run(&["as-of", "nothing", "-o", "../then"])
        .assert_output(2, "there is no commit for `nothing`");
    run(&["as-of", "HEAD", "-o", "portal"]).assert_output(2, "portal contains the current portals");
    workspace.write(
        "new-client/engagement.md",
        "---\nkind: engagement\nclient: {name: Somebody New}\n---\n",
    );
    run(&["as-of", "HEAD", "new-client", "-o", "../then"])
        .assert_output(2, "contains no engagement in new-client");
    assert!(!workspace.root().join("then").exists());
    Workspace::practice()
        .run(&["as-of", "HEAD", "records", "-o", "then"])
        .assert_output(2, "there is no commit for `HEAD`");
}

#[cfg(unix)]
#[test]
fn portals_that_would_lack_private_records_are_not_built() {
    let workspace = practice();
    let run = || workspace.run(&["as-of", "first", "records", "-o", "then", "--no-pdf"]);
    let note = "two-sponsors-tomasz-brandt/notes/private.md";
    workspace.write(note, "---\nkind: note\ndate: 2026-05-01\n---\n\nWords.\n");
    let ran = run();
    ran.assert_output(2, "private.md is not in the last commit");
    ran.assert_output(2, "commit all records first");
    // Also if it is only staged, or ignored.
    assert!(git(&workspace, "2026-11-11", &["add", "--all"]));
    run().assert_output(2, "private.md is not in the last commit");
    assert!(git(&workspace, "2026-11-11", &["reset", "--quiet"]));
    workspace.write(".gitignore", "notes/\n");
    run().assert_output(2, "private.md is not in the last commit");
    fs::remove_file(workspace.path(note)).unwrap();
    let link = workspace.path("two-sponsors-tomasz-brandt/linked");
    std::os::unix::fs::symlink("/etc", &link).unwrap();
    commit(&workspace, "2026-11-12");
    let ran = workspace.run(&["as-of", "HEAD", "records", "-o", "then", "--no-pdf"]);
    ran.assert_output(
        2,
        "two-sponsors-tomasz-brandt/linked is a link or a submodule",
    );
    assert!(!workspace.root().join("then").exists());
}

#[cfg(unix)]
#[test]
fn the_hook_refuses_a_commit_that_could_not_be_built() {
    let workspace = practice();
    workspace
        .run(&["hook", "install", "records"])
        .assert_output(0, "hooks/pre-commit.");
    let ran = workspace.run(&["hook", "install", "records"]);
    ran.assert_output(2, "already exists; not changed");
    ran.assert_output(
        2,
        "add this line to it: coachgen check --quiet --fail-on forbid './records'",
    );
    let note = "two-sponsors-tomasz-brandt/notes/odd.md";
    workspace.write(note, "---\nkind: note\ndate: 2026-05-01\n---\n\nWords.\n");
    commit(&workspace, "2026-11-12");
    // A note cannot be shared.
    workspace.write(
        note,
        "---\nkind: note\ndate: 2026-05-01\n---\n\n## Words {.shared}\n\nWords.\n",
    );
    assert!(git(&workspace, "2026-11-13", &["add", "--all"]));
    assert!(!git(
        &workspace,
        "2026-11-13",
        &["commit", "--quiet", "--message", "odd"]
    ));
    assert!(git(
        &workspace,
        "2026-11-13",
        &["commit", "--quiet", "--no-verify", "--message", "odd"]
    ));
    Workspace::practice()
        .run(&["hook", "install", "records"])
        .assert_output(2, "git finds no repository in");
}

#[test]
fn retention_lists_the_earliest_date_first_with_its_line() {
    let workspace = Workspace::practice();
    for (folder, terms) in [
        (
            "a-agreed",
            "status: completed\nended: 2020-03-01\nretention: {dispose_on: 2026-02-01}",
        ),
        (
            "b-years",
            "status: completed\nended: 2025-03-01\nretention: {keep_years: 3}",
        ),
        ("c-open", "status: active\nretention: {keep_years: 3}"),
        ("d-nothing", "status: active"),
    ] {
        let text =
            format!("---\nkind: engagement\nclient: {{name: Client {folder}}}\n{terms}\n---\n");
        workspace.write(&format!("{folder}/engagement.md"), &text);
    }
    workspace.write("e-broken/engagement.md", "---\nkind: engagement\n---\n");
    let ran = workspace.run(&["retention", "records"]);
    let lines: Vec<&str> = ran.out.lines().map(str::trim_end).collect();
    let place = |words: &str| {
        let at = lines.iter().position(|line| line.contains(words));
        at.unwrap_or_else(|| panic!("{words}: {}", ran.out))
    };
    assert_eq!(ran.code, 1);
    let agreed = place("2026-02-01  overdue  a-agreed");
    assert!(
        lines[agreed].ends_with("a-agreed/engagement.md:6: `dispose_on: 2026-02-01`"),
        "{}",
        ran.out
    );
    let years = place("2028-03-01           b-years");
    assert!(
        lines[years].ends_with("b-years/engagement.md:6: `keep_years: 3`"),
        "{}",
        ran.out
    );
    let open = place("no date              c-open");
    assert!(lines[open].ends_with(
        "`keep_years: 3`; no date yet, because neither `ended` nor a final review has one"
    ));
    assert!(lines[place("d-nothing")].contains("nothing is agreed: add `retention.keep_years`"));
    assert!(lines[place("e-broken")].contains("engagement.md cannot be read"));
    assert!(agreed == 0 && years > agreed && open > years, "{}", ran.out);
    let one = workspace.run(&["retention", "records/b-years"]);
    assert_eq!((one.code, one.out.lines().count()), (0, 1));
}

/// Each reader is compared with the commit of the last file that they received, not with one commit for all.
#[test]
fn changes_since_the_last_file_are_those_of_each_reader() {
    let workspace = practice();
    let tomasz = "two-sponsors-tomasz-brandt";
    let outside = tempfile::tempdir().unwrap();
    let hand_over = |reader: &str, file: &str| {
        let file = outside.path().join(file);
        let args = [
            "hand-over",
            "tomasz",
            "--for",
            reader,
            "-o",
            file.to_str().unwrap(),
        ];
        let ran = workspace.run_in("", &args);
        assert_eq!(ran.code, 0, "{}", ran.err);
    };
    let session = format!("{tomasz}/4-development/session-1.md");
    hand_over("client", "client.html");
    commit(&workspace, "2026-11-11");
    workspace.edit(
        &session,
        "Added in November.",
        "Added in December, for both.",
    );
    commit(&workspace, "2026-11-12");
    let ran = workspace.run_in("", &["diff", "tomasz", "--since-handover"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("Client: 1 changed record since 2026-11-20\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("[-November.-]{+December, for both.+}"),
        "{}",
        ran.out
    );
    assert_eq!(
        ran.out.matches("no file was made yet").count(),
        3,
        "{}",
        ran.out
    );
    // A build ends with the same line, unless nothing was built again.
    let built = workspace.run(&["build", "records"]);
    let line = format!("{tomasz}: Client: 1 changed record since 2026-11-20\n");
    assert!(built.out.contains(&line), "{}{}", built.out, built.err);
    let built = workspace.run(&["build", "records"]);
    assert!(!built.out.contains(&line), "{}", built.out);
    // The next file contains it.
    hand_over("client", "later.html");
    let args = [
        "diff",
        "tomasz",
        "--since-handover",
        "--summary",
        "--for",
        "client",
    ];
    workspace
        .run_in("", &args)
        .assert_output(0, "  Client: no changes since 2026-11-20");
    // A file that was made from changes that are in no commit.
    workspace.edit(&session, "for both.", "for both of us.");
    hand_over("client", "third.html");
    let ran = workspace.run_in("", &args);
    ran.assert_output(0, "also contained uncommitted changes");
    // Without a commit there is nothing to compare with.
    let ledger = format!("{tomasz}/handovers.yaml");
    let text = workspace.read(&ledger);
    let lines = text.lines().filter(|line| !line.contains("commit"));
    workspace.write(&ledger, &(lines.collect::<Vec<_>>().join("\n") + "\n"));
    workspace
        .run_in("", &args)
        .assert_output(0, "cannot be compared: the ledger has no commit for it");
    // A commit that no longer exists concerns only its reader.
    workspace.write(&ledger, &text.replace("commit: \"", "commit: \"f00d"));
    workspace
        .run_in("", &args)
        .assert_output(0, "cannot be compared: this repository has no commit f00d");
    workspace
        .run_in("", &["build", "--confirm"])
        .assert_output(2, "`--confirm` needs a terminal");
}

/// Portals, caches and handed-over files in a repository are found, whatever brought them there.
#[test]
fn output_that_git_tracks_is_reported() {
    let workspace = practice();
    workspace.run(&["build", "records"]);
    let found = |words: &str| {
        let ran = workspace.run_in("", &["check", "--only", "tracked-output"]);
        assert_eq!(ran.out.matches(words).count(), 1, "{words}: {}", ran.out);
    };
    let clean = workspace.run_in("", &["check", "--only", "tracked-output"]);
    assert!(!clean.out.contains("CG906"), "{}", clean.out);
    assert!(git(
        &workspace,
        "2026-11-11",
        &["add", "--force", "records/portal"]
    ));
    found("in portal/, which contains");
    found("`git rm -r --cached portal`");
    assert!(git(
        &workspace,
        "2026-11-11",
        &["add", "--force", "records/.coachgen"]
    ));
    found("in .coachgen/, which contains");
    assert!(git(
        &workspace,
        "2026-11-11",
        &[
            "rm",
            "-r",
            "-q",
            "--cached",
            "records/portal",
            "records/.coachgen"
        ]
    ));
    let outside = tempfile::tempdir().unwrap();
    let copy = outside.path().join("copy.html");
    let args = [
        "hand-over",
        "tomasz",
        "--for",
        "client",
        "-o",
        copy.to_str().unwrap(),
    ];
    assert_eq!(workspace.run_in("", &args).code, 0);
    fs::copy(&copy, workspace.path("renamed.html")).unwrap();
    assert!(git(
        &workspace,
        "2026-11-11",
        &["add", "records/renamed.html"]
    ));
    found("renamed.html:1");
    found("`git rm --cached renamed.html`");
    // Only the whole practice is searched.
    let ran = workspace.run_in("", &["check", "tomasz", "--only", "tracked-output"]);
    assert!(!ran.out.contains("CG906"), "{}", ran.out);
}
