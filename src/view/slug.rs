//! What a record is called in a reader's portal: from its kind and number or date, never its file.

use std::collections::BTreeMap;

use super::levels::{Levels, Source, date_of};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{Field, Level};
use crate::reader::Reader;
use crate::record::Content;

/// The names of the records that one reader sees.
#[derive(Debug, Clone, Default)]
pub struct Slugs(BTreeMap<RecordId, String>);

impl Slugs {
    /// Names every record the reader sees; records that would share a name are told apart by a number
    /// in order of date. Nothing hidden has any part in it.
    pub fn of(source: Source<'_>, reader: &Reader, levels: &Levels) -> Slugs {
        let mut named: Vec<(String, Option<chrono::NaiveDate>, RecordId)> = source
            .model
            .held()
            .filter(|(id, _, _)| levels.of(*id) > Level::Hidden)
            .map(|(id, record, content)| {
                let sees = |field| {
                    source
                        .policy
                        .sees(field, reader.party(), levels.of(id), false)
                };
                (base(record.kind, content, &sees), date_of(content), id)
            })
            .collect();
        named.sort();
        let mut slugs = BTreeMap::new();
        let mut last: Option<(String, usize)> = None;
        for (base, _, id) in named {
            let number = match &last {
                Some((name, number)) if *name == base => number + 1,
                _ => 1,
            };
            let slug = if number == 1 {
                base.clone()
            } else {
                format!("{base}-{number}")
            };
            last = Some((base, number));
            slugs.insert(id, slug);
        }
        Slugs(slugs)
    }

    /// Every record the reader sees, with its name.
    pub fn all(&self) -> impl Iterator<Item = (RecordId, &str)> {
        self.0.iter().map(|(id, slug)| (*id, slug.as_str()))
    }

    /// The name of one record, when the reader sees it.
    pub fn get(&self, id: RecordId) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }
}

fn base(kind: Kind, content: &Content, sees: &dyn Fn(Field) -> bool) -> String {
    // A date that the reader does not see must not stand in a name either.
    let dated = |content: &Content| match date_of(content) {
        Some(date) if date_field(content).is_some_and(sees) => format!("{}-{date}", kind.word()),
        _ => kind.word().to_owned(),
    };
    match content {
        Content::Session(session) => format!("session-{}", session.number.value),
        Content::Interview(interview) => format!("interview-part-{}", interview.part.value.word()),
        Content::Review(review) if sees(Field::ReviewType) => {
            format!("review-{}", review.kind.value.word())
        }
        Content::Engagement(_)
        | Content::Contacts(_)
        | Content::Agenda(_)
        | Content::Chemistry(_) => kind.word().to_owned(),
        _ => dated(content),
    }
}

/// The field of a record's date, where its name may hold that.
fn date_field(content: &Content) -> Option<Field> {
    match content {
        Content::SponsorMeeting(_) => Some(Field::SponsorMeetingDate),
        Content::Evidence(_) => Some(Field::EvidenceDate),
        Content::StakeholderInterview(_) => Some(Field::StakeholderInterviewDate),
        Content::StakeholderThemes(_) => Some(Field::StakeholderThemesDate),
        Content::Psychometric(_) => Some(Field::PsychometricDate),
        Content::Review(_) => Some(Field::ReviewDate),
        Content::Note(_) => Some(Field::NoteDate),
        Content::Engagement(_)
        | Content::Chemistry(_)
        | Content::Interview(_)
        | Content::Agenda(_)
        | Content::Session(_)
        | Content::Contacts(_) => None,
    }
}
