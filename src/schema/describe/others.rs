//! The descriptions of everything that is not a field of the policy: switches, and the settings of the practice.

use super::field;
use crate::policy::Field;

/// Returns the description of a field that the policy does not list: a switch of any record, or a setting in
/// coachgen.yaml with its path.
pub fn key(path: &str) -> Option<&'static str> {
    Some(match path {
        "draft" => field(Field::RecordDraft),
        "kind" => "The kind of record. It determines the other fields.",
        "coach_only" => "true keeps this item to yourself; it is not shown to client or sponsor.",
        "tags" | "aliases" | "cssclasses" => {
            "Used by Obsidian. May contain anything; not shown to any reader."
        }
        "practice" => "Your practice, as the portals show it.",
        "practice.name" => "The name of the practice, shown on every page.",
        "practice.logo" => "The path of an image, from the folder of coachgen.yaml.",
        "practice.font" => {
            "The font family of reports: Libertinus Serif, or one whose files are in templates/fonts/."
        }
        "practice.accent" => "A colour as \"#2f5d62\", in quotes.",
        "practice.language" => {
            "The language of the portals: en, de or fr. An engagement may set its own language; the default is English."
        }
        "practice.paper" => {
            "The paper size of printed pages and PDFs: a4 or letter. a4 by default."
        }
        "coach" => "You, unless an engagement names another coach.",
        "coach.name" => "Your name, shown to every reader.",
        "coach.email" => "Your email address, shown to every reader.",
        "coach.credentials" => "Your credentials, shown to every reader.",
        "coach.training_started" => {
            "The date on which your training as a coach began, YYYY-MM-DD. Only sessions from that day on are in your log of coaching hours."
        }
        "coach.earlier_hours" => {
            "The path of a CSV file with your coaching hours from before coachgen, from the folder of coachgen.yaml. It has the columns that `coachgen hours --format csv` writes."
        }
        "interview_questions" => {
            "Your interview questions, in place of the built-in ones. A finding names the question that it answers by its id."
        }
        "interview_questions.id" => {
            "An id that no other question has. A finding names it under question."
        }
        "interview_questions.part" => {
            "The part of the structured interview in which you ask it: 1 or 2."
        }
        "interview_questions.text" => "The question as you put it to the client.",
        "interview_questions.for_stakeholders" => {
            "The question as you put it to stakeholders. A question without it is for the client only."
        }
        "rules" => {
            "The level of each rule by name: allow, warn or error. Rules that protect confidentiality cannot be changed."
        }
        "editor" => "The editor that `coachgen watch` opens your records in.",
        "output" => {
            "The folder for the portals, relative to the folder of coachgen.yaml. portal by default."
        }
        _ => return None,
    })
}
