//! `coachgen export`: writes everything that one reader sees of an engagement, as JSON or as tables.

mod subject_access;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Exit;
use super::complete;
use super::find;
use super::open::OpenedPractice;
use super::readers;
use super::target::refuse_inside_practice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::output::{OutputError, new_files, new_folder};
use crate::pipeline::{self, ExportFormat};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::record::safe_path;

/// `coachgen export`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen export amara-okafor > amara-okafor.json
  coachgen export amara-okafor --for client --format csv -o amara-okafor-tables
  coachgen export amara-okafor --subject-access -o ../request-of-amara

An export contains only what its reader may see, like their portal. It is private: give each reader only their own.
`coachgen schema export` prints the schema of the JSON.")]
pub struct ExportArgs {
    /// Folder of the engagement, or part of its name
    #[arg(value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: PathBuf,

    /// Reader of the export: coach, client, sponsor, or a sponsor's name
    #[arg(long = "for", value_name = "READER", default_value = "coach")]
    pub reader: String,

    /// Format: one JSON document, or a folder of tables
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub format: FormatArg,

    /// Write to this file, or for tables to this new folder; `-` is standard output [default: standard output]
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// Write all records of the engagement to a new folder outside the practice, and mark what may be about other people, to prepare
    /// the answer to a client's request for a copy of their personal data (article 15 GDPR)
    #[arg(long, conflicts_with_all = ["reader", "format", "force"])]
    pub subject_access: bool,

    /// Replace the file, or a folder that contains only these tables, if it exists
    #[arg(long)]
    pub force: bool,
}

/// Format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// JSON
    Json,
    /// Tables as CSV, in a folder
    Csv,
}

/// Makes the export and writes it.
pub fn run(args: &ExportArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    args.check()?;
    let opened = OpenedPractice::open(&find::folder(&args.engagement)?, None)?;
    let engagement = find::one_requested(&opened, &args.engagement)?;
    if let Some(file) = opened.report_practice(out) {
        return Err(format!("{file} cannot be used; nothing was exported").into());
    }
    if let Some(target) = args.output.as_deref().filter(|_| args.subject_access) {
        refuse_inside_practice(&opened, target, "the copies would be read as records")?;
    }
    // On a worker thread, because deeply nested prose can overflow the main thread's stack.
    let mut done = pipeline::run_parallel(1, 1, |_| make(&opened, engagement, args, today, out))?;
    let (reader, files) = done.pop().ok_or("nothing was exported")?;
    write(args, &reader, &files, out)?;
    Ok(Exit::Clean)
}

impl ExportArgs {
    /// Refuses options that do not fit each other.
    fn check(&self) -> Result<(), CommandError> {
        let to_file = self
            .output
            .as_deref()
            .is_some_and(|path| path != Path::new("-"));
        if self.subject_access && !to_file {
            return Err(
                CommandError::new("the records are written to a folder").hint(
                    "name a new folder outside the practice with `-o`, for example `-o ../request`",
                ),
            );
        }
        if self.format == FormatArg::Csv && !to_file {
            return Err(CommandError::new("tables are written to a folder")
                .hint("name a new folder with `-o`, for example `-o tables`"));
        }
        if self.force && !to_file {
            return Err("`--force` only applies with `-o`".into());
        }
        Ok(())
    }
}

/// The files of an export.
type Files = Vec<(String, Vec<u8>)>;

/// The reader, and the files of their export.
fn make(
    opened: &OpenedPractice,
    engagement: usize,
    args: &ExportArgs,
    today: NaiveDate,
    out: &Terminal,
) -> Result<(Reader, Files), CommandError> {
    let files = &opened.layout.engagements[engagement];
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let mut loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
    pipeline::check(&mut loaded, &shared);
    if args.subject_access {
        return Ok((
            Reader::Coach,
            subject_access::files(opened, files, &loaded)?,
        ));
    }
    let readers = pipeline::readers(&loaded, &shared);
    if readers.is_empty() {
        return Err(CommandError::new(format!(
            "the engagement.md in {} cannot be read",
            safe_path(&files.dir)
        ))
        .hint("run `coachgen check` to see what to fix"));
    }
    let known: Vec<&Reader> = readers.iter().map(|(reader, _)| reader).collect();
    let reader = readers::named(&known, ("for", &args.reader))?.clone();
    let format = match args.format {
        FormatArg::Json => ExportFormat::Json,
        FormatArg::Csv => ExportFormat::Csv,
    };
    let made = pipeline::export(&loaded, &reader, format, &shared);
    let made = made.map_err(|error| {
        let what = ("export", "its exports for client and sponsors");
        readers::refused(error, &loaded, opened, what, out)
    })?;
    if loaded.is_stopped() {
        out.note("Some records have errors that block the build; run `coachgen check`.");
    }
    Ok((reader, made))
}

/// Writes the export where the arguments say.
fn write(
    args: &ExportArgs,
    reader: &Reader,
    files: &[(String, Vec<u8>)],
    out: &Terminal,
) -> Result<(), CommandError> {
    let path = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    match (path, files) {
        (Some(path), _) if args.subject_access => {
            new_folder::create(path, files, false).map_err(|error| error.to_string())?;
            out.message(&format!(
                "Wrote {}. It is for you, not for the client: begin with READ-FIRST.md.",
                safe_path(&path.display().to_string())
            ));
            return Ok(());
        }
        (Some(path), _) if args.format == FormatArg::Csv => {
            new_folder::create(path, files, args.force).map_err(|error| error.to_string())?;
        }
        (Some(path), [(_, bytes)]) => write_file(path, bytes, args.force)?,
        (None, [(_, bytes)]) => return print(bytes),
        _ => return Err("nothing was exported".into()),
    }
    if let Some(path) = path {
        out.message(&format!(
            "Wrote {} for {}. It is private: give it to nobody else.",
            safe_path(&path.display().to_string()),
            readers::called(reader)
        ));
    }
    Ok(())
}

/// Writes one file. An existing file is only replaced with `--force`.
fn write_file(path: &Path, bytes: &[u8], force: bool) -> Result<(), CommandError> {
    new_files::write_to(path, bytes, force).map_err(|error| match error {
        OutputError::FileExists { path } => CommandError::new(format!(
            "{} already exists",
            safe_path(&path.display().to_string())
        ))
        .hint("name another file with `-o`, or replace it with `--force`"),
        error => error.to_string().into(),
    })
}

fn print(bytes: &[u8]) -> Result<(), CommandError> {
    let mut stdout = std::io::stdout().lock();
    let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
    written.map_err(|error| {
        CommandError::new(format!(
            "cannot write the export to standard output: {error}"
        ))
    })
}
