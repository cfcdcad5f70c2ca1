//! Fields in places where they have no effect: a second block of fields in the body, a line such as `draft: true`
//! in prose, or a field that became part of a text in the front matter.
//!
//! The author believes that the field works. If it was meant to hide something, continuing would publish that, so
//! the finding blocks the build. A field is treated as an example only inside a closed code block that names its
//! language.

mod block;
mod line;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::decode::{FieldForm, Shapes};
use super::intent::{FieldIntent, folded, is_unmistakable};
use super::lines::lines;
use super::prose::{Body, Narrowed};
use super::yaml::{YamlNode, YamlValue};
use super::{plain_name, shapes};
use crate::diag::{Diagnostic, FIELDS_OUTSIDE};
use crate::kind::Kind;
use crate::span::{FileId, Span};
use line::StrayField;

/// The maximum number of findings of one type in one body.
const MOST: usize = 200;

/// Names of fields that records have, and of those that other programs store in front matter.
static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut names: BTreeSet<String> = OTHERS.iter().map(|name| (*name).to_owned()).collect();
    for kind in Kind::ALL {
        gather(&shapes(kind), &mut names);
    }
    names
});

/// The same names without case and signs.
static FOLDED: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| KNOWN.iter().map(|name| folded(name)).collect());

const OTHERS: &[&str] = &[
    "kind",
    "type",
    "tags",
    "aliases",
    "cssclass",
    "cssclasses",
    "publish",
    "permalink",
    "author",
    "created",
    "updated",
    "modified",
    "id",
    "uuid",
    "private",
    "confidential",
    "visibility",
    "share",
    "shared",
    "public",
    "coach_only",
];

fn gather(shapes: &Shapes, names: &mut BTreeSet<String>) {
    for field in &shapes.fields {
        names.insert(field.key.to_owned());
        if let FieldForm::List(inner) | FieldForm::TextOrList(inner) | FieldForm::Group(inner) =
            &field.form
        {
            gather(inner, names);
        }
    }
}

/// The findings in the body, which is at `range` of `text`.
pub(super) fn in_body(
    file: FileId,
    text: &str,
    range: Range<usize>,
    read: &Body,
) -> Vec<Diagnostic> {
    let base = range.start;
    let body = &text[range];
    let all: Vec<(usize, &str)> = lines(body).collect();
    let code = block::in_code(&all);
    let mut found = Vec::new();
    let mut covered = code.clone();
    let blocks = block::blocks(&all, &code);
    for lines in blocks.into_iter().take(MOST) {
        covered[lines.clone()].fill(true);
        let ((start, _), (last, line)) = (all[lines.start], all[lines.end - 1]);
        let span = Span::new(file, base + start, base + start + all[lines.start].1.len());
        let end = Span::new(file, base + last, base + last + line.len());
        let several = lines.len() > 1;
        let finding = Diagnostic::new(
            &FIELDS_OUTSIDE,
            span,
            "these fields are outside the front matter and have no effect",
        )
        .help(IN_BLOCK);
        found.push(if several {
            finding.related(end, "the last of these fields")
        } else {
            finding
        });
    }
    let rest = all.iter().zip(&covered).filter(|(_, covered)| !**covered);
    let strays = rest.filter_map(|((start, line), _)| Some((*start, line::stray(line)?)));
    // `Approved: yes` in prose can be about anything, and shares nothing.
    let strays = strays.filter(|(_, stray)| {
        stray.intent == FieldIntent::Hide
            || is_unmistakable(stray.name)
            || is_field_name(stray.name)
    });
    // Under a heading with that marker, `coach_only: true` is already fulfilled. A `draft: true` hides more.
    let strays = strays.filter(|(start, stray)| {
        let offset = u32::try_from(base + start).unwrap_or(u32::MAX);
        !(is_unmistakable(stray.name) && read.narrowed_at(offset) == Some(Narrowed::CoachOnly))
    });
    found.extend(
        strays
            .take(MOST)
            .map(|(start, stray)| stray.diagnostic(file, base + start, &IN_BODY)),
    );
    found.sort_by_key(|diag| diag.span.start);
    found
}

/// The findings in texts of the front matter that absorbed a field because of a wrong column or quotation mark.
pub(super) fn in_texts(file: FileId, text: &str, node: &YamlNode, found: &mut Vec<Diagnostic>) {
    match &node.value {
        YamlValue::List(items) => items
            .iter()
            .for_each(|item| in_texts(file, text, item, found)),
        YamlValue::Map(entries) => entries
            .iter()
            .for_each(|entry| in_texts(file, text, &entry.value, found)),
        YamlValue::Scalar { .. } => {
            let range = node.span.range();
            for (number, (start, line)) in lines(&text[range.clone()]).enumerate() {
                let stray = match number {
                    0 => line::within(line),
                    _ => line::stray(line),
                };
                if let Some(stray) = stray {
                    found.push(stray.diagnostic(file, range.start + start, &IN_TEXT));
                }
            }
        }
        YamlValue::Null => {}
    }
}

/// A description of where a field was found, and how to fix it.
struct FieldPlace {
    message: &'static str,
    hide: &'static str,
    share: &'static str,
}

const IN_BLOCK: &str = "move them up, between the two `---` lines at the top of the file, and keep one `---` after the last; \
     to hide a passage from others, write a heading with `{.coach-only}` above it; if this is prose, write `***` for the horizontal rule";

static IN_BODY: FieldPlace = FieldPlace {
    message: "outside the front matter has no effect",
    hide: "move it up, between the two `---` lines at the top of the file: `draft: true` hides the whole record from others, \
     `body: coach-only` its prose; to hide one passage, write a heading with `{.coach-only}` above it; if others may read it, use \
     other words",
    share: "move it up, between the two `---` lines at the top of the file; if this is prose, use other words",
};

static IN_TEXT: FieldPlace = FieldPlace {
    message: "is part of another field's text and has no effect",
    hide: "begin it in the same column as the other fields, and close the quotation mark of the text above it",
    share: "begin it in the same column as the other fields, and close the quotation mark of the text above it",
};

impl StrayField<'_> {
    fn diagnostic(&self, file: FileId, start: usize, place: &FieldPlace) -> Diagnostic {
        let span = Span::new(file, start + self.at.start, start + self.at.end);
        let name = plain_name(self.name);
        let message = match name {
            Some(name) => format!("`{name}` {}", place.message),
            None => format!("a field {}", place.message),
        };
        let help = match self.intent {
            FieldIntent::Hide => place.hide,
            FieldIntent::Share => place.share,
        };
        Diagnostic::new(&FIELDS_OUTSIDE, span, message).help(help)
    }
}

/// Whether `name` is exactly the name of a field.
fn is_field_name(name: &str) -> bool {
    KNOWN.contains(name)
}

/// Whether `name` is the name of a field, ignoring case and signs.
fn is_similar_to_field_name(name: &str) -> bool {
    FOLDED.contains(&folded(name))
}
