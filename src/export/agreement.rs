//! The practice and the agreement in the export.

use chrono::NaiveDate;

use super::describe::exported;
use super::parts::{MeasuredValue, NumberRange, TextPassage, list, mark, maybe};
use crate::kind::Kind;
use crate::policy::AccessLevel;
use crate::record::value::{AgreedBy, Channel, Language, Mode, Payer, SponsorRelationship, Status};
use crate::view::types::{ClientView, EngagementView, PracticeView, SponsorDetails};

exported! {
    /// The practice.
    Practice {
        /// Its name.
        name: Option<String>,
        /// The coach's name.
        coach: Option<String>,
        /// The coach's email address.
        coach_email: Option<String>,
        /// The coach's credentials.
        coach_credentials: Option<String>,
        /// The language of its portals, unless an engagement has its own.
        language: Option<Language>,
    }

    /// The agreement.
    Agreement {
        /// Its title.
        title: Option<String>,
        /// The client.
        client: Option<Client>,
        /// The client's organisation.
        organisation: Option<String>,
        /// The sponsors.
        sponsors: Vec<Sponsor>,
        /// The coach's name.
        coach: Option<String>,
        /// Whether the coach works for the organisation.
        coach_internal: Option<bool>,
        /// The status of the engagement.
        status: Option<Status>,
        /// The first day.
        start: Option<NaiveDate>,
        /// The last day.
        ended: Option<NaiveDate>,
        /// Why it ended early; for the coach.
        ended_because: Option<String>,
        /// The folder of the engagement that it renews; for the coach.
        renews: Option<String>,
        /// What was contracted, with the defaults of the practice.
        programme: Programme,
        /// Meetings planned in advance.
        planned: Vec<PlannedMeeting>,
        /// Periods in which the engagement was paused; for the coach.
        pauses: Vec<Pause>,
        /// The confidentiality agreement.
        confidentiality: Option<Confidentiality>,
        /// The signatures.
        signed: Vec<Signature>,
        /// A reference to the signed contract.
        contract: Option<String>,
        /// The notice for cancelling a session, and what a late cancellation costs.
        cancellation: Option<String>,
        /// How a party may end the coaching.
        termination: Option<String>,
        /// The code of ethics.
        code_of_ethics: Option<String>,
        /// Where to complain.
        complaints: Option<String>,
        /// Whether the agreement says that coaching is not therapy.
        not_therapy: Option<bool>,
        /// Conflicts of interest.
        conflicts: Option<String>,
        /// What the client consents to, and how records are kept.
        technology: Option<Technology>,
        /// The fees, for the party that pays them.
        fees: Option<Fees>,
        /// How many years the records are kept.
        keep_years: Option<u32>,
        /// The date on which the records are deleted.
        dispose_on: Option<NaiveDate>,
        /// The language of this engagement.
        language: Option<Language>,
        /// The prose of the agreement.
        text: Vec<TextPassage>,
        /// The path of engagement.md in the practice; for the coach.
        path: Option<String>,
    }

    /// The client.
    Client {
        /// The client's name.
        name: String,
        /// The client's role.
        role: Option<String>,
        /// The client's email address.
        email: Option<String>,
        /// Whether the client agrees to be listed in the coach's log of hours.
        log_consent: Option<bool>,
    }

    /// A sponsor.
    Sponsor {
        /// The sponsor's name.
        name: String,
        /// The sponsor's role.
        role: Option<String>,
        /// The relationship to the client.
        relationship: Option<SponsorRelationship>,
        /// The first day as a sponsor.
        from: Option<NaiveDate>,
        /// The last day as a sponsor.
        until: Option<NaiveDate>,
        /// `true` if only the coach sees this sponsor.
        coach_only: Option<bool>,
    }

    /// What was contracted.
    Programme {
        /// The number of sessions.
        sessions: u32,
        /// The weeks between sessions.
        interval_weeks: NumberRange,
        /// The length of a session in minutes.
        session_minutes: NumberRange,
        /// The sessions after which a review with the sponsor is agreed.
        sponsor_reviews_after: Vec<u32>,
        /// The number of agenda points.
        agenda_points: NumberRange,
        /// Who has to agree to an amendment of the agenda before it takes effect.
        amendments_agreed_by: Vec<AgreedBy>,
        /// How sessions are held.
        mode: Option<Mode>,
        /// How much contact between sessions is agreed.
        between_sessions_limit: Option<String>,
        /// The channels of contact between sessions.
        between_sessions_by: Vec<Channel>,
        /// Whether a session that was cancelled too late counts as one of those contracted.
        late_cancellation_counts: Option<bool>,
    }

    /// A meeting planned in advance.
    PlannedMeeting {
        /// What is planned.
        what: String,
        /// Its date.
        date: NaiveDate,
    }

    /// A pause of the engagement.
    Pause {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
        /// The reason.
        why: Option<String>,
    }

    /// The confidentiality agreement.
    Confidentiality {
        /// The date on which it was agreed.
        agreed: Option<NaiveDate>,
        /// The exceptions.
        exceptions: Vec<String>,
        /// What client and sponsors see of each kind of record.
        terms: Vec<Term>,
    }

    /// What client and sponsors see of one kind of record.
    Term {
        /// The kind.
        kind: Kind,
        /// What the client sees.
        client: AccessLevel,
        /// What a sponsor sees.
        sponsor: AccessLevel,
        /// Whether a sponsor sees it only with the client's approval.
        approved: bool,
    }

    /// A signature.
    Signature {
        /// Who signed.
        who: String,
        /// The date of the signature.
        on: NaiveDate,
    }

    /// What the client consents to, and how records are kept.
    Technology {
        /// Whether sessions may be recorded.
        recording: Option<bool>,
        /// Whether AI tools may be used with what is said in sessions.
        ai: Option<bool>,
        /// Where and how records are kept.
        storage: Option<String>,
    }

    /// The fees.
    Fees {
        /// The amount.
        amount: Option<MeasuredValue>,
        /// The currency.
        currency: Option<String>,
        /// Who pays.
        payer: Option<Payer>,
    }
}

