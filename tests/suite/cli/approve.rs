//! `coachgen approve` adds to the approvals, changes nothing else, and shares exactly what the client saw.

use super::Workspace;

const AGENDA: &str = "3-agenda/agenda.md";
const INTERIM: &str = "5-review/interim-review.md";
const FINAL: &str = "5-review/final-review.md";
const THEMES: &str = "2-diagnosis/stakeholder-themes.md";
const LEDGER: &str = "approvals/ledger.yaml";
const SPONSOR: &str = "portal/sponsor/records/catherine-llewellyn";
const CATHERINE: &str = "Catherine Llewellyn";
const RAFAEL: &str = "Rafael Monteiro";

fn file(path: &str) -> String {
    format!("records/{path}")
}

/// The example before anything was approved.
fn unapproved() -> Workspace {
    let workspace = Workspace::example();
    std::fs::remove_dir_all(workspace.records().join("approvals")).unwrap();
    workspace
}

/// The number of copies.
fn copies(workspace: &Workspace) -> usize {
    let all = std::fs::read_dir(workspace.records().join("approvals")).unwrap();
    let is_copy =
        |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().ends_with(".json");
    all.map(|entry| entry.unwrap()).filter(is_copy).count()
}

#[test]
fn an_approval_in_the_record_is_removed_and_nothing_else_changes() {
    let workspace = unapproved();
    let plain = workspace.read(FINAL);
    let commented = plain
        .replacen(
            "kind: review",
            "# The last one.\nkind:   review   # final",
            1,
        )
        .replacen("\n---\n\n", "\n\n# The end of the fields.\n\n---\n\n", 1);
    let at_head =
        "approved:\n    for: [ Catherine Llewellyn ]\n    by: client\n    on: 2026-10-15\n";
    let at_end = "approved:\n  by: client\n  for: Catherine Llewellyn\n  digest: abc\n";
    for (case, before, after) in [
        (
            "at the head",
            commented.replacen(
                "# The last one.\n",
                &format!("{at_head}# The last one.\n"),
                1,
            ),
            &commented,
        ),
        (
            "at the end",
            plain.replacen("\n---\n\n", &format!("\n{at_end}---\n\n"), 1),
            &plain,
        ),
    ] {
        for (ending, bom) in [
            ("\n", ""),
            ("\r\n", ""),
            ("\n", "\u{feff}"),
            ("\r\n", "\u{feff}"),
        ] {
            let written = |text: &str| format!("{bom}{}", text.replace('\n', ending));
            workspace.write(FINAL, &written(&before));
            let _ = std::fs::remove_dir_all(workspace.records().join("approvals"));
            workspace
                .run(&["check", "records"])
                .assert_output(1, "error[CG616 approval-in-record]");
            let ran = workspace.run_clean(&["approve", &file(FINAL), "--on", "2026-10-16"]);
            assert!(ran.out.contains("for Catherine Llewellyn: "), "{}", ran.out);
            assert!(
                ran.out.contains("Removed the field `approved`"),
                "{}",
                ran.out
            );
            assert!(workspace.read(FINAL) == written(after), "{case} {ending:?}");
            assert!(!workspace.read(LEDGER).contains(RAFAEL));
            workspace.run_clean(&["check", "records"]);
        }
    }
}

#[test]
fn the_same_words_are_approved_once() {
    let workspace = Workspace::example();
    let before = workspace.files_outside_portals();
    let ran = workspace.run_clean(&["approve", &file(FINAL), "--on", "2026-10-20"]);
    assert!(
        ran.out
            .contains("Already decided for Catherine Llewellyn on 2026-10-16"),
        "{}",
        ran.out
    );
    assert!(
        workspace.files_outside_portals() == before,
        "an earlier date was changed"
    );
}

#[test]
fn after_the_approval_the_sponsor_has_the_record_and_the_other_has_not() {
    let workspace = unapproved();
    let page = workspace.path(&format!("{SPONSOR}/review-interim.html"));
    let other = workspace.path("portal/sponsor/records/rafael-monteiro/review-interim.html");
    workspace.run_clean(&["build", "records"]);
    assert!(!page.exists(), "not before the client's approval");
    workspace.run_clean(&[
        "approve",
        &file(INTERIM),
        "--on",
        "2026-06-05",
        "--for",
        "catherine llewellyn",
    ]);
    workspace.run_clean(&["build", "records"]);
    assert!(page.exists() && !other.exists());
    let ledger = workspace.read(LEDGER);
    workspace.run_clean(&[
        "approve",
        &file(INTERIM),
        "--on",
        "2026-06-09",
        "--for",
        RAFAEL,
    ]);
    assert!(
        workspace.read(LEDGER).starts_with(&ledger),
        "an earlier entry was changed"
    );
    workspace.run_clean(&["build", "records"]);
    assert!(page.exists() && other.exists());
    assert_eq!(copies(&workspace), 1, "both have the same copy");
}

