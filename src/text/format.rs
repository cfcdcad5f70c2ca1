//! Formats that several modules share.

/// Returns the bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    let digits = |byte: &u8| [digit(byte >> 4), digit(byte & 15)];
    bytes.iter().flat_map(digits).collect()
}

/// Returns a number with its English noun, which takes an `s` in the plural: `1 record`, `3 records`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Returns the words as an English list: `a`, `a and b`, `a, b and c`.
pub fn join_words<W: AsRef<str>>(words: &[W]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        words => words.concat(),
    }
}

/// The command that approves a record for these sponsors; without names, for those who have it.
pub fn approve_command(path: &str, sponsors: &[String]) -> String {
    let names = sponsors
        .iter()
        .map(|name| format!("--for {} ", shell_quoted(name)));
    let names: String = names.collect();
    format!("coachgen approve {names}{}", shell_quoted(path))
}

/// A path or name quoted for the shell.
pub fn shell_quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    let literal = |c: char| !"\"$`\\!".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else if text.chars().all(literal) {
        // Shells on Windows know double quotes only.
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
