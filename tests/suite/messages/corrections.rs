//! Findings whose help can be followed as it is written.

use chrono::NaiveDate;
use coachgen::{
    check::Settings,
    model::PracticeFile,
    pipeline::{BuildContext, build},
    policy::Policy,
    source::{Tree, layout},
    theme::Theme,
};

use super::sound_with;

/// Every finding of the sound engagement with these files: code, message and help.
fn all_findings(files: &[(&str, &str)]) -> Vec<String> {
    let tree = sound_with(files);
    let practice = PracticeFile::default();
    let (found, theme, policy) = (
        layout(tree.entries().unwrap()),
        Theme::built_in().unwrap(),
        Policy::default(),
    );
    let settings = Settings::default();
    let shared = BuildContext {
        practice: &practice,
        settings: &settings,
        folders: &[],
        policy: &policy,
        theme: &theme,
        reports: None,
        committed: None,
        today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
    };
    let files = &found.engagements[0];
    let built = build(&tree, files, files.name("pike"), &shared);
    let text = |diag: &coachgen::diag::Diagnostic| {
        let help = diag.help.as_deref().unwrap_or_default();
        format!("{} {}; {help}", diag.rule.code, diag.message)
    };
    built.diags.iter().map(text).collect()
}

/// The only finding of a rule.
fn finding(code: &str, files: &[(&str, &str)]) -> String {
    let all = all_findings(files);
    let of_rule = all.iter().filter(|one| one.starts_with(code));
    let [only] = of_rule.collect::<Vec<_>>()[..] else {
        panic!("{code}: {all:#?}");
    };
    only.clone()
}

fn agenda(draws_on: &str) -> String {
    format!(
        "---\nkind: agenda\ndate: 2026-02-02\npoints:\n  - id: delegation\n    title: Let others decide\n    draws_on: {draws_on}\n    objectives:\n      - {{id: handed-over, specific: Hand over}}\n  - id: sundays\n    title: Sundays off\n    draws_on: [interview#alone]\n---\n"
    )
}

fn review(fields: &str) -> String {
    format!(
        "---\nkind: review\ntype: interim\nafter_session: 1\ndate: 2026-03-02\n{fields}---\n\nHalf an hour.\n"
    )
}

const THEMES: &str = "---\nkind: stakeholder-themes\ndate: 2026-01-28\nthemes:\n  - {id: late, text: Decides late, kind: development}\n---\n";
const RAW: &str = "---\nkind: stakeholder-interview\nstakeholder: {name: Una Vole, relationship: peer}\ndate: 2026-01-26\n---\n\nRaw.\n";

#[test]
fn a_reference_to_themes_names_their_file() {
    let raw = [
        ("themes.md", THEMES),
        ("raw.md", RAW),
        ("agenda.md", &agenda("[raw]")),
    ];
    assert!(finding("CG004", &raw).ends_with("draw on a theme: `themes#` and the theme's id"));
    let raw = [("raw.md", RAW), ("agenda.md", &agenda("[raw]"))];
    assert!(!finding("CG004", &raw).contains("stakeholder-themes#"));
    let kind = [
        ("themes.md", THEMES),
        ("agenda.md", &agenda("[stakeholder-themes#late]")),
    ];
    assert!(finding("CG004", &kind).ends_with("did you mean `themes#late`?"));
}

#[test]
fn a_list_without_brackets_is_recognised() {
    let present = review("present: Dora Pike, Ivo Marsh\n");
    let found = finding("CG007", &[("review.md", &present)]);
    assert!(found.ends_with("write a list: `[NAME, NAME]`"), "{found}");
    let shared = "---\nkind: sponsor-meeting\ndate: 2026-01-20\npresent: [Dora Pike]\nshared_with_sponsors: Ivo Marsh, Una Vole\n---\n";
    let found = finding("CG004", &[("meeting.md", shared)]);
    assert!(found.ends_with("write a list: `[NAME, NAME]`"), "{found}");
    let points =
        "---\nkind: session\nnumber: 2\ndate: 2026-03-16\npoints: delegation, sundays\n---\n";
    let found = finding(
        "CG002",
        &[
            ("session-2.md", points),
            ("agenda.md", &agenda("[interview]")),
        ],
    );
    assert!(
        found.ends_with("write a list: `[delegation, sundays]`"),
        "{found}"
    );
    let sources = agenda("interview#alone, interview");
    let found = finding("CG004", &[("agenda.md", &sources)]);
    assert!(
        found.ends_with("write a list: `[interview#alone, interview]`"),
        "{found}"
    );
}

