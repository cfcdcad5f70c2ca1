//! Compares what each reader sees now with what was in the last file made for them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::{DiffArgs, EarlierState};
use crate::command::load_requested::load_requested;
use crate::command::open::OpenedPractice;
use crate::command::readers;
use crate::command::terminal::Terminal;
use crate::command::{CommandError, Exit};
use crate::diag::HANDOVERS;
use crate::export::Export;
use crate::pipeline::{self, BuildContext, Loaded};
use crate::reader::Reader;
use crate::reader_changes::{ReaderChanges, details_since, reader_name, summary as one_line};
use crate::record::handovers::Handover;
use crate::record::safe_path;
use crate::source::{EngagementFiles, find_commit};

/// The changes of each reader of one engagement.
struct EngagementChanges {
    name: String,
    is_stopped: bool,
    readers: Vec<ChangesSince>,
}

/// What is new to a reader since the last file made for them.
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
    let states = EarlierStates::new(opened);
    let compared = load_requested(opened, today, out, |files, mut loaded, shared| {
        pipeline::check(&mut loaded, shared);
        let who = args.reader.as_deref();
        Ok::<_, CommandError>(EngagementChanges {
            name: opened.name(files),
            is_stopped: loaded.is_stopped(),
            readers: states.changes(files, &loaded, shared, who)?,
        })
    })?;
    states.ensure_readable()?;
    for engagement in compared {
        print(args, &engagement?, out);
    }
    Ok(Exit::Clean)
}

/// Prints the changes of an engagement: word by word, or one line for each reader.
fn print(args: &DiffArgs, engagement: &EngagementChanges, out: &Terminal) {
    out.result_line(&format!(
        "{}: changes since the last file made for each reader",
        safe_path(&engagement.name)
    ));
    print_readers(&engagement.readers, args.summary, out);
    if engagement.is_stopped {
        super::note_stopped(&engagement.name, out);
    }
}

/// Prints what is new to each reader: word by word, or in one line.
pub(in crate::command) fn print_readers(
    readers: &[ChangesSince],
    is_summary: bool,
    out: &Terminal,
) {
    for one in readers {
        let who = reader_name(&one.reader);
        let Some(last) = &one.last else {
            out.result_line(&format!("  {who}: no file was made yet"));
            continue;
        };
        let Some(changes) = &one.changes else {
            let why = match &last.commit {
                None => "the ledger has no commit for it".to_owned(),
                Some(commit) => format!("this repository has no commit {}", safe_path(commit)),
            };
            out.result_line(&format!(
                "  {who}: the file of {} cannot be compared: {why}",
                last.on
            ));
            continue;
        };
        match is_summary {
            true => out.result_line(&format!("  {} since {}", one_line(changes), last.on)),
            false => out.result(&details_since(changes, last.on)),
        }
        if last.uncommitted {
            out.result_line(&format!(
                "  The file of {} also contained uncommitted changes. If they are still in the records, they appear as new here.",
                last.on
            ));
        }
    }
}

/// The last entry for a reader.
fn last_for<'h>(handovers: &'h [Handover], reader: &Reader) -> Option<&'h Handover> {
    handovers.iter().rev().find(|one| one.is_for(reader))
}

/// The earlier states of a practice that files were made from, each read once.
pub(in crate::command) struct EarlierStates<'o> {
    opened: &'o OpenedPractice,
    by_commit: Mutex<BTreeMap<String, Option<Arc<EarlierState>>>>,
}

impl<'o> EarlierStates<'o> {
    pub(in crate::command) fn new(opened: &'o OpenedPractice) -> EarlierStates<'o> {
        EarlierStates {
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
        if loaded.diags.iter().any(|diag| diag.rule == &HANDOVERS) {
            return Err(CommandError::new(format!(
                "{} cannot be read; nothing was compared",
                safe_path(&files.handovers_path())
            ))
            .hint("run `coachgen check` to see what to fix"));
        }
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
            Some((last, commit)) => self.state(commit)?.map(|state| {
                let before = state.exports(&files.dir, last.on);
                let before = before.iter().find(|(other, _)| other == reader);
                let before = before.map(|(_, export)| export);
                ReaderChanges::compare(reader.clone(), before, Some(now))
            }),
        };
        Ok(ChangesSince {
            reader: reader.clone(),
            last: last.cloned(),
            changes,
        })
    }

    /// The state of a commit; `None` if the repository does not have it, for example after its history was rewritten.
    fn state(&self, commit: &str) -> Result<Option<Arc<EarlierState>>, CommandError> {
        let mut states = self
            .by_commit
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(state) = states.get(commit) {
            return Ok(state.clone());
        }
        let state = match find_commit(self.opened.disk.root(), commit) {
            None => None,
            Some(_) => Some(Arc::new(EarlierState::open(self.opened, commit)?)),
        };
        states.insert(commit.to_owned(), state.clone());
        Ok(state)
    }

    /// Reports whether git could read all files of the commits.
    ///
    /// # Errors
    /// If it could not read one.
    pub(in crate::command) fn ensure_readable(&self) -> Result<(), CommandError> {
        let states = self
            .by_commit
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match states
            .values()
            .flatten()
            .any(|state| state.tree.has_failed())
        {
            true => Err(super::damaged()),
            false => Ok(()),
        }
    }
}
