//! Pulse rounds: a page for each, and the trend over all of them on the Progress page.
//!
//! Must not show a mean that the view has hidden, nor compute one.

use serde::Serialize;

use super::figure::{Figure, pulse_trend};
use super::parts::{FactRow, Rows, TextPiece};
use super::record_entry::RecordEntry;
use super::source_file::SourceFile;
use super::themes::group_name;
use super::{Page, PageContext};
use crate::html::Ids;
use crate::route::NavSection;
use crate::view::types::{PulseView, RecordView};

/// The `page` value of pulse.html.
#[derive(Serialize)]
struct PulsePage {
    /// Text under the title, if any.
    lede: Option<String>,
    /// The results themselves.
    body: PulseBody,
    /// What each person answered; for the coach.
    answers: Vec<AnswerRow>,
    /// The accessible name of that table’s region.
    answers_region: String,
    /// Who approved it, and for whom.
    approval: Vec<TextPiece>,
    /// The file of the record, and its history; for the coach.
    source_file: Option<SourceFile>,
}

/// The `body` value of pulse_body.html.
#[derive(Default, Serialize)]
pub struct PulseBody {
    /// The line under the title: when.
    byline: Vec<TextPiece>,
    /// Facts about it, one per line.
    rows: Vec<FactRow>,
    /// The column headers: everybody, then the groups with their number of respondents.
    columns: Vec<String>,
    /// The questions with their means.
    questions: Vec<QuestionRow>,
    /// The accessible name of the table’s region.
    region: String,
    /// Shown instead of means that could identify somebody.
    too_few: Option<String>,
    /// The body of the record: safe HTML.
    prose: Option<String>,
}

/// One question.
#[derive(Serialize)]
struct QuestionRow {
    /// The question.
    text: String,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
    /// A mean for each column.
    means: Vec<String>,
}

/// What one person answered.
#[derive(Serialize)]
struct AnswerRow {
    /// The person.
    who: String,
    /// The relationship to the client.
    relationship: String,
    /// The scores, in the order of the questions.
    scores: String,
}

/// The rounds on the Progress page.
#[derive(Serialize)]
pub struct PulseRounds {
    /// Every round, latest first.
    rounds: Vec<RecordEntry>,
    /// The trend of each question that was asked in several rounds.
    trends: Vec<QuestionTrend>,
}

/// The trend of one question.
#[derive(Serialize)]
struct QuestionTrend {
    /// The question.
    text: String,
    /// The chart and its table.
    figure: Figure,
}

/// Adds a page for each round whose content this reader sees.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    for seen in cx.view.pulses() {
        let (Some(shared), Some(path)) = (&seen.shared, cx.route.page(&seen.fact.slug)) else {
            continue;
        };
        let words = cx.words;
        let answers = shared.content.answers.iter();
        let mut ids = Ids::new(&["main"]);
        let body = build_body(cx, seen, &mut ids);
        let model = PulsePage {
            lede: cx.lede(&seen.fact),
            body,
            answers: answers
                .map(|answer| AnswerRow {
                    who: answer.name.clone(),
                    relationship: words
                        .choice("relationship", answer.relationship.word())
                        .to_owned(),
                    scores: {
                        let scores = answer.scores.iter().map(u32::to_string);
                        scores.collect::<Vec<_>>().join(words.get("list_mark"))
                    },
                })
                .collect(),
            answers_region: ids.region(words.get("pulse_answers")),
            approval: cx.decisions(&shared.approvals),
            source_file: cx.source_file(&seen.fact),
        };
        let title = words.record_name(&seen.fact);
        let section = NavSection::Progress;
        out.push(Page::new(path, "pulse.html", section, title, &model));
    }
}

/// The body of a round alone, for a copy that awaits approval.
pub fn body(cx: &PageContext<'_>, seen: &RecordView<PulseView>, prefix: &str) -> PulseBody {
    build_body(cx, seen, &mut Ids::prefixed(prefix, &["main"]))
}

fn build_body(cx: &PageContext<'_>, seen: &RecordView<PulseView>, ids: &mut Ids) -> PulseBody {
    let Some(shared) = &seen.shared else {
        return PulseBody::default();
    };
    let (content, words) = (&shared.content, cx.words);
    let has_mean = content.questions.iter().any(|one| one.mean.is_some());
    let groups = content.groups.iter().map(|group| {
        let who = group_name(cx, group, content.groups.len());
        words.with(
            "pulse_group",
            &[("who", who.as_str().into()), ("count", group.count.into())],
        )
    });
    // One merged group is everybody.
    let is_everybody = content.groups.len() == 1;
    let everybody = (has_mean && !is_everybody).then(|| words.get("pulse_everybody").to_owned());
    let row = |one: &crate::view::types::PulseQuestionView| {
        let all = one.mean.iter().filter(|_| !is_everybody);
        let means = all.chain(&one.group_means);
        QuestionRow {
            text: one.text.clone(),
            only: cx.only_coach(one.coach_only),
            means: means.map(|mean| cx.measure(mean)).collect(),
        }
    };
    PulseBody {
        byline: cx.byline(&seen.fact, None),
        rows: Rows::new(cx)
            .text("field_scale", Some(words.range(&content.scale)))
            .date("debriefed", content.debriefed)
            .done(),
        columns: everybody.into_iter().chain(groups).collect(),
        questions: content.questions.iter().map(row).collect(),
        region: ids.region(words.get("pulse_results")),
        too_few: content
            .groups
            .is_empty()
            .then(|| words.get("pulse_too_few").to_owned()),
        prose: cx.prose(&shared.body, 2, ids),
    }
}

/// The rounds that this reader sees; `None` if there are none.
pub fn rounds(cx: &PageContext<'_>, ids: &mut Ids) -> Option<PulseRounds> {
    let pulses = cx.view.pulses().rev();
    let rounds: Vec<RecordEntry> = pulses
        .map(|seen| {
            let mut listed = cx.listed(&seen.fact);
            if let Some(content) = seen.content() {
                cx.add_debrief(content.debriefed, &mut listed);
            }
            cx.add_hidden_until_debrief(seen.shared.is_some(), &mut listed);
            listed
        })
        .collect();
    if rounds.is_empty() {
        return None;
    }
    let trends = cx.derived.pulses.iter().filter(|one| one.rounds.len() > 1);
    Some(PulseRounds {
        rounds,
        trends: trends
            .map(|trend| QuestionTrend {
                text: trend.text.clone(),
                figure: pulse_trend(cx, trend, ids),
            })
            .collect(),
    })
}
