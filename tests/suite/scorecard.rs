//! The scorecard of a sponsor: what is in it, who has it, what is left out, and that it is one page.

mod engagement;

use chrono::NaiveDate;
use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::reader::Reader;
use coachgen::today::Today;

use crate::confidentiality::folder::{BuildHarness, Folder, portal, sponsor};
use crate::page_text::page_text;
use engagement::{AGENDA, INTERIM, approve, contracted, ended, half_way};

const PAGE: &str = "reports/scorecard.html";
const ILSE: &str = engagement::SPONSOR;

fn built(folder: &Folder) -> Built {
    BuildHarness::pages_only().build(folder, &Policy::default())
}

/// A page of a portal, with plain spaces and without the isolates of names; `None` if the portal does not have it.
fn page_of(built: &Built, reader: &Reader, path: &str) -> Option<String> {
    let mut files = portal(built, reader).tree.files.iter();
    let (_, bytes) = files.find(|(known, _)| known == path)?;
    let text = page_text(bytes);
    Some(text.replace(['\u{2068}', '\u{2069}'], ""))
}

fn scorecard(folder: &Folder) -> String {
    page_of(&built(folder), &sponsor(ILSE), PAGE).expect("a scorecard")
}

/// The section with that id, without its tags.
fn section(html: &str, id: &str) -> String {
    let start = html.find(&format!("id=\"part-{id}\"")).expect(id);
    let end = html[start..].find("</section>").expect("an end");
    let mut out = String::new();
    for part in html[start..start + end].split('<') {
        let text = part.split_once('>').map_or("", |(_, text)| text).trim();
        if !text.is_empty() {
            out.push_str(text);
            out.push('\n');
        }
    }
    out
}

#[track_caller]
fn assert_has(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "lacks `{words}`:\n{text}");
    }
}

#[test]
fn half_way_it_reports_the_interim_review() {
    let html = scorecard(&half_way());
    assert_has(
        &html,
        &[
            "Noor Aziz, Fjordline Clinics",
            "Phase 4 of 5, Focused development · 3 of 6 sessions held",
            "As of 5 May 2026",
        ],
    );
    assert_has(
        &section(&html, "attendance"),
        &[
            "3 of 6 sessions held. Held on 9 March 2026, 6 April 2026 and 4 May 2026.",
            "Not yet held",
        ],
    );
    let objectives = section(&html, "objectives");
    assert_has(
        &objectives,
        &[
            "Values and status: Interim review, 5 May 2026.",
            "1.1 Answers escalations within a day",
            // In a row: baseline, target in force, latest value, verdict.
            "\n9\n3 (first agreed: 2)\n6\nOn track\n",
            "2.2 Hands the rota to a deputy",
            "\nshe plans it\na deputy plans it\na deputy drafts it\nAt risk\n",
            // Not in the review.
            "\n1\n4\nNot yet assessed\n",
        ],
    );
    // A chart for each objective with numbers, with its values as text. Two objectives are measured in words.
    assert_eq!(
        html.matches("class=\"chart row-chart\"><svg role=\"img\"")
            .count(),
        4
    );
    assert_has(
        &html,
        &["Baseline: 9, 2 March 2026; Interim review: 6, 5 May 2026"],
    );
    let benefit = section(&html, "benefit");
    assert_has(
        &benefit,
        &[
            "In the words of Noor Aziz",
            "1.1\nTwo clinics no longer call head office.\n“I sleep before I answer.”\n",
        ],
    );
    assert!(
        !benefit.contains("Ilse says so"),
        "only the client is quoted"
    );
    assert_has(
        &section(&html, "next"),
        &[
            "The next review takes place after session 6.",
            "From: Interim review, 5 May 2026.",
            "Ilse gives the rota one more month.",
            "Name the deputy",
            "Noor Aziz, by 1 June 2026",
        ],
    );
    // In this order.
    let at = |id: &str| html.find(&format!("id=\"part-{id}\"")).expect(id);
    let order = ["attendance", "objectives", "benefit", "next"].map(at);
    assert!(order.is_sorted(), "{order:?}");
    for hidden in ["What was said", "Sleeps through", "Private point", " you "] {
        assert!(!html.contains(hidden), "{hidden}");
    }
    // The only link is the way back to the portal.
    assert_eq!(html.matches("<a ").count(), 1, "{html}");
    assert!(
        html.contains("<p class=\"crumb\"><a href=\"../reports.html\">"),
        "{html}"
    );
}

