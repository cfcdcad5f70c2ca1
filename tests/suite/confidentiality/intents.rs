//! An apparent attempt to hide something either works or prevents publication, in three languages, in prose and in
//! fields; text that only resembles one is published.

use coachgen::diag::Diagnostic;
use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, findings};
use crate::page_text::page_text;

const SECRET: &str = "Zqsecretquail";

/// A phrase replaces each `@`.
const FORMS: &[&str] = &[
    "## Notes (@)\n\nZqsecretquail",
    "### Notes [@]\n\nZqsecretquail",
    "## Notes: @\n\nZqsecretquail",
    "## Notes – @\n\nZqsecretquail",
    "# @\n\nZqsecretquail",
    "## 🔒 @ 🔒\n\nZqsecretquail",
    "Notes (@)\n---------\n\nZqsecretquail",
    "**@**\n\nZqsecretquail",
    "*@:* Zqsecretquail",
    "- @: Zqsecretquail",
    "1. (@) Zqsecretquail",
    "> @\n>\n> Zqsecretquail",
    "> [!@]\n> Zqsecretquail",
    "> [!note] @\n> Zqsecretquail",
    "Words.\n::: @\nZqsecretquail\n:::",
    "<!-- @ -->\n\nZqsecretquail\n\n<!-- end @ -->",
    "Words <!-- @ --> Zqsecretquail",
    "{@}\n\nZqsecretquail",
    "Zqsecretquail (@)",
    "| @ |\n|---|\n| Zqsecretquail |",
    "<section class=\"@\">\nZqsecretquail\n</section>",
    "<div>\n(@) Zqsecretquail\n</div>",
    "@ | Zqsecretquail",
    "**@** Zqsecretquail",
    "__@.__ Zqsecretquail",
    "`@` Zqsecretquail",
    "- *@* Zqsecretquail",
    "@. Zqsecretquail",
    "@! Zqsecretquail",
    "@ → Zqsecretquail",
    "<details><summary>@</summary>Zqsecretquail</details>",
    "```\nnever closed\n\n@: Zqsecretquail",
];

const PHRASES: &[&str] = &[
    "coach only",
    "Coach-only",
    "for the coach only",
    "COACH’S EYES ONLY",
    "coach_only",
    "not for the client",
    "nur für den Coach",
    "Nur Coach",
    "nicht für die Klientin",
    "nur fuer den Coach",
    "Réservé à la coach",
    "réservé au coach",
    "pour le coach uniquement",
    "pas pour le client",
    "private",
    "Confidential",
    "strictly confidential",
    "not shared",
    "do not share",
    "privat",
    "streng vertraulich",
    "nicht weitergeben",
    "confidentiel",
    "privé",
    "ne pas diffuser",
    "coach onyl",
    "confidental",
];

fn practice(body: &str, fields: &str) -> Folder {
    let mut folder = Folder::default();
    folder.put(
        "engagement.md",
        "---\nkind: engagement\nclient: {name: Ida Moreau}\nsponsors: [{name: Paul Renner}]\ncoach: {name: Ruth Albers}\nstatus: active\nstart: 2026-01-05\n---\n",
    );
    folder.put(
        "session-1.md",
        format!("---\nkind: session\nnumber: 1\ndate: 2026-03-25\n{fields}---\n\n{body}\n"),
    );
    folder
}

/// Whether a reader other than the coach reads the secret, and the findings.
fn published(folder: &Folder) -> (bool, String) {
    let built = BuildHarness::new().build(folder, &Policy::default());
    let others = built
        .portals
        .iter()
        .filter(|portal| portal.reader != Reader::Coach);
    let read = others
        .flat_map(|portal| &portal.tree.files)
        .any(|(_, bytes)| page_text(bytes).contains(SECRET));
    let found = findings(&built);
    assert!(
        !found.contains(SECRET),
        "a message contains a record's text\n{found}"
    );
    (read, found)
}