impl From<&PracticeView> for Practice {
    fn from(practice: &PracticeView) -> Practice {
        let PracticeView {
            name,
            coach,
            coach_email,
            coach_credentials,
            language,
            // The look of pages is not data about the coaching.
            accent: _,
            paper: _,
            logo: _,
        } = practice;
        Practice {
            name: name.clone(),
            coach: coach.clone(),
            coach_email: coach_email.clone(),
            coach_credentials: coach_credentials.clone(),
            language: *language,
        }
    }
}

impl From<&EngagementView> for Agreement {
    fn from(view: &EngagementView) -> Agreement {
        let EngagementView {
            title,
            client,
            organisation,
            sponsors,
            coach,
            coach_internal,
            status,
            start,
            ended,
            ended_because,
            renews,
            programme,
            planned,
            pauses,
            confidentiality,
            signed,
            contract,
            cancellation,
            termination,
            code_of_ethics,
            complaints,
            not_therapy,
            conflicts,
            technology,
            fees,
            keep_years,
            dispose_on,
            language,
            body,
            path,
        } = view.clone();
        Agreement {
            title,
            client: maybe(&client),
            organisation,
            sponsors: list(&sponsors),
            coach,
            coach_internal,
            status,
            start,
            ended,
            ended_because,
            renews,
            programme: (&programme).into(),
            planned: list(&planned),
            pauses: list(&pauses),
            confidentiality: maybe(&confidentiality),
            signed: list(&signed),
            contract,
            cancellation,
            termination,
            code_of_ethics,
            complaints,
            not_therapy,
            conflicts,
            technology: maybe(&technology),
            fees: maybe(&fees),
            keep_years,
            dispose_on,
            language,
            text: list(&body),
            path,
        }
    }
}

impl From<&ClientView> for Client {
    fn from(client: &ClientView) -> Client {
        let ClientView {
            name,
            role,
            email,
            log_consent,
        } = client.clone();
        Client {
            name,
            role,
            email,
            log_consent,
        }
    }
}

impl From<&SponsorDetails> for Sponsor {
    fn from(sponsor: &SponsorDetails) -> Sponsor {
        let SponsorDetails {
            name,
            role,
            relationship,
            from,
            until,
            coach_only,
        } = sponsor.clone();
        Sponsor {
            name,
            role,
            relationship,
            from,
            until,
            coach_only: mark(coach_only),
        }
    }
}
