//! A new engagement: the client, and what is taken from an earlier engagement.
//!
//! Consents, signatures and dates belong to one agreement, so they are never copied.

use serde::Serialize;

use super::yaml::scalar;
use crate::record::value::SponsorRelationship;
use crate::text::words;
use crate::view::types::EngagementView;

/// The fields that are terms of the agreement, and not about its people or its dates.
const TERMS: [&str; 9] = [
    "programme",
    "cancellation",
    "termination",
    "code_of_ethics",
    "complaints",
    "not_therapy",
    "fees",
    "retention",
    "language",
];

/// Fields within them that belong to one engagement.
const DATED: [&str; 2] = ["agreed", "dispose_on"];

/// The `engagement` value of the template new-engagement.md.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewEngagement {
    /// The client's name.
    client: String,
    /// The client's role, if the engagement renews an earlier one.
    role: Option<String>,
    /// The client's email address, if the engagement renews an earlier one.
    email: Option<String>,
    /// The organisation, if the engagement renews an earlier one.
    organisation: Option<String>,
    /// The current sponsors, if the engagement renews an earlier one.
    sponsors: Vec<NewSponsor>,
    /// The folder of the engagement that it renews.
    renews: Option<String>,
    /// The terms of an earlier engagement, as lines of front matter.
    terms: Option<String>,
    /// What it says about confidentiality, without the date of the agreement, as lines of that group.
    confidentiality: Option<String>,
}

/// A sponsor.
#[derive(Debug, Clone, Serialize)]
struct NewSponsor {
    /// The name.
    name: String,
    /// The role.
    role: Option<String>,
    /// The relationship to the client.
    relationship: Option<SponsorRelationship>,
}

impl NewEngagement {
    /// An engagement with this client.
    pub fn with_client(name: &str) -> NewEngagement {
        NewEngagement {
            client: scalar(name),
            ..NewEngagement::default()
        }
    }

    /// Copies the terms from the front matter of another engagement, except those whose text contains one of `names`: the
    /// new client must not read about another. Returns the fields that are left out for this reason.
    pub fn copy_terms(&mut self, front_matter: &str, names: &NamesIn) -> Vec<&'static str> {
        let mut left_out = Vec::new();
        let mut copied = |name: &'static str| {
            let lines = field_lines(front_matter, name)?;
            if names.are_in(&lines) {
                left_out.push(name);
                return None;
            }
            Some(lines)
        };
        let terms: Vec<String> = TERMS.iter().filter_map(|name| copied(name)).collect();
        let confidentiality = copied("confidentiality");
        self.terms = Some(terms.join("\n")).filter(|lines| !lines.is_empty());
        let lines = confidentiality
            .as_deref()
            .and_then(|lines| lines.split_once('\n'));
        self.confidentiality = lines.map(|(_, lines)| lines.to_owned());
        left_out
    }

    /// Takes the people from the engagement that this one renews, which is in `folder`.
    #[must_use]
    pub fn renewing(mut self, earlier: &EngagementView, folder: &str) -> NewEngagement {
        let text = |text: &Option<String>| text.as_deref().map(scalar);
        self.renews = Some(scalar(folder));
        self.organisation = text(&earlier.organisation);
        if let Some(client) = &earlier.client {
            self.role = text(&client.role);
            self.email = text(&client.email);
        }
        let sponsors = earlier.sponsors.iter().filter(|one| one.until.is_none());
        self.sponsors = sponsors
            .map(|one| NewSponsor {
                name: scalar(&one.name),
                role: text(&one.role),
                relationship: one.relationship,
            })
            .collect();
        self
    }
}

/// The names of the people and of the organisation of an engagement.
#[derive(Debug, Default)]
pub struct NamesIn {
    /// The words of the people's names, folded.
    people: Vec<String>,
    /// The first word of the organisation's name that is no article.
    organisation: Option<String>,
}

impl NamesIn {
    /// The names in an engagement.
    pub fn engagement(view: &EngagementView) -> NamesIn {
        let client = view.client.iter().map(|client| client.name.as_str());
        let sponsors = view.sponsors.iter().map(|sponsor| sponsor.name.as_str());
        let words = client.chain(sponsors).flat_map(words);
        let long = words.filter(|word| word.folded.chars().count() > 2);
        let organisation = view.organisation.iter().flat_map(|name| name.split(' '));
        NamesIn {
            people: long.map(|word| word.folded).collect(),
            organisation: organisation
                .map(str::to_owned)
                .find(|word| word.chars().count() > 3),
        }
    }

