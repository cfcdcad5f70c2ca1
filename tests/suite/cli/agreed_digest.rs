//! `coachgen approve` on an agenda writes the digest of the agreed words once, and changes nothing else.

use super::Workspace;

const AGENDA: &str = "3-agenda/agenda.md";
const FILE: &str = "records/3-agenda/agenda.md";
const SELF_FUNDED: &str = "self-funded-ines-carvalho/3-agenda/agenda.md";

/// The line of the agreement's digest; the approval's digest is further below.
fn digest_line(text: &str) -> Option<&str> {
    let head = text.split("\npoints:").next()?;
    head.lines().find(|line| line.contains("digest:"))
}

/// A record without the line of its digest.
fn without_digest(text: &str) -> String {
    let line = digest_line(text).map(str::to_owned);
    let mut left = true;
    text.split_inclusive('\n')
        .filter(|other| {
            let this = left && Some(other.trim_end()) == line.as_deref();
            left &= !this;
            !this
        })
        .collect()
}

/// The example with an agenda that is agreed and has no digest.
fn agreed_without_digest() -> Workspace {
    let workspace = Workspace::example();
    let text = without_digest(&workspace.read(AGENDA));
    assert_eq!(digest_line(&text), None);
    workspace.write(AGENDA, &text);
    workspace
}

fn approve(workspace: &Workspace) -> super::RunOutcome {
    workspace.run_clean(&["approve", FILE, "--on", "2026-03-13"])
}

#[test]
fn an_approval_writes_the_agreed_digest_and_no_other_byte_changes() {
    let workspace = agreed_without_digest();
    let before = workspace.read(AGENDA);
    let ran = approve(&workspace);
    assert!(
        ran.out
            .contains("Wrote the digest of the wording agreed on 2026-03-11"),
        "{}",
        ran.out
    );
    let after = workspace.read(AGENDA);
    assert!(
        after.contains("agreed:\n  client: 2026-03-11\n  sponsor: 2026-03-13\n  digest: "),
        "{after}"
    );
    // The existing approval does not change: a sponsor does not see the digest.
    assert_eq!(without_digest(&after), before);
    workspace.run_clean(&["check", "records"]);
    let ran = approve(&workspace);
    assert!(!ran.out.contains("Sealed"), "{}", ran.out);
    assert_eq!(workspace.read(AGENDA), after, "the digest is written once");
}

#[test]
fn the_digest_is_written_in_every_notation_of_the_group() {
    let workspace = agreed_without_digest();
    let text = workspace.read(AGENDA);
    let block = "agreed:\n  client: 2026-03-11\n  sponsor: 2026-03-13\n";
    assert!(text.contains(block));
    let forms = [
        (
            "agreed: {client: 2026-03-11, sponsor: 2026-03-13} # both\n",
            "agreed: {client: 2026-03-11, sponsor: 2026-03-13, digest: @} # both\n",
        ),
        (
            "agreed: {\n  client: 2026-03-11,\n  sponsor: '2026-03-13',\n  }\n",
            "agreed: {\n  client: 2026-03-11,\n  sponsor: '2026-03-13', digest: @,\n  }\n",
        ),
        (
            "agreed:   # on paper\n    # first\n    client: \"2026-03-11\"   # by word\n    sponsor:\n    # the end\n",
            "agreed:   # on paper\n    # first\n    client: \"2026-03-11\"   # by word\n    digest: @\n    sponsor:\n    # the end\n",
        ),
        (
            "agreed:\n  # to come\n  digest:\n  client: 2026-03-11\n",
            "agreed:\n  # to come\n  digest: @\n  client: 2026-03-11\n",
        ),
    ];
    for (form, sealed) in forms {
        for (ending, bom) in [("\n", ""), ("\r\n", "\u{feff}")] {
            let with =
                |form: &str| format!("{bom}{}", text.replace(block, form).replace('\n', ending));
            workspace.write(AGENDA, &with(form));
            approve(&workspace);
            let after = workspace.read(AGENDA);
            let line = digest_line(&after).unwrap();
            let digest = line.split("digest: ").nth(1).unwrap();
            let expected = with(&sealed.replace('@', &digest[..64]));
            // The approval further below follows what the sponsor sees, including the day of their agreement.
            let head = |text: &str| text.split("points:").next().unwrap().to_owned();
            assert_eq!(head(&after), head(&expected));
            workspace.run_clean(&["check", "records"]);
        }
    }
    let text = text.replace(block, "agreed:\n  digest: ~\n  client: 2026-03-11\n");
    workspace.write(AGENDA, &text);
    workspace
        .run(&["approve", FILE])
        .assert_output(2, "cannot add `digest` under `agreed`");
    assert_eq!(workspace.read(AGENDA), text);
}

