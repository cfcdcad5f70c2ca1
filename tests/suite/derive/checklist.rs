//! The checklist: each step done, missing, and what completes it.

use coachgen::derive::{ChecklistStep, Completion, MissingItem, PhaseState, Step};
use coachgen::kind::Kind;
use coachgen::reader::Reader;
use coachgen::record::value::{
    EvidenceType, Outcome, Part, Relationship, ReviewType, Status, Verdict, Who,
};
use coachgen::today::Today;
use coachgen::view::types::*;

use super::build::*;
use super::phases::{chemistry, interview, sponsor_meeting};
use super::rows::*;

/// An engagement in which every step is done, with the paths of its records.
fn complete() -> View {
    let mut view = view(Reader::Coach, "2026-10-01");
    view.engagement.path = Some("ada/engagement.md".into());
    view.engagement.client = Some(ClientView {
        name: "Ada Moss".into(),
        role: None,
        email: None,
        log_consent: None,
    });
    view.engagement.programme.sessions = 2;
    view.engagement.programme.sponsor_reviews_after = vec![1, 2];
    view.add(chemistry());
    view.add(sponsor_meeting(Some("2026-01-15")));
    view.add(interview(Part::One, "2026-01-20"));
    view.add(interview(Part::Two, "2026-01-21"));
    view.add(evidence(Some("2026-01-25")));
    view.add(stakeholder("2026-01-22"));
    view.add(themes(Some("2026-01-25")));
    view.add(profile(Some("2026-01-25")));
    view.add(agenda("2026-02-01", &[("voice", "speak")]));
    view.add(session(1, "2026-03-01", |session| {
        session.actions.push(action("early", None));
    }));
    view.add(interim("2026-03-20"));
    view.add(session(2, "2026-04-01", |session| {
        session
            .reviewed
            .push(reviewed("early", Outcome::Done, None));
    }));
    view.add(final_review());
    for record in &mut view.records {
        place(record);
    }
    view
}

fn place(record: &mut AnyRecord) {
    macro_rules! place {
        ($($kind:ident)*) => {
            match record {
                $(AnyRecord::$kind(seen) => {
                    seen.fact.path = Some(format!("ada/{}.md", seen.fact.slug));
                })*
                _ => {}
            }
        };
    }
    place! {
        Chemistry SponsorMeeting Interview Evidence StakeholderInterview StakeholderThemes
        Psychometric Agenda Session Review
    }
}

fn evidence(debriefed: Option<&str>) -> RecordView<EvidenceView> {
    let fact = Fact {
        evidence: Some(EvidenceType::ThreeSixty),
        ..fact(Kind::Evidence, "feedback-360", "2026-01-22")
    };
    let content = EvidenceView {
        received: None,
        debriefed: debriefed.map(day),
        source: None,
        findings: vec![],
    };
    shared(fact, content)
}

fn stakeholder(date: &str) -> RecordView<StakeholderInterviewView> {
    let content = StakeholderInterviewView {
        name: "Kit Vale".into(),
        relationship: Relationship::ALL[0],
        attributed: None,
        findings: vec![],
    };
    shared(
        fact(Kind::StakeholderInterview, "stakeholder-1", date),
        content,
    )
}

fn themes(debriefed: Option<&str>) -> RecordView<ThemesView> {
    let content = ThemesView {
        themes: vec![],
        debriefed: debriefed.map(day),
        groups: vec![],
    };
    shared(
        fact(Kind::StakeholderThemes, "themes", "2026-01-24"),
        content,
    )
}

fn profile(debriefed: Option<&str>) -> RecordView<PsychometricView> {
    let content = PsychometricView {
        instrument: "An inventory".into(),
        received: None,
        debriefed: debriefed.map(day),
        scores: vec![],
        findings: vec![],
    };
    shared(fact(Kind::Psychometric, "profile", "2026-01-22"), content)
}

fn interim(date: &str) -> RecordView<ReviewView> {
    review(ReviewType::Interim, date, |review| {
        review.after_session = Some(1);
    })
}

