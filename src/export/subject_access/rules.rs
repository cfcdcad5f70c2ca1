//! Which fields of which records are about other people, or contain what they said.

use serde_json::Value;

/// Why a whole record needs a decision, if it does.
pub(super) fn of_record(list: &str, record: &Value) -> Option<&'static str> {
    match list {
        "stakeholder_interviews" => {
            Some("an interview with somebody else: who it was, and what they said in confidence")
        }
        "stakeholder_themes" => {
            Some("what other people said, summarised; few respondents may be recognised")
        }
        "sponsor_meetings" => Some("what a sponsor said, perhaps without the client"),
        "evidence" if record["record"]["evidence_type"] == "360" => {
            Some("what other people answered")
        }
        "evidence" => Some("a document of the organisation, which may name other people"),
        "pulses" => Some("what other people answered, each with a name"),
        "notes" => Some(
            "your own reflection; what it says about the client is personal data of the client, what it says about others is theirs",
        ),
        "drafts" => Some("a draft: nobody else has seen it"),
        _ => None,
    }
}

/// Why the item of a list needs a decision, if it does: `path` is the list's field with those around it.
pub(super) fn of_item(list: &str, path: &str, item: &Value) -> Option<&'static str> {
    let by_other = matches!(item["by"].as_str(), Some("sponsor" | "organisation"));
    match (list, path) {
        ("agreement", "sponsors") => Some("a sponsor's name and role"),
        ("contacts", "contacts") if by_other || item["name"].is_string() => {
            Some("contact with somebody else")
        }
        ("reviews", "objectives.views") if by_other => Some("what a sponsor said"),
        ("reviews", "coach_effectiveness") if by_other => Some("what a sponsor said"),
        _ => None,
    }
}

/// Why a single field needs a decision, if it does.
pub(super) fn of_field(list: &str, path: &str) -> Option<&'static str> {
    let last = path.rsplit('.').next().unwrap_or(path);
    match (list, last) {
        ("sessions", "joined_by") => Some("somebody else took part"),
        (_, "present") => Some("the names of others who were there"),
        ("agreement", "conflicts") => Some("may be about somebody else"),
        (_, "because") if list != "reviews" && list != "sessions" => {
            Some("a reason that only you have seen")
        }
        _ => None,
    }
}
