//! From the scores of a view to those of the export: pulse rounds and psychometric scales.

use super::diagnosis::{PulseAnswer, PulseContent, PulseQuestion, ScaleScore};
use super::parts::{list, mark, maybe};
use crate::view::types::{PulseAnswerView, PulseQuestionView, PulseView, ScoreView};

impl From<&PulseView> for PulseContent {
    fn from(view: &PulseView) -> PulseContent {
        let PulseView {
            scale,
            questions,
            groups,
            debriefed,
            answers,
        } = view;
        PulseContent {
            scale: scale.into(),
            questions: list(questions),
            groups: list(groups),
            debriefed: *debriefed,
            answers: list(answers),
        }
    }
}

impl From<&PulseQuestionView> for PulseQuestion {
    fn from(view: &PulseQuestionView) -> PulseQuestion {
        let PulseQuestionView {
            id,
            text,
            mean,
            group_means,
            coach_only,
        } = view;
        PulseQuestion {
            id: id.clone(),
            text: text.clone(),
            mean: maybe(mean),
            group_means: list(group_means),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&PulseAnswerView> for PulseAnswer {
    fn from(view: &PulseAnswerView) -> PulseAnswer {
        let PulseAnswerView {
            name,
            relationship,
            scores,
            coach_only,
        } = view.clone();
        PulseAnswer {
            name,
            relationship,
            scores,
            coach_only: mark(coach_only),
        }
    }
}

impl From<&ScoreView> for ScaleScore {
    fn from(view: &ScoreView) -> ScaleScore {
        let ScoreView {
            scale,
            value,
            low,
            high,
            coach_only,
        } = view;
        ScaleScore {
            scale: scale.clone(),
            value: value.into(),
            low: maybe(low),
            high: maybe(high),
            coach_only: mark(*coach_only),
        }
    }
}
