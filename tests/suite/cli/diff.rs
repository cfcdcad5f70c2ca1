//! `coachgen diff`: what each reader would newly see, see differently, or no longer see.

use std::fs;
use std::process::Command;

use super::Workspace;

fn git(workspace: &Workspace, args: &[&str]) {
    let ran = Command::new("git")
        .arg("-C")
        .arg(workspace.records())
        .args(["-c", "user.name=Ruth", "-c", "user.email=ruth@example.org"])
        .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
        .args(args)
        .output()
        .expect("git");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

fn committed(workspace: Workspace) -> Workspace {
    git(&workspace, &["init", "--quiet"]);
    git(&workspace, &["add", "--all"]);
    git(
        &workspace,
        &[
            "commit",
            "--quiet",
            "--message",
            "first",
            "--date",
            "2026-11-01T12:00:00Z",
        ],
    );
    git(&workspace, &["tag", "first"]);
    workspace
}

fn edit(workspace: &Workspace, path: &str, from: &str, to: &str) {
    let text = workspace.read(path);
    assert!(text.contains(from), "{path} lacks {from}");
    workspace.write(path, &text.replacen(from, to, 1));
}

/// Without the line that has the commit.
fn lines(text: &str) -> Vec<&str> {
    text.lines().skip(1).collect()
}

#[test]
fn each_reader_has_a_summary() {
    let workspace = committed(Workspace::example());
    let diff = |args: &[&str]| {
        let all: Vec<&str> = ["diff"].iter().chain(args).copied().collect();
        let ran = workspace.run_in("", &all);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    let none = diff(&["--summary"]);
    assert_eq!(
        lines(&none),
        [
            "  Client: no changes",
            "  Catherine Llewellyn: no changes",
            "  Rafael Monteiro: no changes"
        ]
    );
    // A passage that becomes readable by mistake.
    edit(
        &workspace,
        "4-development/session-3.md",
        "What I noticed {.coach-only}",
        "What I noticed {.shared}",
    );
    // A record that is no longer shared, and one that a sponsor has only as a fact.
    edit(
        &workspace,
        "4-development/session-1.md",
        "---\n",
        "---\ndraft: true\n",
    );
    let text = diff(&["--summary"]);
    // The second session follows up actions of the first.
    assert_eq!(
        lines(&text)[0],
        "  Client: 2 changed records, 1 record no longer visible"
    );
    assert_eq!(
        lines(&text)[1],
        "  Catherine Llewellyn: 1 record no longer visible"
    );
    let text = diff(&["--for", "client"]);
    assert!(
        text.contains("  changed session-3\n    text\n      {+## What I noticed+}\n"),
        "{text}"
    );
    assert!(text.contains("  no longer visible session-1\n"), "{text}");
    assert!(
        text.contains("Seven items, and she spoke on one outside Operations"),
        "{text}"
    );
    let text = diff(&["--for", "Catherine Llewellyn"]);
    assert!(
        !text.contains("Seven items") && !text.contains("session-3"),
        "{text}"
    );
    // The coach's own changes are shown only on request.
    edit(
        &workspace,
        "notes/reflection-april.md",
        "\n---\n",
        "\n---\n\nAn added thought.\n",
    );
    assert!(!diff(&[]).contains("An added thought"));
    assert!(diff(&["--for", "coach"]).contains("{+An added thought.+}"));
    // Any commit can be compared with.
    git(
        &workspace,
        &["commit", "--quiet", "--all", "--message", "second"],
    );
    assert_eq!(lines(&diff(&["--summary"]))[0], "  Client: no changes");
    assert!(diff(&["--since", "first", "--summary"]).contains("1 record no longer visible"));
}

#[test]
fn words_are_marked_as_removed_or_added() {
    let workspace = committed(Workspace::example());
    edit(
        &workspace,
        "4-development/session-1.md",
        "List the twenty decisions that come round every month",
        "List the thirty decisions that come round every month",
    );
    let ran = workspace.run_in("", &["diff", "--for", "client"]);
    ran.assert_output(0, "List the [-twenty-]{+thirty+} decisions");
    ran.assert_output(0, "  changed session-1\n");
}

#[test]
fn a_corrected_date_is_a_change_and_not_a_new_record() {
    let workspace = committed(Workspace::example());
    let path = "2-diagnosis/stakeholder-themes.md";
    let text = workspace.read(path);
    let date = text
        .lines()
        .find(|line| line.starts_with("date: "))
        .unwrap()
        .to_owned();
    edit(&workspace, path, &date, "date: 2026-02-20");
    let ran = workspace.run_in("", &["diff", "--for", "client"]);
    assert!(
        !ran.out.contains("new stakeholder") && !ran.out.contains("no longer visible"),
        "{}",
        ran.out
    );
    ran.assert_output(0, "{+2026-02-20+}");
}

#[test]
fn what_depends_on_the_day_is_compared_on_the_day_of_the_commit() {
    let workspace = committed(Workspace::example());
    let ran = workspace.run_in("", &["diff", "--today", "2026-01-15", "--summary"]);
    // A commit that is later than today's date is compared on today's date.
    ran.assert_output(0, "Client: no changes");
}

#[test]
fn without_a_commit_there_is_nothing_to_compare_with() {
    let workspace = Workspace::example();
    let ran = workspace.run_in("", &["diff"]);
    ran.assert_output(2, "there is no commit `HEAD` to compare with");
    ran.assert_output(2, "must be in a git repository");
    let workspace = committed(workspace);
    workspace
        .run_in("", &["diff", "--since=--output=/tmp/x"])
        .assert_output(2, "there is no commit");
    workspace
        .run_in("", &["diff", "--since", "nothing"])
        .assert_output(2, "there is no commit `nothing`");
    workspace
        .run_in("", &["diff", "--for", "nobody"])
        .assert_output(2, "this engagement has no reader `nobody`");
}

#[test]
fn an_engagement_that_is_new_or_blocked_is_compared_too() {
    let workspace = committed(Workspace::practice());
    let from = workspace.path("first-week-seun-adair");
    super::copy(&from, &workspace.path("another-client"));
    let ran = workspace.run_in("", &["diff", "another", "--summary"]);
    ran.assert_output(0, "Client: gets a portal");
    let ran = workspace.run_in("", &["diff", "--summary"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("two-sponsors-tomasz-brandt: changes since commit "),
        "{}",
        ran.out
    );
    edit(
        &workspace,
        "another-client/engagement.md",
        "---\n",
        "---\nunclosed: [\n",
    );
    fs::remove_file(workspace.path("first-week-seun-adair/engagement.md")).unwrap();
    let ran = workspace.run_in("", &["diff", "--summary"]);
    ran.assert_output(0, "Client: no longer has a portal");
    // A folder that is gone, and the attached files, which come last.
    fs::remove_dir_all(workspace.path("two-sponsors-tomasz-brandt")).unwrap();
    let ran = workspace.run_in("", &["diff", "--summary"]);
    ran.assert_output(0, "two-sponsors-tomasz-brandt: changes since commit");
    let at = ran.out.find("two-sponsors-tomasz-brandt:").unwrap();
    assert!(
        ran.out[at..].contains("Client: no longer has a portal"),
        "{}",
        ran.out
    );
}
