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
                    because: "the coach's impressions are for the coach only",
                },
                traits: {
                    word: "chemistry",
                    noun: "chemistry meeting",
                    about: "The chemistry meeting: the first meeting, in which coach and client find out whether they can work together.",
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
                    because: "the sponsors who were present see it, and the client once the coach has shared it; there are no secret agreements",
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
                    because: "organisational data was given for the coaching, not for the sponsor; the client sees a 360 after the debrief",
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
                    because: "an interview names the person and what they said",
                },
                traits: {
                    word: "stakeholder-interview",
                    noun: "stakeholder interview",
                    about: "Notes of an interview with somebody who works with the client. Only you can see them.",
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
                    because: "the client sees the themes after the debrief; a sponsor sees them as the client approved them",
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
                    because: "the profile belongs to the client, who sees it after the debrief",
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
                    because: "contact between sessions stays between coach and client",
                },
                traits: {
                    word: "contacts",
                    noun: "log of contacts",
                    about: "A log of contacts between sessions. An engagement may have several.",
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
            Pulse {
                content: pulse::Pulse,
                access: {
                    client: Shared, sponsor: Hidden, ceiling: Shared, approved: true,
                    because: "the client sees the results after the debrief, by group; a sponsor sees them as the client approved them",
                },
                traits: {
                    word: "pulse",
                    noun: "pulse round",
                    about: "A pulse round: the same two to five questions to the same people, at several dates.",
                    phase: None,
                    file_names: &["pulse"],
                    folder: None,
                    is_meeting: false, is_single: false, is_named_by_title: false,
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
