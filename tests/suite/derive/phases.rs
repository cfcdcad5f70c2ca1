//! The phase strip: the coach's depends on what was done, other readers' on what they see.

use coachgen::derive::{MissingItem, PhaseState, PhaseStrip};
use coachgen::kind::{Kind, Phase};
use coachgen::reader::Reader;
use coachgen::record::value::{EvidenceType, Part, ReviewType, Status, Verdict, Who};
use coachgen::today::Today;
use coachgen::view::types::*;

use super::build::*;
use super::rows::*;

fn words(strip: &PhaseStrip) -> Vec<&'static str> {
    strip
        .phases
        .iter()
        .map(|phase| phase.state.word())
        .collect()
}

fn missing(view: &View, phase: Phase) -> Vec<&'static str> {
    let strip = phases(view);
    let seen = strip
        .phases
        .iter()
        .find(|seen| seen.phase == phase)
        .unwrap();
    seen.missing().map(MissingItem::word).collect()
}

pub(super) fn chemistry() -> RecordView<ChemistryView> {
    let content = ChemistryView {
        mode: None,
        coach_comfortable: Some(true),
        client_comfortable: Some(true),
        confidentiality_understood: Some(true),
    };
    shared(
        fact(Kind::Chemistry, "chemistry-meeting", "2026-01-05"),
        content,
    )
}

pub(super) fn sponsor_meeting(shared_on: Option<&str>) -> RecordView<SponsorMeetingView> {
    let content = SponsorMeetingView {
        reviewed: Vec::new(),
        present: vec!["Sam Brook".into()],
        purpose: Some("To lead the whole".into()),
        expectations: vec![FindingView {
            id: "voice".into(),
            text: "Speak".into(),
            question: None,
            coach_only: false,
        }],
        aligned: None,
        shared_with_client: shared_on.map(day),
        shared_with_sponsors: vec![],
        actions: vec![],
    };
    shared(
        fact(Kind::SponsorMeeting, "sponsor-meeting", "2026-01-12"),
        content,
    )
}

pub(super) fn interview(part: Part, date: &str) -> RecordView<InterviewView> {
    let fact = Fact {
        part: Some(part),
        ..fact(Kind::Interview, part.word(), date)
    };
    shared(
        fact,
        InterviewView {
            mode: None,
            findings: vec![],
        },
    )
}

#[test]
fn without_meetings_no_phase_has_started() {
    let strip = phases(&view(Reader::Coach, "2026-01-01"));
    assert_eq!(strip.current, None);
    assert_eq!(words(&strip), ["not-started"; 5]);
}

#[test]
fn a_record_dated_ahead_and_a_log_of_contacts_start_nothing() {
    let mut view = view(Reader::Client, "2026-01-01");
    view.add(session(1, "2026-02-01", |_| {}));
    view.add(only::<ContactsView>(fact(
        Kind::Contacts,
        "contacts",
        "2025-12-01",
    )));
    assert_eq!(phases(&view).current, None);
}

#[test]
fn the_coach_sees_what_contracting_lacks() {
    let mut view = view(Reader::Coach, "2026-01-20");
    assert_eq!(
        missing(&view, Phase::Contracting),
        ["chemistry", "sponsor-meeting"]
    );
    view.add(chemistry());
    view.add(sponsor_meeting(None));
    assert_eq!(missing(&view, Phase::Contracting), ["shared-with-client"]);
    view.remove(Kind::SponsorMeeting);
    view.add(sponsor_meeting(Some("2026-01-15")));
    assert_eq!(phases(&view).phases[0].state, PhaseState::Complete);
    view.engagement.confidentiality = None;
    assert_eq!(
        missing(&view, Phase::Contracting),
        ["confidentiality-agreed"]
    );
}

#[test]
fn a_client_who_pays_needs_no_sponsor_meeting() {
    let mut view = view(Reader::Coach, "2026-01-20");
    view.engagement.sponsors.clear();
    view.add(chemistry());
    assert_eq!(missing(&view, Phase::Contracting), [""; 0]);
    view.add(agenda("2026-01-18", &[("voice", "speak")]));
    if let Some(shared) = &mut agendas_mut(&mut view)[0].shared {
        shared.content.agreed_sponsor = None;
    }
    assert_eq!(missing(&view, Phase::AgendaSetting), [""; 0]);
}

#[test]
fn diagnosis_needs_both_parts_a_360_or_stakeholders_and_debriefs() {
    let mut view = view(Reader::Coach, "2026-02-20");
    view.add(interview(Part::Both, "2026-02-01"));
    let profile = fact(Kind::Psychometric, "profile", "2026-02-02");
    let content = PsychometricView {
        instrument: "An inventory".into(),
        received: None,
        debriefed: None,
        scores: vec![],
        findings: vec![],
    };
    view.add(shared(profile, content));
    assert_eq!(
        missing(&view, Phase::Diagnosis),
        ["three-sixty-or-stakeholders", "debrief"]
    );
    let feedback = Fact {
        evidence: Some(EvidenceType::ThreeSixty),
        ..fact(Kind::Evidence, "feedback", "2025-06-01")
    };
    let content = EvidenceView {
        received: None,
        debriefed: Some(day("2026-02-10")),
        source: None,
        findings: vec![],
    };
    view.add(shared(feedback, content));
    assert_eq!(missing(&view, Phase::Diagnosis), ["debrief"]);
}

