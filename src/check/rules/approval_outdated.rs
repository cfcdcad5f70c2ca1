//! CG604: reports a record that changed since the client approved it, so that the sponsor has an older version.

use chrono::NaiveDate;

use super::{agenda_missing, agenda_rewritten};
use crate::check::RuleInput;
use crate::diag::{Diagnostic, UNKNOWN_REFERENCE};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy;
use crate::reader::Reader;
use crate::record::pulse::Pulse;
use crate::record::{Content, Record, safe_path};
use crate::span::Span;
use crate::view::types::{Difference, WordsView};
use crate::view::{CopyWaiting, differences, leaves_of, without_known};

rule! {
    code: "CG604",
    name: "approval-outdated",
    level: Warn,
    page: "approval_outdated.md",
    // Every field that a copy shows: a field that cannot be read now may still have the approved text.
    needs: &[
        (Kind::Engagement, &["sponsors", "client", "confidentiality"]),
        (Kind::SponsorMeeting, &["expectations"]),
        (Kind::Interview, &["findings"]),
        (Kind::Evidence, &["findings"]),
        (Kind::StakeholderInterview, &["stakeholder"]),
        (Kind::StakeholderThemes, &["themes"]),
        (Kind::Psychometric, &["findings"]),
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, REVIEW),
    ],
    superseded_by: [
        &agenda_rewritten::RULE,
        &agenda_missing::RULE,
        &UNKNOWN_REFERENCE,
    ],
    run: Records(check),
}

/// The fields of a review that are in its copy.
const REVIEW: &[&str] = &[
    "objectives",
    "milestones",
    "coach_effectiveness",
    "changes",
    "next_steps",
    "actions",
];

/// Reports each record of which a sponsor has an older version. Reports it only once, even for several sponsors.
fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let waiting = &input.access.waiting;
    let mut records: Vec<RecordId> = waiting
        .iter()
        .filter(|one| changed(input, one))
        .map(|one| one.record)
        .collect();
    records.dedup();
    for id in records.iter().copied() {
        let outdated = waiting
            .iter()
            .filter(|one| one.record == id && changed(input, one));
        let outdated: Vec<(&CopyWaiting, NaiveDate)> = outdated
            .filter_map(|one| Some((one, one.before.as_ref()?.on)))
            .collect();
        let Some((first, on)) = outdated.first() else {
            continue;
        };
        let count: usize = outdated.iter().map(|(one, _)| one.sponsors.len()).sum();
        let who = match count {
            1 => "the sponsor still has".to_owned(),
            several => format!("{several} sponsors still have"),
        };
        let same_day = outdated.iter().all(|(_, other)| other == on);
        let version = match same_day {
            true => format!("the version approved on {on}"),
            false => "the versions approved earlier".to_owned(),
        };
        let record = input.source.model.record(id);
        let agenda = |other: &RecordId| input.source.model.record(*other).kind == Kind::Agenda;
        if record.kind == Kind::Review && records.iter().any(agenda) {
            // A review quotes the agenda; the finding about the agenda reports the cause.
            continue;
        }
        let path = safe_path(input.source.model.sources.path(record.kind_span));
        let (span, elsewhere) = location(input, first);
        let message = format!("this record changed since the client approved it; {who} {version}");
        let help = format!(
            "`coachgen approve --diff {path}` shows what changed; when the client has approved the new version, run `coachgen approve {path}`"
        );
        let mut finding = Diagnostic::new(&RULE, span, message).help(help);
        if let Some(elsewhere) = elsewhere {
            finding = finding.related(elsewhere, "this changed, and the record shows it");
        }
        diags.push(finding);
    }
}

/// Whether the record itself changed. `amendment-pending` reports amendments of an agenda, in the record that contains
/// them.
fn changed(input: RuleInput<'_>, waiting: &CopyWaiting) -> bool {
    !changes(input, waiting).is_empty()
}

