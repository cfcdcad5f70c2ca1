//! The values for the template of a new record.
//!
//! Values are quoted where YAML requires it. Text for comments is one line, and is not safe as a value.

use chrono::NaiveDate;
use serde::Serialize;

use super::SkeletonOptions;
use super::choices::{
    ActionChoice, Choice, ObjectiveChoice, expectations_and_findings, milestones, objectives,
    open_actions, points, questions, stakeholders,
};
use super::earlier::{PulseRound, Rating, previous_pulse, ratings};
use crate::derive::ReaderView;
use crate::kind::Kind;
use crate::record::value::{Mode, Part, ReviewType, yaml_text};
use crate::view::types::{AnyRecord, Fact, View};
use crate::words::Words;

/// The `record` value of the templates `new-….md`.
#[derive(Debug, Clone, Serialize)]
pub struct SkeletonData {
    /// The date, as a record has it.
    date: String,
    /// The date on which a session was planned, if it is held on another one.
    moved_from: Option<String>,
    /// The number of a session.
    number: Option<u32>,
    /// The part of an interview: `1` or `2`.
    part: Option<Part>,
    /// The type of a review.
    review: Option<ReviewType>,
    /// The number of the last session that was held; 0 before the first.
    last_session: u32,
    /// The agreed length of a session in minutes: `90 to 120`.
    minutes: String,
    /// How sessions are usually held.
    mode: Option<Mode>,
    /// The client's name.
    client: String,
    /// The names of the current sponsors.
    sponsors: Vec<String>,
    /// The names of client, current sponsors and coach; in a meeting with the sponsor, only a single sponsor.
    present: Vec<String>,
    /// The open actions, by due date.
    actions: Vec<ActionChoice>,
    /// The points of the agenda in force.
    points: Vec<Choice>,
    /// The objectives of the agenda in force, each with its values.
    objectives: Vec<ObjectiveChoice>,
    /// The milestones that were not met yet.
    milestones: Vec<Choice>,
    /// The questions of the interview: of this part, or for stakeholders.
    questions: Vec<Choice>,
    /// What an agenda point may be based on: expectations, findings and themes.
    sources: Vec<Choice>,
    /// The stakeholder interviews.
    stakeholders: Vec<Choice>,
    /// The previous pulse round.
    pulse: Option<PulseRound>,
    /// The criteria of the last feedback on the coaching.
    ratings: Vec<Rating>,
    /// The fewest points that an agenda has, as agreed.
    agenda_points: u32,
    /// The heading of the coach's own observations, in the language of the engagement.
    heading: &'static str,
}

impl SkeletonData {
    /// Takes what is known from the coach's view.
    pub(super) fn new(
        coach: &ReaderView,
        words: &'static Words,
        kind: Kind,
        options: SkeletonOptions,
    ) -> SkeletonData {
        let (view, derived) = (&coach.view, &coach.derived);
        let engagement = &view.engagement;
        let number = (kind == Kind::Session).then(|| next_number(view));
        let part = (kind == Kind::Interview).then(|| next_part(view));
        let last_session = last_session(view);
        let review = (kind == Kind::Review).then(|| {
            options
                .review
                .unwrap_or_else(|| next_review(view, last_session))
        });
        let planned = planned_date(coach, kind);
        let date = options
            .date
            .or(planned)
            .unwrap_or_else(|| view.today.date());
        let current = |from: Option<NaiveDate>, until: Option<NaiveDate>| {
            from.is_none_or(|from| from <= date) && until.is_none_or(|until| until >= date)
        };
        let sponsors = engagement.sponsors.iter();
        let sponsors = sponsors.filter(|one| !one.coach_only && current(one.from, one.until));
        let sponsors: Vec<String> = sponsors.map(|one| yaml_text(&one.name)).collect();
        // A sponsor who is named in a meeting may read its record.
        let present = match (kind, sponsors.as_slice()) {
            (Kind::SponsorMeeting, [_, _, ..]) => &[],
            (_, sponsors) => sponsors,
        };
        let client = engagement.client.as_ref();
        let client = client
            .map(|client| yaml_text(&client.name))
            .unwrap_or_default();
        let coach_name = engagement
            .coach
            .as_deref()
            .or(view.practice.coach.as_deref());
        let coach_name = coach_name.map(yaml_text);
        SkeletonData {
            date: date.to_string(),
            moved_from: planned
                .filter(|planned| *planned != date)
                .map(|planned| planned.to_string()),
            number,
            part,
            review,
            last_session,
            minutes: minutes(view),
            mode: engagement.programme.mode.or_else(|| last_mode(view)),
            present: std::iter::once(client.clone())
                .filter(|client| !client.is_empty())
                .chain(present.iter().cloned())
                .chain(coach_name)
                .collect(),
            client,
            actions: open_actions(derived, kind),
            points: points(derived),
            objectives: objectives(derived),
            milestones: milestones(derived),
            questions: questions(view, words, kind, part),
            sources: expectations_and_findings(view),
            stakeholders: stakeholders(view),
            pulse: previous_pulse(view),
            ratings: ratings(view, &sponsors),
            sponsors,
            agenda_points: (engagement.programme.agenda_points.low as u32).clamp(1, 20),
            heading: words.get("skeleton_noticed"),
        }
    }

