//! Threads from expectations to outcomes, in both directions.

use coachgen::derive::ActionState;
use coachgen::kind::Kind;
use coachgen::reader::Reader;
use coachgen::record::value::{Outcome, ReviewType, Verdict};
use coachgen::view::types::*;

use super::build::*;
use super::rows::*;

fn whole_engagement(reader: Reader) -> View {
    let mut view = view(reader, "2026-12-01");
    let talk = fact(Kind::Interview, "interview-1", "2026-01-20");
    let finding = |id: &str| FindingView {
        id: id.into(),
        text: format!("About {id}"),
        question: None,
        coach_only: false,
    };
    let content = InterviewView {
        mode: None,
        findings: vec![finding("quiet"), finding("unused")],
    };
    view.add(shared(talk.clone(), content));
    view.add(agenda(
        "2026-02-01",
        &[("voice", "speak"), ("team", "deputy")],
    ));
    if let Some(shared) = &mut agendas_mut(&mut view)[0].shared {
        let quiet = Some(("quiet".to_owned(), "About quiet".to_owned()));
        let appraisal = fact(Kind::Evidence, "appraisal", "2025-10-01");
        shared.content.points[0].draws_on = vec![
            SourceView {
                record: talk,
                finding: quiet,
            },
            SourceView {
                record: appraisal,
                finding: None,
            },
        ];
    }
    view.add(session(1, "2026-03-01", |s| {
        s.points.push(point_ref("voice"));
        s.actions.push(ActionView {
            point: Some(point_ref("team")),
            ..action("ask", None)
        });
    }));
    view.add(session(2, "2026-04-01", |s| {
        s.progress.push(progress("speak", "voice", "4"));
        s.reviewed.push(reviewed("ask", Outcome::Done, None));
    }));
    view.add(review(ReviewType::Final, "2026-10-01", |r| {
        r.objectives
            .push(assessed("speak", "voice", "8", Verdict::Achieved));
    }));
    view
}

#[test]
fn threads_lead_from_source_to_verdict() {
    let trace = trace(&whole_engagement(Reader::Client));
    let sources: Vec<_> = trace
        .sources
        .iter()
        .map(|t| {
            (
                t.source.record.slug.as_str(),
                t.points.iter().map(|p| p.number).collect::<Vec<_>>(),
            )
        })
        .collect();
    let expected = [
        ("interview-1", vec![1]),
        ("interview-1", vec![]),
        ("appraisal", vec![1]),
    ];
    assert_eq!(sources, expected);
    let voice = &trace.points[0];
    assert_eq!(voice.sources.len(), 2);
    assert_eq!(voice.sessions.len(), 2);
    let objective = &voice.objectives[0];
    let measured: Vec<_> = objective
        .measured_in
        .iter()
        .map(|f| f.slug.as_str())
        .collect();
    assert_eq!(measured, ["session-2", "review-final"]);
    assert_eq!(
        objective.verdict.as_ref().unwrap().verdict,
        Verdict::Achieved
    );
    let ask = &trace.points[1].actions[0];
    assert_eq!(
        (ask.state, ask.closed_in.as_ref().unwrap().slug.as_str()),
        (ActionState::Done, "session-2")
    );
}

#[test]
fn threads_lead_back_from_verdict_to_source() {
    let trace = trace(&whole_engagement(Reader::Client));
    let numbers = |slug: &str, finding| {
        trace
            .drawn_by(slug, finding)
            .map(|p| p.number)
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers("interview-1", Some("quiet")), [1]);
    assert_eq!(numbers("interview-1", Some("unused")), [0; 0]);
    assert_eq!(numbers("appraisal", None), [1]);
    let first: Vec<_> = trace.sessions[0].points.iter().map(|p| p.number).collect();
    assert_eq!(first, [1, 2]);
}

#[test]
fn a_sponsor_has_no_thread_through_sessions() {
    let mut view = whole_engagement(sponsor());
    view.remove(Kind::Interview);
    for session in sessions_mut(&mut view) {
        session.shared = None;
    }
    let trace = trace(&view);
    assert!(trace.sessions.is_empty());
    assert!(
        trace
            .points
            .iter()
            .all(|point| point.sessions.is_empty() && point.actions.is_empty())
    );
    assert!(trace.points[0].objectives[0].verdict.is_some());
}
