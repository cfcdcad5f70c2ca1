//! Values with a limited range: scores, levels, weights, and the owner of an action of a session.

use serde::{Deserialize, Serialize};

use super::{Owner, one_of};
use crate::record::decode::{Scalar, Shape};

/// A score from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score(pub u32);

impl Scalar for Score {
    fn read(text: &str, plain: bool) -> Result<Self, String> {
        match u32::read(text, plain) {
            Ok(score @ 1..=5) => Ok(Score(score)),
            _ => Err("a whole number from 1 to 5".to_owned()),
        }
    }

    fn shape() -> Shape {
        Shape::Whole { min: 1, max: 5 }
    }
}

/// Who is responsible for an action that was agreed in a session. A sponsor cannot be, since no sponsor sees a
/// session or its actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionOwner(pub Owner);

impl Scalar for SessionOwner {
    fn read(text: &str, plain: bool) -> Result<Self, String> {
        match Owner::read(text, plain) {
            Ok(Owner::Sponsor) => Err(
                "`client` or `coach`; no sponsor sees a session, so write a sponsor's action in a sponsor meeting, in a \
                 review, or under `support` in the agenda"
                    .to_owned(),
            ),
            Ok(owner) => Ok(SessionOwner(owner)),
            Err(_) => Err(one_of(text, SESSION_OWNERS)),
        }
    }

    fn shape() -> Shape {
        Shape::Words(SESSION_OWNERS)
    }
}

const SESSION_OWNERS: &[&str] = &["client", "coach"];

/// A level of goal attainment, from -2 (much less than expected) through 0 (as expected) to +2 (much more).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttainmentLevel(i8);

impl AttainmentLevel {
    /// From -2 to 2.
    pub fn number(self) -> i8 {
        self.0
    }

    /// Its index in the list of five sentences; 0 is -2.
    pub fn index(self) -> usize {
        usize::try_from(self.0 + 2).unwrap_or_default()
    }
}

impl Scalar for AttainmentLevel {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        let text = text.trim().replace('−', "-");
        let number: Option<i8> = text.parse().ok();
        number
            .filter(|level| (-2..=2).contains(level))
            .map(AttainmentLevel)
            .ok_or_else(|| "a whole number from -2 to +2".to_owned())
    }

    fn shape() -> Shape {
        Shape::Words(&["-2", "-1", "0", "+1", "+2", "1", "2"])
    }
}

/// The weight of an objective relative to the others, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight(pub u32);

impl Scalar for Weight {
    fn read(text: &str, plain: bool) -> Result<Self, String> {
        match u32::read(text, plain) {
            Ok(weight @ 1..=100) => Ok(Weight(weight)),
            _ => Err("a whole number from 1 to 100".to_owned()),
        }
    }

    fn shape() -> Shape {
        Shape::Whole { min: 1, max: 100 }
    }
}
