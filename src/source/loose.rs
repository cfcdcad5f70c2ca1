//! Files that do not belong to a practice yet: a file, or every file of a folder, with its bytes or the reason why it
//! cannot be used. Nothing is followed out of the folder.

use std::fs;
use std::io::Read as _;
use std::path::Path;

/// The maximum size of a file, in bytes. A record may have as many.
pub const MAX_LOOSE_FILE: u64 = 2 * 1024 * 1024;

/// The maximum number of files, so that a wrong folder does not fill the memory.
const MAX_FILES: usize = 5_000;

/// The maximum depth of folders.
const MAX_DEPTH: usize = 24;

/// A file outside a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseFile {
    /// Its path in the folder that was named, with `/` between names.
    pub path: String,
    /// Its bytes, or why it cannot be used.
    pub content: Result<Vec<u8>, String>,
}

/// Reads a file, or every file of a folder whose name `wanted` accepts, sorted by path. Other files, hidden files,
/// links and large files are listed with the reason.
///
/// # Errors
/// If there is nothing at `path`, or it cannot be opened.
pub fn loose_files(path: &Path, wanted: fn(&str) -> bool) -> Result<Vec<LooseFile>, String> {
    let found = fs::metadata(path).map_err(|error| error.to_string())?;
    let mut files = Vec::new();
    if found.is_dir() {
        list(path, "", 0, wanted, &mut files)?;
    } else {
        let name = path.file_name().map(|name| name.to_string_lossy());
        let name = name.unwrap_or_default().into_owned();
        let content = match wanted(&name) {
            true => read(path, found.is_file()),
            false => Err(NOT_WANTED.to_owned()),
        };
        files.push(LooseFile {
            path: name,
            content,
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

const NOT_WANTED: &str = "it is neither Markdown (.md) nor a table (.csv)";

fn list(
    folder: &Path,
    prefix: &str,
    depth: usize,
    wanted: fn(&str) -> bool,
    files: &mut Vec<LooseFile>,
) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    for entry in entries {
        let entry = entry.map_err(|error| error.to_string())?;
        if files.len() >= MAX_FILES {
            return Err(format!(
                "the folder has more than {MAX_FILES} files; name a smaller one"
            ));
        }
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        let mut refuse = |why: &str| {
            files.push(LooseFile {
                path: path.clone(),
                content: Err(why.to_owned()),
            });
        };
        let sort = entry.file_type().map_err(|error| error.to_string())?;
        match name.to_str() {
            None => refuse("its name is not Unicode"),
            Some(name) if name.starts_with('.') => refuse("it is hidden"),
            Some(_) if sort.is_symlink() => refuse("it is a symbolic link"),
            Some(_) if sort.is_dir() && depth == MAX_DEPTH => refuse("it is too deep in folders"),
            Some(_) if sort.is_dir() => {
                if let Err(error) =
                    list(&entry.path(), &format!("{path}/"), depth + 1, wanted, files)
                {
                    files.push(LooseFile {
                        path,
                        content: Err(error),
                    });
                }
            }
            Some(name) if !wanted(name) => refuse(NOT_WANTED),
            Some(_) => files.push(LooseFile {
                content: read(&entry.path(), sort.is_file()),
                path,
            }),
        }
    }
    Ok(())
}

fn read(path: &Path, is_file: bool) -> Result<Vec<u8>, String> {
    if !is_file {
        return Err("it is not an ordinary file".to_owned());
    }
    let file = fs::File::open(path).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    let mut limited = file.take(MAX_LOOSE_FILE + 1);
    limited
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    match bytes.len() as u64 > MAX_LOOSE_FILE {
        true => Err("it is larger than 2 MiB".to_owned()),
        false => Ok(bytes),
    }
}
