//! The tables, read back with the `csv` crate.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use coachgen::export::{TABLES, without_guard};
use serde_json::Value;

use super::super::Workspace;
use super::{PRACTICES, engagements, exported, readers};

/// The rows of a table, by the names of its columns.
type Rows = Vec<BTreeMap<String, String>>;

fn read(folder: &Path) -> BTreeMap<&'static str, Rows> {
    let tables = TABLES.iter().map(|table| {
        let bytes = fs::read(folder.join(format!("{}.csv", table.name))).unwrap();
        assert!(bytes.starts_with(b"\xef\xbb\xbf"), "{}", table.name);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let header: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let columns: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
        assert_eq!(header, columns);
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            let cells = row.iter().map(|cell| {
                let begins = cell.chars().next().is_some_and(|c| "=+-@\t\r".contains(c));
                assert!(!begins || cell.parse::<f64>().is_ok(), "{cell}");
                without_guard(cell)
            });
            header.iter().cloned().zip(cells).collect()
        });
        (table.name, rows.collect())
    });
    tables.collect()
}

fn tables(workspace: &Workspace, engagement: &str, reader: &str) -> BTreeMap<&'static str, Rows> {
    let args = [
        "export", engagement, "--for", reader, "--format", "csv", "-o", "tables", "--force",
    ];
    workspace.run_clean(&args);
    read(&workspace.root().join("tables"))
}

/// The numbers of rows are those of the JSON, and the texts are the same.
#[test]
fn every_table_says_what_the_json_says() {
    for (practice, single) in PRACTICES {
        let workspace = Workspace::copy_of(practice);
        for engagement in engagements(&workspace, single) {
            for reader in readers(&workspace, &engagement) {
                let data = exported(&workspace, &engagement, &reader);
                let tables = tables(&workspace, &engagement, &reader);
                let place = format!("{engagement} {reader}");
                let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
                let kinds = data["records"].as_object().unwrap();
                let records: usize = kinds.values().map(|kind| list(kind).len()).sum();
                assert_eq!(tables["records"].len(), records, "{place}");
                for (table, of) in [
                    ("sessions", &data["records"]["sessions"]),
                    ("meetings", &data["meetings"]),
                    ("actions", &data["actions"]),
                    ("objectives", &data["objectives"]),
                ] {
                    assert_eq!(tables[table].len(), list(of).len(), "{place} {table}");
                }
                for (row, action) in tables["actions"].iter().zip(list(&data["actions"])) {
                    assert_eq!(row["what"], action["what"], "{place}");
                    assert_eq!(row["state"], action["state"], "{place}");
                    assert_eq!(row["due"], action["due"].as_str().unwrap_or_default());
                }
                let values: usize = list(&data["objectives"])
                    .iter()
                    .map(|one| list(&one["values"]).len() + usize::from(!one["baseline"].is_null()))
                    .sum();
                assert_eq!(tables["objective-values"].len(), values, "{place}");
            }
        }
    }
}

#[test]
fn a_text_cannot_run_as_a_formula() {
    let workspace = Workspace::practice();
    let session = "two-sponsors-tomasz-brandt/4-development/session-1.md";
    let text = workspace.read(session);
    let formula = "=HYPERLINK(\"https://example.org\";\"a, b\")";
    let text = text.replacen(
        "\n---\n",
        &format!("\njoined_by: ['{formula}', '@two']\n---\n"),
        1,
    );
    workspace.write(session, &text);
    let engagement = "records/two-sponsors-tomasz-brandt";
    let tables = tables(&workspace, engagement, "coach");
    assert_eq!(
        tables["sessions"][0]["joined_by"],
        format!("{formula}\n@two")
    );
    let raw = fs::read_to_string(workspace.root().join("tables/sessions.csv")).unwrap();
    assert!(raw.contains("'=HYPERLINK"), "{raw}");
    assert!(raw.contains("\n'@two"), "{raw}");
    assert!(raw.ends_with("\r\n") && raw.contains(",debrief_counts\r\n"));
}

/// Tables without rows are written too: which files there are tells nothing.
#[test]
fn every_reader_has_every_table() {
    let workspace = Workspace::practice();
    let tables = tables(&workspace, "records/first-week-seun-adair", "client");
    assert_eq!(tables.len(), TABLES.len());
    assert!(tables["contacts"].is_empty());
}

#[test]
fn the_documentation_lists_every_column() {
    const BEGIN: &str = "<!-- tables: generated, see tests/suite/cli/export/tables.rs -->\n";
    const END: &str = "<!-- tables: end -->";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/export.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (documented, after) = rest.split_once(END).unwrap();
    let mut text = String::new();
    for table in TABLES {
        let (name, about) = (table.name, table.about);
        text.push_str(&format!(
            "\n`{name}.csv`: each row is {about}.\n\n| column | what it is |\n|---|---|\n"
        ));
        for (column, about) in table.columns {
            text.push_str(&format!("| `{column}` | {about} |\n"));
        }
    }
    text.push('\n');
    if std::env::var_os("COACHGEN_WRITE_DOCS").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{text}{END}{after}")).unwrap();
    } else {
        assert_eq!(
            documented, text,
            "COACHGEN_WRITE_DOCS=1 cargo test --test suite cli::export updates it"
        );
    }
}
