//! CG605: a stakeholder's name where the client or a sponsor would read it.
//!
//! In themes, 360 evidence, titles and the engagement's own name it is forbidden; in ordinary prose
//! that is shared it may be meant and is a warning. A party's own name is none of it.

use std::collections::BTreeSet;

use crate::check::{Check, Checked, Run};
use crate::diag::{self, Diagnostic, Rule};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{Field, Level};
use crate::reader::{Party, Reader};
use crate::record::Content;
use crate::record::value::EvidenceType;
use crate::span::Span;
use crate::view::{leaves_of, passages_of};

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG605",
    name: "names-a-stakeholder",
    level: diag::Level::Forbid,
};

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("names_a_stakeholder.md"),
    needs: &[],
    yields: &[],
    run: Run::Records(check),
};

/// Names that are words too: by themselves they say nothing about a person.
const WORDS: &str = "art banks bell bill brown best bush chase chance cook day dean drew faith field fox frank \
    grace grant gray green hall hill hope joy june king lane law little long major mark mason may miles \
    noble page park power price rich rose sharp short small stone strong swift ward white will wise wood young";

/// One name to look for.
struct Name {
    /// Folded words of the whole name.
    whole: Vec<String>,
    /// Parts that stand for the person by themselves, as written.
    parts: Vec<String>,
}

/// Reports names of stakeholders in what others get.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let names = names(checked);
    if names.is_empty() {
        return;
    }
    let model = checked.source.model;
    for (id, record, content) in model.held() {
        let strict = match content {
            Content::StakeholderThemes(_) => true,
            Content::Evidence(evidence) => evidence.kind.value == EvidenceType::ThreeSixty,
            _ => false,
        };
        let mut warned = false;
        for (text, span, title) in shared(checked, id) {
            if !may_name(&names, text) {
                continue;
            }
            let Some(found) = names.iter().find_map(|name| find(name, text)) else {
                continue;
            };
            let span = narrowed(
                span,
                text,
                &found,
                model.sources.file(record.file).map(|file| &*file.text),
            );
            if strict || title {
                diags.push(
                    Diagnostic::new(
                        &RULE,
                        span,
                        "this names a stakeholder where the client or a sponsor would read it",
                    )
                    .help("say it so that nobody can be made out, for example by the group: “several peers”"),
                );
            } else if !warned {
                warned = true;
                diags.push(
                    Diagnostic::new(
                        &RULE,
                        span,
                        "this shared passage names somebody who was interviewed as a stakeholder",
                    )
                    .level(diag::Level::Warn)
                    .help("make sure that it gives away nothing they said; a role says as much"),
                );
            }
        }
    }
    engagement_name(checked, &names, diags);
}

/// The engagement's folder names the portals' folders.
fn engagement_name(checked: Checked<'_>, names: &[Name], diags: &mut Vec<Diagnostic>) {
    let model = checked.source.model;
    let Some((id, _)) = model.engagement() else {
        return;
    };
    let folder: Vec<String> = words(&model.name).map(str::to_lowercase).collect();
    let named = names.iter().any(|name| holds(&folder, &name.whole));
    if named {
        diags.push(
            Diagnostic::new(
                &RULE,
                model.record(id).kind_span,
                "the engagement's folder bears a stakeholder's name, and portals are named after it",
            )
            .help("rename the folder"),
        );
    }
}

fn names(checked: Checked<'_>) -> Vec<Name> {
    let model = checked.source.model;
    let mut own: BTreeSet<String> = BTreeSet::new();
    if let Some((_, engagement)) = model.engagement() {
        let parties = engagement
            .sponsors
            .values()
            .map(|sponsor| sponsor.name.value.as_str())
            .chain([engagement.client.value.name.value.as_str()])
            .chain(
                engagement
                    .coach
                    .iter()
                    .filter_map(|coach| Some(coach.value.name.as_ref()?.value.as_str())),
            )
            .chain(checked.source.practice.practice.coach.name.as_deref());
        own.extend(parties.flat_map(words).map(str::to_lowercase));
    }
    model
        .stakeholder_interviews()
        .map(|(_, _, interview)| interview.stakeholder.value.name.value.as_str())
        .filter(|name| !words(name).all(|word| own.contains(&word.to_lowercase())))
        .map(|name| Name {
            whole: words(name).map(str::to_lowercase).collect(),
            parts: words(name)
                .filter(|word| word.chars().count() >= 3)
                .filter(|word| {
                    let folded = word.to_lowercase();
                    !own.contains(&folded) && !WORDS.split_whitespace().any(|known| known == folded)
                })
                .map(str::to_owned)
                .collect(),
        })
        .collect()
}

