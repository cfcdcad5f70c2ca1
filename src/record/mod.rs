//! Records: parses a text into a typed record with spans, or reports diagnostics. One file per family of kinds.
//!
//! This module must not look at another record.

pub mod agenda;
pub mod conflict;
pub mod contacts;
mod content;
pub mod contracting;
pub mod credentials;
pub mod decode;
pub mod diagnosis;
pub mod engagement;
pub mod fence;
mod field_shapes;
mod fields;
pub mod handovers;
mod head;
mod intent;
pub mod leaf;
pub mod ledger;
mod limits;
mod lines;
mod lookalikes;
mod outside;
pub mod parts;
pub mod person;
mod point;
pub mod practice;
pub mod prose;
pub mod pulse;
pub mod questions;
mod remarks;
pub mod review;
pub mod session;
mod tags;
pub mod value;
pub mod yaml;

use std::cell::RefCell;

use crate::diag::{Diagnostic, INVALID_DATE, MISSING_FIELD, UNKNOWN_MARKER, UNREADABLE_RECORD};
use crate::kind::Kind;
use crate::policy::Field;
use crate::span::{FileId, Span};
pub use content::{Content, ListedAction, ListedFinding, OfKind};
pub use field_shapes::{is_in_item, is_text, is_worded};
pub use fields::{ContentFields, KindContent};
pub use intent::folded;

use decode::{Fields, Scalar, Shape, Shapes};
use leaf::{Leaf, List, Opt};
use prose::{Attempt, Body};
use yaml::YamlNode;

/// The field in which records stored their approval before the ledger existed.
pub const APPROVED: &str = "approved";

/// One record of an engagement.
#[derive(Debug, Clone)]
pub struct Record {
    pub file: FileId,
    /// Relative to the engagement's folder, with `/` between names.
    pub path: String,
    pub kind: Kind,
    pub kind_span: Span,
    pub common: CommonFields,
    /// `None` if a required field is missing or a date cannot be read. The record is then left out everywhere, but its
    /// words still count as private.
    pub content: Option<Content>,
    pub body: Body,
    /// Comments in the front matter that are meant to hide something.
    pub remarks: Vec<Attempt>,
    /// The front matter as a tree, for code that visits every leaf.
    pub node: YamlNode,
}

/// The fields that every kind may have.
#[derive(Debug, Clone)]
pub struct CommonFields {
    pub title: Opt<String>,
    pub draft: bool,
    /// Whether the record has `body: coach-only`.
    pub body_coach_only: bool,
    pub allow: List<Allow>,
}

/// A finding that the coach accepts, with the reason.
#[derive(Debug, Clone)]
pub struct Allow {
    pub rule: Leaf<String>,
    pub because: Opt<String>,
}

/// A record's text and its location.
pub struct RecordText<'t> {
    pub file: FileId,
    pub path: &'t str,
    pub text: &'t str,
    pub front: crate::source::FrontMatter,
}

/// Reads one record. Every problem is added to `diags`. Returns `None` without a usable kind or readable front
/// matter. A record that lacks a required field, or has a date that cannot be read, has no content.
pub fn read(source: &RecordText<'_>, diags: &mut Vec<Diagnostic>) -> Option<Record> {
    let RecordText {
        file,
        path,
        text,
        front,
    } = source;
    let mut prose_diags = Vec::new();
    let mut body = match limits::excess(&text[front.body.clone()]) {
        None => prose::read(*file, text, front.body.clone(), &mut prose_diags),
        Some(excess) => {
            let at = front.body.start + excess.at;
            let span = Span::new(*file, at, at);
            prose_diags
                .push(Diagnostic::new(&UNREADABLE_RECORD, span, excess.message).help(excess.help));
            // The build is blocked. The record is kept without its prose, so that the rest is checked in the same
            // run.
            Body::default()
        }
    };
    let outside = outside::in_body(*file, text, front.body.clone(), &body);
    // Report only one finding per line.
    prose_diags.retain(|diag| {
        diag.rule != &UNKNOWN_MARKER || !outside.iter().any(|one| on_line(text, one, diag.span))
    });
    body.attempts
        .retain(|attempt| !outside.iter().any(|one| on_line(text, one, attempt.span)));
    diags.append(&mut prose_diags);
    diags.extend(outside);
    let yaml = &text[front.yaml.clone()];
    if let Some(missed) = fence::missed_end(*file, yaml, front.yaml.start) {
        diags.push(missed);
        return None;
    }
    let node = match yaml::parse(yaml, front.yaml.start, *file) {
        Ok(node) => node,
        Err(diagnostic) => {
            diags.push(*diagnostic);
            return None;
        }
    };
    outside::in_texts(*file, text, &node, diags);
    let Some((kind, kind_span)) = head::kind(&node, source, diags) else {
        decode::report_without_kind(&node, diags);
        return None;
    };
    let found = RefCell::new(Vec::new());
    let (common, mut content) = {
        let mut fields = Fields::new(&node, kind_span, &found)?;
        let read = front_matter(kind, &mut fields);
        fields.finish();
        read
    };
    let mut found = found.into_inner();
    if kind == Kind::Engagement {
        decode::block_invalid_dates(&mut found);
    } else if leave_out_for_dates(&mut found, common.draft) {
        content = None;
    }
    tags::check(kind, &common, &node, &mut found);
    if common.draft {
        // A draft is not complete yet, so its missing fields are not reported.
        found.retain(|diagnostic| diagnostic.rule != &MISSING_FIELD);
    }
    let mut remarks = remarks::attempts(*file, text, front.yaml.clone(), &node);
    remarks.retain(|attempt| !found.iter().any(|one| on_line(text, one, attempt.span)));
    diags.append(&mut found);
    Some(Record {
        file: *file,
        path: (*path).to_owned(),
        kind,
        kind_span,
        common,
        content,
        body,
        remarks,
        node,
    })
}

