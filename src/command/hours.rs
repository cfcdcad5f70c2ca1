//! `coachgen hours`: prints the coach's log of coaching hours, or writes it to a file.

mod format;
mod inputs;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

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
use crate::hours::{self, EngagementHours, HoursLog, LogInput, text};
use crate::output::{OutputError, new_files};
use crate::record::safe_path;
use format::HoursFormat;

/// `coachgen hours`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen hours
  coachgen hours --for pcc
  coachgen hours -o coaching-log.xlsx

One hour is 60 minutes of a session. The log lists clients whose engagement.md has `client.log_consent: true`, with the
sessions held since `coach.training_started` in coachgen.yaml. docs/hours.md describes what counts.
The log contains names and e-mail addresses of clients. It is meant for you, and for the body that you apply to.")]
pub struct HoursArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Output format; `coachgen schema hours` prints the schema of the JSON [default: the format that the file's extension names, otherwise human]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<HoursFormat>,

    /// Compare only with these credentials, for example acc or eia-practitioner [default: all]
    #[arg(long = "for", value_name = "CREDENTIAL", value_delimiter = ',')]
    pub credentials: Vec<String>,

    /// Write the log to this file; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Prints or writes the log.
pub fn run(args: &HoursArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let output = args.output.as_deref();
    let format = HoursFormat::chosen(args.format, output)?;
    let opened = OpenedPractice::open(&find::folder(&args.dir)?, None)?;
    if opened.requested().is_empty() {
        return Err(summary::no_engagement(&args.dir));
    }
    own_coach::check_settings(&opened, out)?;
    let log = make_log(args, &opened, today, out)?;
    let bytes = format.bytes(&log)?;
    match output.filter(|path| *path != Path::new("-")) {
        Some(path) => write(path, &format.for_file(bytes), args.force, &log, out)?,
        None => format.print(&bytes, out)?,
    }
    print_notes(&log, format, out);
    let complete = log.left_out.without_minutes.is_empty() && log.left_out.unreadable.is_empty();
    match complete {
        true => Ok(Exit::Clean),
        false => Ok(Exit::Findings),
    }
}

fn make_log(
    args: &HoursArgs,
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<HoursLog, CommandError> {
    let coach = &opened.practice.file.practice.coach;
    // A part of the practice has neither the hours from before coachgen nor enough hours for a credential.
    let whole_practice = opened.disk.scope().is_empty();
    if !whole_practice && !args.credentials.is_empty() {
        return Err(
            CommandError::new("`--for` compares the hours of the whole practice")
                .hint("run it without DIR in the practice's folder"),
        );
    }
    let credentials = inputs::credentials(opened, &args.credentials, out)?;
    let (earlier_path, earlier) = inputs::earlier(opened, today)?.unwrap_or_default();
    let engagements = load_engagements(opened, today, out)?;
    let input = LogInput {
        today,
        coach: own_coach::coach_name(
            coach.name.as_deref(),
            engagements.iter().map(|one| one.coach.as_deref()),
        )?,
        since: coach.training_started,
        whole_practice,
        engagements,
        earlier: if whole_practice {
            earlier
        } else {
            Default::default()
        },
        credentials: if whole_practice {
            credentials
        } else {
            Vec::new()
        },
    };
    HoursLog::new(input)
        .map_err(|problems| inputs::earlier_hours_error(&earlier_path, &problems, out))
}

/// What each requested engagement contributes.
fn load_engagements(
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<EngagementHours>, CommandError> {
    load_requested(opened, today, out, |files, loaded, _| {
        let errors = paths_with_errors(&loaded);
        match &loaded.coach {
            Some(coach) => hours::engagement(&coach.view, &files.dir, &errors),
            None => hours::unreadable(&files.dir),
        }
    })
}

/// Writes the log to a file that does not exist yet, or with `force` to one that does.
fn write(
    path: &Path,
    bytes: &[u8],
    force: bool,
    log: &HoursLog,
    out: &Terminal,
) -> Result<(), CommandError> {
    new_files::write_to(path, bytes, force).map_err(|error| match error {
        OutputError::FileExists { path } => CommandError::new(format!(
            "{} already exists",
            safe_path(&path.display().to_string())
        ))
        .hint("name another file with `-o`, or replace it with `--force`"),
        error => error.to_string().into(),
    })?;
    let rows = crate::text::counted(log.rows.len(), "row");
    out.message(&format!(
        "Wrote {} with {rows}. It contains names and e-mail addresses of clients.",
        safe_path(&path.display().to_string())
    ));
    Ok(())
}

/// Prints what the log does not say itself.
fn print_notes(log: &HoursLog, format: HoursFormat, out: &Terminal) {
    if format.is_table() {
        for line in text::left_out(log) {
            out.note(&format!("Not in the log: {line}"));
        }
    }
    if log.since.is_none() {
        out.note(
            "All hours count, because coachgen.yaml does not say when your training as a coach began. The ICF only counts \
             hours after that day: add `training_started` under `coach`.",
        );
    }
    if !log.whole_practice {
        out.note(
            "This is only a part of the practice: earlier hours are not included, and nothing is compared with credentials.",
        );
    }
}
