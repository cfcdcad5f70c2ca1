//! The action ledger.

use coachgen::derive::{ActionState, LedgerAction};
use coachgen::reader::Reader;
use coachgen::record::value::{Outcome, ReviewType, Status};
use coachgen::today::Today;
use coachgen::view::types::{SessionView, View};

use super::build::*;
use super::rows::*;

/// Two sessions and a third planned; action `one` was agreed at the first, with that due date.
fn started(reader: Reader, today: &str, due: Option<&str>) -> View {
    let mut view = view(reader, today);
    view.add(session(1, "2026-03-01", |s| {
        s.actions.push(action("one", due))
    }));
    view.add(session(2, "2026-04-01", |s| {
        s.next = Some(day("2026-05-01"))
    }));
    view
}

fn answer(view: &mut View, session: usize, outcome: Outcome, due: Option<&str>) {
    if let Some(shared) = &mut sessions_mut(view)[session].shared {
        shared.content.reviewed.push(reviewed("one", outcome, due));
    }
}

fn one(view: &View) -> LedgerAction {
    actions(view).get("one").unwrap().clone()
}

#[test]
fn an_action_is_due_at_the_next_session_by_default() {
    let view = started(Reader::Client, "2026-03-15", None);
    assert_eq!(one(&view).due, Some(day("2026-04-01")));
    assert_eq!(one(&view).due_agreed, None);
    assert_eq!(one(&view).state, ActionState::Open);
    let mut view = started(Reader::Client, "2026-04-15", None);
    view.records.remove(0);
    view.add(review(ReviewType::Interim, "2026-04-01", |r| {
        r.actions.push(action("one", None))
    }));
    assert_eq!(
        one(&view).due,
        Some(day("2026-05-01")),
        "the date that session 2 looks ahead to"
    );
}

#[test]
fn an_action_is_overdue_after_its_date_until_the_engagement_ends() {
    let mut view = started(Reader::Client, "2026-04-02", None);
    assert_eq!(one(&view).state, ActionState::Overdue);
    view.today = Today::new(day("2026-04-01"));
    assert_eq!(
        one(&view).state,
        ActionState::Open,
        "the due day itself is in time"
    );
    view.today = Today::new(day("2026-04-02"));
    view.engagement.status = Some(Status::Completed);
    assert_eq!(one(&view).state, ActionState::Open);
}

#[test]
fn an_ongoing_action_without_a_date_moves_to_the_following_session() {
    let mut view = started(Reader::Client, "2026-04-15", None);
    answer(&mut view, 1, Outcome::Ongoing, None);
    let action = one(&view);
    assert_eq!(
        (action.due, action.state),
        (Some(day("2026-05-01")), ActionState::Open)
    );
    assert_eq!(action.missed, None);
}

#[test]
fn an_ongoing_action_keeps_its_written_date() {
    let mut view = started(Reader::Client, "2026-04-15", Some("2026-03-20"));
    answer(&mut view, 1, Outcome::Ongoing, None);
    let action = one(&view);
    assert_eq!(
        (action.due, action.state),
        (Some(day("2026-03-20")), ActionState::Overdue)
    );
    assert_eq!(action.missed.unwrap().slug, "session-2");
}

#[test]
fn a_new_due_date_clears_the_overdue_state() {
    let mut view = started(Reader::Client, "2026-04-15", Some("2026-03-20"));
    answer(&mut view, 1, Outcome::Ongoing, Some("2026-04-30"));
    let action = one(&view);
    assert_eq!(
        (action.due, action.state),
        (Some(day("2026-04-30")), ActionState::Open)
    );
    assert_eq!(action.missed, None);
}

#[test]
fn an_outcome_closes_an_action() {
    let closing = [
        (Outcome::Done, ActionState::Done),
        (Outcome::Partly, ActionState::Partly),
        (Outcome::NotDone, ActionState::NotDone),
        (Outcome::Dropped, ActionState::Dropped),
    ];
    for (outcome, state) in closing {
        let mut view = started(Reader::Client, "2026-06-15", Some("2026-03-20"));
        answer(&mut view, 1, outcome, None);
        let action = one(&view);
        assert_eq!(action.state, state);
        assert_eq!(action.closed_in().unwrap().slug, "session-2");
        assert_eq!(action.missed, None);
    }
}

#[test]
fn a_sponsor_sees_only_that_an_action_was_agreed() {
    let mut view = view(sponsor(), "2026-12-01");
    view.add(only::<SessionView>(session_fact(4, "2026-06-01")));
    view.add(review(ReviewType::Interim, "2026-05-01", |r| {
        r.actions.push(action("one", None))
    }));
    let action = one(&view);
    assert_eq!(action.state, ActionState::Agreed);
    assert_eq!(
        action.due,
        Some(day("2026-06-01")),
        "the next session this sponsor knows of"
    );
    assert!(action.steps.is_empty() && action.missed.is_none());
}

#[test]
fn session_numbers_out_of_order_do_not_change_the_order_of_dates() {
    let mut view = view(Reader::Coach, "2026-06-01");
    view.add(session(1, "2026-04-01", |s| {
        s.reviewed.push(reviewed("one", Outcome::Done, None))
    }));
    view.add(session(2, "2026-03-01", |s| {
        s.actions.push(action("one", None))
    }));
    assert_eq!(one(&view).due, Some(day("2026-04-01")));
    assert_eq!(one(&view).state, ActionState::Done);
}
