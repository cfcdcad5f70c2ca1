//! What credentials require, from the built-in file and from the practice's own.

use serde_json::Value;

use super::{engagement, log, log_with, practice, run, session};

/// What is missing, as `requirement reached/required missing`.
fn missing(log: &Value, id: &str) -> Vec<String> {
    let all = log["credentials"].as_array().unwrap();
    let one = all.iter().find(|one| one["id"] == id).unwrap();
    let criteria = one["criteria"].as_array().unwrap().iter();
    criteria
        .map(|one| {
            format!(
                "{} {}/{} {}",
                one["requirement"].as_str().unwrap(),
                one["reached"],
                one["required"],
                one["missing"]
            )
        })
        .collect()
}

#[test]
fn each_credential_has_its_numbers_and_its_source() {
    let log = log(&practice());
    // 9.17 hours, 8.17 of them paid, 3 clients or 7 with the members of the group, 6.92 hours since 2025-05-20.
    assert_eq!(
        missing(&log, "acc"),
        [
            "hours 9.17/100.0 90.83",
            "paid-hours 8.17/75.0 66.83",
            "clients 7.0/8.0 1.0",
            "recent-hours 6.92/25.0 18.08"
        ]
    );
    assert_eq!(
        missing(&log, "pcc"),
        [
            "hours 9.17/500.0 490.83",
            "paid-hours 8.17/450.0 441.83",
            "clients 7.0/25.0 18.0",
            "recent-hours 6.92/50.0 43.08"
        ]
    );
    assert_eq!(
        missing(&log, "mcc"),
        [
            "hours 9.17/2500.0 2490.83",
            "paid-hours 8.17/2250.0 2241.83",
            "clients 7.0/35.0 28.0"
        ]
    );
    assert_eq!(
        missing(&log, "eia-foundation"),
        [
            "hours 9.17/50.0 40.83",
            "clients 3.0/5.0 2.0",
            "years 2.0/1.0 0.0"
        ]
    );
    assert_eq!(
        missing(&log, "eia-practitioner"),
        [
            "hours 9.17/100.0 90.83",
            "clients 3.0/10.0 7.0",
            "years 2.0/3.0 1.0"
        ]
    );
    for one in log["credentials"].as_array().unwrap() {
        assert!(
            one["url"].as_str().unwrap().starts_with("https://"),
            "{one}"
        );
        assert_eq!(one["met"], false);
    }
}

#[test]
fn a_requirement_is_met_exactly_at_its_number() {
    let workspace = practice();
    // 550 minutes and 2,449 are one minute short of the 50 hours of the EIA Foundation; two more clients are five.
    engagement(
        &workspace,
        "gil",
        "  name: Gil\n  log_consent: true\n",
        "status: completed\n",
    );
    session(&workspace, "gil", 1, "2026-01-05", "minutes: 1439\n");
    engagement(
        &workspace,
        "hana",
        "  name: Hana\n  log_consent: true\n",
        "status: completed\n",
    );
    session(&workspace, "hana", 1, "2026-01-05", "minutes: 1010\n");
    let short = log_with(&workspace, 0, &["--for", "EIA-Foundation"]);
    assert_eq!(short["credentials"].as_array().unwrap().len(), 1);
    assert_eq!(
        missing(&short, "eia-foundation")[0],
        "hours 49.98/50.0 0.02"
    );
    workspace.edit("hana/session-1.md", "1010", "1011");
    let met = log_with(&workspace, 0, &["--for", "eia-foundation"]);
    assert_eq!(met["credentials"][0]["met"], true);
    run(&workspace, &["--for", "eia-foundation,acc"])
        .assert_output(0, "EMCC EIA Foundation  hours complete");
}

#[test]
fn a_practice_can_replace_the_requirements() {
    let workspace = practice();
    workspace.run_clean(&["eject", "credentials.yaml", "records"]);
    let same = log(&workspace);
    assert_eq!(missing(&same, "acc").len(), 4);
    workspace.write(
        "templates/credentials.yaml",
        "credentials:\n  - id: house\n    name: House rule\n    hours: 9\n    recent_hours: 10\n    recent_months: 1\n    source: A page\n    url: https://example.org/\n    checked: 2026-01-01\n",
    );
    let own = log(&workspace);
    // In the last month only the 30 minutes of 2026-11-20.
    assert_eq!(
        missing(&own, "house"),
        ["hours 9.17/9.0 0.0", "recent-hours 0.5/10.0 9.5"]
    );
    assert_eq!(own["credentials"].as_array().unwrap().len(), 1);
    run(&workspace, &["--for", "acc"]).assert_output(2, "the credentials are house");
    // Every mistake is reported with its line.
    workspace.write(
        "templates/credentials.yaml",
        "credentials:\n  - id: house\n    name: House rule\n    hours: many\n    url: https://example.org/\n    check: 2026-01-01\n",
    );
    let ran = run(&workspace, &[]);
    ran.assert_output(2, "templates/credentials.yaml cannot be used");
    for words in [
        "`hours`",
        "`source` is missing",
        "did you mean `checked`?",
        "templates/credentials.yaml:4",
    ] {
        assert!(ran.err.contains(words), "{words}\n{}", ran.err);
    }
    assert_eq!(ran.out, "");
}
