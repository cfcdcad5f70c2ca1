//! Which prose of a record a reader may see, for the egress scan.
//!
//! Decided a second time, from the record's front matter as written and the sections of its body. The projection
//! decides in `prose` and `passages`. Neither may use the other, or one mistake would hide another.

use super::input::ProjectionInput;
use crate::policy::{AccessLevel, Field};
use crate::reader::Party;
use crate::record::Record;
use crate::record::prose::Narrowed;
use crate::record::yaml::YamlValue;
use crate::span::Span;

/// Each part of a record's body, and whether this party may read it when it has the record at `level`.
pub(super) fn sections<'m>(
    source: ProjectionInput<'m>,
    party: Party,
    record: &'m Record,
    level: AccessLevel,
) -> Vec<(&'m str, bool)> {
    let Some(file) = source.model.sources.file(record.file) else {
        return Vec::new();
    };
    // A switch that is present counts as on, unless its value is `false`. The only value of `body` hides the text.
    let written = |key: &str| record.node.get(key).map(|node| &node.value);
    let is_draft = written("draft").is_some_and(
        |value| !matches!(value, YamlValue::Scalar { text, plain: true } if text == "false"),
    );
    let whole_is_closed = is_draft
        || written("body").is_some()
        || !source.policy.sees(Field::RecordBody, party, level, false);
    let sections = record.body.sections.iter();
    sections
        .map(|section| {
            let closed = match (party, section.narrowed) {
                (Party::Coach, _) => false,
                (_, None) => whole_is_closed,
                (Party::Client, Some(Narrowed::ClientOnly)) => whole_is_closed,
                (_, Some(Narrowed::ClientOnly | Narrowed::CoachOnly)) => true,
            };
            (section.span, !closed)
        })
        .flat_map(|(span, open)| without_comments(&record.body.comments, span, open))
        .map(|(span, open)| (&file.text[span.range()], open))
        .collect()
}

/// The parts of a section. No reader sees comments.
fn without_comments(comments: &[Span], section: Span, open: bool) -> Vec<(Span, bool)> {
    let first = comments.partition_point(|comment| comment.start < section.start);
    let inside = comments[first..]
        .iter()
        .take_while(|comment| comment.start < section.end);
    let mut parts = Vec::new();
    let mut at = section.start;
    for comment in inside.filter(|_| open) {
        parts.push((
            Span {
                start: at,
                end: comment.start.max(at),
                ..section
            },
            true,
        ));
        parts.push((*comment, false));
        at = comment.end.max(at);
    }
    parts.push((
        Span {
            start: at,
            end: section.end.max(at),
            ..section
        },
        open,
    ));
    parts
}
