//! What a coach runs every day: `coachgen today` and `coachgen brief`.

use super::Workspace;

#[test]
fn today_lists_the_meetings_and_due_dates_of_the_week() {
    let workspace = Workspace::practice();
    let on = |day: &str| {
        workspace
            .run_clean(&["today", "records", "--today", day])
            .out
    };
    let text = on("2026-12-07");
    assert!(text.starts_with("Monday, 7 December 2026\n"), "{text}");
    // The fourth session of this engagement names the date of the fifth.
    assert!(
        text.contains("  tomorrow    Tomasz Brandt, session 5\n"),
        "{text}"
    );
    assert!(
        text.contains("  tomorrow    Tomasz Brandt, action"),
        "{text}"
    );
    assert!(text.contains("\nNeeds attention\n"), "{text}");
    let text = on("2026-12-01");
    assert!(
        text.contains("  in 7 days   Tomasz Brandt, session 5\n"),
        "{text}"
    );
    let text = on("2026-11-30");
    assert!(!text.contains("session 5"), "{text}");
    let one = workspace
        .run_clean(&["today", "records/first-week-seun-adair"])
        .out;
    assert!(!one.contains("Tomasz"), "{one}");
    let example = Workspace::example();
    let text = example
        .run_clean(&["today", "records", "--today", "2027-01-20"])
        .out;
    assert!(
        text.ends_with("No meetings or due dates within 7 days, and nothing needs attention.\n"),
        "{text}"
    );
}

