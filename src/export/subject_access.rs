//! What a coach goes through when a client asks for a copy of their personal data (article 15 GDPR): the coach's whole
//! records as one document, in which everything that may be about other people is marked, and a note to read first.
//!
//! It marks too much rather than too little, because a mark only asks the coach to decide. Must not leave anything out.

mod note;
mod people;
mod rules;
mod walk;

use serde_json::Value;

use super::Export;
use people::OtherPeople;
use walk::Document;

pub use note::{CopiedFiles, read_first};

/// The document to go through, and the number of marked places in it.
pub struct ReviewDocument {
    /// Markdown.
    pub text: String,
    /// How many places are marked.
    pub marks: usize,
}

/// The lists of records, with what a heading calls a record.
const RECORDS: [(&str, &str); 13] = [
    ("chemistry", "Chemistry meeting"),
    ("sponsor_meetings", "Meeting with a sponsor"),
    ("interviews", "Interview with the client"),
    ("evidence", "Organisational data"),
    ("stakeholder_interviews", "Interview with a stakeholder"),
    ("stakeholder_themes", "Stakeholder themes"),
    ("psychometrics", "Psychometric profile"),
    ("agendas", "Agenda"),
    ("sessions", "Session"),
    ("contacts", "Contacts between sessions"),
    ("reviews", "Review"),
    ("pulses", "Pulse round"),
    ("notes", "Note"),
];

/// Returns the document for the coach, from the coach's export.
///
/// # Errors
/// If the export cannot be converted, which would be a fault of the program.
pub fn review_document(export: &Export) -> Result<ReviewDocument, serde_json::Error> {
    let data = serde_json::to_value(export)?;
    let people = OtherPeople::of(&data);
    let mut document = Document::new(&people);
    document.line("# Records to go through");
    document.line("");
    document.line(
        "For the coach. Each place marked **Decide** may be about somebody else, or is otherwise yours to judge: read READ-FIRST.md. \
         The marks follow from fields and names, so look at everything else too.",
    );
    document.heading("The agreement", None);
    document.value("agreement", "", &data["agreement"]);
    for (list, name) in RECORDS {
        for record in array(&data["records"][list]) {
            document.record(list, name, record);
        }
    }
    for draft in array(&data["drafts"]) {
        document.record("drafts", "Draft", draft);
    }
    for record in array(&data["unreadable"]) {
        let path = record["path"].as_str();
        document.heading("A record that cannot be read", path);
        document
            .decide("this file cannot be read as a record; its copy is in the folder `records`");
    }
    Ok(document.finish())
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
