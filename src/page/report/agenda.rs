//! The coaching agenda report: every point in full, as agreed, with later amendments.
//!
//! Must not show progress: the review reports do.

use super::super::PageContext;
use super::super::agenda::{agreed_by, theme_label};
use super::super::agenda_point::{LEVEL_NUMBERS, amendment_label, drawn_on, weight};
use super::super::figure::scale;
use super::super::measures::measures as measured;
use super::super::parts::{FactRow as PageRow, Rows, capital};
use super::super::revision::{of_objective, of_point};
use super::block::{actions, amendments, facts, measures, plain_text, prose, row, rows};
use super::{RecordsRevision, ReportBuilder, approved, reserved_ids};
use crate::bidi;
use crate::derive::{EffectiveAgenda, EffectiveMilestone, EffectiveObjective, EffectivePoint};
use crate::report::ReportKind;
use crate::report::model::{Block, Report, ReportEntry, ReportRow, TextStyle};
use crate::view::types::{AgendaView, PointView, RecordView};

/// Builds the report.
pub(super) fn report(
    cx: &PageContext<'_>,
    seen: &RecordView<AgendaView>,
    agenda: &EffectiveAgenda,
    revision: Option<&RecordsRevision>,
) -> Report {
    let words = cx.words;
    let title = words.get("kind_agenda").to_owned();
    let mut draft = ReportBuilder::new(ReportKind::Agenda, title);
    draft.facts.extend(row(
        cx,
        "report_date",
        agenda.record.date.map(|date| words.date(date)),
    ));
    let agreed = agreed_by(cx, agenda).into_iter();
    let agreed: Vec<String> = agreed
        .map(|(who, date)| {
            let parts = [capital(who), words.date(date)];
            bidi::join(&parts, words.get("list_mark"))
        })
        .collect();
    if !agreed.is_empty() {
        draft.facts.push(ReportRow {
            label: words.get("report_agreed").to_owned(),
            texts: agreed,
        });
    }
    let approvals = seen
        .shared
        .as_ref()
        .map(|shared| shared.approvals.as_slice());
    let approvals = approvals.unwrap_or_default();
    draft
        .facts
        .extend(row(cx, "report_approval", approved(cx, approvals)));
    let mut ids = reserved_ids();
    for point in &agenda.points {
        let title = words.with(
            "report_point",
            &[
                ("number", point.number.into()),
                ("title", agreed_or_now(point).title.as_str().into()),
            ],
        );
        let id = format!("point-{}", point.number);
        draft.section(id, title, point_blocks(cx, point));
    }
    let body = seen.shared.as_ref();
    let body = body.and_then(|shared| prose(cx, &shared.body, 3, &mut ids));
    draft.section(
        "notes",
        words.get("report_agenda_notes"),
        body.into_iter().collect(),
    );
    let amended = agenda.points.iter().flat_map(|point| {
        let objectives = point.objectives.iter().flat_map(|one| &one.amendments);
        point.amendments.iter().chain(objectives)
    });
    draft.dates = amended.map(|one| one.by.date).collect();
    draft.dates.extend([
        agenda.record.date,
        agenda.agreed_client,
        agenda.agreed_sponsor,
    ]);
    draft.dates.extend(approvals.iter().map(|one| Some(one.on)));
    draft.done(cx, revision)
}

fn agreed_or_now(point: &EffectivePoint) -> &PointView {
    point.agreed.as_ref().unwrap_or(&point.now)
}

