//! `coachgen brief`: prints what the coach reads before a meeting.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find::{self, FoundEngagement};
use super::load_requested::load_requested;
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::derive::{ReaderView, drafted_meeting};
use crate::page::report::{has_brief, session_brief};
use crate::pipeline;
use crate::report::plain;

/// `coachgen brief`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen brief
  coachgen brief amara
  coachgen report amara brief

The brief contains your private notes and is meant only for you. `coachgen report ENGAGEMENT brief` makes a PDF of it; your
portal has it under Documents.")]
pub struct BriefArgs {
    /// Folder of the engagement, a file or folder in it, or part of its name [default: of the engagements in the current
    /// folder, the one with the next meeting]
    #[arg(value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: Option<PathBuf>,
}

/// Prints the brief.
pub fn run(args: &BriefArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let coach = match &args.engagement {
        Some(named) => FoundEngagement::find(named)?.coach_view(today)?,
        None => next_to_meet(today, out)?,
    };
    if !has_brief(&coach.view) {
        return Err(
            CommandError::new("this engagement is over; there is no next meeting")
                .hint("`coachgen status ENGAGEMENT` shows how it ended"),
        );
    }
    let words = pipeline::words_of(&coach.view);
    out.result_line(&plain::text(&session_brief(&coach, words)));
    Ok(Exit::Clean)
}

/// The date of the next meeting: as planned, otherwise that of a draft.
fn next_meeting(coach: &ReaderView) -> Option<NaiveDate> {
    let planned = coach.derived.calendar.next(&coach.view.today);
    let planned = planned.map(|meeting| meeting.date);
    planned.or_else(|| drafted_meeting(&coach.view).map(|(date, _)| date))
}

/// The engagement in the current folder, or of several the one with the next meeting.
fn next_to_meet(today: NaiveDate, out: &Terminal) -> Result<ReaderView, CommandError> {
    let here = Path::new(".");
    let opened = OpenedPractice::open(here, None)?;
    if opened.requested().len() < 2 {
        find::one_requested(&opened, here)?;
        return FoundEngagement::find(here)?.coach_view(today);
    }
    // Only the coach's view of the first meeting so far is kept.
    let next: Mutex<Option<(NaiveDate, String, ReaderView)>> = Mutex::default();
    load_requested(&opened, today, out, |files, mut loaded, shared| {
        pipeline::check(&mut loaded, shared);
        if let Some(coach) = loaded.coach.filter(|coach| has_brief(&coach.view))
            && let Some(date) = next_meeting(&coach)
        {
            let mut next = next.lock().unwrap_or_else(PoisonError::into_inner);
            let is_first = |(first, folder, _): &(NaiveDate, String, ReaderView)| {
                (date, files.dir.as_str()) < (*first, folder.as_str())
            };
            if next.as_ref().is_none_or(is_first) {
                *next = Some((date, files.dir.clone(), coach));
            }
        }
    })?;
    let next = next.into_inner().unwrap_or_else(PoisonError::into_inner);
    next.map(|(_, _, coach)| coach).ok_or_else(|| {
        CommandError::new("no meeting is planned in any of these engagements")
            .hint("name an engagement, for example `coachgen brief amara`")
    })
}
