//! engagement.md: the parties, the programme, the confidentiality agreement.

mod agreement;

use chrono::NaiveDate;

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, Opt};
use super::person::Person;
use super::value::{
    AgreedBy, Channel, Language, Measure, Mode, Payer, Range, SponsorRelationship, Status,
};
use crate::policy::{AccessLevel, Field};

/// What coach, client and sponsor agreed.
#[derive(Debug, Clone)]
pub struct Engagement {
    pub client: Leaf<Client>,
    pub organisation: Opt<String>,
    pub sponsors: List<Sponsor>,
    pub coach: Opt<Coach>,
    pub status: Opt<Status>,
    pub start: Opt<NaiveDate>,
    pub ended: Opt<NaiveDate>,
    pub ended_because: Opt<String>,
    pub renews: Opt<String>,
    pub programme: Opt<Programme>,
    pub planned: List<Planned>,
    pub pauses: List<Pause>,
    pub confidentiality: Opt<Confidentiality>,
    pub signed: List<Signature>,
    pub contract: Opt<String>,
    /// The notice for cancelling a session, and what a late cancellation costs.
    pub cancellation: Opt<String>,
    /// How any party may end the coaching.
    pub termination: Opt<String>,
    pub code_of_ethics: Opt<String>,
    /// Where to complain.
    pub complaints: Opt<String>,
    /// Whether the agreement says that coaching is not therapy.
    pub not_therapy: Opt<bool>,
    /// Conflicts of interest, or that none are known.
    pub conflicts: Opt<String>,
    pub technology: Opt<Technology>,
    pub fees: Opt<Fees>,
    pub retention: Opt<Retention>,
    pub language: Opt<Language>,
}

/// The person being coached.
#[derive(Debug, Clone)]
pub struct Client {
    pub name: Leaf<String>,
    pub role: Opt<String>,
    pub email: Opt<String>,
    pub log_consent: Opt<bool>,
}

/// Someone who commissions the coaching.
#[derive(Debug, Clone)]
pub struct Sponsor {
    pub name: Leaf<String>,
    pub role: Opt<String>,
    pub relationship: Opt<SponsorRelationship>,
    pub from: Opt<NaiveDate>,
    pub until: Opt<NaiveDate>,
}

/// The engagement's coach, if different from the practice's.
#[derive(Debug, Clone)]
pub struct Coach {
    pub name: Opt<String>,
    pub internal: Opt<bool>,
}

/// The contracted programme. Each number has a default that a practice or an engagement may change.
#[derive(Debug, Clone, Default)]
pub struct Programme {
    pub sessions: Opt<u32>,
    /// Weeks between sessions.
    pub interval_weeks: Opt<Range>,
    /// The length of a session in minutes.
    pub session_minutes: Opt<Range>,
    pub sponsor_reviews_after: Vec<Leaf<u32>>,
    pub agenda_points: Opt<Range>,
    /// Who has to agree to an amendment of the agenda before it is in force.
    pub amendments_agreed_by: Vec<Leaf<AgreedBy>>,
    pub mode: Opt<Mode>,
    pub between_sessions: Opt<BetweenSessions>,
    /// Whether a session that was cancelled too late counts as one of the contracted sessions.
    pub late_cancellation_counts: Opt<bool>,
}

/// How the coach can be reached between sessions.
#[derive(Debug, Clone)]
pub struct BetweenSessions {
    pub limit: Opt<String>,
    pub by: Vec<Leaf<Channel>>,
}

/// A planned meeting.
#[derive(Debug, Clone)]
pub struct Planned {
    pub what: Leaf<String>,
    pub date: Leaf<NaiveDate>,
}

/// A period in which the engagement was paused.
#[derive(Debug, Clone)]
pub struct Pause {
    pub from: Leaf<NaiveDate>,
    pub to: Leaf<NaiveDate>,
    pub why: Opt<String>,
}

/// The confidentiality agreement, which defines the access policy.
#[derive(Debug, Clone)]
pub struct Confidentiality {
    pub agreed: Opt<NaiveDate>,
    /// Kind of record and level, as written.
    pub sponsor_sees: Vec<(Leaf<String>, Leaf<AccessLevel>)>,
    pub exceptions: Vec<Leaf<String>>,
}

/// Who signed, and when.
#[derive(Debug, Clone)]
pub struct Signature {
    pub who: Leaf<Person>,
    pub on: Leaf<NaiveDate>,
}

/// What the client consents to, and how the records are kept.
#[derive(Debug, Clone)]
pub struct Technology {
    /// Whether the client consents to sessions being recorded.
    pub recording: Opt<bool>,
    /// Whether the client consents to the use of AI tools with what is said in sessions.
    pub ai: Opt<bool>,
    /// Where and how the records are kept.
    pub storage: Opt<String>,
}

/// What the engagement costs, and who pays.
#[derive(Debug, Clone)]
pub struct Fees {
    pub amount: Opt<Measure>,
    pub currency: Opt<String>,
    pub payer: Opt<Payer>,
}

/// How long the records are kept.
#[derive(Debug, Clone)]
pub struct Retention {
    pub keep_years: Opt<u32>,
    pub dispose_on: Opt<NaiveDate>,
}

impl Engagement {
    /// The sponsors who have a portal. A sponsor marked `coach_only` has none and is not named to any reader.
    pub fn known_sponsors(&self) -> impl Iterator<Item = &Sponsor> {
        let known = self.sponsors.items.iter().filter(|item| !item.coach_only);
        known.map(|item| &item.value)
    }
}

