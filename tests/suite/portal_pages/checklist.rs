//! The checklist on the coach's overview; no other reader has it.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use crate::confidentiality::folder::{BuildHarness, Folder, portal, sponsor};
use crate::page_text::page_text;

const ILSE: &str = "Ilse Brandhuber";

fn folder() -> Folder {
    let mut folder = Folder::default();
    folder.put("engagement.md", "---\nkind: engagement\nclient: {name: Noor Aziz}\nsponsors:\n  - {name: Ilse Brandhuber, relationship: line-manager}\nstatus: active\nstart: 2026-01-05\nconfidentiality:\n  agreed: 2026-01-12\nsigned:\n  - {who: Noor Aziz, on: 2026-01-12}\n---\nWhat this is for.\n");
    folder.put("1-contracting/chemistry.md", "---\nkind: chemistry\ndate: 2026-01-05\ncoach_comfortable: true\nclient_comfortable: true\nconfidentiality_understood: true\ndecision: proceed\n---\nWords.\n");
    folder.put("1-contracting/talk.md", "---\nkind: sponsor-meeting\ndate: 2026-01-13\npresent: [Ilse Brandhuber, Noor Aziz]\npurpose: To decide sooner\nexpectations:\n  - {id: sooner, text: Decisions come sooner}\nshared_with_client: 2026-01-15\n---\nWhat she said.\n");
    folder.put("2-diagnosis/profile.md", "---\nkind: psychometric\ninstrument: Corvid Personality Profile\ndate: 2026-01-20\n---\nHigh and low.\n");
    folder.put(
        "2-diagnosis/feedback-360.md",
        "---\nkind: evidence\ntype: 360\ndate: 2026-01-20\n---\nHigh and low.\n",
    );
    folder
}

fn overview(folder: &Folder, reader: &Reader) -> String {
    let built = BuildHarness::pages_only().build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    let (_, bytes) = files.iter().find(|(path, _)| path == "index.html").unwrap();
    page_text(bytes)
}

/// The section of the page with this heading, without white space between tags.
fn section(page: &str) -> String {
    let (_, rest) = page
        .split_once("<section class=\"checklist\" aria-labelledby=\"checklist\">")
        .expect("a checklist");
    let (section, _) = rest.split_once("</section>").unwrap();
    section.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_coach_sees_what_is_done_and_what_is_missing() {
    let section = section(&overview(&folder(), &Reader::Coach));
    for expected in [
        "Only you see this",
        // Complete, and so collapsed.
        "<details class=\"folded\"><summary dir=\"auto\">Contracting: 9 of 9 done</summary>",
        "<li>The chemistry meeting</li>",
        // Current, and so open.
        "<h3 dir=\"auto\">Diagnosis: 1 of 4 done</h3>",
        "<span class=\"visually-hidden\">Missing: </span>The first part of the structured interview",
        "New record: <code>kind: interview</code>, <code>part: 1</code>",
        "<span class=\"visually-hidden\">Done: </span>360° feedback, or stakeholder interviews",
        // One step that lacks two things.
        "<span class=\"visually-hidden\">Missing: </span>Discussing the results with the client <ul>",
        "Discussing Corvid Personality Profile with the client</a>",
        "In 2-diagnosis/profile.md: <code>debriefed</code>",
        "In 2-diagnosis/feedback-360.md: <code>debriefed</code>",
        // Not started, and so collapsed.
        "<summary dir=\"auto\">Agenda setting: 0 of 5 done</summary>",
        "<summary dir=\"auto\">Review: 0 of 4 done</summary>",
    ] {
        assert!(section.contains(expected), "{expected}\n{section}");
    }
    // What completes a step of a phase that has not started is not shown.
    assert!(
        !section.contains("kind: agenda") && !section.contains("kind: session"),
        "{section}"
    );
}

#[test]
fn a_renewal_does_not_repeat_the_steps_of_the_earlier_engagement() {
    let mut folder = folder();
    folder.replace(
        "engagement.md",
        "status: active",
        "status: active\nrenews: earlier",
    );
    let section = section(&overview(&folder, &Reader::Coach));
    let covered = "Contracting: covered by the engagement that this one renews";
    assert!(section.contains(covered), "{section}");
    assert!(!section.contains("The chemistry meeting"), "{section}");
}

#[test]
fn no_other_reader_has_a_checklist() {
    for reader in [Reader::Client, sponsor(ILSE)] {
        let page = overview(&folder(), &reader);
        assert!(
            !page.contains("checklist") && !page.contains("Checklist"),
            "{page}"
        );
    }
}

#[test]
fn what_the_coach_accepts_is_marked_and_only_with_a_reason() {
    let allow = "status: active\nallow:\n  - rule: no-360-no-stakeholders\n  - rule: interview-part-missing\n    because: Zqreason\n";
    let mut folder = folder();
    folder.files.remove("2-diagnosis/feedback-360.md");
    folder.replace("engagement.md", "status: active\n", allow);
    let section = section(&overview(&folder, &Reader::Coach));
    for part in ["first", "second"] {
        let step = format!("The {part} part of the structured interview (accepted with a reason)");
        assert!(
            section
                .replace(['\u{2068}', '\u{2069}'], "")
                .contains(&step),
            "{section}"
        );
    }
    let missing = "Missing: </span>360° feedback, or stakeholder interviews";
    assert!(section.contains(missing), "{section}");
    assert!(!overview(&folder, &Reader::Client).contains("accepted with a reason"));
}
