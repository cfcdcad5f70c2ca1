//! Names of records, kinds and choices.
//!
//! Must not decide who may read a name; a [`Fact`] contains only what its reader may see.

use super::Words;
use crate::kind::{Kind, Phase};
use crate::record::value::{EvidenceType, Part, Range, ReviewType};
use crate::view::types::Fact;

impl Words {
    /// Returns a kind's name: `Stakeholder themes`.
    pub fn kind(&self, kind: Kind) -> &str {
        self.choice("kind", kind.word())
    }

    /// Returns a phase's name: `Focused development`.
    pub fn phase(&self, phase: Phase) -> &str {
        self.choice("phase", phase.word())
    }

    /// Returns the name of a choice: `choice("outcome", "not-done")` is the message `outcome_not_done`.
    pub fn choice(&self, prefix: &str, word: &str) -> &str {
        self.choice_if(prefix, word)
            .unwrap_or_else(|| self.get("unknown_word"))
    }

    /// Returns the name of a choice; `None` if there is no such message.
    pub fn choice_if(&self, prefix: &str, word: &str) -> Option<&str> {
        let mut id = String::with_capacity(prefix.len() + word.len() + 1);
        id.push_str(prefix);
        id.push('_');
        id.extend(word.chars().map(|c| if c == '-' { '_' } else { c }));
        self.fixed.get(id.as_str()).map(|text| &**text)
    }

    /// Returns the interface name of a field of an approved copy; `None` for an id.
    pub fn copy_field(&self, name: &str) -> Option<&str> {
        self.choice_if("changed_field", name)
    }

    /// Returns a record's name: `Session 3`, `Structured interview, part 1`, `360° feedback`, or its title for kinds
    /// without another name.
    pub fn record_name(&self, fact: &Fact) -> String {
        match fact.kind {
            Kind::Session => match fact.number {
                Some(number) => {
                    let id = match fact.cancelled {
                        true => "session_number_cancelled",
                        false => "session_number",
                    };
                    self.with(id, &[("number", number.into())])
                }
                None => self.kind(Kind::Session).to_owned(),
            },
            Kind::Interview => match fact.part {
                Some(part @ (Part::One | Part::Two)) => {
                    self.with("interview_part", &[("part", part.word().into())])
                }
                _ => self.kind(Kind::Interview).to_owned(),
            },
            Kind::Review => match fact.review {
                Some(ReviewType::Interim) => self.get("review_interim").to_owned(),
                Some(ReviewType::Final) => self.get("review_final").to_owned(),
                None => self.kind(Kind::Review).to_owned(),
            },
            Kind::Evidence => match (&fact.title, fact.evidence) {
                (Some(title), _) => title.clone(),
                (None, Some(sort)) if sort != EvidenceType::Other => {
                    self.choice("evidence", sort.word()).to_owned()
                }
                _ => self.kind(Kind::Evidence).to_owned(),
            },
            kind => match fact.title.as_ref().filter(|_| kind.is_named_by_title()) {
                Some(title) => title.clone(),
                None => self.kind(kind).to_owned(),
            },
        }
    }

    /// Returns the record's title if [`Words::record_name`] does not show it already.
    pub fn record_title<'a>(&self, fact: &'a Fact) -> Option<&'a str> {
        let title = fact.title.as_deref();
        title.filter(|_| !fact.kind.is_named_by_title())
    }

    /// Formats minutes: `90 minutes`.
    pub fn minutes(&self, minutes: u32) -> String {
        self.with("minutes", &[("minutes", minutes.into())])
    }

    /// Formats a range: `4 to 5`, or `60`.
    pub fn range(&self, range: &Range) -> String {
        if range.low == range.high {
            self.number(range.low)
        } else {
            self.with(
                "range",
                &[
                    ("low", self.number(range.low).as_str().into()),
                    ("high", self.number(range.high).as_str().into()),
                ],
            )
        }
    }
}