#[test]
fn approving_again_adds_no_sponsor() {
    let workspace = unapproved();
    workspace.run_clean(&[
        "approve",
        &file(INTERIM),
        "--on",
        "2026-06-05",
        "--for",
        RAFAEL,
    ]);
    workspace.edit(INTERIM, "kind: review", "kind: review\ntitle: At the half");
    let ran = workspace.run_clean(&[
        "approve",
        &file(INTERIM),
        "--on",
        "2026-06-09",
        "--for",
        CATHERINE,
    ]);
    assert!(ran.out.contains("for Catherine Llewellyn: "), "{}", ran.out);
    // Rafael has left by now; each current sponsor who had the old version gets the new one.
    workspace.edit(INTERIM, "At the half", "At half time");
    let ran = workspace.run_clean(&["approve", &file(INTERIM)]);
    assert!(!ran.out.contains(RAFAEL), "{}", ran.out);
}

#[test]
fn a_sponsor_keeps_the_approved_version_until_the_next_is_approved() {
    let workspace = Workspace::example();
    let page = workspace.path(&format!("{SPONSOR}/review-final.html"));
    let shown = || std::fs::read_to_string(&page).unwrap();
    workspace.run_clean(&["build", "records"]);
    let before = shown();
    workspace.edit(
        FINAL,
        "## What I noticed {.coach-only}\n",
        "## What I noticed {.coach-only}\n\nA later thought of mine alone.\n",
    );
    workspace.run_clean(&["check", "records", "--fail-on", "warn"]);
    workspace.edit(
        FINAL,
        "Six meetings were agreed",
        "Six long meetings were agreed",
    );
    let said = workspace.run(&["check", "records"]);
    said.assert_output(0, "warning[CG604 approval-outdated]");
    said.assert_output(
        0,
        "the sponsor still has the version approved on 2026-10-16",
    );
    said.assert_output(0, "long");
    workspace
        .run(&["build", "records"])
        .assert_output(0, "CG604");
    assert!(shown() == before, "the sponsor has an unapproved version");
    let diff = workspace.run_clean(&["approve", "--diff", &file(FINAL)]);
    assert!(diff.out.contains("{+long +}"), "{}", diff.out);
    for reader in ["coach", "client"] {
        let waiting = workspace.path(&format!("portal/{reader}/records/awaiting.html"));
        let waiting = std::fs::read_to_string(waiting).unwrap();
        assert!(
            waiting.contains("<ins>") && waiting.contains("long "),
            "{reader}"
        );
    }
    workspace.run_clean(&["approve", &file(FINAL)]);
    workspace.run_clean(&["build", "records"]);
    assert!(shown().contains("Six long meetings"));
    workspace.run_clean(&["check", "records", "--fail-on", "warn"]);
}

#[test]
fn a_declined_record_does_not_wait_and_a_withdrawn_one_is_removed() {
    let workspace = unapproved();
    let page = workspace.path(&format!("{SPONSOR}/review-final.html"));
    let awaiting = || {
        let status = workspace.run_clean(&["status", "records"]);
        status.out.contains("5-review/final-review.md")
    };
    assert!(awaiting());
    workspace.run_clean(&[
        "approve",
        "--decline",
        &file(FINAL),
        "--because",
        "Zqnotyet",
    ]);
    assert!(!awaiting());
    workspace.run_clean(&["build", "records"]);
    assert!(!page.exists());
    let coach =
        std::fs::read_to_string(workspace.path("portal/coach/records/review-final.html")).unwrap();
    let client =
        std::fs::read_to_string(workspace.path("portal/client/records/review-final.html")).unwrap();
    assert!(coach.contains("Zqnotyet") && !client.contains("Zqnotyet"));
    assert!(client.contains("Declined for Catherine Llewellyn"));
    // Without a name, the command does not ask who refused.
    workspace
        .run(&["approve", &file(FINAL)])
        .assert_output(2, "name the sponsor with --for");
    workspace.run_clean(&["approve", &file(FINAL), "--for", CATHERINE]);
    workspace.run_clean(&["build", "records"]);
    assert!(page.exists());
    // Declining a new version keeps the old one.
    workspace.edit(
        FINAL,
        "Six meetings were agreed",
        "Six long meetings were agreed",
    );
    assert!(awaiting());
    workspace.run_clean(&["approve", "--decline", &file(FINAL), "--for", CATHERINE]);
    assert!(!awaiting());
    assert!(!workspace.run(&["check", "records"]).err.contains("CG604"));
    workspace.run_clean(&["build", "records"]);
    assert!(page.exists());
    workspace.run_clean(&["approve", "--withdraw", "--for", CATHERINE, &file(FINAL)]);
    workspace.run_clean(&["build", "records"]);
    assert!(!page.exists() && !awaiting());
    workspace
        .run(&["approve", "--withdraw", &file(FINAL)])
        .assert_output(2, "nothing to withdraw");
}

