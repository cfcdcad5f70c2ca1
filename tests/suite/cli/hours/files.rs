//! The log in a file: read again by other libraries, never overwritten, and no cell is a formula.

use std::{fs, io::Cursor};

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;
use coachgen::schema::{SchemaSubject, schema_for};
use serde_json::Value;

use super::super::mode;
use super::{practice, run};

const TITLES: [&str; 8] = [
    "Client name",
    "Contact information",
    "Individual or group",
    "Number in group",
    "Start date",
    "End date",
    "Paid hours",
    "Pro bono hours",
];

/// The rows of a CSV file, with the titles.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes());
    let rows = reader.into_records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn the_csv_has_the_columns_of_the_icf() {
    let ran = run(&practice(), &["--format", "csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        cells(&ran.out),
        [
            TITLES,
            [
                "ALMA REYES",
                "alma@reyes.example",
                "individual",
                "",
                "2024-03-15",
                "",
                "3.42",
                "1.00"
            ],
            [
                "Bruno Okoye",
                "bruno@okoye.example",
                "group",
                "5",
                "2025-09-01",
                "2025-10-01",
                "3.25",
                "0.00"
            ],
            [
                "Emil Novak",
                "emil@novak.example",
                "individual",
                "",
                "2026-03-29",
                "2026-04-02",
                "1.50",
                "0.00"
            ],
        ]
    );
}

#[test]
fn the_workbook_has_dates_and_numbers() {
    let workspace = practice();
    workspace.run_clean(&["hours", "records", "-o", "log.xlsx"]);
    let bytes = fs::read(workspace.root().join("log.xlsx")).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Coaching log", "Totals"]);
    let sheet = book.worksheet_range("Coaching log").unwrap();
    let rows: Vec<&[Data]> = sheet.rows().collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0], TITLES.map(|title| Data::String(title.to_owned())));
    let day = |cell: &Data| match cell {
        Data::DateTime(day) => day.as_f64(),
        other => panic!("no date: {other:?}"),
    };
    // Days since 30 December 1899.
    let number = |text: &str| {
        let start = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
        (text.parse::<NaiveDate>().unwrap() - start).num_days() as f64
    };
    let text = |text: &str| Data::String(text.to_owned());
    let bruno = rows[2];
    assert_eq!(
        bruno[0..4],
        [
            text("Bruno Okoye"),
            text("bruno@okoye.example"),
            text("group"),
            Data::Float(5.0)
        ]
    );
    assert_eq!(day(&bruno[4]), number("2025-09-01"));
    assert_eq!(day(&bruno[5]), number("2025-10-01"));
    assert_eq!(bruno[6..8], [Data::Float(3.25), Data::Float(0.0)]);
    // Alma's coaching goes on, and she is not a group.
    assert_eq!((&rows[1][3], &rows[1][5]), (&Data::Empty, &Data::Empty));
    assert_eq!(rows[1][6], Data::Float(3.42));
    let totals = book.worksheet_range("Totals").unwrap();
    let numbers: Vec<&Data> = totals.rows().map(|row| &row[1]).collect();
    assert_eq!(
        numbers[..6],
        [9.17, 8.17, 1.0, 6.92, 3.0, 7.0]
            .map(Data::Float)
            .iter()
            .collect::<Vec<_>>()
    );
    assert_eq!(day(numbers[6]), number("2024-03-15"));
    assert_eq!(day(numbers[7]), number("2026-11-20"));
}

#[test]
fn the_same_records_and_date_give_the_same_file() {
    let workspace = practice();
    for name in ["one.xlsx", "two.xlsx"] {
        workspace.run_clean(&["hours", "records", "-o", name]);
        // The time of the clock differs by more than the resolution of a time in a ZIP file.
        std::thread::sleep(std::time::Duration::from_millis(2100));
    }
    let read = |name: &str| fs::read(workspace.root().join(name)).unwrap();
    assert!(read("one.xlsx") == read("two.xlsx"));
    workspace.run_clean(&[
        "hours",
        "records",
        "-o",
        "three.xlsx",
        "--today",
        "22 November 2026",
    ]);
    assert!(read("one.xlsx") != read("three.xlsx"));
    // On standard output it is the same file.
    let mut command = workspace.command(&["hours", "records", "--format", "xlsx", "-o", "-"]);
    assert!(command.output().unwrap().stdout == read("one.xlsx"));
}

#[test]
fn a_file_name_without_a_known_format_is_refused() {
    let workspace = practice();
    let ran = workspace.run(&["hours", "records", "-o", "log.doc"]);
    ran.assert_output(2, "no format is known for files that end in .doc");
    ran.assert_output(2, "or name the format with `--format`");
    assert!(!workspace.root().join("log.doc").exists());
    workspace.run_clean(&["hours", "records", "-o", "log.tsv", "--format", "csv"]);
    workspace.run_clean(&["hours", "records", "-o", "log.txt"]);
    workspace
        .run(&["hours", "records", "-o", "other.txt", "--format", "csv"])
        .assert_output(2, "the file name ends in .txt, but the format is csv");
}

