//! CG104: reports a diagnosis or agenda without a conversation about the purpose and expectations of the sponsor.

use chrono::NaiveDate;

use super::first_work::{self, FirstWork};
use crate::check::{DatedRecord, RuleContext};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::contracting::SponsorMeeting;

rule! {
    code: "CG104",
    name: "sponsor-conversation-missing",
    level: Error,
    page: "sponsor_conversation_missing.md",
    needs: &[
        (Kind::SponsorMeeting, &["date", "purpose", "expectations"]),
        (Kind::Engagement, &["sponsors"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_renewal() || context.ended_without_completion() || context.self_funded() {
        return;
    }
    let Some(work) = first_work::earliest(context) else {
        return;
    };
    // The sponsor may be asked during the diagnosis, but must be asked before agenda and sessions.
    let agenda = context.agendas.first().map(|m| ("agenda", &m.content.date));
    let session = context
        .sessions
        .first()
        .map(|m| ("first session", &m.content.date));
    let settled = agenda
        .into_iter()
        .chain(session)
        .min_by_key(|(_, date)| date.value);
    let by = settled.map_or(work.date, |(_, date)| date.value);
    if no_sponsor_yet(context, by) {
        return;
    }
    let Some(last) = context.sponsor_meetings.last() else {
        findings.extend(none_held(context, work));
        return;
    };
    let Some(complete) = first_complete(context) else {
        findings.push(incomplete(context, last, work));
        return;
    };
    if let Some((what, date)) = settled.filter(|(_, date)| date.value < complete.date) {
        findings.push(
            Diagnostic::new(
                &RULE,
                complete.content.date.span,
                format!(
                    "the sponsor was asked about purpose and expectations on {}, after the {what} of {}",
                    complete.date, date.value
                ),
            )
            .related(date.span, format!("the {what}"))
            .help("correct the date if they were asked earlier; if not, check the agenda against what the sponsor said, and write the changes under `changes` in the next session"),
        );
    }
}

/// Whether there was no sponsor to ask by `day`, because all of them start after it.
fn no_sponsor_yet(context: &RuleContext<'_>, day: NaiveDate) -> bool {
    let mut sponsors = context.engagement.sponsors.values();
    sponsors.all(|sponsor| sponsor.from.as_ref().is_some_and(|from| from.value > day))
}

fn none_held(context: &RuleContext<'_>, work: FirstWork) -> Option<Diagnostic> {
    // `not-yet-held` reports a meeting that is dated in the future.
    context.model().sponsor_meetings().next().is_none().then(|| {
        context
            .missing(
                &RULE,
                format!("{} on {}, but there is no meeting with the sponsor", work.what, work.date),
            )
            .related(work.span, work.what)
            .help("write `1-contracting/sponsor-meeting.md` with the day, who was `present`, the `purpose` and the `expectations`; if the client pays alone, write `sponsors: []`")
    })
}

/// The first meeting after which both purpose and expectations were known.
fn first_complete<'a, 'c>(
    context: &'a RuleContext<'c>,
) -> Option<&'a DatedRecord<'c, SponsorMeeting>> {
    let (mut purpose, mut expectations) = (false, false);
    context.sponsor_meetings.iter().find(|meeting| {
        purpose |= meeting.content.purpose.is_some();
        expectations |= !meeting.content.expectations.items.is_empty();
        purpose && expectations
    })
}

fn incomplete(
    context: &RuleContext<'_>,
    last: &DatedRecord<'_, SponsorMeeting>,
    work: FirstWork,
) -> Diagnostic {
    let meetings = &context.sponsor_meetings;
    let purpose = meetings.iter().any(|m| m.content.purpose.is_some());
    let expectations = meetings
        .iter()
        .any(|m| !m.content.expectations.items.is_empty());
    let (field, lacks, help) = match (purpose, expectations) {
        (false, false) => (
            "expectations",
            "neither `purpose` nor `expectations`",
            "add the `purpose` in the sponsor's words, and an `id` and a `text` for each expectation",
        ),
        (false, true) => (
            "purpose",
            "no `purpose`",
            "add `purpose`: what the coaching is for, in the sponsor's words",
        ),
        (true, _) => (
            "expectations",
            "no `expectations`",
            "add `expectations`, each with an `id` and a `text`: what the sponsor wants to see",
        ),
    };
    Diagnostic::new(
        &RULE,
        last.record.place_of(field).unwrap_or(last.record.kind_span),
        format!(
            "{} on {}, but the meeting with the sponsor has {lacks}",
            work.what, work.date
        ),
    )
    .related(work.span, work.what)
    .help(help)
}
