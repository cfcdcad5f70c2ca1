//! From the terms of a view's agreement to those of the export.

use super::agreement::{
    Confidentiality, Fees, Pause, PlannedMeeting, Programme, Signature, Technology, Term,
};
use super::parts::{list, maybe};
use crate::view::types::{
    ConfidentialityView, FeesView, PauseView, PlannedView, ProgrammeView, SignatureView,
    TechnologyView, TermView,
};

impl From<&ProgrammeView> for Programme {
    fn from(programme: &ProgrammeView) -> Programme {
        let ProgrammeView {
            sessions,
            interval_weeks,
            session_minutes,
            sponsor_reviews_after,
            agenda_points,
            amendments_agreed_by,
            mode,
            between_limit,
            between_by,
            late_cancellation_counts,
        } = programme.clone();
        Programme {
            sessions,
            interval_weeks: (&interval_weeks).into(),
            session_minutes: (&session_minutes).into(),
            sponsor_reviews_after,
            agenda_points: (&agenda_points).into(),
            amendments_agreed_by,
            mode,
            between_sessions_limit: between_limit,
            between_sessions_by: between_by,
            late_cancellation_counts,
        }
    }
}

impl From<&PlannedView> for PlannedMeeting {
    fn from(planned: &PlannedView) -> PlannedMeeting {
        let PlannedView { what, date } = planned.clone();
        PlannedMeeting { what, date }
    }
}

impl From<&PauseView> for Pause {
    fn from(pause: &PauseView) -> Pause {
        let PauseView { from, to, why } = pause.clone();
        Pause { from, to, why }
    }
}

impl From<&ConfidentialityView> for Confidentiality {
    fn from(agreement: &ConfidentialityView) -> Confidentiality {
        let ConfidentialityView {
            agreed,
            exceptions,
            terms,
        } = agreement;
        Confidentiality {
            agreed: *agreed,
            exceptions: exceptions.clone(),
            terms: list(terms),
        }
    }
}

impl From<&TermView> for Term {
    fn from(term: &TermView) -> Term {
        let TermView {
            kind,
            client,
            sponsor,
            approved,
        } = *term;
        Term {
            kind,
            client,
            sponsor,
            approved,
        }
    }
}

impl From<&SignatureView> for Signature {
    fn from(signature: &SignatureView) -> Signature {
        let SignatureView { who, on } = signature.clone();
        Signature { who, on }
    }
}

impl From<&TechnologyView> for Technology {
    fn from(technology: &TechnologyView) -> Technology {
        let TechnologyView {
            recording,
            ai,
            storage,
        } = technology.clone();
        Technology {
            recording,
            ai,
            storage,
        }
    }
}

impl From<&FeesView> for Fees {
    fn from(fees: &FeesView) -> Fees {
        let FeesView {
            amount,
            currency,
            payer,
        } = fees.clone();
        Fees {
            amount: maybe(&amount),
            currency,
            payer,
        }
    }
}
