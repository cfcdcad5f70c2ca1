//! Prepares a report's JSON for the templates, which do not validate it.
//!
//! Whatever a record contains, the result can be drawn: known characters, no skipped heading levels, complete tables,
//! charts in print colours. Must not drop a word.

use serde_json::{Map, Value, json};

use super::chart::{ratio, styled};
use super::direction::right_to_left;
use super::node::{field, heading_level, nodes};
use super::sanitize::{clean, line};

/// A depth that no report reaches.
const DEEP: usize = 2000;

/// The pictures and charts that can be drawn.
pub(super) struct DrawableFiles<'a> {
    place: &'a dyn Fn(&str) -> Option<String>,
    chart: &'a dyn Fn(&str) -> bool,
    look: Value,
}

impl DrawableFiles<'_> {
    /// A picture with its path in `at`, or its description instead.
    pub(super) fn picture(&self, mut picture: Value) -> Value {
        let name = picture
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        match (self.place)(name) {
            Some(place) => {
                picture["at"] = json!(place);
                picture
            }
            None => json!({ "t": "s", "s": picture.get("alt").cloned().unwrap_or_default() }),
        }
    }

    /// Replaces the SVG of `holder` by one in print colours and adds its height-to-width ratio; null if it cannot be
    /// drawn.
    fn draw(&self, holder: &mut Value) {
        let svg = holder
            .get("svg")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let drawn = ((self.chart)(svg) && !svg.is_empty()).then(|| styled(&clean(svg), &self.look));
        holder["ratio"] = json!(drawn.as_deref().map_or(1.0, ratio));
        holder["svg"] = json!(drawn);
    }
}

