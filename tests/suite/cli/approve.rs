//! `coachgen approve`: changes its own block and nothing else, and opens exactly what the client saw.

use super::Desk;

const AGENDA: &str = "3-agenda/agenda.md";
const INTERIM: &str = "5-review/interim-review.md";
const FINAL: &str = "5-review/final-review.md";
const THEMES: &str = "2-diagnosis/stakeholder-themes.md";
const SPONSOR: &str = "portal/sponsor/records/catherine-llewellyn";

/// A record without its block of approval: from `approved:` to the next line at the margin.
fn without(text: &str) -> String {
    let mut inside = false;
    text.split_inclusive('\n')
        .filter(|line| {
            inside = line.starts_with("approved:") || inside && line.starts_with(' ');
            !inside
        })
        .collect()
}

fn block(text: &str) -> String {
    let rest = without(text);
    text.split_inclusive('\n')
        .filter(|line| !rest.contains(line))
        .collect()
}

#[test]
fn only_its_own_block_changes_byte_for_byte() {
    let desk = Desk::example();
    let plain = without(&desk.read(FINAL));
    let commented = plain
        .replacen(
            "kind: review",
            "# The last one.\nkind:   review   # final",
            1,
        )
        .replacen("\n---\n\n", "\n\n# The end of the fields.\n\n---\n\n", 1);
    let with_block = commented.replacen(
        "# The last one.\n",
        "approved:\n    for: [ Catherine Llewellyn ]\n    by: client\n    on: 2026-10-15\n# The last one.\n",
        1,
    );
    for (case, text) in [
        ("plain", &plain),
        ("comments", &commented),
        ("a block at the head", &with_block),
    ] {
        for (ending, bom) in [
            ("\n", ""),
            ("\r\n", ""),
            ("\n", "\u{feff}"),
            ("\r\n", "\u{feff}"),
        ] {
            let text = format!("{bom}{}", text.replace('\n', ending));
            desk.write(FINAL, &text);
            desk.clean(&["approve", &format!("records/{FINAL}"), "--on", "2026-10-16"]);
            let after = desk.read(FINAL);
            assert!(
                without(&after) == without(&text),
                "{case} {ending:?}: more than the block changed"
            );
            assert_eq!(after.matches("approved:").count(), 1, "{case}");
            assert!(
                after.contains(&format!("  on: 2026-10-16{ending}")),
                "{case}: {}",
                block(&after)
            );
            if ending == "\r\n" {
                assert_eq!(
                    after.matches('\n').count(),
                    after.matches("\r\n").count(),
                    "{case}: mixed line endings"
                );
            }
            assert_eq!(after.starts_with('\u{feff}'), !bom.is_empty());
            desk.clean(&["check", "records"]);
        }
    }
}

#[test]
fn approving_again_replaces_the_approval_and_the_same_day_changes_nothing() {
    let desk = Desk::example();
    let file = format!("records/{FINAL}");
    let text = desk.read(FINAL);
    desk.clean(&["approve", &file, "--on", "2026-10-16"]);
    assert_eq!(
        desk.read(FINAL),
        text,
        "the same words, day and sponsors give the same block"
    );
    desk.clean(&[
        "approve",
        &file,
        "--on",
        "2026-10-17",
        "--by",
        "Amara: by phone",
    ]);
    let after = desk.read(FINAL);
    assert_eq!(without(&after), without(&text));
    assert!(
        after.contains("  on: 2026-10-17\n") && after.contains("  by: \"Amara: by phone\"\n"),
        "{}",
        block(&after)
    );
    desk.clean(&["check", "records"]);
}

#[test]
fn after_the_approval_the_sponsor_has_the_record() {
    let desk = Desk::example();
    let page = desk.path(&format!("{SPONSOR}/review-final.html"));
    let text = without(&desk.read(FINAL));
    desk.write(FINAL, &text);
    desk.clean(&["build", "records"]);
    assert!(!page.exists(), "not before the client's word");
    desk.clean(&[
        "approve",
        &format!("records/{FINAL}"),
        "--for",
        "catherine llewellyn",
    ]);
    desk.clean(&["build", "records"]);
    assert!(page.exists());
    assert!(
        !desk
            .path("portal/sponsor/records/rafael-monteiro/review-final.html")
            .exists(),
        "not for the other sponsor"
    );
}

