//! CG604: a record changed since the client approved it.

use super::{agenda_missing, agenda_rewritten};
use crate::check::{Check, Checked, Run};
use crate::diag::{Diagnostic, Level, Rule, UNKNOWN_REFERENCE};
use crate::kind::Kind;
use crate::model::RecordId;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG604",
    name: "approval-stale",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("approval_stale.md"),
    // Whatever a copy shows: what cannot be read now may be just what was approved. It is held back all the same.
    needs: &[
        (Kind::Engagement, &["sponsors", "client", "confidentiality"]),
        (Kind::SponsorMeeting, &["expectations"]),
        (Kind::Interview, &["findings"]),
        (Kind::Evidence, &["findings"]),
        (Kind::StakeholderInterview, &["stakeholder"]),
        (Kind::StakeholderThemes, &["themes"]),
        (Kind::Psychometric, &["findings"]),
        (Kind::Agenda, &["points", "agreed"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, REVIEW),
    ],
    yields: &[
        &agenda_rewritten::RULE,
        &agenda_missing::RULE,
        &UNKNOWN_REFERENCE,
    ],
    run: Run::Records(check),
};

/// The fields of a review that its copy shows.
const REVIEW: &[&str] = &[
    "objectives",
    "milestones",
    "coach_effectiveness",
    "changes",
    "next_steps",
    "actions",
];

/// Reports every approval whose digest no longer fits.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let stale = || checked.standing.stale.iter();
    let kind = |id: &RecordId| checked.source.model.record(*id).kind;
    for id in stale() {
        let record = checked.source.model.record(*id);
        if record.kind == Kind::Review && stale().any(|other| kind(other) == Kind::Agenda) {
            // A review shows the agenda's words: the agenda's finding is the cause.
            continue;
        }
        let approved = record.common.approved.as_ref();
        let digest = approved.and_then(|approved| approved.value.digest.as_ref());
        let span = match (digest, approved) {
            (Some(digest), _) => digest.span,
            (None, Some(approved)) => approved.span,
            (None, None) => record.kind_span,
        };
        let message = if digest.is_some() {
            "what the sponsor would see of this record has changed since the client approved it; it is held back from the sponsor"
        } else {
            "this approval does not say to which words it was given; the record is held back from the sponsor"
        };
        let file = checked.source.model.sources.path(record.kind_span);
        diags.push(
            Diagnostic::new(&RULE, span, message).help(format!(
                "show the client the new copy (it waits on their page “Awaiting your word”), then run `coachgen approve {}`",
                crate::record::safe_path(file)
            )),
        );
    }
}
