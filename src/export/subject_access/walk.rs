//! Writes the records as Markdown, field by field, with marks.

use serde_json::Value;

use super::people::OtherPeople;
use super::{ReviewDocument, array, rules};

/// The document so far.
pub(super) struct Document<'p> {
    people: &'p OtherPeople,
    out: String,
    marks: usize,
}

impl<'p> Document<'p> {
    pub(super) fn new(people: &'p OtherPeople) -> Document<'p> {
        Document {
            people,
            out: String::new(),
            marks: 0,
        }
    }

    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// The heading of a record, with its file.
    pub(super) fn heading(&mut self, text: &str, path: Option<&str>) {
        self.line("");
        self.line(&format!("## {text}"));
        self.line("");
        if let Some(path) = path {
            self.line(&format!("File: `{}`", one_line(path)));
            self.line("");
        }
    }

    /// A mark on what precedes or follows.
    pub(super) fn decide(&mut self, why: &str) {
        self.marks += 1;
        self.line(&format!("**Decide:** {why}."));
        self.line("");
    }

    /// One record.
    pub(super) fn record(&mut self, list: &str, name: &str, record: &Value) {
        let fact = &record["record"];
        let mut title = name.to_owned();
        if let Some(number) = fact["number"].as_u64() {
            title.push_str(&format!(" {number}"));
        }
        if let Some(date) = fact["date"].as_str() {
            title.push_str(&format!(", {date}"));
        }
        self.heading(&title, fact["path"].as_str());
        if let Some(why) = rules::of_record(list, record) {
            self.decide(why);
        }
        for field in ["record", "content", "fields", "approvals"] {
            self.value(list, "", &record[field]);
        }
        for passage in array(&record["text"]) {
            self.passage(passage);
        }
    }

    /// The fields of an object, or the items of a list.
    pub(super) fn value(&mut self, list: &str, path: &str, value: &Value) {
        self.nested(list, path, value, 0);
        self.line("");
    }

    fn nested(&mut self, list: &str, path: &str, value: &Value, depth: usize) {
        match value {
            Value::Object(fields) => {
                for (field, value) in fields {
                    self.field(list, &join(path, field), field, value, depth);
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.item(list, path, item, depth);
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, list: &str, path: &str, field: &str, value: &Value, depth: usize) {
        let label = field.replace('_', " ");
        match value {
            // The passages of the agreement.
            Value::Array(passages) if field == "text" => {
                for passage in passages {
                    self.passage(passage);
                }
            }
            Value::Array(items) if items.is_empty() => {}
            Value::Object(_) | Value::Array(_) => {
                let why = rules::of_field(list, path);
                self.entry(depth, &format!("{label}:"), why);
                self.nested(list, path, value, depth + 1);
            }
            value => {
                let text = words_of(value);
                let why = rules::of_field(list, path).or_else(|| self.names(&text));
                self.entry(depth, &format!("{label}: {}", indented(&text, depth)), why);
            }
        }
    }

    fn item(&mut self, list: &str, path: &str, item: &Value, depth: usize) {
        let why = rules::of_item(list, path, item);
        match item {
            Value::Object(fields) => {
                let id = fields.get("id").and_then(Value::as_str);
                self.entry(depth, id.unwrap_or("item"), why);
                self.nested(list, path, item, depth + 1);
            }
            item => {
                let text = words_of(item);
                let why = why.or_else(|| self.names(&text));
                self.entry(depth, &indented(&text, depth), why);
            }
        }
    }

    fn names(&self, text: &str) -> Option<&'static str> {
        self.people
            .are_named_in(text)
            .then_some("names somebody else")
    }

    fn entry(&mut self, depth: usize, text: &str, why: Option<&'static str>) {
        let indent = "  ".repeat(depth);
        let mark = match why {
            Some(why) => {
                self.marks += 1;
                format!(" — **Decide:** {why}")
            }
            None => String::new(),
        };
        self.line(&format!("{indent}- {text}{mark}"));
    }

    /// A passage of prose, as a quotation.
    fn passage(&mut self, passage: &Value) {
        let text = passage["markdown"].as_str().unwrap_or_default();
        if text.is_empty() {
            return;
        }
        self.line("");
        if passage["marker"] == "{.coach-only}" {
            self.decide("marked as coach-only");
        }
        if self.people.are_named_in(text) {
            self.decide("this text names somebody else");
        }
        for line in text.lines() {
            self.line(&format!("> {line}"));
        }
        self.line("");
    }

    pub(super) fn finish(self) -> ReviewDocument {
        ReviewDocument {
            text: self.out,
            marks: self.marks,
        }
    }
}

fn join(path: &str, field: &str) -> String {
    match path {
        "" => field.to_owned(),
        path => format!("{path}.{field}"),
    }
}

fn words_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        value => value.to_string(),
    }
}

/// A text of several lines, so that it stays in its list item.
fn indented(text: &str, depth: usize) -> String {
    text.replace('\n', &format!("\n{}", "  ".repeat(depth + 1)))
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '`'], " ")
}
