//! A canary in every field and every sort of passage, and the hand-written table of who may see it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use coachgen::model::Model;
use coachgen::policy::Policy;
use coachgen::reader::{Party, Reader};
use coachgen::record::value::Language;
use coachgen::source::Memory;
use coachgen::words::Words;

use super::folder::{Bench, Folder, findings, portal, sponsor};
use super::generated::{Canary, Most, Sort, early, generated};
use super::leaves;
use super::text::Pages;

/// What stands in `expected.txt` for one path: client and sponsor, late and early.
pub type Row = [bool; 4];

/// The hand-written table.
pub fn expected() -> BTreeMap<String, Row> {
    let lines = include_str!("expected.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let row = |line: &str| {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [path, a, b, c, d] = parts[..] else {
            panic!("{line}")
        };
        let sees = |word: &str| match word {
            "y" => true,
            "n" => false,
            other => panic!("{path}: {other}"),
        };
        (path.to_owned(), [sees(a), sees(b), sees(c), sees(d)])
    };
    lines.map(row).collect()
}

/// A canary with what each reader of the table should get of it.
pub struct Placed {
    pub canary: Canary,
    pub path: String,
    pub row: Row,
}

/// The canary engagement, late and early, and what to expect of it.
pub struct Aviary {
    pub bench: Bench,
    pub late: Folder,
    pub early: Folder,
    pub placed: Vec<Placed>,
}

pub fn model(folder: &Folder) -> Model {
    let (memory, files): (Memory, _) = folder.tree();
    let mut diags = Vec::new();
    let model = coachgen::model::load(&memory, &files, "engagement", &mut diags);
    let forbids: Vec<_> = diags.iter().filter(|diag| diag.forbids()).collect();
    assert!(forbids.is_empty(), "{forbids:?}");
    model
}

impl Aviary {
    pub fn new() -> Aviary {
        let (late, canaries) = generated();
        let model = model(&late);
        let mut paths: BTreeMap<String, String> = BTreeMap::new();
        for (path, values) in leaves::values(&model) {
            // An id belongs where it is given, not where it is referred to.
            let given = |value: &String| !value.starts_with("zq") || path.ends_with(".id");
            paths.extend(
                values
                    .into_iter()
                    .filter(given)
                    .map(|value| (value, path.clone())),
            );
        }
        let kind = |file: &str| {
            let record = model
                .records
                .iter()
                .find(|record| record.path == file)
                .expect("a record");
            record.kind.word()
        };
        let table = expected();
        let place = |canary: Canary| {
            let body = || format!("{}.body", kind(&canary.file));
            let path = paths.get(&canary.text).cloned().unwrap_or_else(body);
            let row = table
                .get(&path)
                .unwrap_or_else(|| panic!("expected.txt lacks {path}"));
            let [a, b, c, d] = *row;
            let (client, sponsors) = (canary.most >= Most::Client, canary.most >= Most::First);
            Placed {
                row: [a && client, b && sponsors, c && client, d && sponsors],
                canary,
                path,
            }
        };
        let placed = canaries.into_iter().map(place).collect();
        let early = early(&late);
        Aviary {
            bench: Bench::new(),
            late,
            early,
            placed,
        }
    }

    /// What is wrong in the portals under a policy, a line for each; empty under the real one.
    pub fn faults(&self, policy: &Policy, parties: &[Party], first: bool) -> Vec<String> {
        let mut faults = self.faults_in(&self.late, 0, policy, parties, first);
        if faults.is_empty() || !first {
            faults.extend(self.faults_in(&self.early, 2, policy, parties, first));
        }
        faults
    }

    /// The same of one engagement, against the column of the table (0 late, 2 early).
    pub fn faults_in(
        &self,
        folder: &Folder,
        column: usize,
        policy: &Policy,
        parties: &[Party],
        first: bool,
    ) -> Vec<String> {
        let mut faults = Vec::new();
        let mut folder = folder.clone();
        self.bench.approve(&mut folder, policy);
        let built = self.bench.build(&folder, policy);
        if built.portals.is_empty() {
            return vec![format!(
                "stopped: {:?}\n{}",
                built.stopped,
                findings(&built)
            )];
        }
        let there = |placed: &&Placed| {
            let bytes = folder.text(&placed.canary.file);
            bytes.contains(&placed.canary.text)
        };
        let placed: Vec<&Placed> = self.placed.iter().filter(there).collect();
        for (offset, reader) in [
            (0, Reader::Client),
            (1, sponsor("Wren Abbot")),
            (1, sponsor("Lark Osei")),
        ] {
            if !parties.contains(&reader.party()) {
                continue;
            }
            let pages = Pages::of(portal(&built, &reader));
            for placed in &placed {
                let second = reader == sponsor("Lark Osei") && placed.canary.most == Most::First;
                let sees = placed.row[column + offset] && !second;
                if let Some(fault) = fault(&pages, &placed.canary, sees) {
                    let Canary {
                        file, line, text, ..
                    } = &placed.canary;
                    let path = &placed.path;
                    faults.push(format!("{reader:?}: {file}:{line} {path} {text} {fault}"));
                    if first {
                        return faults;
                    }
                }
            }
        }
        faults
    }
}

