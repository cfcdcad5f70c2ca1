//! What is private stays private in a record that nobody has yet: a draft, or one that lacks a field.

use coachgen::source::Memory;

use crate::rules::practice;

use super::folder::Bench;

/// Builds the example after some changes, and says what was found and whether the words stand with a reader.
fn built(changes: impl Fn(&mut Memory), words: &str) -> (Vec<String>, Vec<String>) {
    let mut tree = Memory::default();
    let example = practice("example-engagement");
    for path in example.paths() {
        tree.put(format!("engagement/{path}"), example.get(path).unwrap());
    }
    changes(&mut tree);
    let layout = coachgen::source::layout(coachgen::source::Tree::entries(&tree).unwrap());
    let built = Bench::new().build_tree(&tree, &layout.engagements[0]);
    let codes = built
        .diags
        .iter()
        .map(|diag| diag.rule.code.to_owned())
        .collect();
    let with = built
        .portals
        .iter()
        .filter(|portal| {
            let mut files = portal.tree.files.iter();
            files.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(words))
        })
        .map(|portal| portal.folder.clone())
        .collect();
    (codes, with)
}

fn edit(tree: &mut Memory, path: &str, from: &str, to: &str) {
    let path = format!("engagement/{path}");
    let text = String::from_utf8(tree.get(&path).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{path} holds no {from}");
    tree.put(path, text.replacen(from, to, 1));
}

const PERSONAL: &str = "On four weekday evenings the telephone stays in the hall drawer from half past seven until morning";

#[test]
fn a_personal_point_of_an_agenda_that_lacks_its_date_or_is_a_draft() {
    for (from, to) in [
        ("date: 2026-03-11\n", ""),
        ("kind: agenda\n", "kind: agenda\ndraft: true\n"),
    ] {
        let (codes, with) = built(
            |tree| {
                edit(tree, "3-agenda/agenda.md", from, to);
                tree.put(
                    "engagement/1-contracting/sm2.md",
                    format!("---\nkind: sponsor-meeting\ndate: 2026-10-02\npresent: [Catherine Llewellyn, Amara Okafor, Ruth Adelman]\nshared_with_client: 2026-10-03\n---\n\n{PERSONAL}.\n"),
                );
            },
            "On four weekday evenings the telephone",
        );
        assert!(codes.iter().any(|code| code == "CG606"), "{codes:?}");
        assert!(
            with.iter().all(|folder| !folder.starts_with("sponsor")),
            "{with:?}"
        );
    }
}

#[test]
fn a_note_that_is_a_draft_or_lacks_its_date() {
    for head in [
        "kind: note\ndate: 2026-09-01\ndraft: true",
        "kind: note",
        "kind: note\ndraft: true",
    ] {
        let (codes, with) = built(
            |tree| {
                tree.put(
                    "engagement/notes/later.md",
                    format!("---\n{head}\n---\n\nShe will not say aloud that she is afraid of the winter.\n"),
                );
                edit(
                    tree,
                    "4-development/session-6.md",
                    "\n---\n\n",
                    "\n---\n\nShe will not say aloud that she is afraid of the winter.\n\n",
                );
            },
            "afraid of the winter",
        );
        assert!(
            codes.iter().any(|code| code == "CG606"),
            "{head}: {codes:?}"
        );
        assert_eq!(with, ["coach/engagement"], "{head}");
    }
}

#[test]
fn somebody_who_was_interviewed_in_a_record_that_is_not_finished() {
    for (from, to) in [
        (
            "kind: stakeholder-interview\n",
            "kind: stakeholder-interview\ndraft: true\n",
        ),
        ("date: 2026-02-20\n", ""),
        ("  relationship: report\n", ""),
    ] {
        let (codes, with) = built(
            |tree| {
                edit(tree, "2-diagnosis/stakeholder-5.md", from, to);
                edit(
                    tree,
                    "2-diagnosis/stakeholder-themes.md",
                    "Her word holds.",
                    "Tamsin Tremayne says her word holds.",
                );
            },
            "Tamsin Tremayne says",
        );
        assert!(codes.iter().any(|code| code == "CG605"), "{to}: {codes:?}");
        assert!(with.is_empty(), "{with:?}");
    }
}

#[test]
fn a_name_in_other_letters_is_a_name() {
    for said in [
        "tamsin says",
        "TREMAYNE says",
        "T*amsin* says",
        "T**remayne** says",
        "Ｔａｍｓｉｎ says",
        "Yuki says",
    ] {
        let (codes, with) = built(
            |tree| {
                edit(
                    tree,
                    "2-diagnosis/stakeholder-themes.md",
                    "Her word holds.",
                    &format!("{said} her word holds."),
                );
            },
            said,
        );
        assert!(
            codes.iter().any(|code| code == "CG605"),
            "{said}: {codes:?}"
        );
        assert!(with.is_empty(), "{with:?}");
    }
}

#[test]
fn what_holds_a_record_back_is_told_even_where_its_cause_is_allowed() {
    let (codes, _) = built(
        |tree| {
            edit(
                tree,
                "3-agenda/agenda.md",
                "at each monthly meeting",
                "at some monthly meetings",
            );
            edit(
                tree,
                "3-agenda/agenda.md",
                "kind: agenda\n",
                "kind: agenda\nallow:\n  - rule: agenda-rewritten\n    because: I know.\n",
            );
        },
        "nothing",
    );
    assert_eq!(codes, ["CG604"]);
}
