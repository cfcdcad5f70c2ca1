//! The level of each kind of record for each reader, and how far an agreement may raise a sponsor's level.

use super::AccessLevel;
use crate::kind::{Kind, kinds};

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

macro_rules! define_rows {
    ($($kind:ident { content: $content:ty, access: $access:tt, traits: $traits:tt, })*) => {
        /// The row of `kind`.
        pub fn kind_row(kind: Kind) -> KindRow {
            use AccessLevel::{Fact, Hidden, Shared};
            match kind {
                $(Kind::$kind => KindRow $access,)*
            }
        }
    };
}

kinds!(define_rows);

impl KindRow {
    /// Whether only the coach ever has records of this kind.
    pub fn is_for_coach_only(&self) -> bool {
        self.client.max(self.sponsor).max(self.ceiling) == AccessLevel::Hidden
    }
}
