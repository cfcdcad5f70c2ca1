//! CG004: a reference or link to something that is not there.

use std::collections::BTreeSet;

use super::links_nowhere;
use crate::check::{Check, Checked, Run};
use crate::diag::{Diagnostic, UNKNOWN_REFERENCE, nearest};
use crate::kind::Kind;
use crate::model::{Model, Target};
use crate::record::decode::Scalar;
use crate::record::safe;
use crate::record::value::Id;
use crate::record::yaml::{Node, Value};
use crate::span::Span;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &UNKNOWN_REFERENCE,
    page: include_str!("unknown_reference.md"),
    needs: &[],
    yields: &[],
    run: Run::Records(check),
};

/// Reports every reference and link that leads nowhere.
///
/// One cause, one finding: while a record cannot be read, nobody can say what is not there, and an id
/// of an item that could not be read is on record all the same.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let model = checked.source.model;
    let unread: BTreeSet<String> = checked
        .damage
        .unread
        .iter()
        .map(|(path, _)| stem(path).to_lowercase())
        .collect();
    super::sponsors_names::check(model, diags);
    let mut written = BTreeSet::new();
    for record in model.records.iter().filter(|record| !record.common.draft) {
        ids(&record.node, &mut written);
    }
    for record in &model.records {
        if unread.is_empty() {
            let mut path = record.kind.word().to_owned();
            let mut found = Vec::new();
            fields(model, &record.node, &mut path, &mut found);
            found.retain(|diag| {
                let text = model
                    .sources
                    .file(diag.span.file)
                    .and_then(|file| file.text.get(diag.span.range()));
                text.is_none_or(|text| !written.contains(text))
            });
            diags.append(&mut found);
            links_nowhere::check(model, record, diags);
        } else {
            let mut found = Vec::new();
            links_nowhere::check(model, record, &mut found);
            // A link by the name of a file that is there but could not be read leads somewhere.
            found.retain(|diag| {
                let text = model
                    .sources
                    .file(diag.span.file)
                    .and_then(|file| file.text.get(diag.span.range()))
                    .map(str::to_lowercase);
                diag.message != links_nowhere::NOWHERE
                    || text.is_some_and(|text| !unread.iter().any(|stem| text.contains(stem)))
            });
            diags.append(&mut found);
        }
    }
}

/// A file's name without its folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Every id that is written down, whether or not its item can be used.
fn ids<'n>(node: &'n Node, written: &mut BTreeSet<&'n str>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| ids(item, written)),
        Value::Map(entries) => {
            for entry in entries {
                match entry.value.text() {
                    Some(text) if entry.key == "id" => drop(written.insert(text)),
                    _ => ids(&entry.value, written),
                }
            }
        }
        _ => {}
    }
}

/// Walks the front matter: references are known by their field.
fn fields(model: &Model, node: &Node, path: &mut String, diags: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Null => {}
        Value::List(items) => {
            for item in items {
                fields(model, item, path, diags);
            }
        }
        Value::Map(entries) => {
            let adds = node.get("change").and_then(Node::text) == Some("add");
            for entry in entries {
                // A change that adds names something new: the objective, or else the point.
                let new = adds
                    && (entry.key == "objective"
                        || entry.key == "point" && node.get("objective").is_none());
                if new {
                    continue;
                }
                let length = path.len();
                path.push('.');
                path.push_str(&entry.key);
                fields(model, &entry.value, path, diags);
                path.truncate(length);
            }
        }
        Value::Scalar { text, .. } => reference(model, path, text.trim(), node.span, diags),
    }
}