#[test]
fn concurrent_approvals_lose_nothing() {
    let workspace = unapproved();
    let files = [AGENDA, THEMES, INTERIM, FINAL];
    std::thread::scope(|scope| {
        for path in files {
            for name in [CATHERINE, RAFAEL] {
                let workspace = &workspace;
                scope.spawn(move || {
                    // Rafael had left by the final review.
                    workspace.run(&["approve", &file(path), "--for", name]);
                });
            }
        }
    });
    let ledger = workspace.read(LEDGER);
    assert_eq!(ledger.matches("  - record:").count(), 7, "{ledger}");
    for path in files {
        assert!(ledger.contains(path), "{path}: {ledger}");
    }
    workspace.run(&["check", "records"]).assert_output(0, "");
}

#[test]
fn several_records_in_any_order() {
    let approved = |files: &[&str]| {
        let workspace = unapproved();
        let paths: Vec<String> = files.iter().map(|path| file(path)).collect();
        let mut args = vec!["approve"];
        args.extend(paths.iter().map(String::as_str));
        args.extend(["--on", "2026-10-20"]);
        workspace.run_clean(&args);
        workspace.run_clean(&["check", "records", "--fail-on", "warn"]);
        workspace.read(LEDGER)
    };
    let one = approved(&[AGENDA, THEMES, INTERIM, FINAL]);
    assert_eq!(one.matches("approved: 2026-10-20\n").count(), 4, "{one}");
    assert_eq!(one, approved(&[FINAL, INTERIM, THEMES, AGENDA]));
    assert_eq!(one, approved(&[INTERIM, FINAL, AGENDA, THEMES]));
}

#[test]
fn an_invalid_approval_is_refused_and_nothing_is_written() {
    let workspace = Workspace::example();
    let records =
        [AGENDA, FINAL, "4-development/session-1.md"].map(|file| format!("records/{file}"));
    let [agenda, review, session] = records.each_ref().map(String::as_str);
    workspace.write("README.md", "No record.\n");
    let before = workspace.files_outside_portals();
    for (args, words) in [
        (vec![session], "is of kind `session`"),
        // If one of several files is wrong, none of them is written.
        (vec![agenda, session], "is of kind `session`"),
        (
            vec![agenda, "--for", "Catherine Llewelyn"],
            "`Catherine Llewelyn` is not a sponsor",
        ),
        (
            vec![agenda, "--for", "Catherine Llewelyn"],
            "Catherine Llewellyn, Rafael Monteiro",
        ),
        (
            vec![agenda, "--on", "2027-01-01"],
            "`--on` cannot be in the future: 2027-01-01 is after 2026-11-20",
        ),
        (
            vec![agenda, "--on", "2025-01-01"],
            "no sponsor is current on 2025-01-01",
        ),
        (
            vec!["records/nowhere.md"],
            "no file or record matches records/nowhere.md",
        ),
        (vec!["records/README.md"], "records/README.md"),
        (vec!["records"], "records"),
    ] {
        let mut all = vec!["approve"];
        all.extend(args);
        workspace.run(&all).assert_output(2, words);
        assert!(
            workspace.files_outside_portals() == before,
            "{all:?}: something was written"
        );
    }
    assert_eq!(workspace.run(&["approve"]).code, 2);
    workspace.edit(FINAL, "kind: review", "kind: review\ndraft: true");
    workspace
        .run(&["approve", review])
        .assert_output(2, "is a draft");
    workspace.edit(FINAL, "draft: true", "drafted: true");
    workspace
        .run(&["approve", review])
        .assert_output(2, "fix the errors above first");
}

