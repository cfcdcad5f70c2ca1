//! CG409: reports a point of the agenda that no session has worked on, although more than half of the sessions were
//! held.

use chrono::NaiveDate;

use super::agenda_missing;
use crate::check::RuleContext;
use crate::derive::{AmendmentState, EffectivePoint, PointThread};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::today::Today;

rule! {
    code: "CG409",
    name: "point-neglected",
    level: Warn,
    page: "point_neglected.md",
    needs: &[
        (Kind::Agenda, &["date", "points"]),
        (
            Kind::Session,
            &["date", "points", "progress", "actions", "changes"],
        ),
        (Kind::Review, &["date", "changes"]),
        (Kind::Engagement, &["programme", "status"]),
    ],
    superseded_by: [&agenda_missing::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(agenda) = context
        .agenda()
        .filter(|_| !context.ended_without_completion())
    else {
        return;
    };
    let threads = &context.derived.trace.points;
    for point in &agenda.points {
        let id = point.now.id.as_str();
        let thread = threads.iter().find(|thread| thread.point.point.id == id);
        let worked_on = thread.is_some_and(|thread| was_worked_on(thread, context.today()));
        if worked_on || point.amendment_state == AmendmentState::Withdrawn {
            continue;
        }
        let since = SessionsSince::new(context, point, agenda.record.date);
        let Some(place) = context.span_of_point(id).filter(|_| since.past_halfway()) else {
            continue;
        };
        let sessions_were = if since.held == 1 {
            "session was"
        } else {
            "sessions were"
        };
        let how = match context.is_closed() {
            true => "if one did, name the point under `points` there",
            false => {
                "if one did, name the point under `points` there; if not, bring it to the next session"
            }
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                place,
                format!(
                    "no session has worked on `{id}`; {} of {} {sessions_were} held",
                    since.held, since.contracted
                ),
            )
            .help(format!("{how}; if the point is no longer needed, withdraw it under `changes`: `- {{point: {id}, change: withdraw, because: …}}`")),
        );
    }
}

fn was_worked_on(thread: &PointThread, today: &Today) -> bool {
    let mut sessions = thread.sessions.iter();
    sessions.any(|fact| fact.date.is_some_and(|date| date <= *today))
}

/// The number of sessions held since a point was added, and the number of contracted sessions that were still to come
/// then.
struct SessionsSince {
    held: usize,
    contracted: usize,
}

impl SessionsSince {
    fn new(
        context: &RuleContext<'_>,
        point: &EffectivePoint,
        agreed: Option<NaiveDate>,
    ) -> SessionsSince {
        let added = point.amendments.first().filter(|_| point.agreed.is_none());
        let added = added.and_then(|change| change.by.date);
        // The session that adds a point does not count, but a session on the day of the agenda does.
        let before = context.sessions.iter().filter(|session| match added {
            Some(added) => session.date <= added,
            None => agreed.is_some_and(|agreed| session.date < agreed),
        });
        let before = before.count();
        let contracted = usize::try_from(context.programme().sessions).unwrap_or(usize::MAX);
        SessionsSince {
            held: context.sessions.len() - before,
            contracted: contracted.saturating_sub(before),
        }
    }

    fn past_halfway(&self) -> bool {
        self.held > 0 && self.held.saturating_mul(2) > self.contracted
    }
}
