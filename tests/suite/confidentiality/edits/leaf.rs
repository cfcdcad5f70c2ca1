//! Values that some reader may not see, changed or deleted.

use coachgen::model::Model;
use coachgen::record::yaml::{YamlNode, YamlValue};

use super::super::canary_engagement::expected;
use super::super::folder::Folder;
use super::{Dice, HiddenFrom};

/// The location of a hidden value.
struct Place {
    path: String,
    text: String,
    start: usize,
    end: usize,
    from: HiddenFrom,
}

/// Changes one hidden value, or deletes its whole key.
pub(super) fn leaf(
    folder: &mut Folder,
    model: &Model,
    dice: &mut Dice,
) -> Option<(String, HiddenFrom)> {
    let table = expected();
    let personal = personal(model);
    let record = dice.pick(&model.records)?;
    let mut places = Vec::new();
    let walk = Walk {
        table: &table,
        personal: &personal,
    };
    walk.node(&record.node, record.kind.word(), None, &mut places);
    let place = dice.pick(&places)?;
    let mut text = folder.text(&record.path);
    let key = place.path.rsplit('.').next().unwrap_or_default();
    let gates = [
        "draft",
        "personal",
        "coach_only",
        "relationship",
        "kind",
        "type",
        "rule",
        "digest",
        "score",
        // The means that others see are computed from them.
        "scores",
        "id",
        "attributed",
    ];
    let references = [
        "action",
        "objective",
        "milestone",
        "point",
        "points",
        "draws_on",
    ];
    if gates.contains(&key) || references.contains(&key) {
        return None;
    }
    let optional = [
        "issues",
        "next",
        "moved",
        "minutes",
        "mode",
        "pauses",
        "planned",
        "source",
        "received",
        "ended_because",
        "progress",
        "reviewed",
        "milestones",
        "changes",
        "actions",
    ];
    let top = place.path.split('.').nth(1).unwrap_or_default().to_owned();
    let within = place.path.matches('.').count();
    if dice.roll(4) == 0
        && optional.contains(&top.as_str())
        && (within == 1 || record.kind.word() == "session")
    {
        let from = if table[&format!("{}.{top}", record.kind)][0] {
            HiddenFrom::Sponsors
        } else {
            HiddenFrom::Both
        };
        let kept = without_key(&text, &top);
        folder.put(&record.path, kept);
        return Some((format!("{}: without {top}", record.path), from));
    }
    let dated = place.text.len() == 10 && place.text.starts_with("20");
    let new = if dated {
        // A period does not end before it begins.
        let year = match key {
            "from" | "start" => "2024",
            "to" | "until" | "ended" => "2027",
            _ => "2025",
        };
        dice.date().replace("2025", year)
    } else if place.text.parse::<u32>().is_ok() {
        format!("{}", 10 + dice.roll(80))
    } else if let Some((_, other)) = super::super::policy::CHOICES
        .iter()
        .find(|(a, _)| *a == place.text)
    {
        (*other).to_owned()
    } else if place.text.contains(' ') || ["about", "why", "title", "name", "scale"].contains(&key)
    {
        format!("\"{}\"", dice.words())
    } else {
        return None;
    };
    // A block scalar's span is not the span of its text.
    let slice = text.get(place.start..place.end)?.trim_matches(['"', '\'']);
    if slice != place.text {
        return None;
    }
    text.replace_range(place.start..place.end, &new);
    folder.put(&record.path, text);
    Some((
        format!("{}: {} changed", record.path, place.path),
        place.from,
    ))
}

/// A text without one top-level key of its front matter.
fn without_key(text: &str, key: &str) -> String {
    let mut cut = false;
    let mut rules = 0;
    let keep = |line: &&str| {
        rules += usize::from(line.trim_end() == "---");
        if rules != 1 || !line.starts_with([' ', '-']) {
            cut = rules == 1 && line.starts_with(&format!("{key}:"));
        }
        !cut
    };
    text.split_inclusive('\n').filter(keep).collect()
}

/// Ids of personal points and of the objectives and milestones in them.
fn personal(model: &Model) -> Vec<String> {
    let mut ids = Vec::new();
    for record in &model.records {
        let Some(coachgen::record::Content::Agenda(agenda)) = &record.content else {
            continue;
        };
        for point in agenda
            .points
            .values()
            .filter(|point| point.personal.as_ref().is_some_and(|it| it.value))
        {
            ids.push(point.id.value.0.clone());
            for objective in point.objectives.values() {
                ids.push(objective.id.value.0.clone());
                ids.extend(
                    objective
                        .milestones
                        .values()
                        .map(|it| it.id.value.0.clone()),
                );
            }
        }
    }
    ids
}

struct Walk<'w> {
    table: &'w std::collections::BTreeMap<String, super::super::canary_engagement::Row>,
    personal: &'w [String],
}

impl Walk<'_> {
    fn node(&self, node: &YamlNode, path: &str, from: Option<HiddenFrom>, places: &mut Vec<Place>) {
        match &node.value {
            YamlValue::Null => {}
            YamlValue::Scalar { text, .. } => {
                let from = from.or_else(|| match self.table.get(path) {
                    Some([_, true, ..]) | None => None,
                    Some([true, ..]) => Some(HiddenFrom::Sponsors),
                    Some(_) => Some(HiddenFrom::Both),
                });
                if let Some(from) = from {
                    let (start, end) = (node.span.start as usize, node.span.end as usize);
                    places.push(Place {
                        path: path.to_owned(),
                        text: text.clone(),
                        start,
                        end,
                        from,
                    });
                }
            }
            YamlValue::List(items) => {
                for item in items {
                    self.node(item, path, self.narrowed(item).or(from), places);
                }
            }
            YamlValue::Map(entries) => {
                for entry in entries {
                    self.node(&entry.value, &format!("{path}.{}", entry.key), from, places);
                }
            }
        }
    }

    fn narrowed(&self, item: &YamlNode) -> Option<HiddenFrom> {
        let text = |key: &str| item.get(key).and_then(YamlNode::text);
        if text("coach_only") == Some("true") {
            return Some(HiddenFrom::Both);
        }
        let about = ["objective", "milestone", "point"]
            .into_iter()
            .filter_map(text);
        let mut about = about.filter(|id| self.personal.iter().any(|known| known == id));
        let row = about.next().is_some() && text("what").is_none();
        (text("personal") == Some("true") || row).then_some(HiddenFrom::Sponsors)
    }
}
