//! The engagement named on the command line, by its folder or by a part of its name.

use std::path::Path;

use chrono::NaiveDate;

use crate::command::open::OpenedPractice;
use crate::command::{CommandError, ErrorKind};
use crate::derive::ReaderView;
use crate::pipeline;
use crate::policy::Policy;
use crate::record::safe_path;
use crate::source::EngagementFiles;

/// How many engagements a message lists.
const LISTED: usize = 12;

/// A practice, and one of its engagements.
pub(super) struct FoundEngagement {
    pub(super) opened: OpenedPractice,
    index: usize,
}

impl FoundEngagement {
    /// The one engagement that `named` means: a folder, a file in it, or a part of the name of its folder.
    ///
    /// # Errors
    /// If it means none, or several.
    pub(super) fn find(named: &Path) -> Result<FoundEngagement, CommandError> {
        let is_path = named.exists();
        let folder = match (is_path, named.is_file()) {
            (false, _) => Path::new("."),
            (true, true) => named
                .parent()
                .filter(|above| *above != Path::new(""))
                .unwrap_or(Path::new(".")),
            (true, false) => named,
        };
        let opened = OpenedPractice::open(folder, None)?;
        let all = &opened.layout.engagements;
        let requested: Vec<usize> = match is_path {
            true => {
                let requested = opened.requested();
                let dirs: Vec<&str> = requested.iter().map(|files| files.dir.as_str()).collect();
                matching_indices(all, |dir| dirs.contains(&dir))
            }
            false => {
                let part = named.to_string_lossy().to_lowercase();
                matching_indices(all, |dir| dir.to_lowercase().contains(&part))
            }
        };
        match requested.as_slice() {
            [index] => {
                let index = *index;
                Ok(FoundEngagement { opened, index })
            }
            [] => Err(not_found_error(named, is_path, all)),
            several => {
                let count = several.len();
                let shown = safe_path(&named.display().to_string());
                let dirs = several.iter().map(|at| all[*at].dir.as_str());
                Err(CommandError::new(match is_path {
                    true => format!("{shown} contains {count} engagements"),
                    false => format!("{shown} matches {count} engagements"),
                })
                .hint(format!("name one of them: {}", join_names(dirs))))
            }
        }
    }

    /// The coach's view of the engagement.
    ///
    /// # Errors
    /// If its engagement.md cannot be read.
    pub(super) fn coach_view(&self, today: NaiveDate) -> Result<ReaderView, CommandError> {
        let opened = &self.opened;
        let files = self.files();
        let policy = Policy::default();
        let shared = opened.practice.build_context(&policy, today);
        let mut loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
        pipeline::check(&mut loaded, &shared);
        loaded.coach.ok_or_else(|| {
            let folder = safe_path(&files.dir);
            CommandError::new(format!("the engagement.md in {folder} cannot be read"))
                .hint("run `coachgen check` to see what to fix")
        })
    }

    pub(super) fn files(&self) -> &EngagementFiles {
        &self.opened.layout.engagements[self.index]
    }
}

fn matching_indices(all: &[EngagementFiles], matches: impl Fn(&str) -> bool) -> Vec<usize> {
    let all = all.iter().enumerate();
    all.filter(|(_, files)| matches(&files.dir))
        .map(|(at, _)| at)
        .collect()
}

fn not_found_error(named: &Path, is_path: bool, all: &[EngagementFiles]) -> CommandError {
    let shown = safe_path(&named.display().to_string());
    let message = match is_path {
        true => format!("no engagement found in {shown}"),
        false => format!("no file or engagement matches {shown}"),
    };
    let error = CommandError::new(message).kind(ErrorKind::NoEngagement);
    match all {
        [] => error.hint("an engagement is a folder that contains an engagement.md"),
        all => {
            let dirs = all.iter().map(|files| files.dir.as_str());
            error.hint(format!("the engagements are {}", join_names(dirs)))
        }
    }
}

/// `amara-okafor, jonas-weber and 4 more`.
fn join_names<'d>(dirs: impl Iterator<Item = &'d str>) -> String {
    let dirs: Vec<String> = dirs.map(safe_path).collect();
    let more = dirs.len().saturating_sub(LISTED);
    let shown = dirs[..dirs.len() - more].join(", ");
    match more {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
