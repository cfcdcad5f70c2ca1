//! `coachgen access`: explains who sees each part of a record.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find::{self, FoundEngagement};
use super::readers;
use super::terminal::Terminal;
use crate::access::{RecordAccess, list, selectable, table};
use crate::command::CommandError;
use crate::pipeline::{self, BuildContext, Loaded};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::record::safe_path;
use crate::source::is_markdown;

/// `coachgen access`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen access amara/session-3
  coachgen access amara/final-review --as client
  coachgen access amara/session-3#next-steps

Neighbouring fields with the same readers are one row. “Once approved” is what a sponsor gets if the client approves the
record as it is now. The reasons come from the kind of record, the agreement, markers, dates and approvals;
docs/confidentiality.md describes them.")]
pub struct AccessArgs {
    /// Record, by its file or by the end of its path, as in amara/session-3; after `#`, one section or field of it
    #[arg(value_name = "RECORD[#PART]", add = complete::records())]
    pub record: String,

    /// Explain only what this reader sees: coach, client, sponsor, or a sponsor's name
    #[arg(long = "as", visible_alias = "for", value_name = "READER")]
    pub reader: Option<String>,
}

/// Prints the table of all readers, or the list of one.
pub fn run(args: &AccessArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let (file, part) = split(&args.record);
    let file = find::record(&file)?;
    if file.is_dir() {
        let shown = safe_path(&file.display().to_string());
        return Err(CommandError::new(format!("{shown} is a folder"))
            .hint("name a record, for example amara/session-3"));
    }
    let found = FoundEngagement::find(&file)?;
    // On a worker thread, because deeply nested prose can overflow the main thread's stack.
    let texts = pipeline::run_parallel(1, 1, |_| {
        let opened = &found.opened;
        let policy = Policy::default();
        let shared = opened.practice.build_context(&policy, today);
        let files = found.files();
        let mut loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
        pipeline::check(&mut loaded, &shared);
        if loaded.is_stopped() {
            out.note(
                "Errors block the build of this engagement: its portals stay as they are, and this is what readers would see \
                 after the next build. Run `coachgen check`.",
            );
        }
        let path = find::path_in_practice(opened, &file)?;
        text(args, &loaded, (&path, part.as_deref()), &shared)
    })?;
    for text in texts {
        out.result(&text);
    }
    Ok(Exit::Clean)
}

/// The file and the part that the argument names. A `#` in the name of an existing file does not begin a part.
fn split(record: &str) -> (PathBuf, Option<String>) {
    match record.split_once('#') {
        Some((file, part)) if !Path::new(record).exists() => {
            let part = part.trim_start_matches('#').trim();
            (
                PathBuf::from(file),
                (!part.is_empty()).then(|| part.to_owned()),
            )
        }
        _ => (PathBuf::from(record), None),
    }
}

fn text(
    args: &AccessArgs,
    loaded: &Loaded,
    (path, part): (&str, Option<&str>),
    shared: &BuildContext<'_>,
) -> Result<String, CommandError> {
    let id = find::record_at(&loaded.model, path).ok_or_else(|| match is_markdown(path) {
        true => CommandError::new(format!(
            "{} cannot be read as a record, so only you see it",
            safe_path(path)
        ))
        .hint("run `coachgen check` to see what to fix"),
        false => CommandError::new(format!("{} is not a record", safe_path(path)))
            .hint("name a record, for example amara/session-3"),
    })?;
    pipeline::record_access(loaded, id, shared, |record| {
        text_of(args, record, (path, part))
    })
}

fn text_of(
    args: &AccessArgs,
    record: &RecordAccess<'_>,
    (path, part): (&str, Option<&str>),
) -> Result<String, CommandError> {
    let names: Vec<&Reader> = record.readers.iter().map(|(reader, _)| reader).collect();
    let reader = match &args.reader {
        Some(who) => Some(readers::named(&names, ("as", who))?.clone()),
        None => None,
    };
    let text = match &reader {
        Some(reader) => list(record, reader, part),
        None => table(record, part),
    };
    text.ok_or_else(|| {
        let part = safe_path(part.unwrap_or_default());
        let names: Vec<String> = selectable(record)
            .iter()
            .map(|name| safe_path(name))
            .collect();
        CommandError::new(format!(
            "{} has no section or field `{part}`",
            safe_path(path)
        ))
        .hint(format!("it has {}", names.join(", ")))
    })
}
