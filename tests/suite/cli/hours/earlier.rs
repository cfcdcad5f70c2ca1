//! Hours from before coachgen: rows that are used, and every mistake with its line and column.

use serde_json::json;

use super::super::Workspace;
use super::{log, log_with, practice, rows, run};

const TITLES: &str = "Client name,Contact information,Individual or group,Number in group,Start date,End date,Paid hours,Pro bono hours";

/// The practice with this file of earlier hours.
fn with_earlier(text: &str) -> Workspace {
    let workspace = practice();
    workspace.append("coachgen.yaml", "  earlier_hours: earlier.csv\n");
    workspace.write("earlier.csv", text);
    workspace
}

#[test]
fn earlier_hours_are_in_the_totals_and_marked() {
    // Alma is in the practice from 2024-03-15 on, and is counted once. 12.50 + 2.00 + 3.00 + 0.33 hours are 750 + 120 +
    // 180 + 20 minutes; only the last row is in the last 18 months, and the third is before the training.
    let workspace = with_earlier(&format!(
        "{TITLES}\n\
         Gil Tanaka,gil@tanaka.example,individual,,2024-04-01,2025-01-10,12.50,2.00\n\
         \"Hana, Team\",,group,6,2025-05-01,2025-06-01,3.00,\n\
         Ivo Marsh,,individual,,2023-01-01,2024-03-14,5.00,0\n\
         Jan Roth,,individual,1,2025-05-20,,0,0.33\n"
    ));
    let all = log(&workspace);
    assert_eq!(
        rows(&all),
        [
            "ALMA REYES, individual 1, 2024-03-15.., 205 + 60",
            "Gil Tanaka, individual 1, 2024-04-01..2025-01-10, 750 + 120",
            "Hana, Team, group 6, 2025-05-01..2025-06-01, 180 + 0",
            "Jan Roth, individual 1, 2025-05-20.., 0 + 20",
            "Bruno Okoye, group 5, 2025-09-01..2025-10-01, 195 + 0",
            "Emil Novak, individual 1, 2026-03-29..2026-04-02, 90 + 0",
        ]
    );
    let marked = all["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["earlier"].clone());
    assert_eq!(
        marked.collect::<Vec<_>>(),
        [false, true, true, true, false, false]
    );
    assert_eq!(all["totals"]["all"]["minutes"], 550 + 750 + 120 + 180 + 20);
    assert_eq!(all["totals"]["clients"], 6);
    assert_eq!(all["totals"]["clients_in_groups_counted"], 7 + 1 + 6 + 1);
    assert_eq!(all["totals"]["recent"]["minutes"], 415 + 20);
    assert_eq!(all["left_out"]["earlier_not_recent"], 1);
    // Alma's session of 60 minutes and Ivo's 5 hours.
    assert_eq!(
        all["left_out"]["before_training"],
        json!({"entries": 2, "minutes": 360, "hours": 6.0})
    );
    let ran = run(&workspace, &[]);
    for words in [
        "Gil Tanaka *",
        "* earlier hours",
        "1 earlier row in part before 2025-05-20",
    ] {
        assert!(ran.out.contains(words), "{words}\n{}", ran.out);
    }
    // A part of the practice has no earlier hours.
    let part = workspace.run_clean(&["hours", "records/emil", "--format", "csv"]);
    assert_eq!(part.out.lines().count(), 2, "{}", part.out);
}

#[test]
fn an_exported_log_can_be_imported() {
    let first = practice();
    let exported = run(&first, &["--format", "csv"]).out;
    let next = Workspace {
        folder: tempfile::tempdir().unwrap(),
        pdf: false,
    };
    next.write(
        "coachgen.yaml",
        "coach:\n  name: Nora Lindqvist\n  earlier_hours: ./old/log.csv\n",
    );
    next.write("old/log.csv", &exported);
    super::engagement(&next, "new", "  name: New\n", "status: active\n");
    assert_eq!(run(&next, &["--format", "csv"]).out, exported);
    let (one, other) = (log(&first), log(&next));
    assert_eq!(one["totals"]["all"], other["totals"]["all"]);
    assert_eq!(
        one["totals"]["clients_in_groups_counted"],
        other["totals"]["clients_in_groups_counted"]
    );
}

#[test]
fn a_spreadsheet_may_write_semicolons_commas_and_a_mark() {
    let workspace = with_earlier(
        "\u{feff}Client Name;Contact Info;Individual / Group;Number in Group;Start Date;End Date;Paid Hours;Pro-bono Hours\r\n\
         \"Zoë; Tan\";;Individual;;2024-04-01;2024-05-01;1,5;0,25\r\n;;;;;;;\r\n",
    );
    assert_eq!(
        rows(&log(&workspace))[1],
        "Zoë; Tan, individual 1, 2024-04-01..2024-05-01, 90 + 15"
    );
}

#[test]
fn every_mistake_is_reported_with_line_column_and_value() {
    let workspace = with_earlier(&format!(
        "{TITLES}\n\
         ,,individual,,2024-04-01,2024-05-01,1.00,0\n\
         A,,team,,2024-04-01,2024-05-01,1.00,0\n\
         B,,group,1,2024-04-01,2024-05-01,1.00,0\n\
         C,,individual,3,2024-04-01,2024-05-01,1.00,0\n\
         D,,individual,,01/04/2024,2024-05-01,1.00,0\n\
         E,,individual,,,2024-05-01,1.00,0\n\
         F,,individual,,2024-04-01,2024-03-31,1.00,0\n\
         G,,individual,,2024-04-01,2026-11-21,1.00,0\n\
         H,,individual,,2024-04-01,2024-05-01,1:30,many\n\
         I,,individual,,2024-04-01,2024-05-01,0,\n\
         J,,individual,,2024-04-01,2024-05-01,1.00,0,5\n\
         K,,individual,,2024-03-14,2024-03-15,1.00,0\n\
         L,,individual,,2024-04-01,2024-05-01,1.00,0\n\
         L,,individual,,2024-04-01,2024-05-01,1.00,0\n\
         Alma Reyes,,individual,,2024-03-15,,1.00,0\n\
         Emil Novak,EMIL@novak.example,individual,,2026-04-01,2026-04-02,1.00,0\n"
    ));
    let ran = run(&workspace, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    insta::assert_snapshot!("earlier_mistakes", ran.err);
    // Nothing is written either.
    run(&workspace, &["-o", "log.csv"]).assert_output(2, "earlier.csv has ");
    assert!(!workspace.root().join("log.csv").exists());
}

#[test]
fn wrong_columns_are_reported() {
    let workspace = with_earlier("Client name,Mail,Start date,Start date\nA,b,c,d\n");
    let ran = run(&workspace, &[]);
    insta::assert_snapshot!("earlier_columns", ran.err);
    assert_eq!(ran.code, 2);
    let empty = run(&with_earlier("\n\n"), &[]);
    empty.assert_output(
        2,
        "earlier.csv:1: the file is empty; write the titles of the columns:",
    );
}

#[test]
fn a_file_that_cannot_be_used_is_an_error() {
    let workspace = with_earlier(TITLES);
    log_with(&workspace, 0, &[]);
    std::fs::write(workspace.path("earlier.csv"), b"Client name\nZo\xeb\n").unwrap();
    run(&workspace, &[]).assert_output(2, "earlier.csv:2: not UTF-8");
    std::fs::write(
        workspace.path("earlier.csv"),
        vec![b'a'; 2 * 1024 * 1024 + 1],
    )
    .unwrap();
    run(&workspace, &[]).assert_output(2, "earlier.csv is larger than 2 MiB");
    std::fs::remove_file(workspace.path("earlier.csv")).unwrap();
    run(&workspace, &[]).assert_output(2, "cannot read earlier.csv");
    std::os::unix::fs::symlink("/etc/hostname", workspace.path("earlier.csv")).unwrap();
    run(&workspace, &[]).assert_output(2, "cannot read earlier.csv");
    for outside in [
        "../earlier.csv",
        "/etc/hostname",
        "C:/earlier.csv",
        "a/../../b.csv",
    ] {
        workspace.write(
            "coachgen.yaml",
            &format!("coach:\n  name: Nora Lindqvist\n  earlier_hours: {outside}\n"),
        );
        run(&workspace, &[]).assert_output(2, "is not the path of a file in the practice");
    }
}