    /// Whether a text contains one of them, also in a longer word, such as a genitive.
    fn are_in(&self, text: &str) -> bool {
        let organisation = self.organisation.as_deref();
        organisation.is_some_and(|name| text.contains(name))
            || words(text).iter().any(|word| {
                let mut people = self.people.iter();
                people.any(|name| word.folded.starts_with(name.as_str()))
            })
    }
}

/// The lines of a field and of everything in it, without comments and without what belongs to one engagement.
fn field_lines(front_matter: &str, name: &str) -> Option<String> {
    let opens = |line: &str| {
        let rest = line
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix(':'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let mut lines = front_matter.lines().skip_while(|line| !opens(line));
    let first = lines.next()?;
    let is_dated = |line: &str| {
        DATED
            .iter()
            .any(|field| line.contains(&format!("{field}:")))
    };
    // `retention: {keep_years: 6, dispose_on: 2032-01-01}` cannot be divided by lines.
    if is_dated(first) {
        return None;
    }
    // In a text, a number sign is no comment.
    let is_text = first.trim_end().ends_with(['|', '>', '-', '+']);
    let within = lines.take_while(|line| line.is_empty() || line.starts_with([' ', '#', '-']));
    let kept = within.filter(|line| {
        let is_comment = line.trim_start().starts_with('#');
        is_text || !(line.is_empty() || is_comment || is_dated(line))
    });
    let lines: Vec<&str> = std::iter::once(first).chain(kept).collect();
    Some(lines.join("\n").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{NamesIn, NewEngagement, field_lines};

    const EARLIER: &str = "kind: engagement\nclient:\n  name: A\nprogramme:\n  sessions: 8\n  # agreed by phone\n  mode: video\n\
        cancellation: >-\n  Two days,\n  then it counts\nconfidentiality:\n  agreed: 2026-01-22\n  sponsor_sees:\n    pulse: shared\n\
        signed:\n  - who: A\n    on: 2026-01-28\ntechnology:\n  ai: true\nretention:\n  keep_years: 6\n  dispose_on: 2032-01-01\n";

    #[test]
    fn a_group_is_taken_without_dates_and_comments() {
        let of = |name| field_lines(EARLIER, name);
        assert_eq!(
            of("programme").unwrap(),
            "programme:\n  sessions: 8\n  mode: video"
        );
        assert_eq!(
            of("cancellation").unwrap(),
            "cancellation: >-\n  Two days,\n  then it counts"
        );
        assert_eq!(of("retention").unwrap(), "retention:\n  keep_years: 6");
        assert_eq!(of("retent"), None);
        assert_eq!(of("fees"), None);
        let flow = "retention: {keep_years: 6, dispose_on: 2032-01-01}\nfees: {amount: 1}\n";
        assert_eq!(field_lines(flow, "retention"), None);
        assert_eq!(field_lines(flow, "fees").unwrap(), "fees: {amount: 1}");
    }

    #[test]
    fn consents_and_signatures_are_not_copied() {
        let mut new = NewEngagement::with_client("B");
        let left_out = new.copy_terms(EARLIER, &NamesIn::default());
        assert_eq!(left_out, Vec::<&str>::new());
        let terms = new.terms.unwrap() + &new.confidentiality.unwrap();
        for other in ["signed", "ai: true", "2026-", "2032", "name: A"] {
            assert!(!terms.contains(other), "{other}: {terms}");
        }
        assert!(
            terms.contains("  sponsor_sees:\n    pulse: shared"),
            "{terms}"
        );
    }

    #[test]
    fn a_term_that_names_somebody_is_left_out() {
        let names = NamesIn {
            people: vec!["amara".to_owned(), "okafor".to_owned()],
            organisation: Some("Northwind".to_owned()),
        };
        let front = "cancellation: AMARA’s assistant calls\ntermination: By any party\n\
            complaints: To Northwind’s board\nconfidentiality:\n  exceptions:\n    - Harm to Ms Okafor\n";
        let mut new = NewEngagement::with_client("B");
        let left_out = new.copy_terms(front, &names);
        assert_eq!(left_out, ["cancellation", "complaints", "confidentiality"]);
        assert_eq!(new.terms.as_deref(), Some("termination: By any party"));
        assert_eq!(new.confidentiality, None);
    }
}
