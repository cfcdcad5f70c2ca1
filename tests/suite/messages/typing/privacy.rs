//! From a template of another program to a clean check: a message about a field that meant privacy never just asks to
//! remove it.

use super::{findings_in, session};

/// What templates for notes and meetings have in their front matter to keep them private.
const TEMPLATES: &[&str] = &[
    "confidential: true",
    "confidential: strictly",
    "private: true",
    "private: yes",
    "visibility: private",
    "visibility: coach",
    "visibility: [coach]",
    "share: no",
    "shared: false",
    "publish: false",
    "published: false",
    "status: private",
    "status: draft",
    "access: restricted",
    "audience: coach",
    "privacy: high",
    "secret: true",
    "coach_only: true",
    "coach-only: yes",
    "cssclass: private",
    "sensitivity: confidential",
    "shared_with: nobody",
    "shared_with: []",
    "sharing: none",
    "vertraulich: ja",
    "Privat: true",
    "Sichtbarkeit: nur ich",
    "intern: ja",
    "confidentiel: oui",
    "prive: oui",
    "visibilite: prive",
    "doNotShare: true",
    "'private:': true",
    "permissions: owner",
    "labels: [confidential]",
    "category: private",
];

#[test]
fn an_unknown_field_that_meant_privacy_gets_a_working_alternative() {
    let mut wrong = Vec::new();
    for field in TEMPLATES {
        let text =
            format!("---\nkind: session\nnumber: 2\ndate: 2026-03-16\n{field}\n---\n\nWords.\n");
        let findings = findings_in("session-2.md", &text);
        let hides = ["`draft: true`", "`body: coach-only`", "`{.coach-only}`"];
        let right = findings.iter().any(|one| {
            one.code == "CG002"
                && one.line == 5
                && one.forbids
                && hides.iter().all(|word| one.help.contains(word))
        });
        if !right {
            wrong.push(format!("{field}: {findings:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_record_without_a_kind_reports_privacy_fields_in_the_same_run() {
    let found = findings_in(
        "session-2.md",
        "---\ntype: coaching\ndate: 2026-03-16\nconfidential: true\ndraft: true\ntags: [private]\n---\n\nWords.\n",
    );
    let told: Vec<_> = found.iter().map(|one| (one.code, one.line)).collect();
    assert_eq!(told, [("CG002", 2), ("CG002", 4)], "{found:#?}");
    assert!(found[1].help.contains("`draft: true`"), "{found:#?}");
}

#[test]
fn inside_an_item_the_message_says_how_to_hide_an_item() {
    let text = "---\nkind: session\nnumber: 2\ndate: 2026-03-16\nactions:\n  - {id: a, what: Ask, private: yes}\n---\n";
    let found = findings_in("session-2.md", text);
    assert!(found[0].help.contains("`coach_only: true`"), "{found:#?}");
    let text = "---\nkind: agenda\ndate: 2026-02-02\npoints:\n  - {id: delegation, title: Let others decide, confidential: true, objectives: [{id: handed-over, milestones: [{id: first}]}]}\n---\n";
    let found = findings_in("agenda.md", text);
    let hides = found.iter().find(|one| one.code == "CG002").unwrap();
    assert!(
        hides.help.contains("`coach_only: true`") && hides.help.contains("`personal: true`"),
        "{found:#?}"
    );
}

#[test]
fn a_tag_that_says_private_hides_nothing() {
    for tags in [
        "tags: [coaching, confidential]",
        "tags: private",
        "tags: coaching, private",
        "tags:\n  - '#vertraulich'",
        "tags: [status/draft]",
        "cssclasses: [private]",
        "tags: [coach-only]",
        "tags: ['nur coach']",
    ] {
        let fields = format!("---\nkind: session\nnumber: 2\ndate: 2026-03-16\n{tags}\n");
        let found = findings_in("session-2.md", &format!("{fields}---\n\nWords.\n"));
        assert!(
            found.len() == 1 && found[0].forbids && found[0].help.contains("`draft: true`"),
            "{tags}: {found:#?}"
        );
        // Following either message, the check is clean.
        for hidden in ["draft: true", "body: coach-only"] {
            let found = findings_in(
                "session-2.md",
                &format!("{fields}{hidden}\n---\n\nWords.\n"),
            );
            assert_eq!(found, [], "{tags}, {hidden}");
        }
    }
    let found = findings_in(
        "session-2.md",
        "---\nkind: session\nnumber: 2\ndate: 2026-03-16\ntags: [coaching, personal-growth, drafting]\n---\n",
    );
    assert_eq!(found, []);
    let found = findings_in(
        "notes/may.md",
        "---\nkind: note\ndate: 2026-03-16\ntags: [private]\n---\n",
    );
    assert_eq!(found, [], "nobody else reads a note");
}

#[test]
fn an_item_of_nothing_but_a_switch_hides_nothing_and_blocks_the_build() {
    for switch in [
        "coach_only: true",
        "coach_only: yes",
        "private: true",
        "personal: true",
    ] {
        let text = format!(
            "---\nkind: session\nnumber: 2\ndate: 2026-03-16\nactions:\n  - id: a\n    what: Ask\n  - {switch}\n---\n"
        );
        let found = findings_in("session-2.md", &text);
        assert!(
            found.len() == 1 && found[0].forbids && found[0].line == 8,
            "{switch}: {found:#?}"
        );
    }
}

#[test]
fn the_same_fields_in_the_body_block_the_build() {
    for line in [
        "private:: true",
        "status:: private",
        "publish:: false",
        "visibility:: coach",
    ] {
        let found = findings_in("session-2.md", &session(&format!("\n{line}\n\nWords.\n")));
        assert!(
            found.iter().any(|one| one.code == "CG011" && one.forbids),
            "{line}: {found:#?}"
        );
    }
}
