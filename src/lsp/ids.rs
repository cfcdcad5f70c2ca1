//! Ids across the records of an engagement: where an item is defined, where it is used, and renaming it.

use std::collections::HashMap;

use gen_lsp_types::{
    DefinitionParams, Location, Position, PrepareRenameParams, Range, ReferenceParams,
    RenameParams, TextEdit, Uri, WorkspaceEdit,
};

use super::requests::{AboutDocument, OpenRecord};
use super::text::LineText;
use crate::pipeline::{IdPlace, Loaded, id_places, record_named};

macro_rules! about_position {
    ($($params:ty),*) => {
        $(impl AboutDocument for $params {
            fn uri(&self) -> &Uri {
                &self.text_document_position_params.text_document.uri
            }
        })*
    };
}

about_position!(
    DefinitionParams,
    PrepareRenameParams,
    ReferenceParams,
    RenameParams
);

/// Where the item at a position is defined, or the record that a link names.
pub fn definition(open: &OpenRecord<'_>, params: DefinitionParams) -> Vec<Location> {
    let at = params.text_document_position_params.position;
    let Some((_, on_demand)) = open.practice.engagement_of(open.path) else {
        return Vec::new();
    };
    let loaded = on_demand.loaded();
    if let Some(name) = link_at(&open.document.text, at) {
        let path = record_named(loaded, name);
        let uri = path.and_then(|path| open.practice.uri_of(path));
        return uri
            .map(|uri| Location::new(uri, Range::default()))
            .into_iter()
            .collect();
    }
    let places = same(open, loaded, at);
    let definitions = places.iter().filter(|place| place.is_definition);
    definitions
        .filter_map(|place| location(open, loaded, place))
        .collect()
}

/// Where the item at a position is used.
pub fn references(open: &OpenRecord<'_>, params: ReferenceParams) -> Vec<Location> {
    let at = params.text_document_position_params.position;
    let Some((_, on_demand)) = open.practice.engagement_of(open.path) else {
        return Vec::new();
    };
    let loaded = on_demand.loaded();
    let with_definition = params.context.include_declaration;
    let places = same(open, loaded, at);
    let wanted = places
        .iter()
        .filter(|place| with_definition || !place.is_definition);
    wanted
        .filter_map(|place| location(open, loaded, place))
        .collect()
}

/// The range of the id at a position, if it can be renamed.
pub fn prepare_rename(open: &OpenRecord<'_>, params: PrepareRenameParams) -> Option<Range> {
    let at = params.text_document_position_params.position;
    let (_, on_demand) = open.practice.engagement_of(open.path)?;
    let loaded = on_demand.loaded();
    let here = place_at(open, loaded, at)?;
    location(open, loaded, &here).map(|location| location.range)
}

/// Renames an id everywhere in the engagement.
///
/// # Errors
/// If there is no id, the new one has another form, or something else has it already: why.
pub fn rename(open: &OpenRecord<'_>, params: RenameParams) -> Result<WorkspaceEdit, String> {
    let at = params.text_document_position_params.position;
    let name = params.new_name;
    let is_id = !name.is_empty()
        && name.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        });
    if !is_id {
        return Err(
            "an id has lower-case letters, digits and single hyphens: my-new-id".to_owned(),
        );
    }
    let nothing =
        || "there is no id of an action, finding, objective, milestone or point here".to_owned();
    let (_, on_demand) = open.practice.engagement_of(open.path).ok_or_else(nothing)?;
    let loaded = on_demand.loaded();
    let here = place_at(open, loaded, at).ok_or_else(nothing)?;
    let all = id_places(loaded);
    let renamed = IdPlace {
        id: name.clone(),
        ..here.clone()
    };
    if here.id != name && all.iter().any(|place| is_same(place, &renamed)) {
        return Err("this id is used already".to_owned());
    }
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for place in all.iter().filter(|place| is_same(place, &here)) {
        if let Some(location) = location(open, loaded, place) {
            let edits = changes.entry(location.uri).or_default();
            edits.push(TextEdit::new(location.range, name.clone()));
        }
    }
    Ok(WorkspaceEdit {
        changes: Some(changes),
        ..WorkspaceEdit::default()
    })
}

/// The words of the item whose id is at a position.
pub fn words_at(open: &OpenRecord<'_>, loaded: &Loaded, at: Position) -> Option<String> {
    let here = place_at(open, loaded, at)?;
    let mut all = id_places(loaded).into_iter();
    all.find(|place| place.is_definition && is_same(place, &here))?
        .words
}

fn is_same(place: &IdPlace, other: &IdPlace) -> bool {
    place.sort == other.sort && place.id == other.id && place.within == other.within
}

fn place_at(open: &OpenRecord<'_>, loaded: &Loaded, at: Position) -> Option<IdPlace> {
    let offset = open.document.text.offset(at);
    let mut places = id_places(loaded).into_iter();
    places.find(|place| {
        place.path == open.path && place.bytes.start <= offset && offset <= place.bytes.end
    })
}

/// Every place of the id at a position.
fn same(open: &OpenRecord<'_>, loaded: &Loaded, at: Position) -> Vec<IdPlace> {
    let Some(here) = place_at(open, loaded, at) else {
        return Vec::new();
    };
    let mut places = id_places(loaded);
    places.retain(|place| is_same(place, &here));
    places
}

/// A place as the protocol has it, without quotation marks around the id.
fn location(open: &OpenRecord<'_>, loaded: &Loaded, place: &IdPlace) -> Option<Location> {
    let uri = match place.path == open.path {
        true => open.document.uri.clone(),
        false => open.practice.uri_of(&place.path)?,
    };
    let text = loaded.text_of(&place.path)?;
    let written = text.get(place.bytes.clone())?;
    let from = place.bytes.start + written.find(place.id.as_str())?;
    let range = LineText::new(text.to_owned()).range(from..from + place.id.len());
    Some(Location::new(uri, range))
}

/// The name in the `[[link]]` at a position.
fn link_at(text: &LineText, at: Position) -> Option<&str> {
    let start = text.offset(Position::new(at.line, 0));
    let line = text.line(at.line as usize);
    let column = text.offset(at) - start;
    let open = line.get(..column)?.rfind("[[")? + 2;
    let end = open + line.get(open..)?.find("]]")?;
    (column <= end).then(|| &line[open..end])
}
