//! `coachgen import`: loose Markdown files and tables as drafts of an engagement.

mod verify;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find::FoundEngagement;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::command::args::word_of;
use crate::import::{ImportOptions, ImportPlan, NotImported, is_wanted, known_imports, plan};
use crate::kind::Kind;
use crate::output::new_files;
use crate::pipeline;
use crate::policy::Policy;
use crate::record::safe_path;
use crate::record::value::Language;
use crate::source::loose_files;
use crate::text::counted;
use verify::VerifiedDraft;

/// `coachgen import`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen import ~/vault/Amara amara-okafor
  coachgen import sessions.csv amara-okafor --write

Without --write, nothing is written: the command lists what it would write. Each file becomes a draft that only you see.
The original becomes its prose, which only you see even after you remove the line `draft: true`.")]
pub struct ImportArgs {
    /// A Markdown file, a table (CSV), or a folder with such files
    #[arg(value_name = "FILE")]
    pub from: PathBuf,

    /// Folder of the engagement, a file or folder in it, or part of its name [default: the current folder]
    #[arg(value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: Option<PathBuf>,

    /// Kind of everything that is imported [default: what names, headings and fields suggest; otherwise a note]
    #[arg(long, value_name = "KIND", value_parser = word_of(&IMPORTED, Kind::word))]
    pub kind: Option<Kind>,

    /// Write the drafts
    #[arg(long)]
    pub write: bool,
}

/// Every kind but the agreement.
static IMPORTED: [Kind; 13] = [
    Kind::Chemistry,
    Kind::SponsorMeeting,
    Kind::Interview,
    Kind::Evidence,
    Kind::StakeholderInterview,
    Kind::StakeholderThemes,
    Kind::Psychometric,
    Kind::Agenda,
    Kind::Session,
    Kind::Contacts,
    Kind::Review,
    Kind::Pulse,
    Kind::Note,
];

/// Shows what an import would write, and writes it with `--write`.
pub fn run(args: &ImportArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let named = args.engagement.as_deref().unwrap_or(Path::new("."));
    let found = FoundEngagement::find(named)?;
    check_source(&args.from, &found)?;
    let files = loose_files(&args.from, is_wanted).map_err(|error| {
        CommandError::new(format!("cannot read {}: {error}", shown(&args.from)))
            .hint("name a Markdown file, a table (CSV) or a folder with such files")
    })?;
    // On a worker thread, because deeply nested prose can overflow the main thread's stack.
    let mut done = pipeline::run_parallel(1, 1, |_| prepare(&found, &files, args, today))?;
    let (drafts, mut not_imported) = done.pop().ok_or("nothing was imported")?;
    not_imported.sort_by(|a, b| a.source.cmp(&b.source));
    print_table(&drafts, &not_imported, out);
    if drafts.is_empty() {
        out.note("There is nothing to import.");
        return Ok(Exit::Clean);
    }
    let count = counted(drafts.len(), "draft");
    if !args.write {
        out.message(&format!(
            "Nothing was written. To write {count}, add --write."
        ));
        return Ok(Exit::Clean);
    }
    write(&found, &drafts)?;
    out.message(&format!(
        "Wrote {count}. Only you see them. Complete each one, then remove its line `draft: true`."
    ));
    Ok(Exit::Clean)
}

/// Refuses files that are records already.
fn check_source(from: &Path, found: &FoundEngagement) -> Result<(), CommandError> {
    let Ok(from) = from.canonicalize() else {
        return Ok(());
    };
    let root = found.opened.disk.root();
    let all = &found.opened.layout.engagements;
    let is_record = all
        .iter()
        .any(|files| from.starts_with(root.join(&files.dir)));
    let contains = all
        .iter()
        .any(|files| root.join(&files.dir).starts_with(&from));
    match is_record || contains {
        true => Err(
            CommandError::new("this path is in an engagement, or contains one")
                .hint("name a file or folder outside the engagements"),
        ),
        false => Ok(()),
    }
}

/// What is imported, checked against the engagement, and what is not.
fn prepare(
    found: &FoundEngagement,
    files: &[crate::source::LooseFile],
    args: &ImportArgs,
    today: NaiveDate,
) -> Result<(Vec<VerifiedDraft>, Vec<NotImported>), CommandError> {
    let opened = &found.opened;
    let engagement = found.files();
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let mut loaded = pipeline::load(&opened.disk, engagement, &opened.name(engagement), &shared);
    pipeline::check(&mut loaded, &shared);
    let coach = loaded.coach.as_ref().ok_or_else(|| {
        CommandError::new(format!(
            "the engagement.md in {} cannot be read",
            safe_path(&engagement.dir)
        ))
        .hint("run `coachgen check` to see what to fix")
    })?;
    let sources = &loaded.model.sources;
    let records = (0..).map_while(|id| sources.file(crate::span::FileId(id)));
    let known = known_imports(records.map(|file| (file.path.as_str(), &*file.text)));
    let language = coach
        .view
        .engagement
        .language
        .or(coach.view.practice.language);
    let options = ImportOptions {
        kind: args.kind,
        day_first: matches!(language, Some(Language::De | Language::Fr)),
    };
    let ImportPlan {
        drafts,
        mut not_imported,
    } = plan(files, &coach.view, &engagement.dir, &known, &options);
    let drafts = verify::verify(found, &loaded, drafts, &shared, &mut not_imported);
    Ok((drafts, not_imported))
}

/// A line for each file: what it becomes and why, or why it is not imported.
fn print_table(drafts: &[VerifiedDraft], not_imported: &[NotImported], out: &Terminal) {
    for verified in drafts {
        let draft = &verified.draft;
        let date = draft
            .date
            .map_or_else(|| "no date".to_owned(), |date| date.to_string());
        let number = draft
            .number
            .map_or_else(String::new, |number| format!(" {number}"));
        out.result_line(&format!(
            "{} -> {}: {}{number}, {date} ({})",
            draft.source,
            verified.path,
            draft.kind,
            draft.why.join("; ")
        ));
    }
    for one in not_imported {
        out.result_line(&format!("{} not imported: {}", one.source, one.why));
    }
}

/// Writes all drafts, or none: if one cannot be written, those before it are removed again.
fn write(found: &FoundEngagement, drafts: &[VerifiedDraft]) -> Result<(), CommandError> {
    let folder = found.opened.disk.root().join(&found.files().dir);
    let files: Vec<(&str, &str)> = drafts
        .iter()
        .map(|verified| (verified.path.as_str(), verified.text.as_str()))
        .collect();
    new_files::create_all(&folder, &files)
        .map_err(|error| CommandError::new(error.to_string()).hint("no draft was written"))
}

fn shown(path: &Path) -> String {
    safe_path(&path.display().to_string())
}
