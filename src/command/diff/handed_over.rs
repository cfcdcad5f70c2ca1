//! Compares what each reader sees now with what was in the last file that was handed over to them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::{DiffArgs, EarlierState};
use crate::command::load_requested::load_requested;
use crate::command::open::OpenedPractice;
use crate::command::readers;
use crate::command::terminal::Terminal;
use crate::command::{CommandError, Exit};
use crate::export::Export;
use crate::pipeline::{self, BuildContext, Loaded};
use crate::reader::Reader;
use crate::reader_changes::{ReaderChanges, details, summary as one_line};
use crate::record::handovers::Handover;
use crate::record::safe_path;
use crate::source::EngagementFiles;

/// The changes of each reader of one engagement.
struct EngagementChanges {
    name: String,
    is_stopped: bool,
    readers: Vec<ChangesSince>,
}

/// What is new to a reader since the last file that they received.
pub(in crate::command) struct ChangesSince {
    pub reader: Reader,
    /// The file; `None` if there is none.
    pub last: Option<Handover>,
    /// The changes; `None` if its commit is not known.
    pub changes: Option<ReaderChanges>,
}

/// Prints the changes of each requested engagement.
pub(super) fn run(
    args: &DiffArgs,
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Exit, CommandError> {
    let states = States::new(opened);
    let compared = load_requested(opened, today, out, |files, mut loaded, shared| {
        pipeline::check(&mut loaded, shared);
        let who = args.reader.as_deref();
        Ok::<_, CommandError>(EngagementChanges {
            name: opened.name(files),
            is_stopped: loaded.is_stopped(),
            readers: states.changes(files, &loaded, shared, who)?,
        })
    })?;
    states.check()?;
    for engagement in compared {
        print(args, &engagement?, out);
    }
    Ok(Exit::Clean)
}

fn print(args: &DiffArgs, engagement: &EngagementChanges, out: &Terminal) {
    out.result_line(&format!(
        "{}: changes since the last file that each reader received",
        safe_path(&engagement.name)
    ));
    for one in &engagement.readers {
        let who = readers::called(&one.reader);
        let Some(last) = &one.last else {
            out.result_line(&format!("  {who}: received no file yet"));
            continue;
        };
        let Some(changes) = &one.changes else {
            out.result_line(&format!(
                "  {who}: the file of {} was made without a commit, so there is nothing to compare with",
                last.on
            ));
            continue;
        };
        match args.summary {
            true => out.result_line(&format!("  {} since {}", one_line(changes), last.on)),
            false => {
                out.result_line(&format!("Since {}:", last.on));
                out.result(&details(changes));
            }
        }
        if last.uncommitted {
            out.note(&format!(
                "the file of {} for {who} also contained changes that were in no commit; they are shown as new",
                last.on
            ));
        }
    }
    if engagement.is_stopped {
        super::note_stopped(&engagement.name, out);
    }
}

/// The last entry for a reader.
fn last_for<'h>(handovers: &'h [Handover], reader: &Reader) -> Option<&'h Handover> {
    let name = match reader {
        Reader::Sponsor(name) => name.as_str(),
        reader => reader.party().word(),
    };
    handovers.iter().rev().find(|one| one.reader == name)
}

/// The earlier states of a practice that files were made from, each read once.
pub(in crate::command) struct States<'o> {
    opened: &'o OpenedPractice,
    by_commit: Mutex<BTreeMap<String, Arc<EarlierState>>>,
}

impl<'o> States<'o> {
    pub(in crate::command) fn new(opened: &'o OpenedPractice) -> States<'o> {
        States {
            opened,
            by_commit: Mutex::default(),
        }
    }

    /// What is new to the client and each sponsor of an engagement, or to the reader with the name `who`.
    ///
    /// # Errors
    /// If there is no such reader, or a commit cannot be read.
    pub(in crate::command) fn changes(
        &self,
        files: &EngagementFiles,
        loaded: &Loaded,
        shared: &BuildContext<'_>,
        who: Option<&str>,
    ) -> Result<Vec<ChangesSince>, CommandError> {
        let now = pipeline::exports(loaded, shared);
        let known: Vec<&Reader> = now.iter().map(|(reader, _)| reader).collect();
        let requested = match who {
            Some(who) => Some(readers::named(&known, ("for", who))?.clone()),
            None => None,
        };
        let is_requested = |reader: &Reader| match &requested {
            Some(requested) => reader == requested,
            None => *reader != Reader::Coach,
        };
        let now = now.iter().filter(|(reader, _)| is_requested(reader));
        now.map(|(reader, now)| self.since_last(files, &loaded.model.handovers, (reader, now)))
            .collect()
    }

    fn since_last(
        &self,
        files: &EngagementFiles,
        handovers: &[Handover],
        (reader, now): (&Reader, &Export),
    ) -> Result<ChangesSince, CommandError> {
        let last = last_for(handovers, reader);
        let changes = match last.and_then(|last| Some((last, last.commit.as_ref()?))) {
            None => None,
            Some((last, commit)) => {
                let before = self.state(commit)?.exports(&files.dir, last.on);
                let before = before.iter().find(|(other, _)| other == reader);
                let before = before.map(|(_, export)| export);
                Some(ReaderChanges::compare(reader.clone(), before, Some(now)))
            }
        };
        Ok(ChangesSince {
            reader: reader.clone(),
            last: last.cloned(),
            changes,
        })
    }

    fn state(&self, commit: &str) -> Result<Arc<EarlierState>, CommandError> {
        let mut states = self
            .by_commit
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(state) = states.get(commit) {
            return Ok(Arc::clone(state));
        }
        let state = Arc::new(EarlierState::open(self.opened, commit)?);
        states.insert(commit.to_owned(), Arc::clone(&state));
        Ok(state)
    }

    /// # Errors
    /// If git could not read a file of one of the commits.
    pub(in crate::command) fn check(&self) -> Result<(), CommandError> {
        let states = self
            .by_commit
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match states.values().any(|state| state.tree.has_failed()) {
            true => Err(super::damaged()),
            false => Ok(()),
        }
    }
}
