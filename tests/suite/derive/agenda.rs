//! The agenda in force and the tracks of its objectives.

use coachgen::derive::{AmendmentState, agenda_alone};
use coachgen::reader::Reader;
use coachgen::record::value::{ChangeKind, ReviewType, Verdict};
use coachgen::view::types::*;

use super::build::*;
use super::rows::*;

fn started(reader: Reader) -> View {
    let mut view = view(reader, "2026-12-01");
    view.agendas.push(agenda(
        "2026-02-01",
        &[("voice", "speak"), ("team", "deputy")],
    ));
    view
}

fn re_date(objective: &str, due: &str) -> ChangeView {
    let now = RevisionView {
        due: Some(day(due)),
        ..RevisionView::default()
    };
    ChangeView {
        objective: Some(objective.into()),
        ..change(ChangeKind::ReDate, now)
    }
}

#[test]
fn without_amendments_the_agenda_is_as_agreed() {
    let view = started(Reader::Client);
    let agenda = effective_agenda(&view).unwrap();
    assert_eq!(
        agenda.points.iter().map(|p| p.number).collect::<Vec<_>>(),
        [1, 2]
    );
    assert!(
        agenda
            .points
            .iter()
            .all(|p| p.amendment_state == AmendmentState::AsAgreed)
    );
    assert!(effective_agenda(&super::build::view(Reader::Client, "2026-01-01")).is_none());
    let view = super::build::view(Reader::Client, "2026-01-01");
    assert!(agenda_alone(&view, &only(agenda.record)).is_none());
}

#[test]
fn amendments_apply_in_order_of_date_whatever_the_order_of_records() {
    let mut view = started(Reader::Client);
    view.reviews
        .push(review(ReviewType::Interim, "2026-05-01", |review| {
            review.changes.push(re_date("speak", "2026-11-30"));
        }));
    view.sessions.push(session(4, "2026-06-01", |session| {
        session.changes.push(re_date("speak", "2026-12-31"));
    }));
    view.sessions.push(session(1, "2026-03-01", |session| {
        session.changes.push(re_date("speak", "2026-10-31"));
    }));
    let agenda = effective_agenda(&view).unwrap();
    let (_, objective) = agenda.objective("speak").unwrap();
    assert_eq!(objective.amendment_state, AmendmentState::Amended);
    let by: Vec<_> = objective
        .amendments
        .iter()
        .map(|a| a.by.slug.as_str())
        .collect();
    assert_eq!(by, ["session-1", "review-interim", "session-4"]);
    assert_eq!(
        objective.agreed.as_ref().unwrap().due,
        Some(day("2026-09-30"))
    );
    assert_eq!(objective.now.due, Some(day("2026-12-31")));
    assert_eq!(
        agenda.points[0].now.objectives[0].due,
        Some(day("2026-12-31"))
    );
}

#[test]
fn a_partial_measure_keeps_the_rest() {
    let mut view = started(Reader::Client);
    view.sessions.push(session(1, "2026-03-01", |session| {
        let now = RevisionView {
            measurable: Some(MeasurableView {
                target: Some(measure("6")),
                ..Default::default()
            }),
            ..RevisionView::default()
        };
        session.changes.push(ChangeView {
            objective: Some("speak".into()),
            ..change(ChangeKind::Reword, now)
        });
    }));
    let track = &objective_tracks(&view)[0];
    assert_eq!(track.target, Some(measure("6")));
    assert_eq!(track.baseline, Some(measure("3")));
    assert_eq!(track.range, Some((0.0, 10.0)));
}

#[test]
fn points_and_objectives_are_added_and_withdrawn_and_keep_their_numbers() {
    let mut view = started(Reader::Client);
    let named = |point: Option<&str>, objective: Option<&str>, kind| ChangeView {
        point: point.map(Into::into),
        objective: objective.map(Into::into),
        ..change(kind, RevisionView::default())
    };
    view.sessions.push(session(1, "2026-03-01", |session| {
        session
            .changes
            .push(named(Some("voice"), None, ChangeKind::Withdraw));
        session
            .changes
            .push(named(Some("rest"), None, ChangeKind::Add));
        session
            .changes
            .push(named(Some("rest"), Some("sleep"), ChangeKind::Add));
    }));
    let agenda = effective_agenda(&view).unwrap();
    let states: Vec<_> = agenda
        .points
        .iter()
        .map(|p| (p.number, p.amendment_state))
        .collect();
    let expected = [
        (1, AmendmentState::Withdrawn),
        (2, AmendmentState::AsAgreed),
        (3, AmendmentState::Added),
    ];
    assert_eq!(states, expected);
    assert!(agenda.points[0].now.objectives.is_empty());
    assert_eq!(
        agenda.points[0].objectives[0].amendment_state,
        AmendmentState::Withdrawn
    );
    assert_eq!(agenda.points[2].now.title, "Words of it");
    assert_eq!(
        agenda.objective("sleep").unwrap().1.amendment_state,
        AmendmentState::Added
    );
    view.sessions.push(session(2, "2026-04-01", |session| {
        session
            .changes
            .push(named(Some("voice"), None, ChangeKind::Add));
    }));
    let again = effective_agenda(&view).unwrap();
    assert_eq!(again.points[0].amendment_state, AmendmentState::Amended);
    assert_eq!(again.points[0].now.objectives.len(), 1);
}

