//! CG004: a reference or link to something that is not there.

use std::collections::BTreeSet;

use crate::check::Checked;
use crate::diag::{
    DUPLICATE_REFERENT, Diagnostic, INVALID_FRONT_MATTER, MISSING_FIELD, Rule, UNKNOWN_REFERENCE,
    UNREADABLE_RECORD, nearest,
};
use crate::kind::Kind;
use crate::model::{Model, Target};
use crate::record::decode::Scalar;
use crate::record::prose::LinkSort;
use crate::record::value::Id;
use crate::record::yaml::{Node, Value};
use crate::record::{Record, safe};
use crate::span::Span;
use crate::view::same_name;

/// Reports every reference and link that leads nowhere.
///
/// One cause, one finding: while a record cannot be read, nobody can say what is not there, and an id
/// of an item that could not be read is on record all the same.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let model = checked.source.model;
    let unread: BTreeSet<String> = diags
        .iter()
        .filter(|diag| UNREAD.contains(&diag.rule))
        .filter(|diag| {
            let file = diag.span.file;
            model.records.iter().all(|record| record.file != file)
        })
        .map(|diag| stem(model.sources.path(diag.span)).to_lowercase())
        .collect();
    sponsors(model, diags);
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
            links(model, record, diags);
        } else {
            let mut found = Vec::new();
            links(model, record, &mut found);
            // A link by the name of a file that is there but could not be read leads somewhere.
            found.retain(|diag| {
                let text = model
                    .sources
                    .file(diag.span.file)
                    .and_then(|file| file.text.get(diag.span.range()))
                    .map(str::to_lowercase);
                diag.message != NOWHERE
                    || text.is_some_and(|text| !unread.iter().any(|stem| text.contains(stem)))
            });
            diags.append(&mut found);
        }
    }
}

/// Whoever a meeting is shared with must be a sponsor: a misspelt name would quietly share it with nobody.
fn sponsors(model: &Model, diags: &mut Vec<Diagnostic>) {
    let Some((_, engagement)) = model.engagement() else {
        return;
    };
    let known: Vec<&str> = engagement
        .known_sponsors()
        .map(|sponsor| sponsor.name.value.as_str())
        .collect();
    for item in &engagement.sponsors.items {
        if item.coach_only {
            diags.push(
                Diagnostic::new(
                    &INVALID_FRONT_MATTER,
                    item.span,
                    "a sponsor is a party to the agreement and cannot be `coach_only`",
                )
                .help("take `coach_only` out, or the sponsor"),
            );
        }
    }
    for (place, sponsor) in engagement.sponsors.values().enumerate() {
        let name = &sponsor.name;
        let mut earlier = engagement.sponsors.values().take(place);
        if let Some(first) = earlier.find(|other| same_name(&other.name.value, &name.value)) {
            diags.push(
                Diagnostic::new(
                    &DUPLICATE_REFERENT,
                    name.span,
                    "two sponsors bear the same name",
                )
                .related(first.name.span, "the first")
                .help("tell them apart, for example by a middle name or the role in brackets"),
            );
        }
    }
    for (_, _, meeting) in model.sponsor_meetings() {
        for name in &meeting.shared_with_sponsors {
            if known.iter().any(|known| same_name(known, &name.value)) {
                continue;
            }
            let help = match nearest(&name.value, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => "this engagement has no sponsor".to_owned(),
                None => format!("its sponsors are {}", known.join(", ")),
            };
            diags.push(
                Diagnostic::new(
                    &UNKNOWN_REFERENCE,
                    name.span,
                    "this meeting is shared with somebody who is no sponsor of the engagement",
                )
                .help(help),
            );
        }
    }
}

/// A file's name without its folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// What keeps a record from being read.
const UNREAD: [&Rule; 3] = [&UNREADABLE_RECORD, &INVALID_FRONT_MATTER, &MISSING_FIELD];

const NOWHERE: &str = "this link leads to nothing in the engagement";

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
            return diags.push(ambiguous(model, span, &ids));
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

fn links(model: &Model, record: &Record, diags: &mut Vec<Diagnostic>) {
    for link in &record.body.links {
        let (message, help) = match model.follow(record, link) {
            Target::Unknown => (
                NOWHERE,
                unknown_help(model, record, &link.target, link.sort),
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

fn unknown_help(model: &Model, from: &Record, target: &str, sort: LinkSort) -> String {
    let stem = target.rsplit('/').next().unwrap_or(target);
    let stem = stem.split('#').next().unwrap_or(stem);
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    match nearest(stem, model.index.stems.keys().map(String::as_str)) {
        Some(near) if sort == LinkSort::Wiki => format!("did you mean `[[{near}]]`?"),
        Some(near) => match model.index.stems.get(near).and_then(|ids| ids.first()) {
            Some(id) => format!(
                "did you mean `{}`?",
                relative(&from.path, &model.record(*id).path)
            ),
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

/// A path as a record in another folder writes it.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let same = from[..folders]
        .iter()
        .zip(&to[..to.len() - 1])
        .take_while(|(one, other)| one == other)
        .count();
    let mut path = vec![".."; folders - same];
    path.extend(&to[same..]);
    path.join("/")
}