/// What the client or a sponsor would get of a record when it is fully shared: text, place, whether
/// it is a title.
fn shared(checked: Checked<'_>, id: RecordId) -> Vec<(&str, Span, bool)> {
    let model = checked.source.model;
    let record = model.record(id);
    if record.kind == Kind::Engagement && record.common.draft {
        return Vec::new();
    }
    let mut out: Vec<(&str, Span, bool)> = Vec::new();
    for reader in checked.standing.readers() {
        let row = checked.source.policy.kind(record.kind);
        let most = match reader.party() {
            Party::Coach => continue,
            Party::Client => row.client,
            Party::Sponsor => row.ceiling,
        };
        let Some(levels) = checked.standing.levels(reader) else {
            continue;
        };
        let reader: &Reader = reader;
        for leaf in leaves_of(checked.source, reader, levels, id, most) {
            if leaf.visible && !people(leaf.field) {
                out.push((leaf.text, leaf.span, leaf.field == Field::RecordTitle));
            }
        }
        if most == Level::Shared {
            for passage in passages_of(checked.source, reader, record, most) {
                if passage.visible {
                    out.push((passage.text, passage.span, false));
                }
            }
        }
    }
    out.sort_by_key(|(_, span, _)| *span);
    out.dedup_by_key(|(_, span, _)| *span);
    out
}

/// Fields in which people stand by name because they are parties or were present.
fn people(field: Field) -> bool {
    matches!(
        field,
        Field::SponsorMeetingPresent
            | Field::SponsorMeetingSharedWithSponsors
            | Field::ReviewPresent
            | Field::RecordApprovedFor
            | Field::RecordApprovedBy
            | Field::EngagementSignedWho
            | Field::EngagementClientName
            | Field::EngagementSponsorsName
            | Field::EngagementCoachName
    )
}

/// Whether any word of any name stands in a text: most texts are done with after this.
fn may_name(names: &[Name], text: &str) -> bool {
    let same = |word: &str, part: &str| {
        if word.is_ascii() {
            word.eq_ignore_ascii_case(part)
        } else {
            word.to_lowercase() == part
        }
    };
    words(text).any(|word| {
        let mut parts = names.iter().flat_map(|name| &name.whole);
        parts.any(|part| same(word, part))
    })
}

/// The name as it stands in the text: the whole where that is there, else the part that is.
fn find(name: &Name, text: &str) -> Option<String> {
    let found: Vec<&str> = words(text).collect();
    let folded: Vec<String> = found.iter().map(|word| word.to_lowercase()).collect();
    let run = name.whole.len();
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    if run > 0
        && let Some(place) = folded.windows(run).position(|window| window == name.whole)
    {
        let last = found[place + run - 1];
        return Some(text[at(found[place])..at(last) + last.len()].to_owned());
    }
    found
        .into_iter()
        .find(|word| name.parts.iter().any(|part| part == word))
        .map(str::to_owned)
}

fn holds(text: &[String], run: &[String]) -> bool {
    !run.is_empty() && text.windows(run.len()).any(|window| window == run)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The place of the name itself inside a longer text.
fn narrowed(span: Span, text: &str, found: &str, file: Option<&str>) -> Span {
    let Some(slice) = file.and_then(|file| file.get(span.range())) else {
        return span;
    };
    // A name that is broken over two lines is marked by its first word.
    let first = found.split_whitespace().next().unwrap_or(found);
    let found = if slice.contains(found) { found } else { first };
    let at = slice
        .find(found)
        .or_else(|| text.find(found).filter(|_| slice == text));
    match at {
        Some(at) => Span::new(
            span.file,
            span.start as usize + at,
            span.start as usize + at + found.len(),
        ),
        None => span,
    }
}
