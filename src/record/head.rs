//! The `kind` of a record, without which nothing else in it can be read.

use super::RecordText;
use super::yaml::{YamlNode, YamlValue};
use crate::diag::{Diagnostic, INVALID_FRONT_MATTER, nearest, typo_of};
use crate::kind::Kind;
use crate::span::Span;

/// The kind of a record and its span. `None`, with a finding, if it is missing or unknown.
pub(super) fn kind(
    node: &YamlNode,
    source: &RecordText<'_>,
    diags: &mut Vec<Diagnostic>,
) -> Option<(Kind, Span)> {
    let Some(value) = node.get("kind") else {
        diags.push(missing_kind(node, source));
        return None;
    };
    let word = value.text().unwrap_or_default();
    let kind = Kind::from_word(word);
    if kind.is_none() {
        let near =
            nearest(word, words()).or_else(|| Kind::with_word_in_common(word).map(Kind::word));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are {}", list()),
        };
        let mut found =
            Diagnostic::new(&INVALID_FRONT_MATTER, value.span, "unknown kind of record").help(help);
        if let Some(meant) = typo_of(word, words()) {
            found = found.fix(
                format!("write `kind: {meant}`"),
                vec![(value.span, meant.to_owned())],
            );
        }
        diags.push(found);
    }
    kind.map(|kind| (kind, value.span))
}

/// The finding for a front matter without a kind.
fn missing_kind(node: &YamlNode, source: &RecordText<'_>) -> Diagnostic {
    let start = source.front.yaml.start;
    let head = Span::new(source.file, start, start);
    let finding = |span, message: &str, help: String| {
        Diagnostic::new(&INVALID_FRONT_MATTER, span, message).help(help)
    };
    let entries = match &node.value {
        YamlValue::Map(entries) => entries.as_slice(),
        YamlValue::Null => &[],
        _ => {
            let help = "write each field as `name: value`, at the margin, with `kind:` first";
            return finding(
                node.span,
                "the front matter must consist of fields",
                help.to_owned(),
            );
        }
    };
    let near = |entry: &&super::yaml::MapEntry| nearest(&entry.key, ["kind"]).is_some();
    if let Some(entry) = entries.iter().find(near) {
        let found = finding(
            entry.key_span,
            "`kind` is missing",
            match entry.key.eq_ignore_ascii_case("kind") {
                true => "write `kind` in lower case".to_owned(),
                false => "did you mean `kind`?".to_owned(),
            },
        );
        return match typo_of(&entry.key, ["kind"]) {
            Some(_) => found.fix(
                format!("rename `{}` to `kind`", super::safe(&entry.key)),
                vec![(entry.key_span, "kind".to_owned())],
            ),
            None => found,
        };
    }
    match Kind::from_file_name(source.path) {
        // Its file name or folder suggests the kind.
        Some(kind) => {
            let crlf = source.text[..start].ends_with("\r\n");
            let line = format!("kind: {kind}{}", if crlf { "\r\n" } else { "\n" });
            let found = finding(
                head,
                "`kind` is missing",
                format!("add `kind: {kind}`, which matches its name or folder"),
            );
            // The kind decides who reads the record, so it is only added if the name can mean nothing else.
            match Kind::from_exact_file_name(source.path) {
                Some(_) => found.fix(format!("add `kind: {kind}`"), vec![(head, line)]),
                None => found,
            }
        }
        None => finding(
            head,
            "`kind` is missing",
            format!("add `kind:` with one of {}", list()),
        ),
    }
}

fn words() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(Kind::word)
}

fn list() -> String {
    words().collect::<Vec<_>>().join(", ")
}
