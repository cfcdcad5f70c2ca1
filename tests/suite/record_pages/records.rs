//! The parts of records with a canary in every field.

use coachgen::kind::Kind;
use coachgen::record::decode::Scalar;
use coachgen::record::value::{
    ChangeKind, ClockTime, Mode, Outcome, Owner, ReviewType, Verdict, Who,
};
use coachgen::view::types::*;

use super::canaries::{Canaries, fact, measure};

pub fn seen<T>(
    fact: Fact,
    content: T,
    body: Vec<Passage>,
    approvals: Vec<ApprovalView>,
) -> AnyRecord
where
    AnyRecord: From<RecordView<T>>,
{
    let shared = SharedRecord {
        content,
        body,
        approvals,
    };
    AnyRecord::from(RecordView {
        fact,
        shared: Some(shared),
    })
}

pub fn findings(c: &mut Canaries, id: &str) -> Vec<FindingView> {
    vec![FindingView {
        id: id.to_owned(),
        text: c.text(),
        question: None,
        coach_only: true,
    }]
}

pub fn approvals(c: &mut Canaries) -> Vec<ApprovalView> {
    let mut decided = |decision| ApprovalView {
        sponsor: c.text(),
        on: c.date().expect("a day"),
        decision,
        changed: decision == DecisionView::Approved,
        because: match decision {
            DecisionView::Approved => None,
            _ => c.some(),
        },
    };
    vec![
        decided(DecisionView::Approved),
        decided(DecisionView::Declined),
    ]
}

pub fn point_ref() -> PointRef {
    PointRef {
        id: "voice".to_owned(),
        title: "The point".to_owned(),
    }
}

pub fn objective_ref() -> ObjectiveRef {
    ObjectiveRef {
        id: "positions".to_owned(),
        words: "The objective".to_owned(),
        point: point_ref(),
    }
}

pub fn action(c: &mut Canaries, id: &str) -> ActionView {
    ActionView {
        name: None,
        id: id.to_owned(),
        what: c.text(),
        owner: Some(Owner::Client),
        due: c.date(),
        point: Some(point_ref()),
        coach_only: true,
    }
}

pub fn revision(c: &mut Canaries) -> RevisionView {
    RevisionView {
        title: None,
        business_benefit: None,
        success: None,
        support: None,
        specific: c.some(),
        measurable: Some(MeasurableView {
            levels: Vec::new(),
            weight: None,
            how: c.some(),
            scale: c.some(),
            baseline: Some(c.words()),
            target: Some(c.words()),
        }),
        achievable: c.some(),
        relevant: c.some(),
        due: c.date(),
    }
}

pub fn changes(c: &mut Canaries) -> Vec<ChangeView> {
    let objective = ChangeView {
        needs: Vec::new(),
        agreed_client: None,
        agreed_sponsor: None,
        change: ChangeKind::Reword,
        objective: Some("positions".to_owned()),
        point: None,
        of: c.text(),
        now: revision(c),
        because: c.text(),
        coach_only: true,
    };
    let point = ChangeView {
        needs: Vec::new(),
        agreed_client: None,
        agreed_sponsor: None,
        change: ChangeKind::Reword,
        objective: None,
        point: Some("voice".to_owned()),
        of: c.text(),
        now: RevisionView {
            title: c.some(),
            business_benefit: c.some(),
            success: c.some(),
            support: c.some(),
            ..RevisionView::default()
        },
        because: c.text(),
        coach_only: false,
    };
    vec![objective, point]
}

pub fn met(c: &mut Canaries) -> Vec<MilestoneMetSeen> {
    vec![MilestoneMetSeen {
        milestone: "first".to_owned(),
        what: c.text(),
        objective: "positions".to_owned(),
        met: c.date().expect("a date"),
    }]
}

pub fn agenda(c: &mut Canaries) -> AgendaView {
    let draws_on = vec![SourceView {
        record: fact(
            &mut Canaries::default(),
            "interview-part-1",
            Kind::Interview,
        ),
        finding: Some(("found".to_owned(), c.text())),
    }];
    let objective = ObjectiveView {
        id: "positions".to_owned(),
        specific: c.some(),
        measurable: Some(MeasurableView {
            levels: Vec::new(),
            weight: None,
            how: c.some(),
            scale: c.some(),
            baseline: Some(measure(1.0)),
            target: Some(measure(9.0)),
        }),
        achievable: c.some(),
        relevant: c.some(),
        due: c.date(),
        milestones: vec![
            MilestoneView {
                id: "first".to_owned(),
                by: c.date(),
                what: c.some(),
            },
            MilestoneView {
                id: "second".to_owned(),
                by: c.date(),
                what: c.some(),
            },
        ],
        coach_only: true,
    };
    AgendaView {
        agreed_client: c.date(),
        agreed_sponsor: c.date(),
        amendments: Vec::new(),
        points: vec![PointView {
            actions: Vec::new(),
            id: "voice".to_owned(),
            title: c.text(),
            theme: c.some(),
            draws_on,
            business_benefit: c.some(),
            success: c.some(),
            support: c.some(),
            personal: Some(true),
            objectives: vec![objective],
            coach_only: true,
        }],
    }
}

pub fn session(c: &mut Canaries) -> SessionView {
    SessionView {
        mode: Some(Mode::Video),
        recorded: Some(true),
        ai_used: Some(false),
        reviewed: vec![ReviewedView {
            owner: None,
            name: None,
            action: "set-before".to_owned(),
            what: c.text(),
            outcome: Outcome::Ongoing,
            due: c.date(),
            learning: c.some(),
            coach_only: true,
        }],
        issues: vec![c.text(), c.text()],
        points: vec![point_ref()],
        progress: vec![ProgressView {
            objective: objective_ref(),
            at: measure(4.0),
            evidence: c.some(),
            coach_only: true,
        }],
        milestones: met(c),
        actions: vec![action(c, "set-here")],
        changes: changes(c),
        next: c.date(),
        moved: vec![MovedView {
            from: c.date().expect("a date"),
            by: Some(Who::Client),
        }],
        paid: Some(false),
        start: ClockTime::read("09:41", true).ok(),
        end: ClockTime::read("11:13", true).ok(),
        first_minutes: Some(61),
        continued: vec![ContinuationView {
            date: c.date().expect("a date"),
            minutes: 47,
            mode: Some(Mode::Phone),
        }],
        cancelled_by: Some(Who::Client),
        joined_by: vec![c.text()],
        participants: Some(17),
        debrief: Some(DebriefView {
            minutes: 23,
            counts: false,
        }),
    }
}

pub fn review(c: &mut Canaries) -> ReviewView {
    ReviewView {
        reviewed: Vec::new(),
        kind: ReviewType::Interim,
        after_session: Some(3),
        present: vec![c.text()],
        objectives: vec![AssessedView {
            target: None,
            attained: None,
            objective: objective_ref(),
            at: Some(c.words()),
            verdict: Some(Verdict::OnTrack),
            evidence: c.some(),
            benefit: c.some(),
            views: vec![OpinionView {
                name: None,
                by: Who::Sponsor,
                at: Some(c.words()),
                comment: c.some(),
                coach_only: true,
            }],
            coach_only: true,
        }],
        milestones: met(c),
        coach_effectiveness: vec![EffectivenessView {
            name: None,
            by: Who::Client,
            criterion: c.text(),
            score: Some(4),
            comment: c.some(),
            coach_only: true,
        }],
        changes: changes(c),
        next_steps: vec![c.text()],
        actions: vec![action(c, "set-at-review")],
    }
}
