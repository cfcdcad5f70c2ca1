//! Names that look like a misspelt `engagement.md`, and files that may be a record under another name.
//!
//! Decides by names, and by the first lines of a text. This module does not check whether a record is valid.

use super::copies::{CopyName, copied_from};
use super::fixed_names::ENGAGEMENT_FILE;
use super::ignored::placeholder_of;
use super::{EntrySort, MAX_FRONT_MATTER, MAX_RECORD, split};
use crate::kind::Kind;

/// Extensions of Markdown, in lower case.
const MARKDOWN: [&str; 9] = [
    ".md",
    ".markdown",
    ".mdown",
    ".mkd",
    ".mkdn",
    ".mdwn",
    ".mdtxt",
    ".mdtext",
    ".mdx",
];

/// Extensions of plain text, and of the formats into which editors convert it.
const TEXT: [&str; 3] = [".txt", ".text", ".rtf"];

/// Extensions of an editor's backup files.
const BACKUP: [&str; 6] = ["~", ".bak", ".orig", ".old", ".save", ".backup"];

/// How a name differs from `engagement.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearMiss {
    /// Only in case or spaces.
    Capitals,
    /// In its extension: `engagement.md.txt`.
    Ending,
    /// It is the name of a copy: `engagement (1).md`.
    Copy,
    /// It is an editor's backup file.
    Backup,
    /// The file itself is stored elsewhere, by this program.
    Placeholder(&'static str),
}

/// How a file name differs from engagement.md. `None` for that name itself, and for unrelated names.
pub fn near_miss(name: &str) -> Option<NearMiss> {
    if name == ENGAGEMENT_FILE {
        return None;
    }
    if let Some((inner, program)) = placeholder_of(name) {
        let meant = inner == ENGAGEMENT_FILE || near_miss(inner).is_some();
        return meant.then_some(NearMiss::Placeholder(program));
    }
    let small = name.to_lowercase();
    if !small.contains("engagement") {
        return None;
    }
    let mut stem = small.trim();
    let ends = |stem: &str, all: &[&str]| all.iter().any(|end| stem.ends_with(end));
    let backup = ends(stem, &BACKUP);
    let mut endings = 0;
    let all = || MARKDOWN.iter().chain(&TEXT).chain(&BACKUP);
    while let Some(inner) = all().find_map(|end| stem.strip_suffix(end)) {
        stem = inner.trim_end();
        endings += 1;
    }
    let stem = stem.trim_end_matches(['.', ' ']);
    if stem == "engagement" {
        let is_md = small.trim().ends_with(".md") && endings == 1;
        return Some(match (is_md, backup) {
            (true, _) => NearMiss::Capitals,
            (false, true) => NearMiss::Backup,
            (false, false) => NearMiss::Ending,
        });
    }
    // Compared with the name's own case, since the name of a computer after it contains capitals.
    let stem_as_written = name.get(..stem.len()).unwrap_or(stem);
    let known = |original: &str| original.eq_ignore_ascii_case("engagement");
    let copy = copied_from(stem_as_written, &known).filter(|(original, sure)| {
        let machine = stem_as_written[original.len().min(stem_as_written.len())..].starts_with('-');
        endings > 0 && (*sure == CopyName::Certain || !machine)
    });
    copy.map(|_| NearMiss::Copy)
}

/// Whether a file's extension is one of Markdown. Markdown is text and never an attachment.
pub fn is_markdown(path: &str) -> bool {
    let small = path.to_lowercase();
    MARKDOWN.iter().any(|end| small.ends_with(end))
}

/// Whether a file's name marks it as Markdown or as a backup file, whatever extension follows: `session-2.md.txt`,
/// `session-2.md (1)`, `plan~`.
pub fn is_copy_name(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let small = name.to_lowercase();
    let ends = |at: usize| !small[at..].starts_with(char::is_alphanumeric);
    let holds = |end: &str| small.match_indices(end).any(|(at, _)| ends(at + end.len()));
    MARKDOWN.iter().any(|end| holds(end)) || BACKUP.iter().any(|end| small.ends_with(end))
}

/// Whether a file is text that begins with front matter, in UTF-8 or UTF-16.
pub fn has_front_matter(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(MAX_FRONT_MATTER + HEAD)];
    // In UTF-16, which Windows editors write, each of the relevant letters comes with a zero byte.
    let plain: Vec<u8> = head
        .iter()
        .copied()
        .filter(|byte| !matches!(byte, 0 | 0xfe | 0xff))
        .collect();
    let text = String::from_utf8_lossy(&plain);
    split(text.trim_start_matches('\u{feff}').trim_start()).is_some()
}

/// Whether a path has the name of a record.
pub fn is_record_name(path: &str) -> bool {
    path.ends_with(".md") && path.rsplit('/').next() != Some("README.md")
}

