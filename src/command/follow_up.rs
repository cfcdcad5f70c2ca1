//! `coachgen follow-up`: prints a message to the client after a session.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find::{self, FoundEngagement};
use super::open::OpenedPractice;
use super::readers;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::model::Model;
use crate::page::follow_up::follow_up;
use crate::pipeline::{self, ReaderFiles, for_reader};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::record::{Content, safe_path};

/// The name of the text in the egress scan.
const FILE: &str = "follow-up.txt";

/// `coachgen follow-up`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen follow-up amara/session-3
  coachgen follow-up amara/session-3 | wl-copy

The text is made from the client's view of the session: it contains only what the client may see, in the language of the
engagement. Read it before you send it. coachgen sends nothing.")]
pub struct FollowUpArgs {
    /// Record of the session, by its file or by the end of its path, as in amara/session-3
    #[arg(value_name = "SESSION", add = complete::records())]
    pub session: PathBuf,
}

/// Prints the text.
pub fn run(args: &FollowUpArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let file = find::record(&args.session)?;
    let found = FoundEngagement::find(&file)?;
    // On a worker thread, because deeply nested prose can overflow the main thread's stack.
    let texts = pipeline::run_parallel(1, 1, |_| message(&found, &file, today, out))?;
    for text in texts {
        out.result_line(&text);
    }
    Ok(Exit::Clean)
}

/// Returns the message about the session in a file.
fn message(
    found: &FoundEngagement,
    file: &Path,
    today: NaiveDate,
    out: &Terminal,
) -> Result<String, CommandError> {
    let opened = &found.opened;
    let files = found.files();
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let mut loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
    pipeline::check(&mut loaded, &shared);
    let number = session_number(&loaded.model, opened, file)?;
    let made = for_reader(&loaded, &Reader::Client, &shared, |view, words| {
        let text = follow_up(view, words, number)
            .ok_or("the client does not see this session; remove `draft: true` if it has this line, or run `coachgen check`")?;
        Ok(ReaderFiles {
            files: vec![(FILE.to_owned(), text.into_bytes())],
            ..ReaderFiles::default()
        })
    });
    let made = made.map_err(|error| {
        let what = ("message", "messages to the client");
        readers::refused(error, &loaded, opened, what, out)
    })?;
    let bytes = made
        .files
        .iter()
        .flat_map(|(_, bytes)| bytes.iter().copied());
    Ok(String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned())
}

/// The number of the session in a file.
fn session_number(
    model: &Model,
    opened: &OpenedPractice,
    file: &Path,
) -> Result<u32, CommandError> {
    let shown = safe_path(&file.display().to_string());
    if file.is_dir() {
        return Err(CommandError::new(format!("{shown} is a folder"))
            .hint("name the record of a session, for example amara/session-3"));
    }
    let path = find::path_in_practice(opened, file)?;
    let record = find::record_at(model, &path).map(|id| model.record(id));
    let record = record.ok_or_else(|| {
        CommandError::new(format!("{shown} cannot be read as a record"))
            .hint("run `coachgen check` to see what to fix")
    })?;
    if record.common.draft {
        return Err(CommandError::new(format!("{shown} is still a draft"))
            .hint("when it is complete, remove its line `draft: true`"));
    }
    match &record.content {
        Some(Content::Session(session)) => Ok(session.number.value),
        _ => Err(CommandError::new(format!(
            "{shown} is a record of kind `{}`; a message follows a session",
            record.kind.word()
        ))
        .hint("name the record of a session, for example amara/session-3")),
    }
}