#[test]
fn fields_written_on_one_line_are_not_damaged() {
    let workspace = Workspace::example();
    let note = "---\n{kind: stakeholder-themes, date: 2026-03-03, themes: [{id: one-more, text: They ask for time}]}\n---\n\nMore.\n";
    workspace.write("2-diagnosis/more-themes.md", note);
    let ran = workspace.run(&["approve", "records/2-diagnosis/more-themes.md"]);
    ran.assert_output(2, "more-themes.md");
    assert_eq!(workspace.read("2-diagnosis/more-themes.md"), note);
}

#[test]
fn a_contradictory_decision_is_refused() {
    let workspace = Workspace::example();
    let (review, before) = (file(FINAL), workspace.files_outside_portals());
    for (args, words) in [
        (
            vec!["--decline", &review],
            "is approved for Catherine Llewellyn; to end the approval, use --withdraw",
        ),
        (
            vec!["--withdraw", "--on", "2026-10-15", &review],
            "a later decision cannot be dated 2026-10-15",
        ),
        (vec!["--because", "x", &review], "--decline"),
        (
            vec!["--decline", "--withdraw", &review],
            "cannot be used with",
        ),
        (
            vec!["--for", RAFAEL, &review],
            "they were no longer a sponsor on its date",
        ),
        (
            vec!["--withdraw", "--for", RAFAEL, &review],
            "nothing to withdraw",
        ),
    ] {
        let mut all = vec!["approve"];
        all.extend(args);
        workspace.run(&all).assert_output(2, words);
        assert!(
            workspace.files_outside_portals() == before,
            "{all:?}: something was written"
        );
    }
}

#[test]
fn a_missing_or_invalid_ledger_stops_the_build_and_is_reported() {
    for change in [
        "rm ledger.yaml",
        "mv ledger.yaml ../l && ln -s ../l ledger.yaml",
        "rm ledger.yaml && mkdir ledger.yaml",
        "printf 'version: 1\\napprovals:\\n' > ledger.yaml",
        "cd .. && mv approvals Approvals",
        "cd .. && rm -r approvals && echo x > approvals",
    ] {
        let workspace = Workspace::example();
        workspace.run_clean(&["build", "records"]);
        let page = workspace.path(&format!("{SPONSOR}/review-final.html"));
        assert!(page.exists());
        let folder = workspace.records().join("approvals");
        let ran = std::process::Command::new("sh")
            .args(["-c", change])
            .current_dir(folder)
            .status();
        assert!(ran.unwrap().success(), "{change}");
        workspace
            .run(&["check", "records"])
            .assert_output(1, "CG615");
        workspace
            .run(&["build", "records"])
            .assert_output(1, "CG615");
        assert!(page.exists(), "{change}: the portal changed");
    }
}

#[test]
fn the_folder_of_an_engagement_is_no_record() {
    let workspace = Workspace::example();
    let ran = workspace.run(&["approve", "records"]);
    ran.assert_output(2, "is an engagement's folder");
    let ran = workspace.run(&["approve", "records/3-agenda"]);
    ran.assert_output(2, "name the file of a record");
}

#[test]
fn a_withdrawn_review_may_still_be_in_the_agenda() {
    let workspace = unapproved();
    let on = "2026-10-16";
    for path in [THEMES, INTERIM, AGENDA] {
        workspace.run_clean(&["approve", &file(path), "--on", on, "--for", CATHERINE]);
    }
    let withdraw = ["approve", "--withdraw", &file(INTERIM), "--on", on];
    let ran = workspace.run_clean(&withdraw);
    assert!(
        ran.out.contains("The agenda approved on 2026-10-16 for Catherine Llewellyn still shows an amendment of this review"),
        "{}",
        ran.out
    );
    // Approved again, the agenda no longer has it.
    workspace.run_clean(&["approve", &file(AGENDA), "--on", on, "--for", CATHERINE]);
    workspace.run_clean(&["approve", &file(INTERIM), "--on", on, "--for", CATHERINE]);
    let ran = workspace.run_clean(&withdraw);
    assert!(!ran.out.contains("still shows"), "{}", ran.out);
}

