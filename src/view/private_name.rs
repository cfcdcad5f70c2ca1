//! Names of folders and files which suggest that a record, or a file that it links to, is private.
//!
//! Names do not hide anything, so a record whose path suggests privacy is held back, like a record with such a
//! heading. The engagement's own folder is not checked, since only the coach sees its name.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::attempts;
use super::input::ProjectionInput;
use super::passages;
use crate::kind::Kind;
use crate::model::{RecordId, ResolvedLink};
use crate::policy::AccessLevel;
use crate::reader::{Party, Reader};
use crate::record::Record;
use crate::record::prose::intent::{self, TextPlace};
use crate::record::prose::{People, Strength};
use crate::span::Span;

/// The thing that has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedThing {
    /// A folder that contains the record.
    Folder,
    /// The record's file.
    Record,
    /// A folder that contains a linked file.
    LinkedFolder,
    /// A linked file.
    LinkedFile,
}

/// One name which suggests that something is private.
#[derive(Debug, Clone)]
pub struct PrivateName {
    /// The record that is in the folder, has the name, or links to the file.
    pub record: RecordId,
    /// The record's kind, or the link.
    pub span: Span,
    /// The name of the folder or file.
    pub name: String,
    /// The thing that has the name.
    pub named: NamedThing,
    /// Which readers the words exclude.
    pub strength: Strength,
    /// Whether the record allows these words, with a reason.
    pub allowed: bool,
}

impl PrivateName {
    /// Whether the record is held back because of the name.
    pub fn holds_record_back(&self) -> bool {
        self.strength == Strength::Unnamed && !self.allowed
    }
}

/// Every such name in an engagement, in order of record and position.
pub(super) fn find(source: ProjectionInput<'_>, readers: &[Reader]) -> Vec<PrivateName> {
    let mut found = Vec::new();
    let people = attempts::people(source);
    for (number, record) in source.model.records.iter().enumerate() {
        if record.common.draft || !attempts::reaches_others(source, record) {
            continue;
        }
        let id = RecordId(number);
        let allowed = attempts::allows(record);
        let mut add = |span, (name, is_folder, strength): (&str, bool, Strength), linked| {
            found.push(PrivateName {
                record: id,
                span,
                name: name.to_owned(),
                named: match (linked, is_folder) {
                    (false, true) => NamedThing::Folder,
                    (false, false) => NamedThing::Record,
                    (true, true) => NamedThing::LinkedFolder,
                    (true, false) => NamedThing::LinkedFile,
                },
                strength,
                allowed,
            });
        };
        if let Some(found_name) = strongest_name(&record.path, &people)
            && keeps_from_some(source, readers, record, found_name.2)
        {
            add(record.kind_span, found_name, false);
            // This already holds the record back, together with everything that it links to.
            continue;
        }
        for link in &record.body.links {
            let ResolvedLink::Attachment(path) = source.model.follow(record, link) else {
                continue;
            };
            if let Some(found_name) = strongest_name(&path, &people)
                && is_read(source, readers, record, link.span, found_name.2)
            {
                add(link.span, found_name, true);
            }
        }
    }
    found
}

/// Whether a reader whom these words exclude could see more of the record than the fact that it took place.
fn keeps_from_some(
    source: ProjectionInput<'_>,
    readers: &[Reader],
    record: &Record,
    strength: Strength,
) -> bool {
    let has_sponsor = readers.iter().any(|one| one.party() == Party::Sponsor);
    let ceiling = source.policy.kind(record.kind).ceiling;
    strength != Strength::Client || (has_sponsor && ceiling == AccessLevel::Shared)
}

/// Whether a reader whom these words exclude could read the passage that links to the file.
fn is_read(
    source: ProjectionInput<'_>,
    readers: &[Reader],
    record: &Record,
    link: Span,
    strength: Strength,
) -> bool {
    let kept_from = |reader: &&Reader| match reader.party() {
        Party::Coach => false,
        Party::Client => strength != Strength::Client,
        Party::Sponsor => source.policy.kind(record.kind).ceiling == AccessLevel::Shared,
    };
    readers.iter().filter(kept_from).any(|reader| {
        let passages = passages::classify(source, reader, record, AccessLevel::Shared);
        let is_here = |span: Span| span.start <= link.start && link.start < span.end;
        let mut here = passages.iter().filter(|passage| is_here(passage.span));
        here.any(|passage| passage.is_visible())
    })
}

