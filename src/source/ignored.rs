//! Names that systems and programs leave in a folder, and placeholders of files that are kept elsewhere.
//!
//! Decides by the name alone.

/// Left by Windows, macOS, Linux, network storage and archives, in small letters.
const DROPPINGS: [&str; 18] = [
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    // Finder writes a carriage return after the word; over SMB it becomes a private character.
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

/// What a file is called while a program still writes or downloads it.
const UNFINISHED: [&str; 5] = [".tmp", ".crdownload", ".part", ".partial", ".swp"];

/// Whether what has this name, and everything below it, is no part of a practice: hidden, or left by a system.
pub(super) fn is_ignored(name: &str) -> bool {
    if name.starts_with('.') {
        return placeholder_of(name).is_none();
    }
    let small = name.to_lowercase();
    // Office's lock files have the ending of the file that they lock.
    name.starts_with("~$")
        || DROPPINGS.contains(&small.as_str())
        || UNFINISHED.iter().any(|end| small.ends_with(end))
}

/// Whether any name on a path is one that is passed over.
pub(super) fn has_ignored(path: &str) -> bool {
    path.split('/').any(is_ignored)
}

/// The name of the file that a placeholder stands for, and the program that keeps the file itself.
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
    // A file of the coach's own may end so; a placeholder keeps the ending of the file that it stands for.
    found.filter(|(inner, _)| inner.contains('.') && !inner.starts_with('.'))
}

/// The text before an ending, in whatever capitals.
fn strip_end<'n>(name: &'n str, end: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(end.len())?;
    let (inner, last) = name.split_at_checked(at)?;
    last.eq_ignore_ascii_case(end).then_some(inner)
}
