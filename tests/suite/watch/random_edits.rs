//! Random changes of a practice on disk: edits, breakages, renames, deletions and repairs. A seed makes them
//! repeatable.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{copy, files};

/// The practice that is changed.
pub struct RandomEdits {
    root: PathBuf,
    /// The original content of every file.
    first: BTreeMap<String, Vec<u8>>,
    chance: u64,
    last: String,
    done: BTreeMap<&'static str, usize>,
}

type Step = (&'static str, fn(&mut RandomEdits) -> Vec<String>);

const STEPS: [Step; 19] = [
    ("a line more", |walk| {
        walk.edit(|text| text + "\nAnd one more line, on reflection.\n")
    }),
    ("another line more", |walk| {
        walk.edit(|text| text + "\n- a point\n- [a link](engagement.md)\n")
    }),
    ("a date that is none", |walk| {
        walk.edit(|text| text.replacen("2026", "20x6", 1))
    }),
    ("a word for another", |walk| {
        walk.edit(|text| text.replacen(" the ", " that ", 1))
    }),
    ("front matter without end", |walk| {
        walk.edit(|text| text.replacen("\n---\n", "\n--\n", 1))
    }),
    ("cut short", |walk| {
        walk.edit(|text| text.chars().take(text.len() / 2).collect())
    }),
    ("emptied", |walk| walk.edit(|_| String::new())),
    ("no text", |walk| {
        walk.write_bytes(b"---\nkind: session\n\xff\xfe---\n")
    }),
    ("removed", RandomEdits::remove),
    ("renamed", RandomEdits::rename),
    (
        "an agreement of another name",
        RandomEdits::rename_agreement,
    ),
    ("back as it was", RandomEdits::restore),
    ("back as it was, again", RandomEdits::restore),
    ("back as it was, and again", RandomEdits::restore),
    ("an engagement renamed", RandomEdits::rename_engagement),
    ("an engagement copied", RandomEdits::copy_engagement),
    ("an engagement removed", RandomEdits::remove_engagement),
    ("coachgen.yaml", RandomEdits::practice),
    ("a template", RandomEdits::template),
];

impl RandomEdits {
    pub fn new(root: &Path, seed: u64) -> RandomEdits {
        RandomEdits {
            root: root.to_path_buf(),
            first: files(root),
            chance: seed,
            last: String::new(),
            done: BTreeMap::new(),
        }
    }

    /// Makes one change; returns the paths that the system would report.
    pub fn step(&mut self) -> BTreeSet<String> {
        let (name, step) = *self.pick(&STEPS);
        let paths = step(self);
        self.last = format!("{name}: {paths:?}");
        *self.done.entry(name).or_default() += 1;
        paths.into_iter().collect()
    }

    /// Removes what keeps the whole practice from being built.
    pub fn repair(&mut self) -> BTreeSet<String> {
        let _ = fs::remove_dir_all(self.root.join("templates"));
        fs::write(
            self.root.join("coachgen.yaml"),
            &self.first["coachgen.yaml"],
        )
        .unwrap();
        ["coachgen.yaml".to_owned(), "templates".to_owned()].into()
    }

    pub fn last(&self) -> &str {
        &self.last
    }

    pub fn done(&self) -> &BTreeMap<&'static str, usize> {
        &self.done
    }

    fn next(&mut self) -> usize {
        self.chance = self
            .chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.chance >> 33).unwrap()
    }

    fn pick<'p, T>(&mut self, from: &'p [T]) -> &'p T {
        &from[self.next() % from.len()]
    }

    fn record(&mut self) -> Option<String> {
        let all: Vec<String> = files(&self.root)
            .into_keys()
            .filter(|path| path.ends_with(".md"))
            .collect();
        (!all.is_empty()).then(|| self.pick(&all).clone())
    }

    fn edit(&mut self, change: impl Fn(String) -> String) -> Vec<String> {
        let Some(path) = self.record() else {
            return Vec::new();
        };
        if let Ok(text) = fs::read_to_string(self.root.join(&path)) {
            fs::write(self.root.join(&path), change(text)).unwrap();
        }
        vec![path]
    }

    fn write_bytes(&mut self, bytes: &[u8]) -> Vec<String> {
        let Some(path) = self.record() else {
            return Vec::new();
        };
        fs::write(self.root.join(&path), bytes).unwrap();
        vec![path]
    }

    fn remove(&mut self) -> Vec<String> {
        let Some(path) = self.record() else {
            return Vec::new();
        };
        fs::remove_file(self.root.join(&path)).unwrap();
        vec![path]
    }

    /// Renames the agreement, as a careless user or a sync program does; and back.
    fn rename_agreement(&mut self) -> Vec<String> {
        const NAMES: [&str; 5] = [
            "engagement.md",
            "Engagement.md",
            "engagement.md.txt",
            "engagement (1).md",
            "agreement.md",
        ];
        let all: Vec<String> = files(&self.root)
            .into_keys()
            .filter(|path| NAMES.iter().any(|name| path.ends_with(&format!("/{name}"))))
            .collect();
        if all.is_empty() {
            return Vec::new();
        }
        let path = self.pick(&all).clone();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let to = format!("{folder}/{}", self.pick(&NAMES));
        fs::rename(self.root.join(&path), self.root.join(&to)).unwrap();
        vec![path, to]
    }

    fn rename(&mut self) -> Vec<String> {
        let Some(path) = self.record() else {
            return Vec::new();
        };
        let to = match path.strip_suffix("-moved.md") {
            Some(stem) => format!("{stem}.md"),
            None => path.replace(".md", "-moved.md"),
        };
        fs::rename(self.root.join(&path), self.root.join(&to)).unwrap();
        vec![path, to]
    }

    /// Restores the original content of a file, preferably of a broken one.
    fn restore(&mut self) -> Vec<String> {
        let now = files(&self.root);
        let broken = |(path, bytes): &(&String, &Vec<u8>)| now.get(*path) != Some(bytes);
        let broken: Vec<String> = self
            .first
            .iter()
            .filter(broken)
            .map(|(path, _)| path.clone())
            .collect();
        if broken.is_empty() {
            return Vec::new();
        }
        let path = self.pick(&broken).clone();
        fs::create_dir_all(self.root.join(&path).parent().unwrap()).unwrap();
        fs::write(self.root.join(&path), &self.first[&path]).unwrap();
        vec![path]
    }

    fn engagements(&self) -> Vec<String> {
        let all = files(&self.root).into_keys();
        let mut all: Vec<String> = all
            .filter_map(|path| path.strip_suffix("/engagement.md").map(str::to_owned))
            .collect();
        all.dedup();
        all
    }

    fn rename_engagement(&mut self) -> Vec<String> {
        let all = self.engagements();
        if all.is_empty() {
            return Vec::new();
        }
        let from = self.pick(&all).clone();
        let to = format!("named-{}", self.next() % 1_000);
        if self.root.join(&to).exists() {
            return Vec::new();
        }
        fs::rename(self.root.join(&from), self.root.join(&to)).unwrap();
        vec![from, to]
    }

    fn copy_engagement(&mut self) -> Vec<String> {
        let all = self.engagements();
        if all.is_empty() || all.len() > 8 {
            return Vec::new();
        }
        let from = self.pick(&all).clone();
        // Sometimes with the same name in another folder, which changes what both are called.
        let name = from.rsplit('/').next().unwrap();
        let to = match self.next() % 2 {
            0 => format!("archive/{name}"),
            _ => format!("copied-{}", self.next() % 1_000),
        };
        if self.root.join(&to).exists() {
            return Vec::new();
        }
        copy(&self.root.join(&from), &self.root.join(&to));
        vec![to]
    }

    fn remove_engagement(&mut self) -> Vec<String> {
        let all = self.engagements();
        if all.len() < 4 {
            return Vec::new();
        }
        let path = self.pick(&all).clone();
        fs::remove_dir_all(self.root.join(&path)).unwrap();
        vec![path]
    }

    fn practice(&mut self) -> Vec<String> {
        let first = String::from_utf8(self.first["coachgen.yaml"].clone()).unwrap();
        let text = match self.next() % 4 {
            0 => format!("{first}\n  broken: [\n"),
            1 => format!("{first}\naccent: \"#205080\"\n").replacen(
                "accent:",
                "# accent:",
                usize::from(first.contains("accent:")),
            ),
            2 => format!("{first}\nrules:\n  agenda-size: off\n").replacen(
                "rules:",
                "# rules:",
                usize::from(first.contains("rules:")),
            ),
            _ => first,
        };
        fs::write(self.root.join("coachgen.yaml"), text).unwrap();
        vec!["coachgen.yaml".to_owned()]
    }

    fn template(&mut self) -> Vec<String> {
        let path = [
            "templates/session.html",
            "templates/practice.html",
            "templates/desk.css",
        ][self.next() % 3];
        let file = self.root.join(path);
        if file.exists() {
            fs::remove_file(file).unwrap();
        } else {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            let broken = "{% extends \"layout.html\" %}{% block content %}{{ page.nothing_of_this_name }}{% endblock %}";
            fs::write(
                file,
                if path.ends_with(".css") {
                    "p { color: teal }"
                } else {
                    broken
                },
            )
            .unwrap();
        }
        vec![path.to_owned()]
    }
}