#[test]
fn evidence_counts_from_its_date() {
    let mut view = view(Reader::Coach, "2026-01-20");
    let content = EvidenceView {
        received: Some(day("2026-02-01")),
        debriefed: None,
        source: None,
        findings: vec![],
    };
    view.add(shared(
        fact(Kind::Evidence, "appraisal", "2025-06-01"),
        content,
    ));
    assert_eq!(phases(&view).current, None);
    view.today = Today::new(day("2026-02-01"));
    assert_eq!(phases(&view).current, Some(Phase::Diagnosis));
}

#[test]
fn a_late_agreement_does_not_hold_the_current_phase_back() {
    let mut view = view(Reader::Coach, "2026-04-01");
    view.add(agenda("2026-02-01", &[("voice", "speak")]));
    if let Some(shared) = &mut agendas_mut(&mut view)[0].shared {
        shared.content.agreed_client = None;
    }
    view.add(session(1, "2026-03-01", |_| {}));
    let strip = phases(&view);
    assert_eq!(strip.current, Some(Phase::Development));
    assert_eq!(strip.phases[2].state, PhaseState::InProgress);
    assert_eq!(missing(&view, Phase::AgendaSetting), ["client-agreement"]);
}

#[test]
fn other_readers_see_earlier_phases_as_passed_and_nothing_missing() {
    for reader in [Reader::Client, sponsor()] {
        let mut view = view(reader, "2026-04-01");
        view.add(only::<SessionView>(session_fact(1, "2026-03-01")));
        let strip = phases(&view);
        let expected = [
            "complete",
            "complete",
            "complete",
            "in-progress",
            "not-started",
        ];
        assert_eq!(words(&strip), expected);
        assert!(
            strip
                .phases
                .iter()
                .all(|phase| phase.missing().next().is_none())
        );
        view.engagement.status = Some(Status::Completed);
        assert_eq!(phases(&view).phases[3].state, PhaseState::Complete);
    }
}

#[test]
fn an_interim_review_leaves_the_phase_as_it_is_and_the_final_one_ends_the_last() {
    let mut view = view(sponsor(), "2026-10-01");
    view.add(review(ReviewType::Interim, "2026-06-01", |_| {}));
    assert_eq!(phases(&view).phases[4].state, PhaseState::NotStarted);
    view.add(review(ReviewType::Final, "2026-09-30", |_| {}));
    assert_eq!(phases(&view).phases[4].state, PhaseState::Complete);
}

#[test]
fn the_final_review_assesses_every_objective_and_the_coach() {
    let mut view = view(Reader::Coach, "2026-10-01");
    view.add(agenda(
        "2026-02-01",
        &[("voice", "speak"), ("team", "deputy")],
    ));
    assert_eq!(missing(&view, Phase::Review), ["final-review"]);
    view.add(review(ReviewType::Final, "2026-09-30", |review| {
        review.present = vec!["Ada Moss".into()];
        review
            .objectives
            .push(assessed("speak", "voice", "8", Verdict::Achieved));
    }));
    let lacks = [
        "sponsor-at-final-review",
        "objective-assessed",
        "coach-evaluated",
    ];
    assert_eq!(missing(&view, Phase::Review), lacks);
    view.remove(Kind::Review);
    view.add(review(ReviewType::Final, "2026-09-30", |review| {
        review
            .objectives
            .push(assessed("speak", "voice", "8", Verdict::Achieved));
        review
            .objectives
            .push(assessed("deputy", "team", "3", Verdict::NotAchieved));
        review.coach_effectiveness.push(EffectivenessView {
            name: None,
            by: Who::Client,
            criterion: "Listening".into(),
            score: Some(5),
            comment: None,
            coach_only: false,
        });
    }));
    assert_eq!(phases(&view).phases[4].state, PhaseState::Complete);
}

#[test]
fn a_cancelled_engagement_lacks_nothing_and_a_renewed_one_counts() {
    let mut view = view(Reader::Coach, "2026-10-01");
    view.add(chemistry());
    view.engagement.status = Some(Status::EndedEarly);
    let strip = phases(&view);
    assert!(
        strip
            .phases
            .iter()
            .all(|phase| phase.missing().next().is_none())
    );
    assert_eq!(strip.phases[0].state, PhaseState::InProgress);
    view.engagement.renews = Some("an earlier one".into());
    assert_eq!(
        words(&phases(&view))[..3],
        ["complete", "complete", "not-started"]
    );
}