#[test]
fn no_cell_is_a_formula() {
    let workspace = practice();
    for (at, name) in ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"].iter().enumerate() {
        workspace.write(
            &format!("odd-{at}/engagement.md"),
            &format!(
                "---\nkind: engagement\nclient:\n  name: \"{name}\"\n  email: \"{name}\"\n  log_consent: true\nstatus: completed\n---\n"
            ),
        );
        super::session(
            &workspace,
            &format!("odd-{at}"),
            1,
            "2026-01-05",
            "minutes: 60\n",
        );
    }
    let csv = run(&workspace, &["--format", "csv"]).out;
    let all = cells(&csv);
    assert_eq!(all.len(), 1 + 3 + 4);
    for cell in all.iter().flatten() {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{cell}"
        );
    }
    assert!(
        all.iter()
            .any(|row| row[0] == "'=HYPERLINK(1)" && row[1] == "'=HYPERLINK(1)"),
        "{csv}"
    );
    workspace.run_clean(&["hours", "records", "-o", "log.xlsx"]);
    let bytes = fs::read(workspace.root().join("log.xlsx")).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let formulas = book.worksheet_formula("Coaching log").unwrap();
    assert_eq!(formulas.used_cells().count(), 0);
    // In a workbook the text needs no apostrophe.
    let sheet = book.worksheet_range("Coaching log").unwrap();
    let mut names = sheet.rows().map(|row| row[0].to_string());
    assert!(names.any(|name| name == "=HYPERLINK(1)"));
    // What is exported can be read again.
    fs::remove_dir_all(workspace.path("odd-0")).unwrap();
    let row = csv.lines().find(|line| line.contains("HYPERLINK")).unwrap();
    let titles = csv.lines().next().unwrap();
    workspace.write("earlier.csv", &format!("{titles}\n{row}\n"));
    workspace.append("coachgen.yaml", "  earlier_hours: earlier.csv\n");
    assert_eq!(run(&workspace, &["--format", "csv"]).out, csv);
}

/// The schema, in which a field that it does not have is an error.
fn strict(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(object) => {
            for (_, inner) in object.iter_mut() {
                *inner = strict(inner.take());
            }
            if object.contains_key("properties") && object.get("type") == Some(&"object".into()) {
                object.insert("additionalProperties".to_owned(), false.into());
            }
        }
        Value::Array(all) => {
            for inner in all {
                *inner = strict(inner.take());
            }
        }
        _ => {}
    }
    schema
}

#[test]
fn the_json_fits_its_schema() {
    let schema = strict(schema_for(SchemaSubject::Hours));
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let workspace = practice();
    workspace.edit("emil/session-1.md", "minutes: 60\n", "");
    for args in [&[][..], &["--for", "acc"], &["--today", "2024-01-01"]] {
        let log = super::log_with(&workspace, i32::from(!args.contains(&"2024-01-01")), args);
        let faults: Vec<String> = validator
            .iter_errors(&log)
            .map(|fault| fault.to_string())
            .collect();
        assert_eq!(faults, [""; 0], "{args:?}");
    }
    let mut log = super::log_with(&workspace, 1, &[]);
    log["totals"]["unknown"] = 1.into();
    assert!(!validator.is_valid(&log));
}

#[test]
fn a_file_is_private_and_never_overwritten_by_mistake() {
    let workspace = practice();
    let path = workspace.root().join("log.csv");
    let ran = workspace.run_clean(&["hours", "records", "-o", "log.csv"]);
    assert_eq!(
        ran.out,
        "Wrote log.csv with 3 rows. It contains names and e-mail addresses of clients.\n"
    );
    assert_eq!(mode(&path), 0o600);
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("Client name,"), "{written}");
    fs::write(&path, "mine").unwrap();
    run(&workspace, &["-o", "log.csv"]).assert_output(2, "log.csv already exists");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    workspace.run_clean(&["hours", "records", "-o", "log.csv", "--force"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    // Nothing is written through a link, into a folder, or where nobody may write.
    std::os::unix::fs::symlink(&path, workspace.root().join("link.csv")).unwrap();
    run(&workspace, &["-o", "link.csv", "--force"]).assert_output(2, "link.csv");
    run(&workspace, &["-o", "records", "--force"]).assert_output(2, "is a folder");
    run(&workspace, &["-o", "missing/log.csv"]).assert_output(2, "missing/log.csv");
    run(&workspace, &["-o", "/proc/log.csv"]).assert_output(2, "/proc/log.csv");
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    // The format follows the name, and a text file has no colours.
    workspace.run_clean(&["hours", "records", "-o", "log.json"]);
    let json = fs::read_to_string(workspace.root().join("log.json")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["version"], 1);
    workspace.run_clean(&["hours", "records", "-o", "log.txt"]);
    let text = fs::read_to_string(workspace.root().join("log.txt")).unwrap();
    assert_eq!(text, run(&workspace, &[]).out);
    assert!(!text.contains('\u{1b}'));
}