fn reference(model: &Model, path: &str, text: &str, span: Span, diags: &mut Vec<Diagnostic>) {
    let index = &model.index;
    let known = |sort: &str, found: bool, ids: Vec<&str>| -> Option<(String, Vec<String>)> {
        (!found).then(|| {
            (
                sort.to_owned(),
                ids.into_iter().map(str::to_owned).collect(),
            )
        })
    };
    let points = || {
        index
            .points
            .keys()
            .chain(index.added.keys())
            .map(String::as_str)
            .collect()
    };
    let objectives = || {
        index
            .objectives
            .keys()
            .chain(index.added.keys())
            .map(String::as_str)
            .collect()
    };
    let missing = match path {
        "session.reviewed.action" => known(
            "action",
            index.actions.contains_key(text),
            index.actions.keys().map(String::as_str).collect(),
        ),
        "session.points"
        | "session.actions.point"
        | "review.actions.point"
        | "sponsor-meeting.actions.point"
        | "session.changes.point"
        | "review.changes.point" => known(
            "agenda point",
            index.points.contains_key(text) || index.added.contains_key(text),
            points(),
        ),
        "session.progress.objective"
        | "review.objectives.objective"
        | "session.changes.objective"
        | "review.changes.objective" => known(
            "objective",
            index.objectives.contains_key(text) || index.added.contains_key(text),
            objectives(),
        ),
        "session.milestones.milestone" | "review.milestones.milestone" => known(
            "milestone",
            index.milestones.contains_key(text),
            index.milestones.keys().map(String::as_str).collect(),
        ),
        "agenda.points.draws_on" => return drawn(model, text, span, diags),
        _ => None,
    };
    // Without any agenda there is nothing to refer to, which is told once, as agenda-missing.
    let no_agenda = model.agendas().next().is_none() && model.sessions().next().is_some();
    let missing = missing.filter(|(sort, _)| !(no_agenda && sort != "action"));
    // What is no id at all was told when it was read.
    if let Some((sort, ids)) = missing.filter(|_| Id::read(text, true).is_ok()) {
        let help = match nearest(text, ids.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None if ids.is_empty() => format!("no {sort} is on record yet"),
            None => format!(
                "write the id of one that is on record, for example `{}`",
                ids[0]
            ),
        };
        diags.push(
            Diagnostic::new(
                &UNKNOWN_REFERENCE,
                span,
                format!("there is no {sort} `{}`", safe(text)),
            )
            .help(help),
        );
    }
}

fn drawn(model: &Model, text: &str, span: Span, diags: &mut Vec<Diagnostic>) {
    let (name, finding) = match text.split_once('#') {
        Some((name, finding)) => (name, Some(finding)),
        None => (text, None),
    };
    let id = match model.named(name) {
        Target::Record(id, _) => id,
        Target::Ambiguous(ids) => {
            return diags.push(links_nowhere::ambiguous(model, span, &ids));
        }
        _ => {
            let stems = model.index.stems.keys().map(String::as_str);
            let help = match nearest(name, stems) {
                Some(near) => match finding {
                    Some(finding) => format!("did you mean `{near}#{}`?", safe(finding)),
                    None => format!("did you mean `{near}`?"),
                },
                None => "name a record by its file without `.md`, then `#` and the finding's id"
                    .to_owned(),
            };
            diags.push(
                Diagnostic::new(
                    &UNKNOWN_REFERENCE,
                    span,
                    format!("there is no record `{}`", safe(name)),
                )
                .help(help),
            );
            return;
        }
    };
    let record = model.record(id);
    if record.kind == Kind::StakeholderInterview {
        diags.push(
            Diagnostic::new(
                &UNKNOWN_REFERENCE,
                span,
                "an agenda point cannot draw on a raw stakeholder interview",
            )
            .help("draw on a theme: `stakeholder-themes#` and the theme's id"),
        );
        return;
    }
    if let Some(finding) = finding
        && !model.index.findings.contains_key(&(id, finding.to_owned()))
    {
        let ids: Vec<&str> = model
            .index
            .findings
            .keys()
            .filter(|(of, _)| *of == id)
            .map(|(_, id)| id.as_str())
            .collect();
        let help = match nearest(finding, ids.iter().copied()) {
            Some(near) => format!("did you mean `{name}#{near}`?", name = safe(name)),
            None if ids.is_empty() => {
                "that record has no findings; name it without `#` and what follows".to_owned()
            }
            None => format!("its findings are: {}", ids.join(", ")),
        };
        diags.push(
            Diagnostic::new(
                &UNKNOWN_REFERENCE,
                span,
                format!("`{}` has no finding `{}`", safe(name), safe(finding)),
            )
            .help(help),
        );
    }
}
