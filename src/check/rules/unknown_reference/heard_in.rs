//! Part of CG004: reports a `heard_in` value that does not name a stakeholder interview or a finding in one.

use super::draws_on::{unknown_finding, unknown_record};
use crate::check::rules::broken_links;
use crate::diag::{Diagnostic, UNKNOWN_REFERENCE};
use crate::kind::Kind;
use crate::model::{Model, ResolvedLink};
use crate::span::Span;

/// Reports an interview or finding that does not exist, or a record that is no stakeholder interview.
pub fn check(model: &Model, text: &str, span: Span) -> Option<Diagnostic> {
    let (name, finding) = match text.split_once('#') {
        Some((name, finding)) => (name, Some(finding)),
        None => (text, None),
    };
    match model.named(name) {
        ResolvedLink::Record(id, _) if model.record(id).kind != Kind::StakeholderInterview => {
            let message =
                "`heard_in` can only name stakeholder interviews, and this record is not one";
            let help = "name a stakeholder interview by its file without `.md`, or a finding in it with `#` and its id";
            Some(Diagnostic::new(&UNKNOWN_REFERENCE, span, message).help(help))
        }
        ResolvedLink::Record(id, _) => {
            finding.and_then(|finding| unknown_finding(model, id, name, finding, span))
        }
        ResolvedLink::Ambiguous(ids) => Some(broken_links::ambiguous(model, span, &ids)),
        _ => Some(unknown_record(model, name, finding, span)),
    }
}
