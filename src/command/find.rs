//! What a name on the command line means: an engagement by its folder or by a part of its name, and a record by the
//! end of its path.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::command::open::OpenedPractice;
use crate::command::{CommandError, ErrorKind};
use crate::derive::ReaderView;
use crate::diag::nearest;
use crate::model::{Model, RecordId};
use crate::pipeline;
use crate::policy::Policy;
use crate::record::{Record, folded, safe_path};
use crate::skeleton::folder_name;
use crate::source::{Disk, EngagementFiles, Layout, Listing, composed};

/// How many engagements or records a message lists.
const LISTED: usize = 12;

/// The folder that `named` means: itself, the folder of the file that it names, or the folder of the one engagement
/// whose folder name contains it.
///
/// # Errors
/// If it is neither a path nor the part of exactly one engagement's name. The message lists the engagements.
pub(super) fn folder(named: &Path) -> Result<PathBuf, CommandError> {
    if named.is_file() {
        let above = named.parent().filter(|above| *above != Path::new(""));
        return Ok(above.unwrap_or(Path::new(".")).to_path_buf());
    }
    if named.exists() {
        return Ok(named.to_path_buf());
    }
    let (root, layout) = current_practice()?;
    let dirs: Vec<&str> = layout
        .engagements
        .iter()
        .map(|files| files.dir.as_str())
        .collect();
    match matching(&dirs, named).as_slice() {
        [dir] => Ok(root.join(dir)),
        [] => Err(no_match(named, &dirs)),
        several => Err(CommandError::new(format!(
            "{} matches {} engagements",
            shown(named),
            several.len()
        ))
        .hint(format!(
            "name one of them: {}",
            join_names(several.iter().copied())
        ))),
    }
}

/// The file that `named` means: itself, or the one record of the practice whose path ends with it, with or without
/// `.md`.
///
/// # Errors
/// If it is neither a file nor the end of exactly one record's path. The message lists the records.
pub(super) fn record(named: &Path) -> Result<PathBuf, CommandError> {
    if named.exists() {
        return Ok(named.to_path_buf());
    }
    let (root, layout) = current_practice()?;
    let end = named.to_string_lossy().replace('\\', "/");
    let end = end.strip_suffix(".md").unwrap_or(&end);
    let found: Vec<&str> = layout
        .engagements
        .iter()
        .flat_map(|files| &files.entries)
        .map(|entry| entry.path.as_str())
        .filter(|path| is_record_named(path, end))
        .collect();
    match found.as_slice() {
        [path] => Ok(root.join(path)),
        [] => {
            let error = CommandError::new(format!("no file or record matches {}", shown(named)));
            let stem = end.rsplit('/').next().unwrap_or_default();
            let entries = layout.engagements.iter().flat_map(|files| &files.entries);
            let stems = entries.filter_map(|entry| {
                let path = entry.path.strip_suffix(".md")?;
                path.rsplit('/').next()
            });
            Err(error.hint(match nearest(stem, stems) {
                Some(near) => format!("did you mean {}?", safe_path(near)),
                None => "name the record's file, for example amara-okafor/session-3".to_owned(),
            }))
        }
        several => Err(CommandError::new(format!(
            "{} matches {} records",
            shown(named),
            several.len()
        ))
        .hint(format!(
            "name one of them: {}",
            join_names(several.iter().copied())
        ))),
    }
}

/// The path in the practice of an existing file.
///
/// # Errors
/// If the file cannot be found or is outside the practice.
pub(super) fn path_in_practice(
    opened: &OpenedPractice,
    file: &Path,
) -> Result<String, CommandError> {
    let full = file
        .canonicalize()
        .map_err(|error| format!("cannot read {}: {error}", shown(file)))?;
    let path = full
        .strip_prefix(opened.disk.root())
        .map_err(|_| format!("{} is outside the practice", shown(file)))?;
    let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    Ok(composed(&names.join("/")).into_owned())
}

/// The record at a path in the practice, if it can be read as one.
pub(super) fn record_at(model: &Model, path: &str) -> Option<RecordId> {
    let is = |record: &Record| {
        let file = model.sources.file(record.file);
        file.is_some_and(|file| file.path == path)
    };
    model.records.iter().position(is).map(RecordId)
}

/// Whether the words of `end` are found in the path in this order: its last one is the record's file name, the others
/// are parts of its folders.
fn is_record_named(path: &str, end: &str) -> bool {
    let Some(path) = path.strip_suffix(".md") else {
        return false;
    };
    let mut folders = path.split('/').rev();
    let mut wanted = end.split('/').rev();
    if folders.next() != wanted.next() {
        return false;
    }
    wanted.all(|part| folders.any(|folder| folder.contains(part)))
}

