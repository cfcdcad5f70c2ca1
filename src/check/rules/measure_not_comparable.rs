//! CG016: reports a value that its chart must leave out, because it is in words or in another unit.

use super::in_force;
use crate::check::RuleContext;
use crate::derive::scale_ends;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::Content;
use crate::record::leaf::{Leaf, Opt};
use crate::record::parts::{Change, Measurable};
use crate::record::value::{Measure, unit_of};

rule! {
    code: "CG016",
    name: "measure-not-comparable",
    level: Warn,
    page: "measure_not_comparable.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes", "progress"]),
        (Kind::Review, &["changes", "objectives"]),
    ],
    superseded_by: [],
    run: Context(check),
}

/// A value with the name of its field.
type UnitValue<'c> = (&'static str, &'c Leaf<Measure>);

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for objective in in_force::objectives(context) {
        let id = objective.now.id.as_str();
        let values = values(context, id);
        let measures = || values.iter().map(|(_, leaf)| &leaf.value);
        let scale = objective.now.measurable.as_ref();
        let scale = scale.and_then(|measurable| scale_ends(measurable.scale.as_deref()?));
        if scale.is_none() && !measures().any(|measure| measure.number.is_some()) {
            continue;
        }
        let unit = unit_of(measures()).map_or("", |measure| measure.notation.unit.as_str());
        for (field, leaf) in &values {
            findings.extend(fault(field, id, leaf, unit));
        }
    }
    for instrument in &context.psychometrics {
        for score in instrument.content.scores.values() {
            let number =
                |end: &Opt<Measure>| end.as_ref().is_some_and(|end| end.value.number.is_some());
            if number(&score.low) && number(&score.high) && score.value.value.number.is_none() {
                let message = "the `value` of a score is in words, but its scale is in numbers";
                findings.push(Diagnostic::new(&RULE, score.value.span, message).help(
                    "write a number, for example `7`; without it the chart leaves this scale out",
                ));
            }
        }
    }
}

fn fault(field: &str, id: &str, leaf: &Leaf<Measure>, unit: &str) -> Option<Diagnostic> {
    let words = match field {
        "at" => "evidence",
        _ => "how",
    };
    let (message, help) = if leaf.value.number.is_none() {
        (
            format!("`{field}` of objective `{id}` is in words, but its other values are numbers"),
            format!(
                "write a number, with its unit if it has one: `7`, `10 %`, `3 days`; write the words under `{words}`. Until then, \
                 the chart leaves this value out"
            ),
        )
    } else if !leaf.value.comparable(unit) {
        (
            format!("`{field}` of objective `{id}` has a different unit from its other values"),
            "write all values of an objective in the unit of its target. Until then, the chart leaves this value out"
                .to_owned(),
        )
    } else {
        return None;
    };
    Some(Diagnostic::new(&RULE, leaf.span, message).help(help))
}

/// All recorded values of an objective; targets first, because the target gives the unit.
fn values<'c>(context: &'c RuleContext<'_>, id: &str) -> Vec<UnitValue<'c>> {
    let mut values: Vec<UnitValue<'c>> = Vec::new();
    let mut add = |measurable: &'c Opt<Measurable>| {
        if let Some(measurable) = measurable {
            let Measurable {
                target, baseline, ..
            } = &measurable.value;
            values.extend(target.iter().map(|leaf| ("target", leaf)));
            values.extend(baseline.iter().map(|leaf| ("baseline", leaf)));
        }
    };
    let agreed = context.model().objective(id);
    if let Some((_, _, objective)) = agreed {
        add(&objective.measurable);
    }
    let sessions = context.sessions.iter().map(|meeting| meeting.record);
    let reviews = context.reviews.iter().map(|meeting| meeting.record);
    let records: Vec<_> = sessions.chain(reviews).collect();
    for record in &records {
        let Some(changes) = record.content.as_ref().and_then(Content::changes) else {
            continue;
        };
        for change in changes.values().filter(|change| is_of(change, id)) {
            if let Some(now) = &change.now {
                add(&now.value.measurable);
            }
        }
    }
    values.sort_by_key(|(field, _)| *field != "target");
    for record in records {
        match &record.content {
            Some(Content::Session(session)) => {
                let rows = session.progress.values();
                let rows = rows.filter(|row| row.objective.value.0 == id);
                values.extend(rows.map(|row| ("at", &row.at)));
            }
            Some(Content::Review(review)) => {
                let rows = review.objectives.values();
                let rows = rows.filter(|row| row.objective.value.0 == id);
                values.extend(rows.filter_map(|row| Some(("at", row.at.as_ref()?))));
            }
            _ => {}
        }
    }
    values
}

fn is_of(change: &Change, id: &str) -> bool {
    let of = change.objective.as_ref();
    of.is_some_and(|objective| objective.value.0 == id)
}
