//! `coachgen import`: drafts that change nothing for client and sponsors, and a reason for each file.

use std::collections::BTreeMap;
use std::fs;

use super::{Workspace, mode, tree};

const ENGAGEMENT: &str = "records/two-sponsors-tomasz-brandt";

impl Workspace {
    /// Writes a file to import, outside the practice.
    fn loose(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// What clients and sponsors have after a build.
    fn shared(&self) -> BTreeMap<String, Vec<u8>> {
        self.run(&["build", "records"]);
        let all = self.portal().into_iter();
        all.filter(|(path, _)| path.starts_with("client/") || path.starts_with("sponsor/"))
            .collect()
    }

    /// The records that an import has written.
    fn imported(&self, before: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        let after = tree(&self.records()).into_iter();
        let new = after.filter(|(path, _)| path.ends_with(".md") && !before.contains_key(path));
        new.map(|(path, _)| path).collect()
    }
}

#[test]
fn a_dry_run_shows_a_table_and_writes_nothing() {
    let workspace = Workspace::practice();
    workspace.loose("vault/Session 2026-12-08.md", "# Coaching\n\nWe met.\n");
    workspace.loose("vault/Sessions/2026-12-15 Tomasz.md", "A second meeting.\n");
    workspace.loose("vault/Thoughts.md", "Something.\n");
    workspace.loose("vault/05.06.2026.md", "Which month?\n");
    workspace.loose("vault/picture.png", "x");
    workspace.loose("vault/.obsidian/app.json", "{}");
    workspace.loose("vault/empty.md", " \n");
    let before = workspace.files_outside_portals();
    let ran = workspace.run_clean(&["import", "vault", ENGAGEMENT]);
    for line in [
        "Session 2026-12-08.md -> 4-development/session-5.md: session 5, 2026-12-08 (kind: file name; date: file name; number: order of the dates)",
        "Sessions/2026-12-15 Tomasz.md -> 4-development/session-6.md: session 6, 2026-12-15 (kind: folder; date: file name; number: order of the dates)",
        "Thoughts.md -> notes/note-imported.md: note, no date (kind: note, because nothing suggests another; no date)",
        "05.06.2026.md -> notes/note-imported-2.md: note, no date (kind: note, because nothing suggests another; no date: it is ambiguous)",
        "picture.png not imported: it is neither Markdown (.md) nor a table (.csv)",
        ".obsidian not imported: it is hidden",
        "empty.md not imported: it has no text",
        "Nothing was written. To write 4 drafts, add --write.",
    ] {
        let known = |line: &str| line.replace("-imported-2", "-imported");
        assert!(
            ran.out.lines().any(|printed| known(printed) == known(line)),
            "{line}\n{}",
            ran.out
        );
    }
    assert!(workspace.files_outside_portals() == before);
}

/// Text that tries to take effect: fields, markers, fences, comments, and words of other programs.
const HOSTILE: [(&str, &str); 14] = [
    (
        "fields",
        "---\nkind: session\ndraft: false\nbody: shared\ntitle: Secret title\ndate: 2026-12-08\n---\nZqtext one.\n",
    ),
    (
        "second",
        "---\na: b\n---\n\n---\ndraft: false\nkind: note\n---\n\nZqtext two.\n",
    ),
    ("unclosed", "---\ntitle: never closed\n\nZqtext three.\n"),
    (
        "shared",
        "# Session\n\nZqtext four.\n\n## For all {.shared}\n\nZqtext five.\n",
    ),
    (
        "marker",
        "Zqtext six.\n\n## Mine {.coach-only}\n\nZqtext seven.\n\n## Odd {.secret}\n\nZqtext.\n",
    ),
    ("fence", "```\nZqtext eight, never closed\n"),
    ("ticks", "````\n```\n{.shared}\n`````\nZqtext nine\n"),
    ("comment", "<!-- Zqtext ten, never closed\n"),
    (
        "inline",
        "draft: true\n\n[private:: true]\n\n%% Zqtext eleven %%\n",
    ),
    (
        "private",
        "---\nprivate: true\nconfidential: yes\ntags: [private]\n---\n(coach only) Zqtext twelve.\n",
    ),
    (
        "anchor",
        "---\n&a *b: !!x\n\"\n  - {\n---\nZqtext thirteen.\n",
    ),
    (
        "links",
        "[[session-1]] ![[gone.png]] [x](../../etc/passwd) Zqtext fourteen.\n",
    ),
    (
        "crlf",
        "---\r\nkind: note\r\ndate: 2026-12-09\r\n---\r\nZqtext fifteen.\r\n## All {.shared}\r\nZqtext.\r\n",
    ),
    (
        "bom",
        "\u{feff}---\ndate: 2026-12-10\n---\nZqtext sixteen.\u{0}",
    ),
];

#[test]
fn nothing_of_an_import_reaches_anybody_before_or_after_the_draft_line_is_removed() {
    let workspace = Workspace::practice();
    let shared = workspace.shared();
    let before = tree(&workspace.records());
    for (name, text) in HOSTILE {
        workspace.loose(&format!("vault/{name}.md"), text);
    }
    let ran = workspace.run_clean(&[
        "import", "vault", ENGAGEMENT, "--kind", "session", "--write",
    ]);
    let written = workspace.imported(&before);
    assert_eq!(written.len(), HOSTILE.len() - 1, "{}", ran.out);
    assert!(
        ran.out.contains("bom.md not imported: it is not text"),
        "{}",
        ran.out
    );
    // Nothing of them blocks the build.
    workspace.run_clean(&["check", "records", "--fail-on", "forbid"]);
    for path in &written {
        assert_eq!(mode(&workspace.path(path)), 0o600);
        let text = workspace.read(path);
        assert!(
            text.starts_with("---\nkind: session\ndraft: true\n"),
            "{text}"
        );
        assert!(text.contains("\nbody: coach-only\n"), "{text}");
    }
    assert!(workspace.shared() == shared);
    // The coach completes the drafts: what the policy shows of a session is its number and date.
    for (path, number) in written.iter().zip(20..) {
        let text = workspace.read(path).replacen("draft: true\n", "", 1);
        let fields: Vec<&str> = text
            .lines()
            .take_while(|line| *line != "body: coach-only")
            .collect();
        assert!(fields.len() < 5, "{text}");
        let numbered = !text.contains("\nnumber: ");
        let dated = !text.contains("\ndate: ");
        let mut more = String::new();
        if numbered {
            more.push_str(&format!("number: {number}\n"));
        }
        if dated {
            more.push_str(&format!("date: 2026-11-{:02}\n", number - 10));
        }
        let text = text.replacen(
            "body: coach-only\n",
            &format!("body: coach-only\n{more}"),
            1,
        );
        workspace.write(path, &text);
    }
    let after = workspace.shared();
    assert!(after != shared, "the sessions are not part of the portals");
    for (path, bytes) in &after {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(
            !text.contains("zqtext") && !text.contains("secret title"),
            "{path}"
        );
    }
}

/// A text that client or sponsor already have would hold that record back, since a draft is private.
#[test]
fn a_copy_of_a_shared_record_is_not_imported() {
    let workspace = Workspace::practice();
    let shared = workspace.shared();
    let session = workspace.read("two-sponsors-tomasz-brandt/4-development/session-1.md");
    let body = session.splitn(3, "---\n").nth(2).unwrap();
    workspace.loose("vault/2025-01-07 old.md", format!("# Old\n\n{body}"));
    let before = workspace.files_outside_portals();
    let ran = workspace.run_clean(&["import", "vault", ENGAGEMENT, "--write"]);
    assert!(
        ran.out.contains("2025-01-07 old.md not imported: "),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("There is nothing to import."),
        "{}",
        ran.err
    );
    assert!(workspace.files_outside_portals() == before);
    assert!(workspace.shared() == shared);
}

#[test]
fn a_table_becomes_sessions() {
    let workspace = Workspace::practice();
    let table = "\u{feff}Datum;Dauer;Nr;Notizen;Thema\r\n\
        2026-12-08;90 min;5;\"Wir sprachen; lange.\";'=Planung\r\n\
        2026-12-22;120;;Zweite.;\r\n\
        ;;;;\r\n\
        2026-12-23;x\r\n";
    workspace.loose("sessions.csv", table);
    let before = tree(&workspace.records());
    let ran = workspace.run_clean(&["import", "sessions.csv", ENGAGEMENT, "--write"]);
    assert!(
        ran.out.contains("it has 2 cells, the first row has 5"),
        "{}",
        ran.out
    );
    let written = workspace.imported(&before);
    assert_eq!(written.len(), 2, "{}", ran.out);
    let first = workspace.read(&written[0]);
    assert!(
        first.contains("\nnumber: 5\ndate: 2026-12-08\nminutes: 90\n"),
        "{first}"
    );
    assert!(
        first.contains("## Notizen\n\nWir sprachen; lange.\n\n## Thema\n\n=Planung\n"),
        "{first}"
    );
    assert!(workspace.read(&written[1]).contains("\nnumber: 6\n"));
    // Again: each row is known.
    let ran = workspace.run_clean(&["import", "sessions.csv", ENGAGEMENT, "--write"]);
    assert_eq!(
        ran.out.matches("it is already imported: ").count(),
        2,
        "{}",
        ran.out
    );
    assert_eq!(workspace.imported(&before).len(), 2);
}

#[test]
fn a_file_is_imported_once_and_nothing_is_overwritten() {
    let workspace = Workspace::practice();
    workspace.loose("vault/Session 2026-12-08.md", "We met.\n");
    workspace.loose("vault/copy.md", "We met.\n");
    let before = tree(&workspace.records());
    let ran = workspace.run_clean(&["import", "vault", ENGAGEMENT, "--write"]);
    assert!(
        ran.out
            .contains("copy.md not imported: another file has the same content"),
        "{}",
        ran.out
    );
    let after = tree(&workspace.records());
    assert_eq!(workspace.imported(&before).len(), 1);
    let ran = workspace.run_clean(&["import", "vault", ENGAGEMENT, "--write"]);
    assert_eq!(
        ran.out.matches("it is already imported: ").count(),
        2,
        "{}",
        ran.out
    );
    assert!(tree(&workspace.records()) == after);
    // A session on the same day is a session that exists.
    workspace.loose("other/Session 2026-12-08.md", "Other words.\n");
    let ran = workspace.run_clean(&["import", "other", ENGAGEMENT, "--write"]);
    assert!(
        ran.out.contains("there is a session on this date"),
        "{}",
        ran.out
    );
    assert!(tree(&workspace.records()) == after);
}

#[test]
fn what_cannot_be_used_is_reported_all_at_once() {
    let workspace = Workspace::practice();
    workspace.loose("vault/latin.md", b"Gr\xfc\xdfe\n");
    workspace.loose("vault/utf16.md", b"\xff\xfeA\x00");
    workspace.loose("vault/huge.md", "x ".repeat(1_100_000));
    workspace.loose("vault/con.md", "A reserved name.\n");
    workspace.loose("vault/a:b?.md", "A forbidden name.\n");
    workspace.loose("vault/table.csv", "name,notes\nA,b\n");
    workspace.loose("vault/agreement.md", "---\nkind: engagement\n---\nText.\n");
    std::os::unix::fs::symlink("/etc/passwd", workspace.root().join("vault/link.md")).unwrap();
    let before = workspace.files_outside_portals();
    let ran = workspace.run_clean(&["import", "vault", ENGAGEMENT]);
    for line in [
        "latin.md not imported: it is not text in UTF-8; save it as UTF-8",
        "utf16.md not imported: it is in UTF-16; save it as UTF-8",
        "huge.md not imported: it is larger than 2 MiB",
        "table.csv not imported: its first row has no column `date`",
        "agreement.md not imported: it is an agreement",
        "link.md not imported: it is a symbolic link",
        "con.md -> notes/note-imported",
        "a:b?.md -> notes/note-imported",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    for (args, words) in [
        (
            &["import", "nowhere", ENGAGEMENT][..],
            "cannot read nowhere",
        ),
        (
            &["import", "vault", "nobody"],
            "no file, folder or engagement matches nobody",
        ),
        (&["import", "vault", "records"], "contains 5 engagements"),
        (
            &["import", "vault", ENGAGEMENT, "--kind", "engagement"],
            "invalid value 'engagement'",
        ),
        (
            &["import", "records", ENGAGEMENT],
            "this path is in an engagement, or contains one",
        ),
        (
            &[
                "import",
                "records/two-sponsors-tomasz-brandt/notes",
                ENGAGEMENT,
            ],
            "in an engagement, or contains one",
        ),
    ] {
        let ran = workspace.run(args);
        assert!([2, 3].contains(&ran.code), "{args:?}");
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    assert!(workspace.files_outside_portals() == before);
}

/// If one draft cannot be written, none is.
#[test]
fn all_drafts_are_written_or_none() {
    let workspace = Workspace::practice();
    workspace.loose("vault/Session 2026-12-08.md", "We met.\n");
    workspace.loose("vault/thought.md", "I think.\n");
    let notes = workspace.path("two-sponsors-tomasz-brandt/notes");
    fs::rename(&notes, workspace.root().join("notes-away")).unwrap();
    std::os::unix::fs::symlink(workspace.root().join("notes-away"), &notes).unwrap();
    let before = tree(&workspace.root());
    let ran = workspace.run(&["import", "vault", ENGAGEMENT, "--write"]);
    assert!(
        ran.code == 2 || ran.out.contains("not imported"),
        "{}{}",
        ran.out,
        ran.err
    );
    let after = tree(&workspace.root());
    let lost: Vec<&String> = before
        .keys()
        .filter(|path| !after.contains_key(*path))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
    if ran.code == 2 {
        assert!(after == before);
    }
}
