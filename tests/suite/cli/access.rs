//! `coachgen access`: who sees each part of a record, and why.

use std::fs;

use super::Workspace;

#[test]
fn the_table_shows_each_reader_and_the_reasons() {
    let workspace = Workspace::example();
    let ran = workspace.run_clean(&["access", "records/4-development/session-3.md"]);
    insta::assert_snapshot!("access_session", ran.out);
    let ran = workspace.run_clean(&["access", "records/5-review/final-review.md"]);
    insta::assert_snapshot!("access_review", ran.out);
    let ran = workspace.run_clean(&["access", "records/engagement.md"]);
    insta::assert_snapshot!("access_agreement", ran.out);
    // Headings are shown, and no other words of the record.
    assert!(!ran.out.contains("Northwind"), "{}", ran.out);
}

#[test]
fn the_list_of_one_reader_has_every_reason_beside_its_line() {
    let workspace = Workspace::example();
    let ran = workspace.run_clean(&[
        "access",
        "records/3-agenda/agenda.md",
        "--as",
        "Catherine Llewellyn",
    ]);
    insta::assert_snapshot!("access_agenda_sponsor", ran.out);
    let ran = workspace.run_in(
        "",
        &[
            "access",
            "360-debrief",
            "--for",
            "client",
            "--today",
            "2026-01-01",
        ],
    );
    assert_eq!(ran.code, 2, "{}", ran.out);
    let ran = workspace.run_in("", &["access", "session-3", "--as", "somebody"]);
    ran.assert_output(
        2,
        "use one of --as coach, --as client, --as \"Catherine Llewellyn\"",
    );
    workspace
        .run_in("", &["access", "session-3", "--as", "coach"])
        .assert_output(0, "the coach sees everything");
}

#[test]
fn a_part_is_a_field_or_a_section() {
    let workspace = Workspace::example();
    let part = |part: &str| workspace.run_in("", &["access", &format!("session-3#{part}")]);
    let section = part("what-i-noticed");
    section.assert_output(0, "“What I noticed”  no [");
    section.assert_output(0, "`{.coach-only}` (4-development/session-3.md:122)");
    assert!(!section.out.contains("actions"), "{}", section.out);
    // A heading without a marker belongs to the section above it.
    part("the-price").assert_output(0, "“The price”");
    part("The Price").assert_output(0, "“The price”");
    let field = part("progress.at");
    field.assert_output(0, "progress.at");
    assert!(!field.out.contains("actions"), "{}", field.out);
    let none = part("elsewhere");
    none.assert_output(2, "session-3.md has no section or field `elsewhere`");
    none.assert_output(2, "progress, milestones, actions, next, reading-aloud");
}

#[test]
fn the_reasons_follow_the_records() {
    let workspace = Workspace::example();
    let access = |record: &str| {
        let ran = workspace.run_in("", &["access", record]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        // Notes are wrapped.
        ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let edit = |path: &str, from: &str, to: &str| {
        let text = workspace.read(path);
        assert!(text.contains(from), "{path} lacks {from}");
        workspace.write(path, &text.replacen(from, to, 1));
    };
    let session = "4-development/session-2.md";
    edit(session, "---\n", "---\ndraft: true\n");
    assert!(access("session-2").contains("`draft: true` (4-development/session-2.md:2)"));
    edit(session, "draft: true\n", "body: coach-only\n");
    assert!(access("session-2").contains("`body: coach-only` (4-development/session-2.md:2)"));
    let review = "5-review/final-review.md";
    let title = workspace.read(review);
    let title = title
        .lines()
        .find(|line| line.starts_with("title:"))
        .unwrap()
        .to_owned();
    edit(review, &title, "title: Another title");
    let text = access("final-review");
    assert!(text.contains("4 title yes once approved [3]"), "{text}");
    assert!(text.contains("3 type yes yes"), "{text}");
    assert!(
        text.contains("[3] not in the approved copy, or different there"),
        "{text}"
    );
    assert!(text.contains("6 date yes yes"), "{text}");
    fs::remove_dir_all(workspace.path("approvals")).unwrap();
    let text = access("final-review");
    assert!(text.contains("the record yes no [1]"), "{text}");
    assert!(
        text.contains("[1] the client has not approved it"),
        "{text}"
    );
    assert!(text.contains("4 title yes once approved [1]"), "{text}");
    edit(
        "engagement.md",
        "  sponsor_sees:\n",
        "  sponsor_sees:\n    review: hidden\n",
    );
    let text = access("final-review");
    assert!(
        text.contains("`sponsor_sees`: `review: hidden` (engagement.md:"),
        "{text}"
    );
}

#[test]
fn what_cannot_be_explained_is_refused() {
    let workspace = Workspace::example();
    workspace
        .run_in("", &["access", "notes"])
        .assert_output(2, "notes is a folder");
    workspace
        .run_in("", &["access", "coachgen.yaml"])
        .assert_output(2, "coachgen.yaml is not a record");
    workspace
        .run_in("", &["access", "nothing"])
        .assert_output(2, "no file or record matches nothing");
    workspace.write(
        "notes/odd.md",
        "---\nkind: note\ndate: 2026-05-01\n---\n\n## \u{1b}[31mred\n\nWords.\n",
    );
    let ran = workspace.run_in("", &["access", "notes/odd.md"]);
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
    // An error that blocks the build is no reason to explain nothing.
    workspace.write(
        "notes/odd.md",
        "---\nkind: note\ndate: 2026-05-01\n---\n\n## Words {.shared}\n\nWords.\n",
    );
    let ran = workspace.run_in("", &["access", "session-3"]);
    ran.assert_output(0, "Errors block the build of this engagement");
}