#[test]
fn an_amendment_cannot_add_what_the_view_lacks() {
    let mut view = started(sponsor());
    view.reviews
        .push(review(ReviewType::Interim, "2026-05-01", |review| {
            review.changes.push(re_date("private", "2026-11-30"));
            review.changes.push(ChangeView {
                point: Some("evenings".into()),
                objective: Some("supper".into()),
                ..change(ChangeKind::Add, RevisionView::default())
            });
        }));
    let agenda = effective_agenda(&view).unwrap();
    assert_eq!(agenda.points.len(), 2);
    assert!(agenda.points.iter().all(|p| p.objectives.len() == 1));
}

#[test]
fn a_later_agenda_replaces_the_earlier_one_and_its_amendments() {
    let mut view = started(Reader::Client);
    view.sessions.push(session(1, "2026-03-01", |session| {
        session.changes.push(re_date("speak", "2026-10-31"));
    }));
    view.agendas
        .push(agenda("2026-04-01", &[("voice", "speak")]));
    let mut ahead = agenda("2027-01-01", &[("other", "else")]);
    view.agendas.push(ahead.clone());
    let agenda = effective_agenda(&view).unwrap();
    assert_eq!(agenda.record.date, Some(day("2026-04-01")));
    assert_eq!(agenda.points[0].amendment_state, AmendmentState::AsAgreed);
    // A reader who has only the fact of a newer agenda keeps the previous one.
    ahead.shared = None;
    ahead.fact.date = Some(day("2026-05-01"));
    view.agendas = vec![view.agendas.remove(0), ahead];
    assert_eq!(effective_agenda(&view).unwrap().points.len(), 2);
}

#[test]
fn milestones_are_met_where_first_recorded() {
    let mut view = started(Reader::Client);
    let met = |date: &str| MilestoneMetSeen {
        milestone: "speak-half".into(),
        what: String::new(),
        objective: "speak".into(),
        met: day(date),
    };
    view.sessions.push(session(3, "2026-05-01", |session| {
        session.milestones.push(met("2026-04-20"))
    }));
    view.reviews
        .push(review(ReviewType::Interim, "2026-05-01", |review| {
            review.milestones.push(met("2026-04-21"));
        }));
    let agenda = effective_agenda(&view).unwrap();
    let milestone = &agenda.points[0].objectives[0].milestones[0];
    assert_eq!(milestone.met, Some(day("2026-04-20")));
    assert_eq!(milestone.source.as_ref().unwrap().slug, "session-3");
}

#[test]
fn a_track_runs_from_baseline_through_sessions_and_reviews_to_its_verdict() {
    let mut view = started(Reader::Client);
    view.reviews
        .push(review(ReviewType::Final, "2026-10-01", |review| {
            review
                .objectives
                .push(assessed("speak", "voice", "7", Verdict::Achieved));
        }));
    view.reviews
        .push(review(ReviewType::Interim, "2026-05-01", |review| {
            review
                .objectives
                .push(assessed("speak", "voice", "5", Verdict::OnTrack));
        }));
    view.sessions.push(session(1, "2026-03-01", |session| {
        session.progress.push(progress("speak", "voice", "4"));
    }));
    let tracks = objective_tracks(&view);
    assert_eq!(tracks.len(), 2);
    let track = &tracks[0];
    let values: Vec<_> = track
        .entries
        .iter()
        .filter_map(|e| e.at.as_ref()?.number)
        .collect();
    assert_eq!(values, [4.0, 5.0, 7.0]);
    assert_eq!(track.verdict.as_ref().unwrap().verdict, Verdict::Achieved);
    assert_eq!(track.latest().unwrap().1.slug, "review-final");
    assert!((track.share_of_way().unwrap() - 0.8).abs() < 1e-9);
    assert_eq!(tracks[1].share_of_way(), None);
}
