//! The values that several kinds of record use: texts, dates, choices of words, ranges and measures.

mod clock;
mod credential;
mod day;
mod handover;
mod limited;
mod measure;
mod question;
mod switch;
mod time;
mod written;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use super::decode::{Scalar, Shape};
use crate::diag::nearest;

pub use clock::ClockTime;
pub use credential::CredentialRequirements;
pub use handover::HandoverForm;
pub use limited::{AttainmentLevel, Score, SessionOwner, Weight};
pub use measure::{Measure, Notation, unit_of};
pub use question::{BUILT_IN_QUESTIONS, BuiltInQuestion, InterviewPart};
pub use time::Minutes;
pub use written::yaml_text;

impl Scalar for String {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err("some text".to_owned());
        }
        // Use one form for texts that look the same: some systems write an accent as a separate character.
        Ok(text.nfc().collect())
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

/// The largest whole number that a record may hold.
const MAX_NUMBER: u32 = 1_000_000;

impl Scalar for u32 {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        text.trim()
            .parse()
            .ok()
            .filter(|number| *number <= MAX_NUMBER)
            .ok_or_else(|| "a whole number in digits, without a sign or unit".to_owned())
    }

    fn shape() -> Shape {
        Shape::Whole {
            min: 0,
            max: MAX_NUMBER,
        }
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),* }

        impl $name {
            /// Every choice, in the order in which it is offered.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word in front matter.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                by_word($name::ALL, $name::word, from)
            }
        }

        impl Scalar for $name {
            fn read(text: &str, _plain: bool) -> Result<Self, String> {
                $name::ALL
                    .iter()
                    .copied()
                    .find(|choice| choice.word() == text)
                    .ok_or_else(|| one_of(text, &[$($word),*]))
            }

            fn normal_form(text: &str) -> Option<String> {
                same_word(text, &[$($word),*])
            }

            fn shape() -> Shape {
                Shape::Words(&[$($word),*])
            }
        }
    };
}

/// Parses a choice from its word, for values in approved copies.
pub(crate) fn by_word<'de, T: Copy, D: Deserializer<'de>>(
    all: &[T],
    word: impl Fn(T) -> &'static str,
    from: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    let known = all.iter().copied().find(|one| word(*one) == text);
    known.ok_or_else(|| serde::de::Error::custom("an unknown word"))
}