fn final_review() -> RecordView<ReviewView> {
    review(ReviewType::Final, "2026-09-30", |review| {
        review
            .objectives
            .push(assessed("speak", "voice", "8", Verdict::Achieved));
        review.coach_effectiveness.push(EffectivenessView {
            name: None,
            by: Who::Client,
            criterion: "Listening".into(),
            score: Some(5),
            comment: None,
            coach_only: false,
        });
    })
}

fn steps(view: &View) -> Vec<ChecklistStep> {
    let strip = phases(view);
    strip
        .phases
        .into_iter()
        .flat_map(|seen| seen.steps)
        .collect()
}

fn open(view: &View) -> Vec<Step> {
    let open = steps(view).into_iter().filter(|step| !step.done);
    open.map(|step| step.step).collect()
}

/// What completes a step, in short.
fn how(view: &View, step: Step) -> String {
    let steps = steps(view);
    let seen = steps.iter().find(|seen| seen.step == step).unwrap();
    let completions = seen.completions.iter().map(|completion| match completion {
        Completion::Record(records) => {
            let records = records.iter().map(|record| {
                let values = record.values.iter();
                let values =
                    values.map(|(field, value)| format!(" {}={value}", field.in_front_matter()));
                format!("{}{}", record.kind.word(), values.collect::<String>())
            });
            records.collect::<Vec<_>>().join(" or ")
        }
        Completion::Unreadable { path } => format!("unreadable {path}"),
        Completion::Draft { path } => format!("draft {path}"),
        Completion::Fields { fields, paths } => {
            let fields: Vec<_> = fields.iter().map(|field| field.in_front_matter()).collect();
            format!("{} in {}", fields.join(","), paths.join(","))
        }
        Completion::Approval { path } => format!("approve {path}"),
    });
    completions.collect::<Vec<_>>().join("; ")
}

#[test]
fn every_step_can_be_done() {
    let view = complete();
    let steps = steps(&view);
    assert_eq!(open(&view), []);
    let listed: Vec<Step> = steps.iter().map(|step| step.step).collect();
    assert_eq!(listed, Step::ALL);
    assert!(
        steps
            .iter()
            .all(|step| step.missing.is_empty() && step.completions.is_empty())
    );
    assert!(
        phases(&view)
            .phases
            .iter()
            .all(|seen| seen.state == PhaseState::Complete)
    );
}

/// The content of the only record of a kind.
macro_rules! content {
    ($view:ident, $kind:ident) => {{
        let mut records = $view.records.iter_mut();
        let found = records.find_map(|record| match record {
            AnyRecord::$kind(seen) => seen.shared.as_mut(),
            _ => None,
        });
        &mut found.unwrap().content
    }};
}

type Change = (fn(&mut View), &'static [Step], &'static str);