    /// The path of a draft of the same record, if there is one: a session with that number, a review of that type, that part
    /// of the interview, an agenda, a chemistry meeting or a log of contacts.
    pub(super) fn existing_draft(&self, view: &View, kind: Kind) -> Option<String> {
        let mut drafts = view.drafts.iter().map(|draft| &draft.fact);
        let draft = drafts.find(|fact| {
            fact.kind == kind
                && match kind {
                    Kind::Session => fact.number.is_some() && fact.number == self.number,
                    Kind::Review => fact.review.is_some() && fact.review == self.review,
                    Kind::Interview => fact.part.is_some() && fact.part == self.part,
                    Kind::Agenda | Kind::Chemistry | Kind::Contacts => true,
                    _ => false,
                }
        });
        draft.and_then(|fact| fact.path.clone())
    }

    /// The path of a record of the same kind, if an engagement usually has only one: a part of the interview, a final
    /// review, an agenda, themes, a chemistry meeting or a log of contacts.
    pub(super) fn earlier_record(&self, view: &View, kind: Kind) -> Option<String> {
        let mut facts = facts(view, kind).filter(|fact| match kind {
            Kind::Interview => fact.part == self.part,
            Kind::Review => fact.review == self.review && fact.review == Some(ReviewType::Final),
            Kind::Agenda | Kind::Chemistry | Kind::StakeholderThemes | Kind::Contacts => true,
            _ => false,
        });
        facts.find_map(|fact| fact.path.clone())
    }

    /// The date of the record.
    pub fn date(&self) -> &str {
        &self.date
    }

    pub(super) fn number(&self) -> Option<u32> {
        self.number
    }

    pub(super) fn part(&self) -> Option<Part> {
        self.part
    }

    pub(super) fn review(&self) -> Option<ReviewType> {
        self.review
    }
}

/// Every record, also those that cannot be read.
fn facts(view: &View, kind: Kind) -> impl Iterator<Item = &Fact> {
    let records = view.records.iter().map(AnyRecord::fact);
    let unreadable = view.unreadable.iter().flat_map(|one| &one.facts);
    records
        .chain(unreadable)
        .filter(move |fact| fact.kind == kind)
}

/// The number after that of the last session. A draft is not counted: it may be the next session.
fn next_number(view: &View) -> u32 {
    let numbers = facts(view, Kind::Session).filter_map(|fact| fact.number);
    numbers.max().map_or(1, |last| last.saturating_add(1))
}

/// The number of the last session that was held.
fn last_session(view: &View) -> u32 {
    let held = facts(view, Kind::Session).filter(|fact| !fact.cancelled);
    let held = held.filter(|fact| fact.date.is_none_or(|date| date <= view.today));
    held.filter_map(|fact| fact.number).max().unwrap_or(0)
}

/// Part two if there is a record of part one, otherwise part one.
fn next_part(view: &View) -> Part {
    let mut held = facts(view, Kind::Interview).filter_map(|fact| fact.part);
    match held.any(|part| part == Part::One) {
        true => Part::Two,
        false => Part::One,
    }
}

/// The final review once all contracted sessions have been held, otherwise an interim one.
fn next_review(view: &View, last_session: u32) -> ReviewType {
    match last_session >= view.engagement.programme.sessions {
        true => ReviewType::Final,
        false => ReviewType::Interim,
    }
}

/// How the last session was held.
fn last_mode(view: &View) -> Option<Mode> {
    let mut sessions = view.sessions().rev();
    sessions.find_map(|seen| seen.content()?.mode)
}

/// The date planned for the next session; `None` for other kinds.
fn planned_date(coach: &ReaderView, kind: Kind) -> Option<NaiveDate> {
    if kind != Kind::Session {
        return None;
    }
    let mut planned = coach.derived.calendar.planned();
    let next = planned.find(|meeting| meeting.session.is_some())?;
    Some(next.date)
}

/// `90 to 120`, or one number.
fn minutes(view: &View) -> String {
    let range = &view.engagement.programme.session_minutes;
    match range.low == range.high {
        true => format!("{}", range.low),
        false => format!("{} to {}", range.low, range.high),
    }
}
