//! Writes the calendar file of one reader.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use crate::calendar::{CalendarEvent, CalendarOptions, to_text};
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::command::{CommandError, Exit, complete, find, readers, summary};
use crate::output::{OutputError, new_files};
use crate::pipeline::{self, BuildContext};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::record::safe_path;
use crate::record::value::Language;
use crate::source::{EngagementFiles, portable};
use crate::words::Words;

/// The arguments of the export.
#[derive(Debug, Args)]
pub struct CalendarExportArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name; for a client or a
    /// sponsor, one engagement
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Reader of the calendar: coach, client, sponsor, or a sponsor's name
    #[arg(long = "for", value_name = "READER", default_value = "coach")]
    pub reader: String,

    /// Write the calendar to this file; `-` is standard output [default: a file in this folder with the names of engagement and reader, for example northwind-calendar-client.ics]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Add names, titles and objectives, as the reader sees them
    #[arg(long)]
    pub details: bool,

    /// Overwrite the file if it exists
    #[arg(long)]
    pub force: bool,
}

/// Writes the calendar to a file or to standard output.
pub(super) fn run(
    args: &CalendarExportArgs,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Exit, CommandError> {
    let opened = OpenedPractice::open(&find::folder(&args.dir)?, None)?;
    if let Some(file) = opened.report_practice(out) {
        return Err(format!("{file} cannot be used; no calendar was created").into());
    }
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    match args.reader.as_str() {
        "coach" => export_for_coach(args, &opened, &shared, out),
        _ => {
            let files = &opened.layout.engagements[find::one_requested(&opened, &args.dir)?];
            export_for_reader(args, &opened, files, &shared, out)
        }
    }
}

/// Writes the calendar of a client or a sponsor.
fn export_for_reader(
    args: &CalendarExportArgs,
    opened: &OpenedPractice,
    files: &EngagementFiles,
    shared: &BuildContext<'_>,
    out: &Terminal,
) -> Result<Exit, CommandError> {
    let name = opened.name(files);
    // Runs on a worker thread, because deeply nested prose can overflow the main thread's stack.
    let mut all = pipeline::run_parallel(1, 1, |_| {
        let mut loaded = pipeline::load(&opened.disk, files, &name, shared);
        pipeline::check(&mut loaded, shared);
        let known = pipeline::readers(&loaded, shared);
        let readers: Vec<&Reader> = known.iter().map(|(reader, _)| reader).collect();
        let reader = readers::named(&readers, ("for", &args.reader))?;
        let options = CalendarOptions {
            engagement: &name,
            details: args.details,
        };
        let text = pipeline::reader_calendar(&loaded, reader, shared, options);
        let text = text.map_err(|error| {
            let what = ("calendar", "its calendars for client and sponsors");
            readers::refused(error, &loaded, opened, what, out)
        })?;
        let folder = known.iter().find(|(one, _)| one == reader);
        let folder = folder.map_or_else(String::new, |(_, folder)| folder.clone());
        Ok::<_, CommandError>((reader.clone(), folder, text))
    })?;
    let made = all.pop();
    let (reader, folder, text) = made.ok_or("no calendar was created")?;
    if !text.contains("BEGIN:VEVENT") {
        return Err(nothing_yet(&readers::called(&reader)));
    }
    let part = readers::file_part(&reader, &folder);
    let path = file_for(args, &format!("{name}-calendar-{part}"));
    write(args, &path, &text)?;
    report(args, &path, &readers::called(&reader), &text, out);
    Ok(Exit::Clean)
}

/// Writes the coach's calendar of all requested engagements.
fn export_for_coach(
    args: &CalendarExportArgs,
    opened: &OpenedPractice,
    shared: &BuildContext<'_>,
    out: &Terminal,
) -> Result<Exit, CommandError> {
    let requested = opened.requested();
    if requested.is_empty() {
        return Err(summary::no_engagement(&args.dir));
    }
    let workers = pipeline::worker_count();
    let all = pipeline::run_parallel(requested.len(), workers, |number| {
        let events = coach_events(opened, requested[number], shared, args.details);
        Ok::<_, CommandError>(events)
    })?;
    let mut events = Vec::new();
    let mut left_out = 0;
    for (files, found) in requested.iter().zip(all) {
        match found {
            Some(found) => events.extend(found),
            None => {
                left_out += 1;
                out.note(&format!(
                    "{} is left out: its engagement.md cannot be read. Run `coachgen check` to see what to fix.",
                    safe_path(&opened.name(files))
                ));
            }
        }
    }
    if events.is_empty() {
        return Err(nothing_yet("the coach"));
    }
    events.sort_by(|a, b| (a.time, &a.uid).cmp(&(b.time, &b.uid)));
    let language = opened.practice.file.practice.language;
    let language = language.unwrap_or(Language::En);
    let name = Words::for_language(language).get("calendar_coaching");
    let text = to_text(name, &events);
    let stem = match requested.as_slice() {
        [one] => format!("{}-calendar-coach", opened.name(one)),
        _ => "calendar-coach".to_owned(),
    };
    let path = file_for(args, &stem);
    write(args, &path, &text)?;
    report(args, &path, "the coach", &text, out);
    match left_out {
        0 => Ok(Exit::Clean),
        _ => Ok(Exit::Findings),
    }
}

/// The coach's events of one engagement; `None` if it cannot be read.
pub(super) fn coach_events(
    opened: &OpenedPractice,
    files: &EngagementFiles,
    shared: &BuildContext<'_>,
    details: bool,
) -> Option<Vec<CalendarEvent>> {
    let name = opened.name(files);
    let loaded = pipeline::load(&opened.disk, files, &name, shared);
    let options = CalendarOptions {
        engagement: identity(opened, files),
        details,
    };
    pipeline::coach_events(&loaded, options)
}

/// The identity of an engagement in the coach's calendar: its folder, which does not depend on other engagements.
pub(super) fn identity<'o>(opened: &'o OpenedPractice, files: &'o EngagementFiles) -> &'o str {
    match files.dir.as_str() {
        "" => opened.disk.name(),
        dir => dir,
    }
}

fn nothing_yet(reader: &str) -> CommandError {
    CommandError::new(format!(
        "there are no meetings and no due dates for {reader} yet; no calendar was created"
    ))
}

fn file_for(args: &CalendarExportArgs, stem: &str) -> PathBuf {
    match &args.output {
        Some(path) => path.clone(),
        None => PathBuf::from(format!("{}.ics", portable(stem, "calendar"))),
    }
}

fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-")
}

