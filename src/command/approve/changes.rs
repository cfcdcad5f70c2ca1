//! The output of `coachgen approve`: what was written, or with `--diff`, what would change.

use std::path::Path;

use chrono::NaiveDate;

use super::ApproveArgs;
use super::approvable::Approvable;
use super::{ApprovalPlan, names};
use crate::command::CommandError;
use crate::command::terminal::Terminal;
use crate::reader_changes::{place, word_diff};
use crate::record::ledger::Decision;
use crate::view::types::Difference;
use crate::view::{self, CopyContent, Decide, create_copy, decides, without_known};

/// Prints what was written for one file.
pub(super) fn print_written(file: &Path, on: NaiveDate, plan: &ApprovalPlan, out: &Terminal) {
    let file_shown = file.display();
    let names_of = |is: fn(&Decision) -> bool| {
        let entries = plan
            .change
            .entries
            .iter()
            .filter(|entry| is(&entry.decision));
        entries
            .map(|entry| entry.sponsor.clone())
            .collect::<Vec<String>>()
            .join(", ")
    };
    let decided: [(&str, String); 3] = [
        (
            "Approved",
            names_of(|decision| matches!(decision, Decision::Approved { .. })),
        ),
        (
            "Declined",
            names_of(|decision| matches!(decision, Decision::Declined { .. })),
        ),
        (
            "Withdrawn",
            names_of(|decision| matches!(decision, Decision::Withdrawn { .. })),
        ),
    ];
    for (word, names) in decided {
        if !names.is_empty() {
            out.message(&format!("{word} on {on} for {names}: {file_shown}"));
        }
    }
    for (sponsor, since) in &plan.change.unchanged {
        out.message(&format!(
            "Already decided for {sponsor} on {since}; nothing changed: {file_shown}"
        ));
    }
    if plan.removed {
        out.message(&format!(
            "  Removed the field `approved` from the record; the approval is now in the ledger: {file_shown}"
        ));
    }
    if let Some(agreed) = &plan.agreed {
        out.message(&agreed.message(file));
    }
}

/// Reports agendas that still show an amendment of a review that was withdrawn.
pub(super) fn print_still_shown(found: &Approvable, plan: &ApprovalPlan, out: &Terminal) {
    let approvals = &found.loaded.access.approvals;
    let withdrawn = plan.change.entries.iter();
    let withdrawn = withdrawn.filter(|entry| matches!(entry.decision, Decision::Withdrawn { .. }));
    for entry in withdrawn {
        let copies = || approvals.copies(&entry.sponsor);
        let Some(review) = copies().find(|held| held.history.record == Some(found.id)) else {
            continue;
        };
        for held in copies() {
            let CopyContent::Agenda(agenda) = &held.copy.content else {
                continue;
            };
            if agenda
                .amendments
                .iter()
                .any(|one| decides(review.copy, one))
            {
                let on = held.approved_on;
                out.message(&format!(
                    "  The agenda approved on {on} for {} still shows an amendment of this review; approve or withdraw the agenda as well.",
                    entry.sponsor
                ));
            }
        }
    }
}

/// The date of the last approval, and what changed since then.
type ChangesSince = (NaiveDate, Vec<Difference>);

/// The differences between a sponsor's approved copy and a new one; `None` if they have no approved copy.
fn changes_since_approval(found: &Approvable, sponsor: &str) -> Option<ChangesSince> {
    let access = &found.loaded.access;
    let thread = access.approvals.of_record(found.id)?;
    let approved = thread.decided.get(sponsor)?.copy.as_ref()?;
    let had = approved.copy.as_ref().ok()?;
    let made = create_copy(
        found.projection_input(),
        access,
        found.id,
        (sponsor, &found.loaded.today),
        Some(had),
    )?;
    let had = without_known(access, sponsor, had);
    let new = without_known(access, sponsor, &made.copy);
    Some((approved.on, view::differences(&had, &new)))
}

/// Prints what changed since the last approval, word by word, for `--diff`.
pub(super) fn print_differences(
    found: &Approvable,
    args: &ApproveArgs,
    out: &Terminal,
) -> Result<(), CommandError> {
    let sponsors = names::sponsors(found, args, found.today, &Decide::Approve)?;
    let mut shown: Vec<(Vec<String>, Option<ChangesSince>)> = Vec::new();
    for sponsor in sponsors {
        let found = changes_since_approval(found, &sponsor);
        match shown.iter_mut().find(|(_, other)| *other == found) {
            Some((names, _)) => names.push(sponsor),
            None => shown.push((vec![sponsor], found)),
        }
    }
    for (names, changes) in shown {
        let names = names.join(", ");
        match changes {
            None => out.result_line(&format!(
                "{}: no approved copy to compare for {names}; the portals of coach and client show the complete new copy",
                found.shown
            )),
            Some((on, changes)) if changes.is_empty() => {
                out.result_line(&format!("{}: nothing changed for {names} since {on}", found.shown));
            }
            Some((on, changes)) => {
                out.result_line(&format!("{}: changed for {names} since {on}", found.shown));
                for change in &changes {
                    out.result_line(&format!("  {}", place(change)));
                    out.result_line(&format!("    {}", word_diff(change).replace('\n', "\n    ")));
                }
            }
        }
    }
    Ok(())
}
