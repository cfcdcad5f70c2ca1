//! What is not part of the records in force: copies that wait for approval, drafts, records that cannot be read,
//! accepted findings, interview questions and files.

use chrono::NaiveDate;

use super::describe::{exported, words};
use super::development::{AgendaContent, ReviewContent};
use super::diagnosis::{PulseContent, StakeholderThemesContent};
use super::parts::{RecordRef, TextPassage, list, maybe};
use super::records::RecordData;
use crate::view::types::{
    AllowView, Awaiting, Difference, DraftView, FileView, HandoverView, PreviousCopy, QuestionView,
    SponsorCopy, UnreadableView, WordsView, WrittenField,
};

words! {
    /// Whether words are in both versions of a text.
    WordsState of WordsIn: ["same", "gone", "new"];
}

/// Whether words are in both versions of a text.
pub struct WordsIn(&'static str);

impl WordsIn {
    fn word(&self) -> &'static str {
        self.0
    }
}

exported! {
    /// A record that waits for the client's approval, and the exact copy that sponsors would get.
    WaitingCopy {
        /// The id of the record.
        record: String,
        /// The sponsors who would get the copy.
        sponsors: Vec<String>,
        /// The copy of stakeholder themes.
        stakeholder_themes: Option<Box<RecordData<StakeholderThemesContent>>>,
        /// The copy of an agenda.
        agenda: Option<Box<RecordData<AgendaContent>>>,
        /// The copy of a review.
        review: Option<Box<RecordData<ReviewContent>>>,
        /// The copy of a pulse round.
        pulse: Option<Box<RecordData<PulseContent>>>,
        /// The copy that the sponsors have now.
        before: Option<EarlierCopy>,
    }

    /// A copy that sponsors have, compared with the one that waits.
    EarlierCopy {
        /// The date of its approval.
        on: NaiveDate,
        /// The differences, in the order of the record.
        changes: Vec<TextDifference>,
    }

    /// A text that differs between two copies.
    TextDifference {
        /// Where it is: names of fields, and ids or words that identify the item.
        place: Vec<String>,
        /// Its words, in order.
        words: Vec<ComparedWords>,
    }

    /// Words of a text that differs.
    ComparedWords {
        /// `same` in both, `gone` from the record, or `new` in the record.
        state: WordsState,
        /// The words.
        text: String,
    }

    /// A draft; for the coach.
    Draft {
        /// What is known of it.
        record: RecordRef,
        /// Its fields as they are written.
        fields: Vec<DraftField>,
        /// Its prose.
        text: Vec<TextPassage>,
    }

    /// A field of a draft.
    DraftField {
        /// Its name, with those of the groups around it.
        name: String,
        /// Its value.
        value: String,
    }

    /// A record that is left out because it cannot be read; for the coach.
    Unreadable {
        /// Its path in the engagement's folder.
        path: String,
        /// What its file states about it: one entry for each kind of record that it may be.
        records: Vec<RecordRef>,
    }

    /// A rule whose findings the coach accepts; for the coach.
    AcceptedRule {
        /// The rule, as it is written.
        rule: String,
        /// The record in which they are accepted; absent for the whole engagement.
        path: Option<String>,
    }

    /// A file that was made to be handed over; for the coach.
    HandoverData {
        /// The day on which it was made.
        on: NaiveDate,
        /// The sponsor it was made for; absent if it was made for the client.
        sponsor: Option<String>,
        /// Its form: `html`, `sealed` or `zip`.
        form: String,
        /// SHA-256 of the file, as hexadecimal digits.
        sha256: String,
        /// The last commit at that time.
        commit: Option<String>,
        /// Whether records had changes that were in no commit.
        uncommitted: bool,
    }

    /// A question of the practice's own interview; for the coach.
    InterviewQuestion {
        /// Its id.
        id: String,
        /// The part of the interview.
        part: u32,
        /// The question as put to the client.
        text: String,
        /// The question as put to stakeholders.
        for_stakeholders: Option<String>,
    }

    /// A file that the prose refers to. It is in the reader's portal, in the folder `files`.
    AttachedFile {
        /// Its name in the portal.
        name: String,
        /// Its size in bytes.
        bytes: usize,
        /// Whether it is a picture.
        picture: bool,
    }
}

