//! CG415: reports a session that was cancelled, although its record says what happened in it.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::Record;
use crate::record::yaml::{YamlNode, YamlValue};
use crate::text::join_words;

rule! {
    code: "CG415",
    name: "cancelled-but-held",
    level: Error,
    page: "cancelled_but_held.md",
    needs: &[(Kind::Session, &["number", "date", "cancelled"])],
    superseded_by: [],
    run: Context(check),
}

/// The fields that only a session that was held can have. The others say who cancelled it, what was planned, and when the
/// next one is.
const HELD_ONLY_FIELDS: [&str; 15] = [
    "minutes",
    "start",
    "end",
    "continued",
    "recorded",
    "ai_used",
    "joined_by",
    "debrief",
    "reviewed",
    "issues",
    "points",
    "progress",
    "milestones",
    "actions",
    "changes",
];

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for session in &context.sessions_and_cancelled {
        let Some(cancelled) = session.content.cancelled.as_ref().filter(|it| it.value) else {
            continue;
        };
        let fields: Vec<&str> = HELD_ONLY_FIELDS
            .into_iter()
            .filter(|key| says_something(session.record, key))
            .collect();
        if fields.is_empty() {
            continue;
        }
        let number = session.content.number.value;
        let names: Vec<String> = fields.iter().map(|key| format!("`{key}`")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let names = join_words(&names);
        let message = format!(
            "session {number} is recorded as cancelled, so it was not held, but its record has {names}"
        );
        let finding = Diagnostic::new(&RULE, cancelled.span, message).help(format!(
            "if it was held, remove `cancelled`; if it was cancelled, remove {names}"
        ));
        let places = fields.iter().filter_map(|key| session.record.place_of(key));
        findings.push(places.fold(finding, |finding, place| {
            finding.related(place, "only in a session that was held")
        }));
    }
}

/// Whether the record has a value for a field. `false` says that something was not done.
fn says_something(record: &Record, key: &str) -> bool {
    match record.node.get(key).map(|node| &node.value) {
        None | Some(YamlValue::Null) => false,
        Some(YamlValue::Scalar { text, .. }) => text != "false",
        Some(YamlValue::List(items)) => items.iter().any(is_filled),
        Some(YamlValue::Map(entries)) => !entries.is_empty(),
    }
}

fn is_filled(node: &YamlNode) -> bool {
    !matches!(node.value, YamlValue::Null)
}
