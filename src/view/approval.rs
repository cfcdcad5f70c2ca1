//! What an approval covers: a digest of exactly what the sponsors named in it would see.

use serde_json::{Value as Json, json};

use super::agreed::hex;
use super::leaves;
use super::levels::{Levels, Source, named};
use super::prose;
use super::standing::Standing;
use crate::model::{Model, RecordId};
use crate::policy::{Field, Level};
use crate::reader::Reader;
use crate::record::Content;
use crate::record::parts::Change;

/// Version of the canonical form; a change of the form is a new version, and asks for new approvals.
const FORM: &str = "coachgen approval 1";

/// The digest, as 64 hexadecimal figures, of what `sponsors` would see of a record.
pub fn digest(source: Source<'_>, standing: &Standing, id: RecordId, sponsors: &[&str]) -> String {
    let copies: Vec<Json> = sponsors
        .iter()
        .map(|name| copy(source, standing, id, name))
        .collect();
    hex(&json!([FORM, copies]).to_string())
}

/// What one sponsor would see, without whose copy it is: equal for sponsors who would see the same.
pub(super) fn likeness(
    source: Source<'_>,
    standing: &Standing,
    id: RecordId,
    sponsor: &str,
) -> String {
    match copy(source, standing, id, sponsor) {
        Json::Array(parts) => Json::Array(parts.into_iter().skip(1).collect()).to_string(),
        other => other.to_string(),
    }
}

/// One sponsor's copy in canonical form: the visible leaves in the order of the record, each with its
/// field; what the references show; the prose as cut; the digests of the attachments in their names.
fn copy(source: Source<'_>, standing: &Standing, id: RecordId, name: &str) -> Json {
    let reader = Reader::Sponsor(name.to_owned());
    let Some(levels) = standing.opened(&reader) else {
        return Json::Null;
    };
    let record = source.model.record(id);
    let leaves: Vec<Json> = leaves::of(source, &reader, levels, id, Level::Shared)
        .into_iter()
        .filter(|leaf| leaf.visible && !leaf.field.row().path.starts_with("record.approved"))
        .map(|leaf| {
            let quoted = quoted(source, levels, leaf.field, leaf.text);
            json!([leaf.field.row().path, leaf.text.trim(), quoted])
        })
        .collect();
    let body: Vec<String> = prose::passages(source, &reader, levels, record, Level::Shared)
        .into_iter()
        .map(|passage| prose::without_places(&passage.markdown))
        .collect();
    let groups = match &record.content {
        Some(Content::StakeholderThemes(_)) => super::groups::count(source.model)
            .into_iter()
            .map(|group| {
                let words: Vec<&str> = group.relationships.iter().map(|of| of.word()).collect();
                json!([words, group.count])
            })
            .collect(),
        _ => Vec::new(),
    };
    json!([name, leaves, body, groups])
}

/// The words that a reference shows.
fn quoted(source: Source<'_>, levels: &Levels, field: Field, text: &str) -> Option<String> {
    let model = source.model;
    match field.key() {
        "objective" => objective(model, text),
        "point" => point(model, text),
        "milestone" => {
            let (at, place) = *model.index.milestones.get(text)?;
            let Some(Content::Agenda(agenda)) = &model.record(at.record).content else {
                return None;
            };
            let point = &agenda.points.items.get(at.point)?.value;
            let of = &point.objectives.items.get(at.objective)?.value;
            let milestone = &of.milestones.items.get(place)?.value;
            match &milestone.what {
                Some(what) => Some(what.value.clone()),
                None => objective(model, &of.id.value.0),
            }
        }
        "draws_on" => {
            let (name, finding) = text.split_once('#')?;
            let id = named(source, levels, name)?;
            super::refs::finding_words(model, id, finding).map(|(words, _)| words)
        }
        _ => None,
    }
}

fn objective(model: &Model, id: &str) -> Option<String> {
    if let Some((_, point, objective)) = model.objective(id) {
        let words = objective.specific.as_ref().unwrap_or(&point.title);
        return Some(format!("{} / {}", point.title.value, words.value));
    }
    let now = added(model, id)?.now.as_ref()?;
    now.value.specific.as_ref().map(|words| words.value.clone())
}

fn point(model: &Model, id: &str) -> Option<String> {
    if let Some((_, _, point)) = model.point(id) {
        return Some(point.title.value.clone());
    }
    let now = added(model, id)?.now.as_ref()?;
    now.value.title.as_ref().map(|words| words.value.clone())
}

/// The change that added a point or an objective.
fn added<'m>(model: &'m Model, id: &str) -> Option<&'m Change> {
    let (record, place) = *model.index.added.get(id)?;
    let changes = match model.record(record).content.as_ref()? {
        Content::Session(session) => &session.changes,
        Content::Review(review) => &review.changes,
        _ => return None,
    };
    changes.items.get(place).map(|item| &item.value)
}