#[test]
fn at_the_end_it_reports_the_final_review() {
    let html = scorecard(&ended());
    assert_has(
        &html,
        &[
            "Phase 5 of 5, Review · Completed",
            "4 of 6 objectives achieved",
            "As of 1 October 2026",
        ],
    );
    assert_has(
        &section(&html, "attendance"),
        &["5 of 6 sessions held; 1 cancelled. Held on"],
    );
    let objectives = section(&html, "objectives");
    // The final review has no value for the first objective, so each value has its date.
    assert!(!objectives.contains("Values and status"), "{objectives}");
    assert_has(
        &objectives,
        &[
            "\n9\n3 (first agreed: 2)\n6 (5 May 2026)\nAchieved (30 September 2026)\n",
            "\n4\n4 (30 September 2026)\nPartly achieved (30 September 2026)\n",
        ],
    );
    let benefit = section(&html, "benefit");
    assert_has(&benefit, &["Three clinics open on time."]);
    assert!(
        !benefit.contains("Two clinics"),
        "only the last review: {benefit}"
    );
    let next = section(&html, "next");
    assert_has(&next, &["The deputy keeps the rota over the winter."]);
    assert!(!next.contains("next review"), "{next}");
}

#[test]
fn only_a_sponsor_has_it_and_their_pages_lead_to_it() {
    let built = built(&half_way());
    for reader in [Reader::Coach, Reader::Client] {
        for (path, bytes) in &portal(&built, &reader).tree.files {
            let text = page_text(bytes);
            // A style sheet and the names of templates' classes are the same for all readers.
            let mentioned = path.ends_with(".html") && text.to_lowercase().contains("scorecard");
            assert!(
                !path.contains("scorecard") && !mentioned,
                "{reader:?}: {path}"
            );
        }
    }
    let ilse = sponsor(ILSE);
    let overview = page_of(&built, &ilse, "index.html").expect("an overview");
    assert_eq!(
        overview.matches("href=\"reports/scorecard.html\"").count(),
        1
    );
    let list = page_of(&built, &ilse, "reports.html").expect("a list");
    let at = |words: &str| list.find(words).expect("in the list");
    assert!(
        at("reports/scorecard.html") < at("reports/agreement.html"),
        "it is first"
    );
}

#[test]
fn before_an_approved_agenda_with_an_objective_there_is_none() {
    let mut private = contracted();
    private.replace(
        AGENDA,
        "    title: Decide sooner",
        "    title: Decide sooner\n    personal: true",
    );
    private.replace(
        AGENDA,
        "    title: Share the load",
        "    title: Share the load\n    personal: true",
    );
    private.replace(
        AGENDA,
        "    title: Speak up",
        "    title: Speak up\n    personal: true",
    );
    approve(&mut private, &[(AGENDA, "2026-03-03")]);
    // Not approved; and approved, but every point is personal.
    for folder in [contracted(), private] {
        let built = built(&folder);
        let files = &portal(&built, &sponsor(ILSE)).tree.files;
        for (path, bytes) in files
            .iter()
            .filter(|(path, _)| !path.starts_with("assets/"))
        {
            let text = page_text(bytes).to_lowercase();
            assert!(
                !path.contains("scorecard") && !text.contains("scorecard"),
                "{path}"
            );
        }
    }
    let mut agreed = contracted();
    approve(&mut agreed, &[(AGENDA, "2026-03-03")]);
    let html = scorecard(&agreed);
    assert_has(
        &section(&html, "objectives"),
        &["Answers escalations within a day", "Not yet assessed"],
    );
    assert!(
        !html.contains("part-attendance") && !html.contains("part-benefit"),
        "{html}"
    );
    assert_has(
        &section(&html, "next"),
        &["The next review takes place after session 3."],
    );
}

