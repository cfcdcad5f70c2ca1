//! Drafts, for the coach alone: what is written so far, whether or not it is complete.

use chrono::NaiveDate;

use super::Projector;
use super::types::{DraftView, Fact, WrittenField};
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::Party;
use crate::record::Record;
use crate::record::decode::Scalar;
use crate::record::yaml::{YamlNode, YamlValue};

/// Fields that the page of a draft shows elsewhere.
const SHOWN_ELSEWHERE: [&str; 3] = ["kind", "draft", "title"];

impl Projector<'_> {
    /// The drafts, by file; none for any other reader.
    pub(super) fn drafts(&self) -> Vec<DraftView> {
        if self.reader.party() != Party::Coach {
            return Vec::new();
        }
        let records = self.source.model.records.iter().enumerate();
        let mut drafts: Vec<DraftView> = records
            .filter(|(_, record)| record.common.draft)
            .map(|(place, record)| DraftView {
                fact: self.draft_fact(RecordId(place), record),
                fields: written_fields(&record.node),
                body: self.body(record, AccessLevel::Shared),
            })
            .collect();
        for at in 0..drafts.len() {
            let kind = drafts[at].fact.kind;
            let same = drafts[..=at].iter().filter(|one| one.fact.kind == kind);
            drafts[at].fact.slug = format!("draft-{}-{}", kind.word(), same.count());
        }
        drafts
    }

    fn draft_fact(&self, id: RecordId, record: &Record) -> Fact {
        if let Some(fact) = self.fact_at(id, AccessLevel::Shared) {
            return fact;
        }
        // A draft may lack any field, so its name is made from what is there.
        let text = |key: &str| record.node.get(key).and_then(YamlNode::text);
        Fact {
            number: text("number").and_then(|number| number.parse().ok()),
            date: text("date").and_then(|date| NaiveDate::read(date, true).ok()),
            title: record.common.title.as_ref().map(|it| it.value.clone()),
            path: Some(self.path(record)),
            id: Some(id),
            ..Fact::only(record.kind)
        }
    }
}

/// Every value of the front matter with the name of its field, in the order of the file. Fields of a group or of a
/// list's items are named as in the documentation: `actions.what`.
fn written_fields(node: &YamlNode) -> Vec<WrittenField> {
    let mut out = Vec::new();
    if let YamlValue::Map(entries) = &node.value {
        let shown = entries
            .iter()
            .filter(|entry| !SHOWN_ELSEWHERE.contains(&entry.key.as_str()));
        for entry in shown {
            collect(&entry.key, &entry.value, &mut out);
        }
    }
    out
}

fn collect(name: &str, node: &YamlNode, out: &mut Vec<WrittenField>) {
    match &node.value {
        YamlValue::Null => {}
        YamlValue::Scalar { text, .. } => out.push(WrittenField {
            name: name.to_owned(),
            value: text.clone(),
        }),
        YamlValue::List(items) => items.iter().for_each(|item| collect(name, item, out)),
        YamlValue::Map(entries) => entries
            .iter()
            .for_each(|entry| collect(&format!("{name}.{}", entry.key), &entry.value, out)),
    }
}
