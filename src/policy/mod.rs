//! The confidentiality agreement as a table: who sees which field of which kind, and why.
//!
//! The policy consists of two tables. The table of kinds gives each kind of record its level for each reader: hidden,
//! fact or shared. [`Field`] has one variant for each leaf (and each group of leaves) of every record, with the level
//! from which the client and the sponsor see it. A field without a row is hidden: records are decoded through
//! [`Field`], so such a field cannot be read at all.
//!
//! This module must not look at a record. Conditions that need one (a debrief, an approval, who pays) belong to the
//! projection.

mod field;
mod kinds;
mod reasons;
mod rows;

use crate::kind::Kind;
use crate::reader::Party;

pub use field::FieldRow;
pub use kinds::{KindRow, kind_row};
pub use rows::Field;

/// How much of a record a reader has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessLevel {
    /// Nothing, not even that it exists.
    Hidden,
    /// The fact that it took place.
    Fact,
    /// Its fields, as defined by the rows, and the parts of its body that no marker restricts.
    Shared,
}

impl AccessLevel {
    /// The word in `confidentiality.sponsor_sees`.
    pub fn word(self) -> &'static str {
        match self {
            AccessLevel::Hidden => "hidden",
            AccessLevel::Fact => "fact",
            AccessLevel::Shared => "shared",
        }
    }

    /// The level with this word, if any.
    pub fn from_word(word: &str) -> Option<AccessLevel> {
        [AccessLevel::Hidden, AccessLevel::Fact, AccessLevel::Shared]
            .into_iter()
            .find(|level| level.word() == word)
    }
}

impl serde::Serialize for AccessLevel {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl<'de> serde::Deserialize<'de> for AccessLevel {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        AccessLevel::from_word(&word).ok_or_else(|| serde::de::Error::custom("an unknown level"))
    }
}

/// The level of a record from which a reader sees a field. Ordered from more to less visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequiredLevel {
    /// As soon as the reader knows the fact that it took place.
    Fact,
    /// When the record is shared.
    Shared,
    /// When the record is shared, and only with whoever pays the coach.
    Payer,
    /// Never.
    Never,
}

impl Field {
    /// Whether it names the sponsor of an opinion, a score, a contact or an action.
    pub fn names_a_sponsor(self) -> bool {
        matches!(
            self,
            Field::SponsorMeetingActionsName
                | Field::AgendaPointsSupportName
                | Field::ReviewActionsName
                | Field::ReviewObjectivesViewsName
                | Field::ReviewCoachEffectivenessName
                | Field::ContactsContactsName
        )
    }

    /// Whether its date is an agreed future date, rather than the day on which something took place.
    pub fn is_deadline(self) -> bool {
        self.key() == "due" || self.row().path.ends_with(".milestones.by")
    }
}

/// The policy in force: the built-in rows.
///
/// Tests replace single rows to show that each of them matters. Nothing else can change a row.
#[derive(Debug, Clone)]
pub struct Policy {
    kinds: Vec<KindRow>,
    client: Vec<RequiredLevel>,
    sponsor: Vec<RequiredLevel>,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            kinds: Kind::ALL.into_iter().map(kind_row).collect(),
            client: Field::ALL.iter().map(|field| field.row().client).collect(),
            sponsor: Field::ALL.iter().map(|field| field.row().sponsor).collect(),
        }
    }
}

impl Policy {
    /// The row of `kind`.
    pub fn kind(&self, kind: Kind) -> KindRow {
        self.kinds[kind as usize]
    }

    /// Whether a sponsor has `field` only in a record that the client approved for that sponsor.
    pub fn is_approved(&self, field: Field) -> bool {
        let kind = field.row().path.split('.').next();
        kind.and_then(Kind::from_word)
            .is_some_and(|kind| self.kind(kind).approved)
    }

    /// The level at which `party` has records of `kind`, unless something restricts it further.
    pub fn level(&self, kind: Kind, party: Party) -> AccessLevel {
        let row = self.kind(kind);
        match party {
            Party::Coach => AccessLevel::Shared,
            Party::Client => row.client,
            Party::Sponsor => row.sponsor,
        }
    }

    /// The same policy with one kind's row replaced; for tests that show that each row matters.
    #[must_use]
    pub fn with_kind(mut self, kind: Kind, row: KindRow) -> Self {
        self.kinds[kind as usize] = row;
        self
    }

    /// The level that `party` needs to see `field`. The coach sees every field.
    pub fn need(&self, field: Field, party: Party) -> RequiredLevel {
        match party {
            Party::Coach => RequiredLevel::Fact,
            Party::Client => self.client[field as usize],
            Party::Sponsor => self.sponsor[field as usize],
        }
    }

    /// The same policy with one row replaced; for tests that show that each row matters.
    #[must_use]
    pub fn with(mut self, field: Field, party: Party, need: RequiredLevel) -> Self {
        match party {
            Party::Coach => {}
            Party::Client => self.client[field as usize] = need,
            Party::Sponsor => self.sponsor[field as usize] = need,
        }
        self
    }

    /// Whether `party` sees `field` of a record that it has at `level`.
    pub fn sees(&self, field: Field, party: Party, level: AccessLevel, pays: bool) -> bool {
        match (party, self.need(field, party)) {
            (Party::Coach, _) => true,
            (_, RequiredLevel::Never) => false,
            (_, RequiredLevel::Fact) => level >= AccessLevel::Fact,
            (_, RequiredLevel::Shared) => level >= AccessLevel::Shared,
            (_, RequiredLevel::Payer) => level >= AccessLevel::Shared && pays,
        }
    }
}
