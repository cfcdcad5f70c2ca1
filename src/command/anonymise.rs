//! `coachgen anonymise`: a copy of an engagement's records for supervision, without names, places, dates and contact details.

mod names;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find::FoundEngagement;
use super::target::refuse_inside_practice;
use super::terminal::Terminal;
use crate::anonymise::{Anonymised, Residual, ResidualSort, SourceFile, anonymise};
use crate::command::CommandError;
use crate::output::{OutputError, new_folder};
use crate::pipeline::{self, Loaded};
use crate::policy::Policy;
use crate::record::safe_path;
use crate::source::{EntrySort, Tree as _, is_markdown};
use crate::text::counted;

/// `coachgen anonymise`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen anonymise amara -o ../for-supervision
  coachgen anonymise amara --name \"Hal Whitmore\" --place Leeds -o ../for-supervision

Names from the records become labels such as `Client` and `Sponsor 1`, the same in every record; all dates move by the same number
of weeks. Read the list that the command prints: it names what may still identify somebody and was not changed. Attached files,
approvals and handovers are not copied. The copy is only as anonymous as you make it: somebody who knows the people may
recognise them by what happened.")]
pub struct AnonymiseArgs {
    /// Folder of the engagement, or part of its name
    #[arg(default_value = ".", value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: PathBuf,

    /// Write the copy to this new folder, outside the practice
    #[arg(long, short, value_name = "FOLDER")]
    pub output: PathBuf,

    /// Replace this person too; can be repeated
    #[arg(long = "name", value_name = "NAME")]
    pub names: Vec<String>,

    /// Replace this organisation too; can be repeated
    #[arg(long = "organisation", value_name = "NAME")]
    pub organisations: Vec<String>,

    /// Replace this place; can be repeated
    #[arg(long = "place", value_name = "NAME")]
    pub places: Vec<String>,

    /// Move all dates by this number of weeks [default: a random number of weeks, one to five years back]
    #[arg(long, value_name = "WEEKS", allow_negative_numbers = true, value_parser = clap::value_parser!(i64).range(-5200..=5200))]
    pub weeks: Option<i64>,
}

/// Writes the copy, and prints what was replaced and what may still identify somebody.
pub fn run(args: &AnonymiseArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let found = FoundEngagement::find(&args.engagement)?;
    refuse_inside_practice(
        &found.opened,
        &args.output,
        "the copies would be read as records",
    )?;
    let weeks = match args.weeks {
        Some(weeks) => weeks,
        None => random_weeks()?,
    };
    let policy = Policy::default();
    let opened = &found.opened;
    let shared = opened.practice.build_context(&policy, today);
    let mut all = pipeline::run_parallel(1, 1, |_| {
        let files = found.files();
        let loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
        make(args, &found, &loaded, weeks)
    })?;
    let made = all.pop().ok_or("nothing was written")?;
    let files: Vec<(String, Vec<u8>)> = made
        .files
        .iter()
        .map(|file| (file.path.clone(), file.text.clone().into_bytes()))
        .collect();
    new_folder::create(&args.output, &files, false).map_err(|error| {
        match error {
            // There is no `--force`: a copy is never written over another one.
            OutputError::FolderInUse { path, .. } => {
                OutputError::FolderInUse { path, force: false }
            }
            error => error,
        }
        .to_string()
    })?;
    out.message(&format!(
        "Wrote {} to {}; all dates moved by {weeks} weeks.",
        counted(files.len(), "record"),
        safe_path(&args.output.display().to_string())
    ));
    print_replaced(&made, out);
    print_residual(&made.residual, out);
    Ok(Exit::Clean)
}

/// Between one and five years back.
fn random_weeks() -> Result<i64, CommandError> {
    let mut bytes = [0; 2];
    getrandom::fill(&mut bytes)
        .map_err(|error| format!("the system provides no random bytes: {error}"))?;
    Ok(-52 - i64::from(u16::from_le_bytes(bytes) % 208))
}

fn make(
    args: &AnonymiseArgs,
    found: &FoundEngagement,
    loaded: &Loaded,
    weeks: i64,
) -> Result<Anonymised, CommandError> {
    let files = found.files();
    let mut sources = Vec::new();
    for entry in &files.entries {
        let is_record = matches!(entry.sort, EntrySort::File(_)) && is_markdown(&entry.path);
        if !is_record {
            continue;
        }
        let path = entry.path.strip_prefix(files.dir.as_str());
        let path = path.unwrap_or(&entry.path).trim_start_matches('/');
        let failed = |why: &str| {
            CommandError::new(format!("{} cannot be read: {why}", safe_path(&entry.path)))
                .hint("nothing was written; run `coachgen check` to see what to fix")
        };
        let bytes = opened_bytes(found, &entry.path).map_err(|why| failed(&why))?;
        let text = String::from_utf8(bytes).map_err(|_| failed("it is not text in UTF-8"))?;
        sources.push(SourceFile {
            path: path.to_owned(),
            text,
        });
    }
    if sources.is_empty() {
        return Err("this engagement has no records; nothing was written".into());
    }
    let practice = &found.opened.practice.file.practice;
    let mut known = names::known(&loaded.model, practice);
    names::add(&mut known, &args.names, &args.organisations, &args.places);
    Ok(anonymise(&sources, &known, weeks * 7))
}

fn opened_bytes(found: &FoundEngagement, path: &str) -> Result<Vec<u8>, String> {
    let bytes = found.opened.disk.read(path);
    bytes.map_err(|error| error.cause)
}

/// Prints each label with the texts that it replaced.
fn print_replaced(made: &Anonymised, out: &Terminal) {
    let mut labels: BTreeMap<(_, &str), (Vec<&str>, usize)> = BTreeMap::new();
    for one in &made.replaced {
        let entry = labels.entry((one.sort, &one.substitute)).or_default();
        entry.0.push(&one.original);
        entry.1 += one.count;
    }
    out.result_line("Replaced:");
    let mut dates = 0;
    for ((sort, label), (texts, count)) in labels {
        match sort {
            crate::anonymise::ReplacementSort::Date => dates += count,
            _ => out.result_line(&format!("  {label} ({count}): {}", texts.join(" | "))),
        }
    }
    out.result_line(&format!("  {}", counted(dates, "date")));
}

/// Prints what may still identify somebody.
fn print_residual(residual: &[Residual], out: &Terminal) {
    if residual.is_empty() {
        out.result_line("Nothing else was found that may identify somebody. Read the copy before you give it away.");
        return;
    }
    out.result_line("\nNot changed; may identify somebody. Change it in the copy, or run the command again with --name, --organisation or --place:");
    for one in residual {
        let place = match one.line {
            0 => safe_path(&one.path),
            line => format!("{}:{line}", safe_path(&one.path)),
        };
        let count = match one.count {
            1 => String::new(),
            count => format!(", {count} times"),
        };
        out.result_line(&format!(
            "  {place}: {} ({}{count})",
            one.text,
            word(one.sort)
        ));
    }
}

/// What a text may be.
fn word(sort: ResidualSort) -> &'static str {
    match sort {
        ResidualSort::PossibleName => "a name or an ordinary word",
        ResidualSort::SharedName => "a name that several people have",
        ResidualSort::Initials => "initials",
        ResidualSort::CapitalisedWords => "capitalised",
        ResidualSort::OtherScript => "in another script, beside a name",
        ResidualSort::Number => "a number",
        ResidualSort::Year => "a year",
        ResidualSort::IncompleteDate => "a date without its year or day",
        ResidualSort::InvalidDate => "not a valid date",
    }
}