/// The sound engagement with a round that the client approved for the sponsor.
fn with_pulse() -> Workspace {
    let workspace = Workspace::copy_of("tests/fixtures/sound");
    workspace.edit(
        "anneli/engagement.md",
        "confidentiality:\n",
        "confidentiality:\n  sponsor_sees: {pulse: shared}\n",
    );
    let answers = ["Turid Moe", "Jonas Vik", "Kari Nes", "Siri Dal"];
    let answers: String = answers
        .iter()
        .map(|name| format!("  - {{name: {name}, relationship: peer, scores: [3, 4]}}\n"))
        .collect();
    workspace.write(
        PULSE,
        &format!("---\nkind: pulse\ndate: 2026-03-02\nscale: 1-7\nquestions:\n  - id: early\n    text: She says it early.\n  - id: late\n    text: She stays late.\nanswers:\n{answers}debriefed: 2026-03-04\n---\n"),
    );
    workspace.run_clean(&["approve", &file(PULSE), "--on", "2026-06-24"]);
    workspace
}

const PULSE: &str = "anneli/2-diagnosis/pulse-1.md";

#[test]
fn the_differences_of_a_pulse_round_are_in_words_and_the_finding_is_at_their_cause() {
    let workspace = with_pulse();
    workspace.run_clean(&["check", "records", "--only", "CG604", "--fail-on", "warn"]);
    for (from, to, place, line) in [
        (
            "text: She stays late.",
            "text: She often stays late.",
            "questions › late › text",
            "anneli/2-diagnosis/pulse-1.md:9:11",
        ),
        (
            "scale: 1-7",
            "scale: 1-8",
            "scale",
            "anneli/2-diagnosis/pulse-1.md:4:1",
        ),
    ] {
        let before = workspace.read(PULSE);
        workspace.edit(PULSE, from, to);
        let diff = workspace.run_clean(&["approve", "--diff", &file(PULSE)]);
        assert!(diff.out.contains(&format!("  {place}\n")), "{}", diff.out);
        let found = workspace.run(&["check", "records", "--only", "CG604", "--format", "concise"]);
        found.assert_output(0, line);
        workspace.write(PULSE, &before);
    }
    let (from, to) = ("scores: [3, 4]", "scores: [7, 4]");
    workspace.edit(PULSE, from, to);
    let diff = workspace.run_clean(&["approve", "--diff", &file(PULSE)]);
    let place = "  questions › early › means by group\n";
    assert!(diff.out.contains(place), "{}", diff.out);
}

#[test]
fn a_pulse_round_whose_results_changed_cannot_be_approved_again() {
    const PULSE: &str = "2-diagnosis/pulse-march.md";
    let workspace = Workspace::example();
    workspace.edit(
        "engagement.md",
        "interview: fact\n",
        "interview: fact\n    pulse: shared\n",
    );
    let approve = |sponsor, on| {
        [
            "approve",
            "records/2-diagnosis/pulse-march.md",
            "--for",
            sponsor,
            "--on",
            on,
        ]
    };
    workspace.run_clean(&approve(CATHERINE, "2026-05-01"));
    let approved = workspace.read(PULSE);
    let late = "  - {name: Femi Adeyemi, relationship: customer, scores: [6, 6, 6]}\n";
    let swapped = approved.replace(
        "Kwabena Mensah, relationship: peer",
        "Femi Adeyemi, relationship: customer",
    );
    for (case, changed) in [
        (
            "an answer more",
            approved.replace("debriefed:", &format!("{late}debriefed:")),
        ),
        (
            "a corrected score",
            approved.replace("scores: [3, 4, 5]", "scores: [6, 4, 5]"),
        ),
        (
            "an answer less",
            approved.replace(
                "  - {name: Yuki Hanamura, relationship: customer, scores: [4, 4, 5]}\n",
                "",
            ),
        ),
        ("somebody else", swapped),
    ] {
        assert_ne!(changed, approved, "{case}");
        workspace.write(PULSE, &changed);
        // The other sponsor could compare with the first.
        for sponsor in [CATHERINE, RAFAEL] {
            workspace
                .run(&approve(sponsor, "2026-05-02"))
                .assert_output(2, "the difference could reveal an answer");
        }
        workspace
            .run(&["check", "records", "--today", "2026-10-20"])
            .assert_output(
                0,
                "the results differ from those approved for a sponsor on 2026-05-01",
            );
        workspace.run_clean(&["build", "records"]);
        for reader in ["coach", "client"] {
            let page = workspace.path(&format!("portal/{reader}/records/pulse-2026-03-10.html"));
            let page = std::fs::read_to_string(page).unwrap();
            assert!(page.contains("Changed since then"), "{case}: {reader}");
        }
        let waiting =
            std::fs::read_to_string(workspace.path("portal/client/records/awaiting.html")).unwrap();
        assert!(!waiting.contains("2026-03-10"), "{case}: {waiting}");
    }
    // The sponsor may have kept the copy, so withdrawing it changes nothing.
    workspace.run_clean(&[
        "approve",
        "--withdraw",
        "records/2-diagnosis/pulse-march.md",
        "--on",
        "2026-05-02",
    ]);
    workspace
        .run(&approve(CATHERINE, "2026-05-03"))
        .assert_output(2, "the difference could reveal an answer");
    // Other changes can be approved.
    workspace.write(
        PULSE,
        &approved.replace("Asked by a short form", "Asked by a short letter"),
    );
    workspace.run_clean(&approve(CATHERINE, "2026-05-03"));
    workspace.run_clean(&approve(RAFAEL, "2026-05-03"));
}

