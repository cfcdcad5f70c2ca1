//! CG207: reports a theme that comes from only one person, unless that person knows that answers can be traced.

use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::model::{Model, ResolvedLink};
use crate::record::diagnosis::{StakeholderInterview, StakeholderThemes};
use crate::record::parts::RecordedTheme;
use crate::view::count_people;

rule! {
    code: "CG207",
    name: "theme-from-one-person",
    level: Warn,
    page: "theme_from_one_person.md",
    needs: &[
        (Kind::StakeholderInterview, &["stakeholder"]),
        (Kind::StakeholderThemes, &["themes"]),
    ],
    superseded_by: [],
    run: Records(check),
}

fn check(input: RuleInput<'_>, findings: &mut Vec<Diagnostic>) {
    let model = input.source.model;
    for (_, _, themes) in model.of_kind::<StakeholderThemes>() {
        // What only the coach reads identifies nobody to others.
        let shared = themes.themes.items.iter().filter(|item| !item.coach_only);
        findings.extend(shared.filter_map(|item| from_one_person(model, &item.value)));
    }
}

fn from_one_person(model: &Model, theme: &RecordedTheme) -> Option<Diagnostic> {
    let first = theme.heard_in.first()?;
    let interviews: Option<Vec<&StakeholderInterview>> = theme
        .heard_in
        .iter()
        .map(|source| interview(model, &source.value))
        .collect();
    // A reference to anything else is reported as such.
    let interviews = interviews?;
    let names = interviews
        .iter()
        .map(|it| it.stakeholder.value.name.value.as_str());
    let told = interviews.iter().all(|interview| {
        let attributed = &interview.stakeholder.value.attributed;
        attributed.as_ref().is_some_and(|told| told.value)
    });
    (count_people(names) == 1 && !told).then(|| {
        let id = &theme.id.value.0;
        let message = format!(
            "theme `{id}` comes from one person, who was not told that answers can be traced"
        );
        Diagnostic::new(&RULE, first.span, message).help(
            "name the other interviews in which you heard it; otherwise reword it so that it also covers what others said, or leave it out",
        )
    })
}

fn interview<'m>(model: &'m Model, source: &str) -> Option<&'m StakeholderInterview> {
    let name = source.split_once('#').map_or(source, |(name, _)| name);
    let ResolvedLink::Record(id, _) = model.named(name) else {
        return None;
    };
    model.record(id).content.as_ref()?.as_kind()
}
