//! Parts that several objects of the export share: references, measures, prose, actions and amendments.

use chrono::NaiveDate;

use super::describe::exported;
use super::prose::markdown_text;
use crate::kind::Kind;
use crate::record::value::{
    AgreedBy, ChangeKind, Decision, EvidenceType, Measure, Outcome, Owner, Part, Range, ReviewType,
};
use crate::view::types::{Audience, Fact, FindingView, Narrowed, Passage};

exported! {
    /// A record: what it is and when it was. Never its content.
    RecordRef {
        /// Its id in this export; absent if the reader does not have the record itself.
        id: Option<String>,
        /// Its kind.
        kind: Kind,
        /// Its date.
        date: Option<NaiveDate>,
        /// The number of a session.
        number: Option<u32>,
        /// `true` for a session that was cancelled too late and so not held.
        cancelled: Option<bool>,
        /// The part of an interview.
        part: Option<Part>,
        /// The type of a review.
        review_type: Option<ReviewType>,
        /// The type of evidence.
        evidence_type: Option<EvidenceType>,
        /// Its length in minutes.
        minutes: Option<u32>,
        /// The decision after a chemistry meeting.
        decision: Option<Decision>,
        /// Its title.
        title: Option<String>,
        /// The path of its file in the practice; for the coach.
        path: Option<String>,
    }

    /// A measured value.
    MeasuredValue {
        /// As it was written.
        text: String,
        /// The number, if it is one.
        number: Option<f64>,
        /// The unit as it was written, if any.
        unit: Option<String>,
    }

    /// A number or a range of numbers.
    NumberRange {
        /// The lowest number.
        low: f64,
        /// The highest number; the same for a single number.
        high: f64,
    }

    /// Prose that has the same readers throughout.
    TextPassage {
        /// The text as Markdown. A link to a record or a file is replaced by its text; `files` lists the files.
        markdown: String,
        /// The marker that limits its readers, if this reader may know that: `{.coach-only}` or `{.client-only}`.
        marker: Option<String>,
        /// Who can read it today besides the coach; for the coach.
        read_by: Option<ReadBy>,
    }

    /// The readers of a passage besides the coach.
    ReadBy {
        /// Whether the client can read it.
        client: bool,
        /// The sponsors who can read it.
        sponsors: Vec<String>,
    }

    /// A finding or an expectation.
    Finding {
        /// Its id.
        id: String,
        /// What was found or is expected.
        text: String,
        /// The id of the interview question that it answers; for the coach.
        question: Option<String>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// An action as it was agreed in a record.
    AgreedAction {
        /// Its id.
        id: String,
        /// What is to be done.
        what: String,
        /// Who is responsible.
        owner: Option<Owner>,
        /// The name of the responsible sponsor.
        sponsor: Option<String>,
        /// The date agreed, if any.
        due: Option<NaiveDate>,
        /// The agenda point that it serves.
        point: Option<PointReference>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// The outcome of an earlier action.
    ReviewedAction {
        /// The id of the action.
        action: String,
        /// What was to be done.
        what: String,
        /// Who is responsible.
        owner: Option<Owner>,
        /// The name of the responsible sponsor.
        sponsor: Option<String>,
        /// The outcome; `ongoing` keeps the action open.
        outcome: Outcome,
        /// A new date.
        due: Option<NaiveDate>,
        /// What was learned.
        learning: Option<String>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// An agenda point that is referred to.
    PointReference {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    }

    /// An objective that is referred to.
    ObjectiveReference {
        /// Its id.
        id: String,
        /// What is to be achieved; otherwise the title of the point.
        words: String,
        /// Its agenda point.
        point: PointReference,
    }

    /// What an agenda point or a theme is based on: a whole record, or a finding, an expectation or a theme in it.
    SourceReference {
        /// The record.
        record: RecordRef,
        /// The id of the finding, expectation or theme.
        finding: Option<String>,
        /// Its text.
        text: Option<String>,
    }

    /// How an objective is measured.
    Measurement {
        /// How it is measured.
        how: Option<String>,
        /// The scale, as it was written.
        scale: Option<String>,
        /// The value at the beginning.
        baseline: Option<MeasuredValue>,
        /// The value to reach.
        target: Option<MeasuredValue>,
        /// The descriptions of the levels of attainment, from -2 to +2: five, or none.
        levels: Vec<String>,
        /// The weight of the objective in the score; 1 if absent.
        weight: Option<u32>,
    }

    /// A milestone that was met.
    MetMilestone {
        /// Its id.
        milestone: String,
        /// What was to be achieved.
        what: String,
        /// The id of its objective.
        objective: String,
        /// The date on which it was met.
        met: NaiveDate,
    }

    /// An amendment of the agenda, as a session or a review decided it.
    AgendaChange {
        /// What it does.
        change: ChangeKind,
        /// The id of the objective that it changes or adds.
        objective: Option<String>,
        /// The id of the point that it changes or adds.
        point: Option<String>,
        /// The words of what is changed, as agreed before; of something added, its new words.
        of: String,
        /// The new values. What is absent does not change.
        now: NewValues,
        /// The reason.
        because: Option<String>,
        /// Who has to agree before it takes effect.
        needs: Vec<AgreedBy>,
        /// The date on which the client agreed.
        agreed_client: Option<NaiveDate>,
        /// The date on which the sponsor agreed.
        agreed_sponsor: Option<NaiveDate>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// The new values of an amendment.
    NewValues {
        /// The title of a point.
        title: Option<String>,
        /// The business benefit of a point.
        business_benefit: Option<String>,
        /// What success looks like, for a point.
        success: Option<String>,
        /// What the manager contributes to a point.
        support: Option<String>,
        /// What exactly is to be achieved, for an objective.
        specific: Option<String>,
        /// How an objective is measured.
        measurable: Option<Measurement>,
        /// Why an objective is achievable.
        achievable: Option<String>,
        /// Why an objective is relevant.
        relevant: Option<String>,
        /// The due date of an objective.
        due: Option<NaiveDate>,
    }
}

/// `true` for a mark, otherwise nothing.
pub(super) fn mark(marked: bool) -> Option<bool> {
    marked.then_some(true)
}

/// The text, unless it is empty.
pub(super) fn some_text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Converts each item of a list.
pub(super) fn list<'v, V: 'v, T: From<&'v V>>(items: impl IntoIterator<Item = &'v V>) -> Vec<T> {
    items.into_iter().map(T::from).collect()
}

/// Converts a value, if any.
pub(super) fn maybe<'v, V, T: From<&'v V>>(value: &'v Option<V>) -> Option<T> {
    value.as_ref().map(T::from)
}

impl From<&Fact> for RecordRef {
    fn from(fact: &Fact) -> RecordRef {
        let Fact {
            slug,
            kind,
            date,
            number,
            cancelled,
            part,
            review,
            evidence,
            minutes,
            decision,
            title,
            path,
            // The place in the model means nothing outside this run.
            id: _,
        } = fact;
        RecordRef {
            id: some_text(slug),
            kind: *kind,
            date: *date,
            number: *number,
            cancelled: mark(*cancelled),
            part: *part,
            review_type: *review,
            evidence_type: *evidence,
            minutes: *minutes,
            decision: *decision,
            title: title.clone(),
            path: path.clone(),
        }
    }
}

impl From<&Measure> for MeasuredValue {
    fn from(measure: &Measure) -> MeasuredValue {
        MeasuredValue {
            text: measure.text.clone(),
            number: measure.number,
            unit: measure.unit_written(),
        }
    }
}

impl From<&Range> for NumberRange {
    fn from(range: &Range) -> NumberRange {
        let Range { low, high } = *range;
        NumberRange { low, high }
    }
}

impl From<&Passage> for TextPassage {
    fn from(passage: &Passage) -> TextPassage {
        let Passage {
            prose,
            narrowed,
            audience,
        } = passage;
        TextPassage {
            markdown: markdown_text(prose),
            marker: narrowed.map(|narrowed: Narrowed| narrowed.marker().to_owned()),
            read_by: maybe(audience),
        }
    }
}

impl From<&Audience> for ReadBy {
    fn from(audience: &Audience) -> ReadBy {
        let Audience { client, sponsors } = audience;
        ReadBy {
            client: *client,
            sponsors: sponsors.clone(),
        }
    }
}

impl From<&FindingView> for Finding {
    fn from(finding: &FindingView) -> Finding {
        let FindingView {
            id,
            text,
            question,
            coach_only,
        } = finding;
        Finding {
            id: id.clone(),
            text: text.clone(),
            question: question.clone(),
            coach_only: mark(*coach_only),
        }
    }
}