fn point_blocks(cx: &PageContext<'_>, point: &EffectivePoint) -> Vec<Block> {
    let words = cx.words;
    let agreed = agreed_or_now(point);
    let mut out = Vec::new();
    if let Some(mark) = amendment_label(cx, point.amendment_state) {
        out.push(Block::Text {
            text: mark,
            style: TextStyle::Mark,
        });
    }
    out.extend(theme_label(cx, agreed).map(|text| Block::Text {
        text,
        style: TextStyle::Mark,
    }));
    let aside = [
        cx.only_coach(agreed.coach_only),
        (agreed.personal == Some(true)).then(|| words.get("personal").to_owned()),
    ];
    out.extend(aside.into_iter().flatten().map(|text| Block::Text {
        text,
        style: TextStyle::Only,
    }));
    let sources: Vec<String> = agreed
        .draws_on
        .iter()
        .map(|source| plain_text(&drawn_on(cx, source)))
        .collect();
    let mut lines = Vec::new();
    if !sources.is_empty() {
        lines.push(ReportRow {
            label: words.get("point_sources").to_owned(),
            texts: sources,
        });
    }
    lines.extend(rows(&what_for(cx, agreed)));
    out.extend(facts(lines));
    if let Some(support) = actions(agreed.actions.iter().map(|one| cx.action(one)).collect()) {
        out.push(super::block::heading(3, words.get("field_support")));
        out.push(support);
    }
    let mut was = point.agreed.as_ref().map(of_point).unwrap_or_default();
    out.extend(amendments(cx, &point.amendments, &mut was));
    for (objective, at) in point.objectives.iter().zip(1..) {
        out.extend(objective_blocks(cx, objective, (point.number, at)));
    }
    out
}

fn what_for(cx: &PageContext<'_>, point: &PointView) -> Vec<PageRow> {
    Rows::new(cx)
        .text("field_success", point.success.as_deref())
        .text("field_business_benefit", point.business_benefit.as_deref())
        .text("field_support", point.support.as_deref())
        .done()
}

fn objective_blocks(
    cx: &PageContext<'_>,
    one: &EffectiveObjective,
    number: (usize, usize),
) -> Vec<Block> {
    let words = cx.words;
    let agreed = one.agreed.as_ref().unwrap_or(&one.now);
    let measurable = agreed.measurable.clone().unwrap_or_default();
    let number = format!("{}.{}", number.0, number.1);
    let mut out = vec![Block::Heading {
        level: 3,
        kicker: Some(words.with("objective_number", &[("number", number.as_str().into())])),
        text: match &agreed.specific {
            Some(specific) => specific.clone(),
            None => words.get("objective_without_words").to_owned(),
        },
        mark: amendment_label(cx, one.amendment_state),
        only: cx.only_coach(agreed.coach_only),
    }];
    let (baseline, target) = (measurable.baseline.as_ref(), measurable.target.as_ref());
    out.extend(measures(measured(cx, baseline, target, agreed.due, None)));
    let lines = Rows::new(cx)
        .text("field_measurable", measurable.how.as_deref())
        .text("field_scale", scale(cx, measurable.scale.as_deref()))
        .text("field_weight", weight(cx, &measurable))
        .text("field_achievable", agreed.achievable.as_deref())
        .text("field_relevant", agreed.relevant.as_deref())
        .done();
    out.extend(facts(rows(&lines)));
    if !measurable.levels.is_empty() {
        out.push(super::block::heading(4, words.get("levels")));
        out.push(Block::Entries {
            of: measurable
                .levels
                .iter()
                .zip(LEVEL_NUMBERS)
                .map(level)
                .collect(),
        });
    }
    let mut was = one
        .agreed
        .as_ref()
        .map(|agreed| of_objective(cx, agreed))
        .unwrap_or_default();
    out.extend(amendments(cx, &one.amendments, &mut was));
    if !one.milestones.is_empty() {
        out.push(super::block::heading(4, words.get("milestones")));
        out.push(Block::Entries {
            of: one.milestones.iter().map(|it| milestone(cx, it)).collect(),
        });
    }
    out
}

fn level((words, number): (&String, &str)) -> ReportEntry {
    ReportEntry {
        text: words.clone(),
        mark: Some(number.to_owned()),
        meta: None,
        only: None,
    }
}

fn milestone(cx: &PageContext<'_>, one: &EffectiveMilestone) -> ReportEntry {
    let words = cx.words;
    let what = one.milestone.what.clone();
    ReportEntry {
        text: what.unwrap_or_else(|| words.get("milestone_without_words").to_owned()),
        mark: None,
        meta: one
            .milestone
            .by
            .map(|date| format!("{} {}", words.get("milestone_by"), words.date(date))),
        only: None,
    }
}
