//! The results of pulse rounds over time, question by question.

use chrono::NaiveDate;

use super::order::{contents, held, is_over, sessions};
use crate::record::value::{Measure, Range};
use crate::view::types::{Fact, GroupView, View};

/// One question over all rounds that asked it, in the words of the latest.
#[derive(Debug, Clone)]
pub struct PulseTrend {
    pub id: String,
    pub text: String,
    pub scale: Range,
    /// By date.
    pub rounds: Vec<PulseRound>,
}

/// The results of a question in one round.
#[derive(Debug, Clone)]
pub struct PulseRound {
    pub record: Fact,
    /// Where the round is in the coaching; `None` if the reader sees no session that was held.
    pub stage: Option<PulseStage>,
    /// The mean of everybody.
    pub mean: Option<Measure>,
    /// The groups, each with its mean.
    pub groups: Vec<(GroupView, Measure)>,
}

/// When a round took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PulseStage {
    Before,
    During,
    After,
}

impl PulseStage {
    /// A stable keyword for message IDs.
    pub fn word(self) -> &'static str {
        match self {
            PulseStage::Before => "before",
            PulseStage::During => "during",
            PulseStage::After => "after",
        }
    }
}

/// The trends of `view`, in the order in which the questions were first asked.
pub(super) fn pulse_trends(view: &View) -> Vec<PulseTrend> {
    let past = sessions(view)
        .into_iter()
        .filter(|seen| held(&seen.fact, &view.today));
    let (cancelled, past): (Vec<_>, Vec<_>) = past.partition(|seen| seen.fact.cancelled);
    // A late cancellation counts as one of the sessions contracted.
    let counted = past.len() + cancelled.len();
    let all_held = counted >= view.engagement.programme.sessions as usize || is_over(view);
    let dates: Vec<NaiveDate> = past.iter().filter_map(|seen| seen.fact.date).collect();
    let stage = |date: NaiveDate| {
        let (first, last) = (dates.first()?, dates.last()?);
        Some(match () {
            () if date < *first => PulseStage::Before,
            () if date > *last && all_held => PulseStage::After,
            () => PulseStage::During,
        })
    };
    let mut trends: Vec<PulseTrend> = Vec::new();
    for (fact, pulse) in contents(view.pulses()) {
        for question in &pulse.questions {
            let groups = pulse.groups.iter().cloned();
            let round = PulseRound {
                record: fact.clone(),
                stage: fact.date.and_then(stage),
                mean: question.mean.clone(),
                groups: groups.zip(question.group_means.iter().cloned()).collect(),
            };
            match trends.iter_mut().find(|known| known.id == question.id) {
                Some(known) => {
                    known.text.clone_from(&question.text);
                    known.scale = pulse.scale;
                    known.rounds.push(round);
                }
                None => trends.push(PulseTrend {
                    id: question.id.clone(),
                    text: question.text.clone(),
                    scale: pulse.scale,
                    rounds: vec![round],
                }),
            }
        }
    }
    trends
}
