//! `coachgen new`: writes the next record of an engagement as a draft, with everything that is already known.

mod editor;
pub(super) mod engagement;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Exit;
use super::complete;
use super::find::FoundEngagement;
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::command::args::{parse_date, word_of};
use crate::derive::ReaderView;
use crate::kind::Kind;
use crate::output::{OutputError, new_files};
use crate::pipeline;
use crate::record::safe_path;
use crate::record::value::ReviewType;
use crate::skeleton::{
    Skeleton, SkeletonError, SkeletonOptions, is_draft, skeleton, template_name,
};
use crate::source::{EngagementFiles, split};

/// `coachgen new`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen new session amara-okafor
  coachgen new review amara-okafor --type final --date 2026-10-14
  coachgen new engagement \"Jonas Weber\" --like amara-okafor

The record is a draft: it has the number, the date, the names, the open actions and the objectives, and only you see
it until you remove the line `draft: true`. Existing files are never overwritten.
To change what is written, run `coachgen eject new-session.md` and edit templates/new-session.md.")]
pub struct NewArgs {
    /// Kind of record
    #[arg(value_name = "KIND", value_parser = kind())]
    pub kind: Kind,

    /// Folder of the engagement, a file or folder in it, or part of its name; for `new engagement`, the client's name
    /// [default: the current folder]
    #[arg(value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: Option<PathBuf>,

    /// Date of the record (YYYY-MM-DD) [default: for a session, the date that is planned for it; otherwise today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub date: Option<NaiveDate>,

    /// Type of a review: interim or final [default: final after the last contracted session]
    #[arg(long = "type", value_name = "TYPE", value_parser = word_of(ReviewType::ALL, ReviewType::word))]
    pub review: Option<ReviewType>,

    /// For `new engagement`: copy the people and terms of this earlier engagement of the same client
    #[arg(long, value_name = "ENGAGEMENT", conflicts_with = "like", add = complete::engagements())]
    pub renews: Option<PathBuf>,

    /// For `new engagement`: copy the terms of this engagement
    #[arg(long, value_name = "ENGAGEMENT", add = complete::engagements())]
    pub like: Option<PathBuf>,

    /// Do not open the record in the editor that $VISUAL or $EDITOR names
    #[arg(long)]
    pub no_edit: bool,
}

/// Parses the kind of record.
fn kind() -> impl TypedValueParser<Value = Kind> {
    let values = Kind::ALL.map(|kind| PossibleValue::new(kind.word()).help(kind.about()));
    PossibleValuesParser::new(values)
        .try_map(|word| Kind::from_word(&word).ok_or("use a kind listed in the help"))
}

/// Writes the record, and opens it in an editor.
pub fn run(args: &NewArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    args.check()?;
    let path = match args.kind {
        Kind::Engagement => engagement::create(args, today, out)?,
        _ => new_record(args, today, out)?,
    };
    if !args.no_edit {
        editor::open(&path, out)?;
    }
    Ok(Exit::Clean)
}

impl NewArgs {
    /// Refuses options that have no effect on a record of this kind.
    fn check(&self) -> Result<(), CommandError> {
        let is_engagement = self.kind == Kind::Engagement;
        if self.review.is_some() && self.kind != Kind::Review {
            return Err("`--type` only applies to `coachgen new review`".into());
        }
        if !is_engagement && (self.renews.is_some() || self.like.is_some()) {
            return Err("`--renews` and `--like` only apply to `coachgen new engagement`".into());
        }
        if is_engagement && self.date.is_some() {
            return Err(
                CommandError::new("`--date` does not apply to `coachgen new engagement`")
                    .hint("enter `start` in the file once it is known"),
            );
        }
        Ok(())
    }
}

/// Writes the next record of an engagement, and returns its path.
fn new_record(args: &NewArgs, today: NaiveDate, out: &Terminal) -> Result<PathBuf, CommandError> {
    let named = args.engagement.as_deref().unwrap_or(Path::new("."));
    let found = FoundEngagement::find(named)?;
    let files = found.files();
    let coach = found.coach_view(today)?;
    let options = SkeletonOptions {
        date: args.date,
        review: args.review,
    };
    let skeleton = next_record(&coach, files, args.kind, options)?;
    let text = render_record(&found.opened, &skeleton)?;
    let path = write_record(&found.opened, files, &skeleton, &text)?;
    out.message(&format!(
        "Wrote {}, a draft dated {}. Only you see it until you remove the line `draft: true`.",
        safe_path(&path.display().to_string()),
        skeleton.data.date()
    ));
    if let Some(earlier) = &skeleton.earlier {
        out.note(&format!("There is one already: {}.", safe_path(earlier)));
    }
    Ok(path)
}

/// What is known about the next record.
pub(super) fn next_record(
    coach: &ReaderView,
    files: &EngagementFiles,
    kind: Kind,
    options: SkeletonOptions,
) -> Result<Skeleton, CommandError> {
    let words = pipeline::words_of(&coach.view);
    skeleton(coach, words, &files.dir, kind, options).map_err(|error| match error {
        SkeletonError::DraftExists(path) => CommandError::new(format!(
            "a draft of this record already exists: {}",
            safe_path(&path)
        ))
        .hint("complete it and remove its line `draft: true`, or delete it"),
    })
}

/// The text of the record. A practice's own template must make a draft, so that nothing is shown before it is complete.
pub(super) fn render_record(
    opened: &OpenedPractice,
    skeleton: &Skeleton,
) -> Result<String, CommandError> {
    let template = template_name(skeleton.kind);
    let theme = &opened.practice.theme;
    let text = theme
        .skeleton(&template, &skeleton.context())
        .map_err(|error| format!("templates/{}", safe_path(&error.to_string())))?;
    match split(&text).is_some_and(|front| is_draft(&text[front.yaml])) {
        true => Ok(text),
        false => Err(CommandError::new(format!(
            "templates/{template} must begin with front matter that contains the line `draft: true`"
        ))
        .hint("nothing was written")),
    }
}

/// Writes the record under the first name that is free, and returns its path.
pub(super) fn write_record(
    opened: &OpenedPractice,
    files: &EngagementFiles,
    skeleton: &Skeleton,
    text: &str,
) -> Result<PathBuf, CommandError> {
    let root = opened.disk.root();
    let folder = match files.dir.is_empty() {
        true => root.to_owned(),
        false => root.join(&files.dir),
    };
    let place = &skeleton.place;
    for stem in place.stems() {
        match new_files::create(&folder, &place.folder, &format!("{stem}.md"), text) {
            Err(OutputError::Exists { .. }) => {}
            Err(error) => return Err(error.to_string().into()),
            Ok(path) => return Ok(path),
        }
    }
    Err(CommandError::new(format!(
        "no free file name for {0} (tried up to {0}-999)",
        place.stem
    )))
}
