//! Everything that one reader sees of an engagement, as data: a JSON document with a published schema, and tables.
//!
//! Made from the reader's view and what is derived from it, field by field, so that it contains what the view contains
//! and nothing else. Every conversion takes its value apart without `..`: a new field does not compile until it is
//! exported or named as left out. Must not read the model, the disk or the clock.

mod agenda_in_force;
mod agenda_of_view;
mod agreement;
mod agreement_terms;
mod course;
mod derived;
mod describe;
mod development;
mod diagnosis;
mod meetings_of_view;
mod parts;
mod parts_of_records;
mod prose;
mod records;
mod schema;
mod scores;
mod subject_access;
mod tables;
mod waiting;

use chrono::NaiveDate;

use crate::derive::{Derived, ReaderView};
use crate::reader::Party;
use crate::view::types::View;
use agreement::{Agreement, Practice};
use derived::{Action, AgendaInForce, Meeting, ObjectiveTrack, Overdue, Phase, PulseTrend, Totals};
use describe::{PhaseWord, exported, words};
use parts::{list, maybe};
use records::Records;
use waiting::{
    AcceptedRule, AttachedFile, Draft, HandoverData, InterviewQuestion, Unreadable, WaitingCopy,
};

pub use schema::{own_words, schema};
pub use subject_access::{CopiedFiles, ReviewDocument, read_first, review_document};
pub use tables::{TABLES, Table, tables, without_guard};

/// Increased when a field changes its meaning or is removed; not for a new field.
pub const VERSION: u32 = 1;

words! {
    /// The party that a reader belongs to.
    PartyWord of Party: ["coach", "client", "sponsor"];
}

exported! {
    /// The reader of an export.
    ExportReader {
        /// The party.
        party: PartyWord,
        /// The name of a sponsor.
        sponsor: Option<String>,
    }

    /// Everything that one reader sees of an engagement. A field without a value is left out, whether the records lack it or the reader may not see it; lists are always present. Texts are those of the records. Later versions may add fields.
    Export {
        /// Increased when a field changes its meaning or is removed, but not for a new field.
        version: u32,
        /// The date used as today's date.
        today: NaiveDate,
        /// The reader. Other readers must not get this document.
        reader: ExportReader,
        /// The practice.
        practice: Practice,
        /// The agreement.
        agreement: Agreement,
        /// The records, by kind.
        records: Records,
        /// The agenda in force.
        agenda: Option<AgendaInForce>,
        /// Every action, in the order in which they were agreed.
        actions: Vec<Action>,
        /// Every objective of the agenda in force, with its values over time.
        objectives: Vec<ObjectiveTrack>,
        /// Milestones and objectives past their date.
        overdue: Vec<Overdue>,
        /// The meetings held and planned, by date.
        meetings: Vec<Meeting>,
        /// Sums over sessions and contacts.
        totals: Totals,
        /// The five phases, in order.
        phases: Vec<Phase>,
        /// The furthest phase with a record of something that took place.
        current_phase: Option<PhaseWord>,
        /// The results of pulse rounds, by question.
        pulse_trends: Vec<PulseTrend>,
        /// Records that wait for the client's approval; for coach and client.
        waiting_for_approval: Vec<WaitingCopy>,
        /// Drafts; for the coach.
        drafts: Vec<Draft>,
        /// Records that are left out because they cannot be read; for the coach.
        unreadable: Vec<Unreadable>,
        /// Rules whose findings the coach accepts; for the coach.
        accepted_rules: Vec<AcceptedRule>,
        /// The files that were made to be handed over, the latest first; for the coach.
        handovers: Vec<HandoverData>,
        /// The practice's own interview questions; for the coach.
        interview_questions: Vec<InterviewQuestion>,
        /// The files that the prose refers to.
        files: Vec<AttachedFile>,
    }
}

impl From<&ReaderView> for Export {
    fn from(reader: &ReaderView) -> Export {
        let ReaderView { view, derived } = reader;
        let View {
            reader,
            today,
            practice,
            engagement,
            records: _,
            questions,
            // Only decides what counts as overdue, which is exported.
            lacks_follow_up: _,
            drafts,
            unreadable,
            allowed,
            handovers,
            awaiting,
            files,
        } = view;
        let Derived {
            agenda,
            actions,
            calendar,
            tracks,
            overdue,
            phases,
            pulses,
            // The dates and links of the records, arranged for a page.
            timeline: _,
            trace: _,
        } = derived;
        let logo = practice.logo.as_deref();
        Export {
            version: VERSION,
            today: today.date(),
            reader: ExportReader {
                party: reader.party().into(),
                sponsor: reader.sponsor().map(str::to_owned),
            },
            practice: practice.into(),
            agreement: engagement.into(),
            records: view.into(),
            agenda: maybe(agenda),
            actions: list(&actions.actions),
            objectives: list(tracks),
            overdue: list(overdue),
            meetings: list(&calendar.meetings),
            totals: (&calendar.hours).into(),
            phases: list(&phases.phases),
            current_phase: phases.current.map(Into::into),
            pulse_trends: list(pulses),
            waiting_for_approval: list(awaiting),
            drafts: list(drafts),
            unreadable: list(unreadable),
            accepted_rules: list(allowed),
            handovers: list(handovers),
            interview_questions: list(questions),
            files: list(files.iter().filter(|file| logo != Some(file.name.as_str()))),
        }
    }
}

/// The export of a reader as JSON, with a line break at the end.
///
/// # Errors
/// If a value cannot be serialised, which would be a fault of the program.
pub fn to_json(export: &Export) -> Result<Vec<u8>, serde_json::Error> {
    let mut json = serde_json::to_vec_pretty(export)?;
    json.push(b'\n');
    Ok(json)
}
