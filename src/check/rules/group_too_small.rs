//! CG204: reports stakeholder themes that are based on too few respondents to show any count.

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

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(themes) = context.themes.last() else {
        return;
    };
    let (count, known) = persons(context.model());
    // Without records of interviews, the number of respondents is unknown.
    if count == 0 || count >= MIN_GROUP_SIZE {
        return;
    }
    let respondents = match count {
        1 => "one respondent".to_owned(),
        count => format!("{count} respondents"),
    };
    let manager_note = match known {
        0 => "",
        _ => " in addition to the manager, who knows that answers can be traced",
    };
    let repeated_note = match context.model().stakeholder_interviews().count() > count + known {
        true => ", because a person who was interviewed twice counts once",
        false => "",
    };
    let more = match MIN_GROUP_SIZE - count {
        1 => "one".to_owned(),
        more => more.to_string(),
    };
    findings.push(
        Diagnostic::new(
            &RULE,
            themes
                .record
                .place_of("themes")
                .unwrap_or(themes.record.kind_span),
            format!("the themes are based on {respondents}{manager_note}, fewer than {MIN_GROUP_SIZE} even when all groups are merged{repeated_note}"),
        )
        .help(format!(
            "interview {more} more, or accept that no reader gets a count and that words may still be traced: read each theme once more as the client will"
        )),
    );
}