#[test]
fn an_allow_in_the_wrong_record_names_the_right_one() {
    let guest = review("present: [Dora Pike, Zora Quill]\n");
    let allow = "---\nkind: note\ndate: 2026-03-03\nallow: [{rule: unknown-party, because: A guest}]\n---\n";
    let coach = (
        "engagement.md",
        "---\nkind: engagement\nclient: {name: Dora Pike, role: Head of Claims}\ncoach: {name: Ann Field}\nsponsors:\n  - {name: Ivo Marsh, relationship: line-manager, from: 2026-01-05}\nstatus: active\nconfidentiality:\n  agreed: 2026-01-12\n  exceptions: [harm]\n---\n",
    );
    let found = finding("CG802", &[coach, ("review.md", &guest), ("note.md", allow)]);
    assert!(
        found.contains("finds nothing to allow in this record; the rule reports something in ")
            && found.contains("review.md; move these lines there"),
        "{found}"
    );
    let found = finding("CG802", &[coach, ("note.md", allow)]);
    assert!(found.contains("remove these lines"), "{found}");
}

#[test]
fn an_unaddressed_expectation_names_the_record_of_the_allow() {
    let meeting = "---\nkind: sponsor-meeting\ndate: 2026-01-20\npresent: [Dora Pike, Ivo Marsh]\nexpectations:\n  - {id: sooner, text: Decisions come sooner}\nshared_with_client: 2026-01-21\n---\n";
    let found = finding("CG309", &[("meeting.md", meeting)]);
    assert!(found.contains("in an `allow` in meeting.md"), "{found}");
}

#[test]
fn a_field_without_effect_is_not_suggested() {
    let note = "---\nkind: note\ndate: 2026-03-03\nzzqx: 1\n---\n";
    let found = finding("CG002", &[("note.md", note)]);
    assert!(
        found.contains("the fields here are: kind, ") && !found.contains("approved"),
        "{found}"
    );
    let note = "---\nkind: note\ndate: 2026-03-03\naproved: 1\n---\n";
    assert!(!finding("CG002", &[("note.md", note)]).contains("`approved`"));
}

#[test]
fn a_kind_is_found_by_a_word_of_its_name() {
    for (written, meant) in [
        ("themes", "stakeholder-themes"),
        ("360", "evidence"),
        ("interim-review", "review"),
    ] {
        let text = format!("---\nkind: {written}\ndate: 2026-03-03\n---\n");
        let found = finding("CG002", &[("odd.md", &text)]);
        assert!(
            found.ends_with(&format!("did you mean `{meant}`?")),
            "{found}"
        );
    }
}

#[test]
fn a_private_word_holds_the_record_back_until_the_coach_decides() {
    let session = "---\nkind: session\nnumber: 2\ndate: 2026-03-16\n---\n\n**Confidential:** she has an offer.\n";
    let found = finding("CG609", &[("session-2.md", session)]);
    assert!(
        found.starts_with("CG609 this label does not say who may read the text, so only you have this record until you decide"),
        "{found}"
    );
    assert!(
        !found.contains("{.client-only}"),
        "a sponsor has no session"
    );
    let agenda = agenda("[interview]") + "\n## My impressions, private\n\nShe hesitates.\n";
    let found = finding("CG609", &[("agenda.md", &agenda)]);
    assert!(
        found.starts_with("CG609 this heading does not say who")
            && found.contains("`{.client-only}`"),
        "{found}"
    );
    let session = session.replace("**Confidential:** ", "");
    let found = finding("CG609", &[("private/session-2.md", &session)]);
    assert!(
        found.starts_with(
            "CG609 the folder `private` does not say who may read this record, so only you have"
        ),
        "{found}"
    );
}
