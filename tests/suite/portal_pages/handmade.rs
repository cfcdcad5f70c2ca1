//! A view made by hand, in which every field of the practice and the engagement has unique words.

use crate::html::passage;
use chrono::NaiveDate;
use coachgen::kind::Kind;
use coachgen::policy::AccessLevel;
use coachgen::reader::Reader;
use coachgen::record::value::{
    Channel, Decision, Language, Measure, Mode, Paper, Payer, Range, SponsorRelationship, Status,
};
use coachgen::today::Today;
use coachgen::view::types::{
    AnyRecord, ClientView, ConfidentialityView, EngagementView, Fact, FeesView, Narrowed,
    PauseView, PlannedView, PracticeView, ProgrammeView, QuestionView, RecordView, SharedRecord,
    SignatureView, SponsorDetails, SponsorMeetingView, TechnologyView, TermView, View,
};

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

pub fn fact(slug: &str, kind: Kind) -> Fact {
    Fact {
        slug: slug.to_owned(),
        kind,
        date: Some(day(2026, 2, 3)),
        number: None,
        cancelled: false,
        part: None,
        review: None,
        evidence: None,
        minutes: Some(75),
        decision: None,
        title: None,
        path: None,
        id: None,
    }
}

pub fn text(words: &str) -> Option<String> {
    Some(words.to_owned())
}

/// A view in which every field of the practice and the engagement has unique words.
pub fn view(reader: Reader) -> View {
    View {
        reader,
        today: Today::new(day(2026, 3, 2)),
        practice: PracticeView {
            name: text("Canary Practice"),
            coach: text("Canary Practice Coach"),
            coach_email: text("canary@coach.example"),
            coach_credentials: text("Canary Credentials"),
            accent: text("#123456"),
            language: Some(Language::En),
            paper: Some(Paper::A4),
            logo: None,
        },
        engagement: engagement(),
        questions: vec![QuestionView {
            id: "canary".to_owned(),
            part: 2,
            text: "Canary question".to_owned(),
            for_stakeholders: text("Canary question for stakeholders"),
        }],
        lacks_follow_up: false,
        records: vec![
            AnyRecord::Chemistry(RecordView {
                fact: Fact {
                    decision: Some(Decision::Proceed),
                    ..fact("chemistry-meeting", Kind::Chemistry)
                },
                shared: None,
            }),
            AnyRecord::SponsorMeeting(RecordView {
                fact: fact("sponsor-meeting", Kind::SponsorMeeting),
                shared: Some(SharedRecord {
                    content: SponsorMeetingView {
                        reviewed: Vec::new(),
                        present: Vec::new(),
                        purpose: text("Canary Sponsor Purpose"),
                        expectations: Vec::new(),
                        aligned: None,
                        shared_with_client: None,
                        shared_with_sponsors: Vec::new(),
                        actions: Vec::new(),
                    },
                    body: Vec::new(),
                    approvals: Vec::new(),
                }),
            }),
        ],
        drafts: Vec::new(),
        unreadable: Vec::new(),
        allowed: Vec::new(),
        handovers: Vec::new(),
        awaiting: Vec::new(),
        files: Vec::new(),
    }
}

fn engagement() -> EngagementView {
    let term = |kind, client, sponsor, approved| TermView {
        kind,
        client,
        sponsor,
        approved,
    };
    EngagementView {
        title: text("Canary Title"),
        client: Some(ClientView {
            name: "Canary Client".to_owned(),
            role: text("Canary Role"),
            email: text("canary@client.example"),
            log_consent: Some(true),
        }),
        organisation: text("Canary Organisation <Ltd>"),
        sponsors: vec![SponsorDetails {
            name: "Canary Sponsor".to_owned(),
            role: text("Canary Sponsor Role"),
            relationship: Some(SponsorRelationship::LineManager),
            from: Some(day(2026, 1, 4)),
            until: Some(day(2026, 1, 5)),
            coach_only: false,
        }],
        coach: text("Canary Coach"),
        coach_internal: Some(false),
        status: Some(Status::Active),
        start: Some(day(2026, 1, 1)),
        ended: Some(day(2026, 1, 2)),
        ended_because: text("Canary Ended Because"),
        renews: text("Canary Renews"),
        programme: ProgrammeView {
            amendments_agreed_by: Vec::new(),
            sessions: 7,
            interval_weeks: Range {
                low: 4.0,
                high: 5.0,
            },
            session_minutes: Range {
                low: 90.0,
                high: 120.0,
            },
            sponsor_reviews_after: vec![3, 6],
            agenda_points: Range {
                low: 4.0,
                high: 6.0,
            },
            mode: Some(Mode::Phone),
            between_limit: text("Canary Limit"),
            between_by: vec![Channel::Email, Channel::Message],
            late_cancellation_counts: Some(true),
        },
        planned: vec![PlannedView {
            what: "Canary Planned".to_owned(),
            date: day(2027, 1, 7),
        }],
        pauses: vec![PauseView {
            from: day(2026, 1, 8),
            to: day(2026, 1, 9),
            why: text("Canary Pause"),
        }],
        confidentiality: Some(ConfidentialityView {
            agreed: Some(day(2026, 1, 10)),
            exceptions: vec!["Canary Exception".to_owned()],
            terms: vec![
                term(
                    Kind::Interview,
                    AccessLevel::Shared,
                    AccessLevel::Hidden,
                    false,
                ),
                term(
                    Kind::StakeholderThemes,
                    AccessLevel::Shared,
                    AccessLevel::Shared,
                    true,
                ),
                term(Kind::Session, AccessLevel::Shared, AccessLevel::Fact, false),
            ],
        }),
        signed: vec![SignatureView {
            who: "Canary Client".to_owned(),
            on: day(2026, 1, 11),
        }],
        contract: text("Canary Contract"),
        cancellation: text("Canary Cancellation"),
        termination: text("Canary Termination"),
        code_of_ethics: text("Canary Code"),
        complaints: text("Canary Complaints"),
        not_therapy: Some(true),
        conflicts: text("Canary Conflicts"),
        technology: Some(TechnologyView {
            recording: Some(false),
            ai: Some(true),
            storage: text("Canary Storage"),
        }),
        fees: Some(FeesView {
            amount: Measure::parse("9600"),
            currency: text("CNR"),
            payer: Some(Payer::Organisation),
        }),
        keep_years: Some(6),
        dispose_on: Some(day(2032, 1, 12)),
        language: Some(Language::En),
        body: vec![
            passage("## Canary Heading\n\nCanary body.", None),
            passage("Canary private passage.", Some(Narrowed::CoachOnly)),
        ],
        path: text("canary/engagement.md"),
    }
}
