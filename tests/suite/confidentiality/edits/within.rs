//! Edits within records: items in nested lists, the order of hidden items, comments between fields; and renaming
//! files together with the references to them.

use coachgen::model::Model;
use coachgen::record::Record;
use coachgen::record::yaml::{YamlNode, YamlValue};

use super::super::folder::Folder;
use super::{Dice, HiddenFrom};

/// A list in a record's front matter, with the keys that lead to it.
struct Lists<'n> {
    found: Vec<(String, &'n [YamlNode])>,
}

impl<'n> Lists<'n> {
    fn of(record: &'n Record) -> Lists<'n> {
        let mut lists = Lists { found: Vec::new() };
        lists.walk(&record.node, record.kind.word());
        lists
    }

    fn walk(&mut self, node: &'n YamlNode, path: &str) {
        match &node.value {
            YamlValue::List(items) => {
                self.found.push((path.to_owned(), items));
                for item in items {
                    self.walk(item, path);
                }
            }
            YamlValue::Map(entries) => {
                for entry in entries {
                    self.walk(&entry.value, &format!("{path}.{}", entry.key));
                }
            }
            _ => {}
        }
    }
}

/// The start of the line of an item that is written on its own lines, and its indentation.
fn line_of(text: &str, item: &YamlNode) -> Option<(usize, usize)> {
    let start = item.span.start as usize;
    let line = text[..start].rfind('\n')? + 1;
    let indent = text[line..start].find("- ")?;
    text[line..line + indent]
        .trim()
        .is_empty()
        .then_some((line, indent))
}

/// Inserts a coach-only item into a list that is inside an item of another list.
pub(super) fn add_nested_item(
    folder: &mut Folder,
    model: &Model,
    dice: &mut Dice,
) -> Option<(String, HiddenFrom)> {
    let record = dice.pick(&model.records)?;
    let (words, id, date) = (dice.words(), dice.word(), dice.date());
    let lists = Lists::of(record);
    let own = |path: &str| match path {
        "agenda.points.objectives" => Some(format!(
            "{{id: {id}, specific: {words}, due: {date}, milestones: [{{id: {id}-m, by: {date}}}], coach_only: true}}"
        )),
        "agenda.points.objectives.milestones" => Some(format!(
            "{{id: {id}, by: {date}, what: {words}, coach_only: true}}"
        )),
        "review.objectives.views" => Some(format!(
            "{{by: coach, at: 3, comment: {words}, coach_only: true}}"
        )),
        _ => None,
    };
    let nested: Vec<_> = lists
        .found
        .iter()
        .filter_map(|(path, items)| Some((path, *items, own(path)?)))
        .collect();
    let (path, items, new) = dice.pick(&nested)?;
    let mut text = folder.text(&record.path);
    let (line, indent) = line_of(&text, dice.pick(items)?)?;
    text.insert_str(line, &format!("{:indent$}- {new}\n", ""));
    folder.put(&record.path, text);
    Some((
        format!("{}: {path} has {new}", record.path),
        HiddenFrom::Both,
    ))
}

/// Moves a hidden item to the beginning of its list.
pub(super) fn reorder(
    folder: &mut Folder,
    model: &Model,
    dice: &mut Dice,
) -> Option<(String, HiddenFrom)> {
    let record = dice.pick(&model.records)?;
    let lists = Lists::of(record);
    let closed = matches!(
        record.kind.word(),
        "session" | "interview" | "evidence" | "psychometric"
    );
    let raw = record.kind.word() == "stakeholder-interview";
    let hidden: Vec<_> = lists
        .found
        .iter()
        .flat_map(|(path, items)| {
            items
                .iter()
                .enumerate()
                .skip(1)
                .map(move |item| (path, *items, item))
        })
        .filter_map(|(path, items, (nth, item))| {
            let own = item.get("coach_only").and_then(YamlNode::text) == Some("true");
            let from = if own || raw {
                HiddenFrom::Both
            } else if closed {
                HiddenFrom::Sponsors
            } else {
                return None;
            };
            Some((path, items, nth, from))
        })
        .collect();
    let (path, items, nth, from) = dice.pick(&hidden)?;
    let text = folder.text(&record.path);
    let (first, _) = line_of(&text, &items[0])?;
    let (start, indent) = line_of(&text, &items[*nth])?;
    // The item's lines are those with more indentation.
    let mut end = start + text[start..].find('\n')? + 1;
    for line in text[end..].split_inclusive('\n') {
        let width = line.len() - line.trim_start_matches(' ').len();
        if width <= indent || line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    let moved = format!(
        "{}{}{}{}",
        &text[..first],
        &text[start..end],
        &text[first..start],
        &text[end..]
    );
    folder.put(&record.path, moved);
    Some((format!("{}: {path} in another order", record.path), *from))
}

/// Adds a comment on a separate line, before a field or an item.
pub(super) fn add_comment(
    folder: &mut Folder,
    model: &Model,
    dice: &mut Dice,
) -> Option<(String, HiddenFrom)> {
    let record = dice.pick(&model.records)?;
    let words = dice.words();
    let mut text = folder.text(&record.path);
    let mut places: Vec<(usize, usize)> = Lists::of(record)
        .found
        .iter()
        .flat_map(|(_, items)| items.iter())
        .filter_map(|item| line_of(&text, item))
        .collect();
    if let YamlValue::Map(entries) = &record.node.value {
        places.extend(
            entries
                .iter()
                .map(|entry| (entry.key_span.start as usize, 0)),
        );
    }
    let (line, indent) = *dice.pick(&places)?;
    text.insert_str(line, &format!("{:indent$}# {words}\n", ""));
    folder.put(&record.path, text);
    Some((
        format!("{}: a comment between fields", record.path),
        HiddenFrom::Both,
    ))
}

/// Renames a record or a picture, and the links to it. An approval covers names of records in its record's front
/// matter, so records that are named there are not renamed.
pub(super) fn rename_with_links(
    folder: &mut Folder,
    model: &Model,
    dice: &mut Dice,
) -> Option<(String, HiddenFrom)> {
    let new = dice.word();
    if dice.roll(3) == 0 {
        let files: Vec<String> = model.attachments.keys().cloned().collect();
        let path = dice.pick(&files)?;
        let (place, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (_, ending) = name.rsplit_once('.')?;
        let other = format!("{new}.{ending}");
        let texts: Vec<(String, String)> = folder
            .records()
            .into_iter()
            .map(|record| (record.clone(), folder.text(&record)))
            .collect();
        if texts
            .iter()
            .any(|(_, text)| text.contains(&format!("[[{name}]]")))
        {
            return None;
        }
        for (record, text) in texts {
            folder.put(&record, text.replace(name, &other));
        }
        let bytes = folder.files.remove(path)?;
        let to = if place.is_empty() {
            other
        } else {
            format!("{place}/{other}")
        };
        folder.put(&to, bytes);
        return Some((format!("{path} renamed {to}"), HiddenFrom::Both));
    }
    let record = dice.pick(&model.records)?;
    let (path, stem) = (record.path.clone(), record.stem().to_owned());
    if path == "engagement.md" {
        return None;
    }
    let mut changed: Vec<(String, String)> = Vec::new();
    for other in folder.records() {
        let text = folder.text(&other);
        let body = text.get(4..)?.find("\n---")? + 4;
        let mut prose = text[body..].to_owned();
        for (from, to) in [
            (format!("[[{stem}|"), format!("[[{new}|")),
            (format!("({stem}.md"), format!("({new}.md")),
            (format!("/{stem}.md"), format!("/{new}.md")),
        ] {
            prose = prose.replace(&from, &to);
        }
        // A link without a text shows the file name, which then is part of the record's text.
        if text[..body].contains(&stem) || prose.contains(&stem) {
            return None;
        }
        changed.push((other, format!("{}{prose}", &text[..body])));
    }
    for (other, text) in changed {
        folder.put(&other, text);
    }
    let to = path.replace(&format!("{stem}.md"), &format!("{new}.md"));
    let bytes = folder.files.remove(&path)?;
    folder.put(&to, bytes);
    Some((
        format!("{path} renamed {to} with its links"),
        HiddenFrom::Both,
    ))
}