fn write(args: &CalendarExportArgs, path: &Path, text: &str) -> Result<(), CommandError> {
    if is_standard_output(path) {
        let mut stdout = std::io::stdout().lock();
        let written = stdout.write_all(text.as_bytes());
        return written.and_then(|()| stdout.flush()).map_err(|error| {
            CommandError::new(format!(
                "cannot write the calendar to standard output: {error}"
            ))
        });
    }
    new_files::write_to(path, text.as_bytes(), args.force).map_err(|error| match error {
        OutputError::FileExists { path } => CommandError::new(format!(
            "{} already exists",
            safe_path(&path.display().to_string())
        ))
        .hint("replace it with `--force`, or name another file with `-o`"),
        error => error.to_string().into(),
    })
}

fn report(args: &CalendarExportArgs, path: &Path, reader: &str, text: &str, out: &Terminal) {
    if is_standard_output(path) {
        return;
    }
    let events = text.matches("\r\nBEGIN:VEVENT\r\n").count();
    out.message(&format!(
        "Wrote {} for {reader}: {events} {}.",
        path.display(),
        match events {
            1 => "event",
            _ => "events",
        }
    ));
    if args.details {
        out.note(
            "It contains names and text from the records. Whoever hosts the calendar can read them.",
        );
    }
}
