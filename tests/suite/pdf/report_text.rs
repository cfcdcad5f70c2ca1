//! The text of a report in any form, for comparing model, page and PDF.

use serde_json::Value;

/// Every string of a report that a reader reads, in the order of the model.
pub fn report_strings(data: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for key in ["practice", "title", "subject", "facts", "made_from"] {
        collect_strings(&data[key], &mut out);
    }
    for section in data["sections"].as_array().into_iter().flatten() {
        collect_strings(&section["title"], &mut out);
        collect_strings(&section["blocks"], &mut out);
    }
    out.retain(|text| !text.trim().is_empty());
    out
}

/// Fields that are not words, or that describe something for readers who cannot see it.
const NOT_COMPARED: [&str; 12] = [
    "t", "id", "class", "style", "svg", "alt", "name", "href", "html", "columns", "level", "start",
];

fn collect_strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => {
            let runs = items
                .iter()
                .all(|item| item["t"].is_string() && is_run(item));
            match runs && !items.is_empty() {
                // Runs of one paragraph are read as one text.
                true => out.push(items.iter().map(run).collect()),
                false => items.iter().for_each(|item| collect_strings(item, out)),
            }
        }
        Value::Object(fields) => {
            // A table of the program has heads; in prose the key has another meaning.
            if fields.get("t").and_then(Value::as_str) == Some("table")
                && let Some(columns) = fields["columns"].as_array()
            {
                let heads = columns.iter().filter_map(|column| column.get("text"));
                heads.for_each(|head| collect_strings(head, out));
            }
            let words = fields
                .iter()
                .filter(|(key, _)| !NOT_COMPARED.contains(&key.as_str()));
            words.for_each(|(_, value)| collect_strings(value, out));
        }
        _ => {}
    }
}

fn is_run(item: &Value) -> bool {
    [
        "s", "em", "strong", "del", "sup", "sub", "code", "link", "br", "img",
    ]
    .contains(&item["t"].as_str().unwrap_or_default())
}

fn run(item: &Value) -> String {
    match (item["s"].as_str(), item["c"].as_array()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(inner)) => inner.iter().map(run).collect(),
        (None, None) => " ".to_owned(),
    }
}

/// Only letters and digits: how a line breaks and how a word is hyphenated depends on the page.
pub fn letters_and_digits(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words that a browser shows of a page, without its charts.
pub fn page_text(html: &str) -> String {
    let main = html.split_once("<main").map_or("", |(_, main)| main);
    let mut out = String::new();
    let mut rest = main.split_once('>').map_or("", |(_, rest)| rest);
    // The way back to the portal is not part of the report.
    if let Some((_, report)) = rest.split_once("<p class=\"crumb\">") {
        rest = report.split_once("</p>").map_or("", |(_, report)| report);
    }
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest.starts_with("<svg") {
            true => rest.find("</svg>").map(|at| at + 6),
            false => rest.find('>').map(|at| at + 1),
        };
        out.push(' ');
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    out.push_str(rest);
    for (name, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ] {
        out = out.replace(name, sign);
    }
    out
}

/// The words in the charts of a page or a report.
pub fn chart_text(svg: &str) -> String {
    let texts = svg.split("<text").skip(1);
    let texts = texts.filter_map(|text| text.split_once('>')?.1.split('<').next());
    texts.collect::<Vec<_>>().join(" ")
}

/// A text without these parts.
pub fn without(text: &str, links: &[String]) -> String {
    let mut text = text.to_owned();
    for link in links {
        text = text.replace(link, "");
    }
    text
}

/// The letters and digits of each link's destination.
pub fn link_destinations(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| link_destinations(item, out)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value.as_str().filter(|_| key == "href") {
                    Some(link) => out.push(letters_and_digits(link)),
                    None => link_destinations(value, out),
                }
            }
        }
        _ => {}
    }
}
