//! The command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Checks coaching engagements kept as Markdown, and renders a private portal for coach, client and
/// sponsor.
#[derive(Debug, Parser)]
#[command(name = "coachgen", version, about, max_term_width = 100)]
pub struct Cli {
    #[allow(missing_docs, reason = "a comment here would be printed as help")]
    #[command(subcommand)]
    pub command: Command,

    /// Take this day for today (YYYY-MM-DD), instead of the computer's clock
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,

    /// Say only what went wrong
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say more: each engagement and where its time went
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the portals: one folder for the coach, one for each client and each sponsor
    Build(BuildArgs),
    /// Check the records and say what is wrong, with file, line and what to write instead
    Check(CheckArgs),
    /// Say where each engagement stands: its phase, what the next one needs, what is due and overdue
    Status(StatusArgs),
    /// Write the client's approval of what a sponsor would get into a record
    Approve(ApproveArgs),
}

/// `coachgen build`
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// Where to write the portals [default: `output` of coachgen.yaml, else `portal` in the practice]
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,

    /// How many engagements to work on at once [default: one for each processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
}

/// `coachgen check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,
}

/// `coachgen status`
#[derive(Debug, Args)]
#[command(after_help = "\
✓ complete   ◐ in progress, or passed with something missing   ○ not begun

Those that need you come first. With --quiet they are all that is listed.
One engagement alone is shown in full. This is for your own screen: it names clients.")]
pub struct StatusArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// For people, or as data; `coachgen schema status` says its form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: StatusFormat,

    /// List closed engagements too; the data always hold them
    #[arg(long)]
    pub all: bool,
}

/// How the status is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// A few lines for each engagement
    Human,
    /// As JSON
    Json,
}

/// `coachgen approve`
#[derive(Debug, Args)]
pub struct ApproveArgs {
    /// The records the client has read and agreed to share
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Who approved
    #[arg(long, value_name = "NAME", default_value = "client")]
    pub by: String,

    /// The day on which they did (YYYY-MM-DD) [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<NaiveDate>,

    /// A sponsor it is for; may be given more than once [default: every sponsor current on that day]
    #[arg(long = "for", value_name = "NAME")]
    pub sponsors: Vec<String>,
}

/// A day, as records write it.
fn day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| "write a day of the calendar as YYYY-MM-DD, for example 2026-05-12".to_owned())
}
