//! The agenda in force, from its date and without withdrawn parts, and where to add what it lacks. Shared by several
//! rules.

use crate::check::RuleContext;
use crate::derive::{AmendmentState, EffectiveAgenda, EffectiveObjective, EffectivePoint};
use crate::record::value::ChangeKind;

/// The agenda in force; `None` before its date.
pub fn agenda<'c>(context: &'c RuleContext<'_>) -> Option<&'c EffectiveAgenda> {
    let today = context.today();
    let agenda = context.agenda()?;
    agenda
        .record
        .date
        .is_some_and(|date| date <= *today)
        .then_some(agenda)
}

/// The points of the agenda in force that were not withdrawn.
pub fn points<'c>(context: &'c RuleContext<'_>) -> impl Iterator<Item = &'c EffectivePoint> {
    agenda(context)
        .into_iter()
        .flat_map(|agenda| &agenda.points)
        .filter(|point| point.amendment_state != AmendmentState::Withdrawn)
}

/// The objectives of the agenda in force that were not withdrawn.
pub fn objectives<'c>(
    context: &'c RuleContext<'_>,
) -> impl Iterator<Item = &'c EffectiveObjective> {
    points(context)
        .flat_map(|point| &point.objectives)
        .filter(|objective| objective.amendment_state != AmendmentState::Withdrawn)
}

/// Whether the client has agreed the agenda. From then on, only sessions and reviews may change it.
pub fn is_agreed(context: &RuleContext<'_>) -> bool {
    let day = agenda(context).and_then(|agenda| agenda.agreed_client);
    day.is_some_and(|day| day <= *context.today())
}

/// Whether the agenda has a digest of the agreed text, so that nothing under `points` may change.
pub fn has_agreed_digest(context: &RuleContext<'_>) -> bool {
    context.agendas.last().is_some_and(|agenda| {
        let agreed = agenda.content.agreed.as_ref();
        agreed.is_some_and(|agreed| agreed.value.digest.is_some())
    })
}

/// The help for a point that lacks `field`: where to write it.
pub fn write_in_point(context: &RuleContext<'_>, point: &EffectivePoint, field: &str) -> String {
    let id = &point.now.id;
    where_to_write(context, "point", id, point.agreed.is_none(), field)
}

/// The help for an objective that lacks `fields`: where to write them.
pub fn write_in_objective(
    context: &RuleContext<'_>,
    objective: &EffectiveObjective,
    fields: &[&str],
) -> String {
    let id = &objective.now.id;
    let fields = fields.join("`, `");
    where_to_write(
        context,
        "objective",
        id,
        objective.agreed.is_none(),
        &fields,
    )
}

/// Where to write missing fields. An agreed agenda must not change, so they are added through a change in a session or
/// review.
fn where_to_write(
    context: &RuleContext<'_>,
    sort: &str,
    id: &str,
    added: bool,
    fields: &str,
) -> String {
    if added {
        return format!("write `{fields}` under `now` of the change that adds it");
    }
    if !is_agreed(context) {
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
