//! The checker and the phase strip agree about an engagement: what a passed phase lacks is a finding, and there is no
//! such finding once the strip shows nothing missing.

use super::*;

/// What the strip can show as missing, and the rules of which one then reports it.
const SAME: &[(&str, &[&str])] = &[
    ("chemistry", &["CG101"]),
    ("comfortable", &["CG102"]),
    ("boundaries-understood", &["CG102", "CG103"]),
    ("confidentiality-agreed", &["CG103"]),
    ("agreement-signed", &["CG106"]),
    ("sponsor-meeting", &["CG104"]),
    ("sponsor-purpose", &["CG104"]),
    ("sponsor-expectations", &["CG104"]),
    ("shared-with-client", &["CG104", "CG105"]),
    ("interview-part-one", &["CG201"]),
    ("interview-part-two", &["CG201"]),
    ("three-sixty-or-stakeholders", &["CG202"]),
    ("themes", &["CG203"]),
    ("debrief", &["CG205"]),
    ("agenda", &["CG301"]),
    ("agenda-points", &["CG302"]),
    (
        "point-incomplete",
        &["CG303", "CG304", "CG305", "CG306", "CG307"],
    ),
    ("client-agreement", &["CG310"]),
    ("sponsor-agreement", &["CG310"]),
    // A line with an unknown id may be a review of it, and is reported first.
    ("actions-reviewed", &["CG404", "CG004"]),
    ("interim-review", &["CG501"]),
    ("final-review", &["CG502", "CG508"]),
    ("sponsor-at-final-review", &["CG503"]),
    ("objective-assessed", &["CG504"]),
    ("coach-evaluated", &["CG506"]),
];

/// Rules that report only that something is missing, not its date or order.
const MISSING: &[&str] = &[
    "CG202", "CG203", "CG301", "CG303", "CG304", "CG305", "CG307", "CG501", "CG503", "CG504",
    "CG506",
];

#[test]
fn the_checker_and_the_phase_strip_agree() {
    let mut wrong = Vec::new();
    let mut met = std::collections::BTreeSet::new();
    for damage in all_damages() {
        let (found, _) = damage.found();
        let codes: Vec<String> = found
            .locations()
            .into_iter()
            .map(|(code, ..)| code)
            .collect();
        // Content that cannot be read keeps rules from reporting.
        if codes
            .iter()
            .any(|code| code.as_str() < "CG004" || ["CG009", "CG010"].contains(&code.as_str()))
        {
            continue;
        }
        for (lack, same) in SAME {
            let reported = codes.iter().any(|code| same.contains(&code.as_str()));
            let lacks = found.lacks.contains(lack);
            if lacks && !reported {
                wrong.push(format!(
                    "{}: the strip lacks `{lack}`, and {same:?} are silent: {codes:?}",
                    damage.name
                ));
            }
            if lacks {
                met.insert(*lack);
            }
        }
        for code in codes.iter().filter(|code| MISSING.contains(&code.as_str())) {
            let of: Vec<&str> = SAME
                .iter()
                .filter(|(_, same)| same.contains(&code.as_str()))
                .map(|(lack, _)| *lack)
                .collect();
            if !of.is_empty() && !of.iter().any(|lack| found.lacks.contains(lack)) {
                wrong.push(format!(
                    "{}: {code}, and the strip lacks none of {of:?}",
                    damage.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(met.len() > 15, "{met:?}");
}
