//! The error of `coachgen report` if a reader does not have the report.

use super::{ReportArgs, is_requested};
use crate::command::CommandError;
use crate::pipeline::{Built, Portal};
use crate::reader::Reader;
use crate::record::safe_path;
use crate::report::ReportKind;
use crate::text::join_words;

/// Returns the error that explains why the reader of `portal` does not have the report.
pub(super) fn no_report(portal: &Portal, built: &Built, args: &ReportArgs) -> CommandError {
    let what = match args.report {
        ReportKind::Agreement => "agreement",
        ReportKind::Agenda => "coaching agenda",
        ReportKind::Interim => "interim review",
        ReportKind::Final => "final review",
        ReportKind::Programme => "programme report",
        ReportKind::Brief => return no_brief(),
        ReportKind::Scorecard => return no_scorecard(portal, built, args),
    };
    let on = args.on.map_or_else(String::new, |on| format!(" of {on}"));
    let coach = built.portals.iter().find(|one| one.reader == Reader::Coach);
    let exists = coach.is_some_and(|portal| {
        let mut reports = portal.reports.iter();
        reports.any(|one| is_requested(one, args))
    });
    CommandError::new(match (&portal.reader, exists) {
        (Reader::Sponsor(name), true) => format!(
            "{} has no {what}{on}: the client has not approved it for them, or the agreement does not share it",
            safe_path(name)
        ),
        (_, true) => format!("the {} has no {what}{on}", portal.reader.party().word()),
        (_, false) => {
            let days = coach.into_iter().flat_map(|portal| &portal.reports);
            let days: Vec<String> = days
                .filter(|one| one.kind == args.report)
                .filter_map(|one| one.date)
                .map(|date| date.to_string())
                .collect();
            match (args.on, days.as_slice()) {
                (None, _) => format!("this engagement has no {what} yet"),
                (Some(_), []) => format!(
                    "this engagement has no {what}{on}; --on applies only to reviews, and there are none of this kind"
                ),
                (Some(_), days) => format!(
                    "this engagement has no {what}{on}; {} dated {}",
                    match days {
                        [_] => "there is one".to_owned(),
                        _ => format!("there are {what}s"),
                    },
                    join_words(days)
                ),
            }
        }
    })
}

/// Returns the error that explains why there is no session brief.
fn no_brief() -> CommandError {
    CommandError::new("only the coach has a session brief, and only until the engagement is over")
        .hint("use --for coach, and name an engagement that is not over")
}

/// Returns the error that explains why there is no scorecard. Only sponsors have one.
fn no_scorecard(portal: &Portal, built: &Built, args: &ReportArgs) -> CommandError {
    if args.on.is_some() {
        return CommandError::new("--on applies only to reviews")
            .hint("leave out --on: the scorecard reports the latest state");
    }
    if let Reader::Sponsor(name) = &portal.reader {
        let name = safe_path(name);
        return CommandError::new(format!(
            "{name} has no scorecard yet: the client has not approved a shared agenda with an objective for them"
        ))
        .hint("when the client has approved the agenda, record that with `coachgen approve`");
    }
    let sponsors = built.portals.iter().filter_map(|one| match &one.reader {
        Reader::Sponsor(name) => Some(format!("--for \"{}\"", safe_path(name))),
        _ => None,
    });
    let sponsors: Vec<String> = sponsors.collect();
    let reader = portal.reader.party().word();
    let error = CommandError::new(format!(
        "only sponsors have a scorecard; the {reader} does not"
    ));
    error.hint(match sponsors.as_slice() {
        [] => "this engagement has no sponsor".to_owned(),
        [only] => format!("use {only}"),
        several => format!("use one of {}", several.join(", ")),
    })
}
