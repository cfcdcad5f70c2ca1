//! `coachgen check` in its three formats, its levels and fixes, and `coachgen explain`.

use super::Workspace;

const SESSION: &str = "4-development/session-1.md";

/// The example with a link that is broken for the client (a warning) and one that is broken for everyone (an error).
fn damaged() -> Workspace {
    let workspace = Workspace::example();
    workspace.edit(
        SESSION,
        "\n---\n\n",
        "\n---\n\nSee [my note](../notes/reflection-april.md) and [[nobody]].\n\n",
    );
    workspace
}

#[test]
fn concise_output_has_one_line_per_finding_and_no_words_of_records() {
    let ran = damaged().run(&["check", "records", "--format", "concise"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    for (line, level, rule) in [
        (lines[0], "warning", "CG607 hidden-link"),
        (lines[1], "error", "CG004 unknown-reference"),
    ] {
        assert!(
            line.starts_with(&format!("{SESSION}:"))
                && line.contains(&format!(": {level}[{rule}]: ")),
            "{line}"
        );
    }
    assert!(!ran.out.contains("my note"), "{}", ran.out);
}

#[test]
fn json_output_has_a_version_locations_and_counts() {
    let ran = damaged().run(&["check", "records", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(report["today"], super::TODAY);
    assert_eq!(report["summary"]["engagements"], 1);
    assert_eq!(report["summary"]["errors"], 1);
    assert_eq!(report["summary"]["warnings"], 1);
    let finding = &report["findings"][0];
    assert_eq!(finding["code"], "CG607");
    assert_eq!(finding["level"], "warn");
    assert_eq!(finding["path"], SESSION);
    assert!(
        finding["line"].as_u64() > Some(1)
            && finding["end_column"].as_u64() > finding["column"].as_u64()
    );
    assert!(!ran.out.contains("my note"), "{}", ran.out);
}

#[test]
fn json_output_matches_its_published_schema() {
    let workspace = damaged();
    workspace.edit(SESSION, "minutes: 120", "minuts: 120");
    for (command, subject) in [("check", "findings"), ("status", "status")] {
        let schema = serde_json::from_str(&workspace.run(&["schema", subject]).out).unwrap();
        let schema = jsonschema::validator_for(&schema).unwrap();
        for practice in [&workspace, &Workspace::practice()] {
            let printed = practice.run(&[command, "records", "--format", "json"]).out;
            let printed: serde_json::Value = serde_json::from_str(&printed).unwrap();
            let faults: Vec<String> = schema
                .iter_errors(&printed)
                .map(|fault| fault.to_string())
                .collect();
            assert!(faults.is_empty(), "{command}: {faults:?}");
            let mut other = printed.clone();
            other["version"] = "one".into();
            assert!(!schema.is_valid(&other), "the schema accepts anything");
        }
    }
}

#[test]
fn the_fail_level_decides_the_exit_code() {
    let workspace = damaged();
    for (command, level, code) in [
        ("check", "forbid", 0),
        ("check", "error", 1),
        ("check", "warn", 1),
        ("build", "forbid", 0),
        ("build", "error", 1),
    ] {
        let ran = workspace.run(&[command, "records", "--fail-on", level]);
        assert_eq!(ran.code, code, "{command} {level}: {}{}", ran.out, ran.err);
    }
    workspace.edit(SESSION, " and [[nobody]]", "");
    assert_eq!(workspace.run(&["check", "records"]).code, 0);
    assert_eq!(
        workspace
            .run(&["check", "records", "--fail-on", "warn"])
            .code,
        1
    );
    assert!(
        workspace
            .root()
            .join("records/portal/coach/index.html")
            .exists(),
        "a finding does not stop the check"
    );
}

#[test]
fn only_limits_the_output_to_the_given_rules() {
    let workspace = damaged();
    let ran = workspace.run(&["check", "records", "--only", "hidden-link"]);
    ran.assert_output(0, "CG607");
    assert!(!ran.out.contains("CG004"), "{}", ran.out);
    workspace
        .run(&["check", "records", "--only", "cg004", "--only", "CG607"])
        .assert_output(1, "1 error and 1 warning");
    workspace
        .run(&["check", "records", "--only", "hiden-link"])
        .assert_output(
            2,
            "there is no rule `hiden-link`\nhint: did you mean `hidden-link`?",
        );
}

#[test]
fn the_practice_sets_levels_but_cannot_lower_forbid() {
    let workspace = damaged();
    workspace.append(
        "coachgen.yaml",
        "rules:\n  hidden-link: error\n  CG004: allow\n",
    );
    let ran = workspace.run(&["check", "records"]);
    ran.assert_output(1, "error[CG607 hidden-link]");
    assert!(!ran.out.contains("CG004"), "{}", ran.out);

    let workspace = Workspace::example();
    workspace.append(
        "coachgen.yaml",
        "rules:\n  unknown-marker: allow\n  hiden-link: warn\n  hidden-link: quiet\n  private-word: allow\n  CG606: warn\n",
    );
    let ran = workspace.run(&["check", "records"]);
    ran.assert_output(1, "`unknown-marker` cannot be set to another level");
    ran.assert_output(1, "`private-word` cannot be set to `allow`");
    assert!(!ran.out.contains("private-text-repeated"), "{}", ran.out);
    ran.assert_output(1, "so it cannot be switched off");
    ran.assert_output(1, "did you mean `hidden-link`?");
    ran.assert_output(1, "write `allow`, `warn` or `error`");
}

#[test]
fn an_allow_suppresses_findings_and_shows_the_reason_only_to_the_coach() {
    let workspace = damaged();
    let reason = "The client knows of the note and has asked about it twice.";
    workspace.edit(
        SESSION,
        "kind: session",
        &format!("kind: session\nallow:\n  - rule: hidden-link\n    because: {reason}"),
    );
    let ran = workspace.run(&["check", "records"]);
    ran.assert_output(1, "1 error.");
    ran.assert_output(1, "1 finding accepted with a reason.");
    assert!(!ran.out.contains("CG607"), "{}", ran.out);
    workspace.run(&["build", "records", "-q"]);
    let with: Vec<String> = workspace
        .files_outside_portals()
        .into_iter()
        .filter(|(path, bytes)| {
            path.contains("portal") && String::from_utf8_lossy(bytes).contains(reason)
        })
        .map(|(path, _)| path)
        .collect();
    assert_eq!(with, ["records/portal/coach/health.html"]);
}

#[test]
fn diff_shows_and_fix_applies_only_safe_fixes() {
    let workspace = Workspace::example();
    workspace.edit(
        SESSION,
        "kind: session\n",
        "# Kept as it is.\nminuts: 95  # and this\n",
    );
    workspace.edit(SESSION, "\nminutes: ", "\n# minutes: ");
    let before = workspace.read(SESSION);
    let ran = workspace.run(&["check", "records", "--diff"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("+kind: session"), "{}", ran.out);
    assert_eq!(workspace.read(SESSION), before);
    let ran = workspace.run(&["check", "records", "--fix"]);
    assert!(
        ran.err
            .contains(&format!("Fixed {SESSION}:2: add `kind: session`")),
        "{}",
        ran.err
    );
    let ran = workspace.run(&["check", "records", "--fix"]);
    assert!(
        ran.err.contains("rename `minuts` to `minutes`"),
        "{}",
        ran.err
    );
    let expected = before
        .replacen("---\n", "---\nkind: session\n", 1)
        .replacen("minuts: 95  # and this", "minutes: 95  # and this", 1);
    assert_eq!(workspace.read(SESSION), expected);
    let ran = workspace.run(&["check", "records", "--diff"]);
    assert!(ran.out.contains("No safe fixes available; "), "{}", ran.out);
}

#[test]
fn every_rule_can_be_explained_by_code_or_name() {
    let workspace = Workspace::example();
    let list = workspace.run(&["explain"]);
    for check in coachgen::check::ALL {
        let rule = check.rule;
        assert!(
            list.out.contains(rule.code) && list.out.contains(rule.name),
            "{}",
            rule.code
        );
        let by_code = workspace.run(&["explain", &rule.code.to_lowercase()]);
        let by_name = workspace.run(&["explain", rule.name]);
        assert_eq!(by_code.out, by_name.out);
        assert!(
            by_code
                .out
                .starts_with(&format!("{} {} (", rule.code, rule.name))
        );
        assert!(
            by_code.out.contains("## Why it matters") && !by_code.out.contains("```"),
            "{}",
            by_code.out
        );
    }
    workspace
        .run(&["explain", "agenda-sise"])
        .assert_output(2, "did you mean `agenda-size`?");
}
