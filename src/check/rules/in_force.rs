//! The agenda in force as rules read it: from the day it is dated, without what was withdrawn; and where new
//! words for a part of it belong. No rule by itself.

use crate::check::RuleContext;
use crate::derive::{AmendmentState, EffectiveAgenda, EffectiveObjective, EffectivePoint};
use crate::record::value::ChangeKind;

/// The agenda in force, once its day has come.
pub fn agenda<'c>(context: &'c RuleContext<'_>) -> Option<&'c EffectiveAgenda> {
    let today = context.today();
    let agenda = context.agenda()?;
    agenda
        .record
        .date
        .is_some_and(|date| date <= today)
        .then_some(agenda)
}

/// Its points that were not withdrawn.
pub fn points<'c>(context: &'c RuleContext<'_>) -> impl Iterator<Item = &'c EffectivePoint> {
    agenda(context)
        .into_iter()
        .flat_map(|agenda| &agenda.points)
        .filter(|point| point.standing != AmendmentState::Withdrawn)
}

/// Its objectives that were not withdrawn.
pub fn objectives<'c>(
    context: &'c RuleContext<'_>,
) -> impl Iterator<Item = &'c EffectiveObjective> {
    points(context)
        .flat_map(|point| &point.objectives)
        .filter(|objective| objective.standing != AmendmentState::Withdrawn)
}

/// Whether the client has agreed it: from then on it is changed by sessions and reviews alone.
pub fn agreed(context: &RuleContext<'_>) -> bool {
    let day = agenda(context).and_then(|agenda| agenda.agreed_client);
    day.is_some_and(|day| day <= context.today())
}

/// Whether the agreed words are fixed by a digest, so that nothing under `points` may be rewritten.
pub fn sealed(context: &RuleContext<'_>) -> bool {
    context.agendas.last().is_some_and(|agenda| {
        let agreed = agenda.content.agreed.as_ref();
        agreed.is_some_and(|agreed| agreed.value.digest.is_some())
    })
}

/// Where a point's lacking `field` is to be written.
pub fn write_in_point(context: &RuleContext<'_>, point: &EffectivePoint, field: &str) -> String {
    let id = &point.now.id;
    place(context, "point", id, point.agreed.is_none(), field)
}

/// Where an objective's lacking `fields` are to be written.
pub fn write_in_objective(
    context: &RuleContext<'_>,
    objective: &EffectiveObjective,
    fields: &[&str],
) -> String {
    let id = &objective.now.id;
    let fields = fields.join("`, `");
    place(
        context,
        "objective",
        id,
        objective.agreed.is_none(),
        &fields,
    )
}

/// An agenda that was agreed is not rewritten: what it lacks is added by a change.
fn place(context: &RuleContext<'_>, sort: &str, id: &str, added: bool, fields: &str) -> String {
    if added {
        return format!("write `{fields}` under `now` of the change that adds it");
    }
    if !agreed(context) {
        return format!("write `{fields}` under the {sort} `{id}`");
    }
    let change = if fields == "due" {
        ChangeKind::ReDate
    } else {
        ChangeKind::Reword
    };
    let change = change.word();
    format!(
        "the agenda is agreed, so write this under `changes` of the session or review that settles it: `{sort}: {id}`, \
         `change: {change}`, the new fields under `now` (`{fields}`), and `because`"
    )
}
