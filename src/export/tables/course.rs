//! Tables of what follows from the records: meetings, actions, objectives with their values, milestones, pulse results.

use super::super::parts::MeasuredValue;
use super::records::id;
use super::{Cell, Table};

pub(super) const MEETINGS: Table = Table {
    name: "meetings",
    about: "one meeting, held or planned",
    columns: &[
        ("date", "its date"),
        ("state", "held or planned"),
        ("kind", "the kind of its record"),
        ("record", "the id of its record"),
        ("session", "the number of the session"),
        ("what", "what is planned"),
        ("minutes", "the length of a session in minutes"),
        ("days_since_last", "the days since the previous session"),
    ],
    rows: |export| {
        let rows = export.meetings.iter().map(|meeting| {
            let record = meeting.record.as_ref();
            vec![
                Cell::plain(meeting.date),
                Cell::plain(meeting.state.0),
                Cell::maybe(record.map(|record| record.kind)),
                record.map_or_else(Cell::empty, id),
                Cell::maybe(meeting.session),
                Cell::some_words(meeting.what.as_ref()),
                Cell::maybe(meeting.minutes),
                Cell::maybe(meeting.days_since_last),
            ]
        });
        rows.collect()
    },
};

pub(super) const ACTIONS: Table = Table {
    name: "actions",
    about: "one action",
    columns: &[
        ("action", "its id"),
        ("what", "what is to be done"),
        ("owner", "who is responsible"),
        ("sponsor", "the name of the responsible sponsor"),
        ("point", "the id of the agenda point that it serves"),
        ("agreed_in", "the id of the record that agreed it"),
        ("agreed_on", "the date of that record"),
        ("due_agreed", "the due date that was agreed with it"),
        ("due", "the due date in force"),
        ("state", "its state"),
        ("coach_only", "`yes` if only the coach sees it"),
    ],
    rows: |export| {
        let rows = export.actions.iter().map(|action| {
            vec![
                Cell::plain(&action.id),
                Cell::words(&action.what),
                Cell::maybe(action.owner.map(|owner| owner.word())),
                Cell::some_words(action.sponsor.as_ref()),
                Cell::maybe(action.point.as_ref().map(|point| &point.id)),
                id(&action.agreed_in),
                Cell::date(action.agreed_in.date),
                Cell::date(action.due_agreed),
                Cell::date(action.due),
                Cell::plain(action.state.0),
                Cell::yes_no(action.coach_only),
            ]
        });
        rows.collect()
    },
};

pub(super) const ACTION_REVIEWS: Table = Table {
    name: "action-reviews",
    about: "one outcome of an action",
    columns: &[
        ("action", "the id of the action"),
        ("record", "the id of the record that reviewed it"),
        ("date", "the date of that record"),
        ("outcome", "the outcome"),
        ("due", "a new due date"),
        ("learning", "what was learned"),
        ("coach_only", "`yes` if only the coach sees it"),
    ],
    rows: |export| {
        let actions = export.actions.iter();
        let reviews = actions.flat_map(|action| {
            let reviews = action.reviews.iter();
            reviews.map(|review| (&action.id, review))
        });
        let rows = reviews.map(|(action, review)| {
            vec![
                Cell::plain(action),
                id(&review.record),
                Cell::date(review.record.date),
                Cell::plain(review.outcome.word()),
                Cell::date(review.due),
                Cell::some_words(review.learning.as_ref()),
                Cell::yes_no(review.coach_only),
            ]
        });
        rows.collect()
    },
};

pub(super) const OBJECTIVES: Table = Table {
    name: "objectives",
    about: "one objective of the agenda in force",
    columns: &[
        ("objective", "its id"),
        ("words", "what is to be achieved"),
        ("point", "the id of its agenda point"),
        ("point_title", "the title of that point"),
        ("point_number", "the number of that point"),
        ("state", "how it differs from what was agreed"),
        ("how", "how it is measured"),
        ("scale", "the scale"),
        ("unit", "the unit of its values"),
        ("baseline", "the value at the beginning"),
        ("target", "the target in force"),
        ("due", "the due date in force"),
        ("latest", "the latest value"),
        ("verdict", "the last verdict"),
        ("verdict_on", "the date of the review that gave it"),
        (
            "overdue",
            "whether the due date has passed without a final verdict",
        ),
    ],
    rows: |export| {
        let rows = export.objectives.iter().map(|track| {
            let verdict = track.verdict.as_ref();
            let latest = track
                .values
                .iter()
                .rev()
                .find_map(|value| value.at.as_ref());
            vec![
                Cell::plain(&track.objective),
                Cell::words(&track.words),
                Cell::plain(&track.point.id),
                Cell::words(&track.point.title),
                Cell::plain(track.point_number),
                Cell::plain(track.state.0),
                Cell::some_words(track.how.as_ref()),
                Cell::some_words(track.scale.as_ref()),
                Cell::some_words(track.unit.as_ref()),
                Cell::measure(track.baseline.as_ref()),
                Cell::measure(track.target.as_ref()),
                Cell::date(track.due),
                Cell::measure(latest),
                Cell::maybe(verdict.map(|seen| seen.verdict.word())),
                Cell::date(verdict.and_then(|seen| seen.review.date)),
                Cell::yes_no(Some(track.overdue)),
            ]
        });
        rows.collect()
    },
};

