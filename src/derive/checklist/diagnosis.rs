//! The steps of diagnosis: the interview, what others say, and the debriefs.
//!
//! Must not require a debrief of anything that was not received yet.

use chrono::NaiveDate;

use super::{ChecklistStep, NewRecord, Step, fields, one_of, record};
use crate::derive::missing::MissingItem;
use crate::derive::order::{contents, held, on_file};
use crate::kind::Kind;
use crate::policy::Field;
use crate::record::value::{EvidenceType, Part};
use crate::view::types::{Fact, View};

/// The steps of diagnosis.
pub(super) fn steps(view: &View) -> Vec<ChecklistStep> {
    let mut steps = vec![
        interview(
            view,
            Step::InterviewPartOne,
            Part::One,
            MissingItem::InterviewPartOne,
        ),
        interview(
            view,
            Step::InterviewPartTwo,
            Part::Two,
            MissingItem::InterviewPartTwo,
        ),
        feedback(view),
    ];
    steps.extend(themes(view));
    steps.extend(debrief(view));
    steps
}

fn interview(view: &View, step: Step, part: Part, item: MissingItem) -> ChecklistStep {
    let covers = |fact: &Fact| {
        fact.part
            .is_some_and(|had| had == part || had == Part::Both)
    };
    let mut interviews = view.interviews().filter(|seen| covers(&seen.fact));
    let exists = interviews.clone().next().is_some();
    ChecklistStep::one(
        step,
        interviews.any(|seen| held(&seen.fact, &view.today)),
        item,
        record(
            view,
            exists,
            Kind::Interview,
            vec![(Field::InterviewPart, part.word().to_owned())],
        ),
    )
}

fn feedback(view: &View) -> ChecklistStep {
    let received = three_sixties(view).next().is_some();
    let asked = view
        .stakeholder_interviews()
        .any(|seen| held(&seen.fact, &view.today));
    let new = |kind, values| NewRecord { kind, values };
    let three_sixty = EvidenceType::ThreeSixty.word().to_owned();
    ChecklistStep::one(
        Step::ThreeSixtyOrStakeholders,
        received || asked,
        MissingItem::ThreeSixtyOrStakeholders,
        vec![one_of(
            view,
            vec![
                new(Kind::Evidence, vec![(Field::EvidenceType, three_sixty)]),
                new(Kind::StakeholderInterview, Vec::new()),
            ],
        )],
    )
}

/// The 360s on file, with the day of the debrief.
fn three_sixties(view: &View) -> impl Iterator<Item = (&Fact, NaiveDate, Option<NaiveDate>)> {
    contents(view.evidence())
        .filter(|(fact, evidence)| {
            fact.evidence == Some(EvidenceType::ThreeSixty)
                && on_file(fact, evidence.received, &view.today)
        })
        .filter_map(|(fact, evidence)| {
            Some((fact, evidence.received.or(fact.date)?, evidence.debriefed))
        })
}

/// The summary of the stakeholder interviews. Interviews after the agenda was set, for example for a review, need none,
/// as in `themes-missing`.
fn themes(view: &View) -> Option<ChecklistStep> {
    let agenda = agenda_day(view);
    let asked = view.stakeholder_interviews().any(|seen| {
        held(&seen.fact, &view.today)
            && agenda.is_none_or(|agenda| seen.fact.date.is_some_and(|date| date <= agenda))
    });
    asked.then(|| {
        ChecklistStep::one(
            Step::Themes,
            view.themes().next().is_some(),
            MissingItem::Themes,
            record(view, false, Kind::StakeholderThemes, Vec::new()),
        )
    })
}

/// The debriefs; none if there is nothing to debrief. Of 360s, themes and pulse rounds, only those from before the agenda
/// count, as in `not-debriefed`. An instrument always counts, because the client cannot see it before its debrief.
fn debrief(view: &View) -> Option<ChecklistStep> {
    let agenda = agenda_day(view);
    let used = |day: NaiveDate| agenda.is_none_or(|agenda| day <= agenda);
    let instruments =
        contents(view.psychometrics()).map(|(fact, content)| (fact, content.debriefed));
    let feedback = three_sixties(view)
        .filter(|(_, day, _)| used(*day))
        .map(|(fact, _, debriefed)| (fact, debriefed));
    let themes = contents(view.themes())
        .filter(|(fact, _)| held(fact, &view.today) && fact.date.is_some_and(used))
        .map(|(fact, content)| (fact, content.debriefed));
    let pulses = contents(view.pulses())
        .filter(|(fact, _)| held(fact, &view.today) && fact.date.is_some_and(used))
        .map(|(fact, content)| (fact, content.debriefed));
    let all: Vec<_> = instruments
        .chain(feedback)
        .chain(themes)
        .chain(pulses)
        .collect();
    if all.is_empty() {
        return None;
    }
    let open: Vec<&Fact> = all
        .into_iter()
        .filter(|(_, debriefed)| debriefed.is_none_or(|date| date > view.today))
        .map(|(fact, _)| fact)
        .collect();
    // The field has the same name in all of these kinds.
    let completions = fields(view, &[Field::PsychometricDebriefed], open.iter().copied());
    let items = open.into_iter().cloned().map(MissingItem::Debrief);
    Some(ChecklistStep::new(
        Step::Debrief,
        items.collect(),
        completions,
    ))
}

/// The day of the first agenda.
fn agenda_day(view: &View) -> Option<NaiveDate> {
    view.agendas()
        .filter(|seen| held(&seen.fact, &view.today))
        .filter_map(|seen| seen.fact.date)
        .min()
}
