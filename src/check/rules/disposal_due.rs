//! CG702: reports that the agreed disposal date has passed.

use chrono::{Months, NaiveDate};

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::span::Span;

rule! {
    code: "CG702",
    name: "disposal-due",
    level: Warn,
    page: "disposal_due.md",
    needs: &[
        (Kind::Engagement, &["retention", "ended"]),
        (Kind::Review, &["date", "type"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(due) = due(context).filter(|due| due.day < *context.today()) else {
        return;
    };
    let finding = Diagnostic::new(
        &RULE,
        due.span,
        format!("the records were to be deleted on {}", due.day),
    )
    .help("delete this folder, its portals and all copies of them; git keeps earlier versions of deleted files until its history is rewritten, so rewrite it too, or delete the repository; if the client agreed to a longer time, write the new day as `dispose_on`");
    findings.push(match due.counted_from {
        Some(ended) => finding.related(ended, "counted from here"),
        None => finding,
    });
}

/// The disposal date.
struct DisposalDate {
    day: NaiveDate,
    span: Span,
    /// The span of the date from which the years are counted.
    counted_from: Option<Span>,
}

/// The agreed disposal date, or the end of the coaching plus the agreed number of years.
fn due(context: &RuleContext<'_>) -> Option<DisposalDate> {
    let retention = &context.engagement.retention.as_ref()?.value;
    if let Some(day) = &retention.dispose_on {
        return Some(DisposalDate {
            day: day.value,
            span: day.span,
            counted_from: None,
        });
    }
    let years = retention.keep_years.as_ref()?;
    // Without `ended`, the date of the final review counts as the end.
    let review = context.final_review().map(|review| &review.content.date);
    let ended = context.engagement.ended.as_ref().or(review)?;
    let months = Months::new(years.value.checked_mul(12)?);
    Some(DisposalDate {
        day: ended.value.checked_add_months(months)?,
        span: years.span,
        counted_from: Some(ended.span),
    })
}
