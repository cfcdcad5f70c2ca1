//! The sentences of what has no row in the policy: kinds, switches, and the settings of the practice.

use super::field;
use crate::kind::Kind;
use crate::policy::Field;

/// What a record of this kind is.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Engagement => {
            "The engagement: who takes part, how long it lasts, on what terms. One in each engagement, in engagement.md."
        }
        Kind::Chemistry => {
            "The chemistry meeting: the first one, in which coach and client find out whether they suit."
        }
        Kind::SponsorMeeting => "The conversation with the sponsor about purpose and expectations.",
        Kind::Interview => "A part of the structured interview with the client.",
        Kind::Evidence => "What the organisation holds: an appraisal, a 360, an assessment.",
        Kind::StakeholderInterview => {
            "Raw notes of a conversation about the client. For you alone."
        }
        Kind::StakeholderThemes => {
            "What the stakeholders said, gathered so that nobody can be made out."
        }
        Kind::Psychometric => "A psychometric instrument and the client's profile in it.",
        Kind::Agenda => "The agenda: usually four to six points, each with SMART objectives.",
        Kind::Session => "A session of focused development: reviewed, discussed, agreed.",
        Kind::Contacts => "The log of contacts between meetings, one for the whole engagement.",
        Kind::Review => "An interim review or the final one, with the sponsor.",
        Kind::Note => "Your own reflection or a supervision note. Nobody else reads it.",
    }
}

/// The sentence of a field that the policy has no row for: a switch of any record, or a setting of
/// coachgen.yaml under its path.
pub fn key(path: &str) -> Option<&'static str> {
    Some(match path {
        "draft" => field(Field::RecordDraft),
        "kind" => "What this record is. Its other fields follow from it.",
        "coach_only" => "true keeps this item to yourself; client and sponsor do not learn of it.",
        "tags" | "aliases" | "cssclasses" => {
            "Obsidian's own. It may hold anything, and is in nobody's portal."
        }
        "practice" => "Your practice, as the portals show it.",
        "practice.name" => "The name of the practice, shown on every page.",
        "practice.logo" => "The path of an image, from the folder of coachgen.yaml.",
        "practice.font" => {
            "The family in which reports are set: Libertinus Serif, or one whose files lie in templates/fonts/."
        }
        "practice.accent" => "A colour as \"#2f5d62\", in quotes.",
        "practice.language" => {
            "The language of the portals: en, de or fr. An engagement may name its own; without either it is English."
        }
        "practice.paper" => "The paper of reports. Without effect yet.",
        "coach" => "You, where an engagement names nobody else.",
        "coach.name" => "Your name, shown to every reader.",
        "coach.email" => "Your address for email, shown to every reader.",
        "coach.credentials" => "Your credentials, shown to every reader.",
        "coach.training_started" => {
            "The day on which your training as a coach began, YYYY-MM-DD. Without effect yet."
        }
        "rules" => {
            "Names of rules, each with how much its findings weigh: allow, warn or error. Rules that guard confidentiality cannot be set."
        }
        "editor" => "The editor that `coachgen watch` opens your records in.",
        "output" => {
            "The folder for the portals, from the folder of coachgen.yaml. portal unless you say otherwise."
        }
        _ => return None,
    })
}