/// The root and the engagements of the practice that contains the current folder.
pub(super) fn current_practice() -> Result<(PathBuf, Layout), CommandError> {
    let disk = Disk::open(Path::new(".")).map_err(|error| error.to_string())?;
    let listing = Listing::list(&disk).map_err(|error| error.to_string())?;
    Ok((disk.root().to_path_buf(), listing.into_layout()))
}

/// The folders whose name contains `named`, ignoring case, with hyphens in place of spaces. A folder with exactly this
/// name is the only match. If there is none, accents are ignored too.
fn matching<'d>(dirs: &[&'d str], named: &Path) -> Vec<&'d str> {
    let part = named.to_string_lossy().replace('\\', "/").to_lowercase();
    let part = part.trim_end_matches('/');
    let hyphenated = folder_name(part);
    let last = |dir: &str| dir.rsplit('/').next().unwrap_or_default().to_lowercase();
    let exact: Vec<&str> = dirs
        .iter()
        .copied()
        .filter(|dir| last(dir) == part || last(dir) == hyphenated)
        .collect();
    if exact.len() == 1 {
        return exact;
    }
    let contains = |dir: &str| {
        let dir = dir.to_lowercase();
        let by_hyphens = !hyphenated.is_empty() && folder_name(&last(&dir)).contains(&hyphenated);
        dir.contains(part) || by_hyphens
    };
    let found: Vec<&str> = dirs.iter().copied().filter(|dir| contains(dir)).collect();
    let letters = folded(&hyphenated);
    if !found.is_empty() || letters.is_empty() {
        return found;
    }
    let without_accents = |dir: &&str| folded(&last(dir)).contains(&letters);
    dirs.iter().copied().filter(without_accents).collect()
}

fn no_match(named: &Path, dirs: &[&str]) -> CommandError {
    let error = CommandError::new(format!(
        "no file, folder or engagement matches {}",
        shown(named)
    ))
    .kind(ErrorKind::NoEngagement);
    match dirs {
        [] => error.hint("an engagement is a folder that contains an engagement.md"),
        [""] => error.hint("this practice is a single engagement; name it with `.`"),
        dirs => error.hint(format!(
            "the engagements are {}",
            join_names(dirs.iter().copied())
        )),
    }
}

fn shown(named: &Path) -> String {
    safe_path(&named.display().to_string())
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
        let opened = OpenedPractice::open(&folder(named)?, None)?;
        let index = one_requested(&opened, named)?;
        Ok(FoundEngagement { opened, index })
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
        // On a worker thread, because deeply nested prose can overflow the main thread's stack.
        let mut all = pipeline::run_parallel(1, 1, |_| {
            let mut loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
            pipeline::check(&mut loaded, &shared);
            Ok::<_, CommandError>(loaded.coach)
        })?;
        all.pop().flatten().ok_or_else(|| {
            let folder = safe_path(&files.dir);
            CommandError::new(format!("the engagement.md in {folder} cannot be read"))
                .hint("run `coachgen check` to see what to fix")
        })
    }

    pub(super) fn files(&self) -> &EngagementFiles {
        &self.opened.layout.engagements[self.index]
    }
}

/// The index of the one engagement that is requested.
///
/// # Errors
/// If none or several are requested. `named` is what the command line says.
pub(super) fn one_requested(opened: &OpenedPractice, named: &Path) -> Result<usize, CommandError> {
    let requested = opened.requested();
    let all = &opened.layout.engagements;
    let dirs = |of: &[&EngagementFiles]| join_names(of.iter().map(|files| files.dir.as_str()));
    match requested.as_slice() {
        [one] => Ok(all
            .iter()
            .position(|files| files.dir == one.dir)
            .unwrap_or_default()),
        [] => {
            let error = CommandError::new(format!("no engagement found in {}", shown(named)))
                .kind(ErrorKind::NoEngagement);
            Err(match all.as_slice() {
                [] => error.hint("an engagement is a folder that contains an engagement.md"),
                all => {
                    let all: Vec<&EngagementFiles> = all.iter().collect();
                    error.hint(format!("the engagements are {}", dirs(&all)))
                }
            })
        }
        several => Err(CommandError::new(format!(
            "{} contains {} engagements",
            shown(named),
            several.len()
        ))
        .hint(format!("name one of them: {}", dirs(several)))),
    }
}
