//! The table of record kinds, in the order of the process: one row per kind.
//!
//! Each module that needs a part of the table calls [`kinds`] with its own macro, which receives all rows and uses
//! its own part of them: [`crate::kind`] the traits, `policy` the access, `record` the type of the content. So this
//! module depends on none of them, and a new row defines the kind everywhere.
//!
//! The access of all kinds is the complete policy for records, in one place for review.

/// Calls the macro `$then` with every row.
macro_rules! kinds {
    ($then:ident) => {
        $then! {
            Engagement {
                content: engagement::Engagement,
                access: {
                    client: Shared, sponsor: Shared, ceiling: Shared, approved: false,
                    because: "the agreement binds all three parties",
                },
                traits: {
                    word: "engagement",
                    noun: "agreement",
                    about: "The engagement: who takes part, how long it lasts, and on what terms. One per engagement, in engagement.md.",
                    phase: Some(Phase::Contracting),
                    file_names: &["engagement"],
                    folder: None,
                    is_meeting: false, is_single: true, is_named_by_title: false,
                },
            }
            Chemistry {
                content: contracting::Chemistry,
                access: {
                    client: Fact, sponsor: Fact, ceiling: Fact, approved: false,
                    because: "the coach's impressions stay with the coach",
                },
                traits: {
                    word: "chemistry",
                    noun: "chemistry meeting",
                    about: "The chemistry meeting: the first meeting, in which coach and client find out whether they suit each other.",
                    phase: Some(Phase::Contracting),
                    file_names: &["chemistry"],
                    folder: None,
                    is_meeting: true, is_single: true, is_named_by_title: false,
                },
            }
            SponsorMeeting {
                content: contracting::SponsorMeeting,
                access: {
                    client: Shared, sponsor: Shared, ceiling: Shared, approved: false,
                    because: "no secret briefs: it is shared with those present, and with the client once it was passed on",
                },
                traits: {
                    word: "sponsor-meeting",
                    noun: "sponsor meeting",
                    about: "The meeting with the sponsor about purpose and expectations.",
                    phase: Some(Phase::Contracting),
                    file_names: &["sponsor-meeting"],
                    folder: None,
                    is_meeting: true, is_single: false, is_named_by_title: false,
                },
            }
            Interview {
                content: diagnosis::Interview,
                access: {
                    client: Shared, sponsor: Hidden, ceiling: Fact, approved: false,
                    because: "the interview is the client's own account",
                },
                traits: {
                    word: "interview",
                    noun: "interview",
                    about: "A part of the structured interview with the client.",
                    phase: Some(Phase::Diagnosis),
                    file_names: &["interview-part"],
                    folder: None,
                    is_meeting: true, is_single: false, is_named_by_title: false,
                },
            }
            Evidence {
                content: diagnosis::Evidence,
                access: {
                    client: Shared, sponsor: Hidden, ceiling: Fact, approved: false,
                    because: "what the organisation holds was not given for the sponsor's eyes; a 360 reaches the client at the debrief",
                },
                traits: {
                    word: "evidence",
                    noun: "evidence",
                    about: "Organisational data: an appraisal, a 360, an assessment.",
                    phase: Some(Phase::Diagnosis),
                    file_names: &["appraisal", "feedback-360"],
                    folder: None,
                    is_meeting: false, is_single: false, is_named_by_title: true,
                },
            }
            StakeholderInterview {
                content: diagnosis::StakeholderInterview,
                access: {
                    client: Hidden, sponsor: Hidden, ceiling: Hidden, approved: false,
                    because: "raw interviews name people",
                },
                traits: {
                    word: "stakeholder-interview",
                    noun: "stakeholder interview",
                    about: "Raw notes of a conversation about the client. Only you can see them.",
                    phase: Some(Phase::Diagnosis),
                    file_names: &["stakeholder-"],
                    folder: None,
                    is_meeting: true, is_single: false, is_named_by_title: true,
                },
            }
            StakeholderThemes {
                content: diagnosis::StakeholderThemes,
                access: {
                    client: Shared, sponsor: Hidden, ceiling: Shared, approved: true,
                    because: "themes reach the client at the debrief, and a sponsor only as the client approved them",
                },
                traits: {
                    word: "stakeholder-themes",
                    noun: "stakeholder themes",
                    about: "What the stakeholders said, summarised so that nobody can be identified.",
                    phase: Some(Phase::Diagnosis),
                    file_names: &["stakeholder-themes"],
                    folder: None,
                    is_meeting: false, is_single: false, is_named_by_title: false,
                },
            }
            Psychometric {
                content: diagnosis::Psychometric,
                access: {
                    client: Shared, sponsor: Hidden, ceiling: Fact, approved: false,
                    because: "a profile belongs to the client and is read at the debrief",
                },
                traits: {
                    word: "psychometric",
                    noun: "instrument",
                    about: "A psychometric instrument and the client's profile.",
                    phase: Some(Phase::Diagnosis),
                    file_names: &[],
                    folder: None,
                    is_meeting: false, is_single: false, is_named_by_title: true,
                },
            }
            Agenda {
                content: agenda::Agenda,
                access: {
                    client: Shared, sponsor: Shared, ceiling: Shared, approved: true,
                    because: "a sponsor sees the agenda as the client approved it, without personal points",
                },
                traits: {
                    word: "agenda",
                    noun: "agenda",
                    about: "The agenda: usually four to six points, each with SMART objectives.",
                    phase: Some(Phase::AgendaSetting),
                    file_names: &["agenda"],
                    folder: Some("3-agenda"),
                    is_meeting: false, is_single: true, is_named_by_title: false,
                },
            }
            Session {
                content: session::Session,
                access: {
                    client: Shared, sponsor: Fact, ceiling: Fact, approved: false,
                    because: "what is said in a session stays between coach and client",
                },
                traits: {
                    word: "session",
                    noun: "session",
                    about: "A session of focused development: action follow-up, discussion, new actions.",
                    phase: Some(Phase::Development),
                    file_names: &["session-"],
                    folder: None,
                    is_meeting: true, is_single: false, is_named_by_title: false,
                },
            }
            Contacts {
                content: contacts::Contacts,
                access: {
                    client: Shared, sponsor: Hidden, ceiling: Hidden, approved: false,
                    because: "contact between meetings stays between coach and client",
                },
                traits: {
                    word: "contacts",
                    noun: "log of contacts",
                    about: "The log of contacts between meetings, one for the whole engagement.",
                    phase: Some(Phase::Development),
                    file_names: &["contacts"],
                    folder: None,
                    is_meeting: false, is_single: true, is_named_by_title: false,
                },
            }
            Review {
                content: review::Review,
                access: {
                    client: Shared, sponsor: Shared, ceiling: Shared, approved: true,
                    because: "a sponsor sees a review as the client approved it",
                },
                traits: {
                    word: "review",
                    noun: "review",
                    about: "An interim review or the final review, with the sponsor.",
                    phase: Some(Phase::Review),
                    file_names: &["interim-review", "final-review"],
                    folder: None,
                    is_meeting: true, is_single: false, is_named_by_title: false,
                },
            }
            Note {
                content: contacts::Note,
                access: {
                    client: Hidden, sponsor: Hidden, ceiling: Hidden, approved: false,
                    because: "the coach's own reflection",
                },
                traits: {
                    word: "note",
                    noun: "note",
                    about: "Your own reflection or a supervision note. Only you can read it.",
                    phase: None,
                    file_names: &[],
                    folder: Some("notes"),
                    is_meeting: false, is_single: false, is_named_by_title: true,
                },
            }
        }
    };
}

pub(crate) use kinds;
