//! `coachgen init`: sets up a practice in a folder.
//!
//! Must not change existing files.

mod files;
mod questions;

use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::new::engagement;
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::command::args::word_of;
use crate::output::{OutputError, new_files};
use crate::record::safe_path;
use crate::record::value::{Editor, Language};
use crate::skeleton::{NewEngagement, folder_name};
use files::NewFile;

/// `coachgen init`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen init
  coachgen init practice --coach \"Ruth Adelman\" --language en --editor vscode --engagement \"Amara Okafor\"

On a terminal, the command prompts for missing values, except the editor. It does not change existing files.")]
pub struct InitArgs {
    /// Folder of the practice; it is created if it does not exist
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// Name of the practice, shown on every page
    #[arg(long, value_name = "NAME")]
    pub practice: Option<String>,

    /// Your name, shown to every reader
    #[arg(long, value_name = "NAME")]
    pub coach: Option<String>,

    /// Your email address, shown to every reader
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,

    /// Language of the portals [default: en]
    #[arg(long, value_name = "LANGUAGE", value_parser = word_of(Language::ALL, Language::word))]
    pub language: Option<Language>,

    /// Client of a first engagement
    #[arg(long, value_name = "NAME")]
    pub engagement: Option<String>,

    /// Set `editor` in coachgen.yaml, and write its files: for vscode, the schemas and a task that runs the checker; for
    /// obsidian, the types of properties; for plain, none
    #[arg(long, value_name = "EDITOR", value_parser = word_of(Editor::ALL, Editor::word))]
    pub editor: Option<Editor>,
}

/// What the practice's files contain.
struct PracticeSetup {
    practice: Option<String>,
    coach: Option<String>,
    email: Option<String>,
    language: Option<Language>,
    editor: Option<Editor>,
    /// The client of a first engagement.
    client: Option<String>,
}

/// Writes the files of a practice, and a first engagement.
pub fn run(args: &InitArgs, out: &Terminal) -> Result<Exit, CommandError> {
    refuse_inside_a_practice(&args.dir)?;
    let setup = questions::prompt_for_missing(args);
    for file in files::all(&setup)? {
        write(&args.dir, &file, out)?;
    }
    let here = match args.dir == Path::new(".") {
        true => String::new(),
        false => format!(
            " in the folder {}",
            safe_path(&args.dir.display().to_string())
        ),
    };
    let Some(client) = &setup.client else {
        out.message(&format!(
            "Next{here}: run `coachgen new engagement \"Full Name of the Client\"`."
        ));
        return Ok(Exit::Clean);
    };
    let opened = OpenedPractice::open(&args.dir, None)?;
    let folder = folder_name(client);
    if !folder.is_empty() && new_files::exists(opened.disk.root(), "", &folder) {
        out.note(&format!(
            "{} already exists; not changed.",
            safe_path(&args.dir.join(folder).display().to_string())
        ));
        return Ok(Exit::Clean);
    }
    let values = NewEngagement::new(client, engagement::coach_name(&opened));
    let path = engagement::write(&opened, client, &values)?;
    out.message(&format!(
        "Wrote {}.",
        safe_path(&path.display().to_string())
    ));
    out.message(&format!(
        "Next{here}: complete that file, then run `coachgen check` and `coachgen build`."
    ));
    Ok(Exit::Clean)
}

/// Refuses a folder that belongs to a practice above it: its coachgen.yaml would divide that practice.
fn refuse_inside_a_practice(dir: &Path) -> Result<(), CommandError> {
    let existing = dir.ancestors().find(|folder| folder.exists());
    let existing = match existing {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let opened = OpenedPractice::open(existing, None)?;
    let above = match existing == dir {
        true => !opened.disk.scope().is_empty(),
        false => true,
    };
    if existing == dir && dir.join("engagement.md").exists() {
        return Err(CommandError::new(format!(
            "{} is an engagement",
            safe_path(&dir.display().to_string())
        ))
        .hint("name the folder above it"));
    }
    match above && opened.layout.practice.is_some() {
        false => Ok(()),
        true => Err(CommandError::new(format!(
            "{} is inside the practice {}",
            safe_path(&dir.display().to_string()),
            safe_path(&opened.disk.root().display().to_string())
        ))
        .hint("to add an engagement, run `coachgen new engagement` in that practice")),
    }
}

fn write(dir: &Path, file: &NewFile, out: &Terminal) -> Result<(), CommandError> {
    match new_files::create(dir, file.folder, file.name, &file.text) {
        Ok(path) => out.message(&format!(
            "Wrote {}.",
            safe_path(&path.display().to_string())
        )),
        Err(OutputError::Exists { path }) => out.note(&format!(
            "{} already exists; not changed.",
            safe_path(&path.display().to_string())
        )),
        Err(error) => return Err(error.to_string().into()),
    }
    Ok(())
}