/// A change, the steps that are no longer done after it, and what completes the first of them.
const CHANGES: &[Change] = &[
    (
        |view| view.remove(Kind::Chemistry),
        &[
            Step::Chemistry,
            Step::Comfortable,
            Step::BoundariesUnderstood,
        ],
        "chemistry",
    ),
    (
        |view| content!(view, Chemistry).client_comfortable = Some(false),
        &[Step::Comfortable],
        "coach_comfortable,client_comfortable in chemistry-meeting.md",
    ),
    (
        |view| content!(view, Chemistry).confidentiality_understood = None,
        &[Step::BoundariesUnderstood],
        "confidentiality_understood in chemistry-meeting.md",
    ),
    (
        |view| view.engagement.confidentiality = None,
        &[Step::ConfidentialityAgreed],
        "confidentiality.agreed in engagement.md",
    ),
    (
        |view| view.engagement.signed[0].who = "Sam Brook".into(),
        &[Step::AgreementSigned],
        "signed in engagement.md",
    ),
    (
        |view| view.engagement.signed[0].on = day("2026-10-02"),
        &[Step::AgreementSigned],
        "signed in engagement.md",
    ),
    (
        |view| view.remove(Kind::SponsorMeeting),
        &[
            Step::SponsorMeeting,
            Step::SponsorPurpose,
            Step::SponsorExpectations,
            Step::SharedWithClient,
        ],
        "sponsor-meeting",
    ),
    (
        |view| content!(view, SponsorMeeting).purpose = None,
        &[Step::SponsorPurpose],
        "purpose in sponsor-meeting.md",
    ),
    (
        |view| content!(view, SponsorMeeting).expectations.clear(),
        &[Step::SponsorExpectations],
        "expectations in sponsor-meeting.md",
    ),
    (
        |view| content!(view, SponsorMeeting).shared_with_client = None,
        &[Step::SharedWithClient],
        "shared_with_client in sponsor-meeting.md",
    ),
    (
        |view| {
            view.records
                .retain(|record| record.fact().part != Some(Part::One))
        },
        &[Step::InterviewPartOne],
        "interview part=1",
    ),
    (
        |view| {
            view.records
                .retain(|record| record.fact().part != Some(Part::Two))
        },
        &[Step::InterviewPartTwo],
        "interview part=2",
    ),
    (
        |view| {
            view.remove(Kind::Evidence);
            view.remove(Kind::StakeholderInterview);
        },
        &[Step::ThreeSixtyOrStakeholders],
        "evidence type=360 or stakeholder-interview",
    ),
    (
        |view| view.remove(Kind::StakeholderThemes),
        &[Step::Themes],
        "stakeholder-themes",
    ),
    (
        |view| {
            content!(view, Psychometric).debriefed = None;
            content!(view, Evidence).debriefed = None;
            content!(view, StakeholderThemes).debriefed = Some(day("2026-10-02"));
        },
        &[Step::Debrief],
        "debriefed in profile.md,feedback-360.md,themes.md",
    ),
    (
        |view| view.remove(Kind::Agenda),
        &[
            Step::Agenda,
            Step::AgendaPoints,
            Step::PointsComplete,
            Step::ClientAgreement,
            Step::SponsorAgreement,
        ],
        "agenda",
    ),
    (
        |view| view.engagement.programme.agenda_points.low = 4.0,
        &[Step::AgendaPoints],
        "points in agenda.md",
    ),
    (
        |view| content!(view, Agenda).points[0].success = None,
        &[Step::PointsComplete],
        "points in agenda.md",
    ),
    (
        |view| content!(view, Agenda).agreed_client = None,
        &[Step::ClientAgreement],
        "agreed.client in agenda.md",
    ),
    (
        |view| content!(view, Agenda).agreed_sponsor = None,
        &[Step::SponsorAgreement],
        "agreed.sponsor in agenda.md",
    ),
    (
        |view| view.engagement.programme.sessions = 3,
        // A third session makes a review after the second one an interim review.
        &[Step::Sessions, Step::InterimReview],
        "session",
    ),
    (
        |view| {
            for session in sessions_mut(view) {
                session.shared.as_mut().unwrap().content.reviewed.clear();
            }
        },
        &[Step::ActionsReviewed],
        "reviewed in session-2.md",
    ),
    (
        |view| {
            view.records
                .retain(|record| record.fact().review != Some(ReviewType::Interim))
        },
        &[Step::InterimReview],
        "review type=interim after_session=1",
    ),
    (
        |view| {
            view.records
                .retain(|record| record.fact().review != Some(ReviewType::Final))
        },
        &[
            Step::FinalReview,
            Step::SponsorAtFinalReview,
            Step::ObjectiveAssessed,
            Step::CoachEvaluated,
        ],
        "review type=final",
    ),
    (
        |view| last_review(view).present.clear(),
        &[Step::SponsorAtFinalReview],
        "present in review-final.md",
    ),
    (
        |view| last_review(view).objectives.clear(),
        &[Step::ObjectiveAssessed],
        "objectives in review-final.md",
    ),
    (
        |view| last_review(view).coach_effectiveness.clear(),
        &[Step::CoachEvaluated],
        "coach_effectiveness in review-final.md",
    ),
];

