//! Small builders of views. All content is invented.

use chrono::NaiveDate;
use coachgen::derive::{
    ActionLedger, Attendance, Calendar, Derived, EffectiveAgenda, Hours, PhaseStrip, Timeline,
    Trace, Track,
};
use coachgen::kind::Kind;
use coachgen::reader::Reader;
use coachgen::record::value::{Range, ReviewType};
use coachgen::today::Today;
use coachgen::view::types::*;

use super::rows::{measure, party};

/// A date in the usual notation.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An engagement with a sponsor and no meetings yet.
pub fn view(reader: Reader, today: &str) -> View {
    View {
        reader,
        today: Today::new(day(today)),
        practice: PracticeView::default(),
        engagement: engagement(),
        records: vec![],
        questions: vec![],
        lacks_follow_up: false,
        drafts: vec![],
        unreadable: vec![],
        allowed: vec![],
        handovers: vec![],
        awaiting: vec![],
        files: vec![],
    }
}

/// Changes the records of a view.
pub trait ChangeRecords {
    /// Adds a record at the end.
    fn add(&mut self, record: impl Into<AnyRecord>);

    /// Removes all records of a kind.
    fn remove(&mut self, kind: Kind);
}

impl ChangeRecords for View {
    fn add(&mut self, record: impl Into<AnyRecord>) {
        self.records.push(record.into());
    }

    fn remove(&mut self, kind: Kind) {
        self.records.retain(|record| record.fact().kind != kind);
    }
}

/// The sessions of a view.
pub fn sessions_mut(view: &mut View) -> Vec<&mut RecordView<SessionView>> {
    let records = view.records.iter_mut();
    let sessions = records.filter_map(|record| match record {
        AnyRecord::Session(session) => Some(session),
        _ => None,
    });
    sessions.collect()
}

/// The agendas of a view.
pub fn agendas_mut(view: &mut View) -> Vec<&mut RecordView<AgendaView>> {
    let records = view.records.iter_mut();
    let agendas = records.filter_map(|record| match record {
        AnyRecord::Agenda(agenda) => Some(agenda),
        _ => None,
    });
    agendas.collect()
}

fn engagement() -> EngagementView {
    EngagementView {
        title: None,
        client: None,
        organisation: None,
        sponsors: vec![party("Sam Brook")],
        coach: None,
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
            sponsor_reviews_after: vec![],
            agenda_points: Range {
                low: 1.0,
                high: 6.0,
            },
            mode: None,
            between_limit: None,
            between_by: vec![],
            late_cancellation_counts: None,
        },
        planned: vec![],
        pauses: vec![],
        confidentiality: Some(ConfidentialityView {
            agreed: Some(day("2026-01-05")),
            exceptions: vec![],
            terms: vec![],
        }),
        signed: vec![SignatureView {
            who: "Ada Moss".into(),
            on: day("2026-01-05"),
        }],
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
        body: vec![],
        path: None,
    }
}

pub fn fact(kind: Kind, slug: &str, date: &str) -> Fact {
    Fact {
        slug: slug.into(),
        kind,
        date: Some(day(date)),
        number: None,
        cancelled: false,
        part: None,
        review: None,
        evidence: None,
        minutes: None,
        decision: None,
        title: None,
        path: None,
        id: None,
    }
}

/// A record of which only the fact is known.
pub fn only<T>(fact: Fact) -> RecordView<T> {
    RecordView { fact, shared: None }
}

pub fn shared<T>(fact: Fact, content: T) -> RecordView<T> {
    RecordView {
        fact,
        shared: Some(SharedRecord {
            content,
            body: vec![],
            approvals: Vec::new(),
        }),
    }
}

pub fn session_fact(number: u32, date: &str) -> Fact {
    Fact {
        number: Some(number),
        minutes: Some(100),
        ..fact(Kind::Session, &format!("session-{number}"), date)
    }
}

