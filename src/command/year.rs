//! `coachgen year`: prints a year of the practice, for the coach.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::{Args, ValueEnum};

use super::Exit;
use super::complete;
use super::find;
use super::load_requested::load_requested;
use super::open::OpenedPractice;
use super::own_coach;
use super::record_errors::paths_with_errors;
use super::summary;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::year::{self, EngagementYear, YearReport, text};

/// `coachgen year`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen year
  coachgen year 2025 --format json

All sessions held in the year count, of every client. For a log of hours that you can show to others, see
`coachgen hours`. The output contains folder names, scores and fees, and is meant only for you.")]
pub struct YearArgs {
    /// The year, for example 2026 [default: this year]
    #[arg(value_name = "YEAR", value_parser = parse_year)]
    pub year: Option<i32>,

    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Output format; `coachgen schema year` prints the schema of the JSON
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: YearFormat,
}

/// Output format of `coachgen year`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum YearFormat {
    /// A page of text
    Human,
    /// JSON
    Json,
}

/// Parses a year of four digits.
fn parse_year(text: &str) -> Result<i32, String> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|_| digits);
    year.ok_or_else(|| "use a year such as 2026; a folder comes after the year".to_owned())
}

/// Prints the year.
pub fn run(args: &YearArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let opened = OpenedPractice::open(&find::folder(&args.dir)?, None)?;
    if opened.requested().is_empty() {
        return Err(summary::no_engagement(&args.dir));
    }
    own_coach::check_settings(&opened, out)?;
    let engagements = load_engagements(&opened, today, out)?;
    let coach = own_coach::coach_name(
        opened.practice.file.practice.coach.name.as_deref(),
        engagements.iter().map(|one| one.coach.as_deref()),
    )?;
    let year = args.year.unwrap_or_else(|| today.year());
    let report = YearReport::new(year, today, coach, &engagements);
    match args.format {
        YearFormat::Human => out.result(&text::text(&report)),
        YearFormat::Json => {
            let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            out.result(&crate::check::json::escaped(&json));
        }
    }
    match report.unreadable.is_empty() && report.hours.without_minutes.is_empty() {
        true => Ok(Exit::Clean),
        false => Ok(Exit::Findings),
    }
}

/// What each requested engagement contributes.
fn load_engagements(
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<EngagementYear>, CommandError> {
    load_requested(opened, today, out, |files, loaded, _| {
        let errors = paths_with_errors(&loaded);
        match &loaded.coach {
            Some(coach) => year::engagement(&coach.view, &files.dir, &errors),
            None => year::unreadable(&files.dir),
        }
    })
}
