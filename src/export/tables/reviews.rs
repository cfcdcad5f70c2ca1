//! Tables of reviews, of what each party says in them, and of psychometric scores.

use super::records::id;
use super::{Cell, Table};

pub(super) const REVIEWS: Table = Table {
    name: "reviews",
    about: "one review",
    columns: &[
        ("record", "the id of its record"),
        ("type", "interim or final"),
        ("date", "its date"),
        ("after_session", "the session after which it took place"),
        ("present", "who was present, one a line"),
        ("next_steps", "the next steps, one a line"),
        (
            "attainment_score",
            "in a final review, the T-score of goal attainment scaling",
        ),
    ],
    rows: |export| {
        let reviews = export.records.reviews.iter();
        let reviews = reviews.filter_map(|one| Some((&one.record, one.content.as_ref()?)));
        let rows = reviews.map(|(record, review)| {
            vec![
                id(record),
                Cell::plain(review.r#type.word()),
                Cell::date(record.date),
                Cell::maybe(review.after_session),
                Cell::lines(&review.present),
                Cell::lines(&review.next_steps),
                Cell::maybe(review.attainment_score),
            ]
        });
        rows.collect()
    },
};

pub(super) const OPINIONS: Table = Table {
    name: "views",
    about: "the view of one party on an objective, at a review",
    columns: &[
        ("record", "the id of the review"),
        ("date", "the date of the review"),
        ("objective", "the id of the objective"),
        ("by", "the party"),
        ("sponsor", "the sponsor's name"),
        ("value", "the value, as it was written"),
        ("number", "the value, if it is a number"),
        ("comment", "the comment"),
        ("coach_only", "`yes` if only the coach sees it"),
    ],
    rows: |export| {
        let reviews = export.records.reviews.iter();
        let objectives = reviews.flat_map(|one| {
            let objectives = one.content.iter().flat_map(|review| &review.objectives);
            objectives.map(move |objective| (&one.record, objective))
        });
        let views = objectives.flat_map(|(record, objective)| {
            let views = objective.views.iter();
            views.map(move |view| (record, &objective.objective.id, view))
        });
        let rows = views.map(|(record, objective, view)| {
            vec![
                id(record),
                Cell::date(record.date),
                Cell::plain(objective),
                Cell::plain(view.by.word()),
                Cell::some_words(view.sponsor.as_ref()),
                Cell::measure(view.at.as_ref()),
                Cell::number(view.at.as_ref()),
                Cell::some_words(view.comment.as_ref()),
                Cell::yes_no(view.coach_only),
            ]
        });
        rows.collect()
    },
};

pub(super) const COACH_FEEDBACK: Table = Table {
    name: "coach-feedback",
    about: "feedback of one party on the coaching, at a review",
    columns: &[
        ("record", "the id of the review"),
        ("date", "the date of the review"),
        ("by", "the party"),
        ("sponsor", "the sponsor's name"),
        ("criterion", "the criterion"),
        ("score", "the score, from 1 to 5"),
        ("comment", "the comment"),
        ("coach_only", "`yes` if only the coach sees it"),
    ],
    rows: |export| {
        let reviews = export.records.reviews.iter();
        let scores = reviews.flat_map(|one| {
            let scores = one
                .content
                .iter()
                .flat_map(|review| &review.coach_effectiveness);
            scores.map(move |score| (&one.record, score))
        });
        let rows = scores.map(|(record, score)| {
            vec![
                id(record),
                Cell::date(record.date),
                Cell::plain(score.by.word()),
                Cell::some_words(score.sponsor.as_ref()),
                Cell::words(&score.criterion),
                Cell::maybe(score.score),
                Cell::some_words(score.comment.as_ref()),
                Cell::yes_no(score.coach_only),
            ]
        });
        rows.collect()
    },
};

pub(super) const SCORES: Table = Table {
    name: "psychometric-scores",
    about: "the score on one scale of an instrument",
    columns: &[
        ("record", "the id of the profile"),
        ("date", "the date of the profile"),
        ("instrument", "the instrument"),
        ("scale", "the scale"),
        ("value", "the client's score, as it was written"),
        ("number", "the score, if it is a number"),
        ("low", "the low end of the scale"),
        ("high", "the high end of the scale"),
        ("coach_only", "`yes` if only the coach sees it"),
    ],
    rows: |export| {
        let profiles = export.records.psychometrics.iter();
        let profiles = profiles.filter_map(|one| Some((&one.record, one.content.as_ref()?)));
        let scores = profiles.flat_map(|(record, profile)| {
            let scores = profile.scores.iter();
            scores.map(move |score| (record, &profile.instrument, score))
        });
        let rows = scores.map(|(record, instrument, score)| {
            vec![
                id(record),
                Cell::date(record.date),
                Cell::words(instrument),
                Cell::words(&score.scale),
                Cell::measure(Some(&score.value)),
                Cell::number(Some(&score.value)),
                Cell::measure(score.low.as_ref()),
                Cell::measure(score.high.as_ref()),
                Cell::yes_no(score.coach_only),
            ]
        });
        rows.collect()
    },
};