fn last_review(view: &mut View) -> &mut ReviewView {
    let mut records = view.records.iter_mut().rev();
    let found = records.find_map(|record| match record {
        AnyRecord::Review(seen) => seen.shared.as_mut(),
        _ => None,
    });
    &mut found.unwrap().content
}

#[test]
fn every_step_can_be_missing_and_says_what_completes_it() {
    let mut tried = std::collections::BTreeSet::new();
    for (change, expected, completed_by) in CHANGES {
        let mut view = complete();
        change(&mut view);
        assert_eq!(open(&view), *expected, "{completed_by}");
        assert_eq!(how(&view, expected[0]), *completed_by);
        tried.insert(expected[0]);
    }
    assert_eq!(tried.into_iter().collect::<Vec<_>>(), Step::ALL);
}

#[test]
fn a_phase_is_complete_if_and_only_if_its_steps_are_done() {
    for (change, _, completed_by) in CHANGES {
        let mut view = complete();
        change(&mut view);
        let strip = phases(&view);
        for seen in &strip.phases {
            let done = seen.steps.iter().all(|step| step.done);
            assert_eq!(seen.missing().next().is_none(), done, "{completed_by}");
            if strip.current.is_some_and(|current| seen.phase <= current) {
                assert_eq!(seen.state == PhaseState::Complete, done, "{completed_by}");
            }
        }
    }
}

#[test]
fn steps_that_do_not_apply_are_not_listed() {
    let mut view = complete();
    view.engagement.sponsors.clear();
    view.remove(Kind::StakeholderInterview);
    view.remove(Kind::StakeholderThemes);
    view.remove(Kind::Psychometric);
    view.remove(Kind::Evidence);
    let listed: Vec<Step> = steps(&view).iter().map(|step| step.step).collect();
    let left_out: Vec<Step> = Step::ALL
        .into_iter()
        .filter(|step| !listed.contains(step))
        .collect();
    let expected = [
        Step::SponsorMeeting,
        Step::SponsorPurpose,
        Step::SponsorExpectations,
        Step::SharedWithClient,
        Step::Themes,
        Step::Debrief,
        Step::SponsorAgreement,
        Step::InterimReview,
        Step::SponsorAtFinalReview,
    ];
    assert_eq!(left_out, expected);
    let mut view = complete();
    view.engagement.programme.sponsor_reviews_after.clear();
    assert!(
        steps(&view)
            .iter()
            .all(|step| step.step != Step::InterimReview)
    );
}

#[test]
fn what_comes_after_the_agenda_is_not_part_of_diagnosis() {
    let mut view = complete();
    view.remove(Kind::StakeholderThemes);
    view.remove(Kind::StakeholderInterview);
    view.add(stakeholder("2026-08-01"));
    let mut later = evidence(None);
    later.fact.date = Some(day("2026-08-01"));
    view.add(later);
    assert_eq!(open(&view), []);
    assert!(steps(&view).iter().all(|step| step.step != Step::Themes));
}

#[test]
fn a_signed_contract_counts_as_a_signature() {
    let mut view = complete();
    view.engagement.signed.clear();
    view.engagement.contract = Some("contract.pdf".into());
    assert_eq!(open(&view), []);
}

#[test]
fn nothing_is_to_be_written_for_an_event_that_is_only_dated_ahead() {
    let mut view = complete();
    view.today = Today::new(day("2026-01-04"));
    assert!(open(&view).contains(&Step::Chemistry));
    for step in [
        Step::Chemistry,
        Step::SponsorMeeting,
        Step::InterviewPartOne,
        Step::Agenda,
        Step::Sessions,
        Step::InterimReview,
        Step::FinalReview,
    ] {
        assert_eq!(how(&view, step), "", "{step:?}");
    }
}