#[test]
fn without_an_agreement_there_is_no_digest() {
    let workspace = agreed_without_digest();
    for form in [
        "agreed:\n  sponsor: 2026-03-13\n",
        "agreed:\n  client: 2027-03-13\n",
        "",
    ] {
        let text = agreed_without_digest().read(AGENDA);
        let block = "agreed:\n  client: 2026-03-11\n  sponsor: 2026-03-13\n";
        workspace.write(AGENDA, &text.replace(block, form));
        approve(&workspace);
        assert_eq!(digest_line(&workspace.read(AGENDA)), None, "{form:?}");
    }
}

#[test]
fn a_digest_that_no_longer_matches_is_reported_and_never_renewed() {
    let workspace = agreed_without_digest();
    approve(&workspace);
    let sealed = workspace.read(AGENDA);
    // The layout of the file is not part of what was agreed.
    workspace.edit(AGENDA, "points:\n", "# As agreed.\npoints:\n\n");
    workspace.run_clean(&["check", "records"]);
    workspace.write(AGENDA, &sealed);
    workspace.edit(AGENDA, "Sit at the table", "Sit by the table");
    let ran = workspace.run(&["check", "records"]);
    ran.assert_output(1, "error[CG507 agenda-rewritten]");
    assert!(
        !ran.err.contains("CG604"),
        "the approval is stale for the same reason:\n{}",
        ran.err
    );
    let rewritten = workspace.read(AGENDA);
    let before = workspace.files_outside_portals();
    workspace
        .run(&["approve", FILE])
        .assert_output(2, "differs from the agreed wording");
    workspace
        .run(&["approve", "records/5-review/final-review.md", FILE])
        .assert_output(2, "record the change under `changes`");
    assert!(
        workspace.files_outside_portals() == before,
        "something was written"
    );
    // Words that were never agreed: the coach removes the digest and has them agreed.
    workspace.write(AGENDA, &without_digest(&rewritten));
    approve(&workspace);
    assert_ne!(digest_line(&workspace.read(AGENDA)), digest_line(&sealed));
    workspace.run_clean(&["approve", "records/5-review/final-review.md"]);
    workspace.run_clean(&["approve", "records/5-review/interim-review.md"]);
    workspace.run_clean(&["check", "records"]);
}

#[test]
fn without_a_sponsor_the_digest_is_written_and_nothing_is_approved() {
    let workspace = Workspace::practice();
    let text = without_digest(&workspace.read(SELF_FUNDED));
    workspace.write(SELF_FUNDED, &text);
    let file = format!("records/{SELF_FUNDED}");
    let ran = workspace.run_clean(&["approve", &file]);
    assert!(
        ran.out
            .contains("Wrote the digest of the wording agreed on 2026-02-05")
            && !ran.out.contains("Approved"),
        "{}",
        ran.out
    );
    let after = workspace.read(SELF_FUNDED);
    assert!(digest_line(&after).is_some() && !after.contains("approved:"));
    assert_eq!(without_digest(&after), text);
    let ran = workspace.run_clean(&["approve", &file]);
    assert!(ran.out.contains("has a digest already"), "{}", ran.out);
    assert_eq!(workspace.read(SELF_FUNDED), after);
    workspace.run_clean(&["check", "records"]);

    let review = file.replace("3-agenda/agenda.md", "5-review/final-review.md");
    workspace
        .run(&["approve", &review])
        .assert_output(2, "no sponsor is current");
    workspace
        .run(&["approve", &file, "--for", "Anybody"])
        .assert_output(2, "`Anybody` is not a sponsor");
    workspace.write(
        SELF_FUNDED,
        &text.replace("agreed:\n  client: 2026-02-05\n", ""),
    );
    workspace
        .run(&["approve", &file])
        .assert_output(2, "is not agreed yet");
}
