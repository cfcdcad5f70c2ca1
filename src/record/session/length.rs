//! The length of a session: its minutes in all its parts, and times and lengths that contradict each other.

use chrono::NaiveDate;

use super::{Continuation, Debrief};
use crate::diag::{Diagnostic, INVALID_DATE, INVALID_FRONT_MATTER, Level};
use crate::policy::Field;
use crate::record::decode::Fields;
use crate::record::leaf::{Leaf, List, Opt};
use crate::record::value::ClockTime;

/// The minutes of all parts; `None` if those of the first part are unknown. Without `minutes`, the first part took from
/// `start` to `end`.
pub(super) fn total_minutes(
    minutes: Option<&Leaf<u32>>,
    (start, end): (&Opt<ClockTime>, &Opt<ClockTime>),
    continued: &List<Continuation>,
) -> Opt<u32> {
    let by_the_clock = || {
        let (start, end) = (start.as_ref()?, end.as_ref()?);
        Some((start.value.minutes_until(end.value)?, end.span))
    };
    let (first, span) = minutes
        .map(|minutes| (minutes.value, minutes.span))
        .or_else(by_the_clock)?;
    let later = continued.values().map(|part| part.minutes.value);
    Some(Leaf {
        value: later.fold(first, u32::saturating_add),
        span,
        field: Field::SessionMinutes,
    })
}

/// Reports an end that is not later than the start. The session is left out, as for a time that cannot be read.
pub(super) fn check_times(d: &Fields<'_, '_>, start: &Opt<ClockTime>, end: &Opt<ClockTime>) {
    let (Some(start), Some(end)) = (start, end) else {
        return;
    };
    if start.value.minutes_until(end.value).is_none() {
        let message = format!(
            "`end` is not after `start` ({} and {})",
            end.value, start.value
        );
        d.found(
            Diagnostic::new(&INVALID_DATE, end.span, message)
                .help("write the time at which the session began as `start`, and the time at which it ended as `end`"),
        );
    }
}

/// Reports a debrief that is longer than the session, of which it is a part.
pub(super) fn check_debrief(
    d: &Fields<'_, '_>,
    total: Option<&Leaf<u32>>,
    debrief: Option<&Leaf<Debrief>>,
) {
    let (Some(total), Some(debrief)) = (total, debrief) else {
        return;
    };
    let minutes = &debrief.value.minutes;
    if minutes.value > total.value {
        let message = format!(
            "the debrief is longer than the session ({} of {} minutes)",
            minutes.value, total.value
        );
        let finding = Diagnostic::new(&INVALID_FRONT_MATTER, minutes.span, message);
        d.found(finding.level(Level::Error).help(
            "the debrief is part of the session: write its share of the minutes, or correct the length of the session",
        ));
    }
}

/// Reports a later part of a session that is dated before the first.
pub(super) fn check_parts(
    d: &Fields<'_, '_>,
    date: Option<&Leaf<NaiveDate>>,
    continued: &List<Continuation>,
) {
    let first = date.map(|date| date.value);
    for part in continued
        .values()
        .filter(|part| first > Some(part.date.value))
    {
        let message = format!(
            "this part is dated {}, before the session itself",
            part.date.value
        );
        d.found(
            Diagnostic::new(&INVALID_DATE, part.date.span, message)
                .help("write the day of the first part as the `date` of the session, and later days under `continued`"),
        );
    }
}
