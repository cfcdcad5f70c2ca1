//! `coachgen calendar import`: proposes changes to the records from a calendar file.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::Args;

use super::apply;
use super::export::identity;
use crate::calendar::{ImportTarget, Proposal, proposals, read, single_events, zone_named};
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::command::{CommandError, Exit, complete, find, summary};
use crate::derive::ReaderView;
use crate::pipeline;
use crate::policy::Policy;
use crate::record::safe_path;
use crate::source::{EngagementFiles, read_given_file};

/// The largest calendar file, in bytes.
const MAX_FILE: u64 = 16 * 1024 * 1024;

/// How many lines of the calendar file a message lists.
const LISTED: usize = 6;

/// `coachgen calendar import`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen calendar import calendar.ics
  coachgen calendar import calendar.ics amara-okafor --containing amara --write

Events that coachgen wrote are recognised, whatever their title. Other events are only used for the engagement that
you name, and only if they are in the future. No text of an event is written to a record.
Without --write, nothing is changed.")]
pub struct CalendarImportArgs {
    /// The iCalendar file that your calendar program exported
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The engagement that your own events belong to, by its folder or a part of its name
    #[arg(value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: Option<PathBuf>,

    /// Use only those of your own events whose title contains TEXT, ignoring case
    #[arg(long, value_name = "TEXT", requires = "engagement", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub containing: Option<String>,

    /// Your time zone, for example Europe/Berlin [default: the one that the file names]
    #[arg(long, value_name = "ZONE", value_parser = parse_zone)]
    pub time_zone: Option<Tz>,

    /// Add planned meetings, and create drafts of sessions that were held
    #[arg(long)]
    pub write: bool,
}

fn parse_zone(name: &str) -> Result<Tz, String> {
    name.parse()
        .map_err(|_| "use the name of a time zone, for example Europe/Berlin".to_owned())
}

/// An engagement whose coach's view was loaded.
pub(super) struct LoadedTarget<'o> {
    pub(super) files: &'o EngagementFiles,
    pub(super) coach: ReaderView,
}

/// Prints what the file would change, and changes it with `--write`.
pub(super) fn run(
    args: &CalendarImportArgs,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Exit, CommandError> {
    let file = safe_path(&args.file.display().to_string());
    let bytes = read_given_file(&args.file, MAX_FILE)
        .map_err(|error| format!("cannot read {file}: {error}"))?;
    let calendar = read(&bytes, args.containing.as_deref()).map_err(|error| {
        CommandError::new(format!("{file}:{}: {}", error.line, error.message))
            .hint("nothing was used; export the calendar again, or correct the line")
    })?;
    let zone = args
        .time_zone
        .or_else(|| calendar.zone.as_deref().and_then(zone_named));
    let imported = single_events(&calendar, zone);
    let opened = open(args)?;
    if let Some(file) = opened.report_practice(out) {
        return Err(format!("{file} cannot be used; nothing was imported").into());
    }
    let targets = load(&opened, today, out)?;
    let named = match &args.engagement {
        Some(named) => Some(named_target(&opened, named, &targets)?),
        None => None,
    };
    let of: Vec<ImportTarget<'_>> = targets
        .iter()
        .map(|target| ImportTarget {
            coach: &target.coach,
            words: pipeline::words_of(&target.coach.view),
            identity: identity(&opened, target.files),
        })
        .collect();
    let found = proposals(&of, named, &imported);
    let changes = apply::prepare(&opened, &targets, &found, today)?;
    print(&changes, &found, &opened, &targets, out);
    let is_additive =
        |one: &Proposal| matches!(one, Proposal::Plan { .. } | Proposal::Draft { .. });
    match (found.iter().any(is_additive), args.write) {
        (false, _) => out.message("Nothing to add."),
        (true, false) => {
            out.message("Nothing was written. Add --write to make these changes.");
        }
        (true, true) => apply::write(&opened, &changes, out)?,
    }
    let is_by_hand = |one: &Proposal| matches!(one, Proposal::ByHand { .. });
    let left = found.iter().any(is_by_hand) || changes.iter().any(|change| change.is_by_hand());
    Ok(match left {
        true => Exit::Findings,
        false => Exit::Clean,
    })
}

/// Opens the whole practice, because an event may belong to any engagement.
fn open(args: &CalendarImportArgs) -> Result<OpenedPractice, CommandError> {
    let within = args.engagement.as_deref().unwrap_or(Path::new("."));
    let opened = OpenedPractice::open(&find::folder(within)?, None)?;
    match opened.layout.engagements.is_empty() {
        true => Err(summary::no_engagement(within)),
        false => Ok(opened),
    }
}

/// Loads the coach's view of each engagement.
fn load<'o>(
    opened: &'o OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<LoadedTarget<'o>>, CommandError> {
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let all = &opened.layout.engagements;
    let loaded = pipeline::run_parallel(all.len(), pipeline::worker_count(), |number| {
        let files = &all[number];
        let loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
        Ok::<_, CommandError>(loaded.coach)
    })?;
    let mut targets = Vec::new();
    for (files, coach) in all.iter().zip(loaded) {
        match coach {
            Some(coach) => targets.push(LoadedTarget { files, coach }),
            None => out.note(&format!(
                "{} is left out: its engagement.md cannot be read. Run `coachgen check` to see what to fix.",
                safe_path(&opened.name(files))
            )),
        }
    }
    Ok(targets)
}

/// The index of the engagement that the command line names.
fn named_target(
    opened: &OpenedPractice,
    named: &Path,
    targets: &[LoadedTarget<'_>],
) -> Result<usize, CommandError> {
    let dir = &opened.layout.engagements[find::one_requested(opened, named)?].dir;
    let index = targets.iter().position(|target| target.files.dir == *dir);
    index.ok_or_else(|| {
        CommandError::new(format!(
            "the engagement.md in {} cannot be read",
            safe_path(dir)
        ))
        .hint("run `coachgen check` to see what to fix")
    })
}

fn print(
    changes: &[apply::Change],
    found: &[Proposal],
    opened: &OpenedPractice,
    targets: &[LoadedTarget<'_>],
    out: &Terminal,
) {
    for change in changes {
        out.result_line(&change.shown());
    }
    for proposal in found {
        if let Proposal::ByHand {
            engagement,
            line,
            message,
        } = proposal
        {
            let name = opened.name(targets[*engagement].files);
            out.result_line(&format!(
                "{}: {message} (line {line} of the calendar file)",
                safe_path(&name)
            ));
        }
    }
    let mut reasons: Vec<(&str, Vec<usize>)> = Vec::new();
    for proposal in found {
        if let Proposal::Unused { line, reason } = proposal {
            match reasons.iter_mut().find(|(known, _)| known == reason) {
                Some((_, lines)) => lines.push(*line),
                None => reasons.push((reason, vec![*line])),
            }
        }
    }
    for (reason, mut lines) in reasons {
        lines.dedup();
        let more = lines.len().saturating_sub(LISTED);
        let shown: Vec<String> = lines.iter().take(LISTED).map(usize::to_string).collect();
        let more = match more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let (event, line) = match lines.len() {
            1 => ("event", "line"),
            _ => ("events", "lines"),
        };
        out.note(&format!(
            "Not used: {} {event} ({line} {}{more}): {reason}.",
            lines.len(),
            shown.join(", "),
        ));
    }
}
