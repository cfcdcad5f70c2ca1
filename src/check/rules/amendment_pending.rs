//! CG617: reports an amendment of the agenda that the client has not approved for a sponsor who has the agenda.

use std::collections::BTreeSet;

use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::model::{Model, RecordId};
use crate::record::parts::Change;
use crate::record::safe_path;
use crate::record::value::ChangeKind;
use crate::span::Span;
use crate::view::types::{AgendaView, AmendmentView};
use crate::view::{ApprovedCopy, CopyContent, amendments_in_force, decides, sponsors_on};

use super::approval_outdated;

rule! {
    code: "CG617",
    name: "amendment-pending",
    level: Warn,
    page: "amendment_pending.md",
    needs: approval_outdated::CHECK.needs,
    superseded_by: [],
    run: Records(check),
}

/// Reports each amendment that is in force and not in a current sponsor's copy of the agenda. Reports it only once,
/// even if several sponsors lack it.
fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let source = input.source;
    let model = source.model;
    let Some((_, engagement)) = model.engagement() else {
        return;
    };
    let mut reported: BTreeSet<Span> = BTreeSet::new();
    for sponsor in sponsors_on(engagement, source.today) {
        for held in input.access.approvals.copies(&sponsor) {
            let (history, on, had) = (held.history, held.approved_on, held.copy);
            let refused = history.decided.get(&sponsor);
            if refused.is_some_and(|decided| decided.refusal.is_some()) {
                // The client was asked and refused.
                continue;
            }
            let Some(agenda) = history.record.filter(|_| had.record.kind == Kind::Agenda) else {
                continue;
            };
            let at = (sponsor.as_str(), source.today);
            let new = amendments_in_force(source, input.access, agenda, at, had);
            let path = safe_path(model.sources.path(model.record(agenda).kind_span));
            for amendment in pending(input, &sponsor, had, new) {
                let Some((id, span)) = location(model, &amendment) else {
                    continue;
                };
                if !reported.insert(span) {
                    continue;
                }
                let message = format!(
                    "the client has not approved this amendment for the sponsor, who still has the agenda approved on {on}"
                );
                let record = safe_path(model.sources.path(model.record(id).kind_span));
                let which = match model.record(id).kind {
                    Kind::Review => record,
                    _ => path.clone(),
                };
                let help =
                    format!("when the client has approved it, run `coachgen approve {which}`");
                diags.push(Diagnostic::new(&RULE, span, message).help(help));
            }
        }
    }
}

/// The amendments that are neither in the sponsor's copy of the agenda nor in that of a review.
fn pending(
    input: RuleInput<'_>,
    sponsor: &str,
    had: &ApprovedCopy,
    mut new: Vec<AmendmentView>,
) -> Vec<AmendmentView> {
    let CopyContent::Agenda(agenda) = &had.content else {
        return Vec::new();
    };
    let copies = || input.access.approvals.copies(sponsor);
    let decided = |one: &AmendmentView| copies().any(|held| decides(held.copy, one));
    let known = |one: &AmendmentView| agenda.amendments.iter().any(|other| is_same(one, other));
    new.retain(|one| !known(one) && !decided(one) && touches(agenda, one));
    new
}

/// Whether an amendment changes something in the sponsor's copy, or adds something to it.
fn touches(had: &AgendaView, amendment: &AmendmentView) -> bool {
    let change = &amendment.change;
    let points = || had.points.iter();
    let point = change.point.as_ref();
    match &change.objective {
        _ if change.change == ChangeKind::Add => point
            .is_none_or(|id| change.objective.is_none() || points().any(|point| point.id == *id)),
        Some(id) => points()
            .flat_map(|point| &point.objectives)
            .any(|objective| objective.id == *id),
        None => point.is_some_and(|id| points().any(|point| point.id == *id)),
    }
}

fn is_same(one: &AmendmentView, other: &AmendmentView) -> bool {
    crate::view::key(&one.by) == crate::view::key(&other.by)
        && one.change.is_same_change(&other.change)
}

/// The record that contains an amendment, and the amendment's span.
fn location(model: &Model, amendment: &AmendmentView) -> Option<(RecordId, Span)> {
    let matches = |change: &Change| {
        let id = |leaf: &Option<crate::record::leaf::Leaf<crate::record::value::Id>>| {
            leaf.as_ref().map(|leaf| leaf.value.0.clone())
        };
        change.change.value == amendment.change.change
            && id(&change.objective) == amendment.change.objective
            && id(&change.point) == amendment.change.point
    };
    let mut records = model.complete_records().filter(|(_, record, content)| {
        record.kind == amendment.by.kind
            && amendment
                .by
                .date
                .is_none_or(|date| content.day() == Some(date))
    });
    records.find_map(|(id, _, content)| {
        let mut changes = content.changes()?.items.iter();
        let item = changes.find(|item| matches(&item.value))?;
        Some((id, item.value.change.span))
    })
}
