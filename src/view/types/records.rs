//! The records of a view: a type for a record of any kind, and an iterator over those of each kind.
//!
//! `record_kinds!` lists the kinds once. What several kinds have in common can be read from any record.

use super::{
    ActionView, AgendaView, ChangeView, ChemistryView, ContactsView, EvidenceView, Fact,
    InterviewView, MilestoneMetSeen, NoteView, PsychometricView, PulseView, RecordView, ReviewView,
    ReviewedView, SessionView, SponsorMeetingView, StakeholderInterviewView, ThemesView, View,
};

macro_rules! record_kinds {
    ($($records:ident $kind:ident $view:ident;)*) => {
        /// A record of any kind but the agreement, as its reader has it.
        #[derive(Debug, Clone)]
        pub enum AnyRecord {
            $($kind(RecordView<$view>),)*
        }

        impl AnyRecord {
            /// The fact that it took place.
            pub fn fact(&self) -> &Fact {
                match self {
                    $(AnyRecord::$kind(record) => &record.fact,)*
                }
            }

            /// Whether the reader has its content.
            pub fn is_shared(&self) -> bool {
                match self {
                    $(AnyRecord::$kind(record) => record.shared.is_some(),)*
                }
            }
        }

        $(impl From<RecordView<$view>> for AnyRecord {
            fn from(record: RecordView<$view>) -> AnyRecord {
                AnyRecord::$kind(record)
            }
        })*

        impl View {
            $(
                /// The records of this kind, in their order in the view.
                pub fn $records(&self) -> impl DoubleEndedIterator<Item = &RecordView<$view>> + Clone {
                    self.records.iter().filter_map(|record| match record {
                        AnyRecord::$kind(record) => Some(record),
                        _ => None,
                    })
                }
            )*
        }
    };
}

record_kinds! {
    chemistry Chemistry ChemistryView;
    sponsor_meetings SponsorMeeting SponsorMeetingView;
    interviews Interview InterviewView;
    evidence Evidence EvidenceView;
    stakeholder_interviews StakeholderInterview StakeholderInterviewView;
    themes StakeholderThemes ThemesView;
    psychometrics Psychometric PsychometricView;
    agendas Agenda AgendaView;
    sessions Session SessionView;
    contacts Contacts ContactsView;
    reviews Review ReviewView;
    pulses Pulse PulseView;
    notes Note NoteView;
}

impl View {
    /// The fact of the record with this slug.
    pub fn fact(&self, slug: &str) -> Option<&Fact> {
        let mut facts = self.records.iter().map(AnyRecord::fact);
        facts.find(|fact| fact.slug == slug)
    }
}

impl AnyRecord {
    /// The actions that were agreed in it, apart from those of agenda points.
    pub fn actions(&self) -> &[ActionView] {
        match self {
            AnyRecord::SponsorMeeting(record) => list(record, |meeting| &meeting.actions),
            AnyRecord::Session(record) => list(record, |session| &session.actions),
            AnyRecord::Review(record) => list(record, |review| &review.actions),
            _ => &[],
        }
    }

    /// The outcomes of earlier actions.
    pub fn reviewed(&self) -> &[ReviewedView] {
        match self {
            AnyRecord::SponsorMeeting(record) => list(record, |meeting| &meeting.reviewed),
            AnyRecord::Session(record) => list(record, |session| &session.reviewed),
            AnyRecord::Review(record) => list(record, |review| &review.reviewed),
            _ => &[],
        }
    }

    /// The amendments that it decided.
    pub fn changes(&self) -> &[ChangeView] {
        match self {
            AnyRecord::Session(record) => list(record, |session| &session.changes),
            AnyRecord::Review(record) => list(record, |review| &review.changes),
            _ => &[],
        }
    }

    /// The milestones that were met.
    pub fn milestones(&self) -> &[MilestoneMetSeen] {
        match self {
            AnyRecord::Session(record) => list(record, |session| &session.milestones),
            AnyRecord::Review(record) => list(record, |review| &review.milestones),
            _ => &[],
        }
    }
}

/// A list in the content of a record; empty if the reader does not have the content.
fn list<T, I>(record: &RecordView<T>, of: impl FnOnce(&T) -> &Vec<I>) -> &[I] {
    record.content().map(of).map_or(&[], Vec::as_slice)
}
