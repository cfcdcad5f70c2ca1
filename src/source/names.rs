//! File names that are invalid or ambiguous on some systems.

const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What is wrong with a path, if anything, and how to fix it: names that are reserved or invalid on Windows.
pub fn problem_of(path: &str) -> Option<(&'static str, &'static str)> {
    for name in path.split('/') {
        if is_reserved(name) {
            return Some((
                "Windows reserves this name for a device",
                "choose another name",
            ));
        }
        if name.ends_with(['.', ' ']) || name.chars().any(is_forbidden) {
            return Some((
                "this name is not valid on Windows",
                "use letters, digits, hyphens and dots",
            ));
        }
    }
    None
}

/// Whether Windows reserves a name for a device, regardless of the text after its first dot.
pub(super) fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    RESERVED.contains(&stem.to_lowercase().as_str())
}

/// Whether this character is not allowed in file names on Windows.
pub(super) fn is_forbidden(c: char) -> bool {
    "<>:\"|?*\\".contains(c) || c.is_control()
}
