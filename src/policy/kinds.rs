//! The level of each kind of record for each reader, and how far an agreement may raise a sponsor's level.

use super::AccessLevel;
use crate::kind::Kind;

/// One kind's row of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRow {
    /// The client's level.
    pub client: AccessLevel,
    /// The sponsor's level if the agreement does not set one.
    pub sponsor: AccessLevel,
    /// The highest level that an agreement may set.
    pub ceiling: AccessLevel,
    /// Whether a sponsor sees a record only once the client has approved its exact text.
    pub approved: bool,
    /// The reason, in words for the coach.
    pub because: &'static str,
}

const fn row(
    client: AccessLevel,
    sponsor: AccessLevel,
    ceiling: AccessLevel,
    approved: bool,
    because: &'static str,
) -> KindRow {
    KindRow {
        client,
        sponsor,
        ceiling,
        approved,
        because,
    }
}

/// The row of `kind`.
pub fn kind_row(kind: Kind) -> KindRow {
    use AccessLevel::{Fact, Hidden, Shared};
    match kind {
        Kind::Engagement => row(
            Shared,
            Shared,
            Shared,
            false,
            "the agreement binds all three parties",
        ),
        Kind::Chemistry => row(
            Fact,
            Fact,
            Fact,
            false,
            "the coach's impressions stay with the coach",
        ),
        Kind::SponsorMeeting => row(
            Shared,
            Shared,
            Shared,
            false,
            "no secret briefs: it is shared with those present, and with the client once it was passed on",
        ),
        Kind::Interview => row(
            Shared,
            Hidden,
            Fact,
            false,
            "the interview is the client's own account",
        ),
        Kind::Evidence => row(
            Shared,
            Hidden,
            Fact,
            false,
            "what the organisation holds was not given for the sponsor's eyes; a 360 reaches the client at the debrief",
        ),
        Kind::StakeholderInterview => {
            row(Hidden, Hidden, Hidden, false, "raw interviews name people")
        }
        Kind::StakeholderThemes => row(
            Shared,
            Hidden,
            Shared,
            true,
            "themes reach the client at the debrief, and a sponsor only as the client approved them",
        ),
        Kind::Psychometric => row(
            Shared,
            Hidden,
            Fact,
            false,
            "a profile belongs to the client and is read at the debrief",
        ),
        Kind::Agenda => row(
            Shared,
            Shared,
            Shared,
            true,
            "a sponsor sees the agenda as the client approved it, without personal points",
        ),
        Kind::Session => row(
            Shared,
            Fact,
            Fact,
            false,
            "what is said in a session stays between coach and client",
        ),
        Kind::Contacts => row(
            Shared,
            Hidden,
            Hidden,
            false,
            "contact between meetings stays between coach and client",
        ),
        Kind::Review => row(
            Shared,
            Shared,
            Shared,
            true,
            "a sponsor sees a review as the client approved it",
        ),
        Kind::Note => row(Hidden, Hidden, Hidden, false, "the coach's own reflection"),
    }
}
