//! `coachgen merge-status`: prints the status of several practices as one.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::status::StatusFormat;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::model::sha256;
use crate::record::safe_path;
use crate::source::read_given_file;
use crate::status::{self, MergeInput, StatusReport, text};
use crate::text::{counted, same_name};

/// The maximum size of a file, in bytes: about 10,000 engagements.
const MAX_SIZE: u64 = 64 * 1024 * 1024;

/// `coachgen merge-status`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen status --format json > ../status/nora.json
  coachgen merge-status ../status/*.json

For a practice of several coaches who each have a repository. Engagements are listed in the order of `coachgen status`, each
with its practice. The files and the output contain names of clients; check that everybody who gets them may have them.")]
pub struct MergeStatusArgs {
    /// Files with the output of `coachgen status --format json`, one for each practice
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// Output format; the JSON has the schema of `coachgen schema status`
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: StatusFormat,

    /// Also list closed engagements; the JSON always includes them
    #[arg(long)]
    pub all: bool,
}

/// A file that was read.
struct StatusFile<'a> {
    path: &'a Path,
    status: StatusReport,
}

/// Prints the merged status.
pub fn run(args: &MergeStatusArgs, out: &Terminal) -> Result<Exit, CommandError> {
    let files = read(&args.files, out)?;
    warn_of_days(&files, out);
    warn_of_names(&files, out);
    let inputs = files.into_iter().map(|file| MergeInput {
        stem: stem(file.path),
        status: file.status,
    });
    let merged = status::merge(inputs.collect()).ok_or("no status was read")?;
    match args.format {
        StatusFormat::Json => {
            let json = serde_json::to_string_pretty(&merged).map_err(|error| error.to_string())?;
            out.result(&crate::check::json::escaped(&json));
        }
        StatusFormat::Human => {
            let list = text::list(&merged, out.is_quiet(), args.all);
            if !list.is_empty() {
                out.result(&list);
            }
        }
    }
    Ok(Exit::Clean)
}

/// Reads the files.
///
/// # Errors
/// If a file cannot be used. All such files are printed, each with the reason.
fn read<'a>(paths: &'a [PathBuf], out: &Terminal) -> Result<Vec<StatusFile<'a>>, CommandError> {
    let mut files: Vec<StatusFile<'a>> = Vec::new();
    let mut seen: Vec<(&Path, String)> = Vec::new();
    let mut wrong = 0;
    for path in paths {
        match read_one(path, &mut seen) {
            Ok(status) => files.push(StatusFile { path, status }),
            Err(why) => {
                wrong += 1;
                out.finding(&format!("{}: {why}", shown(path)));
            }
        }
    }
    match wrong {
        0 => Ok(files),
        count => Err(CommandError::new(format!(
            "{} cannot be used; nothing was merged",
            counted(count, "file")
        ))
        .hint("replace these files, or leave them out of the command")),
    }
}

/// The content of a file. `seen` is the digest of each file so far, also of those that cannot be used.
fn read_one<'a>(
    path: &'a Path,
    seen: &mut Vec<(&'a Path, String)>,
) -> Result<StatusReport, String> {
    let bytes = read_given_file(path, MAX_SIZE)
        .map_err(|error| format!("cannot be read: {}", safe_path(&error.to_string())))?;
    let digest = sha256(&bytes);
    if let Some((other, _)) = seen.iter().find(|(_, known)| *known == digest) {
        return Err(format!(
            "has the same content as {}; name each file once",
            shown(other)
        ));
    }
    seen.push((path, digest));
    status::read(&bytes).map_err(|error| error.to_string())
}

/// Warns if the files are of different days.
fn warn_of_days(files: &[StatusFile<'_>], out: &Terminal) {
    let days = files.iter().map(|file| file.status.today);
    let Some(latest) = days.clone().max() else {
        return;
    };
    if days.clone().all(|day| day == latest) {
        return;
    }
    let list = |day: NaiveDate, path: &Path| format!("{} is of {day}", shown(path));
    let list: Vec<String> = files
        .iter()
        .map(|file| list(file.status.today, file.path))
        .collect();
    out.note(&format!(
        "warning: the files are of different dates: {}. The output shows the latest, {latest}; each file says what was due or overdue on its own date.",
        list.join(", ")
    ));
}

/// Warns if two files seem to be of the same practice, whose engagements would be listed twice.
fn warn_of_names(files: &[StatusFile<'_>], out: &Terminal) {
    for (index, file) in files.iter().enumerate() {
        let Some(name) = &file.status.practice_name else {
            continue;
        };
        let same = |other: &&StatusFile<'_>| {
            let other = other.status.practice_name.as_ref();
            other.is_some_and(|other| same_name(other, name))
        };
        if let Some(other) = files[..index].iter().find(same) {
            out.note(&format!(
                "warning: {} and {} are of practices with the same name. If they are of one practice, its engagements are listed twice.",
                shown(other.path),
                shown(file.path)
            ));
        }
    }
}

fn shown(path: &Path) -> String {
    safe_path(&path.display().to_string())
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    stem.to_string_lossy().into_owned()
}