#[test]
fn sessions_that_the_agreement_hides_leave_no_trace() {
    let hide = |folder: &mut Folder| {
        folder.replace(
            "engagement.md",
            "  agreed: 2026-02-02",
            "  agreed: 2026-02-02\n  sponsor_sees: {session: hidden}",
        );
    };
    let mut hidden = half_way();
    hide(&mut hidden);
    let mut never = hidden.clone();
    never
        .files
        .retain(|path, _| !path.starts_with("4-development/"));
    let html = scorecard(&hidden);
    assert_eq!(html, scorecard(&never));
    for trace in [
        "part-attendance",
        "sessions held",
        "9 March 2026",
        "4 May 2026",
    ] {
        assert!(!html.contains(trace), "{trace}");
    }
}

#[test]
fn a_review_that_is_not_approved_leaves_no_trace() {
    let mut agreed = half_way();
    agreed
        .files
        .retain(|path, _| !path.starts_with("approvals/"));
    approve(&mut agreed, &[(AGENDA, "2026-03-03")]);
    let mut never = agreed.clone();
    never.files.remove(INTERIM);
    let html = scorecard(&agreed);
    assert_eq!(html, scorecard(&never));
    for trace in [
        "part-benefit",
        "On track",
        "Two clinics",
        "Name the deputy",
        "5 May 2026",
    ] {
        assert!(!html.contains(trace), "{trace}");
    }
}

#[test]
fn a_benefit_that_only_the_coach_reads_is_not_in_it() {
    let mut folder = half_way();
    folder.replace(
        INTERIM,
        "    verdict: on-track",
        "    coach_only: true\n    verdict: on-track",
    );
    folder
        .files
        .retain(|path, _| !path.starts_with("approvals/"));
    approve(
        &mut folder,
        &[(AGENDA, "2026-03-03"), (INTERIM, "2026-05-05")],
    );
    let html = scorecard(&folder);
    for hidden in ["part-benefit", "Two clinics", "I sleep before"] {
        assert!(!html.contains(hidden), "{hidden}");
    }
}

#[test]
fn the_same_records_give_the_same_page_on_every_day() {
    let on = |day: &str| {
        let mut bench = BuildHarness::pages_only();
        bench.today = Today::new(day.parse::<NaiveDate>().expect("a day"));
        let built = bench.build(&half_way(), &Policy::default());
        page_of(&built, &sponsor(ILSE), PAGE)
    };
    assert_eq!(on("2026-05-20"), on("2027-02-01"));
}

/// Six objectives, each with a benefit and a comment, on both sizes of paper and in each language.
#[cfg(feature = "pdf")]
#[test]
fn six_objectives_fit_on_one_page() {
    let policy = Policy::default();
    for paper in ["a4", "letter"] {
        for language in ["en", "de", "fr"] {
            let settings = format!(
                "practice:\n  name: Brandhuber Coaching\n  paper: {paper}\n  language: {language}\n"
            );
            let mut bench = BuildHarness::with_settings(&settings);
            bench.renderer = Some(crate::plain_pdf::real_renderer());
            let folder = ended();
            let built = coachgen::pipeline::run_parallel(1, 1, |_| {
                Ok::<_, ()>(bench.build(&folder, &policy))
            });
            let built = built.expect("built").pop().expect("an engagement");
            let shown = &portal(&built, &sponsor(ILSE)).shown;
            let (_, text) = shown
                .iter()
                .find(|(path, _)| path == "reports/scorecard.pdf")
                .expect("a PDF");
            let foot = match language {
                "de" => "Seite 1 von 1",
                "fr" => "Page 1 sur 1",
                _ => "Page 1 of 1",
            };
            assert!(text.contains(foot), "{paper} {language}: {text}");
        }
    }
}