#[test]
fn nothing_is_approved_while_a_record_cannot_be_read() {
    let workspace = unapproved();
    let approve = ["approve", "records/5-review/interim-review.md"];
    let agenda = workspace.read(AGENDA);
    for broken in [
        String::new(),
        agenda.replacen("date: 2026-03-11", "date: 2026-03-", 1),
    ] {
        assert_ne!(broken, agenda);
        workspace.write(AGENDA, &broken);
        let ran = workspace.run(&approve);
        ran.assert_output(2, "cannot be approved while a record of the engagement cannot be read: 3-agenda/agenda.md");
        assert!(!workspace.records().join(LEDGER).exists());
    }
    workspace.write(AGENDA, &agenda);
    workspace.run_clean(&approve);
}

#[test]
fn results_that_were_given_are_compared_under_any_name() {
    const PULSE: &str = "2-diagnosis/pulse-march.md";
    let approve = |path: &'static str| ["approve", path, "--for", CATHERINE, "--on", "2026-05-02"];
    let march = "records/2-diagnosis/pulse-march.md";
    let given = || {
        let workspace = Workspace::example();
        workspace.edit(
            "engagement.md",
            "interview: fact\n",
            "interview: fact\n    pulse: shared\n",
        );
        workspace.run_clean(&["approve", march, "--for", CATHERINE, "--on", "2026-05-01"]);
        let text = workspace.read(PULSE);
        (
            workspace,
            text.replace("scores: [3, 4, 5]", "scores: [7, 4, 5]"),
        )
    };
    let refused = |workspace: &Workspace, path: &'static str| {
        let ran = workspace.run(&approve(path));
        ran.assert_output(2, "the difference could reveal an answer");
        let checked = workspace.run(&["check", "records"]);
        assert!(
            checked.err.contains("could reveal an answer")
                || checked.out.contains("could reveal an answer"),
            "{}{}",
            checked.out,
            checked.err
        );
    };
    // A question under a new id.
    let (workspace, changed) = given();
    workspace.write(
        PULSE,
        &changed.replace("before-decision", "before-deciding"),
    );
    refused(&workspace, march);
    // Another file and another date.
    let (workspace, changed) = given();
    std::fs::remove_file(workspace.path(PULSE)).unwrap();
    let moved = changed.replace("date: 2026-03-10", "date: 2026-03-09");
    workspace.write("2-diagnosis/pulse-x.md", &moved);
    refused(&workspace, "records/2-diagnosis/pulse-x.md");
    // A second file for the same round.
    let (workspace, changed) = given();
    workspace.write("2-diagnosis/round-b.md", &changed);
    refused(&workspace, "records/2-diagnosis/round-b.md");
    // The copy is lost.
    let (workspace, changed) = given();
    for entry in std::fs::read_dir(workspace.path("approvals")).unwrap() {
        let path = entry.unwrap().path();
        let is_pulse =
            std::fs::read_to_string(&path).is_ok_and(|text| text.contains("before-decision"));
        if is_pulse {
            std::fs::remove_file(&path).unwrap();
        }
    }
    workspace.write(PULSE, &changed);
    workspace
        .run(&approve(march))
        .assert_output(2, "an earlier copy cannot be read");
    // Another round, months later, is another matter.
    let (workspace, _) = given();
    workspace.run_clean(
        &approve("records/4-development/pulse-june.md").map(|word| match word {
            "2026-05-02" => "2026-06-20",
            word => word,
        }),
    );
}
