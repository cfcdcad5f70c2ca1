//! Pulse rounds in a reader's view: the questions, and means by group in which nobody can be identified.
//!
//! Only complete answers count, so that every question has the same respondents: a mean without one of them would
//! reveal what that person answered.

use chrono::NaiveDate;

use super::Projector;
use super::gate::Gate;
use super::groups::{self, Respondent};
use super::input::ProjectionInput;
use super::types::{GroupView, PulseAnswerView, PulseQuestionView, PulseView};
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::record::Content;
use crate::record::leaf::ListItem;
use crate::record::pulse::{Answer, Pulse, Question};
use crate::record::value::Measure;
use crate::text::same_name;

impl Projector<'_> {
    pub(super) fn pulse(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<PulseView> {
        let gate = self.gate_at(level);
        let pulse: &Pulse = content.as_kind()?;
        let Pulse {
            date,
            scale,
            questions,
            answers,
            debriefed,
        } = pulse;
        let results = match gate.open(Field::PulseQuestions) {
            true => Results::new(pulse, &parties(self.source, date.value)),
            false => Results::default(),
        };
        let places = questions.items.iter().map(|item| &item.value);
        let places: Vec<&Question> = places.collect();
        Some(PulseView {
            scale: gate.one(scale)?,
            questions: gate.list(questions, |question, coach_only| {
                let Question { id, text } = question;
                let place = places.iter().position(|one| std::ptr::eq(*one, question))?;
                Some(PulseQuestionView {
                    id: gate.one(id)?.0,
                    text: gate.one(text)?,
                    mean: results.mean(place),
                    group_means: results.group_means(place),
                    coach_only,
                })
            }),
            groups: results.groups.into_iter().map(|(group, _)| group).collect(),
            debriefed: gate.see(debriefed),
            answers: gate.list(answers, |answer, coach_only| {
                seen(&gate, answer, coach_only)
            }),
        })
    }
}

fn seen(gate: &Gate<'_>, answer: &Answer, coach_only: bool) -> Option<PulseAnswerView> {
    let Answer {
        name,
        relationship,
        attributed: _,
        scores,
    } = answer;
    Some(PulseAnswerView {
        name: gate.one(name)?,
        relationship: gate.one(relationship)?,
        scores: gate.all(scores),
        coach_only,
    })
}

/// The complete answers of a round, by group.
#[derive(Default)]
struct Results {
    /// Each group with the scores of its members, each in the order of the questions.
    groups: Vec<(GroupView, Vec<Vec<u32>>)>,
    /// The scores of everybody; empty if a mean over all of them could identify somebody.
    all: Vec<Vec<u32>>,
}

impl Results {
    fn new(pulse: &Pulse, parties: &[&str]) -> Results {
        let answers = counted_answers(pulse, parties);
        let respondents = respondents(&answers);
        let scores = |one: &Respondent| -> Vec<u32> {
            let scores = answers[one.first].scores.iter();
            scores.map(|score| score.value).collect()
        };
        let shown = groups::shown_groups(&respondents).into_iter();
        let groups: Vec<(GroupView, Vec<Vec<u32>>)> = shown
            .map(|(group, members)| {
                let members = members.iter().map(|place| scores(&respondents[*place]));
                (group, members.collect())
            })
            .collect();
        // With the mean of everybody, those who are in no group could be computed from the others.
        let grouped: usize = groups.iter().map(|(group, _)| group.count).sum();
        let all = match grouped == respondents.len() {
            true => respondents.iter().map(scores).collect(),
            false => Vec::new(),
        };
        Results { groups, all }
    }

    fn mean(&self, question: usize) -> Option<Measure> {
        mean(&self.all, question)
    }

    fn group_means(&self, question: usize) -> Vec<Measure> {
        let groups = self.groups.iter();
        groups
            .filter_map(|(_, scores)| mean(scores, question))
            .collect()
    }
}

/// The mean of the answers to a question, rounded to one decimal.
fn mean(scores: &[Vec<u32>], question: usize) -> Option<Measure> {
    let given: Vec<u64> = scores
        .iter()
        .filter_map(|scores| scores.get(question).map(|score| u64::from(*score)))
        .collect();
    let count = u64::try_from(given.len()).ok().filter(|count| *count > 0)?;
    let tenths = (given.iter().sum::<u64>() * 20 + count) / (2 * count);
    Measure::parse(&format!("{}.{}", tenths / 10, tenths % 10))
}

/// The number of people whose answers are merged into groups; without those who are shown separately.
pub fn pulse_respondents(source: ProjectionInput<'_>, pulse: &Pulse) -> usize {
    let respondents = respondents(&counted_answers(pulse, &parties(source, pulse.date.value)));
    respondents.iter().filter(|one| !one.exempt).count()
}

/// The names of client, coach and those who were sponsors on the day of a round or before. Somebody who became a sponsor
/// later still counts as a respondent, since a mean that changes would reveal the answer.
fn parties(source: ProjectionInput<'_>, on: NaiveDate) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    if let Some((_, engagement)) = source.model.engagement() {
        names.push(&engagement.client.value.name.value);
        let sponsors = engagement.sponsors.values();
        let sponsors =
            sponsors.filter(|sponsor| sponsor.from.as_ref().is_none_or(|from| from.value <= on));
        names.extend(sponsors.map(|sponsor| sponsor.name.value.as_str()));
        let coach = engagement.coach.as_ref();
        let coach = coach.and_then(|coach| coach.value.name.as_ref());
        names.extend(coach.map(|name| name.value.as_str()));
    }
    names.extend(source.practice.practice.coach.name.as_deref());
    names
}

/// Whether an answer is that of a party. Who knows one answer could compute the others from a mean of three, so only a
/// manager who is shown separately counts.
pub fn is_of_a_party(source: ProjectionInput<'_>, pulse: &Pulse, answer: &Answer) -> bool {
    is_of(&parties(source, pulse.date.value), answer)
}

fn is_of(parties: &[&str], answer: &Answer) -> bool {
    let name = answer.name.value.as_str();
    !is_exempt(answer) && parties.iter().any(|party| same_name(party, name))
}

/// Whether somebody is shown separately: a manager who was told that answers can be traced.
fn is_exempt(answer: &Answer) -> bool {
    groups::is_traceable_manager(answer.relationship.value, &answer.attributed)
}

/// The answers that count: complete, not only for the coach, and not of a party.
fn counted_answers<'p>(pulse: &'p Pulse, parties: &[&str]) -> Vec<&'p Answer> {
    let counts = |item: &&ListItem<Answer>| {
        !item.coach_only && pulse.is_complete(&item.value) && !is_of(parties, &item.value)
    };
    let items = pulse.answers.items.iter().filter(counts);
    items.map(|item| &item.value).collect()
}

fn respondents(answers: &[&Answer]) -> Vec<Respondent> {
    groups::respondents(answers.iter().map(|answer| {
        (
            answer.name.value.as_str(),
            answer.relationship.value,
            is_exempt(answer),
        )
    }))
}
