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
    let desk = Workspace::example();
    let text = without_digest(&desk.read(AGENDA));
    assert_eq!(digest_line(&text), None);
    desk.write(AGENDA, &text);
    desk
}

fn approve(desk: &Workspace) -> super::RunOutcome {
    desk.run_clean(&["approve", FILE, "--on", "2026-03-13"])
}

#[test]
fn an_approval_writes_the_agreed_digest_and_no_other_byte_changes() {
    let desk = agreed_without_digest();
    let before = desk.read(AGENDA);
    let ran = approve(&desk);
    assert!(
        ran.out.contains("Sealed the words agreed on 2026-03-11"),
        "{}",
        ran.out
    );
    let after = desk.read(AGENDA);
    assert!(
        after.contains("agreed:\n  client: 2026-03-11\n  sponsor: 2026-03-13\n  digest: "),
        "{after}"
    );
    // The existing approval does not change: a sponsor does not see the digest.
    assert_eq!(without_digest(&after), before);
    desk.run_clean(&["check", "records"]);
    let ran = approve(&desk);
    assert!(!ran.out.contains("Sealed"), "{}", ran.out);
    assert_eq!(desk.read(AGENDA), after, "sealed once");
}

#[test]
fn the_digest_is_written_in_every_notation_of_the_group() {
    let desk = agreed_without_digest();
    let text = desk.read(AGENDA);
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
            desk.write(AGENDA, &with(form));
            approve(&desk);
            let after = desk.read(AGENDA);
            let line = digest_line(&after).unwrap();
            let digest = line.split("digest: ").nth(1).unwrap();
            let expected = with(&sealed.replace('@', &digest[..64]));
            // The approval further below follows what the sponsor sees, including the day of their agreement.
            let head = |text: &str| text.split("points:").next().unwrap().to_owned();
            assert_eq!(head(&after), head(&expected));
            desk.run_clean(&["check", "records"]);
        }
    }
    let text = text.replace(block, "agreed:\n  digest: ~\n  client: 2026-03-11\n");
    desk.write(AGENDA, &text);
    desk.run(&["approve", FILE])
        .assert_output(2, "finds no place under `agreed`");
    assert_eq!(desk.read(AGENDA), text);
}

#[test]
fn without_an_agreement_there_is_no_digest() {
    let desk = agreed_without_digest();
    for form in [
        "agreed:\n  sponsor: 2026-03-13\n",
        "agreed:\n  client: 2027-03-13\n",
        "",
    ] {
        let text = agreed_without_digest().read(AGENDA);
        let block = "agreed:\n  client: 2026-03-11\n  sponsor: 2026-03-13\n";
        desk.write(AGENDA, &text.replace(block, form));
        approve(&desk);
        assert_eq!(digest_line(&desk.read(AGENDA)), None, "{form:?}");
    }
}

#[test]
fn a_digest_that_no_longer_matches_is_reported_and_never_renewed() {
    let desk = agreed_without_digest();
    approve(&desk);
    let sealed = desk.read(AGENDA);
    // The layout of the file is not part of what was agreed.
    desk.edit(AGENDA, "points:\n", "# As agreed.\npoints:\n\n");
    desk.run_clean(&["check", "records"]);
    desk.write(AGENDA, &sealed);
    desk.edit(AGENDA, "Sit at the table", "Sit by the table");
    let ran = desk.run(&["check", "records"]);
    ran.assert_output(1, "error[CG507 agenda-rewritten]");
    assert!(
        !ran.err.contains("CG604"),
        "the approval is stale of the same cause:\n{}",
        ran.err
    );
    let rewritten = desk.read(AGENDA);
    let before = desk.files_outside_portals();
    desk.run(&["approve", FILE])
        .assert_output(2, "differs from what was agreed");
    desk.run(&["approve", "records/5-review/final-review.md", FILE])
        .assert_output(2, "record the change under `changes`");
    assert!(
        desk.files_outside_portals() == before,
        "something was written"
    );
    // Words that were never agreed: the coach removes the digest and has them agreed.
    desk.write(AGENDA, &without_digest(&rewritten));
    approve(&desk);
    assert_ne!(digest_line(&desk.read(AGENDA)), digest_line(&sealed));
    desk.run_clean(&["approve", "records/5-review/final-review.md"]);
    desk.run_clean(&["approve", "records/5-review/interim-review.md"]);
    desk.run_clean(&["check", "records"]);
}

#[test]
fn without_a_sponsor_the_digest_is_written_and_nothing_is_approved() {
    let desk = Workspace::practice();
    let text = without_digest(&desk.read(SELF_FUNDED));
    desk.write(SELF_FUNDED, &text);
    let file = format!("records/{SELF_FUNDED}");
    let ran = desk.run_clean(&["approve", &file]);
    assert!(
        ran.out.contains("Sealed the words agreed on 2026-02-05") && !ran.out.contains("Approved"),
        "{}",
        ran.out
    );
    let after = desk.read(SELF_FUNDED);
    assert!(digest_line(&after).is_some() && !after.contains("approved:"));
    assert_eq!(without_digest(&after), text);
    let ran = desk.run_clean(&["approve", &file]);
    assert!(ran.out.contains("sealed already"), "{}", ran.out);
    assert_eq!(desk.read(SELF_FUNDED), after);
    desk.run_clean(&["check", "records"]);

    let review = file.replace("3-agenda/agenda.md", "5-review/final-review.md");
    desk.run(&["approve", &review])
        .assert_output(2, "no sponsor is current");
    desk.run(&["approve", &file, "--for", "Anybody"])
        .assert_output(2, "`Anybody` is no sponsor");
    desk.write(
        SELF_FUNDED,
        &text.replace("agreed:\n  client: 2026-02-05\n", ""),
    );
    desk.run(&["approve", &file])
        .assert_output(2, "is not agreed yet");
}
