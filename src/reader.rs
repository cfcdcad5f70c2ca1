//! For whom a portal is made.
//!
//! Must not know what any reader may see; that is [`crate::policy`].

/// The three parties of an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// Has everything.
    Coach,
    /// The person being coached.
    Client,
    /// Whoever commissions the coaching.
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
    /// Which of the three parties this reader is.
    pub fn party(&self) -> Party {
        match self {
            Reader::Coach => Party::Coach,
            Reader::Client => Party::Client,
            Reader::Sponsor(_) => Party::Sponsor,
        }
    }

    /// The sponsor's name, when the reader is one.
    pub fn sponsor(&self) -> Option<&str> {
        match self {
            Reader::Sponsor(name) => Some(name),
            _ => None,
        }
    }
}