#[test]
#[ignore = "writes the canary portals where a person can look at them: COACHGEN_AVIARY=DIR"]
fn written_out() {
    let aviary = Aviary::new();
    let dir =
        std::path::PathBuf::from(std::env::var_os("COACHGEN_AVIARY").expect("COACHGEN_AVIARY"));
    for (name, folder) in [("late", &aviary.late), ("early", &aviary.early)] {
        let mut folder = folder.clone();
        aviary.bench.approve(&mut folder, &Policy::default());
        for built in aviary.bench.build(&folder, &Policy::default()).portals {
            for (path, bytes) in &built.tree.files {
                let path = dir.join(name).join(&built.folder).join(path);
                std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
                std::fs::write(path, bytes).expect("written");
            }
        }
    }
}

fn fault(pages: &Pages, canary: &Canary, sees: bool) -> Option<String> {
    let forms = forms(canary);
    if sees {
        let found =
            canary.sort == Sort::Fixed || forms.iter().any(|form| pages.says(form).is_some());
        return (!found).then(|| "is on no page".to_owned());
    }
    forms
        .iter()
        .find_map(|form| pages.holds(form))
        .map(|path| format!("LEAKS into {path}"))
}

/// A canary as written and as pages write it.
fn forms(canary: &Canary) -> Vec<String> {
    let mut forms = vec![canary.text.clone()];
    if canary.sort == Sort::Date {
        let date: NaiveDate = canary.text.parse().expect("a date");
        forms.push(Words::of(Language::En).date(date));
    }
    if canary.sort == Sort::Number {
        let (thousands, rest) = canary.text.split_at(canary.text.len() - 3);
        forms.extend([",", "\u{a0}", " ", "."].map(|mark| format!("{thousands}{mark}{rest}")));
    }
    forms
}

#[test]
fn a_reader_gets_what_the_table_says_and_nothing_else() {
    let aviary = Aviary::new();
    let faults = aviary.faults(&Policy::default(), &[Party::Client, Party::Sponsor], false);
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_field_stands_in_the_canary_engagement_and_in_the_table() {
    let (folder, _) = generated();
    let model = model(&folder);
    assert_eq!(
        leaves::unreached(&model).into_iter().collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
    let table = expected();
    for path in leaves::values(&model)
        .keys()
        .filter(|path| path.contains('.'))
    {
        let switch = path.ends_with(".kind") && leaves::field(path).is_none()
            || path.ends_with(".coach_only");
        let free = path.starts_with("engagement.confidentiality.sponsor_sees.");
        assert!(
            switch || free || leaves::field(path).is_some(),
            "no field for {path}"
        );
        assert!(
            switch || free || table.contains_key(path),
            "expected.txt lacks {path}"
        );
    }
    for path in table.keys() {
        assert!(
            leaves::field(path).is_some(),
            "expected.txt has {path}, which is no field"
        );
    }
}

#[test]
fn names_of_files_and_what_pictures_carry_reach_nobody() {
    let aviary = Aviary::new();
    let mut late = aviary.late.clone();
    aviary.bench.approve(&mut late, &Policy::default());
    let built = aviary.bench.build(&late, &Policy::default());
    let of = |reader: &Reader| {
        portal(&built, reader)
            .tree
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("files/"))
            .count()
    };
    assert_eq!(of(&Reader::Client), 4, "picture, client, agenda and final");
    for reader in [Reader::Client, sponsor("Wren Abbot"), sponsor("Lark Osei")] {
        let pages = Pages::of(portal(&built, &reader));
        for path in late.files.keys() {
            let name = path.rsplit('/').next().expect("a name");
            let stem = name.split('.').next().expect("a stem");
            if stem.starts_with("zq") {
                let typed = stem == "zqnotestem" || stem == "zqchemstem";
                assert!(typed || pages.holds(stem).is_none(), "{reader:?}: {stem}");
                assert!(
                    pages.holds(&format!("{stem}.")).is_none(),
                    "{reader:?}: {stem}."
                );
            }
        }
        assert!(
            pages.holds("zqmeta").is_none(),
            "{reader:?} has a picture's metadata"
        );
        assert!(
            pages.holds("zqpixelscoach").is_none() && pages.holds("zqpixelsunlinked").is_none()
        );
        assert!(
            pages.holds("zqpixelspicture").is_some(),
            "{reader:?} lacks a picture"
        );
        assert_eq!(
            pages.holds("zqpixelsclient").is_some(),
            reader == Reader::Client,
            "{reader:?}"
        );
    }
}
