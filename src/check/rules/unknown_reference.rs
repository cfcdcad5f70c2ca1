//! CG004: reports a reference or link to something that does not exist.

mod draws_on;
mod heard_in;
mod question;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::broken_links;
use crate::check::RuleInput;
use crate::diag::{Diagnostic, UNKNOWN_REFERENCE, nearest};
use crate::model::{IdIndex, Model, PracticeFile};
use crate::policy::Field;
use crate::record::decode::Scalar;
use crate::record::safe;
use crate::record::value::Id;
use crate::record::yaml::{YamlNode, YamlValue};
use crate::span::Span;
use crate::view::ProjectionInput;

rule! {
    identity: UNKNOWN_REFERENCE,
    page: "unknown_reference.md",
    needs: &[],
    superseded_by: [],
    run: Records(check),
}

/// Reports each reference and link to something that does not exist.
///
/// If a record cannot be read, unknown ids are not reported, because they may be in that record. Nor are ids of items
/// that could not be read.
pub fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let model = input.source.model;
    let paths = input.damage.unread.iter().map(|(path, _)| file_stem(path));
    let unread: BTreeSet<String> = paths.map(str::to_lowercase).collect();
    super::sponsor_names::check(model, diags);
    renewed_engagement(input, diags);
    let mut written = BTreeSet::new();
    for record in model.records.iter().filter(|record| !record.common.draft) {
        collect_ids(&record.node, &mut written);
    }
    let known = KnownIds::new(input.source);
    let mut all = Vec::new();
    for record in &model.records {
        let mut links = Vec::new();
        broken_links::check(model, record, &mut links);
        // A link to a file that exists but could not be read is not broken.
        links.retain(|diag| {
            if unread.is_empty() || diag.message != broken_links::NOWHERE {
                return true;
            }
            let text = marked_text(model, diag).map(str::to_lowercase);
            text.is_some_and(|text| !unread.iter().any(|stem| text.contains(stem)))
        });
        if unread.is_empty() {
            let mut path = record.kind.word().to_owned();
            let mut unknown_ids = Vec::new();
            check_fields(&known, &record.node, &mut path, &mut unknown_ids);
            unknown_ids
                .retain(|diag| marked_text(model, diag).is_none_or(|text| !written.contains(text)));
            all.append(&mut unknown_ids);
        }
        all.append(&mut links);
    }
    merge_repeated(model, all, diags);
}