/// Whether a record with these findings has a date that cannot be read, and so is left out: the build continues while
/// somebody types. Adds that to the help, unless the record is a draft, which is left out anyway.
fn leave_out_for_dates(found: &mut [Diagnostic], draft: bool) -> bool {
    let mut left_out = false;
    for diag in found.iter_mut().filter(|one| one.rule == &INVALID_DATE) {
        left_out = true;
        if !draft && let Some(help) = &mut diag.help {
            help.push_str("; until then this record is left out");
        }
    }
    left_out
}

/// Whether `other` begins on a line that `one` covers.
fn on_line(text: &str, one: &Diagnostic, other: Span) -> bool {
    let before = &text[..one.span.start as usize];
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    // The last line of a block is its related span.
    let ends = one.related.iter().map(|(span, _)| span.end);
    let end = ends.fold(one.span.end, u32::max);
    (line..=end as usize).contains(&(other.start as usize))
}

/// The fields that the front matter of a record of `kind` may have, apart from `kind` itself.
pub fn shapes(kind: Kind) -> Shapes {
    Fields::shapes(|fields| drop(front_matter(kind, fields)))
}

fn front_matter(kind: Kind, fields: &mut Fields<'_, '_>) -> (CommonFields, Option<Content>) {
    fields.skip("kind");
    // Properties that Obsidian stores in every note; they are not shown in any portal.
    for property in tags::PROPERTIES {
        fields.allow(property);
    }
    // The former field for approvals. A rule explains where they are stored now.
    fields.skip(APPROVED);
    (common(fields), Content::read(kind, fields))
}

fn common(d: &mut Fields<'_, '_>) -> CommonFields {
    let title = d.get(Field::RecordTitle);
    let draft = d.flag("draft");
    let body = d.get::<BodyMarker>(Field::RecordBody);
    // A marker that cannot be read must not publish what it was perhaps meant to hide.
    let body_coach_only = body.is_some() || d.place_of("body").is_some();
    let allow = d.list(Field::RecordAllow, |d| {
        let rule = d.need(Field::RecordAllowRule);
        let because = d.get(Field::RecordAllowBecause);
        Some(Allow {
            rule: rule?,
            because,
        })
    });
    CommonFields {
        title,
        draft,
        body_coach_only,
        allow,
    }
}

struct BodyMarker;

impl Scalar for BodyMarker {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        match text {
            "coach-only" => Ok(BodyMarker),
            _ => Err(
                "`coach-only`; for anything else, use markers on headings in the body".to_owned(),
            ),
        }
    }

    fn shape() -> Shape {
        Shape::Words(&["coach-only"])
    }
}

/// An id, a field name or a rule name in the form in which a message may show it: short, and limited to the
/// characters of such names. A text in place of a name is not shown.
pub fn safe(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./#".contains(c);
    if !name.is_empty() && name.chars().count() <= 60 && name.chars().all(plain) {
        name.to_owned()
    } else {
        "…".to_owned()
    }
}

/// The name of a field in the form in which a message may show it; `None` if it contains words of a text.
pub fn plain_name(key: &str) -> Option<&str> {
    let plain = |c: char| c.is_alphanumeric() || "_-.:".contains(c);
    let short = key.chars().count() <= 40;
    (short && !key.is_empty() && key.chars().all(plain)).then_some(key)
}

/// A path or name in the form in which a message may show it: without control characters and characters that change
/// the direction of the text after them.
pub fn safe_path(path: &str) -> String {
    path.chars()
        .map(|c| if affects_display(c) { '\u{fffd}' } else { c })
        .collect()
}

/// Text of several lines in the form in which a terminal may show it.
pub fn safe_lines(text: &str) -> String {
    text.chars()
        .map(|c| {
            if affects_display(c) && c != '\n' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

/// Whether a character is a control character, sets the direction of writing or breaks a line.
pub fn affects_display(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Record {
    /// The file name without its extension.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.strip_suffix(".md").unwrap_or(name)
    }

    /// The span of a top-level field's name in the front matter.
    pub fn place_of(&self, key: &str) -> Option<Span> {
        let yaml::YamlValue::Map(entries) = &self.node.value else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.key == key)?;
        Some(entry.key_span)
    }
}