/// The word that `text` is in other capitals, or with spaces or underscores instead of hyphens.
fn same_word(text: &str, words: &[&'static str]) -> Option<String> {
    let hyphenated = text.trim().to_lowercase().replace([' ', '_'], "-");
    let mut words = words.iter();
    words
        .find(|word| **word == hyphenated)
        .map(|word| (*word).to_owned())
}

fn one_of(text: &str, words: &[&'static str]) -> String {
    let list = words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ");
    match nearest(text, words.iter().copied()) {
        Some(word) => format!("one of {list} (did you mean `{word}`?)"),
        None => format!("one of {list}"),
    }
}

choice! {
    /// How a meeting is held.
    Mode { InPerson "in-person", Video "video", Phone "phone" }
}
choice! {
    /// What coach and client decided after the chemistry meeting.
    Decision { Proceed "proceed", Decline "decline", Undecided "undecided" }
}
choice! {
    /// What a sponsor is to the client.
    SponsorRelationship { LineManager "line-manager", Boss "boss", Hr "hr", Other "other" }
}
choice! {
    /// The contractual status of an engagement.
    Status {
        Prospective "prospective", Active "active", Paused "paused", Completed "completed",
        EndedEarly "ended-early", Declined "declined",
    }
}
choice! {
    /// The part of the structured interview that a record covers.
    Part { One "1", Two "2", Both "both" }
}
choice! {
    /// The type of evidence that the organisation holds about the client.
    EvidenceType { Appraisal "appraisal", ThreeSixty "360", Assessment "assessment", Other "other" }
}
choice! {
    /// What a stakeholder is to the client.
    Relationship {
        Manager "manager", Peer "peer", Report "report", Customer "customer", Other "other",
    }
}
choice! {
    /// What a theme is about.
    ThemeKind { Strength "strength", Development "development", Advice "advice" }
}
choice! {
    /// The outcome of an action.
    Outcome {
        Done "done", Partly "partly", Ongoing "ongoing", NotDone "not-done", Dropped "dropped",
    }
}
choice! {
    /// Who is responsible for an action.
    Owner { Client "client", Coach "coach", Sponsor "sponsor" }
}
choice! {
    /// Who agrees to an amendment of the agenda.
    AgreedBy { Client "client", Sponsor "sponsor" }
}
choice! {
    /// One of the three parties, as front matter names it.
    Who { Client "client", Coach "coach", Sponsor "sponsor" }
}
choice! {
    /// Who made contact between sessions.
    ContactBy { Client "client", Coach "coach", Sponsor "sponsor", Organisation "organisation" }
}

impl ContactBy {
    /// Whether the contact is for the coach only: what somebody other than coach and client told the coach.
    pub fn is_for_coach_only(self) -> bool {
        matches!(self, ContactBy::Sponsor | ContactBy::Organisation)
    }
}

choice! {
    /// How coach and client were in touch between sessions.
    Channel {
        Email "email", Phone "phone", Message "message", Video "video", Other "other",
    }
}
choice! {
    /// An interim or the final review.
    ReviewType { Interim "interim", Final "final" }
}
choice! {
    /// The assessment of an objective at a review.
    Verdict {
        OnTrack "on-track", AtRisk "at-risk", Behind "behind", Achieved "achieved", Partly "partly", NotAchieved "not-achieved",
        Withdrawn "withdrawn",
    }
}
impl Verdict {
    /// Whether it describes progress rather than a result.
    pub fn is_interim(self) -> bool {
        matches!(self, Verdict::OnTrack | Verdict::AtRisk | Verdict::Behind)
    }
}

choice! {
    /// What a change does to an objective or point that was agreed.
    ChangeKind { Reword "reword", ReDate "re-date", Add "add", Withdraw "withdraw" }
}
choice! {
    /// Who pays the coach.
    Payer { Organisation "organisation", Client "client" }
}
choice! {
    /// The language of the interface.
    Language { En "en", De "de", Fr "fr" }
}
choice! {
    /// The paper of reports.
    Paper { A4 "a4", Letter "letter" }
}
choice! {
    /// The editor for which `watch` formats its links to records.
    Editor { Plain "plain", Vscode "vscode", Obsidian "obsidian" }
}

/// A number or a range of numbers, `4-5` or `60`; the unit is the field's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}

impl Range {
    /// As text for readers: `4–5`, or `60`.
    pub fn written(&self) -> String {
        if self.low == self.high {
            format!("{}", self.low)
        } else {
            format!("{}–{}", self.low, self.high)
        }
    }
}

/// An approved copy stores it as text.
impl Serialize for Range {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.written())
    }
}

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        <Range as Scalar>::read(&text, true).map_err(serde::de::Error::custom)
    }
}

impl Scalar for Range {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        let expected =
            || "a number, or a range from the smaller to the larger such as `4-5`".to_owned();
        let number = |text: &str| {
            text.trim()
                .parse::<f64>()
                .ok()
                .filter(|n| n.is_finite() && *n >= 0.0)
        };
        let (low, high) = text.split_once(['-', '–']).unwrap_or((text, text));
        match (number(low), number(high)) {
            (Some(low), Some(high)) if low <= high => Ok(Range { low, high }),
            _ => Err(expected()),
        }
    }

    fn shape() -> Shape {
        Shape::Range
    }
}

/// An id: kebab-case, for example `decision-rights`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

impl Scalar for Id {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        let text = text.trim();
        let fits = !text.is_empty()
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--")
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if fits {
            Ok(Id(text.to_owned()))
        } else {
            Err(
                "an id in lower-case letters, digits and single hyphens, for example `decision-rights`"
                    .to_owned(),
            )
        }
    }

    fn shape() -> Shape {
        Shape::Id
    }
}

/// A level in the agreement.
impl Scalar for crate::policy::AccessLevel {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        crate::policy::AccessLevel::from_word(text)
            .ok_or_else(|| "`hidden`, `fact` or `shared`".to_owned())
    }

    fn shape() -> Shape {
        Shape::Words(&["hidden", "fact", "shared"])
    }
}