/// Returns `data` in the form that templates use. `place` finds a picture by its name, `chart` says whether a chart can
/// be drawn; `families` are tried after those named in the data.
pub(super) fn prepared(
    data: &Value,
    families: &[String],
    place: impl Fn(&str) -> Option<String>,
    chart: impl Fn(&str) -> bool,
) -> Value {
    let mut out = tidy("", data, 0);
    if !out.is_object() {
        out = json!({});
    }
    for name in ["title", "subject", "running"] {
        if !out[name].is_string() {
            out[name] = json!("");
        }
    }
    if !out["words"].is_object() {
        out["words"] = json!({});
    }
    let tongue = out["lang"].as_str().unwrap_or_default();
    let known = tongue.split('-').next().is_some_and(|part| {
        matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    if !known {
        out["lang"] = json!("en");
    }
    out["look"] = look(data.get("look"), families);
    let files = DrawableFiles {
        place: &place,
        chart: &chart,
        look: out["look"].clone(),
    };
    if out.get("logo").is_some_and(Value::is_object) {
        let logo = files.picture(out["logo"].take());
        out["logo"] = if logo.get("at").is_some() {
            logo
        } else {
            Value::Null
        };
    }
    for name in ["practice", "mark", "logo"] {
        out[name] = out[name].take();
    }
    out["head"] = json!({
        "practice": cut(&out["practice"], 70),
        "running": cut(&out["running"], 90),
        "mark": cut(&out["mark"], 40),
    });
    field(&mut out, "facts");
    field(&mut out, "made_from");
    for section in field(&mut out, "sections")
        .iter_mut()
        .filter(|section| section.is_object())
    {
        let mut level = 2;
        let blocks = field(section, "blocks");
        blocks.retain(Value::is_object);
        blocks.retain_mut(|block| fit(block, &mut level, &files));
    }
    let longest = longest(&words(&out));
    out["right_to_left"] = right_to_left(&out);
    out["long"] = json!({"cells": longest >= 17, "lines": longest >= 31});
    out
}

/// The length of the longest word, in characters; theme.typ defines which spaces end a word.
fn longest(text: &str) -> usize {
    let ends = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    let lengths = text.split(ends).map(|word| word.chars().count());
    lengths.max().unwrap_or_default()
}

/// Shortens a text to fit the page header; the first page shows the full text.
fn cut(text: &Value, most: usize) -> Value {
    match text.as_str() {
        Some(text) if text.chars().count() > most => {
            json!(text.chars().take(most).chain(['…']).collect::<String>())
        }
        _ => text.clone(),
    }
}

/// Normalises a block; false if nothing of it is left.
fn fit(block: &mut Value, level: &mut u64, files: &DrawableFiles<'_>) -> bool {
    let kind = block
        .get("t")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    match kind.as_str() {
        "heading" => {
            let text = block
                .get("text")
                .and_then(Value::as_str)
                .unwrap_or_default();
            if text.trim().is_empty() {
                return false;
            }
            let requested = block.get("level").and_then(Value::as_u64).unwrap_or(3);
            *level = heading_level(requested, *level);
            block["level"] = json!(*level);
        }
        "table" => return table(block),
        "chart" => {
            files.draw(block);
            field(block, "legend")
                .iter_mut()
                .for_each(|sign| files.draw(sign));
        }
        "prose" => {
            // A body has its own heading levels; headings after it continue from the block's.
            let mut within = *level;
            nodes(field(block, "nodes"), &mut within, files, 0);
            *level = within;
        }
        "" => return false,
        _ => {}
    }
    true
}

/// Gives every row one cell per column.
fn table(block: &mut Value) -> bool {
    let wide = field(block, "columns").len();
    for row in field(block, "rows") {
        field(row, "cells").resize(wide.saturating_sub(1), json!(""));
    }
    wide > 0
}

/// Cleans all strings; leaves out the HTML of prose.
fn tidy(key: &str, value: &Value, depth: usize) -> Value {
    match value {
        Value::String(text) => json!(match key {
            "svg" => text.clone(),
            // These texts keep their line breaks.
            "text" | "s" | "texts" | "comment" | "because" | "was" | "now" => clean(text),
            _ => line(text),
        }),
        Value::Array(values) if depth < DEEP => values
            .iter()
            .map(|value| tidy(key, value, depth + 1))
            .collect(),
        Value::Object(fields) if depth < DEEP => {
            let kept = fields.iter().filter(|(name, _)| *name != "html");
            Value::Object(
                kept.map(|(name, value)| (name.clone(), tidy(name, value, depth + 1)))
                    .collect::<Map<_, _>>(),
            )
        }
        Value::Array(_) | Value::Object(_) => Value::Null,
        other => other.clone(),
    }
}

/// The look, with built-in values for settings that are invalid.
fn look(asked: Option<&Value>, families: &[String]) -> Value {
    let text = |name: &str| {
        asked
            .and_then(|look| look.get(name))
            .and_then(Value::as_str)
    };
    let colour = |name: &str, own: &str| {
        let fits = |text: &&str| {
            let digits = text.strip_prefix('#').unwrap_or_default();
            digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        json!(text(name).filter(fits).unwrap_or(own))
    };
    let fonts = asked
        .and_then(|look| look.get("fonts"))
        .and_then(Value::as_array);
    let mut fonts: Vec<Value> = fonts
        .into_iter()
        .flatten()
        .filter(|font| font.is_string())
        .cloned()
        .collect();
    for family in families {
        if !fonts.iter().any(|font| font == family) {
            fonts.push(json!(family));
        }
    }
    let paper = text("paper").filter(|paper| matches!(*paper, "a4" | "us-letter"));
    json!({
        "paper": paper.unwrap_or("a4"),
        "accent": colour("accent", "#2f5d62"),
        "wash": colour("wash", "#f4f4f4"),
        "fonts": fonts,
    })
}

/// All text of a prepared report: the text for which the fonts must have glyphs.
pub(super) fn words(prepared: &Value) -> String {
    let mut out = String::new();
    collect("", prepared, &mut out);
    out
}

fn collect(key: &str, value: &Value, out: &mut String) {
    match value {
        Value::String(svg) if key == "svg" => out.push_str(&svg_words(svg)),
        Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Array(values) => values.iter().for_each(|value| collect(key, value, out)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| collect(name, value, out)),
        _ => {}
    }
}

/// The text of an SVG between its tags, one line each.
pub(super) fn svg_words(svg: &str) -> String {
    let mut out = String::new();
    for part in svg.split('<').skip(1) {
        let text = part.split_once('>').map_or("", |(_, text)| text).trim();
        let style = part.starts_with("style") || part.starts_with('!') || part.starts_with('?');
        if !style && !text.is_empty() {
            let plain = [
                ("&lt;", "<"),
                ("&gt;", ">"),
                ("&quot;", "\""),
                ("&#39;", "'"),
                ("&amp;", "&"),
            ];
            let text = plain
                .iter()
                .fold(text.to_owned(), |text, (coded, c)| text.replace(coded, c));
            out.push_str(&text);
            out.push('\n');
        }
    }
    out
}
