//! The records in the export: one list for each kind, each record with its fact, its content and its prose.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::describe::{Definitions, Described, exported, words};
use super::development::{AgendaContent, ContactsContent, ReviewContent, SessionContent};
use super::diagnosis::{
    ChemistryContent, EvidenceContent, InterviewContent, PsychometricContent, PulseContent,
    SponsorMeetingContent, StakeholderInterviewContent, StakeholderThemesContent,
};
use super::parts::{RecordRef, TextPassage, list};
use crate::view::types::{
    AnyRecord, ApprovalView, DecisionView, NoteView, RecordView, SharedRecord, View,
};

/// A record with its content.
#[derive(Debug, Clone, Serialize)]
pub struct RecordData<T> {
    /// What it is and when it was.
    pub record: RecordRef,
    /// Its fields; `None` if the reader only has the fact that it took place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<T>,
    /// Its prose.
    pub text: Vec<TextPassage>,
    /// What the client decided about it.
    pub approvals: Vec<Approval>,
}

/// The content of a kind, with the name of its records in the schema.
pub trait RecordContent: Described {
    /// The name of the definition.
    const RECORD: &'static str;
}

impl<T: RecordContent> Described for RecordData<T> {
    fn schema(known: &mut Definitions) -> Value {
        let about = "A record of this kind: the fact that it took place, and its content if the reader has it.";
        known.object(T::RECORD, about, |known| {
            vec![
                (
                    "record",
                    "What it is and when it was.",
                    RecordRef::schema(known),
                    false,
                ),
                (
                    "content",
                    "Its fields; absent if the reader only has the fact that it took place.",
                    T::schema(known),
                    true,
                ),
                (
                    "text",
                    "Its prose, divided where the readers change.",
                    Vec::<TextPassage>::schema(known),
                    false,
                ),
                (
                    "approvals",
                    "What the client decided about it for each sponsor; a sponsor only sees their own approval.",
                    Vec::<Approval>::schema(known),
                    false,
                ),
            ]
        })
    }
}

words! {
    /// What the client decided.
    DecisionWord of Decided: ["approved", "declined", "withdrawn"];
}

/// What the client decided, with a word.
pub struct Decided(DecisionView);

impl Decided {
    fn word(&self) -> &'static str {
        match self.0 {
            DecisionView::Approved => "approved",
            DecisionView::Declined => "declined",
            DecisionView::Withdrawn => "withdrawn",
        }
    }
}

exported! {
    /// What the client decided about a record for one sponsor.
    Approval {
        /// The sponsor.
        sponsor: String,
        /// The date of the decision.
        on: NaiveDate,
        /// The decision.
        decision: DecisionWord,
        /// `true` if the record has changed since, while the sponsor has the approved version.
        changed: Option<bool>,
        /// The reason; for the coach.
        because: Option<String>,
    }

    /// A note has no fields; its content is its prose.
    NoteContent {}

    /// The records, by kind.
    Records {
        /// Chemistry meetings.
        chemistry: Vec<RecordData<ChemistryContent>>,
        /// Meetings with sponsors.
        sponsor_meetings: Vec<RecordData<SponsorMeetingContent>>,
        /// The structured interview with the client.
        interviews: Vec<RecordData<InterviewContent>>,
        /// Organisational data.
        evidence: Vec<RecordData<EvidenceContent>>,
        /// Interviews with stakeholders; for the coach.
        stakeholder_interviews: Vec<RecordData<StakeholderInterviewContent>>,
        /// What stakeholders said, as themes.
        stakeholder_themes: Vec<RecordData<StakeholderThemesContent>>,
        /// Psychometric profiles.
        psychometrics: Vec<RecordData<PsychometricContent>>,
        /// Agendas as agreed.
        agendas: Vec<RecordData<AgendaContent>>,
        /// Sessions, by number.
        sessions: Vec<RecordData<SessionContent>>,
        /// Logs of contact between sessions.
        contacts: Vec<RecordData<ContactsContent>>,
        /// Reviews.
        reviews: Vec<RecordData<ReviewContent>>,
        /// Pulse rounds.
        pulses: Vec<RecordData<PulseContent>>,
        /// The coach's notes; for the coach.
        notes: Vec<RecordData<NoteContent>>,
    }
}