#[test]
fn a_coach_only_section_may_change_and_shared_words_may_not() {
    let desk = Desk::example();
    let page = desk.path(&format!("{SPONSOR}/review-final.html"));
    desk.edit(
        FINAL,
        "## What I noticed {.coach-only}\n",
        "## What I noticed {.coach-only}\n\nA later thought of mine alone.\n",
    );
    desk.clean(&["check", "records"]);
    desk.clean(&["build", "records"]);
    assert!(page.exists());
    desk.edit(
        FINAL,
        "Six meetings were agreed",
        "Six long meetings were agreed",
    );
    desk.run(&["check", "records"])
        .says(1, "error[CG604 approval-stale]");
    // A finding does not stop the build; the record is held back.
    desk.run(&["build", "records"]).says(0, "CG604");
    assert!(!page.exists());
    desk.clean(&["approve", &format!("records/{FINAL}")]);
    desk.clean(&["build", "records"]);
    assert!(page.exists());
}

#[test]
fn several_records_in_any_order() {
    let approved = |files: &[&str]| {
        let desk = Desk::example();
        for file in files {
            desk.write(file, &without(&desk.read(file)));
        }
        let paths: Vec<String> = files.iter().map(|file| format!("records/{file}")).collect();
        let mut args = vec!["approve"];
        args.extend(paths.iter().map(String::as_str));
        args.extend(["--on", "2026-10-20"]);
        desk.clean(&args);
        desk.clean(&["check", "records"]);
        [AGENDA, THEMES, INTERIM, FINAL].map(|file| desk.read(file))
    };
    let one = approved(&[AGENDA, THEMES, INTERIM, FINAL]);
    assert!(one.iter().all(|text| text.contains("  on: 2026-10-20\n")));
    assert_eq!(one, approved(&[FINAL, INTERIM, THEMES, AGENDA]));
    assert_eq!(one, approved(&[INTERIM, FINAL, AGENDA, THEMES]));
}

#[test]
fn what_cannot_be_approved_is_refused_and_nothing_is_written() {
    let desk = Desk::example();
    let records =
        [AGENDA, FINAL, "4-development/session-1.md"].map(|file| format!("records/{file}"));
    let [agenda, review, session] = records.each_ref().map(String::as_str);
    desk.write("README.md", "No record.\n");
    let before = desk.everything();
    for (args, words) in [
        (vec![session], "is a record of kind `session`"),
        // One wrong file among several, and none of them is written.
        (vec![agenda, session], "is a record of kind `session`"),
        (
            vec![agenda, "--for", "Catherine Llewelyn"],
            "`Catherine Llewelyn` is no sponsor",
        ),
        (
            vec![agenda, "--for", "Catherine Llewelyn"],
            "Catherine Llewellyn, Rafael Monteiro",
        ),
        (
            vec![agenda, "--on", "2027-01-01"],
            "an approval cannot be dated in the future: 2027-01-01 is after 2026-11-20",
        ),
        (
            vec![agenda, "--on", "2025-01-01"],
            "no sponsor is current on 2025-01-01",
        ),
        (vec!["records/nowhere.md"], "cannot read records/nowhere.md"),
        (vec!["records/README.md"], "records/README.md"),
        (vec!["records"], "records"),
    ] {
        let mut all = vec!["approve"];
        all.extend(args);
        desk.run(&all).says(2, words);
        assert!(
            desk.everything() == before,
            "{all:?}: something was written"
        );
    }
    assert_eq!(desk.run(&["approve"]).code, 2);
    desk.edit(FINAL, "kind: review", "kind: review\ndraft: true");
    desk.run(&["approve", review]).says(2, "is a draft");
    desk.edit(FINAL, "draft: true", "drafted: true");
    desk.run(&["approve", review])
        .says(2, "mend the errors above first");
}

#[test]
fn fields_written_on_one_line_are_not_spoilt() {
    let desk = Desk::example();
    let note = "---\n{kind: stakeholder-themes, date: 2026-03-03, themes: [{id: one-more, text: They ask for time}]}\n---\n\nMore.\n";
    desk.write("2-diagnosis/more-themes.md", note);
    let ran = desk.run(&["approve", "records/2-diagnosis/more-themes.md"]);
    ran.says(2, "more-themes.md");
    assert_eq!(desk.read("2-diagnosis/more-themes.md"), note);
}
