//! What one practice contributes to a report of several practices, as JSON.
//!
//! It has one entry for each client, which may be recognisable. Must not contain anything that tells which client an
//! entry is about: names, ids, folders, dates, or an order other than that of the facts.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ClientFacts;

/// Increased when a field changes its meaning or is removed.
pub const VERSION: u32 = 1;

/// What one practice contributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// [`VERSION`].
    pub version: u32,
    pub organisation: String,
    /// The practice, so that none is counted twice.
    pub practice: String,
    /// Sorted by their facts.
    pub clients: Vec<ClientFacts>,
}

/// Why a file cannot be read as a contribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvalidContribution {
    /// It is not JSON.
    NotJson { line: usize, column: usize },
    /// It is of another version.
    OtherVersion(u64),
    /// It is JSON, but not a contribution.
    OtherContent { line: usize, column: usize },
}

/// The part that every version has.
#[derive(Deserialize)]
struct AnyVersion {
    version: u64,
}

impl Contribution {
    /// Sorts the entries, so that their order tells nothing.
    pub fn new(organisation: String, practice: String, mut clients: Vec<ClientFacts>) -> Self {
        clients.iter_mut().for_each(ClientFacts::normalise);
        clients.sort();
        Contribution {
            version: VERSION,
            organisation,
            practice,
            clients,
        }
    }

    /// Reads a contribution.
    ///
    /// # Errors
    /// If it is not JSON, of another version, or anything else.
    pub fn read(bytes: &[u8]) -> Result<Contribution, InvalidContribution> {
        let place = |error: &serde_json::Error| (error.line(), error.column());
        if let Ok(AnyVersion { version }) = serde_json::from_slice(bytes)
            && version != u64::from(VERSION)
        {
            return Err(InvalidContribution::OtherVersion(version));
        }
        let read: Contribution = serde_json::from_slice(bytes).map_err(|error| {
            let (line, column) = place(&error);
            match error.is_data() {
                true => InvalidContribution::OtherContent { line, column },
                false => InvalidContribution::NotJson { line, column },
            }
        })?;
        let Contribution {
            version: _,
            organisation,
            practice,
            clients,
        } = read;
        Ok(Contribution::new(organisation, practice, clients))
    }
}

impl fmt::Display for InvalidContribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InvalidContribution::NotJson { line, column } => {
                write!(f, "not JSON: line {line}, column {column}")
            }
            InvalidContribution::OtherVersion(version) => write!(
                f,
                "a contribution of version {version}; this coachgen reads version {VERSION}"
            ),
            InvalidContribution::OtherContent { line, column } => write!(
                f,
                "not a contribution of `coachgen programme`: line {line}, column {column}"
            ),
        }
    }
}