pub(super) const VALUES: Table = Table {
    name: "objective-values",
    about: "one value of an objective: the baseline, or what a session or a review reports",
    columns: &[
        ("objective", "the id of the objective"),
        ("date", "the date"),
        ("source", "baseline, or the kind of the record"),
        ("record", "the id of the record"),
        ("value", "the value, as it was written"),
        ("number", "the value, if it is a number"),
        ("target", "the target at a review"),
        ("level", "the level of attainment, from -2 to 2"),
        ("verdict", "the verdict"),
        ("evidence", "the evidence"),
        ("benefit", "the benefit"),
        ("coach_only", "`yes` if only the coach sees it"),
    ],
    rows: |export| {
        let mut rows = Vec::new();
        for track in &export.objectives {
            if let Some(baseline) = &track.baseline {
                let mut row = vec![
                    Cell::plain(&track.objective),
                    Cell::date(track.baseline_on),
                    Cell::plain("baseline"),
                    export
                        .agenda
                        .as_ref()
                        .map_or_else(Cell::empty, |agenda| id(&agenda.record)),
                ];
                row.extend(both(Some(baseline)));
                row.extend((row.len()..VALUES.columns.len()).map(|_| Cell::empty()));
                rows.push(row);
            }
            for value in &track.values {
                let mut row = vec![
                    Cell::plain(&track.objective),
                    Cell::date(value.record.date),
                    Cell::plain(value.record.kind),
                    id(&value.record),
                ];
                row.extend(both(value.at.as_ref()));
                row.extend([
                    Cell::measure(value.target.as_ref()),
                    Cell::maybe(value.level),
                    Cell::maybe(value.verdict.map(|verdict| verdict.word())),
                    Cell::some_words(value.evidence.as_ref()),
                    Cell::some_words(value.benefit.as_ref()),
                    Cell::yes_no(value.coach_only),
                ]);
                rows.push(row);
            }
        }
        rows
    },
};

/// A value as it was written, and as a number.
fn both(value: Option<&MeasuredValue>) -> [Cell; 2] {
    [Cell::measure(value), Cell::number(value)]
}

pub(super) const MILESTONES: Table = Table {
    name: "milestones",
    about: "one milestone of the agenda in force",
    columns: &[
        ("milestone", "its id"),
        ("objective", "the id of its objective"),
        ("point", "the id of its agenda point"),
        ("by", "its date"),
        ("what", "what is to be achieved by then"),
        ("met", "the date on which it was met"),
        ("met_in", "the id of the record that says so"),
        ("overdue", "whether its date has passed and it was not met"),
    ],
    rows: |export| {
        let points = export.agenda.iter().flat_map(|agenda| &agenda.points);
        let objectives = points.flat_map(|point| {
            let objectives = point.objectives.iter();
            objectives.map(|objective| (&point.now.id, objective))
        });
        let milestones = objectives.flat_map(|(point, objective)| {
            let milestones = objective.milestones.iter();
            milestones.map(move |milestone| (point, &objective.now.id, milestone))
        });
        let rows = milestones.map(|(point, objective, milestone)| {
            vec![
                Cell::plain(&milestone.id),
                Cell::plain(objective),
                Cell::plain(point),
                Cell::date(milestone.by),
                Cell::some_words(milestone.what.as_ref()),
                Cell::date(milestone.met),
                milestone.met_in.as_ref().map_or_else(Cell::empty, id),
                Cell::yes_no(Some(milestone.overdue)),
            ]
        });
        rows.collect()
    },
};

pub(super) const PULSE_RESULTS: Table = Table {
    name: "pulse-results",
    about: "the mean of one group, or of everybody, for a question of a pulse round",
    columns: &[
        ("record", "the id of the round"),
        ("date", "the date of the round"),
        ("stage", "before, during or after the sessions"),
        ("question", "the id of the question"),
        ("text", "the question, as put in the latest round"),
        (
            "group",
            "`everybody`, the relationships to the client, or `others` for a merged group",
        ),
        ("respondents", "the number of people in the group"),
        ("mean", "the mean, to one decimal"),
    ],
    rows: |export| {
        let mut rows = Vec::new();
        for trend in &export.pulse_trends {
            for round in &trend.rounds {
                let mut add = |group: String, respondents: Option<usize>, mean: &MeasuredValue| {
                    rows.push(vec![
                        id(&round.record),
                        Cell::date(round.record.date),
                        Cell::maybe(round.stage.map(|stage| stage.0)),
                        Cell::plain(&trend.id),
                        Cell::words(&trend.text),
                        Cell::plain(group),
                        Cell::maybe(respondents),
                        Cell::number(Some(mean)),
                    ]);
                };
                for group in &round.groups {
                    let relationships = group.group.relationships.iter();
                    let names: Vec<&str> = relationships.map(|one| one.word()).collect();
                    let name = match names.as_slice() {
                        [] => "others".to_owned(),
                        names => names.join(" "),
                    };
                    add(name, Some(group.group.count), &group.mean);
                }
                if let Some(mean) = &round.mean {
                    add("everybody".to_owned(), None, mean);
                }
            }
        }
        rows
    },
};