#[test]
fn a_draft_is_to_be_completed() {
    let mut view = complete();
    view.records
        .retain(|record| record.fact().part != Some(Part::Two));
    for part in [Part::One, Part::Two] {
        view.drafts.push(DraftView {
            fact: Fact {
                part: Some(part),
                path: Some(format!("ada/part-{}.md", part.word())),
                ..fact(Kind::Interview, part.word(), "2026-02-01")
            },
            fields: vec![],
            body: vec![],
        });
    }
    assert_eq!(how(&view, Step::InterviewPartTwo), "draft part-2.md");
}

#[test]
fn the_sponsor_reads_the_agenda_after_the_approval() {
    let mut view = complete();
    let agenda = agendas_mut(&mut view)[0].clone();
    content!(view, Agenda).agreed_sponsor = None;
    view.awaiting.push(Awaiting {
        slug: agenda.fact.slug.clone(),
        sponsors: vec!["Sam Brook".into()],
        copy: SponsorCopy::Agenda(Box::new(agenda)),
        before: None,
    });
    assert_eq!(
        how(&view, Step::SponsorAgreement),
        "agreed.sponsor in agenda.md; approve agenda.md"
    );
}

#[test]
fn an_engagement_that_was_broken_off_has_only_what_was_done() {
    let mut view = complete();
    view.remove(Kind::Agenda);
    view.engagement.status = Some(Status::EndedEarly);
    let strip = phases(&view);
    assert_eq!(open(&view), []);
    assert_eq!(strip.phases[2].steps, []);
    assert_eq!(strip.phases[2].state, PhaseState::InProgress);
    view.engagement.renews = Some("an earlier one".into());
    assert_eq!(phases(&view).phases[0].steps, []);
}

#[test]
fn a_step_is_named_like_what_it_lacks() {
    for (change, expected, _) in CHANGES {
        let mut view = complete();
        change(&mut view);
        for step in steps(&view) {
            for item in &step.missing {
                let word = match item {
                    MissingItem::PointIncomplete(_) => "points-complete",
                    item => item.word(),
                };
                assert_eq!(word, step.step.word(), "{expected:?}");
            }
        }
    }
}

#[test]
fn other_readers_have_no_checklist() {
    for reader in [Reader::Client, sponsor()] {
        let mut view = complete();
        view.reader = reader;
        assert_eq!(steps(&view), []);
    }
}

/// A record that cannot be read, with what its file states.
fn unreadable(path: &str, fact: Fact) -> UnreadableView {
    UnreadableView {
        path: path.into(),
        facts: vec![fact],
    }
}

#[test]
fn a_record_that_cannot_be_read_is_not_asked_for() {
    let mut view = complete();
    view.remove(Kind::Interview);
    view.unreadable.push(unreadable(
        "part-2.md",
        Fact {
            part: Some(Part::Two),
            ..Fact::only(Kind::Interview)
        },
    ));
    assert_eq!(how(&view, Step::InterviewPartOne), "interview part=1");
    assert_eq!(how(&view, Step::InterviewPartTwo), "unreadable part-2.md");
    // If nothing says which part it is, it may be either.
    view.unreadable[0].facts[0].part = None;
    assert_eq!(how(&view, Step::InterviewPartOne), "unreadable part-2.md");
    // A file of an unknown kind completes nothing.
    view.unreadable[0].facts.clear();
    assert_eq!(how(&view, Step::InterviewPartTwo), "interview part=2");

    let mut view = complete();
    view.remove(Kind::Review);
    view.unreadable.push(unreadable(
        "final.md",
        Fact {
            review: Some(ReviewType::Final),
            ..Fact::only(Kind::Review)
        },
    ));
    assert_eq!(how(&view, Step::FinalReview), "unreadable final.md");
    let interim = "review type=interim after_session=1";
    assert_eq!(how(&view, Step::InterimReview), interim);
}

