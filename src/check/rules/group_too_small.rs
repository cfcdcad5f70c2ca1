//! CG204: stakeholder themes rest on so few respondents that no count can be shown.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::view::{MIN_GROUP_SIZE, persons};

rule! {
    code: "CG204",
    name: "group-too-small",
    level: Warn,
    page: "group_too_small.md",
    needs: &[
        (Kind::StakeholderInterview, &["stakeholder"]),
        (Kind::StakeholderThemes, &["themes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(themes) = course.themes.last() else {
        return;
    };
    let (count, known) = persons(course.model());
    // Without an interview on record there is nothing to count.
    if count == 0 || count >= MIN_GROUP_SIZE {
        return;
    }
    let respondents = match count {
        1 => "one respondent".to_owned(),
        count => format!("{count} respondents"),
    };
    let aside = match known {
        0 => "",
        _ => " in addition to the manager, who knows that answers can be traced",
    };
    let twice = match course.model().stakeholder_interviews().count() > count + known {
        true => ", because a person who was interviewed twice counts once",
        false => "",
    };
    let more = match MIN_GROUP_SIZE - count {
        1 => "one".to_owned(),
        more => more.to_string(),
    };
    found.push(
        Diagnostic::new(
            &RULE,
            themes
                .record
                .place_of("themes")
                .unwrap_or(themes.record.kind_span),
            format!("the themes are based on {respondents}{aside}, fewer than {MIN_GROUP_SIZE} even when all groups are merged{twice}"),
        )
        .help(format!(
            "interview {more} more, or accept that no reader gets a count and that words may still be traced: read each theme once more as the client will"
        )),
    );
}