impl KindContent for Engagement {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        use Field as F;
        let client = d.need_group(F::EngagementClient, |d| {
            let name = d.need(F::EngagementClientName);
            let role = d.get(F::EngagementClientRole);
            let email = d.get(F::EngagementClientEmail);
            let log_consent = d.get(F::EngagementClientLogConsent);
            Some(Client {
                name: name?,
                role,
                email,
                log_consent,
            })
        });
        let organisation = d.get(F::EngagementOrganisation);
        let sponsors = d.list(F::EngagementSponsors, sponsor);
        let coach = d.group(F::EngagementCoach, |d| {
            Some(Coach {
                name: d.get(F::EngagementCoachName),
                internal: d.get(F::EngagementCoachInternal),
            })
        });
        let status = d.get(F::EngagementStatus);
        let start = d.get(F::EngagementStart);
        let ended = d.get(F::EngagementEnded);
        d.check_period(start.as_ref(), ended.as_ref());
        let ended_because = d.get(F::EngagementEndedBecause);
        let renews = d.get(F::EngagementRenews);
        let programme = d.group(F::EngagementProgramme, programme);
        let planned = d.list(F::EngagementPlanned, |d| {
            let (what, date) = (
                d.need(F::EngagementPlannedWhat),
                d.need(F::EngagementPlannedDate),
            );
            Some(Planned {
                what: what?,
                date: date?,
            })
        });
        let pauses = d.list(F::EngagementPauses, |d| {
            let (from, to) = (
                d.need(F::EngagementPausesFrom),
                d.need(F::EngagementPausesTo),
            );
            d.check_period(from.as_ref(), to.as_ref());
            let why = d.get(F::EngagementPausesWhy);
            Some(Pause {
                from: from?,
                to: to?,
                why,
            })
        });
        let confidentiality = d.group(F::EngagementConfidentiality, agreement::read);
        let signed = d.list(F::EngagementSigned, |d| {
            let (who, on) = (
                d.need(F::EngagementSignedWho),
                d.need(F::EngagementSignedOn),
            );
            Some(Signature { who: who?, on: on? })
        });
        let contract = d.get(F::EngagementContract);
        let cancellation = d.get(F::EngagementCancellation);
        let termination = d.get(F::EngagementTermination);
        let code_of_ethics = d.get(F::EngagementCodeOfEthics);
        let complaints = d.get(F::EngagementComplaints);
        let not_therapy = d.get(F::EngagementNotTherapy);
        let conflicts = d.get(F::EngagementConflicts);
        let technology = d.group(F::EngagementTechnology, |d| {
            Some(Technology {
                recording: d.get(F::EngagementTechnologyRecording),
                ai: d.get(F::EngagementTechnologyAi),
                storage: d.get(F::EngagementTechnologyStorage),
            })
        });
        let fees = d.group(F::EngagementFees, |d| {
            Some(Fees {
                amount: d.get(F::EngagementFeesAmount),
                currency: d.get(F::EngagementFeesCurrency),
                payer: d.get(F::EngagementFeesPayer),
            })
        });
        let retention = d.group(F::EngagementRetention, |d| {
            Some(Retention {
                keep_years: d.get(F::EngagementRetentionKeepYears),
                dispose_on: d.get(F::EngagementRetentionDisposeOn),
            })
        });
        let language = d.get(F::EngagementLanguage);
        Some(Engagement {
            client: client?,
            organisation,
            sponsors,
            coach,
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
            retention,
            language,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        // The agreement is in force throughout, so it has no date and none of what meetings have.
        ContentFields::default()
    }
}

fn sponsor(d: &mut Fields<'_, '_>) -> Option<Sponsor> {
    use Field as F;
    let name = d.need(F::EngagementSponsorsName);
    let role = d.get(F::EngagementSponsorsRole);
    let relationship = d.get(F::EngagementSponsorsRelationship);
    let from = d.get(F::EngagementSponsorsFrom);
    let until = d.get(F::EngagementSponsorsUntil);
    d.check_period(from.as_ref(), until.as_ref());
    Some(Sponsor {
        name: name?,
        role,
        relationship,
        from,
        until,
    })
}

/// Reads the programme of an engagement, or the default of a practice.
pub fn programme(d: &mut Fields<'_, '_>) -> Option<Programme> {
    use Field as F;
    Some(Programme {
        sessions: d.get(F::EngagementProgrammeSessions),
        interval_weeks: d.get(F::EngagementProgrammeIntervalWeeks),
        session_minutes: d.get(F::EngagementProgrammeSessionMinutes),
        sponsor_reviews_after: d.all(F::EngagementProgrammeSponsorReviewsAfter),
        agenda_points: d.get(F::EngagementProgrammeAgendaPoints),
        amendments_agreed_by: d.all(F::EngagementProgrammeAmendmentsAgreedBy),
        mode: d.get(F::EngagementProgrammeMode),
        between_sessions: d.group(F::EngagementProgrammeBetweenSessions, |d| {
            Some(BetweenSessions {
                limit: d.get(F::EngagementProgrammeBetweenSessionsLimit),
                by: d.all(F::EngagementProgrammeBetweenSessionsBy),
            })
        }),
        late_cancellation_counts: d.get(F::EngagementProgrammeLateCancellationCounts),
    })
}
