//! The readers for whom portals are made.
//!
//! This module must not know what a reader may see; that is the task of [`crate::policy`].

/// The three parties of an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The coach, who has everything.
    Coach,
    /// The person being coached.
    Client,
    /// The person who commissions the coaching.
    Sponsor,
}

impl Party {
    /// A stable word for templates and the interface's messages.
    pub fn word(self) -> &'static str {
        match self {
            Party::Coach => "coach",
            Party::Client => "client",
            Party::Sponsor => "sponsor",
        }
    }
}

/// One reader: the coach, the client, or one sponsor by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// The coach.
    Coach,
    /// The client.
    Client,
    /// A sponsor, by the name in engagement.md.
    Sponsor(String),
}

impl Reader {
    /// The party of this reader.
    pub fn party(&self) -> Party {
        match self {
            Reader::Coach => Party::Coach,
            Reader::Client => Party::Client,
            Reader::Sponsor(_) => Party::Sponsor,
        }
    }

    /// The sponsor's name, if the reader is a sponsor.
    pub fn sponsor(&self) -> Option<&str> {
        match self {
            Reader::Sponsor(name) => Some(name),
            _ => None,
        }
    }
}
