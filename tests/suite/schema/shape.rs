//! The schemas have everything that the policy and the decoders have.

use std::collections::BTreeSet;

use coachgen::kind::Kind;
use coachgen::policy::{AccessLevel, Field, Policy};
use coachgen::schema::{SchemaSubject, schema_for};
use serde_json::Value;

use super::{faults, json, subjects, validator};

/// What a schema has in addition to the fields of the policy: the visibility of an item, and Obsidian's properties.
const OTHERS: [&str; 4] = ["kind", "tags", "aliases", "cssclasses"];

#[test]
fn a_kind_has_the_fields_of_the_policy_and_no_other() {
    for kind in Kind::ALL {
        let mut in_schema = BTreeSet::new();
        properties(
            &schema_for(SchemaSubject::Kind(kind)),
            "",
            &mut |path, _| {
                let own = !OTHERS.contains(&path) && !path.ends_with("coach_only");
                if own && !path.starts_with("confidentiality.sponsor_sees.") {
                    assert!(in_schema.insert(path.to_owned()), "{kind}: {path} twice");
                }
            },
        );
        let known: BTreeSet<String> = Field::ALL
            .iter()
            .filter_map(|field| {
                let (of, path) = field.row().path.split_once('.')?;
                (of == "record" || of == kind.word()).then(|| path.to_owned())
            })
            .collect();
        assert_eq!(in_schema, known, "{kind}");
    }
}

#[test]
fn every_item_of_a_list_of_groups_can_be_coach_only() {
    let mut lists = 0;
    for kind in Kind::ALL {
        properties(
            &schema_for(SchemaSubject::Kind(kind)),
            "",
            &mut |path, schema| {
                if let Some(item) = schema["items"].get("properties") {
                    lists += 1;
                    assert_eq!(item["coach_only"]["type"], "boolean", "{kind}: {path}");
                }
            },
        );
    }
    assert!(lists > 30, "{lists}");
}

#[test]
fn every_property_has_a_description() {
    for subject in subjects() {
        let schema = schema_for(subject);
        assert!(schema["description"].is_string() && schema["title"].is_string());
        properties(&schema, "", &mut |path, schema| {
            let sentence = schema["description"].as_str().unwrap_or_default();
            assert!(
                sentence.ends_with('.') && sentence.len() > 8,
                "{subject:?}: {path}"
            );
        });
    }
}

#[test]
fn no_group_accepts_an_unknown_field() {
    for subject in subjects() {
        properties(&schema_for(subject), "", &mut |path, schema| {
            let open = ["confidentiality.sponsor_sees", "rules"].contains(&path);
            for group in [schema, &schema["items"]] {
                let closed = group["additionalProperties"] == Value::Bool(false);
                assert!(
                    open || group.get("properties").is_none() || closed,
                    "{subject:?}: {path}"
                );
            }
        });
    }
}

#[test]
fn an_agreement_can_grant_access_up_to_the_ceiling() {
    let schema = validator(SchemaSubject::Kind(Kind::Engagement));
    let policy = Policy::default();
    for kind in Kind::ALL {
        for level in [AccessLevel::Hidden, AccessLevel::Fact, AccessLevel::Shared] {
            let yaml = format!(
                "kind: engagement\nclient: {{name: Amara}}\nconfidentiality: {{sponsor_sees: {{{kind}: {}}}}}",
                level.word()
            );
            let within = level <= policy.kind(kind).ceiling
                && (kind != Kind::Engagement || level == AccessLevel::Shared);
            assert_eq!(faults(&schema, &json(&yaml)).is_empty(), within, "{yaml}");
        }
    }
}

#[test]
fn a_rule_can_be_set_to_allow_warn_or_error() {
    let schema = validator(SchemaSubject::Practice);
    for (rule, weight, fits) in [
        ("agenda-size", "allow", true),
        ("agenda-size", "warn", true),
        ("CG607", "error", true),
        ("cg607", "error", true),
        ("agenda-size", "forbid", false),
        ("agenda-size", "1", false),
        ("agenda-size", "", false),
        ("agenda-sise", "warn", false),
        ("CG999", "warn", false),
        // A practice may not weaken the rules that protect confidentiality.
        ("wider-than-agreed", "warn", false),
        ("CG601", "allow", false),
    ] {
        let yaml = format!("rules: {{{rule}: {weight}}}");
        assert_eq!(faults(&schema, &json(&yaml)).is_empty(), fits, "{yaml}");
    }
}

/// Every property with its path, including those of items and groups.
fn properties(schema: &Value, path: &str, each: &mut impl FnMut(&str, &Value)) {
    let Some(properties_here) = schema["properties"].as_object() else {
        return;
    };
    for (key, property) in properties_here {
        let path = match path {
            "" => key.clone(),
            path => format!("{path}.{key}"),
        };
        each(&path, property);
        properties(property, &path, each);
        properties(&property["items"], &path, each);
    }
}
