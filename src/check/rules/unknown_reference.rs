//! CG004: a reference or link to something that is not there.

use crate::check::Checked;
use crate::diag::{Diagnostic, UNKNOWN_REFERENCE, nearest};
use crate::kind::Kind;
use crate::model::{Model, Target};
use crate::record::prose::LinkSort;
use crate::record::yaml::{Node, Value};
use crate::record::{Record, safe};
use crate::span::Span;

/// Reports every reference and link that leads nowhere.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let model = checked.source.model;
    for record in &model.records {
        let mut path = record.kind.word().to_owned();
        fields(model, &record.node, &mut path, diags);
        links(model, record, diags);
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
    if let Some((sort, ids)) = missing {
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
            return diags.push(ambiguous(model, span, &ids));
        }
        _ => {
            let stems = model.index.stems.keys().map(String::as_str);
            let help = match nearest(name, stems) {
                Some(near) => format!("did you mean `{near}`?"),
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

fn links(model: &Model, record: &Record, diags: &mut Vec<Diagnostic>) {
    for link in &record.body.links {
        let (message, help) = match model.follow(record, link) {
            Target::Unknown => (
                "this link leads to nothing in the engagement",
                unknown_help(model, &link.target, link.sort),
            ),
            Target::Refused => (
                "portals carry no link of this sort",
                "write a path from this record's folder, or an address that begins with https: or mailto:".to_owned(),
            ),
            Target::Outside(_) if link.sort == LinkSort::Image => (
                "a picture from outside is never loaded",
                "put the picture beside the records and link to it there".to_owned(),
            ),
            Target::Ambiguous(ids) => {
                diags.push(ambiguous(model, link.span, &ids));
                continue;
            }
            Target::Attachment(path) => {
                match model.attachments.get(&path).map(|file| &file.content) {
                    Some(Err(error)) => {
                        diags.push(
                            Diagnostic::new(
                                &UNKNOWN_REFERENCE,
                                link.span,
                                "this attachment cannot be put into a portal",
                            )
                            .help(error.to_string()),
                        );
                        continue;
                    }
                    _ => continue,
                }
            }
            _ => continue,
        };
        diags.push(Diagnostic::new(&UNKNOWN_REFERENCE, link.span, message).help(help));
    }
}

fn unknown_help(model: &Model, target: &str, sort: LinkSort) -> String {
    let stem = target.rsplit('/').next().unwrap_or(target);
    let stem = stem.split('#').next().unwrap_or(stem);
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    match nearest(stem, model.index.stems.keys().map(String::as_str)) {
        Some(near) if sort == LinkSort::Wiki => format!("did you mean `[[{near}]]`?"),
        Some(near) => match model.index.stems.get(near).and_then(|ids| ids.first()) {
            Some(id) => format!("did you mean `{}`?", model.record(*id).path),
            None => format!("did you mean `{near}`?"),
        },
        None => "check the path; it is read from this record's folder".to_owned(),
    }
}

fn ambiguous(model: &Model, span: Span, ids: &[crate::model::RecordId]) -> Diagnostic {
    let paths: Vec<&str> = ids
        .iter()
        .map(|id| {
            let path = model.record(*id).path.as_str();
            path.strip_suffix(".md").unwrap_or(path)
        })
        .collect();
    Diagnostic::new(&UNKNOWN_REFERENCE, span, "several records bear this name")
        .help(format!("write its path: `{}`", paths.join("` or `")))
}
