//! The history of a record in git, on the coach's pages.

use std::fs;

use super::Workspace;
use super::git_history::{commit, git, practice};
use crate::page_text::page_text;

const ENGAGEMENT: &str = "two-sponsors-tomasz-brandt";

/// The text of a page of the coach, after a build.
fn page(workspace: &Workspace, name: &str) -> String {
    let ran = workspace.run(&["build", "records"]);
    assert!(ran.code < 2, "{}{}", ran.out, ran.err);
    let path = workspace.path(&format!("portal/coach/{ENGAGEMENT}/{name}.html"));
    let html = page_text(fs::read_to_string(path).unwrap());
    let mut text = String::new();
    for part in html.split('<') {
        let after = part.split_once('>').map_or(part, |(_, after)| after);
        text.push(' ');
        text.push_str(after);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A commit with a message.
fn commit_as(workspace: &Workspace, day: &str, message: &str) {
    assert!(git(workspace, day, &["add", "--all"]));
    assert!(git(
        workspace,
        day,
        &["commit", "--quiet", "--message", message]
    ));
}

#[test]
fn a_record_page_lists_the_commits_that_changed_the_record() {
    let workspace = practice();
    let session = page(&workspace, "session-1");
    assert!(
        session.contains("Last changed on 10 November 2026"),
        "{session}"
    );
    let days = [
        "10 November 2026 state",
        "20 October 2026 state",
        "1 October 2026 state",
    ];
    let places: Vec<usize> = days
        .iter()
        .map(|day| {
            session
                .find(day)
                .unwrap_or_else(|| panic!("{day} in {session}"))
        })
        .collect();
    assert!(places.is_sorted(), "the latest commit is first");
    // The agreement was not changed after the first commit.
    let agreement = page(&workspace, "agreement");
    assert!(agreement.contains("Last changed on 1 October 2026"));
    assert!(!agreement.contains("20 October 2026 state"));
}

#[test]
fn the_history_follows_edits_commits_and_moves() {
    let workspace = practice();
    let path = "two-sponsors-tomasz-brandt/4-development/session-1.md";
    workspace.append(path, "\nOne more line.\n");
    let edited = page(&workspace, "session-1");
    assert!(edited.contains("Changed since the last commit on 10 November 2026"));
    commit_as(&workspace, "2026-11-12", "Session 1: <b>notes</b> & $words");
    let committed = page(&workspace, "session-1");
    assert!(committed.contains("Last changed on 12 November 2026"));
    assert!(
        committed.contains("12 November 2026 Session 1: <b>notes</b> & $words"),
        "{committed}"
    );
    // A commit of another engagement, or of nothing that is read, changes no page.
    let before = workspace.portal();
    workspace.write("notes.txt", "a list");
    commit_as(&workspace, "2026-11-13", "a list");
    page(&workspace, "session-1");
    assert!(workspace.portal() == before, "a page changed");
    // Moved without a change of its text.
    let moved = "two-sponsors-tomasz-brandt/sessions/session-1.md";
    fs::create_dir_all(workspace.path("two-sponsors-tomasz-brandt/sessions")).unwrap();
    fs::rename(workspace.path(path), workspace.path(moved)).unwrap();
    let uncommitted = page(&workspace, "session-1");
    assert!(uncommitted.contains("Not yet committed"), "{uncommitted}");
    commit_as(&workspace, "2026-11-14", "sessions in one folder");
    let all = page(&workspace, "session-1");
    for line in [
        "14 November 2026 sessions in one folder",
        "12 November 2026 Session 1",
        "1 October 2026 state",
    ] {
        assert!(all.contains(line), "{line} in {all}");
    }
}

#[test]
fn no_other_reader_sees_the_history_and_a_build_of_everything_is_the_same() {
    let workspace = practice();
    let secret = "unmistakable subject";
    workspace.append(
        "two-sponsors-tomasz-brandt/4-development/session-1.md",
        "\nOne more line.\n",
    );
    commit_as(&workspace, "2026-11-15", secret);
    page(&workspace, "session-1");
    let portal = workspace.portal();
    let mut found: Vec<&String> = Vec::new();
    for (path, bytes) in &portal {
        let text = String::from_utf8_lossy(bytes);
        if path.starts_with("coach/") {
            found.extend(text.contains(secret).then_some(path));
        } else {
            assert!(!text.contains(secret), "{path}");
            let is_page = path.ends_with(".html");
            assert!(!is_page || !text.contains("record-history"), "{path}");
        }
    }
    // Not the search either.
    let expected = format!("coach/{ENGAGEMENT}/session-1.html");
    assert_eq!(found, [&expected]);
    let ran = workspace.run(&["build", "records", "--all"]);
    assert!(ran.code < 2, "{}{}", ran.out, ran.err);
    assert!(workspace.portal() == portal, "a complete build differs");
}

#[test]
fn reading_the_history_at_once_gives_the_same_as_reading_it_for_each_engagement() {
    let workspace = practice();
    page(&workspace, "session-1");
    let at_once = workspace.portal();
    // Every engagement changes alone, so the history of each is read on its own.
    let names: Vec<String> = fs::read_dir(workspace.records())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| workspace.path(&format!("{name}/engagement.md")).exists())
        .collect();
    assert!(names.len() > 3, "{names:?}");
    for name in &names {
        let agreement = format!("{name}/engagement.md");
        let text = workspace.read(&agreement);
        workspace.append(&agreement, "\nAnother line.\n");
        workspace.run(&["build", "records"]);
        workspace.write(&agreement, &text);
        workspace.run(&["build", "records"]);
    }
    assert!(workspace.portal() == at_once, "a history differs");
}

#[test]
fn without_a_repository_there_is_no_history() {
    let workspace = Workspace::practice();
    let session = page(&workspace, "session-1");
    assert!(session.contains("Source file:"));
    assert!(!session.contains("Last changed") && !session.contains("Not yet committed"));
    // A repository without any commit.
    assert!(git(&workspace, "2026-10-01", &["init", "--quiet"]));
    workspace.forget_builds();
    assert_eq!(page(&workspace, "session-1"), session);
    commit(&workspace, "2026-10-01");
    assert!(page(&workspace, "session-1").contains("Last changed on 1 October 2026"));
}

/// The repository may have settings, replaced commits and names of files that others wrote.
#[test]
fn settings_and_names_in_the_repository_change_no_history() {
    let workspace = practice();
    page(&workspace, "session-1");
    let before = workspace.portal();
    let day = "2026-11-16";
    for setting in [
        ["log.showRoot", "false"],
        ["i18n.logOutputEncoding", "UTF-16"],
        ["diff.orderFile", "missing.txt"],
        ["color.ui", "always"],
        ["diff.renames", "copies"],
        ["log.follow", "true"],
        ["diff.noprefix", "true"],
        ["diff.wsErrorHighlight", "all"],
        ["log.diffMerges", "separate"],
        ["core.quotePath", "true"],
        ["core.abbrev", "4"],
    ] {
        assert!(git(&workspace, day, &[&["config"], &setting[..]].concat()));
    }
    assert!(git(&workspace, day, &["replace", "--graft", "HEAD"]));
    workspace.forget_builds();
    page(&workspace, "session-1");
    assert!(workspace.portal() == before, "a setting changed a page");
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_not_taken_for_a_commit() {
    let workspace = practice();
    let forged = format!(
        "{ENGAGEMENT}/\u{1}{}\u{2}2026-11-19\u{2}forged\n:100644 100644 1 2 M",
        "a".repeat(40)
    );
    workspace.write(&forged, "text");
    workspace.write("\u{1}forged.md", "text");
    commit_as(&workspace, "2026-11-17", "two files");
    workspace.append(
        "two-sponsors-tomasz-brandt/4-development/session-1.md",
        "\nOne more line.\n",
    );
    let long = "word ".repeat(400);
    commit_as(&workspace, "2026-11-18", &long);
    let session = page(&workspace, "session-1");
    assert!(
        session.contains("Last changed on 18 November 2026"),
        "{session}"
    );
    let listed = format!("18 November 2026 {}…", "word ".repeat(40).trim_end());
    assert!(session.contains(&listed) && !session.contains(&"word ".repeat(41)));
    for (path, bytes) in workspace.portal() {
        let text = String::from_utf8_lossy(&bytes);
        let is_page = path.ends_with(".html");
        assert!(
            !(text.contains("forged") || is_page && text.contains('\u{1}')),
            "{path}"
        );
    }
}
