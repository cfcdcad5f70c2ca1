//! CG206: reports a pulse round with an answer that is not counted, with too few respondents to show any result, with results
//! that differ from those a sponsor already has, or with questions or a scale that differ from the previous round.

use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::model::RecordId;
use crate::record::Record;
use crate::record::pulse::{Answer, Pulse};
use crate::text::same_name;
use crate::view::{MIN_GROUP_SIZE, approved_with_other_results, is_of_a_party, pulse_respondents};

rule! {
    code: "CG206",
    name: "pulse-not-usable",
    level: Warn,
    page: "pulse_not_usable.md",
    needs: &[
        (Kind::Pulse, &["date", "scale", "questions", "answers"]),
        (Kind::Engagement, &["client", "sponsors", "coach"]),
    ],
    superseded_by: [],
    run: Records(check),
}

fn check(input: RuleInput<'_>, findings: &mut Vec<Diagnostic>) {
    let mut rounds: Vec<(RecordId, &Record, &Pulse)> =
        input.source.model.of_kind::<Pulse>().collect();
    rounds.sort_by_key(|(_, record, pulse)| (pulse.date.value, record.file));
    for (place, (id, record, pulse)) in rounds.iter().enumerate() {
        findings.extend(number_of_questions(record, pulse));
        let answers = pulse.answers.values();
        findings.extend(answers.filter_map(|answer| incomplete(pulse, answer)));
        findings.extend(
            pulse
                .answers
                .values()
                .filter_map(|answer| of_a_party(input, pulse, answer)),
        );
        findings.extend(repeated(pulse));
        findings.extend(too_few(input, record, pulse));
        findings.extend(other_results(input, *id, record));
        if let Some((_, _, before)) = place.checked_sub(1).and_then(|at| rounds.get(at)) {
            findings.extend(other_questions(record, pulse, before));
        }
    }
}

fn number_of_questions(record: &Record, pulse: &Pulse) -> Option<Diagnostic> {
    let count = pulse.questions.items.len();
    let span = record.place_of("questions").unwrap_or(record.kind_span);
    (!(2..=5).contains(&count)).then(|| {
        let message = format!("a pulse round has two to five questions; this one has {count}");
        Diagnostic::new(&RULE, span, message).help(
            "ask between two and five questions, so that people answer each time; put any others into an interview",
        )
    })
}

fn incomplete(pulse: &Pulse, answer: &Answer) -> Option<Diagnostic> {
    if pulse.is_complete(answer) {
        return None;
    }
    let (count, wanted) = (answer.scores.len(), pulse.questions.items.len());
    let scale = pulse.scale.value.written();
    let off = answer
        .scores
        .iter()
        .find(|score| !pulse.is_on_scale(score.value));
    let (span, message) = match off.filter(|_| count == wanted) {
        Some(score) => (
            score.span,
            format!("this score is not on the scale {scale}"),
        ),
        None => {
            let span = answer
                .scores
                .first()
                .map_or(answer.name.span, |score| score.span);
            (
                span,
                format!("{count} under `scores`, but {wanted} under `questions`"),
            )
        }
    };
    Some(
        Diagnostic::new(&RULE, span, format!("this answer is not counted: {message}")).help(
            "write one number for each question under `scores`, in the order of the questions; if somebody has already seen the results, delete the answer instead, because a completed answer could be computed from the change",
        ),
    )
}

fn repeated(pulse: &Pulse) -> Vec<Diagnostic> {
    let answers: Vec<&Answer> = pulse.answers.values().collect();
    let mut found = Vec::new();
    for (place, answer) in answers.iter().enumerate() {
        let same = |one: &&&Answer| same_name(&one.name.value, &answer.name.value);
        if let Some(first) = answers[..place].iter().find(same) {
            found.push(
                Diagnostic::new(
                    &RULE,
                    answer.name.span,
                    "this answer is not counted: this person is listed twice",
                )
                .related(first.name.span, "the first answer, which is counted")
                .help("keep one answer for each person"),
            );
        }
    }
    found
}

fn of_a_party(input: RuleInput<'_>, pulse: &Pulse, answer: &Answer) -> Option<Diagnostic> {
    is_of_a_party(input.source, pulse, answer).then(|| {
        let message = "this answer is not counted: the client, a sponsor or the coach gave it, and could compute the others' answers";
        Diagnostic::new(&RULE, answer.name.span, message)
            .help("ask only people who work with the client; a manager who was told that answers can be traced (`attributed: true`) is shown separately. Set `from` of somebody who became a sponsor after the round, so that the answer still counts")
    })
}

fn too_few(input: RuleInput<'_>, record: &Record, pulse: &Pulse) -> Option<Diagnostic> {
    let people = pulse_respondents(input.source, pulse);
    let span = record.place_of("answers").unwrap_or(record.kind_span);
    (people < MIN_GROUP_SIZE).then(|| {
        let message = format!(
            "too few complete answers: {people}; results are shown for three people or more, so that nobody can be identified"
        );
        Diagnostic::new(&RULE, span, message)
            .help("ask more people; a manager who was told that answers can be traced is shown separately and does not count")
    })
}

fn other_results(input: RuleInput<'_>, id: RecordId, record: &Record) -> Option<Diagnostic> {
    let on = approved_with_other_results(input.source, input.access, id)?;
    let span = record.place_of("answers").unwrap_or(record.kind_span);
    let message = format!(
        "the results differ from those approved for a sponsor on {on}; the difference could reveal an answer"
    );
    Some(Diagnostic::new(&RULE, span, message).help(
        "restore the approved answers, and record a late answer in the next round; this version cannot be approved",
    ))
}

fn other_questions(record: &Record, pulse: &Pulse, before: &Pulse) -> Option<Diagnostic> {
    let ids = |pulse: &Pulse| -> Vec<String> {
        let questions = pulse.questions.values();
        questions
            .map(|question| question.id.value.0.clone())
            .collect()
    };
    let same = ids(pulse) == ids(before) && pulse.scale.value == before.scale.value;
    let span = record.place_of("questions").unwrap_or(record.kind_span);
    (!same).then(|| {
        let message = format!(
            "the questions or the scale differ from those of the previous round, of {}",
            before.date.value
        );
        Diagnostic::new(&RULE, span, message)
            .related(before.date.span, "the previous round")
            .help("ask the same questions with the same ids, in the same order and on the same scale in every round, so that the results can be compared")
    })
}