macro_rules! contents {
    ($($content:ident $record:literal,)*) => {
        $(impl RecordContent for $content {
            const RECORD: &'static str = $record;
        })*
    };
}

contents! {
    ChemistryContent "ChemistryRecord",
    SponsorMeetingContent "SponsorMeetingRecord",
    InterviewContent "InterviewRecord",
    EvidenceContent "EvidenceRecord",
    StakeholderInterviewContent "StakeholderInterviewRecord",
    StakeholderThemesContent "StakeholderThemesRecord",
    PsychometricContent "PsychometricRecord",
    AgendaContent "AgendaRecord",
    SessionContent "SessionRecord",
    ContactsContent "ContactsRecord",
    ReviewContent "ReviewRecord",
    PulseContent "PulseRecord",
    NoteContent "NoteRecord",
}

impl From<&NoteView> for NoteContent {
    fn from(view: &NoteView) -> NoteContent {
        let NoteView {} = view;
        NoteContent {}
    }
}

impl<'v, V, T: From<&'v V>> From<&'v RecordView<V>> for RecordData<T> {
    fn from(view: &'v RecordView<V>) -> RecordData<T> {
        let RecordView { fact, shared } = view;
        let mut data = RecordData {
            record: fact.into(),
            content: None,
            text: Vec::new(),
            approvals: Vec::new(),
        };
        if let Some(SharedRecord {
            content,
            body,
            approvals,
        }) = shared
        {
            data.content = Some(T::from(content));
            data.text = list(body);
            data.approvals = list(approvals);
        }
        data
    }
}

impl From<&ApprovalView> for Approval {
    fn from(view: &ApprovalView) -> Approval {
        let ApprovalView {
            sponsor,
            on,
            decision,
            changed,
            because,
        } = view.clone();
        Approval {
            sponsor,
            on,
            decision: Decided(decision).into(),
            changed: changed.then_some(true),
            because,
        }
    }
}

impl From<&View> for Records {
    fn from(view: &View) -> Records {
        let mut records = Records::empty();
        for record in &view.records {
            match record {
                AnyRecord::Chemistry(one) => records.chemistry.push(one.into()),
                AnyRecord::SponsorMeeting(one) => records.sponsor_meetings.push(one.into()),
                AnyRecord::Interview(one) => records.interviews.push(one.into()),
                AnyRecord::Evidence(one) => records.evidence.push(one.into()),
                AnyRecord::StakeholderInterview(one) => {
                    records.stakeholder_interviews.push(one.into());
                }
                AnyRecord::StakeholderThemes(one) => records.stakeholder_themes.push(one.into()),
                AnyRecord::Psychometric(one) => records.psychometrics.push(one.into()),
                AnyRecord::Agenda(one) => records.agendas.push(one.into()),
                AnyRecord::Session(one) => records.sessions.push(one.into()),
                AnyRecord::Contacts(one) => records.contacts.push(one.into()),
                AnyRecord::Review(one) => records.reviews.push(one.into()),
                AnyRecord::Pulse(one) => records.pulses.push(one.into()),
                AnyRecord::Note(one) => records.notes.push(one.into()),
            }
        }
        records
    }
}

impl Records {
    fn empty() -> Records {
        Records {
            chemistry: Vec::new(),
            sponsor_meetings: Vec::new(),
            interviews: Vec::new(),
            evidence: Vec::new(),
            stakeholder_interviews: Vec::new(),
            stakeholder_themes: Vec::new(),
            psychometrics: Vec::new(),
            agendas: Vec::new(),
            sessions: Vec::new(),
            contacts: Vec::new(),
            reviews: Vec::new(),
            pulses: Vec::new(),
            notes: Vec::new(),
        }
    }
}
