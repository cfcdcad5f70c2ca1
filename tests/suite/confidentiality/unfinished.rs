//! Private content stays private in a record that is not yet shown to any reader: a draft, or one that lacks a field.

use coachgen::source::Memory;

use crate::rules::practice;

use super::folder::BuildHarness;
use crate::page_text::page_text;

/// Builds the example after some changes; returns the codes of the findings and the portals that contain the words.
fn built(changes: impl Fn(&mut Memory), words: &str) -> (Vec<String>, Vec<String>) {
    let mut tree = Memory::default();
    let example = practice("example-engagement");
    for path in example.paths() {
        tree.put(format!("engagement/{path}"), example.get(path).unwrap());
    }
    changes(&mut tree);
    let layout = coachgen::source::layout(coachgen::source::Tree::entries(&tree).unwrap());
    let built = BuildHarness::new().build_tree(&tree, &layout.engagements[0]);
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
            files.any(|(_, bytes)| page_text(bytes).contains(words))
        })
        .map(|portal| portal.folder.clone())
        .collect();
    (codes, with)
}

fn edit(tree: &mut Memory, path: &str, from: &str, to: &str) {
    let path = format!("engagement/{path}");
    let text = String::from_utf8(tree.get(&path).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{path} does not contain {from}");
    tree.put(path, text.replacen(from, to, 1));
}

const PERSONAL: &str = "On four weekday evenings the telephone stays in the hall drawer from half past seven until morning";

#[test]
fn a_personal_point_of_an_agenda_that_lacks_its_date_or_is_a_draft() {
    for (from, to) in [
        ("date: 2026-03-11\n", ""),
        ("date: 2026-03-11\n", "date: 2026-03-\n"),
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
        "kind: note\ndate: 2026-9",
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
fn interviewees_of_unfinished_records_are_not_named() {
    for (from, to) in [
        (
            "kind: stakeholder-interview\n",
            "kind: stakeholder-interview\ndraft: true\n",
        ),
        ("date: 2026-02-20\n", ""),
        ("date: 2026-02-20\n", "date: 20 Feb 2026\n"),
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
fn a_name_in_other_letters_is_still_a_name() {
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
fn the_reason_a_record_is_held_back_is_reported_even_if_its_cause_is_allowed() {
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

/// The findings and the portals that contain the words after a session repeats them.
fn build_with_repetition(words: &str, changes: impl Fn(&mut Memory)) -> (Vec<String>, Vec<String>) {
    built(
        |tree| {
            changes(tree);
            edit(
                tree,
                "4-development/session-6.md",
                "\n---\n\n",
                &format!("\n---\n\n{words}\n\n"),
            );
        },
        words,
    )
}

#[test]
fn private_words_from_any_record_are_not_repeated() {
    let own = "Checking that the weeks in Leeds are covered, and that she need not use the calls.";
    let said = "Asked her to tell Amara directly; she did so that evening.";
    let title = "Why the winter frightens her so badly";
    let reason = "She wept for an hour over the closing of the depot";
    let spelt = "Zoë fürchtet sich sehr vor der müden Frau Größe";
    let spelt_otherwise: String = unicode_normalization::UnicodeNormalization::nfd(spelt).collect();
    let note = |head: &str, body: &str| {
        format!("---\nkind: note\ndate: 2026-09-01\n{head}---\n\n{body}\n")
    };
    for (words, file) in [
        (own, String::new()),
        (said, String::new()),
        (title, note(&format!("title: {title}\n"), "A word.")),
        (
            reason,
            note(
                &format!("allow:\n  - rule: hidden-link\n    because: {reason}\n"),
                "A word.",
            ),
        ),
        (spelt_otherwise.as_str(), note("", &format!("{spelt}."))),
    ] {
        let (codes, with) = build_with_repetition(words, |tree| {
            if !file.is_empty() {
                tree.put("engagement/notes/later.md", file.clone());
            }
        });
        assert!(
            codes.iter().any(|code| code == "CG606"),
            "{words}: {codes:?}"
        );
        assert_eq!(with, ["coach/engagement"], "{words}");
    }
}

#[test]
fn unfinished_records_may_quote_what_was_shared_before() {
    let letter = "---\nkind: review\ndraft: true\ntype: final\nafter_session: 6\ndate: 2026-10-14\n---\n\n## A letter {.client-only}\n\nAmara would not call the fourth point achieved, and she is right to be strict.\n";
    let undated = "---\nkind: note\ndraft: true\n---\n\nAmara may call, write or message whenever something will not wait.\n";
    let quoting = "---\nkind: session\ndate: 2026-10-10\n---\n\n## Mine {.coach-only}\n\nI stole it. I drove ninety miles in the dark and stole it.\n";
    let message = "---\nkind: note\ndate: 2026-10-20\n---\n\nHer message: \"Won. Not sure that I like it. Can keep until Wednesday.\"\n";
    // Words for coach and client are no secret from the client, who can read the review that they come from.
    let (_, with) = built(
        |tree| tree.put("engagement/5-review/letter.md", letter),
        "she is right to be strict",
    );
    assert!(
        with.iter().any(|folder| folder == "client/engagement"),
        "{with:?}"
    );
    for (path, text) in [
        ("notes/undated.md", undated),
        ("4-development/later.md", quoting),
        ("notes/message.md", message),
    ] {
        let (codes, _) = built(
            |tree| {
                tree.put(format!("engagement/{path}"), text);
            },
            "nothing",
        );
        assert!(
            codes.iter().all(|code| code != "CG606"),
            "{path}: {codes:?}"
        );
    }
}

#[test]
fn ordinary_words_are_not_names() {
    for (name, words) in [
        ("Jan van Dam", "She drives the van herself."),
        ("Ludwig von Stein", "Das kommt von der Arbeit."),
        ("Rob Case", "In this case she waits."),
        // A capital letter at the beginning of a sentence or of a month is a warning: see `names`.
        (
            "Grace Young",
            "With grace under pressure, when young and old are watching.",
        ),
        ("Una Hall", "In June she waited in the hall."),
        (
            "Head of Kitchens",
            "She asks the head of every depot and of the kitchens.",
        ),
    ] {
        let (codes, _) = built(
            |tree| {
                edit(
                    tree,
                    "2-diagnosis/stakeholder-5.md",
                    "name: Tamsin Tremayne",
                    &format!("name: {name}"),
                );
                edit(
                    tree,
                    "2-diagnosis/stakeholder-themes.md",
                    "Her word holds.",
                    words,
                );
            },
            "nothing",
        );
        assert!(
            codes.iter().all(|code| code != "CG605"),
            "{name}: {codes:?}"
        );
    }
}

#[test]
fn a_record_with_an_unreadable_date_is_left_out_and_the_rest_is_built() {
    for (from, to) in [
        ("date: 2026-09-30\n", "date: 2026-\n"),
        ("date: 2026-09-30\n", "date: 2026-09-31\n"),
        ("date: 2026-09-30\n", "date: 2026-09-30\nnext: tomorrow\n"),
    ] {
        let (codes, with) = built(
            |tree| {
                edit(tree, "4-development/session-6.md", from, to);
                edit(
                    tree,
                    "4-development/session-6.md",
                    "\n---\n\n",
                    "\n---\n\nZqheron stood there.\n\n",
                );
            },
            "Zqheron",
        );
        assert!(codes.iter().any(|code| code == "CG018"), "{to}: {codes:?}");
        assert!(with.is_empty(), "{to}: {with:?}");
        let (_, clients) = built(
            |tree| edit(tree, "4-development/session-6.md", from, to),
            "<html",
        );
        assert_eq!(clients.len(), 4, "{to}: {clients:?}");
    }
}

#[test]
fn an_unreadable_date_in_the_agreement_blocks_the_build() {
    for (from, to) in [
        ("start: 2026-01-14\n", "start: 2026-01\n"),
        ("  agreed: 2026-01-22\n", "  agreed: 22.01.26\n"),
    ] {
        let (codes, with) = built(|tree| edit(tree, "engagement.md", from, to), "<html");
        assert!(codes.iter().any(|code| code == "CG002"), "{to}: {codes:?}");
        assert!(with.is_empty(), "{to}: {with:?}");
    }
}

#[test]
fn a_draft_has_a_page_in_the_coachs_portal_and_nowhere_else() {
    for fields in [
        "number: 7\ndate: 2026-11-02",
        "number: 7",
        "number: 7\ndate: 2026-",
        "issues: [Zqlapwing, Zqcurlew]",
    ] {
        let put = |tree: &mut Memory| {
            tree.put(
                "engagement/4-development/session-7.md",
                format!("---\nkind: session\ndraft: true\n{fields}\n---\n\nZqheron. ![board](../attachments/decision-rights.jpg)\n\n## Next {{.shared}}\n\nZqegret.\n"),
            );
        };
        for words in ["Zqheron", "Zqegret"] {
            let (_, with) = built(put, words);
            assert_eq!(with, ["coach/engagement"], "{fields}");
        }
        if fields.contains("Zqlapwing") {
            assert_eq!(built(put, "Zqcurlew").1, ["coach/engagement"]);
        }
    }
    let (_, with) = built(
        |tree| {
            tree.put(
                "engagement/notes/a.md",
                "---\nkind: note\ndraft: true\ntitle: Half\n---\n\nZqheron.\n",
            );
        },
        "<span class=\"tag\">Draft</span>",
    );
    assert_eq!(with, ["coach/engagement"]);
}

#[test]
fn leaving_out_one_version_of_a_session_or_a_review_does_not_publish_the_other() {
    let session = "4-development/session-2.md";
    let interim = "5-review/interim-review.md";
    for (path, from, to) in [
        (session, "date: 2026-04-22\n", "date: 2026-04-2x\n"),
        (session, "date: 2026-04-22\n", ""),
        (session, "number: 2\n", ""),
        (session, "next: 2026-05-20\n", "next: 2026-05\n"),
        (interim, "date: 2026-06-03\n", "date: 2026-06-\n"),
    ] {
        let (codes, with) = built(
            |tree| {
                let text = tree.get(&format!("engagement/{path}")).unwrap().to_vec();
                let text = String::from_utf8(text).unwrap();
                let older = text.replacen("\n---\n\n", "\n---\n\nZqheron stood there.\n\n", 1);
                tree.put(
                    format!("engagement/{}", path.replace(".md", "-before-lunch.md")),
                    older,
                );
                edit(tree, path, from, to);
            },
            "Zqheron",
        );
        assert!(
            codes.iter().any(|code| code == "CG015"),
            "{path} {to}: {codes:?}"
        );
        assert!(with.is_empty(), "{path} {to}: {with:?}");
    }
}

#[test]
fn a_contact_that_lacks_a_field_keeps_its_words() {
    const WORDS: &str = "The chair doubts that she will stay beyond the winter";
    for entry in [
        "{date: 2026-04-02, by: sponsor, about: WORDS}",
        "{date: 2026-04-02, channel: , by: organisation, about: WORDS}",
        "{channel: phone, by: sponsor, about: WORDS}",
        "{date: 2026-04-02, coach_only: true, about: WORDS}",
        "{date: 2026-04-02, channel: phone, by: organisation, about: WORDS}",
    ] {
        let (codes, with) = built(
            |tree| {
                let entry = entry.replace("WORDS", WORDS);
                edit(
                    tree,
                    "4-development/contacts.md",
                    "contacts:\n",
                    &format!("contacts:\n  - {entry}\n"),
                );
                edit(
                    tree,
                    "4-development/session-6.md",
                    "\n---\n\n",
                    &format!("\n---\n\n{WORDS}.\n\n"),
                );
            },
            "beyond the winter",
        );
        assert!(
            codes.iter().any(|code| code == "CG606"),
            "{entry}: {codes:?}"
        );
        assert!(
            with.iter().all(|folder| folder.starts_with("coach")),
            "{entry}: {with:?}"
        );
    }
}

#[test]
fn an_end_that_is_not_after_its_start_leaves_the_session_out() {
    for times in [
        "start: 11:00\nend: 10:00\n",
        "start: 11:00\nend: 11:00\n",
        "start: 25:00\n",
        "end: 9.30\n",
    ] {
        let (codes, with) = built(
            |tree| {
                edit(
                    tree,
                    "4-development/session-6.md",
                    "number: 6\n",
                    &format!("number: 6\n{times}"),
                );
                edit(
                    tree,
                    "4-development/session-6.md",
                    "\n---\n\n",
                    "\n---\n\nZqheron.\n\n",
                );
            },
            "Zqheron",
        );
        assert!(
            codes.iter().any(|code| code == "CG018"),
            "{times}: {codes:?}"
        );
        assert!(with.is_empty(), "{times}: {with:?}");
    }
}
