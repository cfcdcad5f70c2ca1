//! Part of CG004: reports invalid sources under `draws_on` of an agenda point.

use crate::check::rules::broken_links;
use crate::diag::{Diagnostic, UNKNOWN_REFERENCE, nearest};
use crate::kind::Kind;
use crate::model::{Model, RecordId, ResolvedLink};
use crate::record::safe;
use crate::span::Span;

/// Reports a record or finding that does not exist, or that a point may not draw on.
pub fn check(model: &Model, text: &str, span: Span, diags: &mut Vec<Diagnostic>) {
    if text.contains(',') && matches!(model.named(text), ResolvedLink::Unknown) {
        let items: Vec<String> = text.split(',').map(|item| safe(item.trim())).collect();
        let message = "this is one text, not a list of references";
        let help = format!("write a list: `[{}]`", items.join(", "));
        diags.push(Diagnostic::new(&UNKNOWN_REFERENCE, span, message).help(help));
        return;
    }
    let (name, finding) = match text.split_once('#') {
        Some((name, finding)) => (name, Some(finding)),
        None => (text, None),
    };
    match model.named(name) {
        ResolvedLink::Record(id, _) if model.record(id).kind == Kind::StakeholderInterview => diags
            .push(
                Diagnostic::new(
                    &UNKNOWN_REFERENCE,
                    span,
                    "an agenda point cannot draw on a raw stakeholder interview",
                )
                .help(match only_of_kind(model, Kind::StakeholderThemes) {
                    Some(themes) => format!("draw on a theme: `{themes}#` and the theme's id"),
                    None => "draw on a theme: the file of the themes without `.md`, then `#` and the theme's id".to_owned(),
                }),
            ),
        ResolvedLink::Record(id, _) => {
            diags.extend(
                finding.and_then(|finding| unknown_finding(model, id, name, finding, span)),
            );
        }
        ResolvedLink::Ambiguous(ids) => diags.push(broken_links::ambiguous(model, span, &ids)),
        _ => diags.push(unknown_record(model, name, finding, span)),
    }
}

pub(super) fn unknown_record(
    model: &Model,
    name: &str,
    finding: Option<&str>,
    span: Span,
) -> Diagnostic {
    let stems = model.index.stems.keys().map(String::as_str);
    // The name of a kind in place of that of a file.
    let meant = Kind::from_word(name).and_then(|kind| only_of_kind(model, kind));
    // Another number is another record: `stakeholder-5` does not mean `stakeholder-1`.
    let letters = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "");
    let near = nearest(name, stems).filter(|near| letters(near) != letters(name));
    let near = meant.or_else(|| near.map(str::to_owned));
    let help = match (near, finding) {
        (Some(near), Some(finding)) => format!("did you mean `{near}#{}`?", safe(finding)),
        (Some(near), None) => format!("did you mean `{near}`?"),
        (None, _) => {
            "name a record by its file without `.md`, then `#` and the finding's id".to_owned()
        }
    };
    let message = format!("there is no record `{}`", safe(name));
    Diagnostic::new(&UNKNOWN_REFERENCE, span, message).help(help)
}

/// The name by which a reference finds the only record of a kind.
pub(super) fn only_of_kind(model: &Model, kind: Kind) -> Option<String> {
    let mut records = model.records.iter().filter(|record| record.kind == kind);
    let (Some(only), None) = (records.next(), records.next()) else {
        return None;
    };
    let stem = only.stem();
    Some(match model.named(stem) {
        ResolvedLink::Record(..) => safe(stem),
        _ => safe(only.path.strip_suffix(".md").unwrap_or(&only.path)),
    })
}

pub(super) fn unknown_finding(
    model: &Model,
    id: RecordId,
    name: &str,
    finding: &str,
    span: Span,
) -> Option<Diagnostic> {
    let findings = &model.index.findings;
    if findings.contains_key(&(id, finding.to_owned())) {
        return None;
    }
    let of_record = findings.keys().filter(|(of, _)| *of == id);
    let ids: Vec<&str> = of_record.map(|(_, id)| id.as_str()).collect();
    let name = safe(name);
    let help = match nearest(finding, ids.iter().copied()) {
        Some(near) => format!("did you mean `{name}#{near}`?"),
        None if ids.is_empty() => {
            "that record has no findings; name it without `#` and what follows".to_owned()
        }
        None => format!("its findings are: {}", ids.join(", ")),
    };
    let message = format!("`{name}` has no finding `{}`", safe(finding));
    Some(Diagnostic::new(&UNKNOWN_REFERENCE, span, message).help(help))
}