impl From<&Awaiting> for WaitingCopy {
    fn from(awaiting: &Awaiting) -> WaitingCopy {
        let Awaiting {
            slug,
            sponsors,
            copy,
            before,
        } = awaiting;
        let mut waiting = WaitingCopy {
            record: slug.clone(),
            sponsors: sponsors.clone(),
            stakeholder_themes: None,
            agenda: None,
            review: None,
            pulse: None,
            before: maybe(before),
        };
        match copy {
            SponsorCopy::Themes(copy) => {
                waiting.stakeholder_themes = Some(Box::new((&**copy).into()));
            }
            SponsorCopy::Agenda(copy) => waiting.agenda = Some(Box::new((&**copy).into())),
            SponsorCopy::Review(copy) => waiting.review = Some(Box::new((&**copy).into())),
            SponsorCopy::Pulse(copy) => waiting.pulse = Some(Box::new((&**copy).into())),
        }
        waiting
    }
}

impl From<&PreviousCopy> for EarlierCopy {
    fn from(copy: &PreviousCopy) -> EarlierCopy {
        let PreviousCopy { on, changes } = copy;
        EarlierCopy {
            on: *on,
            changes: list(changes),
        }
    }
}

impl From<&Difference> for TextDifference {
    fn from(difference: &Difference) -> TextDifference {
        let Difference { place, words } = difference;
        TextDifference {
            place: place.clone(),
            words: list(words),
        }
    }
}

impl From<&WordsView> for ComparedWords {
    fn from(words: &WordsView) -> ComparedWords {
        let (state, text) = match words {
            WordsView::Same(text) => ("same", text),
            WordsView::Gone(text) => ("gone", text),
            WordsView::New(text) => ("new", text),
        };
        ComparedWords {
            state: WordsIn(state).into(),
            text: text.clone(),
        }
    }
}

impl ComparedWords {
    /// Returns true for words that are no longer in the record.
    pub fn is_gone(&self) -> bool {
        self.state.0 == "gone"
    }
}

impl From<&DraftView> for Draft {
    fn from(draft: &DraftView) -> Draft {
        let DraftView { fact, fields, body } = draft;
        Draft {
            record: fact.into(),
            fields: list(fields),
            text: list(body),
        }
    }
}

impl From<&WrittenField> for DraftField {
    fn from(field: &WrittenField) -> DraftField {
        let WrittenField { name, value } = field.clone();
        DraftField { name, value }
    }
}

impl From<&UnreadableView> for Unreadable {
    fn from(unreadable: &UnreadableView) -> Unreadable {
        let UnreadableView { path, facts } = unreadable;
        Unreadable {
            path: path.clone(),
            records: list(facts),
        }
    }
}

impl From<&AllowView> for AcceptedRule {
    fn from(allowed: &AllowView) -> AcceptedRule {
        let AllowView { rule, path } = allowed.clone();
        AcceptedRule { rule, path }
    }
}

impl From<&HandoverView> for HandoverData {
    fn from(handover: &HandoverView) -> HandoverData {
        let HandoverView {
            on,
            sponsor,
            form,
            sha256,
            commit,
            uncommitted,
        } = handover.clone();
        HandoverData {
            on,
            sponsor,
            form: form.word().to_owned(),
            sha256,
            commit,
            uncommitted,
        }
    }
}

impl From<&QuestionView> for InterviewQuestion {
    fn from(question: &QuestionView) -> InterviewQuestion {
        let QuestionView {
            id,
            part,
            text,
            for_stakeholders,
        } = question.clone();
        InterviewQuestion {
            id,
            part,
            text,
            for_stakeholders,
        }
    }
}

impl From<&FileView> for AttachedFile {
    fn from(file: &FileView) -> AttachedFile {
        let FileView { name, bytes, image } = file;
        AttachedFile {
            name: name.clone(),
            bytes: bytes.len(),
            picture: *image,
        }
    }
}
