//! Small builders of the parts of records: actions, changes, references. All content is invented.

use coachgen::reader::Reader;
use coachgen::record::value::{ChangeKind, Measure, Outcome, Verdict};
use coachgen::view::types::*;

use super::build::day;

pub fn party(name: &str) -> SponsorDetails {
    SponsorDetails {
        name: name.into(),
        role: None,
        relationship: None,
        from: None,
        until: None,
        coach_only: false,
    }
}

pub fn measure(text: &str) -> Measure {
    Measure::parse(text).expect("a value")
}

pub fn action(id: &str, due: Option<&str>) -> ActionView {
    ActionView {
        name: None,
        id: id.into(),
        what: format!("Carry out {id}"),
        owner: None,
        due: due.map(day),
        point: None,
        coach_only: false,
    }
}

pub fn reviewed(action: &str, outcome: Outcome, due: Option<&str>) -> ReviewedView {
    ReviewedView {
        owner: None,
        name: None,
        action: action.into(),
        what: String::new(),
        outcome,
        due: due.map(day),
        learning: None,
        coach_only: false,
    }
}

pub fn change(kind: ChangeKind, now: RevisionView) -> ChangeView {
    ChangeView {
        needs: Vec::new(),
        agreed_client: None,
        agreed_sponsor: None,
        change: kind,
        objective: None,
        point: None,
        of: "Words of it".into(),
        now,
        because: "It had grown".into(),
        coach_only: false,
    }
}

pub fn objective_ref(id: &str, point: &str) -> ObjectiveRef {
    ObjectiveRef {
        id: id.into(),
        words: String::new(),
        point: point_ref(point),
    }
}

pub fn point_ref(id: &str) -> PointRef {
    PointRef {
        id: id.into(),
        title: format!("Point {id}"),
    }
}

pub fn progress(objective: &str, point: &str, at: &str) -> ProgressView {
    ProgressView {
        objective: objective_ref(objective, point),
        at: measure(at),
        evidence: None,
        coach_only: false,
    }
}

pub fn assessed(objective: &str, point: &str, at: &str, verdict: Verdict) -> AssessedView {
    AssessedView {
        target: None,
        attained: None,
        objective: objective_ref(objective, point),
        at: Some(measure(at)),
        verdict: Some(verdict),
        evidence: None,
        benefit: None,
        views: vec![],
        coach_only: false,
    }
}

pub fn sponsor() -> Reader {
    Reader::Sponsor("Sam Brook".into())
}
