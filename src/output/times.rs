//! Sets the times of folders from the files in them, so that a reader's folder only reveals its own changes.
//!
//! Without this, every build that changes anything would give new times to the folders of all readers, and a sponsor
//! could see from them on which days the coach wrote something else.

use std::{fs, io, path::Path, time::SystemTime};

/// Sets the time of every folder below `root` to that of the newest file in or below it.
pub(super) fn set_folder_times(root: &Path) -> io::Result<()> {
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folder(&entry.path())?;
        }
    }
    Ok(())
}

fn folder(path: &Path) -> io::Result<Option<SystemTime>> {
    let mut latest = None;
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let time = if entry.file_type()?.is_dir() {
            folder(&entry.path())?
        } else {
            Some(entry.metadata()?.modified()?)
        };
        latest = latest.max(time);
    }
    if let Some(latest) = latest {
        set(path, latest)?;
    }
    Ok(latest)
}

#[cfg(unix)]
fn set(path: &Path, time: SystemTime) -> io::Result<()> {
    fs::File::open(path)?.set_modified(time)
}

/// Other systems cannot open a folder like a file; its time stays unchanged.
#[cfg(not(unix))]
fn set(_: &Path, _: SystemTime) -> io::Result<()> {
    Ok(())
}
