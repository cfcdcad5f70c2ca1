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
            "the coach's impressions are for the coach only",
        ),
        Kind::SponsorMeeting => row(
            Shared,
            Shared,
            Shared,
            false,
            "the sponsors who were present see it, and the client once the coach has shared it; there are no secret agreements",
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
            "organisational data was given for the coaching, not for the sponsor; the client sees a 360 after the debrief",
        ),
        Kind::StakeholderInterview => row(
            Hidden,
            Hidden,
            Hidden,
            false,
            "an interview names the person and what they said",
        ),
        Kind::StakeholderThemes => row(
            Shared,
            Hidden,
            Shared,
            true,
            "the client sees the themes after the debrief; a sponsor sees them as the client approved them",
        ),
        Kind::Psychometric => row(
            Shared,
            Hidden,
            Fact,
            false,
            "the profile belongs to the client, who sees it after the debrief",
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
