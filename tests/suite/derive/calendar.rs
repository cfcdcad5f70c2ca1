//! The calendar compared with the contract, and hours.

use coachgen::derive::{ContractFit, MeetingState, counted_minutes_this_year};
use coachgen::kind::Kind;
use coachgen::reader::Reader;
use coachgen::record::value::{Channel, Status};
use coachgen::view::types::*;

use super::build::*;

fn plan(view: &mut View, what: &str, date: &str) {
    view.engagement.planned.push(PlannedView {
        what: what.into(),
        date: day(date),
    });
}

#[test]
fn held_and_planned_sessions_are_in_order() {
    let mut view = view(Reader::Client, "2026-04-10");
    view.add(session(1, "2026-03-01", |s| {
        s.next = Some(day("2026-03-28"))
    }));
    view.add(session(2, "2026-04-01", |s| {
        s.next = Some(day("2026-05-01"))
    }));
    view.add(only::<ChemistryView>(fact(
        Kind::Chemistry,
        "chemistry-meeting",
        "2026-01-05",
    )));
    plan(&mut view, "A follow-up", "2026-12-01");
    plan(&mut view, "The second session", "2026-04-01");
    let calendar = calendar(&view);
    let meetings: Vec<_> = calendar
        .meetings
        .iter()
        .map(|m| (m.date, m.state.word()))
        .collect();
    let expected = [
        (day("2026-01-05"), "held"),
        (day("2026-03-01"), "held"),
        (day("2026-04-01"), "held"),
        (day("2026-05-01"), "planned"),
        (day("2026-12-01"), "planned"),
    ];
    assert_eq!(meetings, expected);
    let next = calendar.next(&view.today).unwrap();
    assert_eq!((next.session, next.date), (Some(3), day("2026-05-01")));
}

#[test]
fn a_date_planned_twice_is_one_line_and_nothing_follows_the_end() {
    let mut view = view(Reader::Client, "2026-03-10");
    view.add(session(1, "2026-03-01", |s| {
        s.next = Some(day("2026-04-01"))
    }));
    plan(&mut view, "At the depot", "2026-04-01");
    let line = calendar(&view).meetings.pop().unwrap();
    assert_eq!(
        (line.session, line.what.as_deref()),
        (Some(2), Some("At the depot"))
    );
    view.engagement.planned.clear();
    view.engagement.status = Some(Status::Completed);
    assert!(calendar(&view).next(&view.today).is_none());
}

#[test]
fn a_record_dated_ahead_is_planned() {
    let mut view = view(Reader::Coach, "2026-03-10");
    view.add(session(1, "2026-04-01", |_| {}));
    let calendar = calendar(&view);
    assert_eq!(calendar.meetings[0].state, MeetingState::Planned);
    assert_eq!(calendar.hours.sessions_held, 0);
}

fn intervals(view: &View) -> Vec<Option<ContractFit>> {
    calendar(view)
        .meetings
        .iter()
        .filter_map(|m| Some(m.interval?.fit))
        .collect()
}

#[test]
fn the_coach_sees_intervals_compared_with_the_contract() {
    let mut view = view(Reader::Coach, "2026-12-01");
    for (number, date) in [
        (1, "2026-03-02"),
        (2, "2026-03-20"),
        (3, "2026-04-24"),
        (4, "2026-06-19"),
    ] {
        view.add(session(number, date, |_| {}));
    }
    assert_eq!(
        intervals(&view),
        [
            Some(ContractFit::Under),
            Some(ContractFit::Within),
            Some(ContractFit::Over)
        ]
    );
    let pause = |from: &str, to: &str| PauseView {
        from: day(from),
        to: day(to),
        why: None,
    };
    view.engagement.pauses = vec![
        pause("2026-05-10", "2026-05-23"),
        pause("2026-05-01", "2026-05-14"),
    ];
    assert_eq!(intervals(&view)[2], Some(ContractFit::Within));
    let last = calendar(&view).meetings.pop().unwrap().interval.unwrap();
    assert_eq!(
        (last.days, last.paused),
        (56, 23),
        "a day in two pauses counts once"
    );
    view.reader = Reader::Client;
    assert_eq!(
        intervals(&view),
        [None; 3],
        "a reader without pauses and moved dates gets no comparison with the contract"
    );
}

#[test]
fn a_moved_session_is_excused() {
    let mut view = view(Reader::Coach, "2026-12-01");
    view.add(session(1, "2026-03-02", |_| {}));
    view.add(session(2, "2026-06-01", |s| {
        s.moved.push(MovedView {
            from: day("2026-04-06"),
            by: None,
        });
    }));
    assert_eq!(intervals(&view), [None]);
    assert_eq!(calendar(&view).meetings[1].moved.len(), 1);
}