#[test]
fn sessions_that_cannot_be_read_leave_the_rest_to_be_held() {
    let mut view = complete();
    view.engagement.programme.sessions = 4;
    let fact = || Fact::only(Kind::Session);
    let missing = |view: &View| {
        let steps = steps(view).into_iter();
        let mut steps = steps.filter(|step| step.step == Step::Sessions);
        let words: Vec<&str> = steps
            .next()
            .unwrap()
            .missing
            .iter()
            .map(MissingItem::word)
            .collect();
        words
    };
    view.unreadable.push(unreadable("session-3.md", fact()));
    assert_eq!(missing(&view), ["unreadable-record", "sessions"]);
    view.unreadable.push(unreadable("session-4.md", fact()));
    assert_eq!(missing(&view), ["unreadable-record", "unreadable-record"]);
    // If all sessions were held, an unreadable record is not one of them.
    view.engagement.programme.sessions = 2;
    assert_eq!(missing(&view), [""; 0]);
}

/// Accepts a rule in the whole engagement, or in one record.
fn allow(view: &mut View, rule: &str, path: Option<&str>) {
    view.allowed.push(AllowView {
        rule: rule.into(),
        path: path.map(str::to_owned),
    });
}

fn accepted(view: &View) -> Vec<Step> {
    let accepted = steps(view).into_iter().filter(|step| step.accepted);
    accepted.map(|step| step.step).collect()
}

#[test]
fn what_the_coach_accepts_is_not_missing() {
    for (change, expected, _) in CHANGES {
        let mut view = complete();
        change(&mut view);
        let missing: Vec<MissingItem> = steps(&view)
            .into_iter()
            .flat_map(|step| step.missing)
            .collect();
        for (code, name) in missing.iter().flat_map(MissingItem::rules) {
            let known = coachgen::check::find(name).expect(name);
            assert_eq!(known.rule.code, *code);
            allow(&mut view, name, None);
        }
        // No rule reports the number of sessions, on which other steps can depend.
        if missing.iter().all(|item| !item.rules().is_empty()) {
            assert_eq!(open(&view), [], "{expected:?}");
            assert_eq!(accepted(&view), *expected);
            assert!(expected.iter().all(|step| how(&view, *step).is_empty()));
        } else {
            assert_eq!(open(&view)[0], Step::Sessions, "{expected:?}");
        }
    }
    // What depends on a record that the coach does without is not needed either.
    let mut view = complete();
    view.remove(Kind::SponsorMeeting);
    allow(&mut view, "CG104", None);
    assert_eq!(open(&view), []);
    assert!(accepted(&view).contains(&Step::SharedWithClient));
    assert_eq!(phases(&view).phases[0].state, PhaseState::Complete);
    // Another rule changes nothing.
    view.allowed.clear();
    allow(&mut view, "chemistry-missing", None);
    assert!(open(&view).contains(&Step::SponsorMeeting));
}

#[test]
fn what_is_accepted_in_one_record_is_missing_in_another() {
    let mut view = complete();
    content!(view, Psychometric).debriefed = None;
    content!(view, Evidence).debriefed = None;
    let name = |kind| {
        let mut records = view.records.iter().map(AnyRecord::fact);
        let path = records.find(|fact| fact.kind == kind).unwrap().path.clone();
        path.unwrap().trim_start_matches("ada/").to_owned()
    };
    let (profile, feedback) = (name(Kind::Psychometric), name(Kind::Evidence));
    allow(&mut view, "not-debriefed", Some(&profile));
    assert_eq!(open(&view), [Step::Debrief]);
    assert_eq!(
        how(&view, Step::Debrief),
        format!("debriefed in {feedback}")
    );
    allow(&mut view, "not-debriefed", Some(&feedback));
    assert_eq!(
        (open(&view), accepted(&view)),
        (vec![], vec![Step::Debrief])
    );
}

#[test]
fn each_thing_that_a_point_lacks_is_accepted_by_its_rule() {
    let mut view = complete();
    let point = &mut content!(view, Agenda).points[0];
    point.success = None;
    point.business_benefit = None;
    allow(&mut view, "success-undescribed", None);
    assert_eq!(open(&view), [Step::PointsComplete]);
    allow(&mut view, "no-business-benefit", Some("agenda.md"));
    assert_eq!(open(&view), []);
    assert_eq!(accepted(&view), [Step::PointsComplete]);
}
