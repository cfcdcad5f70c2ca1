//! The timeline of the engagement, and its sessions compared with those in the contract.

use coachgen::kind::{Kind, Phase};
use coachgen::reader::Reader;
use coachgen::record::value::{ReviewType, Status, Who};
use coachgen::view::types::{ChemistryView, InterviewView, MovedView, PlannedView, View};

use super::build::*;
use super::rows::sponsor;

fn course(reader: Reader) -> View {
    let mut view = view(reader, "2026-06-30");
    view.add(only::<ChemistryView>(fact(
        Kind::Chemistry,
        "chemistry",
        "2026-01-10",
    )));
    view.add(only::<InterviewView>(fact(
        Kind::Interview,
        "interview-part-1",
        "2026-02-01",
    )));
    view.add(agenda("2026-03-01", &[("voice", "speak")]));
    view.add(session(1, "2026-03-20", |s| {
        s.next = Some(day("2026-04-20"))
    }));
    view.add(session(2, "2026-04-27", |s| {
        s.next = Some(day("2026-05-30"));
        s.paid = Some(false);
        s.moved = vec![MovedView {
            from: day("2026-04-20"),
            by: Some(Who::Client),
        }];
    }));
    view.add(review(ReviewType::Interim, "2026-05-30", |_| {}));
    view.add(session(3, "2026-06-10", |_| {}));
    view.engagement.planned.push(PlannedView {
        what: "A dinner".into(),
        date: day("2026-09-01"),
    });
    view
}

#[test]
fn phases_follow_each_other_up_to_today() {
    let all = timeline(&course(Reader::Coach)).unwrap();
    let spans: Vec<_> = all
        .phases
        .iter()
        .map(|span| (span.phase, span.from.to_string(), span.to.to_string()))
        .collect();
    let span = |phase, from: &str, to: &str| (phase, from.to_owned(), to.to_owned());
    assert_eq!(
        spans,
        [
            span(Phase::Contracting, "2026-01-10", "2026-02-01"),
            span(Phase::Diagnosis, "2026-02-01", "2026-03-01"),
            span(Phase::AgendaSetting, "2026-03-01", "2026-03-20"),
            span(Phase::Development, "2026-03-20", "2026-06-30"),
        ]
    );
    assert_eq!((all.from, all.to), (day("2026-01-10"), day("2026-09-01")));
    assert_eq!((all.today, all.ended), (Some(day("2026-06-30")), None));
}

#[test]
fn a_phase_that_the_reader_does_not_have_is_no_part_of_the_one_before() {
    let mut view = course(sponsor());
    view.remove(Kind::Interview);
    let all = timeline(&view).unwrap();
    assert_eq!(all.phases[0].to, day("2026-01-10"));
    assert_eq!(all.phases[1].phase, Phase::AgendaSetting);
}

#[test]
fn a_session_has_its_planned_date_only_if_it_was_moved() {
    let all = timeline(&course(Reader::Client)).unwrap();
    let planned = |slug: &str| {
        let of = |event: &&coachgen::derive::TimelineEvent| {
            event
                .meeting
                .record
                .as_ref()
                .is_some_and(|record| record.slug == slug)
        };
        all.events.iter().find(of).unwrap().planned_for.clone()
    };
    assert_eq!(planned("session-2"), [day("2026-04-20")]);
    // The review took place on the date planned in session 2.
    assert!(planned("session-3").is_empty());
    let dinner = all.events.last().unwrap();
    assert_eq!((dinner.kind, dinner.phase), (None, Phase::Development));
}

#[test]
fn an_engagement_that_is_over_has_an_end_and_no_today() {
    let mut view = course(Reader::Coach);
    view.engagement.status = Some(Status::Completed);
    view.engagement.ended = Some(day("2026-06-20"));
    view.add(review(ReviewType::Final, "2026-06-15", |_| {}));
    let all = timeline(&view).unwrap();
    assert_eq!((all.today, all.ended), (None, Some(day("2026-06-20"))));
    let last = all.phases.last().unwrap();
    assert_eq!((last.phase, last.to), (Phase::Review, day("2026-06-20")));
}

#[test]
fn without_dates_there_is_no_timeline() {
    assert!(timeline(&view(Reader::Coach, "2026-06-30")).is_none());
}

#[test]
fn attendance_up_to_a_day() {
    let view = course(Reader::Coach);
    let all = attendance(&view, day("2026-05-30"));
    assert_eq!(
        (all.held.len(), all.contracted, all.minutes),
        (2, 6, Some(200))
    );
    assert_eq!(all.contracted_minutes(), (540.0, 720.0));
    let marks: Vec<_> = all.held.iter().map(|one| (one.unpaid, one.moved)).collect();
    assert_eq!(marks, [(false, false), (true, true)]);
    assert_eq!(
        attendance(&view, day("2030-01-01")).held.len(),
        3,
        "no day after today"
    );
}

#[test]
fn minutes_hidden_from_a_reader_are_not_summed() {
    let mut view = course(sponsor());
    for session in sessions_mut(&mut view) {
        session.shared = None;
    }
    sessions_mut(&mut view)[0].fact.minutes = None;
    let all = attendance(&view, day("2026-06-30"));
    assert_eq!((all.held.len(), all.minutes), (3, None));
}
