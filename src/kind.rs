//! The kinds of record and the five phases of the process.
//!
//! This module must not contain anything that a coach writes.

mod table;

use std::fmt;

use serde::{Deserialize, Serialize};

pub(crate) use table::kinds;

/// What the table says about a kind, apart from its content and its readers.
struct KindTraits {
    /// The word in front matter.
    word: &'static str,
    /// What a message calls it, without an article.
    noun: &'static str,
    /// What it is, for editors.
    about: &'static str,
    /// The phase that its records belong to.
    phase: Option<Phase>,
    /// The usual beginnings of its file names.
    file_names: &'static [&'static str],
    /// A folder that usually contains records of this kind only.
    folder: Option<&'static str>,
    /// Whether its records describe a meeting, which was held on a day, rather than a document.
    is_meeting: bool,
    /// Whether an engagement usually has one such record, so that its name in a portal needs no date.
    is_single: bool,
    /// Whether its records are called by their titles.
    is_named_by_title: bool,
}

macro_rules! define_kind {
    ($($kind:ident { content: $content:ty, access: $access:tt, traits: $traits:tt, })*) => {
        /// The kind of a record, given by `kind:` in its front matter.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($kind),* }

        impl Kind {
            /// Every kind, in the order of the process.
            pub const ALL: [Kind; [$(Kind::$kind),*].len()] = [$(Kind::$kind),*];

            fn traits(self) -> &'static KindTraits {
                match self {
                    $(Kind::$kind => &KindTraits $traits,)*
                }
            }
        }
    };
}

kinds!(define_kind);

impl Kind {
    /// The word in front matter.
    pub fn word(self) -> &'static str {
        self.traits().word
    }

    /// The kind with this word, if any.
    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The first kind whose word or usual file names have a word in common with this one: a review for `final-review`.
    pub fn with_word_in_common(other: &str) -> Option<Kind> {
        let in_common = |name: &&str| {
            name.split('-')
                .any(|word| !word.is_empty() && other.split('-').any(|one| one == word))
        };
        Kind::ALL.into_iter().find(|kind| {
            let KindTraits {
                word, file_names, ..
            } = kind.traits();
            in_common(word) || file_names.iter().any(in_common)
        })
    }

    /// What a message calls a record of this kind, without an article.
    pub fn noun(self) -> &'static str {
        self.traits().noun
    }

    /// What a record of this kind is, for editors.
    pub fn about(self) -> &'static str {
        self.traits().about
    }

    /// The kind that a usual file name suggests, or a folder that contains one kind only.
    pub fn from_file_name(path: &str) -> Option<Kind> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.strip_suffix(".md")?;
        let usual = Kind::ALL.into_iter().filter_map(|kind| {
            let names = kind.traits().file_names.iter();
            let known = names.filter(|name| stem.starts_with(**name));
            Some((known.map(|name| name.len()).max()?, kind))
        });
        // The longest beginning is the most specific one.
        let usual = usual.max_by_key(|(length, _)| *length);
        usual.map(|(_, kind)| kind).or_else(|| {
            let mut folders = path.rsplit('/').skip(1);
            folders.find_map(|folder| {
                Kind::ALL
                    .into_iter()
                    .find(|kind| kind.traits().folder == Some(folder))
            })
        })
    }

    /// The kind that a file name can only mean: a usual name with nothing but a number after it, and not in a folder for
    /// another kind. `notes/agenda-ideas.md` is a note about the agenda and must not become one.
    pub fn from_exact_file_name(path: &str) -> Option<Kind> {
        let kind = Kind::from_file_name(path)?;
        let mut folders = path.rsplit('/').skip(1);
        let of_folder = folders.find_map(|folder| {
            Kind::ALL
                .into_iter()
                .find(|one| one.traits().folder == Some(folder))
        });
        match of_folder {
            // Everything in it is private, whatever its name.
            Some(Kind::Note) => return (kind == Kind::Note).then_some(kind),
            Some(of_folder) if of_folder != kind => return None,
            _ => {}
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.strip_suffix(".md")?;
        let is_number = |rest: &str| rest.chars().all(|c| c == '-' || c.is_ascii_digit());
        let mut names = kind.traits().file_names.iter();
        names
            .any(|known| stem.strip_prefix(known).is_some_and(is_number))
            .then_some(kind)
    }

    /// The phase that a record of this kind belongs to; `None` for a note.
    pub fn phase(self) -> Option<Phase> {
        self.traits().phase
    }

    /// Whether a record of this kind describes a meeting, which was held on a day, rather than a document.
    pub fn is_meeting(self) -> bool {
        self.traits().is_meeting
    }

    /// Whether an engagement usually has one record of this kind.
    pub fn is_single(self) -> bool {
        self.traits().is_single
    }

    /// Whether a record of this kind is called by its title.
    pub fn is_named_by_title(self) -> bool {
        self.traits().is_named_by_title
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The five interlinked phases of an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Phase {
    Contracting,
    Diagnosis,
    AgendaSetting,
    Development,
    Review,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Phase; 5] = [
        Phase::Contracting,
        Phase::Diagnosis,
        Phase::AgendaSetting,
        Phase::Development,
        Phase::Review,
    ];

    /// A stable word for templates and the interface's messages.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Contracting => "contracting",
            Phase::Diagnosis => "diagnosis",
            Phase::AgendaSetting => "agenda-setting",
            Phase::Development => "development",
            Phase::Review => "review",
        }
    }

    /// The usual folder for its records in an engagement.
    pub fn folder(self) -> &'static str {
        match self {
            Phase::Contracting => "1-contracting",
            Phase::Diagnosis => "2-diagnosis",
            Phase::AgendaSetting => "3-agenda",
            Phase::Development => "4-development",
            Phase::Review => "5-review",
        }
    }

    /// The phase whose usual folder contains a path.
    pub fn from_folder(path: &str) -> Option<Phase> {
        let mut folders = path.rsplit('/').skip(1);
        folders.find_map(|folder| {
            Phase::ALL
                .into_iter()
                .find(|phase| phase.folder() == folder)
        })
    }
}

impl serde::Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl<'de> serde::Deserialize<'de> for Kind {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        Kind::from_word(&word).ok_or_else(|| serde::de::Error::custom("an unknown kind"))
    }
}
