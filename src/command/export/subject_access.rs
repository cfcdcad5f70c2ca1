//! `coachgen export --subject-access`: the coach's whole records of an engagement in a folder, to go through before a
//! client's request for a copy of their personal data is answered.

use super::Files;
use crate::command::CommandError;
use crate::command::open::OpenedPractice;
use crate::export::{CopiedFiles, Export, read_first, review_document, to_json};
use crate::pipeline::Loaded;
use crate::record::safe_path;
use crate::source::{EngagementFiles, EntrySort, Tree as _};

/// The files of the folder.
pub(super) fn files(
    opened: &OpenedPractice,
    engagement: &EngagementFiles,
    loaded: &Loaded,
) -> Result<Files, CommandError> {
    let coach = loaded.coach.as_ref().ok_or_else(|| {
        CommandError::new(format!(
            "the engagement.md in {} cannot be read",
            safe_path(&engagement.dir)
        ))
        .hint("run `coachgen check` to see what to fix")
    })?;
    let export = Export::from(coach);
    let json = to_json(&export).map_err(|error| error.to_string())?;
    let document = review_document(&export).map_err(|error| error.to_string())?;
    let (copies, copied) = copy_all(opened, engagement);
    let note = read_first(&export, &document, &copied);
    let mut files = vec![
        ("READ-FIRST.md".to_owned(), note.into_bytes()),
        ("to-review.md".to_owned(), document.text.into_bytes()),
        ("data.json".to_owned(), json),
    ];
    files.extend(copies);
    Ok(files)
}

/// The bytes of every file of the engagement's folder.
fn copy_all(opened: &OpenedPractice, engagement: &EngagementFiles) -> (Files, CopiedFiles) {
    let mut copied = CopiedFiles::default();
    let mut files = Files::new();
    for entry in &engagement.entries {
        let path = entry.path.strip_prefix(&engagement.dir);
        let path = path.unwrap_or(&entry.path).trim_start_matches('/');
        let read = match entry.sort {
            EntrySort::File(_) => opened.disk.read(&entry.path).map_err(|error| error.cause),
            EntrySort::Symlink | EntrySort::FolderLink { .. } => {
                Err("it is a symbolic link".to_owned())
            }
            _ => Err("it is not an ordinary file".to_owned()),
        };
        match read {
            Ok(bytes) => {
                match path.ends_with(".md") {
                    true => copied.records += 1,
                    false => copied.others += 1,
                }
                files.push((format!("records/{path}"), bytes));
            }
            Err(why) => copied.not_copied.push((path.to_owned(), why)),
        }
    }
    (files, copied)
}
