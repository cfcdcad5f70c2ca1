//! `coachgen status`: prints the status of engagements.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Exit;
use super::complete;
use super::find;
use super::load_requested::load_requested;
use super::open::OpenedPractice;
use super::summary;
use super::terminal::Terminal;
use crate::check::human;
use crate::command::CommandError;
use crate::diag::{Diagnostic, ENGAGEMENT_MISSING};
use crate::pipeline;
use crate::status::{self, EngagementPlace, EngagementStatus, Findings, StatusReport, text};

/// `coachgen status`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen status
  coachgen status amara

✓ complete   ◐ in progress, or passed with something missing   ○ not started

Engagements that need your attention are listed first; with --quiet, only these are listed.
A single engagement is shown in full. The output contains names of clients and is meant only for you.")]
pub struct StatusArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Output format; `coachgen schema status` prints the schema of the JSON
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: StatusFormat,

    /// Also list closed engagements; the JSON always includes them
    #[arg(long)]
    pub all: bool,
}

/// Output format of `coachgen status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// A few lines per engagement
    Human,
    /// JSON
    Json,
}

/// Prints the status of each requested engagement.
pub fn run(args: &StatusArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let (report, exit) = load_status(&args.dir, today, out)?;
    match (args.format, report.engagements.as_slice()) {
        (StatusFormat::Json, _) => {
            let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            out.result(&crate::check::json::escaped(&json));
        }
        (StatusFormat::Human, [one]) => out.result(&text::details(one)),
        (StatusFormat::Human, _) => {
            let list = text::list(&report, out.is_quiet(), args.all);
            if !list.is_empty() {
                out.result(&list);
            }
        }
    }
    Ok(exit)
}

/// Loads the status of each requested engagement, and prints the findings about a missing engagement.md. The exit code says
/// whether there are any.
///
/// # Errors
/// If there is no engagement.
pub(super) fn load_status(
    dir: &Path,
    today: NaiveDate,
    out: &Terminal,
) -> Result<(StatusReport, Exit), CommandError> {
    let opened = OpenedPractice::open(&find::folder(dir)?, None)?;
    if opened.requested().is_empty() {
        return Err(summary::no_engagement(dir));
    }
    let (engagements, missing): (Vec<_>, Vec<_>) =
        load_engagements(&opened, today, out)?.into_iter().unzip();
    let missing: Vec<String> = missing.into_iter().flatten().collect();
    for finding in &missing {
        out.finding(finding);
    }
    let practice = count_findings(&opened.practice.file.diags);
    let exit = match missing.is_empty() {
        true => Exit::Clean,
        false => Exit::Findings,
    };
    let mut report = StatusReport::new(today, practice, engagements);
    report.practice_name = opened.practice.file.practice.name.clone();
    Ok((report, exit))
}

/// An engagement's status, and the findings about a missing engagement.md.
type EngagementFound = (EngagementStatus, Vec<String>);

/// The status of each requested engagement.
fn load_engagements(
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<EngagementFound>, CommandError> {
    load_requested(opened, today, out, |files, mut loaded, shared| {
        pipeline::check(&mut loaded, shared);
        let findings = count_findings(&loaded.diags);
        let place = EngagementPlace {
            name: opened.name(files),
            folder: files.dir.clone(),
        };
        let sources = &loaded.model.sources;
        let missing = loaded.diags.iter();
        let missing = missing.filter(|diag| diag.rule == &ENGAGEMENT_MISSING);
        let missing = missing.map(|diag| human::render(sources, diag, out.colour()));
        let missing = missing.collect();
        let engagement = match &loaded.coach {
            Some(view) => status::engagement(view, place, findings),
            None => status::unreadable(place, findings),
        };
        (engagement, missing)
    })
}

fn count_findings(diags: &[Diagnostic]) -> Findings {
    Findings::count(diags.iter().map(|diag| diag.level))
}
