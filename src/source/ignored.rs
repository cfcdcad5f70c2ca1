//! File names created by systems and programs, and placeholders of files that are stored elsewhere.
//!
//! Decides by the name alone.

/// Created by Windows, macOS, Linux, network storage and archives; in lower case.
const SYSTEM_FILES: [&str; 18] = [
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    // Finder adds a carriage return to the name; over SMB it becomes a private-use character.
    "icon\r",
    "icon\u{f00d}",
    "$recycle.bin",
    "recycler",
    "system volume information",
    "@eadir",
    "@recycle",
    "@recently-snapshot",
    "#recycle",
    "#snapshot",
    "lost+found",
    "__macosx",
    "network trash folder",
    "temporary items",
    "thevolumesettingsfolder",
];

/// Extensions of files that a program is still writing or downloading.
const UNFINISHED: [&str; 5] = [".tmp", ".crdownload", ".part", ".partial", ".swp"];

/// Whether an entry with this name, and everything below it, is ignored: it is hidden, or was created by a system.
pub(super) fn is_ignored(name: &str) -> bool {
    if name.starts_with('.') {
        return placeholder_of(name).is_none();
    }
    let small = name.to_lowercase();
    // Office's lock files have the same extension as the locked file.
    name.starts_with("~$")
        || SYSTEM_FILES.contains(&small.as_str())
        || UNFINISHED.iter().any(|end| small.ends_with(end))
}

/// Whether any name in a path is ignored.
pub(super) fn has_ignored(path: &str) -> bool {
    path.split('/').any(is_ignored)
}

/// The name of the file that a placeholder stands for, and the program that stores the actual file.
pub fn placeholder_of(name: &str) -> Option<(&str, &'static str)> {
    if let Some(inner) = name.strip_prefix('.') {
        let inner = strip_end(inner, ".icloud")?;
        return (!inner.is_empty()).then_some((inner, "iCloud"));
    }
    let programs = [
        (".icloud", "iCloud"),
        (".nextcloud", "Nextcloud"),
        (".owncloud", "ownCloud"),
        (".cloud", "odrive"),
    ];
    let found = programs
        .into_iter()
        .find_map(|(end, program)| Some((strip_end(name, end)?, program)));
    // The coach's own file may have this extension too. A placeholder keeps the extension of the original file.
    found.filter(|(inner, _)| inner.contains('.') && !inner.starts_with('.'))
}

/// The text before an ending, ignoring case.
fn strip_end<'n>(name: &'n str, end: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(end.len())?;
    let (inner, last) = name.split_at_checked(at)?;
    last.eq_ignore_ascii_case(end).then_some(inner)
}
