//! The questions of the structured interview: the practice's own, or the built-in ones.
//!
//! Stakeholders are asked the same questions in other words, so that the coach can compare what was heard.

use super::decode::Fields;
use super::value::{BUILT_IN_QUESTIONS, Id, InterviewPart};

/// A question of coachgen.yaml.
#[derive(Debug, Clone)]
pub struct InterviewQuestion {
    pub id: String,
    pub part: InterviewPart,
    /// As put to the client.
    pub text: String,
    /// As put to stakeholders; a question without it is for the client only.
    pub for_stakeholders: Option<String>,
}

/// The ids that a finding may name: those of the practice's questions, and the built-in ones, which earlier findings may
/// name.
pub fn question_ids(own: &[InterviewQuestion]) -> Vec<&str> {
    let built_in = BUILT_IN_QUESTIONS.iter().map(|it| it.id);
    own.iter()
        .map(|it| it.id.as_str())
        .chain(built_in)
        .collect()
}

/// Reads the list of coachgen.yaml. A question whose id is taken is reported and left out.
pub(super) fn read(d: &mut Fields<'_, '_>) -> Vec<InterviewQuestion> {
    let items = d.setting_list("interview_questions", |d| {
        let id = d.need_setting::<Id>("id");
        let part = d.need_setting("part");
        let text = d.need_setting("text");
        let for_stakeholders = d.setting("for_stakeholders");
        let (Id(id), place) = id?;
        let question = InterviewQuestion {
            id,
            part: part?.0,
            text: text?.0,
            for_stakeholders: for_stakeholders.map(|(text, _)| text),
        };
        Some((question, place))
    });
    let mut questions: Vec<InterviewQuestion> = Vec::new();
    for (question, place) in items {
        match questions.iter().any(|known| known.id == question.id) {
            true => d.wrong_value(place, "id", "an id that no other question has"),
            false => questions.push(question),
        }
    }
    questions
}