#[test]
fn no_form_publishes_what_it_should_hide() {
    let mut faults = Vec::new();
    for form in FORMS {
        for phrase in PHRASES {
            let body = form.replace('@', phrase);
            let (read, found) = published(&practice(&body, ""));
            let reported = ["CG602", "CG609", "CG011"]
                .iter()
                .any(|code| found.contains(code));
            if read || !reported {
                faults.push(format!("{body:?} read: {read}, said: {reported}"));
            }
        }
    }
    for tag in [
        "#coach-only",
        "#private",
        "#nur-coach",
        "#vertraulich",
        "#confidentiel",
        "#not_shared",
        "#private/notes",
    ] {
        for body in [
            format!("{tag} {SECRET}"),
            format!("{SECRET} {tag}"),
            format!("- words {tag}\n- {SECRET}"),
        ] {
            if published(&practice(&body, "")).0 {
                faults.push(body);
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of them:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn no_field_publishes_what_it_should_hide() {
    let mut faults = Vec::new();
    for value in [
        "%%Zqsecretquail%%",
        "<!-- Zqsecretquail -->",
        "Zqsecretquail {.coach-only}",
        "(coach only) Zqsecretquail",
        "Zqsecretquail [nur Coach]",
        "Coach only: Zqsecretquail",
        "réservé au coach – Zqsecretquail",
        "Zqsecretquail #private",
        "::: private Zqsecretquail",
        "[!private] Zqsecretquail",
        "Confidential: Zqsecretquail",
        "Zqsecretquail (privat)",
        "<private>Zqsecretquail</private>",
        "<span hidden>Zqsecretquail</span>",
    ] {
        for fields in [
            format!("issues:\n  - '{value}'\n"),
            format!("title: '{value}'\n"),
            format!(
                "actions:\n  - id: one\n    what: >-\n      Words\n      and\n\n      {value}\n    owner: client\n"
            ),
            format!("reviewed: []\nprogress: []\nchanges: []\nissues: ['{value}']\n"),
        ] {
            if published(&practice("Open.", &fields)).0 {
                faults.push(fields);
            }
        }
        let own = format!("actions:\n  - id: one\n    what: '{value}'\n    coach_only: true\n");
        let (_, found) = published(&practice("Open.", &own));
        if found.contains("CG602") || found.contains("CG609") {
            faults.push(format!("reported although it is hidden: {own}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} of them:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The bodies that are published, or that have no finding.
fn published_of(bodies: impl IntoIterator<Item = String>) -> Vec<String> {
    let faulty = |body: &String| {
        let (read, found) = published(&practice(body, ""));
        read || !(found.contains("CG602") || found.contains("CG609"))
    };
    bodies.into_iter().filter(faulty).collect()
}

#[test]
fn names_of_readers_count_like_their_roles() {
    const NAMED: &[&str] = &[
        "Ruth only",
        "only for Ruth Albers",
        "Ruth’s eyes only",
        "Not for Ida",
        "not for Ida Moreau",
        "Ida must not see this",
        "hide from Ida",
        "do not show Ida",
        "nur für Ruth",
        "Nur Ruth",
        "nicht für Ida",
        "Ruth uniquement",
        "réservé à Ruth",
        "pas pour Ida",
        "ne pas montrer à Ida",
        "Not for Ida or Paul",
        "Not for the client or Paul",
        "not for Paul or the client",
        "nur für Ruth und den Coach",
        "nicht für Frau Moreau",
        "not for Ms. Moreau",
        "pas pour Mme Moreau",
        "nur Frau Albers",
        "not for I. Moreau",
        "definitely not for Ida",
        "noch nicht für Ida",
    ];
    const NAMED_IN: &[&str] = &[
        "## @\n\nZqsecretquail",
        "## Notes (@)\n\nZqsecretquail",
        "**@** Zqsecretquail",
        "@: Zqsecretquail",
        "@\n\nZqsecretquail",
        "- Zqsecretquail [@]",
        "<!-- @ -->\nZqsecretquail",
        "{@} Zqsecretquail",
        "> [!note] @\n> Zqsecretquail",
    ];
    let all = NAMED_IN
        .iter()
        .flat_map(|form| NAMED.iter().map(|named| form.replace('@', named)));
    let faults = published_of(all);
    assert!(faults.is_empty(), "{faults:#?}");
    // The sponsor's name keeps a text from the sponsor; the client reads it where the text is marked for the client.
    let marked = "## Not for Paul {.client-only}\n\nZqsecretquail";
    assert!(published(&practice(marked, "")).0);
    let shared = "## Not for Ida {.shared}\n\nZqsecretquail";
    assert!(!published(&practice(shared, "")).0);
    for body in [
        "## Only Ida can decide\n\nZqsecretquail",
        "Only Paul knew of it. Zqsecretquail",
        "Not for Jonas: he has enough to do. Zqsecretquail",
        "That was not for Ida to say: Zqsecretquail",
    ] {
        let (read, found) = published(&practice(body, ""));
        assert!(read, "{body}\n{found}");
    }
}

#[test]
fn marks_of_other_programs_and_mistyped_comments_stop_the_build() {
    let faults = published_of(
        [
            "<!- Zqsecretquail ->",
            "<!— Zqsecretquail —>",
            "<! -- Zqsecretquail -->",
            "< !-- Zqsecretquail -->",
            "‹!-- Zqsecretquail --›",
            "Words {>> Zqsecretquail <<} and more",
            "{# Zqsecretquail #}",
            "Words /* Zqsecretquail */",
            "/*\nZqsecretquail\n*/",
            "{{!-- Zqsecretquail --}}",
            "<%-- Zqsecretquail --%>",
            "#+BEGIN_COMMENT\nZqsecretquail\n#+END_COMMENT",
            "\\begin{comment}\nZqsecretquail\n\\end{comment}",
            "////\nZqsecretquail\n////",
            ".. comment::\n   Zqsecretquail",
            "||Zqsecretquail||",
            ">! Zqsecretquail !<",
            "Words >!Zqsecretquail!<",
            "> [!coach]\n> Zqsecretquail",
            "```coach\nZqsecretquail\n```",
            "<secret>Zqsecretquail</secret>",
            "Words {--Zqsecretquail--}",
            "<-- Zqsecretquail -->",
            "<u>not for Ida</u> Zqsecretquail",
            "> [!note]- Coach\n> Zqsecretquail",
            "** Zqsecretquail :private:",
            "<span style=\"color: white\">Zqsecretquail</span>",
        ]
        .map(str::to_owned),
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn each_message_offers_the_marker_that_matches_its_words() {
    for (body, marker) in [
        ("Not for Paul: words.", "{.client-only}"),
        ("## Not for the sponsor\n\nwords", "{.client-only}"),
        ("Between Ida and me: words.", "{.client-only}"),
        ("Not for Ida: words.", "{.coach-only}"),
        ("Private: words.", "{.coach-only}"),
    ] {
        let mut folder = practice("Words.", "");
        folder.put(
            "review.md",
            format!("---\nkind: review\ntype: interim\nafter_session: 1\ndate: 2026-03-26\n---\n\n{body}\n"),
        );
        let built = BuildHarness::new().build(&folder, &Policy::default());
        let of_markers = |diag: &&Diagnostic| ["CG602", "CG609"].contains(&diag.rule.code);
        let reported = built.diags.iter().find(of_markers).expect("a finding");
        let help = reported.help.as_deref().unwrap_or_default();
        assert!(help.contains(marker), "{body}: {help}");
    }
}

#[test]
fn a_message_says_why_a_heading_has_no_marker() {
    for (heading, help) in [
        ("##Notes {.coach-only}", "put a space after"),
        ("## Notes {.coach-only} ##", "nothing may follow it"),
        ("## Notes {.coach-only} ^id", "nothing may follow it"),
        ("####### Notes {.coach-only}", "one to six"),
        ("## Notes {.coach-only}\u{a0}", "type the line again"),
        ("\u{200b}## Notes {.coach-only}", "type the line again"),
    ] {
        let built = BuildHarness::new().build(&practice(heading, ""), &Policy::default());
        let found: Vec<_> = built
            .diags
            .iter()
            .filter(|diag| diag.rule.code == "CG602")
            .filter_map(|diag| diag.help.as_deref())
            .collect();
        assert!(
            found.iter().any(|found| found.contains(help)),
            "{heading:?}: {found:?}"
        );
    }
}

#[test]
fn lines_about_the_text_below_stop_the_build() {
    let lines = [
        "From here on coach only",
        "Everything below is for the coach only",
        "The following is confidential",
        "Next paragraph: private",
        "Ab hier nur für den Coach",
        "Alles Folgende ist vertraulich",
        "Ce qui suit est réservé au coach",
        "À partir d’ici: confidentiel",
        "**Draft**",
        "ENTWURF",
        "(conf.)",
        "[vertr.] was she said",
        "The rest is not for Ida.",
        "Das darf Ida nicht sehen.",
        "Ceci n’est pas pour Ida.",
        "Interne Notiz",
        "NB not to be shared",
    ];
    let faults = published_of(lines.map(|line| format!("{line}\n\nZqsecretquail")));
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn labels_inside_and_after_a_text_stop_the_build() {
    let faults = published_of(
        [
            "He was kind. (private: Zqsecretquail)",
            "He was kind. [confidential: Zqsecretquail]",
            "He was kind. Private: Zqsecretquail",
            "He was kind. ==private: Zqsecretquail==",
            "(private:: Zqsecretquail)",
            "Internal: Zqsecretquail",
            "Interne Notiz: Zqsecretquail",
            "Note interne : Zqsecretquail",
            "Zqsecretquail. Not for Ida.",
            "Zqsecretquail. Nur für mich.",
            "Zqsecretquail. Private.",
            "Zqsecretquail **not for Ida!**",
            "Zqsecretquail, nur für mich",
            "Zqsecretquail -> coach only",
            "Zqsecretquail / nur Coach",
            "NOT FOR IDA Zqsecretquail",
            "COACH ONLY Zqsecretquail",
            "PRIVAT Zqsecretquail",
            "coach only, Zqsecretquail",
            "Off the record, Zqsecretquail",
            "**NICHT** für Ida: Zqsecretquail",
            "Ruth (private): Zqsecretquail",
            "## Hypothesen – intern\n\nZqsecretquail",
            "She slept badly (coach only – Zqsecretquail)",
            "She slept badly (private - Zqsecretquail).",
            "She slept badly (COACH ONLY Zqsecretquail)",
            "She slept badly [CONFIDENTIAL Zqsecretquail] again",
            "She slept badly (nur für mich, Zqsecretquail)",
            "(vertraulich – Zqsecretquail) und müde",
            "She slept badly (not for the client. Zqsecretquail)",
            "She slept badly – coach only: Zqsecretquail",
            "Sie schlief schlecht - vertraulich: Zqsecretquail",
            "Between us: Zqsecretquail",
        ]
        .map(str::to_owned),
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_comment_in_the_front_matter_hides_nothing_and_is_reported() {
    let item = |above: &str, beside: &str, more: &str| {
        format!(
            "actions:\n{above}  - id: one{beside}\n    what: 'Zqsecretquail # 1'\n    owner: client\n{more}"
        )
    };
    for fields in [
        item("  # coach only\n", "", ""),
        item("  # private\n", "", ""),
        item("", "   # nur für den Coach", ""),
        item("", "", "    # not for Ida\n"),
        item("  #coach_only: true\n", "", ""),
        "issues:\n  - \"Zqsecretquail \\\"one\\\"\" # coach only\n".to_owned(),
        "issues:\n  - 'Zqsecretquail ''two''' # private\n".to_owned(),
        "title: \"Zqsecretquail\"   # nur für mich\n".to_owned(),
        "issues: [\"Zqsecretquail\"] # not for Ida\n".to_owned(),
        item("  #\n  #  Vertraulich!\n", "", ""),
        format!("# {{.coach-only}}\n{}", item("", "", "")),
    ] {
        let (read, found) = published(&practice("Open.", &fields));
        let reported = found.contains("CG602") || found.contains("CG609");
        assert!(!read && reported, "{fields}\n{found}");
    }
    // Beside an item that is coach-only it is just a comment, and so is one that says more.
    let kept = item("  # coach only\n", "", "    coach_only: true\n");
    let (_, found) = published(&practice("Open.", &kept));
    assert!(!found.contains("CG602"), "{found}");
    for remark in [
        "  # private: she was close to tears\n",
        "  # agreed by phone\n",
        "  # draft: true\n",
    ] {
        let (read, found) = published(&practice("Open.", &item(remark, "", "")));
        assert!(read, "{remark}\n{found}");
    }
}

#[test]
fn a_field_is_read_like_prose() {
    for field in [
        "**private** Zqsecretquail",
        "*coach only* Zqsecretquail",
        "`private` Zqsecretquail",
        "Zqsecretquail *not for Ida*",
        "[//]: # (Zqsecretquail)",
        "She slept badly (private – Zqsecretquail)",
    ] {
        let (read, found) = published(&practice("Open.", &format!("issues: ['{field}']\n")));
        assert!(!read, "{field}\n{found}");
    }
    for field in [
        "2 * 3, a*b*c and *her* view: Zqsecretquail",
        "She was *private* about it. Zqsecretquail",
        "`code` and Zqsecretquail",
    ] {
        let (read, found) = published(&practice("Open.", &format!("issues: ['{field}']\n")));
        assert!(read, "{field}\n{found}");
    }
}

#[test]
fn a_comment_that_is_shown_stops_the_build() {
    let faults = published_of(
        [
            "Words.\n[//]: # (Zqsecretquail)",
            "- item\n[//]: # \"Zqsecretquail\"",
            "Words.\n\n    <!-- Zqsecretquail -->",
            "1. One\n\n        <!-- Zqsecretquail -->",
            "- x\n\n\t\t<!-- Zqsecretquail -->",
            "Words.\n\n    <!--\n    Zqsecretquail\n    -->",
        ]
        .map(str::to_owned),
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn text_with_another_meaning_is_published() {
    let mut faults = Vec::new();
    for body in [
        "The coach only asked one question. Zqsecretquail",
        "She spoke (privately) with her deputy. Zqsecretquail",
        "## Confidentiality\n\nZqsecretquail",
        "## What we agreed\n\nWe kept it confidential and private. Zqsecretquail",
        "The private sector, and the confidential report: Zqsecretquail",
        "At 9:30 she was private about it. Zqsecretquail",
        "## Privacy and trust\n\nZqsecretquail",
        "Only the team knew. Zqsecretquail",
        "A colon at the start\n:) Zqsecretquail",
        "C# and F#, issue #12, #team. Zqsecretquail",
        "{name} and {1, 2}: Zqsecretquail",
        "50 % of it, 100% sure. Zqsecretquail",
        "Audit: internal\n\nTeam: intern\n\nZqsecretquail",
        "Beruflich: viel los. Zqsecretquail\n\nPrivat: ein Umzug.",
        "## Work\n\nZqsecretquail\n\n## Private\n\nThe girls.",
        "- Professionnel\n- Privé\n\nZqsecretquail",
        "| Internal | External |\n|---|---|\n| Zqsecretquail | 3 |",
        "Budget approved: yes\n\nApproved: yes\n\nConfidential: no\n\nZqsecretquail",
        "I am 100%% sure. Zqsecretquail",
        "a --> b, x <-- y, and 3 || 4 of it: Zqsecretquail",
        "The draft is done. Draft: version two. Zqsecretquail",
        "## Draft\n\nZqsecretquail",
        "For the coach: send the article. Zqsecretquail",
        "## Questions for the coach\n\nZqsecretquail",
        "## Private life\n\nZqsecretquail",
        "## Work and private life\n\nZqsecretquail",
        "## Vie privée et travail\n\nZqsecretquail",
        "## Zeit für mich\n\nZqsecretquail",
        "## The coach only asked questions\n\nZqsecretquail",
        "Part 1 (coach and client only): Zqsecretquail",
        "Aufgabe für Tom (nur mit Ida): Zqsecretquail",
        "It was hard, she said, and private. Zqsecretquail",
        "She was close to tears, she was *private*. Zqsecretquail",
        "She was *private* about it. Zqsecretquail",
        "The plan (draft – version two) is done. Zqsecretquail",
        "We met twice (internal and external) – audit: done. Zqsecretquail",
        "Her view (Anna – private sector) and mine. Zqsecretquail",
        "```html\n<!-- Zqsecretquail -->\n```",
        "<!-- private: she was close to tears -->Zqsecretquail",
        "> [!note]\n> Zqsecretquail",
        "`code` and Zqsecretquail\n\n```text\nprivate: yes\n```",
        "## Mine (not shared) {.shared}\n\nZqsecretquail",
        "Zqsecretquail\n\n## Coach only {.coach-only}\n\nprivate",
    ] {
        let (read, found) = published(&practice(body, ""));
        if !read {
            faults.push(format!("{body:?}\n{found}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_allow_shares_the_record_only_with_a_reason() {
    let body = "## Private Hospitals Ltd\n\nZqsecretquail";
    let allow = "allow:\n  - rule: private-word\n";
    assert!(!published(&practice(body, "")).0);
    assert!(!published(&practice(body, allow)).0);
    assert!(
        published(&practice(
            body,
            &format!("{allow}    because: It is a name\n")
        ))
        .0
    );
    // `allow` does not apply to words that name the coach.
    let named = "## For the coach only\n\nZqsecretquail";
    assert!(
        !published(&practice(
            named,
            "allow:\n  - rule: unknown-marker\n    because: x\n"
        ))
        .0
    );
}

#[test]
fn neither_of_two_versions_of_a_session_or_review_is_published() {
    let review = "---\nkind: review\ntype: interim\nafter_session: 1\ndate: 2026-03-26\npresent: [client]\n---\n\nZqsecretquail\n";
    let session = "---\nkind: session\nnumber: 1\ndate: 2026-03-25\n---\n\nZqsecretquail\n";
    for (path, text) in [
        ("archive/first talk.md", session),
        ("session-1 old.md", session),
        ("review-v1.md", review),
        ("review FINAL.md", review),
    ] {
        let mut folder = practice("Words.", "");
        folder.put("review.md", review.replace(SECRET, "Words."));
        folder.put(path, text);
        let (read, found) = published(&folder);
        assert!(!read && found.contains("CG015"), "{path}\n{found}");
    }
    // A second review after the same session, on another day, is a separate review.
    let mut folder = practice("Words.", "");
    folder.put("review.md", review);
    folder.put("review-2.md", review.replace("2026-03-26", "2026-04-02"));
    let (_, found) = published(&folder);
    assert!(!found.contains("CG015"), "{found}");
}
