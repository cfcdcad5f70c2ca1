//! The examples in a rule's page, which the tests run.
//!
//! An example is one or more fenced blocks. The words after the fence describe the block:
//!
//! - `yaml bad PATH`: fields that replace those with the same name in the front matter of PATH; if the file does not
//!   exist, it is created with them. In coachgen.yaml they replace its sections.
//! - `markdown bad PATH`, `html bad PATH`: a whole file; with the word `body`, the part after its front matter.
//! - `diff bad PATH`: single lines of a file; each `-` line is removed, and the `+` lines after it are inserted in
//!   its place.
//! - `good` instead of `bad` for an example without findings; `and` for a further block of the same example.
//! - `today=DATE` for another date than 1 October 2026, `without=PATH,PATH` for records to remove (a folder means
//!   everything in it), `files=PATH,PATH` for attachments to add: a picture of one dot if the name ends in `.png` (a
//!   large one for `large.png`), else the beginning of a PDF.
//! - `tracked=PATH,PATH` for files that git tracks; a finding about them is in the first line of the first.
//! - `approved=PATH` for a record that the client approved, on 1 July 2026 and for every sponsor, before anything was
//!   changed.
//!
//! A field with `…` below it keeps its value. Its line can still be marked, and so can any of its lines that is
//! written between two `…` lines.
//!
//! A line that ends in `# ←` or `<!-- ← -->` is the location of the finding; the mark is not part of the file.

use chrono::NaiveDate;
use coachgen::source::{Memory, split};

/// One example: what it changes in the sound engagement, and where the findings are.
pub struct Example {
    pub good: bool,
    pub today: NaiveDate,
    pub without: Vec<String>,
    pub files: Vec<String>,
    /// The files that git tracks.
    pub tracked: Vec<String>,
    /// The record that the client approved, for every sponsor, before anything was changed.
    pub approved: Option<String>,
    pub blocks: Vec<Block>,
}

/// One fenced block.
pub struct Block {
    pub path: String,
    pub sort: Sort,
    /// Its lines without marks.
    pub lines: Vec<String>,
    /// The indices of the marked lines, from 0.
    pub marked: Vec<usize>,
}

/// What a block replaces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Fields,
    Body,
    Whole,
    Lines,
}

/// The examples of a page, in order.
pub fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let words: Vec<&str> = info.split_whitespace().collect();
        let inside: Vec<&str> = lines
            .by_ref()
            .take_while(|line| !line.starts_with("```"))
            .collect();
        let good = words.contains(&"good");
        if !good && !words.contains(&"bad") {
            continue;
        }
        let block = Block::parse(&words, &inside);
        if words.contains(&"and") {
            examples
                .last_mut()
                .expect("an example to go on with")
                .blocks
                .push(block);
            continue;
        }
        let option = |name: &str| words.iter().find_map(|word| word.strip_prefix(name));
        let list = |name: &str| -> Vec<String> {
            let paths = option(name).into_iter().flat_map(|list| list.split(','));
            paths.map(str::to_owned).collect()
        };
        examples.push(Example {
            good,
            today: option("today=")
                .unwrap_or("2026-10-01")
                .parse()
                .expect("a date"),
            without: list("without="),
            files: list("files="),
            tracked: list("tracked="),
            approved: option("approved=").map(str::to_owned),
            blocks: vec![block],
        });
    }
    examples
}

impl Block {
    fn parse(words: &[&str], inside: &[&str]) -> Block {
        let path = words
            .iter()
            .find(|word| {
                [".md", ".yaml", ".html", ".css"]
                    .iter()
                    .any(|end| word.ends_with(end))
            })
            .filter(|word| !word.contains('='))
            .expect("a block names its file");
        let sort = match words[0] {
            "yaml" if path.ends_with(".yaml") && *path != "coachgen.yaml" => Sort::Whole,
            "yaml" => Sort::Fields,
            "diff" => Sort::Lines,
            _ if words.contains(&"body") => Sort::Body,
            _ => Sort::Whole,
        };
        let mut block = Block {
            path: (*path).to_owned(),
            sort,
            lines: Vec::new(),
            marked: Vec::new(),
        };
        for (place, line) in inside.iter().enumerate() {
            match line.split_once('←') {
                Some((text, _)) => {
                    block.marked.push(place);
                    let text = text.trim_end();
                    let text = text
                        .strip_suffix("<!--")
                        .or(text.strip_suffix('#'))
                        .unwrap_or(text);
                    block.lines.push(text.trim_end().to_owned());
                }
                None => block.lines.push((*line).to_owned()),
            }
        }
        block
    }
}

impl Example {
    /// Applies the example to the sound practice; returns the path and line (from 1) of each mark.
    pub fn apply(&self, tree: &mut Memory, folder: &str) -> Vec<(String, usize)> {
        let gone: Vec<String> = tree
            .paths()
            .filter(|path| {
                let path = path.strip_prefix(folder).unwrap_or(path);
                self.without
                    .iter()
                    .any(|out| path == out || path.starts_with(&format!("{out}/")))
            })
            .map(str::to_owned)
            .collect();
        for path in gone {
            tree.remove(&path);
        }
        for file in &self.files {
            let bytes = match file.as_str() {
                "large.png" => large_png(),
                file if file.ends_with(".png") => DOT.to_vec(),
                _ => PDF.to_vec(),
            };
            tree.put(format!("{folder}{file}"), bytes);
        }
        let mut marks = Vec::new();
        if let Some(first) = self.tracked.first().filter(|_| !self.good) {
            marks.push((first.clone(), 1));
        }
        for block in &self.blocks {
            let path = match block.path.as_str() {
                path if path == "coachgen.yaml" || path.starts_with("templates/") => {
                    path.to_owned()
                }
                path => format!("{folder}{path}"),
            };
            let old = tree
                .get(&path)
                .map(|bytes| String::from_utf8(bytes.to_vec()).expect("UTF-8"));
            let (text, places) = block.apply_to(old.as_deref());
            marks.extend(places.into_iter().map(|line| (path.clone(), line)));
            tree.put(path, text);
        }
        marks.sort();
        marks
    }
}