/// Whether a file may be a record under another name, and is therefore worth reading.
pub fn may_be_record(path: &str, sort: EntrySort) -> bool {
    let short = matches!(sort, EntrySort::File(length) if length > 0 && length <= MAX_RECORD);
    let name = path.rsplit('/').next().unwrap_or(path);
    let small = name.to_lowercase();
    let plain = !name.contains('.') || TEXT.iter().any(|end| small.ends_with(end));
    short && (plain || is_markdown(name)) && !small.starts_with("readme")
}

/// The number of bytes of a file that are examined to decide whether it is a record.
pub const HEAD: usize = 16 * 1024;

/// The kind that a text gives in its front matter, if it begins like a record.
pub fn stated_kind(head: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut lines = text.lines();
    if lines.next()?.trim_end() != "---" {
        return None;
    }
    lines
        .take_while(|line| !matches!(line.trim_end(), "---" | "..."))
        .find_map(|line| {
            let word = line.strip_prefix("kind:")?.split('#').next()?.trim();
            Kind::from_word(word.trim_matches(['"', '\'']))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_are_near_misses() {
        for (name, how) in [
            ("Engagement.md", NearMiss::Capitals),
            ("ENGAGEMENT.MD", NearMiss::Capitals),
            ("engagement.Md", NearMiss::Capitals),
            ("engagement .md", NearMiss::Capitals),
            ("engagement.md.txt", NearMiss::Ending),
            ("engagement.txt", NearMiss::Ending),
            ("engagement.rtf", NearMiss::Ending),
            ("engagement.markdown", NearMiss::Ending),
            ("engagement.md.md", NearMiss::Ending),
            ("engagement", NearMiss::Ending),
            ("engagement.md.orig", NearMiss::Backup),
            ("engagement.md~", NearMiss::Backup),
            ("engagement (1).md", NearMiss::Copy),
            ("engagement 2.md", NearMiss::Copy),
            ("Engagement - Copy.md", NearMiss::Copy),
            ("Kopie von engagement.md", NearMiss::Copy),
            ("engagement-DESKTOP-AB12CD3.md", NearMiss::Copy),
            ("engagement (conflicted copy 2026-03-01).md", NearMiss::Copy),
            (".engagement.md.icloud", NearMiss::Placeholder("iCloud")),
            (
                "engagement.md.nextcloud",
                NearMiss::Placeholder("Nextcloud"),
            ),
        ] {
            assert_eq!(near_miss(name), Some(how), "{name}");
        }
    }

    #[test]
    fn other_names_are_not_near_misses() {
        for name in [
            "engagement.md",
            "engagement.pdf",
            "engagement-letter.md",
            "engagement letter.docx",
            "re-engagement.md",
            "engagements.md",
            "Engagement survey.md",
            "session-1.md",
            ".photo.jpg.icloud",
        ] {
            assert_eq!(near_miss(name), None, "{name}");
        }
    }

    #[test]
    fn copies_and_markdown_are_recognised() {
        for name in [
            "session-2.md.bak",
            "a/session-2.md~",
            "session-2.md.txt",
            "session-2.MD.orig",
            "session-2.markdown",
            "session-2.md (1)",
            "session-2.md.pdf",
            "session-2.mdx.gz",
            "plan.docx.bak",
            "plan~",
        ] {
            assert!(is_copy_name(name), "{name}");
        }
        for name in [
            "plan.docx",
            "notes.txt",
            "a.mdb",
            "md.png",
            "1.mdl",
            "old.md/plan.pdf",
        ] {
            assert!(!is_copy_name(name), "{name}");
        }
    }

    #[test]
    fn front_matter_is_found_in_any_encoding() {
        let wide: Vec<u8> = "---\nkind: note\n---\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for text in [
            &b"---\nkind: session\n---\n"[..],
            b"\xef\xbb\xbf---\r\na: b\r\n---\r\n",
            b"\n\n---\na: b\n...\n",
            &[b"\xff\xfe", &wide[..]].concat(),
        ] {
            assert!(has_front_matter(text), "{text:?}");
        }
        for text in [
            &b"%PDF-1.7"[..],
            b"",
            b"a\n---\nb\n---\n",
            b"---\n",
            b"----\na\n---\n",
        ] {
            assert!(!has_front_matter(text), "{text:?}");
        }
    }

    #[test]
    fn the_kind_of_a_record_is_read() {
        assert_eq!(
            stated_kind(b"---\nkind: session\n---\n"),
            Some(Kind::Session)
        );
        let head = "\u{feff}---\r\ndate: 2026-01-01\r\nkind: 'note' # mine\r\n---\r\n";
        assert_eq!(stated_kind(head.as_bytes()), Some(Kind::Note));
        assert_eq!(stated_kind(b"---\nkind: recipe\n---\n"), None);
        assert_eq!(stated_kind(b"# A page\n\nkind: session\n"), None);
        assert_eq!(stated_kind(b"---\ntitle: x\n---\nkind: session\n"), None);
    }
}