/// Reports that the engagement that this one renews does not exist. Its contracting and diagnosis count for this one.
fn renewed_engagement(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let engagement = input.source.model.engagement();
    let Some(renews) = engagement.and_then(|(_, engagement)| engagement.renews.as_ref()) else {
        return;
    };
    let this_folder = input.source.model.dir.as_str();
    let folders = input.folders.all();
    let others = || folders.iter().filter(|folder| *folder != this_folder);
    let last = |folder: &str| folder.rsplit('/').next().unwrap_or_default().to_owned();
    let written = renews.value.trim_matches('/');
    if folders.is_empty() || others().any(|folder| folder == written || last(folder) == written) {
        return;
    }
    let names: Vec<String> = others().map(|folder| last(folder)).collect();
    let help = match nearest(written, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{}`?", safe(near)),
        None => {
            "write the folder of the earlier engagement; if its records no longer exist, `allow` this here and say so"
                .to_owned()
        }
    };
    diags.push(
        Diagnostic::new(
            &UNKNOWN_REFERENCE,
            renews.span,
            "the engagement that this one renews is not in the practice",
        )
        .help(help),
    );
}

/// Merges the findings about one missing thing into the first of them, with the others as related locations. Other
/// findings about references and links are kept as they are.
fn merge_repeated(model: &Model, all: Vec<Diagnostic>, diags: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for diag in all {
        let missing = if diag.message == broken_links::NOWHERE {
            marked_text(model, &diag).map(broken_links::target_of)
        } else if diag.message.starts_with(MISSING) {
            Some(diag.message.clone())
        } else {
            None
        };
        let place = missing.map(|missing| *first.entry(missing).or_insert(diags.len()));
        match place {
            Some(place) if place < diags.len() => {
                diags[place]
                    .related
                    .push((diag.span, "here too".to_owned()));
            }
            _ => diags.push(diag),
        }
    }
}

/// The beginning of the message about something that does not exist.
const MISSING: &str = "there is no ";

/// The text that a finding marks.
fn marked_text<'m>(model: &'m Model, diag: &Diagnostic) -> Option<&'m str> {
    let file = model.sources.file(diag.span.file)?;
    file.text.get(diag.span.range())
}

/// A file's name without its folder and ending.
fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Collects all written ids, including those of items that could not be read.
fn collect_ids<'n>(node: &'n YamlNode, written: &mut BTreeSet<&'n str>) {
    match &node.value {
        YamlValue::List(items) => items.iter().for_each(|item| collect_ids(item, written)),
        YamlValue::Map(entries) => {
            for entry in entries {
                match entry.value.text() {
                    Some(text) if entry.key == "id" => drop(written.insert(text)),
                    _ => collect_ids(&entry.value, written),
                }
            }
        }
        _ => {}
    }
}

/// Reports unknown references in a front matter. The path of a field determines what it refers to.
fn check_fields(
    known: &KnownIds<'_>,
    node: &YamlNode,
    path: &mut String,
    diags: &mut Vec<Diagnostic>,
) {
    match &node.value {
        YamlValue::Null => {}
        YamlValue::List(items) => {
            for item in items {
                check_fields(known, item, path, diags);
            }
        }
        YamlValue::Map(entries) => {
            let adds = node.get("change").and_then(YamlNode::text) == Some("add");
            for entry in entries {
                // A change that adds something has a new id: the objective's, else the point's.
                let new = adds
                    && (entry.key == "objective"
                        || entry.key == "point" && node.get("objective").is_none());
                if new {
                    continue;
                }
                let length = path.len();
                path.push('.');
                path.push_str(&entry.key);
                check_fields(known, &entry.value, path, diags);
                path.truncate(length);
            }
        }
        YamlValue::Scalar { text, .. } => {
            check_reference(known, path, text.trim(), node.span, diags)
        }
    }
}

fn check_reference(
    known: &KnownIds<'_>,
    path: &str,
    text: &str,
    span: Span,
    diags: &mut Vec<Diagnostic>,
) {
    match path {
        "agenda.points.draws_on" => return draws_on::check(known.model, text, span, diags),
        "stakeholder-themes.themes.heard_in" => {
            return diags.extend(heard_in::check(known.model, text, span));
        }
        "interview.findings.question" | "stakeholder-interview.findings.question" => {
            return diags.extend(question::check(known.practice, text, span));
        }
        _ => {}
    }
    let Some(sort) = ReferenceSort::from_path(path) else {
        return;
    };
    if sort.contains(&known.model.index, text)
        || known.no_agenda && sort != ReferenceSort::Action
        // Invalid ids were reported when the record was read.
        || Id::read(text, true).is_err()
    {
        return;
    }
    let known = known.ids(sort);
    let word = sort.word();
    // Limits the time spent on suggestions.
    let guess = (diags.len() * known.len() <= MAX_COMPARISONS)
        .then(|| nearest(text, known.iter().copied()));
    let help = match (guess.flatten(), known.first()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, None) => format!("there is no {word} yet"),
        (None, Some(first)) => {
            format!("write the id of an existing one, for example `{first}`")
        }
    };
    let message = format!("{MISSING}{word} `{}`", safe(text));
    diags.push(Diagnostic::new(&UNKNOWN_REFERENCE, span, message).help(help));
}

/// The number of comparisons of ids that are made for suggestions.
const MAX_COMPARISONS: usize = 100_000;

/// The ids that records can refer to.
struct KnownIds<'m> {
    model: &'m Model,
    practice: &'m PracticeFile,
    /// Whether there are sessions but no agenda. Then only `agenda-missing` is reported, not each reference.
    no_agenda: bool,
    /// The ids of each sort, computed when they are first needed.
    ids: [OnceCell<Vec<&'m str>>; 4],
}

impl<'m> KnownIds<'m> {
    fn new(source: ProjectionInput<'m>) -> Self {
        let model = source.model;
        KnownIds {
            model,
            practice: source.practice,
            no_agenda: model.agendas().next().is_none() && model.sessions().next().is_some(),
            ids: Default::default(),
        }
    }

    fn ids(&self, sort: ReferenceSort) -> &[&'m str] {
        self.ids[sort as usize].get_or_init(|| sort.existing_ids(&self.model.index))
    }
}

/// The sort of item that a field refers to by id.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ReferenceSort {
    Action,
    Point,
    Objective,
    Milestone,
}

impl ReferenceSort {
    /// What the field at a path refers to, in any kind of record that has it.
    fn from_path(path: &str) -> Option<ReferenceSort> {
        let (_, within) = path.split_once('.')?;
        let sort = match within {
            "reviewed.action" => ReferenceSort::Action,
            "actions.point" | "changes.point" => ReferenceSort::Point,
            "points" if path == "session.points" => ReferenceSort::Point,
            "progress.objective" | "objectives.objective" | "changes.objective" => {
                ReferenceSort::Objective
            }
            "milestones.milestone" => ReferenceSort::Milestone,
            _ => return None,
        };
        // A field that the kind does not have refers to nothing.
        let is_known = Field::ALL.iter().any(|field| field.row().path == path);
        is_known.then_some(sort)
    }

    fn word(self) -> &'static str {
        match self {
            ReferenceSort::Action => "action",
            ReferenceSort::Point => "agenda point",
            ReferenceSort::Objective => "objective",
            ReferenceSort::Milestone => "milestone",
        }
    }

    /// Whether an id of this sort exists.
    fn contains(self, index: &IdIndex, id: &str) -> bool {
        match self {
            ReferenceSort::Action => index.actions.contains_key(id),
            ReferenceSort::Point => index.points.contains_key(id) || index.added.contains_key(id),
            ReferenceSort::Objective => {
                index.objectives.contains_key(id) || index.added.contains_key(id)
            }
            ReferenceSort::Milestone => index.milestones.contains_key(id),
        }
    }

    /// The existing ids of this sort.
    fn existing_ids(self, index: &IdIndex) -> Vec<&str> {
        let added = || index.added.keys();
        let ids: Vec<&String> = match self {
            ReferenceSort::Action => index.actions.keys().collect(),
            ReferenceSort::Point => index.points.keys().chain(added()).collect(),
            ReferenceSort::Objective => index.objectives.keys().chain(added()).collect(),
            ReferenceSort::Milestone => index.milestones.keys().collect(),
        };
        ids.into_iter().map(String::as_str).collect()
    }
}
