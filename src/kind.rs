//! The thirteen kinds of record and the five phases of the process.
//!
//! This module must not contain anything that a coach writes.

use std::fmt;

/// The kind of a record, given by `kind:` in its front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Engagement,
    Chemistry,
    SponsorMeeting,
    Interview,
    Evidence,
    StakeholderInterview,
    StakeholderThemes,
    Psychometric,
    Agenda,
    Session,
    Contacts,
    Review,
    Note,
}

impl Kind {
    /// Every kind, in the order of the process.
    pub const ALL: [Kind; 13] = [
        Kind::Engagement,
        Kind::Chemistry,
        Kind::SponsorMeeting,
        Kind::Interview,
        Kind::Evidence,
        Kind::StakeholderInterview,
        Kind::StakeholderThemes,
        Kind::Psychometric,
        Kind::Agenda,
        Kind::Session,
        Kind::Contacts,
        Kind::Review,
        Kind::Note,
    ];

    /// The word in front matter.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Engagement => "engagement",
            Kind::Chemistry => "chemistry",
            Kind::SponsorMeeting => "sponsor-meeting",
            Kind::Interview => "interview",
            Kind::Evidence => "evidence",
            Kind::StakeholderInterview => "stakeholder-interview",
            Kind::StakeholderThemes => "stakeholder-themes",
            Kind::Psychometric => "psychometric",
            Kind::Agenda => "agenda",
            Kind::Session => "session",
            Kind::Contacts => "contacts",
            Kind::Review => "review",
            Kind::Note => "note",
        }
    }

    /// The kind with this word, if any.
    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind that a usual file name suggests, or a folder that contains one kind only.
    pub fn from_file_name(path: &str) -> Option<Kind> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.strip_suffix(".md")?;
        let usual = USUAL_NAMES
            .iter()
            .find(|(begins, _)| stem.starts_with(begins));
        usual.map(|(_, kind)| *kind).or_else(|| {
            let mut folders = path.rsplit('/').skip(1);
            folders.find_map(|folder| match folder {
                "3-agenda" => Some(Kind::Agenda),
                "notes" => Some(Kind::Note),
                _ => None,
            })
        })
    }

    /// The phase that a record of this kind belongs to; `None` for a note.
    pub fn phase(self) -> Option<Phase> {
        match self {
            Kind::Engagement | Kind::Chemistry | Kind::SponsorMeeting => Some(Phase::Contracting),
            Kind::Interview
            | Kind::Evidence
            | Kind::StakeholderInterview
            | Kind::StakeholderThemes
            | Kind::Psychometric => Some(Phase::Diagnosis),
            Kind::Agenda => Some(Phase::AgendaSetting),
            Kind::Session | Kind::Contacts => Some(Phase::Development),
            Kind::Review => Some(Phase::Review),
            Kind::Note => None,
        }
    }
}

/// The usual beginnings of record names.
const USUAL_NAMES: [(&str, Kind); 13] = [
    ("engagement", Kind::Engagement),
    ("chemistry", Kind::Chemistry),
    ("sponsor-meeting", Kind::SponsorMeeting),
    ("interview-part", Kind::Interview),
    ("appraisal", Kind::Evidence),
    ("feedback-360", Kind::Evidence),
    ("stakeholder-themes", Kind::StakeholderThemes),
    ("stakeholder-", Kind::StakeholderInterview),
    ("agenda", Kind::Agenda),
    ("session-", Kind::Session),
    ("contacts", Kind::Contacts),
    ("interim-review", Kind::Review),
    ("final-review", Kind::Review),
];

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The five interlinked phases of an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
