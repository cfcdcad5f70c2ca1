//! CG702: the agreed day of disposal has passed.

use chrono::{Months, NaiveDate};

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG702",
    name: "disposal-due",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("disposal_due.md"),
    needs: &[
        (Kind::Engagement, &["retention", "ended"]),
        (Kind::Review, &["date", "type"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(due) = due(course).filter(|due| due.day < course.today()) else {
        return;
    };
    let finding = Diagnostic::new(
        &RULE,
        due.place,
        format!("the records were to be disposed of on {}", due.day),
    )
    .help("delete this folder, its portals and every copy of them, those in the repository's history too; if the client agreed to a longer time, write the new day as `dispose_on`");
    found.push(match due.from {
        Some(ended) => finding.related(ended, "counted from here"),
        None => finding,
    });
}

/// The day of disposal.
struct Due {
    day: NaiveDate,
    place: Span,
    /// Where the day stands from which years are counted.
    from: Option<Span>,
}

/// The day that was agreed; else the years that were, from the end of the coaching.
fn due(course: &RuleContext<'_>) -> Option<Due> {
    let retention = &course.engagement.retention.as_ref()?.value;
    if let Some(day) = &retention.dispose_on {
        return Some(Due {
            day: day.value,
            place: day.span,
            from: None,
        });
    }
    let years = retention.keep_years.as_ref()?;
    // Where nobody noted the end, the final review is one.
    let review = course.final_review().map(|review| &review.content.date);
    let ended = course.engagement.ended.as_ref().or(review)?;
    let months = Months::new(years.value.checked_mul(12)?);
    Some(Due {
        day: ended.value.checked_add_months(months)?,
        place: years.span,
        from: Some(ended.span),
    })
}
