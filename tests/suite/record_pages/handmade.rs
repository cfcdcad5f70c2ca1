//! Views made by hand: one with a canary in every field, one with empty fields.

use coachgen::kind::Kind;
use coachgen::reader::Reader;
use coachgen::record::value::{
    Channel, ContactBy, Decision, EvidenceType, Mode, Part, Range, Relationship, ReviewType,
    ThemeKind,
};
use coachgen::today::Today;
use coachgen::view::types::*;

use super::canaries::{Canaries, day, fact, measure};
use super::records::*;

/// A view of the coach with a value in every field that these pages show.
pub fn view(c: &mut Canaries) -> View {
    let mut view = empty_view();
    view.records.push(seen(
        Fact {
            decision: Some(Decision::Proceed),
            ..fact(c, "chemistry", Kind::Chemistry)
        },
        ChemistryView {
            mode: Some(Mode::Phone),
            coach_comfortable: Some(true),
            client_comfortable: Some(false),
            confidentiality_understood: Some(true),
        },
        c.body(),
        Vec::new(),
    ));
    view.records.push(seen(
        fact(c, "sponsor-meeting", Kind::SponsorMeeting),
        SponsorMeetingView {
            reviewed: Vec::new(),
            present: vec![c.text()],
            purpose: c.some(),
            expectations: findings(c, "expected"),
            aligned: c.date(),
            shared_with_client: c.date(),
            shared_with_sponsors: vec![c.text()],
            actions: vec![action(c, "set-before")],
        },
        c.body(),
        Vec::new(),
    ));
    view.records.push(seen(
        Fact {
            part: Some(Part::One),
            ..fact(c, "interview-part-1", Kind::Interview)
        },
        InterviewView {
            mode: Some(Mode::InPerson),
            findings: findings(c, "found"),
        },
        c.body(),
        Vec::new(),
    ));
    view.records.push(seen(
        Fact {
            evidence: Some(EvidenceType::Appraisal),
            ..fact(c, "evidence", Kind::Evidence)
        },
        EvidenceView {
            received: c.date(),
            debriefed: c.date(),
            source: c.some(),
            findings: findings(c, "held"),
        },
        c.body(),
        Vec::new(),
    ));
    view.records.push(seen(
        fact(c, "stakeholder", Kind::StakeholderInterview),
        StakeholderInterviewView {
            name: c.text(),
            relationship: Relationship::Peer,
            attributed: Some(true),
            findings: findings(c, "said"),
        },
        c.body(),
        Vec::new(),
    ));
    view.records.push(seen(
        fact(c, "themes", Kind::StakeholderThemes),
        ThemesView {
            themes: vec![
                ThemeView {
                    id: "good".to_owned(),
                    text: c.text(),
                    kind: Some(ThemeKind::Strength),
                    heard_in: Vec::new(),
                    coach_only: true,
                },
                ThemeView {
                    id: "other".to_owned(),
                    text: c.text(),
                    kind: None,
                    heard_in: Vec::new(),
                    coach_only: false,
                },
            ],
            debriefed: c.date(),
            groups: vec![GroupView {
                relationships: vec![Relationship::Peer, Relationship::Report],
                count: 4321,
            }],
        },
        c.body(),
        approvals(c),
    ));
    view.records.push(seen(
        fact(c, "psychometric", Kind::Psychometric),
        PsychometricView {
            instrument: c.text(),
            received: c.date(),
            debriefed: c.date(),
            scores: vec![
                ScoreView {
                    scale: c.text(),
                    value: c.words(),
                    low: Some(c.words()),
                    high: Some(c.words()),
                    coach_only: true,
                },
                ScoreView {
                    scale: c.text(),
                    value: measure(43.21),
                    low: Some(measure(0.0)),
                    high: Some(measure(100.0)),
                    coach_only: false,
                },
            ],
            findings: findings(c, "scored"),
        },
        c.body(),
        Vec::new(),
    ));
    view.records.push(seen(
        fact(c, "agenda", Kind::Agenda),
        agenda(c),
        c.body(),
        approvals(c),
    ));
    view.records.push(seen(
        Fact {
            number: Some(1),
            ..fact(c, "session-1", Kind::Session)
        },
        session(c),
        c.body(),
        Vec::new(),
    ));
    view.records.push(seen(
        fact(c, "contacts", Kind::Contacts),
        ContactsView {
            contacts: vec![ContactView {
                name: None,
                date: c.date().expect("a date"),
                channel: Channel::Phone,
                minutes: Some(17),
                by: Some(ContactBy::Coach),
                about: c.some(),
                coach_only: true,
            }],
        },
        c.body(),
        Vec::new(),
    ));
    view.records.push(seen(
        Fact {
            review: Some(ReviewType::Interim),
            ..fact(c, "review-interim", Kind::Review)
        },
        review(c),
        c.body(),
        approvals(c),
    ));
    view.records.push(seen(
        fact(c, "note", Kind::Note),
        NoteView {},
        c.body(),
        Vec::new(),
    ));
    view.drafts = vec![DraftView {
        fact: fact(c, "draft-session-1", Kind::Session),
        fields: vec![WrittenField {
            name: "issues".to_owned(),
            value: c.text(),
        }],
        body: c.body(),
    }];
    view
}

pub fn empty_view() -> View {
    View {
        reader: Reader::Coach,
        today: Today::new(day(3001)),
        practice: PracticeView::default(),
        engagement: EngagementView {
            title: None,
            client: Some(ClientView {
                name: "Amara Okafor".to_owned(),
                role: None,
                email: None,
                log_consent: None,
            }),
            organisation: None,
            sponsors: Vec::new(),
            coach: Some("Ruth Adelman".to_owned()),
            coach_internal: None,
            status: None,
            start: None,
            ended: None,
            ended_because: None,
            renews: None,
            programme: ProgrammeView {
                amendments_agreed_by: Vec::new(),
                sessions: 6,
                interval_weeks: Range {
                    low: 4.0,
                    high: 5.0,
                },
                session_minutes: Range {
                    low: 90.0,
                    high: 120.0,
                },
                sponsor_reviews_after: Vec::new(),
                agenda_points: Range {
                    low: 4.0,
                    high: 6.0,
                },
                mode: None,
                between_limit: Some("unlimited".to_owned()),
                between_by: vec![Channel::Email],
                late_cancellation_counts: None,
            },
            planned: Vec::new(),
            pauses: Vec::new(),
            confidentiality: None,
            signed: Vec::new(),
            contract: None,
            cancellation: None,
            termination: None,
            code_of_ethics: None,
            complaints: None,
            not_therapy: None,
            conflicts: None,
            technology: None,
            fees: None,
            keep_years: None,
            dispose_on: None,
            language: None,
            body: Vec::new(),
            path: None,
        },
        records: Vec::new(),
        questions: Vec::new(),
        lacks_follow_up: false,
        drafts: Vec::new(),
        unreadable: Vec::new(),
        allowed: Vec::new(),
        handovers: Vec::new(),
        awaiting: Vec::new(),
        files: Vec::new(),
    }
}
