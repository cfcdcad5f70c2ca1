//! Where each canary is: a walk over the front matter that uses neither the policy nor the projection.

use std::collections::{BTreeMap, BTreeSet};

use coachgen::model::Model;
use coachgen::policy::Field;
use coachgen::record::yaml::{YamlNode, YamlValue};

/// Every path of every record, with the values at that path.
pub fn values(model: &Model) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for record in &model.records {
        walk(&record.node, record.kind.word(), &mut found);
    }
    found
}

fn walk(node: &YamlNode, path: &str, found: &mut BTreeMap<String, Vec<String>>) {
    let here = found.entry(path.to_owned()).or_default();
    match &node.value {
        YamlValue::Null => {}
        YamlValue::Scalar { text, .. } => here.push(text.clone()),
        YamlValue::List(items) => items.iter().for_each(|item| walk(item, path, found)),
        YamlValue::Map(entries) => {
            for entry in entries {
                walk(&entry.value, &format!("{path}.{}", entry.key), found);
            }
        }
    }
}

/// The field of a path: its own, or one that every kind has.
pub fn field(path: &str) -> Option<Field> {
    let common = path
        .split_once('.')
        .map(|(_, rest)| format!("record.{rest}"));
    Field::ALL
        .iter()
        .copied()
        .find(|field| field.row().path == path || Some(field.row().path) == common.as_deref())
}

/// Fields for which the model has no value.
pub fn fields_without_value(model: &Model) -> BTreeSet<&'static str> {
    let reached: BTreeSet<&str> = values(model)
        .keys()
        .filter_map(|path| field(path))
        .map(|field| field.row().path)
        .collect();
    let all = Field::ALL.iter().map(|field| field.row().path);
    all.filter(|path| !reached.contains(path)).collect()
}
