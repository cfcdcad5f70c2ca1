//! `coachgen new`: the next record of each kind, as a draft that only the coach sees, without any finding.

use std::collections::BTreeMap;

use super::{Workspace, mode};

const KINDS: [&str; 13] = [
    "chemistry",
    "sponsor-meeting",
    "interview",
    "evidence",
    "stakeholder-interview",
    "stakeholder-themes",
    "psychometric",
    "agenda",
    "session",
    "contacts",
    "review",
    "pulse",
    "note",
];

/// The findings of `check`, one a line, sorted.
fn findings(workspace: &Workspace) -> Vec<String> {
    let ran = workspace.run(&["check", "records", "--format", "concise"]);
    let mut lines: Vec<String> = ran.out.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// What clients and sponsors have.
fn shared(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let all = workspace.portal().into_iter();
    all.filter(|(path, _)| path.starts_with("client/") || path.starts_with("sponsor/"))
        .collect()
}

/// The path of the file that a run wrote, in the records.
fn path_written(out: &str) -> String {
    let (_, rest) = out.split_once("/records/").expect(out);
    let (path, _) = rest.split_once(", a draft").expect(out);
    path.to_owned()
}

#[test]
fn a_new_record_causes_no_findings_and_changes_no_other_portal() {
    for practice in [
        "example-engagement",
        "tests/fixtures/practice",
        "tests/fixtures/extremes",
    ] {
        let workspace = Workspace::copy_of(practice);
        let engagements: Vec<String> = match practice {
            "example-engagement" => vec!["records".to_owned()],
            _ => std::fs::read_dir(workspace.records())
                .unwrap()
                .map(|entry| entry.unwrap())
                .filter(|entry| entry.path().join("engagement.md").is_file())
                .map(|entry| format!("records/{}", entry.file_name().display()))
                .collect(),
        };
        workspace.run(&["build", "records"]);
        let before = (findings(&workspace), shared(&workspace));
        let mut written = 0;
        for engagement in &engagements {
            for kind in KINDS {
                let ran = workspace.run_clean(&["new", kind, engagement]);
                let notes = ran.err.lines();
                let mut notes = notes.filter(|note| !note.starts_with("There is one already: "));
                assert_eq!(notes.next(), None, "{kind}");
                let path = path_written(&ran.out);
                let text = workspace.read(&path);
                assert!(
                    text.starts_with(&format!("---\nkind: {kind}\ndraft: true\n")),
                    "{path}:\n{text}"
                );
                assert_eq!(mode(&workspace.path(&path)), 0o600, "{path}");
                written += 1;
            }
        }
        assert_eq!(written, engagements.len() * KINDS.len());
        workspace.run(&["build", "records"]);
        assert_eq!(findings(&workspace), before.0, "{practice}");
        let after = shared(&workspace);
        let changed: Vec<&String> = after
            .iter()
            .filter(|(path, bytes)| before.1.get(*path) != Some(bytes))
            .map(|(path, _)| path)
            .collect();
        assert!(changed.is_empty(), "{practice}: {changed:?}");
        assert_eq!(after.len(), before.1.len(), "{practice}");
    }
}

/// The engagement of the practice after its fourth session.
const ENGAGEMENT: &str = "records/two-sponsors-tomasz-brandt";

#[test]
fn a_session_has_everything_that_is_known() {
    let workspace = Workspace::practice();
    let ran = workspace.run_clean(&["new", "session", ENGAGEMENT]);
    let path = path_written(&ran.out);
    assert!(path.ends_with("/4-development/session-5.md"), "{path}");
    let text = workspace.read(&path);
    for line in [
        "number: 5",
        // The date that the fourth session names.
        "date: 2026-12-08",
        "# Length in minutes (agreed: 90 to 120)",
        "mode: in-person",
        "  # Draft the criteria and bring them, however rough (client, due 2026-12-08)",
        "  - action: half-page-deputy",
        "#   capacity-in-time: Bring capacity into planning before the plan is fixed",
        "#  # Five nights a week the phone lies in the kitchen, switched off; latest value 4; target 5",
        "#  - objective: nights-off",
        "#  # What a deputy must be able to do, on half a page",
        "#  - milestone: criteria-on-paper",
        "#    met: 2026-12-08",
        "## What I noticed {.coach-only}",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}:\n{text}");
    }
    // A date that is given is used instead.
    std::fs::remove_file(workspace.path(&path)).unwrap();
    workspace.run_clean(&["new", "session", ENGAGEMENT, "--date", "2026-11-19"]);
    assert!(workspace.read(&path).contains("\ndate: 2026-11-19\n"));
}

