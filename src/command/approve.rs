//! `coachgen approve`: records what the client approved, declined or withdrew, and writes the digest of an agreed
//! agenda.

mod agreed_digest;
mod approvable;
mod changes;
mod names;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::command::args::parse_date;
use crate::output::{ApprovalsFolder, edit};
use crate::record::APPROVED;
use crate::view::{Decide, decide};
use agreed_digest::DigestUpdate;
use approvable::Approvable;

/// `coachgen approve`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen approve amara/agenda --diff
  coachgen approve amara/agenda amara/final-review
  coachgen approve amara/final-review --for \"Catherine Llewellyn\" --withdraw")]
pub struct ApproveArgs {
    /// Records to approve, decline or withdraw, by their files or by the end of their paths, as in amara-okafor/final-review
    #[arg(required = true, value_name = "FILE", add = complete::records())]
    pub files: Vec<PathBuf>,

    /// Date of the client's decision (YYYY-MM-DD) [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub on: Option<NaiveDate>,

    /// Sponsor to whom the decision applies; can be repeated [default: current sponsors who have the record, else all
    /// current sponsors for whom it was not declined or withdrawn; with --withdraw, all sponsors who have it]
    #[arg(long = "for", value_name = "NAME")]
    pub sponsors: Vec<String>,

    /// Show what changed since the last approval, word by word, without changing anything
    #[arg(long, conflicts_with_all = ["on", "withdraw", "decline", "because"])]
    pub diff: bool,

    /// End the approval; the sponsor no longer gets the record
    #[arg(long, group = "refusal")]
    pub withdraw: bool,

    /// Record that the client does not approve this version; an earlier approved version stays
    #[arg(long, group = "refusal")]
    pub decline: bool,

    /// Reason, with --decline or --withdraw; shown only to you
    #[arg(long, value_name = "TEXT", requires = "refusal")]
    pub because: Option<String>,
}

/// Records the decision for each file. Records that quote others come after them.
pub fn run(args: &ApproveArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let on = args.on.unwrap_or(today);
    if on > today {
        return Err(CommandError::new(format!(
            "`--on` cannot be in the future: {on} is after {today}"
        )));
    }
    let files = args.files.iter().map(|named| find::record(named));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    if args.diff {
        for file in &files {
            changes::print_differences(&Approvable::at(file, today, out)?, args, out)?;
        }
        return Ok(Exit::Clean);
    }
    // Every file is checked before any is written. Themes are approved before the agenda that quotes them, and the
    // agenda before reviews, whatever the order of the arguments.
    let mut ranked = Vec::new();
    for file in &files {
        let found = Approvable::at(file, today, out)?;
        plan(&found, args, on)?;
        ranked.push((found.rank, file));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut written = false;
    for (_, file) in ranked {
        // Planned again under the lock, because another process may have written approvals in the meantime.
        let folder = approvable::engagement_folder(file)?;
        let approvals = ApprovalsFolder::lock(&folder).map_err(|error| error.to_string())?;
        let found = Approvable::at(file, today, out)?;
        let plan = plan(&found, args, on)?;
        let change = &plan.change;
        if !change.entries.is_empty() {
            let files = change
                .files
                .iter()
                .map(|(name, bytes)| (name.as_str(), &**bytes));
            approvals
                .add(files, &change.entries)
                .map_err(|error| error.to_string())?;
        }
        if let Some(text) = &plan.text {
            edit::write(file, text).map_err(|error| error.to_string())?;
        }
        changes::print_written(file, on, &plan, out);
        changes::print_still_shown(&found, &plan, out);
        written |= !plan.change.entries.is_empty();
    }
    if written {
        out.message(
            "Next: run `coachgen build`, then commit the records together with their `approvals/` folder.",
        );
    }
    Ok(Exit::Clean)
}

/// The changes to write for one file.
struct ApprovalPlan {
    change: crate::view::LedgerChange,
    /// The record with a digest added or its old approval removed; `None` if the record does not change.
    text: Option<String>,
    /// The state of the agreed wording, if it should be printed.
    agreed: Option<DigestUpdate>,
    /// Whether an approval inside the record is removed from it.
    removed: bool,
}

fn plan(
    found: &Approvable,
    args: &ApproveArgs,
    on: NaiveDate,
) -> Result<ApprovalPlan, CommandError> {
    let because = args.because.clone();
    let what = match (args.decline, args.withdraw) {
        (true, _) => Decide::Decline { because },
        (_, true) => Decide::Withdraw { because },
        _ => Decide::Approve,
    };
    let approving = what == Decide::Approve;
    let shown = &found.shown;
    let text = found.text();
    let agreed = match approving {
        true => agreed_digest::digest_update(found.record(), text, found.today)
            .map_err(|why| format!("{shown}{why}"))?,
        false => None,
    };
    if approving
        && args.sponsors.is_empty()
        && found.is_agenda()
        && !names::has_sponsor(found.model())
    {
        // There is no sponsor to approve for, but the digest of the agreed wording is written all the same.
        let agreed = agreed.ok_or_else(|| {
            let today = found.today;
            format!("{shown} is not agreed yet: `client` under `agreed` has no date up to {today}")
        })?;
        return Ok(ApprovalPlan {
            change: crate::view::LedgerChange::default(),
            text: agreed.text().map(str::to_owned),
            agreed: Some(agreed),
            removed: false,
        });
    }
    let sponsors = names::sponsors(found, args, on, &what)?;
    if approving {
        found.check_approval_date(on)?;
        found.check_complete()?;
    }
    let source = found.projection_input();
    found.check_decision_order(&sponsors, on)?;
    let change = decide(
        source,
        &found.loaded.access,
        found.id,
        (&sponsors, on),
        &what,
    );
    if !change.has_it.is_empty() {
        let names = change.has_it.join(", ");
        return Err(CommandError::new(format!(
            "this version of {shown} is approved for {names}; to end the approval, use --withdraw"
        )));
    }
    if !change.without.is_empty() {
        let names = change.without.join(", ");
        return Err(CommandError::new(match what {
            Decide::Withdraw { .. } => {
                format!("{shown} is not approved for {names}; there is nothing to withdraw")
            }
            _ => format!(
                "{shown} cannot be approved for {names}: {}",
                found.refusal_reason()
            ),
        }));
    }
    if !change.other_results.is_empty() {
        let names = change.other_results.join(", ");
        return Err(CommandError::new(format!(
            "{shown} cannot be approved for {names}: its results differ from those that were approved before, or an earlier copy cannot be read; the difference could reveal an answer"
        ))
        .hint("restore the approved answers; `coachgen approve --diff` shows what changed"));
    }
    let mut text = agreed
        .as_ref()
        .and_then(DigestUpdate::text)
        .map(str::to_owned);
    let mut removed = false;
    if approving && found.record().place_of(APPROVED).is_some() {
        let old = text.as_deref().unwrap_or(found.text());
        let without = edit::without_field(old, APPROVED).ok_or_else(|| {
            format!("{shown}: remove the field `approved` from the front matter first")
        })?;
        text = Some(without);
        removed = true;
    }
    Ok(ApprovalPlan {
        change,
        text,
        agreed: agreed.filter(|agreed| agreed.text().is_some()),
        removed,
    })
}
