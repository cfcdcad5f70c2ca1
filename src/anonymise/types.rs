//! The names that are known, and what was replaced or remains.

/// The names that are replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownNames {
    /// People, in the order in which they are numbered. One person may be listed in several forms.
    pub people: Vec<KnownPerson>,
    /// Organisations, with or without their legal form.
    pub organisations: Vec<String>,
    /// Places.
    pub places: Vec<String>,
}

/// A person whose name is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The full name, as it is usually written: `Amara Okafor`, `Okafor, Amara` or `Dr Ludwig van der Berg`.
    pub name: String,
    /// The role, which is the label.
    pub role: PersonRole,
}

/// The role of a person in the engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonRole {
    /// The client: `Client`.
    Client,
    /// The coach: `Coach`.
    Coach,
    /// A sponsor: `Sponsor 1`.
    Sponsor,
    /// A stakeholder: `Stakeholder 1`.
    Stakeholder,
    /// Anybody else: `Person 1`.
    Other,
}

impl PersonRole {
    /// The word of the label.
    pub(super) fn word(self) -> &'static str {
        match self {
            PersonRole::Client => "Client",
            PersonRole::Coach => "Coach",
            PersonRole::Sponsor => "Sponsor",
            PersonRole::Stakeholder => "Stakeholder",
            PersonRole::Other => "Person",
        }
    }
}

/// A file of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path, relative to the engagement, with `/`.
    pub path: String,
    /// The content.
    pub text: String,
}

/// The files after replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anonymised {
    /// The files, in the order in which they were passed.
    pub files: Vec<SourceFile>,
    /// What was replaced, each written form once, grouped by sort and substitute.
    pub replaced: Vec<Replacement>,
    /// What may still identify somebody, in the order of the files and lines.
    pub residual: Vec<Residual>,
}

/// A written form that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What it is.
    pub sort: ReplacementSort,
    /// The text as written.
    pub original: String,
    /// The text in its place.
    pub substitute: String,
    /// How often it was replaced.
    pub count: usize,
}

/// What a replaced text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReplacementSort {
    /// A name of a person.
    Person,
    /// A name of an organisation.
    Organisation,
    /// A name of a place.
    Place,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A web address.
    Url,
    /// A name on a social network, such as `@amara`.
    Handle,
    /// A date.
    Date,
}

/// A text that may still identify somebody. The coach decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Residual {
    /// The path of the file, after replacement.
    pub path: String,
    /// The first line of the file with this text, from 1; 0 if the text is in the path.
    pub line: usize,
    /// The text as written.
    pub text: String,
    /// Why it is listed.
    pub sort: ResidualSort,
    /// How often the file contains it.
    pub count: usize,
}

/// Why a text is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResidualSort {
    /// A word of a known name that is also a common word, and was kept: `will`, `in May`.
    PossibleName,
    /// A name that several known people share. It was replaced by a label that names all of them.
    SharedName,
    /// Capitals that are the initials of a known name: `AO`.
    Initials,
    /// Words with a capital that may be an unknown name.
    CapitalisedWords,
    /// A word in another script next to a known name.
    OtherScript,
    /// An amount, a large number, or a number of people or years.
    Number,
    /// A year without a month.
    Year,
    /// A date that is not complete, such as `27 May` or `2026-05`, or a month.
    IncompleteDate,
    /// A date that does not exist, such as 30 February.
    InvalidDate,
}