#[test]
fn a_review_has_the_objectives_and_who_was_there() {
    let workspace = Workspace::practice();
    let ran = workspace.run_clean(&["new", "review", ENGAGEMENT]);
    let text = workspace.read(&path_written(&ran.out));
    for part in [
        "\ntype: interim\nafter_session: 4\n",
        "\npresent: [Tomasz Brandt, Idris Quaye, Maud Ferrier, Nuala Whitcombe]\n",
        "; baseline 4; latest value 2; target 1\n  - objective: incidents-attended\n    at:\n    verdict:\n",
    ] {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    let ran = workspace.run_clean(&["new", "review", ENGAGEMENT, "--type", "final"]);
    let path = path_written(&ran.out);
    assert!(path.ends_with("final-review.md"), "{path}");
    assert!(workspace.read(&path).contains("\ntype: final\n"));
    workspace
        .run(&["new", "note", ENGAGEMENT, "--type", "final"])
        .assert_output(2, "`--type` only applies to `coachgen new review`");
}

#[test]
fn without_its_draft_line_only_what_is_missing_is_reported() {
    let workspace = Workspace::practice();
    // The day after the planned session.
    let check = || {
        let args = [
            "check",
            "records",
            "--format",
            "concise",
            "--today",
            "2026-12-09",
        ];
        workspace.run(&args).out
    };
    let before = check();
    let ran = workspace.run_clean(&["new", "session", ENGAGEMENT]);
    let path = path_written(&ran.out);
    let new = || -> Vec<String> {
        let lines = check();
        let lines = lines.lines().filter(|line| !before.contains(*line));
        lines
            .filter(|line| line.contains(&path))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(new(), Vec::<String>::new());
    workspace.edit(&path, "draft: true\n", "");
    let found = new();
    let about = |what: &str| found.iter().filter(|line| line.contains(what)).count();
    let missing = [
        about("`outcome` is missing"),
        about("off-agenda"),
        about("no-actions-agreed"),
    ];
    assert_eq!((missing, found.len()), ([3, 1, 1], 5), "{found:#?}");
    let text = workspace.read(&path);
    let text = text
        .replace("    outcome:\n", "    outcome: done\n")
        .replace("  -\n", "  - The plan for the spring\n")
        .replace("points: []", "points: [put-the-phone-down]");
    // As the documentation says: the `#` is removed, and nothing else.
    let action = "#actions:\n#  - what:\n#    owner: client\n#    due:\n#    point:\n";
    assert!(text.contains(action), "{text}");
    let action = (
        action,
        "actions:\n  - what: Call twice\n    owner: client\n    due:\n    point:\n",
    );
    workspace.write(&path, &text.replacen(action.0, action.1, 1));
    let found = new();
    assert!(
        found.len() == 1 && found[0].contains("`id` is missing"),
        "{found:#?}"
    );
    workspace.run(&["check", "records", "--fix", "--today", "2026-12-09"]);
    assert!(
        workspace
            .read(&path)
            .contains("  - id: call-twice\n    what: Call twice\n")
    );
    assert_eq!(new(), Vec::<String>::new());
}

#[test]
fn a_session_on_another_day_was_moved() {
    let workspace = Workspace::practice();
    let ran = workspace.run_clean(&["new", "session", ENGAGEMENT, "--date", "2026-11-19"]);
    let text = workspace.read(&path_written(&ran.out));
    assert!(
        text.contains("\nmoved:\n  - from: 2026-12-08\n    by:\n"),
        "{text}"
    );
    assert!(text.contains("\ndate: 2026-11-19\n"), "{text}");
}

#[test]
fn names_follow_those_of_earlier_records_and_nothing_is_overwritten() {
    let workspace = Workspace::practice();
    let engagement = "two-sponsors-tomasz-brandt";
    for number in 1..=4 {
        let from = workspace.path(&format!("{engagement}/4-development/session-{number}.md"));
        let to = workspace.path(&format!("{engagement}/4-development/sitzung-0{number}.md"));
        std::fs::rename(from, to).unwrap();
    }
    let before = workspace.files_outside_portals();
    for (kind, name) in [
        ("session", "4-development/sitzung-05.md"),
        ("stakeholder-interview", "2-diagnosis/stakeholder-5.md"),
        ("note", "notes/note-2026-11-20.md"),
        ("note", "notes/note-2026-11-20-2.md"),
        ("pulse", "2-diagnosis/pulse-1.md"),
    ] {
        let ran = workspace.run_clean(&["new", kind, ENGAGEMENT]);
        assert_eq!(path_written(&ran.out), format!("{engagement}/{name}"));
    }
    workspace
        .run(&["new", "session", ENGAGEMENT])
        .assert_output(2, "a draft of this record already exists: two-sponsors-tomasz-brandt/4-development/sitzung-05.md");
    let after = workspace.files_outside_portals();
    for (path, bytes) in &before {
        assert_eq!(after.get(path), Some(bytes), "{path}");
    }
    assert_eq!(after.len(), before.len() + 5);
}

#[test]
fn an_engagement_is_found_by_its_folder_or_a_part_of_its_name() {
    let workspace = Workspace::practice();
    let note = |named: &str| {
        let mut command = workspace.command(&["new", "note", named]);
        super::RunOutcome::from_output(command.current_dir(workspace.records()).output().unwrap())
    };
    for named in [
        "tomasz",
        "two-sponsors-tomasz-brandt/4-development",
        "two-sponsors-tomasz-brandt/engagement.md",
    ] {
        note(named).assert_output(0, "two-sponsors-tomasz-brandt/notes/note-");
    }
    note("ines").assert_output(2, "ines matches 2 engagements");
    let none = note("Jonas");
    none.assert_output(3, "no file, folder or engagement matches Jonas");
    assert!(
        none.err
            .contains("first-week-seun-adair, renewal-ines-carvalho"),
        "{}",
        none.err
    );
    note(".").assert_output(2, "name one of them: ended-early-samira-voss,");
}

#[test]
fn a_practice_can_replace_what_is_written_but_not_publish_it() {
    let workspace = Workspace::practice();
    workspace.write(
        "templates/new-note.md",
        "---\nkind: note\ndraft: true\ndate: {{ record.date }}\n---\n\nWith {{ record.client }}\n",
    );
    let ran = workspace.run_clean(&["new", "note", ENGAGEMENT]);
    let text = workspace.read(&path_written(&ran.out));
    assert_eq!(
        text,
        "---\nkind: note\ndraft: true\ndate: 2026-11-20\n---\n\nWith Tomasz Brandt\n"
    );
    let before = workspace.files_outside_portals();
    for text in [
        "---\nkind: note\ndate: {{ record.date }}\n---\n",
        "draft: true\n",
        "---\nkind: note\ndraft: false\n---\n\ndraft: true\n",
    ] {
        workspace.write("templates/new-note.md", text);
        workspace
            .run(&["new", "note", ENGAGEMENT])
            .assert_output(2, "templates/new-note.md must begin with front matter that contains the line `draft: true`");
    }
    // An error in it is a finding, and names its line.
    workspace.write("templates/new-note.md", "---\nkind: note\n{% if %}\n---\n");
    workspace
        .run(&["check", "records"])
        .assert_output(1, "templates/new-note.md:3");
    workspace
        .run(&["new", "note", ENGAGEMENT])
        .assert_output(2, "templates/new-note.md");
    let after = workspace.files_outside_portals();
    assert_eq!(after.len(), before.len());
}

#[test]
fn a_folder_that_cannot_be_written_is_reported() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::practice();
    let folder = workspace.path("two-sponsors-tomasz-brandt/notes");
    std::fs::remove_dir_all(&folder).ok();
    std::fs::write(&folder, "not a folder").unwrap();
    workspace
        .run(&["new", "note", ENGAGEMENT])
        .assert_output(2, "notes");
    assert_eq!(std::fs::read_to_string(&folder).unwrap(), "not a folder");
    std::fs::remove_file(&folder).unwrap();
    std::os::unix::fs::symlink(workspace.root(), &folder).unwrap();
    let ran = workspace.run(&["new", "note", ENGAGEMENT]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    let mode = std::fs::metadata(workspace.records())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o755, "{mode:o}");
}

#[test]
fn a_new_engagement_causes_no_findings_and_copies_terms_without_consents() {
    let workspace = Workspace::practice();
    let before = findings(&workspace);
    let new = |args: &[&str]| {
        let mut all = vec!["new", "engagement"];
        all.extend(args);
        let mut command = workspace.command(&all);
        super::RunOutcome::from_output(command.current_dir(workspace.records()).output().unwrap())
    };
    new(&["Jonas Weber"]).assert_output(0, "records/jonas-weber/engagement.md.");
    new(&["Jonas Weber"]).assert_output(0, "records/jonas-weber-2/engagement.md.");
    new(&["Łucja: the 2nd", "--like", "tomasz"]).assert_output(0, "łucja-the-2nd/engagement.md.");
    let text = workspace.read("łucja-the-2nd/engagement.md");
    assert!(text.contains("  name: \"Łucja: the 2nd\"\n"), "{text}");
    assert!(
        text.contains("\nprogramme:\n  sessions: ") && text.contains("\n#cancellation: "),
        "{text}"
    );
    for other in ["Tomasz", "Maud", "\nsigned", "recording: ", "agreed: "] {
        assert!(!text.contains(other), "{other}:\n{text}");
    }
    new(&["Inês Carvalho", "--renews", "renewal-ines"]).assert_output(0, "inês-carvalho/");
    let text = workspace.read("inês-carvalho/engagement.md");
    assert!(text.contains("\nrenews: renewal-ines-carvalho\n"), "{text}");
    assert_eq!(findings(&workspace), before);

    // An engagement cannot be created inside another.
    let mut command = workspace.command(&["new", "engagement", "Jonas Weber"]);
    let inside = command.current_dir(workspace.path("jonas-weber"));
    super::RunOutcome::from_output(inside.output().unwrap())
        .assert_output(2, "this folder is in an engagement");
    new(&[]).assert_output(2, "the client's name is missing");
    new(&["…"]).assert_output(2, "the client's name contains no letters or digits");
    new(&["A", "--date", "2026-01-01"]).assert_output(2, "`--date` does not apply");
    workspace
        .run(&["new", "note", ENGAGEMENT, "--like", "tomasz"])
        .assert_output(
            2,
            "`--renews` and `--like` only apply to `coachgen new engagement`",
        );
}

#[test]
fn a_field_in_a_comment_can_be_used_by_removing_the_sign() {
    let workspace = Workspace::practice();
    for kind in KINDS {
        let ran = workspace.run_clean(&["new", kind, ENGAGEMENT]);
        let path = path_written(&ran.out);
        let text = workspace.read(&path);
        // A comment in words begins after one or three spaces; a field keeps its indentation.
        let is_words = |line: &&str| {
            let words = line.strip_prefix("# ").unwrap_or_default();
            let words = words.strip_prefix("  ").unwrap_or(words);
            words.starts_with(|c: char| c != ' ')
        };
        let used_field = |line: &str| {
            let field = line.trim_start();
            let indent = &line[..line.len() - field.len()];
            field
                .strip_prefix('#')
                .map(|field| format!("{indent}{field}"))
        };
        let (front, _) = text[4..].split_once("\n---\n").unwrap();
        let used: Vec<String> = front
            .lines()
            .filter(|line| !is_words(&line.trim_start()))
            .map(|line| used_field(line).unwrap_or_else(|| line.to_owned()))
            .collect();
        workspace.write(&path, &format!("---\n{}\n---\n", used.join("\n")));
        let found: Vec<String> = findings(&workspace)
            .into_iter()
            .filter(|line| line.contains(&path))
            .collect();
        // Empty values are no errors in a draft; a line that YAML cannot read would be.
        assert!(
            found.is_empty(),
            "{kind}: {found:#?}\n{}",
            workspace.read(&path)
        );
        std::fs::remove_file(workspace.path(&path)).unwrap();
    }
}

#[test]
fn what_only_the_coach_sees_keeps_its_mark() {
    let workspace = Workspace::example();
    workspace.edit(
        "5-review/final-review.md",
        "    criterion: Understands what my work is really like\n    score: 5\n",
        "    criterion: Quails in spring\n    score: 1\n    coach_only: true\n",
    );
    workspace.edit(
        "5-review/pulse-october.md",
        "    text: Amara says what she thinks before the committee decides.\n",
        "    text: Amara counts quails.\n    coach_only: true\n",
    );
    workspace.edit(
        "5-review/pulse-october.md",
        "  - {name: Ingrid Aasen, relationship: peer, scores: [6, 5, 5]}",
        "  - {name: Ingrid Aasen, relationship: peer, scores: [6, 5, 5], coach_only: true}",
    );
    let new = |kind: &str| {
        let ran = workspace.run_clean(&["new", kind, "records"]);
        path_written(&ran.out)
    };
    let review = new("review");
    let text = workspace.read(&review);
    let marked =
        "    criterion: Quails in spring\n    score:\n    comment:\n    coach_only: true\n";
    assert!(text.contains(marked), "{text}");
    // Rafael Monteiro left in August.
    assert!(!text.contains("name: Rafael"), "{text}");
    let pulse = new("pulse");
    let text = workspace.read(&pulse);
    assert!(
        text.contains("    text: Amara counts quails.\n    coach_only: true\n"),
        "{text}"
    );
    assert!(
        text.contains(
            "  - name: Ingrid Aasen\n    relationship: peer\n    scores: []\n    coach_only: true\n"
        ),
        "{text}"
    );
    // Without their draft lines, what is marked is still shown to the coach only.
    for path in [&review, &pulse] {
        workspace.edit(path, "draft: true\n", "");
    }
    workspace.edit(&pulse, "debriefed:\n", "debriefed: 2026-11-19\n");
    workspace.run(&["build", "records"]);
    for (path, bytes) in shared(&workspace) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("quails"), "{path}");
    }
}

