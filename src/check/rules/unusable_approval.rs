//! CG615: reports an approval ledger that cannot be read, or an approved copy that cannot be used.

use std::collections::BTreeSet;

use crate::check::RuleInput;
use crate::diag::{Diagnostic, LEDGER, Level, UNKNOWN_REFERENCE};
use crate::model::CopyProblem;
use crate::record::safe_path;

rule! {
    identity: LEDGER,
    page: "unusable_approval.md",
    needs: &[],
    superseded_by: [],
    run: Records(check),
}

/// Reports each unusable copy that a sponsor would get. The sponsor does not get the record; nothing else is affected.
/// Also reports approvals for somebody who is not a sponsor.
fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let approvals = &input.access.approvals;
    for thread in &approvals.histories {
        let mut reported: BTreeSet<&str> = BTreeSet::new();
        for approved in thread.decided.values().filter_map(|it| it.copy.as_ref()) {
            let Err(damage) = approved.copy else {
                continue;
            };
            if !reported.insert(&approved.digest) {
                continue;
            }
            let same = thread.decided.values().filter_map(|it| it.copy.as_ref());
            let count = same.filter(|other| other.digest == approved.digest).count();
            let who = match count {
                1 => "the sponsor does not get the record".to_owned(),
                several => format!("{several} sponsors do not get the record"),
            };
            let (what, help) = problem_and_help(damage, &approved.digest, &thread.file);
            let finding = Diagnostic::new(&LEDGER, approved.span, format!("{what}; {who}"));
            diags.push(finding.level(Level::Error).help(help));
        }
    }
    for stranger in &approvals.unknown_sponsors {
        // Not reported once there is a decision for every sponsor, because then this one is not missing anywhere.
        let thread = approvals
            .histories
            .iter()
            .find(|one| one.name == stranger.record);
        let sponsors = input.source.model.engagement();
        let mut sponsors = sponsors
            .into_iter()
            .flat_map(|(_, engagement)| engagement.known_sponsors());
        let decided =
            |name: &String| thread.is_some_and(|thread| thread.decided.contains_key(name));
        if sponsors.all(|sponsor| decided(&sponsor.name.value)) {
            continue;
        }
        let message = "this approval is for somebody who is not a sponsor of the engagement; it has no effect";
        let help = "if you corrected the sponsor's name in engagement.md and the client agrees, run `coachgen approve` with `--for` and the new name";
        diags.push(
            Diagnostic::new(&UNKNOWN_REFERENCE, stranger.span, message)
                .level(Level::Warn)
                .help(help),
        );
    }
}

/// The message and help for a problem with a copy.
fn problem_and_help(damage: CopyProblem, digest: &str, file: &str) -> (&'static str, String) {
    let name = format!("approvals/{digest}.json");
    let file = safe_path(file);
    let restore = format!(
        "restore {name} from git or a backup; or, when the client has approved the record as it is now, run `coachgen approve {file}`"
    );
    match damage {
        CopyProblem::Missing => ("the approved copy is missing", restore),
        CopyProblem::Unreadable => ("the approved copy cannot be read", restore),
        CopyProblem::Conflict => ("the approved copy has an unresolved merge conflict", restore),
        CopyProblem::Changed => ("the approved copy was changed after the client approved it", restore),
        CopyProblem::File => (
            "a picture or file that belongs to the approved copy is missing or changed",
            restore,
        ),
        CopyProblem::Newer => (
            "the approved copy was written by a newer version of coachgen",
            format!("{name} needs a newer coachgen; install it on this computer too"),
        ),
        CopyProblem::OtherRecord => ("the approved copy belongs to another record", restore),
        CopyProblem::OtherEngagement => (
            "the approved copy belongs to an engagement with another client",
            "if this folder was copied from another engagement, delete its approvals/ folder; if you corrected the client's name in engagement.md, run `coachgen approve` again once the client has agreed".to_owned(),
        ),
    }
}