#[test]
fn a_brief_is_what_the_coach_reads_before_a_meeting() {
    let workspace = Workspace::practice();
    let brief = |engagement: &str| workspace.run(&["brief", engagement]);
    let ran = brief("records/two-sponsors-tomasz-brandt");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = ran.out.replace(['\u{a0}', '\u{202f}'], " ");
    for part in [
        "Next meeting: Session 5, Tuesday 8 December 2026",
        "\nOpen actions\n────────────\n- ",
        "\nThe last session\n",
        "\nObjectives\n",
    ] {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    // The whole practice: the engagement with the next meeting.
    let next = workspace.run_in("", &["brief"]);
    assert!(
        next.code == 0 && next.out.contains("Adair"),
        "{}{}",
        next.out,
        next.err
    );
    // An engagement that is over has none, neither as text nor as a page nor as a PDF.
    brief("records/self-funded-ines-carvalho").assert_output(2, "this engagement is over");
    workspace
        .run(&["report", "records/self-funded-ines-carvalho", "brief"])
        .assert_output(
            2,
            "only the coach has a session brief, and only until the engagement is over",
        );
    workspace
        .run(&[
            "report",
            "records/two-sponsors-tomasz-brandt",
            "brief",
            "--for",
            "client",
        ])
        .assert_output(2, "only the coach has a session brief");
    workspace.run_clean(&["build", "records"]);
    let portal = workspace.portal();
    let briefs: Vec<&String> = portal
        .keys()
        .filter(|path| path.contains("brief."))
        .collect();
    assert!(!briefs.is_empty(), "{:?}", portal.keys());
    for path in briefs {
        assert!(path.starts_with("coach/"), "{path}");
        assert!(!path.contains("self-funded"), "{path}");
    }
}

#[test]
fn a_brief_ends_with_what_only_the_coach_may_read() {
    let workspace = Workspace::example();
    // Before its end, the day after the third session.
    workspace.edit("engagement.md", "status: completed", "status: active");
    let ran = workspace.run(&["brief", "records", "--today", "2026-05-28"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for part in [
        "Session brief – Amara Okafor",
        "\nThe last session\n",
        "What I noticed",
    ] {
        assert!(ran.out.contains(part), "{part}:\n{}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}'));
}

#[test]
fn a_follow_up_is_made_from_what_the_client_sees() {
    let workspace = Workspace::example();
    let message = |session: &str| workspace.run(&["follow-up", session]);
    let ran = message("records/4-development/session-3.md");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = ran.out.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(
        text.starts_with("Dear Amara Okafor,\n\nThank you for our session on 27 May 2026."),
        "{text}"
    );
    for part in [
        "\nWhat you will do:\n- ",
        "\nWhat I will do:\n- ",
        "\nOur next session is on ",
    ] {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    assert!(text.ends_with("\n\nRuth Adelman\n"), "{text}");
    // Nothing of what only the coach may read changes it.
    let session = workspace.read("4-development/session-3.md");
    assert!(session.contains("{.coach-only}"), "{session}");
    workspace.append(
        "4-development/session-3.md",
        "\n## What I did not say {.coach-only}\n\nQuails counted before breakfast, every one of them.\n",
    );
    workspace.edit(
        "4-development/session-3.md",
        "actions:\n",
        "actions:\n  - {id: quails, what: Count the quails, owner: coach, coach_only: true}\n",
    );
    assert_eq!(message("records/4-development/session-3.md").out, ran.out);
    // Not for another kind, a draft, or while something blocks the portals.
    message("records/5-review/final-review.md").assert_output(
        2,
        "is a record of kind `review`; a message follows a session",
    );
    workspace.edit(
        "4-development/session-2.md",
        "kind: session\n",
        "kind: session\ndraft: true\n",
    );
    let draft = message("records/4-development/session-2.md");
    assert_eq!((draft.code, draft.out.as_str()), (2, ""), "{}", draft.err);
    workspace.append(
        "4-development/session-3.md",
        "\n## Mine {.coach only}\n\nWords.\n",
    );
    let blocked = message("records/4-development/session-3.md");
    blocked.assert_output(2, "has errors that block messages to the client");
    assert_eq!(blocked.out, "");
    message("session-9").assert_output(2, "no file or record matches session-9");
}

#[test]
fn a_follow_up_is_in_the_language_of_the_engagement() {
    let workspace = Workspace::practice();
    let engagement = "two-sponsors-tomasz-brandt/engagement.md";
    for (language, start) in [
        (
            "de",
            "Guten Tag Tomasz Brandt,\n\nvielen Dank für unsere Sitzung am 3. November 2026.",
        ),
        (
            "fr",
            "Bonjour Tomasz Brandt,\n\nMerci pour notre séance du 3 novembre 2026.",
        ),
    ] {
        let text = workspace.read(engagement);
        let text = text.replacen(
            "kind: engagement\n",
            &format!("kind: engagement\nlanguage: {language}\n"),
            1,
        );
        workspace.write(engagement, &text);
        let ran = workspace.run_in("", &["follow-up", "tomasz/session-4"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let text = ran.out.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(text.starts_with(start), "{text}");
        let text = workspace.read(engagement);
        workspace.write(
            engagement,
            &text.replacen(&format!("language: {language}\n"), "", 1),
        );
    }
}

#[test]
fn the_shell_completes_engagements_records_rules_and_commands() {
    let workspace = Workspace::practice();
    let complete = |words: &[&str]| {
        let index = (words.len() - 1).to_string();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_coachgen"));
        command
            .arg("--")
            .args(words)
            .env("COACHGEN_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", index)
            .env("_CLAP_COMPLETE_COMP_TYPE", "9")
            .env("_CLAP_COMPLETE_SPACE", "false")
            .env("_CLAP_IFS", "\n");
        let output = command.current_dir(workspace.records()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let of = complete(&["coachgen", "check", "two"]);
    assert!(of.contains("two-sponsors-tomasz-brandt"), "{of}");
    assert!(!of.contains("seun"), "{of}");
    let of = complete(&["coachgen", "approve", "two-sponsors-tomasz-brandt/int"]);
    assert!(
        of.contains("two-sponsors-tomasz-brandt/interim-review"),
        "{of}"
    );
    let of = complete(&["coachgen", "explain", "agenda-s"]);
    assert!(of.contains("agenda-size"), "{of}");
    let of = complete(&["coachgen", "sta"]);
    assert!(of.contains("status"), "{of}");
    let script = workspace.run_clean(&["completions", "bash"]).out;
    assert!(
        script.contains("COACHGEN_COMPLETE") && script.contains("coachgen"),
        "{script}"
    );
    for shell in ["zsh", "fish", "powershell", "elvish"] {
        assert!(
            workspace
                .run_clean(&["completions", shell])
                .out
                .contains("coachgen")
        );
    }
    workspace
        .run(&["completions", "tcsh"])
        .assert_output(2, "possible values: bash");
}

#[test]
fn every_command_has_a_manual_page_and_its_help_an_example() {
    let workspace = Workspace::example();
    let all = workspace.run_clean(&["--help"]).out;
    let (_, commands) = all.split_once("Commands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let names = commands.lines().filter_map(|line| {
        let name = line
            .strip_prefix("  ")
            .filter(|rest| !rest.starts_with(' '))?;
        name.split(' ').next()
    });
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    assert!(names.len() > 12, "{names:?}");
    for name in names {
        let help = workspace.run_clean(&[name, "--help"]).out;
        let has_example = help
            .lines()
            .any(|line| line.trim_start().starts_with("coachgen "))
            || help.contains("(coachgen ");
        assert!(has_example, "{name}: {help}");
        let page = workspace.run_clean(&["man", name]).out;
        assert!(page.contains(&format!(".TH coachgen-{name} 1")), "{page}");
    }
    assert!(workspace.run_clean(&["man"]).out.contains(".TH coachgen 1"));
    workspace
        .run(&["man", "chek"])
        .assert_output(2, "did you mean `check`?");
}
