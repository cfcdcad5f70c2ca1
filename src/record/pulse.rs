//! A pulse round: the same questions to the same people at several dates.

use chrono::NaiveDate;

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, Opt};
use super::value::{Id, Range, Relationship};
use crate::policy::Field;

/// One round.
#[derive(Debug, Clone)]
pub struct Pulse {
    pub date: Leaf<NaiveDate>,
    /// The ends of the scale of every question.
    pub scale: Leaf<Range>,
    pub questions: List<Question>,
    pub answers: List<Answer>,
    pub debriefed: Opt<NaiveDate>,
}

/// One question.
#[derive(Debug, Clone)]
pub struct Question {
    pub id: Leaf<Id>,
    pub text: Leaf<String>,
}

/// What one person answered.
#[derive(Debug, Clone)]
pub struct Answer {
    pub name: Leaf<String>,
    pub relationship: Leaf<Relationship>,
    /// Whether the person was told that answers can be traced to them.
    pub attributed: Opt<bool>,
    /// One score for each question, in the order of the questions.
    pub scores: Vec<Leaf<u32>>,
}

impl KindContent for Pulse {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let date = d.need(Field::PulseDate);
        let scale = d.need(Field::PulseScale);
        let questions = d.list(Field::PulseQuestions, |d| {
            let id = d.need(Field::PulseQuestionsId);
            let text = d.need(Field::PulseQuestionsText);
            Some(Question {
                id: id?,
                text: text?,
            })
        });
        let answers = d.list(Field::PulseAnswers, |d| {
            let name = d.need(Field::PulseAnswersName);
            let relationship = d.need(Field::PulseAnswersRelationship);
            let attributed = d.get(Field::PulseAnswersAttributed);
            let scores = d.all(Field::PulseAnswersScores);
            Some(Answer {
                name: name?,
                relationship: relationship?,
                attributed,
                scores,
            })
        });
        let debriefed = d.get(Field::PulseDebriefed);
        Some(Pulse {
            date: date?,
            scale: scale?,
            questions,
            answers,
            debriefed,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Pulse {
            date,
            scale: _,
            questions: _,
            answers: _,
            debriefed,
        } = self;
        ContentFields {
            date: Some(date),
            passed_on: Some(debriefed),
            ..ContentFields::default()
        }
    }
}

impl Pulse {
    /// Whether an answer has one score on the scale for each question. Other answers are not counted.
    pub fn is_complete(&self, answer: &Answer) -> bool {
        answer.scores.len() == self.questions.items.len()
            && answer
                .scores
                .iter()
                .all(|score| self.is_on_scale(score.value))
    }

    /// Whether a score is on the scale.
    pub fn is_on_scale(&self, score: u32) -> bool {
        let Range { low, high } = self.scale.value;
        (low..=high).contains(&f64::from(score))
    }
}