impl Block {
    /// The new text of a file, and the marked lines in it.
    fn apply_to(&self, old: Option<&str>) -> (String, Vec<usize>) {
        let number = |line: usize| self.marked.iter().map(|place| place + line + 1).collect();
        match (self.sort, old) {
            (Sort::Whole, _) => (joined(&self.lines), number(0)),
            (Sort::Body, Some(old)) => {
                let front = split(old).expect("front matter");
                let head = &old[..front.body.start];
                (
                    format!("{head}{}", joined(&self.lines)),
                    number(head.lines().count()),
                )
            }
            (Sort::Lines, old) => self.apply_lines(old.expect("a file whose lines change")),
            (Sort::Body, None) => panic!("no front matter for the body of {}", self.path),
            (Sort::Fields, old) if self.path == "coachgen.yaml" => {
                self.apply_fields(old.unwrap_or(""), "", "")
            }
            (Sort::Fields, Some(old)) => {
                let front = split(old).expect("front matter");
                self.apply_fields(
                    &old[front.yaml.clone()],
                    &old[..front.yaml.start],
                    &old[front.yaml.end..],
                )
            }
            (Sort::Fields, None) => self.apply_fields("", "---\n", "---\n"),
        }
    }

    /// Replaces single lines.
    fn apply_lines(&self, old: &str) -> (String, Vec<usize>) {
        let mut lines: Vec<(String, bool)> =
            old.lines().map(|line| (line.to_owned(), false)).collect();
        let mut at = 0;
        for (place, line) in self.lines.iter().enumerate() {
            let (sign, line) = line.split_at_checked(1).expect("a sign before each line");
            if sign == "+" {
                lines.insert(at, (line.to_owned(), self.marked.contains(&place)));
                at += 1;
                continue;
            }
            let found = lines[at..].iter().position(|(old, _)| old == line);
            at += found.unwrap_or_else(|| panic!("{} has no line {line:?}", self.path));
            match sign {
                "-" => drop(lines.remove(at)),
                _ => at += 1,
            }
        }
        let marks = (1..).zip(&lines).filter(|(_, (_, marked))| *marked);
        let marks = marks.map(|(number, _)| number).collect();
        let text: Vec<String> = lines.into_iter().map(|(line, _)| line).collect();
        (joined(&text), marks)
    }

    /// Replaces each field with the one of the same name in the block; adds fields that do not exist at the end.
    fn apply_fields(&self, yaml: &str, before: &str, after: &str) -> (String, Vec<usize>) {
        let mut groups: Vec<Vec<(String, bool)>> = Vec::new();
        for line in yaml.lines() {
            push_line(&mut groups, line.to_owned(), false);
        }
        let mut new: Vec<Vec<(String, bool)>> = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            push_line(&mut new, line.clone(), self.marked.contains(&place));
        }
        for group in new {
            let name = field_name(&group[0].0);
            let old = groups
                .iter_mut()
                .find(|old| name.is_some() && field_name(&old[0].0) == name);
            match old {
                Some(old) if group.iter().any(|(line, _)| line.trim() == "…") => {
                    mark(old, &group)
                }
                Some(old) => *old = group,
                None => groups.push(group),
            }
        }
        let lines: Vec<(String, bool)> = groups.into_iter().flatten().collect();
        let head = before.lines().count();
        let marks = lines
            .iter()
            .enumerate()
            .filter(|(_, (_, marked))| *marked)
            .map(|(place, _)| head + place + 1)
            .collect();
        let text: Vec<String> = lines.into_iter().map(|(line, _)| line).collect();
        (format!("{before}{}{after}", joined(&text)), marks)
    }
}

/// Marks lines of a field that keeps its value.
fn mark(old: &mut [(String, bool)], group: &[(String, bool)]) {
    for (line, marked) in group.iter().filter(|(line, _)| line.trim() != "…") {
        let name = |line: &str| field_name(line).map(str::to_owned);
        let same = |old: &str| old == line || (name(line).is_some() && name(old) == name(line));
        let place = old.iter().position(|(old, _)| same(old));
        old[place.expect("a line of the field")].1 = *marked;
    }
}

fn push_line(groups: &mut Vec<Vec<(String, bool)>>, line: String, marked: bool) {
    match groups.last_mut() {
        Some(group) if field_name(&line).is_none() => group.push((line, marked)),
        _ => groups.push(vec![(line, marked)]),
    }
}

/// The name of a top-level field.
fn field_name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    (!name.is_empty() && !name.starts_with([' ', '#', '-', '\t'])).then_some(name)
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

const PDF: &[u8] = b"%PDF-1.7\n";

/// A picture of one grey dot.
const DOT: &[u8] = b"\
    \x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\
    \x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\xda\x63\x68\x00\x00\x00\
    \x82\x00\x81\xda\x45\x08\x3b\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// A picture of 150 KiB: noise, which cannot be compressed.
fn large_png() -> Vec<u8> {
    let mut state = 1_u32;
    let noise = (0..200 * 256 * 3).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    });
    let noise: Vec<u8> = noise.collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 256, 200);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a picture");
    writer.write_image_data(&noise).expect("a picture");
    writer.finish().expect("a picture");
    bytes
}
