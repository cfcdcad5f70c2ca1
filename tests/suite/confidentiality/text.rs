//! A portal as an attacker reads it: every byte, and the text behind the markup.

use std::collections::HashSet;

use crate::page_text::page_text;
use coachgen::pipeline::Portal;

/// The texts of one portal, for searching.
pub struct Pages {
    /// Path, bytes, and text without tags and with entities decoded.
    files: Vec<(String, String, String)>,
    /// The canaries, numbers and dates in any of the files; searching every text for each would take minutes.
    marks: HashSet<String>,
}

impl Pages {
    pub fn of(portal: &Portal) -> Pages {
        let files = portal.tree.files.iter().map(|(path, bytes)| {
            let raw = page_text(bytes).to_lowercase();
            // With and without a gap in place of a tag: a tag can split a word, or join two.
            let said = if path.ends_with(".html") {
                visible_text(&raw, "") + "\n" + &visible_text(&raw, " ")
            } else {
                String::new()
            };
            (path.to_lowercase(), raw, said)
        });
        let files: Vec<(String, String, String)> = files.collect();
        let mut marks = HashSet::new();
        for text in files.iter().flat_map(|(path, raw, said)| [path, raw, said]) {
            collect_marks(text, &mut marks);
        }
        Pages { files, marks }
    }

    /// The file that contains `needle`, in any form.
    pub fn file_with(&self, needle: &str) -> Option<&str> {
        self.find(needle, false)
    }

    /// The page on which a person reads `needle`.
    pub fn page_with(&self, needle: &str) -> Option<&str> {
        self.find(needle, true)
    }

    fn find(&self, needle: &str, said_only: bool) -> Option<&str> {
        let needle = needle.to_lowercase();
        let mark = (needle.ends_with("quail") && needle.len() == 12)
            || needle.starts_with(|c: char| c.is_ascii_digit());
        if mark && !self.marks.contains(&needle) {
            return None;
        }
        let found = self.files.iter().find(|(path, raw, said)| {
            contains(said, &needle)
                || !said_only && [path, raw].iter().any(|text| contains(text, &needle))
        });
        found.map(|(path, _, _)| path.as_str())
    }
}

/// The canaries in the paths and bytes of a portal. It does not find one that a tag splits, as [`Pages`] does.
pub fn canaries_in(portal: &Portal) -> HashSet<String> {
    let mut found = HashSet::new();
    for (path, bytes) in &portal.tree.files {
        for text in [path.as_bytes(), bytes] {
            let text = String::from_utf8_lossy(text).to_lowercase();
            collect_canaries(&text, &mut found);
        }
    }
    found
}

fn collect_canaries(text: &str, found: &mut HashSet<String>) {
    for (at, _) in text.match_indices("zq") {
        found.extend(text.get(at..at + 12).map(str::to_owned));
    }
}

/// Adds every canary of a text, every number, and every date such as `2013-02-19` or `19 February 2013`.
fn collect_marks(text: &str, marks: &mut HashSet<String>) {
    collect_canaries(text, marks);
    let bytes = text.as_bytes();
    let figures = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut at = 0;
    while at < bytes.len() {
        let end = figures(at);
        if end == at {
            at += 1;
            continue;
        }
        marks.insert(text[at..end].to_owned());
        let iso = figures(figures(end + 1) + 1);
        let letters = bytes[end..]
            .iter()
            .take(16)
            .skip(1)
            .take_while(|byte| byte.is_ascii_lowercase())
            .count();
        let long = figures(end + letters + 2);
        // A thousands separator of one or two bytes.
        let grouped = [figures(end + 1), figures(end + 2)];
        for stop in [iso, long].into_iter().chain(grouped) {
            if stop > end && stop - at < 24 {
                marks.extend(text.get(at..stop).map(str::to_owned));
            }
        }
        at = end;
    }
}

/// Whether `text` contains `needle`, and not as part of a longer number.
fn contains(text: &str, needle: &str) -> bool {
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let edges = (needle.chars().next(), needle.chars().next_back());
    text.match_indices(needle).any(|(at, _)| {
        let before = figure(edges.0) && figure(text[..at].chars().next_back());
        let after = figure(edges.1) && figure(text[at + needle.len()..].chars().next());
        !before && !after
    })
}

/// The words of a page: without tags, but with the attributes that a screen reader reads; with entities decoded and
/// white space collapsed.
fn visible_text(html: &str, gap: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        for name in ["alt=\"", "title=\"", "aria-label=\""] {
            if let Some(start) = rest[at..end]
                .find(name)
                .map(|found| at + found + name.len())
            {
                let value = &rest[start..end];
                out.push(' ');
                out.push_str(&value[..value.find('"').unwrap_or(value.len())]);
                out.push(' ');
            }
        }
        out.push_str(gap);
        rest = &rest[end..];
    }
    out.push_str(rest);
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("\u{a0}", " "),
        ("&amp;", "&"),
    ];
    let decoded = pairs
        .into_iter()
        .fold(out, |text, (from, to)| text.replace(from, to));
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}
