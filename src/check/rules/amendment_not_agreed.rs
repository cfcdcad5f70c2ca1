//! CG311: reports an amendment of the agenda that lacks an agreement that the programme requires.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::parts::Change;
use crate::record::value::AgreedBy;

rule! {
    code: "CG311",
    name: "amendment-not-agreed",
    level: Warn,
    page: "amendment_not_agreed.md",
    needs: &[
        (Kind::Engagement, &["programme", "status"]),
        (Kind::Agenda, &["date"]),
        (Kind::Session, &["date", "changes"]),
        (Kind::Review, &["date", "changes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(agenda) = context.agendas.last().filter(|_| !context.is_closed()) else {
        return;
    };
    let today = context.today();
    for (_, _, content) in context.model().complete_records() {
        let is_since = content
            .day()
            .is_some_and(|date| date >= agenda.date && date <= *today);
        let Some(changes) = content.changes().filter(|_| is_since) else {
            continue;
        };
        for change in changes.values() {
            findings.extend(finding(context, change));
        }
    }
}

fn finding(context: &RuleContext<'_>, change: &Change) -> Option<Diagnostic> {
    let today = context.today();
    let required = context.programme().amendments_agreed_by.iter().copied();
    let is_later = |day: &chrono::NaiveDate| *day > *today;
    let in_future = required.clone().find_map(|party| {
        let day = change.agreed_on(party).filter(is_later)?;
        Some((party, day))
    });
    if let (Some((party, day)), Some(agreed)) = (in_future, &change.agreed) {
        let message = format!(
            "the {}'s agreement to this amendment is dated {day}, which is in the future",
            party.word()
        );
        return Some(
            Diagnostic::new(&RULE, agreed.span, message).help(
                "write the day on which they agreed; until then the amendment is not in force",
            ),
        );
    }
    let missing: Vec<&str> = required
        .filter(|party| change.agreed_on(*party).is_none())
        .map(AgreedBy::word)
        .collect();
    let days: Vec<String> = missing.iter().map(|party| format!("{party}: …")).collect();
    let who = match missing.as_slice() {
        [] => return None,
        [only] => format!("the {only} has not agreed to this amendment"),
        _ => "neither client nor sponsor has agreed to this amendment".to_owned(),
    };
    let message = format!("{who}, so it is not in force");
    Some(Diagnostic::new(&RULE, change.change.span, message).help(format!(
        "when they agree, add `agreed: {{{}}}` to the change, with the date; if they do not, remove the change",
        days.join(", ")
    )))
}
