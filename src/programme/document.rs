//! The report as a document in the practice's language, for the PDF.

use super::{ClientCount, ProgrammeReport, ThemeRow, VerdictRow};
use crate::page::report::template_words;
use crate::report::ReportKind;
use crate::report::model::{
    Block, Logo, Report, ReportRow, ReportSection, SCHEMA, TableColumn, TableRow, TextStyle,
};
use crate::view::types::PracticeView;
use crate::words::Words;

/// Builds the document.
pub fn report(report: &ProgrammeReport, practice: &PracticeView, words: &'static Words) -> Report {
    let word = |id: &str| words.get(id).to_owned();
    let title = word("programme_report");
    let date = words.date(report.today);
    let section = |id: &str, title: &str, blocks: Vec<Block>| ReportSection {
        id: id.to_owned(),
        title: word(title),
        blocks,
    };
    let themes = report.themes.as_ref();
    let themes =
        themes.map(|rows| section("themes", "programme_themes", themes_table(rows, words)));
    Report {
        schema: SCHEMA,
        kind: ReportKind::Programme,
        lang: words.locale(),
        running: words.with(
            "programme_running",
            &[
                ("title", title.as_str().into()),
                ("organisation", report.organisation.as_str().into()),
            ],
        ),
        title,
        subject: report.organisation.clone(),
        practice: report.practice.clone(),
        logo: practice.logo.as_ref().map(|name| Logo {
            name: name.clone(),
            alt: match &report.practice {
                Some(_) => String::new(),
                None => practice.coach.clone().unwrap_or_default(),
            },
        }),
        mark: None,
        facts: vec![
            fact(words, "report_date", date),
            fact(
                words,
                "programme_clients",
                words.number(report.clients as f64),
            ),
        ],
        sections: [
            section("attendance", "section_sessions", attendance(report, words)),
            section("objectives", "report_objectives", objectives(report, words)),
        ]
        .into_iter()
        .chain(themes)
        .chain([section(
            "protection",
            "programme_protection",
            protection(words),
        )])
        .collect(),
        made_from: Vec::new(),
        date: Some(report.today),
        words: template_words(words),
    }
}

fn fact(words: &Words, label: &str, value: String) -> ReportRow {
    ReportRow {
        label: words.get(label).to_owned(),
        texts: vec![value],
    }
}

fn note(words: &Words, id: &str) -> Block {
    Block::Text {
        text: words.get(id).to_owned(),
        style: TextStyle::Note,
    }
}

fn protection(words: &Words) -> Vec<Block> {
    let ids = [
        "programme_protection_five",
        "programme_protection_words",
        "programme_protection_source",
    ];
    let texts = ids.map(|id| Block::Text {
        text: words.get(id).to_owned(),
        style: TextStyle::Plain,
    });
    texts.into()
}

fn attendance(report: &ProgrammeReport, words: &Words) -> Vec<Block> {
    let Some(attendance) = &report.attendance else {
        return vec![note(words, "programme_too_few")];
    };
    let rows = vec![
        fact(
            words,
            "programme_counted",
            client_count(words, attendance.clients),
        ),
        fact(words, "programme_agreed", number(words, attendance.agreed)),
        fact(words, "programme_held", number(words, attendance.held)),
        fact(
            words,
            "programme_cancelled",
            number(words, attendance.cancelled_late),
        ),
    ];
    vec![Block::Facts { rows }]
}

fn objectives(report: &ProgrammeReport, words: &Words) -> Vec<Block> {
    let Some(rows) = &report.objectives else {
        return vec![note(words, "programme_too_few")];
    };
    let row = |row: &VerdictRow| {
        let verdict = match row.verdict {
            Some(verdict) => words.choice("verdict", verdict.word()),
            None if rows.len() == 1 => words.get("programme_all_verdicts"),
            None => words.get("programme_other_verdicts"),
        };
        (verdict.to_owned(), row.objectives.to_string())
    };
    vec![table(
        words,
        "programme_by_verdict",
        ["results_verdict", "report_objectives"],
        rows.iter().map(row),
    )]
}

fn themes_table(rows: &[ThemeRow], words: &Words) -> Vec<Block> {
    if rows.is_empty() {
        return vec![note(words, "programme_no_themes")];
    }
    vec![table(
        words,
        "programme_themes",
        ["programme_theme", "programme_clients"],
        rows.iter()
            .map(|row| (row.theme.clone(), client_count(words, row.clients))),
    )]
}

/// A table of names and numbers.
fn table(
    words: &Words,
    name: &str,
    [head, numbers]: [&str; 2],
    rows: impl Iterator<Item = (String, String)>,
) -> Block {
    let column = |id: &str, num: bool| TableColumn {
        text: words.get(id).to_owned(),
        num,
    };
    Block::Table {
        name: words.get(name).to_owned(),
        columns: vec![column(head, false), column(numbers, true)],
        rows: rows
            .map(|(head, number)| TableRow {
                head,
                only: None,
                cells: vec![number],
                chart: None,
            })
            .collect(),
        charts: None,
    }
}

fn client_count(words: &Words, count: ClientCount) -> String {
    match count.exact {
        true => count.number.to_string(),
        false => words.with("programme_at_least", &[("number", count.number.into())]),
    }
}

fn number(words: &Words, number: Option<u64>) -> String {
    number.map_or_else(
        || words.get("programme_withheld").to_owned(),
        |number| number.to_string(),
    )
}
