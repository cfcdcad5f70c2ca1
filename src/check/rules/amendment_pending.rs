//! CG617: reports an amendment of the agenda that the client has not approved for a sponsor who has the agenda.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::model::{Model, RecordId};
use crate::record::parts::Change;
use crate::record::safe_path;
use crate::record::value::ChangeKind;
use crate::span::Span;
use crate::view::types::{AgendaView, AmendmentView};
use crate::view::{
    ApprovedCopy, CopyContent, amendments_in_force, create_copy, decides, sponsors_on,
};

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

/// An amendment that sponsors with an approved agenda do not have.
struct Pending {
    /// The record whose approval shows it to them.
    approve: RecordId,
    /// For each sponsor, the date of the agenda that they have.
    days: Vec<NaiveDate>,
}

/// Reports each amendment that is in force and not in a current sponsor's copy of the agenda. Reports it only once,
/// even if several sponsors lack it.
fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let source = input.source;
    let model = source.model;
    let Some((_, engagement)) = model.engagement() else {
        return;
    };
    let mut found: BTreeMap<Span, Pending> = BTreeMap::new();
    for sponsor in sponsors_on(engagement, source.today) {
        for held in input.access.approvals.copies(&sponsor) {
            let (history, on, had) = (held.history, held.approved_on, held.copy);
            let Some(agenda) = history.record.filter(|_| had.record.kind == Kind::Agenda) else {
                continue;
            };
            let at = (sponsor.as_str(), source.today);
            let new = amendments_in_force(source, input.access, agenda, at, had);
            for amendment in pending(input, &sponsor, had, new) {
                let Some((id, span)) = location(model, &amendment) else {
                    continue;
                };
                let approve = match model.record(id).kind {
                    Kind::Review => id,
                    _ => agenda,
                };
                if [agenda, approve]
                    .iter()
                    .any(|id| is_refused(input, *id, &sponsor))
                {
                    // The client was asked about this version and refused.
                    continue;
                }
                let entry = found.entry(span).or_insert_with(|| Pending {
                    approve,
                    days: Vec::new(),
                });
                entry.days.push(on);
            }
        }
    }
    let several = engagement.known_sponsors().count() > 1;
    diags.extend(
        found
            .into_iter()
            .map(|(span, pending)| finding(model, span, &pending, several)),
    );
}

/// Whether the client declined the present version of a record for a sponsor, or withdrew it.
fn is_refused(input: RuleInput<'_>, id: RecordId, sponsor: &str) -> bool {
    let history = input.access.approvals.of_record(id);
    let decided = history.and_then(|history| history.decided.get(sponsor));
    let Some(refusal) = decided.and_then(|decided| decided.refusal.as_ref()) else {
        return false;
    };
    let at = (sponsor, input.source.today);
    let now = create_copy(input.source, input.access, id, at, None);
    now.is_none_or(|now| refusal.covers(&now.copy))
}

fn finding(model: &Model, span: Span, pending: &Pending, several: bool) -> Diagnostic {
    // A message may be in a log, so it has no names; the coach's page has the complete command.
    let who = match pending.days.len() {
        1 => "the sponsor, who still has".to_owned(),
        count => format!("{count} sponsors, who still have"),
    };
    let mut days = pending.days.iter();
    let version = match days.next() {
        Some(first) if days.all(|day| day == first) => format!("the agenda approved on {first}"),
        _ => "the agendas approved earlier".to_owned(),
    };
    let message = format!("the client has not approved this amendment for {who} {version}");
    let path = safe_path(model.sources.path(model.record(pending.approve).kind_span));
    let help = match several {
        false => format!("when the client has approved it, run `coachgen approve {path}`"),
        true => format!(
            "when the client has approved it, run `coachgen approve --for NAME {path}`; the page *Waiting for approval* in your portal names the sponsors"
        ),
    };
    Diagnostic::new(&RULE, span, message).help(help)
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