fn changes(input: RuleInput<'_>, waiting: &CopyWaiting) -> Vec<Difference> {
    let sponsor = waiting.sponsors.first().map_or("", String::as_str);
    let Some(before) = &waiting.before else {
        return Vec::new();
    };
    let mut differences_found = differences(
        &without_known(input.access, sponsor, &before.copy),
        &without_known(input.access, sponsor, &waiting.made.copy),
    );
    differences_found.retain(|one| one.place.first().is_none_or(|field| field != "amendments"));
    differences_found
}

/// The span of the passage that changed in the record. If only a quoted passage of another record changed, the span of
/// the record's `kind` and that of the quoted passage.
fn location(input: RuleInput<'_>, waiting: &CopyWaiting) -> (Span, Option<Span>) {
    let model = input.source.model;
    let record = model.record(waiting.record);
    let differences_found = changes(input, waiting);
    let texts: Vec<String> = differences_found
        .iter()
        .map(current_text)
        .filter(|text| !text.is_empty())
        .collect();
    let in_fields = || {
        texts
            .iter()
            .find_map(|text| span_of_field(input, waiting.record, text))
    };
    let in_body = || {
        differences_found
            .iter()
            .find_map(|one| span_of_new_words(input, waiting.record, one))
    };
    // Means are computed, so no field contains them. A search for the number could find an unrelated score.
    let found = match record.content.as_ref().and_then(Content::as_kind) {
        Some(pulse) => differences_found
            .iter()
            .find_map(|one| span_in_pulse(record, pulse, one))
            .or_else(in_body),
        None => in_fields().or_else(in_body),
    };
    if let Some(span) = found {
        return (span, None);
    }
    if record.kind == Kind::Pulse {
        return (record.kind_span, None);
    }
    let others = model
        .complete_records()
        .map(|(id, ..)| id)
        .filter(|id| *id != waiting.record);
    let elsewhere = others
        .flat_map(|id| texts.iter().map(move |text| (id, text)))
        .find_map(|(id, text)| span_of_field(input, id, text));
    (record.kind_span, elsewhere)
}

/// The span of what changed in a pulse round: a question, or a field. A copy with different results cannot be approved, so it is not among those that wait.
fn span_in_pulse(record: &Record, pulse: &Pulse, difference: &Difference) -> Option<Span> {
    let place: Vec<&str> = difference.place.iter().map(String::as_str).collect();
    match place.as_slice() {
        ["questions", id, ..] => {
            let mut questions = pulse.questions.values();
            let question = questions.find(|question| question.id.value.0 == *id);
            question
                .map(|question| question.text.span)
                .or_else(|| record.place_of("questions"))
        }
        [field, ..] => record.place_of(field),
        [] => None,
    }
}

/// The current text of a changed passage.
fn current_text(difference: &Difference) -> String {
    let words = difference.words.iter().map(|words| match words {
        WordsView::Same(text) | WordsView::New(text) => text.as_str(),
        WordsView::Gone(_) => "",
    });
    words.collect()
}

/// The span of the field of a record that has this text.
fn span_of_field(input: RuleInput<'_>, id: RecordId, text: &str) -> Option<Span> {
    let levels = input.access.levels(&Reader::Coach)?;
    let leaves = leaves_of(
        input.source,
        &Reader::Coach,
        levels,
        id,
        policy::AccessLevel::Shared,
    );
    let is = |leaf: &crate::view::LeafText<'_>| leaf.text.trim() == text.trim();
    leaves.into_iter().find(is).map(|leaf| leaf.span)
}

/// The span of the first new words in the body of a record.
fn span_of_new_words(input: RuleInput<'_>, id: RecordId, difference: &Difference) -> Option<Span> {
    let record = input.source.model.record(id);
    let file = input.source.model.sources.file(record.file)?;
    let start = record.body.sections.first()?.span.start as usize;
    let body = file.text.get(start..)?;
    let new = difference.words.iter().filter_map(|words| match words {
        WordsView::New(text) => text.trim().lines().next().filter(|line| !line.is_empty()),
        _ => None,
    });
    let at = new.filter_map(|words| Some((body.find(words)?, words.len())));
    let (at, length) = at.into_iter().next()?;
    let start = u32::try_from(start + at).ok()?;
    let end = u32::try_from(start as usize + length).ok()?;
    Some(Span {
        start,
        end,
        ..record.kind_span
    })
}
