//! A new engagement: the client, and what is copied from another engagement.
//!
//! An engagement.md is no draft: its client and its sponsors read it. So only numbers and fixed words are copied as they
//! are. A text could be about another client; it becomes a comment, which no reader sees. Confidentiality, consents,
//! signatures and dates are agreed for each engagement, and never copied.

use serde::Serialize;

use crate::record::value::{Range, SponsorRelationship, yaml_text};
use crate::view::types::EngagementView;

/// The `engagement` value of the template new-engagement.md.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewEngagement {
    /// The client's name.
    client: String,
    /// The coach's name, as in coachgen.yaml.
    coach: Option<String>,
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
    /// The terms of another engagement that are numbers or fixed words, as lines of front matter.
    terms: Vec<String>,
    /// Its terms in words, as fields in comments.
    texts: Vec<String>,
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
    /// An engagement of this client and this coach.
    pub fn new(client: &str, coach: Option<&str>) -> NewEngagement {
        NewEngagement {
            client: yaml_text(client),
            coach: coach.map(yaml_text),
            ..NewEngagement::default()
        }
    }

    /// Copies the terms of another engagement.
    #[must_use]
    pub fn with_terms_of(mut self, other: &EngagementView) -> NewEngagement {
        self.terms = terms(other);
        let texts = [
            ("cancellation", &other.cancellation),
            ("termination", &other.termination),
            ("code_of_ethics", &other.code_of_ethics),
            ("complaints", &other.complaints),
        ];
        let texts = texts.into_iter();
        let written = texts.filter_map(|(field, text)| Some((field, text.as_deref()?)));
        // In quotation marks, so that it is one line.
        self.texts = written
            .map(|(field, text)| format!("#{field}: {}", serde_json::Value::from(text)))
            .collect();
        self
    }

    /// Copies the people of the engagement that this one renews, which is in `folder`. A sponsor who has left, or whom only
    /// the coach sees, is not copied.
    #[must_use]
    pub fn renewing(mut self, earlier: &EngagementView, folder: &str) -> NewEngagement {
        let text = |text: &Option<String>| text.as_deref().map(yaml_text);
        self.renews = Some(yaml_text(folder));
        self.organisation = text(&earlier.organisation);
        if let Some(client) = &earlier.client {
            self.role = text(&client.role);
            self.email = text(&client.email);
        }
        let sponsors = earlier.sponsors.iter();
        let sponsors = sponsors.filter(|one| one.until.is_none() && !one.coach_only);
        self.sponsors = sponsors
            .map(|one| NewSponsor {
                name: yaml_text(&one.name),
                role: text(&one.role),
                relationship: one.relationship,
            })
            .collect();
        self
    }
}

/// The terms that are numbers or fixed words.
fn terms(of: &EngagementView) -> Vec<String> {
    let programme = &of.programme;
    let range = |range: &Range| match range.low == range.high {
        true => format!("{}", range.low),
        false => format!("\"{}-{}\"", range.low, range.high),
    };
    let mut lines = vec![
        "programme:".to_owned(),
        format!("  sessions: {}", programme.sessions),
        format!("  interval_weeks: {}", range(&programme.interval_weeks)),
        format!("  session_minutes: {}", range(&programme.session_minutes)),
        format!("  agenda_points: {}", range(&programme.agenda_points)),
    ];
    if !programme.sponsor_reviews_after.is_empty() {
        let after = programme.sponsor_reviews_after.iter();
        let after: Vec<String> = after.map(u32::to_string).collect();
        lines.push(format!("  sponsor_reviews_after: [{}]", after.join(", ")));
    }
    let mode = programme.mode;
    lines.extend(mode.map(|mode| format!("  mode: {}", mode.word())));
    let counts = programme.late_cancellation_counts;
    lines.extend(counts.map(|counts| format!("  late_cancellation_counts: {counts}")));
    let therapy = of.not_therapy;
    lines.extend(therapy.map(|not| format!("not_therapy: {not}")));
    let years = of.keep_years;
    lines.extend(years.map(|years| format!("retention:\n  keep_years: {years}")));
    let language = of.language;
    lines.extend(language.map(|language| format!("language: {}", language.word())));
    lines
}

#[cfg(test)]
mod tests {
    use super::NewEngagement;

    #[test]
    fn names_are_values() {
        let new = NewEngagement::new("Yes: No", Some("Ruth"));
        assert_eq!(new.client, "\"Yes: No\"");
        assert_eq!(new.coach.as_deref(), Some("Ruth"));
        assert!(new.terms.is_empty() && new.texts.is_empty());
    }
}