#[test]
fn a_renewal_and_a_new_agreement_copy_nothing_that_could_be_about_somebody_else() {
    let workspace = Workspace::practice();
    let from = "two-sponsors-tomasz-brandt/engagement.md";
    let text = workspace.read(from);
    let hidden = "sponsors:\n  - name: Quentin Zwicky\n    coach_only: true\n";
    workspace.write(from, &text.replacen("sponsors:\n", hidden, 1));
    let new = |args: &[&str]| {
        let mut all = vec!["new", "engagement"];
        all.extend(args);
        let mut command = workspace.command(&all);
        super::RunOutcome::from_output(command.current_dir(workspace.records()).output().unwrap())
    };
    new(&["Tomasz Brandt", "--renews", "two-sponsors"]).assert_output(0, "tomasz-brandt/");
    let text = workspace.read("tomasz-brandt/engagement.md");
    assert!(text.contains("  - name: Idris Quaye\n"), "{text}");
    assert!(!text.contains("Zwicky"), "{text}");
    new(&["Jonas Weber", "--renews", "two-sponsors"])
        .assert_output(2, "the engagement to renew has another client");
    assert!(!workspace.path("jonas-weber").exists());
    // A text is a comment, whatever it says.
    new(&["Jonas Weber", "--like", "two-sponsors"]).assert_output(0, "jonas-weber/");
    let text = workspace.read("jonas-weber/engagement.md");
    let fields = text.lines().filter(|line| !line.starts_with('#'));
    let fields: Vec<&str> = fields.collect();
    let words = [
        "cancellation",
        "termination",
        "complaints",
        "code_of_ethics",
        "sponsor_sees",
    ];
    for word in words {
        assert!(
            !fields.iter().any(|line| line.contains(word)),
            "{word}:\n{text}"
        );
    }
    for name in ["Portal", "Templates", "CON"] {
        let ran = new(&[name]);
        let path = format!("{}-2", name.to_lowercase());
        ran.assert_output(0, &format!("records/{path}/engagement.md"));
    }
}

#[test]
fn a_meeting_with_several_sponsors_names_none_of_them_as_present() {
    let workspace = Workspace::practice();
    let ran = workspace.run_clean(&["new", "sponsor-meeting", ENGAGEMENT]);
    let text = workspace.read(&path_written(&ran.out));
    assert!(
        text.contains("\npresent: [Tomasz Brandt, Nuala Whitcombe]\n"),
        "{text}"
    );
    assert!(
        text.contains("\n# The sponsors are Idris Quaye, Maud Ferrier.\n"),
        "{text}"
    );
    // What was agreed in a session is not for a meeting with the sponsor.
    assert!(!text.contains("half-page-deputy"), "{text}");
}
