//! CG616: reports an `approved` field in a record, which has no effect; approvals were once kept there.

use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::model::RecordId;
use crate::record::{APPROVED, safe_path};

rule! {
    code: "CG616",
    name: "approval-in-record",
    level: Error,
    page: "approval_in_record.md",
    needs: &[],
    superseded_by: [],
    run: Records(check),
}

fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let model = input.source.model;
    for record in &model.records {
        let Some(span) = record.place_of(APPROVED) else {
            continue;
        };
        let path = safe_path(model.sources.path(record.kind_span));
        let help = match input.source.policy.kind(record.kind).approved {
            true => {
                let day = record
                    .node
                    .get(APPROVED)
                    .and_then(|node| node.get("on")?.text());
                let day = day.filter(|day| {
                    day.len() == 10
                        && day
                            .bytes()
                            .all(|byte| byte.is_ascii_digit() || byte == b'-')
                });
                let on = day.map_or_else(String::new, |day| format!(" --on {day}"));
                match model.records.iter().position(|other| std::ptr::eq(other, record)) {
                    Some(at) if input.access.approvals.of_record(RecordId(at)).is_some() => {
                        "remove the field; approvals/ledger.yaml already has the client's decision on this record"
                            .to_owned()
                    }
                    _ => format!(
                        "if the client approved exactly this text, run `coachgen approve{on} {path}`: it adds the approval to the ledger for the sponsors named here and removes this field; if the text has changed since, remove the field and ask the client again"
                    ),
                }
            }
            false => "remove the field; only stakeholder-themes, agenda, review and pulse can be approved"
                .to_owned(),
        };
        let message =
            "`approved` has no effect in a record; approvals are kept in approvals/ledger.yaml";
        diags.push(Diagnostic::new(&RULE, span, message).help(help));
    }
}
