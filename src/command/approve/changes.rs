//! What `coachgen approve` prints: what was done, and with `--diff`, what would change.

use std::path::Path;

use chrono::NaiveDate;

use super::approvable::Approvable;
use super::{ApprovalPlan, names};
use crate::cli::ApproveArgs;
use crate::command::terminal::Terminal;
use crate::record::ledger::Decision;
use crate::view::types::{Difference, WordsView};
use crate::view::{self, Decide, create_copy, without_known};

/// Prints what was written.
pub(super) fn done(file: &Path, on: NaiveDate, plan: &ApprovalPlan, out: &Terminal) {
    let file_shown = file.display();
    let of = |is: fn(&Decision) -> bool| {
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
    let said: [(&str, String); 3] = [
        (
            "Approved",
            of(|decision| matches!(decision, Decision::Approved { .. })),
        ),
        (
            "Declined",
            of(|decision| matches!(decision, Decision::Declined { .. })),
        ),
        (
            "Withdrawn",
            of(|decision| matches!(decision, Decision::Withdrawn { .. })),
        ),
    ];
    for (word, names) in said {
        if !names.is_empty() {
            out.say(&format!("{word} on {on} for {names}: {file_shown}"));
        }
    }
    for (sponsor, since) in &plan.change.unchanged {
        out.say(&format!(
            "Already decided for {sponsor} on {since}, and nothing changed: {file_shown}"
        ));
    }
    if plan.removed {
        out.say(&format!(
            "  removed the field `approved` from the record; the approval is in the ledger: {file_shown}"
        ));
    }
    if let Some(agreed) = &plan.agreed {
        out.say(&agreed.said(file));
    }
}

/// What changed, and since which day.
type ChangesSince = (NaiveDate, Vec<Difference>);

/// What a sponsor would get that is not in the copy they have; none where they have none.
fn differences_of(found: &Approvable, sponsor: &str) -> Option<ChangesSince> {
    let standing = &found.loaded.standing;
    let thread = standing.approvals.of_record(found.id)?;
    let approved = thread.decided.get(sponsor)?.copy.as_ref()?;
    let had = approved.copy.as_ref().ok()?;
    let made = create_copy(
        found.source(),
        standing,
        found.id,
        (sponsor, found.today),
        Some(had),
    )?;
    let had = without_known(standing, sponsor, had);
    let new = without_known(standing, sponsor, &made.copy);
    Some((approved.on, view::differences(&had, &new)))
}

/// Prints, word by word, what `coachgen approve` would change.
pub(super) fn differences(
    found: &Approvable,
    args: &ApproveArgs,
    out: &Terminal,
) -> Result<(), String> {
    let sponsors = names::sponsors(found, args, found.today, &Decide::Approve)?;
    let mut shown: Vec<(Vec<String>, Option<ChangesSince>)> = Vec::new();
    for sponsor in sponsors {
        let found = differences_of(found, &sponsor);
        match shown.iter_mut().find(|(_, other)| *other == found) {
            Some((names, _)) => names.push(sponsor),
            None => shown.push((vec![sponsor], found)),
        }
    }
    for (names, found_here) in shown {
        let names = names.join(", ");
        match found_here {
            None => out.answer(&format!(
                "{}: {names} has no approved copy that can be compared; the portals of coach and client show the whole new copy",
                found.shown
            )),
            Some((on, changes)) if changes.is_empty() => {
                out.answer(&format!("{}: nothing changed for {names} since {on}", found.shown));
            }
            Some((on, changes)) => {
                out.answer(&format!("{}: changed for {names} since {on}", found.shown));
                for change in &changes {
                    out.answer(&format!("  {}", change.place.join(" › ")));
                    out.answer(&format!("    {}", marked(change)));
                }
            }
        }
    }
    Ok(())
}

/// The words of a passage, with `[-…-]` around what is gone and `{+…+}` around what is new, as git writes them.
fn marked(change: &Difference) -> String {
    let words = change.words.iter().map(|words| match words {
        WordsView::Same(text) => text.clone(),
        WordsView::Gone(text) => format!("[-{text}-]"),
        WordsView::New(text) => format!("{{+{text}+}}"),
    });
    let text: String = words.collect();
    crate::record::safe_lines(&text).replace('\n', "\n    ")
}