/// The name in a path that excludes the most readers, whether it is a folder's name, and its strength.
fn strongest_name<'p>(path: &'p str, people: &People) -> Option<(&'p str, bool, Strength)> {
    let file = path.rsplit('/').next();
    let folders = path.split('/').count() - 1;
    let mut most = None;
    for (place, name) in path.split('/').enumerate() {
        let is_folder = place < folders;
        let stem = match file
            .filter(|_| !is_folder)
            .and_then(|it| it.rsplit_once('.'))
        {
            Some((stem, _)) => stem,
            None => name,
        };
        // The extension may be the word: `board.private`.
        let of_stem = (stem != name)
            .then(|| name_strength(stem, people))
            .flatten();
        let strength = of_stem.max(name_strength(name, people));
        if let Some(strength) = strength
            && most.is_none_or(|(_, _, known)| strength > known)
        {
            most = Some((name, is_folder, strength));
        }
    }
    most
}

/// The strength of a name, read as a heading of these words, or as a label without numbers and words for a kind of
/// record.
fn name_strength(name: &str, people: &People) -> Option<Strength> {
    let words = spaced(name);
    let is_kind = |word: &str| KIND_WORDS.contains(word.to_lowercase().as_str());
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let rest: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !number(word) && !is_kind(word))
        .collect();
    let strength_of =
        |text: &str| people.strength(&intent::of_line(text, TextPlace::Title)?.phrase);
    let rest = rest.join(" ");
    let of_rest = (rest != words).then(|| strength_of(&rest)).flatten();
    strength_of(&words).max(of_rest)
}

/// The words in the names of kinds.
static KIND_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let kinds = Kind::ALL.iter();
    kinds.flat_map(|kind| kind.word().split('-')).collect()
});

/// A name with spaces between words that are separated by capitals, digits, hyphens or underscores.
fn spaced(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        let turns = before.is_lowercase() && c.is_uppercase()
            || before.is_alphabetic() && c.is_ascii_digit()
            || before.is_ascii_digit() && c.is_alphabetic();
        if turns {
            out.push(' ');
        }
        // `-` and `_` separate the words of a name. `%` is replaced because a `%%` comment exists in prose only.
        out.push(if matches!(c, '-' | '_' | '%') { ' ' } else { c });
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_name_is_found_anywhere_in_a_path() {
        for (path, name, strength) in [
            ("private/session-2.md", "private", Strength::Unnamed),
            (
                "2-diagnosis/private/interview.md",
                "private",
                Strength::Unnamed,
            ),
            (
                "session-2 (confidential).md",
                "session-2 (confidential).md",
                Strength::Unnamed,
            ),
            ("nur coach/session-2.md", "nur coach", Strength::Coach),
            ("NurCoach/session-2.md", "NurCoach", Strength::Coach),
            (
                "session-2-coach-only.md",
                "session-2-coach-only.md",
                Strength::Coach,
            ),
            (
                "session_2_coach_only.md",
                "session_2_coach_only.md",
                Strength::Coach,
            ),
            ("priv\u{e9}/session-2.md", "priv\u{e9}", Strength::Unnamed),
            (
                "4-development/Vertraulich/session-2.md",
                "Vertraulich",
                Strength::Unnamed,
            ),
            ("9_internal/session-2.md", "9_internal", Strength::Unnamed),
            (
                "session-2-intern.md",
                "session-2-intern.md",
                Strength::Unnamed,
            ),
            (
                "r\u{e9}serv\u{e9} au coach/a.md",
                "r\u{e9}serv\u{e9} au coach",
                Strength::Coach,
            ),
            ("client-only/agenda.md", "client-only", Strength::Client),
            ("private/coach only/a.md", "coach only", Strength::Coach),
            (
                "attachments/board.private",
                "board.private",
                Strength::Unnamed,
            ),
            (
                "attachments/private2.png",
                "private2.png",
                Strength::Unnamed,
            ),
            ("\u{1f512}/a.md", "\u{1f512}", Strength::Unnamed),
        ] {
            let found = strongest_name(path, &People::default())
                .map(|(name, _, strength)| (name, strength));
            assert_eq!(found, Some((name, strength)), "{path}");
        }
    }

    #[test]
    fn other_names_are_not_private() {
        for path in [
            "4-development/session-2.md",
            "2-diagnosis/stakeholder-themes.md",
            "notes/supervision-july.md",
            "1-contracting/confidentiality.md",
            "audit-internal-team.md",
            "attachments/flip-chart.jpg",
            "attachments/100%%20of it.png",
            "coach/session-2.md",
            "client/session-2.md",
            "Sch\u{f6}ne Gr\u{fc}\u{df}e.md",
        ] {
            assert_eq!(strongest_name(path, &People::default()), None, "{path}");
        }
    }
}
