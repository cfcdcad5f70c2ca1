//! `coachgen retention`: lists when the records of each engagement are to be deleted.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find;
use super::load_requested::load_requested;
use super::open::OpenedPractice;
use super::summary;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::derive::disposal;
use crate::pipeline::Loaded;
use crate::record::safe_path;

/// `coachgen retention`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen retention
  coachgen retention amara

The date is `retention.dispose_on` in engagement.md; without it, `retention.keep_years` after `ended` or,
without that, after the final review.")]
pub struct RetentionArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,
}

/// When the records of one engagement are to be deleted.
pub(super) struct AgreedDisposal {
    folder: String,
    /// The date; `None` if it is not known yet, or not agreed.
    pub(super) date: Option<NaiveDate>,
    /// Where the date comes from, or what is missing.
    pub(super) source: String,
}

/// Prints the list, the earliest date first.
pub fn run(args: &RetentionArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let opened = OpenedPractice::open(&find::folder(&args.dir)?, None)?;
    if opened.requested().is_empty() {
        return Err(summary::no_engagement(&args.dir));
    }
    let mut all = load_requested(&opened, today, out, |files, loaded, _| {
        AgreedDisposal::of(opened.name(files), &loaded)
    })?;
    all.sort_by(|a, b| {
        (a.date.is_none(), a.date, &a.folder).cmp(&(b.date.is_none(), b.date, &b.folder))
    });
    let width = all
        .iter()
        .map(|one| one.folder.chars().count())
        .max()
        .unwrap_or(0);
    let mut is_overdue = false;
    for one in &all {
        let when = match one.date {
            None => "no date".to_owned(),
            Some(date) if date < today => {
                is_overdue = true;
                format!("{date}  overdue")
            }
            Some(date) => date.to_string(),
        };
        let folder = safe_path(&one.folder);
        out.result_line(&format!("{when:19}  {folder:width$}  {}", one.source));
    }
    Ok(match is_overdue {
        true => Exit::Findings,
        false => Exit::Clean,
    })
}

impl AgreedDisposal {
    /// Whether the date has come.
    pub(super) fn has_come(&self, today: NaiveDate) -> bool {
        self.date.is_some_and(|date| date <= today)
    }

    /// The date and its source.
    pub(super) fn of(folder: String, loaded: &Loaded) -> AgreedDisposal {
        let Some((_, engagement)) = loaded.model.engagement() else {
            return AgreedDisposal {
                folder,
                date: None,
                source: "engagement.md cannot be read; run `coachgen check`".to_owned(),
            };
        };
        let date = loaded
            .coach
            .as_ref()
            .and_then(|coach| disposal(&coach.view));
        let terms = engagement.retention.as_ref().map(|terms| &terms.value);
        let day = terms.and_then(|terms| terms.dispose_on.as_ref());
        let years = terms.and_then(|terms| terms.keep_years.as_ref());
        let at = |span| {
            let sources = &loaded.model.sources;
            format!(
                "{}:{}",
                safe_path(sources.path(span)),
                sources.line_column(span).0
            )
        };
        let source = match (day, years) {
            (Some(day), _) => format!("{}: `dispose_on: {}`", at(day.span), day.value),
            (None, Some(years)) => {
                let end = match date {
                    Some(_) => "",
                    None => "; no date yet, because neither `ended` nor a final review has one",
                };
                format!("{}: `keep_years: {}`{end}", at(years.span), years.value)
            }
            (None, None) => {
                "nothing is agreed: add `retention.keep_years` or `retention.dispose_on`".to_owned()
            }
        };
        AgreedDisposal {
            folder,
            date,
            source,
        }
    }
}