#[test]
fn lengths_have_a_tolerance_of_a_quarter_of_an_hour() {
    let mut view = view(Reader::Coach, "2026-12-01");
    for (number, minutes) in [(1, 74), (2, 75), (3, 135), (4, 136)] {
        let mut seen = session(number, &format!("2026-0{}-01", number + 2), |_| {});
        seen.fact.minutes = Some(minutes);
        view.add(seen);
    }
    let fits: Vec<_> = calendar(&view)
        .meetings
        .iter()
        .filter_map(|m| m.length?.fit)
        .collect();
    assert_eq!(
        fits,
        [
            ContractFit::Under,
            ContractFit::Within,
            ContractFit::Within,
            ContractFit::Over
        ]
    );
}

#[test]
fn hours_count_only_held_sessions() {
    let mut view = view(Reader::Coach, "2026-05-10");
    view.add(session(1, "2026-03-01", |_| {}));
    view.add(session(2, "2026-04-01", |s| s.paid = Some(false)));
    view.add(session(3, "2026-06-01", |_| {}));
    let contact = |date: &str, minutes| ContactView {
        name: None,
        date: day(date),
        channel: Channel::Phone,
        minutes,
        by: None,
        about: None,
        coach_only: false,
    };
    let log = ContactsView {
        contacts: vec![contact("2026-03-05", Some(20)), contact("2026-03-06", None)],
    };
    view.add(shared(fact(Kind::Contacts, "contacts", "2026-03-05"), log));
    let sums = hours(&view);
    assert_eq!(
        (
            sums.sessions_held,
            sums.coaching_minutes,
            sums.unpaid_minutes
        ),
        (2, 200, 100)
    );
    assert_eq!((sums.contacts, sums.contact_minutes), (2, 20));
    for session in sessions_mut(&mut view) {
        session.fact.minutes = None;
    }
    assert_eq!(
        (hours(&view).coaching_minutes, hours(&view).without_minutes),
        (0, 2)
    );
}

#[test]
fn hours_of_this_year_leave_out_debriefs_that_do_not_count() {
    let mut view = view(Reader::Coach, "2026-10-01");
    for (number, date) in [
        (1, "2025-12-20"),
        (2, "2026-03-01"),
        (3, "2026-04-01"),
        (4, "2026-11-01"),
    ] {
        view.add(session(number, date, |session| {
            session.debrief = Some(DebriefView {
                minutes: 25,
                counts: number != 2,
            });
        }));
    }
    view.add(session(5, "2026-05-01", |_| {}));
    for (session, minutes) in sessions_mut(&mut view)
        .into_iter()
        .zip([100, 90, 80, 70, 60])
    {
        session.fact.minutes = Some(minutes);
        session.fact.cancelled = minutes == 60;
    }
    assert_eq!(counted_minutes_this_year(&view), 90 - 25 + 80);
    let sums = hours(&view);
    assert_eq!((sums.coaching_minutes, sums.uncounted_minutes), (270, 25));
}

#[test]
fn a_record_that_cannot_be_read_may_be_that_of_a_past_plan() {
    let unread_at = |change: &dyn Fn(&mut Fact)| {
        let mut view = view(Reader::Coach, "2026-04-20");
        view.add(session(1, "2026-03-01", |session| {
            session.next = Some(day("2026-04-01"));
        }));
        plan(&mut view, "Meeting with the sponsor", "2026-04-10");
        let mut fact = Fact::only(Kind::Session);
        change(&mut fact);
        view.unreadable.push(UnreadableView {
            path: "unreadable.md".into(),
            facts: vec![fact],
        });
        let calendar = calendar(&view);
        let plans = calendar.past_plans(&view.today);
        let found: Vec<bool> = plans.map(|meeting| meeting.unreadable.is_some()).collect();
        let unrecorded = calendar.unrecorded(&view.today).count();
        assert_eq!(unrecorded, found.iter().filter(|found| !**found).count());
        found
    };
    // Session 2 was planned for 1 April, and a meeting of any kind for 10 April. One record explains one of them.
    assert_eq!(unread_at(&|_| {}), [true, false]);
    assert_eq!(unread_at(&|fact| fact.number = Some(2)), [true, false]);
    assert_eq!(unread_at(&|fact| fact.number = Some(7)), [false, true]);
    assert_eq!(unread_at(&|fact| fact.kind = Kind::Review), [false, true]);
    assert_eq!(unread_at(&|fact| fact.kind = Kind::Agenda), [false, false]);
    // A meeting may be held later than planned, but not earlier than the plan that it follows.
    let dated = |date: &'static str| unread_at(&move |fact| fact.date = Some(day(date)));
    assert_eq!(dated("2026-04-03"), [true, false]);
    assert_eq!(dated("2026-03-02"), [false, false]);
}