pub fn session(
    number: u32,
    date: &str,
    fill: impl FnOnce(&mut SessionView),
) -> RecordView<SessionView> {
    let mut content = SessionView {
        mode: None,
        recorded: None,
        ai_used: None,
        reviewed: vec![],
        issues: vec![],
        points: vec![],
        progress: vec![],
        milestones: vec![],
        actions: vec![],
        changes: vec![],
        next: None,
        moved: vec![],
        paid: None,
        start: None,
        end: None,
        first_minutes: None,
        continued: vec![],
        cancelled_by: None,
        joined_by: vec![],
        participants: None,
        debrief: None,
    };
    fill(&mut content);
    shared(session_fact(number, date), content)
}

pub fn review(
    kind: ReviewType,
    date: &str,
    fill: impl FnOnce(&mut ReviewView),
) -> RecordView<ReviewView> {
    let mut content = ReviewView {
        reviewed: Vec::new(),
        kind,
        after_session: None,
        present: vec!["Sam Brook".into()],
        objectives: vec![],
        milestones: vec![],
        coach_effectiveness: vec![],
        changes: vec![],
        next_steps: vec![],
        actions: vec![],
    };
    fill(&mut content);
    let slug = format!("review-{}", kind.word());
    shared(
        Fact {
            review: Some(kind),
            ..fact(Kind::Review, &slug, date)
        },
        content,
    )
}

/// An agenda with one objective for each point: `("voice", "speak")`.
pub fn agenda(date: &str, points: &[(&str, &str)]) -> RecordView<AgendaView> {
    let points = points
        .iter()
        .map(|(point, objective)| point_seen(point, objective))
        .collect();
    let agreed = Some(day(date));
    let content = AgendaView {
        agreed_client: agreed,
        agreed_sponsor: agreed,
        amendments: Vec::new(),
        points,
    };
    shared(fact(Kind::Agenda, "agenda", date), content)
}

fn point_seen(point: &str, objective: &str) -> PointView {
    PointView {
        actions: Vec::new(),
        id: point.into(),
        title: format!("Point {point}"),
        theme: None,
        draws_on: vec![],
        business_benefit: Some("Quicker decisions".into()),
        success: Some("Others say so".into()),
        support: None,
        personal: None,
        objectives: vec![ObjectiveView {
            id: objective.into(),
            specific: Some(format!("Do {objective}")),
            measurable: Some(MeasurableView {
                levels: Vec::new(),
                weight: None,
                how: Some("Counted weekly".into()),
                scale: Some("0-10".into()),
                baseline: Some(measure("3")),
                target: Some(measure("8")),
            }),
            achievable: Some("With help".into()),
            relevant: Some("It matters".into()),
            due: Some(day("2026-09-30")),
            milestones: vec![MilestoneView {
                id: format!("{objective}-half"),
                by: None,
                what: Some("Half of it".into()),
            }],
            coach_only: false,
        }],
        coach_only: false,
    }
}

/// The state of the phases in `view`.
pub fn phases(view: &View) -> PhaseStrip {
    Derived::new(view).phases
}

/// The agenda in force in `view`.
pub fn effective_agenda(view: &View) -> Option<EffectiveAgenda> {
    Derived::new(view).agenda
}

/// The actions of `view`.
pub fn actions(view: &View) -> ActionLedger {
    Derived::new(view).actions
}

/// The tracks of the objectives of `view`.
pub fn objective_tracks(view: &View) -> Vec<Track> {
    Derived::new(view).tracks
}

/// The calendar of `view`.
pub fn calendar(view: &View) -> Calendar {
    Derived::new(view).calendar
}

/// The hours of `view`.
pub fn hours(view: &View) -> Hours {
    calendar(view).hours
}

/// The timeline of `view`.
pub fn timeline(view: &View) -> Option<Timeline> {
    Derived::new(view).timeline
}

/// Attendance in `view` up to and on `by`.
pub fn attendance(view: &View, by: NaiveDate) -> Attendance {
    coachgen::derive::attendance(view, timeline(view).as_ref(), by)
}

/// The threads of `view`.
pub fn trace(view: &View) -> Trace {
    Derived::new(view).trace
}
